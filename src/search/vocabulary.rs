//! The words of the report and its compounds (neighbouring words without the spaces), and which of them a mistyped word may
//! mean.
//!
//! A compound is not stored as letters. The tokens of all words are sorted by the words from there on, so that the tokens
//! at which a compound begins are one slice of that list; kept of it are the slice, its length and a mask of its letters.

use super::corpus::Corpus;
use super::distance::Distance;
use super::fuzzy::Proposer;
use super::query::Term;
use super::tokens::{DiacriticCount, Gap};

/// The most words in a compound.
const MAX_WORDS: usize = 4;
/// The most letters in a compound; longer ones are only found by their words.
const MAX_LETTERS: usize = 40;

/// The fewest letters of a mistyped word. Three letters are one slip away from too many words.
pub(super) const FEWEST_LETTERS: usize = 4;
/// From this many letters on two slips are allowed, ...
const TWO_SLIPS_FROM: usize = 10;
/// ... and in a single word from this many.
const TWO_SLIPS_IN_A_WORD_FROM: usize = 8;
/// Up to this many letters of several words two slips must be cheap ones.
const CHEAP_SLIPS_TO: usize = 12;
/// The highest price of slips that is accepted: of one slip, of two cheap ones, of two.
const ONE_SLIP: f64 = 1.0;
const TWO_CHEAP_SLIPS: f64 = 1.7;
const TWO_SLIPS: f64 = 2.0;

/// The least share of the fuzzy matcher's best possible score.
const SKIM_SHARE: f64 = 0.60;
/// The price of a typed diacritic that the word does not have.
const DIACRITIC_LOST: f64 = 0.4;

/// A suggestion may be one slip away for each so many letters, but at most so many slips, ...
const LETTERS_A_SLIP: usize = 4;
const MOST_SLIPS: usize = 2;
/// ... each at this price at most.
const SLIP_PRICE: f64 = 1.2;

/// The quality of a mistyped match: a base, and more for few slips, the right number of words, and diacritics kept.
const TYPO_BASE: f64 = 0.50;
const TYPO_FEW_SLIPS: f64 = 0.30;
const TYPO_SAME_WORDS: f64 = 0.03;
const TYPO_DIACRITICS: f64 = 0.04;

/// One to four neighbouring words, with all their occurrences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compound {
    /// The start and length of its slice of [`Vocabulary::order`].
    at: u32,
    count: u32,
    /// A bit mask of its letters.
    mask: u32,
    first: char,
    letters: u8,
    pub words: u8,
}

/// A compound that may have been meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub compound: Compound,
    /// From 0 to 1.
    pub quality: f32,
}

/// The words and compounds of a report.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The tokens that are words, sorted by the words from there on.
    order: Vec<u32>,
    /// Sorted by number of letters, then by first letter.
    compounds: Vec<Compound>,
}

impl Vocabulary {
    pub(super) fn new(corpus: &Corpus) -> Self {
        // The numbers of up to four words from a token on, in one integer, so that sorting puts equal compounds together.
        let mut keys: Vec<(u128, u32)> = Vec::with_capacity(corpus.tokens.len());
        let alphabetic: Vec<bool> =
            (0..corpus.words() as u32).map(|word| corpus.is_word(word)).collect();
        for at in 0..corpus.tokens.len() as u32 {
            let mut key = 0;
            let mut open = true;
            for i in 0..MAX_WORDS as u32 {
                let next = corpus.tokens.get((at + i) as usize).filter(|token| {
                    open && !token.is_label() && (i == 0 || token.gap <= Gap::Space)
                });
                let word =
                    next.map(|_| corpus.word_of(at + i)).filter(|&word| alphabetic[word as usize]);
                open = word.is_some();
                key = key << 32 | u128::from(word.map_or(0, |word| word + 1));
            }
            if key >> 96 != 0 {
                keys.push((key, at));
            }
        }
        keys.sort_unstable();
        let mut vocabulary =
            Self { order: keys.iter().map(|&(_, at)| at).collect(), compounds: Vec::new() };
        for words in 1..=MAX_WORDS {
            vocabulary.collect(corpus, &keys, words);
        }
        vocabulary
            .compounds
            .sort_unstable_by_key(|compound| (compound.letters, compound.first, compound.at));
        vocabulary.compounds.shrink_to_fit();
        vocabulary
    }

