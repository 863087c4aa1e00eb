//! The rules of matching and ranking one by one, on reports of a few sentences: which passages are found, how they answer,
//! which comes first, and what is highlighted.

use baocao::report::{Block, Report, ReportData, Run, Section};
use baocao::search::{Index, Tier};

use super::{check, slice};
use Tier::{Apart, Approximate, Exact};

/// A report with these passages under a heading without words.
fn of(passages: &[&str]) -> Report {
    let block = |text: &&str| Block { text: vec![Run::Plain((*text).into())], ..Block::default() };
    let blocks = passages.iter().map(block).collect();
    let section = Section { id: "a".into(), blocks, ..Section::default() };
    Report::from(ReportData { sections: vec![section], ..ReportData::default() })
}

/// The hits: the number of each passage, how it answers, and its highlights, the best one in brackets.
fn found(report: &Report, query: &str) -> Vec<(String, Tier, String)> {
    let results = Index::new(report).search(query);
    check(report, &results);
    let hit = |hit: &baocao::search::Hit| {
        let text = report.plain(hit.node);
        let highlights: Vec<String> = hit
            .matches
            .iter()
            .enumerate()
            .map(|(number, range)| {
                let shown = slice(&text, range);
                if number == hit.best { format!("[{shown}]") } else { shown }
            })
            .collect();
        (report.address(hit.node), hit.tier, highlights.join(" "))
    };
    results.hits.iter().map(hit).collect()
}

/// A hit: the number of its passage, how it answers, its highlights.
type Expected<'a> = (usize, Tier, &'a str);

/// Asserts what each query finds in some passages.
fn assert_found(passages: &[&str], queries: &[(&str, &[Expected])]) {
    let report = of(passages);
    for (query, hits) in queries {
        let expected: Vec<_> = hits
            .iter()
            .map(|(number, tier, shown)| (format!("a/{number}"), *tier, (*shown).to_owned()))
            .collect();
        assert_eq!(found(&report, query), expected, "{query:?} in {passages:?}");
    }
}

#[test]
fn the_end_of_a_sentence_keeps_words_apart_and_its_beginning_does_not() {
    let far = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(2);
    assert_found(
        &[
            "Kinh tế phát triển nhanh.",
            "Đã xong. Kinh tế của tỉnh năm qua, phát triển.",
            "Nói về kinh tế. Năm qua của tỉnh nhà, phát triển.",
            &format!("Kinh tế {far} phát triển."),
        ],
        &[(
            "kinh tế phát triển",
            &[(1, Exact, "[Kinh tế phát triển]"), (2, Apart, "[Kinh tế] phát triển")],
        )],
    );
    // Where nothing is better, what is far apart is found as well.
    assert_found(
        &[
            &format!("Kinh tế {far} phát triển."),
            "Nói về kinh tế. Năm qua của tỉnh nhà, phát triển.",
        ],
        &[(
            "kinh tế phát triển",
            &[(2, Apart, "[kinh tế] phát triển"), (1, Apart, "[Kinh tế] phát triển")],
        )],
    );
}

#[test]
fn words_with_other_marks_are_meant_only_beside_as_many_right_ones() {
    assert_found(
        &["Nước bạn và nước Lào."],
        &[
            ("bàn lão", &[]),
            ("bạn lão", &[(1, Approximate, "[bạn] Lào")]),
            ("bàn Lào", &[(1, Approximate, "[bạn] Lào")]),
            ("bàn và lão", &[]),
            // Side by side they are one expression.
            ("bàn va nuoc lão", &[(1, Approximate, "[bạn và nước Lào]")]),
        ],
    );
    // đ is a letter of its own where marks are typed at all.
    assert_found(
        &["Đảng bộ", "dáng bộ", "Dang"],
        &[
            ("dảng bộ", &[(1, Approximate, "[Đảng bộ]"), (2, Approximate, "[dáng bộ]")]),
            ("đang bộ", &[(1, Exact, "[Đảng bộ]"), (2, Approximate, "[dáng bộ]")]),
            ("đảng", &[(1, Exact, "[Đảng]")]),
            ("dang", &[(3, Exact, "[Dang]"), (1, Exact, "[Đảng]"), (2, Exact, "[dáng]")]),
        ],
    );
}

