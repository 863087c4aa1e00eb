//! `baocao export`: writes the whole report as text, Markdown or JSON.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::output::OutputArgs;
use super::{OK, Out, load};
use crate::import::markdown;
use crate::report::json::write_report;
use crate::report::{Node, Report};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// text: every word once, a block a line, the notes last. markdown: what `baocao import` reads as the same report,
    /// without what is known beyond the text. json: as `baocao import` writes it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    to: Format,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let sources: Vec<&Path> = args.report.as_deref().into_iter().collect();
    let output = args.output.check(&sources)?;
    let report = load::report(args.report.as_deref())?;
    let text = match args.to {
        Format::Json => write_report(&report),
        Format::Markdown => markdown(&report),
        Format::Text => plain_text(&report),
    };
    output.write(&text, out)?;
    Ok(OK)
}

fn plain_text(report: &Report) -> String {
    let mut text = String::new();
    for node in report.nodes() {
        // A note's number is written like its references, which are no words of the text.
        let line = match node {
            Node::Note(_) => report.plain(node),
            _ => super::show::labelled(report, node),
        };
        if !line.is_empty() {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
