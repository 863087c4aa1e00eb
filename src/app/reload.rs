//! A new version of the report, taken up where the reader is.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use super::history::Location;
use super::outline::Focus;
use super::tabs::Tab;
use super::{App, Overlay};
use crate::report::{Position, Report};
use crate::session::{Anchor, find};

impl App {
    /// Takes up a new version of the report: the same tab, the same words on top, the same folds and jumps. Until the
    /// index comes anew, searching has to wait.
    pub fn reload(&mut self, report: Arc<Report>) {
        let session = self.session();
        let new = Self::with_session(report, self.settings.clone(), session);
        let old = mem::replace(self, new);
        self.message = None;
        self.beside = old.beside;
        self.figures_lit = old.figures_lit;
        self.sought = old.found.map(|found| found.query().to_owned()).or(old.sought);
        self.queries = old.queries;
        let keys = self.tabs.iter().map(|tab| tab.key(&self.report));
        let keys: HashMap<String, usize> = keys.zip(0..).collect();
        let tab = |tab: Tab| keys.get(&tab.key(&old.report)).copied();
        // All places at once, in one reading of the report.
        let anchor = |position: &Position| Anchor::of(&old.report, *position);
        let origin = old.focus.iter().map(|focus| &focus.origin);
        let tops = old.history.positions().chain(origin).map(|from| &from.top);
        let places: Vec<Position> = old.left.iter().chain(tops).flatten().copied().collect();
        let anchors: Vec<Anchor> = places.iter().map(anchor).collect();
        let found = find(&self.report, &anchors.iter().collect::<Vec<_>>());
        let position = |old: Option<Position>| {
            let at = places.iter().position(|position| Some(*position) == old)?;
            found[at].position()
        };
        for (from, &left) in old.left.iter().enumerate().filter(|(from, _)| *from != old.tab) {
            if let (Some(to), Some(left)) = (tab(old.tabs[from]), position(left)) {
                self.left[to] = Some(left);
            }
        }
        let moved = |location: &Location| {
            Some(Location {
                tab: self.tabs[tab(location.tab)?],
                top: position(location.top),
                figure: None,
            })
        };
        self.history = old.history.map(moved);
        let node = |node| self.report.find(&old.report.address(node));
        self.focus = old.focus.and_then(|focus| {
            Some(Focus { cursor: node(focus.cursor)?, origin: moved(&focus.origin)? })
        });
        self.overlay = match old.overlay {
            Some(Overlay::Finder(mut finder)) => {
                finder.search(None);
                Some(Overlay::Finder(finder))
            }
            Some(Overlay::NotePopup { note, top }) => {
                let id = &old.report.notes[note].id;
                self.report.note(id).map(|note| Overlay::NotePopup { note, top })
            }
            // The places they lead to are those of the version before.
            Some(Overlay::Letter(_) | Overlay::Picker(_)) | None => None,
            Some(Overlay::Bookmarks(bookmarks)) => {
                let selected = bookmarks.selected();
                self.bookmarks(selected).map(Overlay::Bookmarks)
            }
            Some(Overlay::Help { top }) => Some(Overlay::Help { top }),
        };
        self.fit();
        if old.errata.is_some() {
            self.toggle_errata();
            self.message = None;
        }
    }
}
