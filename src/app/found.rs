//! What was searched and found: its occurrences in the order of the report, and the one the reader is at.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::{Node, Report};
use crate::search::{Hit, Results};

/// An occurrence of a query. Where its words stand apart, the first of the closest ones stands for the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where.
    pub node: Node,
    /// Characters of the node's plain text.
    pub chars: Range<usize>,
}

/// A query, what it found, and where among it the reader is.
#[derive(Clone, Debug, Default)]
pub struct Found {
    query: String,
    occurrences: Vec<Occurrence>,
    /// The occurrences of each node.
    by_node: HashMap<Node, Range<usize>>,
    /// The characters to highlight in each node.
    marked: HashMap<Node, Vec<Range<usize>>>,
    /// The occurrence the reader is at.
    pub current: Option<usize>,
}

impl Found {
    /// The occurrences of `results`: of the exact hits, or of all where there are none or `approximate` asks for them.
    pub fn new(report: &Report, query: &str, results: &Results, approximate: bool) -> Self {
        let exact = results.exact > 0 && !approximate;
        let counted = if exact { results.exact } else { results.hits.len() };
        let hits: HashMap<Node, &Hit> =
            results.hits[..counted].iter().map(|hit| (hit.node, hit)).collect();
        let mut found = Self { query: query.to_owned(), ..Self::default() };
        for node in report.nodes() {
            let Some(hit) = hits.get(&node) else { continue };
            let start = found.occurrences.len();
            let apart =
                if hit.whole { &hit.matches[..] } else { &hit.matches[hit.best..=hit.best] };
            for chars in apart.iter().cloned() {
                found.occurrences.push(Occurrence { node, chars });
            }
            // The number of a heading is no part of its text: there is nothing to highlight, but a place to go to.
            if apart.is_empty() {
                found.occurrences.push(Occurrence { node, chars: 0..0 });
            }
            found.by_node.insert(node, start..found.occurrences.len());
            found.marked.insert(node, hit.matches.clone());
        }
        found
    }

    /// The query as typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// All occurrences in the order of the report.
    pub fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    /// The nodes with occurrences, in no order.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.by_node.keys().copied()
    }

    /// The occurrences in a node.
    pub fn within(&self, node: Node) -> &[Occurrence] {
        self.by_node.get(&node).map_or(&[], |range| &self.occurrences[range.clone()])
    }

    /// The characters to highlight in a node.
    pub fn marked(&self, node: Node) -> &[Range<usize>] {
        self.marked.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The occurrence the reader is at.
    pub fn at(&self) -> Option<&Occurrence> {
        self.occurrences.get(self.current?)
    }

    /// The position of the occurrence that holds a character of a node.
    pub fn position(&self, node: Node, offset: usize) -> Option<usize> {
        let range = self.by_node.get(&node)?.clone();
        range.clone().find(|&i| self.occurrences[i].chars.end > offset).or(range.last())
    }
}
