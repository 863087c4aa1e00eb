//! Damaged and hostile files: read as far as they go, or refused; no panic, and no endless work.

use std::fmt::Write as _;

use crate::source::pdf::read;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};

use super::print::blocks;
use super::writer::{Coding, Page, Writer};

/// A file with a bit of everything.
fn sample() -> Vec<u8> {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let subset = file.font(Coding::Subset, "ABCDEI+Subset");
    file.form("q 1 0 0 1 10 10 cm BT /F0 12 Tf (ab) Tj ET Q");
    file.annotation("Widget", [100.0, 100.0, 200.0, 200.0], 0);
    for number in 1..4 {
        let mut page = Page::default();
        file.centred(&mut page, bold, 14.0, 800.0, &number.to_string());
        file.text(&mut page, regular, 14.0, 85.0, 700.0, "Một dòng của văn bản");
        file.text(&mut page, subset, 14.0, 85.0, 680.0, "- Một điểm");
        page.content.push_str("85 600 200 40 re S 185 600 m 185 640 l S /X0 Do ");
        file.text(&mut page, regular, 12.0, 90.0, 620.0, "ô");
        file.add(page);
    }
    file.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_files_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = sample();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Err(refusal) = read(&bytes) {
            prop_assert!(!refusal.to_string().contains('\n'));
        }
    }

    #[test]
    fn any_operators_are_survived(content in "[ -~\n]{0,300}") {
        let (mut file, font) = Writer::with_font(Coding::Cid);
        let mut page = Page { content, ..Page::default() };
        file.text(&mut page, font, 14.0, 85.0, 700.0, "a");
        file.add(page);
        let _ = read(&file.finish());
    }

    #[test]
    fn operators_with_any_numbers_are_survived(
        numbers in prop::collection::vec(any::<f32>(), 6),
        operator in prop::sample::select(vec![
            "cm", "Tm", "Td", "TD", "Tz", "Tc", "Tw", "Ts", "TL", "Tr", "re f", "re S", "m", "l S", "c S",
        ]),
    ) {
        let (mut file, font) = Writer::with_font(Coding::Cid);
        let mut content = String::from("BT /F0 14 Tf ");
        for number in numbers {
            let _ = write!(content, "{number} ");
        }
        let code = file.code(font, "abc");
        let _ = write!(content, "{operator} {code} Tj 7 0 Td {code} Tj ET");
        file.add(Page { content, ..Page::default() });
        let _ = read(&file.finish());
    }
}

#[test]
fn a_wrong_table_of_objects_is_made_anew() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let mut page = Page::default();
    file.text(&mut page, font, 14.0, 85.0, 700.0, "Vẫn đọc được");
    file.add(page);
    let expected = blocks(&file);
    let text = String::from_utf8(file.finish()).expect("the writer writes text");
    let start = text.find("startxref").expect("it has an end");
    let moved = format!("{}startxref\n7\n%%EOF\n", &text[..start]);
    let (blocks, _) = read(moved.as_bytes()).expect("the file is read");
    assert_eq!(blocks.len(), expected.len());
}

#[test]
fn many_of_anything_come_to_an_end() {
    for (case, unit, times) in [
        ("saved states", "q ", 100_000),
        ("marks", "/P <</MCID 0>> BDC ", 50_000),
        ("arrays in arrays", "[", 100_000),
        ("dictionaries in dictionaries", "<<", 100_000),
        ("brackets", "(", 100_000),
        ("lines", "0 0 m 500 500 l 0 10 m 400 10 l 10 0 m 10 400 l S ", 20_000),
        ("boxes", "10 10 100 100 re S ", 20_000),
        ("forms", "/X0 Do ", 5_000),
        ("letters in one place", "BT /F0 14 Tf 85 700 Td (abcdefgh) Tj ET ", 20_000),
    ] {
        let (mut file, _) = Writer::with_font(Coding::WinAnsi);
        file.form("/X0 Do");
        file.add(Page { content: unit.repeat(times), ..Page::default() });
        let _ = (case, read(&file.finish()));
    }
}
