//! Where the parts of the search window are on the screen.

use ratatui::layout::Rect;

use crate::app::layout::{Layout, below, inset};

/// The parts of the search window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FinderLayout {
    /// The typed line.
    pub line: Rect,
    /// The rows under it: what it was taken for, and what the footnotes and the sections hold.
    pub head: Rect,
    /// The hits.
    pub list: Rect,
    /// The rule between hits and preview.
    pub divider: Rect,
    /// The passage of the selected hit; without width where there is no room.
    pub preview: Rect,
}

/// The narrowest window, in columns, in which the preview is beside the hits.
const BESIDE: u16 = 100;
/// The lowest window, in rows, in which the preview is under the hits.
const UNDER: u16 = 14;

impl FinderLayout {
    /// The parts of a search window over the body of a screen: preview beside the hits on a wide screen, under them on a
    /// high one, nowhere on a plain one.
    pub(crate) fn of(screen: &Layout) -> Self {
        let body = screen.body;
        let head = if body.height > 8 { 3 } else { 2 };
        let rest = below(body, head);
        let rows = |at: u16, height: u16| {
            let below = below(body, at);
            Rect { height: height.min(below.height), ..below }
        };
        let (line, head) = (rows(0, 1), rows(1, head - 1));
        let mut layout = Self { line, head, list: rest, ..Self::default() };
        if screen.plain {
            return layout;
        }
        if body.width >= BESIDE {
            let list = body.width / 2;
            layout.list.width = list;
            layout.divider = Rect { x: body.x + list, width: 1, ..rest };
            layout.preview = inset(rest, list + 1, 0);
        } else if body.height >= UNDER {
            let list = (u32::from(rest.height) * 3 / 5) as u16;
            layout.list.height = list;
            layout.divider = Rect { height: 1, ..below(rest, list) };
            layout.preview = below(rest, list + 1);
        }
        layout
    }
}
