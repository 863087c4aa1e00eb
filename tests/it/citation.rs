//! Places in words.

use crate::common::embedded;
use baocao::citation::{
    bare_label, citation, citation_of, position_in_words, section_name, sentence, short_name,
};
use baocao::import::import;
use baocao::messages::Lang;
use baocao::report::json::read_report;
use baocao::report::{Bilingual, Node, Report, ReportData, Years};

#[test]
fn a_label_loses_the_punctuation_that_ends_it() {
    for (label, bare) in [
        ("II-", "II"),
        ("1.", "1"),
        ("(11).", "(11)"),
        ("Phần thứ nhất", "Phần thứ nhất"),
        ("a)", "a)"),
    ] {
        assert_eq!(bare_label(label), bare);
    }
}

#[test]
fn capitals_are_softened_in_lists_but_for_abbreviations_and_numerals() {
    let report = embedded();
    let name = |address: &str| match report.find(address) {
        Some(Node::Heading(s)) => section_name(&report, s),
        other => panic!("{address}: {other:?}"),
    };
    assert_eq!(name("p1.II"), "II Kinh tế - xã hội, quốc phòng, an ninh và đối ngoại");
    assert_eq!(name("p1.III.6"), "6. Hoạt động của HĐND, UBND các cấp");
    assert_eq!(name("signature"), "T/M BAN CHẤP HÀNH");
}

#[test]
fn names_keep_their_capitals_as_the_text_writes_them() {
    let source = "# BÁO CÁO\n\n## I. THU HÚT ĐẦU TƯ CỦA UBND TỈNH LÂM SƠN VÀ THÀNH PHỐ HUẾ\n\n\
        Trong năm, UBND tỉnh Lâm Sơn và thành phố Huế thu 5 tỷ đồng từ lâm nghiệp. Theo UBND tỉnh, Sơn La đứng thứ hai.\n";
    let report = import(source.as_bytes(), None).report;
    let Some(Node::Heading(s)) = report.find("I") else { panic!("a section") };
    assert_eq!(
        section_name(&report, s),
        "I. Thu hút đầu tư của UBND tỉnh Lâm Sơn và thành phố Huế"
    );
}

#[test]
fn a_citation_names_issuer_title_position_and_address() {
    let report = embedded();
    let position = |address: &str| report.find(address).expect("a place");
    assert_eq!(
        position_in_words(&report, position("p1.II.1/3"), Lang::Vi),
        "Phần thứ nhất › II › 1. Kinh tế, đoạn 3"
    );
    assert_eq!(
        citation(&report, position("note/3")),
        "Ban Chấp hành Đảng bộ tỉnh Lai Châu, BÁO CÁO tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ năm 2023, \
         Chú thích 3 (Phần thứ nhất › II › 2. Văn hoá - xã hội, đoạn 2) [note/3]"
    );
    for node in report.nodes() {
        let citation = citation(&report, node);
        let address = citation
            .rsplit_once('[')
            .and_then(|(_, rest)| rest.strip_suffix(']'))
            .expect("an address");
        assert_eq!(report.find(address), Some(node));
    }
}

#[test]
fn a_sentence_ends_at_its_stop_and_not_inside_a_number() {
    let text = "Một hai. Đạt 6.705,5 tỷ; tăng 3%. Hết";
    let at = |offset: usize| -> String {
        let range = sentence(text, offset);
        text.chars().skip(range.start).take(range.len()).collect()
    };
    for (offset, wanted) in [
        (0, "Một hai."),
        (7, "Một hai."),
        (8, "Một hai."),
        (9, "Đạt 6.705,5 tỷ;"),
        (15, "Đạt 6.705,5 tỷ;"),
        (23, "Đạt 6.705,5 tỷ;"),
        (25, "tăng 3%."),
        (30, "tăng 3%."),
        (34, "Hết"),
        (99, "Hết"),
    ] {
        assert_eq!(at(offset), wanted, "{offset}");
    }
    assert_eq!(sentence("", 5), 0..0);
    assert_eq!(sentence("? Hai", 3), 2..5);
    assert_eq!(sentence("Một!", 4), 0..4);
}

