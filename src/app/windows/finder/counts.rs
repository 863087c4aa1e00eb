//! What the search window says that the footnotes and each section hold of what is typed, and where on its line.

use ratatui::layout::Rect;

use super::{Finder, FoundEntry};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::tabs::shorten;
use crate::citation;
use crate::messages::Message;
use crate::page::columns;
use crate::report::Node;

/// What holds hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// The footnotes.
    Notes,
    /// The section at this position.
    Section(usize),
}

/// How many hits something holds.
#[derive(Clone, Debug)]
pub(crate) struct HitCount {
    /// A name and a number.
    pub text: String,
    holder: Holder,
}

/// Blank columns before the counts.
pub(crate) const INDENT: u16 = 3;
/// What separates two counts.
pub(crate) const BETWEEN: &str = " · ";

impl Finder {
    /// What the footnotes hold, zero included, and each section that has some.
    pub(crate) fn hit_counts(&self, app: &App) -> Vec<HitCount> {
        let Some(found) = self.found().filter(|found| !found.occurrences().is_empty()) else {
            return Vec::new();
        };
        let notes = format!("{} {}", Message::Notes.say(app.lang()), found.in_notes());
        let mut counts = vec![HitCount { text: notes, holder: Holder::Notes }];
        for &(section, count) in found.in_sections() {
            let path = app.report().path(section);
            let labels: Vec<&str> = path
                .iter()
                .filter_map(|&s| app.report().sections[s].label.as_deref())
                .map(citation::bare_label)
                .filter(|label| !label.contains(' '))
                .collect();
            let name = shorten(&citation::soft_title(app.report(), section), 18);
            let text = format!("{} {name} {count}", labels.join(".")).trim_start().to_owned();
            counts.push(HitCount { text, holder: Holder::Section(section) });
        }
        counts
    }

    /// The position in the list of the first hit that is counted at a cell of the rows under the typed line.
    pub(super) fn first_counted_at(&self, at: Point, head: Rect, app: &App) -> Option<usize> {
        // What English words were taken for is above the counts.
        let row = head.y + u16::from(!self.results.translated.is_empty());
        let column = usize::from((at.x - head.x).checked_sub(INDENT).filter(|_| at.y == row)?);
        let mut ends = 0;
        let counts = self.hit_counts(app);
        let clicked = counts.iter().find(|count| {
            let begins = ends;
            ends += columns(&count.text) + columns(BETWEEN);
            (begins..ends - columns(BETWEEN)).contains(&column)
        })?;
        let is_counted = |node: Node| match clicked.holder {
            Holder::Notes => matches!(node, Node::Note(_)),
            Holder::Section(section) => node.section() == Some(section),
        };
        self.entries.iter().position(|entry| match *entry {
            FoundEntry::Hit(hit) => is_counted(self.results.hits[hit].node),
            FoundEntry::Figure(_) => false,
        })
    }
}
