//! Finds positions by the words around them, all in one reading of the report.
//!
//! Words are compared folded and in pairs of neighbours. The report is divided into overlapping stretches of a few words.
//! Stretches that hold most pairs of an anchor are candidates, so that single changed words do no harm. Of the few best
//! candidates the one is chosen whose words are most nearly in the anchor's order.

use std::collections::HashMap;
use std::hash::Hasher;
use std::ops::Range;

use fnv::FnvHasher;

use super::{Anchor, BEFORE, ONWARD, Relocation, is_word};
use crate::fold::letters;
use crate::report::{Node, Position, Report};

/// The share of the words from the passage itself that must be found again: two of three.
const SHARE: (usize, usize) = (2, 3);
/// How many words of an anchor must be found again to relocate it to another passage.
const ENOUGH: usize = 6;
/// Half the length of a stretch, in words: by twice as many the words of an anchor may have moved apart.
const SLACK: usize = 4;
/// How many candidates are compared word by word for each anchor.
const STRETCHES: usize = 8;

/// How many stretches are being filled at once: a word of the report may be any of the window, which then begins in one of so
/// many.
const RECENT: usize = (BEFORE + ONWARD) / SLACK + 2;

/// The hashes of two words that follow each other.
type WordPair = (u32, u32);

/// An anchor that is looked for by its words.
pub(super) struct Sought<'a> {
    anchor: &'a Anchor,
    /// The position at its address, if the report has that address.
    own: Option<Position>,
    /// The same, if the passage still has the anchor's words at its offset.
    unchanged: Option<Position>,
    /// The hashes of its words: those before it, those from it on, those after its passage.
    window: Vec<u32>,
    /// Which of the window are the words from the position on, in its own passage.
    core: Range<usize>,
    /// The last few stretches that hold pairs of the window, each in the slot of its number modulo their count.
    recent: [Option<Stretch>; RECENT],
    /// The stretches with most pairs.
    best: Vec<Stretch>,
    /// The stretch with most pairs of those in the passage at its address.
    at_own_address: Option<Stretch>,
}

/// A stretch of the report: its number, and a bit mask of the pairs of a window that it holds.
#[derive(Clone, Copy)]
struct Stretch {
    number: usize,
    pairs: u32,
}

impl Stretch {
    /// How many words of the window are in one of the pairs.
    fn count(self) -> usize {
        words(self.pairs).count_ones() as usize
    }
}

/// A bit mask of these places in a window, which has at most 24.
fn mask(places: impl Iterator<Item = usize>) -> u32 {
    places.fold(0, |mask, at| mask | 1 << at)
}

/// A bit mask of the words of the window that are in one of these pairs.
fn words(pairs: u32) -> u32 {
    pairs | pairs << 1
}

impl<'a> Sought<'a> {
    pub(super) fn new(
        anchor: &'a Anchor,
        own: Option<Position>,
        unchanged: Option<Position>,
    ) -> Self {
        let before = hashes(&anchor.before);
        let mut window = before[before.len().saturating_sub(BEFORE)..].to_vec();
        let start = window.len();
        window.extend(hashes(&anchor.words).into_iter().take(ONWARD));
        let core = start..window.len();
        window.extend(hashes(&anchor.after).into_iter().take(ONWARD - core.len()));
        Self {
            anchor,
            own,
            unchanged,
            window,
            core,
            recent: [None; RECENT],
            best: Vec::new(),
            at_own_address: None,
        }
    }

