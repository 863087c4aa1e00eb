//! A report and its parts, as plain data, with its addresses and lookups. How it is written as JSON is in [`json`],
//! what makes it sound in [`check`].
//!
//! Sections stand in one list in reading order, each with its depth: every walk is a loop, and no report is too deep.

pub mod check;
mod curation;
pub mod json;
mod source_pages;
pub mod table;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::text::SafeText;

pub use source_pages::SourcePages;
pub use table::Cell;

pub use curation::{
    Abbreviation, Abbreviations, Bilingual, Comparison, Curation, Erratum, Figure, FigureKind,
    Pair, Remark, Theme, Years,
};

/// The deepest a section may lie under others; more is refused at the door.
pub const MAX_DEPTH: usize = 32;

/// One official report: sections in order, blocks in sections, footnotes, and what people know about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The title, one line.
    pub title: SafeText,
    /// Who issued it.
    pub issuer: Option<Bilingual>,
    /// The years it speaks of.
    pub years: Option<Years>,
    /// All sections in reading order, parents before their children.
    pub sections: Vec<Section>,
    /// The footnotes in the order of the source.
    pub notes: Vec<Note>,
    /// What people know beyond the text.
    pub curation: Curation,
}

/// A heading with its own blocks. The sections under it follow it in [`Report::sections`] with a greater depth.
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
    /// How many sections it lies under, 0 for the top.
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
    /// A point of a list without numbers; `level` is 1, or 2 for a point under a point, and so on.
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
    /// A line ends here because the source says so: between the paragraphs of a cell, or the lines of a table in it. In
    /// the plain text it is a space.
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

/// A part of the report that text stands in. The numbers are positions in the report's lists, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The report's title.
    Title,
    /// The heading of a section.
    Heading(usize),
    /// A block: its section, and its number there.
    Block(usize, usize),
    /// A note.
    Note(usize),
}

/// A point in the report's text: a node and an offset in its plain text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Where.
    pub node: Node,
    /// Characters into the node's plain text.
    pub offset: usize,
}

impl From<Node> for Position {
    fn from(node: Node) -> Self {
        Self { node, offset: 0 }
    }
}

impl Run {
    /// The characters it adds to the plain text; none for a note reference or a page.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Em(text) | Self::Strong(text) => text,
            Self::Break => " ",
            Self::Reference(_) | Self::Page(_) => "",
        }
    }
}

impl Block {
    /// Its runs in order; of a table, the cells' with a gap between.
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
    pub fn label(&self) -> Option<&SafeText> {
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

    /// The plain text of a node: no label, no marks.
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

    /// A block by its section and number, both from 0.
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

    /// The node at an address; `None` if the report has no such place.
    pub fn find(&self, address: &str) -> Option<Node> {
        if let Some(s) = self.sections.iter().position(|section| section.id.as_str() == address) {
            return Some(Node::Heading(s));
        }
        if let Some(id) = address.strip_prefix("note/") {
            return self.note(id).map(Node::Note);
        }
        if let Some((id, number)) = address.rsplit_once('/') {
            let s = self.sections.iter().position(|section| section.id.as_str() == id)?;
            let b = number.parse::<usize>().ok()?.checked_sub(1)?;
            return self.block(s, b).map(|_| Node::Block(s, b));
        }
        (address == "title" && !self.title.is_empty()).then_some(Node::Title)
    }

    /// The nodes at an address, which may name several blocks of a section: `p1.II.1/3-5`.
    pub fn find_all(&self, address: &str) -> Option<Vec<Node>> {
        if let Some(node) = self.find(address) {
            return Some(vec![node]);
        }
        let (first, last) = address.rsplit_once('-')?;
        let Node::Block(s, from) = self.find(first)? else {
            return None;
        };
        let to = last.parse::<usize>().ok()?.checked_sub(1)?;
        self.block(s, to)?;
        (from <= to).then(|| (from..=to).map(|b| Node::Block(s, b)).collect())
    }

    /// What [`Report::find`] says of every address, for those who ask about many.
    pub fn addresses(&self) -> HashMap<String, Node> {
        let headings = (0..self.sections.len()).map(Node::Heading);
        let notes = (0..self.notes.len()).map(Node::Note);
        let mut nodes = HashMap::new();
        // Where a report gives two places one address, the order decides.
        for node in headings.chain(notes).chain(self.nodes()) {
            nodes.entry(self.address(node)).or_insert(node);
        }
        nodes
    }

    /// The position of the note with this id.
    pub fn note(&self, id: &str) -> Option<usize> {
        self.notes.iter().position(|note| note.id.as_str() == id)
    }

    /// The sections under `section`, itself first, as a range of [`Report::sections`].
    pub fn subtree(&self, section: usize) -> Range<usize> {
        let depth = self.sections[section].depth;
        let rest = &self.sections[section + 1..];
        let under = rest.iter().position(|other| other.depth <= depth).unwrap_or(rest.len());
        section..section + 1 + under
    }

    /// The sections that `section` lies under, outermost first, itself last.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let mut path = vec![section];
        let mut depth = self.sections[section].depth;
        for s in (0..section).rev() {
            if depth == 0 {
                break;
            }
            if self.sections[s].depth < depth {
                depth = self.sections[s].depth;
                path.push(s);
            }
        }
        path.reverse();
        path
    }

