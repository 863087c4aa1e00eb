//! Letters taken apart, composed or not, and needles found where letters share a grapheme.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Letter, Quality, ToneMark, find, letters, slug};

/// Every vowel of the alphabet with each of its tones, in the order of [`ToneMark`].
const VOWELS: [(char, Quality, &str); 12] = [
    ('a', Quality::Bare, "aàáảãạ"),
    ('a', Quality::BreveHornStroke, "ăằắẳẵặ"),
    ('a', Quality::Circumflex, "âầấẩẫậ"),
    ('e', Quality::Bare, "eèéẻẽẹ"),
    ('e', Quality::Circumflex, "êềếểễệ"),
    ('i', Quality::Bare, "iìíỉĩị"),
    ('o', Quality::Bare, "oòóỏõọ"),
    ('o', Quality::Circumflex, "ôồốổỗộ"),
    ('o', Quality::BreveHornStroke, "ơờớởỡợ"),
    ('u', Quality::Bare, "uùúủũụ"),
    ('u', Quality::BreveHornStroke, "ưừứửữự"),
    ('y', Quality::Bare, "yỳýỷỹỵ"),
];

const TONES: [ToneMark; 6] = [
    ToneMark::Level,
    ToneMark::Grave,
    ToneMark::Acute,
    ToneMark::Hook,
    ToneMark::Tilde,
    ToneMark::Dot,
];

/// The letters of a text, of its capitals and of its decomposed form, which are the same.
fn apart(text: &str) -> Vec<Letter> {
    let take = |text: &str| {
        let mut taken = Vec::new();
        letters(text, &mut taken);
        taken
    };
    let taken = take(text);
    for other in [text.to_uppercase(), text.nfd().collect(), text.to_uppercase().nfd().collect()] {
        assert_eq!(take(&other), taken, "{other}");
    }
    taken
}

#[test]
fn a_letter_is_its_base_its_quality_and_its_tone() {
    for (base, quality, printed) in VOWELS {
        let expected = TONES.map(|tone| Letter { base, quality, tone });
        assert_eq!(apart(printed), expected, "{printed}");
    }
    let stroke = Letter { base: 'd', quality: Quality::BreveHornStroke, tone: ToneMark::Level };
    assert_eq!(apart("dđ"), [Letter::bare('d'), stroke]);
    let foreign = |base| Letter { base, quality: Quality::Foreign, tone: ToneMark::Level };
    assert_eq!(apart("üçñ"), [foreign('u'), foreign('c'), tilde('n')]);
}

/// Written as the tone is, whatever the letter.
fn tilde(base: char) -> Letter {
    Letter { tone: ToneMark::Tilde, ..Letter::bare(base) }
}

#[test]
fn what_is_no_letter_is_its_own_base() {
    assert_eq!(apart("1, 2"), ['1', ',', ' ', '2'].map(Letter::bare));
    let mut hangul = Vec::new();
    letters("각", &mut hangul);
    assert_eq!(hangul, [Letter::bare('각')]);
    let mut taken = vec![Letter::bare('a')];
    letters("\u{301}b", &mut taken);
    assert_eq!(
        taken,
        [Letter::bare('a'), Letter::bare('b')],
        "no letter of the same text before it"
    );
}

#[test]
fn needles_beside_each_other_are_two_and_in_one_grapheme_one() {
    assert_eq!(find("Đá đa đá", "đa"), [0..2, 3..5, 6..8]);
    assert_eq!(find("đađá", "đa"), [0..2, 2..4]);
    assert_eq!(find("aaa", "aa"), [Range { start: 0, end: 2 }]);
    // Two of the same letters that are one grapheme, and a third behind it.
    assert_eq!(find("क्कक", "क"), [0..3, 3..4]);
}

#[test]
fn a_name_becomes_part_of_that_of_a_file() {
    for (name, most, slugged) in [
        ("Hà Giang 2021", 48, "ha-giang-2021"),
        ("  Ủy ban -- nhân dân (tỉnh) ", 48, "uy-ban-nhan-dan-tinh"),
        ("ĐẮK LẮK", 48, "dak-lak"),
        ("../../a\u{1b}b/c", 48, "a-b-c"),
        ("một hai ba", 7, "mot-hai"),
        ("một hai ba", 8, "mot-hai"),
        ("một hai ba", 3, "mot"),
        ("各", 48, "report"),
        ("", 48, "report"),
        ("một", 0, "report"),
    ] {
        assert_eq!(slug(name, most), slugged, "{name:?} {most}");
    }
}
