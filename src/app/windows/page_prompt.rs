//! The question for a page of the source, and going to where that page begins in the report.

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::status_bar::{Hint, Status};
use crate::keys::{Action, Code, Key, Mode};
use crate::messages::Message;

/// The most digits taken.
const LONGEST: usize = 6;

/// The question, and the number as far as it is typed.
#[derive(Debug)]
pub(crate) struct PagePrompt {
    digits: String,
    /// The last page there is.
    last: u32,
}

impl PagePrompt {
    /// Asks for a page, if the report has pages.
    pub(super) fn open(app: &mut App) {
        match app.pages.last() {
            Some(last) => {
                let digits = String::new();
                app.push_window(Window::PagePrompt(Self { digits, last }));
            }
            None => app.say(Message::NoPages, &[]),
        }
    }

    /// Goes to the page of the typed number, or the next one on which text begins. Beyond the last page, the question
    /// stays.
    fn go(&self, app: &mut App) -> Outcome {
        let Ok(page) = self.digits.parse() else {
            return Outcome::close();
        };
        let Some(position) = app.pages.start(page) else {
            app.say(Message::NoPage, &[&self.digits, &self.last.to_string()]);
            return Outcome::stay();
        };
        app.jump_to_top(position);
        Outcome::close()
    }

    fn type_digits(&mut self, chars: impl Iterator<Item = char>) -> Outcome {
        let room = LONGEST - self.digits.len();
        self.digits.extend(chars.filter(char::is_ascii_digit).take(room));
        Outcome::stay()
    }
}

impl Component for PagePrompt {
    fn mode(&self) -> Mode {
        Mode::Page
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintGo), (Action::Close, Message::HintCancel)]
    }

    fn status(&self) -> Option<Status> {
        let values = vec![self.last.to_string(), self.digits.clone()];
        Some(Status::Asks(Message::PageAwaited, values))
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => self.go(app),
            Action::Close => Outcome::close(),
            _ => Outcome::stay(),
        }
    }

    fn handle_key(&mut self, key: Key, _app: &mut App) -> Outcome {
        match key.code {
            Code::Backspace => {
                self.digits.pop();
                Outcome::stay()
            }
            Code::Char(c) if !key.ctrl && !key.alt => self.type_digits(std::iter::once(c)),
            _ => Outcome::stay(),
        }
    }

    fn handle_paste(&mut self, text: &str, _app: &mut App) -> Outcome {
        self.type_digits(text.chars())
    }

    /// Nothing of it is on the screen but its question: a click anywhere is one beside it.
    fn handle_click_inside(&mut self, _at: Point, _app: &mut App) -> Outcome {
        Outcome::close()
    }

    fn wheel_steps(&self) -> usize {
        0
    }
}
