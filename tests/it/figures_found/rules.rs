//! More rules of finding figures: what a comparison is with, units with a whole, cells of tables.

use super::sentences::{assert_figures, found};

#[test]
fn a_plan_is_said_to_be_met_in_many_ways_and_counts_once() {
    assert_figures(&[
        ("Sản lượng đạt 9 tấn, vượt so với kế hoạch.", &["9 tấn; plan exceeded"]),
        ("Sản lượng đạt 9 tấn, vượt mức kế hoạch.", &["9 tấn; plan exceeded"]),
        ("Sản lượng đạt 9 tấn, vượt mức so với kế hoạch.", &["9 tấn; plan exceeded"]),
        ("Sản lượng đạt 9 tấn, đạt so với kế hoạch.", &["9 tấn; plan met"]),
        ("Sản lượng đạt 9 tấn và đạt kế hoạch.", &["9 tấn; plan met"]),
        ("Sản lượng đạt 9 tấn, chưa đạt kế hoạch.", &["9 tấn; plan missed"]),
        ("Sản lượng đạt 9 tấn, không đạt chỉ tiêu.", &["9 tấn; plan missed"]),
        ("Sản lượng đạt 9 tấn, vượt kế hoạch, vượt dự toán.", &["9 tấn; plan exceeded"]),
        (
            "Sản lượng đạt 9 tấn, tăng 5% so với năm 2029, vượt kế hoạch.",
            &["9 tấn; 2029 change_percent 5; plan exceeded"],
        ),
        ("Có 08 khoản thu vượt dự toán.", &["08 khoản thu"]),
        ("Có 08 khoản thu, vượt dự toán.", &["08 khoản thu; plan exceeded"]),
        (
            "Tỷ lệ nghèo giảm 2 điểm %, vượt kế hoạch.",
            &["2 điểm %; 2030 change_points -2; plan exceeded"],
        ),
        (
            "Sản lượng đạt 9 tấn, vượt mức kế hoạch 3%.",
            &["9 tấn; plan exceeded; plan over_percent 3"],
        ),
        (
            "Sản lượng đạt 9 tấn, vượt so với kế hoạch 3%.",
            &["9 tấn; plan exceeded; plan over_percent 3"],
        ),
    ]);
}

