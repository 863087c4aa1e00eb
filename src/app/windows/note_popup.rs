//! A note in a window over the text: which one, how far it is scrolled, and the way to it and on.

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::layout::WindowArea;
use crate::app::list_cursor::ListCursor;
use crate::app::mouse::WHEEL;
use crate::app::passage::ShownPassage;
use crate::app::status_bar::Hint;
use crate::app::{App, Direction};
use crate::keys::{Action, Mode};
use crate::messages::Message;
use crate::page::{Link, Row, note_rows};
use crate::report::{Node, Position, Report};

/// A note, scrolled to one of its rows.
#[derive(Debug)]
pub(crate) struct NotePopup {
    note: usize,
    top: ListCursor,
}

impl NotePopup {
    /// Opens the window of a note.
    pub(super) fn open(app: &mut App, note: usize) {
        app.push_window(Window::NotePopup(Self::new(note)));
    }

    fn new(note: usize) -> Self {
        Self { note, top: ListCursor::default() }
    }

    /// The position of the note.
    pub(crate) fn note(&self) -> usize {
        self.note
    }

    /// The first row in sight.
    pub(crate) fn top(&self) -> usize {
        self.top.at()
    }

    /// The rows of the note, to the width it has on the screen.
    pub(crate) fn rows(&self, app: &App) -> Vec<Row> {
        let width = app.layout().text.width.saturating_sub(4);
        note_rows(app.report(), self.note, width.into())
    }

    /// Where it is, as high as its rows.
    pub(crate) fn window(app: &App, rows: usize) -> WindowArea {
        let layout = app.layout();
        let height = (rows + 2).min(layout.pane.height.into()) as u16;
        layout.window(layout.pane, layout.text.width, height)
    }

    /// Passes to the note of the next reference in the text, or of the one before.
    fn next_note(&mut self, direction: Direction, app: &mut App) {
        app.select_next_link(direction);
        if let Some((Link::Note(note), _)) = app.reader().selected() {
            *self = Self::new(note);
        }
    }
}

impl Component for NotePopup {
    fn mode(&self) -> Mode {
        Mode::NotePopup
    }

    fn area(&self, app: &App) -> Rect {
        Self::window(app, self.rows(app).len()).outer
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintGo), (Action::Close, Message::HintClose)]
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        let page = usize::from(app.layout().pane.height.saturating_sub(4).max(1));
        let tops = self.rows(app).len().saturating_sub(page) + 1;
        match action {
            Action::NextReference => self.next_note(Direction::Forward, app),
            Action::PreviousReference => self.next_note(Direction::Back, app),
            Action::Open => {
                app.jump(Position::from(Node::Note(self.note)));
                return Outcome::close();
            }
            Action::Close => return Outcome::close(),
            _ => {
                self.top.handle(action, tops, page);
            }
        }
        Outcome::stay()
    }

    fn passage(&self, app: &App) -> Option<ShownPassage> {
        let rows = self.rows(app);
        let area = Self::window(app, rows.len()).inner;
        let in_sight = rows.into_iter().skip(self.top()).take(area.height.into());
        Some(ShownPassage { area, rows: in_sight.collect() })
    }

    fn wheel_steps(&self) -> usize {
        WHEEL
    }

    fn handle_reload(&mut self, old: &Report, app: &mut App) -> Outcome {
        match app.report().note(&old.notes[self.note].id) {
            Some(note) => {
                self.note = note;
                Outcome::stay()
            }
            None => Outcome::close(),
        }
    }
}
