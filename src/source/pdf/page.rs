//! A page as rows of lines and tables of cells, by where its glyphs and ruling lines stand. What a line is to the page
//! (body, note, running head) is not known here.

use std::collections::BTreeSet;

use super::drawing::{Drawing, Face, Glyph, TurnedText};
use super::geometry::Area;
use super::grids::{RuledGrid, grids};
use super::gutters::{Gutter, gutters};
use super::lines::{Level, LineRow, PdfLine, PdfRun, rows};

/// The most tables of a page.
const MAX_TABLES: usize = 100;

/// What stands on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PdfPage {
    /// Its number in the file, from 1.
    pub(super) number: u32,
    /// Its width and height.
    pub(super) size: (f32, f32),
    /// The lines outside of tables, from the top.
    pub(super) rows: Vec<LineRow>,
    /// The tables, from the top.
    pub(super) tables: Vec<RuledTable>,
    /// Horizontal lines outside of tables.
    pub(super) rules: Vec<Area>,
    /// Text at an angle, outside of tables.
    pub(super) turned: Vec<TurnedText>,
    /// The white spaces between columns of text, from the top.
    pub(super) gutters: Vec<Gutter>,
}

/// A table drawn with lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuledTable {
    pub(super) page: u32,
    pub(super) area: Area,
    /// The cells of each row, left to right.
    pub(super) rows: Vec<Vec<TableCell>>,
}

/// A cell, where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableCell {
    pub(super) area: Area,
    pub(super) rowspan: usize,
    /// Its lines, from the top.
    pub(super) lines: Vec<PdfLine>,
    /// Tables within it.
    pub(super) tables: Vec<RuledTable>,
}

impl PdfPage {
    /// Sets out what a page draws.
    pub(super) fn new(number: u32, mut drawing: Drawing) -> Self {
        let (mut found, rules) = grids(&drawing.rules);
        found.truncate(MAX_TABLES);
        let mut glyphs = GlyphsByHeight::new(std::mem::take(&mut drawing.glyphs));
        // A table within a cell comes before the table about it.
        found.sort_by(|a, b| area_of(&a.area).total_cmp(&area_of(&b.area)));
        let mut tables: Vec<RuledTable> = Vec::new();
        for grid in found {
            let (inside, outside): (Vec<RuledTable>, Vec<RuledTable>) = tables
                .into_iter()
                .partition(|table| grid.area.contains(table.area.left + 1.0, table.area.top - 1.0));
            tables = outside;
            if inside.is_empty() && is_drawing(&grid, &glyphs) {
                continue;
            }
            tables.push(table(&grid, inside, &mut glyphs, &mut drawing.turned, number));
        }
        // Lines without words are no table, but a drawing.
        tables.retain(|table| {
            table
                .rows
                .iter()
                .flatten()
                .any(|cell| !cell.lines.is_empty() || !cell.tables.is_empty())
        });
        tables.sort_by(|a, b| b.area.top.total_cmp(&a.area.top));
        let glyphs = glyphs.into_rest();
        let over = |table: &RuledTable, gutter: &Gutter| {
            let middle = f32::midpoint(table.area.bottom, table.area.top);
            gutter.parts(middle, table.area.left, table.area.right)
        };
        // A table that takes the room of both columns divides them.
        let gutters = gutters(&glyphs).into_iter().flat_map(|gutter| {
            let dividing = tables.iter().filter(|table| over(table, &gutter));
            gutter.without(dividing.map(|table| table.area))
        });
        let gutters: Vec<Gutter> = gutters.collect();
        Self {
            number,
            size: drawing.size,
            rows: rows(glyphs, number, &gutters),
            tables,
            rules,
            turned: drawing.turned,
            gutters,
        }
    }

    /// How many words stand on it.
    pub(super) fn words(&self) -> usize {
        let lines =
            self.rows.iter().flatten().chain(self.tables.iter().flat_map(RuledTable::lines));
        lines.map(|line| line.text().split_whitespace().count()).sum()
    }
}

impl RuledTable {
    /// All its lines, but for those of tables within it.
    pub(super) fn lines(&self) -> impl Iterator<Item = &PdfLine> {
        self.rows.iter().flatten().flat_map(|cell| &cell.lines)
    }

    /// All its lines, those of tables within it too.
    pub(super) fn lines_mut<'a>(&'a mut self, change: &mut dyn FnMut(&'a mut PdfLine)) {
        for cell in self.rows.iter_mut().flatten() {
            cell.lines.iter_mut().for_each(&mut *change);
            for table in &mut cell.tables {
                table.lines_mut(change);
            }
        }
    }
}

fn area_of(area: &Area) -> f32 {
    area.width() * area.height()
}

