//! Word files made to do harm, or damaged: each is read or refused in one line.

use std::fmt::Write as _;

use crate::source::detect::detect;
use crate::source::raw::RawBlock;
use crate::source::refusal::Refusal;
use crate::source::word;

use super::docx::{Docx, archive, p, r};

const ROOT: &str =
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>";

fn read(bytes: &[u8]) -> Result<Vec<RawBlock>, Refusal> {
    word::read(bytes).map(|(blocks, _)| blocks)
}

/// The refusal of a file whose document is this XML.
fn refusal(xml: &str) -> String {
    let error = read(&archive(&[("word/document.xml", xml.as_bytes())])).expect_err("a refusal");
    let line = error.to_string();
    assert!(!line.contains('\n') && line.chars().count() < 300, "{line}");
    line
}

fn document(body: &str) -> String {
    format!("{ROOT}<w:body>{body}</w:body></w:document>")
}

#[test]
fn what_is_over_a_limit_is_refused_with_the_limit() {
    let entities =
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><d>&b;</d>";
    let deep = |depth: usize| document(&("<w:sdt>".repeat(depth) + &"</w:sdt>".repeat(depth)));
    let table = "<w:tbl><w:tr><w:tc>";
    let tables = document(&(table.repeat(100) + &"</w:tc></w:tr></w:tbl>".repeat(100)));
    let namespaces: String = (0..1000).fold(String::new(), |mut out, n| {
        let _ = write!(out, " xmlns:n{n}='u{n}'");
        out
    });
    let names = (0..30_000).fold(String::new(), |mut out, n| {
        let _ = write!(out, "<a{n}/>");
        out
    });
    let cases = [
        (document(&names), "more names than the limit of 20000"),
        (
            document(&p("", &r(&"x".repeat((8 << 20) + 1)))),
            "more bytes of text than the limit of 8388608",
        ),
        (entities.to_owned(), "it declares a document type"),
        (deep(1000), "more levels than the limit of 200"),
        (tables, "more levels than the limit of 200"),
        (format!("<d{namespaces}/>"), "more namespaces than the limit of 200"),
        (document(&"<w:r/>".repeat(2_000_001)), "more elements than the limit of 2000000"),
        (document(&"<w:r a='' b=''/>".repeat(700_000)), "more elements than the limit of 2000000"),
        (" ".repeat((64 << 20) + 1), "more MB unpacked than the limit of 64"),
        ("<w:document>".to_owned(), "cut short"),
        ("<a></b>".to_owned(), "damaged"),
        ("<a/><b/>".to_owned(), "more than one root"),
        ("<a>&unknown;</a>".to_owned(), "damaged"),
        (String::new(), "cut short"),
    ];
    for (xml, expected) in cases {
        let line = refusal(&xml);
        assert!(line.contains(expected), "{expected}: {line}");
    }
}

/// An element with more attributes than anything compares with each other in time, and styles in a long chain.
#[test]
fn what_could_be_compared_with_everything_is_read_in_one_pass() {
    let attributes = " a=''".repeat(300_000);
    let body = format!("<w:p{attributes}>{}</w:p>", r("một"));
    assert_eq!(Docx::new(&body).lines(), "T một\n");
    let styles = (0..50_000).fold(String::new(), |mut out, n| {
        let _ = write!(out, "<w:style w:styleId='s{n}'><w:basedOn w:val='s{}'/></w:style>", n + 1);
        out
    });
    let styles = styles + "<w:style w:styleId='s50000'><w:rPr><w:b/></w:rPr></w:style>";
    let docx = Docx::new(&p("<w:pStyle w:val='s0'/>", &r("một"))).with("styles", &styles);
    assert_eq!(docx.lines(), "T **một**\n");
}

