//! The footnote area under the text: the notes of the references in sight, and the likely faults of the printed text while
//! they are shown. It follows from the row on top, and decides in turn how many rows of text there are.

use std::ops::Range;
use std::sync::Arc;

use super::Reader;
use crate::annotations::errata::{Errata, LocatedErratum};
use crate::messages::Lang;
use crate::page::{Link, Row, erratum_rows, note_rows};
use crate::report::{Node, Report};

/// The footnote area.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    /// Its rows, without the rule above them.
    pub rows: Vec<Row>,
    /// The note each row belongs to; none for a fault.
    pub notes: Vec<Option<usize>>,
    /// Whether the last of them is not there to its end.
    pub cut: bool,
}

impl Footnotes {
    /// Rows it takes, its rule included.
    pub(crate) fn height(&self) -> usize {
        if self.rows.is_empty() { 0 } else { self.rows.len() + 1 }
    }

    /// Whether all of a note is in it.
    pub(crate) fn holds_whole(&self, note: usize) -> bool {
        let is_cut = self.cut && self.notes.last() == Some(&Some(note));
        self.notes.contains(&Some(note)) && !is_cut
    }
}

/// The share of the pane's height that notes may take: a third.
const SHARE: usize = 3;

impl Reader {
    /// The footnote area.
    pub(crate) fn footnotes(&self) -> &Footnotes {
        &self.footnotes
    }

    /// The note whose row in the footnote area is so many rows from the top of the pane.
    pub(crate) fn footnote_at(&self, row: usize) -> Option<usize> {
        let first = self.height.checked_sub(self.footnotes.rows.len())?;
        *self.footnotes.notes.get(row.checked_sub(first)?)?
    }

    /// Shows the likely faults of the printed text in a language, or not.
    pub(crate) fn show_errata(&mut self, report: &Report, errata: Option<(Arc<Errata>, Lang)>) {
        self.errata = errata;
        self.put_on_top(report, self.top);
    }

    /// The likely faults of the printed text, while they are shown.
    pub(crate) fn errata(&self) -> Option<&Arc<Errata>> {
        self.errata.as_ref().map(|(errata, _)| errata)
    }

    /// The likely faults of a node, while they are shown.
    pub(crate) fn faults(&self, node: Node) -> &[LocatedErratum] {
        self.errata().map_or(&[], |errata| errata.of(node))
    }

    /// The rows that are left for text when `top` is the first of them.
    pub(super) fn text_height(&self, report: &Report, top: usize) -> usize {
        self.height - self.footnotes_at(report, top).height()
    }

    /// The notes whose references are in the text above them. Their height decides how much text there is, and so which
    /// references: the area grows until it holds what the text above it cites.
    pub(super) fn footnotes_at(&self, report: &Report, top: usize) -> Footnotes {
        let most = self.height / SHARE;
        let mut footnotes = Footnotes::default();
        if most < 2 || self.page.links.is_empty() && self.errata.is_none() {
            return footnotes;
        }
        loop {
            let height = footnotes.height();
            let next = self.footnotes_of(report, top..top + self.height - height, most - 1);
            if next.height() == height {
                return next;
            }
            if next.height() < height {
                // The reference is in the rows that its own note covers: the note stays, so that nothing jumps.
                return footnotes;
            }
            footnotes = next;
        }
    }

    /// What rows of text cite, in at most so many rows.
    fn footnotes_of(&self, report: &Report, text: Range<usize>, most: usize) -> Footnotes {
        let mut footnotes = Footnotes::default();
        let mut add = |note: Option<usize>, rows: Vec<Row>| {
            let room = most - footnotes.rows.len();
            footnotes.cut |= rows.len() > room;
            footnotes.notes.extend(std::iter::repeat_n(note, rows.len().min(room)));
            footnotes.rows.extend(rows.into_iter().take(room));
        };
        if !self.plain {
            for note in self.cited(&text) {
                add(Some(note), note_rows(report, note, self.page.width));
            }
        }
        for (erratum, lang) in self.faults_within(text) {
            add(None, erratum_rows(report, erratum, lang, self.page.width));
        }
        footnotes
    }

    /// The notes that rows of text cite, each once.
    fn cited(&self, rows: &Range<usize>) -> Vec<usize> {
        let first = self.page.links.partition_point(|anchor| anchor.row < rows.start);
        let mut cited = Vec::new();
        for anchor in self.page.links[first..].iter().take_while(|anchor| anchor.row < rows.end) {
            match anchor.link {
                Link::Note(note) if !cited.contains(&note) => cited.push(note),
                _ => {}
            }
        }
        cited
    }

    /// The likely faults in rows of text, while they are shown, with the language to say so in.
    fn faults_within(&self, rows: Range<usize>) -> Vec<(usize, Lang)> {
        let Some((errata, lang)) = &self.errata else {
            return Vec::new();
        };
        let rows = &self.page.rows[rows.start..rows.end.min(self.page.rows.len())];
        let mut faults = Vec::new();
        for row in rows {
            for fault in row.node.map_or(&[][..], |node| errata.of(node)) {
                let shown = fault.chars.start < row.chars.end && fault.chars.end > row.chars.start;
                if shown && faults.last() != Some(&(fault.erratum, *lang)) {
                    faults.push((fault.erratum, *lang));
                }
            }
        }
        faults
    }
}
