//! Pages of the source: which one a position is on, where one begins, and how citations say it.

use baocao::app::App;
use baocao::citation::{citation, citation_of};
use baocao::keys::{Event, Mode};
use baocao::report::json::{read_report, write_report};
use baocao::report::{Node, Position, Report, SourcePages};

use crate::common::{app, embedded, golden, press, screen};

/// A part on page 2 whose paragraphs run on to pages 3 and 5, a note that says its page and one that does not.
const PAGED: &str = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
    { "id": "letterhead", "page": 1, "blocks": [ { "kind": "line", "page": 1, "text": "TỈNH ỦY" } ] },
    { "id": "I", "label": "I-", "page": 2, "title": "KINH TẾ", "blocks": [
        { "kind": "paragraph", "page": 2, "text": ["Một hai", { "note": "a" }, " ", { "page": 3 }, "ba bốn", { "note": "b" }] },
        { "kind": "paragraph", "text": "Năm." },
        { "kind": "table", "page": 3, "rows": [["sáu", "bảy"], [[{ "page": 5 }, "tám"], "chín"]] } ] },
    { "id": "II", "title": "XÃ HỘI" } ],
  "notes": [ { "id": "a", "label": "1", "text": ["Chú ", { "page": 3 }, "thích."] },
             { "id": "b", "label": "2", "page": 4, "text": "Chú thích." },
             { "id": "c", "label": "3", "text": "Không dẫn." } ] }"#;

fn paged() -> Report {
    read_report(PAGED.as_bytes()).expect("a sound report")
}

#[test]
fn a_position_is_on_the_page_that_began_last() {
    let report = paged();
    let pages = SourcePages::new(&report);
    for (address, offset, page) in [
        ("title", 0, None),
        ("letterhead", 0, Some(1)),
        ("letterhead/1", 6, Some(1)),
        ("I", 3, Some(2)),
        ("I/1", 7, Some(2)),
        ("I/1", 8, Some(3)),
        ("I/2", 0, Some(3)),
        ("I/3", 0, Some(3)),
        ("I/3", 13, Some(5)),
        ("II", 0, Some(5)),
        // The first on the page of its reference, the second on its own; nobody knows where the third is.
        ("note/a", 0, Some(2)),
        ("note/a", 4, Some(3)),
        ("note/b", 0, Some(4)),
        ("note/c", 0, None),
    ] {
        let node = report.find(address).expect(address);
        let position = Position { node, offset };
        assert_eq!(pages.of(position), page, "{address} {offset}");
        assert_eq!(report.source_page(position), page, "{address} {offset}");
    }
}

#[test]
fn a_page_is_gone_to_by_its_number() {
    let report = paged();
    let pages = SourcePages::new(&report);
    assert_eq!(pages.last(), Some(5));
    // A heading without words is on no screen: its first block is.
    for (page, address, offset) in
        [(0, "letterhead/1", 0), (1, "letterhead/1", 0), (2, "I", 0), (3, "I/1", 8)]
    {
        let node = report.find(address).expect(address);
        assert_eq!(pages.start(page), Some(Position { node, offset }), "{page}");
    }
    // No text begins on page 4.
    let node = report.find("I/3").expect("a table");
    assert_eq!(pages.start(4), Some(Position { node, offset: 13 }));
    assert_eq!(pages.start(6), None);
}

#[test]
fn a_report_without_pages_says_nothing_of_them() {
    let report = embedded();
    let pages = SourcePages::new(&report);
    assert_eq!((pages.last(), pages.start(1)), (None, None));
    for node in report.nodes() {
        assert_eq!(pages.of(node.into()), None);
        assert!(!citation(&report, node).contains("tr."));
    }
    assert!(!write_report(&report).contains("\"page\""));
}

#[test]
fn pages_are_written_as_they_were_read() {
    let report = paged();
    assert_eq!(read_report(write_report(&report).as_bytes()), Ok(report));
}

#[test]
fn a_citation_says_the_pages_of_its_passage() {
    let report = paged();
    let node = |address: &str| report.find(address).expect(address);
    for (address, cited) in [
        ("title", "Báo cáo [title]"),
        ("I", "Báo cáo, I Kinh tế, tr. 2 [I]"),
        ("I/1", "Báo cáo, I Kinh tế, đoạn 1, tr. 2–3 [I/1]"),
        ("I/2", "Báo cáo, I Kinh tế, đoạn 2, tr. 3 [I/2]"),
        ("note/a", "Báo cáo, Chú thích 1 (I Kinh tế, đoạn 1), tr. 2–3 [note/a]"),
        ("note/c", "Báo cáo, Chú thích 3 [note/c]"),
    ] {
        assert_eq!(citation(&report, node(address)), cited);
    }
    // A sentence behind the page break is on the second page alone; blocks in a row are cited together.
    let cited = |passages: &[(Node, std::ops::Range<usize>)]| citation_of(&report, passages);
    assert_eq!(cited(&[(node("I/1"), 8..14)]), "Báo cáo, I Kinh tế, đoạn 1, tr. 3 [I/1]");
    assert_eq!(cited(&[(node("I/1"), 0..8)]), "Báo cáo, I Kinh tế, đoạn 1, tr. 2 [I/1]");
    let all = 0..usize::MAX;
    assert_eq!(
        cited(&[
            (node("I/2"), all.clone()),
            (node("I/3"), all.clone()),
            (node("letterhead/1"), all)
        ]),
        "Báo cáo, I Kinh tế, đoạn 2–3, tr. 3–5; TỈNH ỦY, đoạn 1, tr. 1 [I/2-3 letterhead/1]"
    );
}

