//! Reading PDF files, made by a small writer of the tests' own, as raw blocks.

mod damage;
mod furniture;
mod glyphs;
mod headings;
mod notes;
mod paragraphs;
mod print;
mod refusals;
mod sides;
mod table_pages;
mod tables;
mod text_columns;
pub(crate) mod writer;