    /// Adds the compounds of this many words.
    fn collect(&mut self, corpus: &Corpus, keys: &[(u128, u32)], words: usize) {
        let beginning = |key: u128| key >> (32 * (MAX_WORDS - words));
        let mut at = 0;
        for same in keys.chunk_by(|a, b| beginning(a.0) == beginning(b.0)) {
            let key = beginning(same[0].0);
            let numbers = (0..words).rev().map(|i| (key >> (32 * i)) as u32);
            if numbers.clone().all(|number| number != 0) {
                let (mut mask, mut letters, mut first) = (0, 0, None);
                for c in numbers.flat_map(|number| corpus.word(number - 1).chars()) {
                    mask |= letter_bit(c);
                    letters += 1;
                    first = first.or(Some(c));
                }
                if let (Some(first), Ok(letters @ ..=MAX_LETTERS)) =
                    (first, usize::try_from(letters))
                {
                    self.compounds.push(Compound {
                        at,
                        count: same.len() as u32,
                        mask,
                        first,
                        letters: letters as u8,
                        words: words as u8,
                    });
                }
            }
            at += same.len() as u32;
        }
    }

    /// The first token of each occurrence of a compound, in no order.
    pub(super) fn first_tokens(&self, compound: Compound) -> &[u32] {
        &self.order[compound.at as usize..(compound.at + compound.count) as usize]
    }

    /// The compounds that begin with `first`, whose number of letters differs from that of `pattern` by at most `slips`, and
    /// that lack and add at most `slips` different letters each.
    fn alike(
        &self,
        pattern: &[char],
        first: char,
        slips: usize,
    ) -> impl Iterator<Item = &Compound> {
        let mask = mask_of(pattern);
        let n = pattern.len();
        (n.saturating_sub(slips)..=n + slips).flat_map(move |letters| {
            let key = (u8::try_from(letters).unwrap_or(u8::MAX), first);
            let from = self.compounds.partition_point(|c| (c.letters, c.first) < key);
            let some = &self.compounds[from..];
            let some = &some[..some.partition_point(|c| (c.letters, c.first) <= key)];
            some.iter().filter(move |compound| {
                let differ = |letters: u32| letters.count_ones() as usize > slips;
                !differ(mask & !compound.mask) && !differ(compound.mask & !mask)
            })
        })
    }

    /// The compounds that may have been mistyped as `typed`, in no order.
    ///
    /// The fuzzy matcher proposes (by the ratio of its score to the best possible) and the edit distance decides.
    /// `typed_words` is the number of words that `typed` was made of.
    pub(super) fn slips(&self, corpus: &Corpus, typed: &Term, typed_words: usize) -> Vec<Near> {
        let pattern: Vec<char> = typed.letters.iter().map(|letter| letter.base).collect();
        let n = pattern.len();
        if !(FEWEST_LETTERS..=MAX_LETTERS).contains(&n) {
            return Vec::new();
        }
        let mut proposer = Proposer::new(&pattern);
        let mut distance = Distance::default();
        let diacritics = DiacriticCount::of(&typed.letters);
        let mut near = Vec::new();
        let (mut word, mut letters) = (String::new(), Vec::new());
        let most = if n < TWO_SLIPS_IN_A_WORD_FROM { 1 } else { 2 };
        // The first letter is nearly always right, unless it changed places with the second.
        let right = self.alike(&pattern, pattern[0], most);
        let swapped = self.alike(&pattern, pattern[1], most).filter(|_| pattern[0] != pattern[1]);
        for compound in right.chain(swapped) {
            let (slips, limit) = allowance(n, compound.words);
            if n.abs_diff(usize::from(compound.letters)) > slips {
                continue;
            }
            self.spell(corpus, *compound, &mut word);
            letters.clear();
            letters.extend(word.chars());
            if letters[0] != pattern[0] && letters.get(1) != Some(&pattern[0]) {
                continue;
            }
            if proposer.share(&word) < SKIM_SHARE {
                continue;
            }
            let price = distance.between(&pattern, &letters, limit);
            if price > limit {
                continue;
            }
            let (typed_diacritics, kept) = self.diacritics_kept(corpus, *compound, diacritics);
            let price = price + DIACRITIC_LOST * f64::from(typed_diacritics - kept);
            if price > limit {
                continue;
            }
            let share = if typed_diacritics == 0 {
                1.0
            } else {
                f64::from(kept) / f64::from(typed_diacritics)
            };
            let quality = TYPO_BASE
                + TYPO_FEW_SLIPS * (1.0 - price / n as f64)
                + if usize::from(compound.words) == typed_words { TYPO_SAME_WORDS } else { 0.0 }
                + TYPO_DIACRITICS * share;
            near.push(Near { compound: *compound, quality: quality as f32 });
        }
        near
    }

