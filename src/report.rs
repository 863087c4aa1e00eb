//! A report and its parts, as plain data, with its addresses and lookups. How it is written as JSON is in [`json`],
//! what makes it sound in [`check`].
//!
//! Sections stand in one list in reading order, each with its depth: every walk is a loop, and no report is too deep.

pub mod check;
mod curation;
pub mod json;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::text::Text;

pub use curation::{
    Abbreviation, Abbreviations, Bilingual, Comparison, Curation, Erratum, Figure, FigureKind,
    Pair, Remark, View, Years,
};

/// The deepest a section may lie under others; more is refused at the door.
pub const MAX_DEPTH: usize = 32;

/// One official report: sections in order, blocks in sections, footnotes, and what people know about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The title, one line.
    pub title: Text,
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
    pub id: Text,
    /// The numbering as printed, such as `II-`.
    pub label: Option<Text>,
    /// The words of the heading; empty where it has none (a signature).
    pub title: Vec<Run>,
    /// How many sections it lies under, 0 for the top.
    pub depth: usize,
    /// Its own blocks, before those of the sections under it.
    pub blocks: Vec<Block>,
}

/// A paragraph, bullet, item, line or table. Its address is derived: `p1.II.1/3`.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What kind of block.
    pub kind: BlockKind,
    /// Its text; of a table, empty.
    pub text: Vec<Run>,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A point of a list without numbers; `level` is 1, or 2 for a point under a point, and so on.
    Bullet {
        /// Nesting, from 1.
        level: usize,
    },
    /// A numbered point with its label as printed, such as `(1)` or `1.`.
    Item {
        /// The number as printed.
        label: Text,
    },
    /// A line of a letterhead or signature.
    Line,
    /// A table: rows of cells, each cell a text.
    Table {
        /// Rows of cells of runs.
        rows: Vec<Vec<Vec<Run>>>,
    },
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Plain(Text),
    /// Emphasised (italic) text.
    Em(Text),
    /// Strong (bold) text.
    Strong(Text),
    /// The mark of the footnote with this id. It takes no characters of the plain text.
    Mark(Text),
}

/// A footnote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Unique in the report.
    pub id: Text,
    /// The number as printed, which may repeat where numbers restart on every page.
    pub label: Text,
    /// Its text.
    pub text: Vec<Run>,
}

/// A part of the report that text stands in. The numbers are positions in the report's lists, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The report's title.
    Title,
    /// The heading of a section.
    Heading(usize),
    /// A block: its section, and its number there.
    Block(usize, usize),
    /// A note.
    Note(usize),
}

/// A point in the report's text: a spot and an offset in its plain text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Where.
    pub spot: Spot,
    /// Characters into the spot's plain text.
    pub offset: usize,
}

impl From<Spot> for Place {
    fn from(spot: Spot) -> Self {
        Self { spot, offset: 0 }
    }
}

impl Run {
    /// The characters it adds to the plain text; none for a mark.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Em(text) | Self::Strong(text) => text,
            Self::Mark(_) => "",
        }
    }
}

/// What stands between two cells of a table in its plain text.
pub const CELL_GAP: &str = " | ";
/// What stands between two rows of a table in its plain text.
pub const ROW_GAP: &str = " || ";

/// What stands before a table's cell in its plain text, by the cell's column and row.
pub(crate) fn gap_before(x: usize, y: usize) -> &'static str {
    match (x, y) {
        (0, 0) => "",
        (0, _) => ROW_GAP,
        _ => CELL_GAP,
    }
}

impl Block {
    /// Its runs in order; of a table, the cells' with a gap between.
    pub fn runs(&self) -> Vec<Run> {
        let BlockKind::Table { rows } = &self.kind else {
            return self.text.clone();
        };
        let mut runs = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                if (x, y) != (0, 0) {
                    runs.push(Run::Plain(gap_before(x, y).into()));
                }
                runs.extend(cell.iter().cloned());
            }
        }
        runs
    }

    /// The ids of the notes it cites, in order.
    pub fn marks(&self) -> impl Iterator<Item = &Text> {
        let cells = match &self.kind {
            BlockKind::Table { rows } => rows.as_slice(),
            _ => &[],
        };
        let runs = cells.iter().flatten().flatten().chain(&self.text);
        runs.filter_map(|run| match run {
            Run::Mark(id) => Some(id),
            _ => None,
        })
    }

    /// Its plain text, which is that of its runs.
    pub fn plain(&self) -> String {
        let BlockKind::Table { rows } = &self.kind else {
            return plain(&self.text);
        };
        let mut text = String::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                text.push_str(gap_before(x, y));
                text.extend(cell.iter().map(Run::text));
            }
        }
        text
    }

    /// The number as printed, if it is an item.
    pub fn label(&self) -> Option<&Text> {
        match &self.kind {
            BlockKind::Item { label } => Some(label),
            _ => None,
        }
    }
}

/// The plain text of runs: their characters without the marks of notes.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

