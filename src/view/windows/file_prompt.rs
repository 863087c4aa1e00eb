//! The question for the name of a file: a window of one line.

use ratatui::buffer::Buffer;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::windows::file_prompt::FilePrompt;
use crate::messages::Message;
use crate::view::paint::{typed, typed_cursor};
use crate::view::palette::Palette;

impl Draw for FilePrompt {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let area = Self::window(&app.layout());
        let (listing, format) = self.list();
        let list = listing.name().say(app.lang());
        let title = Message::FileFor.fill(app.lang(), &[list, format.name()]);
        frame(&area, &title, palette, buf);
        if area.inner.height > 0 && area.inner.width >= 4 {
            typed(">", self.field(), palette, area.inner, buf);
        }
    }

    /// In the typed line.
    fn cursor(&self, app: &App) -> Option<Point> {
        let inner = Self::window(&app.layout()).inner;
        (inner.height > 0 && inner.width >= 4)
            .then(|| typed_cursor(self.field(), inner, inner.right()))?
    }
}
