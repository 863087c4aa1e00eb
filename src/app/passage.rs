//! Passages of the report that are on the screen beside the pane of the text: the footnote area, a note's popup, the preview
//! of a hit. A drag over one selects a part of it, until the next key or click, and copies it when the button is let go of.

use ratatui::layout::Rect;

use super::App;
use super::layout::{Point, below};
use super::mouse::Press;
use super::reader::{NodeRange, nearest_on, within};
use crate::keys::Effect;
use crate::page::Row;
use crate::report::{Node, Position, Report};

/// A passage on the screen.
#[derive(Debug, Default)]
pub(crate) struct ShownPassage {
    /// Where it is.
    pub area: Rect,
    /// The rows of it that are in sight, from the top of the area.
    pub rows: Vec<Row>,
}

impl ShownPassage {
    /// The position of the character nearest to a cell: that of its row, or of the nearest row with text.
    fn nearest_char(&self, at: Point) -> Option<Position> {
        let column = usize::from(at.x.saturating_sub(self.area.x));
        let last = self.rows.len().checked_sub(1)?;
        let row = usize::from(at.y.saturating_sub(self.area.y)).min(last);
        let mut rows = self.rows[row..].iter().chain(self.rows[..row].iter().rev());
        rows.find_map(|row| nearest_on(row, column))
    }

    /// The characters from one position to another, both included.
    fn between(&self, report: &Report, from: Position, to: Position) -> Vec<NodeRange> {
        within(report, &self.rows, from, to)
    }
}

impl App {
    /// The passage in the window on top, or else the footnote area.
    fn shown_passage(&self) -> Option<ShownPassage> {
        if let Some(window) = self.window() {
            return window.component().passage(self);
        }
        let (text, rows) = (self.layout().text, &self.reader.footnotes().rows);
        let above = text.height.checked_sub(rows.len() as u16)?;
        Some(ShownPassage { area: below(text, above), rows: rows.clone() })
    }

    /// What a drag has selected in a node that is shown beside the text.
    pub(crate) fn dragged_in(&self, node: Node) -> Option<&std::ops::Range<usize>> {
        let part = self.dragged.iter().find(|(part, _)| *part == node);
        part.map(|(_, chars)| chars)
    }

    /// Takes notice that the button went down on a passage, in the footnote area on this note.
    pub(super) fn press_passage(&mut self, at: Point, note: Option<usize>) {
        let shown = self.shown_passage().filter(|shown| shown.area.contains(at));
        let from = shown.and_then(|shown| shown.nearest_char(at));
        self.press = from.map(|from| Press::Passage { from, note });
    }

    /// Selects from where the button went down to a cell.
    pub(super) fn drag_over_passage(&mut self, from: Position, to: Point) {
        let Some(shown) = self.shown_passage() else { return };
        if let Some(to) = shown.nearest_char(to) {
            self.dragged = shown.between(&self.report, from, to);
        }
    }

    /// Copies what was dragged over; where nothing was, opens the note that the button went down on.
    pub(super) fn release_over_passage(&mut self, note: Option<usize>) -> Vec<Effect> {
        if !self.dragged.is_empty() {
            return self.copy_parts(self.dragged.clone());
        }
        if let Some(note) = note {
            self.open_note_popup(note);
        }
        Vec::new()
    }
}
