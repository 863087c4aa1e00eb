//! Operations on files that differ between systems: permissions, links, syncing directories.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{
    create, has_name, keep_owner_and_mode, make_directory, open_lock, open_plain, rename,
    synchronise_directory,
};
#[cfg(windows)]
pub(super) use windows::{
    create, has_name, keep_owner_and_mode, make_directory, open_lock, open_plain, rename,
    synchronise_directory,
};

/// Who may read a new file, before the user's umask is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Everybody whom the umask permits.
    Everyone,
    /// The owner alone.
    Owner,
}
