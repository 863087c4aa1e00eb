//! A list in a window of which one entry is chosen. What is typed narrows it. What the lists hold is in `commands`,
//! `annotations` and `problems`.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Component, Outcome};
use crate::app::App;
use crate::app::layout::{Layout, Point, WindowArea, below};
use crate::app::list_cursor::{ListCursor, rows_in_sight};
use crate::app::status_bar::Hint;
use crate::app::text_field::TextField;
use crate::fold::fold;
use crate::keys::{Action, Key, Mode};
use crate::messages::Message;
use crate::page::{columns, lines};
use crate::report::{Node, Position};
use crate::search::rank;

/// What is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Everything that can be done.
    Commands,
    /// The documents the report cites.
    Documents,
    /// Abbreviations, and where they are used.
    Abbreviations,
    /// Tabs that a section or block is put into or taken out of.
    Themes,
    /// Figures that were rejected.
    Rejected,
    /// What reading the file had to guess or leave out.
    Problems,
    /// Likely printing faults.
    Errata,
}

/// What choosing an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Does it.
    Do(Action),
    /// Goes there.
    Go(Position),
    /// Puts a section or block into the theme at this position of those to choose from, or takes it out.
    TurnIntoTheme(usize, Node),
    /// Accepts the figure at this position of those that people have decided on.
    AcceptAgain(usize),
}

/// What an entry shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Words on one row.
    Words(String),
    /// Words on as many rows as they take.
    Gloss(String),
    /// A passage on two rows: where it is, and the clause about these characters of it.
    Passage(Node, Range<usize>),
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PickerEntry {
    /// What it shows.
    pub shown: Shown,
    /// What is at the right of words: the keys of a command, the date of a document, where a problem is.
    pub aside: String,
    /// What is compared with what is typed.
    pub sought: String,
    /// What choosing it does; an entry without a choice heads those that follow.
    pub choice: Option<Choice>,
}

impl PickerEntry {
    fn can_be_chosen(&self) -> bool {
        self.choice.is_some()
    }

    /// Columns for words on several rows in a list of `width`: what can be chosen leaves room for the sign before it, and
    /// what is at their right has its own.
    pub(crate) fn room(&self, width: usize) -> usize {
        let sign = if self.can_be_chosen() { MARGIN } else { 0 };
        let aside = if self.aside.is_empty() { 0 } else { columns(&self.aside) + MARGIN };
        width.saturating_sub(sign + aside)
    }

    /// Rows it takes in a list of `width` columns.
    fn height(&self, width: usize) -> usize {
        match &self.shown {
            Shown::Words(_) => 1,
            Shown::Gloss(words) => lines(words, self.room(width)).len(),
            Shown::Passage(..) => 2,
        }
    }
}

/// A list and what is typed and selected in it.
#[derive(Debug)]
pub(crate) struct Picker {
    purpose: Purpose,
    entries: Vec<PickerEntry>,
    field: TextField,
    /// The entries that what is typed leaves, in the order shown.
    shown: Vec<usize>,
    /// Indices into `shown` of the entries that can be chosen.
    choices: Vec<usize>,
    /// The selected one of those.
    cursor: ListCursor,
}

/// Columns before an entry that can be chosen.
pub(crate) const MARGIN: usize = 2;

/// The longest line taken, in characters.
const LONGEST: usize = 100;

impl Picker {
    /// A list of `entries`, of which the first that can be is selected.
    pub(crate) fn new(purpose: Purpose, entries: Vec<PickerEntry>) -> Self {
        let field = TextField::new(String::new(), LONGEST);
        let (shown, choices) = (Vec::new(), Vec::new());
        let mut picker =
            Self { purpose, entries, field, shown, choices, cursor: ListCursor::default() };
        picker.narrow();
        picker
    }

    /// What is chosen from.
    pub(crate) fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Whether another entry than the first was selected since something was typed.
    pub(crate) fn has_moved(&self) -> bool {
        self.cursor.has_moved()
    }

    /// The typed line.
    pub(crate) fn field(&self) -> &TextField {
        &self.field
    }

    /// The entries shown, in order.
    pub(crate) fn shown(&self) -> impl ExactSizeIterator<Item = &PickerEntry> {
        self.shown.iter().map(|&i| &self.entries[i])
    }

    /// The index into the entries shown of the selected one.
    pub(crate) fn selected(&self) -> usize {
        self.choices.get(self.cursor.at()).copied().unwrap_or(0)
    }

    /// What the selected entry does.
    pub(crate) fn choice(&self) -> Option<Choice> {
        self.entries[*self.shown.get(self.selected())?].choice
    }

    /// Shows what answers the typed line, and selects the first of it.
    fn narrow(&mut self) {
        self.shown = match self.purpose {
            Purpose::Commands => {
                let names: Vec<&str> =
                    self.entries.iter().map(|entry| entry.sought.as_str()).collect();
                rank(self.field.value(), &names)
            }
            Purpose::Documents
            | Purpose::Abbreviations
            | Purpose::Themes
            | Purpose::Rejected
            | Purpose::Errata
            | Purpose::Problems => self.holding(self.field.value()),
        };
        let can = |&at: &usize| self.entries[self.shown[at]].can_be_chosen();
        self.choices = (0..self.shown.len()).filter(can).collect();
        self.cursor = ListCursor::default();
    }

