//! The output of a command: standard output, or a file that may be replaced without losing anything.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use same_file::Handle;
use serde::Deserialize;

use super::{Out, load};
use crate::import::is_exact;
use crate::messages::Message;
use crate::messages::said::Said;
use crate::report::json::FORMAT;
use crate::store::write::{Readers, replace};

/// The largest file, in bytes, that is read to see whether it may be replaced.
const MAX_BYTES: u64 = 64 << 20;

#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// Where to write it [default: standard output]. A file that baocao has not written is not replaced.
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace whatever file is there.
    #[arg(long, requires = "output")]
    force: bool,
}

/// An output that has been checked.
pub(super) enum Output<'a> {
    Standard,
    /// A device or a pipe, which is written to and not replaced.
    Special(&'a Path),
    File(&'a Path),
}

impl OutputArgs {
    /// Checks whether the file may be written, before the work is done. `sources` are the files that it is made from.
    pub(super) fn check(&self, sources: &[&Path]) -> anyhow::Result<Output<'_>> {
        let path = match &self.output {
            Some(path) if path.as_os_str() != "-" => path,
            _ => return Ok(Output::Standard),
        };
        let name = || load::name(path);
        let there = match fs::metadata(path) {
            Ok(there) => there,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Output::File(path)),
            Err(error) => return Err(error).with_context(name),
        };
        if there.is_dir() {
            bail!(Said::new(Message::IsDirectory, &[&name()]));
        }
        if !there.is_file() {
            return Ok(Output::Special(path));
        }
        if sources.iter().any(|source| is_same(source, path)) {
            bail!(Said::new(Message::IsSource, &[&name()]));
        }
        if !self.force && !is_own(path, &there).with_context(name)? {
            bail!(Said::new(Message::IsForeign, &[&name()]));
        }
        Ok(Output::File(path))
    }
}

impl Output<'_> {
    /// Writes a text, with one line end at the end unless it is empty.
    pub(super) fn write(&self, text: &str, out: &mut Out) -> anyhow::Result<()> {
        let text = text.trim_end_matches('\n');
        let end = if text.is_empty() { "" } else { "\n" };
        let whole = || [text, end].concat().into_bytes();
        let (path, written) = match self {
            Self::Standard if text.is_empty() => return Ok(()),
            Self::Standard => return out.line(text),
            Self::File(path) => (path, replace(path, &whole(), Readers::Everyone)),
            Self::Special(path) => (path, write_to(path, &whole())),
        };
        written.with_context(|| load::name(path))
    }
}

fn write_to(path: &Path, contents: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(contents)
}

/// Whether a source is the same file, by whatever name.
pub(super) fn is_same(source: &Path, path: &Path) -> bool {
    let source = if load::is_standard_input(source) {
        Handle::stdin()
    } else if source.is_file() {
        Handle::from_path(source)
    } else {
        return false;
    };
    source.is_ok_and(|source| Handle::from_path(path).is_ok_and(|there| there == source))
}

/// Whether a file may be replaced without losing anything: it is a report in one of baocao's own formats, or empty.
fn is_own(path: &Path, there: &Metadata) -> io::Result<bool> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
    }
    if there.len() == 0 {
        return Ok(true);
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_BYTES).read_to_end(&mut bytes)?;
    let is_json = || serde_json::from_slice::<Head>(&bytes).is_ok_and(|head| head.format == FORMAT);
    Ok(is_exact(&bytes) || is_json())
}
