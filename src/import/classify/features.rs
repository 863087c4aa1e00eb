//! What speaks for and against a block being a heading. What it amounts to is in [`decide`](super::decide).

use crate::import::blocks::TextBlock;
use crate::source::labels::{Label, LabelStyle};
use crate::source::raw::{RawKind, Style};
use crate::source::runs;
use crate::source::sentences::{begins_lower, ends_sentence, is_caps};

/// What is known of a block that may be a heading.
#[derive(Clone, Debug)]
pub struct Features {
    /// Whether it is a text at all, not a bullet or a table.
    pub is_text: bool,
    /// Its label.
    pub label: Option<Label>,
    /// Whether its format gives it a heading style, or `#`.
    pub heading_style: bool,
    /// Whether all its words are strong.
    pub bold: bool,
    /// Whether all its words are emphasised.
    pub italic: bool,
    /// Whether at least two of its words, and nearly all letters, are capitals.
    pub caps: bool,
    /// Whether it begins with a small letter.
    pub begins_lower: bool,
    /// Whether it has a letter at all.
    pub has_letters: bool,
    /// How many bytes its words have without the label.
    pub length: usize,
    /// What it ends with.
    pub end: End,
    /// Whether it holds the end of a sentence before its last.
    pub has_sentences: bool,
    /// Whether it holds the end of a clause, `;`, before its last.
    pub has_clauses: bool,
    /// What follows it.
    pub next: Next,
}

/// What a block ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A full stop or the like.
    Stop,
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A letter, a bracket or the like.
    Open,
}

/// What follows a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Nothing,
    /// A bullet.
    Bullet,
    /// A table.
    Table,
    /// A text with a label of this style.
    Labelled(LabelStyle),
    /// A text that is set off as a heading is.
    SetOff,
    /// A text that begins with a small letter.
    Lower,
    /// A text as body text is.
    Body,
}

impl Features {
    /// Whether it is set off as headings are.
    pub fn is_set_off(&self) -> bool {
        self.is_text && (self.heading_style || self.bold)
    }
}

/// The features of the blocks at these positions, each followed by the next of them.
pub fn of_all(
    blocks: &[TextBlock],
    labels: &[Option<Label>],
    positions: &[usize],
) -> Vec<Features> {
    let mut all = Vec::with_capacity(positions.len());
    for (n, &i) in positions.iter().enumerate() {
        let next = positions
            .get(n + 1)
            .map_or(Next::Nothing, |&next| next_of(&blocks[next], labels[next].as_ref()));
        all.push(of(&blocks[i], labels[i].as_ref(), next));
    }
    all
}

fn of(block: &TextBlock, label: Option<&Label>, next: Next) -> Features {
    let text = block.text.as_str();
    let words = text[label.map_or(0, |label| label.len)..].trim();
    let several_words =
        text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count() > 1;
    Features {
        is_text: block.is_text(),
        label: label.cloned(),
        heading_style: block.outline_level.is_some(),
        bold: block.is_bold(),
        italic: runs::is_set(&block.runs, Style::Em),
        caps: is_caps(text) && several_words,
        begins_lower: begins_lower(text),
        has_letters: text.chars().any(char::is_alphabetic),
        length: words.len(),
        end: end_of(text),
        has_sentences: words.contains(". "),
        has_clauses: words.contains("; "),
        next,
    }
}

fn end_of(text: &str) -> End {
    if ends_sentence(text) {
        End::Stop
    } else if text.ends_with([';', ',']) {
        End::Comma
    } else if text.ends_with(':') {
        End::Colon
    } else {
        End::Open
    }
}

fn next_of(block: &TextBlock, label: Option<&Label>) -> Next {
    match (&block.kind, label) {
        (_, Some(label)) => Next::Labelled(label.style),
        (RawKind::Bullet { .. }, _) => Next::Bullet,
        (RawKind::Table(_), _) => Next::Table,
        _ if block.is_set_off() => Next::SetOff,
        _ if begins_lower(&block.text) => Next::Lower,
        _ => Next::Body,
    }
}
