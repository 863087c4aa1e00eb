//! Numbers that are no amounts: dates, years, numbers of documents, labels, codes, ages, mottos. They are recognised by the
//! tokens next to them.

use super::clauses::{Break, breaks, suppositions};
use super::lexicon::{COUNTERS, DOCUMENTS, FALLS, LABELS, MEASURES, MOTTOS, RISES, SCALES, TIMES};
use super::units::{UnitClass, UnitWords, unit};
use super::values::{value, year};
use crate::figures::decimal::Decimal;
use crate::figures::tokens::{Capital, Token, TokenKind};

/// Which tokens of a passage are numbers but no amounts.
pub(super) struct Refusals {
    refused: Vec<bool>,
}

impl Refusals {
    /// Judges every number of a passage.
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut refused: Vec<bool> = vec![false; tokens.len()];
        for i in (0..tokens.len()).filter(|&i| tokens[i].is_number()) {
            let number = Neighbours {
                tokens,
                i,
                unit: unit(text, tokens, end_of_number(tokens, i)),
                value: value(&tokens[i].word).unwrap_or_default(),
            };
            refused[i] = number.refuse() || number.goes_on_label(&refused);
        }
        Self { refused }
    }

    /// Also refuses all numbers of clauses that state rules or examples.
    pub(super) fn refuse_suppositions(&mut self, tokens: &[Token], breaks: &[Break]) {
        for clause in suppositions(tokens, breaks) {
            self.refused[clause].fill(true);
        }
    }

    /// Whether a number is no amount.
    pub(super) fn refuses(&self, i: usize) -> bool {
        self.refused.get(i).copied().unwrap_or(false)
    }

    /// The breaks of the passage; a colon before an amount is none.
    pub(super) fn breaks(&self, tokens: &[Token]) -> Vec<Break> {
        breaks(tokens, |i| self.refuses(i))
    }
}

/// The token after a number, or after the fraction or range that it begins: `54/76`, `60-100`.
fn end_of_number(tokens: &[Token], i: usize) -> usize {
    match tokens.get(i + 1..i + 3) {
        Some([sign, other])
            if sign.among(&["/", "-", "–"]) && !sign.spaced && other.is_number() =>
        {
            i + 3
        }
        _ => i + 1,
    }
}

/// A number and its neighbours.
struct Neighbours<'a> {
    tokens: &'a [Token<'a>],
    i: usize,
    /// The unit after it, if it is an amount.
    unit: Option<UnitWords>,
    value: Decimal,
}

