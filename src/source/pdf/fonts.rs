//! Fonts: the text and width of each character code, and whether a font is bold or italic.

use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::document::PdfDocument;
use super::encodings::{FontEncoding, glyph_text};
use super::font_names::font_name;
use crate::source::encoding::legacy::Legacy;
use crate::source::symbols::SymbolFont;

/// Widths in files are given in thousandths of the font's size.
const UNITS: f32 = 1000.0;
/// A character's width where the file says nothing, in parts of the size.
const USUAL_WIDTH: f32 = 0.5;
/// How many widths of a composite font are read.
const MAX_WIDTHS: usize = 1 << 17;
/// The bits of a font descriptor's flags: a sloping font, a bold one.
const ITALIC_FLAG: u32 = 1 << 6;
const FORCE_BOLD_FLAG: u32 = 1 << 18;
/// The least weight that is bold, of 100 to 900.
const BOLD_WEIGHT: f32 = 600.0;

/// A font of the file.
#[derive(Debug)]
pub(super) struct Font {
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Whether it is italic.
    pub(super) italic: bool,
    codes: Codes,
}

/// How text in this font is coded.
#[derive(Debug)]
enum Codes {
    /// A byte a character: the text and width of each.
    Simple(Vec<(String, f32)>),
    /// Two bytes a character.
    Composite { texts: CMap, widths: HashMap<u16, f32>, usual: f32 },
}

/// A character as shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShownGlyph<'a> {
    /// What it reads; `U+FFFD` where the file does not say.
    pub(super) text: &'a str,
    /// How far it moves on, in parts of the font's size.
    pub(super) width: f32,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font's dictionary. What it does not say is taken as usual.
    pub(super) fn read(document: &PdfDocument, dict: &Dictionary) -> Self {
        let subtype = document.get_name(dict, "Subtype").unwrap_or_default();
        let descendant = document
            .get_array(dict, "DescendantFonts")
            .first()
            .and_then(|font| document.resolve(font)?.as_dict().ok());
        let described = descendant.unwrap_or(dict);
        let descriptor = document.get_dictionary(described, "FontDescriptor");
        let name = font_name(document, dict, descriptor);
        let (bold, italic) = style(document, &name, descriptor);
        let texts = match document.get_stream(dict, "ToUnicode") {
            Some(stream) => CMap::read(&document.unpack(stream)),
            None => CMap::default(),
        };
        // Some programs write what such a font shows, and not what its codes were.
        let alphabet = Alphabet::of(&name).filter(|_| texts.is_latin());
        let texts = match alphabet {
            Some(alphabet) => texts.map(|text| alphabet.text(text)),
            None => texts,
        };
        let codes = match descendant {
            Some(descendant) if subtype == b"Type0" => composite(document, descendant, texts),
            _ => simple(document, dict, descriptor, &texts, alphabet),
        };
        Self { bold, italic, codes }
    }

    /// The characters of a string shown in this font.
    pub(super) fn shown<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = ShownGlyph<'a>> {
        let size = match self.codes {
            Codes::Simple(_) => 1,
            Codes::Composite { .. } => 2,
        };
        bytes.chunks_exact(size).map(|code| self.show(code))
    }

    fn show(&self, code: &[u8]) -> ShownGlyph<'_> {
        match (&self.codes, code) {
            (Codes::Simple(table), [code]) => {
                let (text, width) = &table[usize::from(*code)];
                ShownGlyph { text, width: *width, is_space: *code == b' ' }
            }
            (Codes::Composite { texts, widths, usual }, [high, low]) => {
                let code = u16::from_be_bytes([*high, *low]);
                let text = texts.get(u32::from(code)).unwrap_or("\u{fffd}");
                let width = widths.get(&code).copied().unwrap_or(*usual);
                ShownGlyph { text, width, is_space: false }
            }
            _ => ShownGlyph { text: "\u{fffd}", width: USUAL_WIDTH, is_space: false },
        }
    }
}

/// Whether a font is bold and italic, by its name, and its descriptor's flags, weight and angle.
fn style(document: &PdfDocument, name: &str, descriptor: Option<&Dictionary>) -> (bool, bool) {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let number = |key| descriptor.and_then(|dict| document.get_number(dict, key)).unwrap_or(0.0);
    let flags = number("Flags") as u32;
    let bold = says(&["bold", "black", "heavy"])
        || flags & FORCE_BOLD_FLAG != 0
        || number("FontWeight") >= BOLD_WEIGHT;
    let italic = says(&["italic", "oblique"])
        || flags & ITALIC_FLAG != 0
        || number("ItalicAngle").abs() > 1.0;
    (bold, italic)
}

