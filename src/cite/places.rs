//! Places in words for those who ask about many: the report is read once, and what has been said is kept.

use std::collections::HashMap;

use super::{STEP, note_in_words, passage_in_words, section_name, step_name};
use crate::report::{Place, Report, Spot};

/// The longest that a place is said, in characters: a heading of a megabyte that many marks stand under is not said with
/// each of them.
const LONGEST: usize = 240;

/// What [`super::place_in_words`] says of each place, but for what is too long to be said again and again.
pub struct Places<'a> {
    report: &'a Report,
    parents: Vec<Option<usize>>,
    citations: Vec<Vec<Place>>,
    steps: HashMap<usize, String>,
    paths: HashMap<usize, String>,
    said: HashMap<Spot, String>,
}

impl<'a> Places<'a> {
    /// Nothing is said yet.
    pub fn new(report: &'a Report) -> Self {
        Self {
            report,
            parents: report.parents(),
            citations: report.citations(),
            steps: HashMap::new(),
            paths: HashMap::new(),
            said: HashMap::new(),
        }
    }

    /// Where a note is cited, in reading order.
    pub fn cited_in(&self, note: usize) -> &[Place] {
        &self.citations[note]
    }

    /// Where a spot stands.
    pub fn in_words(&mut self, spot: Spot) -> String {
        if let Some(words) = self.said.get(&spot) {
            return words.clone();
        }
        let words = match spot {
            Spot::Title => self.report.title.to_string(),
            Spot::Heading(section) => self.path(section),
            Spot::Block(section, block) => passage_in_words(&self.path(section), block),
            Spot::Note(note) => {
                let in_text = |place: &&Place| !matches!(place.spot, Spot::Note(_));
                let first = self.citations[note].iter().find(in_text).copied();
                let place = first.map(|place| self.in_words(place.spot));
                note_in_words(self.report, note, place.as_deref())
            }
        };
        let words = short(words);
        self.said.insert(spot, words.clone());
        words
    }

    fn path(&mut self, section: usize) -> String {
        if let Some(path) = self.paths.get(&section) {
            return path.clone();
        }
        let report = self.report;
        let mut steps = vec![section_name(report, section)];
        let mut at = section;
        while let Some(above) = self.parents[at] {
            let step = self.steps.entry(above);
            steps.push(
                step.or_insert_with(|| short(step_name(report, above)))
                    .clone(),
            );
            at = above;
        }
        steps.reverse();
        let path = short(steps.join(STEP));
        self.paths.insert(section, path.clone());
        path
    }
}

fn short(mut words: String) -> String {
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    words
}
