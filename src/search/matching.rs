//! Finds the occurrences of the parts of a query in the report, and rates how well they match what was typed.

use std::ops::Range;

use super::abbreviations;
use super::corpus::{Corpus, Form};
use super::occurrence::{MatchKind, Occurrence, in_order, nodes_of};
use super::query::Term;
use super::tokens::{Agreement, Diacritics, Gap, TokenKind};
use super::vocabulary::Vocabulary;

/// The quality of a match whose text has diacritics where none were typed: hardly below that of identical text.
const NONE_TYPED: f32 = 0.995;
/// The quality where some diacritics were left out, and those typed are right.
const FEWER_DIACRITICS: f32 = 0.90;
/// The quality where other diacritics were typed.
const OTHER_DIACRITICS: f32 = 0.70;
/// The quality of `kỉ` for `kỷ` is multiplied by this.
const I_FOR_Y: f32 = 0.95;
/// The quality of a word that goes on after what was typed: a base, and the more the less is missing.
const PREFIX: f32 = 0.80;
const PREFIX_TYPED: f32 = 0.15;
/// The quality of words typed without spaces is multiplied by this.
const GLUED: f32 = 0.95;
/// The quality of words whose initials were typed, if nothing else was typed and beside other words; ...
const SHAPE: f32 = 0.80;
const SHAPE_BESIDE: f32 = 0.65;
/// ... and by how much that of the rarest such words is less than that of the most frequent.
const SHAPE_RARER: f32 = 0.10;
/// The quality of a token of a label is multiplied by this, so that the same word in a text comes first.
const LABEL: f32 = 0.90;
/// Taking a token from the postings is about this many times as slow as passing over one while reading the nodes.
const GATHERING: usize = 8;
/// Of several words that may have been mistyped, those that are this much worse than the best are dropped.
const TYPO_WORSE: f32 = 0.06;

/// What a term may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only whole words as typed.
    Whole,
    /// If there are none, words that may have been meant.
    Meant,
    /// Also words that go on after what was typed; if there are none, words that may have been meant.
    Prefix,
}

/// Finds the occurrences of terms and parts.
#[derive(Clone, Copy)]
pub(super) struct Matcher<'a> {
    pub corpus: &'a Corpus,
    pub vocabulary: &'a Vocabulary,
    /// Whether the query has one part only.
    pub alone: bool,
    /// The widest gap between the terms of a part.
    pub widest: Gap,
}

