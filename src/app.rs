//! The program without a terminal: its state, and what each event does to it. Resizing and composing happen here, so
//! that drawing changes nothing and every position can be asserted without drawing.
//!
//! An event goes to the window on top ([`windows`]) or else to the pane that has the keys: the text ([`reader`]), the
//! [`outline`] or the table of [`figures`].

mod copying;
mod curating;
pub(crate) mod figures;
pub(crate) mod found;
pub(crate) mod history;
pub mod layout;
pub(crate) mod list_cursor;
mod listing;
pub(crate) mod mouse;
mod notes;
pub(crate) mod outline;
pub(crate) mod passage;
pub(crate) mod reader;
mod reload;
mod scrollbar;
mod searches;
mod session;
pub(crate) mod status_bar;
mod tab_bar;
pub(crate) mod tabs;
pub(crate) mod text_field;
mod travel;
mod update;
pub(crate) mod windows;

use std::sync::Arc;

use crate::citation;
use crate::keys::{Effect, Event, Key, Mode, lookup};
use crate::messages::{Lang, Message};
use crate::report::{Report, SourcePages};
use crate::session::{ColourScheme, Session};
use crate::source::problem;
use curating::Curating;
use figures::{FiguresLayout, FiguresPane};
use history::{History, Location};
use layout::{Layout, Size};
use mouse::Press;
use notes::LitNote;
use outline::Outline;
use reader::{NodeRange, Reader};
use searches::Searches;
use tab_bar::Tabs;
use tabs::Tab;
use windows::Window;

/// How the program starts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the interface.
    pub lang: Lang,
    /// What the screen is coloured for.
    pub colours: ColourScheme,
    /// Whether the mouse is the program's.
    pub mouse: bool,
    /// Whether the screen is plain: one thing at a time, for screen readers and braille lines.
    pub plain: bool,
    /// The size of the screen.
    pub size: Size,
}

/// A way to go through a list, a text or the jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To what comes after.
    Forward,
    /// To what was before.
    Back,
}

/// The program's state.
#[derive(Debug)]
pub struct App {
    report: Arc<Report>,
    /// Where the pages of the source begin in it.
    pages: SourcePages,
    /// What reading its file had to guess or leave out.
    problems: Vec<problem::Problem>,
    /// What the report is called on the screen.
    name: String,
    settings: Settings,
    tabs: Tabs,
    reader: Reader,
    outline: Outline,
    figures: FiguresPane,
    searches: Searches,
    curating: Curating,
    history: History,
    /// What is open over the text, the window on top last.
    windows: Vec<Window>,
    /// The bookmarks, and what was chosen; the rest of the session follows from the state.
    session: Session,
    lit_note: LitNote,
    /// What a drag has selected of a passage beside the text.
    dragged: Vec<NodeRange>,
    /// What the button of the mouse is held down on.
    press: Option<Press>,
    /// What the status bar says until the next key.
    message: Option<String>,
}

impl App {
    /// Opens a report at its first tab.
    pub fn new(report: Arc<Report>, settings: Settings) -> Self {
        Self::with_session(report, settings, Session::default())
    }

    /// Opens a report where a reader left it.
    pub fn with_session(report: Arc<Report>, settings: Settings, session: Session) -> Self {
        let curating = Curating::new(&report);
        let (report, figures) = curating.opened(report);
        let figures = Arc::new(figures);
        let mut app = Self {
            name: citation::short_name(&report),
            pages: SourcePages::new(&report),
            problems: Vec::new(),
            tabs: Tabs::new(&report),
            reader: Reader::new(Arc::clone(&figures), settings.plain),
            outline: Outline::default(),
            figures: FiguresPane::new(figures),
            searches: Searches::default(),
            curating,
            history: History::default(),
            windows: Vec::new(),
            session: Session::default(),
            lit_note: LitNote::default(),
            dragged: Vec::new(),
            press: None,
            message: None,
            report,
            settings,
        };
        app.take_up(session);
        app
    }

    /// Stores the problems met while reading the file, and says how many there are.
    pub(crate) fn set_problems(&mut self, problems: Vec<problem::Problem>) {
        if !problems.is_empty() {
            self.say(Message::ProblemsFound, &[&problems.len().to_string()]);
        }
        self.problems = problems;
    }

    /// Takes an event and says what it asks of the world.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Resize { columns, rows } => {
                self.settings.size = Size { columns, rows };
                self.fit();
                Vec::new()
            }
            Event::Mouse(mouse) => self.handle_mouse(mouse),
            Event::Paste(text) => {
                self.ask_window(|window, app| window.handle_paste(&text, app)).unwrap_or_default()
            }
            Event::Key(key) => self.handle_key(key),
        }
    }

    fn handle_key(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        self.lit_note.expire();
        self.dragged.clear();
        match lookup(self.mode(), key) {
            Some(action) => self.update(action),
            None => self.ask_window(|window, app| window.handle_key(key, app)).unwrap_or_default(),
        }
    }

    /// What keys mean: in the window on top, or else in the pane that has the keys.
    pub fn mode(&self) -> Mode {
        match self.window() {
            Some(window) => window.component().mode(),
            None if self.outline.focus.is_some() => Mode::Outline,
            None if self.tabs.tab() == Tab::Figures => Mode::Figures,
            None if self.reader.selection().is_some() => Mode::Selecting,
            None => Mode::Reading,
        }
    }

    /// The report.
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// What the report is called on the screen.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// What the screen is coloured for.
    pub(crate) fn colours(&self) -> ColourScheme {
        self.settings.colours
    }

    /// The reading pane.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Where things are on the screen.
    pub(crate) fn layout(&self) -> Layout {
        let has_keys = self.outline.focus.is_some();
        let shown = has_keys || !self.outline.hidden && !self.is_narrow();
        Layout::of(self.settings.size, shown && !self.outline.is_empty(), self.settings.plain)
    }

    /// Whether there is no room for the outline beside the text.
    fn is_narrow(&self) -> bool {
        self.settings.plain || self.settings.size.columns < layout::WIDE
    }

    /// Where the reader is, to come back to.
    fn location(&self) -> Location {
        let tab = self.tabs.tab();
        Location {
            tab,
            top: self.reader.kept(),
            figure: self.figures.selected().filter(|_| tab == Tab::Figures),
        }
    }

    /// Lays out what is shown to the size of the screen.
    fn fit(&mut self) {
        let text = self.layout().text;
        self.reader.resize(&self.report, text.width.into(), text.height.into());
        self.arrange_figures();
    }

    /// Works out the table of figures for the language and the size of the screen, if it is shown or one
    /// of its figures is.
    fn arrange_figures(&mut self) {
        if self.tabs.tab() == Tab::Figures || self.figures.quoted.is_some() {
            let width = FiguresLayout::of(&self.layout()).table_width();
            self.figures.arrange(&self.report, self.settings.lang, width);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
