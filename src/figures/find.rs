//! Figures found by rule in a report nobody curated: no model, no network, the same answer every time, each with its
//! reason. Found figures are never stored. A report whose figures people have
//! listed without the program gets none; figures that they have decided on replace those found at the same place
//! (`known`).
//!
//! A passage (the plain text of a block or note) is read once, from left to right:
//!
//! ```text
//! passages  report                   -> text with what its headings say
//! tokens    text                     -> numbers, words, marks
//! refusals  tokens                   -> numbers that are no amounts
//! clauses   tokens                   -> breaks, suppositions
//! numbers   a number, units          -> an amount
//! context   an amount, basis         -> what stands around it
//! attribution                        -> a figure of its own, or what an earlier one is compared with
//! names, tails, years                -> its name and year
//! confidence                         -> how sure
//! ```
//!
//! Tables are read by their heads, in `tables`. The words that the rules know are in `lexicon`.

mod attribution;
mod basis;
mod cells;
mod clauses;
mod columns;
mod comparisons;
mod confidence;
mod context;
mod draft;
mod entry;
mod grid;
mod headings;
mod lexicon;
mod names;
mod numbers;
mod passages;
mod properties;
mod refusals;
mod spans;
mod statement;
mod tables;
mod tails;
mod thresholds;
mod units;
mod values;
mod years;

use std::ops::Range;

use serde_json::Number;

use super::pairing::pairs;
use crate::report::{Figure, Node, Pair, Report};
pub(crate) use confidence::FigureConfidence;
use entry::Entry;
use grid::CellGrid;
use passages::{Passage, passages};

/// A figure found by rule.
#[derive(Clone, Debug)]
pub struct FoundFigure {
    /// As a curated one. Its theme and topic are empty; its year is 0 where the report names none.
    pub figure: Figure,
    /// Where it stands.
    pub node: Node,
    /// The characters of its number in the node's plain text.
    pub at: Range<usize>,
    /// The characters its name is made of.
    pub spans: Vec<Range<usize>>,
    /// How sure it is.
    pub confidence: FigureConfidence,
    /// What made it.
    pub rules: Vec<&'static str>,
    /// The whole of which it is a part: 305 of `298/305 vụ`.
    pub of: Option<Number>,
    /// The other end of a range.
    pub to: Option<Number>,
    /// The value a movement begins at.
    pub before: Option<Number>,
}

/// What was found in a report.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The figures in reading order.
    pub figures: Vec<FoundFigure>,
    /// Results beside targets.
    pub pairs: Vec<Pair>,
}

/// The figures of a report by rule; none where people have listed all of them.
pub fn find(report: &Report) -> Findings {
    if report.curation.lists_all_figures() {
        return Findings::default();
    }
    let mut figures = Vec::new();
    for passage in passages(report) {
        let text = report.plain(passage.node);
        let entries: Vec<Entry> = if let Some(grid) = CellGrid::of(report, passage.node) {
            let above = passage.above.map(|node| report.plain(node)).unwrap_or_default();
            tables::read(&grid, &above, &passage.setting)
        } else {
            let (drafts, tokens) = attribution::read(&text, &passage.setting);
            drafts.into_iter().map(|draft| Entry::new(&text, &tokens, draft)).collect()
        };
        for entry in entries {
            let n = figures.len() + 1;
            figures.push(entry.found(report, &passage, n));
        }
    }
    let all: Vec<&Figure> = figures.iter().map(|found| &found.figure).collect();
    let pairs = pairs(&all);
    Findings { figures, pairs }
}
