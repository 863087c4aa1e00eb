//! The details of one figure, as rows: its name and value, its quote, its bars, its comparisons, and the figures like it.
//! Only values of the same measure share an axis. On a plain page a bar is its words and its value.

use super::chart::{self, Bar, gauge, lines};
use super::{PageStyle, Row, Tone, cells};
use crate::figures::{Amount, FigureRow, Figures};
use crate::messages::{self, Lang, Message};
use crate::report::{FigureKind, Measure, Report};

/// The details of one figure. Name, value and quote come first, since a low pane shows only the beginning.
pub fn figure(
    report: &Report,
    figures: &Figures,
    at: usize,
    lang: Lang,
    (style, width): (PageStyle, usize),
) -> Vec<Row> {
    let Some(row) = figures.rows().get(at) else {
        return Vec::new();
    };
    let mut rows = stated(report, row, lang, width);
    // The sign of derived numbers is looked for only below the quote, in which it would be a character of the report.
    let said = rows.len();
    rows.push(Row::default());
    let own = own_bars(report, figures, row, lang);
    if own.len() > 1 {
        rows.extend(bars(&own, style, width));
        rows.push(Row::default());
    }
    rows.extend(compared(report, figures, row, lang, (style, width)));
    rows.extend(group(report, figures, at, lang, (style, width)));
    let derived = |row: &Row| row.pieces.iter().any(|piece| piece.text.contains(cells::DERIVED));
    if rows[said..].iter().any(derived) {
        rows.push(Row::default());
        rows.extend(lines(Message::Derived.say(lang), Tone::Dim, width));
    }
    rows.dedup_by(|row, above| row.pieces.is_empty() && above.pieces.is_empty());
    while rows.last().is_some_and(|row| row.pieces.is_empty()) {
        rows.pop();
    }
    rows
}

/// The name, the value with its year, the quote and its position in words.
fn stated(report: &Report, row: &FigureRow, lang: Lang, width: usize) -> Vec<Row> {
    let data = row.of(report);
    let value =
        format!("{} · {}", cells::value(report, row, lang), cells::period(report, row, lang));
    let mut rows = lines(&cells::name(report, row, lang), Tone::Heading, width);
    rows.extend(lines(&value, Tone::Strong, width));
    let quote = row.cell.clone().unwrap_or_else(|| format!("“{}”", data.quote));
    rows.extend(lines(&quote, Tone::Em, width));
    rows.extend(lines(&cells::position_in_words(report, row, lang), Tone::Dim, width));
    if let Some(remark) = &data.remark {
        rows.extend(lines(cells::pick(&remark.0, lang), Tone::Dim, width));
    }
    rows
}

/// The comparisons with its plans, with earlier years and with the other figure of its pair.
fn compared(
    report: &Report,
    figures: &Figures,
    row: &FigureRow,
    lang: Lang,
    (style, width): (PageStyle, usize),
) -> Vec<Row> {
    let data = row.of(report);
    let mut rows = Vec::new();
    for plan in &row.plans {
        rows.extend(lines(&cells::against_one(plan, &data.unit, lang), Tone::Plain, width));
        // A plan with a value has a bar of its own.
        if let (Some(percent), None, PageStyle::Printed) = (plan.percent(), plan.value, style) {
            rows.extend(gauge(percent.number, &cells::amount(percent, lang), width));
        }
    }
    for change in cells::each_change(report, row, lang) {
        rows.extend(lines(&change, Tone::Plain, width));
    }
    rows.extend(lines(&cells::counterpart(report, figures, row, lang), Tone::Plain, width));
    rows
}

