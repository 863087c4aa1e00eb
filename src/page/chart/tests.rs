//! Bars: their lengths, and that none is wider than the chart.

use super::{Bar, bars};
use crate::figures::decimal::Decimal;
use crate::page::{Row, columns};

fn d(text: &str) -> Decimal {
    Decimal::plain(text).expect("a number")
}

fn drawn(row: &Row) -> String {
    let mut text = " ".repeat(row.indent);
    text.extend(row.pieces.iter().map(|piece| piece.text.as_str()));
    text
}

#[test]
fn no_bar_is_wider_than_its_room_and_lengths_are_in_proportion() {
    let bar = |label: &str, length: &str| Bar {
        label: label.to_owned(),
        length: d(length),
        value: d(length).to_string(),
        tone: crate::page::Tone::Plain,
    };
    let four = [bar("a", "50"), bar("b", "100"), bar("c", "-25"), bar("d", "0")];
    for width in 0..120 {
        let rows = bars(&four, width);
        assert!(rows.iter().all(|row| row.columns() <= width), "width {width}");
    }
    let rows = bars(&four[..2], 60);
    let full = |row: &Row| drawn(row).chars().filter(|c| *c == '█').count();
    assert_eq!(full(&rows[0]), full(&rows[1]) / 2);
    assert!(drawn(&rows[0]).ends_with(" 50") && columns(&drawn(&rows[1])) <= 60);
}
