//! The document as blocks: paragraphs with their hints, in the order in which they are read, text boxes behind the
//! paragraph that they hang on. What is in a paragraph, and what in a table, is read elsewhere.

use std::collections::HashMap;
use std::mem::take;

use super::fields::Fields;
use super::line::{ParagraphRuns, trim_start};
use super::notes::{self, Notes};
use super::numbering::{Mark, Numbering};
use super::pages::Pages;
use super::styles::{ListReference, ParagraphFormat, RunFormat, Styles};
use super::xml::{Space, Tree, XmlElement};
use super::{left_out::LeftOut, typed};
use crate::source::problem::{Location, Problem};
use crate::source::raw::{Hints, RawBlock, RawKind, RawRun, Style};
use crate::source::sentences::is_caps;
use crate::source::{encoding, runs};

/// What a document is read with.
pub(super) struct Reader<'t> {
    pub(super) styles: &'t Styles,
    numbering: Numbering,
    pub(super) notes: Notes,
    note_texts: HashMap<&'t str, XmlElement<'t>>,
    endnote_texts: HashMap<&'t str, XmlElement<'t>>,
    pub(super) pages: Pages,
    pub(super) fields: Fields,
    pub(super) left_out: LeftOut,
    pub(super) problems: Vec<Problem>,
    /// The paragraphs met so far, empty ones too.
    paragraphs: usize,
    /// The author wants a new page before what comes next.
    pub(super) page_asked: bool,
    /// What stands before the mark of a paragraph that has been deleted: it goes on with the next one.
    carried: Option<ParagraphRuns>,
    /// Blocks of text boxes that the paragraph being read has.
    pub(super) boxes: Vec<RawBlock>,
    /// How many tables with lines what is being read is in.
    pub(super) tables: usize,
    told_gha: bool,
}

/// The parts of a file that its document is read with.
pub(super) struct Companions<'t> {
    pub(super) styles: &'t Styles,
    pub(super) numbering: Numbering,
    pub(super) settings: Option<&'t Tree>,
    pub(super) footnotes: Option<&'t Tree>,
    pub(super) endnotes: Option<&'t Tree>,
}

/// Reads a document: its blocks, then the notes that it refers to.
pub(super) fn read(
    document: XmlElement<'_>,
    companions: Companions<'_>,
) -> (Vec<RawBlock>, Vec<Problem>) {
    let known = document.descendants().any(|element| element.is("lastRenderedPageBreak"));
    let mut reader = Reader {
        styles: companions.styles,
        numbering: companions.numbering,
        notes: Notes::of(document, companions.settings),
        note_texts: notes::by_id(companions.footnotes),
        endnote_texts: notes::by_id(companions.endnotes),
        pages: Pages::new(known),
        fields: Fields::of(document),
        left_out: LeftOut::default(),
        problems: Vec::new(),
        paragraphs: 0,
        page_asked: false,
        carried: None,
        boxes: Vec::new(),
        tables: 0,
        told_gha: false,
    };
    let mut blocks = Vec::new();
    if let Some(body) = document.child("body") {
        reader.blocks(body, &mut blocks);
        reader.end_carried(&mut blocks);
    }
    typed::settle_notes(&mut blocks);
    reader.note_blocks(&mut blocks);
    reader.left_out.tell(&mut reader.problems);
    reader.problems.sort_by_key(|problem| problem.at);
    (blocks, reader.problems)
}

