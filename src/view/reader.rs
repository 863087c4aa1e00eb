//! The reading pane: the page's rows in sight, the notes at their foot, and where in the page this is.

use ratatui::buffer::Buffer;

use super::paint::{self, Wash, horizontal_rule, line, row_of};
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::{Area, Layout};
use crate::page::Link;
use crate::report::Spot;
use crate::words::Word;

pub fn draw(app: &App, theme: &Theme, layout: &Layout, buf: &mut Buffer) {
    let reader = app.reader();
    let area = layout.text;
    let rows = &reader.page().rows;
    if rows.is_empty() && area.height > 0 {
        line(Word::EmptyReport.say(app.lang()), area, theme.dim, buf);
        return;
    }
    let visible = reader.visible();
    let mut washed: Option<(Spot, Vec<Wash>)> = None;
    for (y, row) in rows[visible].iter().enumerate() {
        if let Some(spot) = row.spot
            && washed.as_ref().is_none_or(|(of, _)| *of != spot)
        {
            washed = Some((spot, washes(app, theme, spot)));
        }
        let over = washed.as_ref().map_or(&[][..], |(_, washes)| washes);
        paint::row(row, row_of(area, y), theme, over, reader.selected(), buf);
    }
    draw_foot(app, theme, area, buf);
    draw_scrollbar(app, theme, layout, buf);
}

/// What is painted over a spot: matches, the current one stronger, over the quote last gone to, over figures' values.
pub fn washes(app: &App, theme: &Theme, spot: Spot) -> Vec<Wash> {
    let values = app.marked_values(spot).into_iter();
    let mut washes: Vec<Wash> = over(values.map(|chars| (chars, theme.figure)), Vec::new());
    let faults = app.faults(spot).iter();
    washes = over(faults.map(|fault| (fault.chars.clone(), theme.fault)), washes);
    if let Some(quoted) = app.quoted().filter(|quoted| quoted.spot == spot) {
        washes = over([(quoted.chars.clone(), theme.matched)], washes);
        washes = over(quoted.value.iter().map(|value| (value.clone(), theme.current)), washes);
    }
    let selected = app.selection().and_then(|selection| selection.within(spot));
    let selected = selected.map(|chars| (chars.clone(), theme.selection));
    let Some(found) = app.found() else {
        return over(selected, washes);
    };
    let at = found.at().filter(|at| at.spot == spot).map(|at| &at.chars);
    let style = |chars| {
        if Some(chars) == at { theme.current } else { theme.matched }
    };
    let matches = found.marked(spot).iter().map(|chars| (chars.clone(), style(chars)));
    over(matches, over(selected, washes))
}

/// Lays washes over others: where they overlap, the upper ones cut the lower. In order, and disjoint.
fn over(upper: impl IntoIterator<Item = Wash>, lower: Vec<Wash>) -> Vec<Wash> {
    let mut washes = lower;
    for (chars, style) in upper {
        let mut cut: Vec<Wash> = Vec::new();
        for (range, below) in washes {
            for part in
                [range.start..range.end.min(chars.start), range.start.max(chars.end)..range.end]
            {
                if part.start < part.end {
                    cut.push((part, below));
                }
            }
        }
        cut.push((chars, style));
        washes = cut;
    }
    washes.sort_by_key(|(chars, _)| chars.start);
    washes
}

fn draw_foot(app: &App, theme: &Theme, area: Area, buf: &mut Buffer) {
    let foot = app.reader().foot();
    if foot.rows.is_empty() {
        return;
    }
    let first = usize::from(area.height) - foot.rows.len();
    if !app.layout().plain {
        let short = Area { width: 5.min(area.width), ..row_of(area, first - 1) };
        horizontal_rule(short, theme, buf);
    }
    for (y, row) in foot.rows.iter().enumerate() {
        let washes = row.spot.map(|spot| washes(app, theme, spot)).unwrap_or_default();
        paint::row(row, row_of(area, first + y), theme, &washes, None, buf);
    }
    if foot.cut {
        let cut = foot.notes.last().copied().flatten();
        let opens = app.mark_to_open().map(|anchor| anchor.link);
        let more = if cut.is_some() && cut.map(Link::Note) == opens {
            Word::TooLong.say(app.lang())
        } else {
            "…"
        };
        let width = (crate::page::columns(more) as u16 + 1).min(area.width);
        let last = row_of(area, usize::from(area.height) - 1);
        let corner = Area { x: last.x + last.width - width, width, ..last };
        buf.set_stringn(corner.x, corner.y, " ".repeat(width.into()), width.into(), theme.dim);
        line(
            more,
            Area { x: corner.x + 1.min(width), width: width.saturating_sub(1), ..corner },
            theme.dim,
            buf,
        );
    }
}

/// A thumb at the right edge while the page is longer than the pane, and ticks where matches are.
fn draw_scrollbar(app: &App, theme: &Theme, layout: &Layout, buf: &mut Buffer) {
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
        buf.set_stringn(x, pane.y + y as u16, "┃", 1, theme.rule);
    }
    let Some(found) = app.found() else { return };
    for spot in found.spots().filter(|&spot| reader.page().shows(spot)) {
        for occurrence in found.within(spot) {
            let place = crate::report::Place { spot, offset: occurrence.chars.start };
            if let Some(row) = reader.page().row_of(place) {
                buf.set_stringn(x, pane.y + at(row) as u16, "•", 1, theme.accent);
            }
        }
    }
}
