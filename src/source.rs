//! Through here every file is read: what it is, the limits on it, and its content as raw blocks, which [`crate::import`] makes a report
//! of. What a block means is not decided here.
//!
//! # Adding a format
//!
//! 1. Here `NAME.rs` with `read`, from the file's bytes to [`raw::RawBlock`]s in reading order and the
//!    [`problem::Problem`]s met on the way, or a [`problem::Refusal`]; as [`word`] has it. What it needs besides is in a
//!    folder of the same name, its tests in `NAME/tests.rs`.
//! 2. In [`detect`] a [`detect::SourceFormat`], and the bytes it is known by. If files of that kind have been refused with
//!    advice till now, that line goes.
//! 3. In `import/file.rs` the line that calls `read` and gives the blocks to [`crate::import::import_blocks`], which is the
//!    same for all formats, with what the numbers of lines count ([`problem::LineUnit`]). A format with tables passes them
//!    through [`crate::import::layout`] before, for those that only place a letterhead or a signature.
//! 4. In the README, the list of what can be opened.
//!
//! A reader says what its format knows (text, how it is set, what is a table or a note, the [`raw::Hints`]) and nothing
//! that it does not: a heading style is a hint, whether something is a heading is decided in `import/classify`. It sets
//! its own limits on what unpacks or multiplies, as `word/archive.rs` does; the size of the file and of the report are
//! limited for it. Of help are [`runs`] (texts), [`sentences`] (where lines belong together), [`labels`], and for text
//! [`encoding`].

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
pub(crate) mod runs;
pub(crate) mod sentences;
pub(crate) mod word;

use std::fmt;

use crate::report::json::JsonError;
use limits::Exceeded;
use problem::Refusal;

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
