//! The reading pane: the page's rows in sight with what is highlighted on them, and where in the page this is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::footnotes;
use super::highlights::highlights;
use super::paint::{self, Highlight, line};
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::{Layout, row_of};
use crate::messages::Message;
use crate::report::Node;

pub(crate) fn draw(app: &App, palette: &Palette, layout: &Layout, buf: &mut Buffer) {
    let reader = app.reader();
    let area = layout.text;
    let rows = &reader.page().rows;
    if rows.is_empty() && area.height > 0 {
        line(Message::EmptyReport.say(app.lang()), area, palette.dim, buf);
        return;
    }
    let visible = reader.visible();
    // Those of the node of the row before.
    let mut known: Option<(Node, Vec<Highlight>)> = None;
    for (y, row) in rows[visible].iter().enumerate() {
        if let Some(node) = row.node
            && known.as_ref().is_none_or(|(of, _)| *of != node)
        {
            known = Some((node, highlights(app, palette, node)));
        }
        let over = known.as_ref().map_or(&[][..], |(_, highlights)| highlights);
        paint::row(row, row_of(area, y), palette, over, reader.selected(), buf);
    }
    footnotes::draw(app, palette, area, buf);
    draw_scrollbar(app, palette, buf);
}

/// A thumb at the right edge while the page is longer than the pane, and ticks where matches are.
fn draw_scrollbar(app: &App, palette: &Palette, buf: &mut Buffer) {
    let reader = app.reader();
    let Some(scrollbar) = app.scrollbar() else { return };
    let Rect { x, y: top, .. } = scrollbar.area;
    for y in scrollbar.thumb(&reader.visible()) {
        buf.set_stringn(x, top + y, "┃", 1, palette.rule);
    }
    let Some(found) = app.found() else { return };
    for node in found.nodes().filter(|&node| reader.page().shows(node)) {
        for occurrence in found.within(node) {
            if let Some(row) = reader.page().row_of(occurrence.position()) {
                buf.set_stringn(x, top + scrollbar.cell_of(row), "•", 1, palette.accent);
            }
        }
    }
}
