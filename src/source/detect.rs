//! What a file is, by its first bytes; and for what is not read, one line that says what it is and the command that helps.
//! The name is used for that command, and to tell JSON from text that begins with a brace.

use memchr::memmem;

use super::encoding::{self, EXACT_MARKER, Encoding};
use super::problem::Refusal;
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
    let refuse =
        |what: &str, help: Remedy| Err(Refusal::new(&format!("{what}; {}", help.line(name))));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new("an empty file: there is nothing to read"));
    }
    // Some writers put a line or two before the header; readers of PDF look for it in the first 1024 bytes.
    if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Ok(SourceFormat::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes, name);
    }
    if bytes.starts_with(OLE2) {
        let (what, help) = ole2(bytes);
        return refuse(what, help);
    }
    if let Some((_, what, help)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return refuse(what, *help);
    }
    if bytes.get(..4) == Some(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return refuse(IMAGE, Remedy::Ocr);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return refuse("an image or a film", Remedy::Ocr);
    }
    if is_utf32(bytes) {
        return refuse("text in UTF-32", Remedy::Iconv);
    }
    text(bytes, name)
}

/// What helps with a file that is not read.
#[derive(Clone, Copy)]
enum Remedy {
    /// `soffice` makes a Word file of it.
    ToWord,
    /// `soffice` makes a PDF file of it.
    ToPdf,
    /// Pandoc makes Markdown of it.
    Pandoc,
    /// Its letters have to be recognised.
    Ocr,
    /// Another encoding.
    Iconv,
    /// Somebody knows the password.
    Password,
    /// What is in it may be read.
    Unpack,
    /// Nothing but another copy.
    Another,
}

impl Remedy {
    /// What to do, with the exact command where there is one.
    fn line(self, name: Option<&str>) -> String {
        let file = name.map_or_else(|| "FILE".to_owned(), quoted);
        match self {
            Self::ToWord => format!("convert it: soffice --headless --convert-to docx {file}"),
            Self::ToPdf => format!("convert it: soffice --headless --convert-to pdf {file}"),
            Self::Pandoc => format!("convert it: pandoc {file} -t gfm | baocao -"),
            Self::Ocr => format!(
                "ask for the Word file, or recognise its text: tesseract {file} - -l vie | baocao -"
            ),
            Self::Iconv => format!("convert it: iconv -f UTF-32 -t UTF-8 {file} | baocao -"),
            Self::Password => {
                format!("take the password off: msoffcrypto-tool -p PASSWORD {file} open.docx")
            }
            Self::Unpack => "unpack it and open what is in it".to_owned(),
            Self::Another => "ask for it as a Word file, PDF or text".to_owned(),
        }
    }
}

/// A name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+' | ',');
    if !name.is_empty() && !name.starts_with('-') && name.chars().all(is_plain) {
        return name.to_owned();
    }
    let dashed = if name.starts_with('-') { "./" } else { "" };
    format!("'{dashed}{}'", name.replace('\'', r"'\''"))
}

const IMAGE: &str = "an image without text";
const RTF: &str = "a Rich Text file (RTF)";

/// What begins with these bytes is not read.
const MAGIC: [(&[u8], &str, Remedy); 15] = [
    (b"{\\rtf", RTF, Remedy::ToWord),
    (b"\x89PNG", IMAGE, Remedy::Ocr),
    (b"\xff\xd8\xff", IMAGE, Remedy::Ocr),
    (b"GIF8", IMAGE, Remedy::Ocr),
    (b"II*\0", IMAGE, Remedy::Ocr),
    (b"MM\0*", IMAGE, Remedy::Ocr),
    (b"AT&TFORM", "a scan (DjVu)", Remedy::Ocr),
    (b"\x1f\x8b", "a compressed file (gzip)", Remedy::Unpack),
    (b"BZh", "a compressed file (bzip2)", Remedy::Unpack),
    (b"\xfd7zXZ", "a compressed file (xz)", Remedy::Unpack),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", Remedy::Unpack),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", Remedy::Unpack),
    (b"Rar!\x1a\x07", "an archive (RAR)", Remedy::Unpack),
    (b"\x7fELF", "a program", Remedy::Another),
    (b"MZ\x90\0", "a program", Remedy::Another),
];

