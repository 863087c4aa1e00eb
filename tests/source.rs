//! Reading files as raw blocks: what a file is, the encodings of text, and Word files made here from small parts.

#[path = "source/detection.rs"]
mod detection;
#[path = "source/docx.rs"]
mod docx;
#[path = "source/encodings.rs"]
mod encodings;
#[path = "source/hostile.rs"]
mod hostile;
#[path = "source/layout.rs"]
mod layout;
#[path = "source/lists.rs"]
mod lists;
#[path = "source/notes.rs"]
mod notes;
#[path = "source/paragraphs.rs"]
mod paragraphs;
#[path = "source/tables.rs"]
mod tables;
