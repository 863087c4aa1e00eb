//! Writing a file: whoever reads it, now, after a kill or after a power failure, reads all of what it held or all of what
//! it holds then. What may be written over is decided by the caller.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, File, Metadata};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, Mode, OFlags, flock, fsync, open};
use rustix::io::Errno;
use tempfile::{Builder, NamedTempFile};

/// What a new file's name ends with, until it has the file's own.
const ENDING: &str = ".baocao-new";

/// The random characters before that.
const RANDOM: usize = 6;

/// The most bytes of a file's name in that of the new file, so that the whole is not too long for any file system.
const MAX_NAME: usize = 100;

/// How often a new file is made. Only another program that clears away at the same moment takes one from us.
const TRIES: usize = 10;

/// Who may read and write a file that is new: the permissions asked for, before the user's mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever the mask lets.
    Everyone,
    /// The owner alone.
    Owner,
}

/// Writes `contents` to the file at `path`, which is new or replaced.
///
/// A new file is written in the same directory, synchronised with the disk, and given the name of the old one, with its
/// permissions and owner; a link is followed, and stays. On an error the old file is as it was, and nothing is left of the
/// new one. What a killed program has left of one is removed here, when the same file is written again.
///
/// # Errors
/// Those of the file system; that the link at `path` leads nowhere; or that the owner could not be kept.
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
    let mode = match readers {
        Readers::Everyone if old.is_none() => 0o666,
        _ => 0o600,
    };
    let mut new = create(directory, &prefix, Mode::from_raw_mode(mode))?;
    new.as_file_mut().write_all(contents)?;
    if let Some(old) = old {
        keep_owner_and_mode(new.as_file(), &old)?;
    }
    new.as_file().sync_all()?;
    new.persist(&path).map_err(|error| error.error)?;
    // The name is on disk when its directory is.
    match fsync(File::open(directory)?) {
        Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
        synchronised => Ok(synchronised?),
    }
}

/// The file itself, where `path` is a link to it.
fn target(path: &Path) -> io::Result<PathBuf> {
    if !path.is_symlink() {
        return Ok(path.to_owned());
    }
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), "a link that leads nowhere"),
        _ => error,
    })
}

/// What the names of all new files for a file begin with.
fn prefix(name: &OsStr) -> OsString {
    let name = name.as_bytes();
    let mut prefix = OsString::from(".");
    prefix.push(OsStr::from_bytes(&name[..name.len().min(MAX_NAME)]));
    prefix.push(".");
    prefix
}

/// Makes a new file, and locks it: whoever finds it locked knows that it is being written.
fn create(directory: &Path, prefix: &OsStr, mode: Mode) -> io::Result<NamedTempFile> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    for _ in 0..TRIES {
        let new = Builder::new()
            .prefix(prefix)
            .rand_bytes(RANDOM)
            .suffix(ENDING)
            .make_in(directory, |path| Ok(File::from(open(path, flags, mode)?)))?;
        // A file system without locks is one on which nothing is cleared away.
        let locked = flock(new.as_file(), FlockOperation::NonBlockingLockExclusive);
        if locked != Err(Errno::WOULDBLOCK) && new.as_file().metadata()?.nlink() > 0 {
            return Ok(new);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

fn keep_owner_and_mode(new: &File, old: &Metadata) -> io::Result<()> {
    let own = new.metadata()?;
    let owner = (own.uid() != old.uid()).then_some(old.uid());
    let group = (own.gid() != old.gid()).then_some(old.gid());
    if owner.or(group).is_some() {
        fchown(new, owner, group).map_err(|error| {
            io::Error::new(error.kind(), "it belongs to somebody else, and would not any more")
        })?;
    }
    // After the owner, a change of which takes permissions away.
    new.set_permissions(fs::Permissions::from_mode(old.mode() & 0o7777))
}

/// Removes what killed programs have left of new files. What cannot be removed stays; it is in nobody's way.
fn remove_leftovers(directory: &Path, prefix: &OsStr) {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_new_file(&entry.file_name(), prefix)) {
        let _ = remove_if_left(&entry);
    }
}

fn is_new_file(name: &OsStr, prefix: &OsStr) -> bool {
    let name = name.as_bytes();
    let random =
        name.strip_prefix(prefix.as_bytes()).and_then(|rest| rest.strip_suffix(ENDING.as_bytes()));
    random.is_some_and(|r| r.len() == RANDOM && r.iter().all(u8::is_ascii_alphanumeric))
}

/// Removes a new file that nobody has locked, and so nobody writes.
fn remove_if_left(entry: &DirEntry) -> io::Result<()> {
    if !entry.file_type()?.is_file() {
        return Ok(());
    }
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let file = open(entry.path(), flags, Mode::empty())?;
    flock(&file, FlockOperation::NonBlockingLockExclusive)?;
    fs::remove_file(entry.path())
}

#[cfg(test)]
mod tests;
