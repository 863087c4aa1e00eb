//! Keys, what a terminal sends beside them, and the one table of bindings: dispatch, hints, the help screen and the
//! README's table all come from it.

mod help;
mod parse;

use std::fmt;

use crate::action::{Action, Mode};

pub use help::{HelpLine, help, word};
pub use parse::parse;

/// What a terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key.
    Key(Key),
    /// Text pasted in one piece.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// A new size.
    Resize {
        /// Width in cells.
        columns: u16,
        /// Height in cells.
        rows: u16,
    },
}

/// A mouse event at a cell, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// From the left.
    pub column: u16,
    /// From the top.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// The wheel turned away.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

/// A key with its modifiers. The shift of a character is in the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control held.
    pub ctrl: bool,
    /// Alt held.
    pub alt: bool,
    /// Shift held, on a key that is no character.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Backspace,
    Tab,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Delete,
    Insert,
    F(u8),
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    const fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(c)
        }
    }

    const fn alt(code: Code) -> Self {
        Self {
            alt: true,
            ..Self::plain(code)
        }
    }

    const fn shift(code: Code) -> Self {
        Self {
            shift: true,
            ..Self::plain(code)
        }
    }
}

/// The name of a key as it is printed: `↓`, `Ctrl-o`, `Shift-Tab`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        let name = match self.code {
            Code::Char(' ') => "Space",
            Code::Char(c) => return write!(f, "{c}"),
            Code::F(n) => return write!(f, "F{n}"),
            Code::Enter => "Enter",
            Code::Esc => "Esc",
            Code::Backspace => "Backspace",
            Code::Tab => "Tab",
            Code::Left => "←",
            Code::Right => "→",
            Code::Up => "↑",
            Code::Down => "↓",
            Code::Home => "Home",
            Code::End => "End",
            Code::PageUp => "PgUp",
            Code::PageDown => "PgDn",
            Code::Delete => "Del",
            Code::Insert => "Ins",
        };
        f.write_str(name)
    }
}

/// What the bindings are grouped by on the help screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Group {
    Moving,
    Places,
    Notes,
    Searching,
    Figures,
    Screen,
}

/// Keys that do one thing in some modes.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What they do.
    pub action: Action,
    /// The keys, the first to be shown where there is room for one.
    pub keys: &'static [Key],
    /// Where they do it.
    pub modes: &'static [Mode],
    /// Where the help screen lists it.
    pub group: Group,
}

const READING: &[Mode] = &[Mode::Reading];
const OUTLINE: &[Mode] = &[Mode::Outline];
const FINDER: &[Mode] = &[Mode::Finder];
const TEXT: &[Mode] = &[Mode::Reading, Mode::Outline];
const FIGURES: &[Mode] = &[Mode::Figures];
const FILTER: &[Mode] = &[Mode::FigureFilter];
const LISTS: &[Mode] = &[
    Mode::Reading,
    Mode::Outline,
    Mode::Help,
    Mode::Peek,
    Mode::Figures,
];
const CALM: &[Mode] = &[Mode::Reading, Mode::Outline, Mode::Peek, Mode::Figures];
const ALL: &[Mode] = &[
    Mode::Reading,
    Mode::Outline,
    Mode::Finder,
    Mode::Peek,
    Mode::Help,
    Mode::Figures,
    Mode::FigureFilter,
];

macro_rules! bind {
    ($action:expr, $modes:expr, $group:ident, $($key:expr),+) => {
        Binding { action: $action, keys: &[$($key),+], modes: $modes, group: Group::$group }
    };
}

use Code::{
    Backspace, Down, End, Enter, Esc, F, Home, Insert, Left, PageDown, PageUp, Right, Tab, Up,
};

