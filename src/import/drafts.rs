//! Sections, blocks and notes while they are put together: like the report's, but text can still be joined to them.

use super::inline;
use super::lines::{Chunk, Gap, Piece};
use super::numbering::Label;
use super::spans::{self, Span};

/// What is put together of a report.
#[derive(Default)]
pub struct Drafts<'a> {
    /// The title.
    pub title: Vec<Span>,
    /// The sections in order.
    pub sections: Vec<DraftSection<'a>>,
    /// The notes in order.
    pub notes: Vec<DraftNote<'a>>,
}

/// A section.
#[derive(Default)]
pub struct DraftSection<'a> {
    /// The id, unless it follows from the heading.
    pub fixed: Option<&'static str>,
    /// The label of the heading.
    pub label: Option<Label>,
    /// The label as printed.
    pub printed: String,
    /// The number of `#` before the heading, if any.
    pub level: Option<usize>,
    /// The words of the heading without the label.
    pub title: Vec<Span>,
    /// The line it begins on.
    pub line: usize,
    /// Its own blocks.
    pub blocks: Vec<Draft<'a>>,
}

/// A note.
pub struct DraftNote<'a> {
    /// What marks look it up by.
    pub key: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// Whether text of the report stands between it and the note before.
    pub begins_foot: bool,
    /// Whether its last words are those of a list of points.
    pub listing: bool,
    /// Its text.
    pub body: Draft<'a>,
}

/// A block that may yet go on.
pub struct Draft<'a> {
    /// What it is.
    pub kind: DraftKind,
    /// Its words as far as they have been read.
    spans: Vec<Span>,
    /// What it is made of, read once more if it was joined of several.
    pieces: Vec<Piece<'a>>,
    joined: bool,
    /// The bytes of the label before its text.
    cut: usize,
    /// Its words so far, plain.
    pub text: String,
    /// The line it begins on.
    pub line: usize,
}

/// What a block is.
pub enum DraftKind {
    /// Running text.
    Paragraph,
    /// A bullet, with its level.
    Bullet(usize),
    /// An item, with its label as printed.
    Item(String),
    /// A line.
    Line,
    /// A table's rows of cells.
    Table(Vec<Vec<Vec<Span>>>),
}

impl<'a> Draft<'a> {
    /// A block of spans, which nothing will be joined to.
    pub fn new(kind: DraftKind, spans: Vec<Span>, line: usize) -> Self {
        Self {
            kind,
            text: spans::plain(&spans),
            spans,
            pieces: Vec::new(),
            joined: false,
            cut: 0,
            line,
        }
    }

    /// A block of a chunk, whose first `cut` bytes are its label.
    pub fn of(chunk: &Chunk<'a>, kind: DraftKind, cut: usize) -> Self {
        Self {
            kind,
            spans: chunk.spans.clone(),
            pieces: chunk.pieces.clone(),
            joined: false,
            cut,
            text: chunk.text.clone(),
            line: chunk.line,
        }
    }

    /// Goes on with a chunk.
    pub fn append(&mut self, chunk: &Chunk<'a>) {
        if !spans::glues(&self.text, chunk.text.chars().next()) {
            self.text.push(' ');
        }
        self.text.push_str(&chunk.text);
        let at = self.pieces.len();
        self.pieces.extend(&chunk.pieces);
        if let Some(first) = self.pieces.get_mut(at) {
            first.gap = Gap::Line;
        }
        self.joined = true;
    }

    /// Goes on with a dash that had been taken for a bullet.
    pub fn append_dash(&mut self, dash: &'static str, line: usize) {
        self.text.push(' ');
        self.text.push_str(dash);
        self.pieces.push(Piece { text: dash, line, gap: Gap::Line });
        self.joined = true;
    }

    /// Its words without the label, once nothing more is joined to it. Emphasis may reach over what was joined.
    pub fn into_read(mut self) -> (DraftKind, Vec<Span>) {
        if self.joined {
            self.spans = inline::parse(&self.pieces);
        }
        if self.cut > 0 {
            spans::cut_front(&mut self.spans, self.cut);
        }
        (self.kind, self.spans)
    }
}
