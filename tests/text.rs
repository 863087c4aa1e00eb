//! What every string from outside becomes.

use baocao::text::Text;
use proptest::prelude::*;

#[test]
fn what_a_terminal_would_obey_becomes_a_mark() {
    for (raw, safe) in [
        ("\u{1b}[31mđỏ", "␛[31mđỏ"),
        ("\u{1b}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
        ("a\u{9b}2J", "a[U+009B]2J"),
        ("x\u{7f}", "x␡"),
        ("abc\u{202e}cba", "abc[U+202E]cba"),
        ("a\u{200b}b\u{feff}", "a[U+200B]b[U+FEFF]"),
        ("một\r\nhai\tba\nbốn", "một hai ba bốn"),
        (
            "e\u{301}\u{301}\u{301}\u{301}\u{301}",
            "é\u{301}\u{301}\u{301}[U+0301]",
        ),
        ("thu\u{309}y đie\u{323}\u{302}n", "thủy điện"),
        ("no\u{a0}break", "no\u{a0}break"),
    ] {
        assert_eq!(Text::new(raw).as_str(), safe, "{raw:?}");
    }
}

#[test]
fn every_control_and_format_character_is_neutral_and_stays_so() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        let once = Text::new(&format!("a{c}b"));
        assert!(!once.chars().any(char::is_control), "U+{:04X}", c as u32);
        assert_eq!(Text::new(&once), once, "U+{:04X}", c as u32);
    }
}

proptest! {
    #[test]
    fn making_a_text_twice_changes_nothing(raw in "(\\PC|\\pC|[\u{300}-\u{36f}]){0,40}") {
        let once = Text::new(&raw);
        prop_assert_eq!(Text::new(&once), once);
    }
}
