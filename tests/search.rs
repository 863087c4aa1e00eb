//! What the search promises, held to it on the report itself: any phrase of the text is found however it is typed,
//! highlights read as what they matched, no key empties the list, and nothing that can be typed does harm.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use baocao::fold::{find, fold};
use baocao::import::import;
use baocao::report::json::read_curation;
use baocao::report::{Abbreviation, Bilingual, Block, BlockKind, Note, Report, Run, Section, Spot};
use baocao::search::{Hit, Index, Results};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How many hits somebody looks at.
const FIRST: usize = 5;

/// A small report with the things that are hard to find.
fn small() -> Report {
    let runs = |text: &str| vec![Run::Plain(text.into())];
    let block = |text: &str| Block {
        kind: BlockKind::Paragraph,
        text: runs(text),
    };
    let section = |label: &str, title: &str, blocks: &[&str]| Section {
        id: label.into(),
        label: Some(label.into()),
        title: runs(title),
        depth: 0,
        blocks: blocks.iter().map(|text| block(text)).collect(),
    };
    let mut report = Report {
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
        }],
        ..Report::default()
    };
    report.curation.abbreviations = [
        ("HĐND", "Hội đồng nhân dân"),
        ("KH&CN", "khoa học và công nghệ"),
    ]
    .map(|(short, long)| Abbreviation {
        short: short.into(),
        long: Bilingual {
            vi: Some(long.into()),
            en: None,
        },
    })
    .to_vec();
    report
}

/// The report of the project, as it is imported.
fn real() -> Report {
    let curation =
        read_curation(include_bytes!("../data/lai-chau-2022/curation.json")).expect("curation");
    import(
        include_bytes!("../data/lai-chau-2022/source.md"),
        Some(curation),
    )
    .report
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
    words(text)
        .windows(phrase.len())
        .any(|window| window == phrase)
}

/// What every list of results keeps, whatever was asked.
fn check(report: &Report, results: &Results) {
    assert!(results.exact <= results.hits.len());
    assert!(results.hits[..results.exact].iter().all(|hit| !hit.fuzzy));
    assert!(results.hits[results.exact..].iter().all(|hit| hit.fuzzy));
    for half in [
        &results.hits[..results.exact],
        &results.hits[results.exact..],
    ] {
        assert!(half.is_sorted_by(|a, b| a.score >= b.score));
    }
    let spots: HashSet<Spot> = results.hits.iter().map(|hit| hit.spot).collect();
    assert_eq!(spots.len(), results.hits.len(), "a spot is one hit");
    assert!(results.suggestions.len() <= 5);
    assert!(results.hits.is_empty() || results.suggestions.is_empty());
    for hit in &results.hits {
        check_hit(&report.plain(hit.spot), hit);
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
        assert!(
            range.start >= end && range.start < range.end && range.end <= length,
            "{hit:?}"
        );
        assert!(
            whole(&range.start) && whole(&range.end),
            "{hit:?} in {text:?}"
        );
        end = range.end;
    }
    assert!(
        hit.clause.start <= hit.clause.end && hit.clause.end <= length,
        "{hit:?}"
    );
    assert!(
        whole(&hit.clause.start) && whole(&hit.clause.end),
        "{hit:?}"
    );
    match hit.matches.get(hit.best) {
        Some(best) => {
            assert!(
                hit.clause.start <= best.start && best.end <= hit.clause.end,
                "{hit:?}"
            );
            assert!(hit.clause.len() <= 200.max(best.len()), "{hit:?}");
        }
        None => assert!(hit.matches.is_empty() && hit.best == 0, "{hit:?}"),
    }
}

fn slice(text: &str, range: &std::ops::Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// A phrase of a report: the spot, its words as written, and the characters from its first to its last.
struct Phrase {
    spot: Spot,
    text: String,
    words: Vec<String>,
}

/// Phrases of one to five words, beginning at every `step`th word.
fn phrases(report: &Report, step: usize) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut turn = 0;
    for spot in report.spots() {
        let text = report.plain(spot);
        let found: Vec<(usize, &str)> = text
            .split_word_bound_indices()
            .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
            .collect();
        for first in (0..found.len()).step_by(step) {
            turn += 1;
            let last = (first + turn % 5).min(found.len() - 1);
            let text = text[found[first].0..found[last].0 + found[last].1.len()].to_owned();
            phrases.push(Phrase {
                spot,
                words: words(&text),
                text,
            });
        }
    }
    phrases
}