#[test]
fn show_says_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paged.json");
    std::fs::write(&file, PAGED).expect("a file");
    let show = |args: &[&str]| -> String {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_baocao"));
        let output = command.arg("show").args(args).arg("--report").arg(&file).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
    };
    assert_eq!(show(&["I/2"]), "Năm.\n— Báo cáo, I Kinh tế, đoạn 2, tr. 3 [I/2]\n");
    let json: serde_json::Value =
        serde_json::from_str(&show(&["--json", "I/3", "note/c"])).expect("JSON");
    assert_eq!(json[0]["page"], 3);
    assert_eq!(json[0]["citation"], "Báo cáo, I Kinh tế, đoạn 3, tr. 3–5 [I/3]");
    assert_eq!(json[1].get("page"), None);
}

/// A report of twelve pages, each with paragraphs enough for several screens, one of which the next page cuts.
fn twelve_pages() -> Report {
    let paragraphs = (1..=12).map(|page| {
        let fill = format!("Trang {page} của văn bản gốc có nhiều chữ. ").repeat(30);
        format!(
            r#"{{ "kind": "paragraph", "page": {page}, "text": "{fill}" }},
               {{ "kind": "paragraph", "text": ["Đoạn bị cắt. {fill}", {{ "page": {} }}, "Phần sau. {fill}"] }}"#,
            page + 1
        )
    });
    let paragraphs: Vec<String> = paragraphs.collect();
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "Báo cáo",
             "sections": [ {{ "id": "I", "label": "I.", "title": "Kinh tế", "blocks": [ {} ] }} ], "notes": [] }}"#,
        paragraphs.join(",")
    );
    read_report(json.as_bytes()).expect("a sound report")
}

#[test]
fn the_status_bar_says_the_page_and_a_page_is_gone_to_by_its_number() {
    let status = |app: &App| {
        let shown = screen(app, 100, 20);
        shown.lines().last().unwrap_or_default().to_owned()
    };
    let mut app = app(twelve_pages(), 100, 20);
    for (keys, wanted) in [
        ("<down*4>", " tr. 1 "),
        ("p", "Đến trang nào? 1–13: "),
        // Letters are no number; backspace takes a digit away.
        ("x1q9<bs>", "Đến trang nào? 1–13: 1 "),
        ("<enter>", " tr. 1 "),
        ("p7<enter>", " tr. 7 "),
        ("<a-left>", " tr. 1 "),
        ("<c-g>13<enter>", " tr. 13 "),
        // Beyond the last page: said, and the question stays.
        ("p14<enter>", "Không có trang 14: trang cuối là 13"),
        ("<bs>2<enter>", " tr. 12 "),
        // Nothing typed, or thought better of it.
        ("p<enter>", " tr. 12 "),
        ("p3<esc>", " tr. 12 "),
        ("L:word file<enter>5<enter>", " p. 5 "),
        ("p", "To which page? 1–13: "),
    ] {
        press(&mut app, keys);
        assert!(status(&app).contains(wanted), "{keys}: {}", status(&app));
    }
    press(&mut app, "<esc>p");
    app.handle(Event::Paste("trang 12".to_owned()));
    press(&mut app, "<enter>");
    assert!(status(&app).contains(" p. 12 "), "{}", status(&app));
    // The words that begin the page are on the first row, with what leads to them above.
    press(&mut app, "p8<enter>");
    assert!(screen(&app, 100, 20).lines().nth(2).is_some_and(|row| row.contains("Phần sau.")));
}

#[test]
fn a_report_without_pages_says_so() {
    let mut app = app(embedded(), 100, 20);
    press(&mut app, "p");
    assert!(screen(&app, 100, 20).contains("Báo cáo không ghi số trang"));
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn screens_of_the_question_for_a_page() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        for (name, keys) in [("page-number", "p7<enter>"), ("page-prompt", "p7<enter>p12")] {
            let mut app = app(twelve_pages(), columns, rows);
            press(&mut app, keys);
            golden(&format!("{name}-{columns}x{rows}"), &screen(&app, columns, rows));
        }
    }
}
