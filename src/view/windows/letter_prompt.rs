//! The question for the letter of a bookmark: the status bar asks it, and nothing is drawn over the text.

use ratatui::buffer::Buffer;

use super::Draw;
use crate::app::App;
use crate::app::windows::letter_prompt::LetterPrompt;
use crate::view::palette::Palette;

impl Draw for LetterPrompt {
    fn draw(&self, _app: &App, _palette: &Palette, _buf: &mut Buffer) {}
}
