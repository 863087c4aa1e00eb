//! The mouse alone is enough: each kind of thing on the screen does what its key does, the wheel acts on what it is over,
//! and a drag selects and copies.

use baocao::app::App;
use baocao::app::layout::Point;
use baocao::app::mouse::ClickTarget;
use baocao::keys::{Effect, Event, Mode, Mouse, MouseKind, key_for};
use baocao::page::columns;

use super::common::{app, current, embedded, press, screen, tab};

/// Ways to every window, and to none.
const STATES: [&str; 20] = [
    "",
    "v",
    "<left>",
    "7",
    "/OCOP<enter>",
    "/thuy dien",
    ":",
    "K",
    "ma'",
    "f<enter>",
    "f<enter*2>",
    "?",
    "5",
    "5l",
    "5i",
    "m",
    "D",
    "E",
    "7)",
    ":van ban vao tep<enter>",
];

fn mouse(app: &mut App, kind: MouseKind, Point { x, y }: Point) -> Vec<Effect> {
    app.handle(Event::Mouse(Mouse { kind, column: x, row: y, shift: false }))
}

/// Presses the button and lets it go.
fn click(app: &mut App, at: Point) -> Vec<Effect> {
    let mut effects = mouse(app, MouseKind::Click, at);
    effects.extend(mouse(app, MouseKind::Release, at));
    effects
}

fn drag(app: &mut App, from: Point, to: Point) -> Vec<Effect> {
    mouse(app, MouseKind::Click, from);
    mouse(app, MouseKind::Drag, to);
    mouse(app, MouseKind::Release, to)
}

/// Where these words are on a screen of `width` x 36, from the row `from` on.
fn find(app: &App, width: u16, words: &str, from: u16) -> Point {
    let shown = screen(app, width, 36);
    let rows = (0u16..).zip(shown.lines()).skip(from.into());
    let mut found = rows.filter_map(|(y, row)| {
        let (before, _) = row.split_once(words)?;
        Some(Point { x: columns(before) as u16, y })
    });
    found.next().unwrap_or_else(|| panic!("no {words} on\n{shown}"))
}

#[test]
fn every_hint_can_be_clicked_and_does_what_its_key_does() {
    for keys in STATES {
        let mut shown = app(embedded(), 160, 36);
        press(&mut shown, keys);
        let hints = shown.status_bar().right.into_iter().filter(|cell| cell.action.is_some());
        for hint in hints {
            let (mut clicked, mut done) = (app(embedded(), 160, 36), app(embedded(), 160, 36));
            press(&mut clicked, keys);
            press(&mut done, keys);
            let at = Point { x: hint.x + hint.width - 1, y: 35 };
            let action = hint.action.expect("a hint");
            let key = Event::Key(key_for(done.mode(), action).expect("a key"));
            assert_eq!(click(&mut clicked, at), done.handle(key), "{keys}: {}", hint.text);
            assert_eq!(screen(&clicked, 160, 36), screen(&done, 160, 36), "{keys}: {}", hint.text);
        }
    }
}

#[test]
fn the_arrows_of_the_tab_bar_turn_to_the_tabs_out_of_sight() {
    let mut app = app(embedded(), 60, 24);
    let (left, right) = (Point { x: 0, y: 0 }, Point { x: 59, y: 0 });
    let last = |app: &App| app.tab_cells().last().map(|cell| cell.tab).expect("a tab");
    while last(&app) + 1 < app.tabs().len() {
        let next = last(&app) + 1;
        click(&mut app, right);
        assert_eq!(app.tab(), next);
    }
    click(&mut app, right);
    assert_eq!(app.tab() + 1, app.tabs().len(), "there is no arrow any more");
    while app.tab_cells()[0].tab > 0 {
        let before = app.tab_cells()[0].tab - 1;
        click(&mut app, left);
        assert_eq!(app.tab(), before);
    }
}

#[test]
fn the_sign_of_an_entry_folds_it_and_its_name_opens_it() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7");
    let all = app.outline().entries().len();
    let before = app.reader().top();
    let sign = find(&app, 120, "▾", 2);
    click(&mut app, sign);
    assert!(app.outline().entries().len() < all);
    assert_eq!((app.reader().top(), app.mode()), (before, Mode::Reading));
    assert_eq!(find(&app, 120, "▸", 2), sign);
    click(&mut app, sign);
    assert_eq!(app.outline().entries().len(), all);
    click(&mut app, Point { x: sign.x + 4, y: sign.y });
    assert_eq!((app.outline().entries().len(), current(&app).as_str()), (all, "p1"));
}

