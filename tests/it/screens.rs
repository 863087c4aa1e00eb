//! Golden screens: what a person sees, as text, in `tests/screens/`.

use crate::common::{app, embedded, golden, press, resize, screen};
use baocao::keys::Mode;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

#[test]
fn screens_of_the_report_inside() {
    for (name, keys) in [
        ("opening", ""),
        ("page", "<space>"),
        ("outline", "<left><down>"),
        ("full", "7"),
        ("notes", "6"),
        ("search-ocop", "/OCOP"),
        ("second-ocop", "/OCOP<enter>n"),
        ("search-thuy-dien", "/thuy dien"),
        ("search-note", "/41,86"),
        ("search-typo", "/thuy dein"),
        ("search-nothing", "/qwxzk"),
        ("search-apart", "/Trung Quoc"),
        ("search-english", "L/poverty rate"),
        ("search-filtered", "/nong thon moi<tab>"),
        ("help", "?"),
        ("english", "L/OCOP"),
        ("end", "7G"),
    ] {
        for (columns, rows) in SIZES {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            golden(&format!("{name}-{columns}x{rows}"), &screen(&app, columns, rows));
        }
    }
}

#[test]
fn screens_of_a_note() {
    for (columns, rows) in SIZES {
        // Where there is no room for all of the note in the footnote area, its window opens at once.
        let peek = if columns == 40 { "2f<enter>" } else { "2f<enter*2>" };
        for (name, keys) in [
            ("note-in-sight", "2f<enter>"),
            ("peek", peek),
            ("footnote-3", &format!("{peek}<enter>")),
            ("cited-in", &format!("{peek}<enter>f<enter>")),
        ] {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            golden(&format!("{name}-{columns}x{rows}"), &screen(&app, columns, rows));
        }
    }
}

#[test]
fn every_screen_is_drawn_at_every_small_size() {
    for keys in [
        "",
        "<left>",
        "/",
        "/thuy",
        "/qwxzk",
        "f<enter>",
        "f<enter*2>",
        "?",
        "6",
        "7G",
        "/OCOP<enter>",
        "v",
        "v<enter>",
        ":",
        ":qwxzk",
        "K",
        "D",
        "D15",
        ":van ban vao tep<enter>",
        "m",
        "ma<space>mb'",
        "e",
        "X",
        "x",
        "xi2",
        "xvv",
    ] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        let mode = app.mode();
        for columns in 0..=30 {
            for rows in 0..=12 {
                resize(&mut app, columns, rows);
                if columns > 0 && rows > 0 {
                    screen(&app, columns, rows);
                }
                // Any key but a letter ends the question for one.
                if mode != Mode::Letter {
                    press(&mut app, "<down><up>");
                }
                assert_eq!(app.mode(), mode, "{keys} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn a_report_without_views_has_its_parts_as_tabs() {
    let mut report = embedded();
    report.curation.themes.clear();
    // Else they would be found.
    report.curation.complete = true;
    let app = app(report, 100, 12);
    golden("without-views-100x12", &screen(&app, 100, 12));
}

#[test]
fn an_empty_report_says_so() {
    let app = app(baocao::report::Report::default(), 60, 8);
    golden("empty-60x8", &screen(&app, 60, 8));
}
