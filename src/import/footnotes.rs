//! Which note each reference means. What defines a note is told where a format is read.
//!
//! On a printed page the references come first and the notes stand at its foot. So the notes that follow each other
//! close a page, and a reference means the note with its label at the foot of its own page; failing that, the nearest
//! one after it that no other reference has taken; failing that, the nearest before it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::drafts::DraftReport;
use crate::source::markdown::markup;
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{NoteReference, RawRun, ReferenceForm};

/// What the notes are called, and what the references to them mean.
pub(crate) struct Footnotes {
    /// The id of each note, in the order of the source.
    pub ids: Vec<String>,
    /// What each reference means, in the order of [`DraftReport::texts`].
    pub meant: Vec<Meant>,
}

/// Finds the note of each reference.
pub(crate) fn resolve(draft: &DraftReport, problems: &mut Problems) -> Footnotes {
    let notes: Vec<Defined<'_>> = draft
        .notes
        .iter()
        .map(|note| Defined {
            key: &note.key,
            label: &note.label,
            line: note.body.line,
            begins_page: note.begins_page,
        })
        .collect();
    let references: Vec<NoteReference> = draft
        .texts()
        .flatten()
        .filter_map(|run| match run {
            RawRun::Reference(reference) => Some(reference),
            _ => None,
        })
        .collect();
    // References within notes come after all others here, but stand between them in the source.
    let mut order: Vec<usize> = (0..references.len()).collect();
    order.sort_by_key(|&r| references[r].line);
    let in_order: Vec<&NoteReference> = order.iter().map(|&r| &references[r]).collect();
    let (ids, found) = bind(&notes, &in_order, problems);
    let mut meant: Vec<(usize, Meant)> = order.into_iter().zip(found).collect();
    meant.sort_by_key(|(r, _)| *r);
    Footnotes { ids, meant: meant.into_iter().map(|(_, meant)| meant).collect() }
}

/// A note, for the search of the references that mean it.
struct Defined<'a> {
    /// What its references look it up by.
    key: &'a str,
    /// The label as printed.
    label: &'a str,
    /// Its line.
    line: usize,
    /// Whether text of the report stands between it and the note before.
    begins_page: bool,
}

/// What a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// The note at this position.
    Note(usize),
    /// No note: these words.
    Words(String),
}

/// The ids of the notes, and what each reference means. Both in the order of the source.
fn bind(
    notes: &[Defined<'_>],
    references: &[&NoteReference],
    problems: &mut Problems,
) -> (Vec<String>, Vec<Meant>) {
    let keys: Vec<String> = notes.iter().map(|d| comparable(d.key)).collect();
    let mut pages: Vec<usize> = Vec::new();
    let mut page_of = Vec::with_capacity(notes.len());
    for note in notes {
        if note.begins_page || pages.is_empty() {
            pages.push(note.line);
        }
        page_of.push(pages.len() - 1);
    }
    // For each label the notes nobody has taken, and all of them, in order.
    let mut free: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    let mut all: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, key) in keys.iter().enumerate() {
        free.entry(key).or_default().insert(i);
        all.entry(key).or_default().push(i);
    }
    let reference_keys: Vec<String> =
        references.iter().map(|reference| comparable(&reference.key)).collect();
    let mut meant: Vec<Option<usize>> = vec![None; references.len()];
    let first_after = |line: usize| notes.partition_point(|d| d.line <= line);

    // Its own page first; among the references with one label there, the notes are taken in turn.
    let mut taken_at: HashMap<(usize, &str), usize> = HashMap::new();
    for (r, reference) in references.iter().enumerate().filter(|(_, reference)| !reference.exponent)
    {
        let page = pages.partition_point(|&line| line <= reference.line);
        let key = reference_keys[r].as_str();
        let Some(free) = free.get_mut(key) else {
            continue;
        };
        let next = free
            .range(first_after(reference.line)..)
            .next()
            .copied()
            .filter(|&i| page_of[i] == page);
        if let Some(i) = next {
            free.remove(&i);
            taken_at.insert((page, key), i);
            meant[r] = Some(i);
        } else if let Some(&i) = taken_at.get(&(page, key)) {
            meant[r] = Some(i);
            if is_a_guess(reference) {
                let kind = ProblemKind::ReferenceAgain(reference.key.clone());
                problems.add(reference.line, kind);
            }
        }
    }
    // Then the nearest free one after it, then before it. Exponents come last: most of them are none.
    for exponents in [false, true] {
        for (r, reference) in references.iter().enumerate() {
            if meant[r].is_some() || reference.exponent != exponents {
                continue;
            }
            let Some(free) = free.get_mut(reference_keys[r].as_str()) else {
                continue;
            };
            let at = first_after(reference.line);
            let found = free
                .range(at..)
                .next()
                .or_else(|| free.range(..at).next_back().filter(|_| !exponents))
                .copied();
            if let Some(i) = found {
                free.remove(&i);
                meant[r] = Some(i);
                if is_a_guess(reference) && (exponents || notes[i].line < reference.line) {
                    let line = notes[i].line;
                    let kind = ProblemKind::ReferenceGuessed(reference.key.clone(), line);
                    problems.add(reference.line, kind);
                }
            }
        }
    }
    let ids = ids(notes, &keys, &free, problems);
    let meant = references
        .iter()
        .zip(meant)
        .zip(&reference_keys)
        .map(|((reference, meant), key)| match (meant, all.get(key.as_str())) {
            (Some(i), _) => Meant::Note(i),
            // In Markdown two references may share a note wherever they stand.
            (None, Some(same)) if !reference.exponent && !is_a_guess(reference) => {
                Meant::Note(same[0])
            }
            _ => Meant::Words(words(reference, problems)),
        })
        .collect();
    (ids, meant)
}

