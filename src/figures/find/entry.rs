//! A figure as found in a passage or table, before it is a figure of the report. Ranges are characters of the passage.

use std::ops::Range;

use super::basis::Period;
use super::confidence::FigureConfidence;
use super::draft::{Draft, FoundComparison, Rule, With};
use super::spans::number;
use super::{FoundFigure, Passage};
use crate::figures::decimal::Decimal;
use crate::figures::tokens::Token;
use crate::report::{Bilingual, Comparison, Figure, FigureKind, Measure, Node, Report};
use crate::text::SafeText;

/// A figure as it was found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub value: Decimal,
    /// The number as written, and its characters.
    pub written: String,
    pub at: Range<usize>,
    pub unit: String,
    pub kind: FigureKind,
    pub year: Option<u16>,
    pub measure: Measure,
    pub name: String,
    pub spans: Vec<Range<usize>>,
    pub qualifier: Option<String>,
    pub comparisons: Vec<FoundComparison>,
    pub rules: Vec<Rule>,
    pub confidence: FigureConfidence,
    pub of: Option<Decimal>,
    pub to: Option<Decimal>,
    pub before: Option<Decimal>,
    pub quote: String,
}

/// The most tokens, and the most bytes, of a quote on either side of its number.
const QUOTE_TOKENS: usize = 80;
const QUOTE_BYTES: usize = 400;

impl Entry {
    /// The figure of a draft, whose tokens these are.
    pub(super) fn new(text: &str, tokens: &[Token], draft: Draft) -> Self {
        let at = &tokens[draft.amount.at];
        let spans = draft.spans.iter();
        let spans = spans
            .map(|span| tokens[span.start].chars.start..tokens[span.end - 1].chars.end)
            .collect();
        Self {
            confidence: FigureConfidence::of(&draft),
            quote: quote(text, tokens, &draft).to_owned(),
            written: at.word.to_string(),
            at: at.chars.clone(),
            of: number(tokens, draft.amount.of),
            to: number(tokens, draft.amount.to),
            before: number(tokens, draft.amount.before),
            comparisons: draft.comparisons,
            value: draft.value,
            unit: draft.unit,
            kind: draft.kind,
            year: draft.year,
            measure: draft.measure,
            name: draft.name,
            spans,
            qualifier: draft.qualifier,
            rules: draft.rules,
        }
    }

    /// The figure of a text as one of a longer text in which it begins at `offset`, with its confidence lowered by `doubt`.
    pub(super) fn within(mut self, offset: usize, doubt: u8) -> Self {
        for range in self.spans.iter_mut().chain([&mut self.at]) {
            *range = range.start + offset..range.end + offset;
        }
        self.confidence = FigureConfidence(self.confidence.0.saturating_sub(doubt));
        self
    }

    /// The `n`-th figure found in the report.
    pub(super) fn found(self, report: &Report, passage: &Passage, n: usize) -> FoundFigure {
        let note = match passage.node {
            Node::Note(note) => report.notes.get(note).map(|note| note.id.clone()),
            _ => None,
        };
        let year = self.year;
        let figure = Figure {
            id: SafeText::new(&format!("f{n:03}")),
            kind: self.kind,
            year: year.unwrap_or_default(),
            theme: SafeText::default(),
            topic: SafeText::default(),
            name: Bilingual { vi: Some(SafeText::new(&self.name)), en: None },
            value: self.value.to_json(),
            value_text: SafeText::new(&self.written),
            unit: SafeText::new(&self.unit),
            measure: self.measure.clone(),
            block: SafeText::new(&passage.block),
            note,
            quote: SafeText::new(&self.quote),
            at: Some([self.at.start, self.at.end]),
            status: None,
            qualifier: self.qualifier.as_deref().map(SafeText::new),
            comparisons: self.comparisons.iter().map(|one| one.comparison(year)).collect(),
            remark: None,
        };
        FoundFigure {
            figure,
            node: passage.node,
            at: self.at,
            spans: self.spans,
            confidence: self.confidence,
            rules: self.rules.iter().map(|rule| rule.id()).collect(),
            of: self.of.map(Decimal::to_json),
            to: self.to.map(Decimal::to_json),
            before: self.before.map(Decimal::to_json),
        }
    }
}

impl FoundComparison {
    /// The comparison as in the report's data, for a figure of this year.
    fn comparison(&self, year: Option<u16>) -> Comparison {
        let basis = match &self.with {
            With::Plan(plan) => plan.id().to_owned(),
            With::Share => "share".to_owned(),
            With::Period(Period::Year(year)) => year.to_string(),
            With::Period(Period::Other(period)) => period.clone(),
            With::Period(Period::YearBefore) => year
                .map_or_else(|| "cùng kỳ".to_owned(), |year| (year.saturating_sub(1)).to_string()),
        };
        let text = |text: &str| Some(SafeText::new(text)).filter(|text| !text.is_empty());
        Comparison {
            basis: basis.as_str().into(),
            basis_stated_in_clause: self.stated,
            measure: self.measure.into(),
            value: self.value.map(Decimal::to_json),
            value_text: self.written.as_deref().and_then(text),
            unit: text(&self.unit),
        }
    }
}

/// The part of the clause that states the figure and its comparisons.
fn quote<'a>(text: &'a str, tokens: &[Token], draft: &Draft) -> &'a str {
    let at = draft.amount.at;
    let number = &tokens[at].bytes;
    let near = |at: usize| tokens[at].bytes.start.abs_diff(number.start) <= QUOTE_BYTES;
    let start = draft.clause.start.max(at.saturating_sub(QUOTE_TOKENS));
    let end = draft.clause.end.max(draft.amount.end).min(at + QUOTE_TOKENS);
    let first = (start..at).find(|&at| near(at)).unwrap_or(at);
    let last = (at..end).rev().find(|&at| near(at)).unwrap_or(at);
    &text[tokens[first].bytes.start..tokens[last].bytes.end]
}
