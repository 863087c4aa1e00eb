//! From the bytes of a text file to text in NFC with plain line ends.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::problem::{Location, Problem};

/// A text, and what had to be guessed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// In NFC, its lines ended by `\n`, without byte order mark.
    pub text: Cow<'a, str>,
    /// In the order of the text.
    pub problems: Vec<Problem>,
}

/// The source as text in NFC with plain line ends. What is no UTF-8 becomes U+FFFD, with a problem for its line.
pub fn decode(source: &[u8]) -> Decoded<'_> {
    let mut problems = Vec::new();
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let mut text = if let Ok(text) = std::str::from_utf8(source) {
        Cow::Borrowed(text)
    } else {
        let mut line = 1;
        let mut told = 0;
        for chunk in source.utf8_chunks() {
            line += chunk.valid().matches('\n').count();
            if !chunk.invalid().is_empty() && told != line {
                told = line;
                let message = "not UTF-8; what cannot be read is kept as \u{fffd}";
                problems.push(Problem::new(Location::Line(line), message));
            }
        }
        String::from_utf8_lossy(source)
    };
    if text.contains('\r') {
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if !is_nfc(&text) {
        text = Cow::Owned(text.nfc().collect());
    }
    Decoded { text, problems }
}
