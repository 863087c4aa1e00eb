//! The scrollbar at the right edge of the reading pane: where it is, and which rows of the page its cells represent.

use std::ops::RangeInclusive;

use ratatui::layout::Rect;

use super::App;

/// The scrollbar of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scrollbar {
    /// The column it takes.
    pub area: Rect,
    /// Rows of the page.
    rows: usize,
}

impl Scrollbar {
    /// The cell, counted from the top, that represents a row of the page.
    pub(crate) fn cell_of(self, row: usize) -> u16 {
        let height = usize::from(self.area.height);
        (row * height / self.rows).min(height - 1) as u16
    }

    /// The cells that represent the rows from the first to the last, which is not included.
    pub(crate) fn thumb(self, rows: &std::ops::Range<usize>) -> RangeInclusive<u16> {
        self.cell_of(rows.start)..=self.cell_of(rows.end.saturating_sub(1))
    }
}

impl App {
    /// The scrollbar, while the page is longer than its pane and the right edge of that is free of text.
    pub(crate) fn scrollbar(&self) -> Option<Scrollbar> {
        let layout = self.layout();
        let pane = layout.pane;
        let rows = self.reader.page().rows.len();
        let is_free = !layout.plain && pane.width >= layout.text.width + 2;
        let area = Rect { x: pane.right().saturating_sub(1), width: 1, ..pane };
        let is_needed = rows > usize::from(pane.height) && pane.height >= 3;
        (is_free && is_needed).then_some(Scrollbar { area, rows })
    }

    /// Scrolls the page so that its share above the screen is that of the scrollbar above a row of the screen.
    pub(super) fn scroll_to_cell(&mut self, y: u16) {
        if let Some(Scrollbar { area, .. }) = self.scrollbar() {
            let cell = y.clamp(area.top(), area.bottom() - 1) - area.top();
            self.reader.go_to_part(&self.report, cell.into(), usize::from(area.height) - 1);
        }
    }
}
