//! The table of figures: what it is filtered and sorted by, which figure is selected, and the way to its sentence.

mod parts;

use std::ops::Range;
use std::sync::Arc;

use tui_input::{Input, InputRequest};

use super::App;
use super::finder::request;
use super::tabs::Tab;
use crate::figures::table::{Column, Line, Wanted, view_of};
use crate::figures::{Figures, Row};
use crate::keys::Key;
use crate::keys::{Action, Mode};
use crate::messages::{Lang, Message};
use crate::page::{Element, chart};
use crate::report::{FigureKind, Node, Position};

pub use parts::FiguresLayout;

/// The table's state.
#[derive(Debug, Default)]
pub struct Pane {
    wanted: Wanted,
    /// The selected figure, by its position in [`Figures::rows`]; at first none, which stands for the first shown.
    selected: Option<usize>,
    /// The line being typed to filter by.
    line: Option<Input>,
    /// The passage whose figures alone are shown.
    passage: Option<Node>,
    /// Rows the chart is scrolled by, while it has the whole pane.
    close_up: Option<usize>,
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
}

/// The longest filter taken, in characters.
const MAX_FILTER: usize = 100;

impl Pane {
    /// Closes the line that a filter is typed into; what was typed stays wanted.
    pub(super) fn close_line(&mut self) {
        self.line = None;
    }

    /// What is shown.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// The line being typed.
    pub fn line(&self) -> Option<&Input> {
        self.line.as_ref()
    }

    /// The passage whose figures alone are shown.
    pub fn passage(&self) -> Option<Node> {
        self.passage
    }

    /// Rows the chart is scrolled by, while it has the whole pane.
    pub fn close_up(&self) -> Option<usize> {
        self.close_up
    }

    pub(super) fn mode(&self) -> Mode {
        match self.line {
            Some(_) => Mode::FigureFilter,
            None => Mode::Figures,
        }
    }

    pub(super) fn selected(&self) -> Option<usize> {
        self.selected
    }

    pub(super) fn select(&mut self, figure: usize) {
        self.selected = Some(figure);
        self.close_up = self.close_up.map(|_| 0);
    }

    /// Takes a key that edits the filter.
    pub(super) fn edit(&mut self, key: Key) {
        if let (Some(line), Some(request)) = (&mut self.line, request(key)) {
            let full = line.value().chars().count() >= MAX_FILTER;
            if !(full && matches!(request, InputRequest::InsertChar(_))) {
                line.handle(request);
            }
            line.value().clone_into(&mut self.wanted.words);
        }
    }

    /// Takes pasted text into the filter, if that is open.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(line) = &mut self.line else { return };
        let room = MAX_FILTER.saturating_sub(line.value().chars().count());
        for c in text.chars().filter(|c| !c.is_control()).take(room) {
            line.handle(InputRequest::InsertChar(c));
        }
        line.value().clone_into(&mut self.wanted.words);
    }

    /// Shows everything again, in the order chosen.
    fn clear(&mut self) {
        self.wanted =
            Wanted { by: self.wanted.by, reversed: self.wanted.reversed, ..Wanted::default() };
        self.passage = None;
    }
}

impl App {
    /// The report's figures.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The table of figures.
    pub fn figure_pane(&self) -> &Pane {
        &self.pane
    }

    /// The quote of the figure last gone to.
    pub fn quoted(&self) -> Option<&Quoted> {
        self.quoted.as_ref()
    }

    /// The values of figures that stand out in a node.
    pub fn marked_values(&self, node: Node) -> Vec<Range<usize>> {
        if self.figures_lit { self.figures.values_in(node) } else { Vec::new() }
    }

    /// The parts of the figures' pane.
    pub fn figures_layout(&self) -> FiguresLayout {
        FiguresLayout::of(&self.layout(), self.pane.close_up.is_some())
    }

    /// The lines of the table.
    pub fn figure_lines(&self) -> Vec<Line> {
        let wanted = Wanted { english: self.settings.lang == Lang::En, ..self.pane.wanted.clone() };
        self.figures.lines(&self.report, &wanted)
    }

    /// The selected line among `lines`: that of the selected figure, or else the first figure.
    pub fn figure_at(&self, lines: &[Line]) -> Option<usize> {
        let selected = |line: &Line| line.figure().is_some() && line.figure() == self.pane.selected;
        lines
            .iter()
            .position(selected)
            .or_else(|| lines.iter().position(|line| line.figure().is_some()))
    }

    /// The first line on the screen: the selected one stands in the middle where it can.
    pub fn figure_top(&self, lines: &[Line]) -> usize {
        let height = usize::from(self.figures_layout().list.height);
        let at = self.figure_at(lines).unwrap_or(0);
        at.saturating_sub(height / 2).min(lines.len().saturating_sub(height))
    }

