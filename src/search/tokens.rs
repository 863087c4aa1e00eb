//! The tokeniser of reports and queries: runs of letters, numbers, and the signs % and ‰, each with its characters, its
//! diacritics and the gap before it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::numbers;
use crate::fold::{Letter, Quality, letters};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of letters: in Vietnamese a syllable.
    Word,
    /// A number, in the form of [`numbers::normalise`].
    Number,
    /// `%` or `‰`.
    Sign,
}

/// The widest gap within a phrase (`kiểm tra, giám sát`).
pub(super) const WITHIN_PHRASE: Gap = Gap::Bracket;

/// What is between a token and the one before, from nothing to the end of a sentence; of several, the widest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Gap {
    /// Nothing, as in `5%`.
    #[default]
    None,
    /// A character that joins, as in `21-NQ/TW`.
    Soft,
    /// Space.
    Space,
    /// A comma.
    Comma,
    /// A bracket or a long dash.
    Bracket,
    /// What separates clauses: `;`, `:`, the edge of a table's cell.
    Clause,
    /// The end of a sentence, of a table's row, of a text.
    Sentence,
}

/// A token, lent while the text is scanned.
pub(super) struct ScannedToken<'a> {
    pub kind: TokenKind,
    /// Its letters, taken apart; of a number, the characters of its normal form.
    pub letters: &'a [Letter],
    /// As written.
    pub written: &'a str,
    /// Its characters in the text.
    pub chars: Range<usize>,
    /// What is between it and the token before.
    pub gap: Gap,
}

/// The most letters whose quality [`Diacritics`] holds; more than any word has.
const MOST_LETTERS: usize = 30;

/// The diacritics of a syllable in one integer: the tone in the lowest three bits, then two bits of quality a letter, and
/// in the highest bit whether there is a đ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Diacritics(u64);

/// The bit of đ, which is not only a d with a diacritic left out: d is a letter of its own.
const STROKE: u64 = 1 << 63;

/// How the diacritics that were typed compare with those of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    Same,
    /// None were typed where the text has some.
    NoneTyped,
    /// Some were left out; those typed are right.
    Fewer,
    Other,
}

impl Diacritics {
    pub(super) fn of(letters: &[Letter]) -> Self {
        let tone = letters.iter().map(|letter| letter.tone as u64).find(|&tone| tone != 0);
        let qualities = letters
            .iter()
            .take(MOST_LETTERS)
            .enumerate()
            .fold(0, |bits, (i, letter)| bits | (letter.quality as u64) << (3 + 2 * i));
        let stroked = letters
            .iter()
            .any(|letter| letter.base == 'd' && letter.quality == Quality::BreveHornStroke);
        Self(qualities | tone.unwrap_or(0) | if stroked { STROKE } else { 0 })
    }

    /// Those of the first `letters` letters, with the tone, which may be on a later letter.
    pub(super) fn start(self, letters: usize) -> Self {
        Self(self.0 & (STROKE | ((1 << (3 + 2 * letters.min(MOST_LETTERS))) - 1)))
    }

    /// How these diacritics, typed, compare with those of the text.
    pub(super) fn agree(self, text: Self) -> Agreement {
        if self == text {
            return Agreement::Same;
        }
        if self.0 == 0 {
            return Agreement::NoneTyped;
        }
        // Where diacritics were typed at all, a d means d.
        if (self.0 ^ text.0) & STROKE != 0 {
            return Agreement::Other;
        }
        let (tone, quality) = (self.0 & 7, (self.0 & !STROKE) >> 3);
        // A quality was typed where either of its two bits is set; the mask covers both bits of each such letter.
        let low = (quality | quality >> 1) & 0x5555_5555_5555_5555;
        let typed = low | low << 1;
        if (tone == 0 || tone == text.0 & 7) && ((text.0 & !STROKE) >> 3) & typed == quality {
            Agreement::Fewer
        } else {
            Agreement::Other
        }
    }
}

/// The index of the count of strokes, after those of the qualities (1 to 3) and the tones (4 to 8).
const STROKES: usize = 9;

/// How many diacritics of each kind some letters have, in whatever order.
#[derive(Clone, Copy, Default)]
pub(super) struct DiacriticCount([u8; 10]);

impl DiacriticCount {
    pub(super) fn add(&mut self, diacritics: Diacritics) {
        let mut bits = (diacritics.0 & !STROKE) >> 3;
        while bits != 0 {
            self.one((bits & 3) as usize);
            bits >>= 2;
        }
        self.one(match diacritics.0 & 7 {
            0 => 0,
            tone => 3 + tone as usize,
        });
        // The stroke has just been counted as a breve or horn, whose bits it shares.
        if diacritics.0 & STROKE != 0 {
            let shared = &mut self.0[Quality::BreveHornStroke as usize];
            *shared = shared.saturating_sub(1);
            self.one(STROKES);
        }
    }

