//! Rows between pipes: `| a | b |`.

use super::{Found, cell_of, table};
use crate::source::markdown::forms::SourceLine;
use crate::source::raw::RawCell;

/// The table that these lines begin with.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Option<Found> {
    let framed = |line: &str| {
        let line = line.trim();
        line.len() > 2 && line.starts_with('|') && line[1..].contains('|')
    };
    let separated = |at: usize| lines.get(at).is_some_and(|line| is_separator(line.text.trim()));
    let first = lines.first()?;
    let headed = first.text.contains('|') && separated(1);
    if !headed && !framed(&first.text) {
        return None;
    }
    let mut rows = Vec::new();
    let mut used = 0;
    for line in lines {
        let text = line.text.trim();
        if !(framed(text) || headed && text.contains('|')) {
            break;
        }
        if !is_separator(text) {
            rows.push(cells(text, line.number));
        }
        used += 1;
    }
    // Markdown has no table without a head: one without a word stands for none.
    let is_blank = |cell: &RawCell| cell.blocks.is_empty();
    let heads_nothing = headed && rows.len() > 1 && rows[0].iter().all(is_blank);
    if heads_nothing {
        rows.remove(0);
    }
    (!rows.is_empty()).then(|| (table(rows, usize::from(headed && !heads_nothing)), used))
}

/// `|---|:--:|`: markup between the head and the rows.
fn is_separator(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn cells(line: &str, number: usize) -> Vec<RawCell> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '|' && !escaped {
            cells.push(cell_of(&line[start..at], number));
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !line[start..].trim().is_empty() {
        cells.push(cell_of(&line[start..], number));
    }
    cells
}
