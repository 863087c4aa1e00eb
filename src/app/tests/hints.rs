//! The keys that the status bar names: each does something, and those that matter stay longest.

use std::sync::Arc;

use baocao::app::layout::Size;
use baocao::app::{App, Settings};
use baocao::keys::{Action, Event, key_for};
use baocao::messages::Lang;
use baocao::report::Report;
use baocao::report::json::read_report;
use baocao::search::Index;
use baocao::session::ColourScheme;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::common::{app, embedded, press, resize};

/// Ways to every mode.
const STATES: [&str; 25] = [
    "",
    "7",
    "7G",
    "v",
    "vv",
    "<left>",
    "7<left>",
    "7<left><end>",
    "6<left>",
    "/",
    "/OCOP",
    "/qwxzk",
    "/thuy dien<tab>",
    "/OCOP<enter>",
    "/thuy dien<enter>",
    "5",
    "5izzzz",
    "5izzzz<enter>",
    "5l",
    ":",
    ":zzzz",
    "ma'",
    "m",
    "f<enter>",
    "f<enter*2>",
];

/// A report without notes, figures and views; one passage alone; nothing.
fn others() -> [Report; 3] {
    let read = |json: &str| read_report(json.as_bytes()).expect("sound");
    [
        read(
            r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
            { "id": "a", "title": "Một", "blocks": [ { "kind": "paragraph", "text": "Câu một. Câu hai." } ] },
            { "id": "b", "title": "Hai", "blocks": [ { "kind": "paragraph", "text": "Câu ba." } ] } ] }"#,
        ),
        read(
            r#"{ "format": "baocao/1", "title": "", "sections": [ { "id": "a", "blocks": [
            { "kind": "paragraph", "text": "OCOP" } ] } ] }"#,
        ),
        Report::default(),
    ]
}

/// The screen with its colours.
fn drawn(app: &App, columns: u16, rows: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    baocao::view::draw(app, &mut buffer);
    buffer
}

fn hints(app: &App) -> Vec<Action> {
    app.status_bar().right.iter().filter_map(|cell| cell.action).collect()
}

#[test]
fn every_hint_does_something_in_every_mode() {
    let reports = others().into_iter().chain([embedded()]).map(Arc::new);
    for report in reports {
        for keys in STATES {
            for (columns, rows) in [(200, 150), (40, 12)] {
                let open = || {
                    let size = Size { columns, rows };
                    let (lang, colours) = (Lang::Vi, ColourScheme::Dark);
                    let settings = Settings { lang, colours, mouse: true, plain: false, size };
                    let mut app = App::new(Arc::clone(&report), settings);
                    if keys.contains('/') {
                        app.index_ready(Index::new(&report));
                    }
                    press(&mut app, "<down><up>");
                    press(&mut app, keys);
                    app
                };
                for action in hints(&open()) {
                    let mut app = open();
                    let before = drawn(&app, columns, rows);
                    let key = key_for(app.mode(), action).expect("a key");
                    let effects = app.handle(Event::Key(key));
                    let after = drawn(&app, columns, rows);
                    let title = &report.title;
                    let said = format!("{action:?} after {keys:?} in {title:?} at {columns}");
                    assert!(!effects.is_empty() || after != before, "{said}");
                }
            }
        }
    }
}

#[test]
fn what_matters_stays_longest() {
    for (keys, kept) in [
        ("", &[Action::Help][..]),
        ("v<down>", &[Action::Close, Action::Help]),
        ("<left>", &[Action::Close, Action::Help]),
        ("/OCOP<enter>", &[Action::Close, Action::CopyPassage, Action::Help]),
        ("5", &[Action::Help]),
        ("5l", &[Action::Close, Action::Help]),
        ("/OCOP", &[Action::Close]),
        (":", &[Action::Close]),
        ("f<enter*2>", &[Action::Close]),
    ] {
        for lang in [Lang::Vi, Lang::En] {
            let mut app = app(embedded(), 120, 24);
            press(&mut app, if lang == Lang::En { "L<down><up>" } else { "<down><up>" });
            press(&mut app, keys);
            for columns in (1..=160).rev() {
                resize(&mut app, columns, 24);
                let shown = hints(&app);
                let stays = kept.iter().take(shown.len());
                for action in stays {
                    assert!(
                        shown.contains(action),
                        "{action:?} after {keys:?} at {columns}: {shown:?}"
                    );
                }
                assert!(columns < 40 || shown.len() >= kept.len().min(2), "{keys:?} at {columns}");
            }
        }
    }
}
