//! A note in a window of its own height, in the middle of the text.

use ratatui::buffer::Buffer;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::{Point, row_of};
use crate::app::windows::Component;
use crate::app::windows::note_popup::NotePopup;
use crate::messages::Message;
use crate::report::Node;
use crate::view::cursor;
use crate::view::highlights::highlights;
use crate::view::paint;
use crate::view::palette::Palette;

impl Draw for NotePopup {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let area = Self::window(app, self.rows(app).len());
        let label = &app.report().notes[self.note()].label;
        frame(&area, &Message::Note.fill(app.lang(), &[label]), palette, buf);
        let highlights = highlights(app, palette, Node::Note(self.note()));
        let in_sight = self.passage(app).unwrap_or_default().rows;
        for (y, row) in in_sight.iter().enumerate() {
            paint::row(row, row_of(area.inner, y), palette, &highlights, None, buf);
        }
    }

    /// At the first row in sight.
    fn cursor(&self, app: &App) -> Option<Point> {
        let inner = Self::window(app, self.rows(app).len()).inner;
        app.layout().plain.then(|| cursor::at(inner, 0))
    }
}
