//! The labels that headings and items begin with: what each counts, and which follows which. Whether a labelled text is
//! a heading or an item is not decided here.

use super::sentences::is_caps;

/// What a label counts with, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LabelStyle {
    /// `Phần thứ nhất`.
    Part,
    /// `Phụ lục 1`.
    Appendix,
    /// `Chương I`.
    Chapter,
    /// `Biểu mẫu 1`, `Mẫu biểu số 01`: a form of an appendix.
    Form,
    /// `Mục 1`: what a chapter is divided into.
    Division,
    /// `Điều 1.`.
    Article,
    /// `A-`.
    Letter,
    /// `I-`.
    Roman,
    /// `1.` with one number, `1.1.` with two, and so on.
    Number(usize),
    /// `a)`.
    Small,
    /// `(1)`, `(a)`.
    Bracketed,
}

/// A label a text begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// What it counts with.
    pub style: LabelStyle,
    /// What it counts: the last of several numbers, or the position of a letter in the alphabet.
    pub value: u32,
    /// The number before the last of several.
    pub under: Option<u32>,
    /// What it adds to an id: `p1`, `A`, `I`, `1`, `a`.
    pub id: String,
    /// The character it ends with: `.`, `-`, `)`, `/`; a space if none.
    pub delimiter: char,
    /// Its length in bytes, without white space behind it.
    pub len: usize,
}

