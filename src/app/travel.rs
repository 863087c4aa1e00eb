//! Jumps: to a tab, to a position, and back and forward through them.

use std::ops::Range;

use super::figures::Quoted;
use super::history::Location;
use super::tabs::Tab;
use super::{App, Direction};
use crate::messages::Message;
use crate::page::Element;
use crate::report::{Node, Position};

impl App {
    /// Shows another tab where it was left, and remembers where from.
    pub(super) fn turn_to(&mut self, tab: usize) {
        self.close_windows();
        self.outline.focus = None;
        if tab != self.tab() {
            self.history.push(self.location());
            self.open_tab(tab);
        }
        self.fit();
    }

    /// Turns so many tabs to the right; after the last comes the first.
    pub(super) fn turn_by(&mut self, tabs: usize) {
        self.turn_to((self.tab() + tabs) % self.tabs().len());
    }

    /// Goes to a position, in the current tab if that shows it, else in the first that does; and remembers where from.
    pub(super) fn jump(&mut self, position: Position) {
        if self.tabs.shows(self.tab(), position.node) {
            self.jump_within(self.tab(), position);
        } else if let Some(tab) = self.tabs.first_with(position.node) {
            self.jump_within(tab, position);
        }
    }

    /// Goes to a position in a tab that shows it.
    pub(super) fn jump_within(&mut self, tab: usize, position: Position) {
        let from = self.location();
        self.close_windows();
        self.outline.focus = None;
        if tab != self.tab() {
            self.open_tab(tab);
        }
        self.fit();
        // What is pointed at from now on is where the jump leads.
        self.reader.select_link(None);
        match position.node {
            Node::Note(_) if position.offset == 0 => {
                self.reader.go_to(&self.report, position.node);
            }
            _ => {
                self.reader.show(&self.report, position);
            }
        }
        self.remember_jump(from);
    }

    /// Goes to a passage as [`App::jump`] does, and highlights it in place of what was searched.
    pub(super) fn jump_to_passage(&mut self, node: Node, chars: Range<usize>) {
        self.jump(Position { node, offset: chars.start });
        self.searches.found = None;
        let value = Some(chars.clone());
        self.figures.quoted = Some(Quoted { node, chars, value, parts: Vec::new() });
    }

    /// Goes to a position as [`App::jump`] does, and brings it to the top.
    pub(super) fn jump_to_top(&mut self, position: Position) {
        let from = self.location();
        self.jump(position);
        self.reader.restore(&self.report, Some(position));
        self.reader.show(&self.report, position);
        self.remember_jump(from);
    }

    /// Remembers where a jump began, if it led anywhere.
    pub(super) fn remember_jump(&mut self, from: Location) {
        if self.location() != from {
            self.history.push(from);
        }
    }

    /// Back to where the last jump began, or forward again.
    pub(super) fn travel(&mut self, direction: Direction) {
        let here = self.location();
        let Some(to) = self.history.travel(direction, here) else {
            let none = match direction {
                Direction::Back => Message::NoBack,
                Direction::Forward => Message::NoForward,
            };
            return self.say(none, &[]);
        };
        self.close_windows();
        self.outline.focus = None;
        if let Some(tab) = self.tabs.position(to.tab).filter(|&tab| tab != self.tab()) {
            self.open_tab(tab);
        }
        self.fit();
        self.reader.restore(&self.report, to.top);
        if let Some(figure) = to.figure {
            self.figures.select(figure);
        }
    }

    /// Shows another tab, where it was left.
    fn open_tab(&mut self, tab: usize) {
        self.tabs.left[self.tabs.current] = self.reader.kept();
        self.show_tab(tab);
    }

    /// Shows a tab where it was left, whatever was shown before.
    pub(super) fn show_tab(&mut self, tab: usize) {
        self.tabs.current = tab;
        let entries = self.tabs.tab().outline(&self.report, &self.tabs.contents[tab]);
        self.outline.open(entries);
        let text = self.layout().text;
        let elements = self.elements();
        self.reader.open(&self.report, elements, text.width.into(), text.height.into());
        self.reader.restore(&self.report, self.tabs.left[tab]);
        self.arrange_figures();
    }

    /// The elements of the current tab: a view's are under its opening page.
    pub(super) fn elements(&self) -> Vec<Element> {
        let lang = self.settings.lang;
        let elements = self.tabs.contents[self.tabs.current].iter().copied();
        match self.tabs.tab() {
            Tab::Theme(view) => {
                [Element::Opening(view, lang)].into_iter().chain(elements).collect()
            }
            Tab::Notes => {
                let notes = 0..self.report.notes.len();
                elements
                    .zip(notes)
                    .flat_map(|(note, n)| [note, Element::CitedIn(n, lang)])
                    .collect()
            }
            _ => elements.collect(),
        }
    }
}
