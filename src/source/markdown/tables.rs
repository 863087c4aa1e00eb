//! Tables, however they are written: rows between pipes, `<table>`, pandoc's grids and simple tables, cells on lines of
//! their own. Each function looks at the beginning of some lines, and says how many of them its table takes.

mod bars;
mod grid;
mod html;
mod pipe;
mod simple;
mod spaced;

use super::forms::SourceLine;
use super::inline;
use super::pieces::{Gap, LinePiece};
use crate::source::raw::{Hints, RawBlock, RawCell, RawKind, RawTable};
pub(super) use html::begins_html;

/// A table, and how many lines it takes.
pub(super) type Found = (RawTable, usize);

/// The table that these lines begin with. `html_ends` says that the end of an HTML table comes.
pub(super) fn find(lines: &[SourceLine<'_>], html_ends: bool) -> Option<Found> {
    if html_ends && begins_html(lines.first()?.text.trim_start_matches(['>', ' '])) {
        return Some(html::read(lines));
    }
    bars::read(lines)
        .or_else(|| grid::read(lines))
        .or_else(|| simple::read(lines))
        .or_else(|| pipe::read(lines))
        .or_else(|| spaced::read(lines))
}

/// A cell of paragraphs, each a number of texts that follow each other on lines.
fn cell(paragraphs: &[Vec<LinePiece<'_>>]) -> RawCell {
    let blocks = paragraphs
        .iter()
        .map(|pieces| {
            let line = pieces.first().map_or(0, |piece| piece.line);
            let hints = Hints { line, ..Hints::default() };
            RawBlock { kind: RawKind::Text, runs: inline::parse(pieces), hints }
        })
        .filter(|block| !block.runs.is_empty())
        .collect();
    RawCell { blocks, colspan: 1, rowspan: 1 }
}

/// Moves the beginnings of columns, in bytes, behind words that are longer than their column and go on over its edge.
fn keep_words_whole(text: &str, starts: &mut [usize]) {
    let ends_word = |c: char| c.is_whitespace() || c == '|';
    for start in starts {
        if text[..*start].ends_with(|c: char| !ends_word(c)) {
            let rest = &text[*start..];
            *start += rest.find(ends_word).unwrap_or(rest.len());
        }
    }
}

/// A cell of one text.
fn cell_of(text: &str, line: usize) -> RawCell {
    cell(&[vec![LinePiece { text: text.trim(), line, gap: Gap::Line }]])
}

/// A table whose cells span nothing.
fn table(rows: Vec<Vec<RawCell>>, head_rows: usize) -> RawTable {
    RawTable { rows, head_rows, borderless: false }
}
