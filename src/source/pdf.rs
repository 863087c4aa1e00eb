//! PDF files as raw blocks, read as a page is read: by where its characters and ruling lines stand.
//!
//! ```text
//! bytes ─ document ─► objects ─ content ─► drawing ─ page ─► rows, tables ─ columns ─► sections ─ flow ─► raw blocks
//! ```
//!
//! - `document` opens a file and bounds what is read of it, or gives a `refusal`; `operators` reads a content stream;
//!   `fonts`, with `font_names`, `encodings` and `cmap`, say what its character codes are; `structure` which
//!   paragraph they belong to, in a file that stores it.
//! - `content`, with `text_state`, `paths` and `characters`, runs a page's operators and collects a `drawing`.
//! - `lines`, `layers`, `grids`, `gutters` and `page` find rows, tables and columns in it; `furniture` takes out page
//!   numbers and running heads, `notes` the footnotes; `text_columns` parts columns of running text, `columns` what else
//!   stands side by side.
//! - `paragraphs` splits lines into paragraphs, by the `metrics` of the document and the `labels` they begin with; `flow`
//!   joins over pages; `blocks` and `tables` write raw blocks. `left_out` says what was.
//!
//! Pictures are not read: a scan is refused.

mod blocks;
mod characters;
mod cmap;
mod columns;
mod content;
mod document;
mod drawing;
mod encodings;
mod flow;
mod font_names;
mod fonts;
mod furniture;
mod geometry;
mod grids;
mod gutters;
mod labels;
mod layers;
mod left_out;
mod lines;
mod metrics;
mod notes;
mod operators;
mod page;
mod paragraphs;
mod paths;
mod structure;
mod tables;
mod text_columns;
mod text_state;

use left_out::Omissions;

use super::problem::{Problem, ProblemKind};
use super::raw::RawBlock;
use super::refusal::Refusal;

/// Fewer words than this on a page that pictures cover are stamps on a scan.
const MIN_WORDS: usize = 30;
/// The share of a page that the picture of a scan covers, at least.
const SCAN_SHARE: f32 = 0.5;

/// Reads a PDF file: its blocks in reading order, the notes behind them, and what had to be left out or changed.
///
/// Refused is a file that is damaged, needs a password, holds no text (a scan) or more than the limits.
pub(crate) fn read(bytes: &[u8]) -> Result<(Vec<RawBlock>, Vec<Problem>), Refusal> {
    let document = document::PdfDocument::open(bytes)?;
    let structure = structure::Structure::read(&document);
    let mut reader = content::Reader::new(&document, &structure);
    let mut omissions = Omissions::default();
    let mut pages = Vec::new();
    let mut scanned = Vec::new();
    let mut recognised = 0;
    for (id, number) in document.pages().iter().zip(1..) {
        let drawing = reader.page(*id);
        let share = drawing.picture_share();
        omissions.drawing(number, &drawing);
        let is_recognised = share >= SCAN_SHARE && drawing.is_recognised();
        let page = page::PdfPage::new(number, drawing);
        if share >= SCAN_SHARE && page.words() < MIN_WORDS {
            scanned.push(number);
        } else {
            recognised += usize::from(is_recognised);
        }
        pages.push(page);
        if reader.is_exhausted() {
            omissions.add(number, ProblemKind::Rest);
            break;
        }
    }
    refuse_without_text(&pages, &scanned)?;
    omissions.pages_without_text(&scanned);
    if recognised * 2 > pages.len() {
        omissions.add(1, ProblemKind::RecognisedText(recognised));
    }
    furniture::remove(&mut pages, &mut omissions);
    let mut blocks = flow::blocks(text_columns::parts(pages), &mut omissions);
    number_paragraphs(&mut blocks);
    Ok((blocks, omissions.into_problems()))
}

fn refuse_without_text(pages: &[page::PdfPage], scanned: &[u32]) -> Result<(), Refusal> {
    let words = pages.iter().map(page::PdfPage::words).sum();
    if !scanned.is_empty() {
        let is_text = |page: &&page::PdfPage| !scanned.contains(&page.number) && page.words() > 0;
        if !pages.iter().any(|page| is_text(&page)) {
            return Err(Refusal::PdfScan { words, pages: pages.len() });
        }
    }
    if words == 0 { Err(Refusal::PdfEmpty) } else { Ok(()) }
}

/// Numbers the blocks page by page. Notes, which stand behind all other blocks, have the numbers that follow those of
/// their page, so that a number says which page it is on.
fn number_paragraphs(blocks: &mut [RawBlock]) {
    let mut in_order: Vec<&mut RawBlock> = blocks.iter_mut().collect();
    in_order.sort_by_key(|block| block.hints.page);
    for (block, number) in in_order.into_iter().zip(1..) {
        block.hints.line = number;
    }
}

#[cfg(test)]
pub(crate) mod tests;
