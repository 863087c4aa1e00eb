//! Where the abbreviations a report lists stand in it.

use std::ops::Range;

use crate::report::{Abbreviation, Node, Report};

/// The abbreviations in a text, from left to right: the position in `list` of each, and its characters. One that is
/// part of a longer one, or of a word, does not count; capitals do.
pub(crate) fn within(text: &str, list: &[Abbreviation]) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (which, abbreviation) in list.iter().enumerate() {
        let short = abbreviation.short.as_str();
        if short.is_empty() {
            continue;
        }
        for (at, _) in text.match_indices(short) {
            let end = at + short.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            if ![before, after].into_iter().flatten().any(char::is_alphanumeric) {
                found.push((which, at..end));
            }
        }
    }
    // The longer of two that begin together comes first; what lies within one before it is part of it.
    found.sort_by_key(|(_, bytes)| (bytes.start, std::cmp::Reverse(bytes.end)));
    let mut end = 0;
    found.retain(|(_, bytes)| {
        let apart = bytes.start >= end;
        end = end.max(bytes.end);
        apart
    });
    let mut counted = (0, 0);
    for (_, range) in &mut found {
        let start = counted.1 + text[counted.0..range.start].chars().count();
        let length = text[range.clone()].chars().count();
        counted = (range.end, start + length);
        *range = start..start + length;
    }
    found
}

/// Every place each abbreviation of the report's list stands at, in reading order.
pub(crate) fn places(report: &Report) -> Vec<Vec<(Node, Range<usize>)>> {
    let list = &report.curation.abbreviations;
    let mut places = vec![Vec::new(); list.len()];
    for node in report.nodes() {
        for (which, chars) in within(&report.plain(node), list) {
            places[which].push((node, chars));
        }
    }
    places
}
