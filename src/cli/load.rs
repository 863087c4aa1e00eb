//! Reads a report from a file, from standard input, or from the program itself. Formats and limits are those of
//! [`crate::source`].

use std::fs::File;
use std::io::{IsTerminal, Read, stdin};
use std::path::Path;

use anyhow::{Context, bail};

use super::embedded;
use super::said::Said;
use crate::import::{self, Imported};
use crate::messages::Message;
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
    read(path, &bytes, curation).with_context(|| name(path))
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
    json::curation(&bytes(path)?).with_context(|| name(path))
}

/// The bytes of a regular file that is not too large, or of standard input.
fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = || name(path);
    let mut bytes = Vec::new();
    if is_standard_input(path) {
        // On a terminal it would wait for somebody to type a report.
        if stdin().is_terminal() {
            return Err(Said::new(Message::IsTerminal, &[])).with_context(name);
        }
        let input = stdin().lock();
        input.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        // Checked before opening, since opening a pipe would wait for its writer.
        let meta = std::fs::metadata(path).with_context(name)?;
        if !meta.is_file() {
            return Err(Said::new(Message::NotRegular, &[])).with_context(name);
        }
        let file = File::open(path).with_context(name)?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)
    }
    .with_context(name)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(MAX_BYTES)).with_context(name);
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

/// A file's name as it may be printed.
pub(super) fn name(path: &Path) -> String {
    if is_standard_input(path) {
        return "standard input".to_owned();
    }
    SafeText::new(&path.to_string_lossy()).to_string()
}
