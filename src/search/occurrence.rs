//! Occurrences of a part of a query in the report: where, how good, and of which kind. How they are found is in
//! [`super::matching`].

use super::corpus::Corpus;

/// How a match came about, from the best down. The order matters: a hit is as good as its worst match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchKind {
    /// The word itself, with its diacritics or with fewer; also glued to others.
    Exact,
    /// A word that goes on after what was typed.
    Unfinished,
    /// The word with other diacritics.
    OtherDiacritics,
    /// What an abbreviation may stand for, or an abbreviation of it.
    Abbreviation,
    /// A word it may be a slip of.
    Typo,
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
    /// The first token behind it.
    pub(super) fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }
}

/// Sorts by position; of several matches at one position the best stays.
pub(super) fn in_order(mut occurrences: Vec<Occurrence>) -> Vec<Occurrence> {
    if !occurrences.is_sorted_by(|a, b| a.start < b.start) {
        // A stable sort finds the few ordered runs this is made of, and only merges them.
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
