//! The values of written numbers, and years. Amounts are read in `numbers`.

use crate::figures::decimal::Decimal;

/// The value of a written number: dots separate thousands where every group has three digits, the comma is decimal.
pub(super) fn value(written: &str) -> Option<Decimal> {
    let thousands = written.split(',').next().is_some_and(|whole| {
        whole.contains('.') && whole.split('.').skip(1).all(|group| group.len() == 3)
    });
    if thousands {
        Decimal::vietnamese(written)
    } else {
        Decimal::plain(&written.replace(',', "."))
    }
}

/// Whether a written number is a year of the last or this century.
pub(super) fn year(written: &str) -> Option<u16> {
    let year = (written.len() == 4).then(|| written.parse::<u16>().ok()).flatten()?;
    (1900..2100).contains(&year).then_some(year)
}
