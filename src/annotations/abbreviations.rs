//! Where the abbreviations that a report lists occur in it.

use std::ops::Range;

use crate::report::{Abbreviation, Node, Report};

/// The abbreviations in a text, from left to right: the index in `list` of each, and its characters. One that is part
/// of a longer one, or of a word, does not count. Upper and lower case differ.
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

/// For each abbreviation of the report's list, all its occurrences in reading order.
pub(crate) fn positions(report: &Report) -> Vec<Vec<(Node, Range<usize>)>> {
    let list = &report.curation.abbreviations;
    let mut positions = vec![Vec::new(); list.len()];
    for node in report.nodes() {
        for (which, chars) in within(&report.plain(node), list) {
            positions[which].push((node, chars));
        }
    }
    positions
}
