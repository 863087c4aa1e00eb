//! Reads single cells of a table: numbers and units.

use std::ops::Range;

use super::grid::GridCell;
use super::lexicon::QUALIFIERS;
use super::units::{UnitClass, unit};
use super::values::{value, year};
use crate::figures::decimal::Decimal;
use crate::figures::tokens::{Capital, Token, TokenKind, tokens};

/// The number of a cell.
pub(super) struct CellNumber {
    pub value: Decimal,
    pub written: String,
    pub at: Range<usize>,
    pub unit: Option<String>,
    pub of: Option<Decimal>,
    /// The other end of a range.
    pub to: Option<Decimal>,
    /// The words that qualify it: `khoảng`, `trên`.
    pub qualifier: Option<String>,
    pub is_year: bool,
}

/// The number or range of a cell that holds nothing else but a sign or comparison sign, words that qualify it and a unit.
pub(super) fn number(cell: Option<&GridCell>) -> Option<CellNumber> {
    let cell = cell?;
    if cell.text.len() > 40 {
        return None;
    }
    let words = tokens(&cell.text);
    let qualified = QUALIFIERS.prefix_len(&words);
    let sign = words.get(qualified);
    let sign = sign.filter(|t| t.among(&["-", "–", "+", ">", "<", "≥", "≤", "~", "="]));
    let at = qualified + usize::from(sign.is_some());
    let number = words.get(at).filter(|t| t.is_number())?;
    let mut end = at + 1;
    let mut second = |signs: &[&str]| match words.get(end..end + 2) {
        Some([sign, other]) if sign.among(signs) && other.is_number() => {
            end += 2;
            value(&other.word)
        }
        _ => None,
    };
    let of = second(&["/"]);
    let to = if of.is_none() { second(&["-", "–"]) } else { None };
    let unit = unit(&cell.text, &words, end);
    end = unit.as_ref().map_or(end, |unit| unit.end);
    if end != words.len() || unit.as_ref().is_some_and(|unit| unit.class == UnitClass::Name) {
        return None;
    }
    let magnitude = value(&number.word)?;
    let falls = sign.is_some_and(|t| t.among(&["-", "–"]));
    let qualifier =
        (qualified > 0).then(|| cell.text[..words[qualified - 1].bytes.end].to_lowercase());
    Some(CellNumber {
        value: if falls { Decimal::default().minus(magnitude) } else { magnitude },
        at: cell.offset + number.chars.start..cell.offset + number.chars.end,
        is_year: year(&number.word).is_some() && unit.is_none(),
        unit: unit.map(|unit| unit.text),
        written: number.word.to_string(),
        of,
        to,
        qualifier,
    })
}

/// Whether the text of a cell may name a row: words or a code (`K14`), and no number or letter of a list.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 || letters == 1 && text.starts_with(char::is_alphabetic) && text.len() > 2
}

/// The characters of a cell; none if it is empty.
pub(super) fn span(cell: &GridCell) -> Option<Range<usize>> {
    let length = cell.text.chars().count();
    (length > 0).then(|| cell.offset..cell.offset + length)
}

/// The unit of a cell as in a sentence: `Tỷ đồng` is `tỷ đồng`, `MW` is unchanged.
pub(super) fn lower_first(unit: &str) -> String {
    let words = tokens(unit);
    let first: Option<&Token> = words.first();
    match first {
        Some(first) if first.kind == TokenKind::Word && first.capital == Capital::First => {
            let mut letters = unit.chars();
            let lower: String =
                letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
            lower + letters.as_str()
        }
        _ => unit.to_owned(),
    }
}
