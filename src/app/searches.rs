//! What was searched: the index, earlier queries, what the last one found, and the steps from occurrence to occurrence.
//! The window that queries are typed into is in `windows`.

use std::mem;

use super::found::Found;
use super::tabs::{Tab, shorten};
use super::{App, Direction};
use crate::keys::Action;
use crate::messages::Message;
use crate::report::Position;
use crate::search::{Index, Results, Tier};

/// What was searched in a report.
#[derive(Debug, Default)]
pub(super) struct Searches {
    /// None until it was needed and has been made.
    pub(super) index: Option<Index>,
    /// What the last query found, while it is highlighted.
    pub(super) found: Option<Found>,
    /// What was searched in the version of the report before, to be searched again once there is an index.
    pub(super) sought: Option<String>,
    /// What is to be done once there is an index.
    waiting: Vec<Action>,
    /// Earlier queries, the latest last.
    pub(super) queries: Vec<String>,
}

impl Searches {
    /// Remembers a query as the latest.
    pub(super) fn remember(&mut self, query: String) {
        self.queries.retain(|earlier| *earlier != query);
        self.queries.push(query);
    }
}

impl App {
    /// Takes the index that search needs, of a report with the same text. Until then the search window says that it is being
    /// prepared.
    pub fn index_ready(&mut self, mut index: Index) {
        // The figures of this one may have been found or changed since.
        index.name_figures(&self.report);
        self.searches.index = Some(index);
        if let Some(query) = self.searches.sought.take() {
            self.searches.found = self.search(&query);
        }
        self.ask_window(|window, app| window.handle_index(app));
        for action in mem::take(&mut self.searches.waiting) {
            self.update(action);
        }
    }

    /// Whether there is no index and something waits for it: the search window, or what was or is to be searched. It takes
    /// time and memory, so it is made only then.
    pub(crate) fn needs_index(&self) -> bool {
        let searches = &self.searches;
        let is_awaited = searches.sought.is_some() || !searches.waiting.is_empty();
        searches.index.is_none() && (is_awaited || self.finder().is_some())
    }

    /// Does `action` again once there is an index, and says that it is being prepared. `false` if there is one already.
    fn waits_for_index(&mut self, action: Action) -> bool {
        let waits = self.searches.index.is_none();
        if waits {
            self.searches.waiting.push(action);
            self.say(Message::Preparing, &[]);
        }
        waits
    }

    /// Offers the figures as they are known now.
    pub(super) fn name_figures(&mut self) {
        if let Some(index) = &mut self.searches.index {
            index.name_figures(&self.report);
        }
    }

    /// Whether search can be used yet.
    pub(crate) fn can_search(&self) -> bool {
        self.searches.index.is_some()
    }

    /// What was searched and is highlighted.
    pub(crate) fn found(&self) -> Option<&Found> {
        self.searches.found.as_ref()
    }

    /// What a query finds; none without an index or if it finds nothing.
    fn search(&self, query: &str) -> Option<Found> {
        let results = self.searches.index.as_ref()?.search(query);
        let found = self.count(query, &results, Tier::Exact);
        (!found.occurrences().is_empty()).then_some(found)
    }

    /// The occurrences of what a query found, as far down as the `deepest` tier or the best that there is, and how many
    /// the report and each tab hold of all tiers.
    pub(super) fn count(&self, query: &str, results: &Results, deepest: Tier) -> Found {
        let mut found = Found::new(&self.report, &self.tabs.members, query, results, deepest);
        if let Some(tab) = self.tabs.position(Tab::Figures) {
            found.add_figures(tab, results.figures.len());
        }
        found
    }

    /// Counts what was searched for the tabs there are now, in the search window as well. The text is the same.
    pub(super) fn count_again(&mut self) {
        if let Some(before) = self.searches.found.take() {
            self.searches.found = self.search(before.query());
            if let Some(found) = &mut self.searches.found {
                found.current = before.current.filter(|&at| at < found.occurrences().len());
            }
        }
        self.ask_window(|window, app| window.handle_index(app));
    }

    /// To the next or the previous occurrence of what was searched; round the ends. What was searched last is taken up
    /// again from here.
    pub(super) fn next_occurrence(&mut self, direction: Direction) {
        if self.searches.found.is_none() && !self.searches.queries.is_empty() {
            let action = match direction {
                Direction::Forward => Action::NextHit,
                Direction::Back => Action::PreviousHit,
            };
            if self.waits_for_index(action) {
                return;
            }
            self.search_again(direction);
        }
        let Some(found) = &mut self.searches.found else {
            return self.say(Message::NoMoreHits, &[]);
        };
        let count = found.occurrences().len();
        let to = match (direction, found.current) {
            (Direction::Forward, at) => at.map_or(0, |at| at + 1),
            (Direction::Back, at) => at.unwrap_or(0) + count - 1,
        };
        found.current = Some(to % count);
        let position = found.occurrences()[to % count].position();
        self.close_windows();
        self.jump(position);
        self.say_occurrence();
    }

    /// Searches for what is selected, as a phrase, and goes to the next occurrence after it. Of a selection over several
    /// nodes, for its part in the first.
    pub(super) fn search_selected(&mut self) {
        if self.waits_for_index(Action::SearchSelected) {
            return;
        }
        let Some((node, chars)) =
            self.reader.take_selection().and_then(|selection| selection.parts().first().cloned())
        else {
            return;
        };
        let text = self.report.plain(node);
        let words: String = text.chars().skip(chars.start).take(chars.len()).collect();
        let words = words.replace(['"', '“', '”'], " ");
        let query = format!("\"{}\"", words.split_whitespace().collect::<Vec<_>>().join(" "));
        let Some(mut found) = self.search(&query) else {
            return self.say(Message::NothingFound, &[&shorten(words.trim(), 30)]);
        };
        found.current = found.occurrence_at(Position { node, offset: chars.start });
        self.searches.remember(query);
        self.searches.found = Some(found);
        self.next_occurrence(Direction::Forward);
    }

    /// Searches for the last query again, as if the reader were at the occurrence before those still to come, or behind
    /// those that have been passed.
    fn search_again(&mut self, direction: Direction) {
        let Some(mut found) = self.searches.queries.last().and_then(|query| self.search(query))
        else {
            return;
        };
        let (page, top) = (self.reader.page(), self.reader.top());
        let to_come = found.occurrences().iter().position(|occurrence| {
            page.row_of(occurrence.position()).is_some_and(|row| row >= top)
        });
        let count = found.occurrences().len();
        found.current = match (to_come, direction) {
            (Some(next), Direction::Forward) => Some((next + count - 1) % count),
            (to_come, _) => to_come,
        };
        self.searches.found = Some(found);
    }

    /// Says in the status bar at which occurrence the reader is.
    pub(super) fn say_occurrence(&mut self) {
        let Some(found) = &self.searches.found else { return };
        let (query, count) =
            (shorten(found.query().trim_matches('"'), 30), found.occurrences().len().to_string());
        let at = found.current.map_or(0, |at| at + 1).to_string();
        self.say(Message::Occurrence, &[&query, &at, &count]);
    }
}
