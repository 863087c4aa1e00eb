//! The search window: what is typed, what it finds, and which hit is selected. Results come with every key.

use std::collections::HashSet;

use tui_input::{Input, InputRequest};

use super::layout::{Area, Layout};
use super::tabs::Tab;
use crate::keys::{Code, Key};
use crate::report::Node;
use crate::search::{Hit, Index, Results};

/// The search window's state.
#[derive(Debug, Default)]
pub struct Finder {
    input: Input,
    results: Results,
    /// Only hits of this tab.
    filter: Option<Tab>,
    /// The hits that the filter leaves, as positions in the results.
    shown: Vec<usize>,
    /// The selected one of those.
    selected: usize,
    /// How far back in earlier queries the line is; none while it holds a new one.
    recalled: Option<usize>,
}

/// The longest query taken, in characters; a paste beyond it is cut.
const MAX_QUERY: usize = 300;

impl Finder {
    /// The typed line.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// What the line finds.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The tab whose hits alone are shown.
    pub fn filter(&self) -> Option<Tab> {
        self.filter
    }

    /// The hits shown, best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Hit> {
        self.shown.iter().map(|&i| &self.results.hits[i])
    }

    /// The position among those shown of the selected one.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected hit.
    pub fn hit(&self) -> Option<&Hit> {
        self.shown.get(self.selected).map(|&i| &self.results.hits[i])
    }

    /// The rows of the list that fit into `height` rows, scrolled so that the selected hit is in sight.
    pub fn rows(&self, height: usize) -> Vec<ListRow> {
        let exact = self.shown().take_while(|hit| !hit.fuzzy).count();
        let mut rows = Vec::new();
        for hit in 0..self.shown.len() {
            if hit == exact {
                rows.push(ListRow::Divider);
            }
            rows.extend([ListRow::Caption(hit), ListRow::Clause(hit)]);
            // What lies far below the selection is never seen.
            if hit > self.selected + height {
                break;
            }
        }
        let last = rows.iter().rposition(|row| row.hit() == Some(self.selected)).unwrap_or(0);
        let first = (last + 1).saturating_sub(height);
        rows.into_iter().skip(first).take(height).collect()
    }

    /// Takes a key that edits the line. Whether the line changed.
    pub fn edit(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else {
            return false;
        };
        if matches!(request, InputRequest::InsertChar(_))
            && self.input.value().chars().count() >= MAX_QUERY
        {
            return false;
        }
        self.recalled = None;
        self.input.handle(request).is_some_and(|changed| changed.value)
    }

    /// Inserts pasted text: line ends become spaces, controls are dropped.
    pub fn paste(&mut self, text: &str) {
        let room = MAX_QUERY.saturating_sub(self.input.value().chars().count());
        let clean = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !c.is_control());
        for c in clean.take(room) {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Puts an earlier query into the line: the one before what is there, or after it; beyond the last it is empty.
    pub fn recall(&mut self, earlier: &[String], back: bool) {
        let at = match (self.recalled, back) {
            (None, true) => earlier.len().checked_sub(1),
            (Some(at), true) => Some(at.saturating_sub(1)),
            (Some(at), false) => Some(at + 1).filter(|&at| at < earlier.len()),
            (None, false) => None,
        };
        let query = at.and_then(|at| earlier.get(at)).cloned().unwrap_or_default();
        self.input = Input::new(query);
        self.recalled = at;
    }

    /// Whether ↑ and ↓ go through earlier queries: in an empty line, or among them.
    pub fn recalls(&self) -> bool {
        self.input.value().is_empty() || self.recalled.is_some()
    }

    /// Searches for the line.
    pub fn search(&mut self, index: Option<&Index>) {
        self.results = index.map(|index| index.search(self.input.value())).unwrap_or_default();
        self.filter = None;
        self.selected = 0;
        self.shown = (0..self.results.hits.len()).collect();
    }

    /// Shows only the hits of a tab, which are those at `nodes`; or all.
    pub fn set_filter(&mut self, filter: Option<(Tab, &HashSet<Node>)>) {
        let passes =
            |i: &usize| filter.is_none_or(|(_, nodes)| nodes.contains(&self.results.hits[*i].node));
        self.shown = (0..self.results.hits.len()).filter(passes).collect();
        self.filter = filter.map(|(tab, _)| tab);
        self.selected = 0;
    }

    /// Moves the selection; it stops at the ends.
    pub fn select(&mut self, by: isize) {
        self.selected =
            self.selected.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }
}

/// A row of the list of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// What divides the approximate hits from the exact ones above them.
    Divider,
    /// Where the hit at this position stands.
    Caption(usize),
    /// The clause around its best match.
    Clause(usize),
}

impl ListRow {
    /// The hit it belongs to.
    pub fn hit(self) -> Option<usize> {
        match self {
            Self::Divider => None,
            Self::Caption(hit) | Self::Clause(hit) => Some(hit),
        }
    }
}

/// The parts of the search window.
#[derive(Clone, Copy, Debug, Default)]
pub struct FinderLayout {
    /// The typed line.
    pub line: Area,
    /// What the footnotes and the sections hold.
    pub counts: Area,
    /// The hits.
    pub list: Area,
    /// The rule between hits and preview.
    pub divider: Area,
    /// The passage of the selected hit; without width where there is no room.
    pub preview: Area,
}

/// The narrowest window, in columns, in which the preview stands beside the hits.
const BESIDE: u16 = 100;
/// The lowest window, in rows, in which the preview stands under the hits.
const UNDER: u16 = 14;

impl FinderLayout {
    /// The parts of a search window over the body of a screen: preview beside the hits on a wide screen, under them on a
    /// high one, nowhere on a plain one.
    pub fn of(screen: &Layout) -> Self {
        let body = screen.body;
        let Area { x, y, width, height } = body;
        let row =
            |at: u16| Area { x, y: y + at.min(height), width, height: u16::from(at < height) };
        let head = if height > 8 { 3 } else { 2 };
        let rest = Area { x, y: y + head.min(height), width, height: height.saturating_sub(head) };
        let mut layout = Self { line: row(0), counts: row(1), list: rest, ..Self::default() };
        if screen.plain {
            return layout;
        }
        if width >= BESIDE {
            let list = width / 2;
            layout.list.width = list;
            layout.divider = Area { x: x + list, width: 1, ..rest };
            layout.preview = Area { x: x + list + 1, width: width - list - 1, ..rest };
        } else if height >= UNDER {
            let list = (u32::from(rest.height) * 3 / 5) as u16;
            layout.list.height = list;
            layout.divider = Area { y: rest.y + list, height: 1, ..rest };
            layout.preview = Area { y: rest.y + list + 1, height: rest.height - list - 1, ..rest };
        }
        layout
    }
}

/// The editing keys of a line: those of readline and of every editor.
pub(super) fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => InputRequest::InsertChar(c),
        (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
            InputRequest::DeletePrevChar
        }
        (Code::Delete, false, false) | (Code::Char('d'), true, false) => {
            InputRequest::DeleteNextChar
        }
        (Code::Char('w'), true, false) | (Code::Backspace, _, _) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (Code::Left, false, false) => InputRequest::GoToPrevChar,
        (Code::Right, false, false) => InputRequest::GoToNextChar,
        (Code::Left, _, _) | (Code::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (Code::Right, _, _) | (Code::Char('f'), false, true) => InputRequest::GoToNextWord,
        (Code::Home, _, _) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::End, _, _) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        _ => return None,
    })
}
