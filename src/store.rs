//! Where desks are kept between sessions: one file a report in the XDG state directory.
//!
//! A file is replaced as a whole ([`write::replace`]). Programs that save at once wait their turn at a lock, for a moment
//! and no longer; each reads what the other has kept and lays its own over that. A file that is no session is set aside
//! under another name, never deleted, never followed, never waited for. Whatever goes wrong is a [`Trouble`] to be told,
//! never a reason not to start.

mod files;
pub(crate) mod write;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::hash::Hasher;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};
use fnv::FnvHasher;
use serde::{Deserialize, Serialize};

use crate::citation;
use crate::fold::slug;
use crate::report::Report;
use crate::session::Anchor;
use crate::session::Session;
use crate::text::SafeText;
use write::Readers;

/// The value of the member `format`.
const FORMAT: &str = "baocao-desk/1";

/// The largest file read, in bytes: some hundred times what a session with every bookmark takes.
const MAX_BYTES: u64 = 4 << 20;

/// How often the lock is tried, and how long between: a fifth of a second in all. So often because two programs that save
/// without a break leave each other no more than a gap.
const TRIES: usize = 1000;
const PAUSE: Duration = Duration::from_micros(100);

/// The most files set aside for one report.
const MAX_ASIDE: usize = 1000;

/// The most characters of a report's name in that of its file.
const MAX_SLUG: usize = 48;

/// What is to be told of a session that cannot be kept as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// What was kept is no session, or one of a later version, and lies in this file now.
    SetAside(PathBuf),
    /// Nothing can be kept in this directory: the program goes on without.
    Unusable(PathBuf),
    /// Another program keeps this one out of this directory for longer than it waits.
    Busy(PathBuf),
    /// There is no place for such files: no home.
    Homeless,
}

/// Where the session of one report is kept.
#[derive(Debug)]
pub(crate) struct Store {
    /// The directory of all desks.
    directory: PathBuf,
    /// The file's name without its ending.
    name: String,
    /// The bookmarks as they were last read or written: what has changed since was set or deleted here.
    known: BTreeMap<char, Anchor>,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    format: String,
    /// Which report it is, for people who look into the file.
    report: SafeText,
    #[serde(rename = "desk")]
    session: Session,
}

