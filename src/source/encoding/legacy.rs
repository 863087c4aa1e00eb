//! Vietnamese encodings older than Unicode, as tables: TCVN3 (ABC) and VNI, which are fonts over Latin letters, and
//! windows-1258. Which of them a text is in is not decided here.

use unicode_normalization::UnicodeNormalization;

/// An encoding of text that looks like Latin letters until its own font is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Legacy {
    /// TCVN 5712:1993 (ABC), of fonts such as `.VnTime`. It has no capitals with tone marks.
    Tcvn3,
    /// TCVN3 of a font that shows every letter as a capital, such as `.VnTimeH`.
    Tcvn3Capitals,
    /// VNI, of fonts such as `VNI-Times`: a letter and its mark are two characters.
    Vni,
}

impl Legacy {
    /// The encoding that a font's name stands for, if it is not Unicode.
    pub(crate) fn of_font(name: &str) -> Option<Self> {
        let begins =
            |prefix: &str| name.get(..prefix.len()).is_some_and(|n| n.eq_ignore_ascii_case(prefix));
        match () {
            () if begins(".Vn") && name.ends_with('H') => Some(Self::Tcvn3Capitals),
            () if begins(".Vn") => Some(Self::Tcvn3),
            () if begins("VNI-") => Some(Self::Vni),
            () => None,
        }
    }

    /// The text that is meant, from the Latin characters that stand for it. What stands for nothing stays.
    pub(crate) fn decode(self, latin: &str) -> String {
        match self {
            Self::Tcvn3 => latin.chars().map(tcvn3).collect(),
            Self::Tcvn3Capitals => latin.chars().map(tcvn3).flat_map(char::to_uppercase).collect(),
            Self::Vni => vni(latin),
        }
    }
}

impl Legacy {
    /// The same for a character by itself, as a page of a PDF shows it: a mark of VNI becomes the combining marks that it
    /// stands for, which belong to the letter before it.
    pub(crate) fn decode_char(self, c: char) -> String {
        let lower = c.to_lowercase().next().unwrap_or(c);
        match VNI_MARKS.iter().find(|(mark, ..)| self == Self::Vni && *mark == lower) {
            Some((_, marks, _)) => (*marks).to_owned(),
            None => self.decode(c.encode_utf8(&mut [0; 4])),
        }
    }
}

/// What the characters from U+00A0 to U+00FF stand for in TCVN3, 16 a line.
const TCVN3: [&str; 6] = [
    "\u{a0}ĂÂÊÔƠƯĐăâêôơưđ¯",
    "°±²³´àảãáạºằẳẵắ¿",
    "ÀÁÂÃÄÅặầẩẫấậèÍẻẽ",
    "éẹềểễếệìỉÙÚÛĩíịò",
    "àỏõóọồổỗốộờởỡớợù",
    "ðủũúụừửữứựỳỷỹýỵÿ",
];

fn tcvn3(c: char) -> char {
    let Some(at) = (c as usize).checked_sub(0xa0).filter(|at| *at < 0x60) else {
        return c;
    };
    TCVN3[at / 16].chars().nth(at % 16).unwrap_or(c)
}

/// The characters that are letters by themselves in VNI.
const VNI_LETTERS: [(char, char); 18] = [
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

/// The characters that mark the letter before them in VNI: the combining marks that they stand for, and the letters
/// that can bear them.
const VNI_MARKS: [(char, &str, &str); 17] = [
    ('ø', "\u{300}", "aeouyơư"),
    ('ù', "\u{301}", "aeouyơư"),
    ('û', "\u{309}", "aeouyơư"),
    ('õ', "\u{303}", "aeouyơư"),
    ('ï', "\u{323}", "aeouyơư"),
    ('â', "\u{302}", "aeo"),
    ('à', "\u{302}\u{300}", "aeo"),
    ('á', "\u{302}\u{301}", "aeo"),
    ('å', "\u{302}\u{309}", "aeo"),
    ('ã', "\u{302}\u{303}", "aeo"),
    ('ä', "\u{302}\u{323}", "aeo"),
    ('ê', "\u{306}", "a"),
    ('è', "\u{306}\u{300}", "a"),
    ('é', "\u{306}\u{301}", "a"),
    ('ú', "\u{306}\u{309}", "a"),
    ('ü', "\u{306}\u{303}", "a"),
    ('ë', "\u{306}\u{323}", "a"),
];

fn vni(latin: &str) -> String {
    let mut decomposed = String::with_capacity(latin.len() * 2);
    let mut chars = latin.chars().peekable();
    while let Some(c) = chars.next() {
        let letter = VNI_LETTERS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        decomposed.push(letter);
        if let Some(marks) = chars.peek().and_then(|next| vni_marks(letter, *next)) {
            decomposed.push_str(marks);
            chars.next();
        }
    }
    decomposed.nfc().collect()
}

/// The combining marks that `mark` puts on a letter.
fn vni_marks(letter: char, mark: char) -> Option<&'static str> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let (_, marks, bases) = VNI_MARKS.iter().find(|(from, ..)| *from == lower(mark))?;
    bases.contains(lower(letter)).then_some(*marks)
}

/// The bytes from 0x80 to 0x9F in windows-1252.
const WINDOWS_1252: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

/// Where windows-1258 differs from windows-1252: five combining tone marks, and the letters with a horn, a breve or a
/// stroke.
const WINDOWS_1258: [(u8, char); 18] = [
    (0x8a, '\u{fffd}'),
    (0x8e, '\u{fffd}'),
    (0x9a, '\u{fffd}'),
    (0x9e, '\u{fffd}'),
    (0xc3, 'Ă'),
    (0xcc, '\u{300}'),
    (0xd0, 'Đ'),
    (0xd2, '\u{309}'),
    (0xd5, 'Ơ'),
    (0xdd, 'Ư'),
    (0xde, '\u{303}'),
    (0xe3, 'ă'),
    (0xec, '\u{301}'),
    (0xf0, 'đ'),
    (0xf2, '\u{323}'),
    (0xf5, 'ơ'),
    (0xfd, 'ư'),
    (0xfe, '₫'),
];

/// Decodes windows-1252: Latin letters, as the fonts of [`Legacy`] have them.
pub(crate) fn windows_1252(bytes: &[u8]) -> String {
    let controls: Vec<char> = WINDOWS_1252.chars().collect();
    let char_of = |byte: u8| match byte {
        0x80..=0x9f => controls[usize::from(byte - 0x80)],
        _ => char::from(byte),
    };
    bytes.iter().copied().map(char_of).collect()
}

/// Decodes windows-1258, with its tone marks put on their letters.
pub(crate) fn windows_1258(bytes: &[u8]) -> String {
    let mut table: Vec<char> = windows_1252(&(0..=255).collect::<Vec<u8>>()).chars().collect();
    for (byte, c) in WINDOWS_1258 {
        table[usize::from(byte)] = c;
    }
    bytes.iter().map(|byte| table[usize::from(*byte)]).nfc().collect()
}
