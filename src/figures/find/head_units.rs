//! The units that the heads of a table, its title and the names of its rows give.

use super::cells::lower_first;
use super::heads::has;
use super::lexicon::COUNTERS;
use super::units::unit;
use crate::figures::tokens::{Token, tokens};

/// The unit that a head or a name gives, in a parenthesis or as what it counts: `(%)`, `(tỷ đồng)`, `Số hồ sơ`,
/// `Điểm tự chấm`.
pub(super) fn unit_in(text: &str) -> Option<String> {
    let words = tokens(text);
    let whole = |from: usize, to: usize| {
        let unit = unit(text, &words, from).filter(|unit| unit.end == to)?;
        known(&unit.text).then_some(unit.text)
    };
    let open = words.iter().rposition(|t| t.is("("));
    if let Some(open) = open
        && let Some(close) = words[open..].iter().position(|t| t.is(")"))
    {
        let skipped =
            if words.get(open + 1).is_some_and(|t| t.among(&["đvt", "đv"])) { 2 } else { 1 };
        if let Some(unit) = whole((open + skipped).min(open + close), open + close) {
            return Some(unit);
        }
    }
    // "Điểm tự chấm", and not "Điểm bán hàng".
    let scored = |t: &Token| t.among(&["tự", "đạt", "số", "trung", "thẩm", "đánh", "chấm", "("]);
    if words.first().is_some_and(|t| t.is("điểm")) && words.get(1).is_none_or(scored) {
        return Some("điểm".to_owned());
    }
    if words.first().is_some_and(|t| t.is("%")) || has(&words, "tỷ lệ") && words.len() <= 3 {
        return Some("%".to_owned());
    }
    counted(text, &words)
}

/// Whether a unit is in the tables of units.
pub(super) fn known(written: &str) -> bool {
    let words = tokens(written);
    unit(written, &words, 0).is_some_and(|unit| {
        use super::units::UnitClass::{Name, Noun, Time};
        !matches!(unit.class, Noun | Name | Time) && unit.end == words.len()
    })
}

/// The noun that `Số …` or `Tổng số …` counts.
fn counted(text: &str, words: &[Token]) -> Option<String> {
    let number = words.iter().take(3).position(|t| t.is("số"))?;
    let counted = &words[number + 1..];
    let length = COUNTERS.prefix_len(counted);
    let last = counted.get(length.checked_sub(1)?)?;
    Some(text[counted[0].bytes.start..last.bytes.end].to_owned())
}

/// The unit of a whole table, from the text above it or a cell of its head: "Đơn vị tính: triệu đồng".
pub(super) fn unit_of_table(text: &str) -> Option<String> {
    let words = tokens(text);
    let colon = (0..words.len()).find(|&at| {
        words[at].is(":")
            && at > 0
            && (words[at - 1].among(&["đvt", "tính"]) || words[at - 1].is("vị"))
    });
    let unit = unit(text, &words, colon? + 1)?;
    Some(lower_first(&unit.text))
}

/// The unit that a text above a table ends with or consists of: "Biểu 2: Thu phí (triệu đồng)", "Triệu đồng".
pub(super) fn unit_alone(text: &str) -> Option<String> {
    let text = text.trim();
    let last = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let alone = last.map_or(text, |(_, last)| last).trim();
    known(alone).then(|| lower_first(alone))
}
