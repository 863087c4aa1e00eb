//! What the search promises, on a small report with the things that are hard to find: a reader finds what was meant, and
//! nothing that can be typed does harm. What it promises for every phrase of the report itself is in
//! `phrases`, which passages come first in `order`.

mod english;
mod order;
mod phrases;
mod rules;

use std::collections::HashSet;

use baocao::fold::fold;
use baocao::import::import;
use baocao::report::json::read_curation;
use baocao::report::{
    Abbreviation, Bilingual, Block, Node, Note, Report, ReportData, Run, Section,
};
use baocao::search::{Hit, Index, Results, Tier};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// A small report with the things that are hard to find.
fn small() -> Report {
    let runs = |text: &str| vec![Run::Plain(text.into())];
    let block = |text: &str| Block { text: runs(text), ..Block::default() };
    let section = |label: &str, title: &str, blocks: &[&str]| Section {
        id: label.into(),
        label: Some(label.into()),
        title: runs(title),
        depth: 0,
        blocks: blocks.iter().map(|text| block(text)).collect(),
        ..Section::default()
    };
    let mut report = Report::from(ReportData {
        title: "Báo cáo tình hình năm 2022".into(),
        sections: vec![
            section(
                "1.",
                "Kinh tế",
                &[
                    "Phát triển thủy điện, sản phẩm OCOP; giá trị đạt 6.705,5 tỷ đồng, tăng 9,0%.",
                    "Thực hiện Nghị quyết số 21-NQ/TW, ngày 06/4/2022 về khoa học - công nghệ (KH&CN).",
                    "Hội đồng nhân dân tỉnh họp. Bí thư Tỉnh ủy dự, nước bạn Lào cử đoàn sang.",
                    "Tỷ lệ bao phủ bảo hiểm y tế đạt 85%; bác sỹ về xã, cung cấp thuốc Methadone.",
                ],
            ),
            section(
                "2.1.",
                "Hạn chế",
                &[
                    "Ban Thường vụ đã chỉ đạo, giá trị OCOP và OCOP loại ba, dịch Covid-19 giảm.",
                    "HĐND các cấp; các chỉ tiêu MTQG; các bạn trẻ khởi nghiệp.",
                ],
            ),
        ],
        notes: vec![Note {
            id: "1".into(),
            label: "1".into(),
            text: runs("Trong năm thêm 16 dự án điện gió với tổng công suất 411 MW."),
            ..Note::default()
        }],
        ..ReportData::default()
    });
    report.curation.abbreviations =
        [("HĐND", "Hội đồng nhân dân"), ("KH&CN", "khoa học và công nghệ")]
            .map(|(short, long)| Abbreviation {
                short: short.into(),
                long: Bilingual { vi: Some(long.into()), en: None },
            })
            .to_vec()
            .into();
    report
}

/// The report of the project, as it is imported.
fn real() -> Report {
    let curation =
        read_curation(include_bytes!("../../data/lai-chau-2022/curation.json")).expect("curation");
    import(include_bytes!("../../data/lai-chau-2022/source.md"), Some(curation)).report
}

/// The words of a text, folded, and its numbers without leading zeros.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_start_matches('0').to_owned())
        .collect()
}

fn contains(text: &str, phrase: &[String]) -> bool {
    words(text).windows(phrase.len()).any(|window| window == phrase)
}

/// What every list of results keeps, whatever was asked.
fn check(report: &Report, results: &Results) {
    let (exact, others) = results.hits.split_at(results.exact);
    let (apart, approximate) = others.split_at(results.apart);
    assert_eq!(approximate.len(), results.approximate());
    for (hits, tier) in
        [(exact, Tier::Exact), (apart, Tier::Apart), (approximate, Tier::Approximate)]
    {
        assert!(hits.iter().all(|hit| hit.tier == tier));
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    }
    let nodes: HashSet<Node> = results.hits.iter().map(|hit| hit.node).collect();
    assert_eq!(nodes.len(), results.hits.len(), "a spot is one hit");
    assert!(results.suggestions.len() <= 5);
    assert!(results.hits.is_empty() || results.suggestions.is_empty());
    for hit in &results.hits {
        check_hit(&report.plain(hit.node), hit);
    }
}

