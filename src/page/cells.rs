//! What the table of figures, the charts and the printed table say of a figure: the words of a cell.

use std::cmp::Ordering;

use super::columns;
use crate::citation;
use crate::figures::{Against, Amount, Change, ChangeUnit, FigureRow, Figures, Plan, Standing};
use crate::messages::{Lang, Message, topic};
use crate::report::{Bilingual, Confidence, Decision, Erratum, FigureKind, Node, PlanName, Report};

/// What marks a number that the program computed.
pub(crate) const DERIVED: char = '*';

/// The words of a language, or the other's where there are none.
pub(crate) fn pick(words: &Bilingual, lang: Lang) -> &str {
    let (first, second) = lang.pick((&words.vi, &words.en), (&words.en, &words.vi));
    first.as_ref().or(second.as_ref()).map_or("", |text| text.as_str())
}

/// What a figure is called; its id if it has no name.
pub fn name<'a>(report: &'a Report, row: &FigureRow, lang: Lang) -> &'a str {
    let figure = row.of(report);
    match pick(&figure.name, lang) {
        "" => figure.id.as_str(),
        name => name,
    }
}

/// The same after the sign of doubt, or of a decision, that the figure has: `?` unsure, `✓` accepted or corrected.
pub(crate) fn marked_name(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let sign = match row.of(report).status {
        Some(Decision::Accepted | Decision::Corrected) => "✓ ",
        _ if !row.is_sure() => "? ",
        _ => "",
    };
    format!("{sign}{}", name(report, row, lang))
}

/// What a group of figures is called: its view and topic, if it has one.
pub(crate) fn group(view: &str, topic_id: &str, lang: Lang) -> String {
    match topic_id {
        "" => view.to_owned(),
        id => format!("{view} · {}", topic(id, lang)),
    }
}

/// A number with its unit, as it is written: `9,0%`, `607 ha`.
pub(crate) fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        _ if unit.starts_with(['%', '‰']) => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

/// A number on a bar: with its unit where that is a percentage; any other is said once for the chart.
pub(crate) fn in_unit(number: &str, unit: &str) -> String {
    if unit.starts_with('%') { percent(number) } else { number.to_owned() }
}

/// The value as the report writes it, with its unit.
pub(crate) fn value(report: &Report, row: &FigureRow) -> String {
    let figure = row.of(report);
    with_unit(&figure.value_text, &figure.unit)
}

/// A number in the Vietnamese way, marked if it is derived.
pub(crate) fn amount(amount: Amount) -> String {
    let mut text = amount.number.to_string();
    if amount.derived {
        text.push(DERIVED);
    }
    text
}

/// The main plan's value.
pub fn plan(row: &FigureRow) -> String {
    row.plan().map(amount).unwrap_or_default()
}

/// The sign of a standing.
pub(crate) fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Exceeded => "▲",
        Standing::Met => "=",
        Standing::Missed => "▼",
    }
}

/// What a standing is called: in the report's own words where it says so, else only by order.
pub(crate) fn standing(plan: &Plan, standing: Standing) -> Message {
    match (standing, plan.stated) {
        (Standing::Exceeded, true) => Message::Exceeded,
        (Standing::Met, true) => Message::Met,
        (Standing::Missed, true) => Message::Missed,
        (Standing::Exceeded, false) => Message::Higher,
        (Standing::Met, false) => Message::Equal,
        (Standing::Missed, false) => Message::Lower,
    }
}

/// How a figure stands to one plan: `▲ +3,7% vượt`, `▼ 98,9% chưa đạt`, `= đạt`.
pub(crate) fn against_one(plan: &Plan, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(standing) = plan.standing {
        parts.push(sign(standing).to_owned());
    }
    if let Some((kind, by)) = plan.by {
        let number = amount(by);
        let plus = if by.number.is_negative() || by.number.is_zero() { "" } else { "+" };
        parts.push(match kind {
            Against::PercentOf => percent(&number),
            Against::OverPercent => format!("{plus}{}", percent(&number)),
            Against::OverPoints => format!("{plus}{number} {}", Message::Points.say(lang)),
            Against::OverAbs => format!("{plus}{number}"),
        });
    }
    if let Some(known) = plan.standing {
        parts.push(standing(plan, known).say(lang).to_owned());
    }
    parts.join(" ")
}

/// `%` behind a number, before the mark of a derived one.
fn percent(number: &str) -> String {
    match number.strip_suffix(DERIVED) {
        Some(bare) => format!("{bare}%{DERIVED}"),
        None => format!("{number}%"),
    }
}