#[test]
fn the_scrollbar_is_clicked_and_dragged_from_end_to_end() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7");
    let pane = app.layout().pane;
    let at = |y| Point { x: pane.right() - 1, y };
    click(&mut app, at(pane.bottom() - 1));
    let end = app.reader().top();
    assert_eq!(app.reader().visible().end, app.reader().page().rows.len());
    click(&mut app, at(pane.y + pane.height / 2));
    let middle = app.reader().top();
    assert!((end * 2 / 5..end * 3 / 5).contains(&middle), "{middle} of {end}");
    drag(&mut app, at(pane.y + pane.height / 2), Point { x: 20, y: 0 });
    assert_eq!(app.reader().top(), 0);
    drag(&mut app, at(pane.y), Point { x: 20, y: 35 });
    assert_eq!(app.reader().top(), end);
    assert!(app.reader().selection().is_none());
}

#[test]
fn a_figure_of_the_overview_or_the_text_leads_to_its_line() {
    for (keys, words) in [("", "GRDP"), ("7/6.705,5<enter><esc>", "6.705,5")] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, keys);
        let mut at = find(&app, 120, words, 2);
        if app.layout().outline.contains(at) {
            at = find(&app, 120, words, at.y + 1);
        }
        let before = (tab(&app), app.reader().top());
        click(&mut app, at);
        assert_eq!(app.mode(), Mode::Figures, "{keys}");
        let row = app.figure().expect("a figure").of(app.report());
        let said = format!("{:?} {}", row.name, row.value_text);
        assert!(said.contains(words), "{said}");
        press(&mut app, "<a-left>");
        assert_eq!((tab(&app), app.reader().top()), before);
    }
}

#[test]
fn the_head_of_a_column_sorts_by_it_and_again_turns_the_order_round() {
    for name in ["Nội dung", "Giá trị", "So với kế hoạch"] {
        let mut app = app(embedded(), 200, 36);
        press(&mut app, "5");
        let head = app.figures_layout().head.y;
        let at = find(&app, 200, name, head);
        assert_eq!(at.y, head);
        for time in ["once", "again"] {
            let before = app.figures_pane().lines().to_vec();
            click(&mut app, Point { x: at.x + 1, ..at });
            assert_ne!(app.figures_pane().lines(), before, "{name} {time}");
            assert!(screen(&app, 200, 36).contains(&format!("xếp theo: {name}")), "{name} {time}");
        }
    }
}

#[test]
fn a_count_of_the_search_window_selects_the_first_hit_it_counts() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/thuy dien<down*3>");
    let notes = find(&app, 120, "Chú thích 1 ·", 2);
    click(&mut app, notes);
    let selected = |app: &App| {
        let finder = app.finder().expect("the search window");
        finder.shown().nth(finder.selected()).map(|hit| app.report().address(hit.node))
    };
    assert_eq!(selected(&app), Some("note/1".to_owned()));
    let section = find(&app, 120, "II.1 Kinh tế 1", 2);
    click(&mut app, section);
    assert_eq!(selected(&app), Some("p1.II.1/3".to_owned()));
    click(&mut app, Point { x: 119, ..section });
    assert_eq!((selected(&app), app.mode()), (Some("p1.II.1/3".to_owned()), Mode::Finder));
}

#[test]
fn the_wheel_acts_on_what_it_is_over() {
    let mut app = app(embedded(), 120, 20);
    press(&mut app, "7");
    let (outline, text) = (app.layout().outline, app.layout().text);
    let over = |area: ratatui::layout::Rect| Point { x: area.x + 3, y: area.y + 3 };
    let first = |app: &App| screen(app, 120, 20).lines().nth(2).unwrap_or_default().to_owned();
    let before = first(&app);
    mouse(&mut app, MouseKind::WheelDown, over(outline));
    assert_eq!((app.reader().top(), app.mode()), (0, Mode::Reading));
    assert_ne!(first(&app), before, "the outline is scrolled");
    // What is clicked is what is seen.
    let at = Point { x: outline.x + 8, y: outline.y };
    let ClickTarget::OutlineEntry(entry) = app.target_at(at) else { panic!("an entry") };
    assert!(entry > 0);
    mouse(&mut app, MouseKind::WheelUp, over(outline));
    assert_eq!(first(&app), before);
    mouse(&mut app, MouseKind::WheelDown, over(text));
    assert_eq!(app.reader().top(), 3);
    // Beside a window the text, in it the window.
    press(&mut app, "g]f<enter*2>");
    assert_eq!(app.mode(), Mode::NotePopup);
    let before = app.reader().top();
    mouse(&mut app, MouseKind::WheelDown, over(text));
    assert_eq!((app.mode(), app.reader().top()), (Mode::NotePopup, before + 3));
    press(&mut app, "<esc>:");
    let before = screen(&app, 120, 20);
    mouse(&mut app, MouseKind::WheelDown, Point { x: 60, y: 9 });
    assert_ne!(screen(&app, 120, 20), before);
    // A chart that has the pane is scrolled, and stays that of its figure.
    press(&mut app, "<esc>5l");
    let figure = app.figures_pane().selected_line();
    mouse(&mut app, MouseKind::WheelDown, over(text));
    assert_eq!(app.figures_pane().selected_line(), figure);
}

