//! Tables with merged heads, read as a grid of cells.

use super::super::basis::PlanSource;
use super::super::draft::With;
use super::super::entry::Entry;
use super::super::grid::{CellGrid, GridCell};
use super::super::layout::TableLayout;
use super::super::passages::Setting;
use crate::figures::decimal::Decimal;
use crate::report::FigureKind;

/// A table of rows of cells: `text`, with `→n` behind it over n columns and `↓n` over n rows.
fn grid(rows: &[&[&str]]) -> CellGrid {
    let mut taken = std::collections::HashSet::new();
    let mut offset = 0;
    let mut cells = Vec::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for cell in *row {
            while taken.contains(&(x, y)) {
                x += 1;
            }
            let (text, right) = cell
                .split_once('→')
                .map_or((*cell, 1), |(text, n)| (text, n.parse().expect("a number of columns")));
            let (text, down) = text
                .split_once('↓')
                .map_or((text, 1), |(text, n)| (text, n.parse().expect("a number of rows")));
            taken.extend((x..x + right).flat_map(|x| (y..y + down).map(move |y| (x, y))));
            cells.push(GridCell {
                text: text.trim().to_owned(),
                columns: x..x + right,
                rows: y..y + down,
                offset,
            });
            offset += cell.chars().count() + 3;
            x += right;
        }
    }
    CellGrid::new(cells)
}

fn read(grid: CellGrid, above: &str, setting: &Setting) -> Vec<Entry> {
    let layout = TableLayout::new(grid);
    layout.map(|layout| super::read(&layout, above, setting)).unwrap_or_default()
}

fn read_all(rows: &[&[&str]], above: &str) -> Vec<String> {
    let setting = Setting { kind: FigureKind::Result, reported: Some(2031), planned: Some(2032) };
    let entries = read(grid(rows), above, &setting);
    entries
        .iter()
        .map(|entry| {
            let year = entry.year.unwrap_or_default();
            let head =
                format!("{:?} {year} {}: {} {}", entry.kind, entry.name, entry.written, entry.unit);
            let compared = entry.comparisons.iter().map(|one| {
                format!("; {} {}", one.measure, one.written.as_deref().unwrap_or_default())
            });
            head.trim_end().to_owned() + &compared.collect::<String>()
        })
        .collect()
}

#[test]
fn heads_over_two_rows_and_several_columns() {
    let rows: &[&[&str]] = &[
        &["STT ↓2", "Chỉ tiêu ↓2", "ĐVT ↓2", "TH năm 2030 ↓2", "Năm 2031 →3", "KH 2032 ↓2"],
        &["KH", "Ước TH", "Ước TH/KH (%)"],
        &["1", "2", "3", "4", "5", "6", "7=6/5", "8"],
        &["I", "KINH TẾ", "", "", "", "", "", ""],
        &["1", "Thu ngân sách", "Tỷ đồng", "90", "96,0", "101,7", "105,9", "110"],
        &["2", "- Trong đó: thu từ đất", "nt", "20", "30", "24,3", "Không đạt", "28"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2030 Thu ngân sách: 90 tỷ đồng",
            "Result 2031 Thu ngân sách: 101,7 tỷ đồng; plan_value 96,0; percent_of 105,9",
            "Target 2032 Thu ngân sách: 110 tỷ đồng",
            "Result 2030 Trong đó: thu từ đất (Thu ngân sách): 20 tỷ đồng",
            "Result 2031 Trong đó: thu từ đất (Thu ngân sách): 24,3 tỷ đồng; plan_value 30; missed ",
            "Target 2032 Trong đó: thu từ đất (Thu ngân sách): 28 tỷ đồng",
        ]
    );
}

#[test]
fn units_come_from_the_title_the_head_or_the_name() {
    let rows: &[&[&str]] = &[
        &["Nội dung", "Dự toán", "Thực hiện", "So với cùng kỳ (%)"],
        &["Chi đầu tư", "5.937", "5.817", "102,4"],
    ];
    assert_eq!(
        read_all(rows, "Đơn vị tính: triệu đồng"),
        ["Result 2031 Chi đầu tư: 5.817 triệu đồng; plan_value 5.937; percent_of 102,4"]
    );
    let rows: &[&[&str]] = &[
        &["Đơn vị", "Số hồ sơ tiếp nhận", "Tỷ lệ đúng hạn (%)"],
        &["Xã Nà Phay", "1.205", "99,1"],
        &["Xã Mường Lâm", "986", ">98,4"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Xã Nà Phay › Số hồ sơ tiếp nhận: 1.205 hồ sơ",
            "Result 2031 Xã Nà Phay › Tỷ lệ đúng hạn (%): 99,1 %",
            "Result 2031 Xã Mường Lâm › Số hồ sơ tiếp nhận: 986 hồ sơ",
            "Result 2031 Xã Mường Lâm › Tỷ lệ đúng hạn (%): 98,4 %",
        ]
    );
}

