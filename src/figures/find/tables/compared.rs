//! The comparisons of a table: which figure of its row a column that compares belongs to.

use super::super::basis::{Period, PlanSource};
use super::super::cells::CellNumber;
use super::super::columns::Role;
use super::super::draft::{FoundComparison, With};
use super::super::entry::Entry;
use super::TableReading;
use crate::report::FigureKind;

impl TableReading<'_> {
    /// Adds a comparison to the nearest figure to the left that it fits, first to one of the year that the column names.
    pub(super) fn compare(
        &mut self,
        x: usize,
        first: usize,
        number: CellNumber,
        with: With,
        measure: &'static str,
    ) {
        let base = match &with {
            With::Period(Period::Year(year)) => Some(*year),
            With::Period(Period::YearBefore) => {
                self.setting.reported.and_then(|year| year.checked_sub(1))
            }
            _ => None,
        };
        let plan = matches!(with, With::Plan(_));
        let unit = self.columns[x].unit.as_ref().filter(|_| measure.ends_with("_abs"));
        let fits = |entry: &Entry| {
            unit.is_none_or(|unit| *unit == entry.unit)
                && (!plan || entry.kind == FigureKind::Result)
                && (base.is_none() || entry.year != base)
        };
        let named = self.columns[x].year.filter(|_| plan);
        let candidates = || (first..self.entries.len()).rev();
        let of_year = named.and_then(|year| {
            candidates().find(|&n| fits(&self.entries[n]) && self.entries[n].year == Some(year))
        });
        let of_base = || {
            let base = base?;
            candidates().find(|&n| fits(&self.entries[n]) && self.has_base(first, n, base))
        };
        if let Some(n) =
            of_year.or_else(of_base).or_else(|| candidates().find(|&n| fits(&self.entries[n])))
        {
            self.add(n, number, with, measure);
        }
    }

    /// Whether the row also has the value of an earlier year of a figure: `Số ca`, `Số ca cùng kỳ`.
    fn has_base(&self, first: usize, n: usize, base: u16) -> bool {
        let name = &self.entries[n].name;
        let row = self.entries[first..].iter();
        row.filter(|entry| entry.year == Some(base)).any(|entry| entry.name.starts_with(name))
    }

    pub(super) fn add(&mut self, n: usize, number: CellNumber, with: With, measure: &'static str) {
        let entry = &mut self.entries[n];
        let measure =
            if measure == "change_abs" && entry.unit == "%" { "change_points" } else { measure };
        let percent = matches!(measure, "percent_of" | "change_percent" | "over_percent");
        let unit = if percent { "%".to_owned() } else { entry.unit.clone() };
        entry.comparisons.push(FoundComparison {
            with,
            measure,
            value: Some(number.value),
            written: Some(number.written),
            unit,
            stated: true,
        });
    }

    /// Reads a comparison without a number in a column of ratios: "Đạt", "Vượt", "Không đạt".
    pub(super) fn standing(&mut self, y: usize, x: usize, first: usize) {
        if !matches!(self.columns[x].role, Role::Ratio(With::Plan(_))) {
            return;
        }
        let measure = match self.grid.text(y, x).to_lowercase().as_str() {
            "đạt" | "đạt kế hoạch" | "đạt kh" => "met",
            "vượt" | "vượt kế hoạch" | "vượt kh" => "exceeded",
            "không đạt" | "chưa đạt" => "missed",
            _ => return,
        };
        let result = |entry: &Entry| entry.kind == FigureKind::Result;
        if let Some(entry) = self.entries[first..].iter_mut().rev().find(|entry| result(entry)) {
            entry.comparisons.push(FoundComparison {
                with: With::Plan(PlanSource::Plain),
                measure,
                value: None,
                written: None,
                unit: String::new(),
                stated: true,
            });
        }
    }
}
