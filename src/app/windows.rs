//! The windows over the text: the list of them, which action opens which, and what each can be asked. What one does is in
//! its own file here, how it is drawn in the file of the same name in `view/windows`.
//!
//! # Adding a window
//!
//! A list to choose from needs no window of its own: it is a [`Picker`] with its entries. `annotations`, `commands`,
//! `problems`, `rejected_list` and `theme_list` are no windows, they fill a `Picker`. Such a list is a file here with a function `open`, a
//! [`picker::Purpose`] with its arm in `Picker::narrow`, its title and sign in `view/windows/picker.rs`, and steps 4 to 6
//! without the mode.
//!
//! 1. Here `NAME.rs`: its state, a function `open` that pushes it, and [`Component`], all that it does. A line that is
//!    typed is a [`TextField`], a list's selection a [`ListCursor`]. `save_prompt` is the smallest example, `bookmarks` one
//!    with a list. Where it is on the screen a function of this file works out from [`Layout::window`]; `Component::area`,
//!    clicks and the drawing all ask it.
//! 2. In `view/windows` `NAME.rs` with its `Draw`, and its `mod` line in `view/windows.rs`. A window that only asks in the
//!    status bar says so in [`Component::status`]; its `Draw` is empty.
//! 3. In this file: its `mod` line, [`Window`], `each_window`, and `App::open_window` for the action that opens it.
//! 4. In `keys`: that action and a mode with its name (`action.rs`), and both in the table (`bindings.rs`). A key that opens a window is bound in `COMMANDS`. The mode goes into `ALL`
//!    (Ctrl-l, Ctrl-z) and `WINDOWS` (Esc, Ctrl-c), into `CHOOSING` or `CONFIRMING` if Enter does something, into `LISTS`
//!    or `TYPED` if the selection moves.
//! 5. In `messages`: its name; `DoX` for what an action is called in the help and the list of commands (typed there it has
//!    to come first), `HintX` for the word in the status bar. At most 78 columns.
//! 6. In `src/app/tests/windows.rs` the keys that open it, in `WINDOWS`; and in the lists of `tests/it/screens.rs` (every
//!    small size) and `tests/it/messages.rs` (hints). `BLESS=1 cargo test` rewrites the README's table of keys and the
//!    screens of the help.
//!
//! To go somewhere: `App::jump` brings a position into sight, `jump_to_top` to the top, `jump_to_passage` highlights it;
//! all three close every window. One walk over the report when a window opens is fine, none while it is drawn.
//!
//! [`TextField`]: super::text_field::TextField
//! [`ListCursor`]: super::list_cursor::ListCursor
//! [`Layout::window`]: super::layout::Layout::window

mod annotations;
pub(crate) mod bookmarks;
mod commands;
pub(crate) mod correction;
pub(crate) mod figure_filter;
pub(crate) mod file_prompt;
pub(crate) mod finder;
pub(crate) mod help;
pub(crate) mod letter_prompt;
pub(crate) mod note_popup;
pub(crate) mod page_prompt;
pub(crate) mod picker;
mod problems;
mod rejected_list;
pub(crate) mod save_prompt;
mod theme_list;

use ratatui::layout::Rect;

use super::App;
use super::layout::Point;
use super::mouse::ClickTarget;
use super::passage::ShownPassage;
use super::status_bar::{Hint, Status};
use crate::keys::{Action, Effect, Key, Mode};
use crate::page::Link;
use crate::report::Report;
use bookmarks::Bookmarks;
use correction::Correction;
use figure_filter::FigureFilter;
use file_prompt::FilePrompt;
use finder::Finder;
use help::Help;
use letter_prompt::LetterPrompt;
use note_popup::NotePopup;
use page_prompt::PagePrompt;
use picker::Picker;
use save_prompt::SavePrompt;

