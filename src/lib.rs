//! baocao opens one long official report and makes it a place to read, search and quote.

pub mod fold;
pub mod import;
pub mod report;
pub mod search;
pub mod text;
