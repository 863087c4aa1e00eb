//! `baocao import`: writes a file of any format as JSON, and the guesses on standard error.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::output::OutputArgs;
use super::{OK, Out, complain, load};
use crate::messages::Lang;
use crate::report::json::write_report;
use crate::source::limits;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report: Word, Markdown or plain text; or - for standard input.
    source: PathBuf,
    /// What is known beyond the text: issuer, years, views, figures, errata, abbreviations.
    #[arg(long, value_name = "CURATION.json")]
    with: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, lang: Lang, out: &mut Out) -> anyhow::Result<u8> {
    let sources: Vec<&Path> = [Some(&args.source), args.with.as_ref()]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    let output = args.output.check(&sources)?;
    let imported = load::imported(&args.source, args.with.as_deref())?;
    let name = load::name_in(lang, &args.source);
    for problem in &imported.problems {
        complain(&format!("{name}: {}", problem.say_with_place(lang)));
    }
    let json = write_report(&imported.report);
    // JSON that could not be read again is not written.
    limits::json(json.as_bytes()).with_context(|| format!("{name}: as JSON"))?;
    output.write(&json, out)?;
    Ok(OK)
}
