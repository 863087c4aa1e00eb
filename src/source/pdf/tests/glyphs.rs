//! From content streams to words: fonts and their encodings, where words end, and what turns or nests text.

use super::print::{blocks, problems};
use super::writer::{Coding, Page, Writer};

/// A file of one page with `content`, in which `CODE` stands for the coded text.
fn page(coding: Coding, text: &str, content: &str) -> Writer {
    let (mut file, font) = Writer::with_font(coding);
    let content = content.replace("CODE", &file.code(font, text));
    file.add(Page { content, ..Page::default() });
    file
}

const PLAIN: &str = "BT /F0 14 Tf 80 700 Td CODE Tj ET";

#[test]
fn text_is_read_in_every_kind_of_font() {
    let names: &[&str] =
        &["Acircumflexacute", "uni1EA1", "dcroat", "ohorn", "f_i.alt", "fi", "Euro"];
    for (case, coding, text, expected) in [
        ("WinAnsi", Coding::WinAnsi, "Kê khai: 12,5% «é»", "Kê khai: 12,5% «é»"),
        ("WinAnsi, quotes", Coding::WinAnsi, "\u{93}A\u{94} \u{96} B\u{85}", "“A” – B…"),
        ("ToUnicode", Coding::Subset, "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Identity-H", Coding::Cid, "Tỷ lệ hộ nghèo: 9,8%", "Tỷ lệ hộ nghèo: 9,8%"),
        ("Mac", Coding::Named("MacRomanEncoding"), "\u{8e}t\u{8e} \u{c7}A\u{c8}", "été «A»"),
        ("Standard", Coding::Named("StandardEncoding"), "\u{aa}A\u{ba} \u{ae}", "“A” fi"),
        ("Differences", Coding::Differences(names), "ABCDFG Z", "Ấạđơfi€ Z"),
    ] {
        assert_eq!(blocks(&page(coding, text, PLAIN)), [expected], "{case}");
    }
}

#[test]
fn characters_become_those_that_a_reader_means() {
    for (case, text, expected) in [
        ("horns of old fonts", "ƢU và ƣu", "ƯU và ưu"),
        ("ligatures", "ﬁ ﬀ", "fi ff"),
        ("decomposed letters", "Tie\u{302}\u{301}ng", "Tiếng"),
        ("marks of another font", "quyêt\u{301} đinh\u{323} câp\u{301} xã", "quyết định cấp xã"),
        ("hyphens", "Covid\u{ad}19 a\u{2011}b", "Covid-19 a-b"),
        ("spaces that do not break", "10\u{a0}ha đất", "10 ha đất"),
        ("what cannot be seen", "a\u{200b}b\u{feff}c", "abc"),
        ("symbols", "\u{f0b7} điểm", "• điểm"),
    ] {
        assert_eq!(blocks(&page(Coding::Cid, text, PLAIN)), [expected], "{case}");
    }
    let horns = page(Coding::Cid, "ƢU và ƣu", PLAIN);
    assert_eq!(problems(&horns), ["Ƣ and ƣ are read as Ư and ư, which some converters write so"]);
}

#[test]
fn fonts_older_than_unicode_are_known_by_their_names() {
    for (name, coding, text, expected) in [
        (".VnTime", Coding::WinAnsi, "Thu ng\u{a9}n s\u{b8}ch \u{ae}\u{b9}t", "Thu ngân sách đạt"),
        ("ABCDEF+.VnTime,Bold", Coding::Subset, "kÕ ho¹ch", "**kế hoạch**"),
        (".VnTimeH", Coding::WinAnsi, "tØnh uû", "TỈNH UỶ"),
        (
            "ABCDEF+VNI-Times",
            Coding::Subset,
            "Thuûy ñieän ñaït saûn löôïng",
            "Thủy điện đạt sản lượng",
        ),
        ("ABCDEF+.VnTime", Coding::Cid, "kÕ ho¹ch s¶n l\u{ad}îng", "kế hoạch sản lượng"),
        ("ABCDEF+VNI-Times,Bold", Coding::Cid, "Thuûy ñieän", "**Thủy điện**"),
        // Here the file says what is shown.
        (".VnTime", Coding::Cid, "kế hoạch tài chính", "kế hoạch tài chính"),
        ("Serif", Coding::WinAnsi, "kÕ ho¹ch", "kÕ ho¹ch"),
    ] {
        assert_eq!(set_in(coding, name, text), [expected], "{name}");
    }
}

