//! Figures as JSON: the members of the report's data, and the numbers derived from them.

use serde::Serialize;
use serde_json::Number;

use super::found::{self, FoundJson};
use super::{Out, address_of, known, order_id};
use crate::figures::{Against, Amount, Change, ChangeUnit, FigureRow, Figures, Plan, Standing};
use crate::report::{Figure, FigureKind, Report};

/// Prints a list with an object for each figure.
pub(super) fn print(
    report: &Report,
    figures: &Figures,
    rows: &[&FigureRow],
    out: &mut Out,
) -> anyhow::Result<()> {
    let rows: Vec<FigureJson> =
        rows.iter().map(|row| FigureJson::of(report, figures, row)).collect();
    out.json(&rows)
}

/// A figure with the numbers derived from it.
#[derive(Serialize)]
struct FigureJson<'a> {
    #[serde(flatten)]
    figure: &'a Figure,
    /// How the program found it, if it did.
    #[serde(flatten)]
    found: Option<FoundJson<'a>>,
    /// The passage of the quote.
    address: String,
    /// The characters of the quote in that passage's text.
    quote_at: Option<[usize; 2]>,
    /// Of a number in a table, its row, heads and cell in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    plans: Vec<PlanJson<'a>>,
    changes: Vec<ChangeJson>,
    paired: Option<PairedJson<'a>>,
}

#[derive(Serialize)]
struct AmountJson {
    value: Number,
    derived: bool,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    basis: &'a str,
    value: Option<AmountJson>,
    percent: Option<AmountJson>,
    /// Percentage points above it.
    points: Option<AmountJson>,
    /// How far above it in the figure's own unit.
    over: Option<AmountJson>,
    standing: Option<Standing>,
    standing_stated: bool,
}

#[derive(Serialize)]
struct ChangeJson {
    year: u16,
    by: Number,
    unit: ChangeUnit,
    before: Option<AmountJson>,
}

#[derive(Serialize)]
struct PairedJson<'a> {
    id: &'a str,
    kind: FigureKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    value: &'a Number,
    unit: &'a str,
    /// Whether the target is higher than the result; none where they measure different things.
    target_is: Option<&'static str>,
}

impl<'a> FigureJson<'a> {
    fn of(report: &'a Report, figures: &'a Figures, row: &'a FigureRow) -> Self {
        Self {
            figure: row.of(report),
            found: found::json(row),
            address: address_of(report, row),
            quote_at: row.quote.as_ref().map(|quote| [quote.start, quote.end]),
            cell: row.cell.as_deref(),
            plans: row.plans.iter().map(plan_json).collect(),
            changes: row.changes.iter().map(change_json).collect(),
            paired: row.paired.map(|paired| {
                let other = figures.rows()[paired.row].of(report);
                PairedJson {
                    id: &other.id,
                    kind: other.kind,
                    year: known(other.year),
                    value: &other.value,
                    unit: &other.unit,
                    target_is: paired.target.map(order_id),
                }
            }),
        }
    }
}

fn amount_json(amount: Amount) -> AmountJson {
    AmountJson { value: amount.number.to_json(), derived: amount.derived }
}

fn plan_json(plan: &Plan) -> PlanJson<'_> {
    let by = |wanted: Against| {
        plan.by.filter(|(kind, _)| *kind == wanted).map(|(_, amount)| amount_json(amount))
    };
    PlanJson {
        basis: plan.basis.as_str(),
        value: plan.value.map(amount_json),
        percent: plan.percent().map(amount_json),
        points: by(Against::OverPoints),
        over: by(Against::OverAbs),
        standing: plan.standing,
        standing_stated: plan.stated,
    }
}

fn change_json(change: &Change) -> ChangeJson {
    ChangeJson {
        year: change.year,
        by: change.by.to_json(),
        unit: change.unit,
        before: change.before.map(amount_json),
    }
}
