//! Tables at the end of minutes, contracts and forms that hold nothing but who sign them, side by side.

use crate::source::phrases::begins_recipients;
use crate::source::raw::{RawRun, RawTable, Style};
use crate::source::runs;
use crate::source::sentences::is_caps;

/// The most rows and columns of such a table, and the longest line in it, in characters.
const MOST_ROWS: usize = 12;
const MOST_COLUMNS: usize = 3;
const LONGEST: usize = 80;

/// Whether a table holds who sign: two columns or more, each with a post or part above a name or room for one.
pub(crate) fn holds_signers(table: &RawTable) -> bool {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if table.rows.len() > MOST_ROWS || !(2..=MOST_COLUMNS).contains(&width) {
        return false;
    }
    let mut heads = 0;
    for column in 0..width {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let texts: Vec<Vec<RawRun>> = cells.map(runs::of_cell).collect();
        let lines = texts.iter().flat_map(|text| text.split(runs::is_line_end));
        let mut lines = lines.filter(|line| !runs::plain(line).trim().is_empty());
        let Some(head) = lines.next() else {
            continue;
        };
        if !is_post(head) || !lines.all(|line| may_stand_below(&runs::plain(line))) {
            return false;
        }
        heads += 1;
    }
    heads > 1
}

/// Whether a line says as what somebody signs.
fn is_post(line: &[RawRun]) -> bool {
    const WORDS: [&str; 20] = [
        "đại diện",
        "thư ký",
        "chủ tọa",
        "chủ toạ",
        "chủ trì",
        "người ",
        "bên ",
        "trưởng ",
        "lãnh đạo",
        "xác nhận",
        "giáo viên",
        "kế toán",
        "thủ trưởng",
        "hiệu trưởng",
        "ban ",
        "tm.",
        "t/m",
        "kt.",
        "vợ",
        "chồng",
    ];
    let text = runs::plain(line);
    let small = text.trim().to_lowercase();
    let is_known = WORDS.iter().any(|word| small.starts_with(word));
    let stands_out = is_caps(&text) || runs::is_set(line, Style::Strong);
    fits(&text) && is_known && stands_out && !begins_recipients(&small)
}

/// Whether a line may stand below a post: a further post, a name, how to sign.
fn may_stand_below(text: &str) -> bool {
    let words = text.trim();
    fits(words) && (words.starts_with('(') || !words.ends_with(['.', ';', ':', ',']))
}

/// Whether a line is short and holds no number.
fn fits(text: &str) -> bool {
    text.chars().nth(LONGEST).is_none() && !text.contains(|c: char| c.is_ascii_digit())
}
