//! Pages to raw blocks: notes, columns, paragraphs and tables page by page, joined where a page break cut them.

use std::collections::BTreeSet;

use super::columns::{PagePart, Side, sections};
use super::left_out::Omissions;
use super::lines::PdfLine;
use super::metrics::{Metrics, TextColumn};
use super::notes::{self, PageNote};
use super::page::{PdfPage, RuledTable, joined};
use super::paragraphs::{Paragraph, split};
use super::tables::aligned_block;
use crate::source::phrases::{begins_signature, begins_subject, is_letterhead, marks_letterhead};
use crate::source::problem::{ProblemKind, excerpt};
use crate::source::raw::RawBlock;

/// How many indented first lines show that a document indents its paragraphs.
const MIN_INDENTS: usize = 3;

/// The blocks so far, and what the next page may go on with.
#[derive(Default)]
struct Flow {
    blocks: Vec<RawBlock>,
    paragraph: Option<Paragraph>,
    table: Option<RuledTable>,
    sides: Vec<Side>,
    has_indents: bool,
}

/// The raw blocks of pages; notes at the end.
pub(super) fn blocks(mut pages: Vec<PdfPage>, omissions: &mut Omissions) -> Vec<RawBlock> {
    let metrics = Metrics::of(&pages);
    let mut flow = Flow { has_indents: has_indents(&pages, &metrics.columns), ..Flow::default() };
    let mut notes: Vec<PageNote> = Vec::new();
    let mut is_first = true;
    // What stands at the edge of every page is told once.
    let mut told = BTreeSet::new();
    for (page, column) in pages.iter_mut().zip(&metrics.columns) {
        notes::take(page, *column, metrics.body, &mut notes);
    }
    for (mut page, column) in pages.into_iter().zip(&metrics.columns) {
        let own = notes::of_page(&notes, page.number);
        notes::refer(&mut page, own);
        for text in page.turned.iter().map(|text| text.text.trim()) {
            if !text.is_empty() && told.insert(text.to_owned()) {
                omissions.add(page.number, ProblemKind::TurnedText(excerpt(text)));
            }
        }
        if page.rows.is_empty() && page.tables.is_empty() {
            continue;
        }
        flow.add(sections(page.rows, page.tables, *column, is_first));
        is_first = false;
    }
    flow.close();
    flow.blocks.extend(notes.iter().map(PageNote::block));
    flow.blocks
}

/// Whether paragraphs begin with an indented line.
fn has_indents(pages: &[PdfPage], columns: &[TextColumn]) -> bool {
    let mut indents = 0;
    for (page, column) in pages.iter().zip(columns) {
        let lines: Vec<PdfLine> = page.rows.iter().filter_map(|row| joined(row.clone())).collect();
        let is_indent = |pair: &&[PdfLine]| {
            let indent = pair[0].x - column.left;
            (pair[1].x - column.left).abs() < 2.0
                && indent > pair[0].size
                && pair[0].end > column.right - 2.0 * pair[0].size
        };
        indents += lines.windows(2).filter(is_indent).count();
    }
    indents >= MIN_INDENTS
}

impl Flow {
    /// Adds the sections of a page.
    fn add(&mut self, sections: Vec<PagePart>) {
        let mut begins_page = true;
        for section in sections {
            match section {
                PagePart::Text(column, mut lines) => {
                    if begins_page {
                        self.take_recipients(&mut lines);
                    }
                    if lines.is_empty() {
                        continue;
                    }
                    self.add_text(column, &lines, begins_page);
                }
                PagePart::Sides(sides) => self.add_sides(sides, begins_page),
                PagePart::Ruled(table) => {
                    let open = self.paragraph.take();
                    self.end(open, false);
                    self.close_sides();
                    self.add_table(table, begins_page);
                }
                PagePart::Aligned(rows) => {
                    self.close();
                    self.blocks.extend(aligned_block(rows));
                }
            }
            begins_page = false;
        }
    }

    /// Takes the lines with which a page goes on with the left one of the columns before it.
    fn take_recipients(&mut self, lines: &mut Vec<PdfLine>) {
        if let Some(recipients) = self.sides.first_mut() {
            let rest = lines.iter().take_while(|line| recipients.takes(line)).count();
            recipients.lines.extend(lines.drain(..rest));
        }
    }

    fn add_text(&mut self, column: TextColumn, lines: &[PdfLine], begins_page: bool) {
        self.close_sides();
        self.close_table();
        let open = self.paragraph.take();
        let is_open = |open: &Paragraph| open.goes_on(lines, self.has_indents);
        let (open, ended) = match open {
            Some(open) if begins_page && is_open(&open) => (Some(open), None),
            ended => (None, ended),
        };
        self.end(ended, begins_page);
        let mut paragraphs = split(lines, column, open);
        self.paragraph = paragraphs.pop();
        self.blocks.extend(paragraphs.iter().map(Paragraph::block));
    }

    /// Adds columns; those that a page begins with go on with those that the page before ends with.
    fn add_sides(&mut self, sides: Vec<Side>, begins_page: bool) {
        let takes = |(before, side): (&Side, &Side)| {
            side.lines.first().is_none_or(|line| before.takes(line))
        };
        let is_letterhead =
            |side: &Side| side.lines.first().is_some_and(|line| is_letterhead(&line.text()));
        let goes_on = begins_page
            && self.sides.len() == sides.len()
            && !sides.iter().any(is_letterhead)
            && self.sides.iter().zip(&sides).next().is_some_and(takes);
        if goes_on {
            for (before, side) in self.sides.iter_mut().zip(sides) {
                before.lines.extend(side.lines);
            }
        } else {
            self.close();
            self.sides = sides;
        }
    }

    fn close_sides(&mut self) {
        for side in std::mem::take(&mut self.sides) {
            // Each post of who signs, the number, the subject and the date are of their own, however long the one above.
            let begins = [begins_signature, marks_letterhead, begins_subject];
            let is_one = |next: &str| !begins.iter().any(|begins| begins(next));
            for lines in side.lines.chunk_by(|_, next| is_one(&next.text())) {
                let is_subject = lines.first().is_some_and(|line| begins_subject(&line.text()));
                let mut paragraphs = if is_subject {
                    vec![Paragraph { lines: lines.to_vec(), column: side.column, is_whole: true }]
                } else {
                    split(lines, side.column, None)
                };
                if let Some(last) = paragraphs.last_mut() {
                    last.is_whole = true;
                }
                self.blocks.extend(paragraphs.iter().map(Paragraph::block));
            }
        }
    }

    fn add_table(&mut self, table: RuledTable, begins_page: bool) {
        let next = match &mut self.table {
            Some(open) if begins_page => open.join(table),
            _ => Some(table),
        };
        if let Some(table) = next {
            self.close_table();
            self.table = Some(table);
        }
    }

    /// Writes a paragraph that has come to its end. At a page's end that is sure only if its last line is not full.
    fn end(&mut self, paragraph: Option<Paragraph>, by_page: bool) {
        if let Some(mut paragraph) = paragraph {
            paragraph.is_whole = !by_page || paragraph.has_short_end();
            self.blocks.push(paragraph.block());
        }
    }

    fn close_table(&mut self) {
        if let Some(table) = self.table.take() {
            self.blocks.push(table.block());
        }
    }

    fn close(&mut self) {
        let open = self.paragraph.take();
        self.end(open, false);
        self.close_sides();
        self.close_table();
    }
}
