//! Jumps: to a tab, to a place, and back and forward through them.

use std::sync::Arc;

use super::App;
use crate::messages::Message;
use crate::report::{Node, Position};

impl App {
    /// Shows another tab where it was left, and remembers where from.
    pub(super) fn turn_to(&mut self, tab: usize) {
        self.overlay = None;
        self.focus = None;
        if tab != self.tab {
            self.history.push(self.position());
            self.open_tab(tab);
        }
        self.fit();
    }

    /// Goes to a place, in the current tab if that shows it, else in the first that does; and remembers where from.
    pub(super) fn jump(&mut self, position: Position) {
        let shows = |&tab: &usize| self.members[tab].contains(&position.node);
        let tab = if shows(&self.tab) { Some(self.tab) } else { (0..self.tabs.len()).find(shows) };
        if let Some(tab) = tab {
            self.jump_within(tab, position);
        }
    }

    pub(super) fn jump_within(&mut self, tab: usize, position: Position) {
        let report = Arc::clone(&self.report);
        let from = self.position();
        self.focus = None;
        if tab != self.tab {
            self.open_tab(tab);
        }
        self.fit();
        match position.node {
            Node::Note(_) if position.offset == 0 => {
                self.reader.go_to(&report, position.node);
            }
            _ => {
                self.reader.show(&report, position);
            }
        }
        if self.position() != from {
            self.history.push(from);
        }
    }

    pub(super) fn travel(&mut self, back: bool) {
        let here = self.position();
        let to = if back { self.history.back(here) } else { self.history.forward(here) };
        let Some(to) = to else {
            return self.say(if back { Message::NoBack } else { Message::NoForward }, &[]);
        };
        self.overlay = None;
        self.focus = None;
        if let Some(tab) =
            self.tabs.iter().position(|&tab| tab == to.tab).filter(|&tab| tab != self.tab)
        {
            self.open_tab(tab);
        }
        self.fit();
        let report = Arc::clone(&self.report);
        self.reader.restore(&report, to.top);
        if let Some(figure) = to.figure {
            self.pane.select(figure);
        }
    }
}
