//! What was searched and found: its occurrences in the order of the report, and the one the reader is at.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::{Report, Spot};
use crate::search::{Hit, Results};

/// An occurrence of a query. Where its words stand apart, the first of the closest ones stands for the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where.
    pub spot: Spot,
    /// Characters of the spot's plain text.
    pub chars: Range<usize>,
}

/// A query, what it found, and where among it the reader is.
#[derive(Clone, Debug, Default)]
pub struct Found {
    query: String,
    occurrences: Vec<Occurrence>,
    /// The occurrences of each spot.
    by_spot: HashMap<Spot, Range<usize>>,
    /// The characters to highlight in each spot.
    marked: HashMap<Spot, Vec<Range<usize>>>,
    /// The occurrence the reader is at.
    pub current: Option<usize>,
}

impl Found {
    /// The occurrences of `results`: of the exact hits, or of all where there are none or `approximate` asks for them.
    pub fn new(report: &Report, query: &str, results: &Results, approximate: bool) -> Self {
        let exact = results.exact > 0 && !approximate;
        let counted = if exact { results.exact } else { results.hits.len() };
        let hits: HashMap<Spot, &Hit> =
            results.hits[..counted].iter().map(|hit| (hit.spot, hit)).collect();
        let mut found = Self { query: query.to_owned(), ..Self::default() };
        for spot in report.spots() {
            let Some(hit) = hits.get(&spot) else { continue };
            let start = found.occurrences.len();
            let apart =
                if hit.whole { &hit.matches[..] } else { &hit.matches[hit.best..=hit.best] };
            for chars in apart.iter().cloned() {
                found.occurrences.push(Occurrence { spot, chars });
            }
            // The number of a heading is no part of its text: there is nothing to highlight, but a place to go to.
            if apart.is_empty() {
                found.occurrences.push(Occurrence { spot, chars: 0..0 });
            }
            found.by_spot.insert(spot, start..found.occurrences.len());
            found.marked.insert(spot, hit.matches.clone());
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

    /// The spots with occurrences, in no order.
    pub fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        self.by_spot.keys().copied()
    }

    /// The occurrences in a spot.
    pub fn within(&self, spot: Spot) -> &[Occurrence] {
        self.by_spot.get(&spot).map_or(&[], |range| &self.occurrences[range.clone()])
    }

    /// The characters to highlight in a spot.
    pub fn marked(&self, spot: Spot) -> &[Range<usize>] {
        self.marked.get(&spot).map_or(&[], Vec::as_slice)
    }

    /// The occurrence the reader is at.
    pub fn at(&self) -> Option<&Occurrence> {
        self.occurrences.get(self.current?)
    }

    /// The position of the occurrence that holds a character of a spot.
    pub fn position(&self, spot: Spot, offset: usize) -> Option<usize> {
        let range = self.by_spot.get(&spot)?.clone();
        range.clone().find(|&i| self.occurrences[i].chars.end > offset).or(range.last())
    }
}
