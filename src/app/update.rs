//! What each action does. What a mode does not know does nothing in it.

use std::collections::HashMap;
use std::sync::Arc;

use super::windows::save_prompt::SavePrompt;
use super::{App, Direction};
use crate::annotations::errata::{Errata, LocatedErratum};
use crate::keys::{Action, Effect, Mode};
use crate::messages::Message;
use crate::report::{Decision, Node, Position};
use crate::session::ColourScheme;

impl App {
    /// Does what an action says in the present mode.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return SavePrompt::or_quit(self),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Mouse => return self.toggle_mouse(),
            Action::CopyPassage => return self.copy_passage(),
            Action::CopyCitation => return self.copy_citation(),
            Action::Language => self.next_language(),
            Action::ColourScheme => self.next_colours(),
            Action::Errata => self.toggle_errata(),
            Action::NextErratum => self.next_erratum(Direction::Forward),
            Action::PreviousErratum => self.next_erratum(Direction::Back),
            Action::CopyList(listing, format) => return self.copy_list(listing, format),
            Action::Select => {
                let found = self.found().and_then(|found| Some(found.at()?.position()));
                self.reader.select_more(&self.report, found);
                if let Some(selection) = self.reader.selection() {
                    self.say(selection.unit(), &[]);
                }
            }
            Action::NextTab => self.turn_by(1),
            Action::PreviousTab => self.turn_by(self.tabs().len() - 1),
            Action::Tab(number) => {
                match usize::from(number).checked_sub(1).filter(|&tab| tab < self.tabs().len()) {
                    Some(tab) => self.turn_to(tab),
                    None => self.say(Message::NoTab, &[&number.to_string()]),
                }
            }
            Action::Back => self.travel(Direction::Back),
            Action::Forward => self.travel(Direction::Forward),
            Action::NextHit => self.next_occurrence(Direction::Forward),
            Action::PreviousHit => self.next_occurrence(Direction::Back),
            Action::ShowFigures => self.show_figures(),
            Action::MarkFigures => self.light_figures(),
            Action::ToggleOutline => self.toggle_outline(),
            Action::SearchSelected => self.search_selected(),
            Action::TakeBack => self.take_back(),
            Action::SaveCuration => return vec![Effect::SaveCuration],
            _ if self.open_window(action) => {}
            _ => return self.handle_in_mode(action),
        }
        Vec::new()
    }

    /// Does what an action says in the window on top, or else in the pane that has the keys.
    fn handle_in_mode(&mut self, action: Action) -> Vec<Effect> {
        if let Some(effects) = self.ask_window(|window, app| window.handle_action(action, app)) {
            return effects;
        }
        match self.mode() {
            Mode::Outline => self.handle_outline(action),
            Mode::Figures => self.handle_figures(action),
            Mode::Selecting => self.handle_selecting(action),
            _ => self.handle_reading(action),
        }
        Vec::new()
    }

    fn handle_selecting(&mut self, action: Action) {
        if action == Action::Close {
            self.reader.take_selection();
        } else if !self.reader.move_selection(&self.report, action) {
            self.handle_reading(action);
        }
    }

    pub(super) fn handle_reading(&mut self, action: Action) {
        let (report, reader) = (&self.report, &mut self.reader);
        match action {
            Action::LineDown => reader.scroll(report, 1),
            Action::LineUp => reader.scroll(report, -1),
            Action::PageDown => reader.page_down(report),
            Action::PageUp => reader.page_up(report),
            Action::HalfDown => reader.half(report, Direction::Forward),
            Action::HalfUp => reader.half(report, Direction::Back),
            Action::Top => reader.home(report),
            Action::Bottom => reader.end(report),
            Action::NextSection => {
                reader.section(report, Direction::Forward);
            }
            Action::PreviousSection => {
                reader.section(report, Direction::Back);
            }
            Action::NextParagraph => reader.paragraph(report, Direction::Forward),
            Action::PreviousParagraph => reader.paragraph(report, Direction::Back),
            Action::NextReference => self.select_next_link(Direction::Forward),
            Action::PreviousReference => self.select_next_link(Direction::Back),
            Action::Open => self.open_link(),
            Action::ToOutline => self.enter_outline(),
            Action::AcceptFigure => self.decide(Decision::Accepted),
            Action::RejectFigure => self.decide(Decision::Rejected),
            Action::Close => self.drop_highlights(),
            _ => {}
        }
    }

    /// Drops the selected link, or else the quote of a figure, or else what was searched.
    fn drop_highlights(&mut self) {
        if self.reader.selected().is_some() {
            self.reader.select_link(None);
        } else if self.figures.quoted.take().is_none() {
            self.searches.found = None;
        }
    }

    /// Selects the next link in the text or the one before, and says if there is none.
    pub(super) fn select_next_link(&mut self, direction: Direction) {
        if self.reader.next_link(&self.report, direction).is_none() {
            let none = self.reader.page().links.is_empty();
            self.say(if none { Message::NoMarks } else { Message::NoMoreMarks }, &[]);
        }
        self.pass_on_light();
    }

    fn open_link(&mut self) {
        match self.reader.link_to_open() {
            Some(anchor) => {
                self.reader.select_link(Some((anchor.link, anchor.position)));
                self.follow(anchor.link);
            }
            None => self.say(Message::NoMarks, &[]),
        }
    }

    fn next_language(&mut self) {
        self.settings.lang = self.settings.lang.other();
        self.session.lang = Some(self.settings.lang);
        let elements = self.elements();
        self.reader.exchange(&self.report, elements);
        let errata = self.reader.errata().cloned();
        self.show_errata(errata);
        self.arrange_figures();
        self.say(Message::Language, &[]);
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

    /// Takes the colours that fit the terminal's background, unless the reader has chosen some.
    pub(crate) fn fit_colours(&mut self, colours: ColourScheme) {
        if self.session.colours.is_none() {
            self.settings.colours = colours;
        }
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(if self.settings.mouse { Message::MouseOn } else { Message::MouseOff }, &[]);
        vec![Effect::CaptureMouse(self.settings.mouse)]
    }

    /// Shows the likely faults of the printed text, or not.
    pub(super) fn toggle_errata(&mut self) {
        if self.reader.errata().is_some() {
            self.show_errata(None);
            return self.say(Message::ErrataOff, &[]);
        }
        let errata = Errata::new(&self.report);
        let all = errata.count().to_string();
        let members = &self.tabs.members[self.tab()];
        let here: usize = members.iter().map(|&node| errata.of(node).len()).sum();
        self.show_errata(Some(Arc::new(errata)));
        self.say(Message::ErrataOn, &[&all, &here.to_string()]);
    }

    /// To the next erratum of the report from where the reader is, or the one before; round the ends. Errata are shown
    /// from then on.
    fn next_erratum(&mut self, direction: Direction) {
        if self.reader.errata().is_none() {
            self.toggle_errata();
        }
        let Some(errata) = self.reader.errata().cloned() else { return };
        let all = errata.in_order(&self.report);
        let Some(at) = self.erratum_from_here(&all, direction) else {
            return self.say(Message::NoErrata, &[]);
        };
        let (node, fault) = &all[at];
        self.jump_to_passage(*node, fault.chars.clone());
        self.say(Message::ErratumOf, &[&(at + 1).to_string(), &all.len().to_string()]);
    }

    /// The position among `all` errata of the one after where the reader is, or before.
    fn erratum_from_here(
        &self,
        all: &[(Node, &LocatedErratum)],
        direction: Direction,
    ) -> Option<usize> {
        let last = all.len().checked_sub(1)?;
        let here = self.reader.meant();
        let order: HashMap<Node, usize> = self.report.nodes().zip(0..).collect();
        let key = |position: Position| (order.get(&position.node), position.offset);
        let to = |i: usize| Position { node: all[i].0, offset: all[i].1.chars.start };
        let here = here.map(key);
        // Of what is on top its first erratum counts as still to come, the one that a jump led to does not.
        let led = |i: usize| self.reader.pointed() == Some(to(i));
        Some(match direction {
            Direction::Forward => {
                let next = |&i: &usize| !led(i) && here.is_none_or(|here| key(to(i)) >= here);
                (0..=last).find(next).unwrap_or(0)
            }
            Direction::Back => {
                let before = |&i: &usize| here.is_some_and(|here| key(to(i)) < here);
                (0..=last).rev().find(before).unwrap_or(last)
            }
        })
    }

    fn show_errata(&mut self, errata: Option<Arc<Errata>>) {
        let errata = errata.map(|errata| (errata, self.settings.lang));
        self.reader.show_errata(&self.report, errata);
    }
}