const ORDINALS: &[(&str, u32)] = &[
    ("nhất", 1),
    ("một", 1),
    ("hai", 2),
    ("nhì", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("mười một", 11),
    ("mười hai", 12),
    ("mười ba", 13),
    ("mười bốn", 14),
    ("mười lăm", 15),
];

/// Both alphabets that small letters count by: the Vietnamese one has `đ` and skips `f`, the English one does not.
const ALPHABETS: [&str; 2] = ["abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"];

/// The label that `text` begins with.
pub(crate) fn label(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    match first {
        '(' => bracketed(text),
        '0'..='9' => numbers(text, 0, None),
        'A'..='Z' | 'Đ' => capital(text).or_else(|| named(text)),
        'a'..='z' | 'đ' => small(text),
        _ => None,
    }
}

/// Whether `next` is what comes after `previous` in a sequence of labels of one style.
pub(crate) fn follows(previous: &Label, next: &Label) -> bool {
    let letters =
        matches!(next.style, LabelStyle::Letter | LabelStyle::Small | LabelStyle::Bracketed)
            && next.id.chars().all(char::is_alphabetic);
    let in_alphabet = ALPHABETS.iter().any(|alphabet| {
        let position = |label: &Label| {
            let at = alphabet.find(&label.id.to_lowercase())?;
            Some(alphabet[..at].chars().count())
        };
        matches!((position(previous), position(next)), (Some(a), Some(b)) if b == a + 1)
    });
    // `(i)` may be a letter or a Roman number.
    if letters && in_alphabet {
        return true;
    }
    let roman = letters && next.id.len() > 1;
    (!letters || roman) && next.value == previous.value + 1
}

/// `Phần thứ nhất`, `PHẦN I.`, `Chương 2`, `Phụ lục số 1`.
fn named(text: &str) -> Option<Label> {
    const NAMES: [(&str, &str, LabelStyle); 9] = [
        ("phần", "p", LabelStyle::Part),
        ("chương", "c", LabelStyle::Chapter),
        ("phụ lục", "pl", LabelStyle::Appendix),
        ("biểu mẫu", "b", LabelStyle::Form),
        ("mẫu biểu", "b", LabelStyle::Form),
        ("phụ biểu", "b", LabelStyle::Form),
        ("biểu số", "b", LabelStyle::Form),
        ("mục", "m", LabelStyle::Division),
        ("điều", "d", LabelStyle::Article),
    ];
    // Labels are short; the rest of a long text need not be made small.
    let head: String = text.chars().take(40).collect();
    let small = head.to_lowercase();
    if small.len() != head.len() {
        return None;
    }
    let (name, prefix, style) = NAMES.into_iter().find(|(name, ..)| {
        small.strip_prefix(name).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })?;
    let skip = |at: usize| at + small[at..].len() - small[at..].trim_start().len();
    let mut at = skip(name.len());
    let mut ordinal = false;
    for word in ["thứ", "số"] {
        if let Some(rest) = small[at..].strip_prefix(word)
            && rest.starts_with(char::is_whitespace)
        {
            at = skip(at + word.len());
            ordinal = word == "thứ";
        }
    }
    let spelt_out = ORDINALS.iter().filter(|(word, _)| {
        let rest = small[at..].strip_prefix(word);
        ordinal && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let spelt_out = spelt_out.max_by_key(|(word, _)| word.len());
    let end = spelt_out.map_or_else(
        || small[at..].find(|c: char| !c.is_alphanumeric()),
        |(word, _)| Some(word.len()),
    );
    let end = end.map_or(small.len(), |len| at + len);
    let word = &head[at..end];
    let value = spelt_out
        .map(|(_, value)| *value)
        .or_else(|| roman(word))
        .or_else(|| (word.len() <= 3).then(|| word.parse().ok()).flatten())
        .or_else(|| match word.as_bytes() {
            [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
            _ => None,
        })?;
    let (len, delimiter) = match delimiter(text, end) {
        Some((len, c)) => (len, c),
        None if text[end..].starts_with(':') => (end + 1, ':'),
        // A sentence may begin with `Điều 5`.
        None if style == LabelStyle::Article => return None,
        // And with `Mục 2 của Nghị quyết`; a heading has nothing more on its line, or capitals.
        None if style == LabelStyle::Division && !is_line_or_caps(&text[end..]) => return None,
        None if text[end..].chars().next().is_none_or(char::is_whitespace) => (end, ' '),
        None => return None,
    };
    Some(Label { style, value, under: None, id: format!("{prefix}{value}"), delimiter, len })
}

/// Whether nothing but words in capitals follows.
fn is_line_or_caps(rest: &str) -> bool {
    rest.trim().is_empty() || is_caps(rest)
}

/// `(1)`, `(11).`, `(a)`, `(iv)`.
fn bracketed(text: &str) -> Option<Label> {
    let inside = &text[1..];
    let end = inside.bytes().take(6).position(|b| b == b')')?;
    let word = &inside[..end];
    let value = if word.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&end) {
        word.parse().ok()?
    } else if let Some(position) = letter_position(word) {
        position
    } else {
        roman(&word.to_uppercase()).filter(|_| word.chars().all(char::is_lowercase))?
    };
    let mut len = end + 2;
    if text[len..].starts_with(['.', ':']) {
        len += 1;
    }
    begins_words(&text[len..], true).then(|| Label {
        style: LabelStyle::Bracketed,
        value,
        under: None,
        id: word.to_owned(),
        delimiter: ')',
        len,
    })
}

/// `A-`, `I-`, `II.`, `I.1.`.
fn capital(text: &str) -> Option<Label> {
    let end = text
        .char_indices()
        .find(|&(_, c)| !(c.is_ascii_uppercase() || c == 'Đ'))
        .map_or(text.len(), |(at, _)| at);
    let word = &text[..end];
    let number = roman(word);
    if number.is_some()
        && text[end..].starts_with('.')
        && text[end + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return numbers(text, end + 1, number);
    }
    let (len, c) = delimiter(text, end)?;
    let (style, value) = match number {
        Some(value) => (LabelStyle::Roman, value),
        None => (LabelStyle::Letter, letter_position(&word.to_lowercase())?),
    };
    // `T.M` and `A-B` are words; `A-KINH TẾ` and `I.Kinh tế` are labels that touch their text.
    let mut next = text[len..].chars();
    let (first, second) = (next.next(), next.next());
    if first.is_some_and(char::is_uppercase) {
        let caps = second.is_some_and(char::is_uppercase);
        let label = match style {
            LabelStyle::Roman => second.is_some_and(char::is_alphabetic),
            _ => caps && c == '-',
        };
        if !label {
            return None;
        }
    }
    Some(Label { style, value, under: None, id: word.to_owned(), delimiter: c, len })
}

/// `1.`, `1-`, `1)`, `1/`, `2.1.`, `2.1`; from `start`, where `before` stands in front of it: `I.1.`.
fn numbers(text: &str, start: usize, before: Option<u32>) -> Option<Label> {
    let bytes = text.as_bytes();
    let mut counts: Vec<u32> = Vec::new();
    let mut at = start;
    loop {
        let digits = bytes[at..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        // `1.000` is a thousand, and `2022.` a year.
        let most = if counts.is_empty() { 3 } else { 2 };
        if digits == 0 || digits > most {
            return None;
        }
        counts.push(text[at..at + digits].parse().ok()?);
        at += digits;
        let another =
            bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !another {
            break;
        }
        at += 1;
    }
    let (len, delimiter) = match delimiter(text, at) {
        Some(found) => found,
        None if counts.len() > 1 || before.is_some() => {
            let words = text[at..].trim_start();
            let upper = words.chars().next().is_some_and(char::is_uppercase);
            let spaced = words.len() < text[at..].len();
            if !(words.is_empty() || upper && spaced) {
                return None;
            }
            (at, ' ')
        }
        None => return None,
    };
    if matches!(delimiter, '/' | '-') && is_document_number(&text[len..]) {
        return None;
    }
    let value = counts.pop()?;
    Some(Label {
        style: LabelStyle::Number(counts.len() + 1),
        value,
        under: counts.last().copied().or(before),
        id: value.to_string(),
        delimiter,
        len,
    })
}

/// Whether what touches a number and its sign is the rest of a document's number: `59/TTr-SNV`, `166-KH/TU`, not
/// `1/Kinh tế`.
fn is_document_number(rest: &str) -> bool {
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let inner_capital = word.chars().skip(1).any(char::is_uppercase);
    word.contains(['-', '/']) || inner_capital && !is_caps(rest)
}

/// `a)`, `b.`, `đ-`.
fn small(text: &str) -> Option<Label> {
    let letter = text.chars().next()?;
    let word = &text[..letter.len_utf8()];
    let value = letter_position(word)?;
    let (len, delimiter) = delimiter(text, word.len())?;
    Some(Label {
        style: LabelStyle::Small,
        value,
        under: None,
        id: word.to_owned(),
        delimiter,
        len,
    })
}

fn letter_position(word: &str) -> Option<u32> {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some('đ'), None) => Some(5),
        (Some(c @ 'a'..='z'), None) => Some(c as u32 - 'a' as u32 + 1),
        _ => None,
    }
}

/// The end of the delimiter at `end`, and its character. White space may stand before a dash: `I - KINH TẾ`.
fn delimiter(text: &str, end: usize) -> Option<(usize, char)> {
    let rest = &text[end..];
    let spaced = rest.trim_start();
    let gap = rest.len() - spaced.len();
    let c = spaced.chars().next()?;
    let dash = matches!(c, '-' | '–' | '—');
    if !(dash || gap == 0 && matches!(c, '.' | ')' | '/')) {
        return None;
    }
    let mut len = end + gap + c.len_utf8();
    // `1.-`, `I./`, `I/.` and `1).` are one delimiter.
    if let Some(second) = text[len..].chars().next()
        && matches!(second, '-' | '–' | '/' | ')' | '.')
        && !dash
        && second != c
    {
        len += second.len_utf8();
    }
    let words = &text[len..];
    let number_range = dash && words.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let c = if dash { '-' } else { c };
    (begins_words(words, gap == 0) && !number_range).then_some((len, c))
}

/// Whether what follows a label begins with white space, a capital if it may touch the label, or is empty.
fn begins_words(rest: &str, may_touch: bool) -> bool {
    rest.chars().next().is_none_or(|c| {
        c.is_whitespace() || may_touch && (c.is_uppercase() || c == '“' || c == '"')
    })
}

const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/// A number below 50 as a Roman one.
pub(crate) fn roman_number(value: u32) -> Option<String> {
    let value = value as usize;
    let tens = TENS.get(value / 10).filter(|_| value > 0)?;
    Some(format!("{tens}{}", ONES[value % 10]))
}

/// The letter at a position of the Vietnamese alphabet, from 1, as points are counted.
pub(crate) fn small_letter(value: u32) -> Option<String> {
    let at = (value as usize).checked_sub(1)?;
    ALPHABETS[0].chars().nth(at).map(String::from)
}

/// The value of a Roman number below 50, written as it should be.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    TENS.iter().zip(0..).find_map(|(tens, ten)| {
        let ones = word.strip_prefix(tens)?;
        let one = ONES.iter().position(|known| *known == ones)?;
        Some(ten * 10 + one as u32)
    })
}

#[cfg(test)]
mod tests;
