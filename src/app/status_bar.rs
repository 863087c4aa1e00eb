//! The status bar: where the reader is or what just happened, how far the page is read, and the keys that help now, as
//! many as there is room for.

use super::App;
use crate::citation;
use crate::figures::FigureRow;
use crate::keys::{Action, Mode, key_for};
use crate::messages::Message;
use crate::page::columns;
use crate::report::Node;

/// An action that is offered, and what its key is said to do.
pub(crate) type Hint = (Action, Message);

/// What the status bar says at its left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// A sentence of the program.
    Says(Message),
    /// A question, and what is typed in answer among what it is filled with.
    Asks(Message, Vec<String>),
    /// The path to this node.
    At(Node),
    /// Nothing.
    Nothing,
}

/// What is on the status bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatusBar {
    /// What is said at its left: a position, or a sentence of the program.
    pub left: String,
    /// Whether that is a sentence.
    pub is_sentence: bool,
    /// What is at its right, from left to right.
    pub right: Vec<StatusCell>,
    /// The column that the right part begins at.
    pub right_begins: u16,
}

/// A part of the status bar: a key that helps, or how much of the page is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatusCell {
    /// The action of a key that helps.
    pub action: Option<Action>,
    /// What is shown.
    pub text: String,
    /// Columns from the left of the screen.
    pub x: u16,
    /// Columns.
    pub width: u16,
}

/// Blank columns between two parts.
const GAP: usize = 3;

impl App {
    /// What the status bar says until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Says something in the status bar until the next key.
    pub(crate) fn say(&mut self, word: Message, values: &[&str]) {
        self.message = Some(word.fill(self.settings.lang, values));
    }

    /// What is on the status bar.
    pub(crate) fn status_bar(&self) -> StatusBar {
        let bar = self.layout().status_bar;
        let room = usize::from(bar.width.saturating_sub(2));
        let (left, is_sentence) = self.status_text();
        let mut parts = Vec::new();
        // How much is read gives way to what has just happened.
        let is_told = self.message.is_none() || !self.is_narrow();
        if matches!(self.mode(), Mode::Reading | Mode::Selecting) && is_told {
            parts.extend(self.page_in_words().map(|page| (None, page)));
            parts.push((None, format!("{}%", self.reader.percent())));
        }
        // A sentence is said in full before any hint; a path gives way to them, and altogether to the way out of what is not
        // plain reading.
        let kept = match self.mode() {
            _ if is_sentence => columns(&left),
            Mode::Reading => columns(&left).min(room / 2),
            Mode::Figures if self.figures.close_up().is_none() => columns(&left).min(room / 2),
            _ => 0,
        };
        let taken = kept + 2 + parts.iter().map(|(_, text)| columns(text) + GAP).sum::<usize>();
        self.add_hints(&mut parts, room.saturating_sub(taken));
        let gaps = GAP * parts.len().saturating_sub(1);
        let width = gaps + parts.iter().map(|(_, text)| columns(text)).sum::<usize>();
        let right_begins = bar.x + 1.min(bar.width) + room.saturating_sub(width) as u16;
        let mut x = right_begins;
        let mut right = Vec::new();
        for (action, text) in parts {
            let width = columns(&text).min(room) as u16;
            right.push(StatusCell { action, text, x, width });
            x = x.saturating_add(width + GAP as u16);
        }
        StatusBar { left, is_sentence, right, right_begins }
    }

    /// What is said at the left, and whether it is a sentence of the program.
    fn status_text(&self) -> (String, bool) {
        if let Some(message) = &self.message {
            return (message.clone(), true);
        }
        let status = self.window().and_then(|window| window.component().status());
        let text = match status {
            Some(Status::Says(word)) => return (word.say(self.settings.lang).to_owned(), true),
            Some(Status::Asks(words, values)) => {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                return (words.fill(self.settings.lang, &values), true);
            }
            Some(Status::At(node)) => self.path_to(node),
            Some(Status::Nothing) => String::new(),
            None if self.mode() == Mode::Figures => {
                let node = self.figure().and_then(|row| row.node);
                node.map(|node| citation::position_in_words(&self.report, node, self.settings.lang))
                    .unwrap_or_default()
            }
            None => match self.reader.current() {
                Some(node) => self.path_to(node),
                None => self.name.clone(),
            },
        };
        (text, false)
    }

    /// The page of the source that is being read; none where that is not known.
    fn page_in_words(&self) -> Option<String> {
        let position = self.reader.target().or_else(|| self.reader.top_position())?;
        let page = self.pages.of(position)?;
        Some(Message::AtPage.fill(self.settings.lang, &[&page.to_string()]))
    }

    /// The path to a node in words.
    fn path_to(&self, node: Node) -> String {
        let report = &self.report;
        match node {
            Node::Heading(s) | Node::Block(s, _) => citation::section_path(report, s),
            Node::Note(n) => Message::Note.fill(self.settings.lang, &[&report.notes[n].label]),
            Node::Title => self.name.clone(),
        }
    }

