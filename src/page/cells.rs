//! What the table of figures, the charts and the printed table say of a figure: the words of a cell. How a figure is
//! compared with plans and years is in [`compared`].

mod compared;
mod numbers;

use std::cmp::Ordering;

use super::columns;
use crate::citation;
use crate::figures::{FigureRow, Figures};
use crate::messages::{self, Lang, Message, topic};
use crate::report::{Bilingual, Confidence, Decision, Erratum, FigureKind, Measure, Node, Report};

pub use compared::{against, changes, plan};
pub(crate) use compared::{against_one, against_values, against_within, basis, change};
use numbers::is_percentage;
pub(crate) use numbers::{DERIVED, amount, in_unit};

/// What marks a target where there is no room for the word.
pub(crate) const TARGET: char = '◆';

/// The words of a language, or the other's where there are none.
pub(crate) fn pick(words: &Bilingual, lang: Lang) -> &str {
    let (first, second) = lang.pick((&words.vi, &words.en), (&words.en, &words.vi));
    first.as_ref().or(second.as_ref()).map_or("", |text| text.as_str())
}

/// What a figure is called: its name, or its id if it has none; of a rate of growth or a reduction also that it is one,
/// unless the name says so.
pub fn name(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let bare = bare_name(report, row, lang);
    let measure = match row.of(report).measure {
        Measure::Growth => Message::GrowthRate,
        Measure::Reduction => Message::ReductionRate,
        _ => return bare.to_owned(),
    };
    if messages::says_change(bare) {
        return bare.to_owned();
    }
    format!("{bare} ({})", measure.say(lang))
}

/// The name alone.
pub(crate) fn bare_name<'a>(report: &'a Report, row: &FigureRow, lang: Lang) -> &'a str {
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

/// The number of a figure: as the report writes it, in English the English way.
pub(crate) fn bare_value(report: &Report, row: &FigureRow, lang: Lang) -> String {
    match (lang, row.value) {
        (Lang::En, Some(value)) => value.english(),
        _ => row.of(report).value_text.to_string(),
    }
}

/// The number with its unit: `9,0%`, `607 ha`, `6,705.5 billion VND`.
pub(crate) fn value_in_unit(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let number = bare_value(report, row, lang);
    let unit = messages::unit(&row.of(report).unit, row.value, lang);
    match &*unit {
        "" => number,
        unit if unit.starts_with(['%', '‰']) => format!("{number}{unit}"),
        unit => format!("{number} {unit}"),
    }
}

/// The value in full: with the word that qualifies it, `trên 95%`, `80% trở lên`.
pub(crate) fn value(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let value = value_in_unit(report, row, lang);
    match &row.of(report).qualifier {
        Some(words) => messages::qualified(words, &value, lang),
        None => value,
    }
}

/// Whether a figure is a result or a target, and of which year: `kết quả 2022`.
pub(crate) fn period(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let figure = row.of(report);
    let kind = match figure.kind {
        FigureKind::Result => Message::ResultKind,
        FigureKind::Target => Message::TargetKind,
    };
    with_year(kind.say(lang), figure.year)
}

/// The same where there is little room: `2022` of a result, `◆ 2023` of a target.
pub(crate) fn short_period(report: &Report, row: &FigureRow) -> String {
    let figure = row.of(report);
    match figure.kind {
        FigureKind::Result => with_year("", figure.year),
        FigureKind::Target => with_year(&TARGET.to_string(), figure.year),
    }
}

/// Words with a year behind them, if it is known: of a found figure it may not be.
pub(crate) fn with_year(words: &str, year: u16) -> String {
    match (words, year) {
        (_, 0) => words.to_owned(),
        ("", year) => year.to_string(),
        (words, year) => format!("{words} {year}"),
    }
}