/// Whether somebody who typed this phrase sees its passage: among the first five hits, or, where more than five say the
/// same, only such passages stand there.
fn is_seen(report: &Report, results: &Results, phrase: &Phrase) -> bool {
    let first = &results.hits[..results.hits.len().min(FIRST)];
    first.iter().any(|hit| hit.spot == phrase.spot)
        || first.len() == FIRST
            && first
                .iter()
                .all(|hit| contains(&report.plain(hit.spot), &phrase.words))
}

/// Asserts that every phrase is seen when typed as `typed` makes of it; `None` leaves a phrase out.
fn all_seen(report: &Report, step: usize, typed: impl Fn(&Phrase) -> Option<String>) {
    let index = Index::new(report);
    let mut missed = Vec::new();
    let mut asked = 0;
    for phrase in phrases(report, step) {
        let Some(query) = typed(&phrase) else {
            continue;
        };
        asked += 1;
        let results = index.search(&query);
        check(report, &results);
        if !is_seen(report, &results, &phrase) {
            missed.push(query);
        }
    }
    assert!(asked > 0);
    assert!(
        missed.is_empty(),
        "{} of {asked} missed: {missed:#?}",
        missed.len()
    );
}

/// The syllable's tone on the other vowel: `hòa` for `hoà`.
fn other_tone_placement(text: &str) -> String {
    let pairs = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let mut other = text.to_owned();
    for (old, new) in pairs {
        other = if text.contains(old) {
            other.replace(old, new)
        } else {
            other.replace(new, old)
        };
    }
    other
}

#[test]
fn a_phrase_is_found_as_written() {
    all_seen(&real(), 3, |phrase| Some(phrase.text.clone()));
    all_seen(&small(), 1, |phrase| Some(phrase.text.clone()));
}

#[test]
fn a_phrase_is_found_without_accents() {
    all_seen(&real(), 3, |phrase| Some(fold(&phrase.text)));
    all_seen(&small(), 1, |phrase| {
        Some(fold(&phrase.text).to_uppercase())
    });
}

#[test]
fn a_phrase_is_found_in_decomposed_letters() {
    all_seen(&real(), 4, |phrase| Some(phrase.text.nfd().collect()));
    all_seen(&small(), 1, |phrase| Some(phrase.text.nfkd().collect()));
}

#[test]
fn a_phrase_is_found_with_the_tone_placed_elsewhere() {
    let other = |phrase: &Phrase| {
        let other = other_tone_placement(&phrase.text);
        (other != phrase.text).then_some(other)
    };
    all_seen(&real(), 1, other);
    all_seen(&small(), 1, other);
}

#[test]
fn a_phrase_is_found_without_its_spaces() {
    for (report, step) in [(real(), 3), (small(), 1)] {
        let all: HashSet<String> = report
            .spots()
            .flat_map(|spot| words(&report.plain(spot)))
            .collect();
        all_seen(&report, step, |phrase| {
            let glued: String = phrase.text.split_whitespace().collect();
            // "thú y" without its space is "thúy", which is a word of its own, or begins one: that is found first.
            let folded = fold(&glued);
            let another =
                phrase.words.len() > 1 && all.iter().any(|word| word.starts_with(&folded));
            // And two numbers without a space between are one other number.
            let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let pieces: Vec<&str> = phrase.text.split_whitespace().collect();
            let other_number = pieces.windows(2).any(|two| {
                two[0]
                    .trim_end_matches(',')
                    .ends_with(|c: char| c.is_ascii_digit())
                    && number(two[1])
            });
            (!another && !other_number).then_some(glued)
        });
    }
}