const OLE2: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The kinds of OLE2 files, told by the names in their directory, which are in UTF-16.
fn ole2(bytes: &[u8]) -> (&'static str, Remedy) {
    const STREAMS: [(&str, &str, Remedy); 6] = [
        ("EncryptedPackage", "an Office file with a password", Remedy::Password),
        ("WordDocument", "an old Word file (.doc)", Remedy::ToWord),
        ("Workbook", "an old Excel file (.xls)", Remedy::ToPdf),
        ("PowerPoint Document", "an old PowerPoint file (.ppt)", Remedy::ToPdf),
        ("Book", "an old Excel file (.xls)", Remedy::ToPdf),
        ("__properties_version1.0", "an Outlook message (.msg)", Remedy::Another),
    ];
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    let known = STREAMS.iter().find(|(stream, ..)| has(stream));
    known.map_or(("an old Office file", Remedy::ToWord), |(_, what, help)| (what, *help))
}

/// The kinds of archives, told by a part that each must have, its path in small letters.
fn zip(bytes: &[u8], name: Option<&str>) -> Result<SourceFormat, Refusal> {
    const PARTS: [(&str, &str, Remedy); 6] = [
        ("xl/workbook.xml", "an Excel workbook (.xlsx)", Remedy::ToPdf),
        ("xl/workbook.bin", "an Excel workbook (.xlsb)", Remedy::ToPdf),
        ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)", Remedy::ToPdf),
        ("meta-inf/container.xml", "an e-book (EPUB)", Remedy::Pandoc),
        ("meta-inf/manifest.xml", "an OpenDocument file", Remedy::ToPdf),
        ("content.xml", "an OpenDocument file", Remedy::ToPdf),
    ];
    let refuse =
        |what: &str, help: Remedy| Err(Refusal::new(&format!("{what}; {}", help.line(name))));
    // The first part of an OpenDocument text says what it is, stored as it is.
    let head = &bytes[..bytes.len().min(200)];
    if memmem::find(head, b"application/vnd.oasis.opendocument.text").is_some() {
        return refuse("an OpenDocument text (.odt)", Remedy::ToWord);
    }
    let names = match word::part_names(bytes) {
        Ok(names) => names,
        Err(_) if memmem::find(bytes, b"word/document").is_some() => {
            return Err(Refusal::new("a damaged or cut Word file; ask for it again"));
        }
        Err(_) => return refuse("a damaged or cut archive", Remedy::Another),
    };
    if names.iter().any(|part| word::is_main_part(part)) {
        return Ok(SourceFormat::Word);
    }
    let known = PARTS.iter().find(|(part, ..)| names.iter().any(|name| name == part));
    match known {
        Some((_, what, help)) => refuse(what, *help),
        None => refuse("an archive (ZIP)", Remedy::Unpack),
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
    let refuse =
        |what: &str, help: Remedy| Err(Refusal::new(&format!("{what}; {}", help.line(name))));
    let encoding = encoding::encoding_by_marks(bytes);
    let is_wide = matches!(encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be));
    if !is_wide && memchr::memchr(0, bytes).is_some() {
        return refuse(
            "neither text nor a format that is read (it has NUL bytes)",
            Remedy::Another,
        );
    }
    let decoded = encoding::decode(&bytes[..bytes.len().min(4096)]).text;
    let head = decoded.trim_start();
    let markup = skip_markup_comments(head).to_ascii_lowercase();
    let begins = |words: &str| markup.starts_with(words);
    if begins("{\\rtf") {
        return refuse(RTF, Remedy::ToWord);
    }
    if begins("<!doctype html") || begins("<html") || begins("<head>") || begins("<body") {
        return refuse("a web page (HTML)", Remedy::Pandoc);
    }
    if begins("mime-version:") {
        return refuse("a saved web page (MHTML)", Remedy::ToPdf);
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
    let (what, help) = match head {
        _ if head.contains("word.document")
            || head.contains("schemas.microsoft.com/office/2006/xmlpackage") =>
        {
            ("a Word document as XML", Remedy::ToWord)
        }
        _ if head.contains("office:document") => ("an OpenDocument text as XML", Remedy::ToWord),
        _ if head.contains("<html") || head.contains("doctype html") => {
            ("a web page (XHTML)", Remedy::Pandoc)
        }
        _ => ("an XML file", Remedy::Another),
    };
    Err(Refusal::new(&format!("{what}; {}", help.line(name))))
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
