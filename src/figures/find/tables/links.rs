//! Which column each comparison of a table belongs to: decided once for the table, by the formula in its row of column
//! numbers, else by what the heads say, and where they leave it open, by the numbers. What it cannot decide is said of no
//! figure.

use super::super::basis::{Period, PlanSource};
use super::super::cells::{CellNumber, number};
use super::super::columns::{Role, is_index_row};
use super::super::draft::With;
use super::super::grid::CellGrid;
use super::super::heads::{HeadComparison, SideKind};
use super::TableReading;
use crate::figures::tokens::tokens;
use crate::report::FigureKind;

/// The measure of a planned value.
pub(super) const PLAN_VALUE: &str = "plan_value";

/// The most rows whose numbers are tried.
const TRIED: usize = 12;

/// The numbers of the first rows of a table under its heads.
pub(super) fn sample(grid: &CellGrid, heads: usize) -> Vec<Vec<Option<f64>>> {
    let value = |y: usize, x: usize| Some(number(grid.cell(y, x))?.value.to_f64());
    let rows = (heads..grid.height()).take(TRIED);
    rows.map(|y| (0..grid.width).map(|x| value(y, x)).collect()).collect()
}

/// The least per cent of an earlier value that a column of ratios holds; below it they are changes.
const LEAST_RATIO: f64 = 50.0;

/// What the numbers of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnLink {
    /// None that is understood.
    None,
    /// Figures.
    Figure,
    /// Comparisons of the figures in another column.
    To { subject: usize, with: With, measure: &'static str },
}

/// Keeps the columns for which a test holds, if it holds for any.
fn narrow(columns: &mut Vec<usize>, test: impl Fn(usize) -> bool) {
    if columns.iter().any(|&x| test(x)) {
        columns.retain(|&x| test(x));
    }
}

