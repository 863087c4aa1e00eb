//! A report's figures as rows: each with its value, its comparisons, the numbers derived from them, and its quote. Derived
//! numbers are always marked as such. Order, filters and groups are in [`table`].
//!
//! A level is only compared with a level, growth only with growth: a rise of 9 % over the year before says nothing about
//! a level of 9 %.

mod compare;
pub mod decimal;
pub mod find;
pub(crate) mod known;
pub(crate) mod pairing;
mod stated;
pub mod table;
pub(crate) mod tokens;
pub(crate) mod topics;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::report::{Figure, FigureKind, Node, PlanName, Report};
use compare::{changes, plans};
use decimal::Decimal;
use find::{FoundFigure, TableLayout};
pub(crate) use stated::number_within;
use stated::{PassageText, stated_at};

/// A number of a row: stated by the report, or derived from what it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub number: Decimal,
    /// Whether the program computed it.
    pub derived: bool,
}

/// How a figure compares with its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Above it.
    Exceeded,
    /// As planned.
    Met,
    /// Below it.
    Missed,
}

/// The kind of number that compares a figure with its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Against {
    /// Per cent of the plan: 100,7.
    PercentOf,
    /// Per cent above it: +3,7.
    OverPercent,
    /// Percentage points above it: +1,5.
    OverPoints,
    /// In the figure's own unit: +3.
    OverAbs,
}

/// A plan of a figure: its value, and how the figure compares with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The name of the plan.
    pub basis: PlanName,
    /// The planned value, in the figure's unit.
    pub value: Option<Amount>,
    /// The number that compares the figure with it, and of which kind it is.
    pub by: Option<(Against, Amount)>,
    /// Exceeded, met or missed.
    pub standing: Option<Standing>,
    /// Whether the report itself states the comparison, in words or by a number; else it follows from plan and value.
    pub stated: bool,
}

/// The unit of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeUnit {
    /// The figure's own unit.
    Own,
    /// Per cent of the value before.
    Percent,
    /// Percentage points.
    Points,
}

/// A change on an earlier year.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The earlier year.
    pub year: u16,
    /// By how much, with its sign.
    pub by: Decimal,
    /// The unit of `by`.
    pub unit: ChangeUnit,
    /// The value of that year, if it is stated or follows.
    pub before: Option<Amount>,
}

/// The other figure of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    /// Its index in [`Figures::rows`].
    pub row: usize,
    /// Whether the target is higher than the result, lower or equal; none if the two measure different things.
    pub target: Option<Ordering>,
}

/// A figure with its comparisons and quote.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// Its index in the report's list of figures.
    pub figure: usize,
    /// The value, with the decimals that the report writes.
    pub value: Option<Decimal>,
    /// The plans it is compared with, the main one first.
    pub plans: Vec<Plan>,
    /// The changes on earlier years, the latest first.
    pub changes: Vec<Change>,
    /// The target paired with this result, or the result paired with this target.
    pub paired: Option<Paired>,
    /// The node that holds its quote.
    pub node: Option<Node>,
    /// The characters of the quote in the node's plain text; none if the node does not hold it.
    pub quote: Option<Range<usize>>,
    /// The characters of the value itself.
    pub token: Option<Range<usize>>,
    /// Of a number in a table, its cell in words: `Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9`.
    pub(crate) cell: Option<String>,
    /// How the program found it, if it did and nobody has decided on it.
    pub(crate) found: Option<Arc<FoundFigure>>,
}

/// All figures of a report.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    rows: Vec<FigureRow>,
    /// The rows whose quotes are in a node.
    by_node: HashMap<Node, Vec<usize>>,
    groups: Vec<Vec<usize>>,
    /// The group of each row that is in one.
    group_of: HashMap<usize, usize>,
}

/// The fewest like figures of a group.
const GROUP: usize = 3;

