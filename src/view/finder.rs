//! The search window: the typed line, what each tab holds, the hits, and the passage of the selected one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tui_input::Input;

use super::paint::{self, Wash, horizontal_rule, line, row_of, vertical_rule};
use super::theme::Theme;
use crate::app::App;
use crate::app::finder::{Finder, FinderLayout, ListRow};
use crate::app::layout::{Area, MEASURE};
use crate::app::tabs::shorten;
use crate::cite;
use crate::page::{Piece, Row, Tone, columns, raised};
use crate::report::Spot;
use crate::search::Hit;
use crate::text::Text;
use crate::words::Word;

pub fn draw(app: &App, theme: &Theme, body: Area, buf: &mut Buffer) -> Option<Position> {
    let finder = app.finder()?;
    let layout = FinderLayout::of(body);
    let cursor = draw_line(app, finder, theme, layout.line, buf);
    draw_counts(app, finder, theme, layout.counts, buf);
    if layout.divider.width == 1 {
        vertical_rule(layout.divider, theme, buf);
    } else {
        horizontal_rule(layout.divider, theme, buf);
    }
    if finder.shown().len() == 0 {
        draw_nothing(app, finder, theme, layout.list, buf);
    } else {
        draw_hits(app, finder, theme, layout.list, buf);
        draw_preview(app, finder, theme, layout.preview, buf);
    }
    cursor
}

/// The typed line, and at its right how many hits there are. Gives where the cursor stands.
fn draw_line(
    app: &App,
    finder: &Finder,
    theme: &Theme,
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
        tally = Word::Exact.fill(app.lang(), &[&results.exact.to_string()]);
        if approximate > 0 {
            let more = Word::ApproximateCount.fill(app.lang(), &[&approximate.to_string()]);
            tally = format!("{tally} · {more}");
        }
    }
    let tally_width = (columns(&tally) as u16).min(area.width / 2);
    let right = Area {
        x: area.x + area.width - tally_width - 1,
        width: tally_width,
        ..area
    };
    line(&tally, right, theme.dim, buf);
    let left = Area {
        x: area.x + 1,
        width: area.width.saturating_sub(tally_width + 4).max(3),
        ..area
    };
    typed("/", finder.input(), theme, left, buf)
}

/// A sign and a typed line after it, scrolled so that the cursor stays in it. Gives where the cursor stands.
pub fn typed(
    sign: &str,
    input: &Input,
    theme: &Theme,
    area: Area,
    buf: &mut Buffer,
) -> Option<Position> {
    line(sign, Area { width: 1, ..area }, theme.accent, buf);
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let value = Text::new(input.value());
    let before: String = input.value().chars().take(input.cursor()).collect();
    let cursor = columns(&Text::new(&before));
    let skipped = cursor.saturating_sub(room - 1);
    let mut at = 0;
    let shown: String = value
        .chars()
        .skip_while(|c| {
            let hidden = at < skipped;
            at += columns(c.encode_utf8(&mut [0; 4]));
            hidden
        })
        .collect();
    let after = Area {
        x: area.x + 2,
        width: room as u16,
        ..area
    };
    line(&shown, after, theme.heading, buf);
    let x = after.x + (cursor - skipped) as u16;
    (x < buf.area.right()).then_some(Position { x, y: area.y })
}

/// What the footnotes hold of the query, zero included, and each section that has some.
fn draw_counts(app: &App, finder: &Finder, theme: &Theme, area: Area, buf: &mut Buffer) {
    if area.height == 0 || finder.results().hits.is_empty() {
        return;
    }
    let (notes, sections) = app.section_counts();
    let mut parts = vec![format!("{} {notes}", Word::Notes.say(app.lang()))];
    for (section, count) in sections {
        let path = app.report().path(section);
        let labels: Vec<&str> = path
            .iter()
            .filter_map(|&s| app.report().sections[s].label.as_deref())
            .map(cite::bare_label)
            .filter(|label| !label.contains(' '))
            .collect();
        let name = shorten(&cite::soft_title(app.report(), section), 18);
        parts.push(
            format!("{} {name} {count}", labels.join("."))
                .trim_start()
                .to_owned(),
        );
    }
    let room = Area {
        x: area.x + 3.min(area.width),
        width: area.width.saturating_sub(4),
        ..area
    };
    line(&parts.join(" · "), room, theme.dim, buf);
}

/// What stands where hits would: an invitation, or that there are none, and the nearest words.
fn draw_nothing(app: &App, finder: &Finder, theme: &Theme, area: Area, buf: &mut Buffer) {
    let typed = Text::new(finder.input().value().trim());
    let mut lines = Vec::new();
    if !app.can_search() {
        lines.push(Word::Preparing.say(app.lang()).to_owned());
    } else if typed.is_empty() {
        lines.push(Word::TypeToSearch.say(app.lang()).to_owned());
    } else {
        lines.push(Word::NothingFound.fill(app.lang(), &[&typed]));
        let near = &finder.results().suggestions;
        if !near.is_empty() {
            lines.push(format!(
                "{} {}",
                Word::Nearest.say(app.lang()),
                near.join(" · ")
            ));
        }
    }
    for (y, text) in lines.iter().enumerate().take(area.height.into()) {
        let row = row_of(area, y);
        line(
            text,
            Area {
                x: row.x + 3.min(row.width),
                width: row.width.saturating_sub(4),
                ..row
            },
            theme.dim,
            buf,
        );
    }
}

