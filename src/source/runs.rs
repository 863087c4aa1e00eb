//! Texts as runs: their plain words, their first line, what is cut from their front. What a run is, is in
//! [`raw`](super::raw).

use super::raw::{RawCell, RawKind, RawRun, Style};
use super::sentences::glues;

/// The plain text of the first line.
pub fn first_line(runs: &[RawRun]) -> String {
    let end = runs.iter().position(|run| *run == RawRun::Break);
    plain(&runs[..end.unwrap_or(runs.len())])
}

/// The words of runs; a break is a space, except within a number range that a line end has cut.
pub fn plain(runs: &[RawRun]) -> String {
    let mut text = String::new();
    for (i, run) in runs.iter().enumerate() {
        match run {
            RawRun::Text(_, words) => text.push_str(words),
            RawRun::Reference(_) | RawRun::Page(_) => {}
            RawRun::Break => {
                if is_space(&text, &runs[i + 1..]) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

/// Whether a line end between words is a space: it is none within a number range, nor before a note reference.
pub fn is_space(before: &str, after: &[RawRun]) -> bool {
    !matches!(after.first(), Some(RawRun::Reference(_)))
        && !glues(before, first(after).map(|(_, c)| c))
}

/// The first character of the words of runs, and how it is set. Looks only past a few references.
pub fn first(runs: &[RawRun]) -> Option<(Style, char)> {
    runs.iter().take(4).find_map(|run| match run {
        RawRun::Text(style, words) => Some((*style, words.chars().next()?)),
        _ => None,
    })
}

/// Takes `bytes` of words from the front, and the white space and breaks after them.
pub fn cut_front(runs: &mut Vec<RawRun>, mut bytes: usize) {
    let mut whole = 0;
    for run in runs.iter_mut() {
        match run {
            RawRun::Break => bytes = bytes.saturating_sub(1),
            RawRun::Reference(_) | RawRun::Page(_) if bytes == 0 => break,
            RawRun::Reference(_) | RawRun::Page(_) => {}
            RawRun::Text(_, words) if bytes >= words.len() => bytes -= words.len(),
            RawRun::Text(_, words) => {
                let at = words.ceil_char_boundary(bytes);
                let rest = words[at..].trim_start();
                *words = rest.to_owned();
                if !words.is_empty() {
                    break;
                }
                bytes = 0;
            }
        }
        whole += 1;
    }
    // References among the words taken stay: they belong to what follows.
    let mut index = 0;
    runs.retain(|run| {
        index += 1;
        index > whole || matches!(run, RawRun::Reference(_) | RawRun::Page(_))
    });
    while matches!(runs.first(), Some(RawRun::Break)) {
        runs.remove(0);
    }
}

/// Collapses white space; drops it at the ends and beside breaks, and drops what is then empty.
pub fn tidy(runs: Vec<RawRun>) -> Vec<RawRun> {
    let mut out: Vec<RawRun> = Vec::new();
    // Whether white space here would follow other white space, or nothing.
    let mut spaced = true;
    for run in runs {
        match run {
            RawRun::Text(style, words) => {
                let mut kept = String::with_capacity(words.len());
                for c in words.chars() {
                    let space = c.is_whitespace();
                    if !(space && spaced) {
                        kept.push(if space { ' ' } else { c });
                    }
                    spaced = space;
                }
                match out.last_mut() {
                    _ if kept.is_empty() => {}
                    Some(RawRun::Text(last, before)) if *last == style => before.push_str(&kept),
                    _ => out.push(RawRun::Text(style, kept)),
                }
            }
            RawRun::Reference(reference) => {
                spaced = false;
                out.push(RawRun::Reference(reference));
            }
            RawRun::Page(page) => out.push(RawRun::Page(page)),
            RawRun::Break => {
                trim_end(&mut out);
                spaced = true;
                if !matches!(out.last(), None | Some(RawRun::Break)) {
                    out.push(RawRun::Break);
                }
            }
        }
    }
    trim_end(&mut out);
    while matches!(out.last(), Some(RawRun::Break)) {
        out.pop();
        trim_end(&mut out);
    }
    out
}

fn trim_end(runs: &mut Vec<RawRun>) {
    while let Some(RawRun::Text(_, words)) = runs.last_mut() {
        words.truncate(words.trim_end().len());
        if !words.is_empty() {
            break;
        }
        runs.pop();
    }
}

/// Whether all words are set in this style, and there are any.
pub fn is_set(runs: &[RawRun], wanted: Style) -> bool {
    let mut any = false;
    for run in runs {
        if let RawRun::Text(style, words) = run {
            if *style == wanted {
                any = true;
            } else if words.chars().any(char::is_alphanumeric) {
                return false;
            }
        }
    }
    any
}

/// The runs of a table's cell, each of its paragraphs, and of the cells within it, after a break.
pub fn of_cell(cell: &RawCell) -> Vec<RawRun> {
    let mut runs: Vec<RawRun> = Vec::new();
    let mut add = |more: &[RawRun]| {
        if !runs.is_empty() && !more.is_empty() {
            runs.push(RawRun::Break);
        }
        runs.extend_from_slice(more);
    };
    for block in &cell.blocks {
        match &block.kind {
            RawKind::Table(inner) => {
                inner
                    .rows
                    .iter()
                    .flatten()
                    .flat_map(|cell| &cell.blocks)
                    .for_each(|b| add(&b.runs));
            }
            _ => add(&block.runs),
        }
    }
    runs
}
