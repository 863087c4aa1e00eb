//! Word files made here from small parts, read as raw blocks.

pub(crate) mod docx;
mod hostile;
mod lists;
mod notes;
mod paragraphs;
mod tables;
