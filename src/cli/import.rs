//! `baocao import`: Markdown to JSON. What had to be guessed goes to standard error.

use std::path::PathBuf;

use anyhow::{Context, bail};

use super::{OK, Out, complain, load};
use crate::report::json::write_report;
use crate::source::limits;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report in Markdown, or - for standard input.
    source: PathBuf,
    /// What is known beyond the text: issuer, years, views, figures, errata, abbreviations.
    #[arg(long, value_name = "CURATION.json")]
    with: Option<PathBuf>,
    /// Where to write it [default: standard output].
    #[arg(short, value_name = "REPORT.json")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    if load::is_standard_input(&args.source)
        && args.with.as_deref().is_some_and(load::is_standard_input)
    {
        bail!("standard input can be the report or what is known beyond it, not both");
    }
    let imported = load::imported(&args.source, args.with.as_deref())?;
    let name = load::name(&args.source);
    for problem in &imported.problems {
        complain(&format!("{name}: {problem}"));
    }
    let json = write_report(&imported.report);
    // What could not be read again is not written.
    limits::json(json.as_bytes()).with_context(|| format!("{name}: as JSON"))?;
    match &args.output {
        Some(path) if path.as_os_str() != "-" => {
            write_anew(path, &json).with_context(|| load::name(path))?;
        }
        _ => out.line(json.trim_end())?,
    }
    Ok(OK)
}

/// Writes beside the file and renames, so that a full disk or a kill leaves what was there.
fn write_anew(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    // A device or a pipe is written to, not replaced.
    if path.metadata().is_ok_and(|meta| !meta.is_file()) {
        return std::fs::write(path, text);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
