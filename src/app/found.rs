//! What was searched and found: its occurrences in the order of the report, the one the reader is at, and how many each
//! tab and section holds.
//!
//! The unit of every count is the occurrence: a place that holds the phrase, or, where the words are apart or something is
//! only like it, the passage.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::report::{Node, Position, Report};
use crate::search::{Hit, Results, Tier};

/// An occurrence of a query. Where its words are apart, the first of the closest ones counts for the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
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

/// How many occurrences there are of each tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TierCounts([usize; 3]);

impl TierCounts {
    /// The tiers that have some, the best first, each with how many.
    pub(crate) fn present(self) -> impl Iterator<Item = (Tier, usize)> {
        let tiers = [Tier::Exact, Tier::Apart, Tier::Approximate];
        tiers.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    fn add(&mut self, tier: Tier, count: usize) {
        self.0[tier as usize] += count;
    }
}

/// A query, what it found, and where among it the reader is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    query: String,
    occurrences: Vec<Occurrence>,
    /// The occurrences of each node.
    by_node: HashMap<Node, Range<usize>>,
    /// The characters to highlight in each node.
    highlighted: HashMap<Node, Vec<Range<usize>>>,
    in_all: TierCounts,
    in_tabs: Vec<TierCounts>,
    in_notes: usize,
    in_sections: Vec<(usize, usize)>,
    /// The occurrence the reader is at.
    pub current: Option<usize>,
}

impl Found {
    /// The occurrences of `results` as far down as the `deepest` tier, or the best that there is, counted for tabs that
    /// show these nodes.
    pub(crate) fn new(
        report: &Report,
        tabs: &[HashSet<Node>],
        query: &str,
        results: &Results,
        deepest: Tier,
    ) -> Self {
        let best = results.hits.first().map_or(deepest, |hit| hit.tier);
        let hits = results.hits.iter().filter(|hit| hit.tier <= deepest.max(best));
        let hits: HashMap<Node, &Hit> = hits.map(|hit| (hit.node, hit)).collect();
        let mut found = Self { query: query.to_owned(), ..Self::default() };
        for node in report.nodes() {
            if let Some(hit) = hits.get(&node) {
                found.add(hit);
            }
        }
        found.count_tiers(tabs, results);
        found.count_sections();
        found
    }

    fn add(&mut self, hit: &Hit) {
        let start = self.occurrences.len();
        let occurrence = |chars: &Range<usize>| Occurrence { node: hit.node, chars: chars.clone() };
        self.occurrences.extend(counted(hit).iter().map(occurrence));
        // The number of a heading is no part of its text: there is nothing to highlight, but a position to go to.
        if self.occurrences.len() == start {
            self.occurrences.push(occurrence(&(0..0)));
        }
        self.by_node.insert(hit.node, start..self.occurrences.len());
        self.highlighted.insert(hit.node, hit.matches.clone());
    }

    fn count_tiers(&mut self, tabs: &[HashSet<Node>], results: &Results) {
        self.in_tabs = vec![TierCounts::default(); tabs.len()];
        for hit in &results.hits {
            let count = counted(hit).len().max(1);
            self.in_all.add(hit.tier, count);
            for (in_tab, nodes) in self.in_tabs.iter_mut().zip(tabs) {
                if nodes.contains(&hit.node) {
                    in_tab.add(hit.tier, count);
                }
            }
        }
    }

    fn count_sections(&mut self) {
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

    /// Counts so many figures for the tab that shows them.
    pub(crate) fn add_figures(&mut self, tab: usize, figures: usize) {
        self.in_tabs[tab].add(Tier::Exact, figures);
    }

    /// The query as typed.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// All occurrences in the order of the report.
    pub(crate) fn occurrences(&self) -> &[Occurrence] {
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

    /// How many occurrences the report holds.
    pub(crate) fn in_all(&self) -> TierCounts {
        self.in_all
    }

    /// How many occurrences each tab holds; the figures' tab, figures.
    pub(crate) fn in_tabs(&self) -> &[TierCounts] {
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
    pub(crate) fn at(&self) -> Option<&Occurrence> {
        self.occurrences.get(self.current?)
    }

    /// Which occurrence holds a character of a node, or is the last of the node.
    pub(crate) fn occurrence_at(&self, position: Position) -> Option<usize> {
        let range = self.by_node.get(&position.node)?.clone();
        range.clone().find(|&i| self.occurrences[i].chars.end > position.offset).or(range.last())
    }
}

/// The matches of a hit that count: all that are the whole query, or else the first of the closest ones.
fn counted(hit: &Hit) -> &[Range<usize>] {
    match hit.matches.get(hit.best) {
        Some(best) if !hit.whole => std::slice::from_ref(best),
        _ => &hit.matches,
    }
}
