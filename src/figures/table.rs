//! The figures as lines of a table: filtered, and grouped by view and topic or sorted by a column; and the leading figures
//! of a view.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::topics::names;
use super::{FigureRow, Figures};
use crate::fold;
use crate::report::{FigureKind, Report};

/// A column to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// No column: grouped by view and topic, those with a plan or a counterpart first, else in the report's order.
    #[default]
    Grouped,
    /// The name, as folded.
    Name,
    /// The value.
    Value,
    /// Result or target, and its year.
    Period,
    /// The plan.
    Plan,
    /// How it compares with the plan.
    Against,
    /// The change on the year before.
    Change,
    /// The other figure of a pair.
    Counterpart,
    /// The position in the report.
    Position,
}

impl Column {
    /// Every column, in the order in which sorting goes through them.
    pub const ALL: [Self; 9] = [
        Self::Grouped,
        Self::Name,
        Self::Value,
        Self::Period,
        Self::Plan,
        Self::Against,
        Self::Change,
        Self::Counterpart,
        Self::Position,
    ];

    /// The column after it, the first after the last.
    #[must_use]
    pub(crate) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&column| column == self);
        Self::ALL[(at.unwrap_or(0) + 1) % Self::ALL.len()]
    }
}

/// Which figures are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only of the view with this index.
    pub view: Option<usize>,
    /// Only of this kind.
    pub kind: Option<FigureKind>,
    /// Only with these words in its name, topic, unit or value.
    pub words: String,
    /// Only of this topic.
    pub topic: Option<String>,
    /// Only these, if it is a list.
    pub only: Option<Vec<usize>>,
    /// Where those that are not sure are.
    pub unsure: Unsure,
    /// The order.
    pub by: Column,
    /// Whether the order is reversed.
    pub reversed: bool,
    /// Whether names are sorted by their English form, if there is one, and not by the Vietnamese.
    pub english: bool,
}

/// Where figures that are not sure are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsure {
    /// Among the others.
    #[default]
    Among,
    /// In groups of their own, after the others.
    Apart,
    /// Not shown.
    Hidden,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a group: its view, and the first figure of its topic.
    Group(Option<usize>, usize),
    /// A figure.
    Figure(usize),
}

impl Line {
    /// The figure, if it is one.
    pub fn figure(self) -> Option<usize> {
        match self {
            Self::Figure(row) => Some(row),
            Self::Group(..) => None,
        }
    }
}

/// What distinguishes a group: whether its figures are set apart because they are not sure, its view, its topic.
type GroupKey<'a> = (bool, usize, &'a str);

/// The most leading figures of a view.
const LEADING: usize = 6;
/// The weight of a figure with a plan and a target, of which several may have the same topic.
const PLANNED: usize = 5;

impl Figures {
    /// The lines of a table: the wanted figures in their order, under headings if they are grouped.
    pub fn lines(&self, report: &Report, wanted: &Wanted) -> Vec<Line> {
        let mut rows: Vec<usize> =
            (0..self.rows().len()).filter(|&row| self.is_wanted(report, row, wanted)).collect();
        if wanted.by == Column::Grouped {
            return self.grouped(report, &rows, wanted);
        }
        rows.sort_by(|&a, &b| self.order(report, a, b, wanted));
        rows.into_iter().map(Line::Figure).collect()
    }

    fn is_wanted(&self, report: &Report, row: usize, wanted: &Wanted) -> bool {
        let figure = self.rows()[row].of(report);
        wanted.only.as_ref().is_none_or(|only| only.contains(&row))
            && (wanted.unsure != Unsure::Hidden || self.rows()[row].is_sure())
            && wanted.kind.is_none_or(|kind| figure.kind == kind)
            && wanted.view.is_none_or(|view| view_of(report, &self.rows()[row]) == Some(view))
            && wanted.topic.as_ref().is_none_or(|topic| figure.topic.as_str() == topic)
            && wanted.words.split_whitespace().all(|word| {
                let [vi, en] = names(&figure.topic);
                [
                    figure.name.vi.as_deref(),
                    figure.name.en.as_deref(),
                    Some(&*vi),
                    Some(&*en),
                    Some(figure.unit.as_str()),
                    Some(figure.value_text.as_str()),
                ]
                .into_iter()
                .flatten()
                .any(|text| begins_a_word(text, word))
            })
    }

    /// In groups of view and topic: views in the report's order; topics and figures with something to compare before others,
    /// else in the report's order.
    fn grouped(&self, report: &Report, rows: &[usize], wanted: &Wanted) -> Vec<Line> {
        let mut groups: Vec<(GroupKey, Vec<usize>)> = Vec::new();
        let mut known = HashMap::new();
        for &row in rows {
            let view = view_of(report, &self.rows()[row]).unwrap_or(usize::MAX);
            let row_of = &self.rows()[row];
            let apart = wanted.unsure == Unsure::Apart && !row_of.is_sure();
            let key = (apart, view, row_of.of(report).topic.as_str());
            let at = *known.entry(key).or_insert(groups.len());
            if at == groups.len() {
                groups.push((key, Vec::new()));
            }
            groups[at].1.push(row);
        }
        let compared = |row: &usize| self.rows()[*row].is_compared();
        for (_, members) in &mut groups {
            members.sort_by_key(|row| !compared(row));
        }
        groups.sort_by_key(|((unsure, view, _), members)| {
            (*unsure, *view, !members.iter().any(compared))
        });
        if wanted.reversed {
            groups.reverse();
        }
        let mut lines = Vec::new();
        for ((_, view, _), members) in groups {
            lines.push(Line::Group((view != usize::MAX).then_some(view), members[0]));
            lines.extend(members.into_iter().map(Line::Figure));
        }
        lines
    }

