//! What is done with files in another way by each system: permissions, links, directories on disk.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{
    create, has_name, keep_owner_and_mode, make_directory, open_lock, open_plain,
    synchronise_directory,
};
#[cfg(windows)]
pub(super) use windows::{
    create, has_name, keep_owner_and_mode, make_directory, open_lock, open_plain,
    synchronise_directory,
};

/// Who may read and write a file that is new: the permissions asked for, before the user's mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever the mask lets.
    Everyone,
    /// The owner alone.
    Owner,
}
