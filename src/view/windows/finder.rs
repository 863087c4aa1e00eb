//! The search window: the typed line, what each section holds, the hits, and the passage of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Draw;
use crate::app::App;
use crate::app::layout::{Point, inset, row_of};
use crate::app::tabs::Tab;
use crate::app::windows::finder::{
    BETWEEN, FIGURE_IN_ONE_ROW, Finder, FinderLayout, FoundEntry, HitGroup, INDENT, ListRow,
    Preview,
};
use crate::messages::Message;
use crate::page::{Row, Snippet, cells, columns, cut_at_word};
use crate::search::{Hit, Tier};
use crate::text::SafeText;
use crate::view::cursor;
use crate::view::highlights::over;
use crate::view::paint::{self, Highlight, horizontal_rule, line, vertical_rule};
use crate::view::palette::Palette;
use crate::view::passage::caption;

impl Draw for Finder {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let layout = FinderLayout::of(&app.layout());
        draw_line(app, self, palette, layout.line, buf);
        draw_head(app, self, palette, layout.head, buf);
        if layout.divider.width == 1 {
            vertical_rule(layout.divider, palette, buf);
        } else {
            horizontal_rule(layout.divider, palette, buf);
        }
        if self.entries().is_empty() {
            draw_nothing(app, self, palette, layout.list, buf);
        } else {
            draw_list(app, self, palette, layout.list, buf);
            draw_preview(app, self, palette, buf);
        }
    }

    /// In the typed line; on a plain screen at the selected hit, once another has been selected.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        let FinderLayout { line: area, list, .. } = FinderLayout::of(&layout);
        if layout.plain && self.has_moved() {
            let rows = self.rows(list.width.into(), list.height.into());
            let selected = rows.iter().position(|row| row.entry() == Some(self.selected()));
            return selected.map(|row| cursor::at(list, row));
        }
        let typed = typed_area(area, columns(&tally(app, self)))?;
        paint::typed_cursor(self.field(), typed, layout.body.right())
    }

    fn covers_all(&self) -> bool {
        true
    }
}

