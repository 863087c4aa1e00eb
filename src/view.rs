//! Draws the program: what the screen shows follows from [`App`] alone. Where things are is said in [`crate::app::layout`],
//! where the layout is drawn as a picture.

pub(crate) mod background;
mod cursor;
mod figures;
mod footnotes;
mod highlights;
mod outline;
mod paint;
pub(crate) mod palette;
mod passage;
mod reader;
mod status_bar;
mod tab_bar;
mod windows;

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::layout::{Layout, Point};
use crate::app::tabs::Tab;
use paint::{horizontal_rule, vertical_rule};
use palette::Palette;

/// Draws the whole screen on a blank buffer, and says where the cursor is to be shown, if it is.
pub fn draw(app: &App, buf: &mut Buffer) -> Option<Point> {
    let palette = Palette::of(app.colours());
    let layout = app.layout();
    // Between a resize and its event the screen may be smaller than what the program knows.
    if buf.area.width < layout.body.width || buf.area.height < layout.status_bar.bottom() {
        return None;
    }
    tab_bar::draw(app, &palette, layout.tabs, buf);
    horizontal_rule(layout.top_rule, &palette, buf);
    horizontal_rule(layout.bottom_rule, &palette, buf);
    status_bar::draw(app, &palette, layout.status_bar, buf);
    let window = app.window().map(windows::drawn);
    if !window.is_some_and(windows::Draw::covers_all) {
        draw_panes(app, &palette, &layout, buf);
    }
    if let Some(window) = window {
        window.draw(app, &palette, buf);
    }
    match window {
        Some(window) => window.cursor(app),
        // A screen reader reads where the cursor is.
        None => layout.plain.then(|| cursor::in_panes(app)),
    }
}

/// The table of figures, or outline and text.
fn draw_panes(app: &App, palette: &Palette, layout: &Layout, buf: &mut Buffer) {
    if app.tabs()[app.tab()] == Tab::Figures {
        return figures::draw(app, palette, buf);
    }
    outline::draw(app, palette, layout.outline, buf);
    vertical_rule(layout.divider, palette, buf);
    if layout.outline.width == 0 || layout.divider.width > 0 {
        reader::draw(app, palette, layout, buf);
    }
}
