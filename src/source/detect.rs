//! What a file is, by its first bytes; and for what is not read, one line that says what it is and the command that helps.
//! The name is used for that command, and to tell JSON from text that begins with a brace.

use memchr::memmem;

use super::encoding::{self, EXACT_MARKER, Encoding};
use super::refusal::{ForeignFormat, Refusal, Remedy};
use super::word;

/// What is read, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SourceFormat {
    /// A report as JSON, once [`encoding::decode`]d.
    Json,
    /// Markdown that begins with baocao's own marker, which is read without a guess.
    ExactMarkdown,
    /// Markdown or plain text, in whatever encoding.
    Text,
    /// A Word file (.docx).
    Word,
    /// A PDF file.
    Pdf,
}

impl SourceFormat {
    /// Whether its bytes are text, which may be less of than of archives and pictures.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Self::Json | Self::ExactMarkdown | Self::Text => true,
            Self::Word | Self::Pdf => false,
        }
    }
}

/// What a file is. `name` is its name as typed, absent for standard input.
pub(crate) fn detect(bytes: &[u8], name: Option<&str>) -> Result<SourceFormat, Refusal> {
    let refuse = |format, remedy| foreign((format, remedy), name);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    // Some writers put a line or two before the header; readers of PDF look for it in the first 1024 bytes.
    if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Ok(SourceFormat::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes, name);
    }
    if bytes.starts_with(OLE2) {
        return foreign(ole2(bytes), name);
    }
    if let Some((_, format, remedy)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return refuse(*format, *remedy);
    }
    if bytes.get(..4) == Some(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return refuse(ForeignFormat::Image, Remedy::Ocr);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return refuse(ForeignFormat::ImageOrFilm, Remedy::Ocr);
    }
    if is_utf32(bytes) {
        return refuse(ForeignFormat::Utf32, Remedy::Iconv);
    }
    text(bytes, name)
}

/// The refusal of a file of a format that is not read.
fn foreign<T>((format, remedy): (ForeignFormat, Remedy), name: Option<&str>) -> Result<T, Refusal> {
    Err(Refusal::Foreign { format, remedy, file: name.map(str::to_owned) })
}

/// What begins with these bytes is not read.
const MAGIC: [(&[u8], ForeignFormat, Remedy); 15] = [
    (b"{\\rtf", ForeignFormat::RichText, Remedy::ToWord),
    (b"\x89PNG", ForeignFormat::Image, Remedy::Ocr),
    (b"\xff\xd8\xff", ForeignFormat::Image, Remedy::Ocr),
    (b"GIF8", ForeignFormat::Image, Remedy::Ocr),
    (b"II*\0", ForeignFormat::Image, Remedy::Ocr),
    (b"MM\0*", ForeignFormat::Image, Remedy::Ocr),
    (b"AT&TFORM", ForeignFormat::DjVu, Remedy::Ocr),
    (b"\x1f\x8b", ForeignFormat::Compressed("gzip"), Remedy::Unpack),
    (b"BZh", ForeignFormat::Compressed("bzip2"), Remedy::Unpack),
    (b"\xfd7zXZ", ForeignFormat::Compressed("xz"), Remedy::Unpack),
    (b"\x28\xb5\x2f\xfd", ForeignFormat::Compressed("zstd"), Remedy::Unpack),
    (b"7z\xbc\xaf\x27\x1c", ForeignFormat::Archive("7z"), Remedy::Unpack),
    (b"Rar!\x1a\x07", ForeignFormat::Archive("RAR"), Remedy::Unpack),
    (b"\x7fELF", ForeignFormat::Program, Remedy::Another),
    (b"MZ\x90\0", ForeignFormat::Program, Remedy::Another),
];

const OLE2: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The kinds of OLE2 files, told by the names in their directory, which are in UTF-16.
fn ole2(bytes: &[u8]) -> (ForeignFormat, Remedy) {
    const STREAMS: [(&str, ForeignFormat, Remedy); 6] = [
        ("EncryptedPackage", ForeignFormat::OfficeWithPassword, Remedy::Password),
        ("WordDocument", ForeignFormat::OldWord, Remedy::ToWord),
        ("Workbook", ForeignFormat::OldExcel, Remedy::ToPdf),
        ("PowerPoint Document", ForeignFormat::OldPowerPoint, Remedy::ToPdf),
        ("Book", ForeignFormat::OldExcel, Remedy::ToPdf),
        ("__properties_version1.0", ForeignFormat::OutlookMessage, Remedy::Another),
    ];
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    let known = STREAMS.iter().find(|(stream, ..)| has(stream));
    known.map_or((ForeignFormat::OldOffice, Remedy::ToWord), |(_, format, remedy)| {
        (*format, *remedy)
    })
}

