//! The curation file of a report in the explorer: finds it beside the report, reads it, and saves it. A file that this
//! program has not read or written itself is replaced only if that is asked for.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::load;
use super::watch::Version;
use crate::import::Imported;
use crate::report::json::{CurationFile, write_curation};
use crate::source::limits;
use crate::store::write::{Readers, replace};

/// The end of the name of a curation file.
const ENDING: &str = "curation.json";

/// The curation file of a report.
pub(super) struct CurationStore {
    path: PathBuf,
    /// Whether it was named by an argument, and not looked for beside the report.
    named: bool,
    /// The version that was read or written last; none if there was no file.
    known: Option<Version>,
    /// The version of a file that saving would replace, once the user has been told of it.
    told: Option<Version>,
}

/// The result of saving.
pub(super) enum Saved {
    /// It is written.
    Written,
    /// Another file, or another version, is there. Saving again replaces it.
    InTheWay,
}

impl CurationStore {
    /// The curation file of a report: the one named, or the one beside the report, which is `report.docx.curation.json` if
    /// that exists, else `report.curation.json`. None for a report that is no file.
    pub(super) fn of(report: Option<&Path>, named: Option<&Path>) -> Option<Self> {
        let report = report.filter(|path| !load::is_standard_input(path));
        let path = match named {
            Some(path) if load::is_standard_input(path) => return None,
            Some(path) => path.to_owned(),
            None => beside(report?),
        };
        Some(Self { path, named: named.is_some(), known: None, told: None })
    }

    /// The file's name as it may be printed.
    pub(super) fn name(&self) -> String {
        load::name(&self.path)
    }

    /// The file, if it exists.
    pub(super) fn file(&self) -> Option<&Path> {
        (self.named || self.path.is_file()).then_some(&self.path)
    }

    /// Reads a report with the file, if it exists. If the file beside the report cannot be read, also returns the error.
    pub(super) fn read(
        &mut self,
        report: Option<&Path>,
    ) -> anyhow::Result<(Imported, Option<anyhow::Error>)> {
        let version = Version::of(&self.path);
        match load::checked_with(report, self.file()) {
            Ok(imported) => {
                self.known = version;
                Ok((imported, None))
            }
            Err(error) if self.named || version.is_none() => Err(error),
            // Either of the two may be damaged.
            Err(error) => Ok((load::checked_with(report, None)?, Some(error))),
        }
    }

    /// Writes the file. Its description is kept.
    pub(super) fn save(&mut self, mut file: CurationFile) -> anyhow::Result<Saved> {
        let there = Version::of(&self.path);
        let is_in_the_way = there.is_some() && there != self.known;
        if is_in_the_way && self.told != there {
            self.told = there;
            return Ok(Saved::InTheWay);
        }
        if !is_in_the_way && there.is_some() {
            file.about = load::curation(&self.path).ok().and_then(|file| file.about);
        }
        let json = write_curation(file);
        // A file that could not be read again is not written.
        limits::json(json.as_bytes()).with_context(|| self.name())?;
        replace(&self.path, json.as_bytes(), Readers::Everyone).with_context(|| self.name())?;
        self.known = Version::of(&self.path);
        self.told = None;
        Ok(Saved::Written)
    }

    /// Forgets that the user has been told of a file that saving would replace.
    pub(super) fn forget_asking(&mut self) {
        self.told = None;
    }
}

/// The curation file beside a report.
fn beside(report: &Path) -> PathBuf {
    let mut whole = report.as_os_str().to_owned();
    whole.push(".");
    whole.push(ENDING);
    let whole = PathBuf::from(whole);
    if whole.is_file() { whole } else { report.with_extension(ENDING) }
}
