//! Fonts of symbols, known by their names: which characters of Unicode their codes are. Codes come as bytes, or as the
//! characters from U+F000 to U+F0FF; what a file says in other characters is believed.

/// A font whose codes are no letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Bullets, arrows, boxes to tick.
    Wingdings,
    /// Others of the kind, of which only boxes and ticks are known.
    Webdings,
}

/// The characters of Symbol from 0x40 to 0x7e, and from 0xa1 to 0xdf (Adobe's table of its encoding).
const SYMBOL_LOW: &str = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓";

/// Those of Wingdings that offices set: bullets, boxes, ticks, arrows.
const WINGDINGS: [(u8, char); 31] = [
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '☒'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xd8, '➢'),
    (0xdc, '➔'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0x46, '☞'),
];
const WEBDINGS: [(u8, char); 4] = [(0x61, '✓'), (0x63, '□'), (0x67, '■'), (0x72, '✗')];

impl SymbolFont {
    /// The font of a name, without what stands before `+`.
    pub(super) fn of_font(family: &str) -> Option<Self> {
        let family = family.to_ascii_lowercase();
        [("symbol", Self::Symbol), ("wingdings", Self::Wingdings), ("webdings", Self::Webdings)]
            .into_iter()
            .find_map(|(name, font)| family.starts_with(name).then_some(font))
    }

    /// What a text in this font reads.
    pub(super) fn text(self, text: &str) -> String {
        text.chars().map(|c| self.char(c)).collect()
    }

    fn char(self, c: char) -> char {
        let code = match u32::from(c) {
            code @ (0x21..=0xff | 0xf021..=0xf0ff) => code as u8,
            _ => return c,
        };
        let at = |table: &str, first: u8| table.chars().nth(usize::from(code - first));
        let of = |table: &[(u8, char)]| {
            table.iter().find(|(other, _)| *other == code).map_or('▪', |(_, symbol)| *symbol)
        };
        match (self, code) {
            (Self::Symbol, 0x40..=0x7e) => at(SYMBOL_LOW, 0x40).unwrap_or(c),
            (Self::Symbol, 0xa1..=0xdf) => at(SYMBOL_HIGH, 0xa1).unwrap_or(c),
            (Self::Symbol, 0x21..=0x3f) => char::from(code),
            (Self::Symbol, _) => c,
            (Self::Wingdings, _) => of(&WINGDINGS),
            (Self::Webdings, _) => of(&WEBDINGS),
        }
    }
}
