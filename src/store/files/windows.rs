//! Files of Windows, where permissions come from the directory and a name is on disk when its file is.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::Readers;

/// Makes a directory, and those above it.
pub(in crate::store) fn make_directory(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Opens a file to read, if it is one: no link, no directory.
pub(in crate::store) fn open_plain(path: &Path) -> io::Result<Option<File>> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(None);
    }
    File::open(path).map(Some)
}

/// Opens a file that is there to be locked.
pub(in crate::store) fn open_lock(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Makes a new file. Who may read it follows from its directory.
pub(in crate::store) fn create(path: &Path, _: Readers) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).open(path)
}

/// Of an old file's permissions only one is known here, and a file that may not be written is not replaced.
pub(in crate::store) fn keep_owner_and_mode(_: &File, old: &Metadata) -> io::Result<()> {
    if old.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "a read-only file"));
    }
    Ok(())
}

/// Whether an open file has a name still: nothing removes one that is open and locked.
#[allow(clippy::unnecessary_wraps, reason = "the face of every system")]
pub(in crate::store) fn has_name(_: &File) -> io::Result<bool> {
    Ok(true)
}

/// Nothing needs to be done.
#[allow(clippy::unnecessary_wraps, reason = "the face of every system")]
pub(in crate::store) fn synchronise_directory(_: &Path) -> io::Result<()> {
    Ok(())
}
