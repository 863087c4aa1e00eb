//! Runs as JSON: a string, or an object with one member that gives the style of the text, or says what is at this position:
//! a note reference, the end of a line, the beginning of a page.

use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::report::Run;

/// A text: an array of runs. A string is read as one plain run.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Runs(pub(super) Vec<Run>);

impl<'de> Deserialize<'de> for Runs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RunsVisitor;
        impl<'de> Visitor<'de> for RunsVisitor {
            type Value = Runs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text: a string or an array of runs")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Runs, E> {
                Ok(Runs(if text.is_empty() { Vec::new() } else { vec![Run::Plain(text.into())] }))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Runs, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(Runs)
            }
        }
        deserializer.deserialize_any(RunsVisitor)
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, text) = match self {
            Self::Plain(text) => return text.serialize(serializer),
            Self::Em(text) => ("em", text),
            Self::Strong(text) => ("strong", text),
            Self::Reference(id) => ("note", id),
            Self::Break => return member(serializer, "break", &true),
            Self::Page(page) => return member(serializer, "page", page),
        };
        member(serializer, key, text)
    }
}

/// Writes an object with one member.
fn member<S: Serializer>(
    serializer: S,
    key: &str,
    value: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(field_identifier, rename_all = "lowercase")]
        enum Key {
            Em,
            Strong,
            Note,
            Break,
            Page,
        }
        struct RunVisitor;
        impl<'de> Visitor<'de> for RunVisitor {
            type Value = Run;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "a run: a string, or one of {\"em\": …}, {\"strong\": …}, {\"note\": …}, \
                     {\"break\": true}, {\"page\": 7}",
                )
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Run, E> {
                Ok(Run::Plain(text.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Run, A::Error> {
                let Some(key) = map.next_key::<Key>()? else {
                    return Err(de::Error::invalid_length(0, &self));
                };
                let run = match key {
                    Key::Em => Run::Em(map.next_value()?),
                    Key::Strong => Run::Strong(map.next_value()?),
                    Key::Note => Run::Reference(map.next_value()?),
                    Key::Page => Run::Page(map.next_value()?),
                    Key::Break if map.next_value()? => Run::Break,
                    Key::Break => return Err(de::Error::custom("`break` is always true")),
                };
                if map.next_key::<Key>()?.is_some() {
                    return Err(de::Error::invalid_length(2, &self));
                }
                Ok(run)
            }
        }
        deserializer.deserialize_any(RunVisitor)
    }
}
