//! The tabs' line: the report's name, and the tabs about the current one.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::paint::line;
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::Area;

pub fn draw(app: &App, palette: &Palette, area: Area, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let cells = app.tab_cells();
    let before = cells.first().map_or(area.width, |cell| cell.x).saturating_sub(1);
    line(
        app.name(),
        Area { x: area.x + 1, width: before.saturating_sub(1), ..area },
        palette.heading,
        buf,
    );
    let plain = app.layout().plain;
    if !plain && cells.first().is_some_and(|cell| cell.tab > 0) {
        line("‹", Area { width: 1, ..area }, palette.dim, buf);
    }
    for cell in &cells {
        let marked = Some(cell.tab) == app.marked_tab();
        let style =
            if marked { palette.accent.add_modifier(Modifier::UNDERLINED) } else { palette.dim };
        line(&cell.text, Area { x: area.x + cell.x, width: cell.width, ..area }, style, buf);
    }
    if !plain && cells.last().is_some_and(|cell| cell.tab + 1 < app.tabs().len()) {
        line("›", Area { x: area.x + area.width - 1, width: 1, ..area }, palette.dim, buf);
    }
}