fn draw_hits(app: &App, finder: &Finder, theme: &Theme, area: Area, buf: &mut Buffer) {
    let hits: Vec<&Hit> = finder.shown().collect();
    for (y, row) in finder.rows(area.height.into()).into_iter().enumerate() {
        let place = row_of(area, y);
        let room = Area {
            x: place.x + 3.min(place.width),
            width: place.width.saturating_sub(4),
            ..place
        };
        match row {
            ListRow::Divider => {
                let name = format!("── {} ", Word::Approximate.say(app.lang()));
                let rule = "─".repeat(usize::from(room.width).saturating_sub(columns(&name)));
                line(&format!("{name}{rule}"), room, theme.dim, buf);
            }
            ListRow::Caption(i) => {
                let selected = i == finder.selected();
                if selected {
                    line(
                        "▸",
                        Area {
                            x: room.x - 2.min(room.x),
                            width: 1,
                            ..room
                        },
                        theme.accent,
                        buf,
                    );
                }
                let style = if selected { theme.accent } else { theme.dim };
                line(&caption(app, hits[i], room.width.into()), room, style, buf);
            }
            ListRow::Clause(i) => draw_clause(app, theme, hits[i], room, buf),
        }
    }
}

/// Where a hit is: its view and its path; of a note, the passage that cites it. Where it is too wide, the outer steps
/// of the path give way first.
fn caption(app: &App, hit: &Hit, width: usize) -> String {
    let report = app.report();
    let path = |section| cite::section_path(report, section);
    let (head, path) = match hit.spot {
        Spot::Title => (String::new(), report.title.to_string()),
        Spot::Heading(s) | Spot::Block(s, _) => {
            let tab = app
                .home_of(hit.spot)
                .map(|tab| tab.name(report, app.lang()));
            (format!("{} · ", tab.unwrap_or_default()), path(s))
        }
        Spot::Note(n) => {
            let head = format!(
                "{} {} · ",
                Word::Notes.say(app.lang()),
                raised(&report.notes[n].label)
            );
            let cited = report
                .cited_in(n)
                .first()
                .and_then(|place| report.section_of(place.spot))
                .map(path);
            (
                head + Word::CitedBy.say(app.lang()),
                cited.unwrap_or_default(),
            )
        }
    };
    let mut path = path.as_str();
    while columns(&head) + columns(path) > width
        && let Some((_, inner)) = path.split_once(cite::STEP)
    {
        path = inner;
    }
    format!("{head}{path}")
}

/// The clause around the best match on one row: begun so that the match is in sight, with the matches marked.
fn draw_clause(app: &App, theme: &Theme, hit: &Hit, area: Area, buf: &mut Buffer) {
    let text: Vec<char> = app.report().plain(hit.spot).chars().collect();
    let width = usize::from(area.width);
    let best = hit
        .matches
        .get(hit.best)
        .cloned()
        .unwrap_or(hit.clause.clone());
    let mut start = hit.clause.start;
    let upto: String = text[start..best.end].iter().collect();
    if columns(&upto) + 4 > width {
        start = best.start.saturating_sub(width / 3).max(start);
        while start < best.start && start > 0 && !text[start - 1].is_whitespace() {
            start += 1;
        }
    }
    let lead = if start > 0 { "… " } else { "" };
    let mut room = width.saturating_sub(columns(lead) + 1);
    let mut end = start;
    while let Some(wide) = text.get(end).map(|c| columns(c.encode_utf8(&mut [0; 4])))
        && wide <= room
    {
        room -= wide;
        end += 1;
    }
    let tail = if end < text.len() { "…" } else { "" };
    let added = |text: &str| Piece {
        text: text.to_owned(),
        tone: Tone::Dim,
        link: None,
        chars: 0..0,
    };
    let shown = Piece {
        text: text[start..end].iter().collect(),
        tone: Tone::Plain,
        link: None,
        chars: start..end,
    };
    let row = Row {
        spot: Some(hit.spot),
        chars: start..end,
        indent: 0,
        pieces: vec![added(lead), shown, added(tail)],
    };
    paint::row(&row, area, theme, &washes(theme, hit), None, buf);
}

fn washes(theme: &Theme, hit: &Hit) -> Vec<Wash> {
    let style = |i: usize| {
        if i == hit.best {
            theme.current
        } else {
            theme.matched
        }
    };
    hit.matches
        .iter()
        .enumerate()
        .map(|(i, range): (usize, &Range<usize>)| (range.clone(), style(i)))
        .collect()
}

/// The passage of the selected hit, scrolled so that its best match is in sight.
fn draw_preview(app: &App, finder: &Finder, theme: &Theme, area: Area, buf: &mut Buffer) {
    let width = area.width.saturating_sub(4).min(MEASURE);
    let inner = Area {
        x: area.x + 2,
        width,
        ..area
    };
    let Some(hit) = finder.hit().filter(|_| area.width > 8) else {
        return;
    };
    let Some((rows, at)) = app.preview(width) else {
        return;
    };
    let height = usize::from(inner.height);
    let top = if at < height { 0 } else { at - height / 3 };
    let washes = washes(theme, hit);
    for (y, row) in rows.iter().skip(top).take(height).enumerate() {
        let over = if row.spot == Some(hit.spot) {
            &washes[..]
        } else {
            &[]
        };
        paint::row(row, row_of(inner, y), theme, over, None, buf);
    }
}
