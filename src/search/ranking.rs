//! Which spots answer a query, and how well: the closest window that holds all its parts, and a score for it.

use std::ops::Range;

use super::corpus::Corpus;
use super::matching::{Kind, Occurrence};
use super::tokens::Gap;
use crate::report::Spot;

/// Points for all parts matching perfectly; a rare part weighs more than a frequent one.
const QUALITY_POINTS: f64 = 100.0;
/// Points for all parts standing right beside each other, ...
const CLOSE_POINTS: f64 = 30.0;
/// ... and more if they stand in the order typed.
const ORDER_POINTS: f64 = 10.0;
/// Occurrences beyond this many bring no more points.
const MOST_OCCURRENCES: usize = 4;
/// Points for a heading.
const HEADING_POINTS: f64 = 3.0;
/// Points for a spot that says little else (a line of a signature is not meant), ...
const SHORT_POINTS: f64 = 4.0;
/// ... in full when the query is this share of it.
const SHORT_SHARE: f64 = 0.2;

/// How close the parts must stand if one of them is a slip, ...
const TYPO_CLOSENESS: f64 = 0.66;
/// ... or only begins as what was typed, ...
const UNFINISHED_CLOSENESS: f64 = 0.15;
/// ... or has other marks, or is an abbreviation.
const WEAK_CLOSENESS: f64 = 0.5;
/// From this closeness on a window reads as what was typed.
pub(super) const CLOSE: f64 = 0.66;

/// A spot that answers the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub spot: u32,
    pub score: f64,
    /// From 0 to 1: the matched tokens as a share of the window, which hard punctuation makes longer.
    pub closeness: f64,
    /// The kind of its worst match.
    pub kind: Kind,
    /// Whether a sentence ends inside the window.
    pub crossing: bool,
    /// Where in [`Evaluation::chosen`] the matches of its best window begin.
    chosen: usize,
}

/// All spots that answer a query read in one way.
pub(super) struct Evaluation {
    /// The places of each part.
    pub parts: Vec<Vec<Occurrence>>,
    /// In reading order.
    pub candidates: Vec<Candidate>,
    /// The best windows' matches, one for each part, one window after the other.
    chosen: Vec<Occurrence>,
}

impl Evaluation {
    /// Finds the spots that hold all `parts`. `same[i]` is the first part with the same words as part `i`.
    pub(super) fn new(corpus: &Corpus, parts: Vec<Vec<Occurrence>>, same: &[usize]) -> Self {
        let mut evaluation = Self {
            candidates: Vec::new(),
            chosen: Vec::new(),
            parts,
        };
        let Some(rarest) = evaluation.parts.iter().min_by_key(|places| places.len()) else {
            return evaluation;
        };
        if rarest.is_empty() {
            return evaluation;
        }
        let spots = corpus.spots.len() as f64;
        let weights: Vec<f64> = evaluation
            .parts
            .iter()
            .map(|places| (1.0 + spots / spots_of(corpus, places) as f64).ln())
            .collect();
        let mut finder = WindowFinder {
            corpus,
            same,
            total: weights.iter().sum(),
            weights,
            recent: vec![None; evaluation.parts.len()],
            next: vec![0; evaluation.parts.len()],
            matches: Vec::new(),
            order: Vec::new(),
        };
        let mut next = vec![0; evaluation.parts.len()];
        let mut at = 0;
        while at < rarest.len() {
            let spot = corpus.tokens[rarest[at].start as usize].spot;
            let tokens = corpus.tokens_of(spot);
            at += rarest[at..].partition_point(|place| place.start < tokens.end);
            let here: Option<Vec<&[Occurrence]>> = evaluation
                .parts
                .iter()
                .zip(&mut next)
                .map(|(places, next)| {
                    *next = gallop(places, *next, tokens.start);
                    let end = gallop(places, *next, tokens.end);
                    (end > *next).then(|| &places[*next..end])
                })
                .collect();
            let Some(here) = here else { continue };
            let Some(window) = finder.best(&here) else {
                continue;
            };
            let occurrences = here.iter().map(|places| places.len()).min().unwrap_or(0);
            let heading = matches!(corpus.spots[spot as usize], Spot::Title | Spot::Heading(_));
            let covered: u32 = window.matches.iter().map(|place| place.len).sum();
            let share = f64::from(covered) / (tokens.len() as f64 * SHORT_SHARE);
            let inside = span(window.matches.iter());
            evaluation.candidates.push(Candidate {
                spot,
                score: window.worth.points
                    + (1.0 + occurrences.min(MOST_OCCURRENCES) as f64).ln()
                    + if heading { HEADING_POINTS } else { 0.0 }
                    + if corpus.is_line(spot) {
                        0.0
                    } else {
                        SHORT_POINTS * share.min(1.0)
                    },
                closeness: window.worth.closeness,
                kind: window.worth.kind,
                crossing: (inside.start + 1..inside.end)
                    .any(|token| corpus.tokens[token as usize].gap == Gap::Sentence),
                chosen: evaluation.chosen.len(),
            });
            evaluation.chosen.extend(window.matches);
        }
        evaluation
    }

