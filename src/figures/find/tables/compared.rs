//! Adds the comparisons of a row to its figures.

use super::super::basis::PlanSource;
use super::super::cells::CellNumber;
use super::super::draft::{FoundComparison, With};
use super::TableReading;
use super::links::ColumnLink;

impl TableReading<'_> {
    /// Adds a comparison to the `n`-th figure.
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

    /// Reads the comparisons without a number of a row, in columns of ratios: "Đạt", "Vượt", "Không đạt". `figures` are the
    /// figures of each column.
    pub(super) fn standing(&mut self, y: usize, figures: &[Option<usize>]) {
        for x in 0..self.columns.len() {
            let measure = match self.grid.text(y, x).to_lowercase().as_str() {
                "đạt" | "đạt kế hoạch" | "đạt kh" => "met",
                "vượt" | "vượt kế hoạch" | "vượt kh" => "exceeded",
                "không đạt" | "chưa đạt" => "missed",
                _ => continue,
            };
            let figure = match &self.links[x] {
                ColumnLink::To { subject, with: With::Plan(_), .. } => figures[*subject],
                _ => None,
            };
            if let Some(n) = figure {
                let said = FoundComparison::standing(PlanSource::Plain, measure);
                self.entries[n].comparisons.push(said);
            }
        }
    }
}