/// A window over the text.
#[derive(Debug)]
pub(crate) enum Window {
    /// The search window.
    Finder(Finder),
    /// A list to choose from.
    Picker(Picker),
    /// The list of bookmarks.
    Bookmarks(Bookmarks),
    /// The question for the letter of a bookmark.
    LetterPrompt(LetterPrompt),
    /// The question for a page of the source.
    PagePrompt(PagePrompt),
    /// A note.
    NotePopup(NotePopup),
    /// The list of keys.
    Help(Help),
    /// The line that filters the figures.
    FigureFilter(FigureFilter),
    /// A figure that is being corrected.
    Correction(Correction),
    /// The question whether to save the curation.
    SavePrompt(SavePrompt),
    /// The question for the file that a list is written to.
    FilePrompt(FilePrompt),
}

/// The same expression for a window of whatever kind: `each_window!(window, it => it.mode())`.
macro_rules! each_window {
    ($window:expr, $it:ident => $do:expr) => {{
        use $crate::app::windows::Window;
        match $window {
            Window::Finder($it) => $do,
            Window::Picker($it) => $do,
            Window::Bookmarks($it) => $do,
            Window::LetterPrompt($it) => $do,
            Window::PagePrompt($it) => $do,
            Window::NotePopup($it) => $do,
            Window::Help($it) => $do,
            Window::FigureFilter($it) => $do,
            Window::Correction($it) => $do,
            Window::SavePrompt($it) => $do,
            Window::FilePrompt($it) => $do,
        }
    }};
}
pub(crate) use each_window;

/// What every window can be asked. While it handles an event it is off the stack: `app.mode()` and `app.window()` answer for
/// what is below it.
pub(crate) trait Component {
    /// What keys mean in it.
    fn mode(&self) -> Mode;

    /// The keys that help in it, the most useful first.
    fn hints(&self) -> &'static [Hint];

    /// Whether an action of those that help would change anything now.
    fn does_something(&self, _action: Action, _app: &App) -> bool {
        true
    }

    /// What the status bar says while it is open; by default where the reader is.
    fn status(&self) -> Option<Status> {
        None
    }

    /// Does what an action of its mode says.
    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome;

    /// Takes a key that is bound to nothing in its mode.
    fn handle_key(&mut self, _key: Key, _app: &mut App) -> Outcome {
        Outcome::stay()
    }

    /// Takes pasted text.
    fn handle_paste(&mut self, _text: &str, _app: &mut App) -> Outcome {
        Outcome::stay()
    }

    /// The part of the screen that it takes: by default all between the bars.
    fn area(&self, app: &App) -> Rect {
        app.layout().body
    }

    /// The passage of the report that it shows, for a drag to select in.
    fn passage(&self, _app: &App) -> Option<ShownPassage> {
        None
    }

    /// Takes a click on a cell of the screen, under which there is something `beneath` the windows. By default one on the
    /// tab bar is for the tab bar, and any other outside closes.
    fn handle_click(&mut self, at: Point, _beneath: ClickTarget, app: &mut App) -> Outcome {
        if app.layout().tabs.contains(at) {
            Outcome::Ignored
        } else if self.area(app).contains(at) {
            self.handle_click_inside(at, app)
        } else {
            Outcome::close()
        }
    }

    /// Takes a click inside it.
    fn handle_click_inside(&mut self, _at: Point, _app: &mut App) -> Outcome {
        Outcome::stay()
    }

    /// How often one turn of the wheel moves down or up: in a list the wheel moves the selection entry by entry.
    fn wheel_steps(&self) -> usize {
        1
    }

    /// Takes a turn of the wheel over it, as the action of moving down or up.
    fn handle_wheel(&mut self, action: Action, app: &mut App) -> Outcome {
        for _ in 0..self.wheel_steps() {
            self.handle_action(action, app);
        }
        Outcome::stay()
    }

    /// Takes notice of a new index.
    fn handle_index(&mut self, _app: &App) -> Outcome {
        Outcome::stay()
    }

    /// Passes from the `old` report to the new one that `app` holds already. By default a window closes, since what it
    /// leads to is that of the version before.
    fn handle_reload(&mut self, _old: &Report, _app: &mut App) -> Outcome {
        Outcome::close()
    }
}

