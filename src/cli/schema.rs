//! `baocao schema`: what the JSON of a report may hold, as a JSON Schema.

use super::{OK, Out, embedded};

pub(super) fn run(out: &mut Out) -> anyhow::Result<u8> {
    out.line(embedded::SCHEMA.trim_end())?;
    Ok(OK)
}
