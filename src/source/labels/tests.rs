//! What is the label of a heading or point and what is not, and which labels follow each other.

use super::LabelStyle::{
    Appendix, Article, Bracketed, Chapter, Division, Form, Letter, Number, Part, Roman, Small,
};
use super::{Label, follows, label};

fn read(text: &str) -> Label {
    label(text).unwrap_or_else(|| panic!("{text:?} has a label"))
}

#[test]
fn a_label_has_its_style_its_value_and_its_end() {
    for (text, style, value, printed) in [
        ("Phần thứ nhất", Part, 1, "Phần thứ nhất"),
        ("Phần thứ mười hai: Kết luận", Part, 12, "Phần thứ mười hai:"),
        ("PHẦN  II.", Part, 2, "PHẦN  II."),
        ("Phần 100", Part, 100, "Phần 100"),
        ("Chương XXXVIII", Chapter, 38, "Chương XXXVIII"),
        ("Chương 2: Tổ chức", Chapter, 2, "Chương 2:"),
        ("Phụ lục số 1", Appendix, 1, "Phụ lục số 1"),
        ("PHỤ LỤC B", Appendix, 2, "PHỤ LỤC B"),
        ("Phụ lục Z", Appendix, 26, "Phụ lục Z"),
        ("Mẫu biểu 3", Form, 3, "Mẫu biểu 3"),
        ("Mục 2", Division, 2, "Mục 2"),
        ("Mục 2 QUY ĐỊNH CHUNG", Division, 2, "Mục 2"),
        ("Điều 5. Hiệu lực", Article, 5, "Điều 5."),
        ("A-KINH TẾ", Letter, 1, "A-"),
        ("Đ. Xã hội", Letter, 5, "Đ."),
        ("I - KINH TẾ", Roman, 1, "I -"),
        ("XL. Kết luận", Roman, 40, "XL."),
        ("I.Kinh tế", Roman, 1, "I."),
        ("1. Kinh tế", Number(1), 1, "1."),
        ("123. Kinh tế", Number(1), 123, "123."),
        ("1/ Kinh tế", Number(1), 1, "1/"),
        ("1.- Kinh tế", Number(1), 1, "1.-"),
        ("1). Kinh tế", Number(1), 1, "1)."),
        ("II/. KINH TẾ", Roman, 2, "II/."),
        ("III/- KINH TẾ", Roman, 3, "III/-"),
        ("a/. kinh tế", Small, 1, "a/."),
        ("1.Kinh tế", Number(1), 1, "1."),
        ("2.1. Kinh tế", Number(2), 1, "2.1."),
        ("2.1 Kinh tế", Number(2), 1, "2.1"),
        ("2.12. Kinh tế", Number(2), 12, "2.12."),
        ("I.1. Kinh tế", Number(1), 1, "I.1."),
        ("a) kinh tế", Small, 1, "a)"),
        ("đ) kinh tế", Small, 5, "đ)"),
        ("(1) kinh tế", Bracketed, 1, "(1)"),
        ("(999) kinh tế", Bracketed, 999, "(999)"),
        ("(11).", Bracketed, 11, "(11)."),
        ("(đ) kinh tế", Bracketed, 5, "(đ)"),
        ("(xviii) kinh tế", Bracketed, 18, "(xviii)"),
    ] {
        let label = read(text);
        let found = (label.style, label.value, &text[..label.len]);
        assert_eq!(found, (style, value, printed), "{text}");
    }
    let under = |text: &str| read(text).under;
    assert_eq!((under("3. A"), under("2.3. A"), under("IV.3. A")), (None, Some(2), Some(4)));
}

#[test]
fn what_only_looks_like_a_label_is_none() {
    for text in [
        "Phần mềm",
        "Phần 1000",
        "Phần thứ hailần",
        "Mục 2 của Nghị quyết",
        "Điều 5 của Luật",
        "T.M",
        "A-B",
        "A-Kinh tế",
        "CC. Kinh tế",
        "IIII. Kinh tế",
        "1.000 người",
        "2031. Kinh tế",
        "2.1 kinh tế",
        "2.1Kinh tế",
        "2.100. Kinh tế",
        "59/QĐ về việc giao",
        "1-3 tháng",
        "1 - 3 tháng",
        "1.kinh tế",
        "1 Kinh tế",
        "a.b",
        "ă) kinh tế",
        "(1000) kinh tế",
        "(xxviii) kinh tế",
        "(abc) kinh tế",
        "(A) kinh tế",
        "()",
        "",
    ] {
        assert_eq!(label(text), None, "{text:?}");
    }
}

#[test]
fn letters_follow_in_the_vietnamese_or_the_english_alphabet() {
    for (before, next, expected) in [
        ("c) x", "d) x", true),
        ("d) x", "đ) x", true),
        ("d) x", "e) x", true),
        ("đ) x", "e) x", true),
        ("e) x", "g) x", true),
        ("e) x", "f) x", true),
        // No alphabet has both.
        ("đ) x", "f) x", false),
        ("a) x", "a) x", false),
        ("a) x", "c) x", false),
        ("b) x", "a) x", false),
        ("H. X", "I. X", false),
        ("I. X", "II. X", true),
        ("1. X", "2. X", true),
        ("1. X", "1. X", false),
        ("(1) x", "(2) x", true),
        ("(ii) x", "(iii) x", true),
        ("(ii) x", "(iv) x", false),
    ] {
        assert_eq!(follows(&read(before), &read(next)), expected, "{before} {next}");
    }
}

#[test]
fn letters_and_roman_numbers_are_written_as_they_are_read() {
    for (value, written) in [(1, "a"), (4, "d"), (5, "đ"), (6, "e"), (7, "g"), (23, "y")] {
        assert_eq!(super::small_letter(value).as_deref(), Some(written));
    }
    assert_eq!((super::small_letter(0), super::small_letter(24)), (None, None));
    for value in 1..50 {
        let written = super::roman_number(value).expect("below 50");
        assert_eq!(super::roman(&written), Some(value), "{written}");
    }
    assert_eq!((super::roman_number(0), super::roman_number(50)), (None, None));
}
