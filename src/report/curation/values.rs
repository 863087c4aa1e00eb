//! Members of the curation whose values are words of a short list. A word that is not on the list is kept, so that what
//! is read is written unchanged.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::SafeText;

/// What a comparison is with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// An earlier year, or the one planned.
    Year(u16),
    /// An earlier period that is no year, in the report's words: `tháng trước`, `cuối nhiệm kỳ trước`.
    Period(SafeText),
    /// A plan for the figure's own year.
    Plan(PlanName),
}

/// The first words of periods.
const PERIODS: [&str; 16] = [
    "cuối", "cùng", "giai", "kỳ", "năm", "nhiệm", "quý", "thời", "tháng", "trung", "tuần", "vụ",
    "đầu", "bình", "ngày", "trước",
];

/// Whether a basis is a period: several words, of which the first is one of time.
fn is_period(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(first, _)| PERIODS.contains(&first.to_lowercase().as_str()))
}

impl From<SafeText> for Basis {
    fn from(text: SafeText) -> Self {
        match text.parse::<u16>() {
            // Only what is written back unchanged: `02021` is no year.
            Ok(year) if year.to_string() == text.as_str() => Self::Year(year),
            _ if is_period(&text) => Self::Period(text),
            _ => Self::Plan(text.into()),
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => year.fmt(f),
            Self::Period(period) => period.fmt(f),
            Self::Plan(plan) => plan.fmt(f),
        }
    }
}

/// Serialises a type as the text that it prints and is parsed from.
macro_rules! as_text {
    ($name:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                SafeText::new(text).into()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                SafeText::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// Defines an enum of words with the conversions from and to text and the serialisation as a string.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// Any other word.
            Other(SafeText),
        }

        impl $name {
            /// The word as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<SafeText> for $name {
            fn from(word: SafeText) -> Self {
                match word.as_str() {
                    $($word => Self::$variant,)+
                    _ => Self::Other(word),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        as_text!($name);
    };
}

as_text!(Basis);

words! {
    /// A plan that a report compares its results with.
    PlanName {
        /// The report's own plan.
        Plan = "plan",
        /// An estimate by the central government.
        CentralEstimate = "central_estimate",
        /// An estimate by the People's Council.
        CouncilEstimate = "council_estimate",
    }
}

words! {
    /// What a figure measures.
    Measure {
        /// A quantity.
        Level = "level",
        /// How much more than before.
        Growth = "growth",
        /// How much less than before.
        Reduction = "reduction",
    }
}

words! {
    /// How a comparison is stated.
    ComparisonMeasure {
        /// The plan's own value.
        PlanValue = "plan_value",
        /// The result in per cent of the plan.
        PercentOf = "percent_of",
        /// Per cent above the plan.
        OverPercent = "over_percent",
        /// Per cent below the plan.
        UnderPercent = "under_percent",
        /// Percentage points above the plan.
        OverPoints = "over_points",
        /// Percentage points below the plan.
        UnderPoints = "under_points",
        /// Above the plan, in the figure's own unit.
        OverAbs = "over_abs",
        /// Below the plan, in the figure's own unit.
        UnderAbs = "under_abs",
        /// Above the plan, without a number.
        Exceeded = "exceeded",
        /// The same.
        Over = "over",
        /// As planned.
        Met = "met",
        /// The same.
        Reached = "reached",
        /// Below the plan, without a number.
        Missed = "missed",
        /// The same.
        NotMet = "not_met",
        /// The same.
        Below = "below",
        /// The change on the year, in the figure's own unit.
        ChangeAbs = "change_abs",
        /// The change on the year in percentage points.
        ChangePoints = "change_points",
        /// The change on the year in per cent.
        ChangePercent = "change_percent",
        /// The value of that year.
        Value = "value",
        /// The same.
        PreviousValue = "previous_value",
    }
}

words! {
    /// How certain an erratum is.
    Confidence {
        /// Nearly certain.
        High = "high",
        /// Probable.
        Medium = "medium",
    }
}