    /// The compounds nearest to `typed`, nearest first, at most `most`. They need not be what was meant.
    pub(super) fn nearest(&self, corpus: &Corpus, typed: &Term, most: usize) -> Vec<Compound> {
        let pattern: Vec<char> = typed.letters.iter().map(|letter| letter.base).collect();
        let n = pattern.len();
        if !(2..=MAX_LETTERS).contains(&n) {
            return Vec::new();
        }
        let slips = (n / LETTERS_A_SLIP).clamp(1, MOST_SLIPS);
        let limit = slips as f64 * SLIP_PRICE;
        let mut distance = Distance::default();
        let (mut word, mut letters) = (String::new(), Vec::new());
        let mut near: Vec<(f64, Compound)> = Vec::new();
        for compound in self.alike(&pattern, pattern[0], slips) {
            self.spell(corpus, *compound, &mut word);
            letters.clear();
            letters.extend(word.chars());
            let price = distance.between(&pattern, &letters, limit);
            if price <= limit {
                near.push((price, *compound));
            }
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.count.cmp(&a.1.count)));
        near.truncate(most);
        near.into_iter().map(|(_, compound)| compound).collect()
    }

    /// Writes the folded letters of a compound, without spaces, to `word`.
    fn spell(&self, corpus: &Corpus, compound: Compound, word: &mut String) {
        word.clear();
        let at = self.order[compound.at as usize];
        for token in at..at + u32::from(compound.words) {
            word.push_str(corpus.word(corpus.word_of(token)));
        }
    }

    /// How many diacritics were typed, and how many of them the occurrence of the compound with most of them has.
    fn diacritics_kept(
        &self,
        corpus: &Corpus,
        compound: Compound,
        typed: DiacriticCount,
    ) -> (u32, u32) {
        let (mut total, mut most) = typed.kept_in(&DiacriticCount::default());
        for &at in self.first_tokens(compound) {
            if most == total {
                break;
            }
            let mut count = DiacriticCount::default();
            for token in at..at + u32::from(compound.words) {
                count.add(corpus.form_of(token).diacritics);
            }
            let kept;
            (total, kept) = typed.kept_in(&count);
            most = most.max(kept);
        }
        (total, most)
    }
}

/// How many slips are allowed among so many letters, and the highest price of them.
fn allowance(letters: usize, words: u8) -> (usize, f64) {
    match (words, letters) {
        (1, TWO_SLIPS_IN_A_WORD_FROM..) => (2, TWO_SLIPS),
        (_, ..TWO_SLIPS_FROM) => (1, ONE_SLIP),
        (_, TWO_SLIPS_FROM..=CHEAP_SLIPS_TO) => (2, TWO_CHEAP_SLIPS),
        _ => (2, TWO_SLIPS),
    }
}

/// The bit of a letter in a mask; letters outside a–z share six.
fn letter_bit(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        c => 1 << (26 + c as u32 % 6),
    }
}

fn mask_of(letters: &[char]) -> u32 {
    letters.iter().fold(0, |mask, &c| mask | letter_bit(c))
}
