//! Taking up what a reader left behind, and giving what is to be kept.

use std::collections::{BTreeMap, BTreeSet};

use super::App;
use crate::messages::Message;
use crate::report::{Node, Position};
use crate::session::{Anchor, Session, find};
use crate::text::SafeText;

impl App {
    /// What is to be kept of the present state.
    pub fn session(&self) -> Session {
        Session {
            tab: Some(SafeText::new(&self.tabs.tab().key(&self.report))),
            top: self.reader.kept().map(|top| Anchor::of(&self.report, top)),
            tops: self.tops(),
            query: self.searches.queries.last().map(|query| SafeText::new(query)),
            folds: self.folds(),
            ..self.session.clone()
        }
    }

    /// Where the tabs that are not shown were left.
    fn tops(&self) -> BTreeMap<SafeText, Anchor> {
        let others = (0..self.tabs().len()).filter(|&tab| tab != self.tab());
        let top = |tab: usize| {
            let key = SafeText::new(&self.tabs()[tab].key(&self.report));
            Some((key, Anchor::of(&self.report, self.tabs.left[tab]?)))
        };
        others.filter_map(top).collect()
    }

    /// The addresses of the folded sections.
    fn folds(&self) -> BTreeSet<SafeText> {
        let address = |section| SafeText::new(&self.report.address(Node::Heading(section)));
        self.outline.folded().map(address).collect()
    }

    /// Shows what a session says: its tab where it was left, with its folds. Language and colours are the settings' concern.
    pub(super) fn take_up(&mut self, session: Session) {
        if !session.folds.is_empty() {
            let sections = self.report.sections.iter().enumerate();
            let folded = sections.filter(|(_, section)| session.folds.contains(&section.id));
            self.outline.set_folded(folded.map(|(position, _)| position).collect());
        }
        let top = session.top.as_ref().and_then(|top| self.position_of(top));
        let key = session.tab.as_deref();
        let keyed =
            key.and_then(|key| self.tabs().iter().position(|tab| tab.key(&self.report) == key));
        let shows = |&tab: &usize| top.is_none_or(|top| self.tabs.shows(tab, top.node));
        let tab =
            keyed.filter(shows).or_else(|| self.tabs.first_with(top?.node)).or(keyed).unwrap_or(0);
        if key.is_none() {
            self.say(Message::Welcome, &[]);
        }
        self.take_up_tops(&session.tops);
        self.searches.queries.extend(session.query.as_ref().map(ToString::to_string));
        self.session = session;
        self.tabs.left[tab] = top;
        self.show_tab(tab);
    }

    /// Leaves each tab where it was left.
    fn take_up_tops(&mut self, tops: &BTreeMap<SafeText, Anchor>) {
        let found = find(&self.report, &tops.values().collect::<Vec<_>>());
        for (key, found) in tops.keys().zip(found) {
            let tab = self.tabs().iter().position(|tab| tab.key(&self.report) == key.as_str());
            if let Some(tab) = tab {
                self.tabs.left[tab] = found.position();
            }
        }
    }

    /// Where a kept position is; where its words are gone, what is at its address, or the section that it was in.
    fn position_of(&self, anchor: &Anchor) -> Option<Position> {
        let lost = || {
            let address = anchor.address.as_str();
            let section = address.rsplit_once('/').map(|(section, _)| section);
            self.report.find(address).or_else(|| self.report.find(section?))
        };
        let found = anchor.find(&self.report).position();
        found.or_else(|| lost().map(Position::from))
    }
}
