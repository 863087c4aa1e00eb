//! A report as Markdown that says exactly what it means.

use std::fmt::Write as _;

use super::super::outline::Names;
use super::attributes::Attributes;
use super::{AFTER_LABEL, NOTHING, id_of, inline, split_label};
use crate::report::table::{Grid, HEAD_ROWS, Placed};
use crate::report::{Block, BlockKind, Cell, Note, Report, Run, Section};
use crate::source::encoding::EXACT_MARKER;
use crate::text::SafeText;

/// The report as Markdown, without what is known beyond its text. Importing it gives the same report.
pub fn markdown(report: &Report) -> String {
    let mut writer =
        Writer { out: format!("{EXACT_MARKER}\n"), names: Names::default(), above: Vec::new() };
    let letterhead = has_letterhead(report);
    if !letterhead {
        writer.title(&report.title);
    }
    for (s, section) in report.sections.iter().enumerate() {
        let first = s == usize::from(letterhead);
        writer.section(section, letterhead && s == 0, first);
        writer.blocks(&section.blocks);
        if letterhead && s == 0 {
            writer.title(&report.title);
        }
    }
    for note in &report.notes {
        writer.note(note);
    }
    writer.out
}

/// Whether the first section is a letterhead, which stands before the title and needs no heading.
fn has_letterhead(report: &Report) -> bool {
    !report.title.is_empty()
        && report.sections.first().is_some_and(|section| is_implied(section, "letterhead"))
}

/// Whether a section needs no heading in its place, since it follows from the place.
fn is_implied(section: &Section, id: &str) -> bool {
    let begins = |block: &Block| block.page == section.page;
    has_no_heading(section)
        && section.id.as_str() == id
        && section.blocks.first().is_some_and(begins)
}

fn has_no_heading(section: &Section) -> bool {
    section.depth == 0 && section.label.is_none() && inline::write(&section.title).is_empty()
}

struct Writer {
    out: String,
    names: Names,
    /// The ids of the sections that are open, outermost first.
    above: Vec<SafeText>,
}

