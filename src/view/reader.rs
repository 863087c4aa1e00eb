//! The reading pane: the page's rows in sight, the notes at their foot, and where in the page this is.

use ratatui::buffer::Buffer;

use super::paint::{self, Highlight, horizontal_rule, line, row_of};
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::{Area, Layout};
use crate::messages::Message;
use crate::page::Link;
use crate::report::Node;

pub fn draw(app: &App, palette: &Palette, layout: &Layout, buf: &mut Buffer) {
    let reader = app.reader();
    let area = layout.text;
    let rows = &reader.page().rows;
    if rows.is_empty() && area.height > 0 {
        line(Message::EmptyReport.say(app.lang()), area, palette.dim, buf);
        return;
    }
    let visible = reader.visible();
    let mut washed: Option<(Node, Vec<Highlight>)> = None;
    for (y, row) in rows[visible].iter().enumerate() {
        if let Some(node) = row.node
            && washed.as_ref().is_none_or(|(of, _)| *of != node)
        {
            washed = Some((node, highlights(app, palette, node)));
        }
        let over = washed.as_ref().map_or(&[][..], |(_, highlights)| highlights);
        paint::row(row, row_of(area, y), palette, over, reader.selected(), buf);
    }
    draw_foot(app, palette, area, buf);
    draw_scrollbar(app, palette, layout, buf);
}

/// What is painted over a node: matches, the current one stronger, over the quote last gone to, over figures' values.
pub fn highlights(app: &App, palette: &Palette, node: Node) -> Vec<Highlight> {
    let values = app.marked_values(node).into_iter();
    let mut highlights: Vec<Highlight> =
        over(values.map(|chars| (chars, palette.figure)), Vec::new());
    let faults = app.faults(node).iter();
    highlights = over(faults.map(|fault| (fault.chars.clone(), palette.fault)), highlights);
    if let Some(quoted) = app.quoted().filter(|quoted| quoted.node == node) {
        highlights = over([(quoted.chars.clone(), palette.matched)], highlights);
        highlights =
            over(quoted.value.iter().map(|value| (value.clone(), palette.current)), highlights);
    }
    let selected = app.selection().and_then(|selection| selection.within(node));
    let selected = selected.map(|chars| (chars.clone(), palette.selection));
    let Some(found) = app.found() else {
        return over(selected, highlights);
    };
    let at = found.at().filter(|at| at.node == node).map(|at| &at.chars);
    let style = |chars| {
        if Some(chars) == at { palette.current } else { palette.matched }
    };
    let matches = found.marked(node).iter().map(|chars| (chars.clone(), style(chars)));
    over(matches, over(selected, highlights))
}

/// Lays highlights over others: where they overlap, the upper ones cut the lower. In order, and disjoint.
fn over(upper: impl IntoIterator<Item = Highlight>, lower: Vec<Highlight>) -> Vec<Highlight> {
    let mut highlights = lower;
    for (chars, style) in upper {
        let mut cut: Vec<Highlight> = Vec::new();
        for (range, below) in highlights {
            for part in
                [range.start..range.end.min(chars.start), range.start.max(chars.end)..range.end]
            {
                if part.start < part.end {
                    cut.push((part, below));
                }
            }
        }
        cut.push((chars, style));
        highlights = cut;
    }
    highlights.sort_by_key(|(chars, _)| chars.start);
    highlights
}

fn draw_foot(app: &App, palette: &Palette, area: Area, buf: &mut Buffer) {
    let foot = app.reader().foot();
    if foot.rows.is_empty() {
        return;
    }
    let first = usize::from(area.height) - foot.rows.len();
    if !app.layout().plain {
        let short = Area { width: 5.min(area.width), ..row_of(area, first - 1) };
        horizontal_rule(short, palette, buf);
    }
    for (y, row) in foot.rows.iter().enumerate() {
        let highlights = row.node.map(|node| highlights(app, palette, node)).unwrap_or_default();
        paint::row(row, row_of(area, first + y), palette, &highlights, None, buf);
    }
    if foot.cut {
        let cut = foot.notes.last().copied().flatten();
        let opens = app.mark_to_open().map(|anchor| anchor.link);
        let more = if cut.is_some() && cut.map(Link::Note) == opens {
            Message::TooLong.say(app.lang())
        } else {
            "…"
        };
        let width = (crate::page::columns(more) as u16 + 1).min(area.width);
        let last = row_of(area, usize::from(area.height) - 1);
        let corner = Area { x: last.x + last.width - width, width, ..last };
        buf.set_stringn(corner.x, corner.y, " ".repeat(width.into()), width.into(), palette.dim);
        line(
            more,
            Area { x: corner.x + 1.min(width), width: width.saturating_sub(1), ..corner },
            palette.dim,
            buf,
        );
    }
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
            let position = crate::report::Position { node, offset: occurrence.chars.start };
            if let Some(row) = reader.page().row_of(position) {
                buf.set_stringn(x, pane.y + at(row) as u16, "•", 1, palette.accent);
            }
        }
    }
}
