//! Markdown that says exactly what it means, as a report.

use std::collections::HashSet;

use super::super::outline::Names;
use super::attributes::Attributes;
use super::{NOTHING, id_of, inline, is_rule, split_label};
use crate::report::table::HEAD_ROWS;
use crate::report::{
    Block, BlockKind, Cell, MAX_DEPTH, Note, Report, Run, Section, note_references,
};
use crate::source::problem::{ProblemKind, Problems};
use crate::text::SafeText;

/// The most levels of bullets.
const DEEPEST_BULLET: usize = 9;

/// What the form of its lines makes a part of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form<'a> {
    /// With this many `#`.
    Heading(usize),
    Rule,
    Table(Vec<&'a str>),
    /// With this level, from 1.
    Bullet(usize),
    /// With this id.
    Note(SafeText),
    Text,
    /// A line of its own, which ends in a break or follows one that does.
    Line,
}

/// Lines that belong together, joined by spaces, without what their form says.
struct Part<'a> {
    form: Form<'a>,
    text: String,
    /// The first of them, from 1.
    line: usize,
    /// What the comment at its end says.
    attributes: Attributes,
}

/// The report that a source begun with the marker says. Whatever the rest is, there is a report.
pub(crate) fn report(source: &str, problems: &mut Problems) -> Report {
    let parts = parts(source);
    let is_section = |part: &Part| matches!(part.form, Form::Rule | Form::Heading(_));
    let title = parts.iter().position(is_section).filter(|&at| parts[at].form == Form::Heading(1));
    let mut reader = Reader {
        report: Report::default(),
        names: Names::default(),
        above: Vec::new(),
        letterhead: false,
        marks: Vec::new(),
        defined: Vec::new(),
    };
    for (at, part) in parts.iter().enumerate() {
        if title == Some(at) {
            reader.report.title = SafeText::new(&inline::words(&part.text));
        } else {
            reader.take(part, title.is_some_and(|title| at < title));
        }
    }
    reader.tell(problems);
    super::notes::mend(&mut reader.report);
    reader.report
}

fn parts(source: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    // Whether the last part may go on, and whether a break ended its last line.
    let (mut open, mut broken) = (false, false);
    for (n, raw) in source.split('\n').enumerate().skip(1) {
        let text = raw.trim_matches([' ', '\t']);
        if text.is_empty() {
            (open, broken) = (false, false);
            continue;
        }
        if let Some(Part { form: Form::Table(_), attributes, .. }) =
            parts.last_mut().filter(|_| open)
            && let ("", said) = Attributes::split(text)
        {
            *attributes = said;
            continue;
        }
        let indent = raw.bytes().take_while(|&b| b == b' ').count();
        let (form, text) = form(text, indent);
        match (&form, parts.last_mut()) {
            (Form::Table(row), Some(last)) if open => {
                if let Form::Table(rows) = &mut last.form {
                    rows.extend(row);
                    continue;
                }
            }
            (Form::Text, Some(last)) if open && !broken => {
                if matches!(last.form, Form::Bullet(_) | Form::Note(_) | Form::Text) {
                    let (text, ends) = unbroken(text);
                    last.text.push(' ');
                    last.text.push_str(text);
                    if ends && last.form == Form::Text {
                        last.form = Form::Line;
                        broken = true;
                    }
                    continue;
                }
            }
            _ => {}
        }
        let (text, ends) = if form == Form::Text { unbroken(text) } else { (text, false) };
        let form = if form == Form::Text && (ends || open && broken) { Form::Line } else { form };
        open = !matches!(form, Form::Heading(_) | Form::Rule);
        broken = ends;
        let attributes = Attributes::default();
        parts.push(Part { form, text: text.to_owned(), line: n + 1, attributes });
    }
    for part in parts.iter_mut().filter(|part| !matches!(part.form, Form::Table(_))) {
        let (text, attributes) = Attributes::split(&part.text);
        let end = text.len();
        part.attributes = attributes;
        part.text.truncate(end);
    }
    parts
}

