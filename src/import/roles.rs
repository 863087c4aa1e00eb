//! What each chunk is in the report: headings are told from items and paragraphs by form, numbering and what follows.

use std::collections::HashMap;

use super::forms::{begins_lower, ends_sentence};
use super::lines::{Chunk, Kind};
use super::numbering::{self, Label, Style};
use super::spans::{Span, Style as Set};
use super::{Problems, excerpt, frame};

/// What a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the letterhead.
    Letterhead,
    /// A part of the title.
    Title,
    /// A heading, with its label if it has one.
    Heading(Option<Label>),
    /// A line that goes on with the heading before it.
    HeadingMore,
    /// A numbered item.
    Item(Label),
    /// Running text, or a bullet, note, table or rule: what its kind says.
    Body,
    /// The heading of the recipients.
    Recipients,
    /// A line among the recipients.
    Recipient,
    /// A line of the signature; the first of them, if `true`.
    Signature(bool),
}

/// The role of each chunk.
pub fn roles(chunks: &[Chunk<'_>], problems: &mut Problems) -> Vec<Role> {
    let mut roles = vec![Role::Body; chunks.len()];
    let start = if let Some(title) = frame::title(chunks) {
        roles[..title.start].fill(Role::Letterhead);
        roles[title.clone()].fill(Role::Title);
        title.end
    } else {
        problems.add(1, "no title found");
        0
    };
    let ends = ends(chunks, start, &mut roles);
    let labels: Vec<Option<Label>> = chunks
        .iter()
        .zip(&ends)
        .map(|(chunk, end)| {
            (!end && matches!(chunk.kind, Kind::Text | Kind::Heading(_)))
                .then(|| numbering::label(&chunk.text))
                .flatten()
        })
        .collect();
    let headings = headings(chunks, &labels, &ends, start);
    // The heading that a line right below it may go on with.
    let mut unfinished = false;
    for i in start..chunks.len() {
        let chunk = &chunks[i];
        if ends[i] || matches!(chunk.kind, Kind::Rule | Kind::Note { .. }) {
            continue;
        }
        let running = matches!(chunk.kind, Kind::Text | Kind::Heading(_));
        let set_off = running && (frame::is_set_off(chunk) || frame::is_caps(&chunk.text));
        if unfinished && set_off && labels[i].is_none() && chunk.text.len() <= LONG_TITLE {
            roles[i] = Role::HeadingMore;
            unfinished = chunk.text.ends_with(',');
            continue;
        }
        unfinished = false;
        match (&labels[i], headings[i]) {
            (label, true) => {
                let words = &chunk.text[label.as_ref().map_or(0, |label| label.len)..];
                unfinished = words.trim().is_empty() || words.ends_with([',', '-', '–']);
                if !frame::is_set_off(chunk) {
                    let text = excerpt(&chunk.text);
                    problems.add(chunk.line, &format!("taken as a heading: {text}"));
                }
                roles[i] = Role::Heading(label.clone());
            }
            (Some(label), false) => roles[i] = Role::Item(label.clone()),
            (None, false) => {}
        }
    }
    roles
}

/// Marks the recipients and the signature. Says of each chunk whether it is theirs.
fn ends(chunks: &[Chunk<'_>], start: usize, roles: &mut [Role]) -> Vec<bool> {
    let mut ends = vec![false; chunks.len()];
    let mut in_recipients = false;
    let mut i = start;
    while i < chunks.len() {
        let chunk = &chunks[i];
        let running = matches!(chunk.kind, Kind::Text | Kind::Heading(_));
        if running && frame::opens_recipients(chunk) {
            in_recipients = true;
            roles[i] = Role::Recipients;
            ends[i] = true;
        } else if let Some(end) = frame::signature(chunks, i, in_recipients) {
            for (n, role) in roles[i..end].iter_mut().enumerate() {
                if !matches!(chunks[i + n].kind, Kind::Rule) {
                    *role = Role::Signature(n == 0);
                }
            }
            ends[i..end].fill(true);
            in_recipients = false;
            i = end;
            continue;
        } else if in_recipients && running {
            const LONGEST: usize = 300;
            let long = chunk.text.len() > LONGEST;
            if long || frame::is_set_off(chunk) {
                in_recipients = false;
            } else {
                roles[i] = Role::Recipient;
                ends[i] = true;
            }
        }
        i += 1;
    }
    ends
}

/// Longest titles, in bytes, by how sure the form is: set off, plain with an outer number, plain with an inner one.
const LONG_TITLE: usize = 600;
const BOLD_TITLE: usize = 450;
const PLAIN_TITLE: usize = 300;
const SHORT_TITLE: usize = 200;

/// Which chunks are headings.
fn headings(
    chunks: &[Chunk<'_>],
    labels: &[Option<Label>],
    ends: &[bool],
    start: usize,
) -> Vec<bool> {
    let mut headings = vec![false; chunks.len()];
    // Numbered points in a row are all headings or all items: first from the end, then from the start.
    let mut later: HashMap<Style, (u32, bool)> = HashMap::new();
    let mut next: Option<usize> = None;
    for i in (start..chunks.len()).rev() {
        let chunk = &chunks[i];
        if ends[i] || matches!(chunk.kind, Kind::Rule | Kind::Note { .. }) {
            continue;
        }
        if matches!(chunk.kind, Kind::Text | Kind::Heading(_)) {
            let below = next.map(|next| (&chunks[next], labels[next].as_ref()));
            headings[i] = is_heading(chunk, labels[i].as_ref(), below);
            if let Some(label) = &labels[i] {
                let plain = !frame::is_set_off(chunk);
                let item_follows = later.get(&label.style) == Some(&(label.value + 1, false));
                if plain && item_follows && is_inner(label.style) {
                    headings[i] = false;
                }
                later.insert(label.style, (label.value, headings[i]));
            }
            if headings[i] && !labels[i].as_ref().is_some_and(|label| is_inner(label.style)) {
                later.clear();
            }
        }
        next = Some(i);
    }
    let mut earlier: HashMap<Style, u32> = HashMap::new();
    for i in start..chunks.len() {
        let Some(label) = &labels[i] else {
            continue;
        };
        let item_before = earlier.get(&label.style) == Some(&label.value.wrapping_sub(1));
        let sure = frame::is_set_off(&chunks[i])
            && (matches!(chunks[i].kind, Kind::Heading(_)) || !ends_sentence(&chunks[i].text));
        if headings[i] && item_before && !sure && is_inner(label.style) {
            headings[i] = false;
        }
        if headings[i] {
            earlier.clear();
        } else {
            earlier.insert(label.style, label.value);
        }
    }
    headings
}

/// Whether a style counts both headings and items.
fn is_inner(style: Style) -> bool {
    matches!(style, Style::Number(_) | Style::Small | Style::Bracketed)
}

fn is_heading(
    chunk: &Chunk<'_>,
    label: Option<&Label>,
    next: Option<(&Chunk<'_>, Option<&Label>)>,
) -> bool {
    let text = chunk.text.as_str();
    let hash = matches!(chunk.kind, Kind::Heading(_));
    let bold = is_bold(&chunk.spans);
    let stops = ends_sentence(text) || text.ends_with([';', ',']);
    let Some(label) = label else {
        let words = text.chars().any(char::is_alphabetic);
        let capital = !begins_lower(text);
        let caps = text.len() <= SHORT_TITLE
            && frame::is_caps(text)
            && text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count() > 1;
        return words
            && (hash && text.len() <= LONG_TITLE
                || capital && !stops && (bold && text.len() <= BOLD_TITLE || caps));
    };
    let words = text[label.len..].trim();
    let sentences = words.contains(". ") || words.contains("; ");
    let italic = is_set(&chunk.spans, Set::Em);
    if hash || (bold || italic) && label.style != Style::Bracketed {
        let longest = if hash { LONG_TITLE } else { BOLD_TITLE };
        return words.len() <= longest && !(sentences && stops);
    }
    let is_body = |chunk: &Chunk<'_>, other: Option<&Label>| match other {
        Some(other) => other.style != label.style && is_inner(other.style),
        None => {
            matches!(chunk.kind, Kind::Bullet { .. })
                || !frame::is_set_off(chunk) && !begins_lower(&chunk.text)
        }
    };
    match label.style {
        Style::Part | Style::Appendix | Style::Chapter | Style::Roman | Style::Letter => {
            words.len() <= PLAIN_TITLE && !stops
        }
        Style::Bracketed => false,
        Style::Number(_) | Style::Small if words.ends_with(':') => {
            words.len() <= BOLD_TITLE
                && !words.contains(". ")
                && next.is_some_and(|(chunk, other)| {
                    matches!(chunk.kind, Kind::Bullet { .. } | Kind::Table(_))
                        || other.is_some_and(|other| other.style != label.style)
                })
        }
        Style::Number(_) | Style::Small => {
            words.len() <= SHORT_TITLE
                && !words.is_empty()
                && !stops
                && next.is_some_and(|(chunk, other)| is_body(chunk, other))
        }
    }
}

/// Whether all words are strong.
pub fn is_bold(spans: &[Span]) -> bool {
    is_set(spans, Set::Strong)
}

fn is_set(spans: &[Span], wanted: Set) -> bool {
    let mut any = false;
    for span in spans {
        if let Span::Text(style, words) = span {
            if *style == wanted {
                any = true;
            } else if words.chars().any(char::is_alphanumeric) {
                return false;
            }
        }
    }
    any
}
