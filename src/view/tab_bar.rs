//! The tab bar: the report's name, and the tabs about the current one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::paint::line;
use super::palette::Palette;
use crate::app::App;

pub(crate) fn draw(app: &App, palette: &Palette, area: Rect, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let cells = app.tab_cells();
    let before = cells.first().map_or(area.width, |cell| cell.x).saturating_sub(1);
    let name = Rect { x: area.x + 1, width: before.saturating_sub(1), ..area };
    line(app.name(), name, palette.heading, buf);
    let plain = app.layout().plain;
    if !plain && cells.first().is_some_and(|cell| cell.tab > 0) {
        line("‹", Rect { width: 1, ..area }, palette.dim, buf);
    }
    let marked = app.marked_tab();
    for cell in &cells {
        let style = if Some(cell.tab) == marked {
            palette.accent.add_modifier(Modifier::UNDERLINED)
        } else {
            palette.dim
        };
        line(&cell.text, Rect { x: area.x + cell.x, width: cell.width, ..area }, style, buf);
    }
    if !plain && cells.last().is_some_and(|cell| cell.tab + 1 < app.tabs().len()) {
        line("›", Rect { x: area.x + area.width - 1, width: 1, ..area }, palette.dim, buf);
    }
}
