//! The pieces of a text before its inline markup is read: parts of lines, and what stands between them.

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the piece before it goes on.
    Glued,
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Paragraph,
}

/// A part of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinePiece<'a> {
    /// Its text, with markup.
    pub text: &'a str,
    /// Its line in the source, from 1.
    pub line: usize,
    /// What stands before it.
    pub gap: Gap,
}
