//! What makes a report sound: ids that are unique, marks and notes that answer each other, places that exist, and
//! quotes that stand where they say. Lists every problem, not the first.

use std::collections::{HashMap, HashSet};
use std::fmt;

use memchr::memmem;

use super::{Report, Spot, marks};
use crate::text::Text;

/// One thing that is wrong with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The address, or the member (`views/economy`), where it is.
    pub at: Text,
    /// What it is.
    pub message: Text,
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
        found.push(Problem { at: Text::new(&at), message: Text::new(&message) });
    };
    let places = report.addresses();
    let notes = report.notes_by_id();
    let views: HashSet<&Text> = report.curation.views.iter().map(|view| &view.id).collect();
    let figures: HashSet<&Text> = report.curation.figures.iter().map(|f| &f.id).collect();
    let cur = &report.curation;

    for (what, ids) in [
        ("section", report.sections.iter().map(|s| &s.id).collect::<Vec<_>>()),
        ("note", report.notes.iter().map(|n| &n.id).collect()),
        ("view", cur.views.iter().map(|v| &v.id).collect()),
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
    let mut citing: HashSet<(Spot, Text)> = HashSet::new();
    for spot in report.spots() {
        for (_, id) in marks(&report.runs(spot)) {
            match notes.get(id.as_str()) {
                Some(&note) => {
                    cited[note] += 1;
                    citing.insert((spot, id));
                }
                None => add(report.address(spot), format!("the mark `{id}` has no note")),
            }
        }
    }
    for (note, times) in report.notes.iter().zip(cited) {
        if times == 0 {
            add(format!("note/{}", note.id), "no mark cites this note".to_owned());
        }
    }

    // Many figures stand in one passage: its text is put together once.
    let mut texts = HashMap::new();
    let mut stands_in_text = |spot: Spot, words: &str| {
        let text = texts.entry(spot).or_insert_with(|| report.plain(spot));
        memmem::find(text.as_bytes(), words.as_bytes()).is_some()
    };
    for view in &cur.views {
        for place in view.places.iter().filter(|place| !places.contains_key(place.as_str())) {
            add(format!("views/{}", view.id), format!("there is no place `{place}`"));
        }
    }
    for figure in &cur.figures {
        let at = format!("figures/{}", figure.id);
        if !views.contains(&figure.theme) {
            add(at.clone(), format!("there is no view `{}`", figure.theme));
        }
        let block = places.get(figure.block.as_str());
        if block.is_none() {
            add(at.clone(), format!("there is no place `{}`", figure.block));
        }
        let stands_in = match &figure.note {
            None => block.copied(),
            Some(id) => {
                let note = notes.get(id.as_str()).copied().map(Spot::Note);
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
        if let Some(spot) = stands_in {
            if !stands_in_text(spot, &figure.quote) {
                add(at.clone(), format!("the quote is not verbatim in `{}`", report.address(spot)));
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
            Some(&spot) if !stands_in_text(spot, &erratum.reads) => {
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
