//! Tables: rows of cells with the columns and rows that they take. What is in a cell is read as a document is.

use std::collections::HashMap;
use std::mem::take;
use std::ops::Range;

use super::body::Reader;
use super::styles::{is_line, table_lines};
use super::xml::{Space, XmlElement};
use crate::source::raw::{Hints, RawBlock, RawCell, RawKind, RawTable};

/// The most columns that Word allows.
const MAX_COLUMNS: usize = 63;

impl<'t> Reader<'t> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: XmlElement<'t>, blocks: &mut Vec<RawBlock>) {
        let page_asked = take(&mut self.page_asked);
        let hints = Hints {
            whole: true,
            page: self.pages.current(),
            line: self.next_number(),
            ..Hints::default()
        };
        let mut rows = Vec::new();
        rows_of(table, &mut rows);
        let borderless = !self.draws_lines(table, &rows);
        self.tables += usize::from(!borderless);
        let mut read = RawTable { rows: Vec::new(), head_rows: 0, borderless };
        let mut columns = Columns::default();
        for row in rows {
            let is_head = switch(row, "tblHeader");
            // A row all of whose cells go on from above has none of its own, and is one all the same.
            let cells = self.row(row, &mut read.rows, &mut columns);
            if is_head && read.head_rows == read.rows.len() {
                read.head_rows += 1;
            }
            read.rows.push(cells);
        }
        self.tables -= usize::from(!borderless);
        columns.leave_out_slivers(table, &mut read.rows);
        if read.rows.iter().flatten().all(|cell| cell.blocks.is_empty()) {
            self.page_asked |= page_asked;
            return;
        }
        if page_asked {
            self.page_break(blocks, hints.line);
        }
        blocks.push(RawBlock { kind: RawKind::Table(read), runs: Vec::new(), hints });
    }

    /// Reads the cells of a row.
    fn row(
        &mut self,
        row: XmlElement<'t>,
        above: &mut [Vec<RawCell>],
        columns: &mut Columns,
    ) -> Vec<RawCell> {
        let mut cells: Vec<RawCell> = Vec::new();
        let mut taken: Vec<Range<usize>> = Vec::new();
        let merges = &mut columns.merges;
        let before = row_number(row, "gridBefore");
        let mut column = before;
        if before > 0 {
            cells.push(RawCell { blocks: Vec::new(), colspan: before, rowspan: 1 });
            taken.push(0..before);
        }
        let begin = self.pages;
        let mut ends = Vec::new();
        let mut inner = Vec::new();
        cells_of(row, &mut inner);
        for cell in inner {
            let properties = cell.child("tcPr");
            let number = |name| properties.and_then(|properties| properties.number(name));
            let span: usize = number("gridSpan").unwrap_or(1);
            let span = span.clamp(1, MAX_COLUMNS.saturating_sub(column).max(1));
            self.pages = begin.begin_cell();
            let mut blocks = Vec::new();
            self.blocks(cell, &mut blocks);
            self.end_carried(&mut blocks);
            let merge = |name| properties.and_then(|properties| properties.child(name));
            let goes_on =
                |name| merge(name).map(|m: XmlElement<'_>| m.attribute("val") != Some("restart"));
            // A cell merged with those under it ends where they do, on whatever page.
            if goes_on("vMerge").is_none() || !self.pages.is_cut() {
                ends.push(self.pages);
            }
            if goes_on("hMerge") == Some(true)
                && let Some(left) = cells.last_mut()
            {
                left.colspan += span;
                if let Some(taken) = taken.last_mut() {
                    taken.end += span;
                }
                left.blocks.append(&mut blocks);
                column += span;
                continue;
            }
            match goes_on("vMerge") {
                Some(true) if merges.contains_key(&column) => {
                    // What a cell that goes on from above has of its own is not shown.
                    let (row, at) = merges[&column];
                    above[row][at].rowspan += 1;
                }
                restarts => {
                    if restarts.is_some() {
                        merges.insert(column, (above.len(), cells.len()));
                    } else {
                        merges.remove(&column);
                    }
                    cells.push(RawCell { blocks, colspan: span, rowspan: 1 });
                    taken.push(column..column + span);
                }
            }
            column += span;
        }
        self.pages = begin.end_row(ends.into_iter());
        columns.taken.push(taken);
        cells
    }

    /// Whether lines are drawn: by the table, its style or its cells. One line under a cell is no table yet.
    fn draws_lines(&self, table: XmlElement<'_>, rows: &[XmlElement<'_>]) -> bool {
        let properties = table.child("tblPr");
        let style = properties.and_then(|properties| properties.value("tblStyle"));
        let own = properties.and_then(table_lines);
        if own.unwrap_or_else(|| self.styles.table_draws_lines(style)) {
            return true;
        }
        rows.iter().any(|row| {
            let mut cells = Vec::new();
            cells_of(*row, &mut cells);
            cells.into_iter().any(|cell| {
                let borders =
                    cell.child("tcPr").and_then(|properties| properties.child("tcBorders"));
                borders
                    .is_some_and(|borders| borders.children().filter(|b| is_line(*b)).count() > 1)
            })
        })
    }
}