    /// The selected figure.
    pub fn figure(&self) -> Option<&Row> {
        let lines = self.figure_lines();
        let row = lines.get(self.figure_at(&lines)?)?.figure()?;
        self.figures.rows().get(row)
    }

    /// The elements of the current tab: a view's stand under its opening page, which is in columns.
    pub(super) fn elements(&self) -> Vec<Element> {
        let tab = self.current_tab();
        let mut elements = self.contents[self.tab].clone();
        if let Tab::Theme(view) = tab
            && !self.settings.plain
        {
            elements.insert(0, Element::Opening(view, self.settings.lang));
        }
        elements
    }

    /// Sets the page anew after the language has changed.
    pub(super) fn set_page_anew(&mut self) {
        let report = Arc::clone(&self.report);
        let elements = self.elements();
        self.reader.exchange(&report, elements);
        self.show_errata();
    }

    /// The table with the keys.
    pub(super) fn look(&mut self, action: Action) {
        let page = usize::from(self.figures_layout().list.height).max(2) - 1;
        match action {
            Action::PageDown | Action::PageUp if self.pane.close_up.is_some() => {
                self.scroll_chart(action == Action::PageDown);
            }
            Action::LineDown => self.move_figure(1),
            Action::LineUp => self.move_figure(-1),
            Action::PageDown => self.move_figure(page as isize),
            Action::PageUp => self.move_figure(-(page as isize)),
            Action::HalfDown => self.move_figure((page / 2).max(1) as isize),
            Action::HalfUp => self.move_figure(-((page / 2).max(1) as isize)),
            Action::Top => self.move_figure(isize::MIN / 2),
            Action::Bottom => self.move_figure(isize::MAX / 2),
            Action::NextSection | Action::PreviousSection => {
                self.move_group(action == Action::NextSection);
            }
            Action::Open => self.open_figure(),
            Action::FilterFigures => {
                self.pane.close_up = None;
                self.pane.line = Some(Input::new(self.pane.wanted.words.clone()));
            }
            Action::NextView | Action::PreviousView => self.turn_view(action == Action::NextView),
            Action::NextKind => {
                self.pane.wanted.kind = match self.pane.wanted.kind {
                    None => Some(FigureKind::Result),
                    Some(FigureKind::Result) => Some(FigureKind::Target),
                    Some(FigureKind::Target) => None,
                };
            }
            Action::SortFigures => {
                self.pane.wanted.by = self.pane.wanted.by.next();
                // Of numbers the largest come first.
                let number = !matches!(
                    self.pane.wanted.by,
                    Column::Grouped | Column::Name | Column::Position
                );
                self.pane.wanted.reversed = number;
            }
            Action::ReverseFigures => self.pane.wanted.reversed = !self.pane.wanted.reversed,
            Action::CloseUp => {
                self.pane.close_up = match self.pane.close_up {
                    Some(_) => None,
                    None => Some(0),
                };
            }
            Action::Close if self.pane.close_up.is_some() => self.pane.close_up = None,
            Action::Close => {
                // The figure stays selected among all the others.
                if let Some(figure) = self.figure().map(|row| row.figure) {
                    self.pane.select(figure);
                }
                self.pane.clear();
            }
            _ => {}
        }
    }

    /// The filter's line with the keys.
    pub(super) fn filter_figures(&mut self, action: Action) {
        match action {
            Action::LineDown => self.move_figure(1),
            Action::LineUp => self.move_figure(-1),
            Action::Open => self.pane.line = None,
            Action::Close => {
                self.pane.line = None;
                self.pane.wanted.words.clear();
            }
            _ => {}
        }
    }

    fn move_figure(&mut self, by: isize) {
        let lines = self.figure_lines();
        let shown: Vec<usize> = lines.iter().filter_map(|line| line.figure()).collect();
        let at = shown.iter().position(|&row| Some(row) == self.pane.selected);
        let to = at.unwrap_or(0).saturating_add_signed(by);
        if let Some(&row) = shown.get(to.min(shown.len().saturating_sub(1))) {
            self.pane.select(row);
        }
    }

    fn move_group(&mut self, forward: bool) {
        let lines = self.figure_lines();
        let at = self.figure_at(&lines).unwrap_or(0);
        let group = |i: &usize| matches!(lines[*i], Line::Group(..));
        let heading = if forward {
            (at..lines.len()).find(group)
        } else {
            // From the first of a group to the group before.
            (0..at.saturating_sub(1)).rev().find(group)
        };
        let row = heading.and_then(|heading| lines.get(heading + 1)?.figure());
        if let Some(row) = row {
            self.pane.select(row);
        }
    }

    fn scroll_chart(&mut self, down: bool) {
        let area = self.figures_layout().chart;
        let rows = self.chart_rows(area.width.into()).len();
        let page = usize::from(area.height).max(2) - 1;
        let last = rows.saturating_sub(area.height.into());
        if let Some(top) = &mut self.pane.close_up {
            *top = if down { (*top + page).min(last) } else { top.saturating_sub(page) };
        }
    }

