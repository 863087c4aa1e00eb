//! All that is found in the labelled reports and in the embedded one, line by line: what the scores do not tell, which
//! figure is which, has changed when a line of `tests/figures/found` has. `BLESS=1` writes them; read the difference.

use std::fmt::Write as _;

use baocao::figures::find::{FoundFigure, find};
use baocao::report::{FigureKind, Report};

use super::{labelled, without_curation};
use crate::common::{embedded, golden_text};

/// Address, number and unit, name, kind and year, comparisons, the rules that made it and how sure they are.
fn line(report: &Report, found: &FoundFigure) -> String {
    let figure = &found.figure;
    let name = figure.name.vi.as_deref().unwrap_or("(no name)");
    let kind = match figure.kind {
        FigureKind::Result => "result",
        FigureKind::Target => "target",
    };
    let mut line = format!("{} {}", report.address(found.node), figure.value_text);
    for (word, number) in [("to", &found.to), ("of", &found.of), ("from", &found.before)] {
        if let Some(number) = number {
            let _ = write!(line, " {word} {number}");
        }
    }
    let qualifier = figure.qualifier.as_deref().unwrap_or_default();
    let _ = write!(line, " {} | {qualifier} {name} | {kind} {}", figure.unit, figure.year);
    for one in &figure.comparisons {
        let value = one.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        let _ = write!(line, "; {} {}{value}", one.basis, one.measure);
    }
    let _ = write!(line, " | {:?} {}", found.confidence, found.rules.join(" "));
    line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n"
}

/// The figures of a report, the words of its quotes left out, and its pairs.
fn list(report: &Report) -> String {
    let findings = find(report);
    let mut list: String = findings.figures.iter().map(|found| line(report, found)).collect();
    let name = |id: &str| {
        let found = findings.figures.iter().find(|found| found.figure.id.as_str() == id);
        let figure = &found.expect("a pair is of found figures").figure;
        format!("{} {} {}", figure.value_text, figure.unit, figure.year)
    };
    for pair in &findings.pairs {
        let words = pair.name.vi.as_deref().unwrap_or_default();
        let _ = writeln!(list, "pair {words}: {} / {}", name(&pair.result), name(&pair.target));
    }
    list
}

#[test]
fn what_is_found_in_each_report_is_what_is_listed() {
    let mut reports: Vec<(String, Report)> =
        labelled().into_iter().map(|(name, report, _)| (name, report)).collect();
    reports.push(("embedded".to_owned(), without_curation(&embedded())));
    for (name, report) in reports {
        golden_text(&format!("figures/found/{name}"), &list(&report));
    }
}
