//! Keeps sessions between runs of the program: one file a report in the XDG state directory.
//!
//! A file is replaced as a whole ([`write::replace`]). Programs that save at the same time take turns by a lock file and
//! merge what the other has kept ([`Session::over`]); none waits longer than a fraction of a second. A file that is no
//! session is renamed, never deleted. Links are not followed and pipes not waited for. Whatever goes wrong is a
//! [`Trouble`] to be told; the program starts all the same.

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

/// How often the lock is tried, and the pause between: a fifth of a second in all. The pause is short because programs
/// that save without a break hold the lock nearly all the time.
const TRIES: usize = 1000;
const PAUSE: Duration = Duration::from_micros(100);

/// The most files set aside for one report.
const MAX_ASIDE: usize = 1000;

/// The most characters of a report's name in the name of its file.
const MAX_SLUG: usize = 48;

/// Why a session could not be read or kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// What was kept is no session, or one of a later version, and was renamed to this file.
    SetAside(PathBuf),
    /// Nothing can be kept in this directory.
    Unusable(PathBuf),
    /// Another program has locked this directory for longer than this one waits.
    Busy(PathBuf),
    /// There is no state directory, because there is no home directory.
    Homeless,
}

/// The file that keeps the session of one report.
#[derive(Debug)]
pub(crate) struct Store {
    /// The directory of all sessions.
    directory: PathBuf,
    /// The file's name without its ending.
    name: String,
    /// The bookmarks as they were last read or written, to tell what has been set or deleted since.
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

/// The lock of the directory; dropping it releases the lock.
struct Lock(#[allow(dead_code, reason = "closing the file releases the lock")] File);

impl Store {
    /// The store of a report in the user's state directory. A report is recognised by issuer, title and years, whatever
    /// its path; one without a title by its path.
    pub(crate) fn open(report: &Report, path: Option<&Path>) -> Result<Self, Trouble> {
        // Windows has no state directory; its nearest equivalent is `LOCALAPPDATA`, which stays on this machine.
        let home = choose_base_strategy().map_err(|_| Trouble::Homeless)?;
        let state = home.state_dir().unwrap_or_else(|| home.cache_dir());
        Ok(Self::at(&state.join("baocao"), report, path))
    }

    /// The store of a report in a directory.
    pub(crate) fn at(directory: &Path, report: &Report, path: Option<&Path>) -> Self {
        Self { directory: directory.to_owned(), name: name(report, path), known: BTreeMap::new() }
    }

    /// The file itself.
    pub(crate) fn file(&self) -> PathBuf {
        self.directory.join(format!("{}.json", self.name))
    }

    /// Reads what was kept; where that is not possible, an empty session and why.
    pub(crate) fn load(&mut self) -> (Session, Option<Trouble>) {
        // The directory is made and locked even where there is nothing to read, so that what will keep the session from
        // being saved is told now and not at the end.
        let loaded = self.lock().and_then(|lock| self.read(&lock));
        let (session, trouble) = loaded.unwrap_or_else(|error| {
            match (self.trouble(&error), self.stored().ok().flatten()) {
                // Reading needs no lock, and the other program may be done before this one saves.
                (Trouble::Busy(_), Some(session)) => (session, None),
                (trouble, session) => (session.unwrap_or_default(), Some(trouble)),
            }
        });
        self.known.clone_from(&session.bookmarks);
        (session, trouble)
    }

    /// Keeps a session, with the bookmarks that another program has set or deleted meanwhile. On an error what was kept
    /// before is still there.
    pub(crate) fn save(&mut self, session: &Session, report: &Report) -> Result<(), Trouble> {
        self.replace(session, report).map_err(|error| self.trouble(&error))?;
        self.known.clone_from(&session.bookmarks);
        Ok(())
    }

    /// Keeps a text that was copied and that no clipboard took, instead of the last such text; returns its file.
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

    /// The session that is kept. A file that is none is set aside, and the session is empty.
    fn read(&self, _: &Lock) -> io::Result<(Session, Option<Trouble>)> {
        match self.stored()? {
            Some(session) => Ok((session, None)),
            None => Ok((Session::default(), Some(Trouble::SetAside(self.set_aside()?)))),
        }
    }

    /// The session in the file, an empty one where there is no file; none if the file holds no session.
    fn stored(&self) -> io::Result<Option<Session>> {
        let file = match files::open_plain(&self.file()) {
            Ok(Some(file)) => file,
            Ok(None) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Some(Session::default()));
            }
            Err(error) => return Err(error),
        };
        let mut json = Vec::new();
        file.take(MAX_BYTES + 1).read_to_end(&mut json)?;
        Ok(parse(&json))
    }

    /// Renames the file to a name that is not taken.
    fn set_aside(&self) -> io::Result<PathBuf> {
        let free = (1..=MAX_ASIDE)
            .map(|number| self.directory.join(format!("{}.set-aside-{number}", self.name)))
            .find(|file| {
                file.symlink_metadata().is_err_and(|e| e.kind() == io::ErrorKind::NotFound)
            });
        let free = free.ok_or(io::ErrorKind::AlreadyExists)?;
        files::rename(&self.file(), &free)?;
        Ok(free)
    }

    /// Keeps other programs out. They hold the lock only for a moment, so that one that does not let go is not waited for.
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

/// The session in the bytes of a file; none if they are damaged, too many, or of a later version.
pub(crate) fn parse(json: &[u8]) -> Option<Session> {
    if json.len() as u64 > MAX_BYTES {
        return None;
    }
    let envelope: Envelope = serde_json::from_slice(json).ok()?;
    (envelope.format == FORMAT).then_some(envelope.session)
}

/// The name of a report's file: the report's name in ASCII, and a hash that tells it from all others.
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
        // Joined by line ends, which no `SafeText` holds.
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
