//! Keys, what a terminal sends beside them, and the one table of bindings: dispatch, hints, the help screen and the
//! README's table all come from it.

mod action;
mod bindings;
mod help;
mod parse;

use std::fmt;

pub use action::{Action, Effect, ListFormat, Listing, Mode};
pub use bindings::{BINDINGS, Binding, Group};
pub use help::{HelpLine, help};
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
    /// Shift held, where the terminal does not keep such events to itself.
    pub shift: bool,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// It moved with the left button held.
    Drag,
    /// The left button was let go of.
    Release,
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
    pub(crate) const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    const fn alt(code: Code) -> Self {
        Self { alt: true, ..Self::plain(code) }
    }

    const fn shift(code: Code) -> Self {
        Self { shift: true, ..Self::plain(code) }
    }
}

/// The name of a key as it is printed: `↓`, `Ctrl-o`, `Shift-Tab`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
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

/// What a key does in a mode. A key without a binding goes to the window, which may type it.
pub(crate) fn lookup(mode: Mode, key: Key) -> Option<Action> {
    let binds = |binding: &&Binding| binding.modes.contains(&mode) && binding.keys.contains(&key);
    BINDINGS.iter().find(binds).map(|binding| binding.action)
}

/// The first key that does `action` in `mode`.
pub(crate) fn key_for(mode: Mode, action: Action) -> Option<Key> {
    let does = |binding: &&Binding| binding.modes.contains(&mode) && binding.action == action;
    BINDINGS.iter().find(does).map(|binding| binding.keys[0])
}
