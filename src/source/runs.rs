//! Texts as runs: their plain words, their first line, what is cut from their front. What a run is, is in
//! [`raw`](super::raw).

use super::raw::{RawBlock, RawCell, RawKind, RawRun, Style};
use super::sentences::glues;

/// The plain text of the first line.
pub(crate) fn first_line(runs: &[RawRun]) -> String {
    let end = runs.iter().position(is_line_end);
    plain(&runs[..end.unwrap_or(runs.len())])
}

/// Whether a line ends with a run.
pub(crate) fn is_line_end(run: &RawRun) -> bool {
    matches!(run, RawRun::LineEnd | RawRun::Break)
}

/// The same runs without the ends of lines that were only full: those within words that are set alike.
pub(crate) fn unwrapped(runs: &[RawRun]) -> Vec<RawRun> {
    let mut out: Vec<RawRun> = Vec::with_capacity(runs.len());
    for (i, run) in runs.iter().enumerate() {
        let next = first(&runs[i + 1..]);
        match (run, out.last_mut()) {
            (RawRun::LineEnd, Some(RawRun::Text(style, words)))
                if next.is_some_and(|(other, _)| other == *style) =>
            {
                if is_space(words, &runs[i + 1..]) {
                    words.push(' ');
                }
            }
            _ => out.push(run.clone()),
        }
    }
    out
}

