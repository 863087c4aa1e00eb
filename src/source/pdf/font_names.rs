//! The name of a font, by which its style and its symbols are known: as the file says it, else as the embedded font
//! program does. Of font programs nothing else is read.

use lopdf::Dictionary;

use super::document::PdfDocument;

/// The most tables of a font program, and the most names in it, that are looked at.
const MAX_TABLES: usize = 64;
const MAX_NAMES: usize = 256;
/// The number of the name that programs know a font by, such as `TimesNewRomanPS-BoldMT`.
const POSTSCRIPT_NAME: u16 = 6;
/// The platform whose names are bytes; those of others are UTF-16.
const MACINTOSH: u16 = 1;
/// The most letters of a name that says nothing.
const SHORT: usize = 2;

/// The name of a font, without the six letters before one of which only a part is in the file.
pub(super) fn font_name(
    document: &PdfDocument,
    dict: &Dictionary,
    descriptor: Option<&Dictionary>,
) -> String {
    let name = document.get_name(dict, "BaseFont").unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    let family = name.split_once('+').map_or(&*name, |(_, family)| family);
    // Printers for PDF number their fonts: `CIDFont+F1`.
    let says_nothing = family.chars().filter(|c| c.is_alphabetic()).count() <= SHORT;
    let embedded = || {
        let program = document.get_stream(descriptor?, "FontFile2")?;
        postscript_name(&document.unpack(program))
    };
    says_nothing.then(embedded).flatten().unwrap_or_else(|| family.to_owned())
}

/// The name in a TrueType program (its table `name`, as OpenType specifies it).
fn postscript_name(program: &[u8]) -> Option<String> {
    let tables = usize::from(number(program, 4)?).min(MAX_TABLES);
    let record = (0..tables)
        .map(|at| 12 + 16 * at)
        .find(|at| program.get(*at..at + 4).is_some_and(|tag| tag == b"name"))?;
    let start = usize::from(number(program, record + 8)?) << 16
        | usize::from(number(program, record + 10)?);
    let names = program.get(start..)?;
    let count = usize::from(number(names, 2)?).min(MAX_NAMES);
    let texts = names.get(usize::from(number(names, 4)?)..)?;
    (0..count).map(|at| 6 + 12 * at).find_map(|at| {
        let field = |offset: usize| number(names, at + offset);
        if field(6)? != POSTSCRIPT_NAME {
            return None;
        }
        let (length, from) = (usize::from(field(8)?), usize::from(field(10)?));
        let text = texts.get(from..from + length)?;
        // Such names are ASCII: of two bytes the first is zero.
        let bytes = text.iter().filter(|byte| field(0) == Some(MACINTOSH) || **byte != 0);
        let name: String =
            bytes.map(|byte| char::from(*byte)).filter(char::is_ascii_graphic).collect();
        (!name.is_empty()).then_some(name)
    })
}

/// Two bytes, the high one first.
fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}
