//! A table as a grid: its cells with their texts, rows and columns, and the cell that covers each square. What the cells mean
//! is decided in [`super::tables`].

use std::ops::Range;

use crate::report::{BlockKind, Node, Report, plain, table};

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    /// Its text without white space around it.
    pub text: String,
    /// The columns it covers.
    pub columns: Range<usize>,
    /// The rows it covers.
    pub rows: Range<usize>,
    /// The offset of its text in the plain text of its block, in characters.
    pub offset: usize,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct CellGrid {
    cells: Vec<GridCell>,
    /// For each row and column, the index of the cell that covers it.
    cover: Vec<Vec<Option<usize>>>,
    /// How many columns it has.
    pub width: usize,
}

/// The most rows that a cell may cover.
const MAX_SPAN: usize = 256;

/// The most columns that are read; no table of figures has more.
const MAX_WIDTH: usize = 64;

impl CellGrid {
    /// The table at a node; none if there is none.
    pub(super) fn of(report: &Report, node: Node) -> Option<Self> {
        let Node::Block(s, b) = node else {
            return None;
        };
        match &report.block(s, b)?.kind {
            BlockKind::Table { rows, .. } => Some(Self::new(cells(rows))),
            _ => None,
        }
    }

    /// A table of these cells.
    pub(super) fn new(cells: Vec<GridCell>) -> Self {
        let width = cells.iter().map(|cell| cell.columns.end).max().unwrap_or(0).min(MAX_WIDTH);
        let height = cells.iter().map(|cell| cell.rows.start + 1).max().unwrap_or(0);
        let mut cover = vec![vec![None; width]; height];
        for (n, cell) in cells.iter().enumerate() {
            let rows = cell.rows.start..cell.rows.end.min(height).min(cell.rows.start + MAX_SPAN);
            let columns = cell.columns.start.min(width)..cell.columns.end.min(width);
            for row in &mut cover[rows] {
                for square in &mut row[columns.clone()] {
                    square.get_or_insert(n);
                }
            }
        }
        Self { cells, cover, width }
    }

    /// The table with its rows as columns.
    pub(super) fn turned(&self) -> Self {
        let turned = self.cells.iter().map(|cell| GridCell {
            rows: cell.columns.clone(),
            columns: cell.rows.clone(),
            ..cell.clone()
        });
        Self::new(turned.collect())
    }

    /// How many rows it has.
    pub(super) fn height(&self) -> usize {
        self.cover.len()
    }

    /// The cell that covers a square.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.cover.get(row)?.get(column)?.map(|n| &self.cells[n])
    }

    /// The cell that holds a character of the table's plain text.
    pub(super) fn at(&self, offset: usize) -> Option<&GridCell> {
        let after = self.cells.partition_point(|cell| cell.offset <= offset);
        let cell = self.cells.get(after.checked_sub(1)?)?;
        (offset < cell.offset + cell.text.chars().count()).then_some(cell)
    }

    /// Whether the cell that covers a square begins there.
    pub(super) fn begins(&self, row: usize, column: usize) -> bool {
        let cell = self.cell(row, column);
        cell.is_some_and(|cell| (cell.rows.start, cell.columns.start) == (row, column))
    }

    /// The text of the cell that covers a square; empty if there is none.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }
}

/// The cells of a table of the report, in reading order.
fn cells(rows: &[Vec<table::Cell>]) -> Vec<GridCell> {
    let placed = table::Grid::new(rows).cells;
    let offsets = table::offsets(rows);
    let mut cells = Vec::new();
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let text = plain(&cell.text);
            let blank = text.chars().take_while(|c| c.is_whitespace()).count();
            let covered = placed[y][x];
            cells.push(GridCell {
                text: text.trim().to_owned(),
                columns: covered.column..covered.end(),
                rows: y..y + covered.rowspan,
                offset: offsets[y][x] + blank,
            });
        }
    }
    cells
}
