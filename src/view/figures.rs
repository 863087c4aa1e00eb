//! The table of figures, and the chart of the selected one beside or under it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{self, horizontal_rule, line, vertical_rule};
use super::palette::Palette;
use crate::app::App;
use crate::app::figures::{Cells, FiguresLayout, GUTTER, PlacedColumn, Widths, heading};
use crate::app::layout::row_of;
use crate::citation;
use crate::figures::FigureRow as Row;
use crate::figures::table::{Column, Line, Unsure};
use crate::messages::Message;
use crate::page::{cells, columns, fitted};
use crate::report::FigureKind;
use crate::text::SafeText;

pub(crate) fn draw(app: &App, palette: &Palette, buf: &mut Buffer) {
    let layout = app.figures_layout();
    let status = FiguresLayout::within_margin(layout.status);
    line(&status_text(app), status, palette.dim, buf);
    if layout.divider.width == 1 {
        vertical_rule(layout.divider, palette, buf);
    } else {
        horizontal_rule(layout.divider, palette, buf);
    }
    if app.figures_pane().lines().is_empty() {
        let list = FiguresLayout::within_margin(layout.list);
        line(nothing(app).say(app.lang()), list, palette.dim, buf);
        return;
    }
    draw_table(app, palette, &layout, buf);
    let skip = app.figures_pane().close_up().unwrap_or(0);
    let rows = app.chart_rows(layout.chart.width.into());
    for (y, row) in rows.iter().skip(skip).take(layout.chart.height.into()).enumerate() {
        paint::row(row, row_of(layout.chart, y), palette, &[], None, buf);
    }
}

/// Why no figure is shown.
fn nothing(app: &App) -> Message {
    if app.is_seeking_figures() {
        Message::SeekingFigures
    } else if app.figures().rows().is_empty() {
        Message::NoFiguresKnown
    } else {
        Message::NoFigures
    }
}

/// What is shown: how many, of which tab and kind, by which words, in which order.
fn status_text(app: &App) -> String {
    let lang = app.lang();
    let pane = app.figures_pane();
    let wanted = pane.wanted();
    let count = pane.lines().iter().filter(|line| line.figure().is_some()).count();
    let cells = pane.cells(app.report());
    let mut parts = Vec::new();
    if !cells.has_periods() {
        parts.push(cells.periods.in_words(lang));
    }
    if app.shows_found_figures() {
        parts.push(found_text(app));
    }
    parts.push(Message::Count.fill(lang, &[&count.to_string()]));
    if wanted.unsure == Unsure::Hidden {
        parts.push(Message::WithoutUnsure.say(lang).to_owned());
    }
    if let Some(node) = pane.passage() {
        let position = citation::position_in_words(app.report(), node, lang);
        parts.push(Message::OfPassage.fill(lang, &[&position]));
    }
    parts.push(match wanted.view {
        Some(view) => cells::pick(&app.report().curation.themes[view].name, lang).to_owned(),
        None => Message::AllViews.say(lang).to_owned(),
    });
    let kind = match wanted.kind {
        None => Message::BothKinds,
        Some(FigureKind::Result) => Message::OnlyResults,
        Some(FigureKind::Target) => Message::OnlyTargets,
    };
    parts.push(kind.say(lang).to_owned());
    if !wanted.words.trim().is_empty() {
        parts.push(format!("“{}”", SafeText::new(wanted.words.trim())));
    }
    if let Some(word) = heading(wanted.by) {
        let arrow = if wanted.reversed { "↓" } else { "↑" };
        let by = format!("{} {arrow}", word.say(lang));
        parts.push(Message::SortedBy.fill(lang, &[&by]));
    }
    parts.join(" · ")
}

/// That figures were found by the program, and how many of them nobody has checked.
fn found_text(app: &App) -> String {
    let rows = app.figures().rows().iter();
    let found = rows.clone().filter(|row| row.is_found()).count();
    let unsure = rows.filter(|row| !row.is_sure()).count();
    let text = Message::FoundUnchecked.fill(app.lang(), &[&found.to_string(), &unsure.to_string()]);
    if app.is_unsaved() { format!("{text} {}", Message::Unsaved.say(app.lang())) } else { text }
}

/// The table as it is drawn: what its cells are made of, and how wide its columns are.
struct DrawnTable<'a> {
    app: &'a App,
    cells: Cells<'a>,
    /// Columns of the screen that its own share.
    width: usize,
    /// Those of the name.
    name: usize,
    widths: &'a Widths,
}

