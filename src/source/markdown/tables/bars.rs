//! Cells on lines of their own between lines of one bar, as crawlers write the tables of web pages.

use super::{Found, cell, table};
use crate::source::markdown::forms::{SourceLine, underline};
use crate::source::markdown::pieces::{Gap, LinePiece};
use crate::source::raw::RawCell;

/// The table that these lines begin with: up to the blank line behind its last bar.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Option<Found> {
    let is_bar = |line: &SourceLine<'_>| line.text.trim() == "|";
    if !is_bar(lines.first()?) {
        return None;
    }
    // What stands between two bars; nothing between two bars in a row.
    let mut cells: Vec<Vec<LinePiece<'_>>> = Vec::new();
    let mut open = Vec::new();
    let mut used = 1;
    let mut bars = 1;
    for line in &lines[1..] {
        let text = line.text.trim();
        if text.is_empty() && open.is_empty() {
            break;
        }
        if is_bar(line) {
            cells.push(std::mem::take(&mut open));
            bars = cells.len();
        } else if !text.is_empty() && underline(text).is_none() {
            open.push(LinePiece { text, line: line.number, gap: Gap::Line });
        }
        used += 1;
    }
    // A lone bar is none of a table.
    if bars < 2 || cells.iter().all(Vec::is_empty) {
        return None;
    }
    if !open.is_empty() {
        cells.push(open);
    }
    Some((table(rows(&cells), 0), used))
}

/// The rows: two bars in a row end one, save where a row that lacks cells would go on. Only rows behind the first whole
/// one are known to lack cells, since a head may span columns.
fn rows(cells: &[Vec<LinePiece<'_>>]) -> Vec<Vec<RawCell>> {
    let groups: Vec<&[Vec<LinePiece<'_>>]> =
        cells.split(Vec::is_empty).filter(|group| !group.is_empty()).collect();
    let width = groups.iter().map(|group| group.len()).max().unwrap_or(0);
    let mut rows: Vec<Vec<RawCell>> = Vec::new();
    let mut seen_whole = false;
    for group in groups {
        let read = group.iter().map(|pieces| cell(std::slice::from_ref(pieces)));
        match rows.last_mut() {
            Some(row) if seen_whole && row.len() + 1 + group.len() <= width => {
                row.push(cell(&[]));
                row.extend(read);
            }
            _ => rows.push(read.collect()),
        }
        seen_whole |= group.len() == width;
    }
    rows
}
