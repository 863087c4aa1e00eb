//! Folding for comparison, and the way back to the text.

use baocao::fold::{find, fold};
use baocao::text::SafeText;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

fn slice(text: &str, range: &std::ops::Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

#[test]
fn folding_takes_accents_case_and_the_stroke() {
    assert_eq!(fold("Thủy Điện HOÀ hòa ƯỚC"), "thuy dien hoa hoa uoc");
    assert_eq!(fold(&"Nghị quyết Đảng".nfd().collect::<String>()), "nghi quyet dang");
}

#[test]
fn a_folded_needle_is_found_on_graphemes() {
    let text = "Điện, thủy điện";
    let read: Vec<String> = find(text, " dien ").iter().map(|range| slice(text, range)).collect();
    assert_eq!(read, ["Điện", "điện"]);
    let decomposed: String = text.nfd().collect();
    assert_eq!(find(&decomposed, "điện").len(), 2);
    assert!(find(text, " ").is_empty());
}

#[test]
fn every_character_folds_the_same_however_it_is_written() {
    for c in '\0'..=char::MAX {
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&c.nfc().collect::<String>()), folded, "{c:?}");
        assert_eq!(fold(&c.nfd().collect::<String>()), folded, "{c:?}");
    }
}

proptest! {
    #[test]
    fn a_text_folds_the_same_however_it_is_written(text in "[\\PC\u{300}-\u{323}]{0,40}") {
        prop_assert_eq!(fold(&text.nfc().collect::<String>()), fold(&text));
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text));
    }

    #[test]
    fn what_is_found_by_folding_folds_to_the_needle(text in "\\PC{0,40}", from in 0..40usize, length in 1..6usize) {
        let composed = SafeText::new(&text);
        let needle: String = composed.graphemes(true).skip(from).take(length).collect();
        for range in find(&composed, &needle) {
            prop_assert!(fold(&slice(&composed, &range)).contains(&fold(needle.trim())));
        }
    }
}
