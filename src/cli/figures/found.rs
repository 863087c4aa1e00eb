//! What `baocao figures` says of figures that the program found itself.

use serde::Serialize;
use serde_json::Number;

use crate::figures::FigureRow;
use crate::figures::find::{FigureConfidence, FoundFigure, find};
use crate::messages::{Lang, Message};
use crate::report::Report;

/// The figures that were found, in the order of the report's figures; none where people have curated them.
pub(super) struct FoundFigures(Vec<FoundFigure>);

/// The report with its figures: those that people have curated, or else those that are found by rule.
pub(super) fn with_figures(mut report: Report) -> (Report, FoundFigures) {
    let findings = find(&report);
    if !findings.figures.is_empty() {
        report.curation.figures =
            findings.figures.iter().map(|found| found.figure.clone()).collect();
        report.curation.pairs = findings.pairs;
    }
    (report, FoundFigures(findings.figures))
}

impl FoundFigures {
    /// Whether the figures are curated, or there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn of(&self, row: &FigureRow) -> Option<&FoundFigure> {
        self.0.get(row.figure)
    }

    /// That they were found, how many they are and how many are not sure.
    pub(super) fn note(&self, lang: Lang) -> String {
        let unsure = self.0.iter().filter(|found| !found.confidence.is_sure()).count();
        Message::FoundByRule.fill(lang, &[&self.0.len().to_string(), &unsure.to_string()])
    }

    /// What stands before the name of a figure that is not sure.
    pub(super) fn doubt(&self, row: &FigureRow) -> &'static str {
        match self.of(row) {
            Some(found) if !found.confidence.is_sure() => "? ",
            _ => "",
        }
    }

    /// The last columns of a record.
    pub(super) fn csv(&self, row: &FigureRow) -> FoundColumns {
        let found = self.of(row);
        FoundColumns {
            found: found.is_some(),
            confidence: found.map(|found| share(found.confidence)),
            sure: found.map(|found| found.confidence.is_sure()),
            rules: found.map(|found| found.rules.join(" ")).unwrap_or_default(),
        }
    }

    /// What JSON says besides of a figure that was found.
    pub(super) fn json(&self, row: &FigureRow) -> Option<FoundJson<'_>> {
        self.of(row).map(|found| FoundJson {
            found: true,
            confidence: share(found.confidence),
            sure: found.confidence.is_sure(),
            at: [found.at.start, found.at.end],
            spans: found.spans.iter().map(|span| [span.start, span.end]).collect(),
            rules: &found.rules,
            of: found.of.as_ref(),
            to: found.to.as_ref(),
            before: found.before.as_ref(),
        })
    }
}

/// A confidence from 0 to 1.
fn share(confidence: FigureConfidence) -> f64 {
    f64::from(confidence.0) / 100.0
}

/// What CSV says of how a figure was found.
#[derive(Default)]
pub(super) struct FoundColumns {
    pub found: bool,
    pub confidence: Option<f64>,
    pub sure: Option<bool>,
    pub rules: String,
}

/// What JSON says of a found figure besides the members of a curated one.
#[derive(Serialize)]
pub(super) struct FoundJson<'a> {
    found: bool,
    confidence: f64,
    sure: bool,
    /// The characters of the number in the place's text.
    at: [usize; 2],
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
