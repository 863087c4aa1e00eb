//! Watches a file for new versions, whether it is changed, replaced by renaming, or deleted and made again.
//!
//! Its directory is watched, since a file that replaces it is another file. With links, the directory of each link on the way
//! to the file is watched as well; they are found again after every change, since files may become links and links may change.
//! The system wakes the waiting thread; nothing is polled.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// After this time without a change a file counts as completely written.
const QUIET: Duration = Duration::from_millis(100);
/// After this time a file is read even if it is still changing.
const RESTLESS: Duration = Duration::from_secs(2);

/// Identifies a version of a file without reading it. Systems without the time of creation have the time of change to the
/// nanosecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    bytes: u64,
    made: Option<SystemTime>,
    changed: Option<SystemTime>,
}

impl Version {
    /// The version of a file; none if there is no file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { bytes: meta.len(), made: meta.created().ok(), changed: meta.modified().ok() })
    }
}

/// The most links followed from a name to its file, the same as on Linux.
const MAX_LINKS: usize = 40;

/// How a pause ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pause {
    /// The file has changed.
    Changed,
    /// The time is over.
    Over,
}

/// A file that is watched.
pub(super) struct Watch {
    path: PathBuf,
    changes: Receiver<()>,
    /// Whether it changed before it was watched.
    changed: bool,
    watcher: RecommendedWatcher,
    /// The names of files whose changes count, in any watched directory.
    names: Arc<Mutex<HashSet<OsString>>>,
    directories: HashSet<PathBuf>,
}

impl Watch {
    /// Watches a file of which this version was read. None if the system cannot watch it.
    pub(super) fn of(path: &Path, read: Version) -> Option<Self> {
        let path = std::path::absolute(path).ok()?;
        let names = Arc::new(Mutex::new(HashSet::new()));
        let counted = Arc::clone(&names);
        let (sender, changes) = channel();
        let told = move |event: notify::Result<Event>| {
            let names = counted.lock().unwrap_or_else(PoisonError::into_inner);
            if event.is_ok_and(|event| is_change(&event, &names)) {
                let _ = sender.send(());
            }
        };
        let watcher = notify::recommended_watcher(told).ok()?;
        let directories = HashSet::new();
        let mut watch = Self { path, changes, changed: false, watcher, names, directories };
        watch.aim();
        watch.changed = Version::of(&watch.path) != Some(read);
        (!watch.directories.is_empty()).then_some(watch)
    }

    /// Watches the directories on the current way to the file, and no others.
    fn aim(&mut self) {
        let files = on_the_way(&self.path);
        let names = files.iter().filter_map(|file| file.file_name()).map(ToOwned::to_owned);
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = names.collect();
        let directories: HashSet<PathBuf> =
            files.iter().filter_map(|file| file.parent()).map(ToOwned::to_owned).collect();
        for gone in self.directories.difference(&directories) {
            let _ = self.watcher.unwatch(gone);
        }
        // Also those watched already, since they may have been made again.
        let mut watched = |directory: &PathBuf| {
            self.watcher.watch(directory, RecursiveMode::NonRecursive).is_ok()
        };
        self.directories = directories.into_iter().filter(|it| watched(it)).collect();
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Sleeps until the file has changed and no more changes follow; returns `false` if it is not watched any more.
    pub(super) fn wait_for_change(&mut self) -> bool {
        if std::mem::take(&mut self.changed) || self.changes.recv().is_ok() {
            self.settle();
            return true;
        }
        false
    }

    /// The same, but at most for `longest` if it does not change; returns how it ended.
    pub(super) fn pause(&mut self, longest: Duration) -> Pause {
        if self.changes.recv_timeout(longest).is_err() {
            return Pause::Over;
        }
        self.settle();
        Pause::Changed
    }

    fn settle(&mut self) {
        let until = Instant::now() + RESTLESS;
        while Instant::now() < until && self.changes.recv_timeout(QUIET).is_ok() {}
        self.aim();
    }
}

/// A file's path, all links to files and directories between it and the file, and the path of the file itself.
fn on_the_way(path: &Path) -> HashSet<PathBuf> {
    let mut files = HashSet::from([path.to_owned()]);
    let mut file = path.to_owned();
    for _ in 0..MAX_LINKS {
        files.extend(file.ancestors().filter(|part| part.is_symlink()).map(ToOwned::to_owned));
        let (Ok(to), Some(parent)) = (fs::read_link(&file), file.parent()) else {
            break;
        };
        file = parent.join(to);
        files.insert(file.clone());
    }
    files.extend(fs::canonicalize(path));
    files
}

/// Whether an event is a change of a file with one of these names, and not only that it was opened or read.
fn is_change(event: &Event, names: &HashSet<OsString>) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    let read = matches!(event.kind, EventKind::Access(kind) if kind != written);
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    event.need_rescan() || (!read && event.paths.iter().any(ours))
}
