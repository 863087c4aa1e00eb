//! The mouse: what each cell of the screen belongs to, and what the wheel, a click and a drag do there. The wheel acts on
//! what it is over, a click does what Enter would do on what is there, a drag over the text, the footnote area, a
//! note's popup or the preview selects what it goes over and copies it when the button is let go of. With Shift held the mouse is the terminal's own.

use super::App;
use super::layout::{Layout, Point};
use super::tabs::Tab;
use crate::figures::table::Column;
use crate::keys::{Action, Effect, Mouse, MouseKind};
use crate::page::Link;
use crate::report::Position;

/// Rows of text that one turn of the wheel moves.
pub(super) const WHEEL: usize = 3;

/// What a cell of the screen belongs to, windows aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClickTarget {
    /// The tab at this position, on the tab bar, or an arrow that leads to it.
    Tab(usize),
    /// The line of the table of figures at this position.
    Figure(usize),
    /// The head of a column of the table of figures.
    ColumnHead(Column),
    /// The entry of the outline at this position.
    OutlineEntry(usize),
    /// The sign that folds the entry of the outline at this position.
    Fold(usize),
    /// A link, and where in the text it is.
    Link(Link, Option<Position>),
    /// The value of a figure in the text.
    Value(usize),
    /// This note, in the footnote area.
    Footnote(usize),
    /// The text.
    Text,
    /// The scrollbar.
    Scrollbar,
    /// A key that helps, on the status bar.
    Hint(Action),
    /// Nothing that can be clicked.
    Nothing,
}

/// What the button went down on, until it is let go of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Press {
    /// The text at a position.
    Text {
        /// The character that went under the mouse.
        from: Position,
        /// The figure whose value that is part of.
        figure: Option<usize>,
        /// Whether the mouse has been moved since.
        dragged: bool,
    },
    /// A passage beside the text, at a position; in the footnote area, on this note.
    Passage { from: Position, note: Option<usize> },
    /// The scrollbar.
    Scrollbar,
}

impl App {
    /// What a cell of the screen belongs to, windows aside.
    pub(crate) fn target_at(&self, at: Point) -> ClickTarget {
        let layout = self.layout();
        if layout.tabs.contains(at) {
            self.target_on_tab_bar(&layout, at)
        } else if layout.status_bar.contains(at) {
            let cells = self.status_bar().right;
            let clicked = cells.iter().find(|cell| (cell.x..cell.x + cell.width).contains(&at.x));
            clicked.and_then(|cell| cell.action).map_or(ClickTarget::Nothing, ClickTarget::Hint)
        } else if self.tabs.tab() == Tab::Figures {
            self.target_among_figures(at)
        } else if layout.outline.contains(at) {
            self.target_in_outline(&layout, at)
        } else if self.scrollbar().is_some_and(|scrollbar| scrollbar.area.contains(at)) {
            ClickTarget::Scrollbar
        } else if layout.pane.contains(at) {
            self.target_in_text(&layout, at)
        } else {
            ClickTarget::Nothing
        }
    }

    fn target_on_tab_bar(&self, layout: &Layout, at: Point) -> ClickTarget {
        let cells = self.tab_cells();
        let clicked = cells.iter().find(|cell| (cell.x..cell.x + cell.width).contains(&at.x));
        let tab = match (clicked, &cells[..]) {
            (Some(cell), _) => Some(cell.tab),
            _ if layout.plain => None,
            (None, [first, ..]) if at.x == 0 => first.tab.checked_sub(1),
            (None, [.., last]) if at.x + 1 == layout.tabs.right() => Some(last.tab + 1),
            _ => None,
        };
        tab.filter(|&tab| tab < self.tabs().len()).map_or(ClickTarget::Nothing, ClickTarget::Tab)
    }

    fn target_among_figures(&self, at: Point) -> ClickTarget {
        let layout = self.figures_layout();
        if layout.list.contains(at) {
            ClickTarget::Figure(self.figure_top() + usize::from(at.y - layout.list.y))
        } else if layout.head.contains(at) {
            self.column_at(at.x).map_or(ClickTarget::Nothing, ClickTarget::ColumnHead)
        } else {
            ClickTarget::Nothing
        }
    }

    fn target_in_outline(&self, layout: &Layout, at: Point) -> ClickTarget {
        let entry = self.outline_top() + usize::from(at.y - layout.outline.y);
        let sign = self.outline.entries().get(entry).filter(|entry| entry.parent);
        match sign.map(|entry| layout.outline.x + entry.indent()) {
            Some(sign) if (sign..sign + 2).contains(&at.x) => ClickTarget::Fold(entry),
            _ => ClickTarget::OutlineEntry(entry),
        }
    }

    fn target_in_text(&self, layout: &Layout, at: Point) -> ClickTarget {
        let row = usize::from(at.y - layout.text.y);
        let column = at.x.checked_sub(layout.text.x).map(usize::from);
        if let Some((link, position)) = column.and_then(|x| self.reader.link_at(x, row)) {
            ClickTarget::Link(link, position)
        } else if let Some(note) = self.reader.footnote_at(row) {
            ClickTarget::Footnote(note)
        } else {
            let position = column.and_then(|x| self.reader.char_at(x, row));
            let figure = position.and_then(|position| self.lit_figure_at(position));
            figure.map_or(ClickTarget::Text, ClickTarget::Value)
        }
    }

