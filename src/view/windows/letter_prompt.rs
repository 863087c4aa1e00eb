//! The question for the letter of a bookmark: the status bar asks it, and nothing is drawn over the text.

use ratatui::buffer::Buffer;

use super::Draw;
use crate::app::App;
use crate::app::layout::Point;
use crate::app::windows::letter_prompt::LetterPrompt;
use crate::view::cursor;
use crate::view::palette::Palette;

impl Draw for LetterPrompt {
    fn draw(&self, _app: &App, _palette: &Palette, _buf: &mut Buffer) {}

    /// At the question.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        layout.plain.then(|| cursor::at(layout.status_bar, 0))
    }
}
