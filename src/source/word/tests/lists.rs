//! Automatic numbers of a Word file: levels, restarts, overrides, formats.

use std::fmt::Write as _;

use super::docx::{Docx, p, r};

/// A definition of a list with levels: format and text of each.
fn definition(id: u32, levels: &[(&str, &str)]) -> String {
    let mut xml = format!("<w:abstractNum w:abstractNumId='{id}'>");
    for (at, (format, text)) in levels.iter().enumerate() {
        let _ = write!(
            xml,
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        );
    }
    xml + "</w:abstractNum>"
}

/// A list of a definition, and where it differs.
fn list(id: u32, definition: u32, overrides: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{definition}'/>{overrides}</w:num>")
}

/// Paragraphs of lists, each with its list and level.
fn numbered(paragraphs: &[(u32, usize)]) -> String {
    let number = |(list, level): &(u32, usize)| {
        p(
            &format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"),
            &r("x"),
        )
    };
    paragraphs.iter().map(number).collect()
}

fn labels(docx: &Docx) -> Vec<String> {
    docx.blocks().into_iter().map(|block| block.hints.label.unwrap_or_default()).collect()
}

#[test]
fn levels_count_and_begin_anew_under_each_number_above() {
    let levels =
        [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")];
    let numbering = definition(0, &levels) + &list(1, 0, "");
    let places =
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), (1, 3)];
    let docx = Docx::new(&numbered(&places)).with("numbering", &numbering);
    let expected = ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1.", "a)"];
    assert_eq!(labels(&docx), expected);
}

#[test]
fn numbers_are_written_in_every_format_that_offices_use() {
    let cases = [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 5, "e"),
        ("vietnameseCounting", 1, "một"),
        ("vietnameseCounting", 15, "mười lăm"),
        ("vietnameseCounting", 21, "hai mươi mốt"),
        ("none", 3, ""),
        ("ideographDigital", 3, "3"),
    ];
    for (format, number, expected) in cases {
        let start = format!(
            "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{number}'/></w:lvlOverride>"
        );
        let numbering = definition(0, &[(format, "%1")]) + &list(1, 0, &start);
        let docx = Docx::new(&numbered(&[(1, 0)])).with("numbering", &numbering);
        assert_eq!(labels(&docx), [expected], "{format} {number}");
    }
}

#[test]
fn lists_of_one_definition_go_on_unless_they_say_where_they_begin() {
    let start = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
    let numbering = definition(0, &[("decimal", "%1.")])
        + &list(1, 0, "")
        + &list(2, 0, "")
        + &list(3, 0, start);
    let docx = Docx::new(&numbered(&[(1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]))
        .with("numbering", &numbering);
    assert_eq!(labels(&docx), ["1.", "2.", "3.", "1.", "2.", "3."]);
}

#[test]
fn a_level_may_be_replaced_and_need_not_begin_anew() {
    let own = "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='upperLetter'/>\
               <w:lvlText w:val='Phần %1'/></w:lvl></w:lvlOverride>";
    let running = "<w:abstractNum w:abstractNumId='1'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='Chương %1'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlText w:val='Điều %2.'/><w:lvlRestart w:val='0'/></w:lvl></w:abstractNum>";
    let numbering =
        definition(0, &[("decimal", "%1.")]) + running + &list(1, 0, own) + &list(2, 1, "");
    let docx = Docx::new(&numbered(&[(1, 0), (2, 0), (2, 1), (2, 0), (2, 1)]))
        .with("numbering", &numbering);
    assert_eq!(labels(&docx), ["Phần C", "Chương 1", "Điều 1.", "Chương 2", "Điều 2."]);
}

#[test]
fn legal_numbers_are_digits() {
    let levels = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:isLgl/><w:lvlText w:val='%1.%2.'/></w:lvl></w:abstractNum>";
    let docx = Docx::new(&numbered(&[(1, 0), (1, 0), (1, 1)]))
        .with("numbering", &(levels.to_owned() + &list(1, 0, "")));
    assert_eq!(labels(&docx), ["I.", "II.", "2.1."]);
}

/// Word has no number `đ`: authors type it where the alphabet has it, and the list goes on behind it.
#[test]
fn a_typed_letter_between_automatic_ones_stays_text() {
    let numbering = definition(0, &[("lowerLetter", "%1)")]) + &list(1, 0, "");
    let four = numbered(&[(1, 0), (1, 0), (1, 0), (1, 0)]);
    let body = four + &p("", &r("đ) Y tế")) + &numbered(&[(1, 0)]);
    let docx = Docx::new(&body).with("numbering", &numbering);
    assert_eq!(docx.lines(), "T [a)] x\nT [b)] x\nT [c)] x\nT [d)] x\nT đ) Y tế\nT [e)] x\n");
}

#[test]
fn a_style_may_be_of_a_list_and_a_paragraph_leave_it() {
    let styles = "<w:style w:type='paragraph' w:styleId='Muc'><w:name w:val='Muc'/><w:pPr>\
        <w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlText w:val='%1.%2.'/><w:pStyle w:val='Muc'/></w:lvl></w:abstractNum>"
        .to_owned()
        + &list(1, 0, "");
    let body = numbered(&[(1, 0)])
        + &p("<w:pStyle w:val='Muc'/>", &r("a"))
        + &p("<w:pStyle w:val='Muc'/><w:numPr><w:numId w:val='0'/></w:numPr>", &r("b"))
        + &p("<w:pStyle w:val='Muc'/>", &r("c"));
    let docx = Docx::new(&body).with("styles", styles).with("numbering", &numbering);
    assert_eq!(docx.lines(), "T [1.] x\nT [1.1.] a\nT b\nT [1.2.] c\n");
}

#[test]
fn bullets_have_their_sign_and_their_depth() {
    let signs = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f0b7}'/>\
        <w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr></w:lvl>\
        <w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f0a7}'/>\
        <w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr></w:lvl></w:abstractNum>"
        .to_owned()
        + &list(1, 0, "");
    let docx = Docx::new(&numbered(&[(1, 0), (1, 1), (1, 2)])).with("numbering", &signs);
    assert_eq!(docx.lines(), "B0- x\nB2• x\nB4▪ x\n");
}

#[test]
fn an_empty_paragraph_of_a_list_counts_and_a_hidden_one_does_not() {
    let numbering = definition(0, &[("decimal", "%1.")]) + &list(1, 0, "");
    let place = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let hidden = format!("{place}<w:rPr><w:vanish/></w:rPr>");
    let body = [p(place, &r("a")), p(place, ""), p(&hidden, ""), p(place, &r("c"))].concat();
    let docx = Docx::new(&body).with("numbering", &numbering);
    assert_eq!(docx.lines(), "T [1.] a\nT [3.] c\n");
}

#[test]
fn a_definition_may_stand_for_that_of_a_style() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='S'/></w:abstractNum>\
        <w:abstractNum w:abstractNumId='1'><w:styleLink w:val='S'/>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='(%1)'/></w:lvl></w:abstractNum>"
        .to_owned() + &list(1, 0, "");
    let docx = Docx::new(&numbered(&[(1, 0)])).with("numbering", &numbering);
    assert_eq!(labels(&docx), ["(1)"]);
}
