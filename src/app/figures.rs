//! The figures' pane: which figures it shows in which order, which one is selected, and the way to its sentence. The line
//! that filters them is a window of its own.

mod columns;
mod layout;
mod mouse;
mod periods;

use std::ops::Range;
use std::sync::Arc;

use super::list_cursor::{ListCursor, top_around};
use super::tabs::Tab;
use super::{App, Direction};
use crate::figures::table::{Column, Line, Unsure, Wanted, view_of};
use crate::figures::{FigureRow as Row, Figures, number_within};
use crate::keys::Action;
use crate::messages::{Lang, Message};
use crate::page::{self, PageStyle, detail};
use crate::report::{Decision, FigureKind, Node, Position, Report};

pub(crate) use columns::{Cells, GUTTER, PlacedColumn, Widths, heading};
pub(crate) use layout::FiguresLayout;
use periods::Periods;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct FiguresPane {
    figures: Arc<Figures>,
    wanted: Wanted,
    /// The selected figure, by its position in [`Figures::rows`]; at first none, which means the first shown.
    selected: Option<usize>,
    /// The passage whose figures alone are shown.
    passage: Option<Node>,
    /// The first row of the chart in sight, while the chart has the whole pane.
    close_up: Option<ListCursor>,
    /// The lines of the table, and the width of each column: they follow from what is wanted, the language and the width.
    lines: Vec<Line>,
    widths: Widths,
    periods: Periods,
    /// For which language and how many columns of the screen those were worked out.
    arranged_for: Option<(Lang, usize)>,
    /// Whether figures are not highlighted in the text.
    pub(super) unlit: bool,
    /// The quote of the figure last gone to.
    pub(super) quoted: Option<Quoted>,
}

/// The quote of a figure, and the value in it, as characters of a node's plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where.
    pub node: Node,
    /// The quote.
    pub chars: Range<usize>,
    /// The value.
    pub value: Option<Range<usize>>,
    /// What its name was found in, and the numbers that it is compared with.
    pub parts: Vec<Range<usize>>,
}

impl FiguresPane {
    /// A pane of all these figures.
    pub(crate) fn new(figures: Arc<Figures>) -> Self {
        Self { figures, ..Self::default() }
    }

    /// Takes other figures in place of those it shows, in the order and with the filters chosen; `themes` is how many views
    /// the report has now.
    pub(super) fn exchange(&mut self, figures: Arc<Figures>, themes: usize) {
        let place = self.selected.and_then(|row| self.figures.rows().get(row)?.position());
        self.figures = figures;
        self.selected = place.and_then(|place| self.at_place(place));
        (self.passage, self.wanted.only, self.quoted) = (None, None, None);
        self.wanted.view = self.wanted.view.filter(|&view| view < themes);
        // The lines name rows of before.
        self.lines.clear();
        self.arranged_for = None;
    }

    /// The figure whose number is there.
    pub(super) fn at_place(&self, (node, at): (Node, usize)) -> Option<usize> {
        let starts = |row: &usize| {
            self.figures.rows()[*row].token.as_ref().is_some_and(|token| token.start == at)
        };
        self.figures.of(node).iter().copied().find(starts)
    }

    /// The place of the figure after the selected one; of the one before it, if it is the last.
    pub(super) fn after_selected(&self) -> Option<(Node, usize)> {
        let at = self.selected_line()?;
        let row = |line: &Line| line.figure();
        let next = self.lines[at + 1..].iter().find_map(row);
        let row = next.or_else(|| self.lines[..at].iter().rev().find_map(row))?;
        self.figures.rows()[row].position()
    }

    /// Which are shown.
    pub(crate) fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// The passage whose figures alone are shown.
    pub(crate) fn passage(&self) -> Option<Node> {
        self.passage
    }

    /// Rows the chart is scrolled by, while it has the whole pane.
    pub(crate) fn close_up(&self) -> Option<usize> {
        self.close_up.map(ListCursor::at)
    }

    /// The lines of the table.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The columns of the table beside the name.
    pub(crate) fn widths(&self) -> &Widths {
        &self.widths
    }

    /// What the cells of the table are made of.
    pub(crate) fn cells<'a>(&'a self, report: &'a Report) -> Cells<'a> {
        let (lang, width) = self.arranged_for.unwrap_or_default();
        Cells { report, figures: &self.figures, lang, width, periods: &self.periods }
    }

