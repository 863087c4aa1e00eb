//! Where the likely faults of the printed text stand. They are shown beside it and never applied to it.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::{Erratum, Report, Spot};

/// A fault in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The position of the erratum in the report's list.
    pub erratum: usize,
    /// The characters that are printed so.
    pub chars: Range<usize>,
}

/// The faults of each spot, in order. An erratum that does not read as its place does is left out.
#[derive(Clone, Debug, Default)]
pub struct Errata(HashMap<Spot, Vec<Fault>>);

impl Errata {
    /// Finds every erratum of a report.
    pub fn new(report: &Report) -> Self {
        let errata = &report.curation.errata;
        let mut by_spot: HashMap<Spot, Vec<Fault>> = HashMap::new();
        if errata.is_empty() {
            return Self::default();
        }
        let spot_at = report.addresses();
        for (erratum, fault) in errata.iter().enumerate() {
            let Some(&spot) = spot_at.get(fault.at.as_str()) else {
                continue;
            };
            if let Some(chars) = find(&report.plain(spot), fault) {
                by_spot
                    .entry(spot)
                    .or_default()
                    .push(Fault { erratum, chars });
            }
        }
        for faults in by_spot.values_mut() {
            faults.sort_by_key(|fault| fault.chars.start);
        }
        Self(by_spot)
    }

    /// The faults of a spot, in order.
    pub fn of(&self, spot: Spot) -> &[Fault] {
        self.0.get(&spot).map_or(&[], Vec::as_slice)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

/// Where a text reads as an erratum says: of several places the one between the words it gives.
fn find(text: &str, erratum: &Erratum) -> Option<Range<usize>> {
    let reads = erratum.reads.as_str();
    let fits = |at: usize| {
        let (before, after) = (&text[..at], &text[at + reads.len()..]);
        usize::from(before.ends_with(erratum.before.as_str()))
            + usize::from(after.starts_with(erratum.after.as_str()))
    };
    let mut best: Option<(usize, usize)> = None;
    for (at, _) in text.match_indices(reads).filter(|_| !reads.is_empty()) {
        if best.is_none_or(|(fit, _)| fits(at) > fit) {
            best = Some((fits(at), at));
        }
    }
    let (_, at) = best?;
    let start = text[..at].chars().count();
    Some(start..start + reads.chars().count())
}
