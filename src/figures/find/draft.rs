//! A figure while its passage is being read.

use std::ops::Range;

use super::basis::{Period, PlanSource};
use super::numbers::PrintedAmount;
use super::units::UnitClass;
use crate::figures::decimal::Decimal;
use crate::report::{FigureKind, Measure};

/// What a comparison is with.
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
    /// With what.
    pub with: With,
    /// How, as the report's data has it: `percent_of`, `change_abs` …
    pub measure: &'static str,
    /// The number, with its sign, if there is one.
    pub value: Option<Decimal>,
    /// The number as written.
    pub written: Option<String>,
    /// The unit of the number.
    pub unit: String,
    /// Whether the clause names what it is compared with.
    pub stated: bool,
}

/// What made a figure: shown with it as the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Words, a verb of state, the number.
    SubjectState,
    /// Words, a verb of change, the number.
    SubjectChange,
    /// A verb of change alone.
    VerbOnly,
    /// Words without such a verb.
    Action,
    /// No words before the number.
    NoSubject,
    /// The subject of the figure before.
    Inherited,
    /// The end of the subject before, exchanged.
    Replaced,
    /// A percentage of the count before.
    ShareOf,
    /// Named by its unit.
    UnitName,
    /// Named by what introduces it.
    LeadName,
    /// A general name, with what it belongs to.
    GenericName,
    /// A short name, with the words before it.
    ContextName,
    /// Joined to the figure before, which is in its name.
    ParentName,
    /// It is itself the per cent of a plan reached.
    PercentOfPlan,
    /// From one value to another.
    FromTo,
    /// Without a unit of its own.
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
    /// Its unit as written, or that of another figure.
    pub unit: String,
    /// The class of its unit.
    pub class: UnitClass,
    /// Result or target.
    pub kind: FigureKind,
    /// The year it is for, if known.
    pub year: Option<u16>,
    /// What it measures.
    pub measure: Measure,
    /// Its name.
    pub name: String,
    /// The tokens its name is made of.
    pub spans: Vec<Range<usize>>,
    /// The words that qualify it.
    pub qualifier: Option<String>,
    /// What it is compared with.
    pub comparisons: Vec<FoundComparison>,
    /// What made it.
    pub rules: Vec<Rule>,
    /// Whether it hangs on the figure before: "… với tổng vốn 4.000 tỷ đồng".
    pub dependent: bool,
    /// The counted thing with what follows it; empty if it counts nothing.
    pub object: String,
    /// The character its number stands at.
    pub at: usize,
    /// Whether it stands in a parenthesis.
    pub in_parenthesis: bool,
    /// The tokens of the clause, to the end of what was read of it.
    pub clause: Range<usize>,
}
