//! Tables: rows between pipes, and `<table>`.

use super::inline;
use super::lines::{Gap, Piece};
use super::markup::{self, Meaning};
use crate::source::raw::{Hints, RawBlock, RawCell, RawKind, RawTable};

/// Rows of cells, each cell the pieces of its text.
pub type Rows<'a> = Vec<Vec<Vec<Piece<'a>>>>;

/// Whether a line begins an HTML table.
pub fn begins_html(text: &str) -> bool {
    text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table"))
}

/// The rows of the table of pipes that `lines` begin with, and how many lines it takes. `first` is their number.
pub fn pipe<'a>(lines: &[&'a str], first: usize) -> Option<(Rows<'a>, usize)> {
    let framed = |line: &str| {
        let line = line.trim();
        line.len() > 2 && line.starts_with('|') && line[1..].contains('|')
    };
    let separated = |at: usize| lines.get(at).is_some_and(|line| is_separator(line.trim()));
    let headed = lines[0].contains('|') && separated(1);
    if !headed && !framed(lines[0]) {
        return None;
    }
    let mut rows = Vec::new();
    let mut used = 0;
    for line in lines {
        let line = line.trim();
        if !(framed(line) || headed && line.contains('|')) {
            break;
        }
        if !is_separator(line) {
            rows.push(cells(line, first + used));
        }
        used += 1;
    }
    (!rows.is_empty()).then_some((rows, used))
}

/// `|---|:--:|`: markup between the head and the rows.
fn is_separator(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn cells(line: &str, number: usize) -> Vec<Vec<Piece<'_>>> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '|' && !escaped {
            cells.push(&line[start..at]);
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !line[start..].trim().is_empty() {
        cells.push(&line[start..]);
    }
    cells
        .into_iter()
        .map(|text| vec![Piece { text: text.trim(), line: number, gap: Gap::Line }])
        .collect()
}

/// The rows of the HTML table that `lines` begin with, and how many lines it takes. Words outside of cells get a cell.
pub fn html<'a>(lines: &[&'a str], first: usize) -> (Rows<'a>, usize) {
    let mut rows: Rows<'a> = Vec::new();
    let mut in_cell = false;
    for (n, line) in lines.iter().enumerate() {
        let mut done = false;
        let (mut start, mut at) = (0, 0);
        let put = |rows: &mut Rows<'a>, in_cell: &mut bool, text: &'a str| {
            let piece = Piece { text: text.trim(), line: first + n, gap: Gap::Line };
            // Between cells there are tags and white space, seldom words.
            if text.trim().is_empty() || !*in_cell && inline::parse(&[piece]).is_empty() {
                return;
            }
            if rows.is_empty() {
                rows.push(Vec::new());
            }
            if let Some(row) = rows.last_mut() {
                if !*in_cell || row.is_empty() {
                    row.push(Vec::new());
                    *in_cell = true;
                }
                if let Some(cell) = row.last_mut() {
                    cell.push(piece);
                }
            }
        };
        while let Some(found) = line[at..].find('<') {
            at += found;
            let rest = &line[at..];
            let ends = rest.get(..8).is_some_and(|tag| tag.eq_ignore_ascii_case("</table>"));
            match markup::tag(rest) {
                Some(tag) if ends || matches!(tag.meaning, Meaning::Row | Meaning::Cell) => {
                    put(&mut rows, &mut in_cell, &line[start..at]);
                    match (tag.meaning, tag.closing) {
                        (Meaning::Row, false) => rows.push(Vec::new()),
                        (Meaning::Cell, false) => {
                            if rows.is_empty() {
                                rows.push(Vec::new());
                            }
                            if let Some(row) = rows.last_mut() {
                                row.push(Vec::new());
                            }
                        }
                        _ => {}
                    }
                    in_cell = tag.meaning == Meaning::Cell && !tag.closing;
                    at += tag.len;
                    start = at;
                    if ends {
                        done = true;
                        break;
                    }
                }
                Some(tag) => at += tag.len,
                None => at += 1,
            }
        }
        put(&mut rows, &mut in_cell, &line[start..]);
        if done {
            rows.retain(|row| !row.is_empty());
            return (rows, n + 1);
        }
    }
    rows.retain(|row| !row.is_empty());
    (rows, lines.len())
}

/// A table of cells whose text has been read.
pub fn table(rows: &Rows<'_>, head_rows: usize) -> RawTable {
    let rows = rows.iter().map(|row| row.iter().map(|pieces| cell(pieces)).collect()).collect();
    RawTable { rows, head_rows, borderless: false }
}

fn cell(pieces: &[Piece<'_>]) -> RawCell {
    let line = pieces.first().map_or(0, |piece| piece.line);
    let hints = Hints { line, ..Hints::default() };
    let block = RawBlock { kind: RawKind::Text, runs: inline::parse(pieces), hints };
    RawCell { blocks: vec![block], colspan: 1, rowspan: 1 }
}
