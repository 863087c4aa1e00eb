//! What is shown of a hit: all its matches, and the clause around the best window.

use std::ops::Range;
use std::rc::Rc;

use super::corpus::Corpus;
use super::occurrence::Occurrence;
use super::ranking::span;
use super::tokens::Gap;

/// The most characters of a clause.
const CLAUSE_CHARACTERS: usize = 200;
/// About how many characters before the match are kept where a clause has to be cut.
const CHARACTERS_BEFORE: usize = 70;
/// Matches of this quality are highlighted even if the best window has perfect ones, which diacritics left out are not.
const AS_GOOD: f32 = 0.99;

/// The buffers of [`matches`], reused from one hit to the next.
#[derive(Default)]
pub(super) struct Scratch {
    /// The good occurrences of all parts in the node, one part after the other, and the end of those of each part.
    here: Vec<Occurrence>,
    ends: Vec<usize>,
    /// The tokens of each match.
    runs: Vec<Range<u32>>,
}

/// All matches in the node of a window, in characters of its plain text, sorted and disjoint; and whether each is the whole
/// query.
///
/// If the node holds the parts next to each other, as typed, only these phrases are matches; else all occurrences of a part
/// that are as good as the one in the window. `parts` are the occurrences of each part in the whole report.
pub(super) fn matches(
    corpus: &Corpus,
    parts: &[Rc<Vec<Occurrence>>],
    window: &[Occurrence],
    widest: Gap,
    scratch: &mut Scratch,
) -> (Vec<Range<usize>>, bool) {
    let Some(first) = window.first() else {
        return (Vec::new(), true);
    };
    let tokens = corpus.tokens_of(corpus.tokens[first.start as usize].node);
    let good = |occurrence: &&Occurrence, best: &Occurrence| {
        occurrence.quality >= best.quality.min(AS_GOOD) - f32::EPSILON
            && occurrence.kind <= best.kind
    };
    let Scratch { here, ends, runs } = scratch;
    here.clear();
    ends.clear();
    runs.clear();
    for (occurrences, best) in parts.iter().zip(window) {
        let from = occurrences.partition_point(|occurrence| occurrence.start < tokens.start);
        let to =
            from + occurrences[from..].partition_point(|occurrence| occurrence.start < tokens.end);
        here.extend(occurrences[from..to].iter().filter(|occurrence| good(occurrence, best)));
        ends.push(here.len());
    }
    let mut whole = true;
    if let [_] = parts {
        runs.extend(here.iter().map(|occurrence| occurrence.start..occurrence.end()));
    } else {
        let part = |part: usize| &here[if part == 0 { 0 } else { ends[part - 1] }..ends[part]];
        let here: Vec<&[Occurrence]> = (0..parts.len()).map(part).collect();
        phrases(corpus, &here, widest, runs);
        if runs.is_empty() {
            whole = false;
            chains(&here, runs);
        }
        runs.sort_unstable_by_key(|run| (run.start, std::cmp::Reverse(run.end)));
    }
    let mut matches = Vec::with_capacity(runs.len());
    let mut end = 0;
    for run in runs.drain(..) {
        if run.start >= end {
            end = run.end;
            matches.extend(characters(corpus, run));
        }
    }
    (matches, whole)
}

/// Adds the runs of tokens in which all parts follow each other directly, with at most the `widest` gap between them.
fn phrases(corpus: &Corpus, here: &[&[Occurrence]], widest: Gap, runs: &mut Vec<Range<u32>>) {
    let next = |end: u32, occurrences: &&[Occurrence]| {
        let next = at(occurrences, end)?;
        corpus.follows(end, widest).then(|| next.end())
    };
    for first in here[0] {
        let end = here[1..].iter().try_fold(first.end(), next);
        runs.extend(end.map(|end| first.start..end));
    }
}

/// Adds the tokens of every match, joined with the matches of the next parts that follow it directly. Those that directly
/// follow a match of the part before have been added with it.
fn chains(here: &[&[Occurrence]], runs: &mut Vec<Range<u32>>) {
    for (part, occurrences) in here.iter().enumerate() {
        for first in *occurrences {
            if part > 0 && ends_at(here[part - 1], first.start) {
                continue;
            }
            let mut end = first.end();
            for occurrences in &here[part + 1..] {
                let Some(next) = at(occurrences, end) else { break };
                end = next.end();
            }
            runs.push(first.start..end);
        }
    }
}

