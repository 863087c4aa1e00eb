//! The search window: the typed line, what each section holds, the hits, and the passage of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Draw;
use crate::app::App;
use crate::app::layout::{MEASURE, Point, inset, row_of};
use crate::app::windows::finder::{BETWEEN, COUNTS, Finder, FinderLayout, ListRow};
use crate::messages::Message;
use crate::page::columns;
use crate::search::Hit;
use crate::text::SafeText;
use crate::view::cursor;
use crate::view::paint::{self, Highlight, horizontal_rule, line, vertical_rule};
use crate::view::palette::Palette;
use crate::view::passage::{Clause, caption};

impl Draw for Finder {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let layout = FinderLayout::of(&app.layout());
        draw_line(app, self, palette, layout.line, buf);
        draw_counts(app, self, palette, layout.counts, buf);
        if layout.divider.width == 1 {
            vertical_rule(layout.divider, palette, buf);
        } else {
            horizontal_rule(layout.divider, palette, buf);
        }
        if self.shown().len() == 0 {
            draw_nothing(app, self, palette, layout.list, buf);
        } else {
            draw_hits(app, self, palette, layout.list, buf);
            draw_preview(app, self, palette, layout.preview, buf);
        }
    }

    /// In the typed line; on a plain screen at the selected hit, once another has been selected.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        let FinderLayout { line: area, list, .. } = FinderLayout::of(&layout);
        if layout.plain && self.has_moved() {
            let rows = self.rows(list.height.into());
            let selected = rows.iter().position(|row| row.hit() == Some(self.selected()));
            return selected.map(|row| cursor::at(list, row));
        }
        let typed = typed_area(area, columns(&tally(app, self)))?;
        paint::typed_cursor(self.field(), typed, layout.body.right())
    }

    fn covers_all(&self) -> bool {
        true
    }
}

/// How many hits there are.
fn tally(app: &App, finder: &Finder) -> String {
    let results = finder.results();
    let approximate = results.hits.len() - results.exact;
    if results.hits.is_empty() {
        return String::new();
    }
    let exact = Message::Exact.fill(app.lang(), &[&results.exact.to_string()]);
    if approximate == 0 {
        return exact;
    }
    let more = Message::ApproximateCount.fill(app.lang(), &[&approximate.to_string()]);
    format!("{exact} · {more}")
}

/// The columns that a tally of so many columns is given at the right of a line.
fn tally_width(line: Rect, tally: usize) -> u16 {
    (tally as u16).min(line.width / 2)
}

/// Where in a line is typed, beside a tally of so many columns; none without room.
fn typed_area(line: Rect, tally: usize) -> Option<Rect> {
    let width = line.width.saturating_sub(tally_width(line, tally) + 4).max(3);
    (line.height > 0 && line.width >= 4).then_some(Rect { x: line.x + 1, width, ..line })
}

/// The typed line, and at its right how many hits there are.
fn draw_line(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let tally = tally(app, finder);
    let Some(typed) = typed_area(area, columns(&tally)) else {
        return;
    };
    let width = tally_width(area, columns(&tally));
    line(&tally, Rect { x: area.right() - width - 1, width, ..area }, palette.dim, buf);
    paint::typed("/", finder.field(), palette, typed, buf);
}

/// What the footnotes hold of the query, zero included, and each section that has some.
fn draw_counts(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let counts: Vec<String> = finder.hit_counts(app).into_iter().map(|it| it.text).collect();
    line(&counts.join(BETWEEN), inset(area, COUNTS, 1), palette.dim, buf);
}

/// What is said where hits would be: an invitation, or that there are none, and the nearest words.
fn draw_nothing(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let typed = SafeText::new(finder.field().value().trim());
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
        line(text, inset(row_of(area, y), 3, 1), palette.dim, buf);
    }
}

fn draw_hits(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let hits: Vec<&Hit> = finder.shown().collect();
    for (y, row) in finder.rows(area.height.into()).into_iter().enumerate() {
        let room = inset(row_of(area, y), 3, 1);
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
                    let sign = Rect { x: room.x - 2.min(room.x), width: 1, ..room };
                    line("▸", sign, palette.accent, buf);
                }
                let style = if selected { palette.accent } else { palette.dim };
                line(&caption(app, hits[i].node, room.width.into()), room, style, buf);
            }
            ListRow::Clause(i) => {
                let hit = hits[i];
                let best = hit.matches.get(hit.best).unwrap_or(&hit.clause);
                let highlights = &highlights(palette, hit);
                let clause = Clause { node: hit.node, chars: &hit.clause, best, highlights };
                clause.draw(app.report(), palette, room, buf);
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
fn draw_preview(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let width = area.width.saturating_sub(4).min(MEASURE);
    let inner = Rect { x: area.x + 2, width, ..area };
    let Some(hit) = finder.hit().filter(|_| area.width > 8) else {
        return;
    };
    let Some((rows, at)) = finder.preview(app.report(), width) else {
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
