//! The parts of the figures' pane on a screen of a given size.

use ratatui::layout::Rect;

use crate::app::layout::{Layout, below, inset};

/// The parts of the figures' pane. A part there is no room for has no width or height.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FiguresLayout {
    /// What is shown, or the line being typed.
    pub status: Rect,
    /// The names of the columns.
    pub head: Rect,
    /// The figures.
    pub list: Rect,
    /// The rule between them and the chart.
    pub divider: Rect,
    /// The chart of the selected figure.
    pub chart: Rect,
}

/// The narrowest pane, in columns, in which the chart is beside the table and leaves it all its columns and full names.
const BESIDE: u16 = 230;
/// The widest a chart is drawn: a longer bar says no more.
const CHART: u16 = 90;
/// The lowest pane, in rows, in which it is under it.
const UNDER: u16 = 14;

impl FiguresLayout {
    /// The parts of a pane in the body of a screen; on a plain screen nothing but the table.
    pub(crate) fn of(screen: &Layout) -> Self {
        let body = screen.body;
        let mut layout = Self::default();
        let mut table = body;
        if screen.plain {
            // The chart has the pane to itself when it is asked for.
        } else if body.width >= BESIDE {
            let chart = (body.width / 3).min(60);
            table.width = body.width - chart - 1;
            layout.divider = Rect { x: body.x + table.width, width: 1, ..body };
            layout.chart = Rect { x: layout.divider.x + 2, width: chart - 2, ..body };
        } else if body.height >= UNDER {
            let chart = (u32::from(body.height) * 9 / 20) as u16;
            table.height = body.height - chart - 1;
            layout.divider = Rect { y: table.bottom(), height: 1, ..body };
            layout.chart = Rect {
                x: body.x + 1,
                width: body.width.saturating_sub(2).min(CHART),
                ..below(body, table.height + 1)
            };
        }
        // On a low screen the names of the columns give way first.
        let status = u16::from(table.height >= 3);
        let head = u16::from(table.height >= 8 && !screen.plain);
        layout.status = Rect { height: status, ..table };
        layout.head = Rect { height: head, ..below(table, status) };
        layout.list = below(table, status + head);
        layout
    }

    /// The parts of a pane that holds nothing but the chart.
    pub(crate) fn close_up(screen: &Layout) -> Self {
        let margin = 2.min(screen.body.width / 8);
        let chart = inset(screen.body, margin, margin);
        Self { chart: Rect { width: chart.width.min(CHART), ..chart }, ..Self::default() }
    }

    /// A part without its first and last column, where there is room for a margin.
    pub(crate) fn within_margin(part: Rect) -> Rect {
        let margin = u16::from(part.width > 20);
        inset(part, margin, margin)
    }

    /// The column of the screen at which the table's own begin.
    pub(crate) fn table_begins(&self) -> u16 {
        Self::within_margin(self.list).x + SIGN
    }

    /// The columns of the screen that the table's own columns share: those before them hold the sign of the selected row.
    pub(crate) fn table_width(&self) -> usize {
        usize::from(Self::within_margin(self.list).width.saturating_sub(SIGN))
    }
}

/// Columns for the sign of the selected row.
const SIGN: u16 = 2;
