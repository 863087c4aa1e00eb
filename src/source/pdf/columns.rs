//! Rows to sections in reading order: text over the full width, columns side by side (a letterhead; recipients beside a
//! signature), tables without lines, and tables with lines where they stand between.

use super::geometry::median;
use super::labels::may_hang;
use super::lines::{LineRow, MOTTO_GAP, PdfLine};
use super::metrics::TextColumn;
use super::page::{RuledTable, joined};
use super::paragraphs::is_centred;
use crate::source::phrases::{
    begins_address, begins_recipients, begins_signature, is_dated, is_letterhead,
};

/// Lengths in parts of the size. The narrowest white space between columns.
const GUTTER: f32 = 0.8;
/// How far the next row of a region may be below the last.
const NEXT_ROW: f32 = 2.3;
/// How far below the motto of a letterhead the number and the date may be.
const NEXT_DATE: f32 = 4.0;
/// How far below the last line of its side a lone line of a side may be.
const NEXT_LINE: f32 = 1.6;
/// How far below the rest of a signature the name may stand.
const NEXT_SIGNATURE_ROW: f32 = 9.0;
/// How far from its bullet a point's text may hang.
const HANG: f32 = 2.5;
/// How far below the row above it a row without a first cell still belongs to it.
const SAME_CELL: f32 = 1.45;
/// A gap that parts two pieces of a lone row.
const LONE_GAP: f32 = 3.0;
/// The least white space on either side of a line that is set in the middle of its column.
const MARGIN: f32 = 0.75;
/// How many rows from the top of the first page a letterhead begins at last, if nothing else tells.
const FIRST_ROWS: usize = 4;
/// How many rows of two cells are a table, if nothing else tells.
const MIN_ROWS: usize = 3;

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PagePart {
    /// Lines from the top, one below the other.
    Text(TextColumn, Vec<PdfLine>),
    /// Columns side by side, left to right: a letterhead, or recipients beside a signature.
    Sides(Vec<Side>),
    /// A table drawn with lines.
    Ruled(RuledTable),
    /// A table without lines: the lines of each cell of each row.
    Aligned(Vec<Vec<Vec<PdfLine>>>),
}

/// A column beside others, and its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    pub(super) column: TextColumn,
    pub(super) lines: Vec<PdfLine>,
    /// Where the next column begins, or the text ends.
    limit: f32,
}

impl Side {
    /// Whether a line of the next page may go on with it, a list: it begins where its lines do, and ends before the next
    /// column.
    pub(super) fn takes(&self, line: &PdfLine) -> bool {
        let left = self.lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
        let is_within =
            line.x > left - line.size && line.x < left + HANG * line.size && line.end <= self.limit;
        is_within && self.lines.iter().any(PdfLine::begins_point)
    }
}

/// The sections of a page.
pub(super) fn sections(
    rows: Vec<LineRow>,
    tables: Vec<RuledTable>,
    column: TextColumn,
    is_first: bool,
) -> Vec<PagePart> {
    let mut sections = Vec::new();
    let mut tables = tables.into_iter().peekable();
    let mut above: Vec<LineRow> = Vec::new();
    for row in rows {
        let y = row.first().map_or(0.0, |line| line.y);
        while let Some(table) = tables.next_if(|table| table.area.top > y) {
            text_sections(
                std::mem::take(&mut above),
                column,
                is_first && sections.is_empty(),
                &mut sections,
            );
            sections.push(PagePart::Ruled(table));
        }
        above.push(row);
    }
    text_sections(above, column, is_first && sections.is_empty(), &mut sections);
    sections.extend(tables.map(PagePart::Ruled));
    sections
}

/// The sections of rows that no table stands between.
fn text_sections(
    rows: Vec<LineRow>,
    column: TextColumn,
    is_top: bool,
    sections: &mut Vec<PagePart>,
) {
    let rows: Vec<LineRow> = rows.into_iter().map(with_labels).collect();
    let mut text: Vec<PdfLine> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let is_letterhead = is_top && sections.is_empty() && at < FIRST_ROWS
            || rows[at].last().is_some_and(|line| is_letterhead(&line.text()));
        let region = region(&rows, at, column, is_letterhead);
        let Some(region) = region.filter(|region| !is_one_line(&rows[at..region.end])) else {
            text.extend(joined(rows[at].clone()));
            at += 1;
            continue;
        };
        let mut start = at;
        // The first lines of either column may stand higher than those beside them.
        while start > 0
            && !text.is_empty()
            && begins_side(&rows[start - 1], &rows[start], &region, column)
        {
            text.pop();
            start -= 1;
        }
        if !text.is_empty() {
            sections.push(PagePart::Text(column, std::mem::take(&mut text)));
        }
        sections.push(region.section(&rows[start..region.end], column, is_letterhead));
        at = region.end;
    }
    if !text.is_empty() {
        sections.push(PagePart::Text(column, text));
    }
}

