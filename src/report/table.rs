//! The cells of a table and the grid they fill. How a table is drawn is in [`crate::page`].

use super::Run;

/// What separates two cells of a row in the plain text of a table.
pub(crate) const CELL_GAP: &str = " | ";
/// What separates two rows in the plain text of a table.
pub(crate) const ROW_GAP: &str = " || ";

/// The most columns or rows that a cell spans, as in HTML's `rowspan`.
pub(crate) const MAX_SPAN: usize = 65_535;

/// How many rows at the top of a table are heads where the report does not say it.
pub(crate) const HEAD_ROWS: usize = 1;

/// The most squares of a grid that spanning cells may cover together; in a table where they cover more, all spans are
/// ignored. A table of 5,000 rows and 20 columns in which every cell is merged with another stays below it.
const MAX_COVERED: usize = 1 << 18;

/// A cell of a table. One that spans several columns or rows is listed once, in the row where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its text.
    pub text: Vec<Run>,
    /// How many columns it spans, from 1.
    pub colspan: usize,
    /// How many rows it spans, from 1.
    pub rowspan: usize,
}

impl Cell {
    /// A cell that spans columns and rows; numbers out of range become the nearest possible.
    pub fn spanning(text: Vec<Run>, colspan: usize, rowspan: usize) -> Self {
        let (colspan, rowspan) = (colspan.clamp(1, MAX_SPAN), rowspan.clamp(1, MAX_SPAN));
        Self { text, colspan, rowspan }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Vec<Run>> for Cell {
    fn from(text: Vec<Run>) -> Self {
        Self::spanning(text, 1, 1)
    }
}

/// What precedes the cell `x` of row `y` (both from 0) in the plain text of a table.
pub(super) fn gap_before(x: usize, y: usize) -> &'static str {
    match (x, y) {
        (0, 0) => "",
        (0, _) => ROW_GAP,
        _ => CELL_GAP,
    }
}

/// Where the text of each cell begins in the plain text of its table, in characters.
pub(crate) fn offsets(rows: &[Vec<Cell>]) -> Vec<Vec<usize>> {
    let mut end = 0;
    let mut offset = |x, y, cell: &Cell| {
        let start = end + gap_before(x, y).len();
        end = start + cell.text.iter().map(|run| run.text().chars().count()).sum::<usize>();
        start
    };
    let row = |(y, row): (usize, &Vec<Cell>)| {
        row.iter().enumerate().map(|(x, cell)| offset(x, y, cell)).collect()
    };
    rows.iter().enumerate().map(row).collect()
}

/// How many rows the head has in a table whose source does not say it: as many as the cells of the first row span, apart
/// from a cell that spans all rows.
pub(crate) fn spanned_head(rows: &[Vec<Cell>]) -> usize {
    let head = rows.first().into_iter().flatten().map(|cell| cell.rowspan);
    head.filter(|&rowspan| rowspan < rows.len()).max().unwrap_or(1)
}

/// The squares of the grid that a cell covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub colspan: usize,
    /// How many rows it covers.
    pub rowspan: usize,
}

impl Placed {
    /// The column after its last.
    pub(crate) fn end(&self) -> usize {
        self.column + self.colspan
    }
}

/// The columns of a table's cells, found as in HTML: each cell takes the first free column of its row. But no two cells
/// overlap and none reaches below the last row: spans are cut to the squares that are free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    /// How many columns there are.
    pub columns: usize,
    /// The squares of each cell, in the order of the cells.
    pub cells: Vec<Vec<Placed>>,
}

impl Grid {
    /// The grid of a table. Takes time in proportion to the cells and to what they cover.
    pub(crate) fn new(rows: &[Vec<Cell>]) -> Self {
        let spans = covered(rows) <= MAX_COVERED;
        // For each column the first row in which it is free.
        let mut free_from: Vec<usize> = Vec::new();
        let mut place = |x: usize, y: usize, cell: &Cell| {
            let is_taken = |x: &usize| free_from.get(*x).is_some_and(|&row| row > y);
            let column = (x..=free_from.len()).find(|x| !is_taken(x)).unwrap_or(x);
            let (colspan, rowspan) = if spans { spans_of(cell, rows.len() - y) } else { (1, 1) };
            let colspan = (column..column + colspan).take_while(|x| !is_taken(x)).count();
            let placed = Placed { column, colspan, rowspan };
            free_from.resize(free_from.len().max(placed.end()), 0);
            free_from[column..placed.end()].fill(y + rowspan);
            placed
        };
        let mut cells = Vec::with_capacity(rows.len());
        for (y, row) in rows.iter().enumerate() {
            let mut x = 0;
            let mut placed = Vec::with_capacity(row.len());
            for cell in row {
                placed.push(place(x, y, cell));
                x = placed.last().map_or(x, Placed::end);
            }
            cells.push(placed);
        }
        Self { columns: free_from.len(), cells }
    }

    /// The cells whose spans were cut: the row and the index in the row.
    pub(crate) fn cut(&self, rows: &[Vec<Cell>]) -> Vec<(usize, usize)> {
        let mut cut = Vec::new();
        for (y, (row, placed)) in rows.iter().zip(&self.cells).enumerate() {
            for (x, (cell, placed)) in row.iter().zip(placed).enumerate() {
                if (cell.colspan, cell.rowspan) != (placed.colspan, placed.rowspan) {
                    cut.push((y, x));
                }
            }
        }
        cut
    }
}

/// The columns and rows that a cell may span where `rows` rows are left.
fn spans_of(cell: &Cell, rows: usize) -> (usize, usize) {
    (cell.colspan.clamp(1, MAX_SPAN), cell.rowspan.clamp(1, rows))
}

/// How many squares the spanning cells of a table cover together.
fn covered(rows: &[Vec<Cell>]) -> usize {
    let of_row = |(y, row): (usize, &Vec<Cell>)| -> usize {
        let spans = row.iter().map(|cell| spans_of(cell, rows.len() - y));
        spans.filter(|&spans| spans != (1, 1)).map(|(wide, high)| wide * high).sum()
    };
    rows.iter().enumerate().map(of_row).fold(0, usize::saturating_add)
}

#[cfg(test)]
mod tests;
