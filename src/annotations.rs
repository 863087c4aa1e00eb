//! What a reader may want explained, and where it stands in the text: cited documents, abbreviations, likely faults of
//! the printed text. All offsets count characters of a node's plain text.

pub(crate) mod abbreviations;
pub(crate) mod documents;
pub(crate) mod errata;