impl Report {
    /// Every spot in reading order: the title, each heading with its blocks, then the notes.
    pub fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        let title = (!self.title.is_empty()).then_some(Spot::Title);
        let body = self.sections.iter().enumerate().flat_map(|(s, section)| {
            std::iter::once(Spot::Heading(s))
                .chain((0..section.blocks.len()).map(move |b| Spot::Block(s, b)))
        });
        title.into_iter().chain(body).chain((0..self.notes.len()).map(Spot::Note))
    }

    /// The runs of a spot, without its label. Empty for a spot of another report.
    pub fn runs(&self, spot: Spot) -> Vec<Run> {
        match spot {
            Spot::Title => vec![Run::Plain(self.title.clone())],
            Spot::Heading(s) => {
                self.sections.get(s).map(|section| section.title.clone()).unwrap_or_default()
            }
            Spot::Block(s, b) => self.block(s, b).map(Block::runs).unwrap_or_default(),
            Spot::Note(n) => self.notes.get(n).map(|note| note.text.clone()).unwrap_or_default(),
        }
    }

    /// The plain text of a spot: no label, no marks.
    pub fn plain(&self, spot: Spot) -> String {
        match spot {
            Spot::Title => self.title.to_string(),
            Spot::Heading(s) => {
                self.sections.get(s).map(|section| plain(&section.title)).unwrap_or_default()
            }
            Spot::Block(s, b) => self.block(s, b).map(Block::plain).unwrap_or_default(),
            Spot::Note(n) => self.notes.get(n).map(|note| plain(&note.text)).unwrap_or_default(),
        }
    }

    /// A block by its section and number, both from 0.
    pub fn block(&self, section: usize, block: usize) -> Option<&Block> {
        self.sections.get(section)?.blocks.get(block)
    }

    /// The printed label of a spot, if it has one.
    pub fn label(&self, spot: Spot) -> Option<&Text> {
        match spot {
            Spot::Title => None,
            Spot::Heading(s) => self.sections.get(s)?.label.as_ref(),
            Spot::Block(s, b) => self.block(s, b)?.label(),
            Spot::Note(n) => Some(&self.notes.get(n)?.label),
        }
    }

    /// The address of a spot: `title`, `p1.II.1`, `p1.II.1/3` (blocks from 1), `note/3`.
    pub fn address(&self, spot: Spot) -> String {
        let id = |s: usize| self.sections.get(s).map_or("", |section| section.id.as_str());
        match spot {
            Spot::Title => "title".to_owned(),
            Spot::Heading(s) => id(s).to_owned(),
            Spot::Block(s, b) => format!("{}/{}", id(s), b + 1),
            Spot::Note(n) => {
                format!("note/{}", self.notes.get(n).map_or("", |note| note.id.as_str()))
            }
        }
    }

    /// The spot at an address; `None` if the report has no such place.
    pub fn find(&self, address: &str) -> Option<Spot> {
        if let Some(s) = self.sections.iter().position(|section| section.id.as_str() == address) {
            return Some(Spot::Heading(s));
        }
        if let Some(id) = address.strip_prefix("note/") {
            return self.note(id).map(Spot::Note);
        }
        if let Some((id, number)) = address.rsplit_once('/') {
            let s = self.sections.iter().position(|section| section.id.as_str() == id)?;
            let b = number.parse::<usize>().ok()?.checked_sub(1)?;
            return self.block(s, b).map(|_| Spot::Block(s, b));
        }
        (address == "title" && !self.title.is_empty()).then_some(Spot::Title)
    }

    /// The spots at an address, which may name several blocks of a section: `p1.II.1/3-5`.
    pub fn find_all(&self, address: &str) -> Option<Vec<Spot>> {
        if let Some(spot) = self.find(address) {
            return Some(vec![spot]);
        }
        let (first, last) = address.rsplit_once('-')?;
        let Spot::Block(s, from) = self.find(first)? else {
            return None;
        };
        let to = last.parse::<usize>().ok()?.checked_sub(1)?;
        self.block(s, to)?;
        (from <= to).then(|| (from..=to).map(|b| Spot::Block(s, b)).collect())
    }

    /// What [`Report::find`] says of every address, for those who ask about many.
    pub fn addresses(&self) -> HashMap<String, Spot> {
        let headings = (0..self.sections.len()).map(Spot::Heading);
        let notes = (0..self.notes.len()).map(Spot::Note);
        let mut spots = HashMap::new();
        // Where a report gives two places one address, the order decides.
        for spot in headings.chain(notes).chain(self.spots()) {
            spots.entry(self.address(spot)).or_insert(spot);
        }
        spots
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

    /// The section a spot stands in; `None` for the title and for notes.
    pub fn section_of(&self, spot: Spot) -> Option<usize> {
        match spot {
            Spot::Heading(s) | Spot::Block(s, _) => Some(s),
            Spot::Title | Spot::Note(_) => None,
        }
    }

    /// The places of the marks that cite a note, in reading order. The offset is that of the mark.
    pub fn cited_in(&self, note: usize) -> Vec<Place> {
        let Some(id) = self.notes.get(note).map(|note| &note.id) else {
            return Vec::new();
        };
        let mut places = Vec::new();
        for spot in self.spots() {
            for (offset, mark) in marks(&self.runs(spot)) {
                if mark == *id {
                    places.push(Place { spot, offset });
                }
            }
        }
        places
    }

    /// What [`Report::cited_in`] says of each note, from one reading of the report. Of notes with the same id the first
    /// is the one that is cited, as in [`Report::note`].
    pub fn citations(&self) -> Vec<Vec<Place>> {
        let note_of = self.notes_by_id();
        let mut places = vec![Vec::new(); self.notes.len()];
        for spot in self.spots() {
            for (offset, mark) in marks(&self.runs(spot)) {
                if let Some(&note) = note_of.get(mark.as_str()) {
                    places[note].push(Place { spot, offset });
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
pub fn marks(runs: &[Run]) -> Vec<(usize, Text)> {
    let mut offset = 0;
    let mut marks = Vec::new();
    for run in runs {
        if let Run::Mark(id) = run {
            marks.push((offset, id.clone()));
        }
        offset += run.text().chars().count();
    }
    marks
}
