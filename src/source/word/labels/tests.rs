//! Every number in every format, at the edges of what the format can write.

use super::NumberFormat;

#[test]
fn a_number_is_written_in_its_format_or_else_in_digits() {
    for (format, written) in [
        ("decimal", &[(0, "0"), (1, "1"), (4000, "4000")][..]),
        ("decimalZero", &[(0, "00"), (9, "09"), (10, "10")]),
        (
            "upperRoman",
            &[(0, "0"), (1, "I"), (4, "IV"), (49, "XLIX"), (3999, "MMMCMXCIX"), (4000, "4000")],
        ),
        ("lowerRoman", &[(9, "ix"), (90, "xc")]),
        ("upperLetter", &[(0, "0"), (1, "A"), (26, "Z"), (27, "AA"), (53, "AAA")]),
        ("lowerLetter", &[(26 * 30, &"z".repeat(30)), (26 * 30 + 1, "781")]),
        (
            "vietnameseCounting",
            &[
                (0, "không"),
                (9, "chín"),
                (10, "mười"),
                (11, "mười một"),
                (14, "mười bốn"),
                (15, "mười lăm"),
                (19, "mười chín"),
                (20, "hai mươi"),
                (21, "hai mươi mốt"),
                (24, "hai mươi tư"),
                (35, "ba mươi lăm"),
                (98, "chín mươi tám"),
                (100, "100"),
            ],
        ),
        ("chicago", &[(1, "*"), (4, "§"), (5, "**")]),
        ("bullet", &[(3, "")]),
        ("none", &[(3, "")]),
        ("ideographDigital", &[(3, "3")]),
    ] {
        for (number, expected) in written {
            assert_eq!(NumberFormat::of(format).write(*number), *expected, "{format} {number}");
        }
    }
}