/// Whether rows are a single line with a tab in it: words that end with a colon, and what they say.
fn is_one_line(rows: &[LineRow]) -> bool {
    let [row] = rows else { return false };
    let [first, second] = &row[..] else { return false };
    let text = first.text();
    let introduces = text.trim_end().ends_with(':') && !begins_recipients(&text);
    let is_alike = (first.size - second.size).abs() < 0.5;
    introduces && is_alike && !second.begins_point() && (first.is_bold() || !second.is_bold())
}

/// A row in which a label or bullet and the text after a tab are one piece.
fn with_labels(row: LineRow) -> LineRow {
    let mut whole: LineRow = Vec::new();
    for line in row {
        match whole.last_mut() {
            Some(last) if may_hang(last.text().trim()) => last.append(line),
            _ => whole.push(line),
        }
    }
    whole
}

/// Rows that share white space from top to bottom.
struct Region {
    /// The row after its last.
    end: usize,
    /// The white space between its columns, left to right.
    gutters: Vec<TextColumn>,
    /// Whether each row has text on both sides.
    is_paired: bool,
    /// Whether it begins with the post of one who signs.
    is_signed: bool,
}

/// The white spaces within a row.
fn gaps(row: &LineRow) -> Vec<TextColumn> {
    row.windows(2).map(|pair| TextColumn { left: pair[0].end, right: pair[1].x }).collect()
}

/// What is left of white spaces once `row` stands across them; nothing if a piece closes one for which less is left than
/// `least`, in parts of the size.
fn narrowed(gutters: &[TextColumn], row: &LineRow, least: f32) -> Vec<TextColumn> {
    let mut left = Vec::new();
    let mut piece = 0;
    for gutter in gutters {
        // A line of the left column may be longer than those above it, up to where the right one begins.
        let is_left = |line: &PdfLine| f32::midpoint(line.x, line.end) < gutter.middle();
        while row.get(piece).is_some_and(is_left) {
            piece += 1;
        }
        let before = piece.checked_sub(1).map_or(f32::MIN, |before| row[before].end);
        let after = row.get(piece).map_or(f32::MAX, |line| line.x);
        let rest = TextColumn { left: gutter.left.max(before), right: gutter.right.min(after) };
        let size = row.iter().map(|line| line.size).fold(0.0, f32::max);
        if rest.width() >= least * size {
            left.push(rest);
        }
    }
    left
}

/// The region that begins with row `start`, if it is no line of a paragraph.
fn region(rows: &[LineRow], start: usize, column: TextColumn, is_top: bool) -> Option<Region> {
    let seed = &rows[start];
    let size = seed.first()?.size;
    // Only a signature leaves room for a stamp; a letterhead's lines are close, and its columns may be.
    let (next_rows, least) = if is_top {
        ([NEXT_LINE; 2], MOTTO_GAP)
    } else {
        ([NEXT_LINE, NEXT_SIGNATURE_ROW], GUTTER)
    };
    let mut gutters = gaps(seed);
    let widest = gutters.iter().map(|gutter| gutter.width()).fold(0.0, f32::max);
    let touches_both = (seed.first()?.x - column.left).abs() < size
        && (seed.last()?.end - column.right).abs() < size;
    // A justified line can have gaps, too, but none before the motto of the state.
    let may_be_line = touches_both && widest < LONE_GAP * size && gutters.len() < 2;
    if gutters.is_empty() || may_be_line && !is_letterhead(&seed.last()?.text()) {
        return None;
    }
    let is_signed = !is_top && seed.iter().any(|line| begins_signature(&line.text()));
    let mut end = start + 1;
    let mut is_paired = true;
    let mut lowest = [bottom(seed); 2];
    while let Some(row) = rows.get(end) {
        let (first, last) = (row.first()?, row.last()?);
        let rest = narrowed(&gutters, row, least);
        let closes_too_many = rest.is_empty() || row.len() == 1 && rest.len() < gutters.len();
        if closes_too_many {
            break;
        }
        let middle = rest[0].middle();
        let sides = [first.x < middle, last.x > middle];
        let limits = match row.len() > 1 || gutters.len() > 1 {
            true if is_top && is_dated(&last.text()) => [NEXT_DATE; 2],
            true if is_signed => [NEXT_SIGNATURE_ROW; 2],
            true => [NEXT_ROW; 2],
            false => next_rows,
        };
        // One column of a letterhead may end above the last line of the other.
        let above = if is_top { [lowest[0].min(lowest[1]); 2] } else { lowest };
        let is_near =
            (0..2).any(|side| sides[side] && above[side] - first.y <= limits[side] * first.size);
        // A line in the middle of the page belongs to no side, nor does one that addresses a letter.
        let is_below = is_centred(first, column) || begins_address(&first.text());
        if !is_near || row.len() == 1 && is_below {
            break;
        }
        for side in 0..2 {
            if sides[side] {
                lowest[side] = bottom(row);
            }
        }
        is_paired &= sides == [true, true];
        gutters = rest;
        end += 1;
    }
    Some(Region { end, gutters, is_paired, is_signed })
}

