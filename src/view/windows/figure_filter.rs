//! The line that filters the figures, in place of the line that says which are shown.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::Draw;
use crate::app::App;
use crate::app::figures::FiguresLayout;
use crate::app::layout::Point;
use crate::app::windows::figure_filter::FigureFilter;
use crate::messages::Message;
use crate::text::SafeText;
use crate::view::cursor;
use crate::view::paint::line;
use crate::view::palette::Palette;

impl Draw for FigureFilter {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let area = app.figures_layout().status;
        Clear.render(area, buf);
        let typed = SafeText::new(self.field().value());
        let prompt = format!("{}: {typed}▏", Message::HintType.say(app.lang()));
        line(&prompt, FiguresLayout::within_margin(area), palette.accent, buf);
    }

    /// At the selected figure, which the keys move.
    fn cursor(&self, app: &App) -> Option<Point> {
        app.layout().plain.then(|| cursor::at_figure(app))
    }
}