impl<'t> Reader<'t> {
    /// Reads what is in an element that holds paragraphs and tables.
    pub(super) fn blocks(&mut self, parent: XmlElement<'t>, blocks: &mut Vec<RawBlock>) {
        for child in parent.children() {
            match (child.space(), child.name()) {
                (Space::Word, "p") => self.paragraph(child, blocks),
                (Space::Word, "tbl") => {
                    self.end_carried(blocks);
                    self.table(child, blocks);
                }
                // What has been deleted, or moved away, is no longer there; formatting is no text.
                (Space::Word, "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "customXmlPr") => {}
                (Space::Word, "altChunk") => self.left_out.file(self.here()),
                (Space::Word, _) => self.blocks(child, blocks),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.blocks(chosen, blocks);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: XmlElement<'t>, blocks: &mut Vec<RawBlock>) {
        self.paragraphs += 1;
        let properties = paragraph.child("pPr");
        let style_id = properties.and_then(|properties| properties.value("pStyle"));
        let style = self.styles.paragraph(style_id);
        let direct = properties.map(ParagraphFormat::read).unwrap_or_default();
        let format = direct.or(style.paragraph);
        if format.page_break_before == Some(true) {
            self.ask_page();
        }
        let line = self.carried.take().unwrap_or_else(|| ParagraphRuns::new(self.paragraphs));
        let page = self.pages.current();
        let mut read = Paragraph { line, run: style.run, page, page_asked: false, size: None };
        self.inline(paragraph, &mut read);
        let boxes = take(&mut self.boxes);
        let is_empty = read.line.is_empty();
        let mark = properties.and_then(|properties| properties.child("rPr"));
        if style.is_contents && !is_empty {
            self.left_out.contents(self.here());
        } else if mark.is_some_and(is_removed) {
            self.carried = Some(read.line).filter(|_| !is_empty);
        } else if !(is_empty && mark.is_some_and(is_hidden)) {
            self.add(read, style_id, format, blocks);
        }
        blocks.extend(boxes);
        if let Some(section) = properties.and_then(|properties| properties.child("sectPr")) {
            self.notes.section += 1;
            if section.value("type") != Some("continuous") {
                self.ask_page();
            }
        }
    }

    /// Adds a paragraph that has been read, with its number.
    fn add(
        &mut self,
        read: Paragraph,
        style_id: Option<&str>,
        format: ParagraphFormat,
        blocks: &mut Vec<RawBlock>,
    ) {
        // A list counts its empty paragraphs too. In a table the number alone may be what a cell says.
        let mark = self.list_mark(format.list, style_id);
        let is_number = matches!(&mark, Some(Mark::Label(label)) if !label.is_empty());
        if read.line.is_empty() && !(is_number && self.tables > 0) {
            return;
        }
        if read.line.has_gha && !self.told_gha {
            self.problems.push(encoding::gha_problem(self.here()));
        }
        self.told_gha |= read.line.has_gha;
        let style = self.styles.paragraph(style_id).paragraph;
        let number = read.line.number;
        let mut runs = read.line.finish();
        // A level that a paragraph has of itself comes along with copied text: it counts where the words stand out, too.
        let level = format.outline_level.filter(|level| {
            let stands_out = || runs::is_set(&runs, Style::Strong) || is_caps(&runs::plain(&runs));
            *level < 9 && (style.outline_level.is_some() || stands_out())
        });
        let hints = Hints {
            whole: true,
            centred: format.centred == Some(true),
            label: None,
            outline_level: level.map(|level| level + 1),
            font_size: read.size,
            page: read.page,
            line: number,
        };
        let (kind, label) = match mark {
            Some(Mark::Bullet(marker, level)) => {
                (RawKind::Bullet { indent: 2 * level, marker }, None)
            }
            Some(Mark::Label(label)) => (RawKind::Text, Some(label).filter(|l| !l.is_empty())),
            // In a table with lines a dash may be a sign of its own.
            None if self.tables > 0 => (RawKind::Text, None),
            None => (typed::take_bullet(&mut runs), None),
        };
        if read.page_asked {
            self.page_break(blocks, hints.line);
        }
        blocks.push(RawBlock { kind, runs, hints: Hints { label, ..hints } });
    }

    /// What stands before the next paragraph of a list.
    fn list_mark(&mut self, of: ListReference, style_id: Option<&str>) -> Option<Mark> {
        let list = of.list.filter(|list| *list != 0)?;
        let by_style = || self.numbering.level_of_style(list, style_id?);
        let level = of.level.or_else(by_style).unwrap_or(0);
        self.numbering.next(list, level)
    }

    /// Adds what has been carried over from deleted paragraph marks, where no paragraph follows.
    pub(super) fn end_carried(&mut self, blocks: &mut Vec<RawBlock>) {
        if let Some(line) = self.carried.take() {
            let (page, run) = (self.pages.current(), RunFormat::default());
            let read = Paragraph { line, run, page, page_asked: false, size: None };
            self.add(read, None, ParagraphFormat::default(), blocks);
        }
    }

    /// The author wants a new page here.
    pub(super) fn ask_page(&mut self) {
        self.pages.ask();
        self.page_asked = true;
    }

    /// Adds a page break before a block, outside of tables.
    pub(super) fn page_break(&self, blocks: &mut Vec<RawBlock>, number: usize) {
        if self.tables == 0 && !blocks.is_empty() {
            let hints = Hints { page: self.pages.current(), line: number, ..Hints::default() };
            blocks.push(RawBlock { kind: RawKind::PageBreak, runs: Vec::new(), hints });
        }
    }

    /// Where in the file reading is.
    pub(super) fn here(&self) -> Location {
        Location::Paragraph { number: self.paragraphs.max(1), page: self.pages.current() }
    }

    /// The number of the paragraph that comes next.
    pub(super) fn next_number(&self) -> usize {
        self.paragraphs + 1
    }

    /// Adds the text of each note that has been referred to, those referred to in notes as well.
    fn note_blocks(&mut self, blocks: &mut Vec<RawBlock>) {
        let mut done = 0;
        while let Some(note) = self.notes.cited_from(done).first().cloned() {
            done += 1;
            let texts = match note.kind {
                notes::NoteKind::Foot => &self.note_texts,
                notes::NoteKind::End => &self.endnote_texts,
            };
            let number = self.next_number();
            let mut paragraphs = Vec::new();
            if let Some(&text) = texts.get(note.id.as_str()) {
                self.fields = Fields::of(text);
                self.blocks(text, &mut paragraphs);
                self.end_carried(&mut paragraphs);
            }
            let mut runs = Vec::new();
            flatten(paragraphs, &mut runs);
            drop_brackets(&mut runs);
            if runs.is_empty() {
                self.left_out.note(Location::Paragraph { number, page: None });
            }
            let hints = Hints { whole: true, line: number, ..Hints::default() };
            let kind = RawKind::Note { key: note.key(), label: note.label };
            blocks.push(RawBlock { kind, runs, hints });
        }
    }
}

/// A paragraph while it is read.
pub(super) struct Paragraph {
    pub(super) line: ParagraphRuns,
    /// How its runs are set where they do not say otherwise.
    pub(super) run: RunFormat,
    /// The page that its first letter is on.
    pub(super) page: Option<u32>,
    /// Whether the author wants a new page before that letter.
    pub(super) page_asked: bool,
    /// The size of that letter, in points.
    pub(super) size: Option<f32>,
}

/// Whether the mark of a paragraph has been deleted or moved away, so that the next one goes on with it.
fn is_removed(mark: XmlElement<'_>) -> bool {
    mark.children().any(|change| change.is("del") || change.is("moveFrom"))
}

fn is_hidden(mark: XmlElement<'_>) -> bool {
    RunFormat::read(mark).hidden == Some(true)
}

/// Drops the brackets that stood around a note's own number.
fn drop_brackets(runs: &mut Vec<RawRun>) {
    let Some(RawRun::Text(_, text)) = runs.first_mut() else { return };
    if text.starts_with("()") || text.starts_with("[]") {
        text.drain(..2);
        trim_start(runs);
    }
}

/// The blocks of a note as runs: a line for each.
fn flatten(blocks: Vec<RawBlock>, runs: &mut Vec<RawRun>) {
    for mut block in blocks {
        if let RawKind::Table(table) = block.kind {
            table.rows.into_iter().flatten().for_each(|cell| flatten(cell.blocks, runs));
            continue;
        }
        if !runs.is_empty() {
            runs.push(RawRun::Break);
        }
        let mark = match (&block.kind, &block.hints.label) {
            (RawKind::Bullet { marker, .. }, _) => Some(format!("{marker} ")),
            (_, Some(label)) => Some(format!("{label} ")),
            _ => None,
        };
        runs.extend(mark.map(|mark| RawRun::Text(Style::Plain, mark)));
        runs.append(&mut block.runs);
    }
}

/// What is read of alternatives that say the same for programs of different ages: the first with text.
pub(super) fn alternative(alternatives: XmlElement<'_>) -> Option<XmlElement<'_>> {
    let is_branch = |child: &XmlElement<'_>| {
        child.space() == Space::Compatibility && matches!(child.name(), "Choice" | "Fallback")
    };
    let branches = || alternatives.children().filter(is_branch);
    branches().find(|branch| branch.shows_text()).or_else(|| branches().next())
}
