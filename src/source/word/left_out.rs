//! Content of a Word file that is not read: counted while reading, one problem for each kind, at the first place.

use crate::source::problem::{Location, Problem};

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

    fn tell(&self, message: impl Fn(usize) -> String, problems: &mut Vec<Problem>) {
        if let Some((at, count)) = self.0 {
            problems.push(Problem::new(at, &message(count)));
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
        let counted = |count: usize, what: &str| match count {
            1 => format!("left out a {what}"),
            _ => format!("left out {count} {what}s, the first one here"),
        };
        self.pictures.tell(|count| counted(count, "picture"), problems);
        self.charts.tell(|count| counted(count, "chart"), problems);
        self.files.tell(|count| counted(count, "file within the file"), problems);
        self.contents.tell(|_| "left out the table of contents".to_owned(), problems);
        let notes = |count| match count {
            1 => "a note has no text".to_owned(),
            _ => format!("{count} notes have no text, the first one here"),
        };
        self.notes.tell(notes, problems);
        let signs = |_| "a sign of a font that is not known; kept as \u{fffd}".to_owned();
        self.signs.tell(signs, problems);
    }
}
