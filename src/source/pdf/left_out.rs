//! Collects what was left out or changed while a file was read, as problems of its pages.

use super::drawing::Drawing;
use crate::source::problem::{Location, Problem, ProblemKind, excerpt};

/// What was left out or changed so far.
#[derive(Default)]
pub(super) struct Omissions {
    problems: Vec<Problem>,
    has_old_horns: bool,
}

impl Omissions {
    /// Adds what concerns a page.
    pub(super) fn add(&mut self, page: u32, kind: ProblemKind) {
        self.problems.push(Problem::new(Location::Page(page), kind));
    }

    /// Adds what was changed and left out while a page was drawn.
    pub(super) fn drawing(&mut self, page: u32, drawing: &Drawing) {
        self.has_old_horns |= drawing.has_old_horns;
        for text in &drawing.signatures {
            self.add(page, ProblemKind::SignatureBox(excerpt(text)));
        }
        let unknown = drawing.glyphs.iter().filter(|glyph| glyph.char == '\u{fffd}').count();
        if unknown > 0 {
            self.add(page, ProblemKind::UnknownCharacters(unknown));
        }
    }

    /// Adds the pages that are pictures.
    pub(super) fn pages_without_text(&mut self, scanned: &[u32]) {
        for page in scanned {
            self.add(*page, ProblemKind::PageWithoutText);
        }
    }

    /// All of them as problems, those of the file first, then page by page.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.has_old_horns {
            self.problems.push(Problem::new(Location::File, ProblemKind::OldHorns));
        }
        self.problems.sort_by_key(|problem| problem.at);
        self.problems
    }
}
