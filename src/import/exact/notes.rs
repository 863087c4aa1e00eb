//! Makes a report sound whose Markdown names notes that are not there, or two notes alike. Both are told of where they
//! are read.

use std::collections::{HashMap, HashSet};

use crate::report::{BlockKind, Report, Run};
use crate::text::SafeText;

/// Gives every note a name of its own, and makes words of the references that lead nowhere.
pub(crate) fn mend(report: &mut Report) {
    let mut names: HashSet<SafeText> = HashSet::new();
    // How many notes have had a name.
    let mut times: HashMap<SafeText, usize> = HashMap::new();
    for note in &mut report.notes {
        let wanted = note.id.clone();
        let count = times.entry(wanted.clone()).or_insert(1);
        while !names.insert(note.id.clone()) {
            *count += 1;
            note.id = SafeText::new(&format!("{wanted}-{count}"));
        }
    }
    for section in &mut report.sections {
        words_for_missing(&mut section.title, &names);
        for block in &mut section.blocks {
            words_for_missing(&mut block.text, &names);
            if let BlockKind::Table { rows, .. } = &mut block.kind {
                for cell in rows.iter_mut().flatten() {
                    words_for_missing(&mut cell.text, &names);
                }
            }
        }
    }
    for note in &mut report.notes {
        words_for_missing(&mut note.text, &names);
    }
}

fn words_for_missing(runs: &mut Vec<Run>, names: &HashSet<SafeText>) {
    let is_missing = |run: &Run| matches!(run, Run::Reference(id) if !names.contains(id));
    if !runs.iter().any(is_missing) {
        return;
    }
    let mut mended: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let run = match run {
            Run::Reference(id) if !names.contains(&id) => {
                Run::Plain(SafeText::new(&format!("[^{id}]")))
            }
            other => other,
        };
        match (mended.last_mut(), &run) {
            // Neighbours that are set alike are one run.
            (Some(Run::Plain(before)), Run::Plain(words)) => {
                *before = SafeText::new(&format!("{before}{words}"));
            }
            _ => mended.push(run),
        }
    }
    *runs = mended;
}
