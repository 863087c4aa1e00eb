//! From the bytes of a text file to text in NFC with plain line ends, and what had to be guessed on the way. Nothing but
//! the encoding is changed.

pub(crate) mod legacy;
pub(crate) mod syllables;

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::problem::{Location, Problem, ProblemKind};
use legacy::Legacy;

/// How the characters of a text file are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// windows-1258.
    Windows1258,
    /// Of a font that is not Unicode.
    Legacy(Legacy),
    /// The same, taken for Latin letters and stored again as UTF-8.
    LegacyInUtf8(Legacy),
}

impl Encoding {
    /// Whether it takes two bytes a character.
    pub(crate) fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// Its name, as in `read as TCVN3 (ABC)`.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1258 => "windows-1258",
            Self::Legacy(Legacy::Vni) => "VNI",
            Self::Legacy(_) => "TCVN3 (ABC)",
            Self::LegacyInUtf8(Legacy::Vni) => "VNI kept as Latin letters",
            Self::LegacyInUtf8(_) => "TCVN3 (ABC) kept as Latin letters",
        }
    }
}

/// A text, and what had to be guessed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    /// In NFC, its lines ended by `\n`, without byte order mark, soft hyphens and word joiners.
    pub text: Cow<'a, str>,
    /// How it was stored.
    pub encoding: Encoding,
    /// In the order of the text.
    pub problems: Vec<Problem>,
}

/// The first line of Markdown that says exactly what it means.
pub(crate) const EXACT_MARKER: &str = "<!-- baocao/1 -->";

const BOM_UTF8: &[u8] = b"\xef\xbb\xbf";
const BOM_LE: &[u8] = b"\xff\xfe";
const BOM_BE: &[u8] = b"\xfe\xff";

/// Decodes a text file. Whatever the bytes are, there is a text: what cannot be read becomes U+FFFD, with a problem for
/// its line.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let marked = [BOM_UTF8, BOM_LE, BOM_BE].into_iter().find(|mark| bytes.starts_with(mark));
    let content = &bytes[marked.map_or(0, <[u8]>::len)..];
    let (encoding, text) = match encoding_by_marks(bytes) {
        Some(encoding @ (Encoding::Utf16Le | Encoding::Utf16Be)) => {
            (encoding, Cow::Owned(utf16(content, encoding)))
        }
        _ => by_score(content),
    };
    let mut problems = Vec::new();
    if encoding != Encoding::Utf8 && marked.is_none() {
        problems.push(Problem::new(Location::File, ProblemKind::ReadAs(encoding.name())));
    }
    let text = nfc(plain_line_ends(text));
    if encoding == Encoding::Utf8 {
        problems.extend(invalid_lines(content));
    } else if let Some(line) = line_with(&text, |c| c == '\u{fffd}') {
        let kind = ProblemKind::Undecodable(encoding.name());
        problems.push(Problem::new(Location::Line(line), kind));
    }
    if let Some(line) = line_with(&text, is_gha) {
        problems.push(gha_problem(Location::Line(line)));
    }
    problems.sort_by_key(|problem| problem.at);
    Decoded { text: clean(text), encoding, problems }
}

/// A text in NFC, without what only its encoding has put there: soft hyphens and word joiners vanish, and the letter Ƣ
/// (U+01A2), which some converters write for Ư, becomes it.
pub(crate) fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let text = nfc(text);
    let is_odd = |c: char| is_gha(c) || is_unseen(c);
    if text.is_ascii() || !text.contains(is_odd) {
        return text;
    }
    let letter = |c| match c {
        '\u{1a2}' => 'Ư',
        '\u{1a3}' => 'ư',
        _ => c,
    };
    Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).map(letter).collect())
}

/// Whether a character is Ƣ or ƣ, which [`clean`] replaces. No language of today's reports has it.
pub(crate) fn is_gha(c: char) -> bool {
    matches!(c, '\u{1a2}' | '\u{1a3}')
}

/// The one problem that a text with Ƣ or ƣ has, at the first of them.
pub(crate) fn gha_problem(at: Location) -> Problem {
    Problem::new(at, ProblemKind::OldHorns)
}

/// A soft hyphen, a word joiner, or the zero-width no-break space that meant the same before it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{2060}' | '\u{feff}')
}

fn nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(&text) { text } else { Cow::Owned(text.nfc().collect()) }
}

fn plain_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The first line with such a character, from 1.
fn line_with(text: &str, is_sought: impl Fn(char) -> bool) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let at = text.find(is_sought)?;
    Some(1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count())
}