#[test]
fn a_phrase_is_found_with_a_letter_damaged() {
    let report = real();
    let index = Index::new(&report);
    let (mut asked, mut seen) = (0, 0);
    let mut missed = Vec::new();
    for (turn, phrase) in phrases(&report, 5).into_iter().enumerate() {
        let letters: Vec<char> = fold(&phrase.text).chars().collect();
        let spaces = phrase
            .text
            .contains(|c: char| !c.is_alphabetic() && c != ' ');
        // A slip in three letters, or in the first one, is beyond recognising.
        if spaces || letters.len() < 8 {
            continue;
        }
        let at = 2 + (turn * 7) % (letters.len() - 3);
        if letters[at] == ' ' || letters[at - 1] == ' ' || letters[at + 1] == ' ' {
            continue;
        }
        let mut damaged = letters.clone();
        match turn % 4 {
            0 => drop(damaged.remove(at)),
            1 => damaged.swap(at, at + 1),
            2 => damaged.insert(at, letters[at]),
            _ => damaged[at] = if letters[at] == 'x' { 'k' } else { 'x' },
        }
        asked += 1;
        let query: String = damaged.iter().collect();
        let results = index.search(&query);
        check(&report, &results);
        if is_seen(&report, &results, &phrase) {
            seen += 1;
        } else {
            missed.push(format!("{query} <- {}", phrase.text));
        }
    }
    println!("{missed:#?}\nseen {seen} of {asked}");
    assert!(asked > 200, "only {asked} phrases");
    assert!(seen * 100 >= asked * 97, "only {seen} of {asked} were seen");
}

#[test]
fn highlights_read_as_what_was_typed() {
    let report = real();
    let index = Index::new(&report);
    for phrase in phrases(&report, 7) {
        for query in [phrase.text.clone(), fold(&phrase.text)] {
            let results = index.search(&query);
            let own = results.hits.iter().find(|hit| hit.spot == phrase.spot);
            let Some(hit) = own.filter(|hit| !hit.fuzzy) else {
                continue;
            };
            let text = report.plain(hit.spot);
            let best = slice(&text, &hit.matches[hit.best]);
            assert_eq!(words(&best), phrase.words, "{query:?} in {text:?}");
        }
    }
}

#[test]
fn typing_on_never_empties_the_list() {
    let report = real();
    let index = Index::new(&report);
    let all = phrases(&report, 1);
    for phrase in all.iter().step_by(all.len() / 200) {
        let mut typed = String::new();
        let mut empty = None;
        for c in phrase.text.chars() {
            typed.push(c);
            let results = index.search(&typed);
            if results.hits.is_empty() {
                empty = Some(typed.clone());
            } else if let Some(empty) = empty.take().filter(|empty| !words(empty).is_empty()) {
                panic!("nothing for {empty:?} on the way to {:?}", phrase.text);
            }
        }
        assert_eq!(empty, None);
    }
}

#[test]
fn a_reader_finds_what_was_meant() {
    let report = small();
    let index = Index::new(&report);
    // What is typed, what the first hit highlights, and whether it is called approximate.
    for (query, highlights, fuzzy) in [
        ("OCOP", &["OCOP", "OCOP"][..], false),
        ("thuy dien", &["thủy điện"], false),
        ("THUỶ ĐIỆN", &["thủy điện"], false),
        ("thuydien", &["thủy điện"], false),
        ("thủy đ", &["thủy điện"], false),
        ("thuy dein", &["thủy điện"], true),
        ("thu dien", &["thủy điện"], true),
        ("6705,5", &["6.705,5"], false),
        ("6.70", &["6.705,5"], false),
        ("9.0%", &["9,0%"], false),
        ("21-NQ/TW", &["21-NQ/TW"], false),
        ("nqtw", &["NQ/TW"], false),
        ("6/4/2022", &["06/4/2022"], false),
        ("khcn", &["KH&CN"], false),
        ("bhyt", &["bảo hiểm y tế"], true),
        ("tỉ lệ", &["Tỷ lệ"], false),
        ("bác sĩ", &["bác sỹ"], false),
        ("bạn", &["bạn"], false),
        ("Lào", &["Lào"], false),
        ("covid19", &["Covid-19"], false),
        ("methadol", &["Methadone"], true),
        ("2.1 hạn chế", &["Hạn chế"], false),
        ("điện 411", &["điện", "411"], false),
    ] {
        let results = index.search(query);
        check(&report, &results);
        let hit = results
            .hits
            .first()
            .unwrap_or_else(|| panic!("nothing for {query:?}"));
        let text = report.plain(hit.spot);
        let read: Vec<String> = hit
            .matches
            .iter()
            .map(|range| slice(&text, range))
            .collect();
        assert_eq!(
            (&read[..], hit.fuzzy),
            (
                &highlights
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()[..],
                fuzzy
            ),
            "{query:?}"
        );
    }
}

