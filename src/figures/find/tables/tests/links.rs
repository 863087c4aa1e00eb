//! Which column a comparison belongs to, and what it says of it.

use super::super::super::basis::PlanSource;
use super::super::super::draft::With;
use super::super::super::passages::Setting;
use super::{grid, read, read_all};
use crate::report::FigureKind;

#[test]
fn each_part_of_the_year_has_its_own_comparisons() {
    let rows: &[&[&str]] = &[
        &[
            "Sản phẩm ↓2",
            "ĐVT ↓2",
            "Kế hoạch năm ↓2",
            "Thực hiện tháng 10 ↓2",
            "Ước tính tháng 11 ↓2",
            "Cộng dồn 11 tháng ↓2",
            "Tháng 11 năm 2031 so với (%) →2",
            "11 tháng so với (%) →2",
        ],
        &["Tháng trước", "Cùng kỳ năm trước", "Kế hoạch năm", "Cùng kỳ năm trước"],
        &["Xi măng", "tấn", "9.000", "700", "735", "8.100", "105", "98,2", "90", "101,3"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Xi măng › Thực hiện tháng 10: 700 tấn",
            "Result 2031 Xi măng › Ước tính tháng 11: 735 tấn; percent_of 105; percent_of 98,2",
            "Result 2031 Xi măng › Cộng dồn 11 tháng: 8.100 tấn; plan_value 9.000; percent_of 90; percent_of 101,3",
        ]
    );
}

#[test]
fn formulas_say_what_is_compared() {
    let rows: &[&[&str]] = &[
        &[
            "Nội dung ↓2",
            "Dự toán năm 2031 ↓2",
            "Ước thực hiện năm 2031 ↓2",
            "Dự toán năm 2032 ↓2",
            "So sánh →2",
        ],
        &["Tuyệt đối", "Tương đối (%)"],
        &["A", "1", "2", "3", "(4)=(3)-(2)", "5=3/2"],
        &["Chi thường xuyên", "900", "950", "1.000", "50", "105,3"],
    ];
    assert_eq!(
        read_all(rows, "Triệu đồng"),
        [
            "Result 2031 Chi thường xuyên: 950 triệu đồng; plan_value 900",
            "Target 2032 Chi thường xuyên: 1.000 triệu đồng; change_abs 50; percent_of 105,3",
        ]
    );
}

#[test]
fn numbers_say_whether_a_rate_is_a_change_and_of_what() {
    let rows: &[&[&str]] = &[
        &[
            "Quỹ ↓2",
            "Số dư đến 31/12/2030 ↓2",
            "Số dư đến 30/11/2031 ↓2",
            "So với cuối năm 2030 →2",
        ],
        &["Số tiền", "Tỷ lệ (%)"],
        &["Quỹ Đền ơn", "400", "420", "20", "5"],
    ];
    assert_eq!(
        read_all(rows, "Đơn vị: triệu đồng")[1],
        "Result 2031 Quỹ Đền ơn › Số dư đến 30/11/2031: 420 triệu đồng; change_abs 20; change_percent 5"
    );
    // 97,5 is of the mean and not of the last year.
    let rows: &[&[&str]] = &[
        &["Chỉ tiêu ↓2", "Nghị quyết ↓2", "Kết quả →3", "So với Nghị quyết (%) ↓2"],
        &["2030", "2031", "Bình quân"],
        &["Kết nạp đoàn viên", "40", "36", "42", "39", "97,5"],
        &["Phát triển tổ chức", "20", "20", "24", "22", "110"],
    ];
    let read = read_all(rows, "");
    assert_eq!(read[2], "Result 2031 Kết nạp đoàn viên › Kết quả › Bình quân: 39; percent_of 97,5");
}

#[test]
fn numbers_say_which_of_two_plans_a_rate_is_of() {
    let rows: &[&[&str]] = &[
        &["Nội dung", "Dự toán TW giao", "Dự toán HĐND giao", "Thực hiện", "TH/DT (%)"],
        &["Thu nội địa", "1.000", "1.250", "1.100", "88"],
        &["Thu từ đất", "400", "500", "550", "110"],
    ];
    let setting = Setting { kind: FigureKind::Result, reported: Some(2031), planned: Some(2032) };
    let entries = read(grid(rows), "", &setting);
    for entry in &entries {
        let rate = entry.comparisons.last().expect("a rate");
        assert_eq!((rate.measure, &rate.with), ("percent_of", &With::Plan(PlanSource::Council)));
    }
}

