//! JSON to and from a [`Report`]: the format `baocao/1`. Reading never guesses: an unknown member is an error with its
//! path, line and column.

mod blocks;
mod runs;

use std::fmt;

use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Abbreviation, Bilingual, Curation, Erratum, Figure, MAX_DEPTH, Note, Pair, Report, ReportData,
    Run, Section, Theme, Years,
};
use crate::text::SafeText;
use blocks::Checked;
use runs::Runs;

/// What the `format` member of a report says.
pub(crate) const FORMAT: &str = "baocao/1";

/// Why a text is not a report. Prints as `sections[0].title: missing …, line 4 column 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The path of the member, such as `sections[2].blocks[0].kind`; empty for the whole.
    pub path: SafeText,
    /// What is wrong, with line and column (both from 1, columns in bytes).
    pub message: SafeText,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "{}", self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl std::error::Error for JsonError {}

/// What people know beyond a text, and who issued it: the file given to `baocao import --with`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurationFile {
    /// A description of the file, for people.
    pub about: Option<SafeText>,
    /// Who issued the report.
    pub issuer: Option<Bilingual>,
    /// The years the report is about.
    pub years: Option<Years>,
    /// The rest.
    pub curation: Curation,
}

impl Report {
    /// Adds a curation file; what it says replaces what the report said.
    pub(crate) fn take_up(&mut self, file: CurationFile) {
        fn replace<T>(list: &mut Vec<T>, by: Vec<T>) {
            if !by.is_empty() {
                *list = by;
            }
        }
        let data = &mut **self;
        data.issuer = file.issuer.or(data.issuer.take());
        data.years = file.years.or(data.years);
        let (known, by) = (&mut data.curation, file.curation);
        replace(&mut known.themes, by.themes);
        replace(&mut known.figures, by.figures);
        replace(&mut known.pairs, by.pairs);
        replace(&mut known.errata, by.errata);
        if !by.abbreviations.is_empty() {
            known.abbreviations = by.abbreviations;
        }
        known.complete |= by.complete;
    }
}

/// Reads a report. A byte order mark before it is passed over.
pub fn read_report(json: &[u8]) -> Result<Report, JsonError> {
    parse::<ReportJson>(json).map(Into::into)
}

/// Reads a report whose encoding has been checked.
pub(crate) fn read_report_text(json: &str) -> Result<Report, JsonError> {
    parse_text::<ReportJson>(json).map(Into::into)
}

/// Reads a curation file.
pub fn read_curation(json: &[u8]) -> Result<CurationFile, JsonError> {
    let file = parse::<CurationJson>(json)?;
    Ok(CurationFile {
        about: file.about,
        issuer: file.issuer,
        years: file.years,
        curation: Curation {
            themes: file.views,
            figures: file.figures,
            pairs: file.pairs,
            errata: file.errata,
            abbreviations: file.abbreviations.into(),
            complete: file.complete,
        },
    })
}

/// Writes a report, indented by two spaces, with a line end at the end. Reading it gives the same report.
pub fn write_report(report: &Report) -> String {
    let mut json =
        serde_json::to_string_pretty(&ReportJson::from(report)).expect("a report is always JSON");
    json.push('\n');
    json
}

/// Writes a curation file, indented by two spaces, with a line end at the end. Reading it gives the same.
pub(crate) fn write_curation(file: CurationFile) -> String {
    let curation = file.curation;
    let json = CurationJson {
        about: file.about,
        issuer: file.issuer,
        years: file.years,
        complete: curation.complete,
        views: curation.themes,
        figures: curation.figures,
        pairs: curation.pairs,
        errata: curation.errata,
        abbreviations: curation.abbreviations.into_vec(),
    };
    let mut json = serde_json::to_string_pretty(&json).expect("a curation is always JSON");
    json.push('\n');
    json
}

fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsonError> {
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    // Checking the encoding of all at once is faster than of each string; invalid bytes are named with their position.
    match std::str::from_utf8(json) {
        Ok(text) => parse_text(text),
        Err(_) => serde_json::from_slice(json).map_err(|error| located::<T>(json, &error)),
    }
}

fn parse_text<T: DeserializeOwned>(json: &str) -> Result<T, JsonError> {
    serde_json::from_str(json).map_err(|error| located::<T>(json.as_bytes(), &error))
}