#[test]
fn initials_are_letters_or_whole_clusters_and_mostly_consonants() {
    assert_found(
        &["Ban Thường vụ họp.", "Ban hành Nghị quyết. Ông Trần Xuân dự."],
        &[
            ("thv", &[(1, Approximate, "[Thường vụ]")]),
            ("bthv", &[(1, Approximate, "[Ban Thường vụ]")]),
            ("btvh", &[(1, Approximate, "[Ban Thường vụ họp]")]),
            ("nq", &[(2, Approximate, "[Nghị quyết]")]),
            ("ngq", &[(2, Approximate, "[Nghị quyết]")]),
            ("nghq", &[(2, Approximate, "[Nghị quyết]")]),
            ("nghqu", &[(2, Approximate, "[Nghị quyết]")]),
            ("nhq", &[]),
            ("ot", &[]),
            ("otx", &[(2, Approximate, "[Ông Trần Xuân]")]),
            // A sentence ends between them.
            ("qot", &[]),
        ],
    );
}

#[test]
fn of_several_matches_the_best_is_shown_and_of_equals_the_first() {
    assert_found(&["OCOP một, OCOP hai, ocop ba."], &[("ocop", &[(1, Exact, "[OCOP] OCOP ocop")])]);
    assert_found(
        &["Các bạn trong ban và bán."],
        &[("ban", &[(1, Exact, "bạn [ban] bán")]), ("bản", &[(1, Approximate, "[bạn] ban bán")])],
    );
    assert_found(
        &["Kinh tế chung, kinh tế xã hội và kinh tế xã hội khác."],
        &[("kinh tế xã hội", &[(1, Exact, "[kinh tế xã hội] kinh tế xã hội")])],
    );
}

#[test]
fn a_worse_match_nearby_hides_no_better_one() {
    assert_found(
        &["Ai bán bạn bán nước."],
        &[("bạn nước", &[(1, Apart, "[bạn] nước")]), ("nước bạn", &[(1, Apart, "[bạn] nước")])],
    );
}

#[test]
fn the_better_passage_comes_first_and_of_equals_the_earlier() {
    let equal = "xã một xã hai xã ba xã bốn năm sáu";
    for (passages, query, order) in [
        // The more often, ...
        (&["xã một hai ba bốn năm", "xã một xã hai xã ba"][..], "xã", &[2, 1][..]),
        // ... but beyond four times it makes no difference.
        (&[equal, "xã một xã hai xã ba xã bốn xã sáu"], "xã", &[1, 2]),
        (&[equal, equal, equal], "xã", &[1, 2, 3]),
        // The shorter.
        (
            &["thủy điện và nhiều việc khác nữa của tỉnh trong năm", "thủy điện"],
            "thủy điện",
            &[2, 1],
        ),
        // In the order typed.
        (&["điện thủy", "thủy điện"], "thủy điện", &[2, 1]),
        // The closer.
        (&["giảm mạnh số hộ nghèo", "giảm hộ nghèo", "giảm nghèo"], "giảm nghèo", &[3, 2, 1]),
        // As written before without marks, and that before other words that begin so.
        (&["thươngmại", "thuong", "thương"], "thương", &[3]),
        (&["thươngmại", "thuong", "thương"], "thuong", &[2, 3]),
        (&["6705", "671", "670500"], "67", &[2, 1, 3]),
    ] {
        let hits = found(&of(passages), query);
        let numbers: Vec<String> = order.iter().map(|number| format!("a/{number}")).collect();
        let addresses: Vec<String> = hits.into_iter().map(|(address, ..)| address).collect();
        assert_eq!(addresses, numbers, "{query:?} in {passages:?}");
    }
}

