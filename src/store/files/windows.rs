//! The operations on files on Windows, where permissions come from the directory and a rename needs no sync of its own.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::Readers;

/// Makes a directory and its parents.
pub(in crate::store) fn make_directory(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Opens a regular file for reading; none if it is something else, such as a link or a directory.
pub(in crate::store) fn open_plain(path: &Path) -> io::Result<Option<File>> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(None);
    }
    File::open(path).map(Some)
}

/// Opens a lock file, made if need be.
pub(in crate::store) fn open_lock(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Makes a new file; the directory decides who may read it.
pub(in crate::store) fn create(path: &Path, _: Readers) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).open(path)
}

/// Does nothing: the only permission known here is being read-only, and such a file is not replaced.
pub(in crate::store) fn keep_owner_and_mode(_: &File, old: &Metadata) -> io::Result<()> {
    if old.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "a read-only file"));
    }
    Ok(())
}

/// Whether an open file still has a name: always, since an open and locked file cannot be removed.
#[allow(clippy::unnecessary_wraps, reason = "the face of every system")]
pub(in crate::store) fn has_name(_: &File) -> io::Result<bool> {
    Ok(true)
}

/// Does nothing: names need no sync.
#[allow(clippy::unnecessary_wraps, reason = "the face of every system")]
pub(in crate::store) fn synchronise_directory(_: &Path) -> io::Result<()> {
    Ok(())
}
