//! The table of figures: what it is filtered and sorted by, which figure is selected, and the way to its sentence.

use std::ops::Range;
use std::sync::Arc;

use tui_input::{Input, InputRequest};

use super::finder::request;
use super::layout::Area;
use super::tabs::Tab;
use super::{App, Overlay};
use crate::action::{Action, Mode};
use crate::figures::table::{Column, Line, Wanted, view_of};
use crate::figures::{Figures, Row};
use crate::keys::Key;
use crate::page::{Element, chart};
use crate::report::{FigureKind, Place, Spot};
use crate::words::Word;

/// The table's state.
#[derive(Debug, Default)]
pub struct Pane {
    wanted: Wanted,
    /// The selected figure, by its position in [`Figures::rows`].
    selected: usize,
    /// The line being typed to filter by.
    line: Option<Input>,
    /// The passage whose figures alone are shown.
    passage: Option<Spot>,
    /// Rows the chart is scrolled by, while it has the whole pane.
    close_up: Option<usize>,
}

/// The quote of a figure, and the value in it, as characters of a spot's plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where.
    pub spot: Spot,
    /// The quote.
    pub chars: Range<usize>,
    /// The value.
    pub value: Option<Range<usize>>,
}

/// The longest filter taken, in characters.
const MAX_FILTER: usize = 100;

impl Pane {
    /// What is shown.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// The line being typed.
    pub fn line(&self) -> Option<&Input> {
        self.line.as_ref()
    }

