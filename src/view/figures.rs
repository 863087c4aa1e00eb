//! The table of figures, and the chart of the selected one beside or under it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{self, horizontal_rule, line, row_of, vertical_rule};
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::Area;
use crate::citation;
use crate::figures::Row;
use crate::figures::table::{Column, Line};
use crate::messages::{Message, topic};
use crate::page::{cells, columns, fitted};
use crate::report::FigureKind;
use crate::text::SafeText;

pub fn draw(app: &App, palette: &Palette, buf: &mut Buffer) {
    let layout = app.figures_layout();
    draw_status(app, palette, layout.status, buf);
    if layout.divider.width == 1 {
        vertical_rule(layout.divider, palette, buf);
    } else {
        horizontal_rule(layout.divider, palette, buf);
    }
    let lines = app.figure_lines();
    if lines.is_empty() {
        line(Message::NoFigures.say(app.lang()), inner(layout.list), palette.dim, buf);
        return;
    }
    draw_list(app, palette, &lines, layout.head, layout.list, buf);
    let skip = app.figure_pane().close_up().unwrap_or(0);
    let rows = app.chart_rows(layout.chart.width.into());
    for (y, row) in rows.iter().skip(skip).take(layout.chart.height.into()).enumerate() {
        paint::row(row, row_of(layout.chart, y), palette, &[], None, buf);
    }
}

/// An area without its first and last column, where there is room for a margin.
fn inner(area: Area) -> Area {
    let margin = u16::from(area.width > 20);
    Area { x: area.x + margin, width: area.width - 2 * margin, ..area }
}

/// What is shown: how many, of which tab and kind, by which words, in which order; or the line being typed.
fn draw_status(app: &App, palette: &Palette, area: Area, buf: &mut Buffer) {
    let lang = app.lang();
    let pane = app.figure_pane();
    let wanted = pane.wanted();
    let area = inner(area);
    if let Some(typed) = pane.line() {
        let prompt = format!("{}: {}▏", Message::HintType.say(lang), SafeText::new(typed.value()));
        line(&prompt, area, palette.accent, buf);
        return;
    }
    let lines = app.figure_lines();
    let count = lines.iter().filter(|line| line.figure().is_some()).count();
    let mut parts = vec![Message::Count.fill(lang, &[&count.to_string()])];
    if let Some(node) = pane.passage() {
        let position = citation::place_in_words(app.report(), node);
        parts.push(Message::OfPassage.fill(lang, &[&position]));
    }
    let view = wanted.view.map(|view| &app.report().curation.themes[view]);
    parts.push(view.map_or(Message::AllViews.say(lang).to_owned(), |view| {
        cells::pick(&view.name, lang).to_owned()
    }));
    let kind = match wanted.kind {
        None => Message::BothKinds,
        Some(FigureKind::Result) => Message::OnlyResults,
        Some(FigureKind::Target) => Message::OnlyTargets,
    };
    parts.push(kind.say(lang).to_owned());
    if !wanted.words.trim().is_empty() {
        parts.push(format!("“{}”", SafeText::new(wanted.words.trim())));
    }
    if let Some(word) = column_word(wanted.by) {
        let arrow = if wanted.reversed { "↓" } else { "↑" };
        let by = format!("{} {arrow}", word.say(lang));
        parts.push(Message::SortedBy.fill(lang, &[&by]));
    }
    line(&parts.join(" · "), area, palette.dim, buf);
}

/// What a column is called; none for the order in groups.
fn column_word(column: Column) -> Option<Message> {
    Some(match column {
        Column::Grouped => return None,
        Column::Name => Message::FigureName,
        Column::Value => Message::FigureValue,
        Column::Plan => Message::FigurePlan,
        Column::Against => Message::FigureAgainst,
        Column::Change => Message::FigureChange,
        Column::Next => Message::FigureNext,
        Column::Position => Message::FigurePlace,
    })
}

/// The columns beside the name: each with its rank when they give way (the value is kept longest), and the width it
/// can do with.
const COLUMNS: [(Column, usize, usize); 6] = [
    (Column::Value, 0, 16),
    (Column::Plan, 2, 8),
    (Column::Against, 1, 17),
    (Column::Change, 4, 10),
    (Column::Next, 3, 12),
    (Column::Position, 5, 11),
];
/// The narrowest a name is shown beside other columns, the width it is given before they grow, and the widest a cell.
const NAME: usize = 26;
const NAME_FIRST: usize = 36;
const CELL: usize = 28;
/// Blank columns between two.
const GUTTER: usize = 2;

/// The words of a cell, as wide as they are: only what can say less is fitted to the room, in columns.
fn cell(app: &App, row: &Row, column: Column, room: usize) -> String {
    let (report, lang) = (app.report(), app.lang());
    match column {
        Column::Grouped => String::new(),
        Column::Name => cells::name(report, row, lang).to_owned(),
        Column::Value => cells::value(report, row),
        Column::Plan => cells::plan(row),
        Column::Against => cells::against(row, lang),
        Column::Change => cells::changes(report, row, lang),
        Column::Next => cells::next_within(room, report, app.figures(), row, lang),
        Column::Position => cells::position(report, row, lang),
    }
}

