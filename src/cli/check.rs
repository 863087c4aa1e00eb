//! `baocao check`: every problem of a report, a line each.

use std::path::PathBuf;

use super::{FAILED, OK, Out, load};
use crate::report::check::check;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report: JSON as `baocao import` writes it, Markdown, or - for standard input.
    report: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let problems = check(&report);
    for problem in &problems {
        out.line(&problem.to_string())?;
    }
    Ok(if problems.is_empty() { OK } else { FAILED })
}
