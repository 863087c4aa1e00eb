//! Tables of a Word file: spans, heads, lines, nesting.

use std::fmt::Write as _;

use super::docx::{Docx, p, r};

const LINES: &str = "<w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>";

fn table(properties: &str, rows: &str) -> String {
    format!("<w:tbl>{properties}{rows}</w:tbl>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn head(cells: &[String]) -> String {
    format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", cells.concat())
}

fn cell(properties: &str, text: &str) -> String {
    let content = if text.is_empty() { "<w:p/>".to_owned() } else { p("", &r(text)) };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn plain(text: &str) -> String {
    cell("", text)
}

/// The cells of the first table, each with its span, a row a line.
fn grid(docx: &Docx) -> String {
    let mut out = String::new();
    for line in docx.lines().lines().skip(1).map(str::trim_start) {
        match line {
            "row" => out.push('\n'),
            _ if line.starts_with("T ") => {
                let _ = write!(out, " {}", &line[2..]);
            }
            "1x1" => out.push_str(" ,"),
            _ => {
                let _ = write!(out, " {line}");
            }
        }
    }
    out.trim().to_owned()
}

#[test]
fn merged_heads_stand_once_with_their_spans() {
    let rows = [
        head(&[
            cell("<w:vMerge w:val='restart'/>", "TT"),
            cell("<w:gridSpan w:val='2'/>", "Năm 2024"),
        ]),
        head(&[cell("<w:vMerge/>", ""), plain("Kế hoạch"), plain("Thực hiện")]),
        row(&[plain("1"), plain("96,0"), plain("101,7")]),
    ];
    let docx = Docx::new(&table(LINES, &rows.concat()));
    assert!(docx.lines().starts_with("TABLE 2 heads\n"), "{}", docx.lines());
    assert_eq!(grid(&docx), "1x2 TT 2x1 Năm 2024\n , Kế hoạch , Thực hiện\n , 1 , 96,0 , 101,7");
}

#[test]
fn columns_too_narrow_for_a_letter_are_left_out() {
    let two = "<w:gridSpan w:val='2'/>";
    let rows = [
        head(&[plain("TT"), cell("<w:gridSpan w:val='3'/>", "Năm 2024")]),
        head(&[cell(two, "A"), plain("Kế hoạch"), plain("Thực hiện")]),
        row(&[plain("1"), cell(two, "96,0"), plain("101,7")]),
    ];
    for (narrow, expected) in [
        ("7", " , TT 2x1 Năm 2024\n , A , Kế hoạch , Thực hiện\n , 1 , 96,0 , 101,7"),
        // Wide enough to be seen.
        ("300", " , TT 3x1 Năm 2024\n 2x1 A , Kế hoạch , Thực hiện\n , 1 2x1 96,0 , 101,7"),
    ] {
        let widths = ["900", narrow, "2000", "2000"].map(|w| format!("<w:gridCol w:w='{w}'/>"));
        let columns = format!("{LINES}<w:tblGrid>{}</w:tblGrid>", widths.concat());
        let docx = Docx::new(&table(&columns, &rows.concat()));
        assert_eq!(grid(&docx), expected.trim(), "{narrow}");
        // A cell that has it alone keeps it.
        let alone = [rows.concat(), row(&[plain("2"), plain("x"), plain("y"), plain("z")])];
        let docx = Docx::new(&table(&columns, &alone.concat()));
        assert!(grid(&docx).starts_with(", TT 3x1 Năm 2024"), "{narrow}");
    }
}

/// Rows of cells, each with its properties, and the spans that they are read with.
#[test]
fn spans_are_what_the_cells_make_of_them() {
    let restart = "<w:vMerge w:val='restart'/>";
    let cases = [
        (
            "a cell that goes on from nothing",
            row(&[cell("<w:vMerge/>", "a"), plain("b")]),
            ", a , b",
        ),
        (
            "cells merged to the left",
            row(&[cell("<w:hMerge w:val='restart'/>", "a"), cell("<w:hMerge/>", ""), plain("b")]),
            "2x1 a , b",
        ),
        (
            "an absurd span",
            row(&[cell("<w:gridSpan w:val='1000000000'/>", "a"), plain("b")]),
            "63x1 a , b",
        ),
        ("a negative span", row(&[cell("<w:gridSpan w:val='-3'/>", "a")]), ", a"),
        (
            "two merges in one column",
            [
                row(&[cell(restart, "a")]),
                row(&[cell("<w:vMerge/>", "")]),
                row(&[cell(restart, "b")]),
                row(&[cell("<w:vMerge w:val='continue'/>", "")]),
            ]
            .concat(),
            "1x2 a\n\n 1x2 b",
        ),
        (
            "columns left out before",
            format!("<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{}</w:tr>", plain("a")),
            "2x1 , a",
        ),
        (
            "a deleted row",
            row(&[plain("a")]) + &format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", plain("b")),
            ", a",
        ),
        (
            "rows and cells in content controls",
            format!(
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                row(&[format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", plain("a"))])
            ),
            ", a",
        ),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(grid(&Docx::new(&table(LINES, &rows))), expected, "{name}");
    }
}

#[test]
fn paragraphs_and_tables_in_a_cell_stay_apart() {
    let inner = table(LINES, &row(&[plain("lồng 1"), plain("lồng 2")]));
    let outer = format!("<w:tc>{}{inner}{}</w:tc>", p("", &r("trước")), p("", &r("sau")));
    let expected = "\
TABLE 0 heads
  row
    1x1
      T trước
      TABLE 0 heads
        row
          1x1
            T lồng 1
          1x1
            T lồng 2
      T sau
";
    assert_eq!(Docx::new(&table(LINES, &row(&[outer]))).lines(), expected);
}

#[test]
fn a_table_has_lines_by_its_properties_its_style_or_its_cells() {
    let styles = "<w:style w:type='table' w:styleId='Grid'><w:name w:val='Grid'/><w:tblPr><w:tblBorders>\
        <w:insideH w:val='single'/></w:tblBorders></w:tblPr></w:style>\
        <w:style w:type='table' w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='Grid'/></w:style>";
    let sides = "<w:tcBorders><w:top w:val='single'/><w:bottom w:val='single'/></w:tcBorders>";
    let one_side = "<w:tcBorders><w:top w:val='nil'/><w:bottom w:val='single'/></w:tcBorders>";
    let none = "<w:tblPr><w:tblStyle w:val='Own'/><w:tblBorders><w:top w:val='none'/></w:tblBorders></w:tblPr>";
    let cases = [
        ("", "", true),
        (LINES, "", false),
        ("<w:tblPr><w:tblStyle w:val='Own'/></w:tblPr>", "", false),
        (none, "", true),
        ("", sides, false),
        ("", one_side, true),
    ];
    for (properties, borders, borderless) in cases {
        let docx = Docx::new(&table(properties, &row(&[cell(borders, "a"), plain("b")])));
        let found = docx.with("styles", styles).lines().starts_with("TABLE without lines");
        assert_eq!(found, borderless, "{properties} {borders}");
    }
}

#[test]
fn in_a_table_with_lines_a_dash_and_a_number_alone_are_kept() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:lvlText w:val='%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let cells = [format!("<w:tc>{}</w:tc>", p(number, "")), plain("- Trồng mới")];
    let docx = Docx::new(&table(LINES, &row(&cells))).with("numbering", numbering);
    assert_eq!(
        docx.lines(),
        "TABLE 0 heads\n  row\n    1x1\n      T [1] \n    1x1\n      T - Trồng mới\n"
    );
}

#[test]
fn a_table_without_a_word_is_nothing() {
    assert_eq!(Docx::new(&table(LINES, &row(&[plain(""), plain("")]))).lines(), "");
}

/// A page that begins within a cell begins in the cells beside it too; the next row says so once more.
#[test]
fn cells_stand_beside_each_other_on_a_page() {
    let begins = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let cut = format!("<w:tc>{}</w:tc>", p("", &(r("a ") + begins + &r("b"))));
    let first = format!("<w:tc>{}</w:tc>", p("", &(begins.to_owned() + &r("d"))));
    let rows = [row(&[cut.clone(), cut]), row(&[first, plain("e")])].concat();
    let lines = Docx::new(&(table(LINES, &rows) + &p("", &r("sau")))).lines();
    let pages: Vec<&str> = lines.lines().map(str::trim).filter(|l| l.starts_with("T ")).collect();
    assert_eq!(
        pages,
        ["T page 1 a |2|b", "T page 1 a |2|b", "T page 2 d", "T page 2 e", "T page 2 sau"]
    );
}
