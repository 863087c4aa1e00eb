//! A figure while its passage is being read.

use std::ops::Range;

use super::basis::{Period, PlanSource};
use super::numbers::PrintedAmount;
use super::units::UnitClass;
use crate::figures::decimal::Decimal;
use crate::report::{FigureKind, Measure};

/// The basis of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum With {
    /// A plan.
    Plan(PlanSource),
    /// An earlier period.
    Period(Period),
    /// The figure before it, of which it is a part.
    Share,
}

/// A comparison that was found.
#[derive(Clone, Debug)]
pub(super) struct FoundComparison {
    /// The basis.
    pub with: With,
    /// The measure, as in the report's data: `percent_of`, `change_abs` …
    pub measure: &'static str,
    /// The number with its sign, if there is one.
    pub value: Option<Decimal>,
    /// The number as written.
    pub written: Option<String>,
    /// The unit of the number.
    pub unit: String,
    /// Whether the clause names the basis.
    pub stated: bool,
}

impl FoundComparison {
    /// A comparison with a plan in words alone: `met`, `exceeded` or `missed`.
    pub(super) fn standing(plan: PlanSource, measure: &'static str) -> Self {
        Self {
            with: With::Plan(plan),
            measure,
            value: None,
            written: None,
            unit: String::new(),
            stated: true,
        }
    }
}

/// A rule that made a figure, shown with it as the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Words, a verb of state, the number.
    SubjectState,
    /// Words, a verb of change, the number.
    SubjectChange,
    /// A verb of change alone.
    VerbOnly,
    /// Words without a verb of state or change.
    Action,
    /// No words before the number.
    NoSubject,
    /// The subject of the figure before.
    Inherited,
    /// The subject of the figure before with another end.
    Replaced,
    /// A percentage of the count before.
    ShareOf,
    /// Named by its unit.
    UnitName,
    /// Named by the words that introduce it.
    LeadName,
    /// A general name, with the name of the figure before.
    GenericName,
    /// A short name, with words before it.
    ContextName,
    /// A part of the figure before, with what that one counts in its name.
    ParentName,
    /// A percentage that is itself the share of a plan that was reached.
    PercentOfPlan,
    /// A change from one value to another.
    FromTo,
    /// A number without a unit.
    BareNumber,
    /// Decided or given as a plan.
    Decided,
    /// A cell of a table.
    TableCell,
}

impl Rule {
    /// Its name in the program's output.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::SubjectState => "subject+state",
            Self::SubjectChange => "subject+change",
            Self::VerbOnly => "verb-only",
            Self::Action => "action",
            Self::NoSubject => "no-subject",
            Self::Inherited => "inherited-subject",
            Self::Replaced => "replaced-subject",
            Self::ShareOf => "share",
            Self::UnitName => "unit-name",
            Self::LeadName => "lead-name",
            Self::GenericName => "generic-name",
            Self::ContextName => "context-name",
            Self::ParentName => "parent-name",
            Self::PercentOfPlan => "percent-of-plan",
            Self::FromTo => "from-to",
            Self::BareNumber => "bare-number",
            Self::Decided => "decided",
            Self::TableCell => "table-cell",
        }
    }
}

/// A figure while its passage is being read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its amount.
    pub amount: PrintedAmount,
    /// Its value.
    pub value: Decimal,
    /// Its unit as written, or the unit of another figure.
    pub unit: String,
    /// The class of its unit.
    pub class: UnitClass,
    /// Result or target.
    pub kind: FigureKind,
    /// The year that it is for, if known.
    pub year: Option<u16>,
    /// What it measures.
    pub measure: Measure,
    /// Its name.
    pub name: String,
    /// The tokens that its name consists of.
    pub spans: Vec<Range<usize>>,
    /// The words that qualify it.
    pub qualifier: Option<String>,
    /// Its comparisons.
    pub comparisons: Vec<FoundComparison>,
    /// The rules that made it.
    pub rules: Vec<Rule>,
    /// Whether it depends on the figure before: "… với tổng vốn 4.000 tỷ đồng".
    pub dependent: bool,
    /// What it counts, with the tail; empty if it counts nothing.
    pub object: String,
    /// The tokens of these words.
    pub counted: Range<usize>,
    /// The offset of its number, in characters.
    pub at: usize,
    /// Whether it is in a parenthesis.
    pub in_parenthesis: bool,
    /// The tokens of the clause, as far as they have been read.
    pub clause: Range<usize>,
}
