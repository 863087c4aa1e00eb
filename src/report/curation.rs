//! What people know about a report beyond its text: who issued it, themes, figures, errata, abbreviations. The types are
//! serialised as they are.

mod places;
mod values;

use std::collections::HashSet;
use std::fmt;
use std::num::NonZeroU16;
use std::ops::Deref;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::SafeText;

pub use values::{Basis, ComparisonMeasure, Confidence, Measure, PlanName};

/// What people know about a report beyond its text. Every part may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curation {
    /// The themes and the parts of the report that belong to them.
    pub themes: Vec<Theme>,
    /// The numbers the report states.
    pub figures: Vec<Figure>,
    /// Results of one year with the targets of the next.
    pub pairs: Vec<Pair>,
    /// Likely printing faults.
    pub errata: Vec<Erratum>,
    /// Abbreviations and their long forms.
    pub abbreviations: Abbreviations,
    /// Whether the lists are complete, so that nothing is to be found by rule.
    pub complete: bool,
}

/// What people have decided on something that the program found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It is right as it was found.
    Accepted,
    /// It is right as it is listed here.
    Corrected,
    /// It is no figure, or no theme.
    Rejected,
}

impl Curation {
    /// Whether the listed figures are all: people listed them without a status, or say that the lists are complete.
    pub(crate) fn lists_all_figures(&self) -> bool {
        self.complete || is_whole(self.figures.iter().map(|figure| figure.status))
    }

    /// Whether the listed themes are all.
    pub(crate) fn lists_all_themes(&self) -> bool {
        self.complete || is_whole(self.themes.iter().map(|theme| theme.status))
    }
}

/// Whether people made a list without the program: it is not empty, and nothing in it has a status.
fn is_whole(mut statuses: impl Iterator<Item = Option<Decision>>) -> bool {
    statuses.next().is_some_and(|first| first.is_none()) && statuses.all(|status| status.is_none())
}

/// The same words in Vietnamese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In Vietnamese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vi: Option<SafeText>,
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<SafeText>,
}

/// A remark for readers, in Vietnamese and English, or, written as a string, in one language for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark(pub Bilingual);

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Bilingual { vi: Some(vi), en: Some(en) } if vi == en => vi.serialize(serializer),
            words => words.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Remark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RemarkVisitor;
        impl<'de> Visitor<'de> for RemarkVisitor {
            type Value = Remark;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a remark: a string, or `vi` and `en`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Remark, E> {
                let text = SafeText::new(text);
                Ok(Remark(Bilingual { vi: Some(text.clone()), en: Some(text) }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Remark, A::Error> {
                Bilingual::deserialize(MapAccessDeserializer::new(map)).map(Remark)
            }
        }
        deserializer.deserialize_any(RemarkVisitor)
    }
}

/// The years a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The year whose results it reports.
    pub reported: u16,
    /// The year whose targets it sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u16>,
}

/// A theme's tab: a name and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Unique, such as `economy`.
    pub id: SafeText,
    /// What the tab is called.
    pub name: Bilingual,
    /// Addresses of sections (with all under them), blocks and notes.
    pub places: Vec<SafeText>,
    /// The decision on it, if the program found a theme with this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Decision>,
    /// A remark for readers, shown at the top of its tab.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

