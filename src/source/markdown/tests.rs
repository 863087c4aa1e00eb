//! What is read of Markdown: spans, paragraphs of cells and notes, emphasis over a page break.

use crate::source::markdown::read;
use crate::source::problem::{LineUnit, Problems};
use crate::source::raw::{RawBlock, RawCell, RawKind, RawRun, RawTable, Style};
use crate::source::runs::{of_cell, plain};

fn blocks(source: &str) -> Vec<RawBlock> {
    read(source, &mut Problems::of_blocks(Vec::new(), LineUnit::Lines, &[]))
}

fn table(source: &str) -> RawTable {
    match blocks(source).remove(0).kind {
        RawKind::Table(table) => table,
        other => panic!("{other:?}"),
    }
}

/// Rows of cells, with their spans where they have any.
fn cells(table: &RawTable) -> Vec<Vec<String>> {
    let text = |cell: &RawCell| {
        let text = plain(&of_cell(cell));
        match (cell.colspan, cell.rowspan) {
            (1, 1) => text,
            (columns, rows) => format!("{text} {columns}x{rows}"),
        }
    };
    table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn tables_of_every_form_are_read() {
    let cases = [
        ("pipes", "| TT | Số |\n|---|---|\n| 1 | 82 |", 1, vec![vec!["TT", "Số"], vec!["1", "82"]]),
        (
            "HTML with spans",
            "<table><thead><tr><th rowspan=\"2\">TT</th><th colspan='2'>Năm</th></tr>\n\
             <tr><th>a</th><th>b</th></tr></thead><tr><td>1</td><td>2</td><td>3</td></tr></table>",
            2,
            vec![vec!["TT 1x2", "Năm 2x1"], vec!["a", "b"], vec!["1", "2", "3"]],
        ),
        (
            "a table in a cell",
            "<table><tr><td>a<table><tr><td>b</td></tr><tr><td>c</td></tr></table></td>\n<td>d</td></tr></table>",
            0,
            vec![vec!["a b c", "d"]],
        ),
        (
            "a grid",
            "+---+-----+\n| a | b   |\n|   | c   |\n+===+=====+\n| 1 | 2   |\n+---+-----+",
            1,
            vec![vec!["a", "b c"], vec!["1", "2"]],
        ),
        (
            "columns under dashes",
            " a     bé\n ----- -----\n 1     hai\n ba    4\n\nChữ.",
            1,
            vec![vec!["a", "bé"], vec!["1", "hai"], vec!["ba", "4"]],
        ),
        (
            "cells on lines",
            "|\na\n|\nb\nc\n|\n|\n1\n|\n2\n|\n\nChữ.",
            0,
            vec![vec!["a", "b c"], vec!["1", "2"]],
        ),
        (
            "cells parted by spaces",
            "a      b      c\n1      2      3\n       4      5      6\n".trim_end(),
            0,
            vec![vec!["a", "b", "c"], vec!["1", "2", "3"], vec!["4", "5", "6"]],
        ),
    ];
    for (what, source, head_rows, wanted) in cases {
        let found = table(source);
        assert_eq!(cells(&found), wanted, "{what}");
        assert_eq!(found.head_rows, head_rows, "{what}");
    }
}

#[test]
fn spans_that_no_table_has_are_bounded() {
    let found = table(
        "<table><tr><td colspan=\"99999999999999999999999\" rowspan=\"0\">a</td></tr></table>",
    );
    assert_eq!((found.rows[0][0].colspan, found.rows[0][0].rowspan), (1, 1));
    let found = table("<table><tr><td colspan=\"90000\">a</td></tr></table>");
    assert_eq!(found.rows[0][0].colspan, 1000);
}

#[test]
fn paragraphs_of_cells_and_notes_stay_apart() {
    let found = table("<table><tr><td><p>Một.</p>\n<p>- Hai.</p></td></tr></table>");
    let texts: Vec<String> =
        found.rows[0][0].blocks.iter().map(|block| plain(&block.runs)).collect();
    assert_eq!(texts, ["Một.", "- Hai."]);
    let note = blocks("[^1]: Một\n    hai.\n\n    Ba.").remove(0);
    let ends: Vec<&RawRun> =
        note.runs.iter().filter(|run| !matches!(run, RawRun::Text(..))).collect();
    assert_eq!(ends, [&RawRun::LineEnd, &RawRun::Break]);
}

/// The link that leads back from a note may hold its label, or words of the note.
#[test]
fn words_in_a_link_back_from_a_note_are_kept() {
    for (line, words) in [
        ("<a href=\"#_ftnref1\">1</a> Theo đề án.", "Theo đề án."),
        ("<a href=\"#_ftnref1\"><sup>(1)</sup></a> Theo đề án.", "Theo đề án."),
        ("<a href=\"#_ednref2\">ii</a> Theo đề án.", "Theo đề án."),
        ("<a href=\"#_ftnref1\">Theo</a> đề án.", "Theo đề án."),
        ("<a href=\"#_ftnref1\">Theo<sup>(1)</sup>1</a> đề án.", "Theo1 đề án."),
        ("[1](#_ftnref1) Theo đề án.", "Theo đề án."),
        ("[Theo](#_ftnref1) đề án.", "Theo đề án."),
        ("[Theo](http://vi-du.vn) đề án [↑](#_ftnref1)", "Theo đề án"),
        ("1. Theo đề án. [↑](#footnote-ref-1)", "Theo đề án."),
    ] {
        let note = blocks(line).remove(0);
        assert!(matches!(note.kind, RawKind::Note { .. }), "{line}");
        assert_eq!(plain(&note.runs).trim(), words, "{line}");
    }
}

#[test]
fn emphasis_may_begin_or_end_within_a_link_to_a_note() {
    for (source, wanted) in [
        ("Thu đạt 5 km[**2**](#footnote-2) rồi.", "Thu đạt 5 km{2} rồi."),
        ("Thu **đạt [2**](#footnote-2) kế hoạch.", "Thu **đạt **{2} kế hoạch."),
        ("Thu [*2](#footnote-2) đạt* kế hoạch.", "Thu {2}* đạt* kế hoạch."),
        ("Thu [*2](#footnote-2) đạt kế hoạch.", "Thu *{2} đạt kế hoạch."),
        ("Theo đề án. [↑*](#footnote-ref-2)", "Theo đề án. *"),
        ("Theo đề án. [**↑](#footnote-ref-2)", "Theo đề án. **"),
        ("*Theo đề án. [↑*](#footnote-ref-2) Hai.", "*Theo đề án. *Hai."),
    ] {
        let shown = blocks(source)[0].runs.iter().fold(String::new(), |shown, run| match run {
            RawRun::Text(Style::Em, words) => shown + "*" + words + "*",
            RawRun::Text(Style::Strong, words) => shown + "**" + words + "**",
            RawRun::Text(Style::Plain, words) => shown + words,
            RawRun::Reference(reference) => shown + "{" + &reference.key + "}",
            _ => shown,
        });
        assert_eq!(shown, wanted, "{source}");
    }
}

#[test]
fn emphasis_that_a_page_break_cuts_is_read_on_both_sides() {
    let cut = blocks("Ai *đến sau cùng, không\n\n- 3 -\n\ncó gì* để mất.");
    let em = |words: &str| RawRun::Text(Style::Em, words.to_owned());
    let plain = |words: &str| RawRun::Text(Style::Plain, words.to_owned());
    assert_eq!(cut[0].runs, [plain("Ai "), em("đến sau cùng, không")]);
    assert_eq!(cut[2].runs, [em("có gì"), plain(" để mất.")]);
    let apart = blocks("Ai *đến sau.\n\ncó gì* để mất.");
    assert_eq!(apart[0].runs, [plain("Ai *đến sau.")]);
}