/// Files that multiply what is small, and the number of blocks that they are read as.
#[test]
fn what_could_multiply_does_not() {
    let blank = "<w:r><w:t xml:space='preserve'> </w:t></w:r>";
    let field =
        "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let span = "<w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r>";
    let cases = [
        ("empty runs", p("", &"<w:r/>".repeat(1_000_000)), 0),
        ("blank runs", p("", &(blank.repeat(300_000) + &r("x"))), 1),
        ("runs set differently", p("", &bold.repeat(100_000)), 1),
        (
            "open fields",
            p("", &(format!("{field}{}", r("x")).repeat(100_000) + &end.repeat(100_000))),
            1,
        ),
        (
            "absurd spans",
            format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", span.repeat(100)).repeat(100)),
            1,
        ),
        ("empty paragraphs", "<w:p/>".repeat(500_000), 0),
        ("short paragraphs", p("", &r("x")).repeat(100_000), 100_000),
        (
            "tables in each other",
            "<w:tbl><w:tr><w:tc>".repeat(60)
                + &p("", &r("x"))
                + &"</w:tc></w:tr></w:tbl>".repeat(60),
            1,
        ),
    ];
    for (name, body, expected) in cases {
        let blocks = read(&Docx::new(&body).bytes()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(blocks.len(), expected, "{name}");
    }
}

#[test]
fn what_goes_in_circles_ends() {
    let styles = "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>\
                  <w:style w:styleId='B'><w:basedOn w:val='A'/><w:rPr><w:b/></w:rPr></w:style>\
                  <w:style w:styleId='C'><w:basedOn w:val='C'/></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='S'/><w:styleLink w:val='S'/></w:abstractNum>\
                     <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let level = "<w:numPr><w:ilvl w:val='99999999'/><w:numId w:val='1'/></w:numPr>";
    let body = p("<w:pStyle w:val='A'/>", &r("a"))
        + &p("<w:pStyle w:val='C'/>", &r("c"))
        + &p(level, &r("d"));
    let docx = Docx::new(&body).with("styles", styles).with("numbering", numbering);
    assert_eq!(docx.lines(), "T **a**\nT c\nT d\n");
}

#[test]
fn absurd_numbers_are_written() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='4294967295'/>\
        <w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1%2%0%'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let place = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let docx = Docx::new(&p(place, &r("a")).repeat(2)).with("numbering", numbering);
    assert_eq!(docx.lines(), "T [42949672950%0%] a\n".repeat(2));
}

#[test]
fn a_file_without_its_parts_is_read_or_refused() {
    let whole =
        Docx::new(&p("<w:pStyle w:val='X'/><w:numPr><w:numId w:val='5'/></w:numPr>", &r("a")));
    assert_eq!(whole.lines(), "T a\n");
    let none = read(&archive(&[("x", b"")])).expect_err("no document").to_string();
    assert!(none.starts_with("no Word file"), "{none}");
    let no_body = read(&archive(&[("word/document.xml", b"<x/>")])).expect("a document of nothing");
    assert!(no_body.is_empty());
    let damaged = whole.part("styles", "<w:styles").bytes();
    let refused = read(&damaged).expect_err("half a part").to_string();
    assert!(refused.contains("word/styles.xml"), "{refused}");
}

#[test]
fn a_wrong_checksum_is_refused() {
    let mut bytes = Docx::new(&p("", &r("một hai ba"))).bytes();
    let central = bytes.windows(4).position(|w| w == b"PK\x01\x02").expect("a directory");
    for at in [14, central + 16] {
        bytes[at] ^= 0xff;
    }
    let refused = read(&bytes).expect_err("another checksum").to_string();
    assert!(refused.contains("damaged"), "{refused}");
}

/// A directory that says that there are more parts than anything holds, and many ends of archives.
#[test]
fn what_an_archive_says_of_itself_is_not_believed() {
    let end = b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0";
    for bytes in [end.repeat(50_000), [&b"PK\x03\x04"[..], &end.repeat(3)].concat()] {
        assert!(read(&bytes).is_err());
        assert!(detect(&bytes, None).is_err());
    }
}

/// A file with one of everything, cut at places all over and with bytes flipped all over.
#[test]
fn cut_and_flipped_files_are_read_or_refused() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let body = p("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", &r("Kinh tế"))
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        + &p("", &(r("Mưa") + "<w:r><w:footnoteReference w:id='2'/></w:r>"));
    let bytes = Docx::new(&body)
        .with("numbering", numbering)
        .with("footnotes", &format!("<w:footnote w:id='2'>{}</w:footnote>", p("", &r("x"))))
        .with("styles", "<w:style w:styleId='A'/>")
        .bytes();
    let check = |bytes: &[u8], what: &str| {
        let _ = detect(bytes, None);
        if let Err(refusal) = read(bytes) {
            assert!(!refusal.to_string().contains('\n'), "{what}: {refusal}");
        }
    };
    for cut in (0..bytes.len()).step_by(7) {
        check(&bytes[..cut], &format!("cut at {cut}"));
    }
    for at in (0..bytes.len()).step_by(3) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        check(&flipped, &format!("flipped at {at}"));
    }
}

/// The same within the parts, where no checksum finds it.
#[test]
fn damaged_parts_are_read_or_refused() {
    let xml = document(
        &(p("<w:jc w:val='center'/>", &r("Kinh tế"))
            + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    );
    for at in 0..xml.len() {
        let mut damaged = xml.clone().into_bytes();
        damaged[at] = b"<>/='&\0x"[at % 8];
        let file = archive(&[("word/document.xml", &damaged)]);
        if let Err(refusal) = read(&file) {
            assert!(!refusal.to_string().contains('\n'), "{at}: {refusal}");
        }
        let _ = read(&archive(&[("word/document.xml", &xml.as_bytes()[..at])]));
    }
}
