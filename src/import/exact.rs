//! Markdown that says exactly what it means: what `baocao export` writes, and what is read without a guess.
//!
//! A report's Markdown is told from an office's by its first line, [`EXACT_MARKER`]. Behind it every report can be written, and
//! reading it gives the same report but for what people know beyond the text (issuer, years, views, figures and the
//! like), which a curation file holds. Two things are not told apart: neighbouring runs that are set alike become one,
//! and runs without a character go.
//!
//! ```text
//! <!-- baocao/1 -->
//!
//! TỈNH ỦY LAI-XA\                             lines: all but the last end in a hard break, a lone one in <br>
//! *
//!
//! # BÁO CÁO tình hình …                       the title; what stands before it is the letterhead
//!
//! ## Phần thứ nhất TÌNH HÌNH                  a section, one `#` more for each above it; its label by its numbering
//!
//! ### Điều 5&emsp;Kinh tế {#kt}               a label that is no numbering; an id that does not follow from the label
//!
//! Kinh tế **tăng** *nhanh*,[^1] đạt 9\*.      a paragraph
//!
//! - Công nghiệp                               bullets, two columns for each level
//!   - Thủy điện
//!
//! (1) Đổi mới.                                an item: a paragraph that begins with a numbering
//!
//! 1\. là số đầu.                              a paragraph all the same
//!
//! | a | b |
//! |---|---|                                   a table; this line says nothing
//!
//! | a <!-- rowspan=2 --> | b <!-- colspan=2 --> | <!-- --> |
//! |---|---|---|
//! | <!-- --> | c | d |                        cells with spans: `<!-- -->` is none, it only keeps the columns
//! <!-- head_rows=2 -->                        how many rows are heads, unless it is one
//!
//! ---                                         a section without a heading: a signature
//!
//! [^1]: Chú thích.
//!
//! [^1-2]: <sup>1</sup> Chú thích.             a note whose label is not its id
//!
//! một<br>hai, <!-- page 8 -->ba <!-- page=7 -->    the end of a line; where page 8 begins; the page of the block
//! ```
//!
//! The page on which a block, heading, note, table or signature begins is said in a comment at its end; a section without
//! a heading begins on the page of its first block.
//!
//! A backslash makes a character of punctuation mean itself, entities are read, `<em>` and `<strong>` stand where
//! asterisks would not be understood, and `<!-- -->` is nothing: the text of a block without words. Lines that follow
//! each other without a blank one are one paragraph. All else, HTML too, is text.

mod attributes;
mod inline;
mod notes;
mod read;
mod write;

use super::outline::Names;
use crate::report::{Run, plain};
use crate::source::encoding::EXACT_MARKER;
use crate::source::labels::{self, Label};
use crate::source::phrases::begins_recipients;

pub(crate) use read::report;
pub use write::markdown;

/// What stands between a label that is no numbering and the words behind it.
const AFTER_LABEL: &str = "&emsp;";

/// What is written for a text without words, and in a table where the grid has no cell of its own.
const NOTHING: &str = "<!-- -->";

/// Whether a source is such Markdown.
pub(crate) fn is_exact(source: &[u8]) -> bool {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    source
        .strip_prefix(EXACT_MARKER.as_bytes())
        .is_some_and(|rest| matches!(rest.first(), None | Some(b'\n' | b'\r' | b' ')))
}

/// The label that a written line begins with, still written, and what stands behind it.
fn split_label(line: &str) -> (Option<&str>, &str) {
    let (label, rest) = match inline::find(line, AFTER_LABEL) {
        Some(at) => (&line[..at], &line[at + AFTER_LABEL.len()..]),
        None => match labels::label(line) {
            Some(label) => line.split_at(label.len),
            None => return (None, line),
        },
    };
    (Some(label), rest.trim_start_matches(' '))
}

/// The id that a heading has unless it says another.
fn id_of(names: &mut Names, above: Option<&str>, label: Option<&str>, title: &[Run]) -> String {
    if above.is_none() && label.is_none() && begins_recipients(&plain(title)) {
        return names.unique("recipients").0;
    }
    let label: Option<Label> = label.and_then(labels::label);
    names.of_heading(above, label.as_ref()).0
}

/// Whether a line is drawn across the page: at least three of a character, and blanks.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|stroke| {
        line.chars().filter(|&c| c == stroke).count() >= 3
            && line.chars().all(|c| c == stroke || c == ' ')
    })
}
