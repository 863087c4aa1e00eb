//! Bookmarks: set under a letter, listed with where they are now, gone to and deleted.

use std::mem;
use std::sync::Arc;

use super::layout::{Layout, Window};
use super::{App, Overlay};
use crate::citation;
use crate::keys::{Action, Effect, Mode};
use crate::keys::{Code, Key};
use crate::messages::Message;
use crate::report::{Node, Position};
use crate::session::is_letter;
use crate::session::{Anchor, find};

/// A bookmark in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// What it is set under.
    pub letter: char,
    /// Where it is in this version of the report; none if its words are gone.
    pub position: Option<Position>,
    /// The first words there, or those that are gone.
    pub words: String,
}

/// The list of bookmarks.
#[derive(Debug, Default)]
pub struct Bookmarks {
    entries: Vec<Bookmark>,
    selected: usize,
}

/// Rows of the list that a bookmark takes where there is room for it: its words, and where it is.
const ROWS: usize = 2;

/// The widest window, in columns.
const WIDEST: u16 = 78;

impl Bookmarks {
    /// All of them, in the order of their letters.
    pub fn entries(&self) -> &[Bookmark] {
        &self.entries
    }

    /// The position of the selected one.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Moves the selection; it stops at the ends.
    fn select(&mut self, by: isize) {
        self.selected =
            self.selected.saturating_add_signed(by).min(self.entries.len().saturating_sub(1));
    }

    /// The rows that fit into `height` rows, scrolled so that the selected bookmark is in sight: each the position of a
    /// bookmark, and which of its rows it is.
    pub fn rows(&self, height: usize) -> Vec<(usize, usize)> {
        let each = ROWS.min(height.max(1));
        let first = ((self.selected + 1) * each).saturating_sub(height);
        (first..self.entries.len() * each)
            .map(|row| (row / each, row % each))
            .take(height)
            .collect()
    }

    /// The window it stands in, over the body of a screen.
    pub fn window(&self, layout: &Layout) -> Window {
        let rows = self.entries.len() * ROWS + 2;
        layout.window(layout.body, WIDEST, rows.min(layout.body.height.into()) as u16)
    }
}

impl App {
    /// Asks for the letter of a bookmark.
    pub(super) fn await_letter(&mut self) {
        match self.position_here() {
            Some(position) => self.overlay = Some(Overlay::Letter(position)),
            None => self.say(Message::NoPlace, &[]),
        }
    }

    /// What a bookmark would be set at: the note in the window, the selected figure's passage, the beginning of what is
    /// selected, that of the sentence pointed at, or the place at the top.
    fn position_here(&self) -> Option<Position> {
        match self.overlay {
            Some(Overlay::NotePopup { note, .. }) => Some(Position::from(Node::Note(note))),
            _ if self.mode() == Mode::Figures => self.figure()?.node.map(Position::from),
            _ => {
                let selected = self.selection.as_ref();
                let selected = selected.and_then(|selection| selection.parts().first());
                let selected =
                    selected.map(|(node, chars)| Position { node: *node, offset: chars.start });
                let pointed = self.reader.pointed().map(|position| Position {
                    offset: citation::sentence(&self.report.plain(position.node), position.offset)
                        .start,
                    ..position
                });
                selected.or(pointed).or_else(|| self.reader.top_position())
            }
        }
    }

