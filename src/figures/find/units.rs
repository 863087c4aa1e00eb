//! The unit after a number: its class, its end, its text.
//!
//! ```text
//! unit    = percent | points | { scale } ( measure | counter | noun ) { "," counter } { "/" per }
//! percent = ( "%" | "‰" | "phần trăm" ) [ "/" time ]
//! points  = "điểm" ( "%" | "phần trăm" )
//! per     = power of ten word { word } | word [ word ]
//! ```

use super::lexicon::{COUNTERS, MEASURES, NO_UNITS, PAIRS, PLANS, SCALES, TIMES};
use crate::figures::tokens::{Capital, Token, TokenKind};

/// The classes of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitClass {
    /// `%`, `‰`.
    Percent,
    /// Percentage points.
    Points,
    /// A unit of measure or currency.
    Measure,
    /// A noun that is known to be counted.
    Count,
    /// A noun that no table knows.
    Noun,
    /// A proper name, which is no unit.
    Name,
    /// Years, days, hours.
    Time,
    /// No unit is written; the number has that of another.
    Bare,
}

/// A unit.
#[derive(Clone, Debug)]
pub(super) struct UnitWords {
    /// Its class.
    pub class: UnitClass,
    /// As the report writes it; of percentages `%`, of points `điểm %`.
    pub text: String,
    /// The token after it.
    pub end: usize,
}

impl UnitWords {
    /// A unit `text` that is not written after the number, which ends before token `end`.
    pub(super) fn bare(text: &str, end: usize) -> Self {
        Self { class: UnitClass::Bare, text: text.to_owned(), end }
    }
}

/// The most counters joined by commas: `22 tập thể, cá nhân`.
const MAX_JOINED: usize = 3;

/// The unit that begins at a token.
pub(super) fn unit(text: &str, tokens: &[Token], at: usize) -> Option<UnitWords> {
    let first = tokens.get(at)?;
    let next = |n: usize, word: &str| tokens.get(at + n).is_some_and(|t| t.is(word));
    if first.kind == TokenKind::Percent {
        return Some(percent(text, tokens, at));
    }
    let new = |class, text: &str, words: usize| {
        Some(UnitWords { class, text: text.to_owned(), end: at + words })
    };
    if first.is("phần") && next(1, "trăm") {
        return new(UnitClass::Percent, "%", 2);
    }
    if first.is("điểm") && next(1, "%") {
        return new(UnitClass::Points, "điểm %", 2);
    }
    if first.is("điểm") && next(1, "phần") && next(2, "trăm") {
        return new(UnitClass::Points, "điểm %", 3);
    }
    if !first.is_word() {
        return None;
    }
    let (mut class, mut end) = thing(tokens, at)?;
    if class == UnitClass::Count {
        end = joined(tokens, at, end);
    }
    let pair = at + PAIRS.prefix_len(&tokens[at..]);
    if pair > end {
        (class, end) = (UnitClass::Count, pair);
    }
    if let Some(after) = per(tokens, end) {
        end = after;
        class = UnitClass::Measure;
    }
    let written = &text[first.bytes.start..tokens[end - 1].bytes.end];
    Some(UnitWords { class, text: written.replace(" /", "/"), end })
}

/// A percent sign, with `/năm` and the like.
fn percent(text: &str, tokens: &[Token], at: usize) -> UnitWords {
    let mut end = at + 1;
    if let (Some(slash), Some(time)) = (tokens.get(end), tokens.get(end + 1))
        && slash.is("/")
        && !slash.spaced
        && TIMES.contains(&*time.word)
    {
        end += 2;
    }
    let written = &text[tokens[at].bytes.start..tokens[end - 1].bytes.end];
    UnitWords { class: UnitClass::Percent, text: written.to_owned(), end }
}

/// Scale words and the measure, counter or noun after them: the class and the token after them.
fn thing(tokens: &[Token], at: usize) -> Option<(UnitClass, usize)> {
    let mut end = at;
    while end < at + 2 && is_scale(tokens, end) {
        end += 1;
    }
    let billions = end > at && tokens[end - 1].is("tỷ");
    let rest = &tokens[end..];
    // "lần lượt là" counts no times.
    let in_turn = rest.len() > 1 && rest[0].is("lần") && rest[1].is("lượt");
    let measure = if in_turn { 0 } else { MEASURES.prefix_len(rest) };
    let counter = COUNTERS.prefix_len(rest);
    if measure.max(counter) > 0 {
        let class = if measure >= counter { UnitClass::Measure } else { UnitClass::Count };
        return Some((class, end + measure.max(counter)));
    }
    let scaled = match (end > at, billions) {
        (true, true) => Some(UnitClass::Measure),
        (true, false) => Some(UnitClass::Count),
        _ => None,
    };
    match rest.first() {
        Some(noun) if !billions && noun.is_word() => {
            if TIMES.contains(&*noun.word) {
                return Some((scaled.unwrap_or(UnitClass::Time), end + usize::from(end == at)));
            }
            if NO_UNITS.contains(&*noun.word) {
                return scaled.map(|class| (class, end));
            }
            let (class, words) = noun_at(rest);
            Some((
                if class == UnitClass::Name { class } else { scaled.unwrap_or(class) },
                end + words,
            ))
        }
        _ => scaled.map(|class| (class, end)),
    }
}

