//! Looking for places by their words, all in one reading of the report.
//!
//! Words are compared folded and in pairs. A place may be where most pairs of its words stand close together, so that a
//! word changed here and there does no harm; of the few best such stretches it is in the one whose words stand most as
//! they stood about it.

use std::collections::HashMap;
use std::hash::Hasher;
use std::ops::Range;

use fnv::FnvHasher;

use super::{Anchor, BEFORE, ONWARD, Relocation, is_word};
use crate::fold::letters;
use crate::report::{Node, Position, Report};

/// The share of a passage's words that must be found again: two of three.
const SHARE: (usize, usize) = (2, 3);
/// The words, of those about a place and its own, that must be found again elsewhere in the report.
const ENOUGH: usize = 6;
/// Half the words by which a place's own may have moved apart.
const SLACK: usize = 4;
/// Stretches of the report that are looked at closely for each place.
const STRETCHES: usize = 8;

/// A pair of words that follow each other.
type WordPair = (u32, u32);

/// A place that is looked for by its words.
pub(super) struct Sought<'a> {
    anchor: &'a Anchor,
    /// Its address and offset, if the report has them.
    own: Option<Position>,
    /// Its passage has the same words there.
    same: bool,
    /// The words before it, its own, and those after.
    window: Vec<u32>,
    /// Which of those are its passage's.
    core: Range<usize>,
    /// Where its words stand together, a mask of the pairs for each stretch of the report: the last few stretches.
    recent: [(usize, u32); 8],
    /// The stretches with most of them.
    best: Vec<Stretch>,
    /// That with most of those at its address.
    at_home: Option<Stretch>,
}

/// A stretch of the report, and which pairs of a window stand in it.
#[derive(Clone, Copy)]
struct Stretch {
    number: usize,
    pairs: u32,
}

impl Stretch {
    /// Which words of the window are in one of the pairs.
    fn words(self) -> u64 {
        u64::from(self.pairs) | u64::from(self.pairs) << 1
    }

    fn count(self) -> usize {
        self.words().count_ones() as usize
    }
}

impl<'a> Sought<'a> {
    pub(super) fn new(anchor: &'a Anchor, own: Option<Position>, same: bool) -> Self {
        let mut window = Vec::new();
        let mut add = |text: &str, most: usize, from_end: bool| {
            let mut hashes = Vec::new();
            each_word(text, |_, hash| hashes.push(hash));
            let skip = if from_end { hashes.len().saturating_sub(most) } else { 0 };
            window.extend(hashes.into_iter().skip(skip).take(most));
            window.len()
        };
        let start = add(&anchor.before, BEFORE, true);
        let end = add(&anchor.words, ONWARD, false);
        add(&anchor.after, ONWARD - (end - start), false);
        Self {
            anchor,
            own,
            same,
            window,
            core: start..end,
            recent: [(usize::MAX, 0); 8],
            best: Vec::new(),
            at_home: None,
        }
    }

