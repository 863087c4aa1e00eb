//! Which words of headings in capitals are names, and keep a capital in sentence case: those that the running text mostly
//! writes with one. Learnt from pairs of words, since a syllable alone may be a word of its own: `đồng` in `Lâm Đồng`.
//! And which are abbreviations, which it mostly writes in capitals: `UBND`.

use std::borrow::Cow;

use fnv::{FnvHashMap, FnvHashSet};

use super::{Report, plain};

/// The pairs of neighbouring words of headings in capitals, in small letters, and for both of them how often more the text
/// writes it with a capital than without one.
#[derive(Clone, Debug, Default)]
pub(super) struct ProperNames {
    pairs: FnvHashMap<(String, String), [i32; 2]>,
    /// The words of these pairs, and how often more the text writes them in capitals than not.
    words: FnvHashMap<String, i32>,
}

impl ProperNames {
    /// Of the headings of a report, by its running text and notes.
    pub(super) fn of(report: &Report) -> Self {
        let mut names = Self::default();
        for section in &report.sections {
            let title = plain(&section.title);
            if !title.contains(char::is_lowercase) {
                names.pairs.extend(pairs(&title).map(|(one, other)| (key(one, other), [0; 2])));
            }
        }
        if names.pairs.is_empty() {
            return names;
        }
        names.words = (names.pairs.keys())
            .flat_map(|(one, other)| [(one.clone(), 0), (other.clone(), 0)])
            .collect();
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        let texts = blocks.map(|block| &block.text).chain(report.notes.iter().map(|n| &n.text));
        let texts: Vec<String> = texts.map(|text| plain(text)).collect();
        for text in &texts {
            names.learn(text);
        }
        // What never has a capital is no name, however often it is written.
        names.pairs.retain(|_, votes| votes.iter().any(|&votes| votes > 0));
        names.words.retain(|_, capitals| *capitals > 0);
        let seconds: FnvHashSet<String> =
            names.pairs.keys().map(|(_, other)| other.clone()).collect();
        for text in &texts {
            names.count_small(text, &seconds);
        }
        names
    }

    /// Counts the capitals of a text, except those that begin its sentences, in the pairs that have any.
    fn learn(&mut self, text: &str) {
        let vote = |is_so: bool| if is_so { 1 } else { -1 };
        let mut begins = true;
        for (one, other) in pairs(text) {
            let is_first = std::mem::take(&mut begins);
            if !begins_large(one) && !begins_large(other) {
                continue;
            }
            let first = if is_first { 0 } else { vote(has_capital(one)) };
            let (small, smaller) = (small(bare(one)), small(bare(other)));
            // Most words of the text are in no heading: they need not be put into pairs.
            let Some(capitals) = self.words.get_mut(&*smaller) else { continue };
            // A word among others in capitals is printed so for their sake.
            if one.contains(char::is_lowercase) {
                *capitals += vote(is_in_capitals(other));
            }
            if !self.words.contains_key(&*small) {
                continue;
            }
            if let Some(votes) = self.pairs.get_mut(&(small.into_owned(), smaller.into_owned())) {
                *votes = [votes[0] + first, votes[1] + vote(has_capital(other))];
            }
        }
    }

    /// Counts against names and abbreviations where a text writes them in small letters. `seconds` has the second words of
    /// the pairs.
    fn count_small(&mut self, text: &str, seconds: &FnvHashSet<String>) {
        for (one, other) in pairs(text) {
            if begins_large(one) || begins_large(other) {
                continue;
            }
            let other = bare(other);
            if let Some(capitals) = self.words.get_mut(other) {
                *capitals -= 1;
            }
            if seconds.contains(other)
                && let Some(votes) = self.pairs.get_mut(&key(one, other))
            {
                *votes = votes.map(|votes| votes - 1);
            }
        }
    }

    /// Whether the text writes a word in capitals.
    pub(super) fn abbreviate(&self, word: &str) -> bool {
        self.words.get(&bare(word).to_lowercase()).is_some_and(|&capitals| capitals > 0)
    }

    /// Whether the word between two others keeps its capital.
    pub(super) fn know(&self, before: Option<&str>, word: &str, after: Option<&str>) -> bool {
        let capital = |one, other, at: usize| {
            let votes = follows(one).then(|| self.pairs.get(&key(one, other))).flatten();
            votes.is_some_and(|votes| votes[at] > 0)
        };
        before.is_some_and(|before| capital(before, word, 1))
            || after.is_some_and(|after| capital(word, after, 0))
    }
}

/// The words of a text that stand beside each other without a sign between them.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut before = "";
    let words = text.split([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty());
    words
        .map(move |word| (std::mem::replace(&mut before, word), word))
        .filter(|(one, _)| follows(one))
}

/// Whether the next word may go on with a name that this one begins.
fn follows(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_lowercase() || c.is_alphanumeric())
}

fn key(one: &str, other: &str) -> (String, String) {
    (bare(one).to_lowercase(), bare(other).to_lowercase())
}

/// Whether a word begins with a capital.
fn begins_large(word: &str) -> bool {
    // Most begin with a small letter without a mark.
    !word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word in small letters, which most are.
fn small(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

/// Whether a word is written with a capital, and not in capitals.
fn has_capital(word: &str) -> bool {
    let mut letters = bare(word).chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

/// Whether a word is of capitals as abbreviations are, which bear no tones.
fn is_in_capitals(word: &str) -> bool {
    let of_abbreviation = |c: &char| c.is_ascii_uppercase() || "ĂÂĐÊÔƠƯ".contains(*c);
    word.chars().filter(|c| c.is_alphabetic()).all(|c| of_abbreviation(&c))
        && word.chars().filter(of_abbreviation).nth(1).is_some()
}
