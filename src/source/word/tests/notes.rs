//! Footnotes and endnotes of a Word file, and notes that were typed.

use super::docx::{Docx, p, r, run};

fn note(kind: &str, id: u32, content: &str) -> String {
    format!("<w:{kind} w:id='{id}'>{content}</w:{kind}>")
}

fn reference(kind: &str, id: u32) -> String {
    format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>")
}

/// The text of a footnote as Word keeps it, with its own mark before it.
fn text(words: &str) -> String {
    p("", &format!("<w:r><w:footnoteRef/></w:r>{}", r(&format!(" {words}"))))
}

fn raised(text: &str) -> String {
    run("<w:vertAlign w:val='superscript'/>", text)
}

#[test]
fn notes_follow_the_text_in_the_order_of_their_references() {
    let separator = "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>không thấy</w:t></w:r></w:p></w:footnote>";
    let notes = separator.to_owned()
        + &note("footnote", 2, &text("Hai."))
        + &note("footnote", 3, &(text("Ba,") + &p("", &r("hai đoạn."))))
        + &note("footnote", 4, &text("Không ai dẫn."));
    let deleted = format!("<w:del>{}</w:del>", reference("footnote", 4));
    let body = [
        p("", &(r("Mưa lũ") + &reference("footnote", 3) + &deleted + &r("; giá"))),
        p("", &(r("Cây") + &reference("footnote", 2) + &reference("footnote", 3))),
    ];
    let docx = Docx::new(&body.concat()).with("footnotes", &notes);
    let expected = "\
        T Mưa lũ{footnote-3}; giá\n\
        T Cây{footnote-2}{footnote-3}\n\
        NOTE footnote-3 1 Ba,/hai đoạn.\n\
        NOTE footnote-2 2 Hai.\n";
    assert_eq!(docx.lines(), expected);
    assert_eq!(docx.problems(), "");
}

#[test]
fn brackets_around_the_number_of_a_note_are_no_part_of_it() {
    let own = p("", &(r("(") + "<w:r><w:footnoteRef/></w:r>" + &r(") Gồm 38 xã.")));
    let docx = Docx::new(&p("", &(r("Cả tỉnh") + &reference("footnote", 2))))
        .with("footnotes", &note("footnote", 2, &own));
    assert_eq!(docx.lines(), "T Cả tỉnh{footnote-2}\nNOTE footnote-2 1 Gồm 38 xã.\n");
}

#[test]
fn endnotes_are_numbered_apart() {
    let body = p(
        "",
        &(r("a") + &reference("footnote", 1) + &reference("endnote", 1) + &reference("endnote", 2)),
    );
    let docx = Docx::new(&body)
        .with("footnotes", &note("footnote", 1, &text("F.")))
        .with("endnotes", &(note("endnote", 1, &text("E.")) + &note("endnote", 2, &text("G."))));
    let expected = "\
        T a{footnote-1}{endnote-1}{endnote-2}\n\
        NOTE footnote-1 1 F.\n\
        NOTE endnote-1 i E.\n\
        NOTE endnote-2 ii G.\n";
    assert_eq!(docx.lines(), expected);
}

/// What the settings say, the properties of the first section, and the labels of three notes, two of them in the first
/// section and on its one page.
#[test]
fn labels_are_those_that_are_printed() {
    let cases = [
        ("", "", ["1", "2", "3"]),
        ("<w:numFmt w:val='lowerLetter'/>", "", ["a", "b", "c"]),
        ("<w:numStart w:val='5'/>", "", ["5", "6", "7"]),
        ("<w:numRestart w:val='eachSect'/>", "", ["1", "2", "1"]),
        ("<w:numRestart w:val='eachPage'/>", "", ["1", "2", "1"]),
        ("", "<w:numFmt w:val='chicago'/>", ["*", "†", "3"]),
    ];
    for (settings, section, expected) in cases {
        let settings = format!("<w:footnotePr>{settings}</w:footnotePr>");
        let section = format!("<w:sectPr><w:footnotePr>{section}</w:footnotePr></w:sectPr>");
        let begins = "<w:r><w:lastRenderedPageBreak/></w:r>";
        let body = [
            p("", &(r("a") + &reference("footnote", 1))),
            p(&section, &(r("b") + &reference("footnote", 2))),
            p("", &(begins.to_owned() + &r("c") + &reference("footnote", 3))),
        ];
        let notes: String = (1..=3).map(|id| note("footnote", id, &text("x"))).collect();
        let docx = Docx::new(&body.concat()).with("settings", &settings).with("footnotes", &notes);
        let lines = docx.lines();
        let labels: Vec<&str> =
            lines.lines().filter_map(|l| l.strip_prefix("NOTE ")?.split(' ').nth(1)).collect();
        assert_eq!(labels, expected, "{settings} {section}");
    }
}

#[test]
fn a_sign_in_place_of_a_number_is_the_label_and_stands_once() {
    let sign = "<w:r><w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>(*)</w:t></w:r>";
    let docx = Docx::new(&p("", &(r("a") + sign + &r(" b"))))
        .with("footnotes", &note("footnote", 1, &text("x")));
    assert_eq!(docx.lines(), "T a{footnote-1} b\nNOTE footnote-1 (*) x\n");
}

#[test]
fn a_reference_to_a_note_that_is_missing_is_told() {
    let docx = Docx::new(&p("", &(r("a") + &reference("footnote", 9))));
    assert_eq!(docx.lines(), "T a{footnote-9}\nNOTE footnote-9 1 \n");
    assert_eq!(docx.problems(), "paragraph 2: a note has no text\n");
}

#[test]
fn a_note_may_refer_to_another_and_to_itself() {
    let first = p("", &(r("một") + &reference("footnote", 2) + &reference("footnote", 1)));
    let notes = note("footnote", 1, &first) + &note("footnote", 2, &text("hai"));
    let docx = Docx::new(&p("", &(r("a") + &reference("footnote", 1)))).with("footnotes", &notes);
    let expected = "\
        T a{footnote-1}\n\
        NOTE footnote-1 1 một{footnote-2}{footnote-1}\n\
        NOTE footnote-2 2 hai\n";
    assert_eq!(docx.lines(), expected);
}

#[test]
fn a_raised_number_is_a_reference_only_if_there_is_such_a_note() {
    let body = [
        p("", &(r("Mưa lũ") + &raised("(1)") + &r(", trên 12 km") + &raised("2"))),
        p("", &(r("Không có") + &raised("7") + &r(" nào"))),
        p("", &(raised("1") + &r(" Bảy đợt."))),
        p("", &(raised("2") + &r(" Không ai dẫn."))),
    ];
    let expected = "\
        T Mưa lũ{1}, trên 12 km²\n\
        T Không có⁷ nào\n\
        NOTE 1 1 Bảy đợt.\n\
        T ² Không ai dẫn.\n";
    assert_eq!(Docx::new(&body.concat()).lines(), expected);
}
