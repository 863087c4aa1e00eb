//! The program without a terminal: its state, and what each event does to it. Resizing and composing happen here, so
//! that drawing changes nothing and every place can be asserted without drawing.

mod annotations;
pub mod bookmarks;
mod browse;
mod commands;
pub mod figures;
pub mod finder;
pub mod found;
pub mod history;
pub mod layout;
mod memory;
mod mouse;
pub mod outline;
pub mod picker;
mod quoting;
pub mod reader;
mod reload;
mod searching;
pub mod tabs;
mod travel;
mod update;

use std::collections::HashSet;
use std::sync::Arc;

use crate::annotations::errata::Errata;
use crate::citation;
use crate::figures::Figures;
use crate::keys::{Code, Effect, Event, Key, Mode, lookup};
use crate::messages::{Lang, Message};
use crate::page::Element;
use crate::page::{Row, note_rows};
use crate::report::{Node, Position, Report};
use crate::search::Index;
use crate::session::{ColourScheme, Session};
use bookmarks::Bookmarks;
use figures::Quoted;
use finder::Finder;
use found::Found;
use history::{History, Location};
use layout::{Layout, Size};
use outline::{Focus, Outline};
use picker::Picker;
pub use quoting::Selection;
use reader::Reader;
use tabs::{Entry, Tab};

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

/// What lies over the text.
#[derive(Debug)]
pub enum Overlay {
    /// The search window.
    Finder(Finder),
    /// A note, scrolled down by rows.
    NotePopup {
        /// The position of the note.
        note: usize,
        /// Rows scrolled.
        top: usize,
    },
    /// A list to choose from.
    Picker(Picker),
    /// The letter of a bookmark is awaited, for this place.
    Letter(Position),
    /// The list of bookmarks.
    Bookmarks(Bookmarks),
    /// The list of keys, scrolled down by rows.
    Help {
        /// Rows scrolled.
        top: usize,
    },
}

/// The program's state.
#[derive(Debug)]
pub struct App {
    report: Arc<Report>,
    name: String,
    index: Option<Index>,
    settings: Settings,
    tabs: Vec<Tab>,
    /// What the page of each tab is made of.
    contents: Vec<Vec<Element>>,
    /// The nodes each tab shows.
    members: Vec<HashSet<Node>>,
    /// The position of the current tab.
    tab: usize,
    /// Where each tab was left.
    left: Vec<Option<crate::report::Position>>,
    reader: Reader,
    outline: Outline,
    /// The outline has the keys.
    focus: Option<Focus>,
    /// Whether the outline is shown where there is room for it beside the text.
    beside: bool,
    overlay: Option<Overlay>,
    found: Option<Found>,
    /// What was searched in the version of the report before, to be searched again once there is an index.
    sought: Option<String>,
    /// The report's figures.
    figures: Arc<Figures>,
    /// The table of them.
    pane: figures::Pane,
    /// The quote of the figure last gone to.
    quoted: Option<Quoted>,
    /// Whether figures stand out in the text.
    figures_lit: bool,
    /// What is selected of the text.
    selection: Option<Selection>,
    /// The likely faults of the printed text, while they are shown.
    errata: Option<Arc<Errata>>,
    /// Earlier queries, the latest last.
    queries: Vec<String>,
    history: History,
    /// The bookmarks, and what was chosen; the rest of the session follows from the state.
    session: Session,
    message: Option<String>,
}

impl App {
    /// Opens a report at its first tab.
    pub fn new(report: Arc<Report>, settings: Settings) -> Self {
        Self::with_session(report, settings, Session::default())
    }

    /// Opens a report where a reader left it.
    pub fn with_session(report: Arc<Report>, settings: Settings, session: Session) -> Self {
        let tabs = tabs::tabs(&report);
        let contents = tabs::contents(&report, &tabs);
        let name = citation::short_name(&report);
        let mut app = Self {
            left: vec![None; tabs.len()],
            figures: Arc::new(Figures::new(&report)),
            pane: figures::Pane::default(),
            quoted: None,
            figures_lit: true,
            selection: None,
            errata: None,
            members: contents.iter().map(|elements| tabs::nodes(elements)).collect(),
            contents,
            report,
            name,
            index: None,
            settings,
            tabs,
            tab: 0,
            reader: Reader::default(),
            outline: Outline::default(),
            focus: None,
            beside: true,
            overlay: None,
            found: None,
            sought: None,
            queries: Vec::new(),
            history: History::default(),
            session: Session::default(),
            message: None,
        };
        app.take_up(session);
        app
    }

    /// Takes the index that search needs. Until then the search window says that it is being prepared.
    pub fn index_ready(&mut self, index: Index) {
        if let Some(query) = self.sought.take() {
            let found = Found::new(&self.report, &query, &index.search(&query), false);
            self.found = Some(found).filter(|found| !found.occurrences().is_empty());
        }
        self.index = Some(index);
        if let Some(Overlay::Finder(finder)) = &mut self.overlay {
            finder.search(self.index.as_ref());
        }
    }

