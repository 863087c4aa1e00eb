//! Folding for comparison: a text without accents, case, the stroke of đ and the position of the tone, and the way back
//! from folded letters to the characters they came from.
//!
//! A Vietnamese letter is a base letter with at most one *quality* (â ê ô, ă ơ ư, đ) and, once per syllable, a *tone*.
//! Which vowel carries the tone varies (`hòa`, `hoà`), so tones are compared per syllable, never per letter.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// A letter taken apart. A character that is no letter is its own base, of bare quality and level tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The bare letter in lower case.
    pub base: char,
    /// What makes it another letter of the alphabet.
    pub quality: Quality,
    /// The tone it carries.
    pub tone: ToneMark,
}

/// What makes a letter another letter of the alphabet. One base never has both a breve and a horn, so two bits hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Quality {
    /// As in `a`.
    #[default]
    Bare = 0,
    /// As in `â`, `ê`, `ô`.
    Circumflex = 1,
    /// The breve of `ă`, the horn of `ơ` and `ư`, the stroke of `đ`.
    BreveHornStroke = 2,
    /// A diacritic that no Vietnamese letter has, such as that of `ü`.
    Foreign = 3,
}

/// The tone of a syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ToneMark {
    /// None written: `ma`.
    #[default]
    Level = 0,
    /// Huyền: `mà`.
    Grave = 1,
    /// Sắc: `má`.
    Acute = 2,
    /// Hỏi: `mả`.
    Hook = 3,
    /// Ngã: `mã`.
    Tilde = 4,
    /// Nặng: `mạ`.
    Dot = 5,
}

impl Letter {
    /// A bare letter.
    pub(crate) fn bare(base: char) -> Self {
        Self { base, quality: Quality::Bare, tone: ToneMark::Level }
    }

    /// Adds a combining mark to it.
    fn mark(&mut self, mark: char) {
        match mark {
            '\u{300}' => self.tone = ToneMark::Grave,
            '\u{301}' => self.tone = ToneMark::Acute,
            '\u{309}' => self.tone = ToneMark::Hook,
            '\u{303}' => self.tone = ToneMark::Tilde,
            '\u{323}' => self.tone = ToneMark::Dot,
            '\u{302}' => self.quality = Quality::Circumflex,
            '\u{306}' | '\u{31b}' => self.quality = Quality::BreveHornStroke,
            _ => self.quality = Quality::Foreign,
        }
    }
}

/// Takes `text` apart and appends its letters to `letters`. Composed and decomposed text give the same letters; a
/// combining mark with no letter before it is dropped.
pub(crate) fn letters(text: &str, letters: &mut Vec<Letter>) {
    let from = letters.len();
    for c in text.chars() {
        if c.is_ascii() {
            letters.push(Letter::bare(c.to_ascii_lowercase()));
        } else if is_combining_mark(c) {
            if let Some(letter) = letters[from..].last_mut() {
                letter.mark(c);
            }
        } else {
            letters.push(take_apart(c));
        }
    }
}

/// The letters with marks that Vietnamese has, and their neighbours.
const MARKED: [RangeInclusive<char>; 2] = ['\u{c0}'..='\u{1b0}', '\u{1ea0}'..='\u{1ef9}'];

/// Those letters taken apart, one range behind the other: a report is full of them.
static TAKEN_APART: LazyLock<Vec<Letter>> =
    LazyLock::new(|| MARKED.into_iter().flatten().map(decomposed).collect());

/// A composed letter as its parts.
fn take_apart(c: char) -> Letter {
    let [latin, vietnamese] = MARKED;
    let before = |range: &RangeInclusive<char>| c as usize - *range.start() as usize;
    if latin.contains(&c) {
        TAKEN_APART[before(&latin)]
    } else if vietnamese.contains(&c) {
        TAKEN_APART[latin.count() + before(&vietnamese)]
    } else {
        decomposed(c)
    }
}

/// A composed letter as its parts. Only combining marks are split off: a Hangul syllable stays whole.
fn decomposed(c: char) -> Letter {
    let lower = c.to_lowercase().next().unwrap_or(c);
    if lower == 'đ' {
        return Letter { quality: Quality::BreveHornStroke, ..Letter::bare('d') };
    }
    let mut letter = Letter::bare(lower);
    let mut first = true;
    decompose_canonical(lower, |part| {
        if first {
            letter.base = part;
            first = false;
        } else if is_combining_mark(part) {
            letter.mark(part);
        } else {
            letter.base = lower;
        }
    });
    letter
}

/// `text` folded for comparison: accents, case, the stroke of đ and the position of the tone are gone, all else stays.
pub fn fold(text: &str) -> String {
    let mut parts = Vec::with_capacity(text.len());
    // Scripts that write one letter as several, as Hangul in single jamo does, are composed first.
    if text.chars().all(|c| matches!(c, '\0'..='\u{10ff}' | '\u{1e00}'..='\u{2fff}')) {
        letters(text, &mut parts);
    } else {
        letters(&text.nfc().collect::<String>(), &mut parts);
    }
    parts.iter().map(|letter| letter.base).collect()
}

/// The occurrences of `needle` in `text`, both folded: ranges in characters of `text`, in order, disjoint, and never
/// cutting a grapheme. Space around the needle does not count; an empty needle does not occur.
pub fn find(text: &str, needle: &str) -> Vec<Range<usize>> {
    let needle: Vec<char> = fold(needle.trim()).chars().collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let mut folded = Vec::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len());
    let mut parts = Vec::new();
    let mut start = 0;
    for grapheme in text.graphemes(true) {
        let end = start + grapheme.chars().count();
        parts.clear();
        letters(grapheme, &mut parts);
        for letter in &parts {
            folded.push(letter.base);
            origin.push(start..end);
        }
        start = end;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at + needle.len() <= folded.len() {
        if folded[at..at + needle.len()] == needle[..] {
            let range = origin[at].start..origin[at + needle.len() - 1].end;
            // Two matches may share one grapheme of several letters: they become one.
            match found.last_mut() {
                Some(last) if last.end > range.start => last.end = range.end,
                _ => found.push(range),
            }
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}

/// A name as part of that of a file: folded, its letters and digits with a dash between the words, at most so many
/// characters; `report` if nothing is left.
pub(crate) fn slug(name: &str, most: usize) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(most);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "report" } else { slug }.to_owned()
}

#[cfg(test)]
mod tests;