/// Unique ids, from the labels; and a problem for every note that nobody has taken.
fn ids(
    notes: &[Defined<'_>],
    keys: &[String],
    free: &HashMap<&str, BTreeSet<usize>>,
    problems: &mut Problems,
) -> Vec<String> {
    let mut used: HashSet<String> = HashSet::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::with_capacity(notes.len());
    for (i, (note, key)) in notes.iter().zip(keys).enumerate() {
        let label = note.label;
        if free.get(key.as_str()).is_some_and(|free| free.contains(&i)) {
            problems.add(note.line, ProblemKind::NoReference(label.to_owned()));
        }
        // The key of a format's own may say nothing to a reader.
        let printed = label.bytes().all(|b| b.is_ascii_digit()) && !label.is_empty();
        let wanted = if printed { comparable(label) } else { key.clone() };
        let times = next.entry(wanted.clone()).or_insert(0);
        let id = loop {
            *times += 1;
            let id = match *times {
                1 => wanted.clone(),
                n => format!("{wanted}-{n}"),
            };
            if used.insert(id.clone()) {
                break id;
            }
        };
        ids.push(id);
    }
    ids
}

/// `1`, `01` and `¹` are one label.
fn comparable(key: &str) -> String {
    let digits: String = key.chars().map(|c| markup::superscript(c).unwrap_or(c)).collect();
    match digits.trim_start_matches('0') {
        rest if !rest.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => rest.to_owned(),
        _ => digits.to_lowercase(),
    }
}

/// Whether a reference is one only if there is a note for it.
fn is_a_guess(reference: &NoteReference) -> bool {
    !matches!(reference.form, ReferenceForm::Caret | ReferenceForm::Certain)
}

/// What stays of a reference without a note: an exponent, a raised letter, or the label in brackets, with a problem.
fn words(reference: &NoteReference, problems: &mut Problems) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let number = reference.key.bytes().all(|b| b.is_ascii_digit());
    let raised = reference
        .key
        .bytes()
        .filter_map(|b| RAISED.get(usize::from(b.wrapping_sub(b'0'))))
        .collect();
    match reference.form {
        ReferenceForm::Raised if reference.exponent && number => raised,
        ReferenceForm::Character if number => raised,
        ReferenceForm::Raised
            if !number && reference.key.bytes().all(|b| b.is_ascii_alphabetic()) =>
        {
            reference.key.clone()
        }
        _ => {
            problems.add(reference.line, ProblemKind::NoNoteKept(reference.key.clone()));
            format!("[{}]", reference.key)
        }
    }
}
