//! The question for a page: the status bar asks it, and nothing is drawn over the text.

use ratatui::buffer::Buffer;

use super::Draw;
use crate::app::App;
use crate::app::layout::Point;
use crate::app::windows::page_prompt::PagePrompt;
use crate::page::columns;
use crate::view::palette::Palette;

impl Draw for PagePrompt {
    fn draw(&self, _app: &App, _palette: &Palette, _buf: &mut Buffer) {}

    /// Behind what is typed.
    fn cursor(&self, app: &App) -> Option<Point> {
        let bar = app.layout().status_bar;
        let x = bar.x + 1 + columns(&app.status_bar().left) as u16;
        (bar.height > 0 && x < bar.right()).then_some(Point { x, y: bar.y })
    }
}
