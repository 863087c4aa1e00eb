//! Reading files as raw blocks: what a file is, the encodings of text, and Word files made here from small parts.

#[path = "source/encodings.rs"]
mod encodings;
