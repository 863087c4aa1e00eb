//! A report and its parts as plain data, with the address of each part. Lookups are in `index`, the names of sections in
//! `names`, JSON in [`json`], the soundness check in [`check`].
//!
//! Sections are in one list in reading order, each with its depth, so that every walk is a loop and none can recurse too
//! deep.

pub mod check;
mod curation;
mod index;
pub mod json;
pub(crate) mod names;
mod proper_names;
mod reserved;
mod source_pages;
pub(crate) mod table;

use std::ops::{Deref, DerefMut, Range};

use crate::text::SafeText;
use index::Lookups;

pub use source_pages::SourcePages;
pub use table::Cell;

pub use curation::{
    Abbreviation, Abbreviations, Basis, Bilingual, Comparison, ComparisonMeasure, Confidence,
    Curation, Decision, Erratum, Figure, FigureKind, Measure, Pair, PlanName, Remark, Theme, Years,
};
pub use reserved::ReservedId;

/// The greatest depth of a section; a report with a deeper one is refused when it is read.
pub const MAX_DEPTH: usize = 32;

/// One official report: its data, which it dereferences to, and the lookup tables made from them.
///
/// A table is made when it is first asked for. Changing the data through the report drops all tables, so that none is
/// ever out of date.
#[derive(Clone, Debug, Default)]
pub struct Report {
    data: ReportData,
    lookups: Lookups,
}

/// What a report holds: sections in order, blocks in sections, footnotes, and what people know about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportData {
    /// The title, one line.
    pub title: SafeText,
    /// Who issued it.
    pub issuer: Option<Bilingual>,
    /// The years it is about.
    pub years: Option<Years>,
    /// All sections in reading order, each before those under it.
    pub sections: Vec<Section>,
    /// The footnotes in the order of the source.
    pub notes: Vec<Note>,
    /// What people know beyond the text.
    pub curation: Curation,
}

/// A heading with its own blocks. The sections under it follow it in [`ReportData::sections`] with a greater depth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Unique, such as `p1.II.1`.
    pub id: SafeText,
    /// The numbering as printed, such as `II-`.
    pub label: Option<SafeText>,
    /// The words of the heading; empty where it has none (a signature).
    pub title: Vec<Run>,
    /// The page of the source on which it begins, from 1, where that is known.
    pub page: Option<u32>,
    /// The depth: how many sections it is under, 0 at the top.
    pub depth: usize,
    /// Its own blocks, before those of the sections under it.
    pub blocks: Vec<Block>,
}

/// A paragraph, bullet, item, line or table. Its address is derived: `p1.II.1/3`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// What kind of block.
    pub kind: BlockKind,
    /// Its text; of a table, empty.
    pub text: Vec<Run>,
    /// The page of the source on which it begins, from 1, where that is known.
    pub page: Option<u32>,
}

/// The kinds of blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A bullet of a list; `level` is 1, 2 for a bullet under a bullet, and so on.
    Bullet {
        /// Nesting, from 1.
        level: usize,
    },
    /// A numbered point with its label as printed, such as `(1)` or `1.`.
    Item {
        /// The number as printed.
        label: SafeText,
    },
    /// A line of a letterhead or signature.
    Line,
    /// A table.
    Table {
        /// Its rows, each with the cells that begin in it.
        rows: Vec<Vec<Cell>>,
        /// How many rows at the top are heads.
        head_rows: usize,
    },
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Plain(SafeText),
    /// Emphasised (italic) text.
    Em(SafeText),
    /// Strong (bold) text.
    Strong(SafeText),
    /// The reference to the footnote with this id. It takes no characters of the plain text.
    Reference(SafeText),
    /// The end of a line that the source asks for: between the paragraphs of a cell, or the lines of a table in it. In the
    /// plain text it is a space.
    Break,
    /// The page of the source with this number begins here. It takes no characters of the plain text.
    Page(u32),
}

/// A footnote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Unique in the report.
    pub id: SafeText,
    /// The number as printed, which may repeat where numbers restart on every page.
    pub label: SafeText,
    /// Its text.
    pub text: Vec<Run>,
    /// The page of the source on which it begins, from 1, where that is known.
    pub page: Option<u32>,
}

/// A part of the report that has a text. The numbers are indices in the report's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The report's title.
    Title,
    /// The heading of a section.
    Heading(usize),
    /// A block: its section, and its index there.
    Block(usize, usize),
    /// A note.
    Note(usize),
}

/// A position in the report's text: a node and an offset in its plain text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The node.
    pub node: Node,
    /// The offset in its plain text, in characters.
    pub offset: usize,
}

impl From<ReportData> for Report {
    fn from(data: ReportData) -> Self {
        Self { data, lookups: Lookups::default() }
    }
}

impl Deref for Report {
    type Target = ReportData;
    fn deref(&self) -> &ReportData {
        &self.data
    }
}

impl DerefMut for Report {
    fn deref_mut(&mut self) -> &mut ReportData {
        self.lookups = Lookups::default();
        &mut self.data
    }
}

/// Reports are equal if their data are, whichever tables have been made.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

impl Node {
    /// The section it is in; `None` for the title and for notes.
    pub(crate) fn section(self) -> Option<usize> {
        match self {
            Self::Heading(s) | Self::Block(s, _) => Some(s),
            Self::Title | Self::Note(_) => None,
        }
    }
}

