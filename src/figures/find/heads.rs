//! What the head of a column says, by one grammar. What follows from it for the column is decided in [`super::columns`].
//!
//! ```text
//! head     = side | [side] compares [side]      `DT 2032 so với ước TH 2031`, `TH/KH (%)`, `Tăng, giảm so với cùng kỳ`
//! side     = { plan | result | period | word }  `Kế hoạch vốn năm 2031`, `Lũy kế giải ngân đến 30/11`
//! compares = so | so với | so sánh … với | /
//! ```
//!
//! The words that are neither a plan, a result nor a period say what is counted.

use super::basis::{Period, PlanSource, find_period};
use super::draft::With;
use super::lexicon::{HEAD_FILLERS, HEAD_PLANS, HEAD_RESULTS, PLANS};
use super::values::year;
use crate::figures::tokens::{Token, TokenKind};

/// Words of heads over per cent of a plan: beside a plan and a result, and of those the ones that need none.
const REACHED: [&str; 3] = ["đạt", "hoàn", "thành"];
const REACHED_ALONE: [&str; 5] = ["thực hiện", "hoàn thành", "giải ngân", "th", "đạt kế hoạch"];

/// What a head counts that says only "amount of money".
const MONEY: &str = "tiền";

/// One side of a head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeadSide {
    /// Whether it is what was planned or what was reached, if it says so.
    pub kind: Option<SideKind>,
    /// The year it names.
    pub year: Option<u16>,
    /// The part of the year it names: `tháng 11`, `11 tháng`, `quý iii`.
    pub part: Option<String>,
    /// Whether it names the year before instead: `cùng kỳ`, `năm trước`.
    pub before: bool,
    /// Whether it counts from the beginning of the year.
    pub cumulative: bool,
    /// Whether it is estimated.
    pub estimated: bool,
    /// The words for what is counted, in their normal form.
    pub counted: Vec<String>,
}

/// Planned or reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideKind {
    Plan(PlanSource),
    Result,
}

/// What a head says of the comparison in its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadComparison {
    /// What is compared.
    pub subject: HeadSide,
    /// What it is compared with; none if the head leaves that to the other columns.
    pub with: Option<With>,
    /// The words for that.
    pub basis: HeadSide,
    /// Whether it is a difference (`tăng, giảm`, `tuyệt đối`), and not a share.
    pub is_difference: bool,
    /// Whether it is in per cent.
    pub is_percent: bool,
    /// Whether it compares only beside a plan and a result: `Tỷ lệ (%)`.
    pub is_plain_rate: bool,
}

