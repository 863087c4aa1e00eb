//! What years the figures of a table are of, for a screen that has no column for it: there a sign before the name marks a
//! target, and the line above the table says what the sign and its absence mean.

use crate::figures::FigureRow;
use crate::messages::{Lang, Message};
use crate::page::cells::{TARGET, short_period, with_year};
use crate::report::{FigureKind, Report};

/// The year that all figures of a kind are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SharedYear {
    /// There are none of that kind.
    #[default]
    None,
    /// This, 0 if it is not known.
    One(u16),
    /// They are of several.
    Several,
}

/// The years of results and of targets.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Periods {
    results: SharedYear,
    targets: SharedYear,
}

impl Periods {
    /// Those of some figures.
    pub(super) fn of<'a>(report: &Report, rows: impl Iterator<Item = &'a FigureRow>) -> Self {
        let mut periods = Self::default();
        for row in rows {
            let figure = row.of(report);
            let shared = match figure.kind {
                FigureKind::Result => &mut periods.results,
                FigureKind::Target => &mut periods.targets,
            };
            *shared = match *shared {
                SharedYear::None => SharedYear::One(figure.year),
                SharedYear::One(year) if year == figure.year => continue,
                _ => SharedYear::Several,
            };
        }
        periods
    }

    /// What is before the name of a figure: the sign of a target, and the year where it is not the same for all.
    pub(super) fn before_name(self, report: &Report, row: &FigureRow) -> String {
        let (shared, sign) = match row.of(report).kind {
            FigureKind::Result => (self.results, String::new()),
            FigureKind::Target => (self.targets, format!("{TARGET} ")),
        };
        match shared {
            SharedYear::Several => short_period(report, row) + " ",
            _ => sign,
        }
    }

    /// What that means: `kết quả 2022 · ◆ chỉ tiêu 2023`.
    pub(crate) fn in_words(self, lang: Lang) -> String {
        let words = |shared, word: &str| match shared {
            SharedYear::None => None,
            SharedYear::One(year) => Some(with_year(word, year)),
            SharedYear::Several => Some(word.to_owned()),
        };
        let target = format!("{TARGET} {}", Message::TargetKind.say(lang));
        let kinds =
            [words(self.results, Message::ResultKind.say(lang)), words(self.targets, &target)];
        kinds.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
