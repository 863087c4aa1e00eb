//! Why a file is not read at all, and what to do.

use std::fmt;

/// Why a file is not read. Prints as one line that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It needs a password.
    Encrypted,
    /// It is no PDF, or its objects cannot be found.
    Damaged,
    /// It has pages, and pictures on them, but no text.
    Scan {
        /// How many pages it has.
        pages: usize,
        /// How many words stand on them.
        words: usize,
    },
    /// It has pages, and nothing on them.
    Empty,
    /// What is too large, the limit, and its unit.
    TooLarge(&'static str, usize, &'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encrypted => {
                f.write_str("this PDF needs a password: remove it first, as with `qpdf --decrypt --password=… IN OUT`")
            }
            Self::Damaged => {
                f.write_str("this PDF is damaged: fetch it again, or repair it, as with `qpdf IN OUT`")
            }
            Self::Scan { pages, words } => write!(
                f,
                "this PDF is a scan ({words} words on {pages} pages): make its text with `ocrmypdf -l vie IN OUT`, or ask for the Word file"
            ),
            Self::Empty => f.write_str("this PDF has no text: is it the right file?"),
            Self::TooLarge(what, limit, unit) => {
                write!(f, "this PDF {what} exceeds the limit of {limit} {unit}: split it first, as with `qpdf --split-pages`")
            }
        }
    }
}

impl std::error::Error for Refusal {}