/// Whether a window stays open after an event, and the effects to perform.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It stays, and leaves what happened to what is beneath it.
    Ignored,
    /// It stays.
    Stay(Vec<Effect>),
    /// It closes.
    Close(Vec<Effect>),
}

impl Outcome {
    /// It stays, and that is all.
    pub(crate) fn stay() -> Self {
        Self::Stay(Vec::new())
    }

    /// It closes, and that is all.
    pub(crate) fn close() -> Self {
        Self::Close(Vec::new())
    }
}

impl Window {
    /// What it can be asked.
    pub(crate) fn component(&self) -> &dyn Component {
        each_window!(self, it => it)
    }

    fn component_mut(&mut self) -> &mut dyn Component {
        each_window!(self, it => it)
    }
}

impl App {
    /// Opens the window that an action asks for. `false` if the action asks for none.
    pub(super) fn open_window(&mut self, action: Action) -> bool {
        match action {
            Action::Search => Finder::open(self),
            Action::Commands => commands::open(self),
            Action::Documents => annotations::open_documents(self),
            Action::Explain => annotations::open_abbreviations(self),
            Action::Problems => problems::open(self),
            Action::GoToPage => PagePrompt::open(self),
            Action::ListErrata => annotations::open_errata(self),
            Action::Bookmarks => Bookmarks::open(self),
            Action::SetBookmark => LetterPrompt::open(self),
            Action::Help => Help::open(self),
            Action::FilterFigures => FigureFilter::open(self),
            Action::CorrectFigure => Correction::open(self),
            Action::PutIntoTab => theme_list::open(self),
            Action::ListRejected => rejected_list::open(self),
            Action::WriteList(listing, format) => FilePrompt::open(self, listing, format),
            _ => return false,
        }
        true
    }

    /// Follows a link: a note reference shows the note, any other leads to its position or to the figure's line.
    pub(super) fn follow(&mut self, link: Link) {
        match link {
            Link::Note(note) => self.show_note(note),
            Link::Position(position) => self.jump(position),
            Link::Figure(figure) => self.show_figure(figure),
        }
    }

    /// Opens the window of a note.
    pub(super) fn open_note_popup(&mut self, note: usize) {
        NotePopup::open(self, note);
    }

    /// The window on top.
    pub(crate) fn window(&self) -> Option<&Window> {
        self.windows.last()
    }

    /// The search window, if it is on top.
    pub(crate) fn finder(&self) -> Option<&Finder> {
        match self.window() {
            Some(Window::Finder(finder)) => Some(finder),
            _ => None,
        }
    }

    /// The note in its popup, if that is on top.
    pub(crate) fn note_in_popup(&self) -> Option<&NotePopup> {
        match self.window() {
            Some(Window::NotePopup(popup)) => Some(popup),
            _ => None,
        }
    }

    /// Puts a window on top. A note that has been read gives way to it.
    fn push_window(&mut self, window: Window) {
        self.windows.retain(|open| !matches!(open, Window::NotePopup(_)));
        self.windows.push(window);
    }

    /// Closes all windows.
    pub(super) fn close_windows(&mut self) {
        self.windows.clear();
    }

    /// Lets the window on top handle something, and gives what it asks of the world; none if there is no window or it
    /// leaves that to what is beneath it.
    pub(super) fn ask_window(
        &mut self,
        ask: impl FnOnce(&mut dyn Component, &mut Self) -> Outcome,
    ) -> Option<Vec<Effect>> {
        let mut window = self.windows.pop()?;
        let beneath = self.windows.len();
        let (stays, effects) = match ask(window.component_mut(), self) {
            Outcome::Ignored => (true, None),
            Outcome::Stay(effects) => (true, Some(effects)),
            Outcome::Close(effects) => (false, Some(effects)),
        };
        if stays {
            // Beneath what it may have opened.
            self.windows.insert(beneath.min(self.windows.len()), window);
        }
        effects
    }
}
