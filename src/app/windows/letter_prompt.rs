//! The question for the letter of a bookmark, and setting it there.

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::status_bar::{Hint, Status};
use crate::citation;
use crate::keys::{Action, Code, Effect, Key, Mode};
use crate::messages::Message;
use crate::report::{Node, Position};
use crate::session::{Anchor, is_letter};

/// The question for a letter, and the position that the bookmark will be set at.
#[derive(Debug)]
pub(crate) struct LetterPrompt {
    position: Position,
}

impl LetterPrompt {
    /// Asks for a letter, if there is anything to set a bookmark at.
    pub(super) fn open(app: &mut App) {
        match position_to_bookmark(app) {
            Some(position) => app.push_window(Window::LetterPrompt(Self { position })),
            None => app.say(Message::NoPlace, &[]),
        }
    }
}

/// The letter of a bookmark that a key means.
pub(super) fn letter(key: Key) -> Option<char> {
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt && is_letter(c) => Some(c),
        _ => None,
    }
}

impl Component for LetterPrompt {
    fn mode(&self) -> Mode {
        Mode::Letter
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Close, Message::HintCancel)]
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Says(Message::LetterAwaited))
    }

    fn handle_action(&mut self, _action: Action, _app: &mut App) -> Outcome {
        Outcome::close()
    }

    fn handle_key(&mut self, key: Key, app: &mut App) -> Outcome {
        let Some(letter) = letter(key) else {
            app.say(Message::NoLetter, &[]);
            return Outcome::close();
        };
        let anchor = Anchor::of(app.report(), self.position);
        app.session.bookmarks.insert(letter, anchor);
        let at = citation::position_in_words(app.report(), self.position.node, app.lang());
        app.say(Message::BookmarkSet, &[&letter.to_string(), &at]);
        Outcome::Close(vec![Effect::Keep])
    }

    /// Nothing of it is on the screen but its question: a click anywhere is one beside it.
    fn handle_click_inside(&mut self, _at: Point, _app: &mut App) -> Outcome {
        Outcome::close()
    }

    fn wheel_steps(&self) -> usize {
        0
    }
}

/// What a bookmark would be set at: the note in its popup, the selected figure's passage, the beginning of what is
/// selected, that of the sentence pointed at, or the position at the top.
fn position_to_bookmark(app: &App) -> Option<Position> {
    if let Some(popup) = app.note_in_popup() {
        return Some(Position::from(Node::Note(popup.note())));
    }
    if app.mode() == Mode::Figures {
        return app.figure()?.node.map(Position::from);
    }
    let selected = app.reader().selection().and_then(|selection| selection.parts().first());
    let selected = selected.map(|(node, chars)| Position { node: *node, offset: chars.start });
    let pointed = app.reader().pointed().map(|position| {
        let text = app.report().plain(position.node);
        Position { offset: citation::sentence(&text, position.offset).start, ..position }
    });
    selected.or(pointed).or_else(|| app.reader().top_position())
}
