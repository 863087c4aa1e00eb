//! Footnotes: what defines one, and which definition each mark means.
//!
//! On a printed page the marks come first and the notes stand at its foot. So the definitions that follow each other
//! close a page, and a mark means the definition with its label at the foot of its own page; failing that, the
//! nearest one after it that no other mark has taken; failing that, the nearest before it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Problems;
use super::forms::ends_sentence;
use super::markup::{self, Meaning};
use super::spans::{Mark, MarkForm};

/// A line that defines a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition<'a> {
    /// What marks look it up by.
    pub key: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// Emphasis that begins before the label and holds beyond it.
    pub emphasis: &'a str,
    /// The text after the label.
    pub rest: &'a str,
    /// Whether it is written `[^1]:`.
    pub colon: bool,
}

/// The definition of a note that a line begins with. `first` says that the line begins a paragraph, or follows a note:
/// elsewhere, what looks like a definition may be a mark that a line end put first.
pub fn definition(text: &str, first: bool) -> Option<Definition<'_>> {
    let body = text.trim_start_matches(['*', '_']);
    let emphasis = &text[..text.len() - body.len()];
    if emphasis.len() > 3 {
        return None;
    }
    let (key, label, len) = if let Some(key) = markup::caret(body) {
        (key, key, key.len() + 3)
    } else if let Some(tag) = markup::tag(body).filter(|t| t.meaning == Meaning::Sup && !t.closing)
    {
        let (keys, len) = markup::sup(body, tag.len)?;
        let [key] = keys.as_slice() else {
            return None;
        };
        let inside = &body[tag.len..len];
        let label = &inside[..inside.find('<').unwrap_or(inside.len())];
        (*key, label.trim(), len)
    } else {
        let len: usize =
            body.chars().map_while(|c| markup::superscript(c).map(|_| c.len_utf8())).sum();
        if len == 0 {
            return None;
        }
        (&body[..len], &body[..len], len)
    };
    let rest = &body[len..];
    if let Some(rest) = rest.strip_prefix(':')
        && markup::caret(body).is_some()
    {
        return Some(Definition { key, label, emphasis: "", rest: rest.trim(), colon: true });
    }
    // `**<sup>1</sup>** text`: the emphasis was the label's own.
    let (emphasis, rest) = match rest.strip_prefix(emphasis) {
        Some(rest) => ("", rest),
        None => (emphasis, rest),
    };
    let words = rest.trim_start();
    let begins = words.chars().next()?;
    let plausible = if first {
        !matches!(begins, ',' | ';' | '%' | '!' | '?' | '”' | '.' | ')')
    } else {
        begins.is_uppercase() || begins.is_numeric()
    };
    plausible.then_some(Definition { key, label, emphasis, rest: words, colon: false })
}

/// The text of a definition, and the definition of the next number that follows on the same line, behind a full stop.
pub fn split<'a>(definition: &Definition<'a>) -> (&'a str, Option<Definition<'a>>) {
    let rest = definition.rest;
    let next = || {
        let number = definition.key.parse::<u32>().ok()?.checked_add(1)?;
        let mark =
            if definition.colon { format!("[^{number}]:") } else { format!("<sup>{number}</sup>") };
        let at = rest.find(&mark)?;
        let text = rest[..at].trim_end();
        let next = self::definition(&rest[at..], false)?;
        (definition.emphasis.is_empty() && ends_sentence(text)).then_some((text, Some(next)))
    };
    next().unwrap_or((rest, None))
}

/// A definition, for the search of the marks that mean it.
pub struct Defined<'a> {
    /// What marks look it up by.
    pub key: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// Its line.
    pub line: usize,
    /// Whether the text of the report stands between it and the definition before.
    pub begins_foot: bool,
}

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The definition at this position.
    Note(usize),
    /// No note: these words.
    Words(String),
}

