//! The year that a statement names for its number.

use super::statement::{Reader, Statement};
use super::units::UnitClass;
use super::values::year;
use crate::figures::tokens::Token;

/// The year named in the segment of an amount, directly after it, or at the beginning of its sentence, in this order.
pub(super) fn of_statement(reader: &Reader, statement: &Statement) -> Option<u16> {
    let left = &statement.left;
    let segment = &reader.tokens[left.segment..left.end];
    let after = &reader.tokens[statement.amount.end..];
    let measured = matches!(statement.class(), UnitClass::Measure | UnitClass::Percent)
        && statement.unit.text != "lần";
    last_in(segment)
        .or_else(|| last_date(segment))
        .or_else(|| measured.then(|| first_of(after)).flatten())
        .or_else(|| head(&reader.tokens[reader.sentence..left.segment.max(reader.sentence)]))
}

/// The last `năm 2030` of a segment that is neither the basis of a comparison nor the end of a span.
fn last_in(words: &[Token]) -> Option<u16> {
    const OTHERS: [&str; 12] =
        ["với", "từ", "của", "trước", "hơn", "sánh", "đoạn", "kỳ", "so", "-", "giá", "bằng"];
    (0..words.len().saturating_sub(1)).rev().find_map(|at| {
        let named = words[at].is("năm") && !(at > 0 && words[at - 1].among(&OTHERS));
        year(&words[at + 1].word).filter(|_| named)
    })
}

/// `năm 2030` directly after an amount.
fn first_of(words: &[Token]) -> Option<u16> {
    match words {
        [word, number, ..] if word.is("năm") => year(&number.word),
        _ => None,
    }
}

/// `Năm 2031, …` within the first words of a sentence, or the last year of `Từ 01/10/2030 đến 30/9/2031, …`.
fn head(words: &[Token]) -> Option<u16> {
    const NEAR: usize = 6;
    const LONGEST: usize = 16;
    let first = &words[..words.len().min(NEAR)];
    let mut named = first.windows(2).filter(|pair| pair[0].is("năm"));
    let dates = words.split(|t| t.is(",")).next().unwrap_or_default();
    let dates = &dates[..dates.len().min(LONGEST)];
    let begins = dates.first().is_some_and(|t| t.among(&BEFORE_DATES));
    named
        .find_map(|pair| year(&pair[1].word))
        .or_else(|| begins.then(|| last_date(dates)).flatten())
}

/// Words before the date that a figure is for.
const BEFORE_DATES: [&str; 7] = ["tính", "đến", "trong", "từ", "tháng", "quý", "hết"];

/// The year of the last date that is no document's: `đến ngày 31/01/2032`, `tháng 5.2031`.
fn last_date(words: &[Token]) -> Option<u16> {
    const REACH: usize = 7;
    (1..words.len()).rev().find_map(|at| {
        let near = &words[at.saturating_sub(REACH)..at];
        let dated = near.iter().any(|t| t.among(&BEFORE_DATES)) && !near.iter().any(|t| t.is("số"));
        let glued = words[at - 1].among(&["/", "-", "."]) && !words[at].spaced;
        year(&words[at].word).filter(|_| dated && glued)
    })
}
