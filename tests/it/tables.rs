//! Tables with spans: their grid, what of them is sound, and how they are set on a page and on the screen.

use std::sync::Arc;

use baocao::app::layout::Size;
use baocao::app::{App, Settings};
use baocao::messages::Lang;
use baocao::page::{Element, Page, PageStyle};
use baocao::report::check::check;
use baocao::report::json::{read_report, write_report};
use baocao::report::{
    Block, BlockKind, Cell, Node, Position, Report, ReportData, Run, Section, plain as plain_text,
};
use baocao::session::ColourScheme;
use proptest::prelude::*;

use crate::common::{app, golden, press, screen};

/// Heads over two rows, a part over all columns, a cell with two paragraphs, a group over two rows.
const MERGED: &str = r#"{ "kind": "table", "head_rows": 2, "rows": [
    [ { "text": "TT", "rowspan": 2 }, { "text": "Chỉ tiêu", "rowspan": 2 }, { "text": "Đơn vị", "rowspan": 2 },
      { "text": "Năm 2024", "colspan": 2 }, { "text": "Kế hoạch năm 2025", "rowspan": 2 } ],
    [ "Kế hoạch", "Thực hiện" ],
    [ { "text": "Phát triển kinh tế", "colspan": 6 } ],
    [ "1", ["Tổng sản phẩm trên địa bàn", { "break": true }, "(giá so sánh năm 2010)"], "tỷ đồng", "9.120", "9.358,5",
      "10.200" ],
    [ "2", "Tốc độ tăng trưởng kinh tế", "%", "7,5", [{ "strong": "8,1" }], "8,5" ],
    [ { "text": "3", "rowspan": 2 }, "Diện tích rừng trồng mới tập trung của các huyện, thành phố", "ha", "1.500", "1.617",
      "1.500" ],
    [ "Tỷ lệ che phủ rừng", "%", "52,4", "52,6", "53" ] ] }"#;

fn report(block: &str) -> Report {
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "Báo cáo tình hình thực hiện nhiệm vụ năm 2024", "sections":
            [ {{ "id": "p1", "label": "I-", "title": "KẾT QUẢ", "blocks":
                [ {{ "kind": "paragraph", "text": "Kết quả thực hiện các chỉ tiêu chủ yếu như sau:" }}, {block},
                  {{ "kind": "paragraph", "text": "Các chỉ tiêu khác đạt kế hoạch." }} ] }} ] }}"#
    );
    read_report(json.as_bytes()).expect("a sound report")
}

fn merged() -> Report {
    report(MERGED)
}

fn cell(text: &str, colspan: usize, rowspan: usize) -> Cell {
    let text = if text.is_empty() { Vec::new() } else { vec![Run::Plain(text.into())] };
    Cell { text, colspan, rowspan }
}

/// A report whose only block is a table.
fn only(rows: Vec<Vec<Cell>>, head_rows: usize) -> Report {
    let kind = BlockKind::Table { rows, head_rows };
    let blocks = vec![Block { kind, ..Block::default() }];
    let section = Section { id: "a".into(), blocks, ..Section::default() };
    ReportData { sections: vec![section], ..ReportData::default() }.into()
}

fn compose(report: &Report, block: usize, width: usize, style: PageStyle) -> Page {
    let elements = [Element::Node(Node::Block(0, block))];
    Page::with_figures(report, &baocao::figures::Figures::default(), &elements, width, style)
}

fn drawn(page: &Page) -> String {
    let row = |row: &baocao::page::Row| {
        let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        format!("{}{text}\n", " ".repeat(row.indent)).trim_end_matches(' ').to_owned()
    };
    page.rows.iter().map(row).collect()
}

