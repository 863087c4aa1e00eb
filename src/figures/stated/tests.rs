//! Characters and bytes of a long passage.

use super::PassageText;

#[test]
fn characters_are_found_wherever_they_are() {
    let text = "Xã Pa Hu đạt 22,9 % (số 7); ".repeat(40) + "cuối: 18 hộ";
    let characters: Vec<char> = text.chars().collect();
    let passage = PassageText::new(text.clone());
    for from in (0..characters.len()).step_by(7).chain([characters.len()]) {
        for to in [from, from + 1, from + 130, usize::MAX] {
            let wanted: String =
                characters[from..to.clamp(from, characters.len())].iter().collect();
            assert_eq!(passage.slice(&(from..to)), wanted, "{from} to {to}");
        }
    }
    let last = characters.len() - 5..characters.len();
    assert_eq!(passage.find("18 hộ"), Some(last.clone()));
    // The occurrence that holds the number, and not the first.
    let number = 28 * 39 + 13..28 * 39 + 17;
    assert_eq!(passage.slice(&number), "22,9");
    assert_eq!(passage.find_about("đạt 22,9 %", &number), Some(number.start - 4..number.end + 2));
    assert_eq!(passage.find_about("cuối", &number), None);
    assert_eq!(PassageText::new(String::new()).find("1"), None);
}
