//! A new version of the report, taken up where the reader is.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use super::App;
use super::history::Location;
use super::outline::Focus;
use super::tabs::Tab;
use crate::report::{Position, Report};
use crate::session::{Anchor, find};

impl App {
    /// Takes up a new version of the report: the same tab, the same words on top, the same folds and jumps. Until the
    /// index comes anew, searching has to wait.
    pub(crate) fn reload(&mut self, report: Arc<Report>) {
        let session = self.session();
        let new = Self::with_session(report, self.settings.clone(), session);
        let mut old = mem::replace(self, new);
        self.message = None;
        self.outline.hidden = old.outline.hidden;
        self.figures.unlit = old.figures.unlit;
        let searches = mem::take(&mut old.searches);
        let found = searches.found.map(|found| found.query().to_owned());
        self.searches.sought = found.or(searches.sought);
        self.searches.queries = searches.queries;
        if old.is_unsaved() {
            self.keep_curating(&mut old.curating);
        }
        self.move_locations(&old);
        for window in mem::take(&mut old.windows) {
            self.windows.push(window);
            self.ask_window(|window, app| window.handle_reload(&old.report, app));
        }
        self.fit();
        if old.reader.errata().is_some() {
            self.toggle_errata();
            self.message = None;
        }
    }

    /// Finds where the tabs were left, where jumps began and where the outline's cursor was: all at once, in one reading of
    /// the report.
    fn move_locations(&mut self, old: &Self) {
        let keys = self.tabs().iter().map(|tab| tab.key(&self.report));
        let keys: HashMap<String, usize> = keys.zip(0..).collect();
        let new_tab = |tab: Tab| keys.get(&tab.key(&old.report)).copied();

        let origin = old.outline.focus.iter().map(|focus| &focus.origin);
        let tops = old.history.locations().chain(origin).map(|location| location.top);
        let positions: Vec<Position> =
            old.tabs.left.iter().copied().chain(tops).flatten().collect();
        let anchors: Vec<Anchor> =
            positions.iter().map(|&position| Anchor::of(&old.report, position)).collect();
        let found = find(&self.report, &anchors.iter().collect::<Vec<_>>());
        let new_position = |old: Option<Position>| {
            let at = positions.iter().position(|position| Some(*position) == old)?;
            found[at].position()
        };
        let new_location = |location: &Location, tabs: &[Tab]| {
            Some(Location {
                tab: tabs[new_tab(location.tab)?],
                top: new_position(location.top),
                figure: None,
            })
        };

        for (from, &left) in old.tabs.left.iter().enumerate().filter(|(from, _)| *from != old.tab())
        {
            if let (Some(to), Some(left)) = (new_tab(old.tabs()[from]), new_position(left)) {
                self.tabs.left[to] = Some(left);
            }
        }
        self.history = old.history.map(|location| new_location(location, &self.tabs.all));
        self.outline.focus = old.outline.focus.and_then(|focus| {
            Some(Focus {
                cursor: self.report.find(&old.report.address(focus.cursor))?,
                origin: new_location(&focus.origin, &self.tabs.all)?,
            })
        });
    }
}
