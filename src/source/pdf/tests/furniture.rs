//! Page numbers and running heads go; figures stay.

use super::print::{blocks, problems};
use super::writer::{Page, Writer};

/// Pages with a line at the top, one in the middle, and one at the foot.
fn pages(lines: &[(&str, &str, &str)]) -> Writer {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    for (top, middle, foot) in lines {
        let mut page = Page::default();
        file.centred(&mut page, regular, 14.0, 800.0, top);
        file.text(&mut page, regular, 14.0, 85.0, 400.0, middle);
        file.centred(&mut page, regular, 14.0, 30.0, foot);
        file.add(page);
    }
    file
}

#[test]
fn page_numbers_are_left_out_in_every_form() {
    for form in ["#", "- # -", "Trang #", "#/9", "Trang # / 9"] {
        let number = |page: &str| form.replace('#', page);
        let (one, two) = (number("5"), number("6"));
        for file in [
            pages(&[(&one, "Một", ""), (&two, "Hai", "")]),
            pages(&[("", "Một", &one), ("", "Hai", &two)]),
        ] {
            assert_eq!(blocks(&file), ["Một", "Hai"], "{form}");
        }
    }
}

#[test]
fn figures_are_no_page_numbers() {
    for (case, one, two) in [
        ("figures that do not count up", "12", "17"),
        ("figures with decimals", "1,5", "2,5"),
        ("years far off", "2022", "2024"),
    ] {
        let file = pages(&[(one, "Một", ""), (two, "Hai", "")]);
        assert_eq!(blocks(&file), [one, "Một", two, "Hai"], "{case}");
    }
    let (mut file, [regular, ..]) = Writer::with_fonts();
    for (page_number, figure) in [("2", "5"), ("3", "6")] {
        let mut page = Page::default();
        file.centred(&mut page, regular, 14.0, 800.0, page_number);
        // In the middle of the page a figure that counts up with the pages is a figure.
        file.text(&mut page, regular, 14.0, 85.0, 400.0, figure);
        file.add(page);
    }
    assert_eq!(blocks(&file), ["5", "6"]);
}

#[test]
fn running_heads_are_left_out_once_told() {
    let running = "Báo cáo năm 2022";
    let file =
        pages(&[(running, "Một", "x.docx"), (running, "Hai", "x.docx"), (running, "Ba", "x.docx")]);
    assert_eq!(blocks(&file), ["Một", "Hai", "Ba"]);
    assert_eq!(
        problems(&file),
        [
            "page 1: a line that returns on 3 pages is left out: “Báo cáo năm 2022”",
            "page 1: a line that returns on 3 pages is left out: “x.docx”",
        ]
    );
}

#[test]
fn running_heads_may_hold_the_page_number_and_change_sides() {
    let file = pages(&[
        ("Công báo số 12 ngày 5-8-2024 57", "Một", ""),
        ("58 Công báo số 12 ngày 5-8-2024", "Hai", ""),
        ("Công báo số 12 ngày 5-8-2024 59", "Ba", ""),
        ("60 Công báo số 12 ngày 5-8-2024", "Bốn", ""),
        ("Công báo số 12 ngày 5-8-2024 61", "Năm", ""),
        ("62 Công báo số 12 ngày 5-8-2024", "Sáu", ""),
    ]);
    assert_eq!(blocks(&file), ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"]);
}

#[test]
fn text_that_begins_pages_alike_is_no_running_head() {
    for (case, tops) in [
        (
            "points of a list",
            ["4. Sửa khoản 2 Điều 15:", "6. Sửa khoản 3 Điều 16:", "9. Sửa khoản 1 Điều 20:"],
        ),
        ("the heads of forms", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"; 3]),
    ] {
        let file = pages(&[(tops[0], "Một", ""), (tops[1], "Hai", ""), (tops[2], "Ba", "")]);
        assert_eq!(blocks(&file), [tops[0], "Một", tops[1], "Hai", tops[2], "Ba"], "{case}");
        assert!(problems(&file).is_empty(), "{case}");
    }
    // Forms of three pages each begin alike.
    let form = [("Mẫu phiếu", "- Một.", ""), ("", "- Hai.", ""), ("", "- Ba.", "")];
    let file = pages(&[form, form, form].concat());
    let one = ["Mẫu phiếu", "- Một.", "- Hai.", "- Ba."];
    assert_eq!(blocks(&file), [one, one, one].concat());
}

#[test]
fn lines_that_end_pages_alike_are_no_running_feet_where_text_stands_right_above() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    for text in ["Một.", "Hai.", "Ba."] {
        let mut page = Page::default();
        file.text(&mut page, regular, 14.0, 85.0, 400.0, &format!("- {text}"));
        file.text(&mut page, regular, 10.0, 85.0, 62.0, &format!("- Sửa theo điều {text}"));
        file.text(&mut page, regular, 10.0, 85.0, 50.0, "có hiệu lực từ năm 2020.");
        file.text(&mut page, regular, 10.0, 85.0, 30.0, "Phòng Tổng hợp");
        file.add(page);
    }
    let note = "có hiệu lực từ năm 2020.";
    let page =
        |text: &str| [format!("- {text}"), format!("- Sửa theo điều {text}"), note.to_owned()];
    assert_eq!(blocks(&file), [page("Một."), page("Hai."), page("Ba.")].concat());
}

#[test]
fn a_line_that_stands_on_one_page_alone_stays() {
    let file = pages(&[("Phụ lục I", "Một", ""), ("Kết luận", "Hai", ""), ("Danh sách", "Ba", "")]);
    assert_eq!(blocks(&file), ["Phụ lục I", "Một", "Kết luận", "Hai", "Danh sách", "Ba"]);
    assert!(problems(&file).is_empty());
}

#[test]
fn what_is_marked_as_pagination_is_left_out() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    page.content.push_str("/Artifact <</Attached [/Top]/Type/Pagination/Subtype/Header>> BDC ");
    file.text(&mut page, regular, 14.0, 300.0, 800.0, "Đầu trang");
    page.content.push_str("EMC ");
    file.text(&mut page, regular, 14.0, 85.0, 400.0, "Một");
    file.add(page);
    assert_eq!(blocks(&file), ["Một"]);
}

#[test]
fn the_first_page_may_go_without_what_the_others_carry() {
    let foot = "Phòng Tổng hợp";
    let file = pages(&[("", "Một", ""), ("", "Hai", foot), ("", "Ba", foot)]);
    assert_eq!(blocks(&file), ["Một", "Hai", "Ba"]);
    // What stands on one page alone is text, unless it is the name of the file.
    let file = pages(&[("", "Một", ""), ("", "Hai", foot)]);
    assert_eq!(blocks(&file), ["Một", "Hai", foot]);
    let file = pages(&[("", "Một", ""), ("", "Hai", "BC_quy_II.docx")]);
    assert_eq!(blocks(&file), ["Một", "Hai"]);
}
