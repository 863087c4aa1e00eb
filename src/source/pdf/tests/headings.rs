//! Titles, headings and what is set in the middle: which lines are one of them, and what begins one.

use super::paragraphs::{LEFT, WIDE, WORDS, numbered, set};
use super::print::{blocks, raw};
use super::writer::{Page, Writer};

#[test]
fn lines_in_the_middle_of_the_page_are_one_paragraph_though_two_are_nearly_full() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let lines = [
        "“Đoàn kết đổi mới xây dựng huyện nhà phát triển nhanh và bền vữ",
        "tiếp tục phát huy truyền thống cách mạng của nhân dân huyện ta ",
        "trong nhiệm kỳ mới”",
    ];
    let mut y = 760.0;
    for line in lines {
        file.centred(&mut page, bold, 14.0, y, line.trim_end());
        y -= 18.0;
    }
    set(&file, &mut page, regular, (0.0, 0.0), y - 10.0, &numbered(1));
    file.add(page);
    let quotation = lines.map(str::trim_end).join(" ");
    assert_eq!(blocks(&file), [format!("**{quotation}**"), numbered(1)]);
}

#[test]
fn lines_in_the_middle_of_the_page_are_broken_where_it_looks_well() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    for (y, font, text) in [
        (760.0, bold, "QUY CHẾ"),
        (742.0, bold, "Phối hợp quản lý chợ và siêu thị"),
        (724.0, bold, "trên địa bàn huyện"),
        (706.0, italic, "(Kèm theo Quyết định số 5/QĐ-UBND ngày 3/2/2024"),
        (682.0, italic, "của Ủy ban nhân dân huyện)"),
        (662.0, bold, "Chương I"),
    ] {
        file.centred(&mut page, font, 14.0, y, text);
    }
    set(&file, &mut page, regular, (0.0, 0.0), 640.0, &numbered(1));
    file.add(page);
    let expected = [
        "**QUY CHẾ**",
        "**Phối hợp quản lý chợ và siêu thị trên địa bàn huyện**",
        "_(Kèm theo Quyết định số 5/QĐ-UBND ngày 3/2/2024 của Ủy ban nhân dân huyện)_",
        "**Chương I**",
    ];
    assert_eq!(blocks(&file)[..4], expected.map(str::to_owned));
}

#[test]
fn a_heading_of_two_lines_may_have_a_plain_label() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..4 {
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(number));
    }
    let words = format!("XÂY DỰNG {}", "X".repeat(WIDE - 17));
    file.text(&mut page, regular, 14.0, LEFT, y, "III-");
    file.text(&mut page, bold, 14.0, LEFT + 42.0, y, &words);
    file.text(&mut page, bold, 14.0, LEFT + 42.0, y - 18.0, "CHÍNH TRỊ");
    set(&file, &mut page, regular, (36.0, 0.0), y - 36.0, &numbered(4));
    file.add(page);
    assert_eq!(blocks(&file)[3], format!("III- **{words} CHÍNH TRỊ**"));
}

#[test]
fn a_label_below_a_full_line_that_ends_begins_a_paragraph() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    let quoted = |words: &str| format!("“4. {words} {}:”;", "x".repeat(WIDE - words.len() - 13));
    for text in [numbered(1), quoted("Sua"), "b) Sửa khoản 5:".to_owned(), quoted("Them")] {
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &text);
    }
    set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(2));
    file.add(page);
    assert_eq!(blocks(&file)[1..4], [quoted("Sua"), "b) Sửa khoản 5:".to_owned(), quoted("Them")]);
}

#[test]
fn a_bold_label_below_a_full_line_begins_a_heading() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..4 {
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(number));
    }
    let full = format!("{}.", "x".repeat(WIDE - 7));
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &full);
    y = set(&file, &mut page, bold, (36.0, 0.0), y, "2. Lao động, việc làm");
    set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(4));
    file.add(page);
    assert_eq!(blocks(&file)[3..5], [full, "**2. Lao động, việc làm**".to_owned()]);
}

