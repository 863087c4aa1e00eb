//! The layout of a table in columns: their widths, the alignment of the cells, and the rows.

use super::{SetCell, Table, TablePart};
use crate::page::wrap::{LINE_END, Wrapped, wrap};
use crate::page::{Composer, Piece, Tone, added, columns};

/// Blank columns between two columns of the table.
const GUTTER: usize = 2;
/// The narrowest page, in columns, on which cells are wrapped to fit; on a narrower one a table that is too wide becomes a
/// list.
const MIN_PAGE: usize = 60;
/// The least width to which a column is narrowed, since texts in a narrower one are hard to read.
const MIN_COLUMN: usize = 10;
/// The widest word that keeps a column wide; longer ones, such as web addresses, are broken.
const MAX_WORD: usize = 24;

/// The widths that a column needs, in columns of the screen.
#[derive(Clone, Copy)]
struct Need {
    /// So that no word is broken.
    least: usize,
    /// So that no line is broken.
    most: usize,
}

/// How the heads of columns are wrapped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    /// Like other cells.
    LikeCells,
    /// A word a line, so that they are no wider than the cells under them need.
    WordByWord,
}

/// The width of each column; none if the table does not fit or its columns would be too narrow. First the widest columns are
/// narrowed, then the heads are set a word a line.
pub(super) fn widths(table: &Table, width: usize) -> Option<Vec<usize>> {
    let available = width.checked_sub(GUTTER * table.columns.saturating_sub(1))?;
    if table.columns == 0 || available < table.columns {
        return None;
    }
    let heads = [Heads::LikeCells, Heads::WordByWord];
    heads.into_iter().find_map(|heads| fitted(&needs(table, heads), available, width))
}

/// The width of each column, if they fit in `available` columns of a page of this width.
fn fitted(needs: &[Need], available: usize, width: usize) -> Option<Vec<usize>> {
    let total = |level: usize| -> usize {
        needs.iter().map(|need| need.most.min(level).max(need.least)).sum()
    };
    if needs.iter().map(|need| need.most).sum::<usize>() <= available {
        return Some(needs.iter().map(|need| need.most).collect());
    }
    if width < MIN_PAGE {
        return None;
    }
    // No column is wider than this level unless its longest word is.
    let level = (0..=available).rev().find(|&level| total(level) <= available)?;
    let mut left = available - total(level);
    let widths = needs.iter().map(|need| {
        let more = usize::from(left > 0 && need.least <= level && level < need.most);
        left -= more;
        need.most.min(level).max(need.least) + more
    });
    Some(widths.collect())
}

/// What each column needs, for its own cells and its share of those that span it.
fn needs(table: &Table, heads: Heads) -> Vec<Need> {
    let mut needs = vec![Need { least: 1, most: 1 }; table.columns];
    let mut spanning = Vec::new();
    let rows = table.rows.iter().enumerate();
    for (y, cell) in rows.flat_map(|(y, row)| row.iter().map(move |cell| (y, cell))) {
        let cell_needs = match heads {
            Heads::WordByWord if table.part(y) == TablePart::Head => word_by_word(cell),
            _ => need(cell),
        };
        if cell.placed.colspan > 1 {
            spanning.push((cell, cell_needs));
            continue;
        }
        let (need, cell) = (&mut needs[cell.placed.column], cell_needs);
        need.least = need.least.max(cell.least);
        need.most = need.most.max(cell.most);
    }
    spanning.sort_by_key(|(cell, _)| cell.placed.colspan);
    for (cell, need) in spanning {
        let spanned = &mut needs[cell.placed.column..cell.placed.end()];
        widen(spanned, need.least, |need| &mut need.least);
        widen(spanned, need.most, |need| &mut need.most);
    }
    for need in &mut needs {
        need.most = need.most.max(need.least);
    }
    needs
}

