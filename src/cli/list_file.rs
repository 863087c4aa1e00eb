//! Writing a list to a file from inside the explorer: what is written over and what is not. The list and its name are the
//! explorer's.

use std::env::home_dir;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::load;
use super::output::is_same;
use crate::messages::Message;
use crate::messages::said::Said;
use crate::store::write::{Readers, replace};

/// What is done with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is left, and nothing is written.
    Keep,
    /// It is written over.
    Replace,
}

/// Writes a text to the file of a name as it is typed: in the working directory, or at a path, `~/` at its beginning being
/// the home directory. `false` if there is such a file, and it is kept.
///
/// # Errors
/// What is there is no file, or it is the report that is being read (`source`); or those of the file system.
pub(super) fn write(
    name: &str,
    text: &str,
    existing: Existing,
    source: Option<&Path>,
) -> anyhow::Result<bool> {
    let path = match (name.strip_prefix("~/"), home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(name),
    };
    let shown = || load::name(Path::new(name));
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => bail!(Said::new(Message::IsDirectory, &[&shown()])),
        Ok(there) if !there.is_file() => {
            return Err(Said::new(Message::NotRegular, &[])).with_context(shown);
        }
        Ok(_) if source.is_some_and(|source| is_same(source, &path)) => {
            bail!(Said::new(Message::IsSource, &[&shown()]));
        }
        Ok(_) if existing == Existing::Keep => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(shown),
    }
    replace(&path, text.as_bytes(), Readers::Everyone).with_context(shown)?;
    Ok(true)
}
