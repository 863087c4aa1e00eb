//! The inputs from a terminal: events, replies and changes of focus.

use crate::keys::Event;

/// Something that a terminal has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// An action of the user: a key, a paste, the mouse.
    Event(Event),
    /// The answer to a query.
    Reply(Reply),
    /// The window gained or lost the keyboard focus. Sent only if asked for.
    Focus(Focus),
}

/// A terminal's answer to a query. Answers to queries that the program does not send are no [`Input`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// The colour of the background (OSC 11).
    Background(Rgb),
    /// Kitty's keyboard protocol is supported; these of its flags are in use.
    KittyKeyboard(u32),
}

/// A colour with a byte for each component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) struct Rgb {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// A change of the keyboard focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The window has it.
    Gained,
    /// The window has lost it.
    Lost,
}
