//! What was left out or changed while a file was read.

use std::fmt;

use super::drawing::Drawing;
use crate::text::Text;

/// The longest text that a problem quotes, in characters.
const LONGEST_QUOTE: usize = 80;

/// One thing that was left out or changed. Prints as `page 7: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The page of the file, from 1, where it is one page's.
    pub page: Option<u32>,
    /// What it is, in plain English.
    pub message: Text,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(f, "page {page}: {}", self.message),
            None => self.message.fmt(f),
        }
    }
}

/// Collects problems as they are met.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    old_horns: usize,
}

impl Problems {
    /// Adds a message.
    pub(super) fn add(&mut self, page: Option<u32>, message: &str) {
        self.list.push(Problem { page, message: Text::new(message) });
    }

    /// Adds a message with the beginning of a text.
    pub(super) fn quote(&mut self, page: Option<u32>, message: &str, text: &str) {
        let quoted = match text.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        self.add(page, &format!("{message}: “{quoted}”"));
    }

    /// What was changed and left out while a page was drawn.
    pub(super) fn drawing(&mut self, page: u32, drawing: &Drawing) {
        self.old_horns += drawing.old_horns;
        for text in &drawing.signatures {
            self.quote(Some(page), "a signature box is left out", text);
        }
        let unknown = drawing.glyphs.iter().filter(|glyph| glyph.char == '\u{fffd}').count();
        if unknown > 0 {
            let message = format!("the file does not say what {unknown} of its characters are");
            self.add(Some(page), &message);
        }
    }

    /// Names the pages that are pictures.
    pub(super) fn pages_without_text(&mut self, scanned: &[u32]) {
        for page in scanned {
            self.add(Some(*page), "a picture without text: its words are not in the report");
        }
    }

    /// All of them, those of the file first, then page by page.
    pub(super) fn in_order(mut self) -> Vec<Problem> {
        if self.old_horns > 0 {
            let message = format!("{} characters Ƣ and ƣ were read as Ư and ư", self.old_horns);
            self.add(None, &message);
        }
        self.list.sort_by_key(|problem| problem.page);
        self.list
    }
}
