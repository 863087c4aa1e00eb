//! What is in a paragraph of a Word file, feature by feature.

use super::docx::{Docx, p, r, run};

/// Bodies of one paragraph, and the one line that they are read as.
#[test]
fn a_paragraph_is_read_as_it_is_seen() {
    let deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>";
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let inner = format!("IF </w:instrText></w:r>{}<w:r><w:instrText>", field("PAGE", &r("7")));
    let nested = field(&inner, "");
    let within = |name: &str| format!("<w:{name}>{}</w:{name}>", r("trong"));
    let cases: Vec<(&str, String, &str)> = vec![
        ("runs cut anywhere", r("Lúa: 4.1") + &r("05 ha"), "T Lúa: 4.105 ha"),
        ("bold", run("<w:b/>", "đậm") + &r(" thường"), "T **đậm** thường"),
        ("italic", run("<w:i/>", "nghiêng"), "T *nghiêng*"),
        ("bold and italic", run("<w:b/><w:i w:val='1'/>", "cả hai"), "T **cả hai**"),
        ("shown as capitals", run("<w:caps/>", "Kinh tế"), "T KINH TẾ"),
        ("not bold", run("<w:b w:val='0'/>", "thường"), "T thường"),
        ("blanks between are no run", run("<w:b/>", "a") + &r(" ") + &run("<w:b/>", "b"), "T **a b**"),
        ("deleted", r("giá ") + deleted + &r("mới"), "T giá mới"),
        ("inserted", format!("<w:ins>{}</w:ins>", r("thêm")), "T thêm"),
        (
            "moved once",
            format!("<w:moveFrom>{0}</w:moveFrom>{1}<w:moveTo>{0}</w:moveTo>", r("dời"), r("chỗ ")),
            "T chỗ dời",
        ),
        ("hidden", r("thấy") + &run("<w:vanish/>", "ẩn"), "T thấy"),
        ("soft hyphen", "<w:r><w:t>kinh</w:t><w:softHyphen/><w:t>tế</w:t></w:r>".to_owned(), "T kinhtế"),
        ("no-break hyphen", "<w:r><w:t>Covid</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>".to_owned(), "T Covid-19"),
        ("tab", "<w:r><w:t>a</w:t><w:tab/><w:tab/><w:t>b</w:t></w:r>".to_owned(), "T a b"),
        ("break", "<w:r><w:br/><w:t>a</w:t><w:br/><w:t>b</w:t><w:br/></w:r>".to_owned(), "T a/b"),
        ("field's result", field("DATE", &r("ngày 1")) + &r("."), "T ngày 1."),
        ("field within an instruction", nested + &r("x"), "T x"),
        ("simple field", format!("<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", r("7")), "T 7"),
        ("hyperlink", within("hyperlink"), "T trong"),
        ("smart tag", within("smartTag"), "T trong"),
        ("content control", format!("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr>{}</w:sdt>", within("sdtContent")), "T trong"),
        ("superscript", r("4,7 m") + &run("<w:vertAlign w:val='superscript'/>", "3"), "T 4,7 m³"),
        ("power of ten", r("10") + &run("<w:vertAlign w:val='superscript'/>", "6") + &r(" đồng"), "T 10⁶ đồng"),
        ("subscript", r("H") + &run("<w:vertAlign w:val='subscript'/>", "2") + &r("O"), "T H2O"),
        ("TCVN3 font", run("<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>", "Thuû ®iÖn, s¶n l\u{ad}îng"), "T Thuỷ điện, sản lượng"),
        ("TCVN3 font of capitals", run("<w:rFonts w:hAnsi='.VnTimeH'/>", "ñy ban"), "T ỦY BAN"),
        ("VNI font", run("<w:rFonts w:hAnsi='VNI-Times'/>", "Thuûy ñieän") , "T Thủy điện"),
        ("VNI letter and mark in two runs", run("<w:rFonts w:hAnsi='VNI-Times'/>", "Thu") + &run("<w:rFonts w:hAnsi='VNI-Times'/>", "ûy"), "T Thủy"),
        ("letter and mark in two runs", r("Tha\u{302}") + &r("\u{301}t"), "T Thất"),
        ("sign of Symbol", r("x ") + "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>" + &r(" 5"), "T x ≥ 5"),
        ("sign of Wingdings", "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>".to_owned(), "T ✓"),
        ("formula", "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>".to_owned(), "T a/b"),
        ("entities", r("A &amp; B &lt; &#x110;"), "T A & B < Đ"),
        ("typed dash", r("- Lúa: 4 ha"), "B0- Lúa: 4 ha"),
        ("typed dash in bold", run("<w:b/>", "- ") + &r("Lúa"), "B0- Lúa"),
        ("typed dash that touches", r("-Tăng cường"), "B0- Tăng cường"),
        ("typed plus", r("+ Ngô"), "B0+ Ngô"),
        ("negative number", r("- 5,2 %"), "T - 5,2 %"),
        ("dash alone", r("-"), "T -"),
        ("typed number", r("1. Kinh tế"), "T 1. Kinh tế"),
    ];
    for (name, runs, expected) in cases {
        assert_eq!(Docx::new(&p("", &runs)).lines(), format!("{expected}\n"), "{name}");
    }
}