impl Neighbours<'_> {
    fn token(&self) -> &Token<'_> {
        &self.tokens[self.i]
    }

    /// The token `n` before it; 1 is the one directly before.
    fn before(&self, n: usize) -> Option<&Token<'_>> {
        self.i.checked_sub(n).map(|at| &self.tokens[at])
    }

    fn after(&self, n: usize) -> Option<&Token<'_>> {
        self.tokens.get(self.i + n)
    }

    fn unit(&self) -> Option<&UnitWords> {
        self.unit.as_ref()
    }

    /// Whether a unit of measure or something that can be counted follows.
    fn is_counted(&self) -> bool {
        let clear = [UnitClass::Measure, UnitClass::Percent, UnitClass::Count];
        self.unit().is_some_and(|unit| clear.contains(&unit.class))
    }

    fn is_at_most(&self, most: i128) -> bool {
        self.value <= Decimal::new(most, 0)
    }

    fn refuse(&self) -> bool {
        self.is_glued()
            || self.is_after_slash()
            || self.is_date()
            || self.is_year()
            || self.is_label()
            || self.is_called_by_number()
            || self.is_of_time()
            || self.is_of_kind()
            || self.counts_articles()
            || self.is_nothing()
    }

    /// Whether it is part of a word or code: `QL32`, `Covid-19`, `30a`, `5G`, `21-NQ/TW`, `quy định2`.
    fn is_glued(&self) -> bool {
        if let (false, Some(before)) = (self.token().spaced, self.before(1)) {
            if before.is_word() || before.kind == TokenKind::Percent {
                return true;
            }
            let word = self.before(2).filter(|word| word.is_word() && !before.spaced);
            let code = word.is_some_and(|word| match &*before.word {
                "-" | "–" => true,
                "." => word.capital != Capital::None,
                _ => false,
            });
            if code || before.among(&["²", "³", "¹"]) {
                return true;
            }
        }
        let Some(after) = self.after(1).filter(|after| !after.spaced) else {
            return false;
        };
        if after.is_word() {
            let measure = MEASURES.prefix_len(std::slice::from_ref(after)) > 0;
            let scale = SCALES.contains(&*after.word);
            let counter = after.word.len() > 1
                && after.capital == Capital::None
                && COUNTERS.prefix_len(&self.tokens[self.i + 1..]) > 0;
            let generation = after.capital != Capital::None && after.among(&["g", "d", "k"]);
            return generation || !(measure || scale || counter || after.is("h"));
        }
        let second = self.after(2).filter(|second| !second.spaced && second.is_word());
        after.among(&["-", "–", "/"])
            && second.is_some_and(|second| {
                second.capital == Capital::All
                    && MEASURES.prefix_len(std::slice::from_ref(second)) == 0
            })
    }

    /// Whether it is the second number of a fraction or date: `2/2031`, `2.2031`.
    fn is_after_slash(&self) -> bool {
        let dated = year(&self.token().word).is_some();
        self.before(1).is_some_and(|t| (t.is("/") || dated && t.is(".")) && !self.token().spaced)
            && self.before(2).is_some_and(Token::is_number)
    }

    /// Whether a date begins with it: `30/11/2031`, `quý 2/2031`, `24/7`.
    fn is_date(&self) -> bool {
        const BEFORE: [&str; 15] = [
            "ngày", "sáng", "chiều", "tối", "đêm", "dịp", "nghị", "quyết", "số", "nđ", "quý",
            "tháng", "từ", "đến", "-",
        ];
        let (Some(slash), Some(other)) = (self.after(1), self.after(2)) else {
            return false;
        };
        if !slash.is("/") || slash.spaced || other.spaced || !other.is_number() {
            return false;
        }
        let after = self.after(3);
        let word = |t: &&Token| t.is_word() || t.kind == TokenKind::Percent;
        let day = self.is_at_most(31);
        let month = value(&other.word).is_some_and(|month| month <= Decimal::new(12, 0));
        let third = after.is_some_and(|t| t.is("/") && !t.spaced);
        let labelled = self.before(1).is_some_and(|t| t.among(&BEFORE));
        // Round the clock.
        let hours = self.is_at_most(24)
            && other.among(&["7", "24"])
            && after.filter(word).is_none_or(|t| t.is("giờ"));
        let joint = ["và", "đến", "của", "tại", "năm"];
        let uncounted = after.filter(word).is_none_or(|t| t.among(&joint));
        third || hours || day && (labelled || year(&other.word).is_some() || month && uncounted)
    }

    /// Whether it is a year, alone or in a span of years.
    fn is_year(&self) -> bool {
        const BEFORE: [&str; 12] =
            ["năm", "kỳ", "đoạn", "nhìn", "sánh", "ngày", "-", "–", "/", "tháng", "khóa", "học"];
        let before = self.before(1);
        if year(&self.token().word).is_none() {
            return before.is_some_and(|t| t.is("năm"))
                && self.token().word.len() <= 2
                && !self.is_counted();
        }
        self.unit().is_none() || before.is_some_and(|t| t.among(&BEFORE))
    }

    /// Whether it is a further number after that of a label: `biểu số 02, 03`.
    fn goes_on_label(&self, refused: &[bool]) -> bool {
        self.i >= 2
            && self.tokens[self.i - 1].among(&[",", "và"])
            && self.tokens[self.i - 2].is_number()
            && refused[self.i - 2]
            && (!self.is_counted() || self.goes_on_years())
    }

    /// Whether it is a further year: `sinh năm 2029, 2030 lần lượt là`.
    fn goes_on_years(&self) -> bool {
        year(&self.token().word).is_some() && year(&self.tokens[self.i - 2].word).is_some()
    }

    /// Whether it is the number of a label: `Điều 28`, `lần thứ 4`, `(1)`; or a telephone number.
    fn is_label(&self) -> bool {
        const ALWAYS: [&str; 7] = ["thứ", "mũi", "điều", "khoản", "covid", "ql", "top"];
        const DATES: [&str; 3] = ["ngày", "tháng", "quý"];
        let digits = &self.token().word;
        if digits.starts_with('0') && (9..=11).contains(&digits.len()) {
            return true;
        }
        let Some(before) = self.before(1) else {
            return self.after(1).is_some_and(|t| t.among(&[".", ")", "-", "/"]));
        };
        if before.is("(") && self.after(1).is_some_and(|t| t.is(")")) {
            return true;
        }
        if !before.is_word() {
            return false;
        }
        let session =
            before.is("ương") && self.after(1).is_some_and(|t| t.among(&["khóa", ",", "và"]));
        let dated = before.among(&DATES) && (self.is_at_most(31) || !self.is_counted());
        if dated || before.among(&ALWAYS) || session || self.after(1).is_some_and(|t| t.is("bậc"))
        {
            return true;
        }
        let words = &self.tokens[self.i.saturating_sub(4)..self.i];
        // "Tam Đường 15": a name that ends in a word for a label.
        let of_name = before.capital == Capital::First
            && self.before(2).is_some_and(|t| t.capital == Capital::First);
        if of_name && LABELS.are(std::slice::from_ref(before)) {
            return false;
        }
        if LABELS.suffix_len(words) > 0 || DOCUMENTS.suffix_len(words) > 0 && !self.is_counted() {
            return self.is_numbered(words);
        }
        let kinds = ["loại", "cấp", "nhóm", "hướng"];
        let theory = before.among(&["theo", "phương", "quyền"])
            && self.after(1).is_some_and(|t| t.among(&kinds));
        theory || self.is_version(before) || self.is_denominator(before)
    }

    /// Whether it numbers the word for a label or document before it. If a clear unit follows (`tổng số 12 hộ`), it does so
    /// only after `số` and a document.
    fn is_numbered(&self, words: &[Token]) -> bool {
        // No label is so long: "cấp 1.200 thẻ".
        if self.value >= Decimal::new(1000, 0) && self.token().word.contains('.') {
            return false;
        }
        let number_of = words.len() > 1 && words[words.len() - 1].is("số");
        !self.is_counted() || number_of && DOCUMENTS.suffix_len(&words[..words.len() - 1]) > 0
    }

    /// Whether it is a version or the like after capitals: `HTML 4.0`, `CT 64 dãy`.
    fn is_version(&self, before: &Token) -> bool {
        let written = &self.token().word;
        let short = written.len() == 3 && written.as_bytes()[1] == b'.';
        let unknown = || self.unit().is_some_and(|unit| unit.class == UnitClass::Noun);
        before.capital == Capital::All && (short || unknown())
    }

    /// Whether it is the denominator of a ratio or rank: `trên 1 vạn dân`, `thứ 3 trong 9 tỉnh`.
    fn is_denominator(&self, before: &Token) -> bool {
        const PER: [&str; 8] = ["vạn", "nghìn", "ha", "hecta", "người", "m2", "km2", "đơn"];
        let one = self.token().is("1")
            && before.among(&["trên", "mỗi", "cho"])
            && self.after(1).is_some_and(|t| t.among(&PER));
        one || before.is("trong") && self.before(2).is_some_and(Token::is_number)
    }

    /// Whether it belongs to the name of a motto: `“5 không”`, `phong trào 3 sạch`, `19 điều đảng viên không được làm`.
    fn is_called_by_number(&self) -> bool {
        if self.is_at_most(99) && self.is_in_motto() {
            return true;
        }
        let words = &self.tokens[self.i.saturating_sub(3)..self.i];
        let measured = self
            .unit()
            .is_some_and(|unit| matches!(unit.class, UnitClass::Measure | UnitClass::Percent));
        if MOTTOS.suffix_len(words) > 0 && self.is_at_most(20) && !measured {
            return true;
        }
        self.after(1).is_some_and(|t| t.is("điều")) && self.after(2).is_some_and(|t| t.is("đảng"))
    }

    /// Whether it is in a short quotation that begins with a number.
    fn is_in_motto(&self) -> bool {
        const REACH: usize = 9;
        const OPENING: [&str; 5] = ["\"", "“", "‘", "'", "«"];
        const CLOSING: [&str; 5] = ["\"", "”", "’", "'", "»"];
        let first = self.i.saturating_sub(REACH);
        let open = (first..self.i).rev().find(|&at| {
            let next = &self.tokens[at + 1];
            self.tokens[at].among(&OPENING) && next.is_number() && !next.spaced
        });
        let rest = &self.tokens[self.i + 1..self.tokens.len().min(self.i + REACH)];
        open.is_some_and(|open| {
            let closed = self.tokens[open + 1..self.i].iter().any(|t| t.among(&CLOSING));
            !closed && rest.iter().any(|t| t.among(&CLOSING))
        })
    }

    /// Whether it is an age, a span of time without a change, or a frequency: `5 tuổi`, `30 ngày`, `2 buổi/ngày`.
    fn is_of_time(&self) -> bool {
        const VERBS: [&str; 12] = [
            "giảm", "tăng", "còn", "xuống", "đạt", "bình", "quân", "là", "lên", "rút", "ngắn",
            "trung",
        ];
        let Some(unit) = self.after(1).filter(|t| t.is_word()) else {
            return false;
        };
        if unit.among(&["lần", "buổi", "ca", "kỳ"])
            && self.is_at_most(9)
            && self.after(2).is_some_and(|t| t.is("/") && !t.spaced)
        {
            return true;
        }
        if !TIMES.contains(&*unit.word) || COUNTERS.prefix_len(&self.tokens[self.i + 1..]) > 1 {
            return false;
        }
        if unit.among(&["tuổi", "sao"]) {
            return true;
        }
        if unit.among(&["giờ", "phút"]) && !self.is_at_most(99) {
            return false;
        }
        let near = &self.tokens[self.i.saturating_sub(2)..self.i];
        !near.iter().any(|t| t.among(&VERBS))
            && RISES.suffix_len(near) == 0
            && FALLS.suffix_len(near) == 0
    }

    /// Whether it says of what kind something is, by its crops a year or its doses: `lúa 2 vụ`, `đất 1 vụ lúa`, `đủ 2 mũi`.
    fn is_of_kind(&self) -> bool {
        const CROPS: [&str; 8] = ["lúa", "đất", "ruộng", "màu", "ngô", "rau", "tôm", "cấy"];
        let crop = |t: Option<&Token>| t.is_some_and(|t| t.among(&CROPS));
        let next = |word: &str| self.after(1).is_some_and(|t| t.is(word));
        self.is_at_most(4)
            && (next("vụ") && (crop(self.before(1)) || crop(self.after(2)))
                || next("mũi") && self.before(1).is_some_and(|t| t.is("đủ")))
    }

    /// Whether it counts the parts of a law or charter: `gồm 6 chương, 28 Điều`, not `5 chương trình`.
    fn counts_articles(&self) -> bool {
        let ends = |t: Option<&Token>| {
            t.is_none_or(|t| !t.is_word() || t.among(&["và", "được", "của", "trong"]))
        };
        self.after(1).is_some_and(|t| t.among(&["điều", "chương"])) && ends(self.after(2))
    }

    /// Whether it is a zero that is a condition and no amount: `0 đồng`, `0 điểm`.
    fn is_nothing(&self) -> bool {
        let state = self.before(1).is_some_and(|t| t.among(&["đạt", "là", "còn", "chiếm"]));
        self.token().is("0")
            && !state
            && self
                .unit()
                .is_some_and(|unit| matches!(unit.class, UnitClass::Measure | UnitClass::Percent))
    }
}
