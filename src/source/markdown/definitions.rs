//! Lines that define notes: `[^1]: …`, `<sup>1</sup> …`, `¹ …`. Which note a reference means is the importer's to find.

use super::markup::{self, Meaning};
use crate::source::sentences::ends_sentence;

/// A line that defines a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Definition<'a> {
    /// What its references look it up by.
    pub key: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// Emphasis that begins before the label and holds beyond it.
    pub emphasis: &'a str,
    /// The text after the label.
    pub rest: &'a str,
    /// Whether it is written `[^1]:`.
    pub colon: bool,
}

/// The definition of a note that a line begins with. `first` says that the line begins a paragraph, or follows a note:
/// elsewhere, what looks like a definition may be a reference that a line end put first.
pub(super) fn definition(text: &str, first: bool) -> Option<Definition<'_>> {
    if let Some(linked) = linked(text) {
        return Some(linked);
    }
    let body = text.trim_start_matches(['*', '_']);
    let emphasis = &text[..text.len() - body.len()];
    if emphasis.len() > 3 {
        return None;
    }
    let (key, label, len) = if let Some(key) = markup::caret(body) {
        (key, key, key.len() + 3)
    } else if let Some(tag) = markup::tag(body).filter(|t| t.meaning == Meaning::Sup && !t.closing)
    {
        let (keys, len) = markup::sup(body, tag.len)?;
        let [key] = keys.as_slice() else {
            return None;
        };
        let inside = &body[tag.len..len];
        let label = &inside[..inside.find('<').unwrap_or(inside.len())];
        (*key, label.trim(), len)
    } else {
        let len: usize =
            body.chars().map_while(|c| markup::superscript(c).map(|_| c.len_utf8())).sum();
        if len == 0 {
            return None;
        }
        (&body[..len], &body[..len], len)
    };
    let rest = &body[len..];
    if let Some(rest) = rest.strip_prefix(':')
        && markup::caret(body).is_some()
    {
        return Some(Definition { key, label, emphasis: "", rest: rest.trim(), colon: true });
    }
    // `**<sup>1</sup>** text`: the emphasis was the label's own.
    let (emphasis, rest) = match rest.strip_prefix(emphasis) {
        Some(rest) => ("", rest),
        None => (emphasis, rest),
    };
    let words = rest.trim_start();
    let begins = words.chars().next()?;
    let plausible = if first {
        !matches!(begins, ',' | ';' | '%' | '!' | '?' | '”' | '.' | ')')
    } else {
        begins.is_uppercase() || begins.is_numeric()
    };
    plausible.then_some(Definition { key, label, emphasis, rest: words, colon: false })
}

/// The text of a definition, and the definition of the next number that follows on the same line, behind a full stop.
pub(super) fn split<'a>(definition: &Definition<'a>) -> (&'a str, Option<Definition<'a>>) {
    let rest = definition.rest;
    let next = || {
        let number = definition.key.parse::<u32>().ok()?.checked_add(1)?;
        let mark =
            if definition.colon { format!("[^{number}]:") } else { format!("<sup>{number}</sup>") };
        let at = rest.find(&mark)?;
        let text = rest[..at].trim_end();
        let next = self::definition(&rest[at..], false)?;
        (definition.emphasis.is_empty() && ends_sentence(text)).then_some((text, Some(next)))
    };
    next().unwrap_or((rest, None))
}

/// A note whose line leads back to where it is referred to: `1. … [↑](#footnote-ref-1)`, `<a href="#_ftnref1">1</a> …`.
fn linked(text: &str) -> Option<Definition<'_>> {
    let address = back_link(text)?;
    let from = address.find(|c: char| c.is_ascii_digit())?;
    let digits = address[from..].bytes().take_while(u8::is_ascii_digit).count();
    let key = &address[from..from + digits];
    // The label before the words, or the link that holds it. A link that holds words is part of the text.
    let end = if text.starts_with("<a") {
        let inside = text.find("</a>")?;
        if is_label(&text[..inside]) { inside + "</a>".len() } else { 0 }
    } else if text.starts_with('[') {
        let inside = text.find("](")?;
        if is_label(&text[..inside]) { inside + text[inside..].find(')')? + 1 } else { 0 }
    } else {
        let label = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let label = label.trim_start_matches(['.', '\\', ')']);
        text.len() - label.len()
    };
    let rest = text.get(end..)?.trim();
    Some(Definition { key, label: key, emphasis: "", rest, colon: true })
}

/// Whether what stands in a link, tags aside, is the label of a note: a number or sign, a letter, a small Roman number.
fn is_label(inside: &str) -> bool {
    let words: String =
        inside.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
    let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
    letters.chars().count() <= 1 || letters.chars().all(|c| "ivxlc".contains(c))
}

/// The address of the link in a line that leads back from a note.
fn back_link(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 2] = ["](#", "href=\"#"];
    OPENINGS.iter().find_map(|opening| {
        text.match_indices(opening).find_map(|(at, _)| {
            let address = &text[at + opening.len() - 1..];
            let end = address.find([')', '"', ' ', ']', '<'])?;
            markup::is_back_link(&address[..end]).then_some(&address[..end])
        })
    })
}
