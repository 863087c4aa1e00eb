//! What reading a file had to guess or leave out, and why a file cannot be read. What a report is made of is elsewhere.

use std::fmt;

use crate::text::Text;

/// Where in a source something is. Ordered as the source is, what concerns the whole file first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// The file as a whole.
    File,
    /// A line, from 1.
    Line(usize),
    /// A paragraph of a file without lines.
    Paragraph {
        /// Its number, from 1. Empty paragraphs and those in tables count.
        number: usize,
        /// Its page, from 1, if the file says.
        page: Option<u32>,
    },
    /// A page, from 1.
    Page(u32),
}

/// One thing that was guessed, odd or left out. Prints as `line 12: …` or `paragraph 12, page 3: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub at: Location,
    /// What it is, in plain English.
    pub message: Text,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: Location, message: &str) -> Self {
        Self { at, message: Text::new(message) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Location::File => {}
            Location::Line(line) => write!(f, "line {line}: ")?,
            Location::Paragraph { number, page: None } => write!(f, "paragraph {number}: ")?,
            Location::Paragraph { number, page: Some(page) } => {
                write!(f, "paragraph {number}, page {page}: ")?;
            }
            Location::Page(page) => write!(f, "page {page}: ")?,
        }
        self.message.fmt(f)
    }
}

/// Why a file is not read, in one line: what it is, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(Text);

impl Refusal {
    /// A refusal with this reason.
    pub fn new(reason: &str) -> Self {
        Self(Text::new(reason))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refusal {}
