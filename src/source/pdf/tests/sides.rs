//! What stands side by side: a letterhead, recipients beside a signature, and what signing programs add.

use std::fmt::Write as _;

use super::paragraphs::set;
use super::print::{blocks, problems};
use super::writer::{Font, Page, Writer};

const BODY: &str =
    "Thực hiện chức năng nhiệm vụ được giao Ủy ban nhân dân tỉnh báo cáo kết quả như sau đây.";

/// Text in the middle of a column.
fn column(file: &Writer, page: &mut Page, font: Font, middle: f32, y: f32, text: &str) {
    let x = middle - text.chars().count() as f32 * 3.25;
    file.text(page, font, 6.5 * 2.0, x, y, text);
}

fn letterhead(file: &Writer, page: &mut Page, [regular, bold, italic]: [Font; 3]) {
    column(file, page, regular, 160.0, 790.0, "UBND TỈNH BA VÌ");
    column(file, page, bold, 420.0, 790.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
    column(file, page, bold, 160.0, 775.0, "SỞ NỘI VỤ");
    column(file, page, bold, 420.0, 772.0, "Độc lập - Tự do");
    column(file, page, regular, 160.0, 750.0, "Số: 12/BC-SNV");
    column(file, page, italic, 420.0, 750.0, "Ba Vì, ngày 02 tháng 3 năm 2023");
    column(file, page, regular, 160.0, 735.0, "V/v báo cáo");
}

#[test]
fn a_letterhead_is_read_column_by_column() {
    let (mut file, fonts) = Writer::with_fonts();
    let mut page = Page::default();
    letterhead(&file, &mut page, fonts);
    file.centred(&mut page, fonts[1], 14.0, 700.0, "BÁO CÁO");
    set(&file, &mut page, fonts[0], (36.0, 0.0), 670.0, BODY);
    file.add(page);
    let expected = [
        "UBND TỈNH BA VÌ",
        "**SỞ NỘI VỤ**",
        "Số: 12/BC-SNV",
        "V/v báo cáo",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA**",
        "**Độc lập - Tự do**",
        "_Ba Vì, ngày 02 tháng 3 năm 2023_",
        "**BÁO CÁO**",
        BODY,
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn columns_of_a_letterhead_may_nearly_touch_and_end_above_the_address() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    column(&file, &mut page, regular, 180.0, 790.0, "UBND TỈNH BA VÌ");
    column(&file, &mut page, bold, 440.0, 790.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
    // It ends beyond the middle of the white space above it.
    column(&file, &mut page, bold, 180.0, 775.0, "TRUNG TÂM XÚC TIẾN ĐẦU TƯ THƯƠNG MẠI");
    column(&file, &mut page, bold, 440.0, 775.0, "Độc lập - Tự do");
    column(&file, &mut page, bold, 180.0, 760.0, "VÀ DU LỊCH");
    file.text(&mut page, regular, 13.0, 200.0, 744.0, "Kính gửi: Bộ Nội vụ");
    file.text(&mut page, regular, 13.0, 100.0, 700.0, "Thực hiện chức năng, nhiệm vụ.");
    file.add(page);
    let expected = [
        "UBND TỈNH BA VÌ",
        "**TRUNG TÂM XÚC TIẾN ĐẦU TƯ THƯƠNG MẠI VÀ DU LỊCH**",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA**",
        "**Độc lập - Tự do**",
        "Kính gửi: Bộ Nội vụ",
        "Thực hiện chức năng, nhiệm vụ.",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_letterhead_may_be_as_wide_as_the_text() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    file.text(&mut page, regular, 13.0, 85.0, 790.0, "UBND TỈNH HÒA SƠN NAM BA");
    file.text(&mut page, bold, 13.0, 275.0, 790.0, motto);
    file.text(&mut page, bold, 13.0, 85.0, 775.0, "SỞ NÔNG NGHIỆP MÔI TRƯỜN");
    file.text(&mut page, bold, 13.0, 337.0, 775.0, "Độc lập - Tự do");
    file.text(&mut page, regular, 13.0, 85.0, 700.0, &"n".repeat(63));
    file.add(page);
    let expected = [
        "UBND TỈNH HÒA SƠN NAM BA",
        "**SỞ NÔNG NGHIỆP MÔI TRƯỜN**",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
        "**Độc lập - Tự do**",
    ];
    assert_eq!(blocks(&file)[..4], expected);
}

#[test]
fn columns_of_a_letterhead_may_be_set_apart_with_spaces() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    let spaces = " ".repeat(10);
    for (y, font, left, right) in [
        (790.0, regular, "UBND TỈNH BA VÌ  ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (775.0, bold, "HỘI DOANH NGHIỆP ", "  Độc  lập – Tự  do – Hạnh phúc"),
        (750.0, italic, "Số: 12/BC-HDN    ", "Ba Vì, ngày   tháng 3 năm 2023"),
    ] {
        file.text(&mut page, font, 13.0, 85.0, y, &format!("{left}{spaces}{right}"));
    }
    set(&file, &mut page, regular, (36.0, 0.0), 700.0, BODY);
    file.add(page);
    let expected = [
        "UBND TỈNH BA VÌ",
        "**HỘI DOANH NGHIỆP**",
        "_Số: 12/BC-HDN_",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "**Độc lập – Tự do – Hạnh phúc**",
        "_Ba Vì, ngày tháng 3 năm 2023_",
    ];
    assert_eq!(blocks(&file)[..6], expected.map(str::to_owned));
}

#[test]
fn columns_of_a_letterhead_may_touch_and_stand_on_any_page() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    for text in ["QUYẾT ĐỊNH", "QUY CHẾ"] {
        let mut page = Page::default();
        let name = "ỦY BAN NHÂN DÂN HUYỆN BA";
        file.text(&mut page, bold, 13.0, 85.0, 790.0, name);
        let end = 85.0 + 6.5 * name.chars().count() as f32;
        file.text(&mut page, bold, 13.0, end + 6.0, 790.0, motto);
        file.text(&mut page, bold, 13.0, 320.0, 773.0, "Độc lập - Tự do");
        // The left column goes on below the last line of the right one.
        file.text(&mut page, regular, 13.0, 110.0, 756.0, "Số: 5/QĐ-UBND");
        file.centred(&mut page, bold, 14.0, 700.0, text);
        set(&file, &mut page, regular, (36.0, 0.0), 670.0, BODY);
        file.add(page);
    }
    let page = |text: &str| {
        let name = "**ỦY BAN NHÂN DÂN HUYỆN BA**";
        let motto = format!("**{motto}**");
        let text = format!("**{text}**");
        [name, "Số: 5/QĐ-UBND", &motto, "**Độc lập - Tự do**", &text, BODY].map(str::to_owned)
    };
    assert_eq!(blocks(&file), [page("QUYẾT ĐỊNH"), page("QUY CHẾ")].concat());
}

fn recipients(file: &Writer, page: &mut Page, font: Font, mut y: f32, names: &[&str]) {
    for name in names {
        file.text(page, font, 11.0, 85.0, y, name);
        y -= 13.0;
    }
}

#[test]
fn recipients_are_read_before_the_signature_beside_them() {
    let (mut file, fonts) = Writer::with_fonts();
    let mut page = Page::default();
    let y = set(&file, &mut page, fonts[0], (36.0, 0.0), 760.0, BODY) - 20.0;
    column(&file, &mut page, fonts[1], 420.0, y + 9.0, "TM. ỦY BAN NHÂN DÂN");
    recipients(&file, &mut page, fonts[1], y, &["Nơi nhận:"]);
    recipients(
        &file,
        &mut page,
        fonts[0],
        y - 13.0,
        &["- Như trên;", "- Các phòng;", "- Lưu: VT."],
    );
    column(&file, &mut page, fonts[1], 420.0, y - 8.0, "CHỦ TỊCH");
    column(&file, &mut page, fonts[1], 420.0, y - 110.0, "Nguyễn Văn An");
    file.add(page);
    let expected = [
        BODY,
        "**Nơi nhận:**",
        "- Như trên;",
        "- Các phòng;",
        "- Lưu: VT.",
        "**TM. ỦY BAN NHÂN DÂN**",
        "**CHỦ TỊCH**",
        "**Nguyễn Văn An**",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn recipients_go_on_over_the_page() {
    let (mut file, fonts) = Writer::with_fonts();
    let mut first = Page::default();
    set(&file, &mut first, fonts[0], (36.0, 0.0), 760.0, BODY);
    recipients(
        &file,
        &mut first,
        fonts[0],
        90.0,
        &["Nơi nhận:", "- Như trên;", "- Các phòng ban của tỉnh;"],
    );
    column(&file, &mut first, fonts[1], 420.0, 90.0, "CHỦ TỊCH");
    let mut second = Page::default();
    recipients(&file, &mut second, fonts[0], 780.0, &["- Các huyện;", "- Lưu: VT."]);
    column(&file, &mut second, fonts[1], 420.0, 767.0, "Nguyễn Văn An");
    file.add(first);
    file.add(second);
    let expected = [
        "Nơi nhận:",
        "- Như trên;",
        "- Các phòng ban của tỉnh;",
        "- Các huyện;",
        "- Lưu: VT.",
        "**CHỦ TỊCH**",
        "**Nguyễn Văn An**",
    ];
    assert_eq!(blocks(&file)[1..], expected);
}

#[test]
fn an_appendix_on_the_next_page_is_no_recipient() {
    let (mut file, fonts) = Writer::with_fonts();
    let mut first = Page::default();
    set(&file, &mut first, fonts[0], (36.0, 0.0), 760.0, BODY);
    recipients(&file, &mut first, fonts[0], 90.0, &["Nơi nhận:", "- Như trên;"]);
    column(&file, &mut first, fonts[1], 420.0, 90.0, "CHỦ TỊCH");
    let mut second = Page::default();
    file.centred(&mut second, fonts[1], 14.0, 780.0, "Phụ lục");
    set(&file, &mut second, fonts[0], (36.0, 0.0), 740.0, BODY);
    file.add(first);
    file.add(second);
    let expected = ["Nơi nhận:", "- Như trên;", "**CHỦ TỊCH**", "**Phụ lục**", BODY];
    assert_eq!(blocks(&file)[1..], expected);
}

#[test]
fn the_letterhead_of_what_is_annexed_does_not_go_on_with_recipients() {
    let (mut file, fonts) = Writer::with_fonts();
    let mut first = Page::default();
    set(&file, &mut first, fonts[0], (36.0, 0.0), 760.0, BODY);
    recipients(&file, &mut first, fonts[0], 90.0, &["Nơi nhận:", "- Như trên;"]);
    column(&file, &mut first, fonts[1], 420.0, 90.0, "CHỦ TỊCH");
    let mut second = Page::default();
    letterhead(&file, &mut second, fonts);
    file.centred(&mut second, fonts[1], 14.0, 700.0, "QUY CHẾ");
    file.add(first);
    file.add(second);
    let texts = blocks(&file);
    assert_eq!(texts[1..5], ["Nơi nhận:", "- Như trên;", "**CHỦ TỊCH**", "UBND TỈNH BA VÌ"]);
}

#[test]
fn numbers_and_dates_filled_in_by_signing_programs_are_read() {
    let (mut file, font) = Writer::with_font(super::writer::Coding::Cid);
    let code = file.code(font, "644");
    file.form(&format!("BT /F0 14 Tf 1 0 0 1 0 0 Tm {code} Tj ET"));
    // The form's box is as large as a page; it is fitted to the annotation's.
    file.annotation("Widget", [108.0, 700.0, 108.0 + 595.0, 700.0 + 842.0], 0);
    let mut page = Page::default();
    file.text(&mut page, font, 14.0, 80.0, 700.0, "Số:       /BC-UBND");
    file.add(page);
    assert_eq!(blocks(&file), ["Số: 644 /BC-UBND"]);
}

#[test]
fn signature_boxes_are_left_out_and_told() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut form = String::new();
    for (at, line) in ["Người ký: SỞ NỘI VỤ", "Thời gian ký: 06.11.2025"].iter().enumerate()
    {
        let code = file.code(regular, line);
        let y = 20 - 10 * at;
        let _ = write!(form, "BT /F0 8 Tf 1 0 0 1 0 {y} Tm {code} Tj ET ");
    }
    file.form(&form);
    file.annotation("Widget", [300.0, 500.0, 300.0 + 595.0, 500.0 + 842.0], 0);
    let mut page = Page::default();
    set(&file, &mut page, regular, (36.0, 0.0), 760.0, BODY);
    // The same printed on the page itself.
    file.text(&mut page, regular, 8.0, 400.0, 300.0, "Ký bởi: Văn phòng");
    file.add(page);
    assert_eq!(blocks(&file), [BODY]);
    assert_eq!(
        problems(&file),
        [
            "page 1: a signature box is left out: “Người ký: SỞ NỘI VỤ Thời gian ký: 06.11.2025”",
            "page 1: a signature's line is left out: “Ký bởi: Văn phòng”",
        ]
    );
}

#[test]
fn the_posts_of_who_signs_are_lines_of_their_own() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    set(&file, &mut page, regular, (36.0, 0.0), 700.0, BODY);
    file.text(&mut page, regular, 11.0, 85.0, 600.0, "Nơi nhận:");
    file.text(&mut page, regular, 11.0, 85.0, 586.0, "- Như trên;");
    // As wide as the other post, and not in the middle of it.
    file.text(&mut page, bold, 14.0, 380.0, 600.0, "KT. CHỦ TỊCH A");
    file.text(&mut page, bold, 14.0, 376.0, 582.0, "PHÓ CHỦ TỊCH AB");
    file.add(page);
    let texts = blocks(&file);
    assert_eq!(texts[texts.len() - 2..], ["**KT. CHỦ TỊCH A**", "**PHÓ CHỦ TỊCH AB**"]);
}

#[test]
fn the_name_of_the_state_may_go_over_two_lines() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    column(&file, &mut page, regular, 160.0, 790.0, "UBND TỈNH BA VÌ");
    column(&file, &mut page, bold, 410.0, 790.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT");
    column(&file, &mut page, bold, 410.0, 775.0, "NAM");
    column(&file, &mut page, bold, 410.0, 760.0, "Độc lập - Tự do - Hạnh phúc");
    set(&file, &mut page, regular, (36.0, 0.0), 700.0, BODY);
    file.add(page);
    let state = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**";
    assert_eq!(blocks(&file)[1..3], [state, "**Độc lập - Tự do - Hạnh phúc**"]);
}

#[test]
fn points_beside_the_address_are_points() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 180.0, 760.0, "Kính gửi:");
    file.text(&mut page, regular, 14.0, 270.0, 760.0, "- Ủy ban nhân dân tỉnh;");
    file.text(&mut page, regular, 14.0, 270.0, 742.0, "- Sở Nội vụ.");
    set(&file, &mut page, regular, (36.0, 0.0), 700.0, BODY);
    file.add(page);
    assert_eq!(blocks(&file)[..3], ["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."]);
}

#[test]
fn the_subject_below_the_number_is_one() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    letterhead(&file, &mut page, [regular, bold, italic]);
    column(&file, &mut page, regular, 160.0, 721.0, "UBND tỉnh");
    set(&file, &mut page, regular, (36.0, 0.0), 670.0, BODY);
    file.add(page);
    assert_eq!(blocks(&file)[3], "V/v báo cáo UBND tỉnh");
}

#[test]
fn those_who_sign_side_by_side_are_read_one_after_the_other() {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let mut page = Page::default();
    for y in [700.0, 660.0] {
        set(&file, &mut page, regular, (36.0, 0.0), y, BODY);
    }
    let signed = [
        (130.0, ["NGƯỜI LẬP BIỂU", "(Ký, họ tên)", "Trần Thị Hoa"]),
        (300.0, ["KẾ TOÁN TRƯỞNG", "(Ký, họ tên)", "Lê Văn Bình"]),
        (460.0, ["GIÁM ĐỐC", "(Ký, đóng dấu)", "Phạm Minh Sơn"]),
    ];
    for (middle, lines) in signed {
        for ((y, font), text) in [(600.0, bold), (584.0, italic), (500.0, bold)].iter().zip(lines) {
            column(&file, &mut page, *font, middle, *y, text);
        }
    }
    file.add(page);
    let expected: Vec<String> = signed
        .iter()
        .flat_map(|(_, [post, sign, name])| {
            [format!("**{post}**"), format!("_{sign}_"), format!("**{name}**")]
        })
        .collect();
    assert_eq!(blocks(&file)[2..], expected);
}
