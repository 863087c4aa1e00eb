//! The state of reading a passage, and an amount with the words around it. How they are read is in `attribution`.

use std::ops::Range;

use super::basis::{AmountBasis, Period, PlanSource};
use super::clauses::Break;
use super::context::{Direction, Left, Verb};
use super::draft::Draft;
use super::numbers::PrintedAmount;
use super::passages::Setting;
use super::refusals::Refusals;
use super::units::{UnitClass, UnitWords};
use crate::figures::decimal::Decimal;
use crate::figures::tokens::Token;

/// A passage being read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    pub breaks: Vec<Break>,
    pub refusals: Refusals,
    pub setting: &'a Setting,
    pub found: Vec<Draft>,
    /// The first token of the clause.
    pub clause: usize,
    /// The first token of the sentence.
    pub sentence: usize,
    /// The figures of the clause, as indices in `found`.
    pub mains: Vec<usize>,
    /// Their offsets, in characters.
    pub positions: Vec<usize>,
    /// The token after the last amount.
    pub last_end: usize,
    /// The subject of the last figure with one, for figures without.
    pub subject: Vec<Range<usize>>,
    /// The token of the last "so với" of the clause.
    pub carried: Option<usize>,
    /// Whether the sentence opened a list of what is aimed at: "… với các chỉ tiêu: …".
    pub aims: bool,
    /// The figure last said to have changed, and the token after that change.
    pub last_change: Option<(usize, usize)>,
    /// The token after the open parenthesis, and `last_end` there.
    pub parenthesis: Option<usize>,
    pub end_before_parenthesis: usize,
}

/// An amount with the words around it.
pub(super) struct Statement {
    pub amount: PrintedAmount,
    pub unit: UnitWords,
    pub value: Decimal,
    pub left: Left,
    pub after: AmountBasis,
    /// The period that it is compared with, before or after it.
    pub period: Option<Period>,
    pub in_parenthesis: bool,
}

impl Statement {
    pub(super) fn class(&self) -> UnitClass {
        self.unit.class
    }

    pub(super) fn is_percentage(&self) -> bool {
        matches!(self.class(), UnitClass::Percent | UnitClass::Points)
    }

    /// The value, negative after a verb of reduction.
    pub(super) fn signed(&self) -> Decimal {
        match self.left.verb {
            Verb::Change(Direction::Down) => Decimal::default().minus(self.value),
            _ => self.value,
        }
    }

    /// The plan that it is compared with, after it or between it and its verb.
    pub(super) fn plan(&self) -> Option<PlanSource> {
        self.after.plan.or_else(|| self.left.between.as_ref()?.plan)
    }
}
