//! Figures as CSV (RFC 4180): a row each, numbers with decimal points. The first plan has columns of its own; all comparisons
//! that the report states are in the column `comparisons`.

use anyhow::Context;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use super::{Out, address_of, known, order_id};
use crate::figures::{Amount, FigureRow, Figures, Plan, Standing};
use crate::report::{Comparison, FigureKind, Report};
use crate::text::SafeText;

/// The columns in their order.
#[derive(Default, Serialize)]
struct Record<'a> {
    id: &'a str,
    kind: Option<FigureKind>,
    year: Option<u16>,
    view: &'a str,
    topic: &'a str,
    name_vi: &'a str,
    name_en: &'a str,
    qualifier: &'a str,
    value: String,
    value_text: &'a str,
    unit: &'a str,
    measure: &'a str,
    plan: Option<String>,
    plan_year: Option<u16>,
    plan_basis: &'a str,
    plan_derived: Option<bool>,
    percent_of_plan: Option<String>,
    percent_of_plan_derived: Option<bool>,
    standing: Option<Standing>,
    standing_stated: Option<bool>,
    previous_year: Option<u16>,
    previous_value: Option<String>,
    previous_value_derived: Option<bool>,
    paired_id: &'a str,
    paired_kind: Option<FigureKind>,
    paired_year: Option<u16>,
    paired_value: Option<String>,
    target_is: Option<&'static str>,
    comparisons: String,
    address: String,
    found: bool,
    confidence: Option<f64>,
    sure: Option<bool>,
    rules: String,
}

/// Prints the names of the columns and a record for each figure.
pub(super) fn print(
    report: &Report,
    figures: &Figures,
    rows: &[&FigureRow],
    out: &mut Out,
) -> anyhow::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.serialize(Record::of(report, figures, row))?;
    }
    if rows.is_empty() {
        // The names of the columns are written with the first record only.
        writer.serialize(Record::default())?;
    }
    let text = String::from_utf8(writer.into_inner()?).context("a record")?;
    // No field holds a line end, so that each record is a line.
    for line in text.split_inclusive('\n').take(1 + rows.len()) {
        out.line(line.trim_end_matches('\n'))?;
    }
    Ok(())
}

impl<'a> Record<'a> {
    fn of(report: &'a Report, figures: &Figures, row: &'a FigureRow) -> Self {
        let figure = row.of(report);
        let plan = row.plans.first();
        let standing = plan.and_then(|plan| plan.standing);
        let before = row.changes.iter().find(|change| change.before.is_some());
        let other = row.paired.map(|paired| figures.rows()[paired.row].of(report));
        let (plan_value, plan_derived) = amount(plan.and_then(|plan| plan.value));
        let (percent_of_plan, percent_of_plan_derived) = amount(plan.and_then(Plan::percent));
        let (previous_value, previous_value_derived) =
            amount(before.and_then(|change| change.before));
        let found = row.found.as_deref();
        Self {
            id: &figure.id,
            kind: Some(figure.kind),
            year: known(figure.year),
            view: &figure.theme,
            topic: &figure.topic,
            name_vi: text(figure.name.vi.as_ref()),
            name_en: text(figure.name.en.as_ref()),
            qualifier: text(figure.qualifier.as_ref()),
            value: figure.value.to_string(),
            value_text: &figure.value_text,
            unit: &figure.unit,
            measure: figure.measure.as_str(),
            plan_year: plan_value.as_ref().and_then(|_| known(figure.year)),
            plan: plan_value,
            plan_basis: plan.map_or("", |plan| plan.basis.as_str()),
            plan_derived,
            percent_of_plan,
            percent_of_plan_derived,
            standing,
            standing_stated: standing.and(plan).map(|plan| plan.stated),
            previous_year: before.map(|change| change.year),
            previous_value,
            previous_value_derived,
            paired_id: text(other.map(|other| &other.id)),
            paired_kind: other.map(|other| other.kind),
            paired_year: other.and_then(|other| known(other.year)),
            paired_value: other.map(|other| other.value.to_string()),
            target_is: row.paired.and_then(|paired| paired.target).map(order_id),
            comparisons: comparisons(&figure.comparisons),
            address: address_of(report, row),
            found: row.is_found(),
            confidence: found.map(|found| found.confidence.share()),
            sure: found.map(|found| found.confidence.is_sure()),
            rules: found.map(|found| found.rules.join(" ")).unwrap_or_default(),
        }
    }
}

fn text(text: Option<&SafeText>) -> &str {
    text.map_or("", SafeText::as_str)
}

/// A number, and whether the program computed it.
fn amount(amount: Option<Amount>) -> (Option<String>, Option<bool>) {
    amount.map(|amount| (format!("{:#}", amount.number), amount.derived)).unzip()
}

/// Comparisons in one field: `2021 change_percent 9; plan met`.
fn comparisons(comparisons: &[Comparison]) -> String {
    let words = |one: &Comparison| {
        let value = one.value.as_ref().map(ToString::to_string).unwrap_or_default();
        let words = format!("{} {} {value} {}", one.basis, one.measure, text(one.unit.as_ref()));
        words.trim_end().to_owned()
    };
    comparisons.iter().map(words).collect::<Vec<_>>().join("; ")
}