/// The sign before the selected row, which is not shown by colour alone, and before all others.
const SELECTED: &str = "› ";
const OTHER: &str = "  ";

fn draw_table(app: &App, palette: &Palette, layout: &FiguresLayout, buf: &mut Buffer) {
    let area = FiguresLayout::within_margin(layout.list);
    let width = layout.table_width();
    if width == 0 || area.height == 0 {
        return;
    }
    let widths = app.figures_pane().widths();
    let used: usize = widths.iter().map(|placed| placed.width + GUTTER).sum();
    let cells = app.figures_pane().cells(app.report());
    let table = DrawnTable { app, cells, width, name: width.saturating_sub(used), widths };
    if layout.head.height > 0 {
        let head = Rect { y: layout.head.y, height: 1, ..area };
        put(&format!("{OTHER}{}", table.head()), head, palette.dim, buf);
    }
    let pane = app.figures_pane();
    let selected = pane.selected_line();
    let top = app.figure_top();
    let in_sight = pane.lines().iter().enumerate().skip(top).take(area.height.into());
    for (y, (i, entry)) in in_sight.enumerate() {
        let at = row_of(area, y);
        let (sign, style) =
            if selected == Some(i) { (SELECTED, palette.selected) } else { (OTHER, palette.text) };
        match *entry {
            Line::Group(view, first) => {
                line(&group_name(app, view, first), at, palette.accent, buf);
            }
            Line::Figure(row) => {
                let row = &app.figures().rows()[row];
                if app.layout().plain {
                    line(&format!("{sign}{}", table.plain(row)), at, style, buf);
                } else {
                    put(&format!("{sign}{}", table.row(row)), at, style, buf);
                }
            }
        }
    }
}

impl DrawnTable<'_> {
    /// The names of the columns.
    fn head(&self) -> String {
        let name = |column| heading(column).map_or("", |word| word.say(self.app.lang()));
        self.set(name(Column::Name), |placed| {
            let name = name(placed.column);
            // Over the numbers, which are flush right.
            let gap = placed.point.map_or(0, |_| placed.width.saturating_sub(columns(name)));
            " ".repeat(gap) + name
        })
    }

    /// The cells of a figure.
    fn row(&self, row: &Row) -> String {
        let name = self.cells.text(row, Column::Name, self.name);
        self.set(&name, |placed| {
            let text = self.cells.text(row, placed.column, placed.width);
            placed.point.map_or(text.clone(), |point| self.cells.aligned(&text, point))
        })
    }

    /// The name and the value of a figure with its year, for a screen without columns.
    fn plain(&self, row: &Row) -> String {
        let Cells { report, lang, .. } = self.cells;
        let value = cells::value(report, row, lang);
        let value = format!("{value}, {}", cells::period(report, row, lang));
        let name = cells::name(report, row, lang);
        format!("{}: {value}", fitted(&name, self.width.saturating_sub(columns(&value) + 2)))
    }

    /// A name and cells, each in its column.
    fn set(&self, name: &str, cell: impl Fn(&PlacedColumn) -> String) -> String {
        let name = fitted(name, self.name);
        let mut set = format!("{name}{}", blank(self.name, &name));
        for placed in self.widths {
            let text = fitted(&cell(placed), placed.width);
            set.push_str(&" ".repeat(GUTTER));
            set.push_str(&text);
            set.push_str(&blank(placed.width, &text));
        }
        set
    }
}

/// What fills a column of a width after a text.
fn blank(width: usize, text: &str) -> String {
    " ".repeat(width - columns(text))
}

/// Writes a text on a row, cut at its edge.
fn put(text: &str, area: Rect, style: Style, buf: &mut Buffer) {
    buf.set_stringn(area.x, area.y, text, area.width.into(), style);
}

/// What a group is called: its view and topic, where it has them; of figures that are not sure, that.
fn group_name(app: &App, view: Option<usize>, first: usize) -> String {
    let row = &app.figures().rows()[first];
    let figure = row.of(app.report());
    let view = view.map_or(figure.theme.to_string(), |view| {
        cells::pick(&app.report().curation.themes[view].name, app.lang()).to_owned()
    });
    let view = if view.is_empty() { Message::OfNoTab.say(app.lang()).to_owned() } else { view };
    let name = cells::group(&view, &figure.topic, app.lang());
    if row.is_sure() {
        name
    } else {
        format!("{} · {name}", Message::UnsureFigures.say(app.lang()))
    }
}
