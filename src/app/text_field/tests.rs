//! A line edited by keys, and what is pasted into it.

use super::TextField;
use crate::keys::parse;

#[test]
fn a_text_field_is_edited_by_keys_and_takes_no_more_than_its_limit() {
    for (keys, value, cursor) in [
        ("abc", "abc", 3),
        ("abc<left>x", "abxc", 3),
        ("đường<home><del>", "ường", 0),
        ("một hai<c-w>", "một ", 4),
        ("một hai<left><c-k>", "một ha", 6),
        ("một hai<left><c-u>", "i", 0),
        ("0123456789", "01234567", 8),
        ("0123456789<left><bs>x", "012345x7", 7),
        ("a<f1><esc><tab>", "a", 1),
    ] {
        let mut field = TextField::new(String::new(), 8);
        for key in parse(keys).expect("keys as they are written") {
            let before = field.value().to_owned();
            let changed = field.edit(key);
            assert_eq!(changed, field.value() != before, "{keys}");
        }
        assert_eq!((field.value(), field.cursor()), (value, cursor), "{keys}");
    }
}

#[test]
fn pasted_lines_become_one_and_control_characters_are_left_out() {
    for (pasted, value) in
        [("a\nb\tc", "a b c"), ("a\u{7}\u{1b}[2Jb", "a[2Jb"), ("12345678901", "1234567890")]
    {
        let mut field = TextField::new(String::new(), 10);
        field.paste(pasted);
        assert_eq!(field.value(), value);
    }
}