/// A directory that other programs are kept out of, until dropped.
struct Lock(#[allow(dead_code, reason = "closing it opens the lock")] File);

impl Store {
    /// Where the session of a report is kept, in the directory for such files. A report is known by issuer, title and years,
    /// wherever it lies; one without a title by the file it came from.
    pub(crate) fn open(report: &Report, path: Option<&Path>) -> Result<Self, Trouble> {
        // Windows has no directory for state; what it keeps for this machine alone (`LOCALAPPDATA`) serves.
        let home = choose_base_strategy().map_err(|_| Trouble::Homeless)?;
        let state = home.state_dir().unwrap_or_else(|| home.cache_dir());
        Ok(Self::at(&state.join("baocao"), report, path))
    }

    /// The same, in any directory.
    pub(crate) fn at(directory: &Path, report: &Report, path: Option<&Path>) -> Self {
        Self { directory: directory.to_owned(), name: name(report, path), known: BTreeMap::new() }
    }

    /// The file itself.
    pub(crate) fn file(&self) -> PathBuf {
        self.directory.join(format!("{}.json", self.name))
    }

    /// Reads what was kept; where that is not possible, an empty session and why.
    pub(crate) fn load(&mut self) -> (Session, Option<Trouble>) {
        // Made and locked even where there is nothing to read: what cannot be kept is told now, when there is somebody
        // to tell.
        let loaded = self.lock().and_then(|lock| self.read(&lock));
        let (session, trouble) = loaded.unwrap_or_else(|error| {
            let (session, sound) = self.peek().unwrap_or_default();
            match self.trouble(&error) {
                // Reading needs no lock: it is early to speak of what may be over by the time there is something to keep.
                Trouble::Busy(_) if sound => (session, None),
                trouble => (session, Some(trouble)),
            }
        });
        self.known.clone_from(&session.bookmarks);
        (session, trouble)
    }

    /// Keeps a session, with the bookmarks that another program has set or deleted meanwhile. An error says what kept it from
    /// that; what was kept before is still there.
    pub(crate) fn save(&mut self, session: &Session, report: &Report) -> Result<(), Trouble> {
        self.replace(session, report).map_err(|error| self.trouble(&error))?;
        self.known.clone_from(&session.bookmarks);
        Ok(())
    }

    /// Keeps a text that was copied and that no clipboard took, in place of the last one: in this file.
    pub(crate) fn keep_copy(&self, text: &str) -> io::Result<PathBuf> {
        files::make_directory(&self.directory)?;
        let file = self.directory.join("copied.txt");
        write::replace(&file, text.as_bytes(), Readers::Owner)?;
        Ok(file)
    }

    fn trouble(&self, error: &io::Error) -> Trouble {
        match error.kind() {
            io::ErrorKind::TimedOut => Trouble::Busy(self.directory.clone()),
            _ => Trouble::Unusable(self.directory.clone()),
        }
    }

    fn replace(&self, session: &Session, report: &Report) -> io::Result<()> {
        let lock = self.lock()?;
        let (kept, _) = self.read(&lock)?;
        let envelope = Envelope {
            format: FORMAT.to_owned(),
            report: report.title.clone(),
            session: session.over(&kept, &self.known),
        };
        let mut json = serde_json::to_vec_pretty(&envelope)?;
        json.push(b'\n');
        write::replace(&self.file(), &json, Readers::Owner)
    }

    /// What is kept. A file that is none is set aside.
    fn read(&self, _: &Lock) -> io::Result<(Session, Option<Trouble>)> {
        match self.peek() {
            Ok((session, true)) => Ok((session, None)),
            Ok((session, false)) => {
                self.set_aside().map(|file| (session, Some(Trouble::SetAside(file))))
            }
            Err(error) => Err(error),
        }
    }

    /// What is kept, and whether it is a session; nothing at all is an empty one.
    fn peek(&self) -> io::Result<(Session, bool)> {
        let file = match files::open_plain(&self.file()) {
            Ok(Some(file)) => file,
            Ok(None) => return Ok((Session::default(), false)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Session::default(), true));
            }
            Err(error) => return Err(error),
        };
        let mut json = Vec::new();
        file.take(MAX_BYTES + 1).read_to_end(&mut json)?;
        Ok(read(&json).map_or_else(|| (Session::default(), false), |session| (session, true)))
    }

    /// Gives the file another name, one that nothing has yet.
    fn set_aside(&self) -> io::Result<PathBuf> {
        let free = (1..=MAX_ASIDE)
            .map(|number| self.directory.join(format!("{}.set-aside-{number}", self.name)))
            .find(|file| {
                file.symlink_metadata().is_err_and(|e| e.kind() == io::ErrorKind::NotFound)
            });
        let free = free.ok_or(io::ErrorKind::AlreadyExists)?;
        fs::rename(self.file(), &free)?;
        Ok(free)
    }

    /// Keeps other programs out, which never takes long; one that has stopped with the lock is not waited for.
    fn lock(&self) -> io::Result<Lock> {
        files::make_directory(&self.directory)?;
        let file = files::open_lock(&self.directory.join("lock"))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Lock(file)),
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::TimedOut.into())
    }
}

/// The session in a file; none if it is damaged, too large, or of a later version.
fn read(json: &[u8]) -> Option<Session> {
    if json.len() as u64 > MAX_BYTES {
        return None;
    }
    let envelope: Envelope = serde_json::from_slice(json).ok()?;
    (envelope.format == FORMAT).then_some(envelope.session)
}

/// A file's name for a report: its name in letters that any file system takes, and what tells it from all others.
fn name(report: &Report, path: Option<&Path>) -> String {
    let mut identity = FnvHasher::default();
    let shown = if report.title.is_empty() {
        let path = path.unwrap_or(Path::new(""));
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        identity.write(whole.as_os_str().as_encoded_bytes());
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned())
    } else {
        let issuer = report.issuer.as_ref();
        let issuer = issuer.and_then(|issuer| issuer.vi.as_ref().or(issuer.en.as_ref()));
        let years = report.years.map(|years| [Some(years.reported), years.planned]);
        let years = years.into_iter().flatten().flatten();
        // No text holds a line end.
        let mut parts = vec![issuer.map(SafeText::to_string).unwrap_or_default()];
        parts.push(report.title.to_string());
        parts.extend(years.map(|year| year.to_string()));
        identity.write(parts.join("\n").as_bytes());
        Some(citation::short_name(report))
    };
    let slug = slug(&shown.unwrap_or_default(), MAX_SLUG);
    format!("{slug}-{:016x}", identity.finish())
}

#[cfg(test)]
mod tests;