impl HeadSide {
    /// The side that words say.
    pub(super) fn of(words: &[Token]) -> Self {
        let mut side = Self::default();
        let mut inside = false;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = &words[at..];
            let plan = PLANS.prefix_len(rest).max(HEAD_PLANS.prefix_len(rest));
            let result = HEAD_RESULTS.prefix_len(rest);
            let period = side.take_period(rest);
            let length = period.max(plan).max(result);
            if word.among(&["(", ")"]) {
                inside = word.is("(");
            } else if period > 0 {
            } else if plan > 0 && plan >= result && !Self::is_area(words, at) {
                side.kind.get_or_insert(SideKind::Plan(PlanSource::named_by(words)));
            } else if result > 0 {
                side.estimated |= word.among(&["ước", "ưth"]);
                side.kind.get_or_insert(SideKind::Result);
                if word.among(&["giải", "quyết"]) {
                    side.counted.extend(rest[..result].iter().map(|t| t.word.to_string()));
                }
            } else if !inside && word.is_word() && HEAD_FILLERS.prefix_len(rest) == 0 {
                side.counted.push(word.word.to_string());
            }
            at += length.max(HEAD_FILLERS.prefix_len(rest)).max(1);
        }
        side
    }

    /// Whether `dt` at a word means an area: "DT thu hoạch (ha)".
    fn is_area(words: &[Token], at: usize) -> bool {
        words[at].is("dt") && words.iter().any(|t| t.among(&["ha", "m2", "hecta", "km2"]))
    }

    /// Takes the period that words begin with; returns the number of its tokens.
    fn take_period(&mut self, words: &[Token]) -> usize {
        let is = |n: usize, word: &str| words.get(n).is_some_and(|t| t.is(word));
        let year_at = |n: usize| words.get(n).and_then(|t| year(&t.word));
        let ago = |n: usize| words.get(n).is_some_and(|t| t.among(&["trước", "ngoái", "liền"]));
        let Some(first) = words.first() else {
            return 0;
        };
        match &*first.word {
            "cùng" if is(1, "kỳ") || is(1, "thời") => {
                let at = if is(1, "thời") { 3 } else { 2 };
                let at = at + usize::from(is(at, "năm"));
                self.year = year_at(at).or(self.year);
                self.before = year_at(at).is_none();
                at + usize::from(year_at(at).is_some() || ago(at))
            }
            "ck" => {
                self.before = true;
                1
            }
            "lũy" | "luỹ" | "cộng" if is(1, "kế") || is(1, "dồn") => {
                self.cumulative = true;
                2
            }
            "năm" if ago(1) || is(1, "học") && ago(2) => {
                self.before = true;
                2 + usize::from(is(1, "học"))
            }
            "năm" if is(1, "học") => {
                self.year = year_at(4).or(year_at(2)).or(self.year);
                if year_at(4).is_some() { 5 } else { 2 + usize::from(year_at(2).is_some()) }
            }
            "tháng" | "quý" | "tuần" | "kỳ" | "vụ" if ago(1) || is(1, "này") => {
                self.part = Some(format!("{} {}", first.word, words[1].word));
                2
            }
            "tháng" | "quý" if words.get(1).is_some_and(|t| t.is_number() || is_roman(t)) => {
                self.part =
                    Some(format!("{} {}", first.word, words[1].word.trim_start_matches('0')));
                2
            }
            _ if first.is_number() && is(1, "tháng") => {
                self.part = Some(format!("{} tháng", first.word.trim_start_matches('0')));
                self.cumulative = true;
                2
            }
            _ if first.is_number() && year(&first.word).is_some() => {
                self.year = year(&first.word);
                1
            }
            _ => 0,
        }
    }

    /// What `other`, a head under this one, says besides or instead.
    pub(super) fn under(&self, other: &Self) -> Self {
        Self {
            kind: other.kind.or(self.kind),
            year: other.year.or(self.year),
            part: other.part.clone().or_else(|| self.part.clone()),
            before: self.before || other.before,
            cumulative: self.cumulative || other.cumulative,
            estimated: self.estimated || other.estimated,
            counted: [self.counted.as_slice(), &other.counted].concat(),
        }
    }

    /// Whether it counts money: `Số tiền`.
    pub(super) fn is_money(&self) -> bool {
        self.counted.iter().any(|word| word == MONEY)
    }

    /// Whether all words for what is counted are among those of another side.
    pub(super) fn is_counted_by(&self, other: &Self) -> bool {
        self.counted.iter().all(|word| other.counted.contains(word))
    }

    /// Whether two sides have a word for what is counted in common.
    pub(super) fn shares_words(&self, other: &Self) -> bool {
        self.counted.iter().any(|word| other.counted.contains(word))
    }

    /// Whether both sides say what is counted, in words that have nothing in common. "Tiền" may be of anything.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let counts = |side: &Self| side.counted.iter().any(|word| word != MONEY);
        counts(self) && counts(other) && !self.shares_words(other)
    }

    /// Whether two sides cannot be of the same: they count different things, or their years or parts of the year differ.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let differ =
            |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
        self.differs(other)
            || self.year.is_some() && other.year.is_some() && self.year != other.year
            || differ(self.part.as_deref(), other.part.as_deref())
    }
}

fn is_roman(token: &Token) -> bool {
    token.among(&["i", "ii", "iii", "iv"])
}

