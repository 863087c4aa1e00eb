//! Keys, clicks, pastes and resizes at random, and what holds whatever they were.

use std::collections::HashSet;
use std::sync::Arc;

use baocao::app::layout::Size;
use baocao::app::windows::Window;
use baocao::app::{App, Settings};
use baocao::keys::Mode;
use baocao::keys::{BINDINGS, Code, Event, Key, Mouse, MouseKind};
use baocao::messages::Lang;
use baocao::report::Report;
use baocao::report::json::read_report;
use baocao::search::Index;
use baocao::session::ColourScheme;

use super::common::{app, embedded, press, resize, screen, top};
use super::payloads::PAYLOADS;
use super::template::{poisoned, report};

/// Numbers that look random and are the same every time (`SplitMix64`, Steele and others 2014).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn size(&mut self) -> (u16, u16) {
        match self.below(8) {
            0 => self.pick(&[(0, 0), (1, 1), (65535, 1), (1, 65535), (0, 24), (80, 0)]),
            1 => (self.below(31) as u16, self.below(13) as u16),
            _ => (self.below(200) as u16, self.below(60) as u16),
        }
    }

    /// What happens next: one time in a hundred a new version of the report.
    pub(crate) fn turn(&mut self) -> Turn {
        if self.below(100) == 0 { Turn::NewVersion } else { Turn::Event(self.event()) }
    }

    fn event(&mut self) -> Event {
        const TYPED: [char; 12] =
            ['t', 'h', 'u', 'y', ' ', 'đ', 'ệ', '1', ',', 'n', '\u{301}', '\u{1b}'];
        const EDITING: [Code; 8] = [
            Code::Backspace,
            Code::Delete,
            Code::Left,
            Code::Right,
            Code::Home,
            Code::End,
            Code::Insert,
            Code::F(12),
        ];
        // What opens or begins something, and the letters of bookmarks, which are rare among all keys.
        const OPENING: [char; 10] = [':', 'K', 'D', 'm', '\'', 'v', 'e', 'x', 'a', '/'];
        match self.below(22) {
            20 | 21 => Event::Key(Key::char(self.pick(&OPENING))),
            0..=11 => {
                let binding = &BINDINGS[self.below(BINDINGS.len())];
                Event::Key(self.pick(binding.keys))
            }
            12..=14 => Event::Key(Key::char(self.pick(&TYPED))),
            15 => Event::Key(Key {
                ctrl: self.below(2) == 0,
                alt: self.below(2) == 0,
                ..Key::plain(self.pick(&EDITING))
            }),
            16 | 17 => Event::Mouse(Mouse {
                kind: self.pick(&[
                    MouseKind::Click,
                    MouseKind::Click,
                    MouseKind::Drag,
                    MouseKind::Release,
                    MouseKind::WheelUp,
                    MouseKind::WheelDown,
                ]),
                column: self.pick(&[0, 3, 20, 40, 60, 79, 150, 65535]),
                row: self.pick(&[0, 1, 2, 5, 10, 20, 23, 59, 65535]),
                shift: self.below(2) == 0,
            }),
            18 => Event::Paste(self.pick(&PAYLOADS).0.repeat(self.below(40))),
            _ => {
                let (columns, rows) = self.size();
                Event::Resize { columns, rows }
            }
        }
    }
}

/// What may happen to a running program.
#[derive(Clone, Debug)]
pub(crate) enum Turn {
    Event(Event),
    /// The report's file has been written anew.
    NewVersion,
}

/// Every selection points at something that is there.
pub(crate) fn assert_in_range(app: &App, said: &str) {
    assert!(app.tab() < app.tabs().len(), "{said}");
    let rows = app.reader().page().rows.len();
    assert!(app.reader().top() < rows.max(1), "{said}: row {} of {rows}", app.reader().top());
    assert!(app.reader().visible().end <= rows, "{said}");
    if let Some(finder) = app.finder() {
        let rows = finder.rows(80, 9);
        let selected = rows.iter().any(|row| row.entry() == Some(finder.selected()));
        assert!(rows.is_empty() || selected, "{said}");
    }
    if let Some(marked) = app.marked_entry() {
        assert!(marked < app.outline().entries().len(), "{said}");
    }
    if let Some(found) = app.found() {
        assert!(found.current.is_none_or(|at| at < found.occurrences().len()), "{said}");
    }
    match app.window() {
        Some(Window::Picker(picker)) => {
            assert!(picker.selected() < picker.shown().len().max(1), "{said}");
        }
        Some(Window::Bookmarks(bookmarks)) => {
            let count = bookmarks.entries().len();
            assert!(bookmarks.selected() < count.max(1), "{said}");
        }
        Some(Window::NotePopup(popup)) => {
            assert!(popup.note() < app.report().notes.len(), "{said}");
        }
        _ => {}
    }
    for (node, chars) in app.reader().selection().iter().flat_map(|it| it.parts()) {
        let length = app.report().plain(*node).chars().count();
        assert!(chars.start <= chars.end && chars.end <= length, "{said}");
    }
}

