//! Exact decimals: as they are written, and what is worked out of them.

use super::Decimal;

fn d(text: &str) -> Decimal {
    Decimal::plain(text).expect("a number")
}

#[test]
fn numbers_are_exact_and_written_in_the_vietnamese_way() {
    for (plain, written) in [
        ("6705.5", "6.705,5"),
        ("0", "0"),
        ("-1.50", "-1,50"),
        ("1234567890", "1.234.567.890"),
        ("0.07", "0,07"),
        ("1e3", "1.000"),
    ] {
        assert_eq!(d(plain).to_string(), written);
        assert_eq!(Decimal::vietnamese(written), Some(d(plain)));
    }
    assert_eq!(format!("{:#}", d("6705.50")), "6705.50");
    assert_eq!(d("48.3").minus(d("3.9")).to_string(), "44,4");
    assert_eq!(d("47.9").plus(d("0.000000001")).rounded(1).to_string(), "47,9");
    for none in ["", "-", "x", "1.2.3", "1e99", "١", "99999999999999999999999999"] {
        assert_eq!(Decimal::plain(none), None, "{none}");
    }
}

#[test]
fn numbers_are_kept_up_to_their_limits_and_rounded_half_away_from_zero() {
    for (plain, kept) in [
        ("123456789012345678901234", Some("123456789012345678901234")),
        ("1234567890123456789012345", None),
        ("1e23", Some("100000000000000000000000")),
        ("1e24", None),
        ("12e-3", Some("0.012")),
        ("-12E2", Some("-1200")),
        ("0.1234567894", Some("0.123456789")),
        ("0.1234567895", Some("0.123456790")),
        ("5e-12", Some("0.000000000")),
    ] {
        assert_eq!(Decimal::plain(plain).map(|d| format!("{d:#}")).as_deref(), kept, "{plain}");
    }
    for (number, decimals, rounded) in [
        ("2.45", 1, "2,5"),
        ("-2.45", 1, "-2,5"),
        ("2.44", 1, "2,4"),
        ("2.4", 1, "2,4"),
        ("2.4", 2, "2,40"),
        ("2.5", 0, "3"),
    ] {
        assert_eq!(d(number).rounded(decimals).to_string(), rounded, "{number} to {decimals}");
    }
    for (written, value) in [("−1,5", Some("-1.5")), (" 06 ", Some("6")), ("1e3", None)] {
        assert_eq!(Decimal::vietnamese(written), value.map(d), "{written}");
    }
}

#[test]
fn quotients_say_no_more_than_what_they_come_from() {
    for (value, percent, whole) in [
        ("6705.5", "103.3", "6.491"),
        ("607", "103.7", "585"),
        ("3690", "100", "3.690"),
        ("2250", "99", "2.270"),
        ("47", "188", "25"),
        ("0", "110", "0"),
    ] {
        let found = d(value).whole_of(d(percent)).expect("no division by zero");
        assert_eq!(found.to_string(), whole, "{value} at {percent} %");
    }
    assert_eq!(d("48.3").percent_of(d("47.9")).map(|p| p.to_string()), Some("100,8".to_owned()));
    assert_eq!(d("1").percent_of(d("0")), None);
}
