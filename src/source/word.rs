//! Word files (.docx) as raw blocks: what a person sees in Word, in reading order, with what Word knows of it. Headers and
//! footers, comments and pictures are not read; what a block means is not decided here.
//!
//! `archive` unpacks the parts within limits, `xml` makes a tree of each. `styles`, `fonts` and `numbering` (with `labels`)
//! know formatting and lists, `notes`, `fields` and `pages` where in them reading is. `body` walks through the document,
//! `tables` and `inline` through tables and paragraphs; `line` joins runs, `typed` finds bullets and notes typed by hand.

mod archive;
mod body;
mod fields;
mod fonts;
mod inline;
mod labels;
mod left_out;
mod line;
mod notes;
mod numbering;
mod pages;
mod styles;
mod tables;
mod typed;
mod xml;

use archive::Archive;
use body::Companions;
use numbering::Numbering;
use styles::Styles;

use super::problem::Problem;
use super::raw::RawBlock;
use super::refusal::Refusal;

/// Reads a Word file: its blocks, the notes that it refers to behind them, and what had to be left out or guessed.
///
/// Refused is an archive that is damaged, is no Word file, or holds more than the limits.
pub(crate) fn read(bytes: &[u8]) -> Result<(Vec<RawBlock>, Vec<Problem>), Refusal> {
    let mut archive = Archive::open(bytes)?;
    let parts = archive.parts()?;
    let Some(document) = archive.tree(&parts.document)? else {
        return Err(Refusal::NoWord(parts.document));
    };
    let styles = archive.tree(&parts.styles)?;
    let styles = styles.map(|part| Styles::read(part.root())).unwrap_or_default();
    let numbering = archive.tree(&parts.numbering)?;
    let numbering = numbering.map(|part| Numbering::read(part.root())).unwrap_or_default();
    let settings = archive.tree(&parts.settings)?;
    let footnotes = archive.tree(&parts.footnotes)?;
    let endnotes = archive.tree(&parts.endnotes)?;
    let companions = Companions {
        styles: &styles,
        numbering,
        settings: settings.as_ref(),
        footnotes: footnotes.as_ref(),
        endnotes: endnotes.as_ref(),
    };
    Ok(body::read(document.root(), companions))
}

/// The paths of the parts in an archive, in small letters.
pub(super) fn part_names(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    Archive::open(bytes).map(|archive| archive.names())
}

/// Whether a path is of the part that a Word file has its text in. Some programs number it.
pub(super) fn is_main_part(path: &str) -> bool {
    let number = path.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
pub(crate) mod tests;
