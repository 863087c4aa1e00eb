//! An imported report and its problems as lines, for comparison.

use std::fmt::Write as _;

use baocao::import::Imported;
use baocao::report::{BlockKind, Cell, Report, Run};

/// Runs as text: `*em*`, `**strong**`, `{note}`.
fn runs(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let _ = match run {
            Run::Plain(text) => write!(out, "{text}"),
            Run::Em(text) => write!(out, "*{text}*"),
            Run::Strong(text) => write!(out, "**{text}**"),
            Run::Reference(id) => write!(out, "{{{id}}}"),
            Run::Break => write!(out, " / "),
            Run::Page(page) => write!(out, "<{page}>"),
        };
    }
    out
}

/// A report as an outline: `id [label] title`, blocks below it, indented by depth; notes at the end.
pub(crate) fn outline(report: &Report) -> String {
    let mut out = String::new();
    if !report.title.is_empty() {
        let _ = writeln!(out, "# {}", report.title);
    }
    for section in &report.sections {
        let indent = "  ".repeat(section.depth);
        let mut heading = format!("{indent}{}", section.id);
        if let Some(label) = &section.label {
            let _ = write!(heading, " [{label}]");
        }
        let title = runs(&section.title);
        if !title.is_empty() {
            let _ = write!(heading, " {title}");
        }
        let _ = writeln!(out, "{heading}");
        for block in &section.blocks {
            let text = runs(&block.text);
            let line = match &block.kind {
                BlockKind::Paragraph => format!("P {text}"),
                BlockKind::Bullet { level } => format!("{} {text}", "*".repeat(*level)),
                BlockKind::Item { label } => format!("({label}) {text}"),
                BlockKind::Line => format!("L {text}"),
                BlockKind::Table { rows, .. } => {
                    let rows: Vec<String> = rows
                        .iter()
                        .map(|row| {
                            let cells: Vec<String> = row.iter().map(cell).collect();
                            cells.join(" | ")
                        })
                        .collect();
                    format!("T {}", rows.join(" || "))
                }
            };
            let _ = writeln!(out, "{indent}  {line}");
        }
    }
    for note in &report.notes {
        let _ = writeln!(out, "note {} [{}] {}", note.id, note.label, runs(&note.text));
    }
    out
}

/// The problems, one a line.
pub(crate) fn problems(imported: &Imported) -> String {
    imported.problems.iter().fold(String::new(), |mut out, problem| {
        let _ = writeln!(out, "{problem}");
        out
    })
}

/// The text of a cell, and the columns and rows it spans if it spans several.
fn cell(cell: &Cell) -> String {
    match (cell.colspan, cell.rowspan) {
        (1, 1) => runs(&cell.text),
        (columns, rows) => format!("{} ({columns}×{rows})", runs(&cell.text)),
    }
}
