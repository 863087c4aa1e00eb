//! Amounts: a number with its unit and what else belongs to it: the whole of a fraction, the other end of a range, the value
//! that a change starts from.
//!
//! ```text
//! amount   = fraction | range | movement | compound | number unit
//! fraction = number "/" number unit | number unit "/" number unit     298/305 vụ: 298, of 305
//! range    = number [unit] ("-"|"–") number unit | "từ" number [unit] "đến" number unit
//! movement = change "từ" number [unit] [year] ("lên"|"xuống"|"còn"|"đến") number unit
//! compound = number scale { number smaller-scale } currency            8 tỷ 900 triệu đồng
//! ```

use super::lexicon::{FALLS, RISES};
use super::refusals::Refusals;
use super::units::{UnitClass, UnitWords, unit};
use super::values::{value, year};
use crate::figures::decimal::Decimal;
use crate::figures::tokens::Token;

/// An amount as printed. All numbers are indices of tokens.
#[derive(Clone, Debug)]
pub(super) struct PrintedAmount {
    /// The number that is its value.
    pub at: usize,
    /// Its unit, if one is written.
    pub unit: Option<UnitWords>,
    /// The token after it.
    pub end: usize,
    /// The whole of a fraction.
    pub of: Option<usize>,
    /// The other end of a range.
    pub to: Option<usize>,
    /// The value that a change starts from.
    pub before: Option<usize>,
    /// The year of that value.
    pub before_year: Option<u16>,
    /// The further numbers of a compound amount, each with the power of ten by which its scale is below the first.
    pub parts: Vec<(usize, u32)>,
    /// Whether it is a bracket of values ("từ 80 % đến dưới 90 %") and no amount.
    pub is_class: bool,
}

/// The amount whose first number is token `i`, which has not been refused.
pub(super) fn amount(text: &str, tokens: &[Token], refusals: &Refusals, i: usize) -> PrintedAmount {
    let unit_at = |at: usize| unit(text, tokens, at);
    let mut amount = PrintedAmount {
        at: i,
        unit: None,
        end: i + 1,
        of: None,
        to: None,
        before: None,
        before_year: None,
        parts: Vec::new(),
        is_class: false,
    };
    if let Some(whole) = whole_of_fraction(tokens, i + 1) {
        amount.of = Some(whole);
        amount.end = whole + 1;
    }
    amount.set_unit(unit_at(amount.end));
    if amount.of.is_none() && year(&tokens[i].word).is_none() {
        amount.read_dash(tokens, &unit_at);
    }
    amount.read_whole(tokens, &unit_at);
    amount.read_from_to(tokens, refusals, &unit_at);
    amount.read_parts(tokens, &unit_at);
    amount
}

/// The number after a slash that follows a number without a space.
fn whole_of_fraction(tokens: &[Token], at: usize) -> Option<usize> {
    let (slash, whole) = (tokens.get(at)?, tokens.get(at + 1)?);
    (slash.is("/") && !slash.spaced && whole.is_number()).then_some(at + 1)
}

impl PrintedAmount {
    fn set_unit(&mut self, unit: Option<UnitWords>) {
        if let Some(unit) = unit {
            self.end = unit.end;
            self.unit = Some(unit);
        }
    }

    /// Its class of unit; bare if it has none.
    pub(super) fn class(&self) -> UnitClass {
        self.unit.as_ref().map_or(UnitClass::Bare, |unit| unit.class)
    }

    /// The unit as written; empty if it has none.
    pub(super) fn unit_text(&self) -> &str {
        self.unit.as_ref().map_or("", |unit| unit.text.as_str())
    }

    /// `7-8%`, `1%-1,5%`, `1 - 1,5 %`.
    fn read_dash(&mut self, tokens: &[Token], unit_at: &impl Fn(usize) -> Option<UnitWords>) {
        let (Some(dash), Some(other)) = (tokens.get(self.end), tokens.get(self.end + 1)) else {
            return;
        };
        let percent = self.class() == UnitClass::Percent;
        if !dash.among(&["-", "–"]) || self.unit.is_some() && !percent {
            return;
        }
        if percent && other.among(&["dưới", "trên"]) {
            self.is_class = true;
        }
        if !other.is_number() {
            return;
        }
        let Some(unit) = unit_at(self.end + 2) else {
            return;
        };
        if !percent || unit.class == UnitClass::Percent {
            self.to = Some(self.end + 1);
            self.set_unit(Some(unit));
        }
    }

