//! The layout of a table: which of its rows are heads, what its columns hold, and what that makes of a cell in words. Its
//! figures are read in [`super::tables`].

use super::cells::{is_name, number};
use super::columns::{Role, TableColumn, columns, is_index_row, is_turned};
use super::grid::CellGrid;
use crate::report::{Node, Report};

/// The most rows of a head.
const MAX_HEADS: usize = 4;

/// What is between the row and the heads of a cell.
pub(super) const UNDER: &str = " › ";

/// A table with rows of names and numbers under heads.
pub(in crate::figures) struct TableLayout {
    pub(super) grid: CellGrid,
    /// How many of its rows are heads.
    pub(super) heads: usize,
    pub(super) columns: Vec<TableColumn>,
    /// The column of names.
    pub(super) name: usize,
}

impl TableLayout {
    /// The layout of the table at a node; none if there is none that lists numbers.
    pub(in crate::figures) fn of(report: &Report, node: Node) -> Option<Self> {
        Self::new(CellGrid::of(report, node)?)
    }

    /// The layout of a table. One with its heads on the left is turned.
    pub(super) fn new(grid: CellGrid) -> Option<Self> {
        let grid = if is_turned(&grid) { grid.turned() } else { grid };
        let heads = heads(&grid)?;
        let mut columns = columns(&grid, heads);
        // A column without numbers holds no figures.
        for (x, column) in columns.iter_mut().enumerate() {
            let numeric = (heads..grid.height()).any(|y| number(grid.cell(y, x)).is_some());
            if !numeric
                && !matches!(column.role, Role::Name | Role::Year | Role::Unit | Role::Compared(_))
            {
                column.role = Role::Other;
            }
        }
        let holds = |role: Role| columns.iter().position(|column| column.role == role);
        let name = holds(Role::Name).or_else(|| holds(Role::Year))?;
        Some(Self { grid, heads, columns, name })
    }

    /// The cell that holds a character of the table's plain text, as a list of cells shows it: its row, the heads above it, its
    /// text: `Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9`. None for a head, or a cell under none.
    pub(in crate::figures) fn cell_in_words(&self, offset: usize) -> Option<String> {
        let cell = self.grid.at(offset)?;
        let (y, x) = (cell.rows.start, cell.columns.start);
        let column = self.columns.get(x).filter(|_| y >= self.heads && x != self.name)?;
        let named = |x: &usize| is_name(self.grid.text(y, *x));
        let row = (0..=self.name).rev().find(named).map(|x| self.grid.text(y, x));
        let row = row.map(|row| row.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let heads = column.cells.iter().map(|&(y, x)| self.grid.text(y, x));
        let words: Vec<&str> = row.into_iter().chain(heads).collect();
        (!words.is_empty()).then(|| format!("{}: {}", words.join(UNDER), cell.text))
    }
}

/// How many rows are heads: those before the first that has a name and a number, or is a heading within the table. None if no
/// such row follows.
fn heads(grid: &CellGrid) -> Option<usize> {
    let first = (1..grid.height().min(MAX_HEADS + 1)).find(|&y| is_body(grid, y))?;
    Some(first)
}

/// Whether a row has a number beside a name, or is a heading within the table: "I | KINH TẾ | | |".
fn is_body(grid: &CellGrid, y: usize) -> bool {
    if is_index_row(grid, y) {
        return false;
    }
    let filled: Vec<usize> = (0..grid.width).filter(|&x| !grid.text(y, x).is_empty()).collect();
    let numeric = |&x: &usize| x > 0 && number(grid.cell(y, x)).is_some_and(|n| !n.is_year);
    let Some(&last) = filled.last() else {
        return false;
    };
    let heading = filled.len() <= 2
        && grid.width > 2
        && last <= 1
        && grid.cell(y, last).is_some_and(|cell| cell.rows.start == y)
        && grid.text(y, last).chars().any(char::is_alphabetic)
        && !grid.text(0, last).is_empty();
    heading || filled.iter().any(numeric)
}