fn check_hit(text: &str, hit: &Hit) {
    let length = text.chars().count();
    let mut boundaries = vec![0];
    for grapheme in text.graphemes(true) {
        boundaries.push(boundaries[boundaries.len() - 1] + grapheme.chars().count());
    }
    let whole = |at: &usize| boundaries.binary_search(at).is_ok();
    let mut end = 0;
    for range in &hit.matches {
        assert!(range.start >= end && range.start < range.end && range.end <= length, "{hit:?}");
        assert!(whole(&range.start) && whole(&range.end), "{hit:?} in {text:?}");
        end = range.end;
    }
    assert!(hit.clause.start <= hit.clause.end && hit.clause.end <= length, "{hit:?}");
    assert!(whole(&hit.clause.start) && whole(&hit.clause.end), "{hit:?}");
    match hit.matches.get(hit.best) {
        Some(best) => {
            assert!(hit.clause.start <= best.start && best.end <= hit.clause.end, "{hit:?}");
            assert!(hit.clause.len() <= 200.max(best.len()), "{hit:?}");
        }
        None => assert!(hit.matches.is_empty() && hit.best == 0, "{hit:?}"),
    }
}

fn slice(text: &str, range: &std::ops::Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

#[test]
fn a_reader_finds_what_was_meant() {
    let report = small();
    let index = Index::new(&report);
    // What is typed, what the first hit highlights, and how it answers.
    for (query, highlights, tier) in [
        ("OCOP", &["OCOP", "OCOP"][..], Tier::Exact),
        ("thuy dien", &["thủy điện"], Tier::Exact),
        ("THUỶ ĐIỆN", &["thủy điện"], Tier::Exact),
        ("thuydien", &["thủy điện"], Tier::Exact),
        ("thủy đ", &["thủy điện"], Tier::Exact),
        ("thuy dein", &["thủy điện"], Tier::Approximate),
        ("thu dien", &["thủy điện"], Tier::Approximate),
        ("6705,5", &["6.705,5"], Tier::Exact),
        ("6.70", &["6.705,5"], Tier::Exact),
        ("9.0%", &["9,0%"], Tier::Exact),
        ("21-NQ/TW", &["21-NQ/TW"], Tier::Exact),
        ("nqtw", &["NQ/TW"], Tier::Exact),
        ("6/4/2022", &["06/4/2022"], Tier::Exact),
        ("khcn", &["KH&CN"], Tier::Exact),
        ("bhyt", &["bảo hiểm y tế"], Tier::Approximate),
        ("tỉ lệ", &["Tỷ lệ"], Tier::Exact),
        ("bác sĩ", &["bác sỹ"], Tier::Exact),
        ("bạn", &["bạn"], Tier::Exact),
        ("Lào", &["Lào"], Tier::Exact),
        ("covid19", &["Covid-19"], Tier::Exact),
        ("methadol", &["Methadone"], Tier::Approximate),
        ("2.1 hạn chế", &["Hạn chế"], Tier::Exact),
        ("điện 411", &["điện", "411"], Tier::Apart),
    ] {
        let results = index.search(query);
        check(&report, &results);
        let hit = results.hits.first().unwrap_or_else(|| panic!("nothing for {query:?}"));
        let text = report.plain(hit.node);
        let read: Vec<String> = hit.matches.iter().map(|range| slice(&text, range)).collect();
        assert_eq!(
            (&read[..], hit.tier),
            (&highlights.iter().map(ToString::to_string).collect::<Vec<_>>()[..], tier),
            "{query:?}"
        );
    }
}

/// Where the words stand together elsewhere than where they stand best one by one, the clause is that of the phrase.
#[test]
fn the_clause_is_where_the_highlights_are() {
    let real = real();
    let index = Index::new(&real);
    for query in [
        "\"nông thôn mới\"\"n",
        "\"kinh tế\"\"x",
        "\"phát triển\" k",
        "\"đảng viên\"\"m",
        "GRDP 2021GRDP 2021",
    ] {
        let results = index.search(query);
        assert!(!results.hits.is_empty(), "{query}");
        check(&real, &results);
    }
}

#[test]
fn an_abbreviation_brings_its_words_and_they_bring_it() {
    let report = small();
    let index = Index::new(&report);
    for query in ["hdnd", "hội đồng nhân dân"] {
        let results = index.search(query);
        let nodes: Vec<Node> = results.hits.iter().map(|hit| hit.node).collect();
        assert!(
            nodes.contains(&Node::Block(0, 2)) && nodes.contains(&Node::Block(1, 1)),
            "{query}"
        );
        assert_eq!(results.exact, 1, "{query}");
    }
}

#[test]
fn a_lone_syllable_with_another_mark_is_another_word() {
    let report = small();
    let index = Index::new(&report);
    let nodes = |query: &str| -> Vec<Node> {
        index.search(query).hits.iter().map(|hit| hit.node).collect()
    };
    assert_eq!(nodes("bạn").len(), 2, "not Ban");
    assert_eq!(nodes("ban").len(), 3, "Ban, and bạn typed without its mark");
    // Beside other words it is a slip: the text has "nước bạn".
    assert_eq!(nodes("nước bàn"), [Node::Block(0, 2)]);
}

#[test]
fn a_heading_by_its_number_alone_has_nothing_to_highlight() {
    let results = Index::new(&small()).search("2.1");
    assert_eq!(results.hits[0].node, Node::Heading(1));
    assert!(results.hits[0].matches.is_empty());
}

#[test]
fn what_is_not_there_is_not_found_and_something_near_is_offered() {
    let report = small();
    let index = Index::new(&report);
    for query in ["blockchain", "đường sắt", "covid-20", "zz"] {
        assert_eq!(index.search(query).hits, [], "{query}");
    }
    assert_eq!(index.search("methxxone").suggestions, ["Methadone"]);
}

#[test]
fn space_and_punctuation_alone_find_nothing() {
    let index = Index::new(&real());
    for query in ["", " ", ".", " ,;: ", "—", "\n", "()", "“”", "\u{301}", "\u{200d}", "…?!"]
    {
        assert_eq!(index.search(query), Results::default(), "{query:?}");
    }
}

#[test]
fn an_empty_report_finds_nothing() {
    let index = Index::new(&Report::default());
    for query in ["a", "thủy điện", "12", "bhyt", "thuydein", "%"] {
        assert_eq!(index.search(query), Results::default());
    }
}

#[test]
fn an_index_can_be_built_on_another_thread() {
    let index = std::thread::spawn(|| Index::new(&small())).join().expect("no panic");
    assert_eq!(index.search("OCOP").exact, 2);
}

#[test]
fn of_a_very_long_query_only_the_beginning_counts() {
    let report = real();
    let index = Index::new(&report);
    for piece in ["a", "thuy ", "các ", "12.", "thủyđiện", "e\u{301}", "và của ", "a b c d "]
    {
        let query = piece.repeat(100_000 / piece.chars().count());
        let results = index.search(&format!("{query} OCOP"));
        check(&report, &results);
        let beginning: String = query.chars().take(1000).collect();
        assert_eq!(results, index.search(&beginning), "{piece:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_safe(query in "\\PC{0,40}") {
        let report = small();
        check(&report, &Index::new(&report).search(&query));
    }

    #[test]
    fn any_query_of_the_reports_own_letters_is_safe(query in "[a-eghinotuyđáạâệ0-9 .,/%-]{0,24}") {
        let report = small();
        check(&report, &Index::new(&report).search(&query));
    }

    #[test]
    fn any_text_can_be_indexed(text in "\\PC{0,60}", query in "\\PC{0,8}") {
        let mut report = small();
        report.sections[0].blocks[0].text = vec![Run::Plain(text.as_str().into())];
        let index = Index::new(&report);
        check(&report, &index.search(&query));
        let start: String = text.chars().take(6).collect();
        check(&report, &index.search(&start));
    }
}
