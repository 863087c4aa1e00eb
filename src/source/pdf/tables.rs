//! Tables as raw blocks: what a page break cut is joined, heads that return are dropped, and the columns that each cell
//! spans are counted.

use super::blocks::{block, cell_blocks, cell_paragraphs};
use super::geometry::Area;
use super::lines::PdfLine;
use super::page::{RuledTable, TableCell};
use crate::source::raw::{Hints, RawBlock, RawCell, RawKind, RawTable};
use crate::source::sentences::{begins_lower, ends_sentence};

/// Edges of columns that differ by at most this, in points, are the same.
const SAME_EDGE: f32 = 4.0;

impl RuledTable {
    /// Joins the table that the next page begins with, if it goes on with this one; else gives it back.
    pub(super) fn join(&mut self, mut next: Self) -> Option<Self> {
        if !are_aligned(self.area, next.area) {
            return Some(next);
        }
        let heads = self.rows.iter().zip(&next.rows).take_while(|(a, b)| is_same_row(a, b)).count();
        let mut rows = next.rows.split_off(heads.min(next.rows.len() - 1));
        // A row that the page break cut: its first cell has been printed.
        if let (Some(last), Some(first)) = (self.rows.last_mut(), rows.first())
            && goes_on(last, first)
        {
            let rest = rows.remove(0);
            for cell in rest {
                let before = last.iter_mut().find(|before| before.is_above(&cell));
                if let Some(before) = before {
                    before.lines.extend(cell.lines);
                    before.tables.extend(cell.tables);
                }
            }
        }
        self.rows.append(&mut rows);
        None
    }

    /// The table as a raw block.
    pub(super) fn block(self) -> RawBlock {
        let page = self.page;
        let mut edges: Vec<f32> =
            self.rows.iter().flatten().flat_map(|cell| [cell.area.left, cell.area.right]).collect();
        edges.sort_by(f32::total_cmp);
        edges.dedup_by(|next, kept| *next - *kept <= SAME_EDGE);
        let place = |x: f32| edges.partition_point(|edge| *edge < x - SAME_EDGE);
        let rows = self.rows.into_iter().map(|row| {
            row.into_iter()
                .map(|cell| RawCell {
                    colspan: (place(cell.area.right) - place(cell.area.left)).max(1),
                    rowspan: cell.rowspan,
                    blocks: cell.blocks(),
                })
                .collect()
        });
        let table = RawTable { rows: rows.collect(), head_rows: 0, borderless: false };
        table_block(table, page)
    }
}

impl TableCell {
    fn text(&self) -> String {
        self.lines.iter().map(PdfLine::text).collect::<Vec<_>>().join(" ")
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.tables.is_empty()
    }

    /// Whether it takes the same columns as a cell further down.
    fn is_above(&self, cell: &Self) -> bool {
        are_aligned(self.area, cell.area)
    }

    /// Its paragraphs, and tables where they stand between.
    fn blocks(self) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        let mut lines = self.lines.into_iter().peekable();
        for table in self.tables {
            let mut above = Vec::new();
            while let Some(line) =
                lines.next_if(|line| line.page == table.page && line.y > table.area.top)
            {
                above.push(line);
            }
            blocks.extend(cell_blocks(&above, self.area));
            blocks.push(table.block());
        }
        blocks.extend(cell_blocks(&lines.collect::<Vec<_>>(), self.area));
        blocks
    }
}

/// A table without lines, of the lines of each cell.
pub(super) fn aligned_block(rows: Vec<Vec<Vec<PdfLine>>>) -> Option<RawBlock> {
    let page = rows.iter().flatten().flatten().next()?.page;
    // A cell without edges is one paragraph.
    let blocks = |lines: &[PdfLine]| {
        if lines.is_empty() { Vec::new() } else { vec![block(lines, None)] }
    };
    let cell = |lines: Vec<PdfLine>| RawCell { blocks: blocks(&lines), colspan: 1, rowspan: 1 };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    Some(table_block(RawTable { rows, head_rows: 0, borderless: true }, page))
}

fn table_block(table: RawTable, page: u32) -> RawBlock {
    let hints = Hints { page: Some(page), ..Hints::default() };
    RawBlock { kind: RawKind::Table(table), runs: Vec::new(), hints }
}

/// Whether two boxes have the same left and right edges.
fn are_aligned(a: Area, b: Area) -> bool {
    let same = |a: f32, b: f32| (a - b).abs() <= SAME_EDGE;
    same(a.left, b.left) && same(a.right, b.right)
}

/// Whether two rows have the same words in the same order. Cells that span rows on one page may end with them on another,
/// and leave empty ones.
fn is_same_row(a: &[TableCell], b: &[TableCell]) -> bool {
    let words = |row: &[TableCell]| -> Vec<String> {
        row.iter().filter(|cell| !cell.lines.is_empty()).map(TableCell::text).collect()
    };
    let a_words = words(a);
    !a_words.is_empty()
        && a.iter().chain(b).all(|cell| cell.tables.is_empty())
        && a_words == words(b)
}

/// Whether a row goes on with one that a page break cut: its first cell has been printed, there or further up if it
/// spans rows, and a cell goes on within a sentence, or all cells may, or all that is left is in one cell.
fn goes_on(last: &[TableCell], row: &[TableCell]) -> bool {
    let Some(first) = row.first() else { return false };
    let above = |cell: &TableCell| last.iter().find(|before| before.is_above(cell));
    if !first.is_empty() || above(first).is_some_and(TableCell::is_empty) {
        return false;
    }
    let printed = row.iter().filter(|cell| !cell.is_empty());
    let Some(pairs) = printed.map(|cell| Some((above(cell)?, cell))).collect::<Option<Vec<_>>>()
    else {
        return false;
    };
    let starts_small = |(_, cell): &(&TableCell, &TableCell)| begins_lower(&cell.text());
    let is_cut = |(before, cell): &(&TableCell, &TableCell)| {
        let paragraphs = cell_paragraphs(&before.lines, before.area);
        let is_full = cell
            .lines
            .first()
            .zip(paragraphs.last())
            .is_some_and(|(line, paragraph)| paragraph.is_cut_before(line));
        is_full && !ends_sentence(&before.text())
    };
    match &pairs[..] {
        [(before, _)] if !before.is_empty() => true,
        // A full line may be a cell's last. That of another cell tells, then.
        pairs => pairs.iter().any(starts_small) || pairs.iter().all(is_cut),
    }
}