    /// The pairs of the window, each with the index at which it first occurs.
    fn pairs(&self) -> impl Iterator<Item = (WordPair, usize)> + '_ {
        let pair = |at: usize| (self.window[at], self.window[at + 1]);
        (0..self.window.len().saturating_sub(1))
            .filter(move |&at| (0..at).all(|other| pair(other) != pair(at)))
            .map(move |at| (pair(at), at))
    }

    /// Records that the pair at `at` of the window is at word `word` of the report, and whether that is in or next to the
    /// passage at the anchor's own address.
    fn record(&mut self, at: usize, word: usize, at_own_address: bool) {
        // The word at which the window would begin, shifted so that it may begin before the report does. Stretches overlap
        // by half, so that words close together always share one.
        let begin = word + BEFORE + ONWARD - at;
        for number in [begin / SLACK, begin / SLACK + 1] {
            let slot = &mut self.recent[number % RECENT];
            let pairs = slot.filter(|known| known.number == number).map_or(0, |known| known.pairs);
            let stretch = Stretch { number, pairs: pairs | 1 << at };
            *slot = Some(stretch);
            let best = self.at_own_address;
            if at_own_address && best.is_none_or(|best| best.count() < stretch.count()) {
                self.at_own_address = Some(stretch);
            }
            if let Some(known) = self.best.iter_mut().find(|known| known.number == number) {
                *known = stretch;
            } else if self.best.len() < STRETCHES {
                self.best.push(stretch);
            } else if let Some(least) = self.best.iter_mut().min_by_key(|known| known.count())
                && least.count() < stretch.count()
            {
                *least = stretch;
            }
        }
    }

    /// Decides where the anchor is, once the report has been read.
    pub(super) fn judge(&self, report: &Report, stream: &Stream) -> Relocation {
        let core = mask(self.core.clone());
        let own = |pairs: u32| (words(pairs) & core).count_ones() as usize;
        let all = own(mask(self.pairs().map(|(_, at)| at)));
        let holds = |stretch: &Stretch| own(stretch.pairs) * SHARE.1 >= all * SHARE.0;
        let enough = |stretch: &Stretch| stretch.count() >= ENOUGH.min(self.window.len());
        let position = |stretch: &Stretch| self.position(report, stream, *stretch);
        let at_own_address = match self.unchanged {
            Some(own) => {
                let near: f64 = self.core.clone().map(|at| self.weight(at)).sum();
                // The words about it count where they are still there, as they do elsewhere.
                let there = self.at_own_address.as_ref().and_then(position);
                let about = there.filter(|&(position, _)| position == own);
                Some((own, about.map_or(near, |(_, about)| near.max(about))))
            }
            None => {
                self.at_own_address.as_ref().filter(|stretch| holds(stretch)).and_then(position)
            }
        };
        let elsewhere = self.best.iter();
        let elsewhere = elsewhere.filter(|stretch| holds(stretch) && enough(stretch));
        // Of equally good positions the one whose offset is nearest to the anchor's, then the one at its own address.
        let far = |position: Position| position.offset.abs_diff(self.anchor.offset);
        let better = |(position, near): (Position, f64), (other, other_near): (Position, f64)| {
            near > other_near || (near >= other_near && far(position) < far(other))
        };
        let found = at_own_address
            .into_iter()
            .chain(elsewhere.filter_map(position))
            .reduce(|best, other| if better(other, best) { other } else { best });
        match found {
            Some((position, _)) if self.own.is_some_and(|own| own.node == position.node) => {
                Relocation::There(position)
            }
            Some((position, _)) => Relocation::Moved(position),
            None => Relocation::Lost,
        }
    }

    /// The weight of a word of the window that is in its old order: the nearer to the position, the more.
    fn weight(&self, at: usize) -> f64 {
        1.0 / (1 + at.abs_diff(self.core.start)) as f64
    }

    /// The position in a stretch at which most of the window, by weight, is in its old order; and the sum of these weights.
    fn position(
        &self,
        report: &Report,
        stream: &Stream,
        stretch: Stretch,
    ) -> Option<(Position, f64)> {
        let begins = stretch.number.saturating_sub(1) * SLACK..(stretch.number + 1) * SLACK;
        let here = self.core.start;
        // The words at which the position could be, from those at which the window could begin.
        let candidates = begins.filter_map(|begin| (begin + here).checked_sub(BEFORE + ONWARD));
        let matches = |position: usize, at: usize| {
            let word = (position + at).checked_sub(here);
            word.and_then(|word| stream.words.get(word))
                .is_some_and(|word| word.hash == self.window[at])
        };
        let near = |position: usize| -> f64 {
            (0..self.window.len())
                .filter(|&at| matches(position, at))
                .map(|at| self.weight(at))
                .sum()
        };
        let (near, mut word) = candidates
            .map(|position| (near(position), position))
            .reduce(|best, other| if other.0 > best.0 { other } else { best })?;
        if self.core.is_empty() {
            // The position was at the end of its passage.
            let last = stream.words.get(word.checked_sub(1)?)?;
            let node = stream.nodes[last.node as usize];
            let end = report.plain(node).chars().count();
            let offset = end.saturating_sub(self.anchor.words.chars().count());
            return Some((Position { node, offset }, near));
        }
        // Where the first words are gone, the first word left may be in the next passage, at whose beginning the position is.
        let known = self.core.clone().find(|&at| matches(word, at))?;
        let node = stream.words[word + known - here].node;
        word += stream.words[word..].iter().take_while(|word| word.node != node).count();
        let node = stream.nodes[node as usize];
        let offset = self.with_lead(&report.plain(node), stream.words[word].start as usize);
        Some((Position { node, offset }, near))
    }

    /// The offset of a word of a text, or of the brackets and quotes before it if the anchor began with them.
    fn with_lead(&self, text: &str, start: usize) -> usize {
        let lead: Vec<char> = self.anchor.words.chars().take_while(|&c| !is_word(c)).collect();
        let Some(from) = start.checked_sub(lead.len()) else {
            return start;
        };
        let same = text.chars().skip(from).take(lead.len()).eq(lead.iter().copied());
        if same { from } else { start }
    }
}