    /// `5.817 tỷ đồng/5.937 tỷ đồng`, `325 ha/600 ha`.
    fn read_whole(&mut self, tokens: &[Token], unit_at: &impl Fn(usize) -> Option<UnitWords>) {
        if self.of.is_some() || self.unit.is_none() {
            return;
        }
        let Some(whole) = whole_of_fraction(tokens, self.end) else {
            return;
        };
        if let Some(unit) = unit_at(whole + 1).filter(|unit| unit.text == self.unit_text()) {
            self.of = Some(whole);
            self.end = unit.end;
        }
    }

    /// `từ 5 đến 7 %`, `giảm từ 9,6 % năm 2025 xuống còn 3,1 %`.
    fn read_from_to(
        &mut self,
        tokens: &[Token],
        refusals: &Refusals,
        unit_at: &impl Fn(usize) -> Option<UnitWords>,
    ) {
        const JOINS: [&str; 5] = ["đến", "lên", "xuống", "còn", "tới"];
        const BETWEEN: [&str; 8] = ["còn", "đến", "dưới", "trên", "khoảng", "hơn", "tới", "gần"];
        let from = (0..2).find(|n| self.at > *n && tokens[self.at - 1 - n].is("từ"));
        let Some(from) = from.map(|n| self.at - 1 - n) else {
            return;
        };
        let (join, before_year) = match &tokens[self.end..] {
            [word, number, ..] if word.is("năm") && year(&number.word).is_some() => {
                (self.end + 2, year(&number.word))
            }
            _ => (self.end, None),
        };
        let Some(word) = tokens.get(join).filter(|t| t.among(&JOINS)) else {
            return;
        };
        let between = tokens[join + 1..].iter().take(3).take_while(|t| t.among(&BETWEEN)).count();
        let other = join + 1 + between;
        if !tokens.get(other).is_some_and(Token::is_number) || refusals.refuses(other) {
            return;
        }
        let changes =
            RISES.suffix_len(&tokens[..from]) > 0 || FALLS.suffix_len(&tokens[..from]) > 0;
        let unit = unit_at(other + 1);
        if unit.is_none() && self.unit.is_none() && !changes {
            return;
        }
        if changes && before_year.is_some() || word.among(&["lên", "xuống", "còn"]) {
            self.before = Some(self.at);
            self.before_year = before_year;
            self.at = other;
        } else {
            self.is_class = tokens[join + 1..other].iter().any(|t| t.among(&["dưới", "trên"]));
            self.to = Some(other);
        }
        self.end = other + 1;
        self.set_unit(unit);
    }

    /// `16 tỷ 434 triệu đồng`, `581 triệu 046 nghìn đồng`.
    fn read_parts(&mut self, tokens: &[Token], unit_at: &impl Fn(usize) -> Option<UnitWords>) {
        let Some(unit) = self.unit.as_mut() else {
            return;
        };
        let Some(first) = power(&unit.text) else {
            return;
        };
        let mut last = first;
        while let [number, scale, ..] = &tokens[self.end..]
            && number.is_number()
            && let Some(next) = power(&scale.word).filter(|&next| next < last)
            && let Some(rest) = unit_at(self.end + 1)
        {
            self.parts.push((self.end, first - next));
            last = next;
            self.end += 2;
            if let Some((_, currency)) = rest.text.split_once(' ') {
                unit.text = format!("{} {currency}", unit.text);
                unit.class = rest.class;
                self.end = rest.end;
                break;
            }
        }
    }

    /// Its value.
    pub(super) fn value(&self, tokens: &[Token]) -> Option<Decimal> {
        let mut sum = value(&tokens[self.at].word)?;
        for &(part, below) in &self.parts {
            let part = value(&tokens[part].word)?;
            sum = sum.plus(Decimal::plain(&format!("{part:#}e-{below}"))?);
        }
        Some(sum)
    }
}

/// The power of ten of a scale word.
fn power(scale: &str) -> Option<u32> {
    match scale.to_lowercase().as_str() {
        "tỷ" | "tỉ" => Some(9),
        "triệu" => Some(6),
        "nghìn" | "ngàn" => Some(3),
        _ => None,
    }
}
