//! Paths and places in words for those who ask about many: the report is read once, and what has been said is kept.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{STEP, note_in_words, passage_in_words, section_name, step_name};
use crate::report::{Node, Position, Report};

/// The longest that a name is said, in characters: a heading of a megabyte that many marks stand under is not said with
/// each of them.
const LONGEST: usize = 120;

/// What [`super::section_path`] and [`super::place_in_words`] say of each place, but for names too long to be said again
/// and again.
pub struct Places<'a> {
    report: &'a Report,
    parents: Vec<Option<usize>>,
    citations: OnceCell<Vec<Vec<Position>>>,
    steps: HashMap<usize, String>,
    paths: HashMap<usize, String>,
    said: HashMap<Node, String>,
}

impl<'a> Places<'a> {
    /// Nothing is said yet.
    pub fn new(report: &'a Report) -> Self {
        Self {
            report,
            parents: report.parents(),
            citations: OnceCell::new(),
            steps: HashMap::new(),
            paths: HashMap::new(),
            said: HashMap::new(),
        }
    }

    /// Where a note is cited, in reading order.
    pub fn cited_in(&self, note: usize) -> &[Position] {
        &self.citations.get_or_init(|| self.report.citations())[note]
    }

    /// Where a node stands.
    pub fn in_words(&mut self, node: Node) -> String {
        if let Some(words) = self.said.get(&node) {
            return words.clone();
        }
        let words = match node {
            Node::Title => short(&self.report.title),
            Node::Heading(section) => short(self.path(section)),
            Node::Block(section, block) => passage_in_words(&short(self.path(section)), block),
            Node::Note(note) => {
                let in_text = |position: &&Position| !matches!(position.node, Node::Note(_));
                let first = self.cited_in(note).iter().find(in_text).copied();
                let position = first.map(|position| self.in_words(position.node));
                let label = short(&self.report.notes[note].label);
                note_in_words(&label, position.as_deref())
            }
        };
        self.said.insert(node, words.clone());
        words
    }

    /// The path to a section.
    pub fn path(&mut self, section: usize) -> &str {
        if !self.paths.contains_key(&section) {
            let report = self.report;
            let mut steps = vec![section_name(report, section)];
            let mut at = section;
            while let Some(above) = self.parents[at] {
                let step = self.steps.entry(above);
                let step = step.or_insert_with(|| short(&step_name(report, above)));
                steps.push(step.clone());
                at = above;
            }
            steps.reverse();
            self.paths.insert(section, steps.join(STEP));
        }
        &self.paths[&section]
    }
}

fn short(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
