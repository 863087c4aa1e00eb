//! Tables without lines that only place a letterhead or a signature, unfolded column by column.

use super::unfold;
use crate::source::raw::{Hints, RawBlock, RawCell, RawKind, RawRun, RawTable, Style};

use crate::source::word::tests::docx::lines;

fn text(words: &str) -> RawBlock {
    let runs = vec![RawRun::Text(Style::Plain, words.to_owned())];
    RawBlock { kind: RawKind::Text, runs, hints: Hints::default() }
}

/// A cell with lines between bars; `2=` or `2x3=` before them is its span.
fn cell(source: &str) -> RawCell {
    let (span, words) = source.split_once('=').unwrap_or(("1", source));
    let (colspan, rowspan) = span.split_once('x').unwrap_or((span, "1"));
    let blocks = words.split('|').filter(|line| !line.is_empty()).map(text).collect();
    let number = |digits: &str| digits.parse().expect("a span");
    RawCell { blocks, colspan: number(colspan), rowspan: number(rowspan) }
}

fn table(rows: &[&[&str]]) -> RawBlock {
    let rows = rows.iter().map(|row| row.iter().map(|source| cell(source)).collect()).collect();
    let table = RawTable { rows, head_rows: 0, borderless: true };
    RawBlock { kind: RawKind::Table(table), runs: Vec::new(), hints: Hints::default() }
}

fn unfolded(blocks: Vec<RawBlock>) -> String {
    lines(&unfold(blocks)).lines().map(|line| line[2..].to_owned()).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_letterhead_goes_by_column_left_before_right() {
    let cases: [(&str, &[&[&str]], &str); 5] = [
        ("one row", &[&["A|B", "C|D"]], "A; B; C; D"),
        ("two rows", &[&["A", "C"], &["B", "D"]], "A; B; C; D"),
        ("rows cut differently", &[&["2=A", "2=C"], &["B", "3=D"]], "A; B; C; D"),
        ("a cell over two rows", &[&["1x2=A|B", "C"], &["D"]], "A; B; C; D"),
        ("a cell as wide as the table", &[&["A", "B"], &["2=C"], &["D", "E"]], "A; B; C; D; E"),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(unfolded(vec![table(rows), text("x")]), format!("{expected}; x"), "{name}");
    }
}

#[test]
fn only_tables_that_place_something_are_unfolded() {
    let body = || (0..5).map(|_| text("Một đoạn.")).collect::<Vec<_>>();
    let around = |inner: RawBlock| {
        let mut blocks = body();
        blocks.push(inner);
        blocks.extend(body());
        lines(&unfold(blocks)).contains("TABLE")
    };
    assert!(around(table(&[&["Chỉ tiêu", "Kế hoạch"], &["Lúa", "96"]])), "figures");
    assert!(
        !around(table(&[&["Nơi nhận:|- Như trên;", "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"]])),
        "signature"
    );
    assert!(
        !around(table(&[&["UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])),
        "an appendix's letterhead"
    );
    let mut lined = table(&[&["Nơi nhận:", "x"]]);
    if let RawKind::Table(table) = &mut lined.kind {
        table.borderless = false;
    }
    assert!(around(lined), "a table with lines");
    let long = "x".repeat(300);
    assert!(around(table(&[&["Nơi nhận:", &long]])), "a table with text");
}

#[test]
fn the_last_table_before_the_notes_is_a_signature() {
    let mut blocks: Vec<RawBlock> = (0..5).map(|_| text("Một đoạn.")).collect();
    blocks.push(table(&[&["Người lập", "Người ký"]]));
    let kind = RawKind::Note { key: "1".to_owned(), label: "1".to_owned() };
    blocks.push(RawBlock { kind, ..text("Chú thích.") });
    assert!(!lines(&unfold(blocks)).contains("TABLE"));
}

#[test]
fn a_list_in_columns_is_no_signature() {
    let mut rows: Vec<&[&str]> = vec![&["1", ":", "Số và ký hiệu"]; 7];
    rows[6] = &["9", ":", "Nơi nhận"];
    let cell = "a|".repeat(9);
    for (name, listing) in [("rows", table(&rows)), ("lines", table(&[&[&cell, "b"]]))] {
        let mut blocks: Vec<RawBlock> = (0..5).map(|_| text("Một đoạn.")).collect();
        blocks.push(listing);
        assert!(lines(&unfold(blocks)).contains("TABLE"), "{name}");
    }
}

#[test]
fn every_block_of_a_table_is_there_once() {
    let name = |row, column| match (row, column) {
        (0, 0) => "Nơi nhận:".to_owned(),
        _ => format!("r{row}c{column}"),
    };
    let rows: Vec<Vec<String>> =
        (0..15).map(|row| (0..4).map(|column| name(row, column)).collect()).collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let found = unfolded(vec![table(&rows)]);
    let mut expected = Vec::new();
    for column in 0..4 {
        expected.extend((0..15).map(|row| name(row, column)));
    }
    assert_eq!(found, expected.join("; "));
}
