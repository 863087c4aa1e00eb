//! `baocao check`: prints all problems of a report, a line each, and for a file that is no JSON all guesses.

use std::path::PathBuf;

use super::{FAILED, OK, Out, load};
use crate::messages::Lang;
use crate::report::check::check;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// What is known beyond the text, to be checked with it.
    #[arg(long, value_name = "CURATION.json", requires = "report")]
    with: Option<PathBuf>,
}

pub(super) fn run(args: &Args, lang: Lang, out: &mut Out) -> anyhow::Result<u8> {
    let imported = load::checked_with(args.report.as_deref(), args.with.as_deref())?;
    let guessed = imported.problems.iter().map(|problem| problem.say_with_place(lang));
    let found = check(&imported.report);
    let problems: Vec<String> = guessed.chain(found.iter().map(ToString::to_string)).collect();
    for problem in &problems {
        out.line(problem)?;
    }
    Ok(if problems.is_empty() { OK } else { FAILED })
}
