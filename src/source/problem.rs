//! What reading a file had to guess or leave out. What a report is made of is elsewhere; the sentences of problems are among
//! the [messages](crate::messages).

mod kind;

pub(crate) use kind::ProblemKind;

use super::raw::RawBlock;
use crate::report::Position;

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

/// One thing that was guessed, odd or left out. Prints as `line 12: …` or `page 3, paragraph 12: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub at: Location,
    /// What it is.
    pub(crate) kind: ProblemKind,
    /// Where in the report that is, once there is one; none for what concerns the file as a whole.
    pub(crate) position: Option<Position>,
}

impl Problem {
    /// A problem at a location.
    pub(crate) fn new(at: Location, kind: ProblemKind) -> Self {
        Self { at, kind, position: None }
    }
}

/// What the numbers in [`Hints::line`](super::raw::Hints::line) count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineUnit {
    /// Lines of a text.
    Lines,
    /// Paragraphs of a file without lines.
    Paragraphs,
}

/// Collects problems as they are met.
pub(crate) struct Problems {
    unit: LineUnit,
    /// The paragraphs with which a page begins, and the page.
    pages: Vec<(usize, u32)>,
    found: Vec<Problem>,
}

impl Problems {
    /// Those that reading has `found`, to which more come from these blocks.
    pub(crate) fn of_blocks(found: Vec<Problem>, unit: LineUnit, blocks: &[RawBlock]) -> Self {
        let mut pages: Vec<(usize, u32)> = Vec::new();
        for block in blocks {
            if let Some(page) = block.hints.page
                && pages.last().is_none_or(|&(line, last)| last < page && line < block.hints.line)
            {
                pages.push((block.hints.line, page));
            }
        }
        Self { unit, pages, found }
    }

    /// Adds a problem at a line, or at a paragraph where there are no lines.
    pub(crate) fn add(&mut self, line: usize, kind: ProblemKind) {
        let at = match self.unit {
            LineUnit::Lines => Location::Line(line),
            LineUnit::Paragraphs => {
                let after = self.pages.partition_point(|&(first, _)| first <= line);
                let page = after.checked_sub(1).map(|at| self.pages[at].1);
                Location::Paragraph { number: line, page }
            }
        };
        self.found.push(Problem::new(at, kind));
    }

    /// All of them, in the order of the source.
    pub(crate) fn in_order(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| problem.at);
        self.found
    }
}

/// The beginning of a text, to name it by in a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