    /// The order of two figures by a column.
    fn order(&self, report: &Report, a: usize, b: usize, wanted: &Wanted) -> Ordering {
        let turn = |order: Ordering| {
            if wanted.reversed { order.reverse() } else { order }
        };
        let (x, y) = (&self.rows()[a], &self.rows()[b]);
        let order = match wanted.by {
            Column::Grouped => turn(a.cmp(&b)),
            Column::Name => {
                let name = |row: &FigureRow| {
                    let name = &row.of(report).name;
                    let (first, second) =
                        if wanted.english { (&name.en, &name.vi) } else { (&name.vi, &name.en) };
                    fold::fold(first.as_ref().or(second.as_ref()).map_or("", |n| n))
                };
                turn(name(x).cmp(&name(y)))
            }
            Column::Value => cells(x.value, y.value, turn),
            Column::Period => {
                let key = |row: &FigureRow| {
                    let figure = row.of(report);
                    (figure.kind == FigureKind::Target, figure.year)
                };
                turn(key(x).cmp(&key(y)))
            }
            Column::Plan => {
                cells(x.plan().map(|plan| plan.number), y.plan().map(|plan| plan.number), turn)
            }
            Column::Against => {
                // Per cent of the plan and points above it cannot be compared, and are sorted separately.
                let key = |row: &FigureRow| {
                    let plan = row.plans.first()?;
                    match plan.percent() {
                        Some(percent) => Some((1, percent.number)),
                        None => plan.by.map(|(_, by)| (0, by.number)),
                    }
                };
                cells(key(x), key(y), turn)
            }
            Column::Change => {
                let key =
                    |row: &FigureRow| row.change().map(|change| (change.unit as u8, change.by));
                cells(key(x), key(y), turn)
            }
            Column::Counterpart => {
                let key = |row: &FigureRow| {
                    let paired = row.paired?;
                    self.rows()[paired.row].value
                };
                cells(key(x), key(y), turn)
            }
            Column::Position => turn(x.node.cmp(&y.node)),
        };
        order.then(a.cmp(&b))
    }

    /// The figures of a view's opening page, in the report's order: at most six. Those with a plan and a target are chosen
    /// first, then others, of different topics as far as possible.
    pub fn leading(&self, report: &Report, view: usize) -> Vec<usize> {
        let mut candidates: Vec<usize> = (0..self.rows().len())
            .filter(|&row| {
                let figure = self.rows()[row].of(report);
                figure.kind == FigureKind::Result
                    && self.rows()[row].value.is_some()
                    && self.rows()[row].is_sure()
                    && view_of(report, &self.rows()[row]) == Some(view)
            })
            .collect();
        let weight = |row: usize| {
            let row = &self.rows()[row];
            let comparable = row.paired.is_some_and(|paired| paired.target.is_some());
            2 * usize::from(row.plan().is_some())
                + usize::from(!row.plans.is_empty())
                + 2 * usize::from(comparable)
                + usize::from(!row.changes.is_empty())
        };
        // Of figures that nobody has checked, only those with a comparison tell a reader something.
        candidates.retain(|&row| self.rows()[row].found.is_none() || weight(row) > 0);
        candidates.sort_by_key(|&row| (usize::MAX - weight(row), row));
        let topic = |row: usize| &self.rows()[row].of(report).topic;
        let mut leading: Vec<usize> = Vec::new();
        for twice in [false, true] {
            for &row in &candidates {
                let taken = leading.contains(&row);
                let shown = weight(row) < PLANNED
                    && leading.iter().any(|&other| topic(other) == topic(row));
                if !taken && (twice || !shown) && leading.len() < LEADING {
                    leading.push(row);
                }
            }
        }
        leading.sort_unstable();
        leading
    }
}

/// Whether a word of `text` begins with `word`, both folded.
fn begins_a_word(text: &str, word: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    fold::find(text, word)
        .iter()
        .any(|range| range.start == 0 || !chars[range.start - 1].is_alphanumeric())
}

/// The order of two cells. An empty one comes last, also if the order is reversed.
fn cells<T: Ord>(a: Option<T>, b: Option<T>, turn: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The index of the view that a figure belongs to.
pub(crate) fn view_of(report: &Report, row: &FigureRow) -> Option<usize> {
    let theme = &row.of(report).theme;
    report.curation.themes.iter().position(|view| view.id == *theme)
}
