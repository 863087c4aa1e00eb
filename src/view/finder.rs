//! The search window: the typed line, what each tab holds, the hits, and the passage of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::paint::{self, Highlight, horizontal_rule, line, row_of, vertical_rule};
use super::palette::Palette;
use super::passage::{caption, clause};
use crate::app::App;
use crate::app::finder::{Finder, FinderLayout, ListRow};
use crate::app::layout::{Area, MEASURE};
use crate::app::tabs::shorten;
use crate::citation;
use crate::messages::Message;
use crate::page::columns;
use crate::search::Hit;
use crate::text::SafeText;

pub fn draw(app: &App, palette: &Palette, buf: &mut Buffer) -> Option<Position> {
    let finder = app.finder()?;
    let layout = FinderLayout::of(&app.layout());
    let cursor = draw_line(app, finder, palette, layout.line, buf);
    draw_counts(app, finder, palette, layout.counts, buf);
    if layout.divider.width == 1 {
        vertical_rule(layout.divider, palette, buf);
    } else {
        horizontal_rule(layout.divider, palette, buf);
    }
    if finder.shown().len() == 0 {
        draw_nothing(app, finder, palette, layout.list, buf);
    } else {
        draw_hits(app, finder, palette, layout.list, buf);
        draw_preview(app, finder, palette, layout.preview, buf);
    }
    cursor
}

/// The typed line, and at its right how many hits there are. Gives where the cursor stands.
fn draw_line(
    app: &App,
    finder: &Finder,
    palette: &Palette,
    area: Area,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.height == 0 || area.width < 4 {
        return None;
    }
    let results = finder.results();
    let approximate = results.hits.len() - results.exact;
    let mut tally = String::new();
    if !results.hits.is_empty() {
        tally = Message::Exact.fill(app.lang(), &[&results.exact.to_string()]);
        if approximate > 0 {
            let more = Message::ApproximateCount.fill(app.lang(), &[&approximate.to_string()]);
            tally = format!("{tally} · {more}");
        }
    }
    let tally_width = (columns(&tally) as u16).min(area.width / 2);
    let right = Area { x: area.x + area.width - tally_width - 1, width: tally_width, ..area };
    line(&tally, right, palette.dim, buf);
    let left =
        Area { x: area.x + 1, width: area.width.saturating_sub(tally_width + 4).max(3), ..area };
    paint::typed("/", finder.input(), palette, left, buf)
}

/// What the footnotes hold of the query, zero included, and each section that has some.
fn draw_counts(app: &App, finder: &Finder, palette: &Palette, area: Area, buf: &mut Buffer) {
    if area.height == 0 || finder.results().hits.is_empty() {
        return;
    }
    let (notes, sections) = app.section_counts();
    let mut parts = vec![format!("{} {notes}", Message::Notes.say(app.lang()))];
    for (section, count) in sections {
        let path = app.report().path(section);
        let labels: Vec<&str> = path
            .iter()
            .filter_map(|&s| app.report().sections[s].label.as_deref())
            .map(citation::bare_label)
            .filter(|label| !label.contains(' '))
            .collect();
        let name = shorten(&citation::soft_title(app.report(), section), 18);
        parts.push(format!("{} {name} {count}", labels.join(".")).trim_start().to_owned());
    }
    let room = Area { x: area.x + 3.min(area.width), width: area.width.saturating_sub(4), ..area };
    line(&parts.join(" · "), room, palette.dim, buf);
}

/// What stands where hits would: an invitation, or that there are none, and the nearest words.
fn draw_nothing(app: &App, finder: &Finder, palette: &Palette, area: Area, buf: &mut Buffer) {
    let typed = SafeText::new(finder.input().value().trim());
    let mut lines = Vec::new();
    if !app.can_search() {
        lines.push(Message::Preparing.say(app.lang()).to_owned());
    } else if typed.is_empty() {
        lines.push(Message::TypeToSearch.say(app.lang()).to_owned());
    } else {
        lines.push(Message::NothingFound.fill(app.lang(), &[&typed]));
        let near = &finder.results().suggestions;
        if !near.is_empty() {
            lines.push(format!("{} {}", Message::Nearest.say(app.lang()), near.join(" · ")));
        }
    }
    for (y, text) in lines.iter().enumerate().take(area.height.into()) {
        let row = row_of(area, y);
        line(
            text,
            Area { x: row.x + 3.min(row.width), width: row.width.saturating_sub(4), ..row },
            palette.dim,
            buf,
        );
    }
}

fn draw_hits(app: &App, finder: &Finder, palette: &Palette, area: Area, buf: &mut Buffer) {
    let hits: Vec<&Hit> = finder.shown().collect();
    for (y, row) in finder.rows(area.height.into()).into_iter().enumerate() {
        let position = row_of(area, y);
        let room = Area {
            x: position.x + 3.min(position.width),
            width: position.width.saturating_sub(4),
            ..position
        };
        match row {
            ListRow::Divider => {
                let name = format!("── {} ", Message::Approximate.say(app.lang()));
                let rule = "─".repeat(usize::from(room.width).saturating_sub(columns(&name)));
                if app.layout().plain {
                    line(Message::Approximate.say(app.lang()), room, palette.dim, buf);
                } else {
                    line(&format!("{name}{rule}"), room, palette.dim, buf);
                }
            }
            ListRow::Caption(i) => {
                let selected = i == finder.selected();
                if selected {
                    line(
                        "▸",
                        Area { x: room.x - 2.min(room.x), width: 1, ..room },
                        palette.accent,
                        buf,
                    );
                }
                let style = if selected { palette.accent } else { palette.dim };
                line(&caption(app, hits[i].node, room.width.into()), room, style, buf);
            }
            ListRow::Clause(i) => {
                let hit = hits[i];
                let best = hit.matches.get(hit.best).unwrap_or(&hit.clause);
                let highlights = highlights(palette, hit);
                clause(app, palette, hit.node, &hit.clause, best, &highlights, room, buf);
            }
        }
    }
}

fn highlights(palette: &Palette, hit: &Hit) -> Vec<Highlight> {
    let style = |i: usize| {
        if i == hit.best { palette.current } else { palette.matched }
    };
    hit.matches
        .iter()
        .enumerate()
        .map(|(i, range): (usize, &Range<usize>)| (range.clone(), style(i)))
        .collect()
}

/// The passage of the selected hit, scrolled so that its best match is in sight.
fn draw_preview(app: &App, finder: &Finder, palette: &Palette, area: Area, buf: &mut Buffer) {
    let width = area.width.saturating_sub(4).min(MEASURE);
    let inner = Area { x: area.x + 2, width, ..area };
    let Some(hit) = finder.hit().filter(|_| area.width > 8) else {
        return;
    };
    let Some((rows, at)) = app.preview(width) else {
        return;
    };
    let height = usize::from(inner.height);
    let top = if at < height { 0 } else { at - height / 3 };
    let highlights = highlights(palette, hit);
    for (y, row) in rows.iter().skip(top).take(height).enumerate() {
        let over = if row.node == Some(hit.node) { &highlights[..] } else { &[] };
        paint::row(row, row_of(inner, y), palette, over, None, buf);
    }
}
