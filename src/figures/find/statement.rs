//! What is read of a passage so far, and one amount with what stands around it. How they are read is in `attribution`.

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
    /// Where the clause begins.
    pub clause: usize,
    /// Where the sentence begins.
    pub sentence: usize,
    /// The figures of the clause, as positions in `found`.
    pub mains: Vec<usize>,
    /// The characters they stand at.
    pub positions: Vec<usize>,
    /// The token after the last amount.
    pub last_end: usize,
    /// The subject that a figure without one takes.
    pub subject: Vec<Range<usize>>,
    /// The last "so với" of the clause.
    pub carried: Option<usize>,
    /// The open parenthesis.
    pub parenthesis: Option<usize>,
}

/// An amount with what stands around it.
pub(super) struct Statement {
    pub amount: PrintedAmount,
    pub unit: UnitWords,
    pub value: Decimal,
    pub left: Left,
    pub after: AmountBasis,
    /// The period it is compared with, wherever it is named.
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

    /// The value with the sign of its verb.
    pub(super) fn signed(&self) -> Decimal {
        match self.left.verb {
            Verb::Change(Direction::Down) => Decimal::default().minus(self.value),
            _ => self.value,
        }
    }

    /// The plan it is compared with, after it or between it and its verb.
    pub(super) fn plan(&self) -> Option<PlanSource> {
        self.after.plan.or_else(|| self.left.between.as_ref()?.plan)
    }
}