/// Widens the columns that a cell spans evenly until they have the width that it needs.
fn widen(spanned: &mut [Need], need: usize, member: impl Fn(&mut Need) -> &mut usize) {
    let count = spanned.len();
    let has = spanned.iter_mut().map(|need| *member(need)).sum::<usize>() + GUTTER * (count - 1);
    let missing = need.saturating_sub(has);
    for (i, need) in spanned.iter_mut().enumerate() {
        *member(need) += missing / count + usize::from(i < missing % count);
    }
}

/// What the text of a cell needs.
fn need(cell: &SetCell) -> Need {
    let (word, line) = longest(cell);
    Need { least: word.max(line.min(MIN_COLUMN)), most: line }
}

/// What the text of a cell needs if each word has a line of its own.
fn word_by_word(cell: &SetCell) -> Need {
    let (word, line) = longest(cell);
    Need { least: word, most: word.min(line) }
}

/// The widths of a cell's longest word, at most [`MAX_WORD`], and of its longest line, in columns.
fn longest(cell: &SetCell) -> (usize, usize) {
    let text = cell.text();
    let lines = || text.split(LINE_END);
    let word = lines().flat_map(|line| line.split(' ')).map(columns).max().unwrap_or(0);
    (word.min(MAX_WORD), lines().map(columns).max().unwrap_or(0))
}

/// The least width, in columns, of the rule beside a head.
const MIN_RULE: usize = 2;

/// The alignment of a text in its cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
    /// In the middle, with a rule on both sides that shows the columns under the head.
    Spread,
}

/// A cell wrapped to its width.
struct Broken<'a> {
    cell: &'a SetCell,
    lines: Vec<Wrapped>,
    width: usize,
    align: Align,
}

impl Composer<'_> {
    pub(super) fn table_in_columns(&mut self, table: &Table, widths: &[usize]) {
        let numeric = numeric_columns(table);
        let broken: Vec<Vec<Broken>> = table
            .rows
            .iter()
            .enumerate()
            .map(|(y, row)| {
                row.iter().map(|cell| break_cell(cell, table.part(y), widths, &numeric)).collect()
            })
            .collect();
        let (heights, spaced) = heights(table, &broken);
        let starts = table.row_starts();
        let lefts: Vec<usize> = widths
            .iter()
            .scan(0, |x, width| Some(std::mem::replace(x, *x + width + GUTTER)))
            .collect();
        // The cells of a row from left to right, with those that reach into it from above.
        let mut shown: Vec<Drawing> = Vec::new();
        for (y, row) in broken.iter().enumerate() {
            shown.retain(|(_, _, end)| *end > y);
            if y > 0 && spaced[y - 1] {
                let pieces = next_line(&mut shown, &lefts);
                self.push(Some(table.node), starts[y]..starts[y], 0, pieces);
            }
            shown.extend(row.iter().map(|broken| (broken, 0, y + broken.cell.placed.rowspan)));
            shown.sort_by_key(|(broken, ..)| broken.cell.placed.column);
            for _ in 0..heights[y] {
                let pieces = next_line(&mut shown, &lefts);
                // Since cells are side by side, each line covers all characters of the row.
                self.push(Some(table.node), starts[y]..starts[y + 1], 0, pieces);
            }
        }
    }
}

fn break_cell<'a>(
    cell: &'a SetCell,
    part: TablePart,
    widths: &[usize],
    numeric: &[bool],
) -> Broken<'a> {
    let spanned = cell.placed.column..cell.placed.end();
    let width = widths[spanned.clone()].iter().sum::<usize>() + GUTTER * (spanned.len() - 1);
    let align = match spanned.len() {
        1 if numeric[spanned.start] => Align::Right,
        2.. if part == TablePart::Head => Align::Spread,
        _ => Align::Left,
    };
    Broken { cell, lines: wrap(&cell.pieces, width), width, align }
}

