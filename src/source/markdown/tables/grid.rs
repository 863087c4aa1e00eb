//! Pandoc's grids: `+---+---+` between rows, `|` between cells, each cell on as many lines as it needs.

use super::{Found, cell, keep_words_whole, table};
use crate::source::markdown::forms::SourceLine;
use crate::source::markdown::pieces::{Gap, LinePiece};
use crate::source::raw::RawCell;

/// Most columns of a grid.
const MOST_COLUMNS: usize = 200;

/// The table that these lines begin with.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Option<Found> {
    let first = lines.first()?.text.trim();
    let bounds = bounds(first)?;
    let mut rows = Vec::new();
    let mut head_rows = 0;
    let mut open: Vec<&SourceLine<'_>> = Vec::new();
    let mut used = 1;
    for line in &lines[1..] {
        let text = line.text.trim();
        if is_rule(text) {
            if !open.is_empty() {
                rows.push(row(&open, &bounds));
                open.clear();
            }
            if text.contains('=') {
                head_rows = rows.len();
            }
        } else if text.starts_with('|') {
            open.push(line);
        } else {
            break;
        }
        used += 1;
    }
    if !open.is_empty() {
        rows.push(row(&open, &bounds));
    }
    (!rows.is_empty()).then(|| (table(rows, head_rows), used))
}

fn is_rule(text: &str) -> bool {
    text.starts_with('+')
        && text.len() > 2
        && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// Where the columns begin and end, in characters.
fn bounds(text: &str) -> Option<Vec<usize>> {
    let bounds: Vec<usize> =
        text.chars().enumerate().filter(|(_, c)| *c == '+').map(|(at, _)| at).collect();
    (is_rule(text) && (2..=MOST_COLUMNS).contains(&bounds.len())).then_some(bounds)
}

/// The cells of a row that was set on these lines. An empty line of a cell parts two paragraphs.
fn row(lines: &[&SourceLine<'_>], bounds: &[usize]) -> Vec<RawCell> {
    let columns = bounds.len() - 1;
    let mut cells = vec![vec![String::new()]; columns];
    for line in lines {
        let text = line.text.trim();
        for (paragraphs, part) in cells.iter_mut().zip(parts(text, bounds)) {
            let Some(paragraph) = paragraphs.last_mut() else { continue };
            if part.is_empty() {
                if !paragraph.is_empty() {
                    paragraphs.push(String::new());
                }
                continue;
            }
            // Emphasis is folded apart from its words: `*` above `*STT`.
            let stars = |text: &str| !text.is_empty() && text.chars().all(|c| c == '*');
            let last = paragraph.rsplit(' ').next().unwrap_or_default();
            if !(paragraph.is_empty() || stars(last) || stars(part)) {
                paragraph.push(' ');
            }
            paragraph.push_str(part);
        }
    }
    let line = lines.first().map_or(0, |line| line.number);
    let pieces = |texts: &[String]| {
        let piece = texts.iter().map(|text| vec![LinePiece { text, line, gap: Gap::Line }]);
        cell(&piece.collect::<Vec<_>>())
    };
    cells.iter().map(|texts| pieces(texts)).collect()
}

/// The parts of a line, by the bars in it, or where there are more bars than columns by the columns of the rule.
fn parts<'a>(text: &'a str, bounds: &[usize]) -> Vec<&'a str> {
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let parts: Vec<&str> = inner.split('|').map(str::trim).collect();
    if parts.len() == bounds.len() - 1 {
        return parts;
    }
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let mut starts: Vec<usize> = bounds.iter().map(|at| byte(*at)).collect();
    keep_words_whole(text, &mut starts[1..]);
    // A line longer than the rule belongs to the last column with all of it.
    starts[bounds.len() - 1] = text.len();
    starts.windows(2).map(|two| text[two[0]..two[1]].trim_matches(['|', ' ']).trim()).collect()
}
