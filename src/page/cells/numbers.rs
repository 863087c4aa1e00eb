//! Numbers in the notation of a language, with a sign if the program computed them.

use crate::figures::Amount;
use crate::figures::decimal::Decimal;
use crate::messages::Lang;

/// The sign after a number that the program computed.
pub(crate) const DERIVED: char = '*';

/// A number in the notation of a language.
pub(super) fn number(number: Decimal, lang: Lang) -> String {
    lang.pick(number.to_string(), number.english())
}

/// A number in the notation of a language, with [`DERIVED`] if it is derived.
pub(crate) fn amount(amount: Amount, lang: Lang) -> String {
    let mut text = number(amount.number, lang);
    if amount.derived {
        text.push(DERIVED);
    }
    text
}

/// A number with `%` after it, before the sign of a derived one.
pub(super) fn percent(number: &str) -> String {
    match number.strip_suffix(DERIVED) {
        Some(bare) => format!("{bare}%{DERIVED}"),
        None => format!("{number}%"),
    }
}

/// A number on a bar: with its unit if that is a percentage; any other unit is said once for the chart.
pub(crate) fn in_unit(number: &str, unit: &str) -> String {
    if is_percentage(unit) { percent(number) } else { number.to_owned() }
}

/// Whether a unit is a percentage.
pub(super) fn is_percentage(unit: &str) -> bool {
    unit.starts_with('%')
}
