//! Pandoc's simple tables: columns by position, under a line of dashes with gaps.

use super::{Found, cell_of, keep_words_whole, table};
use crate::source::markdown::forms::SourceLine;
use crate::source::raw::RawCell;

/// Most lines of a head, and most rows' lines looked at.
const MOST_HEAD: usize = 8;
const MOST_LINES: usize = 20_000;

/// The table that these lines begin with.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Option<Found> {
    let framed = is_dashes(&lines.first()?.text) && columns(&lines[0].text).len() == 1;
    let first = usize::from(framed);
    // Without a frame the head is one line, right above the dashes.
    let most = if framed { MOST_HEAD } else { 1 };
    let rule = lines[first..]
        .iter()
        .take(most + 1)
        .take_while(|line| !line.text.trim().is_empty())
        .position(|line| is_dashes(&line.text) && columns(&line.text).len() > 1)?
        + first;
    let columns = columns(&lines[rule].text);
    if !framed && (rule == 0 || !lines[0].text.starts_with(' ')) {
        return None;
    }
    let body = &lines[rule + 1..lines.len().min(rule + 1 + MOST_LINES)];
    let end = body.iter().position(|line| {
        if framed { is_dashes(&line.text) } else { line.text.trim().is_empty() }
    })?;
    let body = &body[..end];
    let blanks = body.iter().any(|line| line.text.trim().is_empty());
    let mut rows: Vec<Vec<&SourceLine<'_>>> = vec![Vec::new()];
    for line in body {
        if line.text.trim().is_empty() {
            rows.push(Vec::new());
            continue;
        }
        if !blanks {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(line);
        }
    }
    let head: Vec<&SourceLine<'_>> = lines[first..rule].iter().collect();
    let head_rows = usize::from(!head.is_empty());
    let rows = std::iter::once(head).chain(rows).filter(|row| !row.is_empty());
    let rows: Vec<_> = rows.map(|row| cells(&row, &columns)).collect();
    let used = rule + 1 + end + usize::from(framed);
    Some((table(rows, head_rows), used))
}

/// Whether a line is of dashes, alone or in groups.
fn is_dashes(text: &str) -> bool {
    let text = text.trim();
    text.len() > 5 && text.contains("---") && text.chars().all(|c| c == '-' || c == ' ')
}

/// Where the groups of dashes begin, in characters.
fn columns(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        if c == '-' && before == ' ' {
            starts.push(at);
        }
        before = c;
    }
    starts
}

/// The cells of a row, which may be set on several lines.
fn cells(lines: &[&SourceLine<'_>], columns: &[usize]) -> Vec<RawCell> {
    let mut texts = vec![String::new(); columns.len()];
    for line in lines {
        let mut starts: Vec<usize> = vec![0; columns.len()];
        let mut column = 0;
        for (n, (byte, _)) in line.text.char_indices().enumerate() {
            while column < columns.len() && columns[column] <= n {
                starts[column] = byte;
                column += 1;
            }
        }
        starts[column..].fill(line.text.len());
        // What stands before the first column belongs to it.
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        keep_words_whole(&line.text, &mut starts[1..]);
        for (x, text) in texts.iter_mut().enumerate() {
            let end = starts.get(x + 1).copied().unwrap_or(line.text.len());
            let part = line.text[starts[x]..end].trim();
            if !(text.is_empty() || part.is_empty()) {
                text.push(' ');
            }
            text.push_str(part);
        }
    }
    let number = lines.first().map_or(0, |line| line.number);
    texts.iter().map(|text| cell_of(text, number)).collect()
}
