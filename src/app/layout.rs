//! Where things are on a screen of a given size: drawing and the mouse read it alike. What is in them is not known here.
//!
//! ```text
//! ┌──────────────────────────── columns ────────────────────────────┐
//! │ name    1 Kinh tế   2 Xã hội   …                       tab bar  │  from 3 rows
//! │ ───────────────────────────────────────────────────────── rule  │  from 16 rows
//! │ outline │          text, set to its measure               body  │
//! │         │          ─────                                        │
//! │         │          ¹ footnote area                              │
//! │ ───────────────────────────────────────────────────────── rule  │  from 16 rows
//! │ path, message                          hints        status bar  │  from 2 rows
//! └─────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::layout::{Position, Rect};

/// A cell of the screen, by its column `x` and row `y`, counted from 0.
pub(crate) type Point = Position;

/// The size of the screen in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells from left to right.
    pub columns: u16,
    /// Cells from top to bottom.
    pub rows: u16,
}

/// The parts of the screen. A part there is no room for has no width or height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The tab bar.
    pub tabs: Rect,
    /// The rule under the tab bar.
    pub top_rule: Rect,
    /// All between the rules.
    pub body: Rect,
    /// The outline, if it is shown.
    pub outline: Rect,
    /// The rule between outline and text.
    pub divider: Rect,
    /// The text with its margins.
    pub pane: Rect,
    /// The text itself with the footnote area: [`Layout::pane`] without its margins.
    pub text: Rect,
    /// The rule above the status bar.
    pub bottom_rule: Rect,
    /// The last line.
    pub status_bar: Rect,
    /// No frames, rules and columns: one thing at a time, from the left edge.
    pub plain: bool,
}

/// Where a window over the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WindowArea {
    /// All of it.
    pub outer: Rect,
    /// What is inside its frame, or under its name where it has none.
    pub inner: Rect,
    /// Whether it has a frame, which holds its name.
    pub framed: bool,
}

/// The widest a text is set, in columns: longer lines are hard to follow back.
pub(crate) const MEASURE: u16 = 90;
/// The narrowest screen, in columns, on which the outline is beside the text.
pub(crate) const WIDE: u16 = 90;

impl Layout {
    /// The parts of a screen of `size`. On a screen narrower than [`WIDE`], or a plain one, the outline takes the place of
    /// the text.
    pub(crate) fn of(size: Size, outline: bool, plain: bool) -> Self {
        let Size { columns: width, rows } = size;
        let (tabs, status_bar) = (u16::from(rows >= 3), u16::from(rows >= 2));
        let rule = u16::from(rows >= 16 && !plain);
        let line = |y, height| Rect { x: 0, y, width, height };
        let body = line(tabs + rule, rows - tabs - status_bar - 2 * rule);
        let mut layout = Self {
            tabs: line(0, tabs),
            top_rule: line(tabs, rule),
            body,
            pane: body,
            bottom_rule: line(body.bottom(), rule),
            status_bar: line(rows - status_bar, status_bar),
            plain,
            ..Self::default()
        };
        if outline && width >= WIDE && !plain {
            let beside = (u32::from(width) * 27 / 100).clamp(26, 38) as u16;
            layout.outline = Rect { width: beside, ..body };
            layout.divider = Rect { x: beside, width: 1, ..body };
            layout.pane = inset(body, beside + 1, 0);
        } else if outline {
            layout.outline = body;
        }
        if plain {
            layout.text = Rect { width: MEASURE.min(width), ..body };
            return layout;
        }
        let margin = match layout.pane.width {
            0..=29 => 0,
            30..=59 => 1,
            _ => 2,
        };
        let width = MEASURE.min(layout.pane.width - 2 * margin);
        layout.text = middle(layout.pane, width, layout.pane.height);
        layout
    }

    /// A window of at most this size, its frame included, in the middle of a part of the screen; without room for a frame
    /// there is none. On a plain screen it takes the whole part.
    pub(crate) fn window(&self, part: Rect, width: u16, height: u16) -> WindowArea {
        if self.plain {
            let name = u16::from(part.height >= 3);
            return WindowArea { outer: part, inner: below(part, name), framed: false };
        }
        let outer = middle(part, width, height);
        let framed = outer.width >= 8 && outer.height >= 3;
        let inner = if framed {
            Rect { y: outer.y + 1, height: outer.height - 2, ..inset(outer, 2, 2) }
        } else {
            outer
        };
        WindowArea { outer, inner, framed }
    }
}

/// A part of at most this size in the middle of `area`. `Rect::centered` solves constraints for it, and rounds otherwise.
fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// An area without so many columns at its left and right; none of it where it is narrower.
pub(crate) fn inset(area: Rect, left: u16, right: u16) -> Rect {
    Rect {
        x: area.x + left.min(area.width),
        width: area.width.saturating_sub(left.saturating_add(right)),
        ..area
    }
}

/// An area without so many rows at its top; none of it where it is lower.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The row of an area at `y` from its top, whether or not the area reaches that far.
pub(crate) fn row_of(area: Rect, y: usize) -> Rect {
    Rect { y: area.y + y as u16, height: 1, ..area }
}
