//! `baocao export`: the whole report as text, Markdown or JSON.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{OK, Out, load};
use crate::import::markdown;
use crate::report::Node;
use crate::report::json::write_report;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report: JSON as `baocao import` writes it, Markdown, or - for standard input.
    report: Option<PathBuf>,
    /// text: every word once, a block a line, the notes last. markdown: what `baocao import` reads as the same report,
    /// without what is known beyond the text. json: as `baocao import` writes it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    to: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    match args.to {
        Format::Json => out.line(write_report(&report).trim_end())?,
        Format::Markdown => out.line(markdown(&report).trim_end_matches('\n'))?,
        Format::Text => {
            for node in report.nodes() {
                // The number of a note is a mark, as it is in the text, and no word.
                let text = match node {
                    Node::Note(_) => report.plain(node),
                    _ => super::show::labelled(&report, node),
                };
                if !text.is_empty() {
                    out.line(&text)?;
                }
            }
        }
    }
    Ok(OK)
}
