//! PDF files as raw blocks, read as a page is read: by where its characters and ruling lines stand.
//!
//! ```text
//! bytes ─ document ─► objects ─ content ─► drawing ─ page ─► rows, tables ─ columns ─► sections ─ flow ─► raw blocks
//! ```
//!
//! - `document` opens a file and bounds what is read of it, or gives a `refusal`; `operators` reads a content stream;
//!   `fonts`, `encodings` and `cmap` say what its character codes are; `structure` which paragraph they belong to, in a
//!   file that stores it.
//! - `content`, with `text_state`, `paths` and `characters`, runs a page's operators and collects a `drawing`.
//! - `lines`, `grids` and `page` find rows and tables in it; `furniture` takes out page numbers and running heads,
//!   `notes` the footnotes, `columns` parts what stands side by side.
//! - `paragraphs` splits lines into paragraphs, by the `metrics` of the document and the `labels` they begin with; `flow`
//!   joins over pages; `blocks` and `tables` write raw blocks. `problems` says what was left out.
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
mod fonts;
mod furniture;
mod geometry;
mod grids;
mod labels;
mod lines;
mod metrics;
mod notes;
mod operators;
mod page;
mod paragraphs;
mod paths;
mod problems;
mod refusal;
mod structure;
mod tables;
mod text_state;

pub use problems::Problem;
use problems::Problems;
pub use refusal::Refusal;

use super::raw::RawBlock;

/// Fewer words than this on a page that pictures cover are stamps on a scan.
const MIN_WORDS: usize = 30;
/// The share of a page that the picture of a scan covers, at least.
const SCAN_SHARE: f32 = 0.5;

/// What a PDF file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pdf {
    /// Its text in reading order; notes at the end.
    pub blocks: Vec<RawBlock>,
    /// What was left out or changed, in the order of the pages.
    pub problems: Vec<Problem>,
    /// How many pages it has.
    pub pages: usize,
}

/// Reads a PDF file.
pub fn read(bytes: &[u8]) -> Result<Pdf, Refusal> {
    let document = document::Document::open(bytes)?;
    let structure = structure::Structure::read(&document);
    let mut reader = content::Reader::new(&document, &structure);
    let mut problems = Problems::default();
    let mut pages = Vec::new();
    let mut scanned = Vec::new();
    for (id, number) in document.pages().iter().zip(1..) {
        let drawing = reader.page(*id);
        let share = drawing.picture_share();
        problems.drawing(number, &drawing);
        let page = page::Page::new(number, drawing);
        if share >= SCAN_SHARE && page.words() < MIN_WORDS {
            scanned.push(number);
        }
        pages.push(page);
        if reader.is_exhausted() {
            let message = "the file is too large: what follows is not read; split it first";
            problems.add(Some(number), message);
            break;
        }
    }
    refuse_without_text(&pages, &scanned)?;
    problems.pages_without_text(&scanned);
    furniture::remove(&mut pages, &mut problems);
    let count = pages.len();
    let blocks = flow::blocks(pages, &mut problems);
    Ok(Pdf { blocks, problems: problems.in_order(), pages: count })
}

fn refuse_without_text(pages: &[page::Page], scanned: &[u32]) -> Result<(), Refusal> {
    let words = pages.iter().map(page::Page::words).sum();
    if !scanned.is_empty() {
        let is_text = |page: &&page::Page| !scanned.contains(&page.number) && page.words() > 0;
        if !pages.iter().any(|page| is_text(&page)) {
            return Err(Refusal::Scan { pages: pages.len(), words });
        }
    }
    if words == 0 { Err(Refusal::Empty) } else { Ok(()) }
}
