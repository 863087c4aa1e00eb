//! Fonts whose characters are not what Unicode says: Vietnamese ones older than Unicode, and those of signs.

use crate::source::encoding::legacy::Legacy;
use crate::source::symbols::{SymbolFont, likely_sign};

/// What the characters of a font are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Font {
    /// What Unicode says.
    #[default]
    Unicode,
    /// Vietnamese letters in the places of other Latin ones.
    Legacy(Legacy),
    /// No letters.
    Symbols(SymbolFont),
}

impl Font {
    /// By its name.
    pub(super) fn of(name: &str) -> Self {
        let symbols = || SymbolFont::of_font(name).map(Self::Symbols);
        Legacy::of_font(name).map(Self::Legacy).or_else(symbols).unwrap_or_default()
    }

    /// The text that a reader sees.
    pub(super) fn decode(self, text: &str) -> String {
        match self {
            Self::Legacy(legacy) => legacy.decode(text),
            _ => text.chars().map(|c| self.sign(c).unwrap_or(c)).collect(),
        }
    }

    /// The sign that a character is in this font. Word keeps those of fonts of signs at U+F000 and above.
    pub(super) fn sign(self, c: char) -> Option<char> {
        match self {
            Self::Symbols(font) => font.sign(c),
            Self::Unicode | Self::Legacy(_) => likely_sign(c),
        }
    }
}
