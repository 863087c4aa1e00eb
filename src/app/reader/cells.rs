//! Which cell of the pane shows what: links and characters by their cell, and the cell of a position. Cells are counted
//! from the top left of the pane; what is in the footnote area is not looked up here.

use super::Reader;
use crate::page::{Link, Piece, Row, columns};
use crate::report::Position;

impl Reader {
    /// The link at a cell, with the position the link is at; none for a link on an opening page.
    pub(crate) fn link_at(&self, column: usize, row: usize) -> Option<(Link, Option<Position>)> {
        let row = self.row_at(row)?;
        let (piece, _) = piece_at(row, column)?;
        let offset = piece.chars.start;
        Some((piece.link?, row.node.map(|node| Position { node, offset })))
    }

    /// The position of the character shown at a cell.
    pub(crate) fn char_at(&self, column: usize, row: usize) -> Option<Position> {
        char_on(self.row_at(row)?, column)
    }

    /// The position of the character nearest to a cell: the one shown there, else the last before it on its row, else the
    /// first on it; on a row without text, that of the next row with some.
    pub(crate) fn nearest_char(&self, column: usize, row: usize) -> Option<Position> {
        let visible = self.visible();
        let at = (visible.start + row).min(visible.end.checked_sub(1)?);
        nearest_on(&self.page.rows[at], column).or_else(|| self.page.position_at(at))
    }

    /// The cell at which the selected link begins, if it is in sight.
    pub(crate) fn cell_of_selected(&self) -> Option<(usize, usize)> {
        let selected = self.selected_in_sight()?;
        let row = &self.page.rows[selected.row];
        let mut begins = row.indent;
        for piece in &row.pieces {
            if piece.link == Some(selected.link) && piece.chars.start == selected.position.offset {
                break;
            }
            begins += columns(&piece.text);
        }
        Some((begins, selected.row - self.top))
    }

    /// The cell at which a position of the page is shown, if its row is in sight: the beginning of a node is that of its
    /// first row, before its label.
    pub(crate) fn cell_of(&self, position: Position) -> Option<(usize, usize)> {
        let visible = self.visible();
        let row = self.first_row_of(position).filter(|row| visible.contains(row))?;
        let set = &self.page.rows[row];
        let column =
            if position.offset == 0 { set.indent } else { column_of(set, position.offset) };
        Some((column, row - visible.start))
    }

    fn row_at(&self, row: usize) -> Option<&Row> {
        self.page.rows[self.visible()].get(row)
    }
}

/// The position of the character shown at a column of a row.
fn char_on(row: &Row, column: usize) -> Option<Position> {
    let (piece, before) = piece_at(row, column)?;
    let offset = piece.chars.start + chars_before(&piece.text, column - before);
    piece.chars.contains(&offset).then_some(Position { node: row.node?, offset })
}

/// The position of the character nearest to a column of a row: the one shown there, else the last before it, else the
/// first; none on a row without text.
pub(crate) fn nearest_on(row: &Row, column: usize) -> Option<Position> {
    if let Some(position) = char_on(row, column) {
        return Some(position);
    }
    let mut begins = row.indent;
    let mut offset = row.chars.start;
    for piece in &row.pieces {
        if begins > column {
            break;
        }
        begins += columns(&piece.text);
        if !piece.chars.is_empty() {
            offset = piece.chars.end - 1;
        }
    }
    Some(Position { node: row.node?, offset })
}

/// The piece at a column, and the column it begins at.
fn piece_at(row: &Row, column: usize) -> Option<(&Piece, usize)> {
    let mut begins = row.indent;
    for piece in &row.pieces {
        let ends = begins + columns(&piece.text);
        if (begins..ends).contains(&column) {
            return Some((piece, begins));
        }
        begins = ends;
    }
    None
}

/// How many characters of a text are shown before the one that covers a column.
fn chars_before(text: &str, column: usize) -> usize {
    let mut ends = 0;
    text.chars()
        .take_while(|c| {
            ends += columns(c.encode_utf8(&mut [0; 4]));
            ends <= column
        })
        .count()
}

/// The column of a character on a row, or of the note reference directly before it: what cites a note leads
/// to its reference.
fn column_of(row: &Row, offset: usize) -> usize {
    let mut begins = row.indent;
    for piece in &row.pieces {
        if piece.chars.is_empty() && piece.link.is_some() && piece.chars.start == offset {
            return begins;
        }
        if piece.chars.contains(&offset) {
            let before: String = piece.text.chars().take(offset - piece.chars.start).collect();
            return begins + columns(&before);
        }
        begins += columns(&piece.text);
    }
    row.indent
}
