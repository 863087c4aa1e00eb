//! Reads a report from a file, from standard input, or from the program itself. Formats and limits are those of
//! [`crate::source`].

use std::fs::File;
use std::io::{IsTerminal, Read, stdin};
use std::path::Path;

use anyhow::{Context, bail};

use super::embedded;
use crate::import::{self, Imported};
use crate::messages::said::{Said, Saying};
use crate::messages::{Lang, Message};
use crate::report::Report;
use crate::report::json::{CurationFile, read_report_text};
use crate::source::{Unreadable, json};
use crate::text::SafeText;

/// The largest file that is read, in bytes, pictures included. Its contents have limits of their own.
const MAX_BYTES: u64 = 64 << 20;

/// The report at `path`, in any format; `-` is standard input; without a path, the embedded one.
pub(super) fn report(path: Option<&Path>) -> anyhow::Result<Report> {
    report_with(path, None)
}

/// The same with a curation file.
pub(super) fn report_with(path: Option<&Path>, curation: Option<&Path>) -> anyhow::Result<Report> {
    Ok(checked_with(path, curation)?.report)
}

/// The same with the problems of reading it, of which a report in JSON has none.
pub(super) fn checked_with(
    path: Option<&Path>,
    curation: Option<&Path>,
) -> anyhow::Result<Imported> {
    if let Some(path) = path {
        return imported(path, curation);
    }
    let report = read_report_text(embedded::REPORT).context("the report inside the program")?;
    Ok(Imported { report, problems: Vec::new() })
}

/// The report in the file at `path` with a curation file, and the problems of reading it.
pub(super) fn imported(path: &Path, curation: Option<&Path>) -> anyhow::Result<Imported> {
    if is_standard_input(path) && curation.is_some_and(is_standard_input) {
        bail!(Said::new(Message::InputOnce, &[]));
    }
    let bytes = bytes(path)?;
    let curation = curation.map(self::curation).transpose()?;
    of_file(path, read(path, &bytes, curation))
}

fn read(path: &Path, bytes: &[u8], known: Option<CurationFile>) -> anyhow::Result<Imported> {
    let file_name = (!is_standard_input(path)).then(|| path.to_string_lossy());
    import::read_file(bytes, file_name.as_deref(), known).map_err(|error| match error {
        Unreadable::TooLarge { limit } => too_large(limit as u64).into(),
        other => other.into(),
    })
}

/// The curation file at `path`.
pub(super) fn curation(path: &Path) -> anyhow::Result<CurationFile> {
    of_file(path, json::curation(&bytes(path)?))
}

/// The bytes of a regular file that is not too large, or of standard input.
fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    of_file(path, read_bytes(path))
}

/// What became of a file, an error with the file's name.
fn of_file<T, E: Into<anyhow::Error>>(path: &Path, result: Result<T, E>) -> anyhow::Result<T> {
    let result: anyhow::Result<T> = result.map_err(Into::into);
    if is_standard_input(path) {
        // As it is, so that its own sentence is known again.
        let unwrapped = anyhow::Error::reallocate_into_boxed_dyn_error_without_backtrace;
        return Ok(result.map_err(unwrapped).saying(Message::StandardInput)?);
    }
    result.with_context(|| name(path))
}

fn read_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_standard_input(path) {
        // On a terminal it would wait for somebody to type a report.
        if stdin().is_terminal() {
            bail!(Said::new(Message::IsTerminal, &[]));
        }
        let input = stdin().lock();
        input.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        // Checked before opening, since opening a pipe would wait for its writer.
        let meta = std::fs::metadata(path)?;
        if !meta.is_file() {
            bail!(Said::new(Message::NotRegular, &[]));
        }
        let file = File::open(path)?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    }?;
    if bytes.len() as u64 > MAX_BYTES {
        bail!(too_large(MAX_BYTES));
    }
    Ok(bytes)
}

fn too_large(bytes: u64) -> Said {
    Said::new(Message::TooLarge, &[&(bytes >> 20).to_string()])
}

/// Whether a path means standard input. A file of that name is `./-`.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file's name as it may be printed, or that of standard input in a language.
pub(super) fn name_in(lang: Lang, path: &Path) -> String {
    if is_standard_input(path) {
        return Message::StandardInput.say(lang).to_owned();
    }
    name(path)
}

/// A file's name as it may be printed.
pub(super) fn name(path: &Path) -> String {
    SafeText::new(&path.to_string_lossy()).to_string()
}