    /// Of the letters of several syllables without spaces between them, each with its own tone.
    pub(super) fn of(letters: &[Letter]) -> Self {
        let mut count = Self::default();
        for letter in letters {
            count.add(Diacritics::of(std::slice::from_ref(letter)));
        }
        count
    }

    fn one(&mut self, kind: usize) {
        if kind > 0 {
            self.0[kind] = self.0[kind].saturating_add(1);
        }
    }

    /// How many diacritics these are, and how many of them `other` has too.
    pub(super) fn kept_in(&self, other: &Self) -> (u32, u32) {
        let total = self.0.iter().map(|&n| u32::from(n)).sum();
        let kept = self.0.iter().zip(other.0).map(|(&a, b)| u32::from(a.min(b))).sum();
        (total, kept)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Sign,
    Other,
}

fn class(grapheme: &str) -> Class {
    match grapheme.chars().next() {
        Some(c) if c.is_ascii_digit() => Class::Digit,
        Some('%' | '‰') => Class::Sign,
        Some(c) if c.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Calls `found` with every token of `text`, in order, until it returns `false`. Tokens consist of whole graphemes.
pub(super) fn scan(text: &str, mut found: impl FnMut(&ScannedToken) -> bool) {
    let mut parts = Vec::new();
    let mut gap = Gap::Sentence;
    let mut dots = false;
    let mut at = 0;
    let mut graphemes = text.grapheme_indices(true).peekable();
    while let Some((byte, grapheme)) = graphemes.next() {
        let class = class(grapheme);
        let from = at;
        at += grapheme.chars().count();
        if class == Class::Other {
            (gap, dots) = widen(gap, dots, grapheme);
            continue;
        }
        let mut end = byte + grapheme.len();
        while let Some(&(next, grapheme)) = graphemes.peek() {
            let joins = match class {
                Class::Letter => self::class(grapheme) == Class::Letter,
                Class::Digit => {
                    self::class(grapheme) == Class::Digit
                        || matches!(grapheme, "." | ",")
                            && text[next + 1..].starts_with(|c: char| c.is_ascii_digit())
                }
                _ => false,
            };
            if !joins {
                break;
            }
            end = next + grapheme.len();
            at += grapheme.chars().count();
            graphemes.next();
        }
        let written = &text[byte..end];
        // A full stop ends a sentence only before something that can begin one: not in "cửa khẩu... đã".
        if dots && gap >= Gap::Space && !written.starts_with(char::is_lowercase) {
            gap = Gap::Sentence;
        }
        let kind = match class {
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            _ => TokenKind::Sign,
        };
        if !emit(kind, written, from..at, gap, &mut parts, &mut found) {
            return;
        }
        (gap, dots) = (Gap::None, false);
    }
}

/// Calls `found` with one run as a token; with a run of digits that is no number, such as a date with dots, as several.
fn emit(
    kind: TokenKind,
    written: &str,
    chars: Range<usize>,
    gap: Gap,
    parts: &mut Vec<Letter>,
    found: &mut impl FnMut(&ScannedToken) -> bool,
) -> bool {
    let mut token = |written: &str, chars: Range<usize>, gap, form: &str| {
        parts.clear();
        letters(form, parts);
        found(&ScannedToken { kind, letters: parts, written, chars, gap })
    };
    // A run with a digit that has combining characters (a keycap) is not read as a number.
    let plain = written.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
    if kind != TokenKind::Number || !plain {
        return token(written, chars, gap, written);
    }
    if let Some(form) = numbers::normalise(written) {
        return token(written, chars, gap, &form);
    }
    let mut from = chars.start;
    let mut gap = gap;
    for group in written.split(['.', ',']) {
        let form = numbers::normalise(group).unwrap_or_default();
        if !token(group, from..from + group.len(), gap, &form) {
            return false;
        }
        from += group.len() + 1;
        gap = Gap::Soft;
    }
    true
}

/// The gap with `grapheme` added to it, and whether a full stop is in it.
fn widen(gap: Gap, dots: bool, grapheme: &str) -> (Gap, bool) {
    let Some(c) = grapheme.chars().next() else {
        return (gap, dots);
    };
    let wide = match c {
        ';' | ':' | '|' => Gap::Clause,
        '(' | ')' | '[' | ']' | '{' | '}' | '—' => Gap::Bracket,
        ',' => Gap::Comma,
        c if c.is_whitespace() => Gap::Space,
        _ => Gap::Soft,
    };
    (gap.max(wide), dots || matches!(c, '.' | '!' | '?' | '…'))
}