/// The match that begins at a token.
fn at(occurrences: &[Occurrence], token: u32) -> Option<&Occurrence> {
    let found = occurrences.binary_search_by_key(&token, |occurrence| occurrence.start).ok()?;
    Some(&occurrences[found])
}

/// Whether a match ends directly before a token.
fn ends_at(occurrences: &[Occurrence], token: u32) -> bool {
    let before = occurrences.partition_point(|occurrence| occurrence.start < token);
    before > 0 && occurrences[before - 1].end() == token
}

/// The characters of some tokens, without those of a label; `None` if nothing is left.
fn characters(corpus: &Corpus, tokens: Range<u32>) -> Option<Range<usize>> {
    let tokens = &corpus.tokens[tokens.start as usize..tokens.end as usize];
    let first = tokens.iter().find(|token| !token.is_label())?;
    let last = tokens.last()?;
    Some(first.chars().start..last.chars().end)
}

/// The tokens of a window; of a match, if that has none of them.
fn around(
    corpus: &Corpus,
    all: &Range<u32>,
    window: Range<u32>,
    found: &Range<usize>,
) -> Range<u32> {
    let in_match = |token: &u32| {
        let chars = corpus.tokens[*token as usize].chars();
        chars.start < found.end && chars.end > found.start
    };
    if window.clone().any(|token| in_match(&token)) {
        return window;
    }
    let mut tokens = all.clone().filter(in_match);
    tokens.next().map_or(window, |first| first..tokens.next_back().unwrap_or(first) + 1)
}

/// The clause around a window, or around the first match where that is a phrase outside it, in characters of the node's
/// plain text: at most [`CLAUSE_CHARACTERS`], cut at words, or only the first match if that is longer.
pub(super) fn clause(
    corpus: &Corpus,
    window: &[Occurrence],
    first_match: Option<&Range<usize>>,
) -> Range<usize> {
    let inside = span(window);
    let node = corpus.tokens[inside.start as usize].node;
    let all = corpus.tokens_of(node);
    let inside = first_match.map_or(inside.clone(), |found| around(corpus, &all, inside, found));
    let token = |token: u32| corpus.tokens[token as usize].chars();
    // What is highlighted may go on over a bracket.
    let splits_match = |at: u32| {
        first_match
            .is_some_and(|found| found.start < token(at).start && token(at).start < found.end)
    };
    let parts = |at: u32| corpus.tokens[at as usize].gap >= Gap::Bracket && !splits_match(at);
    let ends = |at: u32| at + 1 == all.end || parts(at + 1);
    let begins = |at: u32| at == all.start || parts(at);
    let mut from = inside.start;
    while !begins(from) {
        from -= 1;
    }
    let mut last = inside.end - 1;
    while !ends(last) {
        last += 1;
    }
    let length = corpus.length_of(node);
    // Characters before the first token and after the last, such as quotation marks and the full stop, belong to them.
    let start_of = |at: u32| if at == all.start { 0 } else { token(at).start };
    let end_of = |at: u32| {
        if at + 1 == all.end { length } else { token(at).end }
    };
    let clause = start_of(from)..end_of(last);
    if clause.len() <= CLAUSE_CHARACTERS {
        return clause;
    }
    // If it is too long, it begins a little before the match, at a word, and goes on for as many words as fit.
    let focus = first_match.cloned().unwrap_or_else(|| token(inside.start));
    let earliest = (focus.end.saturating_sub(CLAUSE_CHARACTERS))
        .max(focus.start.saturating_sub(CHARACTERS_BEFORE));
    let fits = |at: &u32| start_of(*at) >= earliest || start_of(*at) >= focus.start;
    let start = (from..=last).find(fits).map_or(focus.start, start_of).min(focus.start);
    let end = (from..=last)
        .rev()
        .map(end_of)
        .find(|&end| end <= start + CLAUSE_CHARACTERS)
        .map_or(focus.end, |end| end.max(focus.end));
    start..end
}