/// The kinds of archives, told by a part that each must have, its path in small letters.
fn zip(bytes: &[u8], name: Option<&str>) -> Result<SourceFormat, Refusal> {
    const PARTS: [(&str, ForeignFormat, Remedy); 6] = [
        ("xl/workbook.xml", ForeignFormat::Excel(".xlsx"), Remedy::ToPdf),
        ("xl/workbook.bin", ForeignFormat::Excel(".xlsb"), Remedy::ToPdf),
        ("ppt/presentation.xml", ForeignFormat::PowerPoint, Remedy::ToPdf),
        ("meta-inf/container.xml", ForeignFormat::Epub, Remedy::Pandoc),
        ("meta-inf/manifest.xml", ForeignFormat::OpenDocument, Remedy::ToPdf),
        ("content.xml", ForeignFormat::OpenDocument, Remedy::ToPdf),
    ];
    let refuse = |format, remedy| foreign((format, remedy), name);
    // The first part of an OpenDocument text says what it is, stored as it is.
    let head = &bytes[..bytes.len().min(200)];
    if memmem::find(head, b"application/vnd.oasis.opendocument.text").is_some() {
        return refuse(ForeignFormat::OpenDocumentText, Remedy::ToWord);
    }
    let names = match word::part_names(bytes) {
        Ok(names) => names,
        Err(_) if memmem::find(bytes, b"word/document").is_some() => {
            return Err(Refusal::CutWord);
        }
        Err(_) => return refuse(ForeignFormat::DamagedArchive, Remedy::Another),
    };
    if names.iter().any(|part| word::is_main_part(part)) {
        return Ok(SourceFormat::Word);
    }
    let known = PARTS.iter().find(|(part, ..)| names.iter().any(|name| name == part));
    match known {
        Some((_, format, remedy)) => refuse(*format, *remedy),
        None => refuse(ForeignFormat::Archive("ZIP"), Remedy::Unpack),
    }
}

/// UTF-32: by its byte order mark, or because nothing but it has three NUL bytes in four.
fn is_utf32(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return true;
    }
    let head = &bytes[..bytes.len().min(4096) & !3];
    let is_little = head.chunks(4).all(|four| four[2..] == [0, 0] && four[..2] != [0, 0]);
    let is_big = head.chunks(4).all(|four| four[..2] == [0, 0] && four[2..] != [0, 0]);
    !head.is_empty() && (is_little || is_big)
}

/// Text of some kind, by how it begins; unless there are NUL bytes, which no text has.
fn text(bytes: &[u8], name: Option<&str>) -> Result<SourceFormat, Refusal> {
    let refuse = |format, remedy| foreign((format, remedy), name);
    let encoding = encoding::encoding_by_marks(bytes);
    let is_wide = matches!(encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be));
    if !is_wide && memchr::memchr(0, bytes).is_some() {
        return refuse(ForeignFormat::Binary, Remedy::Another);
    }
    let decoded = encoding::decode(&bytes[..bytes.len().min(4096)]).text;
    let head = decoded.trim_start();
    let markup = skip_markup_comments(head).to_ascii_lowercase();
    let begins = |words: &str| markup.starts_with(words);
    if begins("{\\rtf") {
        return refuse(ForeignFormat::RichText, Remedy::ToWord);
    }
    if begins("<!doctype html") || begins("<html") || begins("<head>") || begins("<body") {
        return refuse(ForeignFormat::WebPage, Remedy::Pandoc);
    }
    if begins("mime-version:") {
        return refuse(ForeignFormat::SavedWebPage, Remedy::ToPdf);
    }
    if begins("<?xml") {
        return xml(&markup, name);
    }
    let is_exact = decoded
        .strip_prefix(EXACT_MARKER)
        .is_some_and(|rest| matches!(rest.chars().next(), None | Some('\n' | ' ')));
    // A damaged report that is named `.json` is JSON all the same; and a text may begin with a brace.
    let named = |endings: &[&str]| {
        let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        ending.is_some_and(|ending| endings.iter().any(|other| other.eq_ignore_ascii_case(ending)))
    };
    Ok(match head.chars().next() {
        _ if is_exact => SourceFormat::ExactMarkdown,
        _ if named(&["json"]) => SourceFormat::Json,
        Some('{') if !named(&["md", "markdown"]) => SourceFormat::Json,
        _ => SourceFormat::Text,
    })
}

/// The kinds of XML files: what offices save as one.
fn xml(head: &str, name: Option<&str>) -> Result<SourceFormat, Refusal> {
    let (format, remedy) = match head {
        _ if head.contains("word.document")
            || head.contains("schemas.microsoft.com/office/2006/xmlpackage") =>
        {
            (ForeignFormat::WordXml, Remedy::ToWord)
        }
        _ if head.contains("office:document") => (ForeignFormat::OpenDocumentXml, Remedy::ToWord),
        _ if head.contains("<html") || head.contains("doctype html") => {
            (ForeignFormat::WebPageXml, Remedy::Pandoc)
        }
        _ => (ForeignFormat::Xml, Remedy::Another),
    };
    foreign((format, remedy), name)
}

/// What follows the comments that a saved web page may begin with.
fn skip_markup_comments(mut head: &str) -> &str {
    while let Some((_, rest)) = head.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        head = rest.trim_start();
    }
    head
}

#[cfg(test)]
mod tests;
