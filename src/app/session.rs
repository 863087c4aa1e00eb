//! Taking up what a reader left behind, and giving what is to be kept.

use std::collections::BTreeSet;

use super::App;
use crate::messages::Message;
use crate::report::{Node, Position};
use crate::session::{Anchor, Session};
use crate::text::SafeText;

impl App {
    /// What is to be kept of the present state.
    pub fn session(&self) -> Session {
        Session {
            tab: Some(SafeText::new(&self.tabs.tab().key(&self.report))),
            top: self.reader.kept().map(|top| Anchor::of(&self.report, top)),
            folds: self.folds(),
            ..self.session.clone()
        }
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
        self.session = session;
        self.tabs.leave(tab, top);
        self.show_tab(tab);
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
