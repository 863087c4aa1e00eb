//! Where things stand on a screen of a given size. Pure: drawing and the mouse read it alike.
//!
//! ```text
//! ┌──────────────────────────── columns ────────────────────────────┐
//! │ name    1 Kinh tế   2 Xã hội   …                          tabs  │  from 3 rows
//! │ ───────────────────────────────────────────────────────── rule  │  from 16 rows
//! │ outline │          text, set to its measure               body  │
//! │         │          ─────                                        │
//! │         │          ¹ notes at its foot                          │
//! │ ───────────────────────────────────────────────────────── rule  │  from 16 rows
//! │ path, message                                hints        foot  │  from 2 rows
//! └─────────────────────────────────────────────────────────────────┘
//! ```

/// The size of the screen in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells from left to right.
    pub columns: u16,
    /// Cells from top to bottom.
    pub rows: u16,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Cells from the left edge of the screen.
    pub x: u16,
    /// Cells from its top.
    pub y: u16,
    /// Cells from left to right.
    pub width: u16,
    /// Cells from top to bottom.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }

    /// A window of at most this size in its middle.
    #[must_use]
    pub fn middle(self, width: u16, height: u16) -> Self {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Self {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

/// A window over the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// All of it.
    pub area: Area,
    /// What is inside its frame, or under its name where it has none.
    pub inner: Area,
    /// Whether it has a frame, which its name stands in.
    pub framed: bool,
}

/// The parts of the screen. A part there is no room for has no width or height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The tabs' line.
    pub tabs: Area,
    /// The rule under the tabs.
    pub top_rule: Area,
    /// All between the rules.
    pub body: Area,
    /// The outline, if it is shown.
    pub outline: Area,
    /// The rule between outline and text.
    pub divider: Area,
    /// The text with its margins.
    pub pane: Area,
    /// The text itself: [`Layout::pane`] without its margins.
    pub text: Area,
    /// The rule above the foot.
    pub foot_rule: Area,
    /// The last line.
    pub foot: Area,
    /// No frames, rules and columns: one thing at a time, from the left edge.
    pub plain: bool,
}

/// The widest a text is set, in columns: longer lines are hard to follow back.
pub const MEASURE: u16 = 90;
/// The narrowest screen, in columns, on which the outline stands beside the text.
pub const WIDE: u16 = 90;

impl Layout {
    /// The parts of a screen of `size`. On a screen narrower than [`WIDE`], or a plain one, the outline takes the place of
    /// the text.
    pub fn of(size: Size, outline: bool, plain: bool) -> Self {
        let Size { columns: width, rows } = size;
        let (tabs, foot) = (u16::from(rows >= 3), u16::from(rows >= 2));
        let rule = u16::from(rows >= 16 && !plain);
        let line = |y, height| Area { x: 0, y, width, height };
        let body = line(tabs + rule, rows - tabs - foot - 2 * rule);
        let mut layout = Self {
            tabs: line(0, tabs),
            top_rule: line(tabs, rule),
            body,
            pane: body,
            foot_rule: line(body.y + body.height, rule),
            foot: line(rows - foot, foot),
            plain,
            ..Self::default()
        };
        if outline && width >= WIDE && !plain {
            let beside = (u32::from(width) * 27 / 100).clamp(26, 38) as u16;
            layout.outline = Area { width: beside, ..body };
            layout.divider = Area { x: beside, width: 1, ..body };
            layout.pane = Area { x: beside + 1, width: width - beside - 1, ..body };
        } else if outline {
            layout.outline = body;
        }
        if plain {
            layout.text = Area { width: MEASURE.min(width), ..body };
            return layout;
        }
        let margin = match layout.pane.width {
            0..=29 => 0,
            30..=59 => 1,
            _ => 2,
        };
        layout.text =
            layout.pane.middle(MEASURE.min(layout.pane.width - 2 * margin), layout.pane.height);
        layout
    }

    /// A window of at most this size, its frame included, in the middle of a part of the screen; without room for a frame
    /// there is none. On a plain screen it takes the whole part.
    pub fn window(&self, part: Area, width: u16, height: u16) -> Window {
        if self.plain {
            let name = u16::from(part.height >= 3);
            let inner = Area { y: part.y + name, height: part.height - name, ..part };
            return Window { area: part, inner, framed: false };
        }
        let area = part.middle(width, height);
        let framed = area.width >= 8 && area.height >= 3;
        let inner = if framed {
            Area { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
        } else {
            area
        };
        Window { area, inner, framed }
    }
}
