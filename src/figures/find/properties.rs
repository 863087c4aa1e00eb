//! The properties of a figure besides its name: result or target, level or change, its qualifier.

use super::context::{Direction, Verb};
use super::lexicon::DECISIONS;
use super::spans::{Trim, span};
use super::statement::{Reader, Statement};
use crate::figures::tokens::{Token, normal};
use crate::report::{FigureKind, Measure};

/// Result or target, and whether the sentence says that a plan was given or decided, which is then for the reported year.
pub(super) fn kind(reader: &Reader, statement: &Statement) -> (FigureKind, bool) {
    let from = reader.clause.max(statement.amount.at.saturating_sub(32));
    let words = &reader.tokens[from..statement.amount.at];
    let intends = words.iter().enumerate().any(|(n, t)| {
        let next = |word: &str| words.get(n + 1).is_some_and(|t| t.is(word));
        t.is("phấn") && next("đấu") || t.is("sẽ")
    });
    let near = &reader.tokens[statement.left.segment..statement.left.end];
    if reader.setting.kind == FigureKind::Result && DECISIONS.find(near).is_some() {
        return (FigureKind::Target, true);
    }
    if reader.setting.kind == FigureKind::Result && (intends || reader.aims) {
        return (FigureKind::Target, false);
    }
    (reader.setting.kind, false)
}

/// Whether the words before the colon of a list say that it is what somebody aims at: "thống nhất nhiệm vụ năm 2032 với các
/// chỉ tiêu:", "Phấn đấu đến hết năm:".
pub(super) fn aims(words: &[Token]) -> bool {
    const REACH: usize = 24;
    const AIMS: [(&str, &str); 4] =
        [("phấn", "đấu"), ("mục", "tiêu"), ("chỉ", "tiêu"), ("nhiệm", "vụ")];
    const DECIDE: [&str; 9] =
        ["phấn", "nhất", "qua", "ra", "định", "giao", "trung", "nghị", "hướng"];
    const REACHED: [&str; 5] = ["đạt", "vượt", "được", "quả", "thành"];
    let words = &words[words.len().saturating_sub(REACH)..];
    let named = |pair: &[Token]| AIMS.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b));
    words.windows(2).any(named)
        && words.iter().any(|t| t.among(&DECIDE))
        && !words.iter().any(|t| t.among(&REACHED))
}

/// Level, growth or reduction.
pub(super) fn measure(reader: &Reader, statement: &Statement, name: &str) -> Measure {
    let left = &statement.left;
    let words: Vec<_> = name.split_whitespace().map(normal).collect();
    let word = |n: usize| words.get(n).map_or("", |word| &**word);
    let rate = usize::from(word(0) == "mức") + 2 * usize::from(word(0) == "tốc" && word(1) == "độ");
    let verb = &reader.tokens[left.subject_end.min(left.end)..left.end];
    let to_a_level = matches!(left.verb, Verb::State)
        && verb.iter().any(|t| t.among(&["còn", "xuống", "lên", "dưới"]));
    match left.verb {
        _ if word(rate) == "giảm" && !to_a_level => Measure::Reduction,
        _ if statement.amount.before.is_some() => Measure::Level,
        Verb::GrowthState => Measure::Growth,
        _ if word(rate) == "tăng" || rate == 2 && word(2) == "phát" => Measure::Growth,
        Verb::Change(Direction::Up) => Measure::Growth,
        Verb::Change(Direction::Down) => Measure::Reduction,
        _ => Measure::Level,
    }
}

/// The words that qualify a number: `hơn`, `ước`, `trở lên`.
pub(super) fn qualifier(reader: &Reader, statement: &Statement) -> Option<String> {
    let (left, tokens) = (&statement.left, &reader.tokens);
    let mut words: Vec<String> =
        left.qualifiers.iter().map(|words| span(reader, words.clone(), Trim::No)).collect();
    if left.verb == Verb::State && tokens[left.subject_end].among(&["ước", "dự"]) {
        words.push(tokens[left.subject_end].word.to_string());
    }
    if let [again, way, ..] = &tokens[statement.amount.end..]
        && again.is("trở")
        && way.among(&["lên", "xuống"])
    {
        words.push(format!("trở {}", way.word));
    }
    (!words.is_empty()).then(|| words.join(" "))
}