#[test]
fn what_does_not_fit_is_told() {
    let told = |rows, head_rows| -> Vec<String> {
        check(&only(rows, head_rows)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(told(vec![vec![cell("a", 1, 1)]], 1), Vec::<String>::new());
    assert_eq!(told(vec![], 1), Vec::<String>::new());
    assert_eq!(
        told(vec![vec![cell("a", 2, 1), cell("b", 1, 3)], vec![cell("c", 4, 1)]], 3),
        [
            "a/1: 3 head rows, but only 2 rows",
            "a/1: cell 2 of row 1 spans what is not there or taken",
            "a/1: cell 1 of row 2 spans what is not there or taken",
        ]
    );
    // Too much to be laid out: no cell spans anything.
    let huge = vec![vec![cell("a", 65_535, 65_535)], vec![], vec![], vec![], vec![]];
    assert_eq!(told(huge, 1).len(), 1);
}

#[test]
fn a_cell_is_its_text_or_an_object_with_spans_and_is_written_as_it_was_read() {
    let report = merged();
    assert_eq!(check(&report), []);
    let written = write_report(&report);
    assert_eq!(read_report(written.as_bytes()), Ok(report.clone()));
    for part in ["\"rowspan\": 2\n", "\"colspan\": 2\n", "\"head_rows\": 2", "\"break\": true"] {
        assert!(written.contains(part), "{part}\n{written}");
    }
    assert_eq!(written.matches("span\": 1").count(), 0);
    let plain = report.plain(Node::Block(0, 1));
    assert!(plain.starts_with(
        "TT | Chỉ tiêu | Đơn vị | Năm 2024 | Kế hoạch năm 2025 || Kế hoạch | Thực hiện || "
    ));
    assert!(plain.contains("trên địa bàn (giá so sánh"), "{plain}");
    let BlockKind::Table { rows, .. } = &report.sections[0].blocks[1].kind else {
        panic!("a table")
    };
    let cells = |row: &Vec<Cell>| {
        row.iter().map(|cell| plain_text(&cell.text)).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(plain, rows.iter().map(cells).collect::<Vec<_>>().join(" || "));
}

#[test]
fn wrong_cells_are_refused_with_their_place() {
    for (cell, says) in [
        (r#"{ "text": "a", "colspan": 0 }"#, "[0][0].colspan: 0, expected 1 to 65535"),
        (r#"{ "text": "a", "rowspan": 70000 }"#, "[0][0].rowspan: 70000, expected 1 to 65535"),
        (r#"{ "text": "a", "span": 2 }"#, "[0][0].span: unknown field `span`"),
        (r#"{ "colspan": 2 }"#, "[0][0]: missing field `text`"),
        (r#"[{ "break": false }]"#, "[0][0][0]: `break` is always true"),
        (r#"[{ "page": -1 }]"#, "[0][0][0].page: invalid value: integer `-1`"),
        ("7", "[0][0]: invalid type: integer `7`, expected a cell"),
    ] {
        let json = format!(
            r#"{{ "format": "baocao/1", "title": "", "sections":
                [ {{ "id": "a", "blocks": [ {{ "kind": "table", "rows": [[{cell}]] }} ] }} ] }}"#
        );
        let error = read_report(json.as_bytes()).expect_err(cell).to_string();
        assert!(error.contains(says), "{error}\n  wanted {says}");
    }
}

#[test]
fn a_figure_is_under_its_own_heads() {
    let report = merged();
    let wanted = "\
TT  Chỉ tiêu                     Đơn vị   ──── Năm 2024 ─────  Kế hoạch năm 2025
                                          Kế hoạch  Thực hiện
Phát triển kinh tế

 1  Tổng sản phẩm trên địa bàn   tỷ đồng     9.120    9.358,5             10.200
    (giá so sánh năm 2010)

 2  Tốc độ tăng trưởng kinh tế   %             7,5        8,1                8,5

 3  Diện tích rừng trồng mới     ha          1.500      1.617              1.500
    tập trung của các huyện,
    thành phố

    Tỷ lệ che phủ rừng           %            52,4       52,6                 53
";
    let page = drawn(&compose(&report, 1, 80, PageStyle::Printed));
    assert_eq!(page, wanted);
}

#[test]
fn a_row_of_a_list_says_the_heads_of_each_cell() {
    let page = drawn(&compose(&merged(), 1, 40, PageStyle::Printed));
    for lines in [
        "TT; Chỉ tiêu; Đơn vị; Năm 2024; Kế hoạch\nnăm 2025; Kế hoạch; Thực hiện\n\nPhát triển kinh tế\n\n",
        "\n\nTT: 1\nChỉ tiêu: Tổng sản phẩm trên địa bàn\n  (giá so sánh năm 2010)\nĐơn vị: tỷ đồng\n\
         Năm 2024 › Kế hoạch: 9.120\nNăm 2024 › Thực hiện: 9.358,5\nKế hoạch năm 2025: 10.200\n\n",
    ] {
        assert!(page.contains(lines), "{lines}\n---\n{page}");
    }
    // What spans several rows is said in each.
    assert!(page.contains("\n\nTT: 3\nChỉ tiêu: Tỷ lệ che phủ rừng\n"), "{page}");
    // Whatever the width, where one thing is said at a time.
    let list = drawn(&compose(&merged(), 1, 90, PageStyle::Plain));
    assert!(list.contains("\nNăm 2024 › Thực hiện: 9.358,5\n"), "{list}");
}

#[test]
fn a_text_is_found_in_the_line_of_the_cell_that_shows_it() {
    let report = merged();
    let node = Node::Block(0, 1);
    let plain = report.plain(node);
    for (width, style) in [
        (90, PageStyle::Printed),
        (70, PageStyle::Printed),
        (40, PageStyle::Printed),
        (90, PageStyle::Plain),
    ] {
        let page = compose(&report, 1, width, style);
        for words in ["Thực", "giá", "2010", "9.358,5", "che", "53", "thành"] {
            let at = plain.find(words).expect("it is there");
            let offset = plain[..at].chars().count();
            let row = page.row_of(Position { node, offset }).expect("it is shown");
            let text: String =
                page.rows[row].pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(text.contains(words), "{words} at {width}: {text}");
        }
    }
}

/// A text of letters, numbers and lines, with marks and wide characters.
fn any_cell() -> impl Strategy<Value = Cell> {
    let text = prop_oneof![
        3 => "[a-zđảệỹ]{1,8}( [a-zđảệỹ]{1,8}){0,6}",
        2 => "-?[0-9]{1,3}(\\.[0-9]{3}){0,2}(,[0-9])?",
        1 => "",
        1 => "([一-龥]|[\u{300}-\u{36f}]|[\u{1f300}-\u{1f6ff}]|[a-z]| ){0,30}",
        1 => "[a-z]{30,60}",
    ];
    let run = prop_oneof![
        4 => text.prop_map(|text| Run::Plain(text.as_str().into())),
        1 => Just(Run::Strong("đậm".into())),
        1 => Just(Run::Break),
        1 => Just(Run::Page(7)),
        1 => Just(Run::Reference("1".into())),
    ];
    let span = || prop_oneof![5 => Just(1_usize), 2 => 2..5_usize, 1 => 0..100_000_usize];
    (prop::collection::vec(run, 0..4), span(), span()).prop_map(|(text, colspan, rowspan)| Cell {
        text,
        colspan,
        rowspan,
    })
}

/// What holds of any table at any width: no row is wider, and every character of every cell is on the page once, but for
/// the spaces at which lines end; every position has a row that shows it or what is nearest.
fn holds(
    rows: Vec<Vec<Cell>>,
    head_rows: usize,
    width: usize,
    style: PageStyle,
) -> Result<(), TestCaseError> {
    let report = only(rows, head_rows);
    let node = Node::Block(0, 0);
    let page = compose(&report, 0, width, style);
    let plain: Vec<char> = report.plain(node).chars().collect();
    let mut shown = vec![0; plain.len()];
    let mut start = 0;
    for row in &page.rows {
        prop_assert!(row.columns() <= width, "{} > {width}\n{}", row.columns(), drawn(&page));
        prop_assert_eq!(row.node, Some(node));
        prop_assert!(row.chars.start >= start, "rows go on from top to bottom");
        start = row.chars.start;
        for piece in row.pieces.iter().filter(|piece| !piece.chars.is_empty()) {
            // What is too wide for the page is a question mark.
            let text: String = plain[piece.chars.clone()].iter().collect();
            prop_assert!(piece.text == text || piece.text.contains('?'), "{text:?} {piece:?}");
            shown[piece.chars.clone()].iter_mut().for_each(|times| *times += 1);
        }
    }
    for (at, c) in plain.iter().enumerate() {
        // Spaces, and the bars between cells, may be left out.
        let wanted = usize::from(!matches!(c, ' ' | '|'));
        prop_assert!(
            shown[at] == 1 || shown[at] == wanted,
            "{at}: {}\n{}",
            shown[at],
            drawn(&page)
        );
    }
    for (offset, &times) in shown.iter().enumerate() {
        let row = &page.rows[page.row_of(Position { node, offset }).expect("it is on the page")];
        let shows = row.pieces.iter().any(|piece| piece.chars.contains(&offset));
        prop_assert!(shows || times == 0, "{offset} is shown elsewhere\n{}", drawn(&page));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_is_on_the_page_once_at_any_width(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 0..7),
        head_rows in 0_usize..4, width in 1_usize..=200, lists in any::<bool>(),
    ) {
        let style = if lists { PageStyle::Plain } else { PageStyle::Printed };
        holds(rows, head_rows, width, style)?;
    }
}

#[test]
fn a_plain_screen_says_a_table_cell_by_cell() {
    let size = Size { columns: 120, rows: 36 };
    let (lang, colours) = (Lang::Vi, ColourScheme::Mono);
    let settings = Settings { lang, colours, mouse: false, plain: true, size };
    let mut app = App::new(Arc::new(merged()), settings);
    let screen = |app: &App| crate::common::screen(app, 120, 36);
    assert!(screen(&app).contains("\nNăm 2024 › Thực hiện: 9.358,5\n"), "{}", screen(&app));
    press(&mut app, "<pgdn>");
    assert!(
        screen(&app).contains("\nĐơn vị: ha\nNăm 2024 › Kế hoạch: 1.500\n"),
        "{}",
        screen(&app)
    );
}

#[test]
fn screens_of_a_table_with_merged_heads() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(merged(), columns, rows);
        golden(&format!("table-{columns}x{rows}"), &screen(&app, columns, rows));
        press(&mut app, "/9358,5<enter>");
        golden(&format!("table-found-{columns}x{rows}"), &screen(&app, columns, rows));
    }
}