    /// The position of the selected line: that of the selected figure, or else of the first figure.
    pub fn selected_line(&self) -> Option<usize> {
        let selected = |line: &Line| line.figure().is_some() && line.figure() == self.selected;
        let figure = |line: &Line| line.figure().is_some();
        self.lines.iter().position(selected).or_else(|| self.lines.iter().position(figure))
    }

    /// The selected figure among those shown, as chosen or by being the first.
    pub(super) fn selected_row(&self) -> Option<usize> {
        self.lines.get(self.selected_line()?)?.figure()
    }

    /// The selected figure, whether or not it is among those shown.
    pub(super) fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// Whether a figure is among those shown.
    fn shows(&self, figure: usize) -> bool {
        self.lines.iter().any(|line| line.figure() == Some(figure))
    }

    pub(super) fn select(&mut self, figure: usize) {
        self.selected = Some(figure);
        self.close_up = self.close_up.map(|_| ListCursor::default());
    }

    /// Works out lines and columns for a language and a width, unless that has been done.
    pub(super) fn arrange(&mut self, report: &Report, lang: Lang, width: usize) {
        if self.arranged_for != Some((lang, width)) {
            self.arranged_for = Some((lang, width));
            self.want(report, |_| {});
        }
    }

    /// Changes what is wanted.
    pub(super) fn want(&mut self, report: &Report, change: impl FnOnce(&mut Wanted)) {
        change(&mut self.wanted);
        let (lang, _) = self.arranged_for.unwrap_or_default();
        self.wanted.english = lang == Lang::En;
        if self.wanted.unsure == Unsure::Among {
            self.wanted.unsure = Unsure::Apart;
        }
        self.lines = self.figures.lines(report, &self.wanted);
        let shown = self.lines.iter().filter_map(|line| self.figures.rows().get(line.figure()?));
        self.periods = Periods::of(report, shown);
        self.widths = self.cells(report).fit(&self.lines);
    }

    /// Wants all figures again, in the order chosen, but for one change.
    fn want_all(&mut self, report: &Report, change: impl FnOnce(&mut Wanted)) {
        self.passage = None;
        self.want(report, |wanted| {
            let Wanted { unsure, by, reversed, .. } = *wanted;
            *wanted = Wanted { unsure, by, reversed, ..Wanted::default() };
            change(wanted);
        });
    }

    /// Gives the chart the whole pane, or not.
    pub(super) fn set_close_up(&mut self, close_up: bool) {
        self.close_up = close_up.then(ListCursor::default);
    }

    /// Moves the selection as an action says. `false` if the action is no movement.
    pub(super) fn move_selection(&mut self, action: Action, page: usize) -> bool {
        let shown: Vec<usize> = self.lines.iter().filter_map(|line| line.figure()).collect();
        let at = shown.iter().position(|&row| Some(row) == self.selected).unwrap_or(0);
        let mut cursor = ListCursor::new(at);
        let moves = cursor.handle(action, shown.len(), page);
        if moves && let Some(&row) = shown.get(cursor.at()) {
            self.select(row);
        }
        moves
    }

    /// Selects the first figure of the next group, or of the one before.
    fn move_group(&mut self, direction: Direction) {
        let at = self.selected_line().unwrap_or(0);
        let group = |i: &usize| matches!(self.lines[*i], Line::Group(..));
        let heading = match direction {
            Direction::Forward => (at..self.lines.len()).find(group),
            // From the first of a group to the group before.
            Direction::Back => (0..at.saturating_sub(1)).rev().find(group),
        };
        let row = heading.and_then(|heading| self.lines.get(heading + 1)?.figure());
        if let Some(row) = row {
            self.select(row);
        }
    }

    /// Wants only the figures of the next view that has some, or of the one before; round the ends all of them.
    fn turn_view(&mut self, report: &Report, direction: Direction) {
        let has = |view: &usize| {
            let wanted = Wanted { view: Some(*view), ..self.wanted.clone() };
            !self.figures.lines(report, &wanted).is_empty()
        };
        let mut ring: Vec<Option<usize>> = vec![None];
        ring.extend((0..report.curation.themes.len()).filter(has).map(Some));
        let at = ring.iter().position(|view| *view == self.wanted.view).unwrap_or(0);
        let step = match direction {
            Direction::Forward => 1,
            Direction::Back => ring.len() - 1,
        };
        let view = ring[(at + step) % ring.len()];
        self.want(report, |wanted| wanted.view = view);
    }

