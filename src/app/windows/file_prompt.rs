//! The question for the name of a file that a list is written to. What the list is made of is in `listing`; the file is
//! written by the program around this one, which answers with a [`FileOutcome`].

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::{Layout, WindowArea};
use crate::app::status_bar::Hint;
use crate::app::text_field::TextField;
use crate::fold::slug;
use crate::keys::{Action, Effect, Key, ListFormat, Listing, Mode};
use crate::messages::Message;

/// The longest name taken, in characters: that of a path on most systems.
const LONGEST: usize = 4096;

/// The most characters that the report's name, and the list's, are given in the name offered.
const LONGEST_PART: usize = 40;

/// The widest window, in columns, and its rows.
const WIDEST: u16 = 78;
const ROWS: u16 = 3;

/// What became of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileOutcome {
    /// It is written.
    Written,
    /// There is a file of that name already.
    InTheWay,
    /// It is not, and this is why, in a language of its own.
    Failed(String),
}

/// The list, and the file's name as far as it is typed.
#[derive(Debug)]
pub(crate) struct FilePrompt {
    listing: Listing,
    format: ListFormat,
    field: TextField,
    /// Whether it was said of the name in the line that there is such a file: Enter then replaces it.
    may_replace: bool,
}

impl FilePrompt {
    /// Asks for the file to write a list to, if there is anything in it.
    pub(super) fn open(app: &mut App, listing: Listing, format: ListFormat) {
        if app.list_as_text(listing, format).is_none() {
            return app.say(Message::EmptyList, &[]);
        }
        let name = |words: &str| slug(words, LONGEST_PART);
        let list = name(listing.name().say(app.lang()));
        let offered = format!("{}-{list}.{}", name(app.name()), format.extension());
        let field = TextField::new(offered, LONGEST);
        app.push_window(Window::FilePrompt(Self { listing, format, field, may_replace: false }));
    }

    /// What is written, and how.
    pub(crate) fn list(&self) -> (Listing, ListFormat) {
        (self.listing, self.format)
    }

    /// The typed line.
    pub(crate) fn field(&self) -> &TextField {
        &self.field
    }

    /// Where it is.
    pub(crate) fn window(layout: &Layout) -> WindowArea {
        layout.window(layout.body, WIDEST, ROWS)
    }

    /// Has the list written. The window stays until that is done.
    fn write(&self, app: &mut App) -> Outcome {
        let name = self.field.value().trim().to_owned();
        if name.is_empty() {
            app.say(Message::NoFileName, &[]);
            return Outcome::stay();
        }
        let Some((text, _)) = app.list_as_text(self.listing, self.format) else {
            return Outcome::close();
        };
        let effect = if self.may_replace {
            Effect::ReplaceFile { name, text }
        } else {
            Effect::WriteNewFile { name, text }
        };
        Outcome::Stay(vec![effect])
    }
}

impl Component for FilePrompt {
    fn mode(&self) -> Mode {
        Mode::FileName
    }

    fn area(&self, app: &App) -> Rect {
        Self::window(&app.layout()).outer
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintWrite), (Action::Close, Message::HintCancel)]
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => self.write(app),
            Action::Close => Outcome::close(),
            _ => Outcome::stay(),
        }
    }

    fn handle_key(&mut self, key: Key, _app: &mut App) -> Outcome {
        if self.field.edit(key) {
            self.may_replace = false;
        }
        Outcome::stay()
    }

    fn handle_paste(&mut self, text: &str, _app: &mut App) -> Outcome {
        self.field.paste(text);
        self.may_replace = false;
        Outcome::stay()
    }

    fn wheel_steps(&self) -> usize {
        0
    }
}

impl App {
    /// Takes notice of what became of the file of a name that a list was to be written to.
    pub(crate) fn file_answered(&mut self, name: &str, outcome: &FileOutcome) {
        let Some(Window::FilePrompt(prompt)) = self.windows.last_mut() else {
            return;
        };
        let (listing, format) = prompt.list();
        prompt.may_replace = *outcome == FileOutcome::InTheWay;
        match outcome {
            FileOutcome::Written => {
                self.windows.pop();
                let rows = self.list_as_text(listing, format).map_or(0, |(_, rows)| rows);
                self.say(Message::FileWritten, &[name, &rows.to_string()]);
            }
            FileOutcome::InTheWay => self.say(Message::FileInTheWay, &[name]),
            FileOutcome::Failed(why) => self.say(Message::FileNotWritten, &[why]),
        }
    }
}
