//! Positions in words where many are said: no longer than a row or two.

use super::{headings, position_in_words, short_position_in_words};
use crate::messages::Lang;
use crate::report::json::read_report;
use crate::report::names::LONGEST;

#[test]
fn a_short_place_is_the_place_with_long_names_cut() {
    let long = "Kết quả thực hiện nhiệm vụ ".repeat(10);
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "{long}", "sections": [
            {{ "id": "a", "label": "I.", "title": "Kinh tế", "blocks": [
                {{ "kind": "paragraph", "text": "Một." }},
                {{ "kind": "paragraph", "text": ["Hai.", {{ "note": "n" }}] }} ] }},
            {{ "id": "b", "title": "{long}" }} ],
          "notes": [ {{ "id": "n", "label": "1", "text": "Ba." }} ] }}"#
    );
    let report = read_report(json.as_bytes()).expect("a sound report");
    let find = |address: &str| report.find(address).expect(address);
    for address in ["a", "a/2", "note/n"] {
        let place = position_in_words(&report, find(address), Lang::Vi);
        assert!(place.ends_with("I. Kinh tế, đoạn 2)") || !place.contains('('), "{place}");
        assert_eq!(short_position_in_words(&report, find(address), Lang::Vi), place);
    }
    for address in ["title", "b"] {
        let place = position_in_words(&report, find(address), Lang::Vi);
        let kept: String = place.chars().take(LONGEST).collect();
        assert!(place.chars().count() > 200, "{place}");
        assert_eq!(short_position_in_words(&report, find(address), Lang::Vi), kept + "…");
    }
}

#[test]
fn above_a_passage_are_the_headings_as_printed_and_above_a_note_is_its_label() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
        { "id": "a", "label": "A-", "title": "KẾT QUẢ", "sections": [
            { "id": "b", "label": "I.", "title": "Kinh tế:", "blocks": [
                { "kind": "paragraph", "text": ["Một.", { "note": "n" }] } ] } ] } ],
      "notes": [ { "id": "n", "label": "(1)", "text": "Hai." } ] }"#;
    let report = read_report(json.as_bytes()).expect("a sound report");
    for (address, above) in [
        ("title", &[][..]),
        ("a", &["A- KẾT QUẢ"]),
        ("b", &["A- KẾT QUẢ", "I. Kinh tế:"]),
        ("b/1", &["A- KẾT QUẢ", "I. Kinh tế:"]),
        ("note/n", &["(1)"]),
    ] {
        assert_eq!(headings(&report, report.find(address).expect(address)), above, "{address}");
    }
}