/// What a line is by itself, and what remains of it.
fn form(text: &str, indent: usize) -> (Form<'_>, &str) {
    let title = text.trim_start_matches('#');
    let hashes = text.len() - title.len();
    if hashes > 0 && (title.is_empty() || title.starts_with(' ')) {
        return (Form::Heading(hashes), title.trim_start_matches(' '));
    }
    let (bare, _) = Attributes::split(text);
    if is_rule(bare) {
        return (Form::Rule, &text[bare.len()..]);
    }
    if text.starts_with('|') {
        return (Form::Table(vec![text]), "");
    }
    if let Some(rest) = text.strip_prefix("- ") {
        let level = (indent / 2 + 1).min(DEEPEST_BULLET);
        return (Form::Bullet(level), rest.trim_start_matches(' '));
    }
    if let Some((id, len)) = inline::mark(text)
        && let Some(rest) = text[len..].strip_prefix(':')
    {
        return (Form::Note(id), rest.trim_start_matches(' '));
    }
    (Form::Text, text)
}

/// A line without the break at its end, and whether there was one.
fn unbroken(text: &str) -> (&str, bool) {
    if inline::ends_escaping(text) {
        return (text[..text.len() - 1].trim_end_matches(' '), true);
    }
    match text.strip_suffix("<br>") {
        Some(rest) if !inline::ends_escaping(rest) => (rest.trim_end_matches(' '), true),
        _ => (text, false),
    }
}

struct Reader {
    report: Report,
    names: Names,
    /// The ids of the sections that are open, outermost first.
    above: Vec<SafeText>,
    /// Whether there is a letterhead, and nothing else yet.
    letterhead: bool,
    /// The marks with their lines.
    marks: Vec<(usize, SafeText)>,
    /// The lines of the notes.
    defined: Vec<usize>,
}

impl Reader {
    fn take(&mut self, part: &Part<'_>, before_title: bool) {
        match &part.form {
            Form::Heading(hashes) => self.heading(*hashes, part),
            Form::Rule => {
                let id = self.names.unique("signature").0;
                self.section(0, SafeText::new(&id), part.attributes.page);
            }
            Form::Note(id) => self.note(id, part),
            form => {
                if self.report.sections.is_empty() || self.letterhead && !before_title {
                    let id = if before_title { "letterhead" } else { "intro" };
                    self.names.take(id);
                    self.section(0, SafeText::new(id), part.attributes.page);
                    self.letterhead = before_title;
                }
                let block = self.block(form, part);
                if let Some(section) = self.report.sections.last_mut() {
                    section.blocks.push(block);
                }
            }
        }
    }

    fn section(&mut self, depth: usize, id: SafeText, page: Option<u32>) {
        self.letterhead = false;
        self.above.truncate(depth);
        self.above.push(id.clone());
        self.report.sections.push(Section { id, page, depth, ..Section::default() });
    }

    fn heading(&mut self, hashes: usize, part: &Part<'_>) {
        let deepest = self.above.len().min(MAX_DEPTH - 1);
        let depth = hashes.saturating_sub(2).min(deepest);
        let (words, given) = split_id(&part.text);
        let (label, words) = split_label(words);
        let label = label.map(|label| SafeText::new(&inline::words(label)));
        let title = self.runs(words, part.line);
        let above = depth.checked_sub(1).map(|above| self.above[above].as_str());
        let derived = id_of(&mut self.names, above, label.as_deref(), &title);
        let id = match given {
            Some(given) => SafeText::new(&inline::words(given)),
            None => SafeText::new(&derived),
        };
        if given.is_some() {
            self.names.take(&id);
        }
        self.section(depth, id, part.attributes.page);
        if let Some(section) = self.report.sections.last_mut() {
            section.label = label;
            section.title = title;
        }
    }