/// Whether a token is a scale word and not the first syllable of another word, as `tỷ` in `tỷ lệ`.
fn is_scale(tokens: &[Token], at: usize) -> bool {
    let rate =
        || tokens.get(at + 1).is_some_and(|t| t.among(&["lệ", "trọng", "suất", "số", "giá"]));
    tokens
        .get(at)
        .is_some_and(|t| t.is_word() && SCALES.contains(&*t.word) && !(t.is("tỷ") && rate()))
}

/// A noun of one word, or of two if the second can belong to it. A capitalised one is a name.
fn noun_at(tokens: &[Token]) -> (UnitClass, usize) {
    let noun = &tokens[0];
    let joins = |second: &&Token| {
        second.is_word()
            && !NO_UNITS.contains(&*second.word)
            && (second.capital == Capital::None) == (noun.capital == Capital::None)
    };
    let words = 1 + usize::from(tokens.get(1).as_ref().is_some_and(joins));
    // "71 Thẩm phán" is a noun with a capital, "15 Tam Đường" a name.
    let common = tokens.get(1).is_some_and(|second| {
        second.is_word() && second.capital == Capital::None && !NO_UNITS.contains(&*second.word)
    });
    if noun.capital == Capital::First && common {
        return (UnitClass::Noun, 2);
    }
    let class = if noun.capital == Capital::First { UnitClass::Name } else { UnitClass::Noun };
    (class, words)
}

/// The end of a list of counters of which the first is from token `from` to before token `end`. The list must end at punctuation or before a word
/// that cannot belong to it.
fn joined(tokens: &[Token], from: usize, end: usize) -> usize {
    const AFTER: [&str; 22] = [
        "năm", "của", "trên", "trong", "tại", "được", "và", "với", "đã", "theo", "về", "cho", "do",
        "thuộc", "trực", "đạt", "có", "khiếu", "tố", "kiến", "so", "tham",
    ];
    let (mut at, mut good) = (end, end);
    for _ in 0..MAX_JOINED {
        if !tokens.get(at).is_some_and(|t| t.is(",")) {
            break;
        }
        let counter = COUNTERS.prefix_len(&tokens[at + 1..]);
        let next = &tokens[at + 1..at + 1 + counter];
        // In "9 đơn, đơn tố cáo 3 đơn" the same word begins the next part.
        let same = || next.iter().map(|t| &t.word).eq(tokens[from..end].iter().map(|t| &t.word));
        if counter == 0 || same() {
            break;
        }
        at += 1 + counter;
        if tokens.get(at).is_none_or(|t| t.among(&[",", ";", ".", "(", ")"]) || t.among(&AFTER)) {
            good = at;
        }
    }
    good
}

/// The end of `/…` after a unit: `tạ/ha`, `triệu đồng/người/năm`, `bác sĩ/10.000 dân`. A slash before an amount begins the
/// whole of a fraction instead.
fn per(tokens: &[Token], mut end: usize) -> Option<usize> {
    const HEADS: [&str; 13] = [
        "dân", "trẻ", "người", "đẻ", "sống", "lao", "động", "km", "vạn", "nghìn", "bé", "gái", "hộ",
    ];
    let begin = end;
    while let (Some(slash), Some(first)) = (tokens.get(end), tokens.get(end + 1)) {
        let time = TIMES.contains(&*first.word);
        let glued = slash.is("/") && !first.spaced && (!slash.spaced || time);
        // "1.250 tỷ đồng/kế hoạch 1.100 tỷ đồng" is an amount and its plan.
        if !glued || first.capital == Capital::All || PLANS.prefix_len(&tokens[end + 1..]) > 0 {
            break;
        }
        let ten = first.is_number()
            && matches!(&*first.word, "1" | "10" | "100" | "1.000" | "10.000" | "100.000");
        let span =
            first.is_number() && tokens.get(end + 2).is_some_and(|t| TIMES.contains(&*t.word));
        if span {
            end += 3;
        } else if ten || SCALES.contains(&*first.word) {
            let head = |t: &Token| HEADS.contains(&&*t.word);
            let words = tokens[end + 2..].iter().take_while(|t| head(t)).count();
            if ten && words == 0 {
                break;
            }
            end += 2 + words;
        } else if first.is_word() {
            let two = tokens.get(end + 2).is_some_and(|second| {
                second.is_word()
                    && (COUNTERS.are(&tokens[end + 1..end + 3])
                        || first.is("ngày") && second.is("đêm"))
            });
            end += 2 + usize::from(two);
        } else {
            break;
        }
    }
    (end > begin).then_some(end)
}
