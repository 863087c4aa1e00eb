//! Through here every file is read: what it is, the limits on it, and its content as raw blocks, which [`crate::import`] makes a report
//! of. What a block means is not decided here.
//!
//! # Adding a format
//!
//! One file under `source` with a function from the file's bytes to [`raw::RawBlock`]s in reading order and the
//! [`problem::Problem`]s met on the way, and one line where formats are told apart. The importer is the same for all:
//! [`crate::import::import_blocks`]. A reader says what its format knows (text, how it is set, what is a table or a
//! note, the [`raw::Hints`]) and nothing that it does not: a heading style is a hint, whether something is a heading
//! is decided in `import/classify`. Of help to a reader are [`runs`] (texts), [`sentences`] (where lines belong
//! together) and [`labels`].

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