#[test]
fn titles_and_headings_keep_their_lines_and_looks() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    file.centred(&mut page, bold, 14.0, 760.0, "BÁO CÁO");
    file.centred(
        &mut page,
        bold,
        14.0,
        742.0,
        "tình hình thực hiện nhiệm vụ năm 2022 và các phương hướng,",
    );
    file.centred(&mut page, bold, 14.0, 724.0, "nhiệm vụ năm 2023");
    file.centred(&mut page, italic, 14.0, 706.0, "(kèm theo Công văn)");
    let mut y = set(&file, &mut page, bold, (36.0, 0.0), 670.0, &format!("I. {WORDS}"));
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(1));
    file.text(&mut page, bold, 14.0, LEFT + 36.0, y, "1. Kinh tế:");
    set(&file, &mut page, regular, (36.0 + 12.0 * 7.0, 0.0), y, &numbered(2));
    file.add(page);
    let heading = format!("**I. {WORDS}**");
    let run_in = format!("**1. Kinh tế: **{}", numbered(2));
    let expected = [
        "**BÁO CÁO**",
        "**tình hình thực hiện nhiệm vụ năm 2022 và các phương hướng, nhiệm vụ năm 2023**",
        "_(kèm theo Công văn)_",
        &heading,
        &numbered(1),
        &run_in,
    ];
    assert_eq!(blocks(&file), expected);
    let centred: Vec<bool> = raw(&file).iter().map(|block| block.hints.centred).collect();
    assert_eq!(centred, [true, true, true, false, false, false]);
    assert_eq!(raw(&file)[0].hints.font_size, Some(14.0));
}

#[test]
fn a_heading_on_the_next_page_does_not_go_on_with_what_is_set_at_the_right() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..5 {
        y = set(&file, &mut page, regular, (0.0, 0.0), y, &numbered(number));
    }
    file.text(&mut page, bold, 14.0, 400.0, y, "BAN TỔ CHỨC HỘI THI");
    let mut next = Page::default();
    file.text(&mut next, bold, 14.0, LEFT, 760.0, "I. THỂ LỆ CỦA HỘI THI");
    set(&file, &mut next, regular, (0.0, 0.0), 740.0, &numbered(5));
    file.add(page);
    file.add(next);
    let [signed, heading] = ["**BAN TỔ CHỨC HỘI THI**", "**I. THỂ LỆ CỦA HỘI THI**"];
    assert_eq!(blocks(&file)[4..6], [signed, heading]);
}

#[test]
fn an_article_below_a_full_line_that_ends_begins_a_paragraph() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..4 {
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(number));
    }
    let full = |label: &str| format!("{label} {}.", "x".repeat(WIDE - 8 - label.len()));
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &full("2."));
    y = set(&file, &mut page, bold, (36.0, 0.0), y, "Điều 13. Người được miễn");
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &full("1."));
    file.text(&mut page, bold, 14.0, LEFT + 36.0, y, "Điều 14.");
    set(&file, &mut page, regular, (36.0 + 63.0, 0.0), y, &numbered(4));
    file.add(page);
    let heading = "**Điều 13. Người được miễn**".to_owned();
    let run_in = format!("**Điều 14. **{}", numbered(4));
    assert_eq!(blocks(&file)[3..], [full("2."), heading, full("1."), run_in]);
}

#[test]
fn a_line_drawn_under_a_title_is_no_part_of_it() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    for (y, text) in [(760.0, "BÁO CÁO"), (742.0, "của Ban Chấp hành"), (726.0, "-------")] {
        page.draw(format_args!("/P <</MCID {}>> BDC ", page.structure.len()));
        file.centred(&mut page, bold, 14.0, y, text);
        page.content.push_str("EMC ");
        page.structure.push("P".to_owned());
    }
    set(&file, &mut page, regular, (36.0, 0.0), 690.0, &numbered(1));
    file.add(page);
    assert_eq!(blocks(&file)[..2], ["**BÁO CÁO**⏎**của Ban Chấp hành**", "**-------**"]);
}

#[test]
fn the_text_of_an_article_may_hang_beside_its_label() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let y = set(&file, &mut page, regular, (36.0, 0.0), 760.0, &numbered(2));
    file.text(&mut page, bold, 14.0, LEFT, y, "Điều 1.");
    set(&file, &mut page, regular, (56.0, 40.0), y, &numbered(1));
    file.add(page);
    assert_eq!(blocks(&file)[1], format!("**Điều 1. **{}", numbered(1)));
}

#[test]
fn what_stands_in_brackets_below_a_title_is_of_its_own_whatever_the_structure() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    for (y, font, text) in [
        (760.0, bold, "ĐIỀU LỆ"),
        (742.0, bold, "HỘI DOANH NGHIỆP TỈNH BA VÌ"),
        (724.0, italic, "(Kèm theo Quyết định số 5/QĐ-UBND)"),
    ] {
        page.draw(format_args!("/P <</MCID {}>> BDC ", page.structure.len()));
        file.centred(&mut page, font, 14.0, y, text);
        page.content.push_str("EMC ");
        page.structure.push("P".to_owned());
    }
    for y in [680.0, 662.0, 644.0] {
        file.text(&mut page, regular, 14.0, LEFT, y, &"x".repeat(WIDE));
    }
    file.add(page);
    let aside = "_(Kèm theo Quyết định số 5/QĐ-UBND)_";
    assert_eq!(blocks(&file)[..2], ["**ĐIỀU LỆ**⏎**HỘI DOANH NGHIỆP TỈNH BA VÌ**", aside]);
}
