//! What the search window says that the footnotes and each section hold of what is typed, and where on its line.

use super::Finder;
use crate::app::App;
use crate::app::tabs::shorten;
use crate::citation;
use crate::messages::Message;
use crate::page::columns;
use crate::report::Node;
use crate::search::Hit;

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

/// What stands between two counts.
pub(crate) const BETWEEN: &str = " · ";

impl Finder {
    /// What the footnotes hold, zero included, and each section that has some.
    pub(crate) fn hit_counts(&self, app: &App) -> Vec<HitCount> {
        let Some(found) = self.found().filter(|_| !self.results.hits.is_empty()) else {
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

    /// The first hit shown that is counted at a column of the line of counts.
    pub(super) fn first_counted_at(&self, column: usize, app: &App) -> Option<usize> {
        let mut ends = 0;
        let counts = self.hit_counts(app);
        let clicked = counts.iter().find(|count| {
            ends += columns(&count.text);
            let begins = ends - columns(&count.text);
            ends += columns(BETWEEN);
            (begins..ends - columns(BETWEEN)).contains(&column)
        })?;
        let counted = |hit: &Hit| match (clicked.holder, hit.node) {
            (Holder::Notes, node) => matches!(node, Node::Note(_)),
            (Holder::Section(section), node) => app.report().section_of(node) == Some(section),
        };
        self.shown().position(counted)
    }
}