    /// Takes an event and says what it asks of the world.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Resize { columns, rows } => {
                self.settings.size = Size { columns, rows };
                self.fit();
                Vec::new()
            }
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => {
                match &mut self.overlay {
                    Some(Overlay::Finder(finder)) => {
                        finder.paste(&text);
                        finder.search(self.index.as_ref());
                    }
                    Some(Overlay::Picker(picker)) => picker.paste(&text),
                    _ => self.pane.paste(&text),
                }
                Vec::new()
            }
            Event::Key(key) => self.key(key),
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        if let Some(Overlay::Finder(finder)) = &mut self.overlay {
            let recalls = finder.recalls() && matches!(key.code, Code::Up | Code::Down);
            if recalls
                && (finder.shown().len() == 0 || key.code == Code::Up && finder.selected() == 0)
                && !self.queries.is_empty()
            {
                finder.recall(&self.queries, key.code == Code::Up);
                finder.search(self.index.as_ref());
                return Vec::new();
            }
            if lookup(Mode::Finder, key).is_none() {
                if finder.edit(key) {
                    finder.search(self.index.as_ref());
                }
                return Vec::new();
            }
        }
        if let Some(Overlay::Picker(picker)) = &mut self.overlay
            && lookup(Mode::Picker, key).is_none()
        {
            picker.edit(key);
            return Vec::new();
        }
        if self.mode() == Mode::FigureFilter && lookup(Mode::FigureFilter, key).is_none() {
            self.pane.edit(key);
            return Vec::new();
        }
        match lookup(self.mode(), key) {
            Some(action) => self.update(action),
            None => self.letter(key),
        }
    }

    /// What is on top.
    pub fn mode(&self) -> Mode {
        match (&self.overlay, self.focus) {
            (Some(Overlay::Finder(_)), _) => Mode::Finder,
            (Some(Overlay::NotePopup { .. }), _) => Mode::NotePopup,
            (Some(Overlay::Help { .. }), _) => Mode::Help,
            (Some(Overlay::Picker(_)), _) => Mode::Picker,
            (Some(Overlay::Letter(_)), _) => Mode::Letter,
            (Some(Overlay::Bookmarks(_)), _) => Mode::Bookmarks,
            (None, Some(_)) => Mode::Outline,
            (None, None) if self.current_tab() == Tab::Figures => self.pane.mode(),
            (None, None) if self.selection.is_some() => Mode::Selecting,
            (None, None) => Mode::Reading,
        }
    }

    /// The report.
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// What the report is called on the screen.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// What the screen is coloured for.
    pub fn colours(&self) -> ColourScheme {
        self.settings.colours
    }

    /// Whether search can be used yet.
    pub fn can_search(&self) -> bool {
        self.index.is_some()
    }

    /// The tabs from left to right.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The position of the current tab.
    pub fn tab(&self) -> usize {
        self.tab
    }

    /// The reading pane.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// What lies over the text.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The search window, if it is open.
    pub fn finder(&self) -> Option<&Finder> {
        match &self.overlay {
            Some(Overlay::Finder(finder)) => Some(finder),
            _ => None,
        }
    }

    /// What was searched and is highlighted.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// What the foot says until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Where things stand on the screen.
    pub fn layout(&self) -> Layout {
        let outline = if self.is_narrow() {
            self.focus.is_some()
        } else {
            self.beside || self.focus.is_some()
        };
        let outline = outline && !self.outline.is_empty();
        Layout::of(self.settings.size, outline, self.settings.plain)
    }

    /// Whether there is no room for the outline beside the text.
    fn is_narrow(&self) -> bool {
        self.settings.plain || self.settings.size.columns < layout::WIDE
    }

    /// The entries of the outline, with what is folded left out.
    pub fn entries(&self) -> Vec<Entry> {
        self.outline.entries()
    }

    /// Whether an entry of the outline is folded.
    pub fn is_folded(&self, entry: &Entry) -> bool {
        self.outline.is_folded(entry)
    }

    /// The entry the outline marks: its cursor's, or that of the section being read.
    pub fn marked_entry(&self, entries: &[Entry]) -> Option<usize> {
        let node = match self.focus {
            Some(focus) => Some(focus.cursor),
            None => self.reader.current(),
        };
        outline::entry_of(&self.report, entries, node?)
    }

    /// The rows of the note in the window over the text.
    pub fn note_popup_rows(&self, note: usize) -> Vec<Row> {
        let width = self.layout().text.width.saturating_sub(4);
        note_rows(&self.report, note, width.into())
    }

    /// The first tab that shows a node.
    pub fn home_of(&self, node: Node) -> Option<Tab> {
        let tab = self.members.iter().position(|nodes| nodes.contains(&node))?;
        Some(self.tabs[tab])
    }

    fn current_tab(&self) -> Tab {
        self.tabs[self.tab]
    }

    fn position(&self) -> Location {
        Location {
            tab: self.current_tab(),
            top: self.reader.kept(),
            figure: self.pane.selected().filter(|_| self.current_tab() == Tab::Figures),
        }
    }

    /// Composes what is shown to the size of the screen.
    fn fit(&mut self) {
        let text = self.layout().text;
        let report = Arc::clone(&self.report);
        self.reader.resize(&report, text.width.into(), text.height.into());
    }

    /// Shows another tab, where it was left.
    fn open_tab(&mut self, tab: usize) {
        if let Some(left) = self.left.get_mut(self.tab) {
            *left = self.reader.kept();
        }
        self.show_tab(tab);
    }

    fn show_tab(&mut self, tab: usize) {
        self.tab = tab;
        self.selection = None;
        self.pane.close_line();
        let entries = self.current_tab().outline(&self.report, &self.contents[tab]);
        self.outline.open(entries);
        let text = self.layout().text;
        let elements = self.elements();
        self.reader = Reader::new(
            &self.report,
            Arc::clone(&self.figures),
            elements,
            text.width.into(),
            text.height.into(),
        );
        self.show_errata();
        self.reader.restore(&self.report, self.left[tab]);
    }

    /// Says something at the foot until the next key.
    pub fn say(&mut self, word: Message, values: &[&str]) {
        self.message = Some(word.fill(self.settings.lang, values));
    }
}
