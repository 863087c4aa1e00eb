//! What is shown of a hit: every occurrence in its node, and the clause around the best window.

use std::ops::Range;
use std::rc::Rc;

use super::corpus::Corpus;
use super::occurrence::Occurrence;
use super::ranking::span;
use super::tokens::Gap;

/// The most characters of a clause.
const CLAUSE_CHARACTERS: usize = 200;
/// Where a clause has to be cut, about this many characters before the match stay.
const CHARACTERS_BEFORE: usize = 70;
/// Matches this good are highlighted as well where the best window has a perfect one: diacritics not typed are no worse.
const AS_GOOD: f32 = 0.99;

/// What [`matches`] works with, kept from one hit to the next of a search.
#[derive(Default)]
pub(super) struct Scratch {
    /// The good places of all parts in the node, one part after the other, and where each part ends.
    here: Vec<Occurrence>,
    ends: Vec<usize>,
    /// The tokens of each match.
    runs: Vec<Range<u32>>,
}

/// All occurrences in the node of a window, in characters of its plain text: sorted and disjoint; and whether each is
/// the whole query.
///
/// Where the parts stand together somewhere, as typed, only those phrases count; else every match of a part does that is
/// as good as the one in the window. `parts` are the places of each part in the whole report.
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
    for (places, best) in parts.iter().zip(window) {
        let from = places.partition_point(|occurrence| occurrence.start < tokens.start);
        let to = from + places[from..].partition_point(|occurrence| occurrence.start < tokens.end);
        here.extend(places[from..to].iter().filter(|occurrence| good(occurrence, best)));
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

/// Adds the tokens where all parts stand one right after the other, with no more between than the `widest` gap.
fn phrases(corpus: &Corpus, here: &[&[Occurrence]], widest: Gap, runs: &mut Vec<Range<u32>>) {
    let next = |end: u32, places: &&[Occurrence]| {
        let next = at(places, end)?;
        corpus.follows(end, widest).then(|| next.end())
    };
    for first in here[0] {
        let end = here[1..].iter().try_fold(first.end(), next);
        runs.extend(end.map(|end| first.start..end));
    }
}

/// Adds the tokens of every match, each with those of the next parts that follow right on it; without those that follow
/// right on a match of the part before, which stand there already.
fn chains(here: &[&[Occurrence]], runs: &mut Vec<Range<u32>>) {
    for (part, places) in here.iter().enumerate() {
        for first in *places {
            if part > 0 && ends_at(here[part - 1], first.start) {
                continue;
            }
            let mut end = first.end();
            for places in &here[part + 1..] {
                let Some(next) = at(places, end) else { break };
                end = next.end();
            }
            runs.push(first.start..end);
        }
    }
}

/// The match that begins at a token.
fn at(places: &[Occurrence], token: u32) -> Option<&Occurrence> {
    let found = places.binary_search_by_key(&token, |occurrence| occurrence.start).ok()?;
    Some(&places[found])
}

/// Whether a match ends right before a token.
fn ends_at(places: &[Occurrence], token: u32) -> bool {
    let before = places.partition_point(|occurrence| occurrence.start < token);
    before > 0 && places[before - 1].end() == token
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
/// plain text: at most [`CLAUSE_CHARACTERS`], from word to word, or the first match alone if that is longer still.
pub(super) fn clause(
    corpus: &Corpus,
    window: &[Occurrence],
    first_match: Option<&Range<usize>>,
) -> Range<usize> {
    let inside = span(window);
    let node = corpus.tokens[inside.start as usize].node;
    let all = corpus.tokens_of(node);
    let inside = first_match.map_or(inside.clone(), |found| around(corpus, &all, inside, found));
    let ends =
        |token: u32| token + 1 == all.end || corpus.tokens[token as usize + 1].gap >= Gap::Bracket;
    let begins =
        |token: u32| token == all.start || corpus.tokens[token as usize].gap >= Gap::Bracket;
    let mut from = inside.start;
    while !begins(from) {
        from -= 1;
    }
    let mut last = inside.end - 1;
    while !ends(last) {
        last += 1;
    }
    let token = |token: u32| corpus.tokens[token as usize].chars();
    let length = corpus.length_of(node);
    // What stands before the first token and after the last belongs to them: quotation diacritics, the full stop.
    let start_of = |at: u32| if at == all.start { 0 } else { token(at).start };
    let end_of = |at: u32| {
        if at + 1 == all.end { length } else { token(at).end }
    };
    let clause = start_of(from)..end_of(last);
    if clause.len() <= CLAUSE_CHARACTERS {
        return clause;
    }
    // Too long: begin a little before the match, at a word, and go on for as many words as fit.
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
