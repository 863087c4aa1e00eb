//! The jumps: where each began, back and forward, as in a web browser.

use super::tabs::Tab;
use crate::report::Position;

/// Where the reader was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Location {
    /// The tab.
    pub tab: Tab,
    /// The place on top.
    pub top: Option<Position>,
    /// The selected figure, in the table of figures.
    pub figure: Option<usize>,
}

/// The most jumps remembered.
const LIMIT: usize = 200;

/// The jumps behind and, after going back, ahead.
#[derive(Debug, Default)]
pub struct History {
    back: Vec<Location>,
    forward: Vec<Location>,
}

impl History {
    /// All positions.
    pub fn positions(&self) -> impl Iterator<Item = &Location> {
        self.back.iter().chain(&self.forward)
    }

    /// The same jumps in another version of a report, without those it has no place for.
    #[must_use]
    pub fn map(&self, position: impl Fn(&Location) -> Option<Location>) -> Self {
        Self {
            back: self.back.iter().filter_map(&position).collect(),
            forward: self.forward.iter().filter_map(&position).collect(),
        }
    }

    /// Remembers where a jump begins. What lay ahead is forgotten.
    pub fn push(&mut self, from: Location) {
        self.forward.clear();
        if self.back.last() == Some(&from) {
            return;
        }
        if self.back.len() == LIMIT {
            self.back.remove(0);
        }
        self.back.push(from);
    }

    /// Where the last jump began; `here` then lies ahead.
    pub fn back(&mut self, here: Location) -> Option<Location> {
        let to = self.back.pop()?;
        self.forward.push(here);
        Some(to)
    }

    /// The jump that was last gone back on.
    pub fn forward(&mut self, here: Location) -> Option<Location> {
        let to = self.forward.pop()?;
        self.back.push(here);
        Some(to)
    }
}
