//! Columns of running text: one is read after the other, and what goes over both divides them.

use super::paragraphs::numbered;
use super::print::blocks;
use super::tables::{fill, grid};
use super::writer::{Font, Page, Writer};

/// The left edges of two columns, and how many characters of size 10 their lines have.
const COLUMNS: [f32; 2] = [85.0, 315.0];
const WIDE: usize = 43;

/// The lines of a paragraph in a column, whose first is indented by two characters.
fn lines(text: &str) -> Vec<(f32, String)> {
    let mut lines = vec![(10.0, String::new())];
    for word in text.split(' ') {
        let (indent, line) = lines.last_mut().expect("a line");
        let room = WIDE - (*indent / 5.0) as usize;
        if line.chars().count() + 1 + word.chars().count() > room {
            lines.push((0.0, word.to_owned()));
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Sets paragraphs in two columns of one height, and returns where what is below stands.
fn set(file: &Writer, page: &mut Page, font: Font, top: f32, texts: &[String]) -> f32 {
    let lines: Vec<(f32, String)> = texts.iter().flat_map(|text| lines(text)).collect();
    let height = lines.len().div_ceil(2);
    for (at, (indent, line)) in lines.iter().enumerate() {
        let y = top - 12.0 * (at % height) as f32;
        file.text(page, font, 10.0, COLUMNS[at / height] + indent, y, line);
    }
    top - 12.0 * height as f32
}

#[test]
fn the_left_column_is_read_before_the_right_one() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, bold, 10.0, 200.0, 760.0, "CHẤT LƯỢNG NƯỚC SÔNG BA VÌ");
    let texts: Vec<String> = (1..8).map(numbered).collect();
    let y = set(&file, &mut page, regular, 730.0, &texts[..5]);
    file.text(&mut page, bold, 10.0, 180.0, y - 10.0, "PHẦN CHUNG CHO CẢ HAI CỘT Ở DƯỚI");
    set(&file, &mut page, regular, y - 30.0, &texts[5..]);
    file.add(page);
    let mut expected = vec!["**CHẤT LƯỢNG NƯỚC SÔNG BA VÌ**".to_owned()];
    expected.extend_from_slice(&texts[..5]);
    expected.push("**PHẦN CHUNG CHO CẢ HAI CỘT Ở DƯỚI**".to_owned());
    expected.extend_from_slice(&texts[5..]);
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_table_over_both_columns_divides_them() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let texts: Vec<String> = (1..11).map(numbered).collect();
    let y = set(&file, &mut page, regular, 740.0, &texts[..5]);
    let (xs, ys) = ([85.0, 200.0, 520.0], [y, y - 20.0]);
    grid(&mut page, &xs, &ys);
    fill(&file, &mut page, regular, &xs, &ys, &[&["Trạm", "Độ pH"]]);
    set(&file, &mut page, regular, y - 40.0, &texts[5..]);
    file.add(page);
    let mut expected = texts.clone();
    expected.insert(5, "| Trạm | Độ pH |".to_owned());
    assert_eq!(blocks(&file), expected);
}

#[test]
fn names_and_what_they_stand_for_are_no_columns_of_text() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let names = ["Điện thoại liên lạc", "Thư điện tử", "Văn phòng làm việc"];
    for number in 0..12 {
        let y = 740.0 - 14.0 * number as f32;
        let [name, says] = [names[number % 3], "số 280 đường Ba Vì, phường Hòa Sơn"];
        for (x, text) in [(85.0, name), (290.0, ":"), (315.0, says)] {
            file.text(&mut page, regular, 10.0, x, y, text);
        }
    }
    file.add(page);
    let row = "| Điện thoại liên lạc | : | số 280 đường Ba Vì, phường Hòa Sơn |";
    assert_eq!(blocks(&file)[0], row);
}