    /// The pairs of its words, each where it first stands.
    fn pairs(&self) -> impl Iterator<Item = (WordPair, usize)> + '_ {
        let pair = |at: usize| (self.window[at], self.window[at + 1]);
        (0..self.window.len().saturating_sub(1))
            .filter(move |&at| (0..at).all(|other| pair(other) != pair(at)))
            .map(move |at| (pair(at), at))
    }

    /// Notes that the pair at `at` of the window stands at word `word` of the report.
    fn meet(&mut self, at: usize, word: usize, home: bool) {
        // Where the window would begin, counted from 1 so that it may begin before the report does. Stretches overlap
        // by half: words that belong together share one, wherever it is cut.
        let begin = word + BEFORE + ONWARD - at;
        for number in [begin / SLACK, begin / SLACK + 1] {
            let slot = &mut self.recent[number % 8];
            if slot.0 != number {
                *slot = (number, 0);
            }
            slot.1 |= 1 << at;
            let pairs = slot.1;
            let stretch = Stretch { number, pairs };
            if home && self.at_home.is_none_or(|best| best.count() < stretch.count()) {
                self.at_home = Some(stretch);
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

    pub(super) fn judge(&self, report: &Report, stream: &Stream) -> Relocation {
        let core = self.core.clone().fold(0, |mask, at| mask | 1 << at);
        let all =
            Stretch { pairs: self.pairs().fold(0, |mask, (_, at)| mask | 1 << at), number: 0 };
        let own = |stretch: Stretch| (stretch.words() & core).count_ones() as usize;
        let holds = |stretch: &Stretch| own(*stretch) * SHARE.1 >= own(all) * SHARE.0;
        let enough = |stretch: &Stretch| stretch.count() >= ENOUGH.min(self.window.len());
        let position = |stretch: &Stretch| self.position(report, stream, *stretch);
        let home = if self.same {
            let near: f64 = self.core.clone().map(|at| self.weight(at)).sum();
            // The words about it count where they are still there, as they do elsewhere.
            let there = self.at_home.as_ref().and_then(position);
            let there = there.filter(|(position, _)| Some(*position) == self.own);
            let about = there.map_or(0.0, |(_, near)| near);
            self.own.map(|own| (own, near.max(about)))
        } else {
            self.at_home.as_ref().filter(|stretch| holds(stretch)).and_then(position)
        };
        let elsewhere = self.best.iter();
        let elsewhere = elsewhere.filter(|stretch| holds(stretch) && enough(stretch));
        // Of places with the same words about them the one at home, and then the one as far into its passage.
        let far = |position: Position| position.offset.abs_diff(self.anchor.offset);
        let better = |(position, near): (Position, f64), (other, other_near): (Position, f64)| {
            near > other_near || (near >= other_near && far(position) < far(other))
        };
        let found = home
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

    /// What a word of the window counts, standing where it did: the nearer to the place the more.
    fn weight(&self, at: usize) -> f64 {
        1.0 / (1 + at.abs_diff(self.core.start)) as f64
    }

    /// The place in a stretch: where the words about it stand best as they stood about the place, and how well.
    fn position(
        &self,
        report: &Report,
        stream: &Stream,
        stretch: Stretch,
    ) -> Option<(Position, f64)> {
        let begins = stretch.number.saturating_sub(1) * SLACK..(stretch.number + 1) * SLACK;
        let here = self.core.start;
        // From where the window would begin, counted from 1, to where the place would be.
        let places = begins.filter_map(|begin| (begin + here).checked_sub(BEFORE + ONWARD));
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
        let mut best = (0.0, 0);
        for position in places {
            let near = near(position);
            if near > best.0 {
                best = (near, position);
            }
        }
        let (near, mut word) = best;
        if self.core.is_empty() {
            // The place was at the end of its passage.
            let last = stream.words.get(word.checked_sub(1)?)?;
            let node = stream.nodes[last.node as usize];
            let end = report.plain(node).chars().count();
            let offset = end.saturating_sub(self.anchor.words.chars().count());
            return Some((Position { node, offset }, near));
        }
        // Where the first words are gone, what is left may begin a passage.
        let known = self.core.clone().find(|&at| matches(word, at))?;
        let node = stream.words[word + known - here].node;
        word += stream.words[word..].iter().take_while(|word| word.node != node).count();
        let node = stream.nodes[node as usize];
        let offset = self.with_lead(&report.plain(node), stream.words[word].start as usize);
        Some((Position { node, offset }, near))
    }

    /// The offset of a word of a text, or of the brackets and quotes before it that the place stood at.
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
    /// The position of its node.
    node: u32,
    /// Characters into the node's plain text.
    start: u32,
}

impl Stream {
    /// Reads a report and notes where the words of the places sought stand together.
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
                // The word on the far side of the place's beginning may stand in the passage above.
                let home = |word: Word| {
                    sought.own.is_some_and(|own| own.node == stream.nodes[word.node as usize])
                };
                let home = home(pair[0]) || home(pair[1]);
                sought.meet(at, word, home);
            }
        }
        stream
    }
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
