//! Decimal numbers as reports write them: exact, with the decimals they were written with, read and printed in the
//! Vietnamese way (`6.705,5`), the English one (`6,705.5`) and the plain one (`6705.5`).

use std::cmp::Ordering;
use std::fmt;

use serde_json::Number;

/// The most decimals and the most digits kept; a number with more is rounded, or refused as too large.
const MAX_DECIMALS: u32 = 9;
const MAX_DIGITS: usize = 24;

/// A decimal number. `9,0` and `9` are equal in value and differ in how they are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The digits, as a whole number.
    units: i128,
    /// How many of them are decimals.
    decimals: u32,
}

impl Decimal {
    /// `units` with its last `decimals` digits after the comma: `new(479, 1)` is 47,9.
    pub(crate) fn new(units: i128, decimals: u32) -> Self {
        Self { units, decimals }
    }

    /// A plain number such as `-6705.5` or `1e3`; none if it is no number or has too many digits.
    pub(crate) fn plain(text: &str) -> Option<Self> {
        let (text, exponent) = match text.split_once(['e', 'E']) {
            Some((text, exponent)) => (text, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut digits = format!("{whole}{part}");
        let mut decimals = i32::try_from(part.len()).ok()?.checked_sub(exponent)?;
        // A large exponent is zeros to be written out, a small one is decimals that would be rounded away anyway.
        while decimals < 0 && digits.len() <= MAX_DIGITS {
            digits.push('0');
            decimals += 1;
        }
        if digits.is_empty()
            || digits.len() > MAX_DIGITS
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let read = Self::new(sign * digits.parse::<i128>().ok()?, u32::try_from(decimals).ok()?);
        Some(read.rounded(read.decimals.min(MAX_DECIMALS)))
    }

    /// A number as Vietnamese writes it: `6.705,5`, `06`, `-1,5`.
    pub fn vietnamese(text: &str) -> Option<Self> {
        let plain: String = text
            .trim()
            .chars()
            .filter(|&c| c != '.')
            .map(|c| match c {
                ',' => '.',
                '−' => '-',
                other => other,
            })
            .collect();
        Self::plain(&plain).filter(|_| !text.contains(['e', 'E']))
    }

    /// Whether it is zero.
    pub(crate) fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The nearest floating-point number, for drawing.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(self.decimals as i32)
    }

    /// The number as JSON writes it, with the same digits.
    pub(crate) fn to_json(self) -> Number {
        format!("{self:#}").parse().unwrap_or_else(|_| 0.into())
    }

    /// Rounded to so many decimals, halves away from zero; or with zeros added.
    #[must_use]
    pub(crate) fn rounded(self, decimals: u32) -> Self {
        if decimals >= self.decimals {
            return self.with(decimals);
        }
        let by = power(self.decimals - decimals);
        Self::new(divide(self.units, by), decimals)
    }

    /// Rounded to so many decimals if it has more.
    #[must_use]
    pub(crate) fn at_most(self, decimals: u32) -> Self {
        self.rounded(self.decimals.min(decimals))
    }

    /// Rounded to a multiple of a power of ten: `tens(2)` to hundreds.
    #[must_use]
    fn tens(self, power_of_ten: u32) -> Self {
        let by = power(power_of_ten + self.decimals);
        Self::new(divide(self.units, by) * power(power_of_ten), 0)
    }

    /// The same number with at least so many decimals.
    fn with(self, decimals: u32) -> Self {
        let more = decimals.saturating_sub(self.decimals);
        Self::new(self.units.saturating_mul(power(more)), self.decimals + more)
    }

    /// The sum, exact.
    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        let (a, b) = (self.with(decimals), other.with(decimals));
        Self::new(a.units.saturating_add(b.units), decimals)
    }

    /// The difference, exact.
    #[must_use]
    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(Self::new(-other.units, other.decimals))
    }

    /// The product with a whole number.
    #[must_use]
    pub(crate) fn times(self, factor: i128) -> Self {
        Self::new(self.units.saturating_mul(factor), self.decimals)
    }

    /// `self` × 100 / `other`, rounded to the digits that are certain (see `quotient`); none for a division by zero.
    pub(crate) fn percent_of(self, other: Self) -> Option<Self> {
        quotient(self, other, MAX_DECIMALS)
    }

    /// The number of which it is `percent` per cent: `self` × 100 / `percent`, with at most its own decimals.
    pub(crate) fn whole_of(self, percent: Self) -> Option<Self> {
        quotient(self, percent, self.decimals)
    }
}

/// `a` × 100 / `b` with at most `most` decimals. Each of the two may be off by half a unit of its last digit; the
/// result is rounded to the power of ten at or below what that makes uncertain, so that no digit says more than
/// the report does.
fn quotient(a: Decimal, b: Decimal, most: u32) -> Option<Decimal> {
    if b.is_zero() {
        return None;
    }
    let decimals = a.decimals.max(b.decimals);
    let (x, y) = (a.with(decimals).units, b.with(decimals).units);
    let exact = Decimal::new(
        divide_signed(x.checked_mul(100)?.checked_mul(power(MAX_DECIMALS))?, y),
        MAX_DECIMALS,
    );
    let half = |d: Decimal| 0.5 / 10f64.powi(d.decimals as i32);
    let off =
        exact.to_f64().abs() * half(b) / b.to_f64().abs() + 100.0 * half(a) / b.to_f64().abs();
    let last = libm::log10(off).floor() as i32;
    Some(if last > 0 {
        exact.tens(last as u32)
    } else {
        exact.rounded((-last).unsigned_abs().min(most))
    })
}

fn power(exponent: u32) -> i128 {
    10i128.checked_pow(exponent).unwrap_or(i128::MAX)
}

/// Division that rounds halves away from zero; `by` is positive.
fn divide(number: i128, by: i128) -> i128 {
    let half = by / 2;
    (number + if number < 0 { -half } else { half }) / by
}

fn divide_signed(number: i128, by: i128) -> i128 {
    if by < 0 { divide(-number, -by) } else { divide(number, by) }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let decimals = self.decimals.max(other.decimals);
        self.with(decimals).units.cmp(&other.with(decimals).units)
    }
}

impl Decimal {
    /// In the English way: `6,705.5`.
    pub(crate) fn english(self) -> String {
        self.written('.', ",")
    }

    /// The digits, with this decimal separator and this separator between thousands.
    fn written(self, point: char, gap: &str) -> String {
        let digits =
            format!("{:0>width$}", self.units.unsigned_abs(), width = self.decimals as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.decimals as usize);
        let mut set = String::new();
        if self.is_negative() {
            set.push('-');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                set.push_str(gap);
            }
            set.push(digit);
        }
        if !part.is_empty() {
            set.push(point);
            set.push_str(part);
        }
        set
    }
}

/// In the Vietnamese way: `6.705,5`; with `#` in the plain one: `6705.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&if f.alternate() { self.written('.', "") } else { self.written(',', ".") })
    }
}

#[cfg(test)]
mod tests;
