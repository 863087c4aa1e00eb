//! Watching one file for new versions: written in place, put in its place by renaming, or deleted and made again.
//!
//! Its directory is watched, since a file that replaces it is another file; of a link, the directory of what it leads to
//! as well. The system wakes the thread that waits here; nothing is asked again and again.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// A file that has not changed for so long has been written.
const QUIET: Duration = Duration::from_millis(100);
/// A file that changes without a pause is read after so long.
const RESTLESS: Duration = Duration::from_secs(2);
/// How long the rest of a half-written file is waited for.
const HALF: Duration = Duration::from_secs(1);

/// What tells one version of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    device: u64,
    inode: u64,
    bytes: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Version {
    /// The version of a file; none where there is no file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self {
            device: meta.dev(),
            inode: meta.ino(),
            bytes: meta.len(),
            seconds: meta.mtime(),
            nanoseconds: meta.mtime_nsec(),
        })
    }
}

/// A file that is watched.
pub(super) struct Watch {
    path: PathBuf,
    changes: Receiver<()>,
    /// It changed before it was watched.
    changed: bool,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches a file that was read in this version. None where the system cannot watch it: it is then not followed.
    pub(super) fn of(path: &Path, read: Version) -> Option<Self> {
        let path = std::path::absolute(path).ok()?;
        let files: HashSet<PathBuf> =
            [Some(path.clone()), fs::canonicalize(&path).ok()].into_iter().flatten().collect();
        let names: HashSet<OsString> =
            files.iter().filter_map(|file| file.file_name()).map(ToOwned::to_owned).collect();
        let (sender, changes) = channel();
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event, &names)) {
                let _ = sender.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(told).ok()?;
        for file in &files {
            watcher.watch(file.parent()?, RecursiveMode::NonRecursive).ok()?;
        }
        Some(Self { changed: Version::of(&path) != Some(read), path, changes, _watcher: watcher })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Sleeps until the file has changed and is quiet again. `false` if it is not watched any more.
    pub(super) fn wait_for_change(&mut self) -> bool {
        if std::mem::take(&mut self.changed) || self.changes.recv().is_ok() {
            self.settle();
            return true;
        }
        false
    }

    /// Whether the file changes further within a moment; waits until it is quiet again.
    pub(super) fn goes_on(&self) -> bool {
        let more = self.changes.recv_timeout(HALF).is_ok();
        if more {
            self.settle();
        }
        more
    }

    fn settle(&self) {
        let until = Instant::now() + RESTLESS;
        while Instant::now() < until {
            match self.changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// Whether something happened to a file of one of these names: more than that it was opened and read.
fn is_change(event: &Event, names: &HashSet<OsString>) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    let read = matches!(event.kind, EventKind::Access(kind) if kind != written);
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    event.need_rescan() || (!read && event.paths.iter().any(ours))
}
