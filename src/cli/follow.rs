//! Follows the open file: reads new versions, tries again if one cannot be read, and tells the explorer. How changes are
//! detected is in `watch`.
//!
//! Word writes a new file, locks it meanwhile, and renames it to the old one; other programs write piece by piece to the file
//! itself. So a file that cannot be read is tried again for some time: at once after a further change, or after a pause, since
//! the end of a lock is not reported. The last version that could be read stays open.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::load;
use super::watch::{Pause, Watch};
use crate::import::Imported;
use crate::report::Report;
use crate::source::problem;

/// A file that is followed: a watched one, or a fake for tests.
pub(super) trait Followed {
    /// Sleeps until the file has changed and no more changes follow; returns `false` if it is not watched any more.
    fn wait_for_change(&mut self) -> bool;

    /// The same, but at most for `longest`; returns how it ended.
    fn pause(&mut self, longest: Duration) -> Pause;

    /// Reads the report.
    fn read(&mut self) -> anyhow::Result<Imported>;
}

/// The watched file of a report, and its curation file, which is read with it if it exists.
pub(super) struct WatchedReport {
    pub watch: Watch,
    pub curation: Option<PathBuf>,
}

impl Followed for WatchedReport {
    fn wait_for_change(&mut self) -> bool {
        self.watch.wait_for_change()
    }

    fn pause(&mut self, longest: Duration) -> Pause {
        self.watch.pause(longest)
    }

    fn read(&mut self) -> anyhow::Result<Imported> {
        let curation = self.curation.as_deref().filter(|path| path.is_file());
        load::checked_with(Some(self.watch.path()), curation)
    }
}

/// A change of the file.
#[derive(Debug)]
pub(super) enum News {
    /// A report that differs from the last one, or the same after an error; with the problems of reading it.
    Read(Arc<Report>, Vec<problem::Problem>),
    /// It cannot be read, and why.
    Unreadable(anyhow::Error),
}

/// The pauses after failed readings of a changed file, in seconds: about a minute in all.
const PAUSES: [u64; 8] = [1, 1, 2, 4, 8, 16, 16, 16];

/// How many readings of one version must fail before the user is told.
const PATIENCE: usize = 2;

/// Reads the file whenever it has changed, and calls `tell` with the result, as long as it is watched. `known` is the report
/// that is open.
pub(super) fn follow(file: &mut impl Followed, mut known: Arc<Report>, mut tell: impl FnMut(News)) {
    let mut readable = true;
    while file.wait_for_change() {
        let mut failures = 0;
        while let Some(&pause) = PAUSES.get(failures) {
            match file.read() {
                Ok(new) => {
                    if !readable || new.report != *known {
                        known = Arc::new(new.report);
                        tell(News::Read(Arc::clone(&known), new.problems));
                    }
                    readable = true;
                    break;
                }
                Err(error) => {
                    failures += 1;
                    if failures == PATIENCE {
                        readable = false;
                        tell(News::Unreadable(error));
                    }
                    if file.pause(Duration::from_secs(pause)) == Pause::Changed {
                        failures = 0;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;
    use crate::import::import;

    /// A reading of the file.
    #[derive(Clone, Copy)]
    enum Step {
        /// A whole report with this title.
        Whole(&'static str),
        /// Half of one, a lock, no file.
        Fails,
        /// The file changes again, later.
        Change,
    }
    use Step::{Change, Fails, Whole};

    /// A file whose readings are known beforehand; it is watched until they are used up.
    struct Fake {
        steps: std::vec::IntoIter<Step>,
        waited: u64,
    }

    impl Followed for Fake {
        fn wait_for_change(&mut self) -> bool {
            while self.steps.as_slice().first().is_some_and(|step| matches!(step, Change)) {
                self.steps.next();
            }
            self.steps.len() > 0
        }

        fn pause(&mut self, longest: Duration) -> Pause {
            self.waited += longest.as_secs();
            match self.steps.as_slice().first() {
                Some(Change) => {
                    self.steps.next();
                    Pause::Changed
                }
                _ => Pause::Over,
            }
        }

        fn read(&mut self) -> anyhow::Result<Imported> {
            match self.steps.next() {
                Some(Whole(title)) => Ok(report(title)),
                Some(Fails | Change) | None => bail!("half of it"),
            }
        }
    }

    fn report(title: &str) -> Imported {
        import(format!("# BÁO CÁO\n\n## {title}\n\nMột.").as_bytes(), None)
    }

    /// What is told of a file whose version A is open, and the seconds waited.
    fn told(steps: Vec<Step>) -> (Vec<&'static str>, u64) {
        let mut file = Fake { steps: steps.into_iter(), waited: 0 };
        let mut told = Vec::new();
        follow(&mut file, Arc::new(report("A").report), |news| {
            told.push(match news {
                News::Read(read, _) => ["A", "B"]
                    .into_iter()
                    .find(|title| report(title).report == *read)
                    .expect("one of the two"),
                News::Unreadable(_) => "unreadable",
            });
        });
        (told, file.waited)
    }

    #[test]
    fn a_file_is_read_until_it_is_whole_and_the_last_good_version_stays() {
        let steps = |failures: usize, then: &[Step]| [&vec![Fails; failures][..], then].concat();
        for (what, steps, wanted, waited) in [
            ("replaced by renaming", steps(0, &[Whole("B")]), &["B"][..], 0),
            ("the same again", steps(0, &[Whole("A")]), &[], 0),
            ("half written at first", steps(1, &[Whole("B")]), &["B"], 1),
            ("the same, half written at first", steps(1, &[Whole("A")]), &[], 1),
            ("locked for a while", steps(4, &[Whole("B")]), &["unreadable", "B"], 8),
            ("locked, then the same", steps(2, &[Whole("A")]), &["unreadable", "A"], 2),
            ("damaged for good", steps(8, &[]), &["unreadable"], 64),
            (
                "damaged, and mended later",
                steps(8, &[Change, Whole("B"), Change, Whole("B")]),
                &["unreadable", "B"],
                64,
            ),
            (
                "damaged twice",
                [steps(8, &[Change]), steps(3, &[Whole("B")])].concat(),
                &["unreadable", "unreadable", "B"],
                68,
            ),
            (
                "damaged otherwise while it is waited for",
                [steps(2, &[Change]), steps(2, &[Whole("B")])].concat(),
                &["unreadable", "unreadable", "B"],
                4,
            ),
            (
                "written piece by piece",
                [steps(1, &[Change]), steps(1, &[Change]), steps(1, &[Whole("B")])].concat(),
                &["B"],
                3,
            ),
        ] {
            assert_eq!(told(steps), (wanted.to_vec(), waited), "{what}");
        }
    }
}