/// A word of the query that is typed twice is looked for twice.
#[test]
fn a_word_counts_for_one_word_of_the_query() {
    assert_found(
        &["kinh tế", "kinh tế và kinh tế"],
        &[("kinh tế kinh tế", &[(2, Apart, "[kinh tế] kinh tế")])],
    );
}

#[test]
fn numbers_are_found_in_every_way_of_writing_them_and_while_typed() {
    assert_found(
        &["Họp ngày 16.6.2022 tại xã."],
        &[
            ("16.6.2022", &[(1, Exact, "[16.6.2022]")]),
            ("16/6/2022", &[(1, Exact, "[16.6.2022]")]),
            ("2022", &[(1, Exact, "[2022]")]),
            ("1", &[(1, Exact, "[16]")]),
            ("16.6", &[]),
        ],
    );
    assert_found(
        &["Đạt 671 tỷ.", "Đạt 6.705,5 tỷ.", "Đạt 67 tỷ.", "Đạt 06 tỷ."],
        &[
            ("67", &[(3, Exact, "[67]")]),
            ("06", &[(4, Exact, "[06]")]),
            ("670", &[(2, Exact, "[6.705,5]")]),
            ("6.7", &[(3, Exact, "[67]"), (1, Exact, "[671]"), (2, Exact, "[6.705,5]")]),
            (
                "0",
                &[
                    (4, Exact, "[06]"),
                    (3, Exact, "[67]"),
                    (1, Exact, "[671]"),
                    (2, Exact, "[6.705,5]"),
                ],
            ),
        ],
    );
}

#[test]
fn i_and_y_are_one_sound_only_behind_a_consonant() {
    assert_found(
        &["Xếp loại kỷ luật trong quý ba.", "Cánh tay.", "Đi về tai nạn."],
        &[
            ("kỉ luật", &[(1, Exact, "[kỷ luật]")]),
            ("quí", &[(1, Exact, "[quý]")]),
            ("tai", &[(3, Exact, "[tai]")]),
            ("tay", &[(2, Exact, "[tay]")]),
        ],
    );
}

#[test]
fn spaces_typed_wrongly_are_seen_through_in_queries_of_up_to_eight_words() {
    let all = "một hai ba bốn năm sáu thủy điện";
    assert_found(
        &[all],
        &[
            ("một hai ba bốn năm sáu thu yđiện", &[(1, Exact, &format!("[{all}]"))]),
            ("một hai ba bốn năm sáu thu yđ iện", &[]),
            ("hai ba bốn năm sáu thủyđi ện", &[(1, Exact, "[hai ba bốn năm sáu thủy điện]")]),
        ],
    );
    assert_found(
        &["Thủy điện tăng giá."],
        &[
            ("giá thu yđiện", &[(1, Apart, "[Thủy điện] giá")]),
            ("thu yđiện giá", &[(1, Apart, "[Thủy điện] giá")]),
        ],
    );
    assert_found(
        &["xuất nhập khẩu", "xuất khẩu và nhập khẩu"],
        &[
            ("xuất/nhập", &[(1, Exact, "[xuất nhập]")]),
            ("xuất/khẩu", &[(2, Exact, "[xuất khẩu]")]),
            // The last word may not have been typed to its end.
            ("xuất/nh", &[(1, Exact, "[xuất nhập]")]),
            ("nhập/xuất", &[(1, Apart, "[xuất] nhập"), (2, Apart, "[xuất] nhập")]),
        ],
    );
}

/// Of a very long query the first 32 words count.
#[test]
fn no_more_words_count_than_anybody_remembers() {
    let word = |first| ["ao", "em", "in", "ot"].map(|rest| format!("{first}{rest}"));
    let words: Vec<String> = "bcdghklm".chars().flat_map(word).collect();
    let passage = words.join(" ");
    let report = of(&[&passage]);
    for (query, hits) in [
        (passage.clone(), 1),
        (format!("{passage} zzz"), 1),
        (format!("{} zzz", words[1..].join(" ")), 0),
    ] {
        assert_eq!(found(&report, &query).len(), hits, "{query}");
    }
}

