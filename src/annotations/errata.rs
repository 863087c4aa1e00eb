//! Where the likely faults of the printed text stand. They are shown beside it and never applied to it.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::report::{Erratum, Node, Report};

/// A fault in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LocatedErratum {
    /// The position of the erratum in the report's list.
    pub erratum: usize,
    /// The characters that are printed so.
    pub chars: Range<usize>,
}

/// The faults of each node, in order. An erratum that does not read as its place does is left out.
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
        for (erratum, fault) in errata.iter().enumerate() {
            let Some(node) = report.find(&fault.at) else {
                continue;
            };
            let text = texts.entry(node).or_insert_with(|| report.plain(node));
            if let Some(chars) = find(text, fault) {
                by_node.entry(node).or_default().push(LocatedErratum { erratum, chars });
            }
        }
        for faults in by_node.values_mut() {
            faults.sort_by_key(|fault| fault.chars.start);
        }
        Self(by_node)
    }

    /// The faults of a node, in order.
    pub(crate) fn of(&self, node: Node) -> &[LocatedErratum] {
        self.0.get(&node).map_or(&[], Vec::as_slice)
    }

    /// All of them in the order of the report.
    pub(crate) fn in_order(&self, report: &Report) -> Vec<(Node, &LocatedErratum)> {
        let nodes = report.nodes();
        nodes.flat_map(|node| self.of(node).iter().map(move |fault| (node, fault))).collect()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

/// Where a text reads as an erratum says: of several places the first that stands between the words it gives, or after
/// or before them, if there is one.
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