/// The words of runs; a break is a space, except within a number range that a line end has cut.
pub(crate) fn plain(runs: &[RawRun]) -> String {
    let mut text = String::new();
    for (i, run) in runs.iter().enumerate() {
        match run {
            RawRun::Text(_, words) => text.push_str(words),
            RawRun::Reference(_) | RawRun::Page(_) => {}
            RawRun::LineEnd | RawRun::Break => {
                if is_space(&text, &runs[i + 1..]) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

/// Whether a line end between words is a space: it is none within a number range, nor before a note reference.
pub(crate) fn is_space(before: &str, after: &[RawRun]) -> bool {
    !matches!(after.first(), Some(RawRun::Reference(_)))
        && !glues(before, first(after).map(|(_, c)| c))
}

/// The first character of the words of runs, and how it is set. Looks only past a few references.
pub(crate) fn first(runs: &[RawRun]) -> Option<(Style, char)> {
    runs.iter().take(4).find_map(|run| match run {
        RawRun::Text(style, words) => Some((*style, words.chars().next()?)),
        _ => None,
    })
}

/// Takes `bytes` of words from the front, and the white space and breaks after them.
pub(crate) fn cut_front(runs: &mut Vec<RawRun>, mut bytes: usize) {
    let mut whole = 0;
    for run in runs.iter_mut() {
        match run {
            RawRun::LineEnd | RawRun::Break => bytes = bytes.saturating_sub(1),
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
    while runs.first().is_some_and(is_line_end) {
        runs.remove(0);
    }
}

/// Leaves `bytes` of words at the front, and the references among them.
pub(crate) fn keep_front(runs: &mut Vec<RawRun>, bytes: usize) {
    let mut left = bytes;
    let mut kept = 0;
    for run in runs.iter_mut() {
        match run {
            _ if left == 0 => break,
            RawRun::LineEnd | RawRun::Break => left = left.saturating_sub(1),
            RawRun::Reference(_) | RawRun::Page(_) => {}
            RawRun::Text(_, words) => {
                words.truncate(words.floor_char_boundary(left));
                left -= words.len();
            }
        }
        kept += 1;
    }
    runs.truncate(kept);
    while runs.last().is_some_and(is_line_end) {
        runs.pop();
    }
    trim_end(runs);
}

/// Bold or italic words that lead into the rest of a text: `**2. Y tế:** …`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Where they end, in bytes of the plain text.
    pub end: usize,
    /// Whether they end in a comma, which leads on within the sentence; else in a colon or a stop.
    pub has_comma: bool,
    /// Whether the label before them is set as they are.
    pub has_label: bool,
}

/// The words that lead into the rest of a text. The first `label` bytes may be set otherwise.
pub(crate) fn lead(runs: &[RawRun], label: usize) -> Option<Lead> {
    let mut text = String::new();
    let has_label = first(runs).is_some_and(|(style, _)| style != Style::Plain);
    for (i, run) in runs.iter().enumerate() {
        match run {
            RawRun::Text(Style::Plain, words) => {
                // The label, or the white space between two words that are set off.
                if text.len() + words.trim_end().len() > label && !words.trim().is_empty() {
                    let lead = text.trim_end();
                    let outside = words.starts_with([':', ',']);
                    let has_comma = words.starts_with(',') || !outside && lead.ends_with(',');
                    let led = outside || lead.ends_with([':', '.', ',']);
                    let rest = words[usize::from(outside)..].chars().any(char::is_alphanumeric);
                    let end = text.len() + usize::from(outside);
                    let leads = led && rest && lead.len() > label && (has_label || !has_comma);
                    return leads.then_some(Lead { end, has_comma, has_label });
                }
                text.push_str(words);
            }
            RawRun::Text(_, words) => text.push_str(words),
            RawRun::LineEnd | RawRun::Break if is_space(&text, &runs[i + 1..]) => text.push(' '),
            RawRun::Reference(_) | RawRun::Page(_) | RawRun::LineEnd | RawRun::Break => {}
        }
    }
    None
}

/// Collapses white space; drops it at the ends and beside breaks, and drops what is then empty.
pub(crate) fn tidy(runs: Vec<RawRun>) -> Vec<RawRun> {
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
            RawRun::LineEnd | RawRun::Break => {
                trim_end(&mut out);
                spaced = true;
                match out.last_mut() {
                    None => {}
                    // Of two ends in a row the one counts that the source means.
                    Some(last) if is_line_end(last) && run == RawRun::Break => *last = run,
                    Some(last) if is_line_end(last) => {}
                    Some(_) => out.push(run),
                }
            }
        }
    }
    trim_end(&mut out);
    while out.last().is_some_and(is_line_end) {
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
pub(crate) fn is_set(runs: &[RawRun], wanted: Style) -> bool {
    is_set_after(runs, 0, wanted)
}

/// Whether all words behind the first `label` bytes are set in this style, and there are any.
pub(crate) fn is_set_after(runs: &[RawRun], mut label: usize, wanted: Style) -> bool {
    let mut any = false;
    for run in runs {
        if let RawRun::Text(style, words) = run {
            let rest = &words[words.floor_char_boundary(label)..];
            label = label.saturating_sub(words.len());
            if rest.chars().any(char::is_alphanumeric) && *style != wanted {
                return false;
            }
            any |= *style == wanted;
        }
    }
    any
}

/// Whether all words behind the first `label` bytes are set in this style, but for what is said in brackets behind them.
pub(crate) fn is_set_but_aside(runs: &[RawRun], label: usize, wanted: Style) -> bool {
    let text = plain(runs);
    let ends_aside = text.trim_end_matches(['.', ':', ';', ' ']).ends_with(')');
    match text.rfind('(').filter(|&at| at > label && ends_aside) {
        Some(aside) => {
            let mut words = runs.to_vec();
            keep_front(&mut words, aside);
            is_set_after(&words, label, wanted)
        }
        None => is_set_after(runs, label, wanted),
    }
}

/// The runs of a block with the number or bullet printed before it.
fn labelled(block: &RawBlock) -> Vec<RawRun> {
    let printed = match &block.kind {
        RawKind::Bullet { marker, .. } => Some(marker.to_string()),
        _ => block.hints.label.clone(),
    };
    let mut runs = block.runs.clone();
    if let Some(printed) = printed.filter(|printed| !printed.is_empty()) {
        let gap = if runs.is_empty() { "" } else { " " };
        runs.insert(0, RawRun::Text(Style::Plain, format!("{printed}{gap}")));
    }
    runs
}

/// The runs of a table's cell, each of its paragraphs, and of the cells within it, after a break.
pub(crate) fn of_cell(cell: &RawCell) -> Vec<RawRun> {
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
                let blocks = inner.rows.iter().flatten().flat_map(|cell| &cell.blocks);
                blocks.for_each(|block| add(&labelled(block)));
            }
            _ => add(&labelled(block)),
        }
    }
    runs
}
