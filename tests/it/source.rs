//! Reading files as raw blocks: what a file is, the encodings of text, and Word files made here from small parts.

mod detection;
mod docx;
mod encodings;
mod hostile;
mod layout;
mod lists;
mod notes;
mod paragraphs;
mod tables;
