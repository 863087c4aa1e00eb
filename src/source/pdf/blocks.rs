//! Paragraphs as raw blocks: their lines joined to runs, their bullets, and what is known of their look.

use super::geometry::{Area, median};
use super::labels::BULLETS;
use super::lines::{Level, NO_BREAK, PdfLine};
use super::metrics::TextColumn;
use super::notes::{PageNote, raised_label, strip_label};
use super::paragraphs::{Paragraph, split};
use crate::source::raw::{Hints, RawBlock, RawKind, RawRun, Style};

/// The usual distance of a cell's text from its lines, in points.
const PADDING: f32 = 5.0;
/// The width of a character, in parts of its size, by which indents are told in columns.
const CHARACTER: f32 = 0.5;

impl Paragraph {
    /// The paragraph as a raw block.
    pub(super) fn block(&self) -> RawBlock {
        let mut block = block(&self.lines, Some(self.column));
        block.hints.whole = self.is_whole;
        block.hints.centred = self.is_centred();
        block
    }
}

/// Lines that are one paragraph, as a raw block.
pub(super) fn block(lines: &[PdfLine], column: Option<TextColumn>) -> RawBlock {
    let mut lines = lines.to_vec();
    let mut kind = RawKind::Text;
    if let Some(first) = lines.first_mut() {
        let left = column.map_or(first.x, |column| column.left);
        if let Some(label) = raised_label(first) {
            // A note at the end of the document, or of a chapter.
            strip_label(first, &label);
            kind = RawKind::Note { key: label.clone(), label };
        } else if first.begins_point() && first.second_word.is_some() {
            let indent = ((first.x - left) / (CHARACTER * first.size)).round().max(0.0) as usize;
            if let Some(marker) = take_bullet(first) {
                kind = RawKind::Bullet { indent, marker };
            }
        }
    }
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    let hints = Hints {
        font_size: (!sizes.is_empty()).then(|| (median(&mut sizes) * 2.0).round() / 2.0),
        page: lines.first().map(|line| line.page),
        ..Hints::default()
    };
    RawBlock { kind, runs: runs(&lines), hints }
}

/// The blocks of a cell's lines.
pub(super) fn cell_blocks(lines: &[PdfLine], area: Area) -> Vec<RawBlock> {
    cell_paragraphs(lines, area).iter().map(Paragraph::block).collect()
}

/// The paragraphs of a cell's lines.
pub(super) fn cell_paragraphs(lines: &[PdfLine], area: Area) -> Vec<Paragraph> {
    let left = lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
    let column = TextColumn { left: left.min(area.left + PADDING), right: area.right - PADDING };
    split(lines, column, None)
}

impl PageNote {
    /// The note as a raw block.
    pub(super) fn block(&self) -> RawBlock {
        let hints = Hints {
            whole: true,
            page: self.lines.first().map(|line| line.page),
            font_size: self.lines.first().map(|line| (line.size * 2.0).round() / 2.0),
            ..Hints::default()
        };
        let kind = RawKind::Note { key: self.key.clone(), label: self.label.clone() };
        RawBlock { kind, runs: runs(&self.lines), hints }
    }
}

/// Takes the bullet and the space after it from a line.
fn take_bullet(line: &mut PdfLine) -> Option<char> {
    let marker = line.text().trim_start().chars().next().filter(|c| BULLETS.contains(c))?;
    while let Some(run) = line.runs.first_mut() {
        let text = run.text.trim_start();
        let text = text.strip_prefix(marker).unwrap_or(text).trim_start();
        if !text.is_empty() {
            run.text = text.to_owned();
            break;
        }
        line.runs.remove(0);
    }
    Some(marker)
}

/// The runs of lines, with a space where a line ends, and the number of the page where a page begins.
fn runs(lines: &[PdfLine]) -> Vec<RawRun> {
    let mut runs: Vec<RawRun> = Vec::new();
    let mut page = lines.first().map(|line| line.page);
    for (at, line) in lines.iter().enumerate() {
        if line.after_break {
            runs.push(RawRun::Break);
        } else if at > 0 && !ends_in_word(&lines[at - 1]) && !is_within_address(&runs, line) {
            push(&mut runs, None, " ");
        }
        if page != Some(line.page) {
            page = Some(line.page);
            runs.push(RawRun::Page(line.page));
        }
        for run in &line.runs {
            if let Some(reference) = &run.reference {
                runs.push(RawRun::Reference(reference.clone()));
                continue;
            }
            let style = match (run.face.bold, run.face.italic) {
                (true, _) => Style::Strong,
                (false, true) => Style::Em,
                (false, false) => Style::Plain,
            };
            let is_blank = run.text.trim().is_empty();
            push(&mut runs, (!is_blank).then_some(style), &run.text.replace(NO_BREAK, " "));
        }
    }
    if let Some(RawRun::Text(_, text)) = runs.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            runs.pop();
        }
    }
    runs
}

/// Whether an address of the web goes on with a line: one word is cut where there was no room for it.
fn is_within_address(runs: &[RawRun], line: &PdfLine) -> bool {
    let Some(RawRun::Text(_, before)) = runs.last() else { return false };
    let last = before.rsplit(' ').next().unwrap_or_default();
    let next = line.first_word();
    let is_part = |c: char| "/=_?&#%".contains(c);
    last.contains("://") && (last.ends_with(is_part) || next.contains(is_part))
}

/// Adds text in a style; without one, in that of the text before it.
fn push(runs: &mut Vec<RawRun>, style: Option<Style>, text: &str) {
    match runs.last_mut() {
        Some(RawRun::Text(last, before)) if style.is_none_or(|style| style == *last) => {
            before.push_str(text);
        }
        _ => runs.push(RawRun::Text(style.unwrap_or_default(), text.to_owned())),
    }
}

/// Whether a line ends within a word that has a hyphen: `05-` and `NQ/HU`.
fn ends_in_word(line: &PdfLine) -> bool {
    let text = line.text();
    let mut chars = text.chars().rev();
    let is_plain = line.runs.last().is_some_and(|run| run.level == Level::Base);
    is_plain && chars.next() == Some('-') && chars.next().is_some_and(char::is_alphanumeric)
}
