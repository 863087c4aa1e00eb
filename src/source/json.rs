//! A report or a curation file in JSON, read within the limits.

use std::fmt;

use super::limits::{self, Exceeded};
use crate::report::Report;
use crate::report::json::{CurationFile, JsonError, read_curation, read_report};

/// Why bytes are not read as a report or a curation file.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// They hold more than a limit allows.
    Exceeded(Exceeded),
    /// They are not of the format.
    Json(JsonError),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exceeded(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<Exceeded> for Unreadable {
    fn from(error: Exceeded) -> Self {
        Self::Exceeded(error)
    }
}

impl From<JsonError> for Unreadable {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// Reads a report.
pub(crate) fn report(json: &[u8]) -> Result<Report, Unreadable> {
    limits::json(json)?;
    let report = read_report(json)?;
    limits::report(&report)?;
    Ok(report)
}

/// Reads a curation file. What it multiplies to is counted with the report it is put beside.
pub(crate) fn curation(json: &[u8]) -> Result<CurationFile, Unreadable> {
    limits::json(json)?;
    Ok(read_curation(json)?)
}
