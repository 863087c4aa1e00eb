//! A report or a curation file in JSON, read within the limits.

use super::{Unreadable, limits};
use crate::report::Report;
use crate::report::json::{CurationFile, read_curation, read_report};

/// Reads a report. Callers check `limits::report` once the curation has been added.
pub(crate) fn report(json: &[u8]) -> Result<Report, Unreadable> {
    limits::json(json)?;
    Ok(read_report(json)?)
}

/// Reads a curation file. What it multiplies to is counted with the report it is put beside.
pub(crate) fn curation(json: &[u8]) -> Result<CurationFile, Unreadable> {
    limits::json(json)?;
    Ok(read_curation(json)?)
}
