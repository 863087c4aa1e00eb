//! A position that outlives a version of the report: its address and offset, and the words around it, by which it is found
//! again in a later version whose address means another passage.

mod seek;

use serde::{Deserialize, Serialize};

use crate::report::{Node, Position, Report};
use crate::text::SafeText;
use seek::{Sought, Stream};

/// How many words are kept from a position on: those of its passage, and if these are fewer, of the passages after it.
const ONWARD: usize = 16;
/// How many words are kept from before a position.
const BEFORE: usize = 8;
/// The most characters kept, whatever the length of the words.
const MAX_CHARS: usize = 240;
/// How many passages before and after may be needed for these words.
const NEIGHBOURS: usize = 8;

/// A position as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The address of the passage.
    pub address: SafeText,
    /// The offset in its plain text, in characters.
    pub offset: usize,
    /// The words of the passage from there on.
    pub words: SafeText,
    /// The words before.
    pub before: SafeText,
    /// The words of what follows the passage, where it has few.
    pub after: SafeText,
}

/// Where a kept position is in the report of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relocation {
    /// In the passage with its address.
    There(Position),
    /// In another passage, found by its words.
    Moved(Position),
    /// Nowhere.
    Lost,
}

impl Relocation {
    /// The position, if it was found.
    pub fn position(self) -> Option<Position> {
        match self {
            Self::There(position) | Self::Moved(position) => Some(position),
            Self::Lost => None,
        }
    }
}

impl Anchor {
    /// A position of a report as it is kept. An offset beyond the end of the text means the end.
    pub fn of(report: &Report, position: Position) -> Self {
        let plain = report.plain(position.node);
        let offset = position.offset.min(plain.chars().count());
        let at = plain.char_indices().nth(offset);
        let at = at.map_or(plain.len(), |(at, _)| at);
        let (words, own) = first_words(plain[at..].chars(), ONWARD);
        let (mut before, mut count) = last_words(plain[..at].chars().rev(), BEFORE);
        let mut node = position.node;
        for _ in 0..NEIGHBOURS {
            let Some(above) = previous(report, node).filter(|_| count < BEFORE) else {
                break;
            };
            node = above;
            let (more, counted) = last_words(report.plain(node).chars().rev(), BEFORE - count);
            before = join(&more, &before);
            count += counted;
        }
        let mut after = String::new();
        let mut count = own;
        let mut node = position.node;
        for _ in 0..NEIGHBOURS {
            let Some(below) = next(report, node).filter(|_| count < ONWARD) else {
                break;
            };
            node = below;
            let (more, counted) = first_words(report.plain(node).chars(), ONWARD - count);
            after = join(&after, &more);
            count += counted;
        }
        Self {
            address: SafeText::new(&report.address(position.node)),
            offset,
            words: SafeText::new(&words),
            before: SafeText::new(&before),
            after: SafeText::new(&after),
        }
    }

    /// The words to show for it: those from the position on, or at the end of a passage those before.
    pub(crate) fn first_words(&self) -> String {
        let own = self.words.trim();
        if own.chars().any(char::is_alphanumeric) {
            own.to_owned()
        } else {
            format!("{}{own}", self.before)
        }
    }

    /// Where the position is in a report.
    pub fn find(&self, report: &Report) -> Relocation {
        find(report, &[self])[0]
    }
}

/// Where each of these positions is in a report. Takes time in proportion to the report if a passage or its surroundings
/// have changed, else only in proportion to the anchors.
pub fn find(report: &Report, anchors: &[&Anchor]) -> Vec<Relocation> {
    let mut found = vec![Relocation::Lost; anchors.len()];
    let mut sought = Vec::new();
    for (i, &anchor) in anchors.iter().enumerate() {
        let own = report.find(&anchor.address).map(|node| Position { node, offset: anchor.offset });
        let now = own.map(|own| Anchor::of(report, own));
        if let Some(own) = own.filter(|_| now.as_ref() == Some(anchor)) {
            found[i] = Relocation::There(own);
            continue;
        }
        // The passage may be the same though the words around it are not.
        let same = now.is_some_and(|now| now.words == anchor.words && now.offset == anchor.offset);
        let unchanged = own.filter(|_| same);
        sought.push((i, Sought::new(anchor, own, unchanged)));
    }
    if !sought.is_empty() {
        let stream = Stream::read(report, &mut sought);
        for (i, sought) in &sought {
            found[*i] = sought.judge(report, &stream);
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The first words of a text, at most `most`, and how many there are.
fn first_words(text: impl Iterator<Item = char>, most: usize) -> (String, usize) {
    let mut words = String::new();
    let mut count = 0;
    let mut within = false;
    for c in text.take(MAX_CHARS) {
        let word = is_word(c);
        if word && !within {
            if count == most {
                break;
            }
            count += 1;
        } else if within && !word && count == most {
            break;
        }
        within = word;
        words.push(c);
    }
    (words, count)
}

/// The last words of a text that is given backwards, at most `most`, and how many there are.
fn last_words(backwards: impl Iterator<Item = char>, most: usize) -> (String, usize) {
    let (words, count) = first_words(backwards, most);
    (words.chars().rev().collect(), count)
}

/// Two texts with a space between, if there is something on both sides.
fn join(one: &str, other: &str) -> String {
    let gap = if one.is_empty() || other.is_empty() { "" } else { " " };
    [one, gap, other].concat()
}

/// The node before another in reading order.
fn previous(report: &Report, node: Node) -> Option<Node> {
    let last_of = |s: usize| match report.sections[s].blocks.len() {
        0 => Node::Heading(s),
        blocks => Node::Block(s, blocks - 1),
    };
    match node {
        Node::Title => None,
        Node::Heading(0) => (!report.title.is_empty()).then_some(Node::Title),
        Node::Heading(s) => Some(last_of(s - 1)),
        Node::Block(s, 0) => Some(Node::Heading(s)),
        Node::Block(s, b) => Some(Node::Block(s, b - 1)),
        Node::Note(0) => report.sections.len().checked_sub(1).map(last_of),
        Node::Note(n) => Some(Node::Note(n - 1)),
    }
}

/// The node after another in reading order.
fn next(report: &Report, node: Node) -> Option<Node> {
    let section = |s: usize| (s < report.sections.len()).then_some(Node::Heading(s));
    let note = |n: usize| (n < report.notes.len()).then_some(Node::Note(n));
    match node {
        Node::Title => section(0).or_else(|| note(0)),
        Node::Heading(s) if !report.sections[s].blocks.is_empty() => Some(Node::Block(s, 0)),
        Node::Block(s, b) if b + 1 < report.sections[s].blocks.len() => Some(Node::Block(s, b + 1)),
        Node::Heading(s) | Node::Block(s, _) => section(s + 1).or_else(|| note(0)),
        Node::Note(n) => note(n + 1),
    }
}