impl TableReading<'_> {
    /// Decides what the numbers of each column are.
    pub(super) fn link_columns(&mut self) {
        let plans = |table: &Self, x: usize| match table.columns[x].role {
            Role::Plan(plan) => table.result_of(x).map_or(ColumnLink::Figure, |subject| {
                ColumnLink::To { subject, with: With::Plan(plan), measure: PLAN_VALUE }
            }),
            _ if table.columns[x].holds_figures() => ColumnLink::Figure,
            _ => ColumnLink::None,
        };
        self.links = (0..self.columns.len()).map(|x| plans(self, x)).collect();
        // Rates that belong to no plan are figures, which other columns may compare.
        self.link_comparisons(|compared| compared.is_plain_rate);
        self.link_comparisons(|compared| !compared.is_plain_rate);
    }

    /// Decides what the numbers of the columns are whose comparisons pass a test.
    fn link_comparisons(&mut self, test: impl Fn(&HeadComparison) -> bool) {
        for (x, formula) in self.formulas().into_iter().enumerate() {
            if let Role::Compared(compared) = &self.columns[x].role
                && test(compared)
            {
                self.links[x] = self.comparison(x, compared, formula);
            }
        }
        for (column, link) in self.columns.iter_mut().zip(&self.links) {
            if *link == ColumnLink::Figure && matches!(column.role, Role::Compared(_)) {
                column.role = Role::Value;
            }
        }
    }

    /// The column of results that a plan is for.
    fn result_of(&self, plan: usize) -> Option<usize> {
        let side = &self.columns[plan].side;
        let year = self.year(plan, FigureKind::Result);
        let mut results: Vec<usize> = (0..self.columns.len())
            .filter(|&x| {
                let column = &self.columns[x];
                self.holds_results(x)
                    && !column.side.before
                    && self.year(x, FigureKind::Result) == year
                    && !side.differs(&column.side)
            })
            .collect();
        narrow(&mut results, |x| self.has_same_part(x, plan));
        let counts = !side.counted.is_empty();
        narrow(&mut results, |x| counts && self.columns[x].side.counted == side.counted);
        narrow(&mut results, |x| side.part.is_some() && self.columns[x].side.part == side.part);
        narrow(&mut results, |x| self.columns[x].side.cumulative);
        results.iter().copied().find(|&x| x > plan).or_else(|| results.last().copied())
    }

    /// Whether a column holds what was reached, or what there was in a period.
    fn holds_results(&self, x: usize) -> bool {
        let column = &self.columns[x];
        let side = &column.side;
        let period = side.counted.is_empty() && (side.cumulative || side.year.is_some());
        // "Đã tuyển": what a verb says was done.
        let done = tokens(&column.head).first().is_some_and(|t| t.is("đã"));
        column.role == Role::Result
            || column.role == Role::Value && (period || done) && self.kind(x) == FigureKind::Result
    }

    /// Whether the heads of two columns have the same lowest part under others, units aside: "Tổng số", "Lượng (tấn)".
    fn has_same_part(&self, a: usize, b: usize) -> bool {
        let part = |x: usize| match self.columns[x].cells.as_slice() {
            [_, .., (y, x)] => self.grid.text(*y, *x).split('(').next().map(str::trim),
            _ => None,
        };
        part(a).is_some() && part(a) == part(b)
    }

    /// What a column that compares belongs to. `formula` are the columns that its numbers are computed from.
    fn comparison(
        &self,
        x: usize,
        compared: &HeadComparison,
        formula: Option<(usize, usize)>,
    ) -> ColumnLink {
        let subjects: Vec<usize> = (0..x).filter(|&s| self.is_subject(s, compared)).collect();
        if subjects.is_empty() {
            // Of nothing in the table: an index, a rate.
            return ColumnLink::Figure;
        }
        let computed = formula.filter(|(subject, _)| self.links[*subject] == ColumnLink::Figure);
        let subject = computed.map(|(subject, _)| subject);
        let subject = subject.or_else(|| self.subject(x, compared, subjects));
        let Some(subject) = subject.filter(|&s| !compared.is_plain_rate || self.has_plan(s)) else {
            return if compared.is_plain_rate { ColumnLink::Figure } else { ColumnLink::None };
        };
        let basis = computed.map(|(_, basis)| basis).or_else(|| self.basis(x, subject, compared));
        let by_column = || self.with(basis?, subject);
        let with = match &compared.with {
            None | Some(With::Plan(PlanSource::Plain)) => by_column().or(compared.with.clone()),
            with => with.clone(),
        };
        let with = with.unwrap_or(With::Period(Period::YearBefore));
        ColumnLink::To { subject, measure: self.measure(x, subject, basis, compared, &with), with }
    }

    /// Whether the figures of a column may be what a comparison compares.
    fn is_subject(&self, s: usize, compared: &HeadComparison) -> bool {
        let side = &self.columns[s].side;
        self.columns[s].holds_figures()
            && self.links[s] == ColumnLink::Figure
            && !self.is_basis(s, compared)
            && !compared.subject.contradicts(side)
            && !(self.columns[s].unit.as_deref() == Some("%") && compared.is_plain_rate)
    }

    /// Whether a column holds what a comparison compares with.
    fn is_basis(&self, s: usize, compared: &HeadComparison) -> bool {
        let column = &self.columns[s];
        let year = self.year(s, self.kind(s));
        let named = compared.subject.year;
        match &compared.with {
            Some(With::Plan(_)) => {
                matches!(column.role, Role::Plan(_))
                    && !matches!(compared.subject.kind, Some(SideKind::Plan(_)))
            }
            Some(With::Period(Period::Year(basis))) => year == Some(*basis) && named != year,
            Some(With::Period(Period::YearBefore)) => {
                column.side.before
                    || year.is_some_and(|year| {
                        Some(year) == self.setting.reported.and_then(|year| year.checked_sub(1))
                    }) && named != year
            }
            Some(With::Period(Period::Other(_))) => {
                compared.basis.part.is_some()
                    && column.side.part == compared.basis.part
                    && (compared.basis.year.is_none() || column.side.year == compared.basis.year)
            }
            Some(With::Share) | None => column.side.before,
        }
    }

    /// Of several columns the one that a comparison in column `x` compares; none if that cannot be told.
    fn subject(&self, x: usize, compared: &HeadComparison, mut among: Vec<usize>) -> Option<usize> {
        let side = |s: usize| &self.columns[s].side;
        let named = &compared.subject;
        let year = |s: usize| self.year(s, self.kind(s));
        let whole = matches!(compared.with, Some(With::Plan(_)));
        // The numbers know best.
        narrow(&mut among, |s| {
            self.basis(x, s, compared).is_some_and(|b| self.agreement(x, s, b).is_some())
        });
        narrow(&mut among, |s| self.has_same_part(s, x));
        match named.kind {
            Some(SideKind::Plan(_)) => {
                narrow(&mut among, |s| matches!(self.columns[s].role, Role::Plan(_)));
            }
            Some(SideKind::Result) => narrow(&mut among, |s| self.columns[s].role == Role::Result),
            None if whole => narrow(&mut among, |s| self.kind(s) == FigureKind::Result),
            None => {}
        }
        narrow(&mut among, |s| named.kind.is_some() && side(s).estimated == named.estimated);
        narrow(&mut among, |s| named.year.is_some() && year(s) == named.year);
        narrow(&mut among, |s| named.part.is_some() && side(s).part == named.part);
        narrow(&mut among, |s| (named.cumulative || whole) && side(s).cumulative);
        narrow(&mut among, |s| !named.counted.is_empty() && named.is_counted_by(side(s)));
        let money = named.is_money();
        let of_money =
            |s: usize| self.columns[s].unit.as_ref().is_some_and(|unit| unit.contains("đồng"));
        narrow(&mut among, |s| money && of_money(s));
        let unit = self.columns[x].unit.as_ref().filter(|_| !compared.is_percent);
        narrow(&mut among, |s| unit.is_some() && self.columns[s].unit.as_ref() == unit);
        // What also has a column with the basis: "Số mắc", "Số mắc cùng kỳ".
        let based = |s: usize| {
            (0..x).any(|b| {
                b != s
                    && self.is_basis(b, compared)
                    && !side(s).counted.is_empty()
                    && side(b).counted == side(s).counted
            })
        };
        narrow(&mut among, based);
        narrow(&mut among, |s| self.columns[s].role == Role::Result);
        narrow(&mut among, |s| !self.columns[s].is_part());
        let last = among.iter().filter_map(|&s| year(s)).max();
        narrow(&mut among, |s| named.year.is_none() && year(s) == last);
        if self.is_one(&among) {
            return among.last().copied();
        }
        let from = (0..x).rev().find(
            |&b| matches!(self.links[b], ColumnLink::To { measure, .. } if measure != PLAN_VALUE),
        );
        narrow(&mut among, |s| from.is_some_and(|from| s > from));
        self.is_one(&among).then(|| among.last().copied()).flatten()
    }

    /// Whether columns all hold numbers of the same.
    fn is_one(&self, columns: &[usize]) -> bool {
        let side = |x: usize| &self.columns[x].side;
        columns.windows(2).all(|pair| side(pair[0]).counted == side(pair[1]).counted)
    }

    /// Whether a column of plans is for the results of a column.
    fn has_plan(&self, subject: usize) -> bool {
        self.links.iter().any(|link| {
            matches!(link, ColumnLink::To { subject: s, measure, .. } if *s == subject && *measure == PLAN_VALUE)
        })
    }

    /// The column that a comparison is with: the one that its head names; if it names none, an earlier year or the plan of the
    /// same, by preference the one that the numbers agree with.
    fn basis(&self, x: usize, subject: usize, compared: &HeadComparison) -> Option<usize> {
        let others = || {
            (0..self.columns.len())
                .filter(|&b| b != subject && b != x && self.columns[b].holds_figures())
        };
        let same = |&b: &usize| !self.columns[subject].side.differs(&self.columns[b].side);
        let agrees = |b: &usize| self.agreement(x, subject, *b).is_some();
        if compared.with.is_some() {
            let mut bases = others().filter(same).filter(|&b| self.is_basis(b, compared));
            return bases.clone().find(agrees).or_else(|| bases.next());
        }
        let year = |b: usize| self.year(b, self.kind(b));
        let earlier =
            others().filter(same).filter(|&b| year(b) < year(subject)).max_by_key(|&b| year(b));
        let plan = others().find(|&b| {
            matches!(&self.links[b], ColumnLink::To { subject: s, measure, .. } if *s == subject && *measure == PLAN_VALUE)
        });
        let mut bases = earlier.into_iter().chain(plan);
        bases.clone().find(agrees).or_else(|| bases.next())
    }

    /// The basis that a column is for the figures of another.
    fn with(&self, basis: usize, subject: usize) -> Option<With> {
        if let ColumnLink::To { with, .. } = &self.links[basis] {
            return Some(with.clone());
        }
        let year = self.year(basis, self.kind(basis));
        let earlier = year.filter(|year| Some(*year) < self.year(subject, self.kind(subject)));
        match self.columns[basis].role {
            Role::Plan(plan) => Some(With::Plan(plan)),
            _ => earlier.map(|year| With::Period(Period::Year(year))),
        }
    }

    /// The measure of a comparison.
    fn measure(
        &self,
        x: usize,
        subject: usize,
        basis: Option<usize>,
        compared: &HeadComparison,
        with: &With,
    ) -> &'static str {
        let plan = matches!(with, With::Plan(_));
        let unit = self.columns[x].unit.as_deref();
        let signed = self.is_signed(x);
        // A change of a rate is in points.
        let points = compared.is_difference
            && self.columns[subject].unit.as_deref() == Some("%")
            && self.has_same_part(subject, x);
        let percent = !points && compared.is_percent
            || self.numbers(x).any(|number| number.unit.as_deref() == Some("%"))
            || unit.is_none() && !compared.is_difference && !signed && !compared.subject.is_money();
        let difference = compared.is_difference && !self.is_ratio(x, subject, basis)
            || signed
            || !percent
            || self.is_change(x, subject, basis, plan);
        match (difference, plan, percent) {
            (false, ..) => "percent_of",
            (true, true, true) => "over_percent",
            (true, true, false) => "over_abs",
            (true, false, true) => "change_percent",
            (true, false, false) => "change_abs",
        }
    }

    /// Whether the numbers of a column of rates are changes and no ratios: as those of its subject and basis say, else by
    /// their size.
    fn is_change(&self, x: usize, subject: usize, basis: Option<usize>, plan: bool) -> bool {
        match basis.and_then(|basis| self.agreement(x, subject, basis)) {
            Some(agreement) => agreement == Agreement::Change,
            None => {
                !plan && self.numbers(x).all(|number| number.value.to_f64().abs() < LEAST_RATIO)
            }
        }
    }

    /// Whether the numbers of a column are ratios, by those of its subject and basis.
    fn is_ratio(&self, x: usize, subject: usize, basis: Option<usize>) -> bool {
        basis.and_then(|basis| self.agreement(x, subject, basis)) == Some(Agreement::Ratio)
    }

    /// What the numbers of a column are of those of two others, where most rows agree.
    fn agreement(&self, x: usize, subject: usize, basis: usize) -> Option<Agreement> {
        let (mut ratios, mut changes, mut rows) = (0, 0, 0);
        for row in &self.sample {
            let (Some(value), Some(subject), Some(basis)) = (row[x], row[subject], row[basis])
            else {
                continue;
            };
            if basis == 0.0 {
                continue;
            }
            rows += 1;
            let ratio = 100.0 * subject / basis;
            let near = |expected: f64| (value.abs() - expected.abs()).abs() < 0.6;
            ratios += usize::from(near(ratio));
            changes += usize::from(near(ratio - 100.0));
        }
        let most = |count: usize| rows > 0 && count * 2 > rows;
        match (most(ratios), most(changes)) {
            (true, false) => Some(Agreement::Ratio),
            (false, true) => Some(Agreement::Change),
            _ => None,
        }
    }

    /// The numbers of a column.
    fn numbers(&self, x: usize) -> impl Iterator<Item = CellNumber> {
        (self.heads..self.grid.height()).filter_map(move |y| number(self.grid.cell(y, x)))
    }

    /// Whether one of a column's cells has a sign.
    fn is_signed(&self, x: usize) -> bool {
        let signed = |text: &str| text.len() > 1 && text.starts_with(['-', '+', '–']);
        (self.heads..self.grid.height())
            .any(|y| signed(self.grid.text(y, x)) && number(self.grid.cell(y, x)).is_some())
    }

    /// For each column the two that its numbers are computed from, as the row of column numbers says: `4=3/2`.
    fn formulas(&self) -> Vec<Option<(usize, usize)>> {
        let none = vec![None; self.columns.len()];
        let Some(y) =
            (0..self.grid.height().min(self.heads + 1)).find(|&y| is_index_row(self.grid, y))
        else {
            return none;
        };
        let written: Vec<Vec<usize>> = (0..self.columns.len())
            .map(|x| {
                let words = tokens(self.grid.text(y, x));
                let numbers = words.iter().filter(|t| t.is_number());
                numbers.filter_map(|t| t.word.parse().ok()).collect()
            })
            .collect();
        let column =
            |number: &usize| written.iter().position(|numbers| numbers.first() == Some(number));
        let formula = |x: usize| match written[x].as_slice() {
            [_, subject, basis, ..] => Some((column(subject)?, column(basis)?)),
            _ => None,
        };
        (0..self.columns.len()).map(formula).collect()
    }
}

/// What numbers are of two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    /// The first in per cent of the second.
    Ratio,
    /// The change from the second to the first in per cent.
    Change,
}
