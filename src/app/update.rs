//! What each action does. One function for each mode; what a mode does not know does nothing.

use std::sync::Arc;

use super::{App, ColourScheme, Overlay};
use crate::keys::{Action, Effect, Mode};
use crate::messages::Message;
use crate::page::{Anchor, Link};
use crate::report::{Node, Position};

impl App {
    /// Does what an action says in the present mode.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Mouse => return self.toggle_mouse(),
            Action::CopyPassage => return self.copy(true),
            Action::CopyCitation => return self.copy(false),
            Action::Language => {
                self.settings.lang = self.settings.lang.other();
                self.session.lang = Some(self.settings.lang);
                self.set_page_anew();
                self.say(Message::Language, &[]);
            }
            Action::ColourScheme => self.next_colours(),
            Action::Commands => self.open_commands(),
            Action::SetBookmark => self.await_letter(),
            Action::Bookmarks => self.list_bookmarks(),
            Action::Explain => self.explain(),
            Action::Documents => self.open_documents(),
            Action::Errata => self.toggle_errata(),
            Action::Select => self.select(),
            Action::Help => self.overlay = Some(Overlay::Help { top: 0 }),
            Action::Search => self.overlay = Some(Overlay::Finder(super::Finder::default())),
            Action::NextTab => self.turn_to((self.tab + 1) % self.tabs.len()),
            Action::PreviousTab => self.turn_to((self.tab + self.tabs.len() - 1) % self.tabs.len()),
            Action::Tab(number) => {
                match usize::from(number).checked_sub(1).filter(|&tab| tab < self.tabs.len()) {
                    Some(tab) => self.turn_to(tab),
                    None => self.say(Message::NoTab, &[&number.to_string()]),
                }
            }
            Action::Back | Action::Forward => self.travel(action == Action::Back),
            Action::NextHit => self.step(true),
            Action::PreviousHit => self.step(false),
            Action::ShowFigures => self.show_figures(),
            Action::MarkFigures => self.mark_figures(),
            Action::ToggleOutline => self.toggle_outline(),
            _ => match self.mode() {
                Mode::Reading => self.read(action),
                Mode::Selecting => self.move_selection(action),
                Mode::Outline => self.browse(action),
                Mode::Finder => self.find(action),
                Mode::NotePopup => self.note_popup(action),
                Mode::Help => self.help(action),
                Mode::Picker => return self.choose(action),
                Mode::Letter => self.overlay = None,
                Mode::Bookmarks => return self.handle_bookmarks(action),
                Mode::Figures => self.look(action),
                Mode::FigureFilter => self.filter_figures(action),
            },
        }
        Vec::new()
    }

    pub(super) fn read(&mut self, action: Action) {
        let report = Arc::clone(&self.report);
        match action {
            Action::LineDown => self.reader.scroll(&report, 1),
            Action::LineUp => self.reader.scroll(&report, -1),
            Action::PageDown => self.reader.page_down(&report),
            Action::PageUp => self.reader.page_up(&report),
            Action::HalfDown => self.reader.half(&report, true),
            Action::HalfUp => self.reader.half(&report, false),
            Action::Top => self.reader.home(&report),
            Action::Bottom => self.reader.end(&report),
            Action::NextSection | Action::PreviousSection => {
                self.reader.section(&report, action == Action::NextSection);
            }
            Action::NextReference | Action::PreviousReference => {
                self.reference(action == Action::NextReference);
            }
            Action::Open => self.open_mark(),
            Action::ToOutline => self.focus_outline(),
            Action::Close => {
                if self.reader.selected().is_some() {
                    self.reader.select(None);
                } else if self.quoted.is_some() {
                    self.quoted = None;
                } else {
                    self.found = None;
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, forward: bool) {
        let report = Arc::clone(&self.report);
        if self.reader.reference(&report, forward).is_none() {
            let none = self.reader.page().links.is_empty();
            self.say(if none { Message::NoMarks } else { Message::NoMoreMarks }, &[]);
        }
    }

    /// What Enter opens in the text: the selected mark, or else the first in sight.
    pub fn mark_to_open(&self) -> Option<Anchor> {
        self.reader.selected_in_sight().or_else(|| {
            let visible = self.reader.visible();
            let mut links = self.reader.page().links.iter().copied();
            links.find(|anchor| visible.contains(&anchor.row))
        })
    }

    fn open_mark(&mut self) {
        match self.mark_to_open() {
            Some(anchor) => {
                self.reader.select(Some((anchor.link, anchor.position)));
                self.follow(anchor.link);
            }
            None => self.say(Message::NoMarks, &[]),
        }
    }

    /// Follows a link: a mark opens its note in a window, a reference leads to its place.
    pub(super) fn follow(&mut self, link: Link) {
        match link {
            Link::Note(note) => self.overlay = Some(Overlay::NotePopup { note, top: 0 }),
            Link::Position(position) => self.jump(position),
        }
    }

    fn note_popup(&mut self, action: Action) {
        let Some(Overlay::NotePopup { note, top }) = self.overlay else {
            return;
        };
        let page = self.layout().pane.height.saturating_sub(4).max(1).into();
        let last = self.note_popup_rows(note).len().saturating_sub(page);
        let to = match action {
            Action::LineDown => top + 1,
            Action::LineUp => top.saturating_sub(1),
            Action::PageDown | Action::HalfDown => top + page,
            Action::PageUp | Action::HalfUp => top.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            Action::NextReference | Action::PreviousReference => {
                self.reference(action == Action::NextReference);
                if let Some((link @ Link::Note(_), _)) = self.reader.selected() {
                    self.follow(link);
                }
                return;
            }
            Action::Open => {
                self.overlay = None;
                return self.jump(Position::from(Node::Note(note)));
            }
            Action::Close => return self.overlay = None,
            _ => return,
        };
        self.overlay = Some(Overlay::NotePopup { note, top: to.min(last) });
    }

    fn help(&mut self, action: Action) {
        let Some(Overlay::Help { top }) = self.overlay else {
            return;
        };
        let page: usize = self.layout().body.height.saturating_sub(4).max(1).into();
        let last = crate::keys::help(self.settings.lang).len().saturating_sub(page);
        let to = match action {
            Action::LineDown => top + 1,
            Action::LineUp => top.saturating_sub(1),
            Action::PageDown => top + page,
            Action::PageUp => top.saturating_sub(page),
            Action::HalfDown => top + page / 2,
            Action::HalfUp => top.saturating_sub(page / 2),
            Action::Top => 0,
            Action::Bottom => last,
            Action::Open | Action::Close => return self.overlay = None,
            _ => return,
        };
        self.overlay = Some(Overlay::Help { top: to.min(last) });
    }

    fn next_colours(&mut self) {
        let (next, word) = match self.settings.colours {
            ColourScheme::Dark => (ColourScheme::Light, Message::Light),
            ColourScheme::Light => (ColourScheme::Mono, Message::Mono),
            ColourScheme::Mono => (ColourScheme::Dark, Message::Dark),
        };
        self.settings.colours = next;
        self.session.colours = Some(next);
        self.say(word, &[]);
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(if self.settings.mouse { Message::MouseOn } else { Message::MouseOff }, &[]);
        vec![Effect::CaptureMouse(self.settings.mouse)]
    }
}