#[test]
fn an_abbreviation_brings_its_words_and_they_bring_it() {
    let report = small();
    let index = Index::new(&report);
    for query in ["hdnd", "hội đồng nhân dân"] {
        let results = index.search(query);
        let spots: Vec<Spot> = results.hits.iter().map(|hit| hit.spot).collect();
        assert!(
            spots.contains(&Spot::Block(0, 2)) && spots.contains(&Spot::Block(1, 1)),
            "{query}"
        );
        assert_eq!(results.exact, 1, "{query}");
    }
}

#[test]
fn a_lone_syllable_with_another_mark_is_another_word() {
    let report = small();
    let index = Index::new(&report);
    let spots = |query: &str| -> Vec<Spot> {
        index
            .search(query)
            .hits
            .iter()
            .map(|hit| hit.spot)
            .collect()
    };
    assert_eq!(spots("bạn").len(), 2, "not Ban");
    assert_eq!(spots("ban").len(), 3, "Ban, and bạn typed without its mark");
    // Beside other words it is a slip: the text has "nước bạn".
    assert_eq!(spots("nước bàn"), [Spot::Block(0, 2)]);
}

#[test]
fn a_heading_by_its_number_alone_has_nothing_to_highlight() {
    let results = Index::new(&small()).search("2.1");
    assert_eq!(results.hits[0].spot, Spot::Heading(1));
    assert_eq!(results.hits[0].matches, []);
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
    for query in [
        "", " ", ".", " ,;: ", "—", "\n", "()", "“”", "\u{301}", "\u{200d}", "…?!",
    ] {
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
fn a_very_long_query_is_quick() {
    let report = real();
    let index = Index::new(&report);
    for piece in [
        "a",
        "thuy ",
        "các ",
        "12.",
        "thủyđiện",
        "e\u{301}",
        "và của ",
        "a b c d ",
    ] {
        let query = piece.repeat(100_000 / piece.chars().count());
        let start = Instant::now();
        check(&report, &index.search(&query));
        assert!(
            start.elapsed() < Duration::from_millis(200),
            "{piece:?}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn folding_takes_accents_case_and_the_stroke() {
    assert_eq!(fold("Thủy Điện HOÀ hòa ƯỚC"), "thuy dien hoa hoa uoc");
    assert_eq!(
        fold(&"Nghị quyết Đảng".nfd().collect::<String>()),
        "nghi quyet dang"
    );
}

#[test]
fn a_folded_needle_is_found_on_graphemes() {
    let text = "Điện, thủy điện";
    let read: Vec<String> = find(text, " dien ")
        .iter()
        .map(|range| slice(text, range))
        .collect();
    assert_eq!(read, ["Điện", "điện"]);
    let decomposed: String = text.nfd().collect();
    assert_eq!(find(&decomposed, "điện").len(), 2);
    assert_eq!(find(text, " "), []);
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

    #[test]
    fn what_is_found_by_folding_folds_to_the_needle(text in "\\PC{0,40}", from in 0..40usize, length in 1..6usize) {
        let composed = baocao::text::Text::new(&text);
        let needle: String = composed.graphemes(true).skip(from).take(length).collect();
        for range in find(&composed, &needle) {
            prop_assert!(fold(&slice(&composed, &range)).contains(&fold(needle.trim())));
        }
    }
}