    /// The section each section lies under, for walks over all of them.
    pub fn parents(&self) -> Vec<Option<usize>> {
        let mut open: Vec<usize> = Vec::new();
        let mut parents = Vec::with_capacity(self.sections.len());
        for (s, section) in self.sections.iter().enumerate() {
            while open.last().is_some_and(|&above| self.sections[above].depth >= section.depth) {
                open.pop();
            }
            parents.push(open.last().copied());
            open.push(s);
        }
        parents
    }

    /// The section a node stands in; `None` for the title and for notes.
    pub fn section_of(&self, node: Node) -> Option<usize> {
        match node {
            Node::Heading(s) | Node::Block(s, _) => Some(s),
            Node::Title | Node::Note(_) => None,
        }
    }

    /// The places of the references to a note, in reading order. The offset is that of the mark.
    pub fn cited_in(&self, note: usize) -> Vec<Position> {
        let Some(id) = self.notes.get(note).map(|note| &note.id) else {
            return Vec::new();
        };
        let mut places = Vec::new();
        for node in self.nodes() {
            for (offset, reference) in note_references(&self.runs(node)) {
                if reference == *id {
                    places.push(Position { node, offset });
                }
            }
        }
        places
    }

    /// What [`Report::cited_in`] says of each note, from one reading of the report. Of notes with the same id the first
    /// is the one that is cited, as in [`Report::note`].
    pub fn citations(&self) -> Vec<Vec<Position>> {
        let note_of = self.notes_by_id();
        let mut places = vec![Vec::new(); self.notes.len()];
        for node in self.nodes() {
            for (offset, reference) in note_references(&self.runs(node)) {
                if let Some(&note) = note_of.get(reference.as_str()) {
                    places[note].push(Position { node, offset });
                }
            }
        }
        places
    }

    /// What [`Report::note`] says of every id, for those who ask about many.
    pub fn notes_by_id(&self) -> HashMap<&str, usize> {
        let mut notes = HashMap::with_capacity(self.notes.len());
        for (n, note) in self.notes.iter().enumerate() {
            notes.entry(note.id.as_str()).or_insert(n);
        }
        notes
    }

    /// A heading as printed: its label and its words, with one space between.
    pub fn heading(&self, section: usize) -> String {
        let section = &self.sections[section];
        let mut heading = section.label.as_deref().unwrap_or_default().to_owned();
        let title = plain(&section.title);
        if !heading.is_empty() && !title.is_empty() {
            heading.push(' ');
        }
        let _ = write!(heading, "{title}");
        heading
    }
}

/// The marks in runs: the offset of each in characters of the plain text, and the id of its note.
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
