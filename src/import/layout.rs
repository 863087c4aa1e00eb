//! Tables that only place things on the page: a letterhead, the recipients beside the signature. They become their
//! paragraphs, column by column. Tables of figures are left as they are.

use std::ops::Range;

use super::signers::holds_signers;
use crate::source::phrases::{begins_address, begins_front_matter, begins_recipients, heads_annex};
use crate::source::raw::{RawBlock, RawCell, RawKind, RawRun, RawTable};
use crate::source::runs;

/// The longest line, in characters, of a letterhead, of recipients or of a signature.
const LONGEST_LINE: usize = 200;

/// The most columns and rows of such a table.
const MOST_COLUMNS: usize = 4;
const MOST_ROWS: usize = 20;
/// The most rows of one that may have lines, or that only its place tells.
const MOST_RULED_ROWS: usize = 6;

/// The most blocks that stand before a letterhead, or behind a signature, within the report or before an appendix.
const MOST_AROUND: usize = 3;

/// Unfolds the tables that only place a letterhead, recipients or a signature: the left column first, then those right
/// of it. A cell as wide as the table ends the columns above it.
pub(crate) fn unfold(blocks: Vec<RawBlock>) -> Vec<RawBlock> {
    let unfolds: Vec<bool> = (0..blocks.len()).map(|at| only_places(&blocks, at)).collect();
    let mut unfolded = Vec::with_capacity(blocks.len());
    for (block, unfolds) in blocks.into_iter().zip(unfolds) {
        match block.kind {
            RawKind::Table(table) if unfolds => by_column(table, &mut unfolded),
            _ => unfolded.push(block),
        }
    }
    unfolded
}

/// Whether the block at `at` is such a table: by where it stands, or by what its cells begin with.
fn only_places(blocks: &[RawBlock], at: usize) -> bool {
    let RawKind::Table(table) = &blocks[at].kind else {
        return false;
    };
    // What a letter is about may be said at length below its number.
    let longest = if has_motto(table) { 2 * LONGEST_LINE } else { LONGEST_LINE };
    if !is_small(table, longest) {
        return false;
    }
    // Where a table with lines may do so, or one of which the format does not say whether it has any, its words tell.
    let is_at_end = || is_first(&blocks[..at]) || is_last(&blocks[at + 1..]);
    let addresses = table.rows.first().is_some_and(|row| begins_row(row, begins_address));
    if is_last(&blocks[at + 1..]) && holds_signers(table) {
        false
    } else if table.borderless {
        addresses || begins_as_frame(table) || is_at_end() && !is_listing(table)
    } else {
        let begins = addresses || has_motto(table) || begins_as_frame(table) && is_at_end();
        begins && table.rows.len() <= MOST_RULED_ROWS
    }
}

/// Whether a table has few cells, with lines of no more characters than `longest`.
fn is_small(table: &RawTable, longest: usize) -> bool {
    let is_short = |block: &RawBlock| match &block.kind {
        RawKind::Table(inner) => inner.borderless && is_small(inner, longest),
        _ => lines(block).all(|line| line.chars().nth(longest).is_none()),
    };
    table.rows.len() <= MOST_ROWS
        && table.rows.iter().all(|row| row.len() <= MOST_COLUMNS)
        && table.rows.iter().flatten().flat_map(|cell| &cell.blocks).all(is_short)
}

/// Whether a table has more rows, or a cell more lines, than a letterhead or signature: a list in columns.
fn is_listing(table: &RawTable) -> bool {
    const MOST_LINES: usize = 8;
    table.rows.len() > MOST_RULED_ROWS
        || table.rows.iter().flatten().any(|cell| cell.blocks.len() > MOST_LINES)
}

/// Whether a cell of the first rows begins as recipients, a signature or the heading of every letter do.
fn begins_as_frame(table: &RawTable) -> bool {
    let begins = |line: &String| begins_recipients(line) || begins_front_matter(line);
    has_motto(table) || first_lines(table).any(|line| begins(&line))
}

/// Whether a cell of the first rows begins with the motto of the state or the name of the Party: a letterhead, even in
/// the middle of a file.
fn has_motto(table: &RawTable) -> bool {
    const HEADS: [&str; 3] =
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", "ĐẢNG CỘNG SẢN VIỆT NAM"];
    first_lines(table).any(|line| HEADS.iter().any(|head| line.to_uppercase().starts_with(head)))
}

