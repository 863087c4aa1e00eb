//! The one door for every file: what a file is, and its content as raw blocks, which [`crate::import`] makes a report
//! of. What a block means is not decided here.

pub mod pdf;
pub mod raw;
