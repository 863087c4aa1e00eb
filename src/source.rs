//! Through here every file is read: what it is, the limits on it, and its content as raw blocks, which [`crate::import`] makes a report
//! of. What a block means is not decided here.

pub(crate) mod json;
pub(crate) mod limits;
pub mod detect;
pub mod encoding;
pub mod problem;
pub mod raw;
pub mod word;