/// How much there is of each tier.
fn tally(app: &App, finder: &Finder) -> String {
    let each = finder.counts(app).present().map(|(tier, count)| {
        let said = match tier {
            Tier::Exact if finder.filter() == Some(Tab::Figures) => Message::FiguresCount,
            Tier::Exact => Message::Exact,
            Tier::Apart => Message::ApartCount,
            Tier::Approximate => Message::ApproximateCount,
        };
        said.fill(app.lang(), &[&count.to_string()])
    });
    each.collect::<Vec<_>>().join(" · ")
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

/// The typed line, and at its right how much it finds.
fn draw_line(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let tally = tally(app, finder);
    let Some(typed) = typed_area(area, columns(&tally)) else {
        return;
    };
    let width = tally_width(area, columns(&tally));
    line(&tally, Rect { x: area.right() - width - 1, width, ..area }, palette.dim, buf);
    paint::typed("/", finder.field(), palette, typed, buf);
}

/// What English words were taken for, and below it, where there is room, what the footnotes and the sections hold.
fn draw_head(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let translated = finder.results().translated.iter();
    let translated: Vec<String> =
        translated.map(|(typed, names)| format!("{typed} = {}", names.join(", "))).collect();
    let counts: Vec<String> = finder.hit_counts(app).into_iter().map(|it| it.text).collect();
    let said = [translated.join(" · "), counts.join(BETWEEN)];
    let said = said.iter().filter(|said| !said.is_empty());
    for (y, said) in said.enumerate().take(area.height.into()) {
        let room = inset(row_of(area, y), INDENT, 1);
        line(said, room, palette.dim, buf);
    }
}

/// What is said where hits would be: an invitation, or that there are none, and the nearest words.
fn draw_nothing(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let typed = SafeText::new(finder.field().value().trim());
    let mut lines = Vec::new();
    if typed.is_empty() {
        lines.push(Message::TypeToSearch.say(app.lang()).to_owned());
    } else if !app.can_search() {
        lines.push(Message::Preparing.say(app.lang()).to_owned());
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

fn draw_list(app: &App, finder: &Finder, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let room = inset(area, 3, 1);
    let most = finder.snippet_rows(area.height.into());
    // The rows of the snippet that is being drawn, and its entry.
    let mut snippet: (usize, Vec<Row>) = (usize::MAX, Vec::new());
    for (y, row) in finder.rows(room.width.into(), area.height.into()).into_iter().enumerate() {
        let room = row_of(room, y);
        match row {
            ListRow::Divider(group) => draw_divider(app, finder, group, palette, room, buf),
            ListRow::Caption(at) => {
                let selected = at == finder.selected();
                if selected {
                    let sign = Rect { x: room.x - 2.min(room.x), width: 1, ..room };
                    line("▸", sign, palette.accent, buf);
                }
                let style = if selected { palette.accent } else { palette.dim };
                let said = said_of(app, finder, finder.entries()[at], room.width.into());
                line(&said, room, style, buf);
            }
            ListRow::Snippet(at, part) => {
                let hit = match finder.entries()[at] {
                    FoundEntry::Hit(hit) => &finder.results().hits[hit],
                    FoundEntry::Figure(figure) => {
                        line(&value_of(app, figure), room, palette.text, buf);
                        continue;
                    }
                };
                if snippet.0 != at {
                    snippet = (at, snippet_rows(app, hit, room.width.into(), most));
                }
                if let Some(row) = snippet.1.get(part) {
                    let highlights = highlights(palette, &hit.matches, hit.best);
                    paint::row(row, room, palette, &highlights, None, buf);
                }
            }
        }
    }
}

/// A group's name and how much it holds, in a rule.
fn draw_divider(
    app: &App,
    finder: &Finder,
    group: HitGroup,
    palette: &Palette,
    room: Rect,
    buf: &mut Buffer,
) {
    let (name, tier) = match group {
        HitGroup::Figures => (Message::Figures, None),
        HitGroup::Apart => (Message::Apart, Some(Tier::Apart)),
        HitGroup::Approximate => (Message::Approximate, Some(Tier::Approximate)),
    };
    let of_tier = finder.counts(app).present().find(|(other, _)| Some(*other) == tier);
    let count = of_tier.map_or(finder.results().figures.len(), |(_, count)| count);
    let said = format!("{} ({count})", name.say(app.lang()));
    if app.layout().plain {
        line(&said, room, palette.dim, buf);
        return;
    }
    let said = format!("── {said} ");
    let rule = "─".repeat(usize::from(room.width).saturating_sub(columns(&said)));
    line(&format!("{said}{rule}"), room, palette.dim, buf);
}

/// Where a hit is; what a figure is called, with its value where there is room.
fn said_of(app: &App, finder: &Finder, entry: FoundEntry, width: usize) -> String {
    let figure = match entry {
        FoundEntry::Hit(hit) => return caption(app, finder.results().hits[hit].node, width),
        FoundEntry::Figure(figure) => figure,
    };
    let Some(row) = app.figures().rows().get(figure) else { return String::new() };
    let value = if width < FIGURE_IN_ONE_ROW {
        String::new()
    } else {
        format!(": {}", value_of(app, figure))
    };
    let name = cells::name(app.report(), row, app.lang());
    cut_at_word(&name, width.saturating_sub(columns(&value))) + &value
}

/// The value of a figure, whether it is a result or a target, and its year.
fn value_of(app: &App, figure: usize) -> String {
    let value = app.figures().rows().get(figure).map(|row| {
        let (report, lang) = (app.report(), app.lang());
        format!("{} ({})", cells::value(report, row, lang), cells::period(report, row, lang))
    });
    value.unwrap_or_default()
}

/// The text about the best match of a hit.
fn snippet_rows(app: &App, hit: &Hit, width: usize, most: usize) -> Vec<Row> {
    let best = hit.matches.get(hit.best).unwrap_or(&hit.clause);
    let snippet = Snippet { node: hit.node, clause: &hit.clause, best };
    snippet.rows(app.report(), width, most)
}

fn highlights(palette: &Palette, matches: &[Range<usize>], best: usize) -> Vec<Highlight> {
    let style = |i: usize| if i == best { palette.current } else { palette.matched };
    matches.iter().enumerate().map(|(i, range)| (range.clone(), style(i))).collect()
}

/// The passage of the selected entry.
fn draw_preview(app: &App, finder: &Finder, palette: &Palette, buf: &mut Buffer) {
    let Some(Preview { shown, node, matches, best }) = finder.preview(app) else {
        return;
    };
    for (y, row) in shown.rows.iter().enumerate() {
        let is_found = row.node == Some(node);
        let found = if is_found { highlights(palette, &matches, best) } else { Vec::new() };
        let dragged = row.node.and_then(|node| app.dragged_in(node)).cloned();
        let highlights = over(dragged.map(|chars| (chars, palette.selection)), found);
        paint::row(row, row_of(shown.area, y), palette, &highlights, None, buf);
    }
}