#[test]
fn the_most_a_row_can_score_is_no_figure() {
    let rows: &[&[&str]] = &[
        &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Ghi chú"],
        &["1.1", "Ban hành kế hoạch", "2,0", "1,5", "Kế hoạch số 12/KH-UBND"],
    ];
    assert_eq!(read_all(rows, ""), ["Result 2031 Ban hành kế hoạch › Điểm tự chấm: 1,5 điểm"]);
}

#[test]
fn years_as_heads_are_the_years_of_their_columns() {
    let rows: &[&[&str]] =
        &[&["Chỉ tiêu", "Đơn vị tính", "2029", "2030"], &["Diện tích chè", "ha", "1.024", "1.100"]];
    assert_eq!(
        read_all(rows, ""),
        ["Result 2029 Diện tích chè: 1.024 ha", "Result 2030 Diện tích chè: 1.100 ha"]
    );
}

#[test]
fn tables_that_lay_out_text_state_nothing() {
    let rows: &[&[&str]] = &[&["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI"], &["Số: 12/BC", "ngày 12"]];
    assert!(read_all(rows, "").is_empty());
    assert!(read_all(&[], "").is_empty());
}

#[test]
fn cells_may_hold_ranges_and_words_that_qualify_them() {
    let rows: &[&[&str]] = &[
        &["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2031", "Ước thực hiện năm 2031", "Đánh giá"],
        &["1", "Tốc độ tăng giá tiêu dùng", "%", "Khoảng 4", "2,79", "Vượt"],
        &["2", "Lao động qua đào tạo", "%", "60-62", "61 - 62", "Đạt"],
        &["3", "Tỷ lệ nhập siêu", "%", "Dưới 3", "Xuất siêu", "Vượt"],
    ];
    let setting = Setting { kind: FigureKind::Result, reported: Some(2031), planned: Some(2032) };
    let entries = read(grid(rows), "", &setting);
    let (price, labour, imports) = (&entries[0], &entries[1], &entries[2]);
    assert_eq!(price.comparisons[0].written.as_deref(), Some("4"));
    assert_eq!((labour.written.as_str(), labour.to), ("61", Some(Decimal::new(62, 0))));
    // A plan without a number beside it is a figure of the same year.
    assert_eq!((imports.kind, imports.year), (FigureKind::Target, Some(2031)));
    assert_eq!(imports.qualifier.as_deref(), Some("dưới"));
}

#[test]
fn years_may_be_the_names_of_rows() {
    let rows: &[&[&str]] =
        &[&["Năm", "DT thu hoạch (ha)", "Sản lượng (tấn)"], &["2029", "439,1", "751"]];
    assert_eq!(
        read_all(rows, ""),
        ["Result 2029 DT thu hoạch (ha): 439,1 ha", "Result 2029 Sản lượng (tấn): 751 tấn",]
    );
}

#[test]
fn plans_are_those_of_results_and_of_who_made_them() {
    let rows: &[&[&str]] = &[
        &[
            "Dự án",
            "Tổng mức đầu tư",
            "Kế hoạch vốn năm 2031",
            "Giải ngân đến 30/11/2031",
            "Tỷ lệ giải ngân (%)",
        ],
        &["Đường Mường Tra", "85.400", "32.000", "28.800", "90"],
    ];
    assert_eq!(
        read_all(rows, "ĐVT: triệu đồng"),
        [
            "Result 2031 Đường Mường Tra › Tổng mức đầu tư: 85.400 triệu đồng",
            "Result 2031 Đường Mường Tra › Giải ngân đến 30/11/2031: 28.800 triệu đồng; plan_value 32.000; percent_of 90",
        ]
    );
    let rows: &[&[&str]] = &[
        &[
            "Nội dung",
            "Dự toán TW giao",
            "Dự toán HĐND giao",
            "Thực hiện",
            "TH/DT TW (%)",
            "TH/DT HĐND (%)",
        ],
        &["Thu nội địa", "1.200", "1.350", "1.310", "109,2", "97"],
    ];
    let setting = Setting { kind: FigureKind::Result, reported: Some(2031), planned: Some(2032) };
    let entries = read(grid(rows), "", &setting);
    let plans = entries[0].comparisons.iter().map(|one| (one.with.clone(), one.measure));
    let (central, council) = (With::Plan(PlanSource::Central), With::Plan(PlanSource::Council));
    assert_eq!(
        plans.collect::<Vec<_>>(),
        [
            (central.clone(), "plan_value"),
            (council.clone(), "plan_value"),
            (central, "percent_of"),
            (council, "percent_of"),
        ]
    );
    let given: &[&[&str]] =
        &[&["Đơn vị", "Biên chế được giao", "Hiện có"], &["Văn phòng huyện", "24", "22"]];
    assert!(read_all(given, "")[0].starts_with("Target 2031"));
}

