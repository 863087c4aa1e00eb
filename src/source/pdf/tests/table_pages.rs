//! Tables over pages: heads that return, rows that a page break cuts, and what is another table.

use super::print::{blocks, raw};
use super::tables::{XS, fill, grid};
use super::writer::{Page, Writer};

#[test]
fn a_table_goes_on_over_pages_with_its_head_once() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 720.0, 700.0, 680.0];
    for rows in [
        [["TT", "Chỉ tiêu", "Năm"], ["1", "Lúa", "9"], ["2", "Ngô", "8"]],
        [["TT", "Chỉ tiêu", "Năm"], ["3", "Sắn", "7"], ["4", "Chè", "6"]],
    ] {
        let mut page = Page::default();
        grid(&mut page, &XS, &ys);
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 3]>::as_slice).collect();
        fill(&file, &mut page, regular, &XS, &ys, &rows);
        file.add(page);
    }
    let expected = [
        "| TT | Chỉ tiêu | Năm |",
        "| 1 | Lúa | 9 |",
        "| 2 | Ngô | 8 |",
        "| 3 | Sắn | 7 |",
        "| 4 | Chè | 6 |",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_row_that_a_page_break_cuts_is_joined() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 710.0];
    for row in [
        ["1", "Thực hiện kế hoạch của tỉnh ta/về việc tiếp tục chương trình", "9"],
        ["", "cải cách hành chính.", ""],
    ] {
        let mut page = Page::default();
        grid(&mut page, &XS, &ys);
        fill(&file, &mut page, regular, &XS, &ys, &[&row]);
        file.add(page);
    }
    assert_eq!(
        blocks(&file),
        [
            "| 1 | Thực hiện kế hoạch của tỉnh ta về việc tiếp tục chương trình ⟦2⟧cải cách hành chính. | 9 |"
        ]
    );
}

#[test]
fn a_cut_row_is_joined_though_a_cell_above_spans_it() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let ys = [740.0, 720.0, 690.0];
    page.content.push_str(
        "85 690 340 50 re S 125 740 m 125 690 l S 325 740 m 325 690 l S 125 720 m 425 720 l S ",
    );
    let text = "Thực hiện kế hoạch của tỉnh ta/về việc tiếp tục chương trình";
    fill(&file, &mut page, regular, &XS, &ys, &[&["1", "Kế hoạch", "9"], &["", text, "8"]]);
    file.add(page);
    let mut page = Page::default();
    let ys = [740.0, 710.0, 690.0];
    grid(&mut page, &XS, &ys);
    let rows: [&[&str]; 2] = [&["", "cải cách hành chính.", ""], &["2", "Báo cáo", "7"]];
    fill(&file, &mut page, regular, &XS, &ys, &rows);
    file.add(page);
    let expected = [
        "| 1 (1x2) | Kế hoạch | 9 |",
        "| Thực hiện kế hoạch của tỉnh ta về việc tiếp tục chương trình ⟦2⟧cải cách hành chính. | 8 |",
        "| 2 | Báo cáo | 7 |",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_row_that_begins_the_page_is_not_joined_to_one_that_ends() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut first = Page::default();
    grid(&mut first, &XS, &[100.0, 80.0, 50.0]);
    // The first cell spans the rows; what is set at the right of the last one reaches its edge.
    first.content = first.content.replace("85 80 m 425 80 l", "125 80 m 425 80 l");
    let fill_row = |page: &mut Page, y: f32, cells: [&str; 2]| {
        file.text(page, regular, 12.0, 130.0, y, cells[0]);
        file.text(page, regular, 12.0, 420.0 - 6.0 * cells[1].len() as f32, y, cells[1]);
    };
    fill_row(&mut first, 86.0, ["Khoa Kinh tế.", "22/11/2025"]);
    fill_row(&mut first, 60.0, ["Khoa Toán và tin.", "24/11/2025"]);
    let mut next = Page::default();
    grid(&mut next, &XS, &[800.0, 770.0]);
    fill_row(&mut next, 780.0, ["Các khoa khác.", "10h, 26/11/2025"]);
    file.add(first);
    file.add(next);
    let texts = blocks(&file);
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert_eq!(texts[2], "|  | Các khoa khác. | 10h, 26/11/2025 |");
}

#[test]
fn tables_of_other_columns_are_other_tables() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 710.0];
    for (xs, text) in [([85.0, 125.0, 325.0], "Một"), ([100.0, 200.0, 500.0], "Hai")] {
        let mut page = Page::default();
        grid(&mut page, &xs, &ys);
        fill(&file, &mut page, regular, &xs, &ys, &[&["1", text]]);
        file.add(page);
    }
    assert_eq!(raw(&file).len(), 2);
}

#[test]
fn a_head_of_two_rows_returns_though_its_cells_span_them_no_more() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 720.0, 700.0, 680.0];
    let head: [&[&str]; 2] = [&["TT", "Chỉ tiêu", "Năm"], &["", "Thực hiện", ""]];
    for (number, row) in [["1", "Lúa", "9"], ["2", "Ngô", "8"]].iter().enumerate() {
        let mut page = Page::default();
        grid(&mut page, &XS, &ys);
        if number == 0 {
            page.content = page.content.replace("85 720 m 425 720 l", "125 720 m 325 720 l");
        }
        fill(&file, &mut page, regular, &XS, &ys, &[head[0], head[1], row.as_slice()]);
        file.add(page);
    }
    let expected = [
        "| TT (1x2) | Chỉ tiêu | Năm (1x2) |",
        "| Thực hiện |",
        "| 1 | Lúa | 9 |",
        "| 2 | Ngô | 8 |",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_cell_that_is_cut_within_brackets_is_one_paragraph_whatever_the_structure() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 720.0];
    for (number, row) in
        [["1", "Thủ tục xóa đăng ký đất đai (mã:", "9"], ["", "1.011443)", ""]].iter().enumerate()
    {
        let mut page = Page::default();
        grid(&mut page, &XS, &ys);
        page.draw(format_args!("/P <</MCID 0>> BDC "));
        fill(&file, &mut page, regular, &XS, &ys, &[row.as_slice()]);
        page.content.push_str("EMC ");
        page.structure.push(number.to_string());
        file.add(page);
    }
    let expected = ["| 1 | Thủ tục xóa đăng ký đất đai (mã: ⟦2⟧1.011443) | 9 |"];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_row_below_cells_that_span_it_is_not_joined_because_one_cell_is_full() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let ys = [740.0, 710.0];
    let full = "Kế hoạch tuyên truyền cải cách";
    for row in [["3", full, "Sở A."], ["", full, "Sở B."]] {
        let mut page = Page::default();
        grid(&mut page, &XS, &ys);
        fill(&file, &mut page, regular, &XS, &ys, &[&row]);
        file.add(page);
    }
    let row = |first: &str, last: &str| format!("| {first} | {full} | {last} |");
    assert_eq!(blocks(&file), [row("3", "Sở A."), row("", "Sở B.")]);
}
