//! The one table of bindings: which keys do what in which mode.

use super::{Code, Key};
use crate::action::{Action, Mode};

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
