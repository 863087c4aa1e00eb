//! The mouse: what each cell of the screen belongs to, and what the wheel and a click do there. The wheel scrolls what the
//! keys act on, a click does what Enter would do on what is there.

use super::App;
use super::layout::{Cell, Layout};
use super::tabs::Tab;
use crate::keys::{Action, Effect, Mode, Mouse, MouseKind};
use crate::page::Link;
use crate::report::Position;

/// Rows of text that one turn of the wheel moves.
const WHEEL: usize = 3;

/// What a cell of the screen belongs to, windows aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
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
    pub fn target_at(&self, at: Cell) -> Target {
        let layout = self.layout();
        if layout.tabs.contains(at) {
            let cells = self.tab_cells();
            let clicked = cells.iter().find(|cell| (cell.x..cell.x + cell.width).contains(&at.x));
            clicked.map_or(Target::Nothing, |cell| Target::Tab(cell.tab))
        } else if self.tabs.tab() == Tab::Figures {
            let list = self.figures_layout().list;
            let line = || self.figure_top() + usize::from(at.y - list.y);
            if list.contains(at) { Target::Figure(line()) } else { Target::Nothing }
        } else if layout.outline.contains(at) {
            let row = usize::from(at.y - layout.outline.y);
            Target::OutlineEntry(self.outline_top() + row)
        } else if layout.pane.contains(at) {
            self.target_in_text(&layout, at)
        } else {
            Target::Nothing
        }
    }

    fn target_in_text(&self, layout: &Layout, at: Cell) -> Target {
        let row = usize::from(at.y - layout.text.y);
        let column = at.x.checked_sub(layout.text.x);
        if let Some((link, position)) = column.and_then(|x| self.reader.link_at(x.into(), row)) {
            Target::Link(link, position)
        } else if let Some(note) = self.reader.footnote_at(row) {
            Target::Footnote(note)
        } else {
            Target::Text
        }
    }

    pub(super) fn handle_mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        self.message = None;
        match mouse.kind {
            MouseKind::WheelDown => self.handle_wheel(Action::LineDown),
            MouseKind::WheelUp => self.handle_wheel(Action::LineUp),
            MouseKind::Click => self.handle_click(Cell { x: mouse.column, y: mouse.row }),
            MouseKind::Drag | MouseKind::Release => Vec::new(),
        }
    }

    fn handle_wheel(&mut self, action: Action) -> Vec<Effect> {
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

    fn handle_click(&mut self, at: Cell) -> Vec<Effect> {
        let target = self.target_at(at);
        let asked = self.ask_window(|window, app| window.handle_click(at, target, app));
        if asked.is_none() {
            self.click(target);
        }
        asked.unwrap_or_default()
    }

    fn click(&mut self, target: Target) {
        match target {
            Target::Tab(tab) => return self.turn_to(tab),
            Target::Figure(line) => return self.click_figure(line),
            Target::OutlineEntry(entry) => return self.open_entry(entry),
            Target::Nothing => return,
            Target::Link(..) | Target::Footnote(_) | Target::Text => self.outline.focus = None,
        }
        match target {
            Target::Link(link, position) => {
                self.reader.select_link(position.map(|position| (link, position)));
                self.follow(link);
            }
            Target::Footnote(note) => self.follow(Link::Note(note)),
            _ => {}
        }
    }
}
