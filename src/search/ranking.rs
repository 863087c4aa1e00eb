//! Finds the nodes that match a query, and scores them by the closest window that holds all parts of the query.

use std::ops::Range;
use std::rc::Rc;

use super::corpus::Corpus;
use super::occurrence::{MatchKind, Occurrence, nodes_of};
use super::tokens::Gap;
use crate::report::Node;

/// Points if all parts match perfectly; a rare part has a higher weight than a frequent one.
const QUALITY_POINTS: f64 = 100.0;
/// Points if all parts are next to each other, ...
const CLOSE_POINTS: f64 = 30.0;
/// ... and further points if they are in the order typed.
const ORDER_POINTS: f64 = 10.0;
/// Occurrences beyond this many add no points.
const MOST_OCCURRENCES: usize = 4;
/// Points for a heading.
const HEADING_POINTS: f64 = 3.0;
/// Points for a node that holds little else than the query (lines of a letterhead or signature aside), ...
const SHORT_POINTS: f64 = 4.0;
/// ... in full if the query is this share of it.
const SHORT_SHARE: f64 = 0.2;

/// The least closeness of a window in which one part is mistyped, ...
const TYPO_CLOSENESS: f64 = 0.66;
/// ... or only begins with what was typed, ...
const UNFINISHED_CLOSENESS: f64 = 0.15;
/// ... or has other diacritics, or is an abbreviation.
const WEAK_CLOSENESS: f64 = 0.5;
/// The least closeness of a window that counts as what was typed.
pub(super) const CLOSE: f64 = 0.66;

/// A node that matches the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub node: u32,
    pub score: f64,
    /// From 0 to 1: the matched tokens as a share of the window, which hard punctuation makes longer.
    pub closeness: f64,
    /// The kind of its worst match.
    pub kind: MatchKind,
    /// Whether a sentence ends inside the window.
    pub crossing: bool,
    /// The index in [`Evaluation::chosen`] of the first match of its best window.
    chosen: usize,
}

/// The occurrences of each part of a query. Readings of the same query share most of them.
pub(super) type Parts = Vec<Rc<Vec<Occurrence>>>;

/// All nodes that match one reading of a query.
pub(super) struct Evaluation {
    pub parts: Parts,
    /// In reading order.
    pub candidates: Vec<Candidate>,
    /// The matches of the best windows, one for each part, one window after the other.
    chosen: Vec<Occurrence>,
}

impl Evaluation {
    /// Finds the nodes that hold all `parts`. `same[i]` is the first part with the same words as part `i`.
    pub(super) fn new(corpus: &Corpus, parts: Parts, same: &[usize]) -> Self {
        let mut candidates = Vec::new();
        let mut chosen = Vec::new();
        let rarest = parts.iter().min_by_key(|occurrences| occurrences.len());
        if let Some(rarest) = rarest.filter(|rarest| !rarest.is_empty()) {
            let mut finder = WindowFinder::new(corpus, &parts, same);
            let mut next = vec![0; parts.len()];
            let mut here: Vec<&[Occurrence]> = Vec::with_capacity(parts.len());
            let mut at = 0;
            while at < rarest.len() {
                let node = corpus.tokens[rarest[at].start as usize].node;
                let tokens = corpus.tokens_of(node);
                at = gallop(rarest, at, tokens.end);
                here.clear();
                for (occurrences, next) in parts.iter().zip(&mut next) {
                    let from = gallop(occurrences, *next, tokens.start);
                    *next = gallop(occurrences, from, tokens.end);
                    here.push(&occurrences[from..*next]);
                }
                if here.iter().any(|occurrences| occurrences.is_empty()) {
                    continue;
                }
                let Some(worth) = finder.best(&here) else {
                    continue;
                };
                let counts = here.iter().map(|occurrences| occurrences.len());
                let count = counts.fold(MOST_OCCURRENCES, usize::min);
                candidates.push(Candidate {
                    node,
                    score: worth.points + passage_points(corpus, node, count, &finder.best),
                    closeness: worth.closeness,
                    kind: worth.kind,
                    crossing: crosses(corpus, &finder.best),
                    chosen: chosen.len(),
                });
                chosen.extend_from_slice(&finder.best);
            }
        }
        Self { parts, candidates, chosen }
    }

    /// The matches of a candidate's best window, one for each part.
    pub(super) fn window(&self, candidate: &Candidate) -> &[Occurrence] {
        &self.chosen[candidate.chosen..candidate.chosen + self.parts.len()]
    }
}

/// Points for the number of occurrences in a node, as far as they count, and for the kind of node.
fn passage_points(corpus: &Corpus, node: u32, count: usize, window: &[Occurrence]) -> f64 {
    let often = libm::log(1.0 + count as f64);
    if corpus.is_line(node) {
        return often;
    }
    let heading = matches!(corpus.nodes[node as usize], Node::Title | Node::Heading(_));
    let covered: u32 = window.iter().map(|occurrence| u32::from(occurrence.len)).sum();
    let share = f64::from(covered) / (corpus.tokens_of(node).len() as f64 * SHORT_SHARE);
    often + SHORT_POINTS * share.min(1.0) + if heading { HEADING_POINTS } else { 0.0 }
}

