//! The parameters of control sequences: numbers in fields, and the modifiers of keys among them.

/// The bits of modifiers, which terminals send as their sum plus one.
pub(super) const SHIFT: u32 = 1;
pub(super) const ALT: u32 = 2;
pub(super) const CTRL: u32 = 4;
/// Super, Hyper and Meta: keys with these are for other programs.
const FOREIGN: u32 = 8 | 16 | 32;

/// The event type of a release in kitty's protocol.
const RELEASE: u32 = 3;

/// The parameters of a control sequence: fields separated by semicolons, each of numbers separated by colons.
#[derive(Clone, Copy)]
pub(super) struct Parameters<'a>(pub(super) &'a str);

impl<'a> Parameters<'a> {
    pub(super) fn field(self, field: usize) -> &'a str {
        self.0.split(';').nth(field).unwrap_or_default()
    }

    /// A number of a field; none if it is missing or too large.
    pub(super) fn number(self, field: usize, number: usize) -> Option<u32> {
        self.field(field).split(':').nth(number)?.parse().ok()
    }

    pub(super) fn count(self) -> usize {
        if self.0.is_empty() { 0 } else { self.0.split(';').count() }
    }

    /// The modifiers in a field, 0 if it is empty. None for the release of a key, and for modifiers of other programs.
    pub(super) fn modifiers(self, field: usize) -> Option<u32> {
        let modifiers = match self.field(field).split(':').next() {
            None | Some("") => 0,
            Some(number) => number.parse::<u32>().ok()?.checked_sub(1)?,
        };
        let is_press = self.number(field, 1) != Some(RELEASE);
        (is_press && modifiers & FOREIGN == 0).then_some(modifiers)
    }
}