    /// The chart of the selected figure, to a width.
    pub fn chart_rows(&self, width: usize) -> Vec<crate::page::Row> {
        let Some(row) = self.figure() else {
            return Vec::new();
        };
        chart::figure(&self.report, &self.figures, row.figure, self.settings.lang, width)
    }

    /// Only the figures of the next view that has some of those wanted, or of the one before; round the ends over all.
    fn turn_view(&mut self, forward: bool) {
        let has = |view: &usize| {
            let wanted = Wanted { view: Some(*view), ..self.pane.wanted.clone() };
            !self.figures.lines(&self.report, &wanted).is_empty()
        };
        let mut ring: Vec<Option<usize>> = vec![None];
        ring.extend((0..self.report.curation.themes.len()).filter(has).map(Some));
        let at = ring.iter().position(|view| *view == self.pane.wanted.view).unwrap_or(0);
        let step = if forward { 1 } else { ring.len() - 1 };
        self.pane.wanted.view = ring[(at + step) % ring.len()];
    }

    /// Goes to the sentence that states the selected figure, in the figure's own view if that shows it.
    fn open_figure(&mut self) {
        let Some(row) = self.figure().cloned() else {
            return;
        };
        let Some(node) = row.node else { return };
        self.pane.selected = Some(row.figure);
        let chars = row.quote.clone().unwrap_or(0..0);
        let position =
            Position { node, offset: row.token.as_ref().map_or(chars.start, |value| value.start) };
        let own = view_of(&self.report, &row)
            .and_then(|view| self.tabs.iter().position(|&tab| tab == Tab::Theme(view)))
            .filter(|&tab| self.members[tab].contains(&node));
        match own {
            Some(tab) => self.jump_within(tab, position),
            None => self.jump(position),
        }
        self.found = None;
        self.quoted = row.quote.map(|chars| Quoted { node, chars, value: row.token });
    }

    /// Shows the figures of the first passage in sight that has some, those of the notes it cites among them.
    pub(super) fn show_figures(&mut self) {
        let Some(tab) = self.tabs.iter().position(|&tab| tab == Tab::Figures) else {
            return self.say(Message::NoFiguresHere, &[]);
        };
        let of_passage = |node: Node| -> Vec<usize> {
            let address = self.report.address(node);
            let rows = self.figures.rows().iter();
            rows.filter(|row| {
                row.node == Some(node) || row.of(&self.report).block.as_str() == address
            })
            .map(|row| row.figure)
            .collect()
        };
        let found = self
            .nodes_in_sight()
            .into_iter()
            .map(|node| (node, of_passage(node)))
            .find(|(_, figures)| !figures.is_empty());
        let opening =
            self.reader.pointed().is_none() && self.reader.top() < self.reader.page().opening;
        let found = found.filter(|_| !opening);
        let view = match self.current_tab() {
            // The opening page belongs to the whole view.
            Tab::Theme(view) if opening => Some(view),
            _ => None,
        };
        if view.is_some() {
            self.turn_to(tab);
            self.pane.clear();
            self.pane.wanted.view = view;
            return;
        }
        let Some((node, only)) = found else {
            return self.say(Message::NoFiguresHere, &[]);
        };
        let first = only[0];
        self.turn_to(tab);
        self.pane.clear();
        self.pane.select(first);
        self.pane.wanted.only = Some(only);
        self.pane.passage = Some(node);
    }

    /// The passages on the screen, the one that is meant before the others.
    fn nodes_in_sight(&self) -> Vec<Node> {
        let visible = self.reader.visible();
        let target = self.reader.meant().map(|position| position.node);
        let rows = self.reader.page().rows[visible].iter();
        let mut nodes: Vec<Node> =
            target.into_iter().chain(rows.filter_map(|row| row.node)).collect();
        nodes.dedup();
        nodes
    }

    /// Lets the figures' values stand out in the text, or not.
    pub(super) fn mark_figures(&mut self) {
        self.figures_lit = !self.figures_lit;
        let word = if self.figures_lit { Message::FiguresLit } else { Message::FiguresUnlit };
        self.say(word, &[]);
    }

    /// Selects the figure clicked on; a click on the selected one goes to its sentence.
    pub(super) fn click_figure(&mut self, column: u16, row: u16) {
        let list = self.figures_layout().list;
        if !list.holds(column, row) {
            return;
        }
        let lines = self.figure_lines();
        let clicked = self.figure_top(&lines) + usize::from(row - list.y);
        let Some(figure) = lines.get(clicked).and_then(|line| line.figure()) else {
            return;
        };
        if self.figure_at(&lines) == Some(clicked) {
            self.open_figure();
        } else {
            self.pane.select(figure);
        }
    }
}
