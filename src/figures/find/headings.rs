//! What headings and the title say of the figures under them: result or target, and the year.

use super::values::year;
use crate::figures::tokens::{Token, normal, tokens};
use crate::report::FigureKind;

/// Words of headings over results.
const RESULTS: [&str; 12] = [
    "kết quả",
    "tình hình",
    "đánh giá",
    "hạn chế",
    "tồn tại",
    "ưu điểm",
    "nguyên nhân",
    "đã đạt được",
    "thực hiện",
    "thực trạng",
    "hoạt động của",
    "khó khăn",
];

/// Phrases with "thực hiện" that say nothing about results.
const NEUTRAL: [&str; 5] = [
    "tổ chức thực hiện",
    "kinh phí thực hiện",
    "giải pháp thực hiện",
    "phân công thực hiện",
    "thời gian thực hiện",
];

/// Words of headings over targets.
const TARGETS: [&str; 17] = [
    "phương hướng",
    "mục tiêu",
    "nhiệm vụ",
    "giải pháp",
    "kiến nghị",
    "đề xuất",
    "định hướng",
    "kế hoạch năm",
    "kế hoạch công tác",
    "kế hoạch phát triển",
    "dự toán năm",
    "chỉ tiêu chủ yếu",
    "chỉ tiêu kinh tế",
    "chỉ tiêu cụ thể",
    "chỉ tiêu năm",
    "các chỉ tiêu",
    "dự kiến",
];

/// The words of these that make targets even under a heading over results.
const STRONG: [&str; 8] = [
    "phương hướng",
    "mục tiêu",
    "giải pháp",
    "kiến nghị",
    "đề xuất",
    "định hướng",
    "cuối năm",
    "dự toán năm",
];

/// Titles of documents that plan, and of those that report.
const PLANNING: [&str; 6] =
    ["nghị quyết", "kế hoạch", "chương trình", "phương hướng", "mục tiêu", "nhiệm vụ"];
const REPORTING: [&str; 8] =
    ["báo cáo", "kết quả", "tình hình", "tổng kết", "sơ kết", "đánh giá", "kiểm điểm", "công tác"];

/// Titles of documents that lay down rules: their amounts are conditions, and no results or targets.
const RULES: [&str; 9] = [
    "luật",
    "pháp lệnh",
    "nghị định",
    "thông tư",
    "điều lệ",
    "quy chế",
    "quy định",
    "nội quy",
    "quy ước",
];

/// Titles of documents that plan, and words of those among them that plan for all fields.
const PLANS: [&str; 8] = [
    "kế hoạch",
    "đề án",
    "phương án",
    "hướng dẫn",
    "chương trình",
    "dự án",
    "quy hoạch",
    "công điện",
];
const GENERAL: [&str; 7] = [
    "kinh tế",
    "nhiệm vụ",
    "nghị quyết",
    "công tác năm",
    "công tác tháng",
    "công tác quý",
    "phát triển tỉnh",
];

/// Whether a document of this title lays down rules, as a law, a charter or regulations do.
pub(crate) fn lays_down_rules(title: &str) -> bool {
    begins(title, &RULES)
}

/// Whether a document of this title plans one matter: "Kế hoạch phòng, chống bạo lực học đường".
pub(crate) fn plans_one_matter(title: &str) -> bool {
    begins(title, &PLANS) && first_of(&GENERAL, &words(title)).is_none()
}

fn begins(title: &str, list: &[&str]) -> bool {
    let title = words(title);
    list.iter().any(|phrase| title.trim_start().starts_with(&format!("{phrase} ")))
}

/// The normal form of a heading or title: normal words with one space between and around them.
pub(super) fn words(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(normal).collect();
    format!(" {} ", words.join(" "))
}

fn first_of(list: &[&str], heading: &str) -> Option<usize> {
    list.iter().filter_map(|phrase| heading.find(phrase)).min()
}

/// The kind of a document's figures where no heading decides it, by the title.
pub(super) fn default_kind(title: &str) -> FigureKind {
    let plans = first_of(&PLANNING, title).is_some();
    if plans && first_of(&REPORTING, title).is_none() {
        FigureKind::Target
    } else {
        FigureKind::Result
    }
}

/// The kind of figures under a heading, given the kind that the headings `above` it have decided. Of words for results and
/// targets the first counts.
pub(super) fn kind_under(
    above: Option<FigureKind>,
    heading: &str,
    planned: Option<u16>,
) -> Option<FigureKind> {
    let heading = &NEUTRAL.iter().fold(heading.to_owned(), |rest, phrase| rest.replace(phrase, ""));
    let (result, target) = (first_of(&RESULTS, heading), first_of(&TARGETS, heading));
    if let Some(result) = result
        && target.is_none_or(|target| result < target)
    {
        return Some(FigureKind::Result);
    }
    let years = years(heading);
    let of_plan = planned.is_some_and(|planned| {
        years.contains(&planned) && !years.contains(&(planned.saturating_sub(1)))
    });
    let strong = first_of(&STRONG, heading).is_some() || of_plan;
    match (target, above) {
        (None, _) if of_plan => Some(FigureKind::Target),
        (Some(_), None) => Some(FigureKind::Target),
        (Some(_), Some(_)) if strong => Some(FigureKind::Target),
        _ => above,
    }
}

/// The years that a text names after `năm`.
pub(super) fn years(text: &str) -> Vec<u16> {
    let tokens = tokens(text);
    let named = tokens.windows(2).filter(|pair| pair[0].is("năm"));
    named.filter_map(|pair| year(&pair[1].word)).collect()
}

/// Whether a title names a part of the year before its end, so that what is planned is for the rest of that year:
/// "quý III", "tháng 9", "6 tháng đầu năm".
pub(super) fn names_part_of_year(title: &str) -> bool {
    const QUARTERS: [&str; 6] = ["i", "ii", "iii", "1", "2", "3"];
    let tokens = tokens(title);
    let early = |t: &Token| t.word.parse().is_ok_and(|month: u8| (1..12).contains(&month));
    tokens.windows(2).any(|pair| {
        pair[0].is("quý") && pair[1].among(&QUARTERS)
            || pair[0].is("tháng") && early(&pair[1])
            || early(&pair[0]) && pair[1].is("tháng")
    })
}

/// Whether a text names a period of several years: a term of office, a school year, a span. `tháng 5 năm 2031` is none.
pub(super) fn spans_years(text: &str) -> bool {
    if ["nhiệm kỳ", "năm học", "giai đoạn"].iter().any(|span| text.contains(span)) {
        return true;
    }
    let tokens = tokens(text);
    let span = |at: usize| {
        tokens[at].is_number()
            && tokens[at + 1].is("năm")
            && !tokens.get(at + 2).is_some_and(Token::is_number)
            && !(at > 0 && tokens[at - 1].among(&["tháng", "quý", "/"]))
    };
    (0..tokens.len().saturating_sub(1)).any(span)
}
