//! Reading a report from a file, from standard input, or the one inside the program. Limits are kept here, before anything is parsed.

use std::fs::File;
use std::io::{IsTerminal, Read, stdin};
use std::path::Path;

use anyhow::{Context, bail};

use super::{embedded, limits};
use crate::import::{Imported, import};
use crate::report::Report;
use crate::report::json::{CurationFile, read_curation, read_report, read_report_text};
use crate::text::SafeText;

/// The largest file read, in bytes: four times the most text, since JSON can be indented. What it may hold is kept in
/// [`limits`].
const MAX_BYTES: u64 = 16 << 20;

/// The report at `path`, JSON or Markdown; `-` is standard input; without a path, the one inside the program.
pub fn report(path: Option<&Path>) -> anyhow::Result<Report> {
    let Some(path) = path else {
        return read_report_text(embedded::REPORT).context("the report inside the program");
    };
    let bytes = bytes(path)?;
    if is_json(path, &bytes) {
        limits::json(&bytes).with_context(|| name(path))?;
        let report = read_report(&bytes).with_context(|| name(path))?;
        limits::report(&report).with_context(|| name(path))?;
        Ok(report)
    } else {
        Ok(markdown(path, &bytes, None)?.report)
    }
}

/// The report in the Markdown file at `path`, with what is known beyond it, and what had to be guessed.
pub fn imported(path: &Path, curation: Option<&Path>) -> anyhow::Result<Imported> {
    let source = bytes(path)?;
    let curation = curation.map(self::curation).transpose()?;
    markdown(path, &source, curation)
}

fn markdown(path: &Path, source: &[u8], known: Option<CurationFile>) -> anyhow::Result<Imported> {
    limits::markdown(source).with_context(|| name(path))?;
    let imported = import(source, known);
    limits::report(&imported.report).with_context(|| name(path))?;
    Ok(imported)
}

fn curation(path: &Path) -> anyhow::Result<CurationFile> {
    let bytes = bytes(path)?;
    limits::json(&bytes).with_context(|| name(path))?;
    read_curation(&bytes).with_context(|| name(path))
}

/// The bytes of a file, if it is one and not larger than the limit; or of standard input, to its end.
fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = || name(path);
    let mut bytes = Vec::new();
    if is_standard_input(path) {
        // It would wait for somebody to type a report.
        if stdin().is_terminal() {
            bail!("{}: a terminal, not a report; say `< FILE`", name());
        }
        let input = stdin().lock();
        input.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        // Asked before opening: opening a pipe would wait for its writer.
        let meta = std::fs::metadata(path).with_context(name)?;
        if !meta.is_file() {
            bail!("{}: not a regular file", name());
        }
        let file = File::open(path).with_context(name)?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    }
    .with_context(name)?;
    // What failed at the other end of a pipe leaves nothing in it.
    if bytes.is_empty() && is_standard_input(path) {
        bail!("{}: empty", name());
    }
    if bytes.len() as u64 > MAX_BYTES {
        bail!("{}: larger than the limit of {} MB", name(), MAX_BYTES >> 20);
    }
    Ok(bytes)
}

/// Whether a path stands for standard input. A file of that name is `./-`.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file's name as it may be printed.
pub fn name(path: &Path) -> String {
    if is_standard_input(path) {
        return "standard input".to_owned();
    }
    SafeText::new(&path.to_string_lossy()).to_string()
}

/// By the name's ending; where it says nothing, by the first character.
fn is_json(path: &Path, bytes: &[u8]) -> bool {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("json") => true,
        Some("md" | "markdown") => false,
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
        }
    }
}
