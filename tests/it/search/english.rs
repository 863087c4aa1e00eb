//! English words find what a Vietnamese report says, by its own bilingual data and by the glossary.

use std::collections::HashSet;

use baocao::search::{Index, Tier};
use serde_json::Value;

use super::{check, real, slice};

/// What is typed, and what the first hit highlights.
#[test]
fn an_english_expression_finds_its_vietnamese_name() {
    let report = real();
    let index = Index::new(&report);
    for (query, name) in [
        ("poverty rate", "tỷ lệ hộ nghèo"),
        ("hydropower", "thủy điện"),
        ("Hydropower plants", "thủy điện"),
        ("public investment", "đầu tư công"),
        ("forest cover", "tỷ lệ che phủ rừng"),
        ("new rural", "nông thôn mới"),
        ("party members", "đảng viên"),
        ("the rate of poverty", "tỷ lệ hộ nghèo"),
        ("hydropwer", "thủy điện"),
        ("unemploymnt", "thất nghiệp"),
        ("traffic accidents", "tai nạn giao thông"),
        ("inspecting", "thanh tra"),
        ("China", "trung quốc"),
        ("urban development", "đô thị"),
        ("new rural development", "nông thôn mới"),
        ("gross regional product", "tổng sản phẩm trên địa bàn"),
        ("public opinion", "dư luận"),
        ("tourism development", "du lịch"),
        ("how many poor households", "hộ nghèo"),
        ("drug trafficking", "ma túy"),
        ("road construction", "giao thông"),
    ] {
        let results = index.search(query);
        check(&report, &results);
        let hits = &results.hits;
        if name == "thất nghiệp" {
            assert!(hits.is_empty(), "the report does not speak of it");
            continue;
        }
        let hit = hits.first().unwrap_or_else(|| panic!("nothing for {query:?}"));
        assert_eq!(hit.tier, Tier::Exact, "{query:?}");
        let found = slice(&report.plain(hit.node), &hit.matches[hit.best]);
        assert!(found.to_lowercase().contains(name), "{query:?} found {found:?}");
        let names = results.translated.iter().flat_map(|(_, names)| names);
        assert!(names.into_iter().any(|said| said.to_lowercase() == name), "{query:?}");
    }
}

#[test]
fn what_is_in_no_passage_together_is_found_in_part_and_said_to_be_approximate() {
    let source = "# BÁO CÁO\n\n## I. KẾT QUẢ\n\nTiêm chủng được thực hiện đúng lịch.\n\nDu lịch phát triển.\n\n\
        Dịch COVID-19 được kiểm soát. Trẻ em được chăm sóc.\n\nTrẻ em đến trường.\n";
    let index = Index::new(&baocao::import::import(source.as_bytes(), None).report);
    let found = |query: &str| {
        let results = index.search(query);
        assert!(results.hits.iter().all(|hit| hit.tier == Tier::Approximate), "{query}");
        results.translated.into_iter().map(|(typed, _)| typed).collect::<Vec<_>>()
    };
    // The rarer part is kept; a proper name always.
    assert_eq!(found("vaccination of children"), ["vaccination"]);
    assert_eq!(found("tourism and children"), ["tourism"]);
    // Of what the report does not speak nothing is found, also if it speaks of the rest.
    assert!(found("vaccination of soldiers").is_empty());
    assert!(found("unicorn tourism").is_empty());
    assert!(index.search("children at school in unicorn land").hits.is_empty());
}

/// `tiêm` (to vaccinate) is not `tiềm`: what is looked up has its diacritics.
#[test]
fn a_name_is_found_with_its_own_diacritics() {
    let report = real();
    let hits = Index::new(&report).search("vaccination").hits;
    assert!(!hits.is_empty());
    for hit in hits {
        let plain = report.plain(hit.node).to_lowercase();
        assert!(plain.contains("tiêm"), "{plain}");
    }
}

/// `chinhs` is nearer to `chính` beside `hành` than to `Chinese`.
#[test]
fn a_slip_in_vietnamese_is_not_read_as_english() {
    let report = real();
    let results = Index::new(&report).search("cai cach hanh chinhs");
    assert!(results.translated.is_empty(), "{:?}", results.translated);
    assert!(report.plain(results.hits[0].node).contains("cải cách hành chính"));
}

#[test]
fn a_word_that_the_text_holds_is_not_translated() {
    let index = Index::new(&real());
    for query in ["COVID", "OCOP", "ban", "thuy dien"] {
        let results = index.search(query);
        assert!(results.exact > 0 && results.translated.is_empty(), "{query:?}");
    }
}

#[test]
fn what_is_neither_english_nor_in_the_report_finds_nothing() {
    let index = Index::new(&real());
    for query in ["unicorn farming", "rice in Wonderland", "seaport", "\"poverty rate\""] {
        let results = index.search(query);
        let exact: Vec<_> = results.hits.iter().filter(|hit| hit.tier == Tier::Exact).collect();
        assert!(exact.is_empty() && results.translated.is_empty(), "{query:?}: {exact:?}");
    }
}

#[test]
fn the_glossary_is_sound() {
    let file: Value =
        serde_json::from_str(include_str!("../../../data/glossary.json")).expect("JSON");
    let entries = file["entries"].as_array().expect("entries");
    assert!(entries.len() >= 400, "{}", entries.len());
    let mut seen = HashSet::new();
    for entry in entries {
        let strings = |key: &str| -> Vec<&str> {
            entry[key]
                .as_array()
                .expect(key)
                .iter()
                .map(|s| s.as_str().expect("a string"))
                .collect()
        };
        assert!(!strings("vi").is_empty() && strings("vi").iter().all(|vi| !vi.trim().is_empty()));
        for english in strings("en") {
            assert!(english.is_ascii() && english == english.to_lowercase(), "{english}");
            assert!(seen.insert(english.to_owned()), "{english} is there twice");
        }
    }
}