    pub(super) fn handle_mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let at = Point { x: mouse.column, y: mouse.row };
        match mouse.kind {
            MouseKind::WheelDown => self.handle_wheel(at, Action::LineDown),
            MouseKind::WheelUp => self.handle_wheel(at, Action::LineUp),
            _ if mouse.shift => Vec::new(),
            MouseKind::Click => self.handle_click(at),
            MouseKind::Drag => {
                self.handle_drag(at);
                Vec::new()
            }
            MouseKind::Release => self.handle_release(),
        }
    }

    fn handle_wheel(&mut self, at: Point, action: Action) -> Vec<Effect> {
        self.message = None;
        let is_over = self.window().is_some_and(|it| it.component().area(self).contains(at));
        if is_over {
            let asked = self.ask_window(|window, app| window.handle_wheel(action, app));
            return asked.unwrap_or_default();
        }
        if self.tabs.tab() == Tab::Figures {
            self.turn_wheel_over_figures(action);
        } else if self.layout().outline.contains(at) {
            self.scroll_outline(action);
        } else {
            // What is selected of the text stays so.
            (0..WHEEL).for_each(|_| self.handle_reading(action));
        }
        Vec::new()
    }

    fn handle_click(&mut self, at: Point) -> Vec<Effect> {
        self.message = None;
        self.lit_note.expire();
        self.dragged.clear();
        self.press = None;
        let target = self.target_at(at);
        if let ClickTarget::Hint(action) = target {
            return self.update(action);
        }
        if self.window().is_some() {
            self.press_passage(at, None);
        }
        let asked = self.ask_window(|window, app| window.handle_click(at, target, app));
        if asked.is_none() {
            self.click(at, target);
        }
        asked.unwrap_or_default()
    }

    fn click(&mut self, at: Point, target: ClickTarget) {
        match target {
            ClickTarget::Nothing | ClickTarget::Hint(_) => return,
            ClickTarget::Fold(entry) => return self.toggle_fold_at(entry),
            _ => {}
        }
        // What is clicked on has the keys.
        self.outline.focus = None;
        match target {
            ClickTarget::Tab(tab) => self.turn_to(tab),
            ClickTarget::Figure(line) => self.click_figure(line),
            ClickTarget::ColumnHead(column) => self.sort_figures(column),
            ClickTarget::OutlineEntry(entry) => self.open_entry(entry),
            ClickTarget::Link(link, position) => {
                self.reader.select_link(position.map(|position| (link, position)));
                self.follow(link);
            }
            ClickTarget::Footnote(note) => self.press_passage(at, Some(note)),
            ClickTarget::Value(figure) => self.press_text(at, Some(figure)),
            ClickTarget::Text => self.press_text(at, None),
            ClickTarget::Scrollbar => {
                self.press = Some(Press::Scrollbar);
                self.scroll_to_cell(at.y);
            }
            ClickTarget::Nothing | ClickTarget::Hint(_) | ClickTarget::Fold(_) => {}
        }
    }

    /// Takes notice that the button went down on the text: what comes of it is known when it moves or is let go of.
    fn press_text(&mut self, at: Point, figure: Option<usize>) {
        self.reader.take_selection();
        let from = self.char_near(at);
        self.press = from.map(|from| Press::Text { from, figure, dragged: false });
    }

    fn handle_drag(&mut self, at: Point) {
        match self.press {
            Some(Press::Scrollbar) => self.scroll_to_cell(at.y),
            Some(Press::Passage { from, .. }) => self.drag_over_passage(from, at),
            Some(Press::Text { from, figure, .. }) => {
                self.press = Some(Press::Text { from, figure, dragged: true });
                let text = self.layout().text;
                let rows = self.reader.visible().len() as u16;
                if at.y < text.y {
                    self.handle_reading(Action::LineUp);
                } else if at.y >= text.y + rows {
                    self.handle_reading(Action::LineDown);
                }
                if let Some(to) = self.char_near(at) {
                    self.reader.select_between(&self.report, from, to);
                }
            }
            None => {}
        }
    }

    fn handle_release(&mut self) -> Vec<Effect> {
        match self.press.take() {
            Some(Press::Text { dragged: true, .. }) => return self.copy_selected(),
            Some(Press::Text { figure: Some(figure), .. }) => self.show_figure(figure),
            Some(Press::Passage { note, .. }) => return self.release_over_passage(note),
            _ => {}
        }
        Vec::new()
    }

    /// The character of the text nearest to a cell of the screen.
    fn char_near(&self, at: Point) -> Option<Position> {
        let text = self.layout().text;
        let column = at.x.saturating_sub(text.x);
        self.reader.nearest_char(column.into(), at.y.saturating_sub(text.y).into())
    }
}
