//! The operations on files on Unix.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::Path;

use rustix::fs::{OFlags, fsync};
use rustix::io::Errno;

use super::Readers;

/// Flags with which opening neither waits for a pipe's other end nor follows a link.
const QUIETLY: OFlags = OFlags::NONBLOCK.union(OFlags::NOFOLLOW);

/// Makes a directory and its parents, for this user alone.
pub(in crate::store) fn make_directory(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Opens a regular file for reading; none if it is something else, such as a pipe or a directory.
pub(in crate::store) fn open_plain(path: &Path) -> io::Result<Option<File>> {
    match quietly(OpenOptions::new().read(true)).open(path) {
        Ok(file) => Ok(Some(file).filter(|file| file.metadata().is_ok_and(|meta| meta.is_file()))),
        Err(error) => match Errno::from_io_error(&error) {
            Some(Errno::LOOP | Errno::NXIO | Errno::ISDIR) => Ok(None),
            _ => Err(error),
        },
    }
}

/// Opens a lock file, made if need be.
pub(in crate::store) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    quietly(&mut options).open(path)
}

/// Makes a new file, with the permissions that the umask leaves.
pub(in crate::store) fn create(path: &Path, readers: Readers) -> io::Result<File> {
    let mode = match readers {
        Readers::Everyone => 0o666,
        Readers::Owner => 0o600,
    };
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).mode(mode);
    quietly(&mut options).open(path)
}

/// Gives a new file the owner and the permissions of an old one.
pub(in crate::store) fn keep_owner_and_mode(new: &File, old: &Metadata) -> io::Result<()> {
    let own = new.metadata()?;
    let owner = (own.uid() != old.uid()).then_some(old.uid());
    let group = (own.gid() != old.gid()).then_some(old.gid());
    if owner.or(group).is_some() {
        fchown(new, owner, group).map_err(|error| {
            io::Error::new(error.kind(), "it belongs to somebody else, and would not any more")
        })?;
    }
    // Last, since changing the owner clears some permissions.
    new.set_permissions(fs::Permissions::from_mode(old.mode() & 0o7777))
}

/// Whether an open file still has a name.
pub(in crate::store) fn has_name(file: &File) -> io::Result<bool> {
    Ok(file.metadata()?.nlink() > 0)
}

/// Gives a file another name, in the place of any file that has it.
pub(in crate::store) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Syncs the names in a directory.
pub(in crate::store) fn synchronise_directory(path: &Path) -> io::Result<()> {
    match fsync(File::open(path)?) {
        Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
        synchronised => Ok(synchronised?),
    }
}

fn quietly(options: &mut OpenOptions) -> &OpenOptions {
    options.custom_flags(QUIETLY.bits().cast_signed())
}
