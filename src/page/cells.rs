//! The words for a figure in the table of figures, the charts and the printed table. Comparisons with plans and years are in
//! [`compared`].

mod compared;
mod numbers;

use std::borrow::Cow;
use std::cmp::Ordering;

use super::columns;
use crate::citation;
use crate::figures::{FigureRow, Figures};
use crate::messages::{self, Lang, Message, topic};
use crate::report::{Bilingual, Confidence, Decision, Erratum, FigureKind, Measure, Node, Report};

pub use compared::{against, changes, plan};
pub(crate) use compared::{
    against_one, against_values, against_within, basis, change, each_change,
};
use numbers::is_percentage;
pub(crate) use numbers::{DERIVED, amount, in_unit};

/// The sign of a target in narrow columns.
pub(crate) const TARGET: char = '◆';

/// The words in a language, or in the other if there are none.
pub(crate) fn pick(words: &Bilingual, lang: Lang) -> &str {
    let (first, second) = lang.pick((&words.vi, &words.en), (&words.en, &words.vi));
    first.as_ref().or(second.as_ref()).map_or("", |text| text.as_str())
}

/// The name of a figure, or its id if it has none; for a rate of growth or reduction with the words for that, unless the name
/// has them.
pub fn name(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let bare = &*capitalised(bare_name(report, row, lang));
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

/// A name that is a part of a sentence as it begins a line: with a capital, unless its first word has capitals of its own
/// (`pH`).
fn capitalised(name: &str) -> Cow<'_, str> {
    let word = name.split(char::is_whitespace).next().unwrap_or_default();
    let mut letters = name.chars();
    let first = letters.next().filter(|_| !word.contains(char::is_uppercase));
    match first.map(char::to_uppercase) {
        Some(capital) if capital.len() == 1 => capital.chain(letters).collect::<String>().into(),
        _ => name.into(),
    }
}

/// The name alone.
pub(crate) fn bare_name<'a>(report: &'a Report, row: &FigureRow, lang: Lang) -> &'a str {
    let figure = row.of(report);
    match pick(&figure.name, lang) {
        "" => figure.id.as_str(),
        name => name,
    }
}

/// The name after the figure's sign: `?` not sure, `✓` accepted or corrected.
pub(crate) fn name_with_sign(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let sign = match row.of(report).status {
        Some(Decision::Accepted | Decision::Corrected) => "✓ ",
        _ if !row.is_sure() => "? ",
        _ => "",
    };
    format!("{sign}{}", name(report, row, lang))
}

/// The heading of a group of figures: its view and topic, if it has one.
pub(crate) fn group(view: &str, topic_id: &str, lang: Lang) -> String {
    match topic_id {
        "" => view.to_owned(),
        id => format!("{view} · {}", topic(id, lang)),
    }
}

/// The number of a figure: as the report writes it, or in English notation.
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

/// The value with its unit and the word that qualifies it: `trên 95%`, `80% trở lên`.
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

/// The period for narrow columns: `2022` of a result, `◆ 2023` of a target.
pub(crate) fn short_period(report: &Report, row: &FigureRow) -> String {
    let figure = row.of(report);
    match figure.kind {
        FigureKind::Result => with_year("", figure.year),
        FigureKind::Target => with_year(&TARGET.to_string(), figure.year),
    }
}

/// Words with a year after them, unless it is 0, as of a found figure whose year is not known.
pub(crate) fn with_year(words: &str, year: u16) -> String {
    match (words, year) {
        (_, 0) => words.to_owned(),
        ("", year) => year.to_string(),
        (words, year) => format!("{words} {year}"),
    }
}

/// The other figure of a pair with its year: for a result the target and whether it is higher, for a target the result:
/// `chỉ tiêu 2023: 52,9 ↑ cao hơn`.
pub fn counterpart(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> String {
    counterpart_within(usize::MAX, report, figures, row, lang)
}

/// The same in at most `width` columns if possible: with signs for words where it would be wider.
pub(crate) fn counterpart_within(
    width: usize,
    report: &Report,
    figures: &Figures,
    row: &FigureRow,
    lang: Lang,
) -> String {
    let Some((other, target)) = paired(figures, row) else {
        return String::new();
    };
    let value = counterpart_value(report, row, other, lang);
    let (sign, word) = match target {
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
    forms.iter().find(|form| columns(form) <= width).unwrap_or(shortest).clone()
}

/// The same without the comparison: `chỉ tiêu 2023: 52,9`.
pub(crate) fn counterpart_alone(
    report: &Report,
    figures: &Figures,
    row: &FigureRow,
    lang: Lang,
) -> String {
    let Some((other, target)) = paired(figures, row) else {
        return String::new();
    };
    let value = counterpart_value(report, row, other, lang);
    let words = format!("{}: {value}", period(report, other, lang));
    match target {
        Some(_) => words,
        None => format!("{words} ({})", Message::OtherMeasure.say(lang)),
    }
}

/// The other figure of a pair, and how the target compares with the result; none where they measure different things.
fn paired<'a>(figures: &'a Figures, row: &FigureRow) -> Option<(&'a FigureRow, Option<Ordering>)> {
    row.paired.map(|paired| (&figures.rows()[paired.row], paired.target))
}

/// The value of the other figure of a pair, without its unit if the first has the same.
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

/// The word for an order.
pub(crate) fn ordering(order: Ordering) -> Message {
    match order {
        Ordering::Greater => Message::Higher,
        Ordering::Equal => Message::Equal,
        Ordering::Less => Message::Lower,
    }
}

/// A figure in one line without signs and columns: name, value with year, plan and comparisons.
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

/// The position of a figure in short: its note or its address.
pub(crate) fn position(report: &Report, row: &FigureRow, lang: Lang) -> String {
    match row.node {
        Some(Node::Note(note)) => Message::Note.fill(lang, &[&report.notes[note].label]),
        Some(node) => report.address(node),
        None => row.of(report).block.to_string(),
    }
}

/// The position of a figure in words.
pub(crate) fn position_in_words(report: &Report, row: &FigureRow, lang: Lang) -> String {
    row.node.map(|node| citation::position_in_words(report, node, lang)).unwrap_or_default()
}

/// What is printed, and what was probably meant: `“Quản thể” chắc là “Quần thể”`.
pub(crate) fn erratum(erratum: &Erratum, lang: Lang) -> String {
    let meant = match erratum.confidence {
        Confidence::High => Message::Surely,
        _ => Message::Perhaps,
    };
    format!("“{}” {} “{}”", erratum.reads, meant.say(lang), erratum.likely)
}
