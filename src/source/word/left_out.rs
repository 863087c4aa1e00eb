//! Content of a Word file that is not read: counted while reading, one problem for each kind, at the first place.

use crate::source::problem::{Location, Problem, ProblemKind};

/// What has been left out.
#[derive(Default)]
pub(super) struct LeftOut {
    pictures: Count,
    charts: Count,
    contents: Count,
    signs: Count,
    files: Count,
    notes: Count,
}

/// How many, and where the first one is.
#[derive(Default)]
struct Count(Option<(Location, usize)>);

impl Count {
    fn add(&mut self, at: Location) {
        let (first, count) = self.0.unwrap_or((at, 0));
        self.0 = Some((first, count + 1));
    }

    fn tell(&self, kind: impl Fn(usize) -> ProblemKind, problems: &mut Vec<Problem>) {
        if let Some((at, count)) = self.0 {
            problems.push(Problem::new(at, kind(count)));
        }
    }
}

impl LeftOut {
    /// A picture.
    pub(super) fn picture(&mut self, at: Location) {
        self.pictures.add(at);
    }

    /// A chart.
    pub(super) fn chart(&mut self, at: Location) {
        self.charts.add(at);
    }

    /// A piece of a table of contents, which says again what the headings say.
    pub(super) fn contents(&mut self, at: Location) {
        self.contents.add(at);
    }

    /// A sign of a font whose signs are not known.
    pub(super) fn sign(&mut self, at: Location) {
        self.signs.add(at);
    }

    /// Another file that is shown here.
    pub(super) fn file(&mut self, at: Location) {
        self.files.add(at);
    }

    /// The text of a note that there is none of.
    pub(super) fn note(&mut self, at: Location) {
        self.notes.add(at);
    }

    /// Tells it all.
    pub(super) fn tell(&self, problems: &mut Vec<Problem>) {
        self.pictures.tell(ProblemKind::Pictures, problems);
        self.charts.tell(ProblemKind::Charts, problems);
        self.files.tell(ProblemKind::Files, problems);
        self.contents.tell(|_| ProblemKind::Contents, problems);
        self.notes.tell(ProblemKind::EmptyNotes, problems);
        self.signs.tell(|_| ProblemKind::UnknownSigns, problems);
    }
}
