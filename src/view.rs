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
use crate::report::Place;
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
        return finder::draw(app, &theme, buf);
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
    // A screen reader reads where the cursor is.
    layout.plain.then(|| focus(app, &layout))
}

/// Where on a plain screen the keys act: at the selected entry of a list or mark of the text, else at the text on top.
fn focus(app: &App, layout: &Layout) -> Position {
    let body = layout.body;
    let at = |area: Area, y: usize| Position {
        x: area.x,
        y: (area.y + y as u16).min(area.y + area.height.saturating_sub(1)),
    };
    match (app.overlay(), app.mode()) {
        (Some(Overlay::Bookmarks(list)), _) => {
            let inner = list.window(layout).inner;
            let rows = list.rows(inner.height.into());
            let row = rows.iter().position(|&(at, _)| at == list.selected());
            at(inner, row.unwrap_or(0))
        }
        (_, Mode::Outline) => {
            let entries = app.entries();
            let row = app.marked_entry(&entries).unwrap_or(0);
            at(layout.outline, row.saturating_sub(app.outline_top()))
        }
        (_, Mode::Figures | Mode::FigureFilter) => {
            let lines = app.figure_lines();
            let row = app.figure_at(&lines).unwrap_or(0);
            let list = app.figures_layout().list;
            at(list, row.saturating_sub(app.figure_top(&lines)))
        }
        (_, Mode::Reading | Mode::Selecting) => {
            let reader = app.reader();
            let selected = app.selection().and_then(|selection| selection.parts().first());
            let row = match selected {
                Some((spot, chars)) => {
                    reader.page().row_of(Place { spot: *spot, offset: chars.start })
                }
                None => reader.selected_in_sight().map(|anchor| anchor.row),
            };
            at(layout.text, row.unwrap_or(0).saturating_sub(reader.top()))
        }
        _ => at(body, 0),
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
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