/// How a figure stands to each of its plans.
pub fn against(row: &FigureRow, lang: Lang) -> String {
    let each: Vec<String> = row.plans.iter().map(|plan| against_one(plan, lang)).collect();
    each.join("; ")
}

/// A change on an earlier year: `+14,7%`, `-0,3 điểm %`, `+391`.
pub(crate) fn change(change: &Change, lang: Lang) -> String {
    let plus = if change.by.is_negative() || change.by.is_zero() { "" } else { "+" };
    match change.unit {
        ChangeUnit::Own => format!("{plus}{}", change.by),
        ChangeUnit::Percent => format!("{plus}{}%", change.by),
        ChangeUnit::Points => format!("{plus}{} {}", change.by, Message::Points.say(lang)),
    }
}

/// The changes on earlier years, the year written where it is not the one before.
pub fn changes(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let year = row.of(report).year;
    let each: Vec<String> = row
        .changes
        .iter()
        .map(|one| {
            let by = change(one, lang);
            if one.year + 1 == year { by } else { format!("{by} ({})", one.year) }
        })
        .collect();
    each.join("; ")
}

/// The other figure of a pair: of a result the next target and how it lies to it, of a target the result:
/// `52,9 ↑ cao hơn`.
pub fn next(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> String {
    next_within(usize::MAX, report, figures, row, lang)
}

/// The same where there is room for so many columns: if it is wider, the sign alone says how a target lies.
pub(crate) fn next_within(
    room: usize,
    report: &Report,
    figures: &Figures,
    row: &FigureRow,
    lang: Lang,
) -> String {
    let Some(paired) = row.paired else {
        return String::new();
    };
    let other = &figures.rows()[paired.row];
    let alike = other.of(report).unit == row.of(report).unit && !is_percent(report, other);
    let number = if alike { other.of(report).value_text.to_string() } else { value(report, other) };
    if other.of(report).kind == FigureKind::Result {
        let stands = if paired.target.is_some() {
            String::new()
        } else {
            format!(" ({})", Message::OtherMeasure.say(lang))
        };
        return format!("{}: {number}{stands}", other.of(report).year);
    }
    match paired.target {
        Some(order) => {
            let sign = format!("{number} {}", arrow(order));
            let words = format!("{sign} {}", ordering(order).say(lang));
            if columns(&words) <= room { words } else { sign }
        }
        None => format!("{number} ({})", Message::OtherMeasure.say(lang)),
    }
}

fn is_percent(report: &Report, row: &FigureRow) -> bool {
    row.of(report).unit.starts_with('%')
}

/// The sign of an order.
pub(crate) fn arrow(order: Ordering) -> &'static str {
    match order {
        Ordering::Greater => "↑",
        Ordering::Equal => "=",
        Ordering::Less => "↓",
    }
}

/// What an order is called.
pub(crate) fn ordering(order: Ordering) -> Message {
    match order {
        Ordering::Greater => Message::Higher,
        Ordering::Equal => Message::Equal,
        Ordering::Less => Message::Lower,
    }
}

/// Where a figure stands, in short: its section's label or its note.
pub(crate) fn position(report: &Report, row: &FigureRow, lang: Lang) -> String {
    match row.node {
        Some(Node::Note(note)) => Message::Note.fill(lang, &[&report.notes[note].label]),
        Some(node) => report.address(node),
        None => row.of(report).block.to_string(),
    }
}

/// Where a figure stands, in words.
pub(crate) fn place_in_words(report: &Report, row: &FigureRow) -> String {
    row.node.map(|node| citation::place_in_words(report, node)).unwrap_or_default()
}

/// What is printed, and what was probably meant: `“Quản thể” chắc là “Quần thể”`.
pub(crate) fn erratum(erratum: &Erratum, lang: Lang) -> String {
    let meant = match erratum.confidence {
        Confidence::High => Message::Surely,
        _ => Message::Perhaps,
    };
    format!("“{}” {} “{}”", erratum.reads, meant.say(lang), erratum.likely)
}

/// What a plan is called.
pub(crate) fn basis(plan: &Plan, lang: Lang) -> String {
    match &plan.basis {
        PlanName::Plan => Message::BasisPlan.say(lang).to_owned(),
        PlanName::CentralEstimate => Message::BasisCentral.say(lang).to_owned(),
        PlanName::CouncilEstimate => Message::BasisCouncil.say(lang).to_owned(),
        PlanName::Other(name) => name.replace('_', " "),
    }
}
