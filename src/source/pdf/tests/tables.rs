//! Tables, by ruling lines and by white space, with spans, and within cells. Those that go over pages are elsewhere.

use crate::source::raw::RawKind;

use super::print::{blocks, raw};
use super::writer::{Font, Page, Writer};

/// Lines of a grid: `xs` from left to right, `ys` from the top, each stroked over its whole length.
pub(super) fn grid(page: &mut Page, xs: &[f32], ys: &[f32]) {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    for y in ys {
        page.draw(format_args!("{left} {y} m {right} {y} l S "));
    }
    for x in xs {
        page.draw(format_args!("{x} {top} m {x} {bottom} l S "));
    }
}

/// Text in cells: rows of texts, whose lines are separated by `/`.
pub(super) fn fill(
    file: &Writer,
    page: &mut Page,
    font: Font,
    xs: &[f32],
    ys: &[f32],
    rows: &[&[&str]],
) {
    for (row, y) in rows.iter().zip(ys) {
        for (text, x) in row.iter().zip(xs) {
            for (at, line) in text.split('/').enumerate().filter(|(_, line)| !line.is_empty()) {
                file.text(page, font, 12.0, x + 5.0, y - 14.0 - 14.0 * at as f32, line);
            }
        }
    }
}

pub(super) const XS: [f32; 4] = [85.0, 125.0, 325.0, 425.0];

#[test]
fn a_table_is_read_by_its_lines() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 85.0, 760.0, "Trước bảng.");
    let ys = [740.0, 720.0, 690.0, 670.0];
    grid(&mut page, &XS, &ys);
    let rows: [&[&str]; 3] = [
        &["TT", "Chỉ tiêu", "Năm"],
        &["1", "Tổng sản phẩm trên địa bàn tỉnh/đạt", "9,0"],
        &["2", "", "12"],
    ];
    fill(&file, &mut page, regular, &XS, &ys, &rows);
    file.text(&mut page, regular, 14.0, 85.0, 640.0, "Sau bảng.");
    file.add(page);
    let expected = [
        "Trước bảng.",
        "| TT | Chỉ tiêu | Năm |",
        "| 1 | Tổng sản phẩm trên địa bàn tỉnh đạt | 9,0 |",
        "| 2 |  | 12 |",
        "Sau bảng.",
    ];
    assert_eq!(blocks(&file), expected);
    let RawKind::Table(table) = &raw(&file)[1].kind else { panic!("a table") };
    assert!(!table.borderless);
}

#[test]
fn borders_may_be_drawn_cell_by_cell_as_boxes() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [740.0, 720.0, 700.0];
    for pair in ys.windows(2) {
        for cell in XS.windows(2) {
            let (x, y, width, height) = (cell[0], pair[1], cell[1] - cell[0], pair[0] - pair[1]);
            // Corners and sides, each a box of its own, as Word fills them.
            page.draw(format_args!(
                "{x} {y} 0.48 0.48 re f {} {y} {} 0.48 re f {x} {} 0.48 {} re f ",
                x + 0.48,
                width - 0.48,
                y + 0.48,
                height - 0.48
            ));
        }
    }
    page.content.push_str("85 740 340 0.48 re f 425 700 0.48 40 re f ");
    fill(&file, &mut page, regular, &XS, &ys, &[&["TT", "Chỉ tiêu", "Năm"], &["1", "Lúa", "9,0"]]);
    file.add(page);
    assert_eq!(blocks(&file), ["| TT | Chỉ tiêu | Năm |", "| 1 | Lúa | 9,0 |"]);
}

