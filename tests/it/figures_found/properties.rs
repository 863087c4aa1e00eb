//! What holds of figures found in any text: put together at random from what reports are made of.

use std::collections::HashSet;

use baocao::figures::find::find;
use baocao::report::{Block, BlockKind, Cell, Report, ReportData, Run, Section};
use baocao::text::SafeText;
use baocao::themes;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

/// Pieces that the rules know, and some that they do not.
const PIECES: &[&str] = &[
    "12",
    "1.284,6",
    "0",
    "2031",
    "05/17",
    "7-8",
    "1%-1,5%",
    "30/11/2031",
    "%",
    "‰",
    "điểm %",
    "tỷ đồng",
    "triệu đồng/người/năm",
    "ha",
    "hộ",
    "xã, phường",
    "đảng viên",
    "m2",
    "lần",
    "tỷ",
    "434 triệu đồng",
    "16 tỷ",
    "bác sĩ/10.000 dân",
    "Tỷ lệ hộ nghèo",
    "Tổng thu ngân sách",
    "diện tích",
    "trong đó",
    "riêng",
    "đạt",
    "là",
    "còn",
    "xuống còn",
    "từ",
    "đến",
    "lên",
    "tăng",
    "giảm",
    "vượt",
    "gấp",
    "bằng",
    "kế hoạch",
    "dự toán HĐND",
    "so với",
    "cùng kỳ",
    "năm 2030",
    "năm trước",
    "được giao",
    "phấn đấu",
    "trở lên",
    "thì được",
    "nếu",
    "ví dụ",
    "mỗi",
    "định mức",
    "(",
    ")",
    ",",
    ";",
    ":",
    ".",
    "“",
    "”",
    "-",
    "/",
    "và",
    "với",
    "có",
    "số",
    "Điều",
    "khóa",
    "5G",
    "Covid-19",
    "21-NQ/TW",
    "quy định2",
    "chữ lạ",
    "x",
    "ﬁ",
    "e\u{301}",
    "\u{1F600}",
    "đ",
    "Đ",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (0u64..2_000_000).prop_map(|n| n.to_string()),
    ];
    prop::collection::vec((piece, any::<bool>()), 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in &pieces {
            text.push_str(piece);
            text.push_str(if *space { " " } else { "" });
        }
        text
    })
}

/// The text of a cell, and how many columns and rows it spans.
type CellText = (String, usize, usize);

fn cells() -> impl Strategy<Value = Vec<Vec<CellText>>> {
    const CELLS: &[&str] = &[
        "",
        "STT",
        "1",
        "2",
        "Chỉ tiêu",
        "Đơn vị",
        "Kế hoạch",
        "Thực hiện năm 2031",
        "Ước TH",
        "So với KH (%)",
        "KH 2032",
        "tỷ đồng",
        "%",
        "Thu ngân sách",
        "101,7",
        "96,0",
        "12/15",
        "7=6/5",
        ">46%",
        "-3,1",
        "Đạt",
        "I",
        "KINH TẾ",
        "2030",
    ];
    let cell = prop_oneof![
        6 => prop::sample::select(CELLS).prop_map(str::to_owned),
        1 => text(),
    ];
    let span = || prop_oneof![4 => Just(1), 1 => 2usize..5];
    prop::collection::vec(prop::collection::vec((cell, span(), span()), 0..7), 0..7)
}

fn runs(text: &str) -> Vec<Run> {
    vec![Run::Plain(SafeText::new(text))]
}

fn report(heading: &str, text: &str, rows: &[Vec<CellText>]) -> Report {
    let cell = |(text, colspan, rowspan): &CellText| Cell::spanning(runs(text), *colspan, *rowspan);
    let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    ReportData {
        title: "Báo cáo năm 2031 và nhiệm vụ năm 2032".into(),
        sections: vec![Section {
            id: "I".into(),
            title: runs(heading),
            blocks: vec![
                Block { text: runs(text), ..Block::default() },
                Block { kind: BlockKind::Table { rows, head_rows: 1 }, ..Block::default() },
            ],
            ..Section::default()
        }],
        ..ReportData::default()
    }
    .into()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_found_number_is_in_its_passage_and_stands_alone(heading in text(), text in text(), rows in cells()) {
        let report = report(&heading, &text, &rows);
        let findings = find(&report);
        let mut places = HashSet::new();
        for found in &findings.figures {
            let passage: Vec<char> = report.plain(found.node).chars().collect();
            prop_assert!(found.at.end <= passage.len());
            let number: String = passage[found.at.clone()].iter().collect();
            prop_assert_eq!(number.as_str(), found.figure.value_text.as_str());
            prop_assert!(places.insert((found.node, found.at.start)), "two figures share a number");
            for span in &found.spans {
                prop_assert!(span.start < span.end && span.end <= passage.len());
            }
            prop_assert!(found.figure.quote.contains(number.as_str()));
            prop_assert!(!found.rules.is_empty());
        }
        let ids: HashSet<_> = findings.figures.iter().map(|found| found.figure.id.clone()).collect();
        for pair in &findings.pairs {
            prop_assert!(ids.contains(&pair.result) && ids.contains(&pair.target));
        }
        themes::find(&report);
    }

    #[test]
    fn a_curated_report_is_left_as_it_is(text in text()) {
        let curated = crate::common::embedded();
        let mut report = report("KẾT QUẢ", &text, &[]);
        report.curation.figures = curated.curation.figures[..1].to_vec();
        report.curation.themes = curated.curation.themes[..1].to_vec();
        prop_assert!(find(&report).figures.is_empty());
        prop_assert!(themes::find(&report).is_none());
    }
}
