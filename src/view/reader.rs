//! The reading pane: the page's rows in sight with what is highlighted on them, and where in the page this is.

use ratatui::buffer::Buffer;

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
    draw_scrollbar(app, palette, layout, buf);
}

/// A thumb at the right edge while the page is longer than the pane, and ticks where matches are.
fn draw_scrollbar(app: &App, palette: &Palette, layout: &Layout, buf: &mut Buffer) {
    let reader = app.reader();
    let rows = reader.page().rows.len();
    let pane = layout.pane;
    let height = usize::from(pane.height);
    // The edge must be free of text.
    if layout.plain || pane.width < layout.text.width + 2 || rows <= height || height < 3 {
        return;
    }
    let x = pane.x + pane.width - 1;
    let at = |row: usize| (row * height / rows).min(height - 1);
    let visible = reader.visible();
    for y in at(visible.start)..=at(visible.end.saturating_sub(1)) {
        buf.set_stringn(x, pane.y + y as u16, "┃", 1, palette.rule);
    }
    let Some(found) = app.found() else { return };
    for node in found.nodes().filter(|&node| reader.page().shows(node)) {
        for occurrence in found.within(node) {
            if let Some(row) = reader.page().row_of(occurrence.position()) {
                buf.set_stringn(x, pane.y + at(row) as u16, "•", 1, palette.accent);
            }
        }
    }
}
