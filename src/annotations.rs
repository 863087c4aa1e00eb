//! What a reader may want explained, and its positions in the text: cited documents, abbreviations, errata. All offsets
//! count characters of a node's plain text.

pub(crate) mod abbreviations;
pub(crate) mod documents;
pub(crate) mod errata;
