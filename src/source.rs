//! Through here every file is read: what it is, the limits on it, and its content as raw blocks, which [`crate::import`] makes a report
//! of. What a block means is not decided here.
//!
//! # Adding a format
//!
//! 1. Here `NAME.rs` with `read`, from the file's bytes to [`raw::RawBlock`]s in reading order and the
//!    [`problem::Problem`]s met on the way, or a [`refusal::Refusal`]; as [`word`] has it. What it needs besides is in a
//!    folder of the same name, its tests in `NAME/tests.rs`.
//! 2. In [`detect`] a [`detect::SourceFormat`] (and whether it [is text](detect::SourceFormat::is_text)), and the bytes it is
//!    known by; in `detect/tests.rs` such bytes. If files of that kind have been refused with advice till now, that goes.
//! 3. In `import/file.rs` the line that calls `read` and gives the blocks to [`crate::import::import_blocks`], which is the
//!    same for all formats, with what the numbers of lines count ([`problem::LineUnit`]). A format with tables calls
//!    `layout::unfold` on the blocks first: it turns tables that only place a letterhead or a signature into paragraphs.
//! 4. `tests/it/NAME.rs`: a file opened by the program, as `pdf.rs`.
//! 5. In the README the introduction, *Command line* and *Your own report*; `REPORT_HELP` in `cli.rs`; `CHANGELOG.md`.
//!
//! A reader says what its format knows (text, how it is set, what is a table or a note, the [`raw::Hints`]) and nothing
//! that it does not: a heading style is a hint, whether something is a heading is decided in `import/classify`. Notes
//! come after all other blocks, each a [`raw::RawKind::Note`]; references carry its key. Bullets and numbers of notes that
//! were typed by hand are the reader's to find, as `word/typed.rs` does.
//!
//! The file has at most 64 MB (`cli/load`), and `limits::report` counts ids, themes and quotes of the report: how much text
//! there may be, how many blocks and how deep, and what unpacks or multiplies, each reader limits itself. Archives and XML
//! are opened within such limits by `word/archive.rs` and `word/xml.rs`.
//!
//! Every text passes [`encoding::clean`]; text in a font of TCVN3 or VNI is decoded before. Of help are [`runs`] (texts),
//! [`sentences`] (where lines belong together) and [`labels`].

pub(crate) mod detect;
pub(crate) mod encoding;
pub(crate) mod json;
pub(crate) mod labels;
pub(crate) mod limits;
pub(crate) mod markdown;
pub(crate) mod page_numbers;
pub(crate) mod pdf;
pub(crate) mod phrases;
pub mod problem;
pub(crate) mod raw;
pub(crate) mod refusal;
pub(crate) mod runs;
pub(crate) mod sentences;
pub(crate) mod symbols;
pub(crate) mod word;

use std::fmt;

use crate::report::json::JsonError;
use limits::Exceeded;
use refusal::Refusal;

/// Why a file is not read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It is of no format that is read, or damaged.
    Refused(Refusal),
    /// It is larger than text may be, in bytes.
    TooLarge { limit: usize },
    /// It holds more than a limit allows.
    Exceeded(Exceeded),
    /// It is JSON, but no report or curation.
    Json(JsonError),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.fmt(f),
            Self::TooLarge { limit } => write!(f, "larger than {limit} bytes"),
            Self::Exceeded(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<Refusal> for Unreadable {
    fn from(error: Refusal) -> Self {
        Self::Refused(error)
    }
}

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