    fn block(&mut self, form: &Form<'_>, part: &Part<'_>) -> Block {
        let Attributes { page, head_rows, .. } = part.attributes;
        let (kind, text) = match form {
            Form::Table(lines) => {
                let rows = self.rows(lines, part.line);
                let head_rows = head_rows.map_or(HEAD_ROWS, |rows| rows as usize);
                let kind = BlockKind::Table { rows, head_rows };
                return Block { kind, text: Vec::new(), page };
            }
            Form::Bullet(level) => (BlockKind::Bullet { level: *level }, part.text.as_str()),
            Form::Line => (BlockKind::Line, part.text.as_str()),
            _ => match split_label(&part.text) {
                (Some(label), text) => {
                    let label = SafeText::new(&inline::words(label));
                    (BlockKind::Item { label }, text)
                }
                (None, text) => (BlockKind::Paragraph, text),
            },
        };
        Block { kind, text: self.runs(text, part.line), page }
    }

    /// The rows of a table's lines; the second, if it is of dashes, says nothing.
    fn rows(&mut self, lines: &[&str], first: usize) -> Vec<Vec<Cell>> {
        let says_nothing = |y: usize, line: &str| {
            (y == 1 || lines.len() == 1)
                && line.contains('-')
                && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        };
        let rows = lines.iter().enumerate();
        rows.filter(|(y, line)| !says_nothing(*y, line))
            .map(|(y, line)| {
                let cells = cells(line).into_iter().filter(|cell| *cell != NOTHING);
                cells.map(|cell| self.cell(cell, first + y)).collect()
            })
            .collect()
    }

    fn cell(&mut self, written: &str, line: usize) -> Cell {
        let (text, Attributes { colspan, rowspan, .. }) = Attributes::split(written);
        let span = |span: Option<u32>| span.unwrap_or(1) as usize;
        Cell::spanning(self.runs(text, line), span(colspan), span(rowspan))
    }

    fn note(&mut self, id: &SafeText, part: &Part<'_>) {
        let given = part
            .text
            .strip_prefix("<sup>")
            .and_then(|rest| Some((rest, inline::find(rest, "</sup>")?)));
        let (label, text) = match given {
            Some((rest, end)) => (
                SafeText::new(&inline::words(&rest[..end])),
                rest[end + "</sup>".len()..].trim_start_matches(' '),
            ),
            None => (id.clone(), part.text.as_str()),
        };
        let text = self.runs(text, part.line);
        self.defined.push(part.line);
        let page = part.attributes.page;
        self.report.notes.push(Note { id: id.clone(), label, text, page });
    }

    fn runs(&mut self, written: &str, line: usize) -> Vec<Run> {
        let runs = inline::read(written);
        self.marks.extend(note_references(&runs).into_iter().map(|(_, id)| (line, id)));
        runs
    }

    /// Tells of marks and notes that do not answer each other.
    fn tell(&self, problems: &mut Problems) {
        let mut notes = HashSet::new();
        for (note, &line) in self.report.notes.iter().zip(&self.defined) {
            if !notes.insert(&note.id) {
                problems.add(line, ProblemKind::NoteAgain(note.id.to_string()));
            }
        }
        let cited: HashSet<&SafeText> = self.marks.iter().map(|(_, id)| id).collect();
        for (line, id) in self.marks.iter().filter(|(_, id)| !notes.contains(id)) {
            problems.add(*line, ProblemKind::NoNote(id.to_string()));
        }
        for (note, &line) in self.report.notes.iter().zip(&self.defined) {
            if !cited.contains(&note.id) {
                problems.add(line, ProblemKind::NoReference(note.label.to_string()));
            }
        }
    }
}

/// A heading's words, and the id it gives: `Kinh tế {#kt}`.
fn split_id(text: &str) -> (&str, Option<&str>) {
    let Some(at) = text.rfind("{#").filter(|_| text.ends_with('}')) else {
        return (text, None);
    };
    let words = text[..at].trim_end_matches(' ');
    (words, Some(&text[at + 2..text.len() - 1]))
}

/// The cells of a table's line.
fn cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (1, false);
    for (at, b) in line.bytes().enumerate().skip(1) {
        if b == b'|' && !escaped {
            cells.push(line[start..at].trim_matches(' '));
            start = at + 1;
        }
        escaped = b == b'\\' && !escaped;
    }
    let rest = line[start..].trim_matches(' ');
    if !rest.is_empty() {
        cells.push(rest);
    }
    cells
}
