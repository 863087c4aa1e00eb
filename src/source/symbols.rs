//! Fonts of symbols, known by their names: which characters of Unicode their codes are. Codes come as bytes, or as the
//! characters from U+F000 to U+F0FF; what a file says in other characters is believed.

/// A font whose codes are no letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolFont {
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Bullets, arrows, boxes to tick.
    Wingdings,
    /// Others of the kind, of which only boxes and ticks are known.
    Webdings,
}

/// The characters of Symbol from 0x21 to 0x7e, and from 0xa1 to 0xe5 (Adobe's table of its encoding). Its minus sign is
/// the bullet that word processors make.
const SYMBOL_LOW: &str = "!∀#∃%&∋()∗+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

/// Those of Wingdings that offices set: bullets, boxes, ticks, arrows.
const WINGDINGS: [(u8, char); 34] = [
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '◆'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
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
];
const WEBDINGS: [(u8, char); 4] = [(0x61, '✓'), (0x63, '□'), (0x67, '■'), (0x72, '✗')];

/// What a sign of a font that is not known is most likely, if it is not there in Wingdings.
const USUAL: [u8; 12] = [0x2d, 0xa3, 0xa5, 0xac, 0xae, 0xb0, 0xb1, 0xb3, 0xb4, 0xb7, 0xb9, 0xbc];

impl SymbolFont {
    /// The font of a name, without what stands before `+`.
    pub(crate) fn of_font(family: &str) -> Option<Self> {
        let family = family.to_ascii_lowercase();
        [("symbol", Self::Symbol), ("wingdings", Self::Wingdings), ("webdings", Self::Webdings)]
            .into_iter()
            .find_map(|(name, font)| family.starts_with(name).then_some(font))
    }

    /// The sign that a character is in this font, as far as it is known.
    pub(crate) fn sign(self, c: char) -> Option<char> {
        let code = code(c)?;
        let at = |table: &str, first: u8| table.chars().nth(usize::from(code.checked_sub(first)?));
        let of = |table: &[(u8, char)]| {
            table.iter().find(|(other, _)| *other == code).map(|(_, symbol)| *symbol)
        };
        match self {
            Self::Symbol if code <= 0x7e => at(SYMBOL_LOW, 0x21),
            Self::Symbol => at(SYMBOL_HIGH, 0xa1),
            Self::Wingdings => of(&WINGDINGS),
            Self::Webdings => of(&WEBDINGS),
        }
    }

    /// What a text in this font reads. What is not known of a font of bullets is one.
    pub(crate) fn text(self, text: &str) -> String {
        let bullet = |c: char| match self {
            Self::Symbol => c,
            _ => code(c).map_or(c, |_| '▪'),
        };
        text.chars().map(|c| self.sign(c).unwrap_or_else(|| bullet(c))).collect()
    }
}

/// The sign that a character from U+F000 to U+F0FF most likely is, where its font is not known: nearly always a bullet.
pub(crate) fn likely_sign(c: char) -> Option<char> {
    if !('\u{f000}'..='\u{f0ff}').contains(&c) {
        return None;
    }
    let of_symbol = code(c).filter(|code| USUAL.contains(code)).and(SymbolFont::Symbol.sign(c));
    of_symbol.or_else(|| SymbolFont::Wingdings.sign(c))
}

/// The code that a character stands for.
fn code(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0x21..=0xff | 0xf021..=0xf0ff) => Some(code as u8),
        _ => None,
    }
}
