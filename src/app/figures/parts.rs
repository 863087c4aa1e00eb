//! The parts of the figures' pane on a screen of a given size.

use crate::app::layout::{Area, Layout};

/// The parts of the figures' pane. A part there is no room for has no width or height.
#[derive(Clone, Copy, Debug, Default)]
pub struct FiguresLayout {
    /// What is shown, or the line being typed.
    pub status: Area,
    /// The names of the columns.
    pub head: Area,
    /// The figures.
    pub list: Area,
    /// The rule between them and the chart.
    pub divider: Area,
    /// The chart of the selected figure.
    pub chart: Area,
}

/// The narrowest pane, in columns, in which the chart stands beside the table and leaves it all its columns.
const BESIDE: u16 = 150;
/// The widest a chart is drawn: a longer bar says no more.
const CHART: u16 = 90;
/// The lowest pane, in rows, in which it stands under it.
const UNDER: u16 = 14;

impl FiguresLayout {
    /// The parts of a pane in the body of a screen; with the chart close up, nothing but the chart; on a plain screen nothing
    /// but the table until then.
    pub fn of(screen: &Layout, close_up: bool) -> Self {
        let body = screen.body;
        if close_up {
            let margin = 2.min(body.width / 8);
            return Self {
                chart: Area {
                    x: body.x + margin,
                    width: (body.width - 2 * margin).min(CHART),
                    ..body
                },
                ..Self::default()
            };
        }
        let mut layout = Self::default();
        let mut table = body;
        if screen.plain {
            // The chart comes close up.
        } else if body.width >= BESIDE {
            let chart = (body.width / 3).min(60);
            table.width = body.width - chart - 1;
            layout.divider = Area { x: body.x + table.width, width: 1, ..body };
            layout.chart = Area { x: layout.divider.x + 2, width: chart - 2, ..body };
        } else if body.height >= UNDER {
            let chart = (u32::from(body.height) * 9 / 20) as u16;
            table.height = body.height - chart - 1;
            layout.divider = Area { y: body.y + table.height, height: 1, ..body };
            layout.chart = Area {
                x: body.x + 1,
                y: layout.divider.y + 1,
                width: body.width.saturating_sub(2).min(CHART),
                height: chart,
            };
        }
        // On a low screen the names of the columns give way first.
        let status = u16::from(table.height >= 3);
        let head = u16::from(table.height >= 8 && !screen.plain);
        let part = |y: u16, height: u16| Area { y: table.y + y, height, ..table };
        layout.status = part(0, status);
        layout.head = part(status, head);
        layout.list = part(status + head, table.height - status - head);
        layout
    }
}
