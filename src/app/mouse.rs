//! The mouse: what each cell of the screen belongs to, and what the wheel and a click do there. The wheel scrolls what the
//! keys act on, a click does what Enter would do on what is there.

use super::App;
use super::layout::{Layout, Point};
use super::tabs::Tab;
use crate::keys::{Action, Effect, Mode, Mouse, MouseKind};
use crate::page::Link;
use crate::report::Position;

/// Rows of text that one turn of the wheel moves.
pub(super) const WHEEL: usize = 3;

/// What a cell of the screen belongs to, windows aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickTarget {
    /// The tab at this position, on the tab bar.
    Tab(usize),
    /// The line of the table of figures at this position.
    Figure(usize),
    /// The entry of the outline at this position.
    OutlineEntry(usize),
    /// A link, and where in the text it is.
    Link(Link, Option<Position>),
    /// This note, in the footnote area.
    Footnote(usize),
    /// The text.
    Text,
    /// Nothing that can be clicked.
    Nothing,
}

impl App {
    /// What a cell of the screen belongs to, windows aside.
    pub fn target_at(&self, at: Point) -> ClickTarget {
        let layout = self.layout();
        if layout.tabs.contains(at) {
            let cells = self.tab_cells();
            let clicked = cells.iter().find(|cell| (cell.x..cell.x + cell.width).contains(&at.x));
            clicked.map_or(ClickTarget::Nothing, |cell| ClickTarget::Tab(cell.tab))
        } else if self.tabs.tab() == Tab::Figures {
            let list = self.figures_layout().list;
            let line = || self.figure_top() + usize::from(at.y - list.y);
            if list.contains(at) { ClickTarget::Figure(line()) } else { ClickTarget::Nothing }
        } else if layout.outline.contains(at) {
            let row = usize::from(at.y - layout.outline.y);
            ClickTarget::OutlineEntry(self.outline_top() + row)
        } else if layout.pane.contains(at) {
            self.target_in_text(&layout, at)
        } else {
            ClickTarget::Nothing
        }
    }

    fn target_in_text(&self, layout: &Layout, at: Point) -> ClickTarget {
        let row = usize::from(at.y - layout.text.y);
        let column = at.x.checked_sub(layout.text.x);
        if let Some((link, position)) = column.and_then(|x| self.reader.link_at(x.into(), row)) {
            ClickTarget::Link(link, position)
        } else if let Some(note) = self.reader.footnote_at(row) {
            ClickTarget::Footnote(note)
        } else {
            ClickTarget::Text
        }
    }

    pub(super) fn handle_mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        match mouse.kind {
            MouseKind::WheelDown => self.handle_wheel(Action::LineDown),
            MouseKind::WheelUp => self.handle_wheel(Action::LineUp),
            MouseKind::Click => self.handle_click(Point { x: mouse.column, y: mouse.row }),
            MouseKind::Drag | MouseKind::Release => Vec::new(),
        }
    }

    fn handle_wheel(&mut self, action: Action) -> Vec<Effect> {
        self.message = None;
        let asked = self.ask_window(|window, app| window.handle_wheel(action, app));
        if asked.is_none() {
            match self.mode() {
                Mode::Figures => self.handle_figures(action),
                Mode::Outline => self.handle_outline(action),
                // What is selected of the text stays so.
                _ => (0..WHEEL).for_each(|_| self.handle_reading(action)),
            }
        }
        asked.unwrap_or_default()
    }

    fn handle_click(&mut self, at: Point) -> Vec<Effect> {
        self.message = None;
        let target = self.target_at(at);
        let asked = self.ask_window(|window, app| window.handle_click(at, target, app));
        if asked.is_none() {
            self.click(target);
        }
        asked.unwrap_or_default()
    }

    fn click(&mut self, target: ClickTarget) {
        if target == ClickTarget::Nothing {
            return;
        }
        // What is clicked on has the keys.
        self.outline.focus = None;
        match target {
            ClickTarget::Tab(tab) => self.turn_to(tab),
            ClickTarget::Figure(line) => self.click_figure(line),
            ClickTarget::OutlineEntry(entry) => self.open_entry(entry),
            ClickTarget::Link(link, position) => {
                self.reader.select_link(position.map(|position| (link, position)));
                self.follow(link);
            }
            ClickTarget::Footnote(note) => self.follow(Link::Note(note)),
            ClickTarget::Text | ClickTarget::Nothing => {}
        }
    }
}
