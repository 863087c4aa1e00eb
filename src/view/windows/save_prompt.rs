//! The question whether to save the curation: the status bar asks it, and nothing is drawn over the text.

use ratatui::buffer::Buffer;

use super::Draw;
use crate::app::App;
use crate::app::windows::save_prompt::SavePrompt;
use crate::view::palette::Palette;

impl Draw for SavePrompt {
    fn draw(&self, _app: &App, _palette: &Palette, _buf: &mut Buffer) {}
}