#[test]
fn dotted_lines_are_told_by_the_dots_that_others_leave_out() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [700.0, 680.0, 660.0];
    page.content.push_str("85 700 m 425 700 l S 85 640 m 425 640 l S 85 680 m 425 680 l S ");
    // Between the second and the third row nothing is drawn, but the upright lines have a gap.
    for x in XS {
        page.draw(format_args!("{x} 640 m {x} 659.7 l S {x} 660.2 m {x} 700 l S "));
    }
    let rows: [&[&str]; 3] = [&["TT", "Chỉ tiêu", "Năm"], &["1", "Thu", "5"], &["2", "Chi", "6"]];
    fill(&file, &mut page, regular, &XS, &ys, &rows);
    file.add(page);
    let expected = ["| TT | Chỉ tiêu | Năm |", "| 1 | Thu | 5 |", "| 2 | Chi | 6 |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_cell_that_spans_rows_is_one_though_the_lines_beside_it_have_gaps() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    page.content.push_str("85 700 m 425 700 l S 85 660 m 425 660 l S 325 680 m 425 680 l S ");
    for x in XS {
        page.draw(format_args!("{x} 660 m {x} 679.7 l S {x} 680.2 m {x} 700 l S "));
    }
    let ys = [700.0, 680.0];
    let rows: [&[&str]; 2] = [&["TT", "Chỉ tiêu", "Kế hoạch"], &["", "", "Năm"]];
    fill(&file, &mut page, regular, &XS, &ys, &rows);
    file.add(page);
    let expected = ["| TT (1x2) | Chỉ tiêu (1x2) | Kế hoạch |", "| Năm |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn cells_span_where_lines_are_missing() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let (xs, ys) = ([85.0, 165.0, 245.0, 325.0], [740.0, 720.0, 700.0, 680.0]);
    page.content.push_str(
        "85 680 240 60 re S 165 740 m 165 680 l S 245 720 m 245 680 l S 165 720 m 325 720 l S 85 700 m 325 700 l S ",
    );
    let rows: [&[&str]; 3] =
        [&["Chỉ tiêu", "Năm 2022"], &["", "Kế hoạch", "Đạt"], &["Lúa", "5", "6"]];
    fill(&file, &mut page, regular, &xs, &ys, &rows);
    file.add(page);
    let expected = ["| Chỉ tiêu (1x2) | Năm 2022 (2x1) |", "| Kế hoạch | Đạt |", "| Lúa | 5 | 6 |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn capitals_in_the_middle_of_a_cell_go_on_on_the_next_line() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let (xs, ys) = ([85.0, 165.0, 215.0], [740.0, 670.0]);
    grid(&mut page, &xs, &ys);
    for (middle, lines) in
        [(125.0, ["định số", "1441/QĐ-", "UBND ngày"]), (190.0, ["phòng", "UBND", "tỉnh"])]
    {
        for (at, line) in lines.iter().enumerate() {
            let x = middle - line.chars().count() as f32 * 3.0;
            file.text(&mut page, regular, 12.0, x, 726.0 - 14.0 * at as f32, line);
        }
    }
    file.add(page);
    assert_eq!(blocks(&file), ["| định số 1441/QĐ-UBND ngày | phòng UBND tỉnh |"]);
}

#[test]
fn paragraphs_and_points_in_a_cell_stay_apart() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [740.0, 660.0];
    grid(&mut page, &XS, &ys);
    let text = "Kết quả thực hiện trong năm qua/như sau:/- Điểm một;/- Điểm hai.";
    fill(&file, &mut page, regular, &XS, &ys, &[&["1", text, "9"]]);
    file.add(page);
    let expected =
        ["| 1 | Kết quả thực hiện trong năm qua như sau: / - Điểm một; / - Điểm hai. | 9 |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_table_in_a_cell_is_a_table() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [740.0, 700.0, 640.0];
    grid(&mut page, &XS, &ys);
    fill(&file, &mut page, regular, &XS, &ys, &[&["TT", "Nội dung", "Năm"], &["1", "", "9"]]);
    // It begins at the line of the cell about it.
    let (columns, lines) = ([131.0, 181.0, 231.0], [699.5, 680.0]);
    grid(&mut page, &columns, &lines);
    fill(&file, &mut page, regular, &columns, &lines, &[&["a", "b"]]);
    file.text(&mut page, regular, 12.0, 130.0, 660.0, "sau bảng");
    file.add(page);
    let expected = ["| TT | Nội dung | Năm |", "| 1 | | a | b | / sau bảng | 9 |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn lines_that_end_in_a_corner_belong_to_the_table() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    // Below a head over the whole width, the first column begins at the first row's line, where both end.
    page.content.push_str("85 760 m 500 760 l S 85 740 m 500 740 l S 85 680 m 500 680 l S ");
    page.content.push_str("85 680 m 85 760 l S 500 680 m 500 760 l S ");
    page.content.push_str("120 720 m 500 720 l S 120 680 m 120 720 l S 120 700 m 500 700 l S ");
    page.content.push_str("400 680 m 400 740 l S ");
    for (x, y, text) in [
        (90.0, 744.0, "Nội dung"),
        (125.0, 724.0, "I. Học tập"),
        (405.0, 724.0, "Điểm"),
        (125.0, 704.0, "Vào lớp"),
        (405.0, 704.0, "3"),
        (125.0, 684.0, "Làm bài"),
        (405.0, 684.0, "5"),
    ] {
        file.text(&mut page, regular, 12.0, x, y, text);
    }
    file.add(page);
    let texts = blocks(&file);
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert!(texts[2].ends_with("| Vào lớp | 3 |"), "{texts:?}");
    assert!(texts[3].ends_with("| Làm bài | 5 |"), "{texts:?}");
}

#[test]
fn a_head_that_returns_is_kept_where_it_holds_a_table() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    for (number, inner) in [("1", None), ("2", Some("lồng"))] {
        let mut page = Page::default();
        let ys = [700.0, 600.0, 560.0];
        grid(&mut page, &XS, &ys);
        let rows: [&[&str]; 2] = [&["TT", "Chỉ tiêu", "Năm"], &[number, "Thu", "5"]];
        fill(&file, &mut page, regular, &XS, &ys, &rows);
        if let Some(inner) = inner {
            grid(&mut page, &[140.0, 200.0, 260.0], &[670.0, 640.0, 610.0]);
            file.text(&mut page, regular, 12.0, 145.0, 650.0, inner);
            file.text(&mut page, regular, 12.0, 205.0, 650.0, "trong");
        }
        file.add(page);
    }
    let texts = blocks(&file).join(" ");
    assert!(texts.contains("lồng") && texts.contains("trong"), "{texts}");
}

#[test]
fn a_table_without_lines_is_read_by_its_white_space() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 85.0, 760.0, "Trước bảng.");
    for (y, row) in [
        (720.0, ["Chỉ tiêu", "2021", "2022"]),
        (700.0, ["Lúa", "5,1", "6"]),
        (680.0, ["Ngô", "12", "7"]),
    ] {
        for (text, x) in row.iter().zip([85.0, 300.0, 450.0]) {
            file.text(&mut page, regular, 14.0, x, y, text);
        }
    }
    // A name that goes on in a second line.
    file.text(&mut page, regular, 14.0, 300.0, 664.0, "(tạm)");
    file.add(page);
    let expected = [
        "Trước bảng.",
        "| Chỉ tiêu | 2021 | 2022 |",
        "| Lúa | 5,1 | 6 |",
        "| Ngô | 12 (tạm) | 7 |",
    ];
    assert_eq!(blocks(&file), expected);
    let RawKind::Table(table) = &raw(&file)[1].kind else { panic!("a table") };
    assert!(table.borderless);
}

