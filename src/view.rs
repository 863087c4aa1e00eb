//! Draws the program: what the screen shows follows from [`App`] alone. Where things stand is said in
//! [`crate::app::layout`], where the layout is drawn as a picture.

mod bookmarks;
mod chooser;
mod figures;
mod finder;
mod foot;
mod outline;
mod overlay;
mod paint;
mod passage;
mod reader;
mod tabs;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::action::Mode;
use crate::app::layout::{Area, Layout};
use crate::app::tabs::Tab;
use crate::app::{App, Overlay};
use paint::{horizontal_rule, vertical_rule};
use theme::Theme;

/// Draws the whole screen on a blank buffer, and says where the cursor is to be shown, if it is.
pub fn draw(app: &App, buf: &mut Buffer) -> Option<Position> {
    let theme = Theme::of(app.colours());
    let layout = app.layout();
    let screen = buf.area;
    // Between a resize and its event the screen may be smaller than what the program knows.
    if screen.width < layout.body.width
        || screen.height < layout.body.y + layout.body.height + layout.foot.height
    {
        return None;
    }
    tabs::draw(app, &theme, layout.tabs, buf);
    horizontal_rule(layout.top_rule, &theme, buf);
    horizontal_rule(layout.foot_rule, &theme, buf);
    foot::draw(app, &theme, layout.foot, buf);

    if app.mode() == Mode::Finder {
        return finder::draw(app, &theme, layout.body, buf);
    }
    if app.tabs()[app.tab()] == Tab::Figures {
        figures::draw(app, &theme, buf);
    } else {
        draw_text(app, &theme, &layout, buf);
    }
    match app.overlay() {
        Some(Overlay::Peek { note, top }) => overlay::peek(app, &theme, *note, *top, buf),
        Some(Overlay::Help { top }) => overlay::help(app, &theme, *top, buf),
        Some(Overlay::Chooser(chooser)) => return chooser::draw(app, chooser, &theme, buf),
        Some(Overlay::Bookmarks(bookmarks)) => bookmarks::draw(app, bookmarks, &theme, buf),
        Some(Overlay::Finder(_) | Overlay::Letter(_)) | None => {}
    }
    None
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