/// The columns that a table of these lines has room for, with the width of each; what is left is the name's.
fn room(app: &App, lines: &[Line], width: usize) -> Vec<(Column, usize)> {
    let rows: Vec<&Row> =
        lines.iter().filter_map(|line| app.figures().rows().get(line.figure()?)).collect();
    let need = |column: Column| {
        let cells = rows.iter().map(|row| columns(&cell(app, row, column, usize::MAX)));
        cells.max().unwrap_or(0).min(CELL)
    };
    let head = |column| column_word(column).map_or(0, |word| columns(word.say(app.lang())));
    let mut order: Vec<usize> = (0..COLUMNS.len()).collect();
    order.sort_unstable_by_key(|&i| COLUMNS[i].1);
    let mut left = width;
    // By rank: where it stands, what it needs, and what it gets.
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    for i in order {
        let (column, rank, compact) = COLUMNS[i];
        let need = match need(column) {
            0 => 0,
            need => need.max(head(column)),
        };
        let least = need.min(compact);
        // The value is cut rather than left out; any other column must leave the name its width.
        if rank == 0 {
            let least = least.min(width / 2);
            left = left.saturating_sub(least + GUTTER);
            kept.push((i, need, least));
        } else if need > 0 && left >= NAME + GUTTER + least {
            left -= least + GUTTER;
            kept.push((i, need, least));
        }
    }
    for (_, need, got) in &mut kept {
        let more = (*need - *got).min(left.saturating_sub(NAME_FIRST));
        *got += more;
        left -= more;
    }
    kept.sort_unstable_by_key(|(i, ..)| *i);
    kept.into_iter().map(|(i, _, got)| (COLUMNS[i].0, got)).collect()
}

fn draw_list(
    app: &App,
    palette: &Palette,
    lines: &[Line],
    head: Area,
    list: Area,
    buf: &mut Buffer,
) {
    let area = inner(list);
    if area.width < 3 || area.height == 0 {
        return;
    }
    // Two columns in front for the sign of the selected row.
    let width = usize::from(area.width) - 2;
    let set = room(app, lines, width);
    let used: usize = set.iter().map(|(_, width)| width + GUTTER).sum();
    let name = width.saturating_sub(used);
    if head.height > 0 {
        let mut texts = vec![Message::FigureName.say(app.lang()).to_owned()];
        texts.extend(
            set.iter()
                .filter_map(|(column, _)| column_word(*column))
                .map(|word| word.say(app.lang()).to_owned()),
        );
        let at = Area { y: head.y, height: 1, ..area };
        draw_row("  ", &texts, name, &set, at, palette.dim, buf);
    }
    let selected = app.figure_at(lines);
    let top = app.figure_top(lines);
    for (y, (i, entry)) in lines.iter().enumerate().skip(top).take(area.height.into()).enumerate() {
        let at = row_of(area, y);
        match *entry {
            Line::Group(view, first) => {
                let heading = group_name(app, view, first);
                line(&heading, at, palette.accent, buf);
            }
            Line::Figure(row) => {
                let row = &app.figures().rows()[row];
                let mut texts = vec![cell(app, row, Column::Name, name)];
                texts.extend(set.iter().map(|&(column, room)| cell(app, row, column, room)));
                let (sign, style) = if selected == Some(i) {
                    ("› ", palette.selected)
                } else {
                    ("  ", palette.text)
                };
                if app.layout().plain {
                    let value = cell(app, row, Column::Value, width);
                    let name = fitted(&texts[0], width.saturating_sub(columns(&value) + 2));
                    line(&format!("{sign}{name}: {value}"), at, style, buf);
                } else {
                    draw_row(sign, &texts, name, &set, at, style, buf);
                }
            }
        }
    }
}

fn draw_row(
    sign: &str,
    texts: &[String],
    name: usize,
    set: &[(Column, usize)],
    area: Area,
    style: Style,
    buf: &mut Buffer,
) {
    let mut whole = sign.to_owned();
    let (first, rest) = texts.split_first().expect("a row has a name");
    let first = fitted(first, name);
    whole.push_str(&first);
    whole.push_str(&" ".repeat(name - columns(&first)));
    for (text, (column, width)) in rest.iter().zip(set) {
        let text = fitted(text, *width);
        let blank = " ".repeat(width - columns(&text));
        whole.push_str(&" ".repeat(GUTTER));
        // Numbers stand flush right, words flush left.
        if matches!(column, Column::Value | Column::Plan) {
            whole.push_str(&blank);
            whole.push_str(&text);
        } else {
            whole.push_str(&text);
            whole.push_str(&blank);
        }
    }
    buf.set_stringn(area.x, area.y, whole, area.width.into(), style);
}

fn group_name(app: &App, view: Option<usize>, first: usize) -> String {
    let figure = app.figures().rows()[first].of(app.report());
    let view = view.map_or(figure.theme.to_string(), |view| {
        cells::pick(&app.report().curation.themes[view].name, app.lang()).to_owned()
    });
    format!("{view} · {}", topic(&figure.topic, app.lang()))
}