#[test]
fn a_list_of_abbreviations_on_the_first_page_is_read_row_by_row() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for text in ["1. Mục đích", "Quy trình này nói rõ.", "Nó cũng giúp cho.", "Và để làm."]
    {
        file.text(&mut page, regular, 14.0, 85.0, y, text);
        y -= 18.0;
    }
    file.text(&mut page, bold, 14.0, 85.0, y, "2. Chữ viết tắt");
    for (short, long) in [("- HS", ": Hồ sơ"), ("- GV", ": Giảng viên"), ("- SV", ": Sinh viên")]
    {
        y -= 18.0;
        file.text(&mut page, regular, 14.0, 85.0, y, short);
        file.text(&mut page, regular, 14.0, 240.0, y, long);
    }
    file.add(page);
    let rows = ["| - HS | : Hồ sơ |", "| - GV | : Giảng viên |", "| - SV | : Sinh viên |"];
    assert_eq!(blocks(&file)[5..], rows);
}

#[test]
fn frames_and_underlines_are_no_tables() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    page.content.push_str("40 40 515 762 re S 85 735 100 0.5 re f ");
    file.text(&mut page, regular, 14.0, 85.0, 738.0, "Gạch chân trong khung");
    file.add(page);
    assert_eq!(blocks(&file), ["Gạch chân trong khung"]);
}

#[test]
fn a_box_with_lines_that_lead_to_others_is_no_table() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, 85.0, 760.0, "Lưu đồ:");
    for (y, text) in [(700.0, "Lập kế hoạch"), (640.0, "Thực hiện")] {
        page.draw(format_args!("200 {y} 200 30 re S 300 {y} m 300 {} l S ", y - 30.0));
        file.text(&mut page, regular, 14.0, 240.0, y + 10.0, text);
    }
    file.add(page);
    assert_eq!(blocks(&file), ["Lưu đồ:", "Lập kế hoạch", "Thực hiện"]);
}

#[test]
fn text_set_upwards_in_a_cell_is_read() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [740.0, 660.0];
    grid(&mut page, &XS, &ys);
    fill(&file, &mut page, regular, &XS, &ys, &[&["", "Chỉ tiêu", "Năm"]]);
    let code = file.code(regular, "Số TT");
    page.draw(format_args!("BT /F0 12 Tf 0 1 -1 0 108 680 Tm {code} Tj ET"));
    file.add(page);
    assert_eq!(blocks(&file), ["| Số TT | Chỉ tiêu | Năm |"]);
}