/// Whether a sentence ends inside a window.
fn crosses(corpus: &Corpus, window: &[Occurrence]) -> bool {
    let inside = span(window);
    let tokens = &corpus.tokens[inside.start as usize..inside.end as usize];
    tokens.iter().skip(1).any(|token| token.gap == Gap::Sentence)
}

/// The nodes that hold all of `parts`, in reading order.
pub(super) fn common_nodes(corpus: &Corpus, parts: &[Rc<Vec<Occurrence>>]) -> Vec<u32> {
    let Some((first, others)) = parts.split_first() else {
        return Vec::new();
    };
    let mut common = nodes_of(corpus, first);
    for occurrences in others {
        let nodes = nodes_of(corpus, occurrences);
        common.retain(|node| nodes.binary_search(node).is_ok());
    }
    common
}

/// The index of the first occurrence from `from` on that does not start before `token`, by exponential search.
fn gallop(occurrences: &[Occurrence], from: usize, token: u32) -> usize {
    let mut step = 1;
    let mut end = from;
    while end < occurrences.len() && occurrences[end].start < token {
        end += step;
        step *= 2;
    }
    let end = end.min(occurrences.len());
    from + occurrences[from..end].partition_point(|occurrence| occurrence.start < token)
}

/// The points of a window, and what decides them.
#[derive(Clone, Copy)]
struct Worth {
    points: f64,
    closeness: f64,
    kind: MatchKind,
}

/// The best quality among some occurrences.
fn top(occurrences: &[Occurrence]) -> f32 {
    occurrences.iter().map(|occurrence| occurrence.quality).fold(0.0, f32::max)
}

/// The tokens from the first of some matches to the last.
pub(super) fn span(matches: &[Occurrence]) -> Range<u32> {
    let start = matches.iter().map(|occurrence| occurrence.start).min().unwrap_or(0);
    let end = matches.iter().map(Occurrence::end).max().unwrap_or(0);
    start..end
}

/// Finds the best window of a node; its buffers are reused for the next node.
struct WindowFinder<'a> {
    corpus: &'a Corpus,
    same: &'a [usize],
    weights: Vec<f64>,
    total: f64,
    /// The matches of the best window, one for each part.
    best: Vec<Occurrence>,
    /// The best quality of each part in the node.
    tops: Vec<f32>,
    /// The latest match of each part in the sweep.
    recent: Vec<Option<Occurrence>>,
    /// The index of the next occurrence of each part in the sweep.
    next: Vec<usize>,
    /// The matches of the window that is being judged, and the parts in the order of their matches.
    matches: Vec<Occurrence>,
    order: Vec<usize>,
}

impl<'a> WindowFinder<'a> {
    fn new(corpus: &'a Corpus, parts: &Parts, same: &'a [usize]) -> Self {
        let nodes = corpus.nodes.len() as f64;
        let weight = |occurrences: &Rc<Vec<Occurrence>>| {
            libm::log(1.0 + nodes / nodes_of(corpus, occurrences).len() as f64)
        };
        let weights: Vec<f64> = parts.iter().map(weight).collect();
        Self {
            corpus,
            same,
            total: weights.iter().sum(),
            weights,
            best: Vec::new(),
            tops: Vec::new(),
            recent: vec![None; parts.len()],
            next: vec![0; parts.len()],
            matches: Vec::new(),
            order: Vec::new(),
        }
    }

    /// The worth of the best window of a node, given the occurrences of each part in it. Its matches are then in `best`.
    fn best(&mut self, here: &[&[Occurrence]]) -> Option<Worth> {
        let mut best = None;
        if let [occurrences] = here {
            // Of one part, the best match; of equal ones the first.
            let occurrence =
                occurrences.iter().reduce(|a, b| if b.quality > a.quality { b } else { a })?;
            self.matches.clear();
            self.matches.push(*occurrence);
            self.keep_if_better(&mut best);
            return best;
        }
        self.sweep(here, &mut best, |_, _| true);
        // The sweep keeps only the latest match of each part, so that a worse one nearby can hide a better one further on.
        // So it is repeated with the best matches of each part only, unless these could not win either.
        self.tops.clear();
        self.tops.extend(here.iter().map(|occurrences| top(occurrences)));
        let weighed = self.tops.iter().zip(&self.weights);
        let quality: f64 = weighed.map(|(&top, weight)| f64::from(top) * weight).sum();
        let closeness = here.len() as f64 / (here.len() + 1) as f64;
        let limit = QUALITY_POINTS * quality / self.total + CLOSE_POINTS * closeness + ORDER_POINTS;
        let worse = |(occurrences, &top): (&&[Occurrence], &f32)| {
            occurrences.iter().any(|p| p.quality < top)
        };
        let hidden = best.is_none_or(|best| best.points < limit);
        if hidden && here.iter().zip(&self.tops).any(worse) {
            let tops = std::mem::take(&mut self.tops);
            self.sweep(here, &mut best, |part, occurrence| occurrence.quality >= tops[part]);
            self.tops = tops;
        }
        best
    }

