//! The words for the comparisons of a figure with its plans and with earlier years. A percentage of a plan always names the
//! plan: `100,7% kế hoạch`.

use super::numbers::{amount, in_unit, is_percentage, number, percent};
use crate::figures::decimal::Decimal;
use crate::figures::{Against, Amount, Change, ChangeUnit, FigureRow, Plan, Standing};
use crate::messages::{self, Lang, Message};
use crate::page::columns;
use crate::report::{Basis, Comparison, ComparisonMeasure, PlanName, Report};

/// How a plan is named: in full, with its value, or in short.
#[derive(Clone, Copy, PartialEq)]
enum Length {
    Full,
    WithValue,
    Short,
}

/// The main plan's value.
pub fn plan(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let value = |plan| in_unit(&amount(plan, lang), &row.of(report).unit);
    row.plan().map(value).unwrap_or_default()
}

/// The sign of a standing.
fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Exceeded => "▲",
        Standing::Met => "=",
        Standing::Missed => "▼",
    }
}

/// The comparisons of a figure with each of its plans.
pub fn against(report: &Report, row: &FigureRow, lang: Lang) -> String {
    joined(report, row, lang, Length::Full)
}

/// The same with the values of the plans: `▲ 103,7%* kế hoạch (585*)`.
pub(crate) fn against_values(report: &Report, row: &FigureRow, lang: Lang) -> String {
    joined(report, row, lang, Length::WithValue)
}

/// The same in at most `width` columns if possible: with short names of the plans, or only the main plan and an ellipsis.
pub(crate) fn against_within(width: usize, report: &Report, row: &FigureRow, lang: Lang) -> String {
    let full = against(report, row, lang);
    if columns(&full) <= width {
        return full;
    }
    let short = joined(report, row, lang, Length::Short);
    if columns(&short) <= width {
        return short;
    }
    let unit = &row.of(report).unit;
    let main = row.plans.first().map(|plan| one(plan, unit, lang, Length::Short));
    main.unwrap_or_default() + if row.plans.len() > 1 { "; …" } else { "" }
}

fn joined(report: &Report, row: &FigureRow, lang: Lang, length: Length) -> String {
    let unit = &row.of(report).unit;
    let each: Vec<String> = row.plans.iter().map(|plan| one(plan, unit, lang, length)).collect();
    each.join("; ")
}

/// The comparison with one plan: `▲ 103,7%* kế hoạch`, `= đạt kế hoạch`, `▲ vượt kế hoạch 1,5 điểm %`.
pub(crate) fn against_one(plan: &Plan, unit: &str, lang: Lang) -> String {
    one(plan, unit, lang, Length::Full)
}

fn one(plan: &Plan, unit: &str, lang: Lang, length: Length) -> String {
    let basis = match plan.value.filter(|_| length == Length::WithValue) {
        Some(value) => {
            format!("{} ({})", basis(plan, lang), in_unit(&amount(value, lang), unit))
        }
        None => basis_of(plan, lang, length),
    };
    let words = if let Some(share) = plan.percent().map(to_a_tenth) {
        let share = Message::ShareOf.fill(lang, &[&percent(&amount(share, lang)), &basis]);
        match plan.standing {
            Some(Standing::Met) => format!("{} {share}", Message::Met.say(lang)),
            _ => share,
        }
    } else {
        let Some(standing) = plan.standing else {
            return String::new();
        };
        let apart = plan.by.filter(|(_, by)| !by.number.is_zero()).map(|(kind, mut by)| {
            if by.number.is_negative() {
                by.number = by.number.times(-1);
            }
            let by = (by.number, amount(by, lang));
            match kind {
                Against::OverAbs if !is_percentage(unit) => {
                    format!("{} {}", by.1, messages::unit(unit, Some(by.0), lang))
                }
                _ => format!("{} {}", by.1, Message::Points.say(lang)),
            }
        });
        match (apart, length) {
            (Some(apart), Length::Full | Length::WithValue) => {
                let word = word(plan, standing).say(lang);
                Message::ApartBy.fill(lang, &[word, &basis, apart.trim_end()])
            }
            (Some(apart), Length::Short) => {
                let sign = if standing == Standing::Missed { '-' } else { '+' };
                format!("{sign}{}", apart.trim_end())
            }
            (None, _) => format!("{} {basis}", plain_word(plan, standing).say(lang)),
        }
    };
    match plan.standing {
        Some(standing) => format!("{} {words}", sign(standing)),
        None => words,
    }
}

/// A derived percentage rounded to a tenth, unless that would wrongly say that a plan was met.
fn to_a_tenth(share: Amount) -> Amount {
    let rounded = share.number.at_most(1);
    let hundred = Decimal::new(100, 0);
    let misleads = (rounded == hundred) != (share.number == hundred);
    if !share.derived || misleads { share } else { Amount { number: rounded, ..share } }
}

