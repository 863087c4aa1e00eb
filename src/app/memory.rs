//! Taking up what a reader left behind, and giving what is to be kept.

use std::collections::{BTreeSet, HashSet};

use super::App;
use super::anchor::Anchor;
use super::desk::Desk;
use crate::report::{Place, Spot};
use crate::text::Text;
use crate::words::Word;

impl App {
    /// What is to be kept of the present state.
    pub fn desk(&self) -> Desk {
        Desk {
            tab: Some(Text::new(&self.current_tab().key(&self.report))),
            top: self.reader.kept().map(|top| Anchor::of(&self.report, top)),
            folds: self.folds(),
            ..self.desk.clone()
        }
    }

    /// The addresses of the folded sections.
    fn folds(&self) -> BTreeSet<Text> {
        let address = |section| Text::new(&self.report.address(Spot::Heading(section)));
        self.outline.folded().map(address).collect()
    }

    /// Shows what a desk says: its tab where it was left, with its folds. Language and colours are the settings' concern.
    pub(super) fn take_up(&mut self, desk: Desk) {
        let folded: HashSet<&str> = desk.folds.iter().map(Text::as_str).collect();
        if !folded.is_empty() {
            for (section, its) in self.report.sections.iter().enumerate() {
                self.outline.fold(Spot::Heading(section), folded.contains(its.id.as_str()));
            }
        }
        let top = desk.top.as_ref().and_then(|top| self.place_of(top));
        let key = desk.tab.as_deref();
        let tab = key.and_then(|key| self.tabs.iter().position(|tab| tab.key(&self.report) == key));
        let shows = |&tab: &usize| top.is_none_or(|top| self.members[tab].contains(&top.spot));
        let tab = tab
            .filter(shows)
            .or_else(|| top.and((0..self.tabs.len()).find(shows)))
            .or(tab)
            .unwrap_or(0);
        if key.is_none() {
            self.say(Word::Welcome, &[]);
        }
        self.desk = desk;
        self.left[tab] = top;
        self.show_tab(tab);
    }

    /// Where a kept place is; where its words are gone, what stands at its address, or the section that it stood in.
    fn place_of(&self, anchor: &Anchor) -> Option<Place> {
        let lost = || {
            let address = anchor.address.as_str();
            let section = address.rsplit_once('/').map(|(section, _)| section);
            self.report.find(address).or_else(|| self.report.find(section?))
        };
        let found = anchor.find(&self.report).place();
        found.or_else(|| lost().map(Place::from))
    }
}