/// Every binding. A key stands for the first that names it in the mode.
pub const BINDINGS: &[Binding] = &[
    bind!(
        Action::LineDown,
        LISTS,
        Moving,
        Key::plain(Down),
        Key::char('j')
    ),
    bind!(
        Action::LineUp,
        LISTS,
        Moving,
        Key::plain(Up),
        Key::char('k')
    ),
    bind!(
        Action::LineDown,
        FINDER,
        Moving,
        Key::plain(Down),
        Key::ctrl('n')
    ),
    bind!(
        Action::LineUp,
        FINDER,
        Moving,
        Key::plain(Up),
        Key::ctrl('p')
    ),
    bind!(
        Action::PageDown,
        LISTS,
        Moving,
        Key::char(' '),
        Key::plain(PageDown),
        Key::ctrl('f')
    ),
    bind!(
        Action::PageUp,
        LISTS,
        Moving,
        Key::char('b'),
        Key::plain(PageUp),
        Key::ctrl('b')
    ),
    bind!(Action::PageDown, FINDER, Moving, Key::plain(PageDown)),
    bind!(Action::PageUp, FINDER, Moving, Key::plain(PageUp)),
    bind!(
        Action::HalfDown,
        LISTS,
        Moving,
        Key::char('d'),
        Key::ctrl('d')
    ),
    bind!(
        Action::HalfUp,
        LISTS,
        Moving,
        Key::char('u'),
        Key::ctrl('u')
    ),
    bind!(Action::Top, LISTS, Moving, Key::char('g'), Key::plain(Home)),
    bind!(
        Action::Bottom,
        LISTS,
        Moving,
        Key::char('G'),
        Key::plain(End)
    ),
    bind!(Action::NextTab, CALM, Places, Key::plain(Tab)),
    bind!(Action::PreviousTab, CALM, Places, Key::shift(Tab)),
    bind!(Action::Tab(1), CALM, Places, Key::char('1')),
    bind!(Action::Tab(2), CALM, Places, Key::char('2')),
    bind!(Action::Tab(3), CALM, Places, Key::char('3')),
    bind!(Action::Tab(4), CALM, Places, Key::char('4')),
    bind!(Action::Tab(5), CALM, Places, Key::char('5')),
    bind!(Action::Tab(6), CALM, Places, Key::char('6')),
    bind!(Action::Tab(7), CALM, Places, Key::char('7')),
    bind!(Action::Tab(8), CALM, Places, Key::char('8')),
    bind!(Action::Tab(9), CALM, Places, Key::char('9')),
    bind!(
        Action::NextSection,
        TEXT,
        Places,
        Key::char(']'),
        Key::alt(Down)
    ),
    bind!(
        Action::PreviousSection,
        TEXT,
        Places,
        Key::char('['),
        Key::alt(Up)
    ),
    bind!(
        Action::ToOutline,
        READING,
        Places,
        Key::plain(Left),
        Key::char('h')
    ),
    bind!(
        Action::Fold,
        OUTLINE,
        Places,
        Key::plain(Left),
        Key::char('h')
    ),
    bind!(
        Action::Unfold,
        OUTLINE,
        Places,
        Key::plain(Right),
        Key::char('l')
    ),
    bind!(
        Action::Back,
        CALM,
        Places,
        Key::plain(Backspace),
        Key::alt(Left),
        Key::ctrl('o')
    ),
    bind!(Action::Forward, CALM, Places, Key::alt(Right)),
    bind!(
        Action::NextMark,
        CALM,
        Notes,
        Key::char('f'),
        Key::plain(F(3))
    ),
    bind!(
        Action::PreviousMark,
        CALM,
        Notes,
        Key::char('F'),
        Key::shift(F(3))
    ),
    bind!(Action::Open, ALL, Notes, Key::plain(Enter)),
    bind!(
        Action::Search,
        CALM,
        Searching,
        Key::char('/'),
        Key::plain(F(2))
    ),
    bind!(
        Action::NextHit,
        CALM,
        Searching,
        Key::char('n'),
        Key::plain(F(4))
    ),
    bind!(
        Action::PreviousHit,
        CALM,
        Searching,
        Key::char('N'),
        Key::shift(F(4))
    ),
    bind!(Action::NextFilter, FINDER, Searching, Key::plain(Tab)),
    bind!(Action::PreviousFilter, FINDER, Searching, Key::shift(Tab)),
    bind!(
        Action::CopyPassage,
        CALM,
        Searching,
        Key::char('y'),
        Key::plain(F(5))
    ),
    bind!(
        Action::CopyCitation,
        CALM,
        Searching,
        Key::char('Y'),
        Key::shift(F(5))
    ),
    bind!(Action::NextSection, FIGURES, Places, Key::char(']')),
    bind!(Action::PreviousSection, FIGURES, Places, Key::char('[')),
    bind!(Action::LineDown, FILTER, Moving, Key::plain(Down)),
    bind!(Action::LineUp, FILTER, Moving, Key::plain(Up)),
    bind!(
        Action::ShowFigures,
        TEXT,
        Figures,
        Key::char('x'),
        Key::char('#')
    ),
    bind!(
        Action::MarkFigures,
        TEXT,
        Figures,
        Key::char('X'),
        Key::char('%')
    ),
    bind!(
        Action::FilterFigures,
        FIGURES,
        Figures,
        Key::char('i'),
        Key::plain(Insert)
    ),
    bind!(
        Action::NextView,
        FIGURES,
        Figures,
        Key::char('v'),
        Key::char('.')
    ),
    bind!(
        Action::PreviousView,
        FIGURES,
        Figures,
        Key::char('V'),
        Key::char(',')
    ),
    bind!(
        Action::NextKind,
        FIGURES,
        Figures,
        Key::char('r'),
        Key::char('=')
    ),
    bind!(
        Action::SortFigures,
        FIGURES,
        Figures,
        Key::char('s'),
        Key::char('>')
    ),
    bind!(
        Action::ReverseFigures,
        FIGURES,
        Figures,
        Key::char('S'),
        Key::char('<')
    ),
    bind!(
        Action::CloseUp,
        FIGURES,
        Figures,
        Key::plain(Right),
        Key::char('l'),
        Key::plain(Left)
    ),
    bind!(
        Action::ToggleOutline,
        TEXT,
        Screen,
        Key::char('t'),
        Key::plain(F(6))
    ),
    bind!(
        Action::Language,
        CALM,
        Screen,
        Key::char('L'),
        Key::plain(F(7))
    ),
    bind!(
        Action::Colours,
        CALM,
        Screen,
        Key::char('T'),
        Key::plain(F(8))
    ),
    bind!(
        Action::Mouse,
        CALM,
        Screen,
        Key::char('M'),
        Key::plain(F(9))
    ),
    bind!(Action::Redraw, ALL, Screen, Key::ctrl('l')),
    bind!(Action::Help, CALM, Screen, Key::char('?'), Key::plain(F(1))),
    bind!(Action::Close, ALL, Screen, Key::plain(Esc)),
    bind!(
        Action::Close,
        &[Mode::Help],
        Screen,
        Key::char('q'),
        Key::char('?'),
        Key::plain(F(1))
    ),
    bind!(Action::Suspend, ALL, Screen, Key::ctrl('z')),
    bind!(Action::Quit, CALM, Screen, Key::char('q'), Key::ctrl('c')),
    bind!(
        Action::Quit,
        &[Mode::Help, Mode::Finder, Mode::FigureFilter],
        Screen,
        Key::ctrl('c')
    ),
];

/// What a key does in a mode. In the search window what is not bound is typed.
pub fn lookup(mode: Mode, key: Key) -> Option<Action> {
    let binds = |binding: &&Binding| binding.modes.contains(&mode) && binding.keys.contains(&key);
    BINDINGS.iter().find(binds).map(|binding| binding.action)
}

/// The first key that does `action` in `mode`.
pub fn key_for(mode: Mode, action: Action) -> Option<Key> {
    let does = |binding: &&Binding| binding.modes.contains(&mode) && binding.action == action;
    BINDINGS.iter().find(does).map(|binding| binding.keys[0])
}
