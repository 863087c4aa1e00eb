//! Tables with merged heads, read as a grid of cells.

use super::super::grid::{CellGrid, GridCell};
use super::super::passages::Setting;
use super::read;
use crate::report::FigureKind;

/// A table of rows of cells: `text`, with `→n` behind it over n columns and `↓n` over n rows.
fn grid(rows: &[&[&str]]) -> CellGrid {
    let mut taken = std::collections::HashSet::new();
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
                offset: 0,
            });
            x += right;
        }
    }
    CellGrid::new(cells)
}

fn read_all(rows: &[&[&str]], above: &str) -> Vec<String> {
    let setting = Setting { kind: FigureKind::Result, reported: Some(2031), planned: Some(2032) };
    let entries = read(&grid(rows), above, &setting);
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
            "Result 2031 Thu ngân sách: 101,7 tỷ đồng; percent_of 105,9; plan_value 96,0",
            "Target 2032 Thu ngân sách: 110 tỷ đồng",
            "Result 2030 Trong đó: thu từ đất: 20 tỷ đồng",
            "Result 2031 Trong đó: thu từ đất: 24,3 tỷ đồng; missed ; plan_value 30",
            "Target 2032 Trong đó: thu từ đất: 28 tỷ đồng",
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
        ["Result 2031 Chi đầu tư: 5.817 triệu đồng; percent_of 102,4; plan_value 5.937"]
    );
    let rows: &[&[&str]] = &[
        &["Đơn vị", "Số hồ sơ tiếp nhận", "Tỷ lệ đúng hạn (%)"],
        &["Xã Nà Phay", "1.205", "99,1"],
        &["Xã Mường Lâm", "986", ">98,4"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Xã Nà Phay Số hồ sơ tiếp nhận: 1.205 hồ sơ",
            "Result 2031 Xã Nà Phay Tỷ lệ đúng hạn (%): 99,1 %",
            "Result 2031 Xã Mường Lâm Số hồ sơ tiếp nhận: 986 hồ sơ",
            "Result 2031 Xã Mường Lâm Tỷ lệ đúng hạn (%): 98,4 %",
        ]
    );
}

#[test]
fn the_most_a_row_can_score_is_no_figure() {
    let rows: &[&[&str]] = &[
        &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Ghi chú"],
        &["1.1", "Ban hành kế hoạch", "2,0", "1,5", "Kế hoạch số 12/KH-UBND"],
    ];
    assert_eq!(read_all(rows, ""), ["Result 2031 Ban hành kế hoạch: 1,5 điểm"]);
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