    /// The matches of a candidate's best window, one for each part.
    pub(super) fn window(&self, candidate: &Candidate) -> &[Occurrence] {
        &self.chosen[candidate.chosen..candidate.chosen + self.parts.len()]
    }
}

/// How many spots some places stand in.
fn spots_of(corpus: &Corpus, places: &[Occurrence]) -> usize {
    let mut spots = 0;
    let mut end = 0;
    for place in places {
        if place.start >= end {
            spots += 1;
            end = corpus
                .tokens_of(corpus.tokens[place.start as usize].spot)
                .end;
        }
    }
    spots
}

/// The first of `places` from `from` on that does not start before `token`: doubling steps, then halving.
fn gallop(places: &[Occurrence], from: usize, token: u32) -> usize {
    let mut step = 1;
    let mut end = from;
    while end < places.len() && places[end].start < token {
        end += step;
        step *= 2;
    }
    let end = end.min(places.len());
    from + places[from..end].partition_point(|place| place.start < token)
}

/// Some tokens that hold all parts.
struct Window {
    /// One for each part.
    matches: Vec<Occurrence>,
    worth: Worth,
}

/// What a window is worth.
#[derive(Clone, Copy)]
struct Worth {
    points: f64,
    closeness: f64,
    kind: Kind,
}

/// From the first token of some matches to the end of the last.
pub(super) fn span<'a>(matches: impl Iterator<Item = &'a Occurrence>) -> Range<u32> {
    matches
        .map(|place| place.start..place.end())
        .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
        .unwrap_or_default()
}

/// Finds the best window of a spot.
struct WindowFinder<'a> {
    corpus: &'a Corpus,
    same: &'a [usize],
    weights: Vec<f64>,
    total: f64,
    /// The latest match of each part, ...
    recent: Vec<Option<Occurrence>>,
    /// ... where the next is looked for, ...
    next: Vec<usize>,
    /// ... and, while a window is judged, its matches and the order they stand in.
    matches: Vec<Occurrence>,
    order: Vec<usize>,
}

