//! A table of the report as rows. Chooses between its two layouts, in `columns` and as a `list`, and prepares the cells.

mod columns;
mod list;

use super::{Composer, PageStyle, Piece, Tone};
use crate::report::table::{Grid, Placed, offsets};
use crate::report::{Cell, Node, Run};

/// A table with its cells as pieces.
struct Table {
    node: Node,
    rows: Vec<Vec<SetCell>>,
    /// How many columns the grid has.
    columns: usize,
    /// How many rows at the top are heads.
    head_rows: usize,
    /// The characters of its plain text.
    length: usize,
}

/// The part of a table that a row belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TablePart {
    Head,
    Body,
}

impl TablePart {
    /// The part that row `y` is in, if the first `head_rows` rows are the head.
    fn of(y: usize, head_rows: usize) -> Self {
        if y < head_rows { Self::Head } else { Self::Body }
    }
}

/// A cell and its columns and rows.
struct SetCell {
    placed: Placed,
    pieces: Vec<Piece>,
    /// The offset of its text in the plain text of the table, in characters.
    start: usize,
}

impl SetCell {
    /// Its text; lines end at [`super::wrap::LINE_END`].
    fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether it has no text.
    fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.is_empty())
    }
}

impl Composer<'_> {
    /// Adds a table: in columns if none would be too narrow, else as a list.
    pub(super) fn table(&mut self, node: Node, rows: &[Vec<Cell>], head_rows: usize) {
        let table = self.set_cells(node, rows, head_rows);
        let widths = match self.style {
            PageStyle::Printed => columns::widths(&table, self.page.width),
            PageStyle::Plain => None,
        };
        let first = self.page.rows.len();
        match widths {
            Some(widths) => self.table_in_columns(&table, &widths),
            None => self.table_as_list(&table),
        }
        if self.page.rows.len() == first {
            self.push(Some(node), 0..table.length, 0, Vec::new());
        }
    }

    fn set_cells(&self, node: Node, rows: &[Vec<Cell>], head_rows: usize) -> Table {
        let grid = Grid::new(rows);
        let starts = offsets(rows);
        let head_rows = head_rows.min(rows.len());
        let mut length = 0;
        let mut set = Vec::with_capacity(rows.len());
        for (y, ((row, placed), starts)) in rows.iter().zip(&grid.cells).zip(starts).enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for ((cell, &placed), start) in row.iter().zip(placed).zip(starts) {
                let pieces = self.cell_pieces(&cell.text, start, TablePart::of(y, head_rows));
                length = pieces.last().map_or(start, |piece| piece.chars.end);
                cells.push(SetCell { placed, pieces, start });
            }
            set.push(cells);
        }
        Table { node, rows: set, columns: grid.columns, head_rows, length }
    }

    /// The pieces of a cell whose text begins at `offset`; those of a head are strong.
    fn cell_pieces(&self, runs: &[Run], mut offset: usize, part: TablePart) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(runs.len());
        for run in runs {
            let mut piece = self.piece(run, Tone::Plain, offset);
            offset = piece.chars.end;
            if part == TablePart::Head && piece.tone == Tone::Plain {
                piece.tone = Tone::Strong;
            }
            pieces.push(piece);
        }
        pieces
    }
}

impl Table {
    /// The part that row `y` is in.
    fn part(&self, y: usize) -> TablePart {
        TablePart::of(y, self.head_rows)
    }

    /// The offset of the text of each row, after the separator; at the end the length of the whole text. The first row with
    /// cells begins at 0.
    fn row_starts(&self) -> Vec<usize> {
        let mut next = self.length;
        let mut starts = vec![next];
        for row in self.rows.iter().rev() {
            next = row.first().map_or(next, |cell| cell.start);
            starts.push(next);
        }
        starts.reverse();
        let first = self.rows.iter().position(|row| !row.is_empty()).unwrap_or(0);
        starts[..=first].fill(0);
        starts
    }
}
