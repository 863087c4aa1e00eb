//! Single-byte encodings and glyph names of the PDF standard (ISO 32000-1, annex D) to Unicode.

use unicode_normalization::UnicodeNormalization;

/// An encoding that a font may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FontEncoding {
    /// Windows code page 1252.
    WinAnsi,
    /// Mac OS Roman.
    MacRoman,
    /// Adobe's standard encoding.
    Standard,
}

/// What `WinAnsiEncoding` has from 0x80 to 0x9f. A free code is a bullet, as the standard asks.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";

/// What Mac OS Roman has from 0x80.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// What the standard encoding has from 0xa1; `·` where it has nothing, but for 0xb4, where it is meant.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ·–†‡··¶•‚„”»…‰·¿·`´ˆ˜¯˘˙¨·˚¸·˝˛ˇ—················Æ·ª····ŁØŒº·····æ···ı··łøœß";

impl FontEncoding {
    /// The encoding with this name in a file.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of a code, if there is one.
    pub(super) fn char(self, code: u8) -> Option<char> {
        let upper = |table: &str, first: u8| table.chars().nth(usize::from(code - first));
        match (self, code) {
            (_, ..0x20 | 0x7f) => None,
            (Self::Standard, 0x27) => Some('’'),
            (Self::Standard, 0x60) => Some('‘'),
            (_, ..0x7f) => Some(char::from(code)),
            (Self::WinAnsi, ..0xa0) => upper(WIN_ANSI, 0x80),
            (Self::WinAnsi, _) => Some(char::from(code)),
            (Self::MacRoman, _) => upper(MAC_ROMAN, 0x80),
            (Self::Standard, ..0xa1) => None,
            (Self::Standard, _) => upper(STANDARD, 0xa1).filter(|c| *c != '·' || code == 0xb4),
        }
    }
}

/// Names of glyphs that are no letters.
const NAMES: [(&str, char); 98] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("nbspace", '\u{a0}'),
    ("exclamdown", '¡'),
    ("cent", '¢'),
    ("sterling", '£'),
    ("currency", '¤'),
    ("yen", '¥'),
    ("brokenbar", '¦'),
    ("section", '§'),
    ("dieresis", '¨'),
    ("copyright", '©'),
    ("ordfeminine", 'ª'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("logicalnot", '¬'),
    ("registered", '®'),
    ("macron", '¯'),
    ("degree", '°'),
    ("plusminus", '±'),
    ("twosuperior", '²'),
    ("threesuperior", '³'),
    ("onesuperior", '¹'),
    ("acute", '´'),
    ("mu", 'µ'),
    ("paragraph", '¶'),
    ("periodcentered", '·'),
    ("cedilla", '¸'),
    ("ordmasculine", 'º'),
    ("onequarter", '¼'),
    ("onehalf", '½'),
    ("threequarters", '¾'),
    ("questiondown", '¿'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("endash", '–'),
    ("emdash", '—'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotesinglbase", '‚'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotedblbase", '„'),
    ("dagger", '†'),
    ("daggerdbl", '‡'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("perthousand", '‰'),
    ("guilsinglleft", '‹'),
    ("guilsinglright", '›'),
    ("fraction", '⁄'),
    ("Euro", '€'),
    ("trademark", '™'),
    ("dong", '₫'),
    ("lessequal", '≤'),
    ("greaterequal", '≥'),
];

/// Letters whose names are not the letter and its marks.
const LETTERS: [(&str, &str); 16] = [
    ("dcroat", "đ"),
    ("Dcroat", "Đ"),
    ("dmacron", "đ"),
    ("Dmacron", "Đ"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("germandbls", "ß"),
    ("dotlessi", "ı"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
];

/// Parts of the names of letters with marks, and the combining characters that they mean.
const MARKS: [(&str, char); 13] = [
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31b}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("hook", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("ring", '\u{30a}'),
];

/// The text that a glyph's name stands for: `Acircumflexacute` is `Ấ`, `uni1EA4` too.
pub(super) fn glyph_text(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    // What follows a stop says which form of the glyph it is.
    let name = name.split('.').next().filter(|stem| !stem.is_empty())?;
    if let Some((_, c)) = NAMES.iter().find(|(other, _)| *other == name) {
        return Some(c.to_string());
    }
    if let Some((_, text)) = LETTERS.iter().find(|(other, _)| *other == name) {
        return Some((*text).to_owned());
    }
    code_point(name).map(String::from).or_else(|| letter(name))
}

/// `uni1EA4` and `u1EA4`.
fn code_point(name: &str) -> Option<char> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let is_code = (4..=6).contains(&digits.len());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_code).and_then(char::from_u32)
}

/// A letter and the marks on it, composed.
fn letter(name: &str) -> Option<String> {
    let mut chars = name.chars();
    let base = chars.next().filter(char::is_ascii_alphabetic)?;
    let mut letter = base.to_string();
    let mut rest = chars.as_str();
    while !rest.is_empty() {
        let (part, mark) = MARKS.iter().find(|(part, _)| rest.starts_with(part))?;
        letter.push(*mark);
        rest = &rest[part.len()..];
    }
    Some(letter.nfc().collect())
}
