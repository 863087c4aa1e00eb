//! Properties over lines put together at random: no word is lost or said twice, and the report is sound.

use std::fmt::Write as _;

use baocao::import::{Imported, import};
use baocao::report::MAX_DEPTH;
use baocao::report::check::check;
use baocao::report::json::{read_report, write_report};
use baocao::source::problem::Location;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

/// Lines as reports have them, and as they should not; `%` becomes a word that stands nowhere else.
const LINES: &[&str] = &[
    "",
    "",
    "",
    "---",
    "BÁO CÁO",
    "**BÁO CÁO** %",
    "# BÁO CÁO % %",
    "**Phần thứ nhất****% %**",
    "PHẦN II: % %",
    "Phụ lục %",
    "A- %",
    "**I- % %**",
    "## II. % *%*",
    "IV. %",
    "1. %",
    "1- % %:",
    "**2.** % % %.",
    "### 3. %",
    "1.1. %",
    "1.1.2 Kinh %",
    "a) % %",
    "b- %",
    "(1) % %;",
    "**(2) %**",
    "**%**",
    "**%:** %",
    "# %",
    "#### % %,",
    "KINH TẾ %",
    "Kinh % % % % % % % % % % % % % % % % % % % % % % % % % %",
    "kinh % % % %.",
    "% và %,",
    "Giai đoạn 2021-",
    "2025 %.",
    "30. %",
    "- % %.",
    "- % *% %",
    "+ %;",
    "    * %",
    "-Kinh %",
    "• %",
    "**- %:** %",
    "*",
    "%<sup>1</sup> %<sup>2</sup>, %.",
    "%<sup>(1)</sup>",
    "<sup>1</sup> % %",
    "<sup>1</sup>, % %",
    "**<sup>(2)</sup>** %",
    "*<sup>3</sup> % %*",
    "%[^1] % [^a].",
    "[^1]: %",
    "[^a]: % **%",
    "    thụt %",
    "% 5m<sup>2</sup> 10 km² <sup>o</sup>C % ¹",
    "¹ Kinh %",
    "12",
    "- 13 -",
    "Trang 14",
    "| % | % |",
    "|---|---|",
    "% | %",
    "<table><tr><td>%</td><td>% <b>%</b></td></tr>",
    "% </table> %",
    "<td>% %",
    "<!-- % -->",
    "<!-- %",
    "% -->",
    "Nơi nhận: %",
    "***Nơi nhận:***",
    "| Nơi nhận:<br>- % | **%** |",
    "T/M BAN %",
    "**CHỦ TỊCH**",
    "Lai Châu, ngày 1 tháng 2 năm 2023 %",
    "> % [%](http://a.vn/b) ![%](c.png) [%](%)",
    "`%` ``%`%`` *%* _%_ __%__ ***%*** **% *% %** %*",
    "*% **% *% [% ]% ( % &amp; &lt;% %&gt; \\*% \\",
    "====",
    "```",
    "&#27;%",
    "\u{202e}%\u{7}",
];

/// Fills the holes with words of their own. Gives the words.
fn fill(picked: &[usize]) -> (String, usize) {
    let mut source = String::new();
    let mut words = 0;
    for &line in picked {
        let mut parts = LINES[line % LINES.len()].split('%');
        source.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let _ = write!(source, "từ{words}x{part}");
            words += 1;
        }
        source.push('\n');
    }
    (source, words)
}

/// How often each word stands in the report, and in the problems.
fn count(imported: &Imported, words: usize) -> Vec<(usize, usize)> {
    let mut counts = vec![(0, 0); words];
    let numbers = |text: &str| -> Vec<usize> {
        text.split(|c: char| !c.is_alphanumeric() || "¹²".contains(c))
            .filter_map(|word| word.strip_prefix("từ")?.strip_suffix('x')?.parse().ok())
            .collect()
    };
    for node in imported.report.nodes() {
        let label = imported.report.label(node).map_or("", |label| label.as_str());
        let text = format!("{label} {}", imported.report.plain(node));
        for word in numbers(&text) {
            counts[word].0 += 1;
        }
    }
    for problem in &imported.problems {
        for word in numbers(&problem.message) {
            counts[word].1 += 1;
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_at_random_lose_no_word(picked in prop::collection::vec(any::<usize>(), 0..40)) {
        let (source, words) = fill(&picked);
        let imported = import(source.as_bytes(), None);
        for (word, (in_report, in_problems)) in count(&imported, words).into_iter().enumerate() {
            prop_assert!(
                in_report == 1 || in_report == 0 && in_problems > 0,
                "từ{word}x stands {in_report} times in the report of\n{source}\n{}",
                super::outline(&imported.report)
            );
        }
        for problem in check(&imported.report) {
            prop_assert_eq!(problem.message.as_str(), "no reference cites this note");
        }
        let lines = source.lines().count().max(1);
        let is_in_source = |at| match at {
            Location::File => true,
            Location::Line(line) => (1..=lines).contains(&line),
            _ => false,
        };
        prop_assert!(imported.problems.iter().all(|problem| is_in_source(problem.at)));
        for node in imported.report.nodes() {
            let found = imported.report.find(&imported.report.address(node));
            prop_assert_eq!(found, Some(node));
        }
        prop_assert!(imported.report.sections.iter().all(|section| section.depth < MAX_DEPTH));
        let json = write_report(&imported.report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(imported.report));
    }

    #[test]
    fn bytes_at_random_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let report = import(&bytes, None).report;
        let json = write_report(&report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(report));
    }

    #[test]
    fn markup_at_random_gives_a_report(source in "[-*_`<>&\\[\\]()!^#|+1.a:\\\\ \n²/supbr—Đ]{0,120}") {
        let imported = import(source.as_bytes(), None);
        let json = write_report(&imported.report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(imported.report));
    }
}
