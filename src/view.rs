//! Draws the program: what the screen shows follows from [`App`] alone. Where things stand is said in
//! [`crate::app::layout`], where the layout is drawn as a picture.

mod figures;
mod finder;
mod foot;
mod outline;
mod overlay;
mod paint;
mod reader;
mod tabs;
pub mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::action::Mode;
use crate::app::layout::{Area, Layout};
use crate::app::tabs::Tab;
use crate::app::{App, Overlay};
use paint::{horizontal_rule, vertical_rule};
use theme::Theme;

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let theme = Theme::of(app.colours());
    let layout = app.layout();
    let screen = frame.area();
    // Between a resize and its event the screen may be smaller than what the program knows.
    if screen.width < layout.body.width
        || screen.height < layout.body.y + layout.body.height + layout.foot.height
    {
        return;
    }
    tabs::draw(app, &theme, layout.tabs, frame.buffer_mut());
    horizontal_rule(layout.top_rule, &theme, frame.buffer_mut());
    horizontal_rule(layout.foot_rule, &theme, frame.buffer_mut());
    foot::draw(app, &theme, layout.foot, frame.buffer_mut());

    if app.mode() == Mode::Finder {
        finder::draw(app, &theme, layout.body, frame);
        return;
    }
    if app.tabs()[app.tab()] == Tab::Figures {
        figures::draw(app, &theme, frame.buffer_mut());
    } else {
        draw_text(app, &theme, &layout, frame.buffer_mut());
    }
    match app.overlay() {
        Some(Overlay::Peek { note, top }) => {
            overlay::peek(app, &theme, *note, *top, frame.buffer_mut());
        }
        Some(Overlay::Help { top }) => overlay::help(app, &theme, *top, frame.buffer_mut()),
        Some(Overlay::Finder(_)) | None => {}
    }
}

/// The outline and the text.
fn draw_text(app: &App, theme: &Theme, layout: &Layout, buf: &mut Buffer) {
    outline::draw(app, theme, layout.outline, buf);
    vertical_rule(layout.divider, theme, buf);
    if layout.outline.width == 0 || layout.divider.width > 0 {
        reader::draw(app, theme, layout, buf);
    }
}

fn rect(area: Area) -> Rect {
    Rect {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
    }
}
