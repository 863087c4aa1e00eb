//! A list in a window of which one entry is chosen: commands by their names, cited documents, the places of an
//! abbreviation. What is typed narrows it.

use std::ops::Range;

use tui_input::{Input, InputRequest};

use super::finder::request;
use super::layout::{Area, Layout, Window};
use crate::fold::fold;
use crate::keys::Action;
use crate::keys::Key;
use crate::page::lines;
use crate::report::{Node, Position};
use crate::search::rank;

/// What is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Everything that can be done.
    Commands,
    /// The documents the report cites.
    Documents,
    /// Abbreviations, and where they stand.
    Abbreviations,
}

/// What choosing an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Does it.
    Do(Action),
    /// Goes there.
    Go(Position),
}

/// What an entry shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Words on one row.
    Words(String),
    /// Words on as many rows as they take.
    Gloss(String),
    /// A passage on two rows: where it stands, and the clause about these characters of it.
    Passage(Node, Range<usize>),
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it shows.
    pub shown: Shown,
    /// What stands at the right of words: the keys of a command, the date of a document.
    pub aside: String,
    /// What is compared with what is typed.
    pub sought: String,
    /// What choosing it does; an entry without a choice heads those that follow.
    pub choice: Option<Choice>,
}

/// A list and what is typed and selected in it.
#[derive(Debug)]
pub struct Picker {
    purpose: Purpose,
    entries: Vec<Entry>,
    input: Input,
    /// The entries that what is typed leaves, in the order shown.
    shown: Vec<usize>,
    /// The selected one of those.
    selected: usize,
}

/// The longest line taken, in characters.
const MAX_TYPED: usize = 100;

impl Picker {
    /// A list of `entries`, of which the first that can be is selected.
    pub fn new(purpose: Purpose, entries: Vec<Entry>) -> Self {
        let mut picker =
            Self { purpose, entries, input: Input::default(), shown: Vec::new(), selected: 0 };
        picker.narrow();
        picker
    }

    /// What is chosen from.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The typed line.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// The entries shown, in order.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.shown.iter().map(|&i| &self.entries[i])
    }

    /// The position among those shown of the selected one.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// What the selected entry does.
    pub fn choice(&self) -> Option<Choice> {
        self.entries[*self.shown.get(self.selected)?].choice
    }

    /// Moves the selection over entries that can be chosen; it stops at the ends.
    pub fn select(&mut self, by: isize) {
        let can = |&at: &usize| self.entries[self.shown[at]].choice.is_some();
        let to = if by >= 0 {
            (self.selected + 1..self.shown.len()).filter(can).take(by.unsigned_abs()).last()
        } else {
            (0..self.selected).rev().filter(can).take(by.unsigned_abs()).last()
        };
        self.selected = to.unwrap_or(self.selected);
    }

    /// Selects the entry at a position among those shown. Whether it can be chosen.
    pub fn point_at(&mut self, at: usize) -> bool {
        let can = self.shown.get(at).is_some_and(|&i| self.entries[i].choice.is_some());
        if can {
            self.selected = at;
        }
        can
    }

    /// Takes a key that edits the line.
    pub fn edit(&mut self, key: Key) {
        let full = self.input.value().chars().count() >= MAX_TYPED;
        match request(key) {
            Some(InputRequest::InsertChar(_)) if full => {}
            Some(request) => {
                self.input.handle(request);
                self.narrow();
            }
            None => {}
        }
    }

    /// Types a text, as far as there is room for it.
    pub fn paste(&mut self, text: &str) {
        let room = MAX_TYPED.saturating_sub(self.input.value().chars().count());
        for c in text.chars().filter(|c| !c.is_control()).take(room) {
            self.input.handle(InputRequest::InsertChar(c));
        }
        self.narrow();
    }

    /// Shows what answers the typed line: names best first, passages in their order below what heads them.
    fn narrow(&mut self) {
        let typed = self.input.value();
        self.shown = if self.purpose == Purpose::Commands {
            let names: Vec<&str> = self.entries.iter().map(|entry| entry.sought.as_str()).collect();
            rank(typed, &names)
        } else {
            let typed = fold(typed);
            let answers = |entry: &Entry| {
                let sought = fold(&entry.sought);
                entry.choice.is_some() && typed.split_whitespace().all(|word| sought.contains(word))
            };
            let mut shown = Vec::new();
            // What heads the next entries, none of which has been shown yet.
            let mut heads = Vec::new();
            for (i, entry) in self.entries.iter().enumerate() {
                if entry.choice.is_some() {
                    if answers(entry) {
                        shown.append(&mut heads);
                        shown.push(i);
                    }
                    continue;
                }
                if matches!(entry.shown, Shown::Words(_)) {
                    heads.clear();
                }
                heads.push(i);
            }
            shown
        };
        let can = |&i: &usize| self.entries[i].choice.is_some();
        self.selected = self.shown.iter().position(can).unwrap_or(0);
    }

    /// The rows of the list that fit into `height` rows of `width` columns, scrolled so that the selected entry is in
    /// sight: each the position of an entry among those shown, and which of its rows it is; none for a blank row.
    pub fn rows(&self, width: usize, height: usize) -> Vec<Option<(usize, usize)>> {
        let mut rows = Vec::new();
        let mut below_choice = false;
        for (at, entry) in self.shown().enumerate() {
            let count = match &entry.shown {
                Shown::Words(_) => 1,
                Shown::Gloss(words) => lines(words, width).len(),
                Shown::Passage(..) => 2,
            };
            if below_choice && entry.choice.is_none() {
                rows.push(None);
            }
            below_choice = entry.choice.is_some();
            rows.extend((0..count).map(|row| Some((at, row))));
            // What lies far below the selection is never seen.
            if at > self.selected + height {
                break;
            }
        }
        let is_selected =
            |row: &Option<(usize, usize)>| row.is_some_and(|(at, _)| at == self.selected);
        let last = rows.iter().rposition(is_selected).unwrap_or(0);
        // What heads the first entry is seen with it.
        let first = if last < height { 0 } else { last + 1 - height };
        rows.into_iter().skip(first).take(height).collect()
    }
}

/// The parts of the list's window.
#[derive(Clone, Copy, Debug, Default)]
pub struct PickerLayout {
    /// The window, its frame included.
    pub window: Window,
    /// The typed line.
    pub line: Area,
    /// The entries.
    pub list: Area,
}

/// The widest window, in columns.
const WIDEST: u16 = 96;

impl PickerLayout {
    /// The parts of a window over the body of a screen. It keeps its size while typing.
    pub fn of(layout: &Layout) -> Self {
        let window = layout.window(layout.body, WIDEST, layout.body.height);
        let inner = window.inner;
        let line = Area { height: inner.height.min(1), ..inner };
        // A blank row parts the line from the list where there is room for it.
        let head = if inner.height > 8 { 2 } else { 1 };
        let list = Area {
            y: inner.y + inner.height.min(head),
            height: inner.height.saturating_sub(head),
            ..inner
        };
        Self { window, line, list }
    }
}
