//! A file of any format, from its bytes to a report: what it is, the limits on it, its reader, and the importer.

use super::{Imported, import, import_blocks, layout, with_curation};
use crate::report::json::CurationFile;
use crate::source::detect::{SourceFormat, detect};
use crate::source::encoding::{self, Encoding};
use crate::source::problem::LineUnit;
use crate::source::{Unreadable, json, limits, pdf, word};

/// The report in a file, with what is known beyond it and what had to be guessed. `name` is the file's, if it has one:
/// it helps where the bytes say little.
///
/// # Errors
///
/// If the file is of no format that is read, is damaged, or holds more than a limit allows.
pub(crate) fn read_file(
    bytes: &[u8],
    name: Option<&str>,
    known: Option<CurationFile>,
) -> Result<Imported, Unreadable> {
    let format = detect(bytes, name)?;
    if format.is_text() && bytes.len() > limits::MAX_TEXT_BYTES {
        return Err(Unreadable::TooLarge { limit: limits::MAX_TEXT_BYTES });
    }
    let imported = match format {
        SourceFormat::Json => {
            let is_wide = encoding::encoding_by_marks(bytes).is_some_and(Encoding::is_utf16);
            let text = is_wide.then(|| encoding::decode(bytes).text);
            let report = json::report(text.as_deref().map_or(bytes, str::as_bytes))?;
            with_curation(Imported { report, problems: Vec::new() }, known)
        }
        SourceFormat::ExactMarkdown | SourceFormat::Text => {
            limits::markdown(bytes)?;
            import(bytes, known)
        }
        SourceFormat::Word => {
            let (blocks, problems) = word::read(bytes)?;
            import_blocks(layout::unfold(blocks), problems, LineUnit::Paragraphs, known)
        }
        SourceFormat::Pdf => {
            let (blocks, problems) = pdf::read(bytes)?;
            import_blocks(layout::unfold(blocks), problems, LineUnit::Paragraphs, known)
        }
    };
    limits::report(&imported.report)?;
    Ok(imported)
}
