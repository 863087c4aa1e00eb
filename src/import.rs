//! Raw blocks to a [`Report`], as Vietnamese offices write it: the numbering is the structure, whatever heading styles say.
//! The same for every source format; what a format holds is read in [`crate::source`].
//!
//! Reading never fails. What had to be guessed, and what was left out, stands in [`Imported::problems`].
//!
//! The stages, each a function in a file of its own:
//!
//! | stage | from | to |
//! |---|---|---|
//! | `parts` | a block | one for each title, heading or point in it |
//! | `pages` | raw blocks | blocks with their text, without page numbers and running heads |
//! | `sides` | blocks | recipients before the signature beside them |
//! | `classify` | blocks | what each is: front matter, heading, item, text |
//! | `assemble` | blocks and what they are | a draft: sections, blocks, notes; what page breaks cut is rejoined |
//! | `outline` | the draft's headings | how they nest, and their ids |
//! | `footnotes` | the draft's note references | which note each means |
//! | `build` | all of these | the report |
//! | `positions` | the draft's lines | where in the report each problem is |
//!
//! Headings are nested when they are assembled and not before, since a page may have cut one in two.
//!
//! Markdown that `baocao export` has written says exactly what it means and goes another way, both there and back:
//! `exact`.
//!
//! No stage takes more than linear time.

mod assemble;
mod blocks;
mod build;
mod classify;
mod drafts;
mod exact;
mod file;
mod footnotes;
mod joints;
mod layout;
mod outline;
mod pages;
mod parts;
mod positions;
mod sides;
mod signers;

pub(crate) use exact::is_exact;
pub use exact::markdown;
pub(crate) use file::read_file;

use crate::report::Report;
use crate::report::json::CurationFile;
use crate::source::problem::{self, LineUnit, Problems};
use crate::source::raw::RawBlock;
use crate::source::{encoding, markdown};

/// A report, and what the importer had to guess to make it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The report.
    pub report: Report,
    /// Every guess and every oddity, in the order of the source.
    pub problems: Vec<problem::Problem>,
}

/// Reads a text, Markdown or plain, with what people know beyond it. Whatever the bytes are, there is a report.
pub fn import(source: &[u8], curation: Option<CurationFile>) -> Imported {
    let decoded = encoding::decode(source);
    let mut problems = Problems::of_blocks(decoded.problems, LineUnit::Lines, &[]);
    if exact::is_exact(source) {
        let report = exact::report(&decoded.text, &mut problems);
        return with_curation(Imported { report, problems: problems.in_order() }, curation);
    }
    let blocks = layout::unfold(markdown::read(&decoded.text, &mut problems));
    import_blocks(blocks, problems.in_order(), LineUnit::Lines, curation)
}

/// Makes a report of what was read from a file of any format, with the problems that reading it met. `unit` says what
/// the numbers of the blocks' lines count.
pub(crate) fn import_blocks(
    blocks: Vec<RawBlock>,
    problems: Vec<problem::Problem>,
    unit: LineUnit,
    curation: Option<CurationFile>,
) -> Imported {
    let mut problems = Problems::of_blocks(problems, unit, &blocks);
    let mut blocks = pages::without_page_furniture(blocks, &mut problems);
    sides::part(&mut blocks, &mut problems);
    let roles = classify::roles(&blocks, &mut problems);
    let draft = assemble::draft(&blocks, &roles, &mut problems);
    let outline = outline::outline(&draft.sections, &mut problems);
    let notes = footnotes::resolve(&draft, &mut problems);
    let report = build::report(&draft, &outline, notes);
    let mut problems = problems.in_order();
    positions::find(&draft, &report, &mut problems);
    with_curation(Imported { report, problems }, curation)
}

/// The same report with what people know beyond its text, if they do. Of what the report says itself their lists replace
/// those that they name.
pub(crate) fn with_curation(mut imported: Imported, curation: Option<CurationFile>) -> Imported {
    if let Some(file) = curation {
        imported.report.take_up(file);
    }
    imported
}

#[cfg(test)]
mod tests;
