//! The forms of single lines: what `#`, bullets, rules and stops say before the words are read.

use std::borrow::Cow;

/// A line, and its number in the source, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceLine<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Its number.
    pub number: usize,
}

/// A line without the `>` of a quotation and the white space around.
pub(super) fn unquoted(line: &str) -> &str {
    let mut text = line.trim();
    while let Some(rest) = text.strip_prefix('>') {
        text = rest.trim_start();
    }
    text
}

/// A line's words as far as they can be told without reading it: no emphasis around.
pub(super) fn unstyled(text: &str) -> &str {
    text.trim_matches(['*', '_']).trim()
}

/// Whether a line is strong from end to end: `**…**`, `***…***`, `_**…**_`.
pub(super) fn wholly_bold(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '*' | '_');
    let inner = text.trim_matches(is_mark);
    let before = &text[..text.len() - text.trim_start_matches(is_mark).len()];
    let after = &text[text.trim_end_matches(is_mark).len()..];
    let strong = |marks: &str| marks.contains("**");
    !inner.is_empty()
        && strong(before)
        && strong(after)
        && (!inner.contains("**") || inner.contains("****"))
}

/// The columns of white space before a line; a tab is four.
pub(super) fn indent(line: &str) -> usize {
    line.chars()
        .map_while(|c| match c {
            '\t' => Some(4),
            ' ' | '\u{a0}' => Some(1),
            _ => None,
        })
        .sum()
}

/// The character a line is drawn with: at least three of a kind and nothing else. A page feed is a line too.
pub(super) fn underline(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let drawn = text.chars().filter(|c| !c.is_whitespace());
    let n = drawn.clone().count();
    let alike = drawn.clone().all(|c| c == first);
    (matches!(first, '-' | '*' | '_' | '=' | '–' | '—') && n >= 3 && alike).then_some(first)
}

/// The number of `#` before a line, and the line without them.
pub(super) fn hashes(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    // `#Kinh tế` is a heading too, `#1` is not.
    let begins = rest.starts_with([' ', '\t', '*', '\u{a0}'])
        || rest.chars().next().is_some_and(char::is_uppercase);
    let title = rest.trim();
    let title = match title.rsplit_once(' ') {
        Some((title, closing)) if closing.bytes().all(|b| b == b'#') => title.trim_end(),
        _ => title,
    };
    (level > 0 && begins && !title.is_empty()).then_some((level, title))
}

/// A line with a bullet before it.
pub(super) struct BulletLine<'a> {
    /// The bullet.
    pub marker: char,
    /// Emphasis that begins before the bullet and holds beyond it.
    pub emphasis: &'a str,
    /// The line after the bullet.
    pub rest: &'a str,
}

/// The bullet a line begins with. Where a new chunk begins, the bullet may touch its text: `-Tăng cường`.
pub(super) fn bullet(text: &str, may_touch: bool) -> Option<BulletLine<'_>> {
    let stars = text.len() - text.trim_start_matches('*').len();
    // `**- Nguyên nhân:** …` is a bullet with a bold lead.
    let stars = if matches!(stars, 1..=3) && text[stars..].starts_with(['-', '+', '–']) {
        stars
    } else {
        0
    };
    let (emphasis, body) = text.split_at(stars);
    let body = match body.strip_prefix('\\') {
        Some(escaped) if escaped.starts_with(['-', '+', '*']) => escaped,
        _ => body,
    };
    let marker = body.chars().next()?;
    if !matches!(
        marker,
        '-' | '+'
            | '*'
            | '•'
            | '–'
            | '—'
            | '·'
            | '▪'
            | '◦'
            | '●'
            | '○'
            | '■'
            | '►'
            | '➢'
            | '‣'
            | '\u{f000}'..='\u{f0ff}'
    ) {
        return None;
    }
    let rest = &body[marker.len_utf8()..];
    // `**-** text`: the emphasis was the bullet's own.
    let (emphasis, rest) = match rest.strip_prefix(emphasis) {
        Some(rest) => ("", rest),
        None => (emphasis, rest),
    };
    let words = rest.trim_start();
    let touches = words.len() == rest.len();
    if words.is_empty()
        || touches
            && (!may_touch
                || marker == '*'
                || !words.chars().next().is_some_and(char::is_uppercase))
    {
        return None;
    }
    Some(BulletLine { marker, emphasis, rest: words })
}
