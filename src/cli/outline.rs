//! `baocao outline`: prints the sections in reading order.

use std::path::PathBuf;

use serde::Serialize;

use super::{OK, Out, load};
use crate::report::{Report, note_references, plain};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// As JSON: id, label, title, depth, and how many blocks and notes each section has of its own.
    #[arg(long)]
    json: bool,
}

/// A row of the outline. The title of the report is the first, at depth 0.
#[derive(Serialize)]
struct OutlineRow<'a> {
    id: &'a str,
    label: Option<&'a str>,
    title: String,
    depth: usize,
    blocks: usize,
    notes: usize,
}

/// The widest id, in characters, that headings are aligned after.
const WIDEST: usize = 24;

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let rows = rows(&report);
    if args.json {
        out.json(&rows)?;
        return Ok(OK);
    }
    let widest = rows
        .iter()
        .map(|row| row.id.chars().count())
        .filter(|&columns| columns <= WIDEST)
        .max()
        .unwrap_or(0);
    for row in &rows {
        let heading = [row.label.unwrap_or_default(), row.title.as_str()].join(" ");
        out.line(
            format!("{:widest$}  {}{}", row.id, "  ".repeat(row.depth), heading.trim()).trim_end(),
        )?;
    }
    Ok(OK)
}

fn rows(report: &Report) -> Vec<OutlineRow<'_>> {
    let mut rows = Vec::new();
    if !report.title.is_empty() {
        let title = report.title.to_string();
        rows.push(OutlineRow { id: "title", label: None, title, depth: 0, blocks: 0, notes: 0 });
    }
    for section in &report.sections {
        let runs = section
            .blocks
            .iter()
            .flat_map(super::super::report::Block::runs)
            .chain(section.title.iter().cloned());
        rows.push(OutlineRow {
            id: &section.id,
            label: section.label.as_deref(),
            title: plain(&section.title),
            depth: section.depth + 1,
            blocks: section.blocks.len(),
            notes: note_references(&runs.collect::<Vec<_>>()).len(),
        });
    }
    rows
}
