//! The list of bookmarks: where each is now, the way to it, and deleting it. Setting one is in `letter_prompt`.

use ratatui::layout::Rect;

use super::letter_prompt::letter;
use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::{Layout, Point, WindowArea};
use crate::app::list_cursor::{ListCursor, rows_in_sight};
use crate::app::status_bar::Hint;
use crate::keys::{Action, Effect, Key, Mode};
use crate::messages::Message;
use crate::report::{Position, Report};
use crate::session::{Anchor, find};

/// A bookmark in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bookmark {
    /// What it is set under.
    pub letter: char,
    /// Where it is in this version of the report; none if its words are gone.
    pub position: Option<Position>,
    /// The first words there, or those that are gone.
    pub words: String,
}

/// The list of bookmarks, at least one.
#[derive(Debug)]
pub(crate) struct Bookmarks {
    entries: Vec<Bookmark>,
    cursor: ListCursor,
}

/// Rows of the list that a bookmark takes where there is room for it: its words, and where it is.
const ROWS: usize = 2;

/// The widest window, in columns.
const WIDEST: u16 = 78;

impl Bookmarks {
    /// Opens the list, if there are any bookmarks.
    pub(super) fn open(app: &mut App) {
        match Self::of(app, ListCursor::default()) {
            Some(bookmarks) => app.push_window(Window::Bookmarks(bookmarks)),
            None => app.say(Message::NoBookmarks, &[]),
        }
    }

    /// The list as the session has it now; none without any.
    fn of(app: &App, cursor: ListCursor) -> Option<Self> {
        let bookmarks = &app.session.bookmarks;
        let found = find(app.report(), &bookmarks.values().collect::<Vec<_>>());
        let entries: Vec<Bookmark> = bookmarks
            .iter()
            .zip(found)
            .map(|((&letter, anchor), found)| {
                let position = found.position();
                let words = match position {
                    Some(position) => Anchor::of(app.report(), position).first_words(),
                    None => anchor.first_words(),
                };
                Bookmark { letter, position, words }
            })
            .collect();
        let last = entries.len().checked_sub(1)?;
        Some(Self { entries, cursor: ListCursor::new(cursor.at().min(last)) })
    }

    /// All of them, in the order of their letters.
    pub(crate) fn entries(&self) -> &[Bookmark] {
        &self.entries
    }

    /// The position of the selected one.
    pub(crate) fn selected(&self) -> usize {
        self.cursor.at()
    }

    /// The rows in sight of a list of `height` rows: each the position of a bookmark, and which of its rows it is.
    pub(crate) fn rows(&self, height: usize) -> Vec<(usize, usize)> {
        let each = ROWS.min(height.max(1));
        let rows = (0..self.entries.len() * each).map(|row| (row / each, row % each));
        rows_in_sight(rows, |&(at, _)| at == self.selected(), height)
    }

    /// Where it is.
    pub(crate) fn window(&self, layout: &Layout) -> WindowArea {
        let rows = self.entries.len() * ROWS + 2;
        layout.window(layout.body, WIDEST, rows.min(layout.body.height.into()) as u16)
    }

    /// Brings a bookmark's position to the top; one that is lost leads nowhere, and the list stays.
    fn go_to(&mut self, at: usize, app: &mut App) -> Outcome {
        self.cursor = ListCursor::new(at);
        let Some(position) = self.entries[at].position else {
            app.say(Message::BookmarkLost, &[]);
            return Outcome::stay();
        };
        app.jump_to_top(position);
        Outcome::close()
    }

    /// Deletes the selected bookmark. An empty list closes.
    fn delete(&mut self, app: &mut App) -> Outcome {
        let letter = self.entries[self.selected()].letter;
        app.session.bookmarks.remove(&letter);
        app.say(Message::BookmarkDeleted, &[&letter.to_string()]);
        let effects = vec![Effect::Keep];
        match Self::of(app, self.cursor) {
            Some(left) => {
                *self = left;
                Outcome::Stay(effects)
            }
            None => Outcome::Close(effects),
        }
    }
}

impl Component for Bookmarks {
    fn mode(&self) -> Mode {
        Mode::Bookmarks
    }

    fn area(&self, app: &App) -> Rect {
        self.window(&app.layout()).outer
    }

    fn hints(&self) -> &'static [Hint] {
        &[
            (Action::Open, Message::HintGo),
            (Action::Close, Message::HintClose),
            (Action::DeleteBookmark, Message::HintDelete),
        ]
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => self.go_to(self.selected(), app),
            Action::DeleteBookmark => self.delete(app),
            Action::Close => Outcome::close(),
            _ => {
                let list = self.window(&app.layout()).inner;
                self.cursor.handle(action, self.entries.len(), usize::from(list.height) / ROWS);
                Outcome::stay()
            }
        }
    }

    /// Goes to the bookmark of a letter.
    fn handle_key(&mut self, key: Key, app: &mut App) -> Outcome {
        let Some(letter) = letter(key) else {
            return Outcome::stay();
        };
        let Some(at) = self.entries.iter().position(|bookmark| bookmark.letter == letter) else {
            app.say(Message::NoBookmark, &[&letter.to_string()]);
            return Outcome::stay();
        };
        self.go_to(at, app)
    }

    /// Goes to the bookmark clicked on.
    fn handle_click_inside(&mut self, at: Point, app: &mut App) -> Outcome {
        let area = self.window(&app.layout());
        let rows = self.rows(area.inner.height.into());
        let row = at.y.checked_sub(area.inner.y).and_then(|y| rows.get(usize::from(y)));
        match row {
            Some(&(at, _)) => self.go_to(at, app),
            None => Outcome::stay(),
        }
    }

    fn handle_reload(&mut self, _old: &Report, app: &mut App) -> Outcome {
        match Self::of(app, self.cursor) {
            Some(bookmarks) => {
                *self = bookmarks;
                Outcome::stay()
            }
            None => Outcome::close(),
        }
    }
}