/// What is read of a text in a font of this name.
fn set_in(coding: Coding, font: &str, text: &str) -> Vec<String> {
    let mut file = Writer::default();
    let font = file.font(coding, font);
    let content = PLAIN.replace("CODE", &file.code(font, text));
    file.add(Page { content, ..Page::default() });
    blocks(&file)
}

#[test]
fn fonts_of_symbols_are_known_by_their_names() {
    for (name, coding, text, expected) in [
        ("ABCDEF+Wingdings-Regular", Coding::Cid, "\u{f076}", "❖"),
        ("ABCDEF+Wingdings", Coding::Subset, "vØü", "❖➢✓"),
        ("ABCDEF+Wingdings", Coding::Named("MacRomanEncoding"), "\u{a7}", "▪"),
        ("Symbol", Coding::Cid, "\u{f0b7}\u{f0ae}\u{f0b3}", "•→≥"),
        ("SymbolMT", Coding::WinAnsi, "\u{b7} D", "• Δ"),
        // Here the file says what is shown.
        ("SymbolMT", Coding::Cid, "• ❖", "• ❖"),
    ] {
        assert_eq!(set_in(coding, name, text), [expected], "{name}");
    }
}

#[test]
fn a_font_that_has_only_a_number_is_known_by_its_program() {
    for (name, text, expected) in [
        ("CIDFont+F3=TimesNewRomanPS-BoldMT", "Mục", "**Mục**"),
        ("CIDFont+F4=TimesNewRomanPS-ItalicMT", "Mục", "_Mục_"),
        ("CIDFont+F5=Wingdings-Regular", "v", "❖"),
        // A name is believed.
        ("ABCDEF+Serif=TimesNewRomanPS-BoldMT", "Mục", "Mục"),
    ] {
        let mut file = Writer::default();
        let font = file.font(Coding::Cid, name);
        let content = PLAIN.replace("CODE", &file.code(font, text));
        file.add(Page { content, ..Page::default() });
        assert_eq!(blocks(&file), [expected], "{name}");
    }
}

#[test]
fn a_font_that_does_not_say_what_it_shows_is_told() {
    let mute = page(Coding::Mute, "abc", PLAIN);
    assert_eq!(blocks(&mute), ["\u{fffd}\u{fffd}\u{fffd}"]);
    assert_eq!(problems(&mute), ["page 1: the file does not say what 3 of its characters are"]);
}

#[test]
fn words_end_where_there_is_room_between_them() {
    let ab = "<41> Tj";
    for (case, content, expected) in [
        ("kerning", "[<41> -40 <42> 60 <43>] TJ".to_owned(), "ABC"),
        ("a gap as wide as a space", "[<41> -250 <42>] TJ".to_owned(), "A B"),
        ("a space and a gap", "[<4120> -250 <42>] TJ".to_owned(), "A B"),
        ("a move to the next place", format!("{ab} 7 0 Td <42> Tj"), "AB"),
        ("a move further", format!("{ab} 12 0 Td <42> Tj"), "A B"),
        ("a new matrix", format!("{ab} 1 0 0 1 92 700 Tm <42> Tj"), "A B"),
        (
            "a squeezed line",
            "[<4142434445> -140 <4142434445> -140 <4142434445> -140 <4142434445> -140 <41>] TJ"
                .to_owned(),
            "ABCDE ABCDE ABCDE ABCDE A",
        ),
        ("characters spaced out", "1.5 Tc <414243> Tj".to_owned(), "ABC"),
        ("words spaced out", "6 Tw <4142204344> Tj".to_owned(), "AB CD"),
        ("narrow letters", "50 Tz <4142204344> Tj".to_owned(), "AB CD"),
        ("an escaped string", r"(A\102\040\(C\)) Tj".to_owned(), "AB (C)"),
        (
            "an image within",
            format!("{ab} ET BI /W 1 ID \x01(Tj EI BT /F0 14 Tf 87 700 Td (B) Tj"),
            "AB",
        ),
        ("a comment", "% (X) Tj\n(A) Tj".to_owned(), "A"),
        ("text drawn twice", "<4142> Tj 1 0 0 1 80.3 700 Tm <4142> Tj".to_owned(), "**AB**"),
        ("outlined text", "2 Tr (AB) Tj".to_owned(), "**AB**"),
        ("sloping text", "1 0 0.3 1 80 700 Tm (AB) Tj".to_owned(), "_AB_"),
    ] {
        let content = format!("BT /F0 14 Tf 80 700 Td {content} ET");
        assert_eq!(blocks(&page(Coding::WinAnsi, "", &content)), [expected], "{case}");
    }
}

