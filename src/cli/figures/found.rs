//! What `baocao figures` says of figures that the program found itself.

use serde::Serialize;
use serde_json::Number;

use crate::figures::FigureRow;
use crate::figures::find::find;
use crate::figures::{Figures, known};
use crate::messages::{Lang, Message};
use crate::report::Report;
use crate::themes::{self, FoundTheme};

/// The report with its themes and figures: those that people have listed, and those found by rule; and
/// the themes found.
pub(super) fn with_figures(report: Report) -> (Report, Figures, Vec<FoundTheme>) {
    let themes = themes::find(&report).unwrap_or_default();
    let report = themes::with_found(report, &themes);
    let findings = find(&report);
    let (report, figures) = known::with_found(report, &findings);
    (report, figures, themes)
}

/// That figures were found, how many they are and how many are not sure; nothing where people have listed them all.
pub(super) fn note(rows: &[&FigureRow], lang: Lang) -> Option<String> {
    let found = rows.iter().filter(|row| row.is_found()).count();
    let unsure = rows.iter().filter(|row| !row.is_sure()).count();
    (found > 0).then(|| Message::FoundByRule.fill(lang, &[&found.to_string(), &unsure.to_string()]))
}

/// What JSON says of a found figure besides the members of a curated one.
#[derive(Serialize)]
pub(super) struct FoundJson<'a> {
    found: bool,
    confidence: f64,
    sure: bool,
    /// The characters its name is made of.
    spans: Vec<[usize; 2]>,
    rules: &'a [&'static str],
    /// The whole of a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a Number>,
    /// The other end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a Number>,
    /// The value a movement begins at.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a Number>,
}

/// What JSON says besides of a figure that was found.
pub(super) fn json(row: &FigureRow) -> Option<FoundJson<'_>> {
    row.found.as_deref().map(|found| FoundJson {
        found: true,
        confidence: found.confidence.share(),
        sure: found.confidence.is_sure(),
        spans: found.spans.iter().map(|span| [span.start, span.end]).collect(),
        rules: &found.rules,
        of: found.of.as_ref(),
        to: found.to.as_ref(),
        before: found.before.as_ref(),
    })
}