/// Whether a grid is boxes of a drawing, with lines that lead from one to the next: no two cells of a row have words,
/// and beside a line both are empty.
fn is_drawing(grid: &RuledGrid, glyphs: &GlyphsByHeight) -> bool {
    let words = glyphs.beside(grid).filter(|(_, glyph)| glyph.char != ' ');
    let filled: BTreeSet<usize> = words.filter_map(|(_, glyph)| cell_of(grid, glyph)).collect();
    let mut rows = vec![(0, 0); grid.rows()];
    for (cell, place) in grid.cells.iter().enumerate() {
        for (cells, filled_cells) in &mut rows[place.row..place.row + place.rowspan] {
            *cells += 1;
            *filled_cells += usize::from(filled.contains(&cell));
        }
    }
    rows.iter().all(|(_, filled)| *filled < 2) && rows.contains(&(2, 0))
}

/// The cell that a glyph stands in.
fn cell_of(grid: &RuledGrid, glyph: &Glyph) -> Option<usize> {
    grid.cell_at(glyph.x + glyph.width / 2.0, glyph.y + 0.3 * glyph.size)
}

/// The glyphs of a page from the top, so that those beside a grid are found without going through all, and which of
/// them tables have taken.
struct GlyphsByHeight {
    glyphs: Vec<Glyph>,
    taken: Vec<bool>,
    /// The size of the largest.
    largest: f32,
}

impl GlyphsByHeight {
    fn new(mut glyphs: Vec<Glyph>) -> Self {
        glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
        let largest = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
        Self { taken: vec![false; glyphs.len()], glyphs, largest }
    }

    /// Those at the height of a grid that no table has taken, with their numbers.
    fn beside(&self, grid: &RuledGrid) -> impl Iterator<Item = (usize, &Glyph)> {
        let from = self.glyphs.partition_point(|glyph| glyph.y > grid.area.top);
        let lowest = grid.area.bottom - self.largest;
        let to = self.glyphs.partition_point(|glyph| glyph.y >= lowest).max(from);
        (from..to).filter(|at| !self.taken[*at]).map(|at| (at, &self.glyphs[at]))
    }

    /// Those that no table has taken.
    fn into_rest(self) -> Vec<Glyph> {
        let taken = self.taken.into_iter();
        self.glyphs
            .into_iter()
            .zip(taken)
            .filter(|(_, taken)| !taken)
            .map(|(glyph, _)| glyph)
            .collect()
    }
}

/// Fills a grid with the glyphs and turned texts in it, which are taken, and with the tables in its cells.
fn table(
    grid: &RuledGrid,
    inside: Vec<RuledTable>,
    glyphs: &mut GlyphsByHeight,
    turned: &mut Vec<TurnedText>,
    page: u32,
) -> RuledTable {
    let mut contents: Vec<Vec<Glyph>> = vec![Vec::new(); grid.cells.len()];
    let found: Vec<(usize, usize)> =
        glyphs.beside(grid).filter_map(|(at, glyph)| Some((at, cell_of(grid, glyph)?))).collect();
    for (at, cell) in found {
        contents[cell].push(glyphs.glyphs[at]);
        glyphs.taken[at] = true;
    }
    let mut cells: Vec<TableCell> = grid
        .cells
        .iter()
        .zip(contents)
        .map(|(cell, glyphs)| TableCell {
            area: cell.area,
            rowspan: cell.rowspan,
            lines: rows(glyphs, page, &[]).into_iter().filter_map(joined).collect(),
            tables: Vec::new(),
        })
        .collect();
    for table in inside {
        if let Some(cell) = grid.cell_at(table.area.left + 1.0, table.area.top - 1.0) {
            cells[cell].tables.push(table);
        }
    }
    for text in std::mem::take(turned) {
        let (x, y) = (text.area.left, f32::midpoint(text.area.bottom, text.area.top));
        match grid.cell_at(x, y) {
            Some(cell) if !text.text.trim().is_empty() => {
                cells[cell].lines.push(upright(&text, page));
            }
            _ => turned.push(text),
        }
    }
    let mut rows: Vec<Vec<TableCell>> = vec![Vec::new(); grid.rows()];
    for (cell, place) in cells.into_iter().zip(&grid.cells) {
        rows[place.row].push(cell);
    }
    RuledTable { page, area: grid.area, rows }
}

/// The pieces of a row as one line.
pub(super) fn joined(row: LineRow) -> Option<PdfLine> {
    row.into_iter().reduce(|mut line, next| {
        line.append(next);
        line
    })
}

/// Text that is set upwards, as a line.
fn upright(text: &TurnedText, page: u32) -> PdfLine {
    let run = PdfRun {
        text: text.text.split_whitespace().collect::<Vec<_>>().join(" "),
        face: Face::default(),
        level: Level::Base,
        reference: None,
    };
    PdfLine {
        page,
        x: text.area.left,
        end: text.area.right,
        y: text.area.top,
        size: text.size,
        runs: vec![run],
        second_word: None,
        first_word_end: text.area.right,
        paragraph: None,
        after_break: false,
    }
}