#[test]
fn differences_are_changes_of_what_their_heads_count() {
    let rows: &[&[&str]] = &[
        &[
            "Cấp học ↓2",
            "Số lớp ↓2",
            "Số học sinh ↓2",
            "Tăng (+), giảm (-) so với năm học trước →2",
        ],
        &["Lớp", "Học sinh"],
        &["Mầm non", "182", "4.610", "+3", "-85"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Mầm non › Số lớp: 182 lớp; change_abs 3",
            "Result 2031 Mầm non › Số học sinh: 4.610 học sinh; change_abs 85",
        ]
    );
    let rows: &[&[&str]] = &[
        &["Nội dung", "ĐVT", "Năm 2030", "Năm 2031", "Tăng/giảm"],
        &["Trường đạt chuẩn", "trường", "18", "20", "2"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2030 Trường đạt chuẩn: 18 trường",
            "Result 2031 Trường đạt chuẩn: 20 trường; change_abs 2",
        ]
    );
}

#[test]
fn a_comparison_beside_years_has_an_amount_and_a_rate() {
    let rows: &[&[&str]] = &[
        &["Tiêu chí ↓2", "Năm 2030 ↓2", "Năm 2031 ↓2", "So sánh →2"],
        &["Số lượng", "Tỷ lệ (%)"],
        &["Số vụ", "18", "15", "-3", "-16,7"],
    ];
    assert_eq!(
        read_all(rows, ""),
        ["Result 2030 Số vụ: 18 vụ", "Result 2031 Số vụ: 15 vụ; change_abs 3; change_percent 16,7",]
    );
    let rows: &[&[&str]] =
        &[&["Tiêu chí", "Năm 2030", "Năm 2031", "So sánh (%)"], &["Số vụ án", "18", "15", "83,3"]];
    assert_eq!(read_all(rows, "")[1], "Result 2031 Số vụ án: 15 vụ án; percent_of 83,3");
}

#[test]
fn a_plain_rate_beside_a_plan_and_a_result_is_that_of_the_plan() {
    let rows: &[&[&str]] = &[
        &["STT", "Đơn vị", "Chỉ tiêu giao", "Kết quả", "Tỷ lệ đạt (%)"],
        &["1", "Xã Pa Hu", "40", "43", "107,5"],
    ];
    assert_eq!(read_all(rows, ""), ["Result 2031 Xã Pa Hu: 43; plan_value 40; percent_of 107,5"]);
    let rows: &[&[&str]] =
        &[&["TT", "Xã", "Số hộ", "Tỷ lệ (%)"], &["1", "Xã Pa Hu", "186", "22,9"]];
    assert_eq!(read_all(rows, "")[1], "Result 2031 Xã Pa Hu › Tỷ lệ (%): 22,9 %");
}

#[test]
fn what_was_a_year_before_is_of_that_year_and_not_compared() {
    let rows: &[&[&str]] = &[
        &["Tên bệnh", "Số ca", "Số tử vong", "Số ca cùng kỳ", "Tăng, giảm so với cùng kỳ (%)"],
        &["Sốt xuất huyết", "46", "0", "61", "-24,6"],
    ];
    let read = read_all(rows, "");
    assert_eq!(read[0], "Result 2031 Sốt xuất huyết › Số ca: 46 ca; change_percent 24,6");
    assert_eq!(read[2], "Result 2030 Sốt xuất huyết › Số ca cùng kỳ: 61 ca");
}

mod links;
