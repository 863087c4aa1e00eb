//! Draws the program: what the screen shows follows from [`App`] alone. Where things stand is said in
//! [`crate::app::layout`], where the layout is drawn as a picture.

mod bookmarks;
mod figures;
mod finder;
mod foot;
mod outline;
mod overlay;
mod paint;
pub mod palette;
mod passage;
mod picker;
mod reader;
mod tabs;

use ratatui::buffer::Buffer;
use ratatui::layout::{self, Rect};

use crate::app::layout::{Area, Layout};
use crate::app::tabs::Tab;
use crate::app::{App, Overlay};
use crate::keys::Mode;
use crate::report::Position;
use paint::{horizontal_rule, vertical_rule};
use palette::Palette;

/// Draws the whole screen on a blank buffer, and says where the cursor is to be shown, if it is.
pub fn draw(app: &App, buf: &mut Buffer) -> Option<layout::Position> {
    let palette = Palette::of(app.colours());
    let layout = app.layout();
    let screen = buf.area;
    // Between a resize and its event the screen may be smaller than what the program knows.
    if screen.width < layout.body.width
        || screen.height < layout.body.y + layout.body.height + layout.foot.height
    {
        return None;
    }
    tabs::draw(app, &palette, layout.tabs, buf);
    horizontal_rule(layout.top_rule, &palette, buf);
    horizontal_rule(layout.foot_rule, &palette, buf);
    foot::draw(app, &palette, layout.foot, buf);

    if app.mode() == Mode::Finder {
        return finder::draw(app, &palette, buf);
    }
    if app.tabs()[app.tab()] == Tab::Figures {
        figures::draw(app, &palette, buf);
    } else {
        draw_text(app, &palette, &layout, buf);
    }
    match app.overlay() {
        Some(Overlay::NotePopup { note, top }) => {
            overlay::note_popup(app, &palette, *note, *top, buf);
        }
        Some(Overlay::Help { top }) => overlay::help(app, &palette, *top, buf),
        Some(Overlay::Picker(picker)) => return picker::draw(app, picker, &palette, buf),
        Some(Overlay::Bookmarks(bookmarks)) => bookmarks::draw(app, bookmarks, &palette, buf),
        Some(Overlay::Finder(_) | Overlay::Letter(_)) | None => {}
    }
    // A screen reader reads where the cursor is.
    layout.plain.then(|| focus(app, &layout))
}

/// Where on a plain screen the keys act: at the selected entry of a list or mark of the text, else at the text on top.
fn focus(app: &App, areas: &Layout) -> layout::Position {
    let body = areas.body;
    let at = |area: Area, y: usize| layout::Position {
        x: area.x,
        y: (area.y + y as u16).min(area.y + area.height.saturating_sub(1)),
    };
    match (app.overlay(), app.mode()) {
        (Some(Overlay::Bookmarks(list)), _) => {
            let inner = list.window(areas).inner;
            let rows = list.rows(inner.height.into());
            let row = rows.iter().position(|&(at, _)| at == list.selected());
            at(inner, row.unwrap_or(0))
        }
        (_, Mode::Outline) => {
            let entries = app.entries();
            let row = app.marked_entry(&entries).unwrap_or(0);
            at(areas.outline, row.saturating_sub(app.outline_top()))
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
                Some((node, chars)) => {
                    reader.page().row_of(Position { node: *node, offset: chars.start })
                }
                None => reader.selected_in_sight().map(|anchor| anchor.row),
            };
            at(areas.text, row.unwrap_or(0).saturating_sub(reader.top()))
        }
        _ => at(body, 0),
    }
}

/// The outline and the text.
fn draw_text(app: &App, palette: &Palette, layout: &Layout, buf: &mut Buffer) {
    outline::draw(app, palette, layout.outline, buf);
    vertical_rule(layout.divider, palette, buf);
    if layout.outline.width == 0 || layout.divider.width > 0 {
        reader::draw(app, palette, layout, buf);
    }
}

fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