    /// The figures of a passage, and of the notes it cites.
    fn of_passage(&self, report: &Report, node: Node) -> Vec<usize> {
        let address = report.address(node);
        let rows = self.figures.rows().iter();
        rows.filter(|row| row.node == Some(node) || row.of(report).block.as_str() == address)
            .map(|row| row.figure)
            .collect()
    }
}

/// What made a found figure, beside its number: what its name was found in, and what its quote compares it with.
fn proof(row: &Row, report: &Report) -> Vec<Range<usize>> {
    let (Some(found), Some(quote)) = (&row.found, &row.quote) else {
        return Vec::new();
    };
    let figure = row.of(report);
    let written = figure.comparisons.iter().filter_map(|one| one.value_text.as_deref());
    let compared = written.filter_map(|number| number_within(&figure.quote, number));
    let compared = compared.map(|at| quote.start + at.start..quote.start + at.end);
    found
        .spans
        .iter()
        .cloned()
        .chain(compared)
        .filter(|part| Some(part) != row.token.as_ref())
        .collect()
}

/// Results, then targets, then both.
fn next_kind(kind: Option<FigureKind>) -> Option<FigureKind> {
    match kind {
        None => Some(FigureKind::Result),
        Some(FigureKind::Result) => Some(FigureKind::Target),
        Some(FigureKind::Target) => None,
    }
}

/// Puts the figures in order by a column.
fn sort_by(wanted: &mut Wanted, column: Column) {
    wanted.by = column;
    // Of numbers the largest come first.
    wanted.reversed = !matches!(wanted.by, Column::Grouped | Column::Name | Column::Position);
}

impl App {
    /// The report's figures.
    pub fn figures(&self) -> &Figures {
        &self.figures.figures
    }

    /// The figures' pane.
    pub fn figures_pane(&self) -> &FiguresPane {
        &self.figures
    }

    /// The quote of the figure last gone to.
    pub fn quoted(&self) -> Option<&Quoted> {
        self.figures.quoted.as_ref()
    }

    /// The values of figures that are highlighted in a node.
    pub fn lit_values(&self, node: Node) -> Vec<Range<usize>> {
        if self.figures.unlit { Vec::new() } else { self.figures().values_in(node) }
    }

    /// The parts of the figures' pane.
    pub(crate) fn figures_layout(&self) -> FiguresLayout {
        match self.figures.close_up {
            Some(_) => FiguresLayout::close_up(&self.layout()),
            None => FiguresLayout::of(&self.layout()),
        }
    }

    /// The first line on the screen: the selected one is in the middle where it can.
    pub(crate) fn figure_top(&self) -> usize {
        let height = usize::from(self.figures_layout().list.height);
        let at = self.figures.selected_line().unwrap_or(0);
        top_around(at, self.figures.lines.len(), height)
    }

    /// The selected figure.
    pub fn figure(&self) -> Option<&Row> {
        self.figures().rows().get(self.figures.selected_row()?)
    }

    /// The chart of the selected figure, to a width.
    pub(crate) fn chart_rows(&self, width: usize) -> Vec<page::Row> {
        let Some(row) = self.figure() else {
            return Vec::new();
        };
        let style = if self.settings.plain { PageStyle::Plain } else { PageStyle::Printed };
        let lang = self.settings.lang;
        detail::figure(&self.report, self.figures(), row.figure, lang, (style, width))
    }