    /// Adds as many hints as there is room for, in columns, in their order; those that matter most stay longest.
    fn add_hints(&self, parts: &mut Vec<(Option<Action>, String)>, room: usize) {
        let mode = self.mode();
        let hint = |&(action, word): &Hint| {
            let key = key_for(mode, action).filter(|_| self.does_something(action))?;
            Some((action, format!("{key} {}", word.say(self.settings.lang))))
        };
        let hints: Vec<(Action, String)> = self.hints().iter().filter_map(hint).collect();
        let mut by_weight: Vec<usize> = (0..hints.len()).collect();
        by_weight.sort_by_key(|&i| self.rank(hints[i].0));
        let mut used = 0;
        let mut kept = Vec::new();
        for i in by_weight {
            used += columns(&hints[i].1) + if kept.is_empty() { 0 } else { GAP };
            if used > room {
                break;
            }
            kept.push(i);
        }
        kept.sort_unstable();
        parts.extend(kept.into_iter().map(|i| (Some(hints[i].0), hints[i].1.clone())));
    }

    /// How long a hint stays when space is short, the lowest longest: the way out, after a search the way to quote
    /// what was found, the way to help; all others in their order.
    fn rank(&self, action: Action) -> usize {
        match action {
            Action::Close => 0,
            Action::CopyPassage if self.found().is_some() => 1,
            Action::Help => 2,
            _ => 3,
        }
    }

    /// Whether an action would change anything now: a key that does not is no help.
    fn does_something(&self, action: Action) -> bool {
        if let Some(window) = self.window() {
            return window.component().does_something(action, self);
        }
        match action {
            Action::CopyPassage => self.can_copy(),
            Action::NextReference => self.reader.has_next_link(),
            Action::NextHit => self.found().is_some_and(|found| found.occurrences().len() > 1),
            Action::Fold => self.can_fold(),
            Action::NextView if self.report.curation.themes.is_empty() => false,
            Action::Open
            | Action::CloseUp
            | Action::NextView
            | Action::NextKind
            | Action::SortFigures
                if self.mode() == Mode::Figures =>
            {
                self.figure().is_some()
            }
            _ => true,
        }
    }

    /// The keys that help now, in the order in which they are shown.
    fn hints(&self) -> &'static [Hint] {
        if let Some(window) = self.window() {
            return window.component().hints();
        }
        match self.mode() {
            Mode::Selecting => &[
                (Action::CopyPassage, Message::HintCopy),
                (Action::Close, Message::HintDrop),
                (Action::Select, Message::HintMore),
                (Action::LineDown, Message::HintChoose),
                (Action::SearchSelected, Message::HintSearch),
                (Action::Help, Message::HintHelp),
            ],
            Mode::Outline => &[
                (Action::Open, Message::HintGo),
                (Action::Close, Message::HintBack),
                (Action::Fold, Message::HintFold),
                (Action::Help, Message::HintHelp),
            ],
            Mode::Figures if self.figures.close_up().is_some() => &[
                (Action::Open, Message::HintSentence),
                (Action::Close, Message::HintBack),
                (Action::Help, Message::HintHelp),
            ],
            Mode::Figures if self.figure().is_some_and(FigureRow::is_found) => &[
                (Action::Open, Message::HintSentence),
                (Action::AcceptFigure, Message::HintAccept),
                (Action::CorrectFigure, Message::HintCorrect),
                (Action::RejectFigure, Message::HintReject),
                (Action::HideUnsure, Message::HintSure),
                (Action::CloseUp, Message::HintChart),
                (Action::Help, Message::HintHelp),
            ],
            Mode::Figures => &[
                (Action::Open, Message::HintSentence),
                (Action::CloseUp, Message::HintChart),
                (Action::FilterFigures, Message::HintType),
                (Action::NextView, Message::HintView),
                (Action::NextKind, Message::HintKind),
                (Action::SortFigures, Message::HintSort),
                (Action::Help, Message::HintHelp),
            ],
            _ if self.figure_to_decide().is_some_and(FigureRow::is_found) => &[
                (Action::AcceptFigure, Message::HintAccept),
                (Action::CorrectFigure, Message::HintCorrect),
                (Action::RejectFigure, Message::HintReject),
                (Action::Back, Message::HintBack),
                (Action::CopyPassage, Message::HintQuote),
                (Action::Help, Message::HintHelp),
            ],
            _ if self.found().is_some() => &[
                (Action::NextHit, Message::HintNext),
                (Action::CopyPassage, Message::HintQuote),
                (Action::Close, Message::HintClose),
                (Action::Search, Message::HintSearch),
                (Action::Help, Message::HintHelp),
            ],
            _ => &[
                (Action::Search, Message::HintSearch),
                (Action::NextReference, Message::HintNote),
                (Action::CopyPassage, Message::HintQuote),
                (Action::Help, Message::HintHelp),
                (Action::Quit, Message::HintQuit),
                (Action::Commands, Message::HintCommands),
            ],
        }
    }
}