/// One number the report states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Unique, such as `r019`.
    pub id: SafeText,
    /// Result or target.
    pub kind: FigureKind,
    /// The year it is for; 0 where it is not known, in which case the member is not written.
    #[serde(default, deserialize_with = "known_year", skip_serializing_if = "is_unknown")]
    pub year: u16,
    /// The id of a view; empty for the first view that holds its block.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub theme: SafeText,
    /// A group within the view; may be empty.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub topic: SafeText,
    /// What it measures.
    pub name: Bilingual,
    /// The number.
    pub value: serde_json::Number,
    /// The number as the report writes it.
    pub value_text: SafeText,
    /// Its unit as the report writes it; empty if it has none.
    #[serde(default)]
    pub unit: SafeText,
    /// Level, growth or reduction.
    pub measure: Measure,
    /// The address of the block that states it, or of the block that cites the note that states it.
    pub block: SafeText,
    /// The id of the note that states it.
    #[serde(default, deserialize_with = "note_id")]
    pub note: Option<SafeText>,
    /// The clause that states it, verbatim.
    pub quote: SafeText,
    /// The characters of the number in the text that states it, from and to: needed if the quote occurs there several times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<[usize; 2]>,
    /// The decision on it, if the program found a figure at this position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Decision>,
    /// A word of the report that qualifies the number, such as `trên` (over).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<SafeText>,
    /// The comparisons that the report makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<Comparison>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

/// Whether a figure says what was reached or what is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// What was reached.
    Result,
    /// What is planned.
    Target,
}

/// What a figure is compared with in the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// A plan or a year.
    pub basis: Basis,
    /// Whether the clause itself names the basis.
    #[serde(default)]
    pub basis_stated_in_clause: bool,
    /// What the comparison says: a percentage of the basis, a change on it …
    pub measure: ComparisonMeasure,
    /// Its number, if one is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Number>,
    /// The number as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_text: Option<SafeText>,
    /// Its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<SafeText>,
}

/// A result with the target of the next year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The id of a figure.
    pub result: SafeText,
    /// The id of a figure.
    pub target: SafeText,
    /// What both figures measure.
    #[serde(default)]
    pub name: Bilingual,
    /// Whether the two may be compared as numbers.
    pub same_measure: bool,
}

/// A likely printing fault. It is shown beside the text, never applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// Unique.
    pub id: SafeText,
    /// The address of a block, section or note.
    pub at: SafeText,
    /// What is printed.
    pub reads: SafeText,
    /// What was probably meant.
    pub likely: SafeText,
    /// How sure it is.
    pub confidence: Confidence,
    /// What kind of fault.
    pub category: SafeText,
    /// Why it is taken for a fault.
    pub reason: Remark,
    /// Words before it, to find it by.
    #[serde(default)]
    pub before: SafeText,
    /// Words after it.
    #[serde(default)]
    pub after: SafeText,
}

/// An abbreviation and its long form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// The short form.
    pub short: SafeText,
    /// The long form.
    pub long: Bilingual,
}

/// A report's abbreviations in the order of its list, each found by its short form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    list: Vec<Abbreviation>,
    shorts: HashSet<SafeText>,
}

impl Abbreviations {
    /// Whether a word is one of them, in the same capitals.
    pub(crate) fn know(&self, word: &str) -> bool {
        self.shorts.contains(word)
    }

    /// The list itself.
    pub(crate) fn into_vec(self) -> Vec<Abbreviation> {
        self.list
    }
}

impl From<Vec<Abbreviation>> for Abbreviations {
    fn from(list: Vec<Abbreviation>) -> Self {
        let shorts = list.iter().map(|a| a.short.clone()).collect();
        Self { list, shorts }
    }
}

impl Deref for Abbreviations {
    type Target = [Abbreviation];
    fn deref(&self) -> &[Abbreviation] {
        &self.list
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_unknown(year: &u16) -> bool {
    *year == 0
}

fn is_empty(text: &SafeText) -> bool {
    text.is_empty()
}

/// Refuses a year 0, which means that the year is not known.
fn known_year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    NonZeroU16::deserialize(deserializer).map(NonZeroU16::get)
}

/// A note's id, written as a string or, by hand, as a whole number.
fn note_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SafeText>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a note's id or null")]
    enum Id {
        Text(SafeText),
        Number(u64),
    }
    Ok(Option::<Id>::deserialize(deserializer)?.map(|id| match id {
        Id::Text(text) => text,
        Id::Number(number) => SafeText::new(&number.to_string()),
    }))
}