impl WindowFinder<'_> {
    /// The best window among the places of each part in one spot.
    fn best(&mut self, here: &[&[Occurrence]]) -> Option<Window> {
        if let [places] = here {
            // One part: the best match, the first of equals.
            let best = places
                .iter()
                .reduce(|a, b| if b.quality > a.quality { b } else { a })?;
            self.matches.clear();
            self.matches.push(*best);
            return self.judge().map(|worth| Window {
                matches: self.matches.clone(),
                worth,
            });
        }
        let best = self.sweep(here, |_, _| true);
        // A worse match nearby hides a better one a little further on: look again among the best only.
        let top = |places: &&[Occurrence]| places.iter().map(|p| p.quality).fold(0.0, f64::max);
        let tops: Vec<f64> = here.iter().map(top).collect();
        if !here
            .iter()
            .zip(&tops)
            .any(|(places, &top)| places.iter().any(|p| p.quality < top))
        {
            return best;
        }
        let again = self.sweep(here, |part, place| place.quality >= tops[part]);
        match (best, again) {
            (Some(best), Some(again)) if again.worth.points > best.worth.points => Some(again),
            (best, again) => best.or(again),
        }
    }

    /// Goes through all allowed matches in reading order, keeping the latest of each part: whenever all are there, they
    /// are a window that ends here.
    fn sweep(
        &mut self,
        here: &[&[Occurrence]],
        allowed: impl Fn(usize, &Occurrence) -> bool,
    ) -> Option<Window> {
        self.recent.fill(None);
        self.next.fill(0);
        let mut best: Option<Window> = None;
        loop {
            let mut start = u32::MAX;
            for (part, (places, next)) in here.iter().zip(&mut self.next).enumerate() {
                while places.get(*next).is_some_and(|place| !allowed(part, place)) {
                    *next += 1;
                }
                start = start.min(places.get(*next).map_or(u32::MAX, |place| place.start));
            }
            if start == u32::MAX {
                return best;
            }
            // A token counts for one part only: where several want it, for the one that has waited longest.
            let mut taker: Option<(usize, Occurrence)> = None;
            for (part, (places, next)) in here.iter().zip(&mut self.next).enumerate() {
                let Some(place) = places.get(*next).filter(|place| place.start == start) else {
                    continue;
                };
                *next += 1;
                let waited = |part: usize| self.recent[part].map(|place| place.start);
                if taker.is_none_or(|(other, _)| waited(part) < waited(other)) {
                    taker = Some((part, *place));
                }
            }
            if let Some((part, place)) = taker {
                self.recent[part] = Some(place);
            }
            self.matches.clear();
            self.matches.extend(self.recent.iter().flatten());
            if self.matches.len() == here.len()
                && let Some(worth) = self.judge()
                && best
                    .as_ref()
                    .is_none_or(|best| worth.points > best.worth.points)
            {
                best = Some(Window {
                    matches: self.matches.clone(),
                    worth,
                });
            }
        }
    }

    /// What the window of `matches` is worth; `None` if two of them share a token, or if they are too weak to stand so
    /// far apart.
    fn judge(&mut self) -> Option<Worth> {
        let matches = &self.matches;
        self.order.clear();
        self.order.extend(0..matches.len());
        self.order.sort_unstable_by_key(|&part| matches[part].start);
        let overlap = |two: &[usize]| matches[two[0]].end() > matches[two[1]].start;
        if self.order.windows(2).any(overlap) {
            return None;
        }
        let inside = span(matches.iter());
        let covered: u32 = matches.iter().map(|place| place.len).sum();
        let tokens = &self.corpus.tokens;
        let breaks = tokens[inside.end as usize - 1].breaks - tokens[inside.start as usize].breaks;
        let width = inside.len() as f64 + f64::from(breaks) / 2.0;
        // One match may have punctuation inside; it is as close to itself as can be.
        let closeness = if matches.len() == 1 {
            1.0
        } else {
            f64::from(covered) / width
        };
        let kind = matches.iter().map(|place| place.kind).max()?;
        let needed = match kind {
            Kind::Exact => 0.0,
            Kind::Unfinished => UNFINISHED_CLOSENESS,
            Kind::OtherMarks | Kind::Abbreviation => WEAK_CLOSENESS,
            Kind::Typo => TYPO_CLOSENESS,
        };
        if closeness < needed {
            return None;
        }
        let quality: f64 = matches
            .iter()
            .zip(&self.weights)
            .map(|(place, weight)| place.quality * weight)
            .sum();
        // Parts with the same words may change places.
        let in_order = self
            .order
            .iter()
            .enumerate()
            .all(|(i, &part)| self.same[part] == self.same[i]);
        Some(Worth {
            points: QUALITY_POINTS * quality / self.total
                + CLOSE_POINTS * closeness
                + if in_order { ORDER_POINTS } else { 0.0 },
            closeness,
            kind,
        })
    }
}
