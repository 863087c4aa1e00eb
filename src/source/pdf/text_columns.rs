//! Columns of running text: a page in parts that are read one after the other. Where the columns part is found elsewhere.

use super::geometry::Area;
use super::lines::{LineRow, PdfLine};
use super::page::{PdfPage, RuledTable};

/// The parts of pages in reading order: what is above columns, the left one, the right one, what is below. Each is a page
/// by itself, with the same number; the right column is moved to where the left one is.
pub(super) fn parts(pages: Vec<PdfPage>) -> Vec<PdfPage> {
    pages.into_iter().flat_map(parts_of).collect()
}

fn parts_of(mut page: PdfPage) -> Vec<PdfPage> {
    let mut parts = Vec::new();
    for gutter in std::mem::take(&mut page.gutters) {
        let above = take(&mut page, |y| y > gutter.top, |_| true);
        let mut left = take(&mut page, |y| gutter.is_beside(y), |area| area.left < gutter.x);
        let mut right = take(&mut page, |y| gutter.is_beside(y), |area| area.left >= gutter.x);
        let [from, to] = [&left, &right].map(first_edge);
        right.shift(from - to);
        for column in [&mut left, &mut right] {
            column.size.0 = from + gutter.x;
        }
        parts.extend([above, left, right]);
    }
    parts.push(page);
    parts.retain(|part| !part.rows.is_empty() || !part.tables.is_empty());
    parts
}

/// Takes out of a page what stands at a height and in an area.
fn take(
    page: &mut PdfPage,
    at_height: impl Fn(f32) -> bool,
    within: impl Fn(&Area) -> bool,
) -> PdfPage {
    let belongs = |area: &Area| at_height(f32::midpoint(area.bottom, area.top)) && within(area);
    let of_line = |line: &PdfLine| {
        belongs(&Area { left: line.x, right: line.end, bottom: line.y, top: line.y })
    };
    let mut rows: Vec<LineRow> = Vec::new();
    for row in &mut page.rows {
        let (taken, rest) = std::mem::take(row).into_iter().partition(of_line);
        *row = rest;
        rows.push(taken);
    }
    rows.retain(|row| !row.is_empty());
    page.rows.retain(|row| !row.is_empty());
    PdfPage {
        number: page.number,
        size: page.size,
        rows,
        tables: page.tables.extract_if(.., |table| belongs(&table.area)).collect(),
        rules: page.rules.extract_if(.., |rule| belongs(rule)).collect(),
        turned: std::mem::take(&mut page.turned),
        gutters: Vec::new(),
    }
}

/// Where the lines of a part begin.
fn first_edge(part: &PdfPage) -> f32 {
    part.rows.iter().flatten().map(|line| line.x).fold(f32::MAX, f32::min)
}

impl PdfPage {
    /// Moves all that is on it to the right.
    fn shift(&mut self, by: f32) {
        self.rows.iter_mut().flatten().for_each(|line| line.shift(by));
        self.tables.iter_mut().for_each(|table| table.shift(by));
        self.rules.iter_mut().for_each(|rule| rule.shift(by));
    }
}

impl RuledTable {
    fn shift(&mut self, by: f32) {
        self.area.shift(by);
        for cell in self.rows.iter_mut().flatten() {
            cell.area.shift(by);
            cell.lines.iter_mut().for_each(|line| line.shift(by));
            cell.tables.iter_mut().for_each(|table| table.shift(by));
        }
    }
}

impl PdfLine {
    fn shift(&mut self, by: f32) {
        self.x += by;
        self.end += by;
        self.first_word_end += by;
        self.second_word = self.second_word.map(|x| x + by);
    }
}

impl Area {
    fn shift(&mut self, by: f32) {
        self.left += by;
        self.right += by;
    }
}
