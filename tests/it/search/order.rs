//! Which passages come first: queries of every kind, and the first hits of each on the report inside, line by line in
//! `tests/search/order.txt`. `BLESS=1` writes it; read the difference.

use std::fmt::Write as _;

use baocao::report::Report;
use baocao::search::{Hit, Index, Results};

use crate::common::{embedded, golden_text};

/// What is typed: whole and unfinished words, with and without accents, far apart, with slips, glued, split, numbers,
/// documents, abbreviations, English.
const QUERIES: [&str; 44] = [
    "thủy điện",
    "thuy dien",
    "Thuỷ Điện",
    "điện thuỷ",
    "thuydien",
    "thuy d",
    "nong thon moi",
    "xay dung nong thon moi nang cao",
    "nông thôn, nghèo",
    "ngheo da chieu",
    "giảm nghèo bền vững huyện",
    "giam nghoe",
    "kihn te",
    "ngân sách thu",
    "thu ngan sach dia ban",
    "chuyen doi so",
    "chuyển đổi số, chính quyền",
    "cai cach hanh chinh dao tao nghe",
    "quoc phong an ninh doi ngoai",
    "\"phát triển kinh tế\"",
    "\"kinh te\"",
    "dang vien",
    "đảng viên mới",
    "ket nap dang",
    "kinh tế kinh tế",
    "kinh te tap the hop tac xa",
    "lao động việc làm",
    "lao dong viec lam xuat khau",
    "HĐND",
    "hdnd ubnd",
    "hoi dong nhan dan",
    "ATTP",
    "btv",
    "2022",
    "6705,5",
    "9%",
    "15 xa",
    "21-NQ/TW",
    "phần thứ nhất",
    "1. kinh te",
    "poverty",
    "hydropower plants",
    "forest cover",
    "xyzzy",
];

/// How many hits of each query are listed.
const LISTED: usize = 6;

/// A hit: how it answers, its address, and its matches within the clause.
fn line(report: &Report, hit: &Hit) -> String {
    let text: Vec<char> = report.plain(hit.node).chars().collect();
    let mut shown = String::new();
    for at in hit.clause.clone() {
        for found in hit.matches.iter().filter(|found| found.start == at) {
            let is_best = hit.matches[hit.best] == *found;
            shown.push_str(if is_best { "[[" } else { "[" });
        }
        shown.push(text[at]);
        for found in hit.matches.iter().filter(|found| found.end == at + 1) {
            let is_best = hit.matches[hit.best] == *found;
            shown.push_str(if is_best { "]]" } else { "]" });
        }
    }
    let whole = if hit.whole { " whole" } else { "" };
    let address = report.address(hit.node);
    format!("  {:?}{whole} {address} ({}): {shown}\n", hit.tier, hit.matches.len())
}

#[test]
fn the_best_passages_come_first() {
    let report = embedded();
    let index = Index::new(&report);
    let mut list = String::new();
    for query in QUERIES {
        let results = index.search(query);
        let Results { hits, exact, apart, figures, suggestions, .. } = &results;
        let approximate = results.approximate();
        let _ = writeln!(
            list,
            "{query}: {exact} exact, {apart} apart, {approximate} approximate, {} figures",
            figures.len()
        );
        for (expression, names) in &results.translated {
            let _ = writeln!(list, "  {expression} = {}", names.join(", "));
        }
        for suggestion in suggestions {
            let _ = writeln!(list, "  {suggestion}?");
        }
        for hit in hits.iter().take(LISTED) {
            list.push_str(&line(&report, hit));
        }
    }
    golden_text("search/order", &list);
}
