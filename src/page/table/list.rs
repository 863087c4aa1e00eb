//! The layout of a table as a list, for narrow pages and screen readers: its heads as one paragraph, then each row as lines
//! of `head: cell`.

use super::{SetCell, Table};
use crate::page::wrap::{LINE_END, wrap};
use crate::page::{Composer, Piece, Tone, added, fitted};

/// What separates heads that are above each other: `Năm 2024 › Kế hoạch`.
const UNDER: &str = " › ";
/// What separates the heads in their paragraph.
const BESIDE: &str = "; ";
/// The most heads above each other in the label of a cell.
const MOST_HEADS: usize = 8;
/// The widest label of a cell, in columns.
const LONGEST_LABEL: usize = 100;
/// The indent of the lines of a cell after the first, in columns, on pages that are wide enough.
const HANG: usize = 2;
/// The narrowest page, in columns, with this indent.
const MIN_HANGING: usize = 16;

impl Composer<'_> {
    pub(super) fn table_as_list(&mut self, table: &Table) {
        let first = self.page.rows.len();
        let (heads, body) = table.rows.split_at(table.head_rows);
        self.head_paragraph(table, heads);
        let heads = Heads::of(table);
        // The cells that span further rows: the words to repeat there, and how many rows are left.
        let mut above: Vec<(String, usize)> = Vec::new();
        for row in body {
            let cells: Vec<&SetCell> = row.iter().filter(|cell| !cell.is_empty()).collect();
            if let Some(&&SetCell { start, .. }) = cells.first() {
                if self.page.rows.len() > first {
                    self.push(Some(table.node), start..start, 0, Vec::new());
                }
                for (words, _) in &above {
                    // The cell's characters are in the row where it begins; this line covers none.
                    let words = Piece { chars: start..start, ..added(words, Tone::Dim) };
                    self.hanging(table, &[words], HANG);
                }
            }
            above.retain(|(_, rows)| *rows > 1);
            for (_, rows) in &mut above {
                *rows -= 1;
            }
            for cell in cells {
                let label = heads.label(table, cell);
                self.labelled_cell(table, cell, &label);
                if cell.placed.rowspan > 1 {
                    let words = fitted(&one_line(&cell.text()), LONGEST_LABEL);
                    above.push((format!("{label}{words}"), cell.placed.rowspan - 1));
                }
            }
        }
        // Each row covers the characters up to the next row, separators included.
        let mut next = table.length;
        for row in self.page.rows[first..].iter_mut().rev() {
            row.chars.end = next;
            next = row.chars.start;
        }
        if let Some(row) = self.page.rows.get_mut(first) {
            row.chars.start = 0;
        }
    }

    /// All heads in one paragraph, which is where the positions in them are.
    fn head_paragraph(&mut self, table: &Table, heads: &[Vec<SetCell>]) {
        let mut pieces: Vec<Piece> = Vec::new();
        for cell in heads.iter().flatten().filter(|cell| !cell.is_empty()) {
            if !pieces.is_empty() {
                pieces.push(Piece { chars: cell.start..cell.start, ..added(BESIDE, Tone::Strong) });
            }
            let in_line = |piece: &Piece| Piece { text: one_line(&piece.text), ..piece.clone() };
            pieces.extend(cell.pieces.iter().map(in_line));
        }
        if !pieces.is_empty() {
            self.hanging(table, &pieces, 0);
        }
    }

    fn labelled_cell(&mut self, table: &Table, cell: &SetCell, label: &str) {
        let mut pieces = Vec::with_capacity(cell.pieces.len() + 1);
        if !label.is_empty() {
            let label = added(label, Tone::Dim);
            pieces.push(Piece { chars: cell.start..cell.start, ..label });
        }
        pieces.extend_from_slice(&cell.pieces);
        self.hanging(table, &pieces, HANG);
    }

    /// Adds rows of pieces, those after the first indented.
    fn hanging(&mut self, table: &Table, pieces: &[Piece], hang: usize) {
        let width = self.page.width;
        let hang = if width < MIN_HANGING { 0 } else { hang };
        for (i, row) in wrap(pieces, width - hang).into_iter().enumerate() {
            let indent = if i == 0 { 0 } else { hang };
            self.push(Some(table.node), row.chars, indent, row.pieces);
        }
    }
}

/// The heads of a table in words, and the columns under them.
struct Heads {
    heads: Vec<Head>,
    /// For each column the heads above it, from top to bottom, as indices in `heads`.
    over: Vec<Vec<usize>>,
}

struct Head {
    words: String,
    /// The column after its last.
    end: usize,
}

impl Heads {
    fn of(table: &Table) -> Self {
        let mut found = Self { heads: Vec::new(), over: vec![Vec::new(); table.columns] };
        let heads = table.rows[..table.head_rows].iter().flatten();
        for cell in heads.filter(|cell| !cell.is_empty() && !spans_all(table, cell)) {
            for over in &mut found.over[cell.placed.column..cell.placed.end()] {
                if over.len() < MOST_HEADS {
                    over.push(found.heads.len());
                }
            }
            let words = fitted(&one_line(&cell.text()), LONGEST_LABEL);
            found.heads.push(Head { words, end: cell.placed.end() });
        }
        found
    }

    /// The label of a cell, `Năm 2024 › Kế hoạch: `: the heads above all its columns; empty if there are none.
    fn label(&self, table: &Table, cell: &SetCell) -> String {
        if spans_all(table, cell) {
            return String::new();
        }
        let over = self.over[cell.placed.column].iter().map(|&head| &self.heads[head]);
        let over = over.filter(|head| head.end >= cell.placed.end());
        let words: Vec<&str> = over.map(|head| head.words.as_str()).collect();
        if words.is_empty() {
            return String::new();
        }
        format!("{}: ", fitted(&words.join(UNDER), LONGEST_LABEL))
    }
}

/// Whether a cell spans all columns, as a heading within the table, so that it belongs to none.
fn spans_all(table: &Table, cell: &SetCell) -> bool {
    cell.placed.colspan == table.columns && table.columns > 1
}

fn one_line(text: &str) -> String {
    text.replace(LINE_END, " ")
}
