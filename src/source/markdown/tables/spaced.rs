//! Rows whose cells are parted by runs of spaces, as `pdftotext -layout` writes a table.

use super::{Found, cell_of, table};
use crate::source::markdown::forms::SourceLine;
use crate::source::raw::RawCell;

/// Fewest spaces between two cells: fewer stand between the words of a justified line.
const GAP: usize = 3;
/// Fewest cells of a row, and fewest rows that make a table.
const FEWEST_CELLS: usize = 3;
const FEWEST_ROWS: usize = 3;
/// Most rows looked at.
const MOST_ROWS: usize = 20_000;

/// The table that these lines begin with.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Option<Found> {
    let rows: Vec<Vec<(usize, &str)>> = lines
        .iter()
        .take(MOST_ROWS)
        .map(|line| parts(&line.text))
        .take_while(|parts| parts.len() >= FEWEST_CELLS)
        .collect();
    if rows.len() < FEWEST_ROWS {
        return None;
    }
    // The row with most cells says where the columns are.
    let columns: Vec<usize> =
        rows.iter().max_by_key(|row| row.len())?.iter().map(|(middle, _)| *middle).collect();
    let cells = rows.iter().zip(lines).map(|(row, line)| in_columns(row, &columns, line.number));
    Some((table(cells.collect(), 0), rows.len()))
}

/// The parts of a line, each with the column of its middle, in half characters.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut column, mut start) = (0, None);
    let mut spaces = 0;
    // The byte and the column behind the last character that is no space.
    let mut end = (0, 0);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaces += 1;
        } else {
            if let Some((byte, first)) = start
                && spaces >= GAP
            {
                parts.push((first + end.1, &text[byte..end.0]));
                start = None;
            }
            start = start.or(Some((at, column)));
            spaces = 0;
            end = (at + c.len_utf8(), column + 1);
        }
        column += 1;
    }
    if let Some((byte, first)) = start {
        parts.push((first + end.1, &text[byte..end.0]));
    }
    parts
}

/// The cells of a row, each in the column that is nearest to its middle.
fn in_columns(row: &[(usize, &str)], columns: &[usize], line: usize) -> Vec<RawCell> {
    let mut cells: Vec<RawCell> = Vec::with_capacity(columns.len());
    for (n, &(middle, text)) in row.iter().enumerate() {
        // As many columns stay free as parts are still to come.
        let last = columns.len() - (row.len() - n);
        let first = cells.len().min(last);
        let nearest = (first..=last).min_by_key(|&x| columns[x].abs_diff(middle)).unwrap_or(first);
        cells.resize_with(nearest, || cell_of("", line));
        cells.push(cell_of(text, line));
    }
    cells.resize_with(columns.len(), || cell_of("", line));
    cells
}