/// A problem for each line that is no UTF-8.
fn invalid_lines(bytes: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut line = 1;
    let mut told = 0;
    for chunk in bytes.utf8_chunks() {
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() && told != line {
            told = line;
            let kind = ProblemKind::Undecodable(Encoding::Utf8.name());
            problems.push(Problem::new(Location::Line(line), kind));
        }
    }
    problems
}

/// The encoding that a byte order mark, or the place of the NUL bytes, makes certain.
pub(crate) fn encoding_by_marks(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(BOM_UTF8) {
        return Some(Encoding::Utf8);
    }
    if bytes.starts_with(BOM_LE) {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(BOM_BE) {
        return Some(Encoding::Utf16Be);
    }
    // Without a mark: half of the bytes are high ones, and of Vietnamese text these are few values, above all 0.
    let head = &bytes[..bytes.len().min(4096) & !1];
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let highs = |first: usize| {
        let is_high = |b: &&u8| matches!(**b, 0 | 1 | 3 | 0x1e | 0x20);
        head.iter().skip(first).step_by(2).filter(is_high).count()
    };
    let looks = |high: usize, low: usize| {
        zeros(high) * 3 >= pairs && highs(high) * 10 >= pairs * 9 && zeros(low) == 0
    };
    match pairs {
        0 => None,
        _ if looks(1, 0) => Some(Encoding::Utf16Le),
        _ if looks(0, 1) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Decodes bytes that begin with the byte order mark of UTF-16; of others `None`.
pub(crate) fn utf16_by_mark(bytes: &[u8]) -> Option<String> {
    let encoding = encoding_by_marks(bytes)?;
    let units = bytes.strip_prefix(BOM_LE).or_else(|| bytes.strip_prefix(BOM_BE))?;
    Some(utf16(units, encoding))
}

fn utf16(bytes: &[u8], encoding: Encoding) -> String {
    let unit = |pair: &[u8]| match (pair, encoding) {
        (&[a, b], Encoding::Utf16Be) => u16::from_be_bytes([a, b]),
        (&[a, b], _) => u16::from_le_bytes([a, b]),
        // A byte too many: half of a character.
        _ => 0xfffd,
    };
    char::decode_utf16(bytes.chunks(2).map(unit)).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// The decoding whose letters make the most well-formed Vietnamese syllables; UTF-8 unless another is better.
fn by_score(bytes: &[u8]) -> (Encoding, Cow<'_, str>) {
    let utf8 = String::from_utf8_lossy(bytes);
    let is_valid = matches!(utf8, Cow::Borrowed(_));
    // What baocao writes says what it is, and is UTF-8.
    let is_certain = utf8.is_ascii() || utf8.contains(is_vietnamese_unicode);
    if utf8.starts_with(EXACT_MARKER) || is_valid && is_certain {
        return (Encoding::Utf8, utf8);
    }
    let unchanged = syllables::score(&utf8);
    // Latin letters that are UTF-8 may be just that: that they are not takes many, and most in no syllable as they are.
    let least = if is_valid { LEAST_IN_UTF8 } else { LEAST };
    let mut others = Vec::new();
    if is_valid && unchanged < 0 {
        for legacy in [Legacy::Vni, Legacy::Tcvn3] {
            others.push((Encoding::LegacyInUtf8(legacy), legacy.decode(&utf8)));
        }
    } else if !is_valid {
        let latin = legacy::windows_1252(bytes);
        for legacy in [Legacy::Vni, Legacy::Tcvn3] {
            others.push((Encoding::Legacy(legacy), legacy.decode(&latin)));
        }
        others.push((Encoding::Windows1258, legacy::windows_1258(bytes)));
    }
    let scored =
        others.into_iter().map(|(encoding, text)| (syllables::score(&text), encoding, text));
    match scored.max_by_key(|(score, ..)| *score) {
        Some((score, encoding, text))
            if score > unchanged && is_convincing(score, least, &text) =>
        {
            (encoding, Cow::Owned(text))
        }
        _ => (Encoding::Utf8, utf8),
    }
}

/// The least score by which bytes that are no UTF-8 are taken for another encoding.
const LEAST: isize = 3;

/// The same for text that is UTF-8.
const LEAST_IN_UTF8: isize = 12;

/// Whether a score is no chance: several letters, and most of those with marks in the text, speak for it.
fn is_convincing(score: isize, least: isize, text: &str) -> bool {
    let marked = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() as isize;
    score >= least && score * 2 >= marked
}

/// Letters and marks that no Latin letters of an older encoding look like.
fn is_vietnamese_unicode(c: char) -> bool {
    matches!(c,
        'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '\u{300}'..='\u{323}' | '\u{1ea0}'..='\u{1eff}')
}

#[cfg(test)]
mod tests;