#[test]
fn a_change_is_on_whatever_period_is_named() {
    assert_figures(&[
        (
            "Tỷ lệ nghèo còn 9%, thấp hơn so với năm trước 2 điểm %.",
            &["9 %; 2030 change_points -2"],
        ),
        ("Tỷ lệ nghèo còn 9%, thấp hơn so với năm 2028 2 điểm %.", &["9 %; 2028 change_points -2"]),
        ("Tỷ lệ nghèo còn 9%, giảm so cùng kỳ 2 điểm %.", &["9 %; 2030 change_points -2"]),
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với đầu năm.", &["9 tấn; đầu năm change_abs 2"]),
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với cuối năm 2028.", &["9 tấn; 2028 change_abs 2"]),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với thực hiện năm 2028.",
            &["9 tấn; 2028 change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với ước thực hiện năm 2030.",
            &["9 tấn; 2030 change_abs 2"],
        ),
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với năm học trước.", &["9 tấn; 2030 change_abs 2"]),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với cùng thời điểm năm 2028.",
            &["9 tấn; 2028 change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với cùng kỳ năm trước.",
            &["9 tấn; 2030 change_abs 2"],
        ),
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với cùng kỳ năm 2029.", &["9 tấn; 2029 change_abs 2"]),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với tháng 11 năm 2030.",
            &["9 tấn; tháng 11 năm 2030 change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với tháng 11/2030.",
            &["9 tấn; tháng 11/2030 change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với tháng trước.",
            &["9 tấn; tháng trước change_abs 2"],
        ),
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với quý trước.", &["9 tấn; quý trước change_abs 2"]),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với đầu nhiệm kỳ.",
            &["9 tấn; đầu nhiệm kỳ change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với nhiệm kỳ trước.",
            &["9 tấn; nhiệm kỳ trước change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với bình quân chung cả nước.",
            &["9 tấn; bình quân chung cả nước change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với trung bình cả nước.",
            &["9 tấn; trung bình cả nước change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn so với cùng thời gian trước.",
            &["9 tấn; thời gian trước change_abs 2"],
        ),
        (
            "Sản lượng đạt 9 tấn, cao hơn ước thực hiện năm 2028 2 tấn.",
            &["9 tấn; 2028 change_abs 2"],
        ),
        // These name no period: it is on the year before.
        ("Sản lượng đạt 9 tấn, tăng 2 tấn so với trung tâm huyện.", &["9 tấn; 2030 change_abs 2"]),
        (
            "Sản lượng đạt 9 tấn, tăng 2 tấn do vụ xuân năm 2028 được mùa.",
            &["9 tấn; 2030 change_abs 2"],
        ),
    ]);
}

#[test]
fn a_unit_has_its_whole_and_a_list_its_end() {
    assert_figures(&[
        ("Đến nay có 99% thôn, bản", &["99 %"]),
        ("Đến nay có 99% thôn, bản, xã có đường xe máy.", &["99 %"]),
        ("Đạt 12 giường bệnh/1.000 dân.", &["12 giường bệnh/1.000 dân"]),
        ("Đạt 12 giường bệnh/vạn dân.", &["12 giường bệnh/vạn dân"]),
        ("Đạt 12 giường bệnh/10 xã.", &["12 giường bệnh", "10 xã"]),
        ("Năng suất đạt 45 tạ/ha.", &["45 tạ/ha"]),
        ("Công suất đạt 1.200 m3/ngày đêm.", &["1.200 m3/ngày đêm"]),
        ("Vốn đạt 5 nghìn tỷ đồng.", &["5 nghìn tỷ đồng"]),
        ("Kết nạp 12 đảng viên/15 chi bộ.", &["12 đảng viên", "15 chi bộ"]),
    ]);
}

#[test]
fn a_cell_is_a_number_with_its_own_unit_and_counts_once_however_far_it_spans() {
    assert_figures(&[
        (
            "| Chỉ tiêu | Đơn vị | Năm 2031 |\n|---|---|---|\n| Thu ngân sách | tỷ đồng | 12 triệu đồng |\n| Số xã đạt chuẩn | xã | 5/8 |\n| Tỷ lệ giảm | % | -2,5 |",
            &["12 triệu đồng", "5 of 8 xã", "2,5 %"],
        ),
        (
            "| Chỉ tiêu | Đơn vị | Năm 2031 |\n|---|---|---|\n| Công suất | MW | 12 |\n| Thu ngân sách | Tỷ đồng | 5 |",
            &["12 MW", "5 tỷ đồng"],
        ),
        (
            "| TT | Tên cơ quan, đơn vị chủ trì thực hiện | Số vốn đã giải ngân (tỷ đồng) |\n|---|---|---|\n| 1 | Sở Nội vụ | 12 |\n| 2 | Sở Y tế | 15 |",
            &["12 tỷ đồng", "15 tỷ đồng"],
        ),
        (
            "<table><tr><td>Chỉ tiêu</td><td>Đơn vị</td><td>Năm 2031</td></tr><tr><td>Số hộ nghèo</td><td>hộ</td><td rowspan=\"2\">412</td></tr><tr><td>Số hộ cận nghèo</td><td>hộ</td></tr></table>",
            &["412 hộ"],
        ),
    ]);
}

#[test]
fn numbers_that_count_nothing_are_no_figures() {
    assert_figures(&[
        ("Thực hiện 15-NQ/TW của tỉnh.", &[]),
        ("Đã họp 5/12 tại xã.", &[]),
        ("Liên hệ 02133876543 đồng chí Nam.", &[]),
        ("Trẻ sinh năm 2029, 2030 lần lượt là 95%, 96%.", &["95 %", "96 %"]),
        ("Đã cấp 1.000 thẻ.", &["1.000 thẻ"]),
    ]);
}

/// The name, what it measures, and its comparisons as printed.
#[test]
fn a_figure_has_the_name_and_the_measure_that_the_sentence_gives_it() {
    for (sentence, expected) in [
        ("Tốc độ tăng thu đạt 9%.", "Tốc độ tăng thu: Growth"),
        ("Tốc độ phát triển dân số đạt 9%.", "Tốc độ phát triển dân số: Growth"),
        ("Mức giảm hộ nghèo đạt 9%.", "Mức giảm hộ nghèo: Reduction"),
        ("Tỷ lệ hộ nghèo đạt 9%.", "Tỷ lệ hộ nghèo: Level"),
        ("Sản lượng thóc vượt 3% kế hoạch.", "Sản lượng thóc: Level 3"),
        ("Sản lượng thóc vượt mức 3% kế hoạch.", "Sản lượng thóc: Level 3"),
        ("Sản lượng thóc đạt 9 tấn, tăng 2,50 tấn.", "Sản lượng thóc: Level 2,50"),
    ] {
        let figures = found(sentence);
        let figure = &figures[0].figure;
        let name = figure.name.vi.as_deref().unwrap_or_default();
        let printed = figure.comparisons.iter().filter_map(|one| one.value_text.as_deref());
        let shown = printed
            .fold(format!("{name}: {:?}", figure.measure), |shown, value| shown + " " + value);
        assert_eq!(shown, expected, "{sentence}");
    }
}
