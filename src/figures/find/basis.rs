//! The basis of a comparison, from the words beside an amount: a plan, or an earlier period.

use super::clauses::Break;
use super::lexicon::PLANS;
use super::values::year;
use crate::figures::tokens::Token;

/// How many tokens after an amount are read.
const REACH: usize = 24;

/// An earlier period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// A year that is named.
    Year(u16),
    /// The same period a year before.
    YearBefore,
    /// Another, in the report's words: `tháng trước`.
    Other(String),
}

/// The author of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlanSource {
    /// The plan as such.
    Plain,
    /// The estimate of the central government.
    Central,
    /// The estimate of the People's Council.
    Council,
}

impl PlanSource {
    /// The basis of a comparison in the report's data.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Plain => "plan",
            Self::Central => "central_estimate",
            Self::Council => "council_estimate",
        }
    }

    /// The plan that these words name.
    pub(super) fn named_by(words: &[Token]) -> Self {
        const CENTRAL: [&str; 6] = ["ương", "tw", "bộ", "phủ", "tướng", "btc"];
        let estimate = words.windows(2).any(|pair| pair[0].is("dự") && pair[1].is("toán"))
            || words.iter().any(|t| t.is("dt"));
        let council = words.iter().any(|t| t.among(&["hđnd", "hội"]));
        match (estimate, council, words.iter().any(|t| t.among(&CENTRAL))) {
            (true, true, _) => Self::Council,
            (true, false, true) => Self::Central,
            _ => Self::Plain,
        }
    }
}

/// The basis that the words after an amount name.
#[derive(Clone, Debug, Default)]
pub(super) struct AmountBasis {
    /// The plan, if they name one.
    pub plan: Option<PlanSource>,
    /// The period, if they name one.
    pub period: Option<Period>,
    /// The token after the noun for the plan.
    pub end: usize,
}

/// The basis after an amount that ends before token `from`.
pub(super) fn after(text: &str, tokens: &[Token], breaks: &[Break], from: usize) -> AmountBasis {
    let from = over_parenthesis(tokens, from);
    let stop = (from..tokens.len().min(from + REACH))
        .find(|&at| {
            at > from && breaks[at].is_any() || tokens[at].among(&[",", ";", "(", ")", "."])
        })
        .unwrap_or(tokens.len().min(from + REACH))
        .max(from);
    let words = from_comparison(&tokens[from..stop]);
    let from = stop - words.len();
    let skipped = match words {
        [so, with, ..] if so.is("so") && with.is("với") => 2,
        [word, ..] if word.among(&["so", "của", "với"]) => 1,
        _ => 0,
    };
    let rest = &words[skipped..];
    let named = rest.iter().position(Token::is_number).map_or(rest, |at| &rest[..at]);
    let noun = PLANS.prefix_len(rest);
    // "so với biên chế được giao" names a plan by what was done with it.
    let given = |pair: &[Token]| {
        pair[0].is("được") && pair[1].is("giao") || pair[0].is("đề") && pair[1].is("ra")
    };
    let of_given = skipped > 0 && named.windows(2).any(given);
    let of_plan =
        (noun > 0 || of_given) && !words.first().is_some_and(|t| t.among(&["của", "với"]));
    let period = if skipped > 0 || noun > 0 {
        find_period(text, rest)
    } else {
        period_at(text, rest).map(|(period, _)| period)
    };
    AmountBasis {
        plan: of_plan.then(|| PlanSource::named_by(named)),
        period,
        end: from + skipped + noun,
    }
}

/// The words after an amount from "so với" on, if that follows what is counted: "giảm 2 % tỷ lệ hộ nghèo so với năm 2030".
fn from_comparison<'a, 'b>(words: &'a [Token<'b>]) -> &'a [Token<'b>] {
    const NEAR: usize = 8;
    let near = &words[..words.len().min(NEAR)];
    let so = near.windows(2).position(|pair| pair[0].is("so") && pair[1].is("với"));
    match so {
        Some(so) if near[..so].iter().all(Token::is_word) => &words[so..],
        _ => words,
    }
}

/// The token that a basis after a parenthesis begins with, whether the amount is before the parenthesis or the last of it:
/// "tăng 5 hộ (2,4 %) so với năm 2030".
fn over_parenthesis(tokens: &[Token], from: usize) -> usize {
    const LONGEST: usize = 12;
    let near = &tokens[from.min(tokens.len())..tokens.len().min(from + LONGEST)];
    let close = match near.first() {
        Some(token) if token.is(")") => Some(0),
        Some(token) if token.is("(") => near.iter().position(|t| t.is(")")),
        _ => None,
    };
    close
        .map(|close| from + close + 1)
        .filter(|&next| tokens.get(next).is_some_and(|t| t.is("so")))
        .unwrap_or(from)
}

