//! The cells of a table where they stand: a cell that spans columns or rows leaves the positions it takes empty.

use crate::source::raw::{RawCell, RawTable};

/// Most positions that spans may take, for each cell of a table.
const MOST_TAKEN: usize = 40;

/// The cells of each row by their columns.
pub fn grid(table: &RawTable) -> Vec<Vec<Option<&RawCell>>> {
    let cells: usize = table.rows.iter().map(Vec::len).sum();
    let mut spans = Spans { rows_below: Vec::new(), left: cells * MOST_TAKEN };
    let mut grid = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let mut row = Vec::with_capacity(cells.len());
        for cell in cells {
            spans.skip_taken(&mut row);
            spans.place(&mut row, cell);
        }
        spans.skip_taken(&mut row);
        grid.push(row);
    }
    grid
}

struct Spans {
    /// For each column, how many rows from here on a cell above takes.
    rows_below: Vec<usize>,
    /// How many positions may still be taken.
    left: usize,
}

impl Spans {
    /// Leaves the positions empty that cells above take.
    fn skip_taken(&mut self, row: &mut Vec<Option<&RawCell>>) {
        while let Some(rows) = self.rows_below.get_mut(row.len())
            && *rows > 0
            && self.left > 0
        {
            *rows -= 1;
            self.left -= 1;
            row.push(None);
        }
    }

    /// Places a cell, and leaves the positions empty that it takes beside itself.
    fn place<'a>(&mut self, row: &mut Vec<Option<&'a RawCell>>, cell: &'a RawCell) {
        let beside = cell.colspan.saturating_sub(1).min(self.left);
        self.left -= beside;
        let first = row.len();
        row.push(Some(cell));
        row.extend(std::iter::repeat_n(None, beside));
        if self.rows_below.len() < row.len() {
            self.rows_below.resize(row.len(), 0);
        }
        self.rows_below[first..row.len()].fill(cell.rowspan.saturating_sub(1));
    }
}
