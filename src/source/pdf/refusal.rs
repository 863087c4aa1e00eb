//! The lines that say why a PDF file is not read, and what to do.

use crate::source::problem::Refusal;

/// It needs a password.
pub(super) fn encrypted() -> Refusal {
    Refusal::new(
        "this PDF needs a password: remove it first, as with `qpdf --decrypt --password=… IN OUT`",
    )
}

/// It is no PDF, or its objects cannot be found.
pub(super) fn damaged() -> Refusal {
    Refusal::new("this PDF is damaged: fetch it again, or repair it, as with `qpdf IN OUT`")
}

/// It has pages, and pictures on them, but no more than these words.
pub(super) fn scan(words: usize, pages: usize) -> Refusal {
    Refusal::new(&format!(
        "this PDF is a scan ({words} words on {pages} pages): make its text with \
         `ocrmypdf -l vie IN OUT`, or ask for the Word file"
    ))
}

/// It has pages, and nothing on them.
pub(super) fn empty() -> Refusal {
    Refusal::new("this PDF has no text: is it the right file?")
}

/// It exceeds a limit, in `unit`.
pub(super) fn too_large(limit: usize, unit: &str) -> Refusal {
    Refusal::new(&format!(
        "this PDF exceeds the limit of {limit} {unit}: split it first, as with `qpdf --split-pages`"
    ))
}
