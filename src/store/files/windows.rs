//! The operations on files on Windows, where permissions come from the directory and a rename needs no sync of its own.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::Readers;

/// How often a rename is tried, and the pause between: a fifth of a second in all.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(2);

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

/// Gives a file another name, in the place of any file that has it. Some file systems refuse this while another program, such
/// as a virus scanner, has one of the two open; it is then tried again, since such programs are soon done.
pub(in crate::store) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for _ in 1..TRIES {
        match fs::rename(from, to) {
            Err(error) if is_in_use(&error) => sleep(PAUSE),
            renamed => return renamed,
        }
    }
    fs::rename(from, to)
}

/// Whether an error may mean that another program has the file open: access denied, or a sharing violation.
fn is_in_use(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32))
}

/// Does nothing: names need no sync.
#[allow(clippy::unnecessary_wraps, reason = "the face of every system")]
pub(in crate::store) fn synchronise_directory(_: &Path) -> io::Result<()> {
    Ok(())
}