#[test]
fn in_quotation_marks_gaps_are_as_wide_as_typed() {
    let passages =
        ["kiểm tra giám sát", "kiểm tra, giám sát", "kiểm tra; giám sát", "kiểm tra. Giám sát"];
    let report = of(&passages);
    for (query, numbers) in [
        ("\"kiểm tra giám sát\"", &["a/1", "a/2"][..]),
        ("\"kiểm tra; giám sát\"", &["a/1", "a/2", "a/3"]),
        ("\"kiểm tra. Giám sát\"", &["a/1", "a/2", "a/3", "a/4"]),
        ("\"kiểm tra\" giám", &["a/1", "a/2", "a/3", "a/4"]),
        ("\"giám sát kiểm tra\"", &[]),
    ] {
        let mut addresses: Vec<String> =
            found(&report, query).into_iter().map(|(address, ..)| address).collect();
        addresses.sort();
        assert_eq!(addresses, numbers, "{query}");
    }
}

#[test]
fn pieces_of_a_word_are_joined_with_its_beginning_only_at_the_end() {
    assert_found(
        &["Thủy điện nhỏ."],
        &[
            ("th uydi", &[(1, Exact, "[Thủy điện]")]),
            ("th uydi ", &[]),
            ("th uydi nhỏ", &[]),
            ("th uyđiện nhỏ", &[(1, Exact, "[Thủy điện nhỏ]")]),
        ],
    );
    // The first two letters of a word may have been swapped.
    assert_found(&["Thủy điện nhỏ."], &[("htuydien", &[(1, Approximate, "[Thủy điện]")])]);
}

#[test]
fn what_stands_far_apart_comes_after_a_slip_that_explains_it() {
    assert_found(
        &["Thu của nhiều năm từ ngành điện.", "Thủy điện nhỏ."],
        &[("thu dien", &[(2, Approximate, "[Thủy điện]"), (1, Approximate, "[Thu] điện")])],
    );
}

#[test]
fn what_is_read_as_english_is_no_slip_in_vietnamese() {
    assert_found(&["Bà Lan họp.", "Quản lý đất."], &[("land", &[(2, Exact, "[đất]")])]);
}

#[test]
fn of_words_alike_the_one_with_the_typed_marks_was_meant() {
    assert_found(
        &["hộ nghép", "hộ nghèo"],
        &[
            ("hộ nghèb", &[(2, Approximate, "[hộ nghèo]")]),
            ("hộ nghéb", &[(1, Approximate, "[hộ nghép]")]),
        ],
    );
    // Of marks on one letter those that were typed count, and others may be left out.
    assert_found(
        &["Ước tính.", "Uốc tính.", "Ứoc tính."],
        &[(
            "ươc tính",
            &[
                (1, Exact, "[Ước tính]"),
                (2, Approximate, "[Uốc tính]"),
                (3, Approximate, "[Ứoc tính]"),
            ],
        )],
    );
}

#[test]
fn the_same_word_in_a_text_comes_before_that_of_a_label() {
    let block = Block {
        text: vec![Run::Plain("Đề án số II của tỉnh Hòa Sơn.".into())],
        ..Block::default()
    };
    let title = vec![Run::Plain("Đề án của tỉnh Hòa Sơn".into())];
    let section = Section {
        id: "II".into(),
        label: Some("II.".into()),
        title,
        blocks: vec![block],
        ..Section::default()
    };
    let report = Report::from(ReportData { sections: vec![section], ..ReportData::default() });
    let addresses: Vec<String> = found(&report, "ii").into_iter().map(|hit| hit.0).collect();
    assert_eq!(addresses, ["II/1", "II"]);
}

#[test]
fn one_word_is_no_run_of_initials() {
    assert_found(
        &["Phát triển nhanh."],
        &[("ph triển", &[]), ("pht", &[(1, Approximate, "[Phát triển]")])],
    );
}