/// The columns of a table while its rows are read.
#[derive(Default)]
struct Columns {
    /// By its first column, the cell that is merged with those under it: its row and place there.
    merges: HashMap<usize, (usize, usize)>,
    /// The columns that each cell takes, row by row.
    taken: Vec<Vec<Range<usize>>>,
}

impl Columns {
    /// Leaves out columns too narrow for a letter, which are left where somebody drew a line anew: no cell has one of them
    /// alone, and none is seen.
    fn leave_out_slivers(&self, table: XmlElement<'_>, rows: &mut [Vec<RawCell>]) {
        /// In twentieths of a point.
        const WIDEST: u32 = 40;
        let Some(grid) = table.child("tblGrid") else { return };
        let widths = grid.children().filter(|column| column.is("gridCol"));
        for (sliver, column) in widths.enumerate().take(MAX_COLUMNS) {
            let width = column.attribute("w").and_then(|width| width.trim().parse::<u32>().ok());
            if width.is_none_or(|width| width > WIDEST) {
                continue;
            }
            let taken = self.taken.iter().flatten();
            let over: Vec<&mut RawCell> = taken
                .zip(rows.iter_mut().flatten())
                .filter_map(|(taken, cell)| taken.contains(&sliver).then_some(cell))
                .collect();
            if over.iter().all(|cell| cell.colspan > 1) {
                for cell in over {
                    cell.colspan -= 1;
                }
            }
        }
    }
}

/// The rows of a table, within whatever wraps them. Deleted and hidden ones are not seen.
fn rows_of<'t>(parent: XmlElement<'t>, rows: &mut Vec<XmlElement<'t>>) {
    for child in parent.children().filter(|child| child.space() == Space::Word) {
        match child.name() {
            "tr" if !switch(child, "del") && !switch(child, "hidden") => rows.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => rows_of(child, rows),
            _ => {}
        }
    }
}

/// The cells of a row, within whatever wraps them. Deleted ones are not seen.
fn cells_of<'t>(parent: XmlElement<'t>, cells: &mut Vec<XmlElement<'t>>) {
    for child in parent.children().filter(|child| child.space() == Space::Word) {
        let is_deleted = || child.child("tcPr").is_some_and(|cell| cell.child("cellDel").is_some());
        match child.name() {
            "tc" if !is_deleted() => cells.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => cells_of(child, cells),
            _ => {}
        }
    }
}

/// Whether a row says this of itself.
fn switch(row: XmlElement<'_>, name: &str) -> bool {
    row.child("trPr").and_then(|properties| properties.switch(name)).unwrap_or(false)
}

/// The columns that a row leaves out.
fn row_number(row: XmlElement<'_>, name: &str) -> usize {
    let number = row.child("trPr").and_then(|properties| properties.number::<usize>(name));
    number.unwrap_or(0).min(MAX_COLUMNS)
}
