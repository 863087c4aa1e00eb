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

/// `Năm 2031, …` within the first words of a sentence.
fn head(words: &[Token]) -> Option<u16> {
    let words = &words[..words.len().min(6)];
    words.windows(2).find_map(|pair| year(&pair[1].word).filter(|_| pair[0].is("năm")))
}
