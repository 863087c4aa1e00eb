//! Texts whose every word can be told from all others: lines with holes, which become words, and where those are then.

use std::fmt::Write as _;

use baocao::import::Imported;
use baocao::messages::Lang;

/// Lines as reports have them, and as they should not; `%` becomes a word that stands nowhere else.
pub(super) const LINES: &[&str] = &[
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

/// Makes each `%` of a text a word of its own. Gives the words.
pub(super) fn fill(template: &str) -> (String, usize) {
    let mut source = String::new();
    let mut words = 0;
    for part in template.split_inclusive('%') {
        match part.strip_suffix('%') {
            Some(part) => {
                let _ = write!(source, "{part}từ{words}x");
                words += 1;
            }
            None => source.push_str(part),
        }
    }
    (source, words)
}

/// How often each word stands in the report, and in the problems.
pub(super) fn count(imported: &Imported, words: usize) -> Vec<(usize, usize)> {
    let mut counts = vec![(0, 0); words];
    let numbers = |text: &str| -> Vec<usize> {
        let words = text.split("từ").skip(1).filter_map(|word| word.split_once('x'));
        words.filter_map(|(number, _)| number.parse().ok()).collect()
    };
    for node in imported.report.nodes() {
        let label = imported.report.label(node).map_or("", |label| label.as_str());
        let text = format!("{label} {}", imported.report.plain(node));
        for word in numbers(&text) {
            counts[word].0 += 1;
        }
    }
    for problem in &imported.problems {
        for word in numbers(&problem.say(Lang::En)) {
            counts[word].1 += 1;
        }
    }
    counts
}
