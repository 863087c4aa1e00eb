//! What a terminal sends, once understood: events, replies and changes of focus.

use crate::keys::Event;

/// Something that a terminal has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// What a person did: a key, a paste, the mouse.
    Event(Event),
    /// The answer to a question.
    Reply(Reply),
    /// The window became the one that is typed into, or ceased to be. Sent only if asked for.
    Focus(Focus),
}

/// A terminal's answer to a question. Answers to questions that the program does not ask are no [`Input`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// The colour of the background (OSC 11).
    Background(Rgb),
    /// Kitty's keyboard protocol is understood; these of its flags are in use.
    KittyKeyboard(u32),
}

/// A colour, a byte for each of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) struct Rgb {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// Whether a window is the one that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// It became so.
    Gained,
    /// It ceased to be.
    Lost,
}