    /// Goes through all allowed matches in reading order and keeps the latest of each part. Once every part has one, these
    /// are a window, which is judged after each step.
    fn sweep(
        &mut self,
        here: &[&[Occurrence]],
        best: &mut Option<Worth>,
        allowed: impl Fn(usize, &Occurrence) -> bool,
    ) {
        self.recent.fill(None);
        self.next.fill(0);
        let mut last = None;
        loop {
            let mut start = u32::MAX;
            for (part, (occurrences, next)) in here.iter().zip(&mut self.next).enumerate() {
                while occurrences.get(*next).is_some_and(|occurrence| !allowed(part, occurrence)) {
                    *next += 1;
                }
                start = start
                    .min(occurrences.get(*next).map_or(u32::MAX, |occurrence| occurrence.start));
            }
            if start == u32::MAX {
                return;
            }
            // A token counts for one part only: of several, for the part whose latest match is the furthest back.
            let mut taker: Option<(usize, Occurrence)> = None;
            for (part, (occurrences, next)) in here.iter().zip(&mut self.next).enumerate() {
                let Some(occurrence) =
                    occurrences.get(*next).filter(|occurrence| occurrence.start == start)
                else {
                    continue;
                };
                *next += 1;
                let waited = |part: usize| self.recent[part].map(|occurrence| occurrence.start);
                if taker.is_none_or(|(other, _)| waited(part) < waited(other)) {
                    taker = Some((part, *occurrence));
                }
            }
            let Some((part, occurrence)) = taker else { continue };
            let before = self.recent[part].replace(occurrence);
            // If the same part matches twice in a row, the window with the first of the two was shorter and no worse.
            if last == Some(part)
                && before.is_some_and(|before| self.was_better(part, &before, &occurrence))
            {
                continue;
            }
            last = Some(part);
            self.matches.clear();
            self.matches.extend(self.recent.iter().flatten());
            if self.matches.len() == here.len() {
                self.keep_if_better(best);
            }
        }
    }

    /// Whether a part's match `before`, after the matches of all other parts, is as good as its `next` match.
    fn was_better(&self, part: usize, before: &Occurrence, next: &Occurrence) -> bool {
        let after = |(other, occurrence): (usize, &Option<Occurrence>)| {
            other == part || occurrence.is_none_or(|occurrence| occurrence.end() <= before.start)
        };
        before.quality >= next.quality
            && before.kind <= next.kind
            && self.recent.iter().enumerate().all(after)
    }

    fn keep_if_better(&mut self, best: &mut Option<Worth>) {
        let floor = best.map_or(f64::NEG_INFINITY, |best| best.points);
        if let Some(worth) = self.judge(floor) {
            *best = Some(worth);
            self.best.clone_from(&self.matches);
        }
    }

    /// The worth of the window of `matches`; `None` if it has no more than `floor` points, if two of its matches share a
    /// token, or if they are too weak to be so far apart.
    fn judge(&mut self, floor: f64) -> Option<Worth> {
        let matches = &self.matches;
        let inside = span(matches);
        let covered: u32 = matches.iter().map(|occurrence| u32::from(occurrence.len)).sum();
        let tokens = &self.corpus.tokens;
        let breaks = tokens[inside.end as usize - 1].breaks - tokens[inside.start as usize].breaks;
        let width = inside.len() as f64 + f64::from(breaks) / 2.0;
        // A single match is perfectly close, even with punctuation in it.
        let closeness = if matches.len() == 1 { 1.0 } else { f64::from(covered) / width };
        let weighed = matches.iter().zip(&self.weights);
        let quality: f64 =
            weighed.map(|(occurrence, weight)| f64::from(occurrence.quality) * weight).sum();
        let mut points = QUALITY_POINTS * quality / self.total + CLOSE_POINTS * closeness;
        let kind = matches.iter().map(|occurrence| occurrence.kind).max()?;
        let needed = match kind {
            MatchKind::Exact | MatchKind::PartOfQuery => 0.0,
            MatchKind::Unfinished => UNFINISHED_CLOSENESS,
            MatchKind::OtherDiacritics | MatchKind::Abbreviation => WEAK_CLOSENESS,
            MatchKind::Typo => TYPO_CLOSENESS,
        };
        // Words with other diacritics count only beside at least as many right ones.
        let others = matches
            .iter()
            .filter(|occurrence| occurrence.kind == MatchKind::OtherDiacritics)
            .count();
        if matches.len() > 1 && 2 * others > matches.len() {
            return None;
        }
        // The order is checked only for the few windows that can still win by it.
        if closeness < needed || points + ORDER_POINTS <= floor {
            return None;
        }
        self.order.clear();
        self.order.extend(0..matches.len());
        self.order.sort_unstable_by_key(|&part| matches[part].start);
        let overlap = |two: &[usize]| matches[two[0]].end() > matches[two[1]].start;
        if self.order.windows(2).any(overlap) {
            return None;
        }
        // Parts with the same words may change places.
        if self.order.iter().enumerate().all(|(i, &part)| self.same[part] == self.same[i]) {
            points += ORDER_POINTS;
        }
        (points > floor).then_some(Worth { points, closeness, kind })
    }
}
