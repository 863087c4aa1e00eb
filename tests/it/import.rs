//! The importer: the real report, small reports of every kind, and properties over lines put together at random.

mod printed;
mod random;
mod real;
mod scale;
mod small;
mod words;

use baocao::import::{Imported, import};
use printed::{outline, problems};

/// Imports without curation.
fn read(source: &str) -> Imported {
    import(source.as_bytes(), None)
}
