//! Pieces of a sentence as text, for names.

use std::ops::Range;

use super::clauses::without_leads;
use super::lexicon::{COUNTERS, SCALES, TRIMMED};
use super::statement::{Reader, Statement};
use super::values::value;
use crate::figures::decimal::Decimal;
use crate::figures::tokens::Token;

/// The words of the unit that name what is counted: without scales, without what it is counted per.
pub(super) fn counter_words(tokens: &[Token], statement: &Statement, end: usize) -> Range<usize> {
    let amount = &statement.amount;
    let mut from = amount.of.unwrap_or(amount.at).max(amount.to.unwrap_or(0)) + 1;
    from = from.min(end);
    while from + 1 < end && SCALES.contains(&*tokens[from].word) {
        from += 1;
    }
    from..end
}

/// The noun after `tổng số`, `số lượng` or `số` at the beginning of words, as written; empty if it is no counter. None if the
/// words begin otherwise.
pub(super) fn counted_after_number_noun(text: &str, words: &[Token]) -> Option<String> {
    let head = match words {
        [first, second, ..]
            if first.is("tổng") && second.is("số") || first.is("số") && second.is("lượng") =>
        {
            2
        }
        [first, ..] if first.is("số") => 1,
        _ => return None,
    };
    let counted = &words[head..];
    let length = COUNTERS.prefix_len(counted);
    Some(match length {
        0 => String::new(),
        _ => text[counted[0].bytes.start..counted[length - 1].bytes.end].to_owned(),
    })
}

/// Whether words that no name ends with are removed from the end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trim {
    Yes,
    No,
}

/// The text of a span, without punctuation at its end.
pub(super) fn span(reader: &Reader, mut span: Range<usize>, trim: Trim) -> String {
    let tokens = &reader.tokens;
    let kept = |at: usize| at > span.start && tokens[at - 1].among(&["cả", "hằng", "hàng", "bên"]);
    while trim == Trim::Yes
        && span.end > span.start
        && TRIMMED.contains(&*tokens[span.end - 1].word)
        && !kept(span.end - 1)
    {
        span.end -= 1;
    }
    let punctuation =
        |t: &Token| !t.is_word() && !t.is_number() && !t.among(&[")", "\"", "”", "%", "‰"]);
    while span.end > span.start && punctuation(&tokens[span.end - 1]) {
        span.end -= 1;
    }
    if span.start >= span.end {
        return String::new();
    }
    reader.text[tokens[span.start].bytes.start..tokens[span.end - 1].bytes.end].to_owned()
}

/// How many words a name has.
pub(super) fn words_of(name: &str) -> usize {
    name.split_whitespace().count()
}

/// The value of the number at a token, if there is one.
pub(super) fn number(tokens: &[Token], at: Option<usize>) -> Option<Decimal> {
    value(&tokens[at?].word)
}

/// The first token of a segment after the words that introduce it, at most `to`.
pub(super) fn begin_of(reader: &Reader, from: usize, to: usize) -> usize {
    without_leads(&reader.tokens, from, to).min(to)
}