#[test]
fn a_lowest_head_repeated_says_what_is_compared() {
    let rows: &[&[&str]] = &[
        &["Huyện ↓2", "Hộ nghèo năm 2030 →2", "Hộ nghèo năm 2031 →2", "Giảm so với năm 2030 →2"],
        &["Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"],
        &["Huyện Pa Hu", "500", "20", "425", "17", "75", "3"],
    ];
    assert_eq!(
        read_all(rows, "")[2..],
        [
            "Result 2031 Huyện Pa Hu › Hộ nghèo năm 2031 › Số hộ: 425 hộ; change_abs 75",
            "Result 2031 Huyện Pa Hu › Hộ nghèo năm 2031 › Tỷ lệ (%): 17 %; change_points 3",
        ]
    );
    let rows: &[&[&str]] = &[
        &["Cây trồng ↓2", "Diện tích (ha) →3", "Sản lượng (tấn) →3"],
        &["KH", "TH", "Đạt % KH", "KH", "TH", "Đạt % KH"],
        &["Lúa mùa", "50", "51", "102", "200", "210", "105"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Lúa mùa › Diện tích (ha): 51 ha; plan_value 50; percent_of 102",
            "Result 2031 Lúa mùa › Sản lượng (tấn): 210 tấn; plan_value 200; percent_of 105",
        ]
    );
}

#[test]
fn comparisons_of_nothing_in_the_table_are_figures() {
    let rows: &[&[&str]] = &[
        &["Ngành", "Tháng 11 so với tháng trước", "11 tháng so với cùng kỳ năm trước"],
        &["Khai khoáng", "99,4", "98,1"],
    ];
    assert_eq!(
        read_all(rows, "Đơn vị tính: %"),
        [
            "Result 2031 Khai khoáng › Tháng 11 so với tháng trước: 99,4 %",
            "Result 2031 Khai khoáng › 11 tháng so với cùng kỳ năm trước: 98,1 %",
        ]
    );
}

#[test]
fn nothing_is_said_of_what_may_be_of_either_of_two() {
    let rows: &[&[&str]] = &[
        &["Xã", "Số vụ", "Số người bị thương", "Tăng, giảm so với năm trước"],
        &["Xã Pa Hu", "14", "9", "-2"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Xã Pa Hu › Số vụ: 14 vụ",
            "Result 2031 Xã Pa Hu › Số người bị thương: 9 người"
        ]
    );
}

#[test]
fn a_table_may_have_its_heads_on_the_left() {
    let rows: &[&[&str]] = &[
        &["", "Lúa nước", "Ngô"],
        &["Kế hoạch (ha)", "810", "1.300"],
        &["Thực hiện (ha)", "826", "1.274"],
        &["TH/KH (%)", "102", "98"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Lúa nước: 826 ha; plan_value 810; percent_of 102",
            "Result 2031 Ngô: 1.274 ha; plan_value 1.300; percent_of 98",
        ]
    );
}

#[test]
fn ranks_limits_and_years_of_founding_are_no_figures() {
    let rows: &[&[&str]] = &[
        &["Đơn vị", "Năm thành lập", "Giới hạn cho phép", "Kết quả (mg/l)", "Xếp hạng"],
        &["Trạm Pa Hu", "2019", "30", "17", "2"],
    ];
    assert_eq!(read_all(rows, ""), ["Result 2031 Trạm Pa Hu: 17 mg/l"]);
}

#[test]
fn a_part_is_named_with_the_row_it_is_a_part_of() {
    let rows: &[&[&str]] = &[
        &["TT", "Chỉ tiêu", "ĐVT", "Năm 2031"],
        &["I", "Chăn nuôi", "", ""],
        &["1", "Tổng đàn gia súc", "con", "900"],
        &["", "Trong đó: trâu", "con", "300"],
        &["", "- Bò", "con", "600"],
        &["2", "Gà", "con", "5.000"],
        &["2.1", "Gà thịt", "con", "4.000"],
    ];
    assert_eq!(
        read_all(rows, ""),
        [
            "Result 2031 Tổng đàn gia súc: 900 con",
            "Result 2031 Trong đó: trâu (Tổng đàn gia súc): 300 con",
            "Result 2031 Bò (Tổng đàn gia súc): 600 con",
            "Result 2031 Gà (Chăn nuôi): 5.000 con",
            "Result 2031 Gà thịt (Gà): 4.000 con",
        ]
    );
}
