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
            let inside = window.tokens();
            evaluation.candidates.push(Candidate {
                spot,
                score: window.points
                    + (1.0 + occurrences.min(MOST_OCCURRENCES) as f64).ln()
                    + if heading { HEADING_POINTS } else { 0.0 }
                    + if corpus.is_line(spot) {
                        0.0
                    } else {
                        SHORT_POINTS * share.min(1.0)
                    },
                closeness: window.closeness,
                kind: window.kind,
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
    closeness: f64,
    kind: Kind,
    points: f64,
}

impl Window {
    fn tokens(&self) -> Range<u32> {
        span(self.matches.iter())
    }
}

/// From the first token of some matches to the end of the last.
pub(super) fn span<'a>(matches: impl Iterator<Item = &'a Occurrence> + Clone) -> Range<u32> {
    let start = matches.clone().map(|place| place.start).min().unwrap_or(0);
    let end = matches.map(Occurrence::end).max().unwrap_or(0);
    start..end
}

/// Finds the best window of a spot.
struct WindowFinder<'a> {
    corpus: &'a Corpus,
    same: &'a [usize],
    weights: Vec<f64>,
    total: f64,
    /// The latest match of each part.
    recent: Vec<Option<Occurrence>>,
}

impl WindowFinder<'_> {
    /// The best window among the places of each part in one spot.
    fn best(&mut self, here: &[&[Occurrence]]) -> Option<Window> {
        if let [places] = here {
            // One part: the best match, the first of equals.
            let best = places
                .iter()
                .reduce(|a, b| if b.quality > a.quality { b } else { a })?;
            return self.judge(std::slice::from_ref(best));
        }
        let mut best = self.sweep(here, |_, _| true);
        // A worse match nearby hides a better one a little further on: look again among the best only.
        let tops: Vec<f64> = here
            .iter()
            .map(|places| places.iter().map(|p| p.quality).fold(0.0, f64::max))
            .collect();
        if here
            .iter()
            .zip(&tops)
            .any(|(places, &top)| places.iter().any(|p| p.quality < top))
        {
            let again = self.sweep(here, |part, place| place.quality >= tops[part]);
            let better = |a: &Window| best.as_ref().is_none_or(|b| a.points > b.points);
            if again.as_ref().is_some_and(better) {
                best = again;
            }
        }
        best
    }

    /// Goes through all matches in reading order, keeping the latest of each part: whenever all are there, they are a
    /// window that ends here.
    fn sweep(
        &mut self,
        here: &[&[Occurrence]],
        allowed: impl Fn(usize, &Occurrence) -> bool,
    ) -> Option<Window> {
        self.recent.fill(None);
        let mut next = vec![0; here.len()];
        let mut best: Option<Window> = None;
        loop {
            for (part, (places, next)) in here.iter().zip(&mut next).enumerate() {
                while places.get(*next).is_some_and(|place| !allowed(part, place)) {
                    *next += 1;
                }
            }
            let Some(start) = here
                .iter()
                .zip(&next)
                .filter_map(|(places, &at)| Some(places.get(at)?.start))
                .min()
            else {
                return best;
            };
            // A token counts for one part only: where several want it, for the one that has waited longest.
            let mut taker: Option<(usize, Occurrence)> = None;
            for (part, (places, next)) in here.iter().zip(&mut next).enumerate() {
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
            let window: Option<Vec<Occurrence>> = self.recent.iter().copied().collect();
            if let Some(window) = window.and_then(|window| self.judge(&window))
                && best.as_ref().is_none_or(|best| window.points > best.points)
            {
                best = Some(window);
            }
        }
    }

    /// The points of a window; `None` if its matches are too weak to stand so far apart.
    fn judge(&self, matches: &[Occurrence]) -> Option<Window> {
        let inside = span(matches.iter());
        let covered: u32 = matches.iter().map(|place| place.len).sum();
        let tokens = &self.corpus.tokens;
        let breaks = tokens[inside.end as usize - 1].breaks - tokens[inside.start as usize].breaks;
        let width = inside.len() as f64 + f64::from(breaks) / 2.0;
        // One match may have punctuation inside; it is as close to itself as can be.
        let closeness = if matches.len() == 1 {
            1.0
        } else {
            (f64::from(covered) / width).min(1.0)
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
        Some(Window {
            closeness,
            kind,
            points: QUALITY_POINTS * quality / self.total
                + CLOSE_POINTS * closeness
                + if self.in_order(matches) {
                    ORDER_POINTS
                } else {
                    0.0
                },
            matches: matches.to_vec(),
        })
    }

    /// Whether the parts stand in the order typed; parts with the same words may change places.
    fn in_order(&self, matches: &[Occurrence]) -> bool {
        let mut parts: Vec<usize> = (0..matches.len()).collect();
        parts.sort_unstable_by_key(|&part| matches[part].start);
        parts
            .iter()
            .enumerate()
            .all(|(i, &part)| self.same[part] == self.same[i])
    }
}