#[test]
fn hints_come_from_the_paragraph_or_its_style_or_what_it_is_based_on() {
    let styles = "\
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='26'/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
        <w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:basedOn w:val='Big'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Big'><w:name w:val='Big'/><w:pPr><w:jc w:val='center'/></w:pPr>\
        <w:rPr><w:b/><w:sz w:val='32'/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";
    let body = [
        p("<w:pStyle w:val='H1'/>", &r("Tiêu đề")),
        p("<w:pStyle w:val='H1'/><w:jc w:val='left'/>", &run("<w:b w:val='0'/>", "Trái")),
        p("<w:outlineLvl w:val='2'/>", &run("<w:rStyle w:val='Strong'/>", "Mục")),
        p("<w:outlineLvl w:val='2'/>", &(run("<w:b/>", "Một phần") + &r(" của một câu."))),
        p("<w:outlineLvl w:val='9'/>", &r("Thân bài")),
        p("<w:pStyle w:val='Absent'/>", &r("Không có kiểu")),
    ];
    let docx = Docx::new(&body.concat()).with("styles", styles);
    let expected = "\
        T centred level 1 **Tiêu đề**\n\
        T level 1 Trái\n\
        T level 3 **Mục**\n\
        T **Một phần** của một câu.\n\
        T Thân bài\n\
        T Không có kiểu\n";
    assert_eq!(docx.lines(), expected);
    let sizes: Vec<Option<f32>> = docx.blocks().iter().map(|block| block.hints.font_size).collect();
    assert_eq!(sizes, [16.0, 16.0, 13.0, 13.0, 13.0, 13.0].map(Some));
}

#[test]
fn every_paragraph_is_whole_and_numbered_with_the_empty_ones() {
    let body = [p("", &r("Một")), p("", ""), p("", &r("Ba"))].concat();
    let blocks = Docx::new(&body).blocks();
    let hints: Vec<(bool, usize)> = blocks.iter().map(|b| (b.hints.whole, b.hints.line)).collect();
    assert_eq!(hints, [(true, 1), (true, 3)]);
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_with_the_next() {
    let body = [
        p("<w:rPr><w:del w:id='1'/></w:rPr>", &r("Kinh tế ")),
        p("<w:jc w:val='center'/>", &r("tăng.")),
        p("<w:rPr><w:del w:id='2'/></w:rPr>", &r("Cuối")),
    ];
    assert_eq!(Docx::new(&body.concat()).lines(), "T centred Kinh tế tăng.\nT Cuối\n");
}

#[test]
fn a_text_box_is_read_once_behind_its_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("", &r("Trong hộp")));
    let choice = format!(
        "<mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
    );
    let fallback =
        format!("<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>");
    let empty = "<mc:Choice Requires='x'><w:drawing/></mc:Choice>";
    for alternatives in
        [format!("{choice}{fallback}"), fallback.clone(), format!("{empty}{fallback}")]
    {
        let runs = format!(
            "{}<w:r><mc:AlternateContent>{alternatives}</mc:AlternateContent></w:r>",
            r("Ngoài")
        );
        assert_eq!(Docx::new(&p("", &runs)).lines(), "T Ngoài\nT Trong hộp\n", "{alternatives}");
    }
}