/// A program that can be searched, full of colour or one thing at a time.
fn started(report: &Report, plain: bool) -> App {
    let report = Arc::new(report.clone());
    let settings = Settings {
        lang: Lang::Vi,
        colours: ColourScheme::Dark,
        mouse: true,
        plain,
        size: Size { columns: 80, rows: 24 },
    };
    let mut app = App::new(Arc::clone(&report), settings);
    app.index_ready(Index::new(&report));
    app
}

/// Every other version has lost its last section, its last note and its first view, if it had any.
fn version(report: &Report, number: usize) -> Report {
    let mut version = report.clone();
    if number % 2 == 1 {
        version.sections.pop();
        version.notes.pop();
        if !version.curation.themes.is_empty() {
            version.curation.themes.remove(0);
        }
    }
    version
}

/// Lets all this happen to two programs at once. Tells the modes that were reached.
pub(crate) fn play(
    report: &Report,
    turns: impl Iterator<Item = Turn>,
    plain: bool,
) -> HashSet<Mode> {
    let mut size = (80, 24);
    let mut apps = [started(report, plain), started(report, plain)];
    let mut modes = HashSet::new();
    let mut versions = 0;
    for (number, turn) in turns.enumerate() {
        let said = format!("plain {plain}, turn {number}, {turn:?}");
        match turn {
            Turn::Event(event) => {
                if let Event::Resize { columns, rows } = event {
                    size = (columns, rows);
                }
                let [effects, same] = apps.each_mut().map(|app| app.handle(event.clone()));
                assert_eq!(effects, same, "{said}");
            }
            Turn::NewVersion => {
                versions += 1;
                let new = Arc::new(version(report, versions));
                for app in &mut apps {
                    app.reload(Arc::clone(&new));
                    assert_in_range(app, &format!("{said}, before it is indexed"));
                    app.index_ready(Index::new(&new));
                }
            }
        }
        modes.insert(apps[0].mode());
        assert_in_range(&apps[0], &said);
        let can_be_drawn = size.0 > 0 && size.1 > 0 && size.0.max(size.1) <= 200;
        if can_be_drawn && number % 4 == 0 {
            let [drawn, same] = apps.each_ref().map(|app| screen(app, size.0, size.1));
            assert_eq!(drawn, same, "{said}");
        }
        if number % 50 == 49 {
            for app in &mut apps {
                for _ in 0..5 {
                    press(app, "<esc>");
                }
                // Nothing lies over the text any more, or over the table of the figures' tab.
                assert!(matches!(app.mode(), Mode::Reading | Mode::Figures), "{said}");
            }
        }
    }
    modes
}

/// The report inside, a tiny one, an empty one and a hostile one.
pub(crate) fn reports() -> [Report; 4] {
    let read = |json: String| read_report(json.as_bytes()).expect("a sound report");
    let (payload, _) = PAYLOADS[28];
    [embedded(), read(report().to_string()), Report::default(), read(poisoned(payload).to_string())]
}

/// Plays with every report; on the report inside every mode must be reached.
fn play_all(seed: u64, count: usize) {
    for (seed, report) in (seed..).zip(&reports()) {
        for plain in [false, true] {
            let mut numbers = Numbers::new(seed);
            let modes = play(report, (0..count).map(|_| numbers.turn()), plain);
            if report.notes.len() > 10 {
                let missed = all_modes()
                    .into_iter()
                    .filter(|mode| !modes.contains(mode))
                    .collect::<Vec<_>>();
                assert!(missed.is_empty(), "never reached: {missed:?}");
            }
        }
    }
}

/// Every mode that something is bound in.
fn all_modes() -> HashSet<Mode> {
    BINDINGS.iter().flat_map(|it| it.modes).copied().collect()
}

#[test]
fn random_keys_break_nothing() {
    play_all(1, 500);
}

#[test]
#[ignore = "slow: ten thousand keys on each of four reports, twice"]
fn ten_thousand_random_keys_break_nothing() {
    play_all(11, 10_000);
}

#[test]
fn a_thousand_sizes_leave_the_same_sentence_on_top() {
    for keys in ["", "f<enter>", "f<enter*2>", "?", "/thuy", "<left>", ":", "K", "D", "ma'", "m"] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, "2<space><down*3>");
        let (kept, position) = (app.reader().kept(), top(&app));
        press(&mut app, keys);
        let mode = app.mode();
        let mut numbers = Numbers::new(7);
        for _ in 0..200 {
            let (columns, rows) = numbers.size();
            resize(&mut app, columns, rows);
            assert_eq!(app.reader().kept(), kept, "{keys} at {columns}x{rows}");
            if columns > 0 && rows > 0 && columns.max(rows) <= 200 {
                screen(&app, columns, rows);
            }
        }
        assert_eq!(app.mode(), mode, "{keys}");
        resize(&mut app, 120, 36);
        press(&mut app, "<esc>");
        assert_eq!(top(&app), position, "{keys}");
    }
}