/// The bars of one figure: the year before, the plan, the value, the next target, as far as they have the same measure.
fn own_bars(report: &Report, figures: &Figures, row: &FigureRow, lang: Lang) -> Vec<Bar> {
    let data = row.of(report);
    let Some(value) = row.value else {
        return Vec::new();
    };
    let other = row
        .paired
        .filter(|paired| paired.target.is_some())
        .map(|paired| &figures.rows()[paired.row])
        .and_then(|other| Some((other, other.value?)));
    let mut bars = Vec::new();
    let mut computed = |kind: &str, year, amount: Amount, tone| {
        bars.push(Bar {
            label: cells::with_year(kind, year),
            length: amount.number,
            value: cells::in_unit(&cells::amount(amount, lang), &data.unit),
            tone,
        });
    };
    // What the other figure of the pair says needs no computing.
    let is_stated = |year| {
        let other = other.map(|(other, _)| other.of(report));
        other.is_some_and(|other| other.kind == FigureKind::Result && other.year == year)
    };
    if let Some((change, before)) = row.change().and_then(|change| Some((change, change.before?)))
        && !is_stated(change.year)
    {
        computed(Message::ResultKind.say(lang), change.year, before, Tone::Dim);
    }
    if let Some((plan, value)) = row.plans.first().and_then(|plan| Some((plan, plan.value?))) {
        computed(&cells::basis(plan, lang), data.year, value, Tone::Plain);
    }
    let bar = |row: &FigureRow, length, tone| Bar {
        label: cells::period(report, row, lang),
        length,
        value: cells::in_unit(&cells::bare_value(report, row, lang), &data.unit),
        tone,
    };
    let own = bar(row, value, Tone::Reference);
    match other {
        Some((other, length)) if data.kind == FigureKind::Result => {
            bars.extend([own, bar(other, length, Tone::Plain)]);
        }
        Some((other, length)) => bars.extend([bar(other, length, Tone::Plain), own]),
        None => bars.push(own),
    }
    bars
}

/// The bars of a figure and those like it, with a sign before its own.
fn group(
    report: &Report,
    figures: &Figures,
    at: usize,
    lang: Lang,
    (style, width): (PageStyle, usize),
) -> Vec<Row> {
    let like = figures.like(at);
    if like.is_empty() {
        return Vec::new();
    }
    let row = &figures.rows()[at];
    let names: Vec<&str> =
        like.iter().map(|&i| cells::bare_name(report, &figures.rows()[i], lang)).collect();
    let shared = shared_words(&names);
    let set: Vec<Bar> = like
        .iter()
        .zip(&names)
        .filter_map(|(&i, name)| {
            let other = &figures.rows()[i];
            let sign = if i == at { "› " } else { "  " };
            Some(Bar {
                label: format!("{sign}{}", &name[shared..]),
                length: other.value?,
                value: cells::in_unit(
                    &cells::bare_value(report, other, lang),
                    &row.of(report).unit,
                ),
                tone: if i == at { Tone::Reference } else { Tone::Plain },
            })
        })
        .collect();
    let mut rows = vec![Row::default()];
    let heading = Message::LikeFigures.fill(lang, &[&group_kind(report, row, lang)]);
    rows.extend(lines(&heading, Tone::Heading, width));
    rows.extend(bars(&set, style, width));
    rows
}

/// Bars on one axis, or each in words.
fn bars(set: &[Bar], style: PageStyle, width: usize) -> Vec<Row> {
    if style == PageStyle::Printed {
        return chart::bars(set, width);
    }
    let words = set.iter().map(|bar| format!("{}: {}", bar.label, bar.value));
    words.flat_map(|words| lines(&words, Tone::Plain, width)).collect()
}

/// What like figures have in common: `tốc độ tăng 2022, theo %`.
fn group_kind(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let data = row.of(report);
    let kind = match data.measure {
        Measure::Growth => cells::with_year(Message::GrowthRate.say(lang), data.year),
        Measure::Reduction => cells::with_year(Message::ReductionRate.say(lang), data.year),
        _ => cells::period(report, row, lang),
    };
    let unit = match data.unit.as_str() {
        "" => Message::SameUnit.say(lang).into(),
        unit => messages::unit(unit, None, lang),
    };
    Message::KindInUnit.fill(lang, &[&kind, &unit])
}

/// The length in bytes of the words with which all names begin, which are left out.
fn shared_words(names: &[&str]) -> usize {
    let Some((first, rest)) = names.split_first() else {
        return 0;
    };
    first
        .match_indices(' ')
        .map(|(at, space)| at + space.len())
        .take_while(|&end| rest.iter().all(|name| name.starts_with(&first[..end])))
        .filter(|&end| names.iter().all(|name| name.len() > end))
        .last()
        .unwrap_or(0)
}
