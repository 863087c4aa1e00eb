//! The line that filters the table of figures while it is typed.

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::Point;
use crate::app::mouse::ClickTarget;
use crate::app::status_bar::Hint;
use crate::app::tabs::Tab;
use crate::app::text_field::TextField;
use crate::keys::{Action, Key, Mode};
use crate::messages::Message;

/// The longest filter taken, in characters.
const LONGEST: usize = 100;

/// The line being typed.
#[derive(Debug)]
pub(crate) struct FigureFilter {
    field: TextField,
}

impl FigureFilter {
    /// Opens the line over the table of figures, with the words that filter it now.
    pub(super) fn open(app: &mut App) {
        if app.tabs.tab() == Tab::Figures {
            app.figures.set_close_up(false);
            let words = app.figures.wanted().words.clone();
            let field = TextField::new(words, LONGEST);
            app.push_window(Window::FigureFilter(Self { field }));
        }
    }

    /// The typed line.
    pub(crate) fn field(&self) -> &TextField {
        &self.field
    }

    /// Filters the figures by what is typed.
    fn filter(&self, app: &mut App) -> Outcome {
        app.figures.want(&app.report, |wanted| self.field.value().clone_into(&mut wanted.words));
        Outcome::stay()
    }
}

impl Component for FigureFilter {
    fn mode(&self) -> Mode {
        Mode::FigureFilter
    }

    fn area(&self, app: &App) -> Rect {
        app.figures_layout().status
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintChoose), (Action::Close, Message::HintBack)]
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => Outcome::close(),
            Action::Close => {
                app.figures.want(&app.report, |wanted| wanted.words.clear());
                Outcome::close()
            }
            _ => {
                app.figures.move_selection(action, 1);
                Outcome::stay()
            }
        }
    }

    fn handle_key(&mut self, key: Key, app: &mut App) -> Outcome {
        if self.field.edit(key) { self.filter(app) } else { Outcome::stay() }
    }

    fn handle_paste(&mut self, text: &str, app: &mut App) -> Outcome {
        self.field.paste(text);
        self.filter(app)
    }

    /// The table and the tab bar can be clicked while it is typed.
    fn handle_click(&mut self, _at: Point, _beneath: ClickTarget, _app: &mut App) -> Outcome {
        Outcome::Ignored
    }
}
