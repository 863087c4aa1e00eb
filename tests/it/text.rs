//! What every string from outside becomes.

use std::collections::{BTreeMap, HashSet};

use baocao::text::{SafeText, is_simple};
use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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
        ("e\u{301}\u{301}\u{301}\u{301}\u{301}", "é\u{301}\u{301}\u{301}[U+0301]"),
        ("thu\u{309}y đie\u{323}\u{302}n", "thủy điện"),
        ("no\u{a0}break", "no\u{a0}break"),
        ("một\rhai\r\rba\n\rbốn", "một hai  ba  bốn"),
        // Marks before any letter count as those behind one.
        ("\u{304}\u{304}\u{304}\u{304}a", "\u{304}\u{304}\u{304}[U+0304]a"),
        (
            "\u{304}\u{304}\u{304}a\u{305}\u{304}\u{304}",
            "\u{304}\u{304}\u{304}a\u{305}\u{304}\u{304}",
        ),
    ] {
        assert_eq!(SafeText::new(raw).as_str(), safe, "{raw:?}");
    }
}

/// In a map it is found by the string that it is, and ordered as that is.
#[test]
fn a_text_is_looked_up_by_its_string() {
    let map: BTreeMap<SafeText, usize> =
        ["b", "", "đ", "a"].iter().zip(0..).map(|(key, at)| (SafeText::new(key), at)).collect();
    assert_eq!(map.keys().map(SafeText::as_str).collect::<Vec<_>>(), ["", "a", "b", "đ"]);
    for (key, at) in [("a", Some(3)), ("b", Some(0)), ("đ", Some(2)), ("", Some(1)), ("c", None)] {
        assert_eq!(map.get(key).copied(), at, "{key}");
    }
    let text = SafeText::new("đ");
    assert_eq!((text.as_ref() as &str, &*text, text.to_string().as_str()), ("đ", "đ", "đ"));
    let hashed: HashSet<SafeText> = map.into_keys().collect();
    assert!(hashed.contains("đ") && !hashed.contains("xyzzy"));
}

#[test]
fn a_simple_character_is_a_column_and_a_grapheme_wherever_it_stands() {
    let simple: Vec<char> =
        (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is_simple(c)).collect();
    assert!(simple.len() > 1000);
    for &c in &simple {
        let text = c.to_string();
        assert_eq!(text.width(), 1, "{c:?}");
        assert!(is_nfc(&text), "{c:?}");
        for other in ["a", "1", "…", "ế", "─"] {
            for beside in [format!("{c}{other}"), format!("{other}{c}")] {
                assert_eq!(beside.graphemes(true).count(), 2, "{beside:?}");
                assert_eq!(beside.width(), 2, "{beside:?}");
                assert!(is_nfc(&beside), "{beside:?}");
            }
        }
    }
}

#[test]
fn every_control_and_format_character_is_neutral_and_stays_so() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        let once = SafeText::new(&format!("a{c}b"));
        assert!(!once.chars().any(char::is_control), "U+{:04X}", c as u32);
        assert_eq!(SafeText::new(&once), once, "U+{:04X}", c as u32);
    }
}

proptest! {
    #[test]
    fn making_a_text_twice_changes_nothing(raw in "(\\PC|\\pC|[\u{300}-\u{36f}]){0,40}") {
        let once = SafeText::new(&raw);
        prop_assert_eq!(SafeText::new(&once), once);
    }
}
