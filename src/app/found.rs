//! What was searched and found: its occurrences in the order of the report, the one the reader is at, and how many each
//! tab and section holds.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::report::{Node, Position, Report};
use crate::search::{Hit, Results};

/// An occurrence of a query. Where its words are apart, the first of the closest ones counts for the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where.
    pub node: Node,
    /// Characters of the node's plain text.
    pub chars: Range<usize>,
}

impl Occurrence {
    /// Where it begins.
    pub(crate) fn position(&self) -> Position {
        Position { node: self.node, offset: self.chars.start }
    }
}

/// Which hits of a search are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// The exact ones; all where there is none.
    Exact,
    /// All.
    All,
}

/// A query, what it found, and where among it the reader is.
#[derive(Clone, Debug, Default)]
pub struct Found {
    query: String,
    occurrences: Vec<Occurrence>,
    /// The occurrences of each node.
    by_node: HashMap<Node, Range<usize>>,
    /// The characters to highlight in each node.
    highlighted: HashMap<Node, Vec<Range<usize>>>,
    in_tabs: Vec<usize>,
    in_notes: usize,
    in_sections: Vec<(usize, usize)>,
    /// The occurrence the reader is at.
    pub current: Option<usize>,
}

impl Found {
    /// The occurrences of `results`, counted for tabs that show these nodes.
    pub(crate) fn new(
        report: &Report,
        tabs: &[HashSet<Node>],
        query: &str,
        results: &Results,
        counted: Counted,
    ) -> Self {
        let exact = results.exact > 0 && counted == Counted::Exact;
        let counted = if exact { results.exact } else { results.hits.len() };
        let hits: HashMap<Node, &Hit> =
            results.hits[..counted].iter().map(|hit| (hit.node, hit)).collect();
        let mut found = Self { query: query.to_owned(), ..Self::default() };
        for node in report.nodes() {
            if let Some(hit) = hits.get(&node) {
                found.add(hit);
            }
        }
        found.count(tabs);
        found
    }

    fn add(&mut self, hit: &Hit) {
        let start = self.occurrences.len();
        let counted = if hit.whole { &hit.matches[..] } else { &hit.matches[hit.best..=hit.best] };
        let occurrence = |chars: &Range<usize>| Occurrence { node: hit.node, chars: chars.clone() };
        self.occurrences.extend(counted.iter().map(occurrence));
        // The number of a heading is no part of its text: there is nothing to highlight, but a position to go to.
        if counted.is_empty() {
            self.occurrences.push(occurrence(&(0..0)));
        }
        self.by_node.insert(hit.node, start..self.occurrences.len());
        self.highlighted.insert(hit.node, hit.matches.clone());
    }

    fn count(&mut self, tabs: &[HashSet<Node>]) {
        let in_tab = |nodes: &HashSet<Node>| {
            let shown = self.by_node.iter().filter(|(node, _)| nodes.contains(node));
            shown.map(|(_, range)| range.len()).sum()
        };
        self.in_tabs = tabs.iter().map(in_tab).collect();
        let mut sections: BTreeMap<usize, usize> = BTreeMap::new();
        for (&node, range) in &self.by_node {
            match node.section() {
                Some(section) => *sections.entry(section).or_default() += range.len(),
                None if matches!(node, Node::Note(_)) => self.in_notes += range.len(),
                None => {}
            }
        }
        self.in_sections = sections.into_iter().collect();
    }

    /// The query as typed.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// All occurrences in the order of the report.
    pub fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    /// The nodes with occurrences, in no order.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.by_node.keys().copied()
    }

    /// The occurrences in a node.
    pub(crate) fn within(&self, node: Node) -> &[Occurrence] {
        self.by_node.get(&node).map_or(&[], |range| &self.occurrences[range.clone()])
    }

    /// The characters to highlight in a node.
    pub(crate) fn highlighted(&self, node: Node) -> &[Range<usize>] {
        self.highlighted.get(&node).map_or(&[], Vec::as_slice)
    }

    /// How many occurrences each tab holds.
    pub(crate) fn in_tabs(&self) -> &[usize] {
        &self.in_tabs
    }

    /// How many occurrences the footnotes hold.
    pub(crate) fn in_notes(&self) -> usize {
        self.in_notes
    }

    /// Each section that has occurrences of its own, in the order of the report, and how many.
    pub(crate) fn in_sections(&self) -> &[(usize, usize)] {
        &self.in_sections
    }

    /// The occurrence the reader is at.
    pub fn at(&self) -> Option<&Occurrence> {
        self.occurrences.get(self.current?)
    }

    /// Which occurrence holds a character of a node, or is the last of the node.
    pub(crate) fn occurrence_at(&self, position: Position) -> Option<usize> {
        let range = self.by_node.get(&position.node)?.clone();
        range.clone().find(|&i| self.occurrences[i].chars.end > position.offset).or(range.last())
    }
}
