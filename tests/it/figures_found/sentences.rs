//! The rules one by one: a sentence, and the figures that it states.

use baocao::figures::find::{FoundFigure, find};
use baocao::import::import;

/// The figures of a sentence in a section of results of 2031: value, unit, and comparisons as "basis measure value".
fn figures(sentence: &str) -> Vec<String> {
    let source =
        format!("**BÁO CÁO**\n\n**Kết quả công tác năm 2031**\n\n**I. KẾT QUẢ**\n\n{sentence}\n");
    let report = import(source.as_bytes(), None).report;
    find(&report).figures.iter().map(written).collect()
}

fn written(found: &FoundFigure) -> String {
    let figure = &found.figure;
    let number = |word: &str, number: &Option<serde_json::Number>| {
        number.as_ref().map(|number| format!(" {word} {number}")).unwrap_or_default()
    };
    let amount = [
        figure.value_text.to_string(),
        number("to", &found.to),
        number("of", &found.of),
        number("from", &found.before),
        format!(" {}", figure.unit),
    ];
    let comparisons = figure.comparisons.iter().map(|one| {
        let value = one.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        format!("; {} {}{value}", one.basis, one.measure)
    });
    amount.into_iter().chain(comparisons).collect::<Vec<_>>().concat()
}

pub(super) fn assert_figures(cases: &[(&str, &[&str])]) {
    for (sentence, expected) in cases {
        assert_eq!(figures(sentence), *expected, "{sentence}");
    }
}

#[test]
fn amounts_are_read_with_their_units() {
    assert_figures(&[
        ("Tổng diện tích gieo trồng đạt 8.412 ha.", &["8.412 ha"]),
        ("Mật độ đạt 12,3 bác sĩ/10.000 dân.", &["12,3 bác sĩ/10.000 dân"]),
        ("Thu nhập đạt 48 triệu đồng/người/năm.", &["48 triệu đồng/người/năm"]),
        ("Khen thưởng 22 tập thể, cá nhân.", &["22 tập thể, cá nhân"]),
        ("Tổng thu là 16 tỷ 434 triệu đồng.", &["16 tỷ đồng"]),
        ("Sản lượng thủy sản 9 tháng 41.250 tấn.", &["41.250 tấn"]),
        ("Có 71 Thẩm phán, 15 Tam Đường.", &["71 Thẩm phán"]),
        ("Giải quyết 298/305 vụ việc.", &["298 of 305 vụ việc"]),
        ("Chi đầu tư 5.817 tỷ đồng/5.937 tỷ đồng.", &["5.817 of 5937 tỷ đồng"]),
        ("Toàn huyện có 07 Liên hiệp HTX.", &["07 Liên hiệp HTX"]),
    ]);
}

#[test]
fn ranges_keep_both_ends_and_movements_both_values() {
    assert_figures(&[
        ("Tỷ lệ che phủ rừng đạt 51 - 52 %.", &["51 to 52 %"]),
        ("Tỷ lệ hộ nghèo giảm hàng năm 1%-1,5%.", &["1 to 1.5 %"]),
        (
            "Tỷ lệ hộ nghèo giảm từ 9,6% năm 2025 xuống còn 3,1%.",
            &["3,1 from 9.6 %; 2025 value 9.6"],
        ),
    ]);
}

#[test]
fn plans_and_earlier_years_are_compared_with_the_figure_before() {
    assert_figures(&[
        (
            "Sản lượng đạt 224 nghìn tấn, bằng 100,7% kế hoạch, tăng 1,5 nghìn tấn.",
            &["224 nghìn tấn; plan percent_of 100.7; 2030 change_abs 1.5"],
        ),
        ("Tỷ lệ tham gia đạt 93,6% (chỉ tiêu 93%).", &["93,6 %; plan plan_value 93"]),
        (
            "Đăng ký 165 doanh nghiệp với tổng vốn 4.000 tỷ đồng, tăng 35 doanh nghiệp so với năm 2029.",
            &["165 doanh nghiệp; 2029 change_abs 35", "4.000 tỷ đồng"],
        ),
        ("Sản lượng đạt 9 tấn, vượt kế hoạch.", &["9 tấn; plan exceeded"]),
        ("Tỷ lệ nghèo còn 9%, thấp hơn năm trước 2 điểm %.", &["9 %; 2030 change_points -2"]),
        ("Quy mô đạt 202 tỷ đồng, gấp 1,6 lần năm 2026.", &["202 tỷ đồng; 2026 change_times 1.6"]),
        ("Doanh thu đạt 612 tỷ đồng, bằng 107% cùng kỳ.", &["612 tỷ đồng; 2030 percent_of 107"]),
        (
            "Thu đạt 580 tỷ đồng, tăng 10,4% so cùng kỳ (525 tỷ đồng).",
            &["580 tỷ đồng; 2030 change_percent 10.4; 2030 value 525"],
        ),
        ("Giá trị sản xuất tăng bình quân 8%/năm.", &["8 %/năm"]),
        (
            "Thu đạt 11 tỷ đồng, vượt 6% dự toán HĐND tỉnh giao.",
            &["11 tỷ đồng; council_estimate over_percent 6"],
        ),
    ]);
}

