//! Which words of headings in capitals are names, and keep a capital in sentence case: those that the running text mostly
//! writes with one. Learnt from pairs of words, since a syllable alone may be a word of its own: `đồng` in `Lâm Đồng`.
//! And which are abbreviations, which it mostly writes in capitals: `UBND`.

use std::borrow::Cow;

use fnv::FnvHashMap;
use memchr::memmem;

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
        names.count_small(&texts);
        names
    }

    /// Counts the capitals of a text, except those that begin it, in the pairs that have any.
    fn learn(&mut self, text: &str) {
        for at in capitals(text) {
            let word = word_at(text, at);
            let before = text[..at].strip_suffix(SPACES).map(last_word);
            let after = text[at + word.len()..].strip_prefix(SPACES).map(first_word);
            // If the word before has a capital too, the pair has been counted with it.
            if let Some(before) = before.filter(|before| follows(before) && !is_large(before)) {
                let begins = at == before.len() + 1;
                self.count(before, word, if begins { 0 } else { -1 });
            }
            if let Some(after) = after.filter(|after| !after.is_empty()) {
                let first = if at == 0 { 0 } else { vote(has_capital(word)) };
                self.count(word, after, first);
            }
        }
    }

    /// Counts the capitals of two words, one of which has some. `first` is the vote for the first, of 0 where it begins the
    /// text, which tells nothing.
    fn count(&mut self, one: &str, other: &str, first: i32) {
        let smaller = small(bare(other));
        // Most words of the text are in no heading: they need not be put into pairs.
        let Some(capitals) = self.words.get_mut(&*smaller) else { return };
        // A word among others in capitals is printed so for their sake.
        if one.contains(char::is_lowercase) {
            *capitals += vote(is_in_capitals(other));
        }
        let small = small(bare(one));
        if !self.words.contains_key(&*small) {
            return;
        }
        if let Some(votes) = self.pairs.get_mut(&(small.into_owned(), smaller.into_owned())) {
            *votes = [votes[0] + first, votes[1] + vote(has_capital(other))];
        }
    }

    /// Counts against names and abbreviations where texts write them in small letters.
    fn count_small(&mut self, texts: &[String]) {
        /// More are not looked for in every text.
        const MOST: usize = 100;
        for ((one, other), votes) in self.pairs.iter_mut().take(MOST) {
            let count = occurrences(texts, &format!("{one} {other}"));
            *votes = votes.map(|votes| votes - count);
        }
        for (word, capitals) in self.words.iter_mut().take(MOST) {
            *capitals -= occurrences(texts, word);
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

/// For a capital, or against it.
fn vote(has_one: bool) -> i32 {
    if has_one { 1 } else { -1 }
}

/// What stands between two words.
const SPACES: [char; 3] = [' ', '\n', '\u{a0}'];

/// The words of a text that stand beside each other without a sign between them.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let words = || text.split(SPACES).filter(|word| !word.is_empty());
    words().zip(words().skip(1)).filter(|(one, _)| follows(one))
}

/// The byte positions at which a word of a text begins with a capital. The bytes are looked at, not the words, since a whole
/// report is gone through before its first screen.
fn capitals(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(move |&at| match bytes[at] {
        b'A'..=b'Z' => at == 0 || !is_of_word_before(text, at),
        // The first byte of a letter with a mark; most stand within a word.
        0xc3..=0xc6 | 0xe1 if at == 0 || bytes[at - 1] <= b'/' => is_large(&text[at..]),
        _ => false,
    })
}

fn is_of_word_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(is_of_word)
}

/// Whether a word begins with a capital.
fn is_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The word at a byte position, up to the first sign behind it.
fn word_at(text: &str, at: usize) -> &str {
    let word = &text[at..];
    &word[..word.find(|c| !is_of_word(c)).unwrap_or(word.len())]
}

fn first_word(text: &str) -> &str {
    text.split(SPACES).next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.rsplit(SPACES).next().unwrap_or_default()
}

/// How often words stand in texts as they are, and are no part of longer ones.
fn occurrences(texts: &[String], words: &str) -> i32 {
    let finder = memmem::Finder::new(words);
    let in_text = |text: &String| {
        let is_apart = |at: &usize| {
            !is_of_word_before(text, *at) && !text[at + words.len()..].starts_with(is_of_word)
        };
        finder.find_iter(text.as_bytes()).filter(is_apart).count()
    };
    texts.iter().map(in_text).sum::<usize>() as i32
}

/// Whether the next word may go on with a name that this one begins.
fn follows(word: &str) -> bool {
    word.ends_with(is_of_word)
}

/// Whether a character is a letter or a digit. Those of Vietnamese are told without a table, since every word of a report
/// is looked at before its first screen.
fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{bf}' | '×' | '÷' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

fn key(one: &str, other: &str) -> (String, String) {
    (bare(one).to_lowercase(), bare(other).to_lowercase())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !is_of_word(c))
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
