//! The search window's actions and what it shows beside its hits, and the steps from occurrence to occurrence after it.

use std::collections::{BTreeMap, HashSet};

use super::found::Found;
use super::tabs::shorten;
use super::{App, Overlay};
use crate::citation;
use crate::keys::Action;
use crate::messages::Message;
use crate::page::{Element, Page, Row};
use crate::report::{Node, Position};

impl App {
    pub(super) fn find(&mut self, action: Action) {
        let page = isize::from(self.layout().body.height as i16 / 4).max(1);
        let filters = self.filters();
        let Some(Overlay::Finder(finder)) = &mut self.overlay else {
            return;
        };
        match action {
            Action::LineDown => finder.select(1),
            Action::LineUp => finder.select(-1),
            Action::PageDown => finder.select(page),
            Action::PageUp => finder.select(-page),
            Action::NextFilter | Action::PreviousFilter => {
                // The ring of filters: all, then each tab with hits.
                let at = |tab| filters.iter().position(|&i| self.tabs[i] == tab);
                let at = finder.filter().and_then(at).map_or(0, |i| i + 1);
                let ring = filters.len() + 1;
                let to = if action == Action::NextFilter { at + 1 } else { at + ring - 1 } % ring;
                let filter = to.checked_sub(1).map(|i| filters[i]);
                finder.set_filter(filter.map(|i| (self.tabs[i], &self.members[i])));
            }
            Action::Open => self.open_hit(),
            Action::Close => self.overlay = None,
            _ => {}
        }
    }

    /// The positions of the tabs that hold hits of what is typed: what the search window can be filtered by.
    fn filters(&self) -> Vec<usize> {
        let counts = self.counts().unwrap_or_default();
        (0..counts.len()).filter(|&tab| counts[tab] > 0).collect()
    }

    /// Closes the search window and goes to the selected hit.
    pub(super) fn open_hit(&mut self) {
        let Some(finder) = self.finder() else { return };
        let Some(hit) = finder.hit().cloned() else {
            return;
        };
        let query = finder.input().value().trim().to_owned();
        let mut found = Found::new(&self.report, &query, finder.results(), hit.fuzzy);
        let offset = hit.matches.get(hit.best).map_or(0, |range| range.start);
        found.current = found.position(hit.node, offset);
        let within = finder.filter();
        self.queries.retain(|earlier| *earlier != query);
        self.queries.push(query);
        self.overlay = None;
        self.found = Some(found);
        if let Some(tab) = within.and_then(|tab| self.tabs.iter().position(|&other| other == tab)) {
            self.jump_within(tab, Position { node: hit.node, offset });
        } else {
            self.jump(Position { node: hit.node, offset });
        }
        self.say_occurrence();
    }

    /// To the next or the previous occurrence of what was searched; round the ends. What was searched last is taken up
    /// again from here.
    pub(super) fn step(&mut self, forward: bool) {
        if self.found.is_none() {
            self.search_again(forward);
        }
        let Some(found) = self.found.as_ref().filter(|found| !found.occurrences().is_empty())
        else {
            return self.say(Message::NoMoreHits, &[]);
        };
        let count = found.occurrences().len();
        let at = found.current.unwrap_or(if forward { count - 1 } else { 0 });
        let to = if forward { at + 1 } else { at + count - 1 } % count;
        let occurrence = found.occurrences()[to].clone();
        if let Some(found) = &mut self.found {
            found.current = Some(to);
        }
        self.overlay = None;
        self.jump(Position { node: occurrence.node, offset: occurrence.chars.start });
        self.say_occurrence();
    }

    /// Takes the last query up again, as if the reader were at the occurrence before those still to come, or behind those
    /// that have been passed.
    fn search_again(&mut self, forward: bool) {
        let (Some(index), Some(query)) = (&self.index, self.queries.last()) else {
            return;
        };
        let mut found = Found::new(&self.report, query, &index.search(query), false);
        let page = self.reader.page();
        let top = self.reader.top();
        let to_come = found.occurrences().iter().position(|occurrence| {
            let position = Position { node: occurrence.node, offset: occurrence.chars.start };
            page.row_of(position).is_some_and(|row| row >= top)
        });
        let count = found.occurrences().len();
        found.current = match to_come {
            Some(next) if forward => (next + count).checked_sub(1).map(|at| at % count),
            other => other,
        };
        self.found = Some(found).filter(|_| count > 0);
    }

    fn say_occurrence(&mut self) {
        let Some(found) = &self.found else { return };
        let (query, count) = (found.query().to_owned(), found.occurrences().len().to_string());
        let at = found.current.map_or(0, |at| at + 1).to_string();
        self.say(Message::Occurrence, &[&shorten(&query, 30), &at, &count]);
    }

    /// How many occurrences each tab holds of what is being searched, or was; none without a search.
    pub fn counts(&self) -> Option<Vec<usize>> {
        let live;
        let found = match self.finder() {
            Some(finder) if !finder.input().value().trim().is_empty() => {
                live = Found::new(&self.report, "", finder.results(), false);
                &live
            }
            _ => self.found.as_ref()?,
        };
        let count = |nodes: &HashSet<Node>| {
            found.nodes().filter(|node| nodes.contains(node)).map(|s| found.within(s).len()).sum()
        };
        Some(self.members.iter().map(count).collect())
    }

    /// How many occurrences the footnotes hold of what is typed, and each section that has some of its own, in the
    /// order of the report.
    pub fn section_counts(&self) -> (usize, Vec<(usize, usize)>) {
        let Some(finder) = self.finder() else {
            return (0, Vec::new());
        };
        let found = Found::new(&self.report, "", finder.results(), false);
        let mut notes = 0;
        let mut sections: BTreeMap<usize, usize> = BTreeMap::new();
        for node in found.nodes() {
            let count = found.within(node).len();
            match self.report.section_of(node) {
                Some(section) => *sections.entry(section).or_default() += count,
                None if matches!(node, Node::Note(_)) => notes += count,
                None => {}
            }
        }
        (notes, sections.into_iter().collect())
    }

    /// The passage of the selected hit in rows of `width` columns, and the row its best match is on. Under a note stands
    /// the sentence that cites it.
    pub fn preview(&self, width: u16) -> Option<(Vec<Row>, usize)> {
        let hit = self.finder()?.hit()?;
        let compose = |node| Page::compose(&self.report, &[Element::Node(node)], width.into());
        let page = compose(hit.node);
        let offset = hit.matches.get(hit.best).map_or(0, |range| range.start);
        let at = page.row_of(Position { node: hit.node, offset }).unwrap_or(0);
        let mut rows = page.rows;
        if let Node::Note(note) = hit.node
            && let Some(cited) = self.report.cited_in(note).first()
        {
            let sentence = citation::sentence(&self.report.plain(cited.node), cited.offset);
            let shows =
                |row: &Row| row.chars.start < sentence.end && row.chars.end > sentence.start;
            rows.push(Row::default());
            if let Some(section) = self.report.section_of(cited.node) {
                rows.extend(
                    Page::compose(&self.report, &[Element::Path(section)], width.into()).rows,
                );
            }
            rows.extend(compose(cited.node).rows.into_iter().filter(shows));
        }
        Some((rows, at))
    }
}
