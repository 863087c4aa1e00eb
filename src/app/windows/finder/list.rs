//! The rows of the list of what was found: groups, and under each its entries.

use super::Finder;
use crate::app::list_cursor::rows_in_sight;
use crate::search::{Hit, Tier};

/// What can be gone to from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoundEntry {
    /// The hit at this position in the results.
    Hit(usize),
    /// The figure at this position in the report's list.
    Figure(usize),
}

/// Entries under a divider of their own. The exact hits, which come first, have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HitGroup {
    /// Figures.
    Figures,
    /// Passages that hold the words apart from each other.
    Apart,
    /// Passages that hold something like them.
    Approximate,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListRow {
    /// What divides a group from what is above it.
    Divider(HitGroup),
    /// Where the hit of the entry at this position is; what its figure is called, with the value where there is room.
    Caption(usize),
    /// Of that hit a row of the text about its best match; of that figure the value.
    Snippet(usize, usize),
}

impl ListRow {
    /// The position of the entry it belongs to.
    pub(crate) fn entry(self) -> Option<usize> {
        match self {
            Self::Divider(_) => None,
            Self::Caption(entry) | Self::Snippet(entry, _) => Some(entry),
        }
    }
}

/// The most rows of text shown of a hit.
const SNIPPET: usize = 3;
/// The fewest rows of a list in which two rows are shown of every hit, however many hits there are.
const TALL: usize = 24;

/// The columns in which a figure's name and value are shown in one row.
pub(crate) const FIGURE_IN_ONE_ROW: usize = 72;

impl Finder {
    /// The rows in sight of a list of this size.
    pub(crate) fn rows(&self, width: usize, height: usize) -> Vec<ListRow> {
        let most = self.snippet_rows(height);
        let mut group = None;
        let rows = self.entries.iter().enumerate().flat_map(|(at, &entry)| {
            let own = self.group(entry);
            let divider = own.filter(|_| own != group).map(ListRow::Divider);
            group = own;
            let snippet = match entry {
                FoundEntry::Hit(hit) => needed(&self.results.hits[hit], width).min(most),
                FoundEntry::Figure(_) => usize::from(width < FIGURE_IN_ONE_ROW),
            };
            let rows = (0..snippet).map(move |row| ListRow::Snippet(at, row));
            divider.into_iter().chain([ListRow::Caption(at)]).chain(rows)
        });
        rows_in_sight(rows, |row| row.entry() == Some(self.selected()), height)
    }

    /// How many rows of text are shown of a hit: as many as leave room for all hits, within limits.
    pub(crate) fn snippet_rows(&self, height: usize) -> usize {
        let least = if height < TALL { 1 } else { 2 };
        let each = height / self.entries.len().max(1);
        each.saturating_sub(1).clamp(least, SNIPPET)
    }

    fn group(&self, entry: FoundEntry) -> Option<HitGroup> {
        match entry {
            FoundEntry::Figure(_) => Some(HitGroup::Figures),
            FoundEntry::Hit(hit) => match self.results.hits[hit].tier {
                Tier::Exact => None,
                Tier::Apart => Some(HitGroup::Apart),
                Tier::Approximate => Some(HitGroup::Approximate),
            },
        }
    }
}

/// How many rows of `width` columns the clause of a hit fills.
fn needed(hit: &Hit, width: usize) -> usize {
    hit.clause.len().div_ceil(width.max(1)).max(1)
}