/// A name ends with a whole word: of a compound, of which the first half alone says nothing, both are in it or none.
#[test]
fn a_name_ends_with_a_whole_word() {
    for (sentence, name) in [
        (
            "Có 100% lãnh đạo, quản lý các cấp được bổ nhiệm mới.",
            "lãnh đạo, quản lý các cấp được bổ nhiệm mới",
        ),
        (
            "Giải quyết 98% hồ sơ thủ tục hành chính tiếp nhận hằng năm.",
            "hồ sơ thủ tục hành chính tiếp nhận",
        ),
        (
            "Có 100% hệ thống thông tin dùng chung được triển khai trên nền tảng điện toán đám mây an toàn.",
            "hệ thống thông tin dùng chung được triển khai",
        ),
    ] {
        let source = format!("**BÁO CÁO**\n\n**I. KẾT QUẢ**\n\n{sentence}\n");
        let found = find(&import(source.as_bytes(), None).report);
        let named = found.figures[0].figure.name.vi.as_ref().expect("a name").to_string();
        assert!(named.ends_with(name), "{sentence}: {named}");
    }
}

#[test]
fn labels_dates_and_documents_are_no_figures() {
    for sentence in [
        "Thực hiện Nghị quyết số 05-NQ/HU ngày 12/01/2031 và Nghị định 61/2018/NĐ-CP.",
        "Theo Khoản 2 Điều 28 Luật Khiếu nại.",
        "Giai đoạn 2021-2025, tầm nhìn 2030.",
        "Dịch Covid-19 được kiểm soát; sửa đường QL.32 và ĐT.217.",
        "Mạng 4G, 5G hoạt động 24/7.",
        "Đại hội lần thứ 13; Nghị quyết Trung ương 4 khóa XII.",
        "Biểu số 02, 03 đính kèm theo quy định2.",
        "Xếp thứ 3 trong 9 huyện, tăng 5 bậc.",
        "Trẻ em dưới 6 tuổi, lớp 5, mũi 3.",
        "Phong trào “5 không, 3 sạch”, phương châm 4 tại chỗ.",
        "Điện thoại 0912345678.",
    ] {
        assert_eq!(figures(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn criteria_and_examples_state_nothing() {
    for sentence in [
        "Đạt từ 90% hồ sơ trở lên thì được 2 điểm; từ 80% đến dưới 90% thì được 1 điểm; dưới 80% thì 0 điểm.",
        "Ví dụ, đơn vị tiếp nhận 200 hồ sơ, giải quyết đúng hạn 190 hồ sơ.",
        "Nhà cao từ 5 tầng trở lên thuộc diện quản lý.",
        "Phí giao dịch 0 đồng.",
        "Mức phạt từ 30 triệu đồng đến 50 triệu đồng.",
        "Mỗi trường có 01 sáng kiến.",
    ] {
        assert_eq!(figures(sentence), Vec::<String>::new(), "{sentence}");
    }
    assert_figures(&[("Còn 3 đơn vị có tỷ lệ hồ sơ quá hạn trên 5%.", &["3 đơn vị"])]);
}

#[test]
fn movements_are_read_with_and_without_their_verbs_and_units() {
    assert_figures(&[
        ("Tỷ lệ che phủ rừng từ 50% lên 52%.", &["52 from 50 %"]),
        ("Tỷ lệ che phủ rừng tăng từ 50 lên 52%.", &["52 from 50 %"]),
        ("Số hợp tác xã tăng từ 50 lên 52.", &["52 from 50 "]),
        ("Số hộ nghèo giảm từ 120 xuống còn 90.", &["90 from 120 "]),
        ("Số hộ nghèo từ 120 xuống còn 90 hộ.", &["90 from 120 hộ"]),
    ]);
}

#[test]
fn numbers_of_points_are_none_and_what_follows_them_is() {
    assert_figures(&[
        (
            "(1) 12 tập thể được khen thưởng; (2) 3 cá nhân bị kỷ luật.",
            &["12 tập thể", "3 cá nhân"],
        ),
        ("1) 12 tập thể được khen thưởng.", &["12 tập thể"]),
    ]);
}

#[test]
fn a_plan_in_brackets_is_that_of_the_figure_before() {
    assert_figures(&[
        ("Diện tích đạt 150 ha (kế hoạch 140 ha).", &["150 ha; plan plan_value 140"]),
        ("Diện tích theo kế hoạch đạt 150 ha (140 ha).", &["150 ha; plan plan_value 140"]),
        ("Diện tích đạt 150 ha (kế hoạch vốn 140 ha).", &["150 ha", "140 ha"]),
    ]);
}