/// The first line of each cell of the first rows.
fn first_lines(table: &RawTable) -> impl Iterator<Item = String> {
    const FIRST_ROWS: usize = 4;
    let cells = table.rows.iter().take(FIRST_ROWS).flatten();
    cells.filter_map(|cell| cell.blocks.first().and_then(|block| lines(block).next()))
}

/// Whether nothing but a few short lines stands before: a table here is a letterhead.
fn is_first(before: &[RawBlock]) -> bool {
    before.len() <= MOST_AROUND && before.iter().all(is_short_line)
}

/// Whether nothing but a few short lines stands behind, up to the notes, an annex, a new page or the end: a table here holds
/// recipients and a signature.
fn is_last(behind: &[RawBlock]) -> bool {
    let ends = |block: &&RawBlock| {
        matches!(block.kind, RawKind::PageBreak | RawKind::Note { .. } | RawKind::Rule)
            || lines(block).next().is_some_and(|line| heads_annex(&line))
    };
    let mut around = behind.iter().take(MOST_AROUND + 1);
    let until = around.position(|block| ends(&block)).unwrap_or(behind.len());
    until <= MOST_AROUND && behind[..until].iter().all(is_short_line)
}

fn is_short_line(block: &RawBlock) -> bool {
    matches!(block.kind, RawKind::Text | RawKind::PageBreak | RawKind::Rule)
        && lines(block).all(|line| line.chars().nth(LONGEST_LINE).is_none())
}

/// The lines of a block, plain.
fn lines(block: &RawBlock) -> impl Iterator<Item = String> {
    let pieces = block.runs.split(|run| matches!(run, RawRun::Break));
    pieces.map(|runs| runs::plain(runs).trim().to_owned())
}

/// The blocks of the cells under each other.
struct LayoutColumn {
    /// From the first column of the table's grid to behind the last.
    grid: Range<usize>,
    blocks: Vec<RawBlock>,
}

/// Adds the blocks of a table column by column.
fn by_column(table: RawTable, unfolded: &mut Vec<RawBlock>) {
    let width = |row: &Vec<RawCell>| row.iter().map(|cell| cell.colspan).sum();
    let widest = table.rows.iter().map(width).max().unwrap_or(0);
    let mut columns: Vec<LayoutColumn> = Vec::new();
    // For each column of the grid, the rows that a cell from above still takes.
    let mut taken = vec![0; widest];
    for row in table.rows {
        // Whom a letter is addressed to stands below both columns.
        if begins_row(&row, begins_address) {
            end_columns(&mut columns, unfolded);
        }
        let mut begin = 0;
        let mut next_taken: Vec<usize> =
            taken.iter().map(|rows: &usize| rows.saturating_sub(1)).collect();
        for cell in row {
            begin += taken.iter().skip(begin).take_while(|rows| **rows > 0).count();
            let grid = begin..begin + cell.colspan;
            begin = grid.end;
            for rows in next_taken.iter_mut().take(grid.end).skip(grid.start) {
                *rows = cell.rowspan.saturating_sub(1);
            }
            if grid.len() == widest {
                end_columns(&mut columns, unfolded);
            }
            // Rows may be cut into cells differently: the middle of a cell says under which it is.
            let middle = usize::midpoint(grid.start, grid.end);
            match columns.iter_mut().find(|column| column.grid.contains(&middle)) {
                Some(column) => column.blocks.extend(cell.blocks),
                None => columns.push(LayoutColumn { grid, blocks: cell.blocks }),
            }
        }
        taken = next_taken;
        if columns.iter().any(|column| column.grid.len() == widest) {
            end_columns(&mut columns, unfolded);
        }
    }
    end_columns(&mut columns, unfolded);
}

/// Whether the first words of a row are such as `begins` knows.
fn begins_row(row: &[RawCell], begins: impl Fn(&str) -> bool) -> bool {
    let mut words = row.iter().flat_map(|cell| &cell.blocks).flat_map(lines);
    words.find(|line| !line.is_empty()).is_some_and(|line| begins(&line))
}

/// Adds what has been collected, left before right.
fn end_columns(columns: &mut Vec<LayoutColumn>, unfolded: &mut Vec<RawBlock>) {
    columns.sort_by_key(|column| column.grid.start);
    for block in columns.drain(..).flat_map(|column| column.blocks) {
        match block.kind {
            RawKind::Table(inner) => by_column(inner, unfolded),
            _ => unfolded.push(RawBlock { runs: runs::unwrapped(&block.runs), ..block }),
        }
    }
}

#[cfg(test)]
mod tests;