    /// The entries that hold every word typed, in their order, below what heads them.
    fn holding(&self, typed: &str) -> Vec<usize> {
        let typed = fold(typed);
        let answers = |entry: &PickerEntry| {
            let sought = fold(&entry.sought);
            typed.split_whitespace().all(|word| sought.contains(word))
        };
        let mut shown = Vec::new();
        // Headings met since the last entry shown; shown with the next that answers.
        let mut heads = Vec::new();
        for (i, entry) in self.entries.iter().enumerate() {
            if entry.can_be_chosen() {
                if answers(entry) {
                    shown.append(&mut heads);
                    shown.push(i);
                }
                continue;
            }
            if matches!(entry.shown, Shown::Words(_)) {
                heads.clear();
            }
            heads.push(i);
        }
        shown
    }

    /// The rows in sight of a list of this size: each the position of an entry among those shown, and which of its rows it
    /// is; none for a blank row.
    pub(crate) fn rows(&self, width: usize, height: usize) -> Vec<Option<(usize, usize)>> {
        let mut below_choice = false;
        let rows = self.shown().enumerate().flat_map(|(at, entry)| {
            let blank = below_choice && !entry.can_be_chosen();
            below_choice = entry.can_be_chosen();
            let own = (0..entry.height(width)).map(move |row| Some((at, row)));
            blank.then_some(None).into_iter().chain(own)
        });
        rows_in_sight(rows, |row| row.is_some_and(|(at, _)| at == self.selected()), height)
    }

    /// Does what the selected entry says.
    fn choose(&self, app: &mut App) -> Outcome {
        let Some(entry) = self.shown.get(self.selected()).map(|&i| &self.entries[i]) else {
            return Outcome::stay();
        };
        match (entry.choice, &entry.shown) {
            (Some(Choice::Do(action)), _) => return Outcome::Close(app.update(action)),
            (Some(Choice::Go(_)), Shown::Passage(node, chars)) => {
                app.jump_to_passage(*node, chars.clone());
            }
            (Some(Choice::Go(position)), _) => app.jump(position),
            (Some(Choice::TurnIntoTheme(at, node)), _) => {
                if let Some(theme) = app.themes_to_choose().get(at) {
                    app.turn_into_theme(theme, node);
                }
            }
            (Some(Choice::AcceptAgain(at)), _) => app.accept_again(at),
            (None, _) => return Outcome::stay(),
        }
        Outcome::close()
    }
}

impl Component for Picker {
    fn mode(&self) -> Mode {
        Mode::Picker
    }

    fn area(&self, app: &App) -> Rect {
        PickerLayout::of(&app.layout()).window.outer
    }

    fn hints(&self) -> &'static [Hint] {
        &[(Action::Open, Message::HintChoose), (Action::Close, Message::HintClose)]
    }

    fn does_something(&self, action: Action, _app: &App) -> bool {
        action != Action::Open || self.choice().is_some()
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => return self.choose(app),
            Action::Close => return Outcome::close(),
            _ => {}
        }
        let page = usize::from(PickerLayout::of(&app.layout()).list.height).max(2) - 1;
        self.cursor.handle(action, self.choices.len(), page);
        Outcome::stay()
    }

    fn handle_key(&mut self, key: Key, _app: &mut App) -> Outcome {
        if self.field.edit(key) {
            self.narrow();
        }
        Outcome::stay()
    }

    fn handle_paste(&mut self, text: &str, _app: &mut App) -> Outcome {
        self.field.paste(text);
        self.narrow();
        Outcome::stay()
    }

    /// Chooses the entry clicked on.
    fn handle_click_inside(&mut self, at: Point, app: &mut App) -> Outcome {
        let layout = PickerLayout::of(&app.layout());
        let rows = self.rows(layout.list.width.into(), layout.list.height.into());
        let row = at.y.checked_sub(layout.list.y).and_then(|y| rows.get(usize::from(y)));
        let Some(&Some((clicked, _))) = row else {
            return Outcome::stay();
        };
        match self.choices.binary_search(&clicked) {
            Ok(choice) => {
                self.cursor = ListCursor::new(choice);
                self.choose(app)
            }
            Err(_) => Outcome::stay(),
        }
    }
}

/// The parts of the list's window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PickerLayout {
    /// The window, its frame included.
    pub window: WindowArea,
    /// The typed line.
    pub line: Rect,
    /// The entries.
    pub list: Rect,
}

/// The widest window, in columns.
const WIDEST: u16 = 96;

impl PickerLayout {
    /// The parts of a window over the body of a screen. It keeps its size while typing.
    pub(crate) fn of(layout: &Layout) -> Self {
        let window = layout.window(layout.body, WIDEST, layout.body.height);
        let inner = window.inner;
        // A blank row parts the line from the list where there is room for it.
        let head = if inner.height > 8 { 2 } else { 1 };
        let line = Rect { height: inner.height.min(1), ..inner };
        Self { window, line, list: below(inner, head) }
    }
}
