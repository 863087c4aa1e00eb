//! The jumps: where each began, back and forward, as in a web browser.

use super::tabs::Tab;
use crate::report::Place;

/// Where the reader was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// The tab.
    pub tab: Tab,
    /// The place on top.
    pub top: Option<Place>,
    /// The selected figure, in the table of figures.
    pub figure: Option<usize>,
}

/// The most jumps remembered.
const LIMIT: usize = 200;

/// The jumps behind and, after going back, ahead.
#[derive(Debug, Default)]
pub struct History {
    back: Vec<Position>,
    forward: Vec<Position>,
}

impl History {
    /// All positions.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.back.iter().chain(&self.forward)
    }

    /// The same jumps in another version of a report, without those it has no place for.
    #[must_use]
    pub fn map(&self, position: impl Fn(&Position) -> Option<Position>) -> Self {
        Self {
            back: self.back.iter().filter_map(&position).collect(),
            forward: self.forward.iter().filter_map(&position).collect(),
        }
    }

    /// Remembers where a jump begins. What lay ahead is forgotten.
    pub fn push(&mut self, from: Position) {
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
    pub fn back(&mut self, here: Position) -> Option<Position> {
        let to = self.back.pop()?;
        self.forward.push(here);
        Some(to)
    }

    /// The jump that was last gone back on.
    pub fn forward(&mut self, here: Position) -> Option<Position> {
        let to = self.forward.pop()?;
        self.back.push(here);
        Some(to)
    }
}
