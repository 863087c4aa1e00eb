//! Sections, blocks and notes while they are put together: like the report's, but text can still be joined to them.

use super::blocks::TextBlock;
use crate::report::ReservedId;
use crate::source::labels::Label;
use crate::source::raw::{RawRun, RawTable, Style};
use crate::source::runs;
use crate::source::sentences::glues;

/// What is put together of a report.
#[derive(Default)]
pub(crate) struct DraftReport {
    /// The title.
    pub title: Vec<RawRun>,
    /// The sections in order.
    pub sections: Vec<DraftSection>,
    /// The notes in order.
    pub notes: Vec<DraftNote>,
}

impl DraftReport {
    /// All texts that may hold note references: of each section its heading and its blocks, then the notes.
    pub(crate) fn texts(&self) -> impl Iterator<Item = Vec<RawRun>> {
        let of_section = |section: &DraftSection| {
            let blocks = section.blocks.iter().flat_map(Draft::texts);
            std::iter::once(section.title.clone()).chain(blocks).collect::<Vec<_>>()
        };
        let notes = self.notes.iter().map(|note| note.body.words());
        self.sections.iter().flat_map(of_section).chain(notes)
    }
}

/// A section.
#[derive(Default)]
pub(crate) struct DraftSection {
    /// What it is, unless it is one with a heading of the report.
    pub reserved: Option<ReservedId>,
    /// Whether an annexed document begins with its heading.
    pub annex: bool,
    /// Whether its heading is set in the middle of the page, or says by its words that it lies under no other.
    pub centred: bool,
    /// The label of the heading.
    pub label: Option<Label>,
    /// The label as printed.
    pub printed: String,
    /// The level of its heading style, if any.
    pub level: Option<usize>,
    /// The words of the heading without the label.
    pub title: Vec<RawRun>,
    /// The line it begins on.
    pub line: usize,
    /// The page on which it begins, where the source says so.
    pub page: Option<u32>,
    /// Its own blocks.
    pub blocks: Vec<Draft>,
}

impl DraftSection {
    /// Its heading goes on with these words.
    pub(crate) fn extend_title(&mut self, more: &[RawRun]) {
        go_on(&mut self.title, more);
    }
}

/// A note.
pub(crate) struct DraftNote {
    /// What its references look it up by.
    pub key: String,
    /// The label as printed.
    pub label: String,
    /// Whether text of the report stands between it and the note before: notes of another page.
    pub begins_page: bool,
    /// Whether its last words are those of a list of points.
    pub listing: bool,
    /// Its text.
    pub body: Draft,
}

/// A block that may yet go on.
pub(crate) struct Draft {
    /// What it is.
    pub kind: DraftKind,
    /// Its runs so far, with the label.
    runs: Vec<RawRun>,
    /// The bytes of the label before its text.
    cut: usize,
    /// Its words so far, plain, with the label.
    pub text: String,
    /// Whether it is a whole paragraph, to which nothing is joined.
    pub whole: bool,
    /// The line it begins on.
    pub line: usize,
    /// The page on which it begins, where the source says so.
    pub page: Option<u32>,
    /// The page on which it ends so far.
    last_page: Option<u32>,
}

/// What a block is.
pub(crate) enum DraftKind {
    /// Running text.
    Paragraph,
    /// A bullet, with its level.
    Bullet(usize),
    /// An item, with its label as printed.
    Item(String),
    /// A line.
    Line,
    /// A table.
    Table(RawTable),
}

/// Where in a source something begins.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    /// The line, or the paragraph where there are no lines.
    pub line: usize,
    /// The page, where the source says so.
    pub page: Option<u32>,
}

impl Origin {
    /// Where a block begins.
    pub(crate) fn of(block: &TextBlock) -> Self {
        Self { line: block.line, page: block.page }
    }
}

impl Draft {
    /// A block of these runs.
    pub(crate) fn new(kind: DraftKind, runs: Vec<RawRun>, origin: Origin) -> Self {
        Self {
            kind,
            text: runs::plain(&runs),
            last_page: last_page(&runs).or(origin.page),
            runs,
            cut: 0,
            whole: false,
            line: origin.line,
            page: origin.page,
        }
    }

    /// A block of the source, whose first `cut` bytes are its label.
    pub(crate) fn of(block: &TextBlock, kind: DraftKind, cut: usize) -> Self {
        Self {
            kind,
            runs: block.runs.clone(),
            cut,
            text: block.text.clone(),
            whole: block.whole,
            line: block.line,
            page: block.page,
            last_page: last_page(&block.runs).or(block.page),
        }
    }

    /// Goes on with a block.
    pub(crate) fn append(&mut self, block: &TextBlock) {
        if !glues(&self.text, block.text.chars().next()) {
            self.text.push(' ');
        }
        self.text.push_str(&block.text);
        if !self.runs.is_empty() {
            self.runs.push(RawRun::LineEnd);
        }
        // What a page break cut: the new page begins inside.
        if let Some(page) = block.page.filter(|_| block.page != self.last_page) {
            self.runs.push(RawRun::Page(page));
        }
        self.runs.extend_from_slice(&block.runs);
        self.last_page = last_page(&block.runs).or(block.page).or(self.last_page);
        self.whole = block.whole;
    }

    /// Goes on with a line.
    pub(crate) fn append_line(&mut self, line: &[RawRun]) {
        self.text.push(' ');
        self.text.push_str(&runs::plain(line));
        go_on(&mut self.runs, line);
    }

    /// Goes on with a dash that had been taken for a bullet.
    pub(crate) fn append_dash(&mut self, dash: &str) {
        self.text.push(' ');
        self.text.push_str(dash);
        go_on(&mut self.runs, &[RawRun::Text(Style::Plain, dash.to_owned())]);
    }

    /// Its words, or those of each cell.
    fn texts(&self) -> Vec<Vec<RawRun>> {
        match &self.kind {
            DraftKind::Table(table) => table.rows.iter().flatten().map(runs::of_cell).collect(),
            _ => vec![self.words()],
        }
    }

    /// Its words without the label.
    pub(crate) fn words(&self) -> Vec<RawRun> {
        let mut words = self.runs.clone();
        if self.cut > 0 {
            runs::cut_front(&mut words, self.cut);
        }
        words
    }
}

/// The last page that begins within a text.
pub(crate) fn last_page(text: &[RawRun]) -> Option<u32> {
    text.iter().rev().find_map(|run| match run {
        RawRun::Page(page) => Some(*page),
        _ => None,
    })
}

/// A text goes on with more, behind the end of a line.
pub(crate) fn go_on(text: &mut Vec<RawRun>, more: &[RawRun]) {
    if !text.is_empty() {
        text.push(RawRun::LineEnd);
    }
    text.extend_from_slice(more);
}