/// The basis between a verb of change and its amount: "cao hơn năm trước 2 điểm %". `words` are the tokens between the two.
/// None if they name no basis.
pub(super) fn between(text: &str, words: &[Token]) -> Option<AmountBasis> {
    let skipped = match words {
        [so, with, ..] if so.is("so") && with.is("với") => 2,
        [so, ..] if so.is("so") => 1,
        _ => 0,
    };
    let rest = &words[skipped..];
    let period = period_at(text, rest).map(|(period, _)| period);
    let plan = (PLANS.prefix_len(rest) > 0).then(|| PlanSource::named_by(rest));
    (period.is_some() || plan.is_some()).then_some(AmountBasis { plan, period, end: 0 })
}

/// The first period that words name; else the first year in them, as in "so với vụ xuân 2030".
pub(super) fn find_period(text: &str, words: &[Token]) -> Option<Period> {
    let named = (0..words.len()).find_map(|at| period_at(text, &words[at..]));
    named.map(|(period, _)| period).or_else(|| {
        let of_span = |at: usize| {
            at > 0 && words[at - 1].among(&["/", "-", "–", "đoạn", "kỳ"])
                || words.get(at + 1).is_some_and(|t| t.among(&["-", "–"]))
        };
        let mut years = words.iter().enumerate().filter_map(|(at, t)| Some((at, year(&t.word)?)));
        years.find(|&(at, _)| !of_span(at)).map(|(_, year)| Period::Year(year))
    })
}

/// The period that words begin with, and the number of its tokens.
pub(super) fn period_at(text: &str, words: &[Token]) -> Option<(Period, usize)> {
    let is = |n: usize, word: &str| words.get(n).is_some_and(|t| t.is(word));
    let year_at = |n: usize| words.get(n).and_then(|t| year(&t.word));
    let ago = |n: usize| words.get(n).is_some_and(|t| t.among(&["trước", "ngoái"]));
    let slice = |length: usize| {
        let end = words.len().min(length);
        let written = &text[words[0].bytes.start..words[end - 1].bytes.end];
        Some((Period::Other(written.to_lowercase()), end))
    };
    let first = words.first()?;
    match &*first.word {
        "cùng" if is(1, "kỳ") || is(1, "thời") && is(2, "điểm") => {
            let mut at = if is(1, "kỳ") { 2 } else { 3 };
            at += usize::from(is(at, "năm"));
            match year_at(at) {
                Some(year) => Some((Period::Year(year), at + 1)),
                None => Some((Period::YearBefore, at + usize::from(ago(at)))),
            }
        }
        "ck" => Some((Period::YearBefore, 1)),
        "năm" if ago(1) => Some((Period::YearBefore, 2)),
        "năm" if is(1, "học") && ago(2) => Some((Period::YearBefore, 3)),
        "năm" if is(1, "học") && year_at(2).is_some() => {
            slice(if is(3, "-") && year_at(4).is_some() { 5 } else { 3 })
        }
        "năm" => year_at(1).map(|year| (Period::Year(year), 2)),
        "cuối" | "đầu" if is(1, "năm") => match year_at(2) {
            Some(year) => Some((Period::Year(year), 3)),
            None => slice(2),
        },
        "thực" if is(1, "hiện") && is(2, "năm") => {
            year_at(3).map(|year| (Period::Year(year), 4))
        }
        "ước" => {
            let at = words.iter().take(4).position(|t| t.is("năm"))?;
            year_at(at + 1).map(|year| (Period::Year(year), at + 2))
        }
        "tháng" | "quý" if words.get(1).is_some_and(Token::is_number) => {
            let more = words.get(2).is_some_and(|t| t.among(&["/", ".", "năm"]));
            slice(if more && year_at(3).is_some() { 4 } else { 2 })
        }
        "tháng" | "quý" | "kỳ" | "tuần" if ago(1) => slice(2),
        "thời" if is(1, "gian") && (is(2, "trước") || is(2, "liền")) => slice(3),
        "nhiệm" | "giai" if is(2, "trước") => slice(3),
        "đầu" | "cuối" if is(1, "nhiệm") && is(2, "kỳ") => slice(3),
        "bình" if is(1, "quân") => slice(5),
        "trung" if is(1, "bình") => slice(5),
        _ => None,
    }
}
