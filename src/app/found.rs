//! What was searched and found: its occurrences in the order of the report, and the one the reader is at.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::{Report, Spot};
use crate::search::{Hit, Results};

/// An occurrence of a query: the words of one match that stand side by side.
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
    /// The occurrence the reader is at.
    pub current: Option<usize>,
}

impl Found {
    /// The occurrences of `results`: of the exact hits, or of all where there are none or `approximate` asks for them.
    pub fn new(report: &Report, query: &str, results: &Results, approximate: bool) -> Self {
        let counted = if results.exact > 0 && !approximate {
            results.exact
        } else {
            results.hits.len()
        };
        let hits: HashMap<Spot, &Hit> = results.hits[..counted]
            .iter()
            .map(|hit| (hit.spot, hit))
            .collect();
        let mut found = Self {
            query: query.to_owned(),
            ..Self::default()
        };
        for spot in report.spots() {
            let Some(hit) = hits.get(&spot) else { continue };
            let start = found.occurrences.len();
            for chars in joined(&report.plain(spot), &hit.matches) {
                found.occurrences.push(Occurrence { spot, chars });
            }
            found.by_spot.insert(spot, start..found.occurrences.len());
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
        self.by_spot
            .get(&spot)
            .map_or(&[], |range| &self.occurrences[range.clone()])
    }

    /// The occurrence the reader is at.
    pub fn at(&self) -> Option<&Occurrence> {
        self.occurrences.get(self.current?)
    }

    /// The position of the occurrence that holds a character of a spot.
    pub fn position(&self, spot: Spot, offset: usize) -> Option<usize> {
        let range = self.by_spot.get(&spot)?.clone();
        range
            .clone()
            .find(|&i| self.occurrences[i].chars.end > offset)
            .or(range.last())
    }
}

/// Matches with nothing but a space between them, as one.
fn joined(text: &str, matches: &[Range<usize>]) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in matches {
        match joined.last_mut() {
            Some(last)
                if chars
                    .get(last.end..range.start)
                    .is_some_and(|gap| gap.iter().all(|c| c.is_whitespace())) =>
            {
                last.end = range.end;
            }
            _ => joined.push(range.clone()),
        }
    }
    joined
}
