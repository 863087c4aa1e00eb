//! A table as cells with their place and extent, whatever the report's model keeps of it. What the cells mean is in
//! [`super::tables`].

use std::ops::Range;

use crate::report::{Block, BlockKind, Report, Spot, plain};

/// A cell: its text, the columns and rows it covers, and where it stands in the plain text of its block.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its text without white space around it.
    pub text: String,
    /// The columns it covers.
    pub columns: Range<usize>,
    /// The rows it covers.
    pub rows: Range<usize>,
    /// The character its text begins at.
    pub offset: usize,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    cells: Vec<Cell>,
    /// For each row and column the cell that covers it.
    cover: Vec<Vec<Option<usize>>>,
    /// How many columns it has.
    pub width: usize,
}

/// The most rows that a cell is taken to cover.
const MAX_SPAN: usize = 256;

/// The most columns read; a table with more is no table of figures.
const MAX_WIDTH: usize = 64;

impl Grid {
    /// The table at a spot; none if there is none.
    pub fn of(report: &Report, spot: Spot) -> Option<Self> {
        let Spot::Block(s, b) = spot else {
            return None;
        };
        let block = report.block(s, b)?;
        matches!(block.kind, BlockKind::Table { .. }).then(|| Self::new(cells(block)))
    }

    /// A table of these cells.
    pub fn new(cells: Vec<Cell>) -> Self {
        let width = cells.iter().map(|cell| cell.columns.end).max().unwrap_or(0).min(MAX_WIDTH);
        let height = cells.iter().map(|cell| cell.rows.start + 1).max().unwrap_or(0);
        let mut cover = vec![vec![None; width]; height];
        for (n, cell) in cells.iter().enumerate() {
            let rows = cell.rows.start..cell.rows.end.min(height).min(cell.rows.start + MAX_SPAN);
            let columns = cell.columns.start.min(width)..cell.columns.end.min(width);
            for row in &mut cover[rows] {
                for place in &mut row[columns.clone()] {
                    place.get_or_insert(n);
                }
            }
        }
        Self { cells, cover, width }
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.cover.len()
    }

    /// The cell that covers a place.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cover.get(row)?.get(column)?.map(|n| &self.cells[n])
    }

    /// The text that covers a place; empty if there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }
}

/// The cells of a block: the one place that knows how the report keeps a table.
fn cells(block: &Block) -> Vec<Cell> {
    let BlockKind::Table { rows } = &block.kind else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    let mut offset = 0;
    for (y, row) in rows.iter().enumerate() {
        for (x, runs) in row.iter().enumerate() {
            offset += crate::report::gap_before(x, y).chars().count();
            let text = plain(runs);
            let blank = text.chars().take_while(|c| c.is_whitespace()).count();
            cells.push(Cell {
                text: text.trim().to_owned(),
                columns: x..x + 1,
                rows: y..y + 1,
                offset: offset + blank,
            });
            offset += text.chars().count();
        }
    }
    cells
}
