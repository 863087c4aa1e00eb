//! A new version of the report, taken up where the reader is.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use super::anchor::{Anchor, find};
use super::history::Position;
use super::outline::Focus;
use super::tabs::Tab;
use super::{App, Overlay};
use crate::report::{Place, Report};

impl App {
    /// Takes up a new version of the report: the same tab, the same words on top, the same folds and jumps. Until the
    /// index comes anew, searching has to wait.
    pub fn reload(&mut self, report: Arc<Report>) {
        let desk = self.desk();
        let new = Self::with_desk(report, self.settings.clone(), desk);
        let old = mem::replace(self, new);
        self.message = None;
        self.beside = old.beside;
        self.marks = old.marks;
        self.sought = old.found.map(|found| found.query().to_owned()).or(old.sought);
        self.queries = old.queries;
        let keys = self.tabs.iter().map(|tab| tab.key(&self.report));
        let keys: HashMap<String, usize> = keys.zip(0..).collect();
        let tab = |tab: Tab| keys.get(&tab.key(&old.report)).copied();
        // All places at once, in one reading of the report.
        let anchor = |place: &Place| Anchor::of(&old.report, *place);
        let origin = old.focus.iter().map(|focus| &focus.origin);
        let tops = old.history.positions().chain(origin).map(|from| &from.top);
        let places: Vec<Place> = old.left.iter().chain(tops).flatten().copied().collect();
        let anchors: Vec<Anchor> = places.iter().map(anchor).collect();
        let found = find(&self.report, &anchors.iter().collect::<Vec<_>>());
        let place = |old: Option<Place>| {
            let at = places.iter().position(|place| Some(*place) == old)?;
            found[at].place()
        };
        for (from, &left) in old.left.iter().enumerate().filter(|(from, _)| *from != old.tab) {
            if let (Some(to), Some(left)) = (tab(old.tabs[from]), place(left)) {
                self.left[to] = Some(left);
            }
        }
        let position = |position: &Position| {
            Some(Position {
                tab: self.tabs[tab(position.tab)?],
                top: place(position.top),
                figure: None,
            })
        };
        self.history = old.history.map(position);
        let spot = |spot| self.report.find(&old.report.address(spot));
        self.focus = old.focus.and_then(|focus| {
            Some(Focus { cursor: spot(focus.cursor)?, origin: position(&focus.origin)? })
        });
        self.overlay = match old.overlay {
            Some(Overlay::Finder(mut finder)) => {
                finder.search(None);
                Some(Overlay::Finder(finder))
            }
            Some(Overlay::Peek { note, top }) => {
                let id = &old.report.notes[note].id;
                self.report.note(id).map(|note| Overlay::Peek { note, top })
            }
            // The places they lead to are those of the version before.
            Some(Overlay::Letter(_) | Overlay::Chooser(_)) | None => None,
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
