//! What a reader may want explained, and where it stands in the text: cited documents, abbreviations, likely faults of
//! the printed text. All offsets count characters of a node's plain text.

pub mod abbreviations;
pub mod documents;
pub mod errata;
