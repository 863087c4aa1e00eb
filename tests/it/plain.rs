//! The plain screen, for screen readers and braille lines: no frames, no columns, one thing at a time, the same keys.

use std::sync::Arc;

use crate::common::{embedded, golden, press, resize};
use baocao::app::layout::Size;
use baocao::app::{App, Settings};
use baocao::messages::Lang;
use baocao::search::Index;
use baocao::session::ColourScheme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

fn plain(columns: u16, rows: u16) -> App {
    let report = Arc::new(embedded());
    let settings = Settings {
        lang: Lang::Vi,
        colours: ColourScheme::Mono,
        mouse: false,
        plain: true,
        size: Size { columns, rows },
    };
    let mut app = App::new(Arc::clone(&report), settings);
    app.index_ready(Index::new(&report));
    app
}

/// The screen as text, and where the cursor is shown.
fn shown(app: &App, columns: u16, rows: u16) -> (String, Option<Position>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = baocao::view::draw(app, &mut buffer);
    (crate::common::screen(app, columns, rows), cursor)
}

const SCREENS: [(&str, &str); 12] = [
    ("opening", ""),
    ("text", "7<pgdn>"),
    ("selection", "7<pgdn>v<down>"),
    ("outline", "<left><down>"),
    ("search", "/thuy dein"),
    ("peek", "f<enter>"),
    ("figures", "5<down>"),
    ("commands", ":sau"),
    ("abbreviations", "7<pgdn>K"),
    ("documents", "D"),
    ("bookmarks", "ma'"),
    ("help", "?"),
];

#[test]
fn no_plain_screen_has_frames_rules_or_columns() {
    for (name, keys) in SCREENS {
        for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 2), (40, 1)] {
            let mut app = plain(columns, rows);
            press(&mut app, keys);
            let (screen, cursor) = shown(&app, columns, rows);
            let drawn = screen.chars().find(|c| ('\u{2500}'..='\u{259f}').contains(c));
            assert_eq!(drawn, None, "{name} at {columns}x{rows}\n{screen}");
            assert!(cursor.is_some() || rows < 4, "{name}: a screen reader follows the cursor");
            if let Some(Position { x, y }) = cursor {
                assert!(x < columns && y < rows, "{name}: {x}, {y}");
            }
        }
    }
}

#[test]
fn the_same_keys_lead_to_the_same_places() {
    for keys in [
        "7]]",
        "2f<enter><enter>",
        "/OCOP<enter>n",
        "<left><down*3><enter>",
        "5<down*3><enter>",
        ":toan van<enter>",
        "7G",
    ] {
        let (mut one, mut other) = (plain(80, 24), crate::common::app(embedded(), 80, 24));
        press(&mut one, keys);
        press(&mut other, keys);
        assert_eq!(one.mode(), other.mode(), "{keys}");
        assert_eq!(
            (crate::common::tab(&one), crate::common::current(&one)),
            (crate::common::tab(&other), crate::common::current(&other)),
            "{keys}"
        );
    }
}

#[test]
fn the_cursor_stands_where_the_keys_act() {
    let mut app = plain(60, 12);
    let row = |app: &App| {
        let (screen, cursor) = shown(app, 60, 12);
        let y = cursor.expect("a cursor").y;
        screen.lines().nth(y.into()).unwrap_or_default().to_owned()
    };
    press(&mut app, "<left><down><down>");
    assert!(row(&app).contains('●'), "the entry of the outline: {}", row(&app));
    press(&mut app, "<esc>5<down*2>");
    assert!(row(&app).contains('›'), "the selected figure: {}", row(&app));
    press(&mut app, "1f");
    assert!(row(&app).contains('¹'), "the selected mark: {}", row(&app));
    press(&mut app, "<esc>mamb'<down>");
    assert!(row(&app).contains("▸ b"), "the selected bookmark: {}", row(&app));
}

#[test]
fn a_note_is_read_in_its_window_alone() {
    let mut app = plain(80, 24);
    press(&mut app, "f");
    let note = "411 MW";
    assert!(!shown(&app, 80, 24).0.contains(note));
    press(&mut app, "<enter>");
    assert!(shown(&app, 80, 24).0.contains(note));
    // The faults of the text are asked for, and have no other place.
    let mut app = plain(80, 24);
    press(&mut app, "e7/Quản thể<enter>");
    assert!(shown(&app, 80, 24).0.contains("“Quần thể khu du lịch”"));
}

#[test]
fn every_plain_screen_is_drawn_at_every_small_size() {
    for (_, keys) in SCREENS {
        let mut app = plain(80, 24);
        press(&mut app, keys);
        for columns in 0..=24 {
            for rows in 0..=8 {
                resize(&mut app, columns, rows);
                if columns > 0 && rows > 0 {
                    shown(&app, columns, rows);
                }
            }
        }
    }
}

#[test]
fn plain_screens() {
    for (name, keys) in SCREENS {
        let mut app = plain(60, 14);
        press(&mut app, keys);
        golden(&format!("plain-{name}"), &shown(&app, 60, 14).0);
    }
}
