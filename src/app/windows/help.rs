//! The list of keys: what it lists, and how far it is scrolled.

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::{Layout, WindowArea};
use crate::app::list_cursor::ListCursor;
use crate::app::mouse::WHEEL;
use crate::app::status_bar::Hint;
use crate::keys::{Action, HelpLine, Mode, help};
use crate::messages::Message;
use crate::report::Report;

/// The widest window, in columns.
const WIDEST: u16 = 78;

/// The list of keys.
#[derive(Debug)]
pub(crate) struct Help {
    lines: Vec<HelpLine>,
    top: ListCursor,
}

impl Help {
    /// Opens the window.
    pub(super) fn open(app: &mut App) {
        let help = Self { lines: help(app.lang()), top: ListCursor::default() };
        app.push_window(Window::Help(help));
    }

    /// All lines.
    pub(crate) fn lines(&self) -> &[HelpLine] {
        &self.lines
    }

    /// The first line in sight.
    pub(crate) fn top(&self) -> usize {
        self.top.at()
    }

    /// Where it is.
    pub(crate) fn window(&self, layout: &Layout) -> WindowArea {
        let height = (self.lines.len() + 2).min(layout.body.height.into()) as u16;
        layout.window(layout.body, WIDEST, height)
    }
}

impl Component for Help {
    fn mode(&self) -> Mode {
        Mode::Help
    }

    fn area(&self, app: &App) -> Rect {
        self.window(&app.layout()).outer
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::LineDown, Message::HintMove), (Action::Close, Message::HintClose)]
    }

    fn does_something(&self, action: Action, app: &App) -> bool {
        action != Action::LineDown
            || self.lines.len() > self.window(&app.layout()).inner.height.into()
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        let page = usize::from(app.layout().body.height.saturating_sub(4).max(1));
        let tops = self.lines.len().saturating_sub(page) + 1;
        match action {
            Action::Open | Action::Close => return Outcome::close(),
            _ => self.top.handle(action, tops, page),
        };
        Outcome::stay()
    }

    fn wheel_steps(&self) -> usize {
        WHEEL
    }

    fn handle_reload(&mut self, _old: &Report, _app: &mut App) -> Outcome {
        Outcome::stay()
    }
}
