//! Finds figures by rule in a report nobody curated: no model, no network, always the same result, each figure with its
//! reason. Found figures are never stored. In a report whose figures people have listed without the program, none are looked
//! for; figures that people have decided on replace those found at the same position (`known`).
//!
//! A passage (the plain text of a block or note) is read once, from left to right:
//!
//! ```text
//! passages  report                   -> text with what its headings say
//! tokens    text                     -> numbers, words, punctuation
//! refusals  tokens                   -> numbers that are no amounts
//! clauses   tokens                   -> breaks, suppositions
//! numbers   a number, units          -> an amount
//! context   an amount, basis         -> the words around it
//! attribution                        -> a figure of its own, or a comparison of an earlier one
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
mod head_units;
mod headings;
mod heads;
mod layout;
mod lexicon;
mod names;
mod numbers;
mod passages;
mod plans;
mod properties;
mod refusals;
mod spans;
mod statement;
mod tables;
mod tails;
mod targets;
mod thresholds;
mod units;
mod values;
mod years;

use std::ops::Range;

use serde_json::Number;

use super::pairing::pairs;
use crate::report::{BlockKind, Figure, Node, Pair, Report};
pub(crate) use confidence::FigureConfidence;
use entry::Entry;
pub(crate) use headings::{lays_down_rules, plans_one_matter};
pub(super) use layout::TableLayout;
use passages::{Passage, passages};

/// A figure found by rule.
#[derive(Clone, Debug)]
pub struct FoundFigure {
    /// The same as a curated figure. Its theme and topic are empty; its year is 0 where the report names none.
    pub figure: Figure,
    /// The node that states it.
    pub node: Node,
    /// The characters of its number in the node's plain text.
    pub at: Range<usize>,
    /// The characters that its name consists of.
    pub spans: Vec<Range<usize>>,
    /// How sure it is.
    pub confidence: FigureConfidence,
    /// The rules that found it.
    pub rules: Vec<&'static str>,
    /// The whole of a fraction: 305 in `298/305 vụ`.
    pub of: Option<Number>,
    /// The other end of a range.
    pub to: Option<Number>,
    /// The value that a change starts from.
    pub before: Option<Number>,
}

/// What was found in a report.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The figures in reading order.
    pub figures: Vec<FoundFigure>,
    /// The pairs of results and targets among them.
    pub pairs: Vec<Pair>,
}

fn is_table(report: &Report, node: Node) -> bool {
    let Node::Block(s, b) = node else {
        return false;
    };
    report.block(s, b).is_some_and(|block| matches!(block.kind, BlockKind::Table { .. }))
}

/// The figures found in a report; none where people have listed all of them, and none in laws, charters and regulations.
pub fn find(report: &Report) -> Findings {
    if report.curation.lists_all_figures() || lays_down_rules(&report.title) {
        return Findings::default();
    }
    let mut figures = Vec::new();
    for passage in passages(report) {
        let text = report.plain(passage.node);
        let entries: Vec<Entry> = if is_table(report, passage.node) {
            let above = passage.above.map(|node| report.plain(node)).unwrap_or_default();
            let layout = TableLayout::of(report, passage.node);
            layout.map(|layout| tables::read(&layout, &above, &passage.setting)).unwrap_or_default()
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
