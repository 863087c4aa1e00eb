//! What makes a report sound: ids that are unique, marks and notes that answer each other, places that exist, and
//! quotes that stand where they say. Lists every problem, not the first.

use std::collections::{HashMap, HashSet};
use std::fmt;

use memchr::memmem;

use super::table::{Cell, Grid};
use super::{BlockKind, Node, Report, note_references};
use crate::text::SafeText;

/// One thing that is wrong with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The address, or the member (`views/economy`), where it is.
    pub at: SafeText,
    /// What it is.
    pub message: SafeText,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}

/// Every problem of a report, in reading order, then by views, figures, pairs and errata.
pub fn check(report: &Report) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut add = |at: String, message: String| {
        found.push(Problem { at: SafeText::new(&at), message: SafeText::new(&message) });
    };
    let places = report.addresses();
    let notes = report.notes_by_id();
    let themes: HashSet<&SafeText> = report.curation.themes.iter().map(|view| &view.id).collect();
    let figures: HashSet<&SafeText> = report.curation.figures.iter().map(|f| &f.id).collect();
    let cur = &report.curation;

    for (what, ids) in [
        ("section", report.sections.iter().map(|s| &s.id).collect::<Vec<_>>()),
        ("note", report.notes.iter().map(|n| &n.id).collect()),
        ("view", cur.themes.iter().map(|v| &v.id).collect()),
        ("figure", cur.figures.iter().map(|f| &f.id).collect()),
        ("erratum", cur.errata.iter().map(|e| &e.id).collect()),
    ] {
        let mut seen = HashMap::new();
        for id in ids {
            let times = seen.entry(id).or_insert(0);
            *times += 1;
            if id.is_empty() {
                add(format!("{what}/"), format!("a {what} without an id"));
            } else if *times == 2 {
                add(format!("{what}/{id}"), format!("the id of more than one {what}"));
            }
            if what == "section"
                && (id.contains('/') || id.as_str() == "title" || id.as_str() == "note")
            {
                add(
                    format!("{what}/{id}"),
                    "a section's id holds no `/` and is not `title` or `note`".to_owned(),
                );
            }
        }
    }

    let mut cited = vec![0; report.notes.len()];
    let mut citing: HashSet<(Node, SafeText)> = HashSet::new();
    for node in report.nodes() {
        for (_, id) in note_references(&report.runs(node)) {
            match notes.get(id.as_str()) {
                Some(&note) => {
                    cited[note] += 1;
                    citing.insert((node, id));
                }
                None => add(report.address(node), format!("the mark `{id}` has no note")),
            }
        }
    }
    for (note, times) in report.notes.iter().zip(cited) {
        if times == 0 {
            add(format!("note/{}", note.id), "no mark cites this note".to_owned());
        }
    }

    for (s, section) in report.sections.iter().enumerate() {
        for (b, block) in section.blocks.iter().enumerate() {
            if let BlockKind::Table { rows, head_rows } = &block.kind {
                for message in faults_of_table(rows, *head_rows) {
                    add(report.address(Node::Block(s, b)), message);
                }
            }
        }
    }

    // Many figures stand in one passage: its text is put together once.
    let mut texts = HashMap::new();
    let mut stands_in_text = |node: Node, words: &str| {
        let text = texts.entry(node).or_insert_with(|| report.plain(node));
        memmem::find(text.as_bytes(), words.as_bytes()).is_some()
    };
    for view in &cur.themes {
        for position in
            view.places.iter().filter(|position| !places.contains_key(position.as_str()))
        {
            add(format!("views/{}", view.id), format!("there is no place `{position}`"));
        }
    }
    for figure in &cur.figures {
        let at = format!("figures/{}", figure.id);
        if !themes.contains(&figure.theme) {
            add(at.clone(), format!("there is no view `{}`", figure.theme));
        }
        let block = places.get(figure.block.as_str());
        if block.is_none() {
            add(at.clone(), format!("there is no place `{}`", figure.block));
        }
        let stands_in = match &figure.note {
            None => block.copied(),
            Some(id) => {
                let note = notes.get(id.as_str()).copied().map(Node::Note);
                match (note, block) {
                    (None, _) => add(at.clone(), format!("there is no note `{id}`")),
                    (_, Some(&block)) if !citing.contains(&(block, id.clone())) => {
                        add(at.clone(), format!("`{}` does not cite note `{id}`", figure.block));
                    }
                    _ => {}
                }
                note
            }
        };
        if let Some(node) = stands_in {
            if !stands_in_text(node, &figure.quote) {
                add(at.clone(), format!("the quote is not verbatim in `{}`", report.address(node)));
            }
            if !figure.quote.contains(figure.value_text.as_str()) {
                add(at, format!("the quote does not hold the value `{}`", figure.value_text));
            }
        }
    }
    for pair in &cur.pairs {
        for id in [&pair.result, &pair.target] {
            if !figures.contains(id) {
                add("pairs".to_owned(), format!("there is no figure `{id}`"));
            }
        }
    }
    for erratum in &cur.errata {
        match places.get(erratum.at.as_str()) {
            None => {
                add(
                    format!("errata/{}", erratum.id),
                    format!("there is no place `{}`", erratum.at),
                );
            }
            Some(&node) if !stands_in_text(node, &erratum.reads) => {
                add(
                    format!("errata/{}", erratum.id),
                    format!("`{}` does not read `{}`", erratum.at, erratum.reads),
                );
            }
            Some(_) => {}
        }
    }
    found
}

/// What does not fit in a table; rows and cells are counted from 1.
fn faults_of_table(rows: &[Vec<Cell>], head_rows: usize) -> Vec<String> {
    let cut = Grid::new(rows).cut(rows);
    let cut = cut
        .into_iter()
        .map(|(y, x)| format!("cell {} of row {} spans what is not there or taken", x + 1, y + 1));
    let heads = (head_rows > rows.len().max(1))
        .then(|| format!("{head_rows} head rows, but only {} rows", rows.len()));
    heads.into_iter().chain(cut).collect()
}
