//! Raw blocks as short strings, to compare with what a test expects.

use crate::source::pdf::read;
use crate::source::raw::{RawBlock, RawKind, RawRun, ReferenceForm, Style};

use super::writer::Writer;

/// The blocks of a file, a line each: `text`, `- bullet`, `[key] note`, `| cell | cell |` for each row of a table.
/// Within them `**bold**`, `_italic_`, `{key}` for a reference, `{key?}` for one that may be none, `⏎`, and `⟦2⟧`
/// where page 2 begins.
pub(crate) fn blocks(file: &Writer) -> Vec<String> {
    raw(file).iter().flat_map(lines).collect()
}

/// What reading a file says of it.
pub(crate) fn problems(file: &Writer) -> Vec<String> {
    let (_, problems) = read(&file.finish()).expect("the file is read");
    problems.iter().map(ToString::to_string).collect()
}

/// The raw blocks of a file.
pub(crate) fn raw(file: &Writer) -> Vec<RawBlock> {
    read(&file.finish()).expect("the file is read").0
}

fn lines(block: &RawBlock) -> Vec<String> {
    let text = runs(&block.runs);
    match &block.kind {
        RawKind::Text => vec![text],
        RawKind::Bullet { marker, .. } => vec![format!("{marker} {text}")],
        RawKind::Note { key, .. } => vec![format!("[{key}] {text}")],
        RawKind::Table(table) => table
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().map(|cell| {
                    let text: Vec<String> = cell.blocks.iter().flat_map(lines).collect();
                    match (cell.colspan, cell.rowspan) {
                        (1, 1) => text.join(" / "),
                        (columns, rows) => format!("{} ({columns}x{rows})", text.join(" / ")),
                    }
                });
                format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
            })
            .collect(),
        RawKind::Rule | RawKind::PageBreak => Vec::new(),
    }
}

fn runs(runs: &[RawRun]) -> String {
    let run = |run: &RawRun| match run {
        RawRun::Text(Style::Strong, text) => format!("**{text}**"),
        RawRun::Text(Style::Em, text) => format!("_{text}_"),
        RawRun::Text(Style::Plain, text) => text.clone(),
        RawRun::Reference(note) if note.form == ReferenceForm::Certain => {
            format!("{{{}}}", note.key)
        }
        RawRun::Reference(note) if note.exponent => format!("{{{}?^}}", note.key),
        RawRun::Reference(note) => format!("{{{}?}}", note.key),
        RawRun::Break => "⏎".to_owned(),
        RawRun::LineEnd => "↵".to_owned(),
        RawRun::Page(page) => format!("⟦{page}⟧"),
    };
    runs.iter().map(run).collect()
}
