//! Figures found by rule in a report nobody curated: no model, no network, the same answer every time, each with its
//! reason. Found figures are never stored; a report with one curated figure gets none.
//!
//! A passage (the plain text of a block or note) is read once, from left to right:
//!
//! ```text
//! passages  report                   -> text with what its headings say
//! tokens    text                     -> numbers, words, marks
//! refusals  tokens                   -> numbers that are no amounts
//! clauses   tokens                   -> breaks, suppositions
//! numbers   a number, units          -> an amount
//! context   an amount, basis         -> what stands around it
//! attribution                        -> a figure of its own, or what an earlier one is compared with
//! names, tails, years                -> its name and year
//! confidence                         -> how sure
//! ```
//!
//! Tables are read by their heads, in [`tables`]. The words that the rules know are in [`lexicon`].

mod attribution;
mod basis;
mod clauses;
mod confidence;
mod context;
mod draft;
mod headings;
mod lexicon;
mod names;
mod numbers;
mod passages;
mod refusals;
mod tails;
mod tokens;
mod units;
mod years;

use std::ops::Range;

use serde_json::Number;

use super::decimal::Decimal;
use crate::report::{Bilingual, Comparison, Figure, Pair, Report, Spot};
use crate::text::Text;
use basis::Period;
pub use confidence::Confidence;
use draft::{Draft, DraftComparison, With};
use passages::{Passage, passages};
use tokens::Token;

/// A figure found by rule.
#[derive(Clone, Debug)]
pub struct Found {
    /// As a curated one. Its theme and topic are empty; its year is 0 where the report names none.
    pub figure: Figure,
    /// Where it stands.
    pub spot: Spot,
    /// The characters of its number in the spot's plain text.
    pub at: Range<usize>,
    /// The characters its name is made of.
    pub spans: Vec<Range<usize>>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What made it.
    pub rules: Vec<&'static str>,
    /// The whole of which it is a part: 305 of `298/305 vụ`.
    pub of: Option<Number>,
    /// The other end of a range.
    pub to: Option<Number>,
    /// The value a movement begins at.
    pub before: Option<Number>,
}

/// What was found in a report.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The figures in reading order.
    pub figures: Vec<Found>,
    /// Results beside targets.
    pub pairs: Vec<Pair>,
}

/// The figures of a report by rule; none where people have curated any.
pub fn find(report: &Report) -> Findings {
    if !report.curation.figures.is_empty() {
        return Findings::default();
    }
    let mut figures = Vec::new();
    for passage in passages(report) {
        let text = report.plain(passage.spot);
        let (drafts, tokens) = attribution::read(&text, &passage.setting);
        for draft in drafts {
            let n = figures.len() + 1;
            figures.push(found(report, &passage, &text, &tokens, draft, n));
        }
    }
    Findings { figures, pairs: Vec::new() }
}

/// The most characters of a quote on either side of its number.
const QUOTE: usize = 400;

fn found(
    report: &Report,
    passage: &Passage,
    text: &str,
    tokens: &[Token],
    draft: Draft,
    n: usize,
) -> Found {
    let number = &tokens[draft.amount.at];
    let json = |at: Option<usize>| names::number(tokens, at).map(number_of);
    let spans = draft
        .spans
        .iter()
        .map(|span| tokens[span.start].chars.start..tokens[span.end - 1].chars.end);
    let note = match passage.spot {
        Spot::Note(n) => report.notes.get(n).map(|note| note.id.clone()),
        _ => None,
    };
    let base = draft.year;
    let figure = Figure {
        id: Text::new(&format!("f{n:03}")),
        kind: draft.kind,
        year: draft.year.unwrap_or_default(),
        theme: Text::default(),
        topic: Text::default(),
        name: Bilingual { vi: Some(Text::new(&draft.name)), en: None },
        value: number_of(draft.value),
        value_text: Text::new(&number.word),
        unit: Text::new(&draft.unit),
        measure: draft.measure.id().into(),
        block: Text::new(&passage.block),
        note,
        quote: Text::new(quote(text, tokens, &draft)),
        qualifier: draft.qualifier.as_deref().map(Text::new),
        comparisons: draft.comparisons.iter().map(|one| comparison(one, tokens, base)).collect(),
        remark: None,
    };
    Found {
        spot: passage.spot,
        at: number.chars.clone(),
        spans: spans.collect(),
        confidence: Confidence::of(&draft),
        rules: draft.rules.iter().map(|rule| rule.id()).collect(),
        of: json(draft.amount.of),
        to: json(draft.amount.to),
        before: json(draft.amount.before),
        figure,
    }
}

fn comparison(draft: &DraftComparison, tokens: &[Token], year: Option<u16>) -> Comparison {
    let basis = match &draft.with {
        With::Plan(plan) => plan.id().to_owned(),
        With::Share => "share".to_owned(),
        With::Period(Period::Year(year)) => year.to_string(),
        With::Period(Period::Other(period)) => period.clone(),
        With::Period(Period::YearBefore) => {
            year.map_or_else(|| "cùng kỳ".to_owned(), |year| year.saturating_sub(1).to_string())
        }
    };
    let text = |text: &str| Some(Text::new(text)).filter(|text| !text.is_empty());
    Comparison {
        basis: Text::new(&basis),
        basis_stated_in_clause: draft.stated,
        measure: draft.measure.into(),
        value: draft.value.map(number_of),
        value_text: draft.number.and_then(|at| text(&tokens[at].word)),
        unit: text(&draft.unit),
    }
}

/// The part of the clause that states the figure and what it is compared with.
fn quote<'a>(text: &'a str, tokens: &[Token], draft: &Draft) -> &'a str {
    let number = &tokens[draft.amount.at].bytes;
    let near = |at: usize| tokens[at].bytes.start.abs_diff(number.start) <= QUOTE;
    let clause = draft.clause.start..draft.clause.end.max(draft.amount.end);
    let first = clause.clone().find(|&at| near(at)).unwrap_or(draft.amount.at);
    let last = clause.rev().find(|&at| near(at)).unwrap_or(draft.amount.at);
    &text[tokens[first].bytes.start..tokens[last].bytes.end]
}

/// The number as JSON writes it.
fn number_of(number: Decimal) -> Number {
    format!("{number:#}").parse().unwrap_or_else(|_| 0.into())
}