    /// The passage whose figures alone are shown.
    pub fn passage(&self) -> Option<Spot> {
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

    pub(super) fn selected(&self) -> usize {
        self.selected
    }

    pub(super) fn select(&mut self, figure: usize) {
        self.selected = figure;
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

    /// Shows everything again. Whether anything was left out.
    fn clear(&mut self) -> bool {
        let by = (self.wanted.by, self.wanted.reversed);
        let all = Wanted {
            by: by.0,
            reversed: by.1,
            ..Wanted::default()
        };
        let cleared = self.wanted != all;
        self.wanted = all;
        self.passage = None;
        cleared
    }
}

/// The parts of the figures' pane. A part there is no room for has no width or height.
#[derive(Clone, Copy, Debug, Default)]
pub struct FiguresLayout {
    /// What is shown, or the line being typed.
    pub status: Area,
    /// The names of the columns.
    pub head: Area,
    /// The figures.
    pub list: Area,
    /// The rule between them and the chart.
    pub divider: Area,
    /// The chart of the selected figure.
    pub chart: Area,
}

/// The narrowest pane, in columns, in which the chart stands beside the table.
const BESIDE: u16 = 100;
/// The lowest pane, in rows, in which it stands under it.
const UNDER: u16 = 14;

impl FiguresLayout {
    /// The parts of a pane in `body`; with the chart close up, nothing but the chart.
    pub fn of(body: Area, close_up: bool) -> Self {
        if close_up {
            let margin = 2.min(body.width / 8);
            return Self {
                chart: Area {
                    x: body.x + margin,
                    width: body.width - 2 * margin,
                    ..body
                },
                ..Self::default()
            };
        }
        let mut layout = Self::default();
        let mut table = body;
        if body.width >= BESIDE {
            let chart = (body.width * 2 / 5).min(60);
            table.width = body.width - chart - 1;
            layout.divider = Area {
                x: body.x + table.width,
                width: 1,
                ..body
            };
            layout.chart = Area {
                x: layout.divider.x + 2,
                width: chart - 2,
                ..body
            };
        } else if body.height >= UNDER {
            let chart = body.height * 9 / 20;
            table.height = body.height - chart - 1;
            layout.divider = Area {
                y: body.y + table.height,
                height: 1,
                ..body
            };
            layout.chart = Area {
                x: body.x + 1,
                y: layout.divider.y + 1,
                width: body.width - 2,
                height: chart,
            };
        }
        // On a low screen the names of the columns give way first.
        let status = u16::from(table.height >= 3);
        let head = u16::from(table.height >= 8);
        let part = |y: u16, height: u16| Area {
            y: table.y + y,
            height,
            ..table
        };
        layout.status = part(0, status);
        layout.head = part(status, head);
        layout.list = part(status + head, table.height - status - head);
        layout
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

    /// The values of figures that stand out in a spot.
    pub fn marked_values(&self, spot: Spot) -> Vec<Range<usize>> {
        if self.marks {
            self.figures.values_in(spot)
        } else {
            Vec::new()
        }
    }

    /// The parts of the figures' pane.
    pub fn figures_layout(&self) -> FiguresLayout {
        FiguresLayout::of(self.layout().body, self.pane.close_up.is_some())
    }

    /// The lines of the table.
    pub fn figure_lines(&self) -> Vec<Line> {
        self.figures.lines(&self.report, &self.pane.wanted)
    }

    /// The selected line among `lines`: that of the selected figure, or else the first figure.
    pub fn figure_at(&self, lines: &[Line]) -> Option<usize> {
        let selected = |line: &Line| line.figure() == Some(self.pane.selected);
        lines
            .iter()
            .position(selected)
            .or_else(|| lines.iter().position(|line| line.figure().is_some()))
    }

    /// The first line on the screen: the selected one stays in the middle half, its heading in sight if there is room.
    pub fn figure_top(&self, lines: &[Line]) -> usize {
        let height = usize::from(self.figures_layout().list.height);
        let at = self.figure_at(lines).unwrap_or(0);
        at.saturating_sub(height / 2)
            .min(lines.len().saturating_sub(height))
    }

    /// The selected figure.
    pub fn figure(&self) -> Option<&Row> {
        let lines = self.figure_lines();
        let row = lines.get(self.figure_at(&lines)?)?.figure()?;
        self.figures.rows().get(row)
    }

    /// The elements of the current tab: a view's stand under its opening page.
    pub(super) fn elements(&self) -> Vec<Element> {
        let tab = self.current_tab();
        let mut elements = tab.elements(&self.report);
        if let Tab::View(view) = tab {
            elements.insert(0, Element::Opening(view, self.settings.lang));
        }
        elements
    }

    /// Sets the page anew after the language has changed.
    pub(super) fn set_page_anew(&mut self) {
        let report = Arc::clone(&self.report);
        let elements = self.elements();
        self.reader.exchange(&report, elements);
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
                    Column::Grouped | Column::Name | Column::Place
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
            Action::Close => {
                if self.pane.close_up.take().is_none() {
                    self.pane.clear();
                }
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
        let at = shown.iter().position(|&row| row == self.pane.selected);
        let to = at.map_or(0, |at| at.saturating_add_signed(by));
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
            *top = if down {
                (*top + page).min(last)
            } else {
                top.saturating_sub(page)
            };
        }
    }

    /// The chart of the selected figure, to a width.
    pub fn chart_rows(&self, width: usize) -> Vec<crate::page::Row> {
        let Some(row) = self.figure() else {
            return Vec::new();
        };
        chart::figure(
            &self.report,
            &self.figures,
            row.figure,
            self.settings.lang,
            width,
        )
    }

    /// Only the figures of the next view that has some, or of the one before; round the ends over all.
    fn turn_view(&mut self, forward: bool) {
        let rows = self.figures.rows();
        let has = |view: &usize| {
            rows.iter()
                .any(|row| view_of(&self.report, row) == Some(*view))
        };
        let mut ring: Vec<Option<usize>> = vec![None];
        ring.extend((0..self.report.curation.views.len()).filter(has).map(Some));
        let at = ring
            .iter()
            .position(|view| *view == self.pane.wanted.view)
            .unwrap_or(0);
        let step = if forward { 1 } else { ring.len() - 1 };
        self.pane.wanted.view = ring[(at + step) % ring.len()];
    }

    /// Goes to the sentence that states the selected figure, in the figure's own view if that shows it.
    fn open_figure(&mut self) {
        let Some(row) = self.figure().cloned() else {
            return;
        };
        let Some(spot) = row.spot else { return };
        self.pane.selected = row.figure;
        let chars = row.quote.clone().unwrap_or(0..0);
        let place = Place {
            spot,
            offset: row.token.as_ref().map_or(chars.start, |value| value.start),
        };
        let own = view_of(&self.report, &row)
            .and_then(|view| self.tabs.iter().position(|&tab| tab == Tab::View(view)))
            .filter(|&tab| self.members[tab].contains(&spot));
        match own {
            Some(tab) => self.jump_within(tab, place),
            None => self.jump(place),
        }
        self.found = None;
        self.quoted = row.quote.map(|chars| Quoted {
            spot,
            chars,
            value: row.token,
        });
    }

    /// Shows the figures of the passage being read, those of the notes it cites among them.
    pub(super) fn show_figures(&mut self) {
        let Some(tab) = self.tabs.iter().position(|&tab| tab == Tab::Figures) else {
            return self.say(Word::NoFiguresHere, &[]);
        };
        let place = self.reader.target().or_else(|| self.reader.top_place());
        let spot = match self.overlay {
            Some(Overlay::Peek { note, .. }) => Some(Spot::Note(note)),
            _ => place.map(|place| place.spot),
        };
        let Some(spot) = spot else { return };
        let of_passage = |row: &&Row| {
            let block = &row.of(&self.report).block;
            row.spot == Some(spot) || self.report.find(block) == Some(spot)
        };
        let rows = self.figures.rows();
        let only: Vec<usize> = rows
            .iter()
            .filter(of_passage)
            .map(|row| row.figure)
            .collect();
        let Some(&first) = only.first() else {
            return self.say(Word::NoFiguresHere, &[]);
        };
        self.turn_to(tab);
        self.pane.line = None;
        self.pane.clear();
        self.pane.select(first);
        self.pane.wanted.only = Some(only);
        self.pane.passage = Some(spot);
    }

    pub(super) fn mark_figures(&mut self) {
        self.marks = !self.marks;
        let word = if self.marks {
            Word::MarksOn
        } else {
            Word::MarksOff
        };
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
