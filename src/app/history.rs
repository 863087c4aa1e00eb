//! The jumps: where each began, back and forward, as in a web browser.

use super::Direction;
use super::tabs::Tab;
use crate::report::Position;

/// Where the reader was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Location {
    /// The tab.
    pub tab: Tab,
    /// The position on top.
    pub top: Option<Position>,
    /// The selected figure, in the table of figures.
    pub figure: Option<usize>,
}

/// The most jumps remembered.
const LIMIT: usize = 200;

/// The jumps behind and, after going back, ahead.
#[derive(Debug, Default)]
pub(crate) struct History {
    back: Vec<Location>,
    forward: Vec<Location>,
}

impl History {
    /// Where all jumps began, in no order.
    pub(crate) fn locations(&self) -> impl Iterator<Item = &Location> {
        self.back.iter().chain(&self.forward)
    }

    /// The same jumps in another version of a report, without those that are not in it.
    #[must_use]
    pub(crate) fn map(&self, position: impl Fn(&Location) -> Option<Location>) -> Self {
        Self {
            back: self.back.iter().filter_map(&position).collect(),
            forward: self.forward.iter().filter_map(&position).collect(),
        }
    }

    /// Remembers where a jump begins. What lay ahead is forgotten.
    pub(crate) fn push(&mut self, from: Location) {
        self.forward.clear();
        if self.back.last() == Some(&from) {
            return;
        }
        if self.back.len() == LIMIT {
            self.back.remove(0);
        }
        self.back.push(from);
    }

    /// Where the last jump began, or the jump that was last gone back on; `here` is then in the other direction.
    pub(crate) fn travel(&mut self, direction: Direction, here: Location) -> Option<Location> {
        let (from, to) = match direction {
            Direction::Back => (&mut self.back, &mut self.forward),
            Direction::Forward => (&mut self.forward, &mut self.back),
        };
        let location = from.pop()?;
        to.push(here);
        Some(location)
    }
}
