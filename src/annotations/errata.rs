//! Where the errata are in the text. They are shown beside it and never applied to it.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::report::{Erratum, Node, Report};

/// An erratum and its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LocatedErratum {
    /// The index of the erratum in the report's list.
    pub erratum: usize,
    /// The characters printed wrongly, of the node's plain text.
    pub chars: Range<usize>,
}

/// The errata of each node, in order. An erratum whose printed words are not in its node is left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Errata(HashMap<Node, Vec<LocatedErratum>>);

impl Errata {
    /// Finds every erratum of a report.
    pub(crate) fn new(report: &Report) -> Self {
        let errata = &report.curation.errata;
        let mut by_node: HashMap<Node, Vec<LocatedErratum>> = HashMap::new();
        if errata.is_empty() {
            return Self::default();
        }
        let mut texts = HashMap::new();
        for (erratum, listed) in errata.iter().enumerate() {
            let Some(node) = report.find(&listed.at) else {
                continue;
            };
            let text = texts.entry(node).or_insert_with(|| report.plain(node));
            if let Some(chars) = find(text, listed) {
                by_node.entry(node).or_default().push(LocatedErratum { erratum, chars });
            }
        }
        for located in by_node.values_mut() {
            located.sort_by_key(|erratum| erratum.chars.start);
        }
        Self(by_node)
    }

    /// The errata of a node, in order.
    pub(crate) fn of(&self, node: Node) -> &[LocatedErratum] {
        self.0.get(&node).map_or(&[], Vec::as_slice)
    }

    /// All of them in the order of the report.
    pub(crate) fn in_order(&self, report: &Report) -> Vec<(Node, &LocatedErratum)> {
        let nodes = report.nodes();
        nodes.flat_map(|node| self.of(node).iter().map(move |erratum| (node, erratum))).collect()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

/// The characters of a text that read as an erratum says. Of several the first between the words that the erratum gives
/// as its context; else the first after or before them; else the first.
fn find(text: &str, erratum: &Erratum) -> Option<Range<usize>> {
    let reads = erratum.reads.as_str();
    if reads.is_empty() {
        return None;
    }
    let (before, after) = (erratum.before.as_str(), erratum.after.as_str());
    let sought = |before: &str, after: &str| {
        let at = memmem::find(text.as_bytes(), [before, reads, after].concat().as_bytes());
        at.map(|at| at + before.len())
    };
    let beside = || sought(before, "").into_iter().chain(sought("", after)).min();
    let at = sought(before, after).or_else(beside).or_else(|| sought("", ""))?;
    let start = text[..at].chars().count();
    Some(start..start + reads.chars().count())
}