#[test]
fn a_drag_selects_what_it_goes_over_and_copies_it_on_release() {
    let words = "thủy điện";
    for backwards in [false, true] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, "7/thủy điện<enter><esc>");
        let begin = find(&app, 120, words, 2);
        let end = Point { x: begin.x + columns(words) as u16 - 1, ..begin };
        let (from, to) = if backwards { (end, begin) } else { (begin, end) };
        let effects = drag(&mut app, from, to);
        let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
        assert!(text.starts_with(&format!("“{words}” (")), "{text}");
        assert_eq!(app.mode(), Mode::Selecting, "it stays selected");
        // A click drops it.
        click(&mut app, Point { x: begin.x, y: begin.y + 1 });
        assert_eq!(app.mode(), Mode::Reading);
    }
}

#[test]
fn a_drag_over_rows_and_nodes_takes_all_between_and_beyond_the_edge_scrolls() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7]]]]");
    let text = app.layout().text;
    let (first, last) =
        (Point { x: text.x + 4, y: text.y + 2 }, Point { x: text.x + 9, y: text.y + 12 });
    let effects = drag(&mut app, first, last);
    let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
    let shown = screen(&app, 120, 36);
    // A row in the middle is in it from end to end.
    let row = shown.lines().nth(usize::from(text.y) + 4).unwrap_or_default();
    let row: String = row.chars().skip(text.x.into()).take(text.width.into()).collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    assert!(
        !letters(&row).is_empty() && letters(copied).contains(&letters(&row)),
        "{row}\n{copied}"
    );
    let top = app.reader().top();
    mouse(&mut app, MouseKind::Click, first);
    for _ in 0..5 {
        mouse(&mut app, MouseKind::Drag, Point { x: text.x + 5, y: 35 });
    }
    assert_eq!(app.reader().top(), top + 5);
    for _ in 0..5 {
        mouse(&mut app, MouseKind::Drag, Point { x: text.x + 5, y: 0 });
    }
    assert_eq!(app.reader().top(), top);
}

#[test]
fn with_shift_held_the_mouse_is_the_terminals() {
    let mut app = app(embedded(), 120, 36);
    let before = screen(&app, 120, 36);
    let cell = app.tab_cells()[3].clone();
    for kind in [MouseKind::Click, MouseKind::Drag, MouseKind::Release] {
        for (column, row) in [(cell.x, 0), (60, 10), (70, 12), (110, 35)] {
            assert_eq!(app.handle(Event::Mouse(Mouse { kind, column, row, shift: true })), []);
        }
    }
    assert_eq!(screen(&app, 120, 36), before);
    press(&mut app, "?G");
    assert!(screen(&app, 120, 36).contains("Shift-kéo"), "the help says so");
}

#[test]
fn a_click_inside_a_window_does_not_close_it_and_one_beside_does() {
    for (keys, mode) in [
        ("f<enter*2>", Mode::NotePopup),
        ("?", Mode::Help),
        ("ma'", Mode::Bookmarks),
        (":zzzz", Mode::Picker),
        ("/thuy dien", Mode::Finder),
    ] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, keys);
        // The middle of the text, where every window is: a row that leads nowhere.
        let text = app.layout().text;
        let blank = match mode {
            // Under the last bookmark is the frame; the preview of the hits leads nowhere.
            Mode::Bookmarks => find(&app, 120, "└", 2),
            Mode::Finder => Point { x: 110, y: 20 },
            _ => Point { x: text.x + text.width / 2, y: text.y + text.height / 2 },
        };
        click(&mut app, blank);
        assert_eq!(app.mode(), mode, "{keys}");
        if mode != Mode::Finder {
            click(&mut app, Point { x: 1, y: 35 });
            assert_eq!(app.mode(), Mode::Reading, "{keys}");
        }
    }
}

