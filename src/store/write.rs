//! Replacing a file atomically: whoever reads it, at any time or after a crash or power failure, finds the old contents
//! or the new ones, whole. Whether a file may be overwritten is decided by the caller.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::files;
use crate::messages::Message;
use crate::messages::said::Said;

pub(crate) use super::files::Readers;

/// The end of the new file's temporary name.
const ENDING: &str = ".baocao-new";

/// How many random characters precede it.
const RANDOM: usize = 6;

/// The most bytes of the old file's name in the temporary name, which must not be too long for any file system.
const MAX_NAME: usize = 100;

/// How often making the new file is tried. It fails only if another program cleans up at the same moment.
const TRIES: usize = 10;

/// Writes `contents` to the file at `path`, which is new or replaced.
///
/// A new file is written in the same directory, synced, given the permissions and owner of the old one, and renamed to its
/// name. A link is followed, and stays. On an error the old file is unchanged and the new one removed. New files that a
/// killed program has left are removed when the same file is written again.
///
/// # Errors
/// Those of the file system; that the link at `path` is broken; that the owner could not be kept.
pub(crate) fn replace(path: &Path, contents: &[u8], readers: Readers) -> io::Result<()> {
    let path = target(path)?;
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let prefix = prefix(path.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    remove_leftovers(directory, &prefix);
    let old = match fs::metadata(&path) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    // Until it has the permissions of the old one, nobody else may read it.
    let readers = if old.is_some() { Readers::Owner } else { readers };
    let mut new = create(directory, &prefix, readers)?;
    new.as_file_mut().write_all(contents)?;
    if let Some(old) = old {
        files::keep_owner_and_mode(new.as_file(), &old)?;
    }
    new.as_file().sync_all()?;
    files::rename(new.path(), &path)?;
    new.disable_cleanup(true);
    // The rename is on disk once the directory is.
    files::synchronise_directory(directory)
}

/// The file itself, where `path` is a link to it.
fn target(path: &Path) -> io::Result<PathBuf> {
    if !path.is_symlink() {
        return Ok(path.to_owned());
    }
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            io::Error::new(error.kind(), Said::new(Message::LinkToNowhere, &[]))
        }
        _ => error,
    })
}

/// The beginning of the temporary names of all new files for a file.
fn prefix(name: &OsStr) -> OsString {
    let name = name.to_string_lossy();
    let name = &name[..name.floor_char_boundary(MAX_NAME)];
    format!(".{name}.").into()
}

/// Makes a new file, and locks it: a locked file is being written and must not be removed.
fn create(directory: &Path, prefix: &OsStr, readers: Readers) -> io::Result<NamedTempFile> {
    for _ in 0..TRIES {
        let new = Builder::new()
            .prefix(prefix)
            .rand_bytes(RANDOM)
            .suffix(ENDING)
            .make_in(directory, |path| files::create(path, readers))?;
        // On a file system without locks nothing is removed either.
        let locked = new.as_file().try_lock();
        if !matches!(locked, Err(TryLockError::WouldBlock)) && files::has_name(new.as_file())? {
            return Ok(new);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes new files that killed programs have left. One that cannot be removed does no harm.
fn remove_leftovers(directory: &Path, prefix: &OsStr) {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_new_file(&entry.file_name(), prefix)) {
        let _ = remove_if_left(&entry);
    }
}

fn is_new_file(name: &OsStr, prefix: &OsStr) -> bool {
    let (name, prefix) = (name.as_encoded_bytes(), prefix.as_encoded_bytes());
    let random = name.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(ENDING.as_bytes()));
    random.is_some_and(|r| r.len() == RANDOM && r.iter().all(u8::is_ascii_alphanumeric))
}

/// Removes a new file unless it is locked.
fn remove_if_left(entry: &DirEntry) -> io::Result<()> {
    if let Some(file) = files::open_plain(&entry.path())? {
        file.try_lock()?;
        fs::remove_file(entry.path())?;
    }
    Ok(())
}

// Links, owners and permissions are tested on Unix only.
#[cfg(all(test, unix))]
mod tests;
