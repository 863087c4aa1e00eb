//! A passage as tokens: numbers, words, percent signs, punctuation. A word is kept in its normal form; what a number means
//! is decided elsewhere.

use std::borrow::Cow;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Digits with their separators: `1.284,6`.
    Number,
    /// Letters, or a unit that ends in a digit: `m2`.
    Word,
    /// `%` or `‰`.
    Percent,
    /// Any other character.
    Punctuation,
}

/// A piece of a passage.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the passage.
    pub bytes: Range<usize>,
    /// Its characters in the passage.
    pub chars: Range<usize>,
    /// A word in its normal form, see [`normal`]; numbers and punctuation as written.
    pub word: Cow<'a, str>,
    /// Whether it is at the beginning of the passage or after white space.
    pub spaced: bool,
    /// How it is capitalised.
    pub capital: Capital,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capital {
    /// Not capitalised, or no word.
    None,
    /// Its first letter.
    First,
    /// All of it, of two letters or more.
    All,
}

impl Token<'_> {
    /// Whether it is this word or punctuation mark.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    /// Whether it is one of these words or punctuation marks.
    pub(crate) fn among(&self, words: &[&str]) -> bool {
        words.contains(&&*self.word)
    }

    /// Whether it is a number.
    pub(crate) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of a passage in order.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut at, mut chars) = (0, 0);
    let mut spaced = true;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            chars += 1;
            continue;
        }
        let (kind, length) = match first {
            '0'..='9' => (TokenKind::Number, number_length(&text[at..])),
            '%' | '‰' => (TokenKind::Percent, first.len_utf8()),
            c if c.is_alphabetic() => (TokenKind::Word, word_length(&text[at..])),
            _ => (TokenKind::Punctuation, first.len_utf8()),
        };
        let written = &text[at..at + length];
        let count = written.chars().count();
        let word = if kind == TokenKind::Word { normal(written) } else { Cow::Borrowed(written) };
        tokens.push(Token {
            kind,
            bytes: at..at + length,
            chars: chars..chars + count,
            word,
            spaced,
            capital: capital(written),
        });
        spaced = false;
        at += length;
        chars += count;
    }
    tokens
}

/// The bytes of the number that a text begins with, the longest reading first:
///
/// ```text
/// thousands = d [d] [d] { "." d d d } [ "," d {d} ]      at least one group
/// decimal   = d {d} "," d {d} | d {d} "." d [d]          the latter not before a digit or a dot
/// digits    = d {d}
/// ```
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes[from.min(bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let fraction = |at: usize| match bytes.get(at) {
        Some(b',') if digits(at + 1) > 0 => 1 + digits(at + 1),
        _ => 0,
    };
    let whole = digits(0);
    let mut end = whole;
    if whole <= 3 {
        while bytes.get(end) == Some(&b'.') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    if end > whole {
        return end + fraction(end);
    }
    if fraction(whole) > 0 {
        return whole + fraction(whole);
    }
    let part = digits(whole + 1);
    let after = bytes.get(whole + 1 + part);
    if bytes.get(whole) == Some(&b'.') && matches!(part, 1 | 2) && after != Some(&b'.') {
        return whole + 1 + part;
    }
    whole
}

/// The most letters of a word. A longer run of letters, which is no word, would be copied into every name near it.
const MAX_WORD: usize = 48;

/// The bytes of the word that a text begins with. `m2`, `km²` and the like are words.
fn word_length(text: &str) -> usize {
    let letters: usize =
        text.chars().take_while(|c| c.is_alphabetic()).take(MAX_WORD).map(char::len_utf8).sum();
    let mut after = text[letters..].chars();
    let power = after.next().filter(|c| matches!(c, '2' | '3' | '²' | '³'));
    let ends = !after.next().is_some_and(char::is_alphanumeric);
    match power {
        Some(power) if ends && matches!(&text[..letters], "m" | "km" | "dm" | "cm") => {
            letters + power.len_utf8()
        }
        _ => letters,
    }
}

fn capital(word: &str) -> Capital {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let rest = letters.as_str();
            let all = !rest.is_empty() && !rest.chars().any(char::is_lowercase);
            if all { Capital::All } else { Capital::First }
        }
        _ => Capital::None,
    }
}

/// The normal form of a word: in lower case, the tone of an open syllable at its old position (`hoà` is `hòa`, `hoạch` is
/// unchanged), `tỉ` as `tỷ`, `kì` as `kỳ`, `sỹ` as `sĩ`.
pub(crate) fn normal(word: &str) -> Cow<'_, str> {
    let lower = if word.chars().all(char::is_lowercase) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    };
    match &*lower {
        "tỉ" => return Cow::Borrowed("tỷ"),
        "kì" => return Cow::Borrowed("kỳ"),
        "sỹ" => return Cow::Borrowed("sĩ"),
        _ => {}
    }
    // Only an open syllable has its tone on the last letter.
    if lower.ends_with(|c: char| !c.is_ascii())
        && let Some((start, old)) =
            TONES.iter().find_map(|(new, old)| Some((lower.strip_suffix(new)?, old)))
        // In `quý` the u belongs to the consonant.
        && !start.ends_with('q')
    {
        return Cow::Owned(format!("{start}{old}"));
    }
    lower
}

/// Ends of syllables with the tone on the second vowel, and on the first.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];