#[test]
fn a_drag_selects_in_the_footnote_area_the_popup_and_the_preview() {
    for (keys, words, mode) in [
        ("f", "công suất", Mode::Reading),
        ("f<enter*2>", "công suất", Mode::NotePopup),
        ("/thuy dien<down*3>", "thủy điện", Mode::Finder),
    ] {
        for backwards in [false, true] {
            let mut app = app(embedded(), 160, 36);
            press(&mut app, keys);
            let text = app.layout().text;
            let area = match app.window() {
                Some(window) => window.component().area(&app),
                None => baocao::app::layout::below(
                    text,
                    text.height - app.reader().footnotes().height() as u16,
                ),
            };
            // The last in the area; the preview is at the right of the hits.
            let shown = screen(&app, 160, 36);
            let is_there = |row: &str| match mode {
                Mode::Finder => row.rsplit('│').next().is_some_and(|row| row.contains(words)),
                _ => row.contains(words),
            };
            let rows = (0u16..).zip(shown.lines());
            let rows = rows.filter(|(y, row)| (area.y..area.bottom()).contains(y) && is_there(row));
            let (y, row) =
                rows.last().unwrap_or_else(|| panic!("no {words} after {keys} on\n{shown}"));
            let (before, _) = row.rsplit_once(words).expect("the words");
            let begin = Point { x: columns(before) as u16, y };
            let end = Point { x: begin.x + columns(words) as u16 - 1, y };
            let (from, to) = if backwards { (end, begin) } else { (begin, end) };
            let effects = drag(&mut app, from, to);
            let [Effect::Copy(text)] = effects.as_slice() else { panic!("{keys}: {effects:?}") };
            assert!(text.starts_with(&format!("“{words}” (")), "{keys}: {text}");
            assert_eq!(app.mode(), mode, "{keys}");
            // It is highlighted until the next key.
            let selected = |app: &App| {
                let mut buffer =
                    ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 160, 36));
                baocao::view::draw(app, &mut buffer);
                let is_on =
                    |x| buffer[(x, y)].modifier.contains(ratatui::style::Modifier::REVERSED);
                (begin.x..=end.x).all(is_on)
            };
            assert!(selected(&app), "{keys}");
            press(&mut app, "<c-l>");
            assert!(!selected(&app), "{keys}");
        }
    }
}

#[test]
fn a_drag_over_two_notes_takes_the_end_of_one_and_the_beginning_of_the_other() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "2f");
    let text = app.layout().text;
    let rows = &app.reader().footnotes().notes;
    let second = rows.iter().position(|note| note != &rows[0]).expect("two notes");
    let top = text.bottom() - rows.len() as u16;
    let effects = drag(
        &mut app,
        Point { x: text.x + 14, y: top + second as u16 - 1 },
        Point { x: text.x + 10, y: top + second as u16 },
    );
    let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(
        copied.contains("đẳng.\n") && copied.contains("note/3") && copied.contains("note/4"),
        "{copied}"
    );
    // The notes are as they were: a click, without a drag, opens the one it is on.
    click(&mut app, Point { x: text.x + 10, y: top });
    assert_eq!(app.mode(), Mode::NotePopup);
}

#[test]
fn a_click_on_the_tab_bar_turns_to_the_tab_and_one_beside_closes_whatever_is_open() {
    for (keys, mode) in [
        (":", Mode::Picker),
        ("D", Mode::Picker),
        ("ma'", Mode::Bookmarks),
        ("m", Mode::Letter),
        ("?", Mode::Help),
        ("f<enter*2>", Mode::NotePopup),
        ("4c", Mode::Correction),
        ("4aq", Mode::SavePrompt),
        (":van ban vao tep<enter>", Mode::FileName),
    ] {
        let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [ { "id": "a", "title": "Một", "blocks": [
            { "kind": "paragraph", "text": "Tổng sản phẩm đạt 12,5 tỷ đồng, theo 21-NQ/TW[^1]." } ] } ],
            "notes": [ { "id": "1", "label": "1", "text": "Chú thích." } ] }"#;
        let report = || match mode {
            Mode::Correction | Mode::SavePrompt => found_report(json),
            _ => embedded(),
        };
        for beside in [false, true] {
            let mut app = app(report(), 120, 36);
            let keys = match mode {
                Mode::Correction | Mode::SavePrompt => {
                    let figures =
                        app.tabs().iter().position(|tab| *tab == baocao::app::tabs::Tab::Figures);
                    keys.replacen('4', &(figures.expect("a tab of figures") + 1).to_string(), 1)
                }
                _ => keys.to_owned(),
            };
            press(&mut app, &keys);
            assert_eq!(app.mode(), mode, "{keys}");
            let last = app.tab_cells().last().cloned().expect("a tab");
            let at = if beside { Point { x: 1, y: 33 } } else { Point { x: last.x + 1, y: 0 } };
            click(&mut app, at);
            assert!(app.window().is_none(), "{keys}");
            assert!(beside || app.tab() == last.tab, "{keys}: {}", tab(&app));
        }
    }
}

fn found_report(json: &str) -> baocao::report::Report {
    baocao::report::json::read_report(json.as_bytes()).expect("sound")
}