#[test]
fn operators_that_begin_a_line_begin_one() {
    for content in [
        "14 TL (A) Tj (B) '",
        "20 TL (A) Tj 1 0 (B) \"",
        "(A) Tj 0 -20 Td (B) Tj",
        "(A) Tj 0 -20 TD (B) Tj",
        "20 TL (A) Tj T* (B) Tj",
    ] {
        let content = format!("BT /F0 14 Tf 80 700 Td {content} ET");
        assert_eq!(blocks(&page(Coding::WinAnsi, "", &content)), ["A", "B"], "{content}");
    }
}

#[test]
fn forms_are_drawn_where_they_are_called() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let inner = format!("BT /F0 7 Tf 40 350 Td {} Tj ET", file.code(font, "trong mẫu"));
    file.form(&inner);
    file.form("q 2 0 0 2 0 0 cm /X0 Do Q");
    let mut page = Page::default();
    file.text(&mut page, font, 14.0, 80.0, 720.0, "Trước");
    page.content.push_str("/X1 Do ");
    file.text(&mut page, font, 14.0, 80.0, 680.0, "sau");
    file.add(page);
    assert_eq!(blocks(&file), ["Trước", "trong mẫu", "sau"]);
}

#[test]
fn a_form_that_draws_itself_comes_to_an_end() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let text = format!("BT /F0 14 Tf 80 700 Td {} Tj ET /X0 Do /X0 Do", file.code(font, "a"));
    file.form(&text);
    file.add(Page { content: "/X0 Do".to_owned(), ..Page::default() });
    assert_eq!(blocks(&file), ["a"]);
}

#[test]
fn turned_pages_are_read_as_they_are_looked_at() {
    for (rotate, matrix) in [
        (0, "1 0 0 1 80 700"),
        (90, "0 1 -1 0 142 80"),
        (180, "-1 0 0 -1 515 142"),
        (270, "0 -1 1 0 500 762"),
        // Set sideways on a page that is not turned.
        (0, "0 1 -1 0 142 80"),
    ] {
        let (mut file, font) = Writer::with_font(Coding::Cid);
        let code = file.code(font, "Phụ lục ngang");
        let content = format!("BT /F0 14 Tf {matrix} Tm {code} Tj 0 -20 Td {code} Tj ET");
        file.add(Page { content, rotate, ..Page::default() });
        assert_eq!(blocks(&file), ["Phụ lục ngang", "Phụ lục ngang"], "{rotate} {matrix}");
    }
}

#[test]
fn text_at_an_angle_is_left_out_and_told() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let mut page = Page::default();
    file.text(&mut page, font, 14.0, 80.0, 700.0, "Một dòng ngang của văn bản");
    let code = file.code(font, "DỰ THẢO");
    page.draw(format_args!("BT /F0 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm {code} Tj ET"));
    file.add(page.clone());
    page.content = page.content.replace("700 Tm", "640 Tm");
    file.add(page);
    assert_eq!(blocks(&file), ["Một dòng ngang của văn bản"; 2]);
    assert_eq!(problems(&file), ["page 1: text at an angle is left out: “DỰ THẢO”"]);
}

#[test]
fn texts_over_each_other_keep_their_words() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let mut page = Page::default();
    // A blank of spaces, and the number that a later program prints into it.
    file.text(&mut page, font, 14.0, 80.0, 700.0, "Số:       /BC-UBND");
    file.text(&mut page, font, 14.0, 108.0, 700.0, "644");
    file.add(page);
    assert_eq!(blocks(&file), ["Số: 644 /BC-UBND"]);
}

#[test]
fn a_text_drawn_over_another_does_not_mix_with_it() {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let mut page = Page::default();
    file.text(&mut page, font, 14.0, 80.0, 700.0, "Có một đoạn văn bản.");
    // The letter of another font comes last.
    let [first, rest] = ["H", "P CHỮ"].map(|text| file.code(font, text));
    page.draw(format_args!("BT /F0 14 Tf 83 700 Td [{first} -500 {rest}] TJ ET\n"));
    file.text(&mut page, font, 14.0, 90.0, 700.0, "Ộ");
    file.add(page);
    assert_eq!(blocks(&file), ["Có một đoạn văn bản.", "HỘP CHỮ"]);
}
