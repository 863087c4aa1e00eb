//! Footnotes: the lines at the foot of a page that are notes, each note with its label, and the raised marks in the text
//! that refer to them.

use std::collections::BTreeMap;

use super::lines::{Level, PdfLine};
use super::metrics::{BODY, TextColumn};
use super::page::{PdfPage, joined};
use crate::source::raw::{NoteReference, ReferenceForm};

/// The shortest line that separates notes from the text, in points.
const SHORTEST_RULE: f32 = 30.0;
/// The most characters of a note's label.
const MAX_LABEL: usize = 4;

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageNote {
    /// Its page and label, which no other note has.
    pub(super) key: String,
    /// The number or sign as printed.
    pub(super) label: String,
    /// Its lines, without the label.
    pub(super) lines: Vec<PdfLine>,
}

/// Takes the notes out of a page; what goes on from the page before is added to its last note.
pub(super) fn take(page: &mut PdfPage, column: TextColumn, body: f32, notes: &mut Vec<PageNote>) {
    let Some(start) = start(page, column, body) else { return };
    let page_number = page.number;
    let first = notes.len();
    for mut line in page.rows.split_off(start).into_iter().filter_map(joined) {
        let expected = notes[first..].last().and_then(|note| note.label.parse::<u32>().ok());
        let label =
            raised_label(&line).or_else(|| plain_label(&line, expected.map(|number| number + 1)));
        if let Some(label) = label {
            strip_label(&mut line, &label);
            notes.push(PageNote {
                key: format!("{page_number}/{label}"),
                label,
                lines: vec![line],
            });
        } else if let Some(note) = notes.last_mut() {
            note.lines.push(line);
        } else {
            // Small print that goes on with no note.
            page.rows.push(vec![line]);
        }
    }
}

/// Those of some notes, which are in order, that begin on a page.
pub(super) fn of_page(notes: &[PageNote], page: u32) -> &[PageNote] {
    let number = |note: &PageNote| note.lines.first().map_or(0, |line| line.page);
    let from = notes.partition_point(|note| number(note) < page);
    let to = notes.partition_point(|note| number(note) <= page);
    &notes[from..to.max(from)]
}

/// The row with which the notes of a page begin: below a line, else with a raised label.
fn start(page: &PdfPage, column: TextColumn, body: f32) -> Option<usize> {
    let y = |row: usize| page.rows[row].first().map_or(0.0, |line| line.y);
    let lowest_table = page.tables.iter().map(|table| table.area.bottom).fold(f32::MAX, f32::min);
    let is_small = |row: usize| page.rows[row].iter().all(|line| line.size < BODY * body);
    let small = (0..page.rows.len())
        .rev()
        .take_while(|row| is_small(*row) && y(*row) < lowest_table)
        .last()
        .unwrap_or(page.rows.len());
    let begins_note = |row: usize| page.rows[row].first().and_then(raised_label).is_some();
    // The highest line that only small print, or a note, stands below.
    let ruled = page
        .rules
        .iter()
        .filter(|rule| {
            rule.width() >= SHORTEST_RULE
                && rule.width() <= column.width() + 20.0
                && rule.top < lowest_table
        })
        .filter_map(|rule| {
            let below = (0..page.rows.len()).find(|row| y(*row) < rule.bottom)?;
            let first = page.rows[below].first()?;
            // Both begin at the margin; an underlined or centred line does not.
            let is_aligned = (rule.left - first.x).abs() < 2.0 * first.size;
            (is_aligned && (below >= small || begins_note(below))).then_some(below)
        })
        .min();
    ruled.or_else(|| (small..page.rows.len()).find(|row| begins_note(*row)))
}

/// The label that a line begins with, if it is raised: digits or stars.
pub(super) fn raised_label(line: &PdfLine) -> Option<String> {
    let run = line.runs.first()?;
    if run.level == Level::Raised { label_of(&run.text) } else { None }
}