impl Writer {
    /// Begins a paragraph of its own.
    fn line(&mut self, line: &str) {
        self.out.push('\n');
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn title(&mut self, title: &SafeText) {
        if !title.is_empty() {
            self.line(&format!("# {}", guarded(&inline::escape(title))));
        }
    }

    /// The heading of a section, if it needs one.
    fn section(&mut self, section: &Section, letterhead: bool, first: bool) {
        let id = section.id.as_str();
        self.above.truncate(section.depth);
        let page = of_page(section.page);
        let signature = id == "signature" && !self.names.is_taken(id);
        if letterhead || first && is_implied(section, "intro") {
            self.names.take(id);
        } else if has_no_heading(section) && signature {
            self.names.take(id);
            self.line(&format!("---{page}"));
        } else {
            let above = self.above.last().map(SafeText::as_str);
            let label = section.label.as_deref();
            let derived = id_of(&mut self.names, above, label, &section.title);
            let mut line = "#".repeat(section.depth + 2);
            let words = labelled(label, &inline::write(&section.title));
            if !words.is_empty() {
                line.push(' ');
                line.push_str(&guarded(&words));
            }
            if derived != id {
                self.names.take(id);
                let _ = write!(line, " {{#{}}}", inline::escape_id(id));
            }
            self.line(&(line + &page));
        }
        self.above.push(section.id.clone());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (b, block) in blocks.iter().enumerate() {
            let before = b.checked_sub(1).map(|b| &blocks[b]);
            let after = blocks.get(b + 1);
            let page = of_page(block.page);
            match &block.kind {
                BlockKind::Paragraph => self.line(&(body(None, &block.text) + &page)),
                BlockKind::Item { label } => self.line(&(body(Some(label), &block.text) + &page)),
                BlockKind::Bullet { level } => {
                    let is_bullet = |block: &Block| matches!(block.kind, BlockKind::Bullet { .. });
                    if !before.is_some_and(is_bullet) {
                        self.out.push('\n');
                    }
                    let indent = "  ".repeat(level.saturating_sub(1));
                    let text = guarded(&something(&inline::write(&block.text)));
                    let _ = writeln!(self.out, "{indent}- {text}{page}");
                }
                BlockKind::Line => {
                    let text = guarded(&inline::write(&block.text));
                    let goes_on =
                        |block: Option<&Block>| block.is_some_and(is_line) && !text.is_empty();
                    let (begun, goes_on) = (goes_on(before), goes_on(after));
                    let end = match (begun, goes_on) {
                        (_, true) => "\\",
                        (true, false) => "",
                        (false, false) => "<br>",
                    };
                    self.out.push_str(if begun { "" } else { "\n" });
                    let _ = writeln!(self.out, "{}{page}{end}", something(&text));
                }
                BlockKind::Table { rows, head_rows } => {
                    self.table(rows);
                    let head_rows = (*head_rows != HEAD_ROWS).then_some(*head_rows as u32);
                    let page = block.page;
                    let said = Attributes { page, head_rows, ..Attributes::default() }.written();
                    if !said.is_empty() {
                        let _ = writeln!(self.out, "{}", said.trim_start());
                    }
                }
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        self.out.push('\n');
        let grid = Grid::new(rows);
        let columns =
            |y: usize| grid.cells.get(y).and_then(|row| row.last()).map_or(0, Placed::end);
        for (y, (row, placed)) in rows.iter().zip(&grid.cells).enumerate() {
            self.out.push('|');
            let mut column = 0;
            for (cell, placed) in row.iter().zip(placed) {
                self.no_cells(placed.column - column);
                let text = guarded(&inline::write(&cell.text));
                let _ = write!(self.out, " {text}{} |", spans(cell));
                column = placed.column + 1;
            }
            self.no_cells(columns(y) - column);
            self.out.push('\n');
            if y == 0 {
                self.out.push_str(&separator(columns(0)));
            }
        }
        if rows.is_empty() {
            self.out.push_str(&separator(1));
        }
    }

    /// Keeps columns that other cells span.
    fn no_cells(&mut self, count: usize) {
        for _ in 0..count {
            let _ = write!(self.out, " {NOTHING} |");
        }
    }

    fn note(&mut self, note: &Note) {
        let mut line = format!("[^{}]:", inline::escape_id(&note.id));
        if note.label != note.id {
            let _ = write!(line, " <sup>{}</sup>", inline::escape(&note.label));
        }
        let text = guarded(&inline::write(&note.text));
        if !text.is_empty() {
            line.push(' ');
            line.push_str(&text);
        }
        self.line(&(line + &of_page(note.page)));
    }
}

/// What is said of the page on which a block, heading or note begins.
fn of_page(page: Option<u32>) -> String {
    Attributes { page, ..Attributes::default() }.written()
}

/// What is said of the columns and rows that a cell spans.
fn spans(cell: &Cell) -> String {
    let span = |span: usize| (span != 1).then_some(span as u32);
    let (colspan, rowspan) = (span(cell.colspan), span(cell.rowspan));
    Attributes { colspan, rowspan, ..Attributes::default() }.written()
}

/// A line of text that is not empty: lines after it belong to it.
fn is_line(block: &Block) -> bool {
    block.kind == BlockKind::Line && !inline::write(&block.text).is_empty()
}

fn separator(columns: usize) -> String {
    format!("|{}\n", "---|".repeat(columns.max(1)))
}

/// A paragraph or an item as a line.
fn body(label: Option<&str>, text: &[Run]) -> String {
    guarded(&something(&labelled(label, &inline::write(text))))
}

/// A written text, or what stands for none.
fn something(written: &str) -> String {
    if written.is_empty() { NOTHING } else { written }.to_owned()
}

/// A label and a text that has been written, so that both are found again.
fn labelled(label: Option<&str>, text: &str) -> String {
    let text = blanks_kept(text);
    let Some(label) = label else {
        return unnumbered(text);
    };
    let line = if text.is_empty() { label.to_owned() } else { format!("{label} {text}") };
    if split_label(&line) == (Some(label), &text) && inline::escape(label) == label {
        return line;
    }
    format!("{}{AFTER_LABEL}{text}", blanks_kept(&inline::escape(label)))
}

/// A written text that is not taken for one with a numbering.
fn unnumbered(text: String) -> String {
    let (Some(label), _) = split_label(&text) else {
        return text;
    };
    if let Some(at) = label.find(|c: char| c.is_ascii_punctuation()) {
        let mut escaped = text.clone();
        escaped.insert(at, '\\');
        // `Phần thứ nhất` is a label with and without the dash behind it.
        if split_label(&escaped).0.is_none() {
            return escaped;
        }
    }
    let mut chars = text.chars();
    let mut written = String::new();
    inline::entity(&mut written, chars.next().unwrap_or_default());
    written + chars.as_str()
}

/// A written text whose blanks at the ends are not lost.
fn blanks_kept(text: &str) -> String {
    const BLANK: &str = "&#32;";
    let Some(inner) = text.strip_prefix(' ') else {
        return match text.strip_suffix(' ') {
            Some(inner) => format!("{inner}{BLANK}"),
            None => text.to_owned(),
        };
    };
    match inner.strip_suffix(' ') {
        Some(inner) => format!("{BLANK}{inner}{BLANK}"),
        None => format!("{BLANK}{inner}"),
    }
}

/// A written text that is not taken for a bullet, a quotation, an underline or a rule where it begins a line, nor for a
/// line of its own where it ends in a break.
fn guarded(text: &str) -> String {
    let mut text = blanks_kept(text);
    let before_break = text.strip_suffix(inline::BREAK);
    if before_break.is_some_and(|before| !inline::ends_escaping(before)) {
        text.push_str(NOTHING);
    }
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let special = match first {
        Some('>') => true,
        Some('-' | '+' | '=') => second.is_none_or(|c| c == ' ' || Some(c) == first),
        _ => false,
    };
    if special { format!("\\{text}") } else { text }
}