/// The ids of the definitions, and what each mark means. Both in the order of the source.
pub fn bind(
    definitions: &[Defined<'_>],
    marks: &[&Mark],
    problems: &mut Problems,
) -> (Vec<String>, Vec<Meant>) {
    let keys: Vec<String> = definitions.iter().map(|d| comparable(d.key)).collect();
    let mut feet: Vec<usize> = Vec::new();
    let mut foot_of = Vec::with_capacity(definitions.len());
    for definition in definitions {
        if definition.begins_foot || feet.is_empty() {
            feet.push(definition.line);
        }
        foot_of.push(feet.len() - 1);
    }
    // For each label the definitions nobody has taken, and all of them, in order.
    let mut free: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    let mut all: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, key) in keys.iter().enumerate() {
        free.entry(key).or_default().insert(i);
        all.entry(key).or_default().push(i);
    }
    let mark_keys: Vec<String> = marks.iter().map(|mark| comparable(&mark.key)).collect();
    let mut meant: Vec<Option<usize>> = vec![None; marks.len()];
    let first_after = |line: usize| definitions.partition_point(|d| d.line <= line);

    // Its own page's foot first; among the marks with one label there, the definitions are taken in turn.
    let mut taken_at: HashMap<(usize, &str), usize> = HashMap::new();
    for (m, mark) in marks.iter().enumerate().filter(|(_, mark)| !mark.exponent) {
        let foot = feet.partition_point(|&line| line <= mark.line);
        let key = mark_keys[m].as_str();
        let Some(free) = free.get_mut(key) else {
            continue;
        };
        let next =
            free.range(first_after(mark.line)..).next().copied().filter(|&i| foot_of[i] == foot);
        if let Some(i) = next {
            free.remove(&i);
            taken_at.insert((foot, key), i);
            meant[m] = Some(i);
        } else if let Some(&i) = taken_at.get(&(foot, key)) {
            meant[m] = Some(i);
            if mark.form != MarkForm::Caret {
                problems.add(
                    mark.line,
                    &format!("the mark of note {} once more; taken as the same note", mark.key),
                );
            }
        }
    }
    // Then the nearest free one after it, then before it. Exponents come last: most of them are none.
    for exponents in [false, true] {
        for (m, mark) in marks.iter().enumerate() {
            if meant[m].is_some() || mark.exponent != exponents {
                continue;
            }
            let Some(free) = free.get_mut(mark_keys[m].as_str()) else {
                continue;
            };
            let at = first_after(mark.line);
            let found = free
                .range(at..)
                .next()
                .or_else(|| free.range(..at).next_back().filter(|_| !exponents))
                .copied();
            if let Some(i) = found {
                free.remove(&i);
                meant[m] = Some(i);
                if mark.form != MarkForm::Caret && (exponents || definitions[i].line < mark.line) {
                    let line = definitions[i].line;
                    problems.add(
                        mark.line,
                        &format!("taken as the mark of note {} on line {line}", mark.key),
                    );
                }
            }
        }
    }
    let ids = ids(definitions, &keys, &free, problems);
    let meant = marks
        .iter()
        .zip(meant)
        .zip(&mark_keys)
        .map(|((mark, meant), key)| match (meant, all.get(key.as_str())) {
            (Some(i), _) => Meant::Note(i),
            // In Markdown two marks may share a note wherever they stand.
            (None, Some(notes)) if !mark.exponent && mark.form == MarkForm::Caret => {
                Meant::Note(notes[0])
            }
            _ => Meant::Words(words(mark, problems)),
        })
        .collect();
    (ids, meant)
}

/// Unique ids, from the labels; and a problem for every definition that nobody has taken.
fn ids(
    definitions: &[Defined<'_>],
    keys: &[String],
    free: &HashMap<&str, BTreeSet<usize>>,
    problems: &mut Problems,
) -> Vec<String> {
    let mut used: HashSet<String> = HashSet::new();
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut ids = Vec::with_capacity(definitions.len());
    for (i, (definition, key)) in definitions.iter().zip(keys).enumerate() {
        let label = definition.label;
        if free.get(key.as_str()).is_some_and(|free| free.contains(&i)) {
            problems.add(definition.line, &format!("no mark cites note {label}"));
        }
        let times = next.entry(key).or_insert(0);
        let id = loop {
            *times += 1;
            let id = match *times {
                1 => key.clone(),
                n => format!("{key}-{n}"),
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

/// What stays of a mark without a note: an exponent, a raised letter, or the label in brackets, with a problem.
fn words(mark: &Mark, problems: &mut Problems) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let number = mark.key.bytes().all(|b| b.is_ascii_digit());
    let raised =
        mark.key.bytes().filter_map(|b| RAISED.get(usize::from(b.wrapping_sub(b'0')))).collect();
    match mark.form {
        MarkForm::Sup if mark.exponent && number => raised,
        MarkForm::Character if number => raised,
        MarkForm::Sup if !number && mark.key.bytes().all(|b| b.is_ascii_alphabetic()) => {
            mark.key.clone()
        }
        _ => {
            problems.add(
                mark.line,
                &format!("there is no note for the mark {0}; kept as [{0}]", mark.key),
            );
            format!("[{}]", mark.key)
        }
    }
}

/// Whether a paragraph below a note goes on with the note rather than with the text above it.
pub fn continues_note(note: &str, text: &str) -> bool {
    !ends_sentence(note) && ends_sentence(text)
}
