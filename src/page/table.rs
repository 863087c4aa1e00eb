//! A table of the report as rows: in columns where they fit, else row by row as running text.

use std::ops::Range;

use super::wrap::{Wrapped, wrap};
use super::{Composer, Piece, Tone, columns};
use crate::report::{CELL_GAP, Node, ROW_GAP, Run};

/// Blank columns between two cells.
const GUTTER: usize = 2;
/// The narrowest a column is set; a table that needs narrower ones runs on as text.
const MIN_CELL: usize = 6;

impl Composer<'_> {
    /// Sets a table. The first row is taken for its head.
    pub(super) fn table(&mut self, node: Node, rows: &[Vec<Vec<Run>>]) {
        let cells = self.cells(rows);
        match column_widths(&cells, self.page.width) {
            Some(widths) => {
                for row in &cells {
                    self.table_row(node, row, &widths);
                }
            }
            None => {
                self.hang(Some(node), 0, None, &self.pieces(node, Tone::Plain));
            }
        }
    }

    /// The pieces of each cell, at the offsets they have in the block's plain text.
    fn cells(&self, rows: &[Vec<Vec<Run>>]) -> Vec<Vec<Vec<Piece>>> {
        let mut offset = 0;
        let mut cells = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            let mut set = Vec::new();
            for (x, cell) in row.iter().enumerate() {
                offset += match (x, y) {
                    (0, 0) => 0,
                    (0, _) => ROW_GAP.len(),
                    _ => CELL_GAP.len(),
                };
                let mut pieces = Vec::new();
                for run in cell {
                    let mut piece = self.piece(run, Tone::Plain, offset);
                    if y == 0 && piece.tone == Tone::Plain {
                        piece.tone = Tone::Strong;
                    }
                    pieces.push(piece);
                    offset += run.text().chars().count();
                }
                set.push(pieces);
            }
            cells.push(set);
        }
        cells
    }

    fn table_row(&mut self, node: Node, cells: &[Vec<Piece>], widths: &[usize]) {
        let wrapped: Vec<Vec<Wrapped>> =
            cells.iter().zip(widths).map(|(cell, &width)| wrap(cell, width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let whole = row_chars(&wrapped);
        for y in 0..height {
            let mut pieces = Vec::new();
            let mut blank = 0;
            for (cell, &width) in wrapped.iter().zip(widths) {
                let line = cell.get(y).map(|row| row.pieces.as_slice()).unwrap_or_default();
                if !line.is_empty() && blank > 0 {
                    pieces.push(super::added(&" ".repeat(blank), Tone::Plain));
                    blank = 0;
                }
                let used: usize = line.iter().map(|piece| columns(&piece.text)).sum();
                pieces.extend_from_slice(line);
                blank += width - used + GUTTER;
            }
            // Cells lie beside each other: each line of the row stands for all its characters.
            self.push(Some(node), whole.clone(), 0, pieces);
        }
    }
}

fn row_chars(cells: &[Vec<Wrapped>]) -> Range<usize> {
    let mut ranges = cells.iter().flatten().map(|row| &row.chars).filter(|chars| !chars.is_empty());
    let Some(first) = ranges.next() else {
        return 0..0;
    };
    let end = ranges.next_back().map_or(first.end, |last| last.end);
    first.start..end
}

/// The columns of each cell: what its widest needs, or a fair share of `width` where that is too much.
fn column_widths(cells: &[Vec<Vec<Piece>>], width: usize) -> Option<Vec<usize>> {
    let count = cells.iter().map(Vec::len).max()?;
    let room = width.checked_sub(GUTTER * count.saturating_sub(1))?;
    if count == 0 || room / count < MIN_CELL {
        return None;
    }
    let mut needs = vec![MIN_CELL; count];
    for row in cells {
        for (need, cell) in needs.iter_mut().zip(row) {
            *need = (*need).max(cell.iter().map(|piece| columns(&piece.text)).sum());
        }
    }
    // The narrow columns get what they need; the others share what is left.
    let mut widths = vec![0; count];
    let mut left = room;
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&x| needs[x]);
    for (done, &x) in order.iter().enumerate() {
        widths[x] = needs[x].min(left / (count - done));
        left -= widths[x];
    }
    Some(widths)
}
