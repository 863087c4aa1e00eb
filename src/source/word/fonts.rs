//! Fonts whose characters are not what Unicode says: Vietnamese ones older than Unicode, and those of signs.

use crate::source::encoding::legacy::Legacy;

/// What the characters of a font are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Font {
    /// What Unicode says.
    #[default]
    Unicode,
    /// Vietnamese letters in the places of other Latin ones.
    Legacy(Legacy),
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Arrows, boxes and ticks.
    Wingdings,
}

impl Font {
    /// By its name.
    pub(super) fn of(name: &str) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            _ => Legacy::of_font(name).map_or(Self::Unicode, Self::Legacy),
        }
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
        let private = (0xf000..=0xf0ff).contains(&(c as u32));
        let place = match c as u32 {
            code if private => code as u8,
            code if code < 0x100 && !matches!(self, Self::Unicode | Self::Legacy(_)) => code as u8,
            _ => return None,
        };
        match self {
            Self::Wingdings => find(&WINGDINGS, place),
            Self::Symbol => find(&SYMBOL, place).or_else(|| greek(place)),
            // Without its font, such a sign is nearly always a bullet.
            _ => find(&SYMBOL, place).or_else(|| find(&WINGDINGS, place)),
        }
    }
}

fn find(table: &[(u8, char)], place: u8) -> Option<char> {
    table.iter().find(|(code, _)| *code == place).map(|(_, sign)| *sign)
}

fn greek(place: u8) -> Option<char> {
    let letters = match place {
        b'A'..=b'Z' => ("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", b'A'),
        b'a'..=b'z' => ("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", b'a'),
        _ => return None,
    };
    letters.0.chars().nth(usize::from(place - letters.1))
}

/// The signs of the font Symbol that offices use, by their place in it.
const SYMBOL: [(u8, char); 20] = [
    (0x2a, '∗'),
    (0x2d, '-'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xac, '←'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xbe, '—'),
    (0xc6, '∅'),
    (0xd7, '⋅'),
    (0xde, '⇒'),
    (0xe5, '∑'),
];

/// The signs of the font Wingdings that offices use, by their place in it.
const WINGDINGS: [(u8, char); 25] = [
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x73, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0xa1, '○'),
];