impl From<Node> for Position {
    fn from(node: Node) -> Self {
        Self { node, offset: 0 }
    }
}

impl Run {
    /// The characters it adds to the plain text; none for a note reference or a page.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Em(text) | Self::Strong(text) => text,
            Self::Break => " ",
            Self::Reference(_) | Self::Page(_) => "",
        }
    }
}

impl Block {
    /// Its runs in order; of a table, those of the cells with separators between them.
    pub fn runs(&self) -> Vec<Run> {
        let BlockKind::Table { rows, .. } = &self.kind else {
            return self.text.clone();
        };
        let mut runs = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                if (x, y) != (0, 0) {
                    runs.push(Run::Plain(table::gap_before(x, y).into()));
                }
                runs.extend(cell.text.iter().cloned());
            }
        }
        runs
    }

    /// Its plain text, which is that of its runs.
    pub fn plain(&self) -> String {
        let BlockKind::Table { rows, .. } = &self.kind else {
            return plain(&self.text);
        };
        let mut text = String::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                text.push_str(table::gap_before(x, y));
                text.extend(cell.text.iter().map(Run::text));
            }
        }
        text
    }

    /// The number as printed, if it is an item.
    pub(crate) fn label(&self) -> Option<&SafeText> {
        match &self.kind {
            BlockKind::Item { label } => Some(label),
            _ => None,
        }
    }
}

/// The plain text of runs: their characters without the note references.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

impl Report {
    /// Every node in reading order: the title, each heading with its blocks, then the notes.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        let title = (!self.title.is_empty()).then_some(Node::Title);
        let body = self.sections.iter().enumerate().flat_map(|(s, section)| {
            std::iter::once(Node::Heading(s))
                .chain((0..section.blocks.len()).map(move |b| Node::Block(s, b)))
        });
        title.into_iter().chain(body).chain((0..self.notes.len()).map(Node::Note))
    }

    /// The runs of a node, without its label. Empty for a node of another report.
    pub fn runs(&self, node: Node) -> Vec<Run> {
        match node {
            Node::Title => vec![Run::Plain(self.title.clone())],
            Node::Heading(s) => {
                self.sections.get(s).map(|section| section.title.clone()).unwrap_or_default()
            }
            Node::Block(s, b) => self.block(s, b).map(Block::runs).unwrap_or_default(),
            Node::Note(n) => self.notes.get(n).map(|note| note.text.clone()).unwrap_or_default(),
        }
    }

    /// The plain text of a node: no label, no note references.
    pub fn plain(&self, node: Node) -> String {
        match node {
            Node::Title => self.title.to_string(),
            Node::Heading(s) => {
                self.sections.get(s).map(|section| plain(&section.title)).unwrap_or_default()
            }
            Node::Block(s, b) => self.block(s, b).map(Block::plain).unwrap_or_default(),
            Node::Note(n) => self.notes.get(n).map(|note| plain(&note.text)).unwrap_or_default(),
        }
    }

    /// A block by the indices of its section and itself.
    pub fn block(&self, section: usize, block: usize) -> Option<&Block> {
        self.sections.get(section)?.blocks.get(block)
    }

    /// The printed label of a node, if it has one.
    pub fn label(&self, node: Node) -> Option<&SafeText> {
        match node {
            Node::Title => None,
            Node::Heading(s) => self.sections.get(s)?.label.as_ref(),
            Node::Block(s, b) => self.block(s, b)?.label(),
            Node::Note(n) => Some(&self.notes.get(n)?.label),
        }
    }

    /// The address of a node: `title`, `p1.II.1`, `p1.II.1/3` (blocks from 1), `note/3`.
    pub fn address(&self, node: Node) -> String {
        let id = |s: usize| self.sections.get(s).map_or("", |section| section.id.as_str());
        match node {
            Node::Title => "title".to_owned(),
            Node::Heading(s) => id(s).to_owned(),
            Node::Block(s, b) => format!("{}/{}", id(s), b + 1),
            Node::Note(n) => {
                format!("note/{}", self.notes.get(n).map_or("", |note| note.id.as_str()))
            }
        }
    }

    /// A heading as printed: its label and its words, with one space between.
    pub(crate) fn heading(&self, section: usize) -> String {
        let section = &self.sections[section];
        let mut heading = section.label.as_deref().unwrap_or_default().to_owned();
        let title = plain(&section.title);
        if !heading.is_empty() && !title.is_empty() {
            heading.push(' ');
        }
        heading.push_str(&title);
        heading
    }
}

/// These characters of a text, if it has as many.
pub(crate) fn slice<'t>(text: &'t str, chars: &Range<usize>) -> Option<&'t str> {
    let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bytes.nth(chars.start)?;
    match chars.len() {
        0 => Some(""),
        length => Some(&text[start..bytes.nth(length - 1)?]),
    }
}

/// The note references in runs: the offset of each in characters of the plain text, and the id of its note.
pub fn note_references(runs: &[Run]) -> Vec<(usize, SafeText)> {
    let mut offset = 0;
    let mut note_references = Vec::new();
    for run in runs {
        if let Run::Reference(id) = run {
            note_references.push((offset, id.clone()));
        }
        offset += run.text().chars().count();
    }
    note_references
}