/// The comparison that a head says, which has these parts from the top.
pub(super) fn comparison(
    head: &str,
    words: &[Token],
    parts: &[Vec<Token>],
) -> Option<HeadComparison> {
    let last = parts.last().map(Vec::as_slice).unwrap_or_default();
    let percent = |words: &[Token]| words.iter().any(|t| t.kind == TokenKind::Percent);
    let named = |phrase: &str| has(words, phrase);
    let rises = words.iter().any(|t| t.is("tăng") || t.is("+"));
    let both =
        rises && words.iter().any(|t| t.is("giảm") || t.is("-")) && named("tăng") && named("giảm");
    let differs = both || named("chênh lệch") || named("tuyệt đối") || named("số lượng");
    let is_percent = percent(words) || named("tỷ lệ") || named("tương đối");
    let new = |subject, with, basis| HeadComparison {
        subject,
        with,
        basis,
        is_difference: (rises || differs || named("giảm") || named("chênh"))
            && !has(last, "tương đối"),
        is_percent: is_percent && !has(last, "tuyệt đối") && !has(last, "số lượng"),
        is_plain_rate: false,
    };
    if let Some(split) = Split::of(words) {
        let basis_words = &words[split.basis..];
        let mut basis = HeadSide::of(basis_words);
        let mut subject = HeadSide::of(&words[..split.compares]);
        subject = subject.under(&HeadSide::of(&words[split.between..split.between_end]));
        // "So với cuối năm 2030: số người": what is counted belongs to the subject.
        subject.counted.append(&mut basis.counted);
        let plan = PLANS.find(basis_words).map(|_| With::Plan(PlanSource::named_by(basis_words)));
        let year = || basis.year.map(Period::Year);
        let period = || find_period(head, basis_words).or_else(year).map(With::Period);
        // The same part of another year: "11 tháng 2031 so với 11 tháng 2030".
        let alike = basis.part.is_some() && basis.part == subject.part;
        let with = plan.or_else(|| year().filter(|_| alike).map(With::Period)).or_else(period);
        if with.is_some() || split.is_open || differs {
            return Some(new(subject, with, basis));
        }
    }
    if differs {
        return Some(new(HeadSide::of(words), None, HeadSide::default()));
    }
    // A rate of what was reached.
    let rate = parts.iter().rfind(|part| percent(part) || has(part, "tỷ lệ"))?;
    let plain = |t: &Token| {
        t.kind == TokenKind::Percent || t.among(&["tỷ", "lệ", "tl", "(", ")"]) || t.among(&REACHED)
    };
    let is_plain_rate = rate.iter().all(plain);
    let reached = REACHED_ALONE.iter().any(|phrase| has(rate, phrase));
    (is_plain_rate || reached).then(|| HeadComparison {
        is_plain_rate: is_plain_rate && !reached,
        ..new(
            HeadSide { kind: None, ..HeadSide::of(words) },
            Some(With::Plan(PlanSource::Plain)),
            HeadSide::default(),
        )
    })
}

/// Where a head that compares is split.
struct Split {
    /// The first word that says that it compares.
    compares: usize,
    /// The words between `so sánh` and `với`, which are of the subject too.
    between: usize,
    between_end: usize,
    /// The first word of the basis.
    basis: usize,
    /// Whether the other columns may say the basis: `So sánh (%)`.
    is_open: bool,
}

impl Split {
    fn of(words: &[Token]) -> Option<Self> {
        let so = words.iter().position(|t| t.is("so"));
        let open = so.filter(|&so| words.get(so + 1).is_some_and(|t| t.is("sánh")));
        let after = open.map_or(0, |so| so + 2);
        let slash = (after.max(1)..words.len().saturating_sub(1)).find(|&at| is_slash(words, at));
        let split = |compares, between, end, basis, is_open| Self {
            compares,
            between,
            between_end: end,
            basis,
            is_open,
        };
        match (open, slash, so) {
            (Some(so), Some(slash), _) => Some(split(so, so + 2, slash, slash + 1, true)),
            (Some(so), None, _) => {
                let with = (so + 2..words.len()).find(|&at| words[at].is("với"));
                Some(match with {
                    Some(with) => split(so, so + 2, with, with + 1, true),
                    None => split(so, so, so, so + 2, true),
                })
            }
            (None, _, Some(so)) => {
                let with = words.get(so + 1).is_some_and(|t| t.is("với"));
                Some(split(so, so, so, so + 1 + usize::from(with), false))
            }
            (None, Some(slash), None) => Some(split(slash, slash, slash, slash + 1, false)),
            (None, None, None) => {
                // "Đạt % KH"
                let percent = (0..words.len()).find(|&at| {
                    words[at].kind == TokenKind::Percent && names_basis(&words[at + 1..])
                })?;
                Some(split(percent, percent, percent, percent + 1, false))
            }
        }
    }
}

/// Whether words begin with a plan or an earlier period.
fn names_basis(words: &[Token]) -> bool {
    let period = words.first().is_some_and(|t| t.is("ck"))
        || words.get(1).is_some_and(|t| t.is("kỳ") && words[0].is("cùng"));
    PLANS.prefix_len(words) > 0 || period
}

/// Whether a slash is between two sides of a comparison, and not in a date, a unit or `tăng/giảm`.
fn is_slash(words: &[Token], at: usize) -> bool {
    let date = words[at - 1].is_number()
        && words[at + 1].is_number()
        && year(&words[at - 1].word).is_none();
    let side = |words: &[Token]| {
        PLANS.prefix_len(words) > 0
            || HEAD_RESULTS.prefix_len(words) > 0
            || words.first().is_some_and(|t| year(&t.word).is_some())
    };
    words[at].is("/") && !date && !words[at + 1].is("giảm") && side(&words[at + 1..])
}

/// Whether words hold a phrase.
pub(super) fn has(words: &[Token], phrase: &str) -> bool {
    let length = phrase.split(' ').count();
    words.windows(length).any(|part| part.iter().zip(phrase.split(' ')).all(|(t, word)| t.is(word)))
}
