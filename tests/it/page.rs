//! Composing: layouts as plain strings at a small width, and what holds at any width.

use baocao::messages::Lang;
use baocao::page::{Element, Page, columns};
use baocao::report::json::read_report;
use baocao::report::{Block, BlockKind, Node, Position, Report, ReportData, Run, Section};
use proptest::prelude::*;

fn report(blocks: &str) -> Report {
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "Báo cáo", "sections":
            [ {{ "id": "p1", "label": "Phần một", "title": "KẾT QUẢ", "blocks": {blocks} }} ],
            "notes": [ {{ "id": "1", "label": "1", "text": ["Một hai ba bốn năm."] }} ] }}"#
    );
    read_report(json.as_bytes()).expect("a sound report")
}

fn set(report: &Report, width: usize) -> String {
    let elements: Vec<Element> = report.nodes().map(Element::Node).collect();
    rows(&Page::compose(report, &elements, width))
}

fn rows(page: &Page) -> String {
    let row = |row: &baocao::page::Row| {
        let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        format!("{}{text}", " ".repeat(row.indent))
    };
    page.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn bullets_and_items_hang_and_short_ones_stand_close() {
    let report = report(
        r#"[ { "kind": "paragraph", "text": ["Thủy điện", { "note": "1" }, " tăng mạnh."] },
             { "kind": "bullet", "text": ["một hai ba bốn năm sáu bảy tám chín mười một"] },
             { "kind": "bullet", "text": ["ngắn"] },
             { "kind": "bullet", "text": ["gọn"] },
             { "kind": "bullet", "level": 2, "text": ["dưới"] },
             { "kind": "item", "label": "(10)", "text": ["mười điểm một hai"] },
             { "kind": "line", "text": ["Ký"] } ]"#,
    );
    let wanted = "       Báo cáo

      Phần một
       KẾT QUẢ

Thủy điện¹ tăng mạnh.

• một hai ba bốn năm
  sáu bảy tám chín
  mười một

• ngắn
• gọn
  – dưới
(10) mười điểm một
     hai

         Ký

¹ Một hai ba bốn năm.";
    assert_eq!(set(&report, 21), wanted);
}

#[test]
fn a_table_is_set_in_columns_where_they_fit_and_as_a_list_where_not() {
    let report = report(
        r#"[ { "kind": "table", "rows": [[["Tên"], ["Số"]], [["Chè trồng mới"], ["607 ha"]]] } ]"#,
    );
    let page = |width| {
        let page = Page::compose(&report, &[Element::Node(Node::Block(0, 0))], width);
        rows(&page)
    };
    assert_eq!(page(24), "Tên            Số\nChè trồng mới  607 ha");
    assert_eq!(page(21), page(24));
    assert_eq!(page(20), "Tên; Số\n\nTên: Chè trồng mới\nSố: 607 ha");
    assert_eq!(page(17), "Tên; Số\n\nTên: Chè trồng\n  mới\nSố: 607 ha");
    assert_eq!(page(8), "Tên; Số\n\nTên: Chè\ntrồng\nmới\nSố: 607\nha");
}

#[test]
fn a_position_is_on_the_row_that_holds_its_character() {
    let report = crate::common::embedded();
    let elements: Vec<Element> = report.nodes().map(Element::Node).collect();
    for width in [20, 60, 90] {
        let page = Page::compose(&report, &elements, width);
        for node in report.nodes() {
            for offset in 0..report.plain(node).chars().count() {
                let row = &page.rows
                    [page.row_of(Position { node, offset }).expect("every spot is on the page")];
                assert_eq!(row.node, Some(node));
                // A label on a row of its own stands for no character; a heading begins there.
                let label = offset == 0 && row.chars.is_empty();
                assert!(label || row.chars.contains(&offset), "{node:?} {offset} {:?}", row.chars);
            }
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zđảệỹ ]{0,60}",
        "(\\PC| |[\u{300}-\u{36f}]|[\u{e00}-\u{e7f}]|[一-龥]|[\u{1f300}-\u{1f6ff}]){0,40}",
    ]
}

/// What holds of a block of any kind, with any text, at any width.
fn holds(raw: &str, bold: &str, kind: usize, width: usize) -> Result<(), TestCaseError> {
    let kind = match kind {
        0 => BlockKind::Paragraph,
        1 => BlockKind::Bullet { level: 3 },
        2 => BlockKind::Item { label: bold.into() },
        _ => BlockKind::Line,
    };
    let text = vec![Run::Plain(raw.into()), Run::Strong(bold.into())];
    let section = Section {
        id: "a".into(),
        blocks: vec![Block { kind, text, page: None }],
        ..Section::default()
    };
    let report = Report::from(ReportData { sections: vec![section], ..ReportData::default() });
    let node = Node::Block(0, 0);
    let page = Page::compose(&report, &[Element::Node(node)], width);
    let mut at = 0;
    for row in page.rows.iter().filter(|row| row.node.is_some()) {
        prop_assert!(row.columns() <= width, "{} > {width}", row.columns());
        if !row.chars.is_empty() {
            prop_assert_eq!(row.chars.start, at);
            at = row.chars.end;
        }
    }
    prop_assert_eq!(at, report.plain(node).chars().count());
    Ok(())
}

proptest! {
    #[test]
    fn no_row_is_wider_than_the_page_and_no_character_is_lost(
        raw in any_text(), bold in any_text(), kind in 0_usize..4, width in 0_usize..=80,
    ) {
        holds(&raw, &bold, kind, width)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100_000))]
    #[test]
    #[ignore = "slow: a hundred thousand texts"]
    fn no_row_of_a_hundred_thousand_texts_is_wider_than_the_page(
        raw in any_text(), bold in any_text(), kind in 0_usize..4, width in 0_usize..=80,
    ) {
        holds(&raw, &bold, kind, width)?;
    }
}

#[test]
fn columns_counts_what_a_terminal_shows() {
    for (text, wide) in
        [("", 0), ("abc", 3), ("thủy điện", 9), ("đie\u{323}\u{302}n", 4), ("数字", 4)]
    {
        assert_eq!(columns(text), wide, "{text}");
    }
}

#[test]
fn a_note_that_is_cited_everywhere_repeats_neither_a_long_label_nor_a_long_heading() {
    let long = "dài ".repeat(5_000);
    let marks = vec![r#"{ "note": "n" }"#; 20_000].join(",");
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "", "sections":
            [ {{ "id": "a", "title": "{long}", "blocks": [ {{ "kind": "paragraph", "text": [{marks}] }} ] }} ],
            "notes": [ {{ "id": "n", "label": "{}", "text": "x" }} ] }}"#,
        "1".repeat(10_000)
    );
    let report = read_report(json.as_bytes()).expect("a sound report");
    let elements = [
        Element::Node(Node::Block(0, 0)),
        Element::Node(Node::Note(0)),
        Element::CitedIn(0, Lang::En),
    ];
    let page = Page::compose(&report, &elements, 80);
    let cited = |link| matches!(link, baocao::page::Link::Position(_));
    assert_eq!(page.links.iter().filter(|at| cited(at.link)).count(), 1);
    let characters: usize =
        page.rows.iter().flat_map(|row| &row.pieces).map(|piece| piece.text.chars().count()).sum();
    assert!(characters < 20_000 * 400, "{characters}");
}