    pub(super) fn handle_figures(&mut self, action: Action) {
        let report = &self.report;
        let page = usize::from(self.figures_layout().list.height).max(2) - 1;
        let pane = &mut self.figures;
        match action {
            Action::PageDown | Action::PageUp if pane.close_up.is_some() => {
                self.scroll_chart(action);
            }
            Action::NextSection => pane.move_group(Direction::Forward),
            Action::PreviousSection => pane.move_group(Direction::Back),
            Action::Open => self.open_figure(),
            Action::NextView => pane.turn_view(report, Direction::Forward),
            Action::PreviousView => pane.turn_view(report, Direction::Back),
            Action::NextKind => pane.want(report, |wanted| wanted.kind = next_kind(wanted.kind)),
            Action::SortFigures => {
                pane.want(report, |wanted| sort_by(wanted, wanted.by.next()));
            }
            Action::ReverseFigures => {
                pane.want(report, |wanted| wanted.reversed = !wanted.reversed);
            }
            Action::HideUnsure => {
                pane.want(report, |wanted| {
                    wanted.unsure = match wanted.unsure {
                        Unsure::Hidden => Unsure::Apart,
                        Unsure::Apart | Unsure::Among => Unsure::Hidden,
                    };
                });
            }
            Action::AcceptFigure => self.decide(Decision::Accepted),
            Action::RejectFigure => self.decide(Decision::Rejected),
            Action::CompleteCuration => self.complete_curation(),
            Action::CloseUp => pane.set_close_up(pane.close_up.is_none()),
            Action::Close if pane.close_up.is_some() => pane.set_close_up(false),
            Action::Close => {
                // The figure stays selected among all the others.
                pane.selected = pane.selected_row().or(pane.selected);
                pane.want_all(report, |_| {});
            }
            _ => {
                pane.move_selection(action, page);
            }
        }
    }

    fn scroll_chart(&mut self, action: Action) {
        let area = self.figures_layout().chart;
        let rows = self.chart_rows(area.width.into()).len();
        let height = usize::from(area.height);
        if let Some(top) = &mut self.figures.close_up {
            top.handle(action, (rows + 1).saturating_sub(height), height.max(2) - 1);
        }
    }

    /// Goes to the sentence that states the selected figure, in the figure's own view if that shows it.
    pub(super) fn open_figure(&mut self) {
        let Some(row) = self.figure().cloned() else {
            return;
        };
        let Some(node) = row.node else { return };
        self.figures.selected = Some(row.figure);
        let chars = row.quote.clone().unwrap_or(0..0);
        let position =
            Position { node, offset: row.token.as_ref().map_or(chars.start, |value| value.start) };
        let own = view_of(&self.report, &row)
            .and_then(|view| self.tabs.position(Tab::Theme(view)))
            .filter(|&tab| self.tabs.shows(tab, node));
        match own {
            Some(tab) => self.jump_within(tab, position),
            None => self.jump(position),
        }
        self.searches.found = None;
        let parts = proof(&row, &self.report);
        self.figures.quoted =
            row.quote.map(|chars| Quoted { node, chars, value: row.token, parts });
    }

    /// Goes to a figure in their table, among all of them if it is not among those shown; and remembers where from.
    pub(super) fn go_to_figure(&mut self, figure: usize) {
        let Some(tab) = self.tabs.position(Tab::Figures) else { return };
        let from = self.location();
        self.turn_to(tab);
        if !self.figures.shows(figure) {
            self.figures.want_all(&self.report, |_| {});
        }
        if !self.figures.shows(figure) {
            self.figures.want_all(&self.report, |wanted| wanted.unsure = Unsure::Apart);
        }
        self.figures.select(figure);
        self.remember_jump(from);
    }

    /// Shows the figures of the first passage in sight that has some, those of the notes it cites among them; of an opening
    /// page those of its view.
    pub(super) fn show_figures(&mut self) {
        let Some(tab) = self.tabs.position(Tab::Figures) else {
            return self.say(Message::NoFiguresKnown, &[]);
        };
        let opening =
            self.reader.pointed().is_none() && self.reader.top() < self.reader.page().opening;
        if opening {
            let Tab::Theme(view) = self.tabs.tab() else {
                return self.say(Message::NoFiguresHere, &[]);
            };
            self.turn_to(tab);
            return self.figures.want_all(&self.report, |wanted| wanted.view = Some(view));
        }
        let found = self
            .reader
            .nodes_in_sight()
            .into_iter()
            .map(|node| (node, self.figures.of_passage(&self.report, node)))
            .find(|(_, figures)| !figures.is_empty());
        let Some((node, only)) = found else {
            return self.say(Message::NoFiguresHere, &[]);
        };
        self.turn_to(tab);
        self.figures.select(only[0]);
        self.figures.want_all(&self.report, |wanted| wanted.only = Some(only));
        self.figures.passage = Some(node);
    }

    /// Highlights the figures' values in the text, or not.
    pub(super) fn light_figures(&mut self) {
        self.figures.unlit = !self.figures.unlit;
        let word = if self.figures.unlit { Message::FiguresUnlit } else { Message::FiguresLit };
        self.say(word, &[]);
    }
}