impl Matcher<'_> {
    /// The occurrences of a part, in reading order. With a `scope`, words that only begin with its last term need only be
    /// found in these nodes.
    pub(super) fn part(
        &self,
        part: &[Term],
        reach: Reach,
        scope: Option<&[u32]>,
    ) -> Vec<Occurrence> {
        self.chained(part, |i, term, within| {
            let reach = if i + 1 == part.len() { reach } else { Reach::Meant };
            self.term(term, reach, within.or(scope))
        })
    }

    /// The occurrences of a name, written with just its diacritics, in reading order.
    pub(super) fn name(&self, name: &[Term]) -> Vec<Occurrence> {
        self.chained(name, |_, term, _| {
            let diacritics = term.diacritics();
            in_order(self.whole(term, |form| form.diacritics == diacritics))
        })
    }

    /// The occurrences of terms that follow each other directly. `find` finds those of one, by its number and at least in
    /// the nodes that hold those before it.
    fn chained(
        &self,
        terms: &[Term],
        find: impl Fn(usize, &Term, Option<&[u32]>) -> Vec<Occurrence>,
    ) -> Vec<Occurrence> {
        let mut chain: Option<Vec<Occurrence>> = None;
        for (i, term) in terms.iter().enumerate() {
            let before = chain.as_ref().map(|before| nodes_of(self.corpus, before));
            let occurrences = find(i, term, before.as_deref());
            let joined = match chain {
                None => occurrences,
                Some(before) => self.chain(&before, &occurrences),
            };
            if joined.is_empty() {
                return joined;
            }
            chain = Some(joined);
        }
        chain.unwrap_or_default()
    }

    /// The occurrences of `before` that are followed directly by one of `after`, joined with it.
    fn chain(&self, before: &[Occurrence], after: &[Occurrence]) -> Vec<Occurrence> {
        let mut joined = Vec::new();
        for first in before {
            let from = after.partition_point(|next| next.start < first.end());
            for next in after[from..].iter().take_while(|next| next.start == first.end()) {
                if self.corpus.follows(next.start, self.widest) {
                    let (a, b) = (f32::from(first.len), f32::from(next.len));
                    joined.push(Occurrence {
                        start: first.start,
                        len: first.len + next.len,
                        quality: (first.quality * a + next.quality * b) / (a + b),
                        kind: first.kind.max(next.kind),
                    });
                }
            }
        }
        joined
    }

    /// The occurrences of a term. Each way of finding it is tried only if those before found nothing.
    fn term(&self, term: &Term, reach: Reach, scope: Option<&[u32]>) -> Vec<Occurrence> {
        let word = term.kind == TokenKind::Word;
        let mut occurrences = self.whole(term, |_| true);
        if occurrences.is_empty() && word {
            occurrences = self.glued(term, Reach::Whole);
        }
        let mut found = !occurrences.is_empty();
        if reach == Reach::Prefix {
            occurrences.extend(self.beginning(term, scope));
            if word {
                occurrences.extend(self.glued(term, Reach::Prefix));
            }
            // A term that a word outside the scope begins with is not mistyped either.
            found |=
                !occurrences.is_empty() || self.longer(term).iter().any(|words| !words.is_empty());
        }
        if !found && word && reach != Reach::Whole {
            occurrences = self.meant(term);
        }
        in_order(occurrences)
    }

    /// The occurrences of words that were mistyped or abbreviated, for a term that is no word of the report.
    fn meant(&self, term: &Term) -> Vec<Occurrence> {
        let mut occurrences = self.shapes(term);
        // A term without a vowel is no mistyped syllable.
        if occurrences.is_empty() || term.folded.contains(abbreviations::VOWELS) {
            occurrences.extend(self.typos(term, 1));
        }
        occurrences
    }

    /// The occurrences of the term as a whole word, in those of its forms that are `meant`.
    fn whole(&self, term: &Term, meant: impl Fn(Form) -> bool + Copy) -> Vec<Occurrence> {
        let diacritics = term.diacritics();
        let of = |folded: &str, share: f32| {
            let word = self.corpus.find(folded).into_iter();
            let postings = word.flat_map(|word| self.corpus.postings(word..word + 1));
            let postings = postings.filter(move |&&token| meant(self.corpus.form_of(token)));
            postings.map(move |&token| {
                self.occurrence(token, |form| {
                    let (quality, kind) = agree(diacritics, form.diacritics);
                    (quality * share, kind)
                })
            })
        };
        let mut occurrences: Vec<Occurrence> = of(&term.folded, 1.0).collect();
        if let Some(other) = i_for_y(term) {
            occurrences.extend(of(&other, I_FOR_Y));
        }
        occurrences
    }

    /// The occurrences of words that go on after the term, at least those in `scope`.
    fn beginning(&self, term: &Term, scope: Option<&[u32]>) -> Vec<Occurrence> {
        let typed = term.letters.len();
        let diacritics = term.diacritics();
        let mut occurrences = Vec::new();
        for words in self.longer(term) {
            let shares: Vec<f32> = words
                .clone()
                .map(|word| {
                    let letters = self.corpus.word(word).chars().count().max(1);
                    PREFIX + PREFIX_TYPED * typed as f32 / letters as f32
                })
                .collect();
            let judge = |form: Form| {
                let (agreement, kind) = agree(diacritics, form.diacritics.start(typed));
                let share = shares[(form.word - words.start) as usize];
                (agreement * share, kind.max(MatchKind::Unfinished))
            };
            // A tenth of all words begin with the same letter. Reading through the nodes in question is then quicker than
            // collecting tokens word by word and sorting them.
            let nodes = || scope.into_iter().flatten().map(|&node| self.corpus.tokens_of(node));
            let reading =
                scope.map_or(self.corpus.tokens.len(), |_| nodes().map(|node| node.len()).sum());
            let postings = self.corpus.postings(words.clone());
            if postings.len() * GATHERING < reading {
                occurrences.extend(postings.iter().map(|&start| self.occurrence(start, judge)));
                continue;
            }
            let first = term.folded.chars().next().unwrap_or_default();
            let mut read = |tokens: Range<u32>| {
                for token in tokens {
                    let may = self.corpus.may_begin(token, first) || first.is_ascii_digit();
                    if may && words.contains(&self.corpus.word_of(token)) {
                        occurrences.push(self.occurrence(token, judge));
                    }
                }
            };
            match scope {
                Some(_) => nodes().for_each(read),
                None => read(0..self.corpus.tokens.len() as u32),
            }
        }
        occurrences
    }

    /// The words that go on after the term. The term itself, which would be the first of them, is left out.
    fn longer(&self, term: &Term) -> Vec<Range<u32>> {
        let all = 0..self.corpus.words() as u32;
        let mut words = self.corpus.starting(&term.folded, all.clone());
        if !words.is_empty() && self.corpus.word(words.start) == term.folded {
            words.start += 1;
        }
        match term.unfinished.as_deref() {
            // Zeros may be the beginning of any number.
            Some("") => vec![self.corpus.numbers()],
            Some(unfinished) if unfinished != term.folded => {
                vec![words, self.corpus.starting(unfinished, all)]
            }
            _ => vec![words],
        }
    }

    /// A token as an occurrence, with the quality and kind that `judge` gives its form.
    fn occurrence(&self, token: u32, judge: impl Fn(Form) -> (f32, MatchKind)) -> Occurrence {
        let (quality, kind) = judge(self.corpus.form_of(token));
        let label = self.corpus.tokens[token as usize].is_label();
        Occurrence {
            start: token,
            len: 1,
            quality: if label { quality * LABEL } else { quality },
            kind,
        }
    }

    /// The occurrences of the term as several words without spaces: for each word that it begins with, the text is followed.
    pub(super) fn glued(&self, term: &Term, reach: Reach) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        let mut range = 0..self.corpus.words() as u32;
        for (at, _) in term.folded.char_indices().skip(1) {
            range = self.corpus.starting(&term.folded[..at], range);
            if range.is_empty() {
                break;
            }
            if self.corpus.word(range.start) != &term.folded[..at] {
                continue;
            }
            let next = term.folded[at..].chars().next().unwrap_or_default();
            for &start in self.corpus.postings(range.start..range.start + 1) {
                if self.corpus.may_begin(start + 1, next) {
                    occurrences.extend(self.follow(term, start, reach));
                }
            }
        }
        occurrences
    }

    /// Compares the term with the text from `start` on. `None` if they differ, or if the term ends inside a word and must
    /// not. Whole words are found with every reach.
    fn follow(&self, term: &Term, start: u32, reach: Reach) -> Option<Occurrence> {
        let mut rest = term.folded.as_str();
        let mut letters = &term.letters[..];
        let (mut quality, mut kind) = (0.0_f32, MatchKind::Exact);
        let mut at = start;
        let mut share = 1.0;
        while !rest.is_empty() {
            if at > start && !self.corpus.follows(at, Gap::Sentence) {
                return None;
            }
            let form = self.corpus.form_of(at);
            let word = self.corpus.word(form.word);
            let (typed, text) = if let Some(after) = rest.strip_prefix(word) {
                let (mine, others) = letters.split_at(word.chars().count());
                (rest, letters) = (after, others);
                (Diacritics::of(mine), form.diacritics)
            } else if reach == Reach::Prefix && word.starts_with(rest) {
                share = PREFIX + PREFIX_TYPED * letters.len() as f32 / word.chars().count() as f32;
                kind = kind.max(MatchKind::Unfinished);
                rest = "";
                (Diacritics::of(letters), form.diacritics.start(letters.len()))
            } else {
                return None;
            };
            let (agreement, how) = agree(typed, text);
            quality += agreement;
            kind = kind.max(how);
            at += 1;
        }
        let len = (at - start) as u16;
        Some(Occurrence { start, len, quality: quality / f32::from(len) * share * GLUED, kind })
    }

    /// The occurrences of words that may have been mistyped as the term. `words` is the number of words it was made of.
    pub(super) fn typos(&self, term: &Term, words: usize) -> Vec<Occurrence> {
        let near = self.vocabulary.slips(self.corpus, term, words);
        let best = near.iter().map(|near| near.quality).fold(0.0, f32::max);
        let mut occurrences = Vec::new();
        for near in near {
            if near.quality < best - TYPO_WORSE {
                continue;
            }
            for &start in self.vocabulary.first_tokens(near.compound) {
                occurrences.push(Occurrence {
                    start,
                    len: u16::from(near.compound.words),
                    quality: near.quality,
                    kind: MatchKind::Typo,
                });
            }
        }
        occurrences
    }

    /// The occurrences of words whose initials the term may be; frequent readings have a higher quality than rare ones.
    fn shapes(&self, term: &Term) -> Vec<Occurrence> {
        let mut readings = abbreviations::spelt_out(self.corpus, &term.folded);
        let words = |run: &Range<u32>| run.clone().map(|token| self.corpus.word_of(token));
        readings.sort_unstable_by(|a, b| words(a).cmp(words(b)).then(a.start.cmp(&b.start)));
        let same = |a: &Range<u32>, b: &Range<u32>| words(a).eq(words(b));
        let most = readings.chunk_by(same).map(<[_]>::len).max().unwrap_or(1);
        let base = if self.alone { SHAPE } else { SHAPE_BESIDE };
        let mut occurrences = Vec::new();
        for reading in readings.chunk_by(same) {
            let rarer = 1.0 - reading.len() as f32 / most as f32;
            occurrences.extend(reading.iter().map(|run| Occurrence {
                start: run.start,
                len: (run.end - run.start) as u16,
                quality: base - SHAPE_RARER * rarer,
                kind: MatchKind::Abbreviation,
            }));
        }
        occurrences
    }
}

/// The quality and kind of a match by its diacritics.
fn agree(typed: Diacritics, text: Diacritics) -> (f32, MatchKind) {
    match typed.agree(text) {
        Agreement::Same => (1.0, MatchKind::Exact),
        Agreement::NoneTyped => (NONE_TYPED, MatchKind::Exact),
        Agreement::Fewer => (FEWER_DIACRITICS, MatchKind::Exact),
        Agreement::Other => (OTHER_DIACRITICS, MatchKind::OtherDiacritics),
    }
}

/// The other spelling of a syllable that ends in `i` or `y` after a consonant or after `qu` (kỷ, kỉ; quý, quí).
fn i_for_y(term: &Term) -> Option<String> {
    let start = term.folded.strip_suffix(['i', 'y'])?;
    let sound = start.ends_with("qu")
        || start.ends_with(|c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c));
    let other = if term.folded.ends_with('i') { 'y' } else { 'i' };
    sound.then(|| format!("{start}{other}"))
}
