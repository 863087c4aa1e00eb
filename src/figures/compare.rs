//! What a report compares a figure with, gathered by plan and by year, and what follows from that.

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::{Against, Amount, Change, ChangeUnit, Plan, Standing};
use crate::report::{Comparison, Figure};

/// The plan a report calls so; others stand behind it.
const MAIN_PLAN: &str = "plan";

/// Whether a unit is a percentage, so that differences are points and not per cent of it.
fn is_percentage(unit: &str) -> bool {
    unit.starts_with('%') || unit.starts_with('‰')
}

/// The number of a comparison, with the decimals it is written with.
fn compared(comparison: &Comparison) -> Option<Decimal> {
    let number = Decimal::plain(&comparison.value.as_ref()?.to_string())?;
    let written = comparison.value_text.as_deref().and_then(Decimal::vietnamese);
    Some(written.filter(|&written| written == number).unwrap_or(number))
}

fn stated(number: Decimal) -> Amount {
    Amount { number, derived: false }
}

fn derived(number: Decimal) -> Amount {
    Amount { number, derived: true }
}

/// The plans a figure is compared with, the facts on each gathered.
pub(super) fn plans(figure: &Figure, value: Option<Decimal>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    for comparison in &figure.comparisons {
        if comparison.basis.parse::<u16>().is_ok() {
            continue;
        }
        let at =
            plans.iter().position(|plan| plan.basis == comparison.basis).unwrap_or_else(|| {
                plans.push(Plan {
                    basis: comparison.basis.clone(),
                    value: None,
                    by: None,
                    standing: None,
                    stated: false,
                });
                plans.len() - 1
            });
        plans[at].take(comparison);
    }
    for plan in &mut plans {
        if let Some(value) = value {
            plan.derive(value, &figure.unit);
        }
    }
    plans.sort_by_key(|plan| plan.basis.as_str() != MAIN_PLAN);
    plans
}

impl Plan {
    /// Takes up what the report states.
    fn take(&mut self, comparison: &Comparison) {
        let word = match comparison.measure.as_str() {
            "exceeded" | "over" => Some(Standing::Exceeded),
            "met" | "reached" => Some(Standing::Met),
            "missed" | "not_met" | "below" => Some(Standing::Missed),
            _ => None,
        };
        if word.is_some() {
            self.standing = word;
            self.stated = true;
            return;
        }
        let Some(number) = compared(comparison) else {
            return;
        };
        let zero = Decimal::default();
        let (kind, number, mark) = match comparison.measure.as_str() {
            "plan_value" => {
                self.value = Some(stated(number));
                return;
            }
            "percent_of" => (Against::PercentOf, number, Decimal::new(100, 0)),
            "over_percent" => (Against::OverPercent, number, zero),
            "under_percent" => (Against::OverPercent, zero.minus(number), zero),
            "over_points" => (Against::OverPoints, number, zero),
            "under_points" => (Against::OverPoints, zero.minus(number), zero),
            "over_abs" => (Against::OverAbs, number, zero),
            "under_abs" => (Against::OverAbs, zero.minus(number), zero),
            _ => return,
        };
        self.by = Some((kind, stated(number)));
        if !self.stated {
            self.standing = Some(standing(number.cmp(&mark)));
            self.stated = true;
        }
    }

    /// Works out what follows: the plan from the distance, or the distance from the plan.
    fn derive(&mut self, value: Decimal, unit: &str) {
        let hundred = Decimal::new(100, 0);
        match (self.value, self.by) {
            (None, Some((kind, by))) => {
                let plan = match kind {
                    // A percentage that is itself the share of the plan reached has no plan in its own unit.
                    Against::PercentOf | Against::OverPercent if is_percentage(unit) => None,
                    Against::PercentOf => value.whole_of(by.number),
                    Against::OverPercent => value.whole_of(hundred.plus(by.number)),
                    Against::OverPoints | Against::OverAbs => Some(value.minus(by.number)),
                };
                self.value = plan.map(derived);
            }
            (Some(plan), None) => {
                let plan = plan.number;
                self.by = if is_percentage(unit) {
                    Some((Against::OverPoints, derived(value.minus(plan))))
                } else if plan.is_negative() || value.is_negative() {
                    Some((Against::OverAbs, derived(value.minus(plan))))
                } else {
                    value.percent_of(plan).map(|percent| (Against::PercentOf, derived(percent)))
                };
                if self.standing.is_none() {
                    self.standing = Some(standing(value.cmp(&plan)));
                }
            }
            _ => {}
        }
    }

    /// The figure as per cent of this plan, stated or from how far above it lies; none where only points are known.
    pub fn percent(&self) -> Option<Amount> {
        match self.by? {
            (Against::PercentOf, amount) => Some(amount),
            (Against::OverPercent, amount) => {
                Some(derived(Decimal::new(100, 0).plus(amount.number)))
            }
            _ => None,
        }
    }
}

fn standing(order: Ordering) -> Standing {
    match order {
        Ordering::Greater => Standing::Exceeded,
        Ordering::Equal => Standing::Met,
        Ordering::Less => Standing::Missed,
    }
}

/// The changes on earlier years that the report states, with the value of that year where it follows.
pub(super) fn changes(figure: &Figure, value: Option<Decimal>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for comparison in &figure.comparisons {
        let (Ok(year), Some(by)) = (comparison.basis.parse::<u16>(), compared(comparison)) else {
            continue;
        };
        let (unit, before) = match comparison.measure.as_str() {
            "change_abs" => (ChangeUnit::Own, value.map(|value| derived(value.minus(by)))),
            "change_points" => (ChangeUnit::Points, value.map(|value| derived(value.minus(by)))),
            "change_percent" => {
                // Growth is the change itself, and a percentage that grew by a per cent may mean points.
                let level = figure.measure.as_str() == "level" && !is_percentage(&figure.unit);
                let before = value
                    .filter(|_| level)
                    .and_then(|value| value.whole_of(Decimal::new(100, 0).plus(by)));
                (ChangeUnit::Percent, before.map(derived))
            }
            "value" | "previous_value" => {
                let (Some(value), before) = (value, by) else {
                    continue;
                };
                changes.push(Change {
                    year,
                    by: value.minus(before),
                    unit: ChangeUnit::Own,
                    before: Some(stated(before)),
                });
                continue;
            }
            _ => continue,
        };
        changes.push(Change { year, by, unit, before });
    }
    changes.sort_by_key(|change| (change.year >= figure.year, u16::MAX - change.year));
    changes
}