/// The words of a report in reading order.
pub(super) struct Stream {
    nodes: Vec<Node>,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    /// The index of its node in [`Stream::nodes`].
    node: u32,
    /// The offset in the node's plain text, in characters.
    start: u32,
}

impl Stream {
    /// Reads a report, and records for each anchor the stretches that hold its words.
    pub(super) fn read(report: &Report, sought: &mut [(usize, Sought)]) -> Self {
        let mut wanted: HashMap<WordPair, Vec<(usize, usize)>> = HashMap::new();
        for (i, (_, sought)) in sought.iter().enumerate() {
            for (pair, at) in sought.pairs() {
                wanted.entry(pair).or_default().push((i, at));
            }
        }
        let mut stream = Self { nodes: report.nodes().collect(), words: Vec::new() };
        for (number, &node) in stream.nodes.iter().enumerate() {
            let words = &mut stream.words;
            each_word(&report.plain(node), |start, hash| {
                words.push(Word { hash, node: number as u32, start: start as u32 });
            });
        }
        for (word, pair) in stream.words.windows(2).enumerate() {
            for &(i, at) in wanted.get(&(pair[0].hash, pair[1].hash)).map_or(&[][..], Vec::as_slice)
            {
                let sought = &mut sought[i].1;
                // A pair may begin in the passage above.
                let own = sought.own.map(|own| own.node);
                let at_own_address =
                    pair.iter().any(|word| own == Some(stream.nodes[word.node as usize]));
                sought.record(at, word, at_own_address);
            }
        }
        stream
    }
}

/// The folded hash of each word of a text.
fn hashes(text: &str) -> Vec<u32> {
    let mut hashes = Vec::new();
    each_word(text, |_, hash| hashes.push(hash));
    hashes
}

/// Calls `take` with the offset in characters and the folded hash of each word of a text.
fn each_word(text: &str, mut take: impl FnMut(usize, u32)) {
    let mut folded = Vec::new();
    let mut word: Option<(usize, usize)> = None;
    let mut ended = |from: usize, to: usize, start: usize| {
        folded.clear();
        letters(&text[from..to], &mut folded);
        let mut hasher = FnvHasher::default();
        for letter in &folded {
            hasher.write(&(letter.base as u32).to_le_bytes());
        }
        let hash = hasher.finish();
        take(start, (hash ^ hash >> 32) as u32);
    };
    for (offset, (at, c)) in text.char_indices().enumerate() {
        match (word, is_word(c)) {
            (None, true) => word = Some((at, offset)),
            (Some((from, start)), false) => {
                ended(from, at, start);
                word = None;
            }
            _ => {}
        }
    }
    if let Some((from, start)) = word {
        ended(from, text.len(), start);
    }
}
