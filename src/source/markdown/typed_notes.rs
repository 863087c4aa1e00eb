//! Notes that were typed rather than marked up: `[1]` in the text and `[1] …` or `1 …` at the foot of a page or at the
//! end, and points `(1)` of the text that are raised as notes are.

use std::collections::{HashMap, HashSet};

use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{NoteReference, RawBlock, RawKind, RawRun, ReferenceForm, Style};
use crate::source::runs;

/// Makes notes and references of what was typed as such, and text of points that only look like notes.
pub(super) fn settle(blocks: Vec<RawBlock>, problems: &mut Problems) -> Vec<RawBlock> {
    let blocks = points_as_text(blocks, problems);
    let mut blocks = notes_apart(blocks);
    let keys = typed_notes(&mut blocks, problems);
    if !keys.is_empty() {
        for block in &mut blocks {
            block.runs = with_references(std::mem::take(&mut block.runs), &keys);
        }
    }
    blocks
}

/// Raised points in brackets, `(1)`, are no notes where another note has their number, or nothing refers to any of them.
fn points_as_text(mut blocks: Vec<RawBlock>, problems: &mut Problems) -> Vec<RawBlock> {
    let mut plain: HashSet<String> = HashSet::new();
    let mut referred: HashSet<String> = HashSet::new();
    for block in &blocks {
        if let RawKind::Note { key, label } = &block.kind
            && !label.starts_with('(')
        {
            plain.insert(key.clone());
        }
        for run in &block.runs {
            if let RawRun::Reference(reference) = run {
                referred.insert(reference.key.clone());
            }
        }
    }
    let is_point = |key: &str, label: &str| label.starts_with('(') && !plain.contains(key);
    let some_are_notes = blocks.iter().any(|block| match &block.kind {
        RawKind::Note { key, label } => is_point(key, label) && referred.contains(key),
        _ => false,
    });
    for block in &mut blocks {
        let RawKind::Note { key, label } = &block.kind else {
            continue;
        };
        if label.starts_with('(') && (plain.contains(key) || !some_are_notes) {
            problems.add(block.hints.line, ProblemKind::PointNotNote(label.clone()));
            block.runs.insert(0, RawRun::Text(Style::Plain, format!("{label} ")));
            block.kind = RawKind::Text;
        }
    }
    blocks
}

/// The number that a typed note begins with, and the bytes before its words.
fn typed_number(text: &str) -> Option<(&str, usize)> {
    let (body, bracketed) = match text.strip_prefix('[') {
        Some(body) => (body, true),
        None => (text, false),
    };
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &body[digits..];
    let rest = if bracketed { rest.strip_prefix(']')? } else { rest };
    let words = rest.trim_start();
    let begins = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    let spaced = words.len() < rest.len();
    ((1..=3).contains(&digits) && begins && spaced)
        .then(|| (&body[..digits], text.len() - words.len()))
}

/// The typed notes that follow each other on lines of one block, each a block of its own.
fn notes_apart(blocks: Vec<RawBlock>) -> Vec<RawBlock> {
    let mut apart = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let mut number = match typed_number(&runs::plain(&block.runs)) {
            Some((number, _)) if may_be_note(&block) => number.parse::<u32>().ok(),
            _ => None,
        };
        let mut at = 0;
        while let Some(last) = number {
            let Some(found) = block.runs[at..].iter().position(runs::is_line_end) else {
                break;
            };
            at += found + 1;
            let next = match &block.runs[at..] {
                [RawRun::Text(_, words), ..] => {
                    typed_number(words).and_then(|(n, _)| n.parse().ok())
                }
                _ => None,
            };
            if next == last.checked_add(1) {
                let rest = block.runs.split_off(at);
                block.runs.pop();
                let runs = std::mem::replace(&mut block.runs, rest);
                apart.push(RawBlock { runs, ..block.clone() });
                (number, at) = (next, 0);
            }
        }
        apart.push(block);
    }
    apart
}

fn may_be_note(block: &RawBlock) -> bool {
    block.kind == RawKind::Text && block.hints.outline_level.is_none()
}

/// Makes notes of the blocks that begin with a number in brackets that the text before refers to, and gives their keys.
fn typed_notes(blocks: &mut [RawBlock], problems: &mut Problems) -> HashSet<String> {
    let mut pending: HashMap<String, usize> = HashMap::new();
    let mut keys = HashSet::new();
    for block in blocks {
        let text = runs::plain(&block.runs);
        let found = typed_number(&text).filter(|_| may_be_note(block));
        if let Some((number, cut)) = found
            && let Some(count) = pending.get_mut(number).filter(|count| **count > 0)
        {
            *count = 0;
            problems.add(block.hints.line, ProblemKind::TypedNote(number.to_owned()));
            keys.insert(number.to_owned());
            block.kind = RawKind::Note { key: number.to_owned(), label: number.to_owned() };
            runs::cut_front(&mut block.runs, cut);
        }
        for (at, number, _) in references(&text) {
            if at > 0 {
                *pending.entry(number.to_owned()).or_default() += 1;
            }
        }
    }
    keys
}

/// The numbers in brackets, `[1]`: their first byte, the number, and the byte behind them.
fn references(text: &str) -> Vec<(usize, &str, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('[') {
        let inside = &text[at + 1..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits) && inside[digits..].starts_with(']') {
            found.push((at, &inside[..digits], at + digits + 2));
        }
    }
    found
}

/// Runs with references in place of the numbers in brackets that have notes. The white space before them goes, and that
/// between them and a stop.
fn with_references(before: Vec<RawRun>, keys: &HashSet<String>) -> Vec<RawRun> {
    let mut after = Vec::with_capacity(before.len());
    for run in before {
        let RawRun::Text(style, words) = &run else {
            after.push(run);
            continue;
        };
        let mut done = 0;
        for (at, number, end) in references(words).into_iter().filter(|(_, n, _)| keys.contains(*n))
        {
            let text = words[done..at].trim_end();
            if !text.is_empty() {
                after.push(RawRun::Text(*style, text.to_owned()));
            }
            after.push(RawRun::Reference(NoteReference {
                key: number.to_owned(),
                form: ReferenceForm::Raised,
                line: 0,
                exponent: false,
            }));
            let rest = &words[end..];
            let stop = rest.trim_start().starts_with(['.', ',', ';', ':', ')']);
            done = end + if stop { rest.len() - rest.trim_start().len() } else { 0 };
        }
        if done == 0 {
            after.push(run);
        } else if done < words.len() {
            after.push(RawRun::Text(*style, words[done..].to_owned()));
        }
    }
    after
}
