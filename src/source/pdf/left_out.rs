//! Collects what was left out or changed while a file was read, as problems of its pages.

use super::drawing::Drawing;
use crate::source::problem::{Location, Problem, excerpt};

/// What was left out or changed so far.
#[derive(Default)]
pub(super) struct Omissions {
    problems: Vec<Problem>,
    old_horns: usize,
}

impl Omissions {
    /// Adds a message about a page.
    pub(super) fn add(&mut self, page: u32, message: &str) {
        self.problems.push(Problem::new(Location::Page(page), message));
    }

    /// Adds a message about a page with the beginning of a text.
    pub(super) fn quote(&mut self, page: u32, message: &str, text: &str) {
        self.add(page, &format!("{message}: “{}”", excerpt(text)));
    }

    /// Adds what was changed and left out while a page was drawn.
    pub(super) fn drawing(&mut self, page: u32, drawing: &Drawing) {
        self.old_horns += drawing.old_horns;
        for text in &drawing.signatures {
            self.quote(page, "a signature box is left out", text);
        }
        let unknown = drawing.glyphs.iter().filter(|glyph| glyph.char == '\u{fffd}').count();
        if unknown > 0 {
            let message = format!("the file does not say what {unknown} of its characters are");
            self.add(page, &message);
        }
    }

    /// Adds the pages that are pictures.
    pub(super) fn pages_without_text(&mut self, scanned: &[u32]) {
        for page in scanned {
            self.add(*page, "a picture without text: its words are not in the report");
        }
    }

    /// All of them as problems, those of the file first, then page by page.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.old_horns > 0 {
            let message = format!("{} characters Ƣ and ƣ were read as Ư and ư", self.old_horns);
            self.problems.push(Problem::new(Location::File, &message));
        }
        self.problems.sort_by_key(|problem| problem.at);
        self.problems
    }
}