#[test]
fn any_office_has_a_short_name() {
    let name = |issuer: &str, title: &str| {
        let issuer = Bilingual { vi: Some(issuer.into()), en: None };
        let years = Some(Years { reported: 2021, planned: None });
        short_name(&Report::from(ReportData {
            title: title.into(),
            issuer: Some(issuer),
            years,
            ..ReportData::default()
        }))
    };
    assert_eq!(name("Ủy ban nhân dân tỉnh Hà Giang", ""), "Hà Giang 2021");
    assert_eq!(name("Huyện ủy huyện Mù Cang Chải, tỉnh Yên Bái", ""), "Yên Bái 2021");
    assert_eq!(name("Thành ủy thành phố Đà Nẵng", ""), "Đà Nẵng 2021");
    assert_eq!(name("Bộ Công Thương", "Báo cáo tổng kết năm 2021 của Bộ"), "Báo cáo tổng kết 2021");
    assert_eq!(name("Bộ Công Thương", "Báo cáo 2021 của Bộ"), "Báo cáo 2021 của");
    assert_eq!(short_name(&Report::default()), "baocao");
}

/// From the page that the first passage begins on to the page that the last one ends on.
#[test]
fn a_citation_names_the_pages_that_it_goes_over() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
        { "id": "I", "page": 2, "title": "Kinh tế", "blocks": [
            { "kind": "paragraph", "text": [{ "page": 3 }, "Một ", { "page": 4 }, "hai."] },
            { "kind": "paragraph", "text": ["Ba ", { "page": 5 }, "b"] },
            { "kind": "paragraph", "text": ["Năm.", { "page": 6 }] } ] } ] }"#;
    let report = read_report(json.as_bytes()).expect("a sound report");
    let part = |address: &str, chars| (report.find(address).expect(address), chars);
    for (passages, wanted) in [
        (vec![part("I", 0..7)], "Báo cáo, Kinh tế, tr. 2 [I]"),
        (vec![part("I/1", 0..3)], "Báo cáo, Kinh tế, đoạn 1, tr. 3 [I/1]"),
        (vec![part("I/1", 0..usize::MAX)], "Báo cáo, Kinh tế, đoạn 1, tr. 3–4 [I/1]"),
        (vec![part("I/1", 4..8)], "Báo cáo, Kinh tế, đoạn 1, tr. 4 [I/1]"),
        (vec![part("I/2", 0..3)], "Báo cáo, Kinh tế, đoạn 2, tr. 4 [I/2]"),
        (vec![part("I/2", 0..4)], "Báo cáo, Kinh tế, đoạn 2, tr. 4–5 [I/2]"),
        // A page that begins behind the last character belongs to what follows.
        (vec![part("I/3", 0..usize::MAX)], "Báo cáo, Kinh tế, đoạn 3, tr. 5 [I/3]"),
        (vec![part("I/1", 5..8), part("I/2", 0..2)], "Báo cáo, Kinh tế, đoạn 1–2, tr. 4 [I/1-2]"),
    ] {
        assert_eq!(citation_of(&report, &passages), wanted);
    }
    // A passage as a whole begins with its first character, where its page may.
    assert_eq!(citation(&report, part("I/1", 0..0).0), "Báo cáo, Kinh tế, đoạn 1, tr. 3–4 [I/1]");
    let one = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
        { "id": "I", "page": 2, "blocks": [ { "kind": "line", "text": ["a", { "page": 3 }, "b"] } ] } ] }"#;
    let report = read_report(one.as_bytes()).expect("a sound report");
    let node = report.find("I/1").expect("a block");
    assert!(citation(&report, node).contains("tr. 2–3"), "{}", citation(&report, node));
}

#[test]
fn a_path_is_without_the_punctuation_that_closes_a_heading() {
    for (title, name) in [
        ("Nội dung:", "Nội dung"),
        ("Kết quả đạt được.", "Kết quả đạt được"),
        ("Tồn tại, hạn chế;", "Tồn tại, hạn chế"),
        ("Nhiệm vụ -", "Nhiệm vụ"),
        ("Y tế, giáo dục v.v.", "Y tế, giáo dục v.v."),
        ("Các việc khác...", "Các việc khác..."),
    ] {
        let mut report = embedded();
        let Some(Node::Heading(section)) = report.find("p1.II.1") else { panic!("a section") };
        report.sections[section].title = vec![baocao::report::Run::Plain(title.into())];
        let place = position_in_words(&report, Node::Block(section, 4), Lang::Vi);
        assert!(place.ends_with(&format!("1. {name}, đoạn 5")), "{place}");
    }
}
