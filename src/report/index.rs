//! The lookups of a report: nodes by address, notes by id, the sections above and under a section, the references to a
//! note, and short names. Each table is made by one walk when it is first asked for; nothing else walks the report for them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::names::{self, shortened};
use super::proper_names::ProperNames;
use super::{Node, Position, Report, note_references};
use crate::text::SafeText;

/// The tables of a report. They hold indices into its lists, no copies of its ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookups {
    sections_by_id: OnceLock<Vec<usize>>,
    notes_by_id: OnceLock<Vec<usize>>,
    extents: OnceLock<Vec<Extent>>,
    citations: OnceLock<Vec<Vec<Position>>>,
    short_names: OnceLock<Vec<String>>,
    proper_names: OnceLock<ProperNames>,
}

/// A section's parent, and the end of its subtree.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// The section directly above it.
    parent: Option<usize>,
    /// The first section after it that is not under it.
    end: usize,
}

impl Report {
    /// The node with this address, exactly as [`Report::address`] writes it. Of sections or notes with the same id, which
    /// no sound report has, the first.
    pub fn find(&self, address: &str) -> Option<Node> {
        let heading = || self.section(address).map(Node::Heading);
        let note = || self.note(address.strip_prefix("note/")?).map(Node::Note);
        let title = || (address == "title" && !self.title.is_empty()).then_some(Node::Title);
        heading().or_else(note).or_else(title).or_else(|| {
            let (id, number) = address.rsplit_once('/')?;
            let (s, b) = (self.section(id)?, block_number(number)?);
            self.block(s, b).map(|_| Node::Block(s, b))
        })
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
        let to = block_number(last)?;
        self.block(s, to)?;
        (from <= to).then(|| (from..=to).map(|b| Node::Block(s, b)).collect())
    }

    /// The index of the section with this id.
    pub(crate) fn section(&self, id: &str) -> Option<usize> {
        let id_of = |s: usize| &self.sections[s].id;
        let by_id = || sorted_by_id(self.sections.len(), id_of);
        first_with(self.lookups.sections_by_id.get_or_init(by_id), id, id_of)
    }

    /// The index of the note with this id.
    pub(crate) fn note(&self, id: &str) -> Option<usize> {
        let id_of = |n: usize| &self.notes[n].id;
        let by_id = || sorted_by_id(self.notes.len(), id_of);
        first_with(self.lookups.notes_by_id.get_or_init(by_id), id, id_of)
    }

    /// The section directly above `section`.
    pub fn parent(&self, section: usize) -> Option<usize> {
        self.extents()[section].parent
    }

    /// The sections above `section`, outermost first, itself last.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let mut path: Vec<usize> =
            std::iter::successors(Some(section), |&s| self.parent(s)).collect();
        path.reverse();
        path
    }

    /// The sections under `section`, itself first, as a range of [`super::ReportData::sections`].
    pub fn subtree(&self, section: usize) -> Range<usize> {
        section..self.extents()[section].end
    }

    /// The references to a note, in reading order. A reference belongs to the first note with its id.
    pub fn cited_in(&self, note: usize) -> &[Position] {
        &self.lookups.citations.get_or_init(|| citations(self))[note]
    }

    /// A section's name in a list, cut at [`names::LONGEST`] characters: for callers that print it many times.
    pub(crate) fn short_name(&self, section: usize) -> &str {
        let name = |s| shortened(&names::section_name(self, s));
        let names = || (0..self.sections.len()).map(name).collect();
        &self.lookups.short_names.get_or_init(names)[section]
    }

    /// The words of headings in capitals that are names.
    pub(super) fn proper_names(&self) -> &ProperNames {
        self.lookups.proper_names.get_or_init(|| ProperNames::of(self))
    }

    /// For each block and note, the index of the first theme that holds it.
    pub(crate) fn theme_of_blocks(&self) -> HashMap<Node, usize> {
        let mut themes = HashMap::new();
        for (theme, places) in self.curation.themes.iter().map(|theme| &theme.places).enumerate() {
            for node in places.iter().filter_map(|address| self.find(address)) {
                let Node::Heading(s) = node else {
                    themes.entry(node).or_insert(theme);
                    continue;
                };
                for s in self.subtree(s) {
                    for b in 0..self.sections[s].blocks.len() {
                        themes.entry(Node::Block(s, b)).or_insert(theme);
                    }
                }
            }
        }
        themes
    }

    fn extents(&self) -> &[Extent] {
        self.lookups.extents.get_or_init(|| extents(self))
    }
}

/// The index of a block, from its number in an address: counted from 1, without leading zeros or a sign.
fn block_number(number: &str) -> Option<usize> {
    if number.starts_with(['0', '+']) {
        return None;
    }
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// The indices of a list sorted by id; equal ids keep the order of the list.
fn sorted_by_id<'a>(count: usize, id_of: impl Fn(usize) -> &'a SafeText) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by_key(|&at| id_of(at));
    positions
}

/// The first index with an id, of indices sorted by id.
fn first_with<'a>(
    positions: &[usize],
    id: &str,
    id_of: impl Fn(usize) -> &'a SafeText,
) -> Option<usize> {
    let first = positions.partition_point(|&at| id_of(at).as_str() < id);
    positions.get(first).copied().filter(|&at| id_of(at).as_str() == id)
}

/// The parent of each section, and the end of its subtree.
fn extents(report: &Report) -> Vec<Extent> {
    let sections = &report.sections;
    let mut extents: Vec<Extent> = Vec::with_capacity(sections.len());
    let mut open: Vec<usize> = Vec::new();
    for (s, section) in sections.iter().enumerate() {
        while let Some(above) = open.pop_if(|above| sections[*above].depth >= section.depth) {
            extents[above].end = s;
        }
        extents.push(Extent { parent: open.last().copied(), end: sections.len() });
        open.push(s);
    }
    extents
}

/// The references to each note.
fn citations(report: &Report) -> Vec<Vec<Position>> {
    let mut citations = vec![Vec::new(); report.notes.len()];
    for node in report.nodes() {
        for (offset, id) in note_references(&report.runs(node)) {
            if let Some(note) = report.note(&id) {
                citations[note].push(Position { node, offset });
            }
        }
    }
    citations
}