#[test]
fn pages_are_those_of_the_file_if_it_has_any() {
    let rendered = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let asked = "<w:r><w:br w:type='page'/></w:r>";
    let section = "<w:sectPr><w:type w:val='nextPage'/></w:sectPr>";
    let body = [
        p("", &r("Một")),
        p("", &format!("{}{rendered}{}", r("Hai "), r("tiếp"))),
        p("", asked),
        p("", &format!("{rendered}{}", r("Ba"))),
        p(section, &r("Bốn")),
        p("<w:pageBreakBefore/>", &format!("{rendered}{}", r("Năm"))),
    ];
    let expected = "\
        T page 1 Một\n\
        T page 1 Hai |2|tiếp\n\
        PAGE page 3 \n\
        T page 3 Ba\n\
        T page 3 Bốn\n\
        PAGE page 4 \n\
        T page 4 Năm\n";
    assert_eq!(Docx::new(&body.concat()).lines(), expected);
    let unknown = Docx::new(&[p("", &r("Một")), p("", asked), p("", &r("Hai"))].concat());
    assert_eq!(unknown.lines(), "T Một\nPAGE \nT Hai\n");
}

#[test]
fn what_is_left_out_is_told_where_it_is() {
    let picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>";
    let contents = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>\
                    <w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let body = [
        p("", &(contents.to_owned() + &r("I. Kinh tế 3"))),
        p("", &(r("II. Xã hội 5") + end)),
        p("", &(r("Thân bài") + picture)),
        p("", picture),
        p("", "<w:r><w:sym w:font='Webdings' w:char='F0AA'/></w:r>"),
        p("", &r("Phƣơng hƣớng")),
    ];
    let docx = Docx::new(&body.concat());
    assert_eq!(docx.lines(), "T Thân bài\nT \u{fffd}\nT Phương hướng\n");
    assert_eq!(
        docx.problems(),
        "paragraph 1: left out the table of contents\n\
         paragraph 3: left out 2 pictures, the first one here\n\
         paragraph 5: a sign of a font that is not known; kept as \u{fffd}\n\
         paragraph 6: Ƣ and ƣ are read as Ư and ư, which some converters write so\n"
    );
}

#[test]
fn fields_of_forms_show_what_was_filled_in() {
    let field = |data: &str, instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> {instruction} </w:instrText></w:r>{result}\
             <w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let tick = |data: &str| field(&format!("<w:checkBox>{data}</w:checkBox>"), "FORMCHECKBOX", "");
    let list = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Đạt'/>\
                <w:listEntry w:val='Không đạt'/></w:ddList>";
    let result = format!("<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}", r("Nguyễn Văn An"));
    let control = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>\
                   <w:sdtContent><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:sdtContent></w:sdt>";
    let runs = [
        field("<w:textInput/>", "FORMTEXT", &result),
        r(" "),
        tick("<w:default w:val='0'/><w:checked/>"),
        r(" Có "),
        tick("<w:default w:val='0'/>"),
        r(" Không: "),
        field(list, "FORMDROPDOWN", ""),
        r(" "),
        control.to_owned(),
    ];
    assert_eq!(
        Docx::new(&p("", &runs.concat())).lines(),
        "T Nguyễn Văn An ☒ Có ☐ Không: Không đạt ☑\n"
    );
}

#[test]
fn a_field_without_end_hides_nothing() {
    let begin =
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>";
    let body = [p("", &(begin.to_owned() + &r("Một"))), p("", &r("Hai"))].concat();
    assert_eq!(Docx::new(&body).lines(), "T Một\nT Hai\n");
}

#[test]
fn other_prefixes_the_strict_namespace_and_utf_16_are_read() {
    let strict = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>\
                  <x:body><x:p><x:r><x:t>Chặt chẽ</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(Docx::empty().part("document", strict).lines(), "T Chặt chẽ\n");
    let mut wide = vec![0xff, 0xfe];
    wide.extend(strict.encode_utf16().flat_map(u16::to_le_bytes));
    let file = super::docx::archive(&[("word/document.xml", &wide)]);
    let (blocks, _) = crate::source::word::read(&file).expect("UTF-16 is XML too");
    assert_eq!(super::docx::lines(&blocks), "T Chặt chẽ\n");
}

#[test]
fn the_document_is_found_by_the_relations_of_the_archive() {
    let relations = "<Relationships><Relationship Id='1' Target='/word/document2.xml' \
        Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>";
    let document = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
        <w:body><w:p><w:r><w:t>Hai</w:t></w:r></w:p></w:body></w:document>";
    let file = super::docx::archive(&[
        ("_rels/.rels", relations.as_bytes()),
        ("word/document2.xml", document.as_bytes()),
    ]);
    let (blocks, _) = crate::source::word::read(&file).expect("a document under another name");
    assert_eq!(super::docx::lines(&blocks), "T Hai\n");
}
