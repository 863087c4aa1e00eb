//! The selected entry of a list, and which rows of the list are in sight about it. What is listed is not known here.

use crate::keys::Action;

/// The position of the selected entry; of a text that scrolls, of its first row in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListCursor {
    at: usize,
    moved: bool,
}

impl ListCursor {
    /// A cursor at an entry.
    pub(crate) fn new(at: usize) -> Self {
        Self { at, moved: false }
    }

    /// The position of the selected entry.
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// Whether it has been moved since it was made.
    pub(crate) fn has_moved(self) -> bool {
        self.moved
    }

    /// Moves as an action says among `count` entries, of which a screen holds `page`; it stops at the ends. Whether the
    /// action is a movement.
    pub(crate) fn handle(&mut self, action: Action, count: usize, page: usize) -> bool {
        let page = page.max(1) as isize;
        let by = match action {
            Action::LineDown => 1,
            Action::LineUp => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::HalfDown => (page / 2).max(1),
            Action::HalfUp => -(page / 2).max(1),
            Action::Top => isize::MIN,
            Action::Bottom => isize::MAX,
            _ => return false,
        };
        self.at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
        self.moved = true;
        true
    }
}

/// Those of a list's rows that fit into `height` rows: from the first row on, scrolled only as far as it takes to have the
/// last row of the selected entry in sight. Rows far below it are not made.
pub(crate) fn rows_in_sight<Row>(
    rows: impl Iterator<Item = Row>,
    is_selected: impl Fn(&Row) -> bool,
    height: usize,
) -> Vec<Row> {
    let mut made = Vec::new();
    let mut last = None;
    for row in rows {
        if is_selected(&row) {
            last = Some(made.len());
        } else if last.is_some() && made.len() >= height {
            break;
        }
        made.push(row);
    }
    let first = last.map_or(0, |last| last + 1).saturating_sub(height);
    made.into_iter().skip(first).take(height).collect()
}

/// The first of `height` rows in sight out of `count`, with the row `at` in their middle where it can be.
pub(crate) fn top_around(at: usize, count: usize, height: usize) -> usize {
    at.saturating_sub(height / 2).min(count.saturating_sub(height))
}

#[cfg(test)]
mod tests;