/// An error of reading `T` with the path of the member, for which the text is read again.
fn located<T: DeserializeOwned>(json: &[u8], error: &serde_json::Error) -> JsonError {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let (path, message) = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) if !matches!(error.path().to_string().as_str(), "." | "?") => {
            (error.path().to_string(), error.inner().to_string())
        }
        _ => (String::new(), error.to_string()),
    };
    JsonError {
        path: SafeText::new(&path),
        message: SafeText::new(&message.replace(" at line ", ", line ")),
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportJson {
    format: Format,
    title: SafeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years: Option<Years>,
    sections: Sections,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteJson>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views: Vec<Theme>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pairs: Vec<Pair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    errata: Vec<Erratum>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    abbreviations: Vec<Abbreviation>,
    #[serde(default, skip_serializing_if = "is_false")]
    complete: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CurationJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<SafeText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years: Option<Years>,
    #[serde(default, skip_serializing_if = "is_false")]
    complete: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views: Vec<Theme>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pairs: Vec<Pair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    errata: Vec<Erratum>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    abbreviations: Vec<Abbreviation>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// The value of the member `format`.
#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "baocao/1")]
    V1,
}

/// The top sections, none deeper than [`MAX_DEPTH`].
#[derive(Serialize)]
#[serde(transparent)]
struct Sections(Vec<SectionJson>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionJson {
    id: SafeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<SafeText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(default, skip_serializing_if = "Title::is_empty")]
    title: Title,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Checked>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteJson {
    id: SafeText,
    label: SafeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    text: Runs,
}

/// A heading's words: written as a string where they are plain, as runs where they are not.
#[derive(Default)]
struct Title(Vec<Run>);

impl<'de> Deserialize<'de> for Sections {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let sections = Vec::<SectionJson>::deserialize(deserializer)?;
        let mut level: Vec<&SectionJson> = sections.iter().collect();
        for _ in 0..MAX_DEPTH {
            level = level.into_iter().flat_map(|section| &section.sections).collect();
        }
        match level.first() {
            Some(deep) => Err(de::Error::custom(format!(
                "section `{}` lies more than {MAX_DEPTH} deep",
                deep.id
            ))),
            None => Ok(Self(sections)),
        }
    }
}

impl Title {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Title {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [Run::Plain(text)] => text.serialize(serializer),
            runs => runs.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Title {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Runs::deserialize(deserializer).map(|runs| Self(runs.0))
    }
}

impl From<ReportJson> for Report {
    fn from(json: ReportJson) -> Self {
        let mut sections = Vec::new();
        let mut waiting: Vec<(usize, SectionJson)> =
            json.sections.0.into_iter().rev().map(|s| (0, s)).collect();
        while let Some((depth, section)) = waiting.pop() {
            waiting.extend(section.sections.into_iter().rev().map(|under| (depth + 1, under)));
            sections.push(Section {
                id: section.id,
                label: section.label,
                page: section.page,
                title: section.title.0,
                depth,
                blocks: section.blocks.into_iter().map(|block| block.0).collect(),
            });
        }
        let data = ReportData {
            title: json.title,
            issuer: json.issuer,
            years: json.years,
            sections,
            notes: json
                .notes
                .into_iter()
                .map(|n| Note { id: n.id, label: n.label, text: n.text.0, page: n.page })
                .collect(),
            curation: Curation {
                themes: json.views,
                figures: json.figures,
                pairs: json.pairs,
                errata: json.errata,
                abbreviations: json.abbreviations.into(),
                complete: json.complete,
            },
        };
        data.into()
    }
}

impl From<&Report> for ReportJson {
    fn from(report: &Report) -> Self {
        // The tree is built from the last section to the first: those collected so far at greater depths are under this one.
        let mut open: Vec<(usize, SectionJson)> = Vec::new();
        for section in report.sections.iter().rev() {
            let mut under = Vec::new();
            while open.last().is_some_and(|(depth, _)| *depth > section.depth) {
                under.extend(open.pop().map(|(_, section)| section));
            }
            open.push((
                section.depth,
                SectionJson {
                    id: section.id.clone(),
                    label: section.label.clone(),
                    page: section.page,
                    title: Title(section.title.clone()),
                    blocks: section.blocks.iter().cloned().map(Checked).collect(),
                    sections: under,
                },
            ));
        }
        let curation = report.curation.clone();
        Self {
            format: Format::V1,
            title: report.title.clone(),
            issuer: report.issuer.clone(),
            years: report.years,
            sections: Sections(open.into_iter().rev().map(|(_, section)| section).collect()),
            notes: report
                .notes
                .iter()
                .map(|n| NoteJson {
                    id: n.id.clone(),
                    label: n.label.clone(),
                    page: n.page,
                    text: Runs(n.text.clone()),
                })
                .collect(),
            views: curation.themes,
            figures: curation.figures,
            pairs: curation.pairs,
            errata: curation.errata,
            abbreviations: curation.abbreviations.into_vec(),
            complete: curation.complete,
        }
    }
}
