//! Finds the figures for `baocao figures`, and what it prints of found ones.

use serde::Serialize;
use serde_json::Number;

use crate::figures::FigureRow;
use crate::figures::find::find;
use crate::figures::{Figures, known};
use crate::messages::{Lang, Message};
use crate::report::Report;
use crate::themes::{self, FoundTheme};

/// The report with its themes and figures, both those that people have listed and those found; and the themes found.
pub(super) fn with_figures(report: Report) -> (Report, Figures, Vec<FoundTheme>) {
    let themes = themes::find(&report).unwrap_or_default();
    let report = themes::with_found(report, &themes);
    let findings = find(&report);
    let (report, figures) = known::with_found(report, &findings);
    (report, figures, themes)
}

/// A line that says how many figures were found, and how many of them are not sure; none if no figure was found.
pub(super) fn note(rows: &[&FigureRow], lang: Lang) -> Option<String> {
    let found = rows.iter().filter(|row| row.is_found()).count();
    let unsure = rows.iter().filter(|row| !row.is_sure()).count();
    (found > 0).then(|| Message::FoundByRule.fill(lang, &[&found.to_string(), &unsure.to_string()]))
}

/// The members that only found figures have in JSON.
#[derive(Serialize)]
pub(super) struct FoundJson<'a> {
    found: bool,
    confidence: f64,
    sure: bool,
    /// The characters that its name consists of.
    spans: Vec<[usize; 2]>,
    rules: &'a [&'static str],
    /// The whole of a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a Number>,
    /// The other end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a Number>,
    /// The value that a change starts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a Number>,
}

/// The further members of a figure, if it was found.
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
