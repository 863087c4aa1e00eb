//! The outline: which sections are folded, and its cursor while it has the keys.

use std::collections::HashSet;

use super::history::Location;
use super::tabs::Entry;
use crate::report::{Node, Report};

/// The outline's state. Without a cursor it follows the reading.
#[derive(Debug, Default)]
pub struct Outline {
    /// All entries of the current tab.
    all: Vec<Entry>,
    folded: HashSet<usize>,
}

/// The outline while it has the keys.
#[derive(Clone, Copy, Debug)]
pub struct Focus {
    /// The entry the cursor is on.
    pub cursor: Node,
    /// Where the reader was when the outline took the keys.
    pub origin: Location,
}

impl Outline {
    /// Takes up the entries of a tab.
    pub fn open(&mut self, entries: Vec<Entry>) {
        self.all = entries;
    }

    /// Whether the tab has nothing to list.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The entries that no folded section hides.
    pub fn entries(&self) -> Vec<Entry> {
        let mut hidden_below = None;
        let mut entries = Vec::new();
        for &entry in &self.all {
            if hidden_below.is_some_and(|depth| entry.depth > depth) {
                continue;
            }
            hidden_below = self.is_folded(&entry).then_some(entry.depth);
            entries.push(entry);
        }
        entries
    }

    /// Whether an entry hides those under it.
    pub fn is_folded(&self, entry: &Entry) -> bool {
        entry.parent && matches!(entry.node, Node::Heading(s) if self.folded.contains(&s))
    }

    /// The folded sections, in no order.
    pub fn folded(&self) -> impl Iterator<Item = usize> + '_ {
        self.folded.iter().copied()
    }

    /// Folds or unfolds a section.
    pub fn fold(&mut self, node: Node, fold: bool) {
        if let Node::Heading(s) = node {
            if fold {
                self.folded.insert(s);
            } else {
                self.folded.remove(&s);
            }
        }
    }
}

/// The position among `entries` of the one that stands for a node: its own, or the nearest it lies under.
pub fn entry_of(report: &Report, entries: &[Entry], node: Node) -> Option<usize> {
    let find = |node: Node| entries.iter().position(|entry| entry.node == node);
    match report.section_of(node) {
        Some(section) => {
            report.path(section).into_iter().rev().find_map(|s| find(Node::Heading(s)))
        }
        None => find(node),
    }
}
