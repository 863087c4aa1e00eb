//! What is not read says what it is, and what to do, in one line.

use crate::source::pdf::read;

use super::print::{blocks, problems};
use super::writer::{Page, Writer};

/// A page that a picture covers, with some words.
fn scanned(file: &Writer, words: &str) -> Page {
    let mut page = Page { content: "q 595 0 0 842 0 0 cm /Im Do Q ".to_owned(), ..Page::default() };
    let font = super::writer::Font::first();
    file.text(&mut page, font, 10.0, 85.0, 800.0, words);
    page
}

/// Why a file is refused, in one line.
fn refusal(bytes: &[u8]) -> String {
    let line = read(bytes).expect_err("the file is refused").to_string();
    assert!(!line.contains('\n'), "{line}");
    line
}

#[test]
fn a_scan_is_told_by_its_pictures_even_with_stamps_on_it() {
    let (mut file, _) = Writer::with_fonts();
    let stamp = scanned(&file, "CÔNG VĂN ĐẾN số 12");
    file.add(stamp.clone());
    file.add(stamp);
    let line = refusal(&file.finish());
    assert!(line.contains("10 words on 2 pages") && line.contains("ocrmypdf"), "{line}");
}

#[test]
fn a_file_that_is_partly_a_scan_says_which_pages_have_no_text() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 85.0, 700.0, "Trang có chữ");
    let picture = scanned(&file, "");
    file.add(page);
    file.add(picture);
    assert_eq!(blocks(&file), ["Trang có chữ"]);
    assert_eq!(
        problems(&file),
        ["page 2: a picture without text: its words are not in the report"]
    );
}

#[test]
fn a_picture_beside_text_is_no_scan() {
    let (mut file, _) = Writer::with_fonts();
    let page = scanned(&file, &"a ".repeat(40));
    file.add(page);
    assert!(problems(&file).is_empty());
}

#[test]
fn text_that_a_machine_recognised_in_a_scan_is_told() {
    for (mode, pages, expected) in [
        (
            3,
            1,
            "page 1: a scan with text that a machine has recognised: check it against the picture",
        ),
        (
            3,
            2,
            "page 1: a scan with text that a machine has recognised, 2 pages: check it against the pictures",
        ),
        // Drawn over the picture, as over the watermark of an office.
        (0, 2, ""),
    ] {
        let (mut file, _) = Writer::with_fonts();
        for word in &["a ", "b "][..pages] {
            let mut page = scanned(&file, &word.repeat(40));
            page.content = format!("{mode} Tr {}", page.content);
            file.add(page);
        }
        assert_eq!(problems(&file).join("\n"), expected, "{mode}, {pages}");
    }
}

#[test]
fn files_that_cannot_be_read_are_refused_in_one_line_that_says_what_to_do() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 85.0, 700.0, "Một trang");
    file.add(page);
    let whole = file.finish();
    file.encrypt();
    let (mut empty, _) = Writer::with_fonts();
    empty.add(Page::default());
    for (case, bytes, expected) in [
        ("a password", file.finish(), "qpdf --decrypt"),
        ("nothing", Vec::new(), "fetch it again"),
        ("no PDF", b"PK\x03\x04 something else".to_vec(), "fetch it again"),
        ("the beginning alone", whole[..60].to_vec(), "fetch it again"),
        ("no pages", Writer::default().finish(), "fetch it again"),
        ("an empty page", empty.finish(), "no text"),
        ("too long", vec![b' '; (64 << 20) + 1], "64 MB"),
    ] {
        let line = refusal(&bytes);
        assert!(line.contains(expected), "{case}: {line}");
    }
}
