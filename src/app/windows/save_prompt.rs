//! The question whether to save the curation before leaving.

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::status_bar::{Hint, Status};
use crate::keys::{Action, Code, Effect, Key, Mode};
use crate::messages::Message;

/// The question. Saving is the answer of Enter; leaving without it has a letter of its own.
#[derive(Debug)]
pub(crate) struct SavePrompt;

impl SavePrompt {
    /// Asks, if there is anything to save; else ends the program.
    pub(in crate::app) fn or_quit(app: &mut App) -> Vec<Effect> {
        let asked = matches!(app.window(), Some(Window::SavePrompt(_)));
        if asked || !app.is_unsaved() {
            return vec![Effect::Quit];
        }
        app.push_window(Window::SavePrompt(Self));
        Vec::new()
    }
}

impl Component for SavePrompt {
    fn mode(&self) -> Mode {
        Mode::SavePrompt
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintSaveAndLeave), (Action::Close, Message::HintStay)]
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Says(Message::SaveBeforeLeaving))
    }

    fn handle_action(&mut self, action: Action, _app: &mut App) -> Outcome {
        match action {
            Action::Open => Outcome::Close(vec![Effect::SaveCuration, Effect::Quit]),
            _ => Outcome::close(),
        }
    }

    /// `n` (or `k` for không) leaves without saving.
    fn handle_key(&mut self, key: Key, app: &mut App) -> Outcome {
        match key.code {
            Code::Char('n' | 'N' | 'k' | 'K') if !key.ctrl && !key.alt => {
                app.curation_settled();
                Outcome::Close(vec![Effect::Quit])
            }
            _ => Outcome::stay(),
        }
    }

    /// Nothing of it is on the screen but its question: a click anywhere is one beside it.
    fn handle_click_inside(&mut self, _at: Point, _app: &mut App) -> Outcome {
        Outcome::close()
    }

    fn wheel_steps(&self) -> usize {
        0
    }
}