/// The number that a note's line begins with on the baseline, if it is the one that is due.
fn plain_label(line: &PdfLine, due: Option<u32>) -> Option<String> {
    let word = line.first_word();
    let label = label_of(&word)?;
    (line.second_word.is_some() && label.parse().ok() == Some(due.unwrap_or(1))).then_some(label)
}

/// What a raised text refers to: `3`, `(3)` and `[3]` to 3; stars to stars.
fn label_of(text: &str) -> Option<String> {
    let label = text.trim().trim_matches(|c| "()[].".contains(c));
    let all = |is: fn(char) -> bool| label.chars().all(is);
    let is_label = (1..=MAX_LABEL).contains(&label.len())
        && (all(|c| c.is_ascii_digit()) || all(|c| c == '*'));
    is_label.then(|| label.to_owned())
}

/// Takes the label, its brackets and the space after it from a line's text.
pub(super) fn strip_label(line: &mut PdfLine, label: &str) {
    let text = line.text();
    let inner = text.trim_start().trim_start_matches(['(', '[']);
    let rest = inner.strip_prefix(label).unwrap_or(inner).trim_start_matches([')', ']', '.', ' ']);
    let mut surplus = text.len() - rest.len();
    for run in &mut line.runs {
        let cut = surplus.min(run.text.len());
        run.text.replace_range(..cut, "");
        surplus -= cut;
    }
    line.runs.retain(|run| !run.text.is_empty());
}

/// Marks the raised numbers of a page's text as references: certain ones to the notes of that page, first come first
/// served, and an exponent only where nothing else refers to the note.
pub(super) fn refer(page: &mut PdfPage, notes: &[PageNote]) {
    let mut free: BTreeMap<&str, &str> =
        notes.iter().map(|note| (note.label.as_str(), note.key.as_str())).collect();
    for pass in [Pass::Marks, Pass::Exponents, Pass::Unknown] {
        let mut mark = |line: &mut PdfLine| mark_line(line, pass, &mut free);
        // In the order of the page, as far as its tables and rows are each in order.
        for line in page.rows.iter_mut().flatten() {
            mark(line);
        }
        for table in &mut page.tables {
            table.lines_mut(&mut mark);
        }
    }
}

/// Which raised numbers are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Those that stand where no exponent does, and whose note is on the page.
    Marks,
    /// Those that could be exponents, whose note is on the page and has no reference.
    Exponents,
    /// All that are left.
    Unknown,
}

fn mark_line(line: &mut PdfLine, pass: Pass, free: &mut BTreeMap<&str, &str>) {
    let mut before = String::new();
    for run in &mut line.runs {
        let label = if run.level == Level::Raised { label_of(&run.text) } else { None };
        if let (Some(label), None) = (label, &run.reference) {
            let exponent = is_exponent(&before, &label);
            let key = match pass {
                Pass::Marks if exponent => None,
                Pass::Marks | Pass::Exponents => free.remove(label.as_str()),
                Pass::Unknown => None,
            };
            let reference =
                |key: &str, form| NoteReference { key: key.to_owned(), form, line: 0, exponent };
            run.reference = match (key, pass) {
                (Some(key), _) => Some(reference(key, ReferenceForm::Certain)),
                (None, Pass::Unknown) => Some(reference(&label, ReferenceForm::Raised)),
                (None, _) => None,
            };
        }
        before.clone_from(&run.text);
    }
}

/// Whether a number raised after `before` may be an exponent: `m²`, `km²`, `m³`.
fn is_exponent(before: &str, label: &str) -> bool {
    let mut chars = before.chars().rev();
    let is_metre = chars.next() == Some('m');
    let unit: Vec<char> = chars.take_while(|c| c.is_alphabetic()).collect();
    is_metre && matches!(unit[..], [] | ['k' | 'c' | 'd' | 'm' | 'h']) && matches!(label, "2" | "3")
}
