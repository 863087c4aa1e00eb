//! The index for searching: when it is needed, what waits for it, and whose figures it offers.

use baocao::app::App;
use baocao::import::import;
use baocao::report::Report;
use baocao::search::Index;

use super::common::{app, embedded, press, reopened, screen, tab};

/// A report opened without an index, with the session of a reader who searched for a word.
fn without_index(report: Report, searched: &str) -> App {
    let mut before = app(report, 80, 24);
    press(&mut before, &format!("/{searched}<enter>"));
    reopened(before.report().clone(), before.session(), 80, 24)
}

#[test]
fn an_index_is_needed_only_for_a_search() {
    for (keys, needed) in [
        ("", false),
        ("2<space*3>]]5<down>7f<enter>", false),
        ("v<right*9>", false),
        (":", false),
        ("/", true),
        ("n", true),
        ("N", true),
        ("v<right*9>*", true),
    ] {
        let mut app = without_index(embedded(), "OCOP");
        press(&mut app, keys);
        assert_eq!(app.needs_index(), needed, "{keys}");
        let index = Index::new(app.report());
        app.index_ready(index);
        assert!(!app.needs_index(), "{keys}");
    }
}

#[test]
fn what_was_asked_for_before_there_was_an_index_is_done_when_there_is_one() {
    for keys in ["n", "nn", "N", "nnN", "v<right*9>*", "/thuy dien", "/OCOP<esc>n"] {
        let mut early = without_index(embedded(), "OCOP");
        press(&mut early, keys);
        let index = Index::new(early.report());
        early.index_ready(index);

        let mut late = without_index(embedded(), "OCOP");
        let index = Index::new(late.report());
        late.index_ready(index);
        press(&mut late, keys);
        assert_eq!(screen(&early, 80, 24), screen(&late, 80, 24), "{keys}");
    }
}

#[test]
fn the_window_says_that_the_search_is_being_prepared_once_something_is_typed() {
    let mut app = without_index(embedded(), "OCOP");
    press(&mut app, "/");
    assert!(!screen(&app, 80, 24).contains("đang chuẩn bị"));
    press(&mut app, "OCOP");
    assert!(screen(&app, 80, 24).contains("đang chuẩn bị"));
}

#[test]
fn figures_found_in_a_report_are_offered_by_a_search_and_shown() {
    let source = "# BÁO CÁO\n\n## I. KẾT QUẢ\n\nSản lượng chè búp tươi đạt 4.120 tấn, bằng 103% kế hoạch năm 2031.\n\n\
        Tổng thu ngân sách nhà nước đạt 1.250 tỷ đồng.\n";
    let mut app = app(import(source.as_bytes(), None).report, 120, 36);
    press(&mut app, "/che bup tuoi");
    let offered = app.finder().expect("the search window").results().figures.len();
    assert_eq!(offered, 1);
    press(&mut app, "<down><enter>");
    assert_eq!(tab(&app), "Số liệu");
    assert!(app.figure().is_some_and(|row| row.of(app.report()).value_text.as_str() == "4.120"));
    // Once it has been decided that it is none, it is offered no more.
    press(&mut app, "-/che bup tuoi");
    assert_eq!(app.finder().expect("the search window").results().figures.len(), 0);
}
