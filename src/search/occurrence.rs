//! Occurrences of a part of a query in the report: their tokens, quality and kind. How they are found is in
//! [`super::matching`].

use super::corpus::Corpus;

/// How a match was found, the best kind first. A hit is of the kind of its worst match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchKind {
    /// The word itself, with all, some or none of its diacritics; also if typed without spaces.
    Exact,
    /// A word that goes on after what was typed.
    Unfinished,
    /// The word with other diacritics.
    OtherDiacritics,
    /// Words that an abbreviation may mean, or their abbreviation.
    Abbreviation,
    /// A word that may have been mistyped.
    Typo,
    /// What a part of an English query means; no passage holds all its parts.
    PartOfQuery,
}

/// Tokens of the report that match a part of the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    /// The first token.
    pub start: u32,
    /// How many tokens.
    pub len: u16,
    /// From 0 to 1.
    pub quality: f32,
    pub kind: MatchKind,
}

impl Occurrence {
    /// The first token after it.
    pub(super) fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }
}

/// Sorts by first token; of several with the same first token only the best is kept.
pub(super) fn in_order(mut occurrences: Vec<Occurrence>) -> Vec<Occurrence> {
    if !occurrences.is_sorted_by(|a, b| a.start < b.start) {
        // The list consists of a few sorted runs, which a stable sort only merges.
        occurrences.sort_by(|a, b| {
            a.start.cmp(&b.start).then(b.quality.total_cmp(&a.quality)).then(b.len.cmp(&a.len))
        });
        occurrences.dedup_by_key(|occurrence| occurrence.start);
    }
    occurrences
}

/// The nodes that some occurrences are in, in reading order.
pub(super) fn nodes_of(corpus: &Corpus, occurrences: &[Occurrence]) -> Vec<u32> {
    let mut nodes = Vec::new();
    let mut end = 0;
    for occurrence in occurrences {
        if occurrence.start >= end {
            let node = corpus.tokens[occurrence.start as usize].node;
            nodes.push(node);
            end = corpus.tokens_of(node).end;
        }
    }
    nodes
}