/// The other figure of a pair: of a result the target and how it compares, of a target the result, each with its year:
/// `chỉ tiêu 2023: 52,9 ↑ cao hơn`.
pub fn counterpart(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> String {
    counterpart_within(usize::MAX, report, figures, row, lang)
}

/// The same where there is room for so many columns: if it is wider, signs say what words would.
pub(crate) fn counterpart_within(
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
    let value = counterpart_value(report, row, other, lang);
    let (sign, word) = match paired.target {
        None => (" ≠".to_owned(), format!(" {}", Message::OtherMeasure.say(lang))),
        Some(_) if other.of(report).kind == FigureKind::Result => Default::default(),
        Some(order) => (format!(" {}", arrow(order)), format!(" {}", ordering(order).say(lang))),
    };
    let (long, short) = (period(report, other, lang), short_period(report, other));
    let forms = [
        format!("{long}: {value}{sign}{word}"),
        format!("{long}: {value}{sign}"),
        format!("{short}: {value}{sign}"),
    ];
    let [_, _, shortest] = &forms;
    forms.iter().find(|form| columns(form) <= room).unwrap_or(shortest).clone()
}

/// The same without how the one compares with the other: `chỉ tiêu 2023: 52,9`.
pub(crate) fn counterpart_alone(
    report: &Report,
    figures: &Figures,
    row: &FigureRow,
    lang: Lang,
) -> String {
    let Some(paired) = row.paired else {
        return String::new();
    };
    let other = &figures.rows()[paired.row];
    let value = counterpart_value(report, row, other, lang);
    let words = format!("{}: {value}", period(report, other, lang));
    match paired.target {
        Some(_) => words,
        None => format!("{words} ({})", Message::OtherMeasure.say(lang)),
    }
}

/// The value of the other figure of a pair: a unit that the first has as well is not said again.
fn counterpart_value(report: &Report, row: &FigureRow, other: &FigureRow, lang: Lang) -> String {
    let unit = &other.of(report).unit;
    let alike = *unit == row.of(report).unit && !is_percentage(unit);
    if alike { bare_value(report, other, lang) } else { value_in_unit(report, other, lang) }
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

/// A figure in one line, for a place without signs and columns: what it is, its value with its year, the plan and how it
/// compares with it; and what the sign of a derived number means.
pub(crate) fn in_words(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> String {
    let words = in_short(report, figures, row, lang);
    match words.strip_suffix(')') {
        Some(open) if words.contains(DERIVED) => format!("{open}; {})", Message::Derived.say(lang)),
        _ => words,
    }
}

/// The same without the meaning of that sign, for where it is said once of several figures.
pub(crate) fn in_short(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> String {
    let unit = &row.of(report).unit;
    let mut parts = vec![period(report, row, lang)];
    for plan in &row.plans {
        if let Some(value) = plan.value {
            parts.push(format!("{} {}", basis(plan, lang), in_unit(&amount(value, lang), unit)));
        }
        let against = against_one(plan, unit, lang);
        parts.push(against.trim_start_matches(['▲', '=', '▼', ' ']).to_owned());
    }
    parts.extend(row.changes.iter().map(|one| change(one, unit, lang)));
    parts.push(counterpart(report, figures, row, lang));
    parts.retain(|part| !part.is_empty());
    let (name, value) = (name(report, row, lang), value(report, row, lang));
    format!("{name}: {value} ({})", parts.join("; "))
}

/// Where a figure is, in short: its section's label or its note.
pub(crate) fn position(report: &Report, row: &FigureRow, lang: Lang) -> String {
    match row.node {
        Some(Node::Note(note)) => Message::Note.fill(lang, &[&report.notes[note].label]),
        Some(node) => report.address(node),
        None => row.of(report).block.to_string(),
    }
}

/// Where a figure is, in words.
pub(crate) fn place_in_words(report: &Report, row: &FigureRow, lang: Lang) -> String {
    row.node.map(|node| citation::place_in_words(report, node, lang)).unwrap_or_default()
}

/// What is printed, and what was probably meant: `“Quản thể” chắc là “Quần thể”`.
pub(crate) fn erratum(erratum: &Erratum, lang: Lang) -> String {
    let meant = match erratum.confidence {
        Confidence::High => Message::Surely,
        _ => Message::Perhaps,
    };
    format!("“{}” {} “{}”", erratum.reads, meant.say(lang), erratum.likely)
}