/// A font of two-byte codes, which are glyph numbers too.
fn composite(document: &PdfDocument, descendant: &Dictionary, texts: CMap) -> Codes {
    let usual = document.get_number(descendant, "DW").unwrap_or(UNITS) / UNITS;
    let mut widths = HashMap::new();
    let mut list = document.get_array(descendant, "W").iter();
    let mut left = MAX_WIDTHS;
    // Either a first code and the widths from it on, or a first and last code and the width of all.
    while let (Some(first), Some(next)) = (list.next(), list.next()) {
        let Some(first) = document.number(first).map(|code| code as u16) else { break };
        match document.resolve(next) {
            Some(Object::Array(each)) => {
                left = left.saturating_sub(each.len());
                for (code, width) in (first..=u16::MAX).zip(each) {
                    widths.insert(code, document.number(width).unwrap_or(0.0) / UNITS);
                }
            }
            Some(number) => {
                let end = document.number(number).unwrap_or(0.0) as u16;
                let width = list.next().and_then(|width| document.number(width)).unwrap_or(0.0);
                left = left.saturating_sub((first..=end).len());
                widths.extend((first..=end).map(|code| (code, width / UNITS)));
            }
            None => break,
        }
        if left == 0 {
            break;
        }
    }
    Codes::Composite { texts, widths, usual }
}

/// A font of one-byte codes.
fn simple(
    document: &PdfDocument,
    dict: &Dictionary,
    descriptor: Option<&Dictionary>,
    to_unicode: &CMap,
    alphabet: Option<Alphabet>,
) -> Codes {
    let texts = simple_texts(document, dict);
    let first = document.get_number(dict, "FirstChar").unwrap_or(0.0) as usize;
    let listed = document.get_array(dict, "Widths");
    let missing = descriptor.and_then(|dict| document.get_number(dict, "MissingWidth"));
    // A font drawn by operators has units of its own.
    let unit = match document.get_numbers::<6>(dict, "FontMatrix") {
        Some([scale, ..]) if scale > 0.0 => scale,
        _ => 1.0 / UNITS,
    };
    let table = texts.into_iter().zip(0_u8..=u8::MAX).map(|(own, code)| {
        let width = usize::from(code)
            .checked_sub(first)
            .and_then(|at| document.number(listed.get(at)?))
            .or(missing.filter(|_| !listed.is_empty()));
        let text = match (to_unicode.get(u32::from(code)), alphabet) {
            (Some(text), _) => text.to_owned(),
            (None, Some(alphabet)) => alphabet.code(code, &own),
            (None, None) => own,
        };
        (text, width.map_or(USUAL_WIDTH, |width| width * unit))
    });
    Codes::Simple(table.collect())
}

/// What the characters of a font are, known by its name alone.
#[derive(Clone, Copy, Debug)]
enum Alphabet {
    /// Vietnamese letters in the places of other Latin ones.
    Legacy(Legacy),
    /// No letters.
    Symbols(SymbolFont),
}

impl Alphabet {
    fn of(name: &str) -> Option<Self> {
        // Behind the family stands how it is set.
        let family = name.split([',', '#']).next().unwrap_or(name);
        let legacy = Legacy::of_font(family).map(Self::Legacy);
        legacy.or_else(|| SymbolFont::of_font(family).map(Self::Symbols))
    }

    /// What a text reads that the font's map gives.
    fn text(self, text: &str) -> String {
        match self {
            Self::Legacy(legacy) => text.chars().map(|c| legacy.decode_char(c)).collect(),
            Self::Symbols(font) => font.text(text),
        }
    }

    /// What a code reads that only the encoding gives a text.
    fn code(self, code: u8, text: &str) -> String {
        match self {
            Self::Legacy(_) => self.text(text),
            Self::Symbols(font) => font.text(char::from(code).encode_utf8(&mut [0; 4])),
        }
    }
}

/// The text of each of the 256 codes, by the font's encoding and its differences from it.
fn simple_texts(document: &PdfDocument, dict: &Dictionary) -> Vec<String> {
    let encoding = document.get(dict, "Encoding");
    let differences = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base = match (encoding, differences) {
        (Some(Object::Name(name)), _) => FontEncoding::named(name),
        (_, Some(dict)) => document.get_name(dict, "BaseEncoding").and_then(FontEncoding::named),
        _ => None,
    };
    // Without a word on it, a font of an office's computer is in the Windows encoding.
    let base = base.unwrap_or(FontEncoding::WinAnsi);
    let text = |code| base.char(code).map_or_else(|| "\u{fffd}".to_owned(), String::from);
    let mut texts: Vec<String> = (0..=u8::MAX).map(text).collect();
    let mut code = 0;
    for entry in differences.map_or(&[][..], |dict| document.get_array(dict, "Differences")) {
        match document.resolve(entry) {
            Some(Object::Name(name)) => {
                if let (Some(slot), Some(text)) = (texts.get_mut(code), glyph_text(name)) {
                    *slot = text;
                }
                code = code.saturating_add(1);
            }
            Some(number) => code = document.number(number).unwrap_or(0.0).max(0.0) as usize,
            None => {}
        }
    }
    texts
}
