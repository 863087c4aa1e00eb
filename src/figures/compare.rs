//! The comparisons of a figure, gathered by plan and by year, and the numbers derived from them.

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::{Against, Amount, Change, ChangeUnit, Plan, Standing};
use crate::report::ComparisonMeasure as How;
use crate::report::{Basis, Comparison, Figure, Measure, PlanName};

/// Whether a unit is a percentage, so that differences are percentage points.
fn is_percentage(unit: &str) -> bool {
    unit.starts_with('%') || unit.starts_with('‰')
}

/// The number of a comparison, with the decimals that the report writes.
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

/// The plans that a figure is compared with, each with all comparisons with it.
pub(super) fn plans(figure: &Figure, value: Option<Decimal>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    for comparison in &figure.comparisons {
        let Basis::Plan(name) = &comparison.basis else { continue };
        let at = plans.iter().position(|plan| plan.basis == *name).unwrap_or_else(|| {
            plans.push(Plan {
                basis: name.clone(),
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
    // The plan without a further name is the main one.
    plans.sort_by_key(|plan| plan.basis != PlanName::Plan);
    plans
}

impl Plan {
    /// Adds a comparison that the report states.
    fn take(&mut self, comparison: &Comparison) {
        let word = match comparison.measure {
            How::Exceeded | How::Over => Some(Standing::Exceeded),
            How::Met | How::Reached => Some(Standing::Met),
            How::Missed | How::NotMet | How::Below => Some(Standing::Missed),
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
        let (kind, number, even) = match comparison.measure {
            How::PlanValue => {
                self.value = Some(stated(number));
                return;
            }
            How::PercentOf => (Against::PercentOf, number, Decimal::new(100, 0)),
            How::OverPercent => (Against::OverPercent, number, zero),
            How::UnderPercent => (Against::OverPercent, zero.minus(number), zero),
            How::OverPoints => (Against::OverPoints, number, zero),
            How::UnderPoints => (Against::OverPoints, zero.minus(number), zero),
            How::OverAbs => (Against::OverAbs, number, zero),
            How::UnderAbs => (Against::OverAbs, zero.minus(number), zero),
            _ => return,
        };
        self.by = Some((kind, stated(number)));
        if !self.stated {
            self.standing = Some(standing(number.cmp(&even)));
            self.stated = true;
        }
    }

    /// Derives the plan's value from the difference, or the difference from the plan's value.
    fn derive(&mut self, value: Decimal, unit: &str) {
        let hundred = Decimal::new(100, 0);
        match (self.value, self.by) {
            (None, Some((kind, by))) => {
                let plan = match kind {
                    // A percentage may itself be the share of the plan that was reached, and then has no plan in its unit.
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

    /// The figure as per cent of this plan, stated or from the per cent above it; none if only points are known.
    pub(crate) fn percent(&self) -> Option<Amount> {
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

/// The changes on earlier years that the report states, with the values of these years where they follow.
pub(super) fn changes(figure: &Figure, value: Option<Decimal>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for comparison in &figure.comparisons {
        let (&Basis::Year(year), Some(by)) = (&comparison.basis, compared(comparison)) else {
            continue;
        };
        let (unit, before) = match comparison.measure {
            How::ChangeAbs => (ChangeUnit::Own, value.map(|value| derived(value.minus(by)))),
            How::ChangePoints => (ChangeUnit::Points, value.map(|value| derived(value.minus(by)))),
            How::ChangePercent => {
                // Of growth, the change is the figure itself; of a percentage, per cent may mean points. Neither gives a value.
                let level = figure.measure == Measure::Level && !is_percentage(&figure.unit);
                let before = value
                    .filter(|_| level)
                    .and_then(|value| value.whole_of(Decimal::new(100, 0).plus(by)));
                (ChangeUnit::Percent, before.map(derived))
            }
            How::Value | How::PreviousValue => {
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
