//! The plain screen, for screen readers and braille lines: no frames, no columns, one thing at a time, the same keys.

use std::sync::Arc;

use super::common::{embedded, golden, press, resize};
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
    (super::common::screen(app, columns, rows), cursor)
}

const SCREENS: [(&str, &str); 15] = [
    ("opening", ""),
    ("text", "7<pgdn>"),
    ("selection", "7<pgdn>v<down>"),
    ("outline", "<left><down>"),
    ("search", "/thuy dein"),
    ("peek", "f<enter>"),
    ("figures", "5<down>"),
    ("figure", "5l"),
    ("figure-like", "5ikhuyet sin ho<enter>l"),
    ("file-name", ":van ban vao tep<enter>"),
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
fn nothing_is_set_in_the_middle_of_a_plain_screen() {
    let mut app = plain(80, 24);
    press(&mut app, "7");
    let (screen, _) = shown(&app, 80, 24);
    assert!(screen.contains("BÁO CÁO"), "{screen}");
    assert!(screen.lines().all(|line| !line.starts_with("      ")), "{screen}");
}

#[test]
fn the_same_keys_lead_to_the_same_places() {
    for keys in [
        "7]]",
        "6f<enter>",
        "/OCOP<enter>n",
        "<left><down*3><enter>",
        "5<down*3><enter>",
        ":toan van<enter>",
        "7G",
    ] {
        let (mut one, mut other) = (plain(80, 24), super::common::app(embedded(), 80, 24));
        press(&mut one, keys);
        press(&mut other, keys);
        assert_eq!(one.mode(), other.mode(), "{keys}");
        assert_eq!(
            (super::common::tab(&one), super::common::current(&one)),
            (super::common::tab(&other), super::common::current(&other)),
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

/// The rest of the row of the screen from where the cursor is.
fn at_cursor(app: &App) -> String {
    let (screen, cursor) = shown(app, 60, 14);
    let Position { x, y } = cursor.expect("a cursor");
    let row = screen.lines().nth(y.into()).unwrap_or_default();
    row.chars().skip(x.into()).collect()
}

#[test]
fn after_every_jump_the_cursor_is_on_the_thing() {
    let mut missed = Vec::new();
    for (jump, keys, thing) in [
        ("a hit", "/OCOP<enter>", "OCOP"),
        ("the next hit", "/OCOP<enter>n", "OCOP"),
        ("the hit before", "/thuy dien<enter>N", "thủy điện"),
        ("a hit in a note", "/41,86<enter>", "41,86"),
        ("a hit past a mark", "1f/OCOP<enter>", "OCOP"),
        ("a mark", "1f", "¹"),
        ("the next mark", "1ff", "²"),
        ("a note", "f<enter><enter>", "¹"),
        ("what cites a note", "6f<enter>", "¹"),
        ("a figure's sentence", "5<down*3><enter>", ""),
        ("a document", "D<enter>", "21-NQ/TW"),
        ("an abbreviation", "KGRDP<enter>", "GRDP"),
        ("a bookmark", "7/OCOP<enter><esc>v<home><esc>gma<pgdn>'<enter>", "BÁO CÁO"),
        ("a section", "7]", "Phần thứ nhất"),
        ("a section back", "7]]][", "I- "),
        ("a paragraph", "7]}}", "I- "),
        ("an entry of the outline", "7<left><down*2><enter>", "1- Ban Chấp hành"),
        ("a tab", "7", "BÁO CÁO"),
        ("back", "7/OCOP<enter><a-left>", "BÁO CÁO"),
        ("a selection", "7]v", "Phần thứ nhất"),
    ] {
        let mut app = plain(60, 14);
        press(&mut app, keys);
        let found = at_cursor(&app);
        // Of a figure its value.
        let value = app.quoted().map(|quoted| {
            let chars = quoted.value.clone().unwrap_or(quoted.chars.clone());
            let text: Vec<char> = app.report().plain(quoted.node).chars().collect();
            text[chars].iter().collect::<String>()
        });
        let thing = value.as_deref().unwrap_or(thing);
        assert!(!thing.is_empty(), "{jump}");
        let (thing, at) = (thing.to_lowercase(), found.to_lowercase());
        if !at.trim_start().starts_with(&thing) {
            missed.push(format!("{jump} ({thing}): {found}"));
        }
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn in_lists_the_cursor_follows_the_selection_and_typing_takes_it_back() {
    for (keys, more) in [("/thuy dien", " va"), (":", "s"), ("D", "1"), ("K", "G")] {
        let mut app = plain(60, 14);
        press(&mut app, keys);
        let typed = at_cursor(&app);
        assert!(!typed.contains('▸'), "{keys}: {typed}");
        for step in ["<down>", "<down>", "<up>"] {
            press(&mut app, step);
            let (screen, cursor) = shown(&app, 60, 14);
            let row = screen.lines().nth(cursor.expect("a cursor").y.into()).unwrap_or_default();
            assert!(row.contains('▸'), "{keys}{step}: {row}\n{screen}");
        }
        press(&mut app, more);
        assert!(!at_cursor(&app).contains('▸'), "{keys}");
    }
    let mut app = plain(60, 14);
    press(&mut app, "m");
    assert_eq!(shown(&app, 60, 14).1.map(|cursor| cursor.y), Some(13), "at the question");
}

#[test]
fn the_overview_is_there_in_words() {
    for lang in ["", "L"] {
        let mut app = plain(80, 40);
        press(&mut app, lang);
        press(&mut app, "1g");
        let (screen, cursor) = shown(&app, 80, 40);
        let vietnamese = lang.is_empty();
        let head =
            if vietnamese { "Kinh tế · kết quả 2022" } else { "Economy · result 2022" };
        assert_eq!(screen.lines().nth(1).map(str::trim), Some(head), "{screen}");
        let grown = if vietnamese { "9,0%" } else { "9.0%" };
        assert!(screen.contains("GRDP") && screen.contains(grown), "{screen}");
        assert!(!screen.contains('█'));
        // What the sign of a computed number means is said once, under all of them.
        let derived = if vietnamese { "* tính từ" } else { "* computed from" };
        assert_eq!(screen.matches(derived).count(), 1, "{screen}");
        assert_eq!(cursor, Some(Position { x: 0, y: 1 }));
    }
}
