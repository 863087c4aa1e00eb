//! PDF files, made by a small writer of the tests' own, and the raw blocks that are read from them.

#[path = "pdf/damage.rs"]
mod damage;
#[path = "pdf/furniture.rs"]
mod furniture;
#[path = "pdf/glyphs.rs"]
mod glyphs;
#[path = "pdf/notes.rs"]
mod notes;
#[path = "pdf/paragraphs.rs"]
mod paragraphs;
#[path = "pdf/print.rs"]
mod print;
#[path = "pdf/refusals.rs"]
mod refusals;
#[path = "pdf/sides.rs"]
mod sides;
#[path = "pdf/tables.rs"]
mod tables;
#[path = "pdf/writer.rs"]
mod writer;
