//! Compares found figures with expected ones, and counts.

use std::collections::HashMap;
use std::ops::AddAssign;

use baocao::figures::find::{Findings, FoundFigure};
use baocao::report::{Comparison, FigureKind, Node};

/// A figure that should be found.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub node: Node,
    pub offset: usize,
    pub number: String,
    pub unit: String,
    pub name: Option<String>,
    pub kind: FigureKind,
    pub year: Option<u16>,
    /// Basis (`-` for any), measure, absolute value.
    pub comparisons: Vec<(String, String, Option<f64>)>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    pub good: usize,
    pub all: usize,
}

impl Ratio {
    pub fn count(&mut self, good: bool) {
        self.good += usize::from(good);
        self.all += 1;
    }

    /// 1 where there was nothing to find.
    pub fn value(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.good as f64 / self.all as f64 }
    }
}

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        self.good += other.good;
        self.all += other.all;
    }
}

/// The counts of one report, or of several.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub found: Ratio,
    pub unit: Ratio,
    pub kind: Ratio,
    pub year: Ratio,
    pub cells: Ratio,
    pub precision: Ratio,
    pub sure: Ratio,
    pub comparisons_found: Ratio,
    pub comparisons_right: Ratio,
    /// Sum of the F1 of names, in thousandths.
    pub names: Ratio,
}

impl Score {
    pub fn comparisons_f1(&self) -> f64 {
        let (r, p) = (self.comparisons_found.value(), self.comparisons_right.value());
        if r + p == 0.0 { 0.0 } else { 2.0 * r * p / (r + p) }
    }

    pub fn print(&self, title: &str) {
        println!(
            "{title:<22} {:>4} found {:.3} unit {:.3} kind {:.3} year {:.3} cells {:.2} ({}) precision {:.3} sure {:.3} ({}) comparisons R {:.2} P {:.2} F1 {:.3} name {:.2}",
            self.found.all,
            self.found.value(),
            self.unit.value(),
            self.kind.value(),
            self.year.value(),
            self.cells.value(),
            self.cells.all,
            self.precision.value(),
            self.sure.value(),
            self.sure.all,
            self.comparisons_found.value(),
            self.comparisons_right.value(),
            self.comparisons_f1(),
            self.names.value() / 1000.0,
        );
    }

    pub fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.unit += other.unit;
        self.kind += other.kind;
        self.year += other.year;
        self.cells += other.cells;
        self.precision += other.precision;
        self.sure += other.sure;
        self.comparisons_found += other.comparisons_found;
        self.comparisons_right += other.comparisons_right;
        self.names += other.names;
    }
}

fn unit_form(unit: &str) -> String {
    unit.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
        .replace("tỉ", "tỷ")
        .replace("sỹ", "sĩ")
}

/// A comparison as it is matched.
fn key(comparison: &Comparison) -> (String, String, Option<f64>) {
    let value = comparison.value.as_ref().and_then(serde_json::Number::as_f64).map(f64::abs);
    (comparison.basis.to_string(), comparison.measure.to_string(), value)
}

fn same(wanted: &(String, String, Option<f64>), found: &(String, String, Option<f64>)) -> bool {
    (wanted.0 == "-" || wanted.0 == found.0) && wanted.1 == found.1 && wanted.2 == found.2
}

/// The F1 of a found name's words.
fn name_f1(wanted: &str, found: &str) -> f64 {
    let words = |name: &str| -> Vec<String> {
        name.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (wanted, mut found) = (words(wanted), words(found));
    let all = wanted.len() + found.len();
    let common = wanted.iter().filter(|word| {
        let at = found.iter().position(|other| other == *word);
        at.map(|at| found.swap_remove(at)).is_some()
    });
    2.0 * common.count() as f64 / all.max(1) as f64
}

/// Scores findings; what is wrong is printed where `faults` says so.
pub fn score(
    wanted: &[Wanted],
    findings: &Findings,
    is_table: impl Fn(Node) -> bool,
    faults: bool,
) -> Score {
    let mut score = Score::default();
    // Labels within braces cannot say "exceeded" without a number; curated figures do.
    let worded =
        wanted.iter().flat_map(|one| &one.comparisons).any(|(_, _, value)| value.is_none());
    let mut at: HashMap<(Node, usize), &FoundFigure> = HashMap::new();
    for found in &findings.figures {
        at.insert((found.node, found.at.start), found);
    }
    for one in wanted {
        let found = at.remove(&(one.node, one.offset));
        score.found.count(found.is_some());
        if is_table(one.node) {
            score.cells.count(found.is_some());
        }
        let right =
            found.is_some_and(|found| unit_form(&found.figure.unit) == unit_form(&one.unit));
        score.unit.count(right);
        let Some(found) = found else {
            if faults {
                println!(
                    "  lost      {} {} ({})",
                    one.number,
                    one.unit,
                    one.name.as_deref().unwrap_or_default()
                );
            }
            for _ in &one.comparisons {
                score.comparisons_found.count(false);
            }
            continue;
        };
        score.precision.count(true);
        if found.confidence.is_sure() {
            score.sure.count(true);
        }
        let figure = &found.figure;
        if faults && !right {
            println!("  unit      {} {} | {}", one.number, one.unit, figure.unit);
        }
        score.kind.count(figure.kind == one.kind);
        if faults && figure.kind != one.kind {
            println!("  kind      {} {} {:?}", one.number, one.unit, figure.kind);
        }
        if let Some(year) = one.year {
            score.year.count(figure.year == year);
            if faults && figure.year != year {
                println!("  year      {} {} {}", one.number, one.unit, figure.year);
            }
        }
        if let Some(name) = &one.name {
            let f1 = name_f1(name, figure.name.vi.as_deref().unwrap_or_default());
            score.names.good += (f1 * 1000.0) as usize;
            score.names.all += 1;
        }
        let mut theirs: Vec<_> = figure.comparisons.iter().map(key).collect();
        theirs.retain(|their| their.2.is_some() || worded);
        for comparison in &one.comparisons {
            let position = theirs.iter().position(|their| same(comparison, their));
            score.comparisons_found.count(position.is_some());
            match position {
                Some(position) => {
                    theirs.remove(position);
                    score.comparisons_right.count(true);
                }
                None if faults => println!(
                    "  compare-  {} {}: {comparison:?}; has {theirs:?}",
                    one.number, one.unit
                ),
                None => {}
            }
        }
        // "tăng 8 %" is a figure, and may also say that it is a change; labels within braces cannot.
        let own = |their: &(String, String, Option<f64>)| {
            their.1.starts_with("change") && their.2 == figure.value.as_f64().map(f64::abs)
        };
        for their in theirs.into_iter().filter(|their| worded || !own(their)) {
            score.comparisons_right.count(false);
            if faults {
                println!("  compare+  {} {}: {their:?}", one.number, one.unit);
            }
        }
    }
    for found in at.values() {
        score.precision.count(false);
        if found.confidence.is_sure() {
            score.sure.count(false);
        }
        for _ in &found.figure.comparisons {
            score.comparisons_right.count(false);
        }
        if faults {
            let sure = if found.confidence.is_sure() { "SURE" } else { "" };
            println!(
                "  false     {} {} {sure} {:?} | {} | {}",
                found.figure.value_text,
                found.figure.unit,
                found.rules,
                found.figure.name.vi.as_deref().unwrap_or_default(),
                found.figure.quote
            );
        }
    }
    score
}