    /// Takes a key that is bound to nothing: where a letter is awaited, the letter; in the list, the bookmark to go to.
    pub(super) fn letter(&mut self, key: Key) -> Vec<Effect> {
        let letter = match key.code {
            Code::Char(c) if !key.ctrl && !key.alt && is_letter(c) => Some(c),
            _ => None,
        };
        match (&self.overlay, letter) {
            (Some(Overlay::Letter(position)), Some(letter)) => {
                let position = *position;
                self.overlay = None;
                let anchor = Anchor::of(&self.report, position);
                self.session.bookmarks.insert(letter, anchor);
                let at = citation::place_in_words(&self.report, position.node);
                self.say(Message::BookmarkSet, &[&letter.to_string(), &at]);
                return vec![Effect::Keep];
            }
            (Some(Overlay::Letter(_)), None) => {
                self.overlay = None;
                self.say(Message::NoLetter, &[]);
            }
            (Some(Overlay::Bookmarks(bookmarks)), Some(letter)) => {
                let its = |bookmark: &Bookmark| bookmark.letter == letter;
                match bookmarks.entries.iter().position(its) {
                    Some(at) => self.go_to_bookmark(at),
                    None => self.say(Message::NoBookmark, &[&letter.to_string()]),
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Opens the list of bookmarks.
    pub(super) fn list_bookmarks(&mut self) {
        match self.bookmarks(0) {
            Some(bookmarks) => self.overlay = Some(Overlay::Bookmarks(bookmarks)),
            None => self.say(Message::NoBookmarks, &[]),
        }
    }

    /// The list of bookmarks; none without any.
    pub(super) fn bookmarks(&self, selected: usize) -> Option<Bookmarks> {
        let anchors: Vec<&Anchor> = self.session.bookmarks.values().collect();
        let found = find(&self.report, &anchors);
        let entry =
            |((&letter, anchor), position): ((&char, &Anchor), Option<Position>)| Bookmark {
                letter,
                position,
                words: match position {
                    Some(position) => Anchor::of(&self.report, position),
                    None => anchor.clone(),
                }
                .first_words(),
            };
        let places = found.iter().map(|found| found.position());
        let mut bookmarks = Bookmarks {
            entries: self.session.bookmarks.iter().zip(places).map(entry).collect(),
            selected,
        };
        bookmarks.select(0);
        (!bookmarks.entries.is_empty()).then_some(bookmarks)
    }

    /// The list with the keys.
    pub(super) fn handle_bookmarks(&mut self, action: Action) -> Vec<Effect> {
        let layout = self.layout();
        let Some(Overlay::Bookmarks(bookmarks)) = &mut self.overlay else {
            return Vec::new();
        };
        let list = bookmarks.window(&layout).inner;
        let page = (isize::from(list.height as i16) / ROWS as isize).max(1);
        match action {
            Action::LineDown => bookmarks.select(1),
            Action::LineUp => bookmarks.select(-1),
            Action::PageDown => bookmarks.select(page),
            Action::PageUp => bookmarks.select(-page),
            Action::Top => bookmarks.select(isize::MIN),
            Action::Bottom => bookmarks.select(isize::MAX),
            Action::Open => {
                let selected = bookmarks.selected;
                self.go_to_bookmark(selected);
            }
            Action::DeleteBookmark => return self.delete_bookmark(),
            Action::Close => self.overlay = None,
            _ => {}
        }
        Vec::new()
    }

    /// Brings a bookmark's place to the top; one that is lost leads nowhere, and the list stays.
    fn go_to_bookmark(&mut self, at: usize) {
        let Some(Overlay::Bookmarks(bookmarks)) = &mut self.overlay else {
            return;
        };
        bookmarks.selected = at;
        let Some(position) = bookmarks.entries.get(at).and_then(|entry| entry.position) else {
            return self.say(Message::BookmarkLost, &[]);
        };
        self.overlay = None;
        let from = self.position();
        self.jump(position);
        let report = Arc::clone(&self.report);
        self.reader.restore(&report, Some(position));
        self.reader.show(&report, position);
        if self.position() != from {
            self.history.push(from);
        }
    }

    fn delete_bookmark(&mut self) -> Vec<Effect> {
        let Some(Overlay::Bookmarks(bookmarks)) = mem::take(&mut self.overlay) else {
            return Vec::new();
        };
        let selected = bookmarks.selected;
        let Some(letter) = bookmarks.entries.get(selected).map(|entry| entry.letter) else {
            return Vec::new();
        };
        self.session.bookmarks.remove(&letter);
        self.overlay = self.bookmarks(selected).map(Overlay::Bookmarks);
        self.say(Message::BookmarkDeleted, &[&letter.to_string()]);
        vec![Effect::Keep]
    }

    /// Goes to the bookmark at a row of the screen; outside the window, closes it.
    pub(super) fn click_bookmark(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let layout = self.layout();
        let Some(Overlay::Bookmarks(bookmarks)) = &self.overlay else {
            return Vec::new();
        };
        let window = bookmarks.window(&layout);
        let list = window.inner;
        let rows = bookmarks.rows(list.height.into());
        if !window.area.holds(column, row) {
            self.overlay = None;
        } else if let Some(y) = row.checked_sub(list.y)
            && let Some(&(at, _)) = rows.get(usize::from(y))
        {
            self.go_to_bookmark(at);
        }
        Vec::new()
    }
}
