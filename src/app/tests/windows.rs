//! What all windows have in common: hints, clicks, and what is open over what.

use baocao::app::layout::Point;
use baocao::app::mouse::ClickTarget;
use baocao::keys::{Event, Mode, Mouse, MouseKind, key_for};

use super::common::{app, current, embedded, press, resize, tab};

/// Keys that open each window, and its mode.
const WINDOWS: [(&str, Mode); 11] = [
    ("/", Mode::Finder),
    ("/thuy dien", Mode::Finder),
    (":", Mode::Picker),
    ("D", Mode::Picker),
    ("K", Mode::Picker),
    ("ma'", Mode::Bookmarks),
    ("m", Mode::Letter),
    ("f<enter*2>", Mode::NotePopup),
    ("?", Mode::Help),
    ("5i", Mode::FigureFilter),
    (":van ban vao tep<enter>", Mode::FileName),
];

#[test]
fn every_hint_of_a_window_names_what_a_key_does_in_it() {
    for (keys, mode) in WINDOWS {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        assert_eq!(app.mode(), mode, "{keys}");
        let hints = app.window().expect("a window").component().hints();
        assert!(!hints.is_empty(), "{keys}");
        for (action, _) in hints {
            assert!(key_for(mode, *action).is_some(), "{action:?} in {mode:?}");
        }
    }
}

#[test]
fn every_window_closes_on_escape_and_gives_the_keys_back() {
    for (keys, _) in WINDOWS {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        press(&mut app, "<esc>");
        assert!(app.window().is_none(), "{keys}");
        assert!(matches!(app.mode(), Mode::Reading | Mode::Figures), "{keys}");
    }
}

#[test]
fn what_is_opened_from_a_note_takes_its_place() {
    for keys in ["?", "m", ":", "D", "K", "/"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, "f<enter*2>");
        press(&mut app, keys);
        assert_ne!(app.mode(), Mode::NotePopup, "{keys}");
        press(&mut app, "<esc>");
        assert_eq!(app.mode(), Mode::Reading, "{keys}");
    }
}

#[test]
fn the_parts_of_the_status_bar_follow_each_other_on_it() {
    for keys in
        ["", "v", "<left>", "5", "5l", "/OCOP<enter>"].into_iter().chain(WINDOWS.map(|it| it.0))
    {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        for columns in [1, 2, 3, 10, 24, 40, 80, 120, 300, u16::MAX] {
            resize(&mut app, columns, 24);
            let bar = app.status_bar();
            let mut free = bar.right_begins;
            for cell in &bar.right {
                assert!(cell.x >= free && cell.x + cell.width <= columns, "{keys}: {bar:?}");
                free = cell.x + cell.width;
            }
        }
    }
}

#[test]
fn a_cell_belongs_to_what_is_drawn_there() {
    let mut app = app(embedded(), 120, 36);
    let layout = app.layout();
    let below = |area: ratatui::layout::Rect, rows| Point { x: area.x + 1, y: area.y + rows };
    assert_eq!(app.target_at(below(layout.outline, 2)), ClickTarget::OutlineEntry(2));
    assert_eq!(app.target_at(below(layout.text, 0)), ClickTarget::Text);
    assert_eq!(app.target_at(below(layout.top_rule, 0)), ClickTarget::Nothing);
    assert_eq!(app.target_at(below(layout.status_bar, 0)), ClickTarget::Nothing);
    assert_eq!(app.target_at(Point { x: u16::MAX, y: u16::MAX }), ClickTarget::Nothing);
    let cells = app.tab_cells();
    for cell in &cells {
        let last = Point { x: cell.x + cell.width - 1, y: 0 };
        assert_eq!(app.target_at(last), ClickTarget::Tab(cell.tab));
        assert_eq!(app.target_at(Point { x: last.x + 1, y: 0 }), ClickTarget::Nothing);
    }
    press(&mut app, "5");
    let list = app.figures_layout().list;
    assert_eq!(app.target_at(below(list, 1)), ClickTarget::Figure(1));
    assert_eq!(app.target_at(below(layout.status_bar, 0)), ClickTarget::Nothing);
}

#[test]
fn a_click_on_a_tab_filters_the_hits_in_the_search_window_and_turns_to_it_elsewhere() {
    let click = |app: &mut baocao::app::App, Point { x, y }: Point| {
        app.handle(Event::Mouse(Mouse { kind: MouseKind::Click, column: x, row: y, shift: false }));
    };
    for tab_clicked in [0, 3, 5, 6] {
        // The names have the number of hits behind them: each is where it is drawn now.
        let mut app = app(embedded(), 160, 36);
        press(&mut app, "/thuy dien");
        let cell = app.tab_cells()[tab_clicked].clone();
        click(&mut app, Point { x: cell.x + cell.width - 1, y: 0 });
        assert_eq!((app.mode(), app.marked_tab()), (Mode::Finder, Some(tab_clicked)));
        press(&mut app, "<esc>f<enter*2>");
        let cell = app.tab_cells()[tab_clicked].clone();
        click(&mut app, Point { x: cell.x, y: 0 });
        assert_eq!((app.window().is_none(), app.tab()), (true, tab_clicked));
    }
}

#[test]
fn the_table_can_be_clicked_while_its_filter_is_typed() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "5inông thôn");
    let list = app.figures_layout().list;
    let lines = app.figures_pane().lines().to_vec();
    let last = lines.iter().rposition(|line| line.figure().is_some()).expect("a figure");
    assert!(last < list.height.into(), "{last}");
    let (column, row) = (list.x + 5, list.y + last as u16);
    let mouse = Mouse { kind: MouseKind::Click, column, row, shift: false };
    app.handle(Event::Mouse(mouse));
    assert_eq!((app.mode(), app.figures_pane().selected_line()), (Mode::FigureFilter, Some(last)));
    let node = app.figure().and_then(|row| row.node).expect("a passage");
    let address = app.report().address(node);
    app.handle(Event::Mouse(mouse));
    assert!(app.window().is_none());
    assert_eq!(current(&app), address, "{}", tab(&app));
}