/// For each column, whether most of its cells under the heads are numbers.
fn numeric_columns(table: &Table) -> Vec<bool> {
    let mut counts = vec![(0, 0); table.columns];
    for cell in table.rows[table.head_rows..].iter().flatten() {
        let text = cell.text();
        // Empty cells and dashes do not count.
        if cell.placed.colspan == 1 && text.contains(char::is_alphanumeric) {
            let (numbers, all) = &mut counts[cell.placed.column];
            *numbers += usize::from(is_number(&text));
            *all += 1;
        }
    }
    counts.into_iter().map(|(numbers, all)| numbers * 2 > all).collect()
}

/// Whether a text is a number as reports write it: `1.234,5`, `-0,3%`, `12/15`, `(8)`.
fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " \u{a0}.,/+-−–()%‰".contains(c))
}

/// How many lines each row of the table has, and whether a blank one follows it. If a cell that spans rows needs more lines
/// than these have, the last of them gets more.
fn heights(table: &Table, broken: &[Vec<Broken>]) -> (Vec<usize>, Vec<bool>) {
    let of_row = |row: &Vec<Broken>| {
        let lines = row.iter().map(|broken| match broken.cell.placed.rowspan {
            1 => broken.lines.len(),
            // In the row where it begins it needs one line.
            _ => 1,
        });
        lines.max().unwrap_or(0)
    };
    let mut heights: Vec<usize> = broken.iter().map(of_row).collect();
    let spaced = spaced(table, &heights);
    for (y, row) in broken.iter().enumerate() {
        for broken in row.iter().filter(|broken| broken.cell.placed.rowspan > 1) {
            let last = y + broken.cell.placed.rowspan - 1;
            let blank = spaced[y..last].iter().filter(|&&spaced| spaced).count();
            let has = heights[y..=last].iter().sum::<usize>() + blank;
            heights[last] += broken.lines.len().saturating_sub(has);
        }
    }
    (heights, spaced)
}

/// Whether a blank line follows each row: between two rows of which one has several lines, but not after heads.
fn spaced(table: &Table, heights: &[usize]) -> Vec<bool> {
    let pairs = heights.windows(2).enumerate();
    let pairs = pairs.map(|(y, pair)| {
        y >= table.head_rows
            && pair.iter().all(|&height| height > 0)
            && pair.iter().any(|&height| height > 1)
    });
    pairs.chain(std::iter::once(false)).collect()
}

/// A cell that is being drawn, the number of its lines drawn so far, and the row after its last.
type Drawing<'a> = (&'a Broken<'a>, usize, usize);

/// The next line of cells that are side by side.
fn next_line(shown: &mut [Drawing], lefts: &[usize]) -> Vec<Piece> {
    let pieces = line_of(shown.iter().map(|&(broken, line, _)| (broken, line)), lefts);
    for (_, line, _) in shown {
        *line += 1;
    }
    pieces
}

/// A line of a row: the line of each cell that has one left, aligned in its columns.
fn line_of<'a>(
    cells: impl Iterator<Item = (&'a Broken<'a>, usize)>,
    lefts: &[usize],
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut x = 0;
    let blank = |count: usize| (count > 0).then(|| added(&" ".repeat(count), Tone::Plain));
    for (broken, at) in cells {
        let Some(line) = broken.lines.get(at).filter(|line| !line.pieces.is_empty()) else {
            continue;
        };
        let left = lefts[broken.cell.placed.column];
        let used: usize = line.pieces.iter().map(|piece| columns(&piece.text)).sum();
        let free = broken.width.saturating_sub(used);
        let last = at + 1 == broken.lines.len();
        let before = match broken.align {
            Align::Left => 0,
            Align::Right => free,
            Align::Spread => free / 2,
        };
        let ruled = broken.align == Align::Spread && last && free >= 2 * MIN_RULE;
        pieces.extend(blank(left.saturating_sub(x) + if ruled { 0 } else { before }));
        if ruled {
            pieces.push(added(&format!("{} ", "─".repeat(before - 1)), Tone::Dim));
        }
        pieces.extend_from_slice(&line.pieces);
        x = left + before + used;
        if ruled {
            pieces.push(added(&format!(" {}", "─".repeat(free - before - 1)), Tone::Dim));
            x += free - before;
        }
    }
    pieces
}
