//! What files are told to be by their first bytes, and what helps with those that are not read.

use super::{SourceFormat, detect};
use crate::messages::Lang;

use crate::source::word::tests::docx::{Docx, archive, p, r};

fn ole2(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_is_read_is_told_by_its_first_bytes() {
    let cases: Vec<(&str, Vec<u8>, SourceFormat)> = vec![
        ("Markdown", b"# A\n".to_vec(), SourceFormat::Text),
        ("a table in HTML", b"<table><tr><td>a</td></tr></table>".to_vec(), SourceFormat::Text),
        ("a comment", b"<!-- x -->\n# A".to_vec(), SourceFormat::Text),
        ("UTF-16 without mark", utf16("Năm 2031, kinh tế phát triển."), SourceFormat::Text),
        ("UTF-16 with other signs", utf16("Việc ✔ xong, 5 → 6, còn ở Hà Nội"), SourceFormat::Text),
        ("an old encoding", b"\xb8y ban nh\xa9n d\xa9n".to_vec(), SourceFormat::Text),
        ("JSON", b"\xef\xbb\xbf \n{\"format\": 1}".to_vec(), SourceFormat::Json),
        (
            "JSON in UTF-16",
            [b"\xff\xfe".to_vec(), utf16("{\"a\": 1}")].concat(),
            SourceFormat::Json,
        ),
        ("exact Markdown", b"<!-- baocao/1 -->\r\n# A".to_vec(), SourceFormat::ExactMarkdown),
        ("exact Markdown no more", b"\n<!-- baocao/1 -->\n".to_vec(), SourceFormat::Text),
        ("PDF", b"%PDF-1.7\n".to_vec(), SourceFormat::Pdf),
        ("PDF behind a line", b"x\n%PDF-1.4\n".to_vec(), SourceFormat::Pdf),
        ("Word", Docx::new(&p("", &r("a"))).bytes(), SourceFormat::Word),
        ("Word of another program", archive(&[("word/document2.xml", b"")]), SourceFormat::Word),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(detect(&bytes, Some("report.txt")), Ok(expected), "{name}");
    }
    for (format, is_text) in [
        (SourceFormat::Json, true),
        (SourceFormat::ExactMarkdown, true),
        (SourceFormat::Text, true),
        (SourceFormat::Word, false),
        (SourceFormat::Pdf, false),
    ] {
        assert_eq!(format.is_text(), is_text, "{format:?}");
    }
}

/// The header of a PDF file is within its first 1024 bytes; what else is in a text is looked for in 4096.
#[test]
fn a_header_behind_other_bytes_counts_up_to_its_limit() {
    let behind = |bytes: usize, header: &str| [&vec![b' '; bytes], header.as_bytes()].concat();
    for (before, format) in [(1019, SourceFormat::Pdf), (1020, SourceFormat::Text)] {
        assert_eq!(detect(&behind(before, "%PDF-1.7"), None), Ok(format), "{before}");
    }
    for (before, format) in [(4095, SourceFormat::Json), (4096, SourceFormat::Text)] {
        assert_eq!(detect(&behind(before, "{\"a\": 1}"), None), Ok(format), "{before}");
    }
}

#[test]
fn what_is_not_read_is_refused_in_one_line_with_what_helps() {
    let to_docx = "soffice --headless --convert-to docx F";
    let to_pdf = "soffice --headless --convert-to pdf F";
    let pandoc = "pandoc F -t gfm | baocao -";
    let ocr = "tesseract F - -l vie | baocao -";
    let odt = [&b"PK\x03\x04"[..], b"..mimetypeapplication/vnd.oasis.opendocument.text"].concat();
    let cut = Docx::new(&p("", &r("a"))).bytes();
    let cut = cut[..cut.len() / 2].to_vec();
    let cases: Vec<(Vec<u8>, &str, &str)> = vec![
        (b"".to_vec(), "an empty file", "nothing to read"),
        (b" \n\t".to_vec(), "an empty file", "nothing to read"),
        (ole2("WordDocument"), "an old Word file (.doc)", to_docx),
        (ole2("EncryptedPackage"), "an Office file with a password", "F open.docx"),
        (ole2("Workbook"), "an old Excel file (.xls)", to_pdf),
        (ole2("PowerPoint Document"), "an old PowerPoint file (.ppt)", to_pdf),
        (ole2(""), "an old Office file", to_docx),
        (b"{\\rtf1\\ansi".to_vec(), "a Rich Text file (RTF)", to_docx),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>".to_vec(), "a web page (HTML)", pandoc),
        (b"<!-- saved -->\n<HTML lang=vi>".to_vec(), "a web page (HTML)", pandoc),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>".to_vec(), "a web page (XHTML)", pandoc),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related".to_vec(),
            "a saved web page (MHTML)",
            to_pdf,
        ),
        (
            b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>".to_vec(),
            "a Word document as XML",
            to_docx,
        ),
        (
            b"<?xml version='1.0'?>\n<office:document xmlns:office='urn'>".to_vec(),
            "an OpenDocument text as XML",
            to_docx,
        ),
        (b"<?xml version='1.0'?><x/>".to_vec(), "an XML file", "as a Word file, PDF or text"),
        (archive(&[("xl/workbook.xml", b"")]), "an Excel workbook (.xlsx)", to_pdf),
        (archive(&[("ppt/presentation.xml", b"")]), "a PowerPoint presentation (.pptx)", to_pdf),
        (odt, "an OpenDocument text (.odt)", to_docx),
        (archive(&[("META-INF/container.xml", b"")]), "an e-book (EPUB)", pandoc),
        (archive(&[("a.txt", b"")]), "an archive (ZIP)", "unpack it"),
        (cut, "a damaged or cut Word file", "ask for it again"),
        (b"PK\x03\x04".to_vec(), "a damaged or cut archive", "as a Word file, PDF or text"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "an image without text", ocr),
        (b"\xff\xd8\xff\xe0".to_vec(), "an image without text", ocr),
        (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), "an image without text", ocr),
        (b"\0\0\0\x18ftypheic".to_vec(), "an image or a film", ocr),
        (b"\x1f\x8b\x08\0".to_vec(), "a compressed file (gzip)", "unpack it"),
        (
            b"\xff\xfe\0\0A\0\0\0".to_vec(),
            "text in UTF-32",
            "iconv -f UTF-32 -t UTF-8 F | baocao -",
        ),
        // With a mark also where there are characters of more than two bytes.
        (b"\xff\xfe\0\0\0\xf6\x01\0".to_vec(), "text in UTF-32", "iconv"),
        (b"\0\0\xfe\xff\0\x01\xf6\0".to_vec(), "text in UTF-32", "iconv"),
        (b"A\0\0\0B\0\0\0".to_vec(), "text in UTF-32", "iconv"),
        (b"\0\0\xfe\xff\0\0\0A".to_vec(), "text in UTF-32", "iconv"),
        (b"\0\0\x1e\xa0\0\0\0B".to_vec(), "text in UTF-32", "iconv"),
        (b"\xa0\x1e\0\0\0\x01\0\0".to_vec(), "text in UTF-32", "iconv"),
        (b"\0\0\0\0\0\0\0\0".to_vec(), "neither text nor", "as a Word file, PDF or text"),
        (b"\x01\0\0\x02\0\0\0B".to_vec(), "neither text nor", "as a Word file, PDF or text"),
        (b"abc\0def\0".to_vec(), "neither text nor", "as a Word file, PDF or text"),
    ];
    for (bytes, what, help) in cases {
        let refusal = detect(&bytes, Some("F")).expect_err(what);
        let vietnamese = refusal.say(Lang::Vi);
        assert!(!vietnamese.is_ascii() && !vietnamese.contains('\n'), "{what}: {vietnamese}");
        // A command is the same in both languages.
        assert!(
            !help.split(' ').any(|word| word == "F") || vietnamese.contains(help),
            "{what}: {vietnamese}"
        );
        let refusal = refusal.to_string();
        assert!(refusal.starts_with(what), "{what}: {refusal}");
        assert!(refusal.contains(help), "{what}: {refusal}");
        assert!(!refusal.contains('\n'), "{what}: {refusal}");
    }
}

#[test]
fn a_name_in_a_command_is_one_word_of_a_shell() {
    let cases = [
        (None, "pandoc FILE -t"),
        (Some("báo-cáo_2.html"), "pandoc báo-cáo_2.html -t"),
        (Some("báo cáo.html"), "pandoc 'báo cáo.html' -t"),
        (Some("it's.html"), r"pandoc 'it'\''s.html' -t"),
        (Some("-rf"), "pandoc './-rf' -t"),
        (Some("a\u{1b}[2J"), "pandoc 'a␛[2J' -t"),
    ];
    for (name, expected) in cases {
        let refusal = detect(b"<html>", name).expect_err("HTML").to_string();
        assert!(refusal.contains(expected), "{refusal}");
    }
}