fn bottom(row: &LineRow) -> f32 {
    row.iter().map(|line| line.y).fold(f32::MAX, f32::min)
}

/// Whether a lone line above a region is the first of one of its sides.
fn begins_side(above: &LineRow, first: &LineRow, region: &Region, column: TextColumn) -> bool {
    let ([line], Some(gutter), Some(next)) = (&above[..], region.gutters.first(), first.first())
    else {
        return false;
    };
    let is_near = line.y - next.y < SAME_CELL * line.size.max(next.size);
    let is_right = line.x > gutter.left && !is_centred(line, column);
    let is_left =
        line.end < gutter.right && line.is_bold() && line.text().trim_end().ends_with(':');
    region.gutters.len() == 1 && is_near && (is_right || is_left)
}

impl Region {
    fn section(&self, rows: &[LineRow], column: TextColumn, is_letterhead: bool) -> PagePart {
        let is_lone = rows.len() == 1;
        let is_table = self.gutters.len() > 1 && !is_lone
            || self.is_paired && !is_letterhead && rows.len() >= MIN_ROWS;
        if is_table && !self.is_signed {
            return PagePart::Aligned(self.cells(rows));
        }
        let mut columns: Vec<Vec<PdfLine>> = vec![Vec::new(); self.gutters.len() + 1];
        for line in rows.iter().flatten() {
            add(&mut columns[self.column_of(line)], line);
        }
        let bounds = self.bounds(column);
        let sides = columns.into_iter().zip(bounds);
        let side = |(lines, bounds): (Vec<PdfLine>, TextColumn)| Side {
            column: side_column(&lines, bounds),
            lines,
            limit: bounds.right,
        };
        PagePart::Sides(sides.map(side).collect())
    }

    /// The most that each column may take: up to the text of the columns beside it.
    fn bounds(&self, column: TextColumn) -> Vec<TextColumn> {
        let lefts = self.gutters.iter().map(|gutter| gutter.left);
        let rights = self.gutters.iter().map(|gutter| gutter.right);
        std::iter::once(column.left)
            .chain(lefts)
            .zip(rights.chain([column.right]))
            .map(|(left, right)| TextColumn { left, right })
            .collect()
    }

    fn column_of(&self, line: &PdfLine) -> usize {
        self.gutters.iter().take_while(|gutter| line.x > gutter.middle()).count()
    }

    /// The lines of each cell of each row. A row without a first cell close below another goes on with it.
    fn cells(&self, rows: &[LineRow]) -> Vec<Vec<Vec<PdfLine>>> {
        let mut cells: Vec<Vec<Vec<PdfLine>>> = Vec::new();
        let mut before = f32::MAX;
        for row in rows {
            let has_first = row.iter().any(|line| self.column_of(line) == 0);
            let size = row.first().map_or(0.0, |line| line.size);
            let is_near = before - bottom(row) <= SAME_CELL * size;
            before = bottom(row);
            if has_first || !is_near || cells.is_empty() {
                cells.push(vec![Vec::new(); self.gutters.len() + 1]);
            }
            let Some(last) = cells.last_mut() else { continue };
            for line in row {
                add(&mut last[self.column_of(line)], line);
            }
        }
        cells
    }
}

/// Adds a piece of a row to a column. Two pieces of one row are one line.
fn add(column: &mut Vec<PdfLine>, line: &PdfLine) {
    match column.last_mut() {
        Some(left) if (left.y - line.y).abs() < 1.0 => left.append(line.clone()),
        _ => column.push(line.clone()),
    }
}

/// The edges of a column within its bounds: those about its middle, if its lines are set in the middle; else as far as
/// its longest line.
fn side_column(lines: &[PdfLine], bounds: TextColumn) -> TextColumn {
    let mut middles: Vec<f32> = lines.iter().map(|line| f32::midpoint(line.x, line.end)).collect();
    let middle = median(&mut middles);
    let centred =
        lines.iter().filter(|line| (f32::midpoint(line.x, line.end) - middle).abs() < line.size);
    let lefts = lines.iter().map(|line| line.x);
    let begins_alike = spread(lefts) < spread(middles.into_iter());
    if begins_alike || centred.count() * 3 < lines.len() * 2 {
        let end = lines.iter().map(|line| line.end).fold(bounds.left, f32::max);
        return TextColumn { right: end.min(bounds.right), ..bounds };
    }
    let needed = lines.iter().map(|line| (line.end - line.x) / 2.0 + MARGIN * line.size);
    let half = (middle - bounds.left).min(bounds.right - middle);
    let half = needed.fold(half, f32::max);
    TextColumn { left: middle - half, right: middle + half }
}

/// How far values lie apart.
fn spread(values: impl Iterator<Item = f32>) -> f32 {
    let (least, most) = values
        .fold((f32::MAX, f32::MIN), |(least, most), value| (least.min(value), most.max(value)));
    most - least
}
