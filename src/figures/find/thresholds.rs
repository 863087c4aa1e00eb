//! Amounts that are limits or part of a name: they say which things are meant or what is allowed, not how much there is.

use super::context::Verb;
use super::lexicon::HEADS;
use super::statement::{Reader, Statement};
use super::units::UnitClass;
use crate::figures::tokens::Token;

/// Whether an amount is a limit, a norm, a part of a name or a common fraction.
pub(super) fn is_threshold(reader: &Reader, statement: &Statement) -> bool {
    is_limit_upwards(reader, statement)
        || is_limit_in_relative_clause(reader, statement)
        || is_limit_in_parenthesis(reader, statement)
        || is_norm(reader, statement)
        || is_size(reader, statement)
        || is_class(reader, statement)
        || is_common_fraction(reader, statement)
}

/// Whether one of the qualifiers before the amount is among these.
fn qualified(reader: &Reader, statement: &Statement, words: &[&str]) -> bool {
    let mut qualifiers = statement.left.qualifiers.iter().cloned().flatten();
    qualifiers.any(|at| reader.tokens[at].among(words))
}

/// "từ 5 tầng trở lên thuộc diện quản lý". In a plan "từ 7 đảng viên trở lên" is a target, and "đạt từ 3,6 điểm trở lên" is
/// one anywhere.
fn is_limit_upwards(reader: &Reader, statement: &Statement) -> bool {
    const CONSEQUENCES: [&str; 6] = ["phải", "thì", "thuộc", "được", "là", "không"];
    let end = statement.amount.end;
    let follows =
        |n: usize, words: &[&str]| reader.tokens.get(end + n).is_some_and(|t| t.among(words));
    qualified(reader, statement, &["từ"])
        && follows(0, &["trở"])
        && (follows(2, &CONSEQUENCES)
            || !reader.setting.is_plan() && statement.left.verb != Verb::State)
}

/// Whether there are only words between the last amount and this one.
fn runs_on(reader: &Reader, statement: &Statement) -> bool {
    let left = &statement.left;
    reader.last_end > reader.clause
        && left.window == reader.last_end
        && !reader.mains.is_empty()
        && !reader.breaks[left.window..=left.end].iter().any(|b| b.is_any())
}

/// "3 đơn vị có tỷ lệ hồ sơ quá hạn trên 5 %".
fn is_limit_in_relative_clause(reader: &Reader, statement: &Statement) -> bool {
    let left = &statement.left;
    statement.class() == UnitClass::Percent
        && (statement.plan().is_none() || counts_targets(reader))
        && qualified(reader, statement, &["trên", "dưới", "từ"])
        && runs_on(reader, statement)
        && reader.tokens[left.window..left.end].iter().any(|t| t.among(&["có", "đạt"]))
}

/// Whether the last figure counts targets: "12 chỉ tiêu đạt trên 50 % kế hoạch".
fn counts_targets(reader: &Reader) -> bool {
    reader.mains.last().is_some_and(|&main| reader.found[main].unit == "chỉ tiêu")
}

/// "trong giới hạn theo quy định (dưới 20 %)".
fn is_limit_in_parenthesis(reader: &Reader, statement: &Statement) -> bool {
    let left = &statement.left;
    statement.in_parenthesis
        && statement.class() == UnitClass::Percent
        && left.begin == left.end
        && qualified(reader, statement, &["dưới", "trên", "không quá", "tối đa"])
        && reader.tokens.get(statement.amount.end).is_some_and(|t| t.is(")"))
}

/// "định mức 1,5 giáo viên/lớp", "dưới mức quy định 1,5 %", "không còn xã dưới 10 tiêu chí", "mỗi trường có ít nhất 01 sáng
/// kiến", "chấm điểm 83 tiêu chí".
fn is_norm(reader: &Reader, statement: &Statement) -> bool {
    const LIMITS: [(&str, &str); 4] =
        [("quy", "định"), ("định", "mức"), ("giới", "hạn"), ("cho", "phép")];
    let (left, tokens) = (&statement.left, &reader.tokens);
    let words = &tokens[left.begin..left.end];
    let is_limit = |pair: &[Token]| LIMITS.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b));
    let first = words.get(..2).is_some_and(|pair| pair[0].is("định") && pair[1].is("mức"));
    let last = words.len() >= 2 && is_limit(&words[words.len() - 2..]);
    let opening = reader.parenthesis.filter(|_| statement.in_parenthesis);
    let inside = opening.and_then(|open| tokens.get(open..open + 2)).is_some_and(is_limit);
    let term = statement.class() == UnitClass::Time
        && matches!(words, [a, b, ..] if a.is("thời") && b.is("hạn"));
    let reached = left.verb == Verb::State && tokens[left.subject_end].is("đạt");
    let each = words.first().is_some_and(|t| t.is("mỗi")) && !reached;
    let scored = statement.unit.text == "tiêu chí"
        && words.last().is_some_and(|t| t.among(&["điểm", "bộ", "theo"]));
    let classed = statement.unit.text == "tiêu chí"
        && left.verb == Verb::None
        && qualified(reader, statement, &["dưới", "trên"]);
    first || last || inside || term || each || scored || classed
}

/// "02 xe thang 32 m": a size directly after what is counted is part of its name.
fn is_size(reader: &Reader, statement: &Statement) -> bool {
    const SIZES: [&str; 8] = ["m", "mm", "cm", "kv", "kva", "kw", "inch", "lít"];
    let left = &statement.left;
    let words = &reader.tokens[left.begin..left.end];
    let counted =
        reader.mains.last().is_some_and(|&main| reader.found[main].class == UnitClass::Count);
    counted
        && runs_on(reader, statement)
        && words.len() <= 3
        && left.verb == Verb::None
        && HEADS.find(words).is_none()
        && SIZES.contains(&statement.unit.text.to_lowercase().as_str())
}

/// "tàu cá dài dưới 6 m: 271 chiếc": a limit that says which things are counted after it.
fn is_class(reader: &Reader, statement: &Statement) -> bool {
    let end = statement.amount.end;
    qualified(reader, statement, &["dưới", "trên", "từ"])
        && reader.word_is(end, ":")
        && reader.tokens.get(end + 1).is_some_and(Token::is_number)
}

/// "2/3 số xã": a fraction whose whole is at most ten, before a noun that is not counted.
fn is_common_fraction(reader: &Reader, statement: &Statement) -> bool {
    let Some(whole) = super::spans::number(&reader.tokens, statement.amount.of) else {
        return false;
    };
    whole <= crate::figures::decimal::Decimal::new(10, 0)
        && statement.value < whole
        && matches!(statement.class(), UnitClass::Noun | UnitClass::Name | UnitClass::Bare)
}