impl Figures {
    /// Works out the figures of a report.
    pub fn new(report: &Report) -> Self {
        let figures = &report.curation.figures;
        // Many figures quote the same passage, whose text is put together once.
        let mut texts = HashMap::new();
        let mut tables = HashMap::new();
        let node = |figure: &Figure| match &figure.note {
            Some(id) => report.note(id).map(Node::Note),
            None => report.find(&figure.block),
        };
        let mut rows: Vec<FigureRow> = figures
            .iter()
            .enumerate()
            .map(|(i, figure)| {
                let stated = node(figure).map(|node| {
                    let text = texts.entry(node);
                    (node, &*text.or_insert_with(|| PassageText::new(report.plain(node))))
                });
                let mut row = row(i, figure, stated);
                row.cell = row.position().and_then(|(node, offset)| {
                    let table = tables.entry(node).or_insert_with(|| TableLayout::of(report, node));
                    table.as_ref()?.cell_in_words(offset)
                });
                row
            })
            .collect();
        let position: HashMap<&str, usize> =
            figures.iter().enumerate().map(|(i, figure)| (figure.id.as_str(), i)).collect();
        for pair in &report.curation.pairs {
            let (Some(&result), Some(&target)) =
                (position.get(pair.result.as_str()), position.get(pair.target.as_str()))
            else {
                continue;
            };
            let alike = pair.same_measure && figures[result].measure == figures[target].measure;
            let order = match (rows[target].value, rows[result].value) {
                (Some(target), Some(result)) if alike => Some(target.cmp(&result)),
                _ => None,
            };
            let paired = |row| Some(Paired { row, target: order });
            rows[result].paired = paired(target);
            rows[target].paired = paired(result);
        }
        let mut by_node: HashMap<Node, Vec<usize>> = HashMap::new();
        for (i, row) in rows.iter().enumerate() {
            if let Some(node) = row.node {
                by_node.entry(node).or_default().push(i);
            }
        }
        let groups = groups(report, &rows);
        let members = |(group, rows): (usize, &Vec<usize>)| {
            rows.iter().map(move |&row| (row, group)).collect::<Vec<_>>()
        };
        let group_of = groups.iter().enumerate().flat_map(members).collect();
        Self { rows, by_node, groups, group_of }
    }

    /// A row for each figure, in the report's order.
    pub fn rows(&self) -> &[FigureRow] {
        &self.rows
    }

    /// The rows whose quotes are in a node.
    pub(crate) fn of(&self, node: Node) -> &[usize] {
        self.by_node.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The characters of a node's plain text that are values of figures, in order.
    pub(crate) fn values_in(&self, node: Node) -> Vec<Range<usize>> {
        let mut values: Vec<Range<usize>> =
            self.of(node).iter().filter_map(|&i| self.rows[i].token.clone()).collect();
        values.sort_by_key(|range| (range.start, range.end));
        values.dedup();
        values
    }

    /// The figures that can be compared with this one, itself among them: of the same note, unit, measure, kind and year.
    /// Empty if there are fewer than three.
    pub fn like(&self, row: usize) -> &[usize] {
        let group = self.group_of.get(&row);
        group.map_or(&[], |&group| self.groups[group].as_slice())
    }
}

impl FigureRow {
    /// The figure in the report's list.
    pub fn of<'a>(&self, report: &'a Report) -> &'a Figure {
        &report.curation.figures[self.figure]
    }

    /// The position of its number: the node, and the offset in its plain text in characters.
    pub(crate) fn position(&self) -> Option<(Node, usize)> {
        Some((self.node?, self.token.as_ref()?.start))
    }

    /// Whether the program found it, and nobody has decided on it.
    pub(crate) fn is_found(&self) -> bool {
        self.found.is_some()
    }

    /// Whether it is shown without a sign of doubt.
    pub(crate) fn is_sure(&self) -> bool {
        self.found.as_ref().is_none_or(|found| found.confidence.is_sure())
    }

    /// The main plan's value.
    pub(crate) fn plan(&self) -> Option<Amount> {
        self.plans.first()?.value
    }

    /// Whether it has a plan or is paired with another figure.
    pub(crate) fn is_compared(&self) -> bool {
        !self.plans.is_empty() || self.paired.is_some()
    }

    /// The change on the latest year.
    pub(crate) fn change(&self) -> Option<&Change> {
        self.changes.first()
    }
}

/// The row of the figure with index `i`, given the node that states it and that node's text.
fn row(i: usize, figure: &Figure, stated: Option<(Node, &PassageText)>) -> FigureRow {
    let number = Decimal::plain(&figure.value.to_string());
    // The decimals are those of the number as written (`9,0`), unless its value is not that of the data.
    let value = match (number, Decimal::vietnamese(&figure.value_text)) {
        (Some(number), Some(written)) if number == written => Some(written),
        (number, written) => number.or(written),
    };
    let (quote, token) = match stated {
        Some((_, text)) => stated_at(figure, text),
        None => (None, None),
    };
    FigureRow {
        figure: i,
        value,
        plans: plans(figure, value),
        changes: changes(figure, value),
        paired: None,
        node: stated.map(|(node, _)| node),
        quote,
        token,
        cell: None,
        found: None,
    }
}

/// The groups of like figures.
fn groups(report: &Report, rows: &[FigureRow]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        let figure = row.of(report);
        if let (Some(note), Some(_)) = (&figure.note, row.value) {
            let alike = (
                note,
                &figure.unit,
                &figure.measure,
                figure.year,
                figure.kind == FigureKind::Result,
            );
            groups.entry(alike).or_default().push(i);
        }
    }
    groups.into_values().filter(|group| group.len() >= GROUP).collect()
}