/// The word for a difference from a plan: stronger if the report states it, else only of order.
fn word(plan: &Plan, standing: Standing) -> Message {
    match standing {
        Standing::Exceeded if plan.stated => Message::Exceeded,
        Standing::Exceeded => Message::Above,
        Standing::Met => Message::Equal,
        Standing::Missed => Message::Below,
    }
}

/// The word for a standing without a number.
fn plain_word(plan: &Plan, standing: Standing) -> Message {
    match (standing, plan.stated) {
        (Standing::Met, true) => Message::Met,
        (Standing::Missed, true) => Message::Missed,
        (standing, _) => word(plan, standing),
    }
}

/// The name of a plan.
pub(crate) fn basis(plan: &Plan, lang: Lang) -> String {
    basis_of(plan, lang, Length::Full)
}

fn basis_of(plan: &Plan, lang: Lang, length: Length) -> String {
    let known = match (&plan.basis, length) {
        (PlanName::Plan, _) => Message::BasisPlan,
        (PlanName::CentralEstimate, Length::Short) => Message::ShortCentral,
        (PlanName::CouncilEstimate, Length::Short) => Message::ShortCouncil,
        (PlanName::CentralEstimate, _) => Message::BasisCentral,
        (PlanName::CouncilEstimate, _) => Message::BasisCouncil,
        (PlanName::Other(name), _) => return name.replace('_', " "),
    };
    known.say(lang).to_owned()
}

/// A change on an earlier year, which it names: `+14,7% so với 2021`, `-0,3 điểm % so với 2021`, `+391 so với 2021`.
pub(crate) fn change(change: &Change, unit: &str, lang: Lang) -> String {
    let by = signed(change.by, change.unit, unit, lang);
    Message::ChangeOn.fill(lang, &[&by, &change.year.to_string()])
}

/// A change with its sign: `+14,7%`, `-0,3 điểm %`, `+391`. `unit` is that of the figure.
fn signed(by: Decimal, own: ChangeUnit, unit: &str, lang: Lang) -> String {
    let plus = if by.is_negative() || by.is_zero() { "" } else { "+" };
    let by = number(by, lang);
    match own {
        ChangeUnit::Percent => format!("{plus}{by}%"),
        ChangeUnit::Own if !is_percentage(unit) => format!("{plus}{by}"),
        _ => format!("{plus}{by} {}", Message::Points.say(lang)),
    }
}

/// The changes on earlier years, and what per cent of them it is.
pub fn changes(report: &Report, row: &FigureRow, lang: Lang) -> String {
    each_change(report, row, lang).collect::<Vec<_>>().join("; ")
}

/// The same one by one.
pub(crate) fn each_change<'a>(
    report: &'a Report,
    row: &'a FigureRow,
    lang: Lang,
) -> impl Iterator<Item = String> + 'a {
    let figure = row.of(report);
    let changes = row.changes.iter().map(move |one| change(one, &figure.unit, lang));
    let others = move |one| share(one, lang).or_else(|| on_period(one, &figure.unit, lang));
    changes.chain(figure.comparisons.iter().filter_map(others))
}

/// What per cent of an earlier year it is: `98,9% năm 2021`.
fn share(comparison: &Comparison, lang: Lang) -> Option<String> {
    let (&Basis::Year(year), ComparisonMeasure::PercentOf) =
        (&comparison.basis, &comparison.measure)
    else {
        return None;
    };
    let share = Decimal::vietnamese(comparison.value_text.as_deref()?)?;
    Some(Message::PercentOfYear.fill(lang, &[&number(share, lang), &year.to_string()]))
}

/// A comparison with an earlier period that is no year: `101,2% tháng trước`, `+4,1% so với đầu năm`.
fn on_period(comparison: &Comparison, unit: &str, lang: Lang) -> Option<String> {
    let Basis::Period(period) = &comparison.basis else {
        return None;
    };
    let by = Decimal::plain(&comparison.value.as_ref()?.to_string())?;
    let own = match comparison.measure {
        ComparisonMeasure::PercentOf => {
            return Some(Message::PercentOfPeriod.fill(lang, &[&number(by, lang), period]));
        }
        ComparisonMeasure::ChangePercent => ChangeUnit::Percent,
        ComparisonMeasure::ChangePoints => ChangeUnit::Points,
        ComparisonMeasure::ChangeAbs => ChangeUnit::Own,
        _ => return None,
    };
    Some(Message::ChangeOn.fill(lang, &[&signed(by, own, unit, lang), period]))
}
