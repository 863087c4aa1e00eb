//! The rules one by one: a sentence, and the figures that it states.

use baocao::figures::find::{FoundFigure, find};
use baocao::import::import;
use baocao::report::FigureKind;

/// The figures of a sentence in a section of results of 2031.
pub(super) fn found(sentence: &str) -> Vec<FoundFigure> {
    let source =
        format!("**BÁO CÁO**\n\n**Kết quả công tác năm 2031**\n\n**I. KẾT QUẢ**\n\n{sentence}\n");
    let report = import(source.as_bytes(), None).report;
    find(&report).figures
}

/// The same in words: value, unit, and comparisons as "basis measure value".
fn figures(sentence: &str) -> Vec<String> {
    found(sentence).iter().map(written).collect()
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
fn a_name_holds_the_whole_list_that_it_ends_with() {
    let names = |sentence: &str| -> Vec<String> {
        let source = format!("# BÁO CÁO năm 2031\n\n## I. Kết quả\n\n{sentence}\n");
        let found = find(&import(source.as_bytes(), None).report).figures;
        found.iter().map(|one| one.figure.name.vi.clone().unwrap_or_default().to_string()).collect()
    };
    for (sentence, wanted) in [
        (
            "Trong đó nông, lâm, thủy sản tăng 4,1%, dịch vụ tăng 9,2%.",
            ["nông, lâm, thủy sản", "dịch vụ"],
        ),
        (
            "Ngành công nghiệp chế biến, chế tạo tăng 10,1%; dư nợ cho vay trung, dài hạn chiếm 37,6%.",
            ["Ngành công nghiệp chế biến, chế tạo", "dư nợ cho vay trung, dài hạn"],
        ),
        ("Tỷ lệ tiêm đạt 76,4% diện tiêm, cúm gia cầm đạt 81,9%.", ["Tỷ lệ tiêm", "cúm gia cầm"]),
        (
            "Cây lạc: Diện tích gieo trồng 33 ha, năng suất đạt 30 tạ/ha.",
            ["Diện tích gieo trồng (Cây lạc)", "năng suất (Cây lạc)"],
        ),
        ("Trong kỳ, dịch vụ tăng 3,1%; nhìn chung, xuất khẩu tăng 2%.", ["dịch vụ", "xuất khẩu"]),
    ] {
        assert_eq!(names(sentence), wanted, "{sentence}");
    }
}

#[test]
fn articles_are_not_counted() {
    assert_figures(&[
        ("Điều lệ gồm 6 chương, 28 Điều, đã được Đại hội thông qua.", &[]),
        ("Thực hiện 5 chương trình.", &["5 chương trình"]),
    ]);
}

#[test]
fn aims_for_the_rest_of_a_year_are_of_that_year() {
    let year = |title: &str| {
        let source = format!(
            "**BÁO CÁO**\n\n**{title}**\n\n**II. PHƯƠNG HƯỚNG, NHIỆM VỤ**\n\nThu ngân sách đạt 90 tỷ đồng.\n"
        );
        find(&import(source.as_bytes(), None).report).figures[0].figure.year
    };
    for (title, wanted) in [
        ("Kết quả công tác quý III năm 2031", 2031),
        ("Kết quả công tác tháng 9 năm 2031", 2031),
        ("Kết quả công tác 6 tháng đầu năm 2031", 2031),
        ("Kết quả công tác năm 2031", 2032),
        ("Kết quả công tác tháng 12 năm 2031", 2032),
    ] {
        assert_eq!(year(title), wanted, "{title}");
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

#[test]
fn the_basis_of_a_comparison_is_found_beside_parentheses_and_seasons() {
    assert_figures(&[
        (
            "Thụ lý 725 việc, tăng 43 việc (6,3%) so với cùng kỳ năm 2028.",
            &["725 việc; 2028 change_abs 43; 2028 change_percent 6.3"],
        ),
        (
            "Có 318 người tham gia, giảm 40 người (giảm 11,2%) so với năm 2029.",
            &["318 người; 2029 change_abs -40; 2029 change_percent -11.2"],
        ),
        (
            "Số hộ còn 186 hộ, giảm 14 hộ (7%), đạt 101% kế hoạch.",
            &["186 hộ; 2030 change_abs -14; 2030 change_percent -7; plan percent_of 101"],
        ),
        (
            "Diện tích lúa đạt 312 nghìn ha, tăng 27 nghìn ha so với vụ đông xuân 2028.",
            &["312 nghìn ha; 2028 change_abs 27"],
        ),
        (
            "Tỷ lệ trẻ ra lớp đạt 95,6% (tăng 2,4% so với năm học 2025-2026).",
            &["95,6 %; năm học 2025-2026 change_percent 2.4"],
        ),
        ("Có 59 người tham gia so với cùng kỳ năm 2029 (55 người).", &["59 người; 2029 value 55"]),
    ]);
}

#[test]
fn plans_are_found_before_their_value_and_where_they_are_understood() {
    assert_figures(&[
        (
            "Tỷ lệ bao phủ đạt 86,5%, thấp hơn 4,5% so với chỉ tiêu được giao tại Quyết định số 54/QĐ-UBND ngày 29/4/2031 của \
             Ủy ban (91%).",
            &["86,5 %; plan over_percent -4.5; plan plan_value 91"],
        ),
        (
            "Tỷ lệ hài lòng đạt 90% (vượt so với nghị quyết đề ra là 85%).",
            &["90 %; plan exceeded; plan plan_value 85"],
        ),
        (
            "Đưa 110 lao động đi làm việc ở nước ngoài đạt 104% so với kế hoạch năm.",
            &["110 lao động; plan percent_of 104"],
        ),
        (
            "Chi đầu tư 200 tỷ đồng, đạt 55% dự toán; chi thường xuyên 290 tỷ đồng, đạt 61%.",
            &["200 tỷ đồng; plan percent_of 55", "290 tỷ đồng; plan percent_of 61"],
        ),
        (
            "Phía Bắc gieo cấy 1.142 ha, bằng 99% cùng kỳ; phía Nam gieo cấy 223 ha, bằng 92%.",
            &["1.142 ha; 2030 percent_of 99", "223 ha; 2030 percent_of 92"],
        ),
        (
            "Thu ngân sách là 404 tỷ đồng, so dự toán giao đạt 42% và bằng 96% so với cùng kỳ.",
            &["404 tỷ đồng; plan percent_of 42; 2030 percent_of 96"],
        ),
        (
            "Số hộ nghèo chiếm 2,8%, giảm 2,2% tỷ lệ hộ nghèo so với năm 2026.",
            &["2,8 %; 2026 change_percent -2.2"],
        ),
        (
            "Tỷ lệ xã đạt chuẩn 62,5%/60% nghị quyết; 12 chỉ tiêu đạt trên 50% kế hoạch.",
            &["62,5 %; plan plan_value 60", "12 chỉ tiêu"],
        ),
        ("Sửa chữa 103 căn nhà, đạt 206%.", &["103 căn nhà; plan percent_of 206"]),
        ("Giải quyết 85 vụ, đạt 92%.", &["85 vụ", "92 %"]),
        (
            "Thu nội địa 2.310 tỷ đồng, chiếm 67% tổng thu, bằng 34% dự toán.",
            &["2.310 tỷ đồng; plan percent_of 34", "67 %"],
        ),
        ("Thu nội địa 1.730 tỷ đồng đạt trên 53% dự toán.", &["1.730 tỷ đồng; plan percent_of 53"]),
        (
            "Khách lưu trú là 289 nghìn lượt đạt 85% kế hoạch năm tăng 11% so với cùng kỳ.",
            &["289 nghìn lượt; plan percent_of 85; 2030 change_percent 11"],
        ),
    ]);
}

#[test]
fn the_level_of_another_period_is_no_figure_of_its_own() {
    assert_figures(&[
        (
            "Giá trị sản xuất tăng 6,6% so với cùng kỳ, cao hơn mức tăng 5,2% của năm 2029.",
            &["6,6 %; 2030 change_percent 6.6; 2029 value 5.2"],
        ),
        (
            "Ngành khai khoáng (chiếm 12% giá trị toàn ngành) giảm 0,8%.",
            &["12 %", "0,8 %; 2030 change_percent -0.8"],
        ),
    ]);
}

#[test]
fn a_change_belongs_to_the_figure_that_counts_the_same() {
    assert_figures(&[
        (
            "Xảy ra 191 vụ, làm 103 người chết, 135 người bị thương; so với cùng kỳ giảm 38 vụ, giảm 31 người chết, tăng 12 \
             người bị thương.",
            &[
                "191 vụ; 2030 change_abs -38",
                "103 người; 2030 change_abs -31",
                "135 người; 2030 change_abs 12",
            ],
        ),
        (
            "Ghi nhận 292 ca sốt rét, 12 ca tử vong. So với cùng kỳ năm 2029, số ca sốt rét tăng 4,8 lần, số tử vong giảm 9 ca.",
            &["292 ca; 2029 change_times 4.8", "12 ca; 2029 change_abs -9"],
        ),
    ]);
}

#[test]
fn units_are_what_is_counted_and_amounts_in_words_of_scale_are_one() {
    assert_figures(&[
        ("Có 15 xã, phường, thị trấn.", &["15 xã, phường, thị trấn"]),
        ("Toàn xã còn 186 hộ nghèo, 94 hộ cận nghèo.", &["186 hộ", "94 hộ"]),
        ("Làm 2,4 km đường bê tông.", &["2,4 km"]),
        ("Đơn khiếu nại 09 đơn, đơn tố cáo 3 đơn.", &["09 đơn", "3 đơn"]),
        ("Thu 470 tỷ 581 triệu 046 nghìn đồng.", &["470 tỷ đồng"]),
        (
            "Thu 9 tỷ đồng, tăng 1 tỷ 046 triệu 500 nghìn đồng.",
            &["9 tỷ đồng; 2030 change_abs 1.0465"],
        ),
        ("Thu nhập đạt 64 triệu đồng /năm.", &["64 triệu đồng/năm"]),
        ("Xét xử 80vụ/110 bị cáo.", &["80 vụ", "110 bị cáo"]),
        ("Tàu dài dưới 6 m: 271 chiếc; từ 24 m trở lên: 174 chiếc.", &["271 chiếc", "174 chiếc"]),
        ("Nếu loại trừ yếu tố giá, tổng mức bán lẻ tăng 6%.", &["6 %; 2030 change_percent 6"]),
        ("Mỗi xã đạt bình quân 15 tiêu chí.", &["15 tiêu chí"]),
    ]);
}

#[test]
fn kinds_doses_and_dates_are_no_figures() {
    for sentence in [
        "Chỉ tiêu đạt là diện tích lúa 2 vụ, đất 1 vụ lúa.",
        "Trẻ được tiêm đủ 2 mũi.",
        "Trẻ sinh năm 2028, 2029, 2030 lần lượt được tiêm.",
        "Trong tháng 5.2031 lượt khách ổn định.",
    ] {
        assert_eq!(figures(sentence), Vec::<String>::new(), "{sentence}");
    }
}

/// Kind and year of the figures of a sentence under results of 2031.
fn kinds_and_years(title: &str, sentence: &str) -> Vec<(FigureKind, u16)> {
    let source = format!("**BÁO CÁO**\n\n**{title}**\n\n**I. KẾT QUẢ**\n\n{sentence}\n");
    let found = find(&import(source.as_bytes(), None).report);
    found.figures.iter().map(|found| (found.figure.kind, found.figure.year)).collect()
}

#[test]
fn the_year_is_that_of_the_date_and_of_a_title_with_a_month() {
    let result = |year| vec![(FigureKind::Result, year)];
    let of_may = "Kết quả công tác tháng 5 năm 2031";
    assert_eq!(kinds_and_years(of_may, "Thu đạt 12 tỷ đồng."), result(2031));
    let dated = "Tính đến ngày 31/12/2030, thu đạt 12 tỷ đồng.";
    assert_eq!(kinds_and_years(of_may, dated), result(2030));
    let period = "Từ 01/10/2029 đến 30/9/2030, thụ lý 12 vụ.";
    assert_eq!(kinds_and_years(of_may, period), result(2030));
    let document = "Thực hiện Nghị quyết số 05-NQ/TU ngày 12/01/2029, thu đạt 12 tỷ đồng.";
    assert_eq!(kinds_and_years(of_may, document), result(2031));
}

#[test]
fn a_list_of_aims_holds_targets() {
    let title = "Kết quả công tác năm 2031";
    let aims = "Hội đồng thống nhất nhiệm vụ những tháng cuối năm với các chỉ tiêu: thu đạt 12 tỷ đồng; làm 3 km đường.";
    assert!(kinds_and_years(title, aims).iter().all(|one| one.0 == FigureKind::Target));
    let reached = "Kết quả thực hiện các chỉ tiêu đề ra: thu đạt 12 tỷ đồng; làm 3 km đường.";
    assert!(kinds_and_years(title, reached).iter().all(|one| one.0 == FigureKind::Result));
}

#[test]
fn a_change_goes_on_in_other_words() {
    assert_figures(&[
        (
            "Xảy ra 12 vụ, làm 3 người chết, 9 người bị thương; so với cùng kỳ giảm 5 vụ, 2 người chết, 7 người bị thương.",
            &[
                "12 vụ; 2030 change_abs -5",
                "3 người; 2030 change_abs -2",
                "9 người; 2030 change_abs -7",
            ],
        ),
        (
            "Có 64 xã nâng cao, tăng 26 xã so với cuối năm 2030 và 8 xã kiểu mẫu.",
            &["64 xã; 2030 change_abs 26", "8 xã"],
        ),
        (
            "Có 12 vụ, 15 đối tượng; giảm 03 vụ (-20%) so với cùng kỳ.",
            &["12 vụ; 2030 change_abs -3; 2030 change_percent -20", "15 đối tượng"],
        ),
        (
            "Thu đạt 1.250 tỷ đồng/kế hoạch 1.100 tỷ đồng, đạt 113,6%.",
            &["1.250 tỷ đồng; plan plan_value 1100; plan percent_of 113.6"],
        ),
        (
            "Nợ xấu còn 1.600 tỷ đồng, tăng 2% so với đầu năm và 7,5% so với cùng kỳ.",
            &["1.600 tỷ đồng; đầu năm change_percent 2; 2030 change_percent 7.5"],
        ),
        (
            "Huy động vốn đạt 419 tỷ đồng, giảm 29 tỷ đồng (bằng 7,6%) so với năm 2029.",
            &["419 tỷ đồng; 2029 change_abs -29; 2029 change_percent -7.6"],
        ),
        (
            "Thành lập mới 420 doanh nghiệp với tổng vốn đăng ký 3.477 tỷ đồng, tăng 15% về số doanh nghiệp, tăng 72% về số \
             vốn đăng ký so với cùng kỳ.",
            &["420 doanh nghiệp; 2030 change_percent 15", "3.477 tỷ đồng; 2030 change_percent 72"],
        ),
        (
            "Huy động vốn tăng 27%, vượt kế hoạch (kế hoạch tăng 14 - 16%).",
            &["27 %; 2030 change_percent 27; plan exceeded; plan plan_value 14"],
        ),
        (
            "Huy động vốn đạt 85 tỷ đồng, vượt kế hoạch (kế hoạch tăng 14%).",
            &["85 tỷ đồng; plan exceeded"],
        ),
    ]);
}

#[test]
fn fractions_and_ranges_are_amounts_after_words_for_labels() {
    assert_figures(&[
        ("Cung cấp 54/76 dịch vụ công.", &["54 of 76 dịch vụ công"]),
        ("Lãi suất ở mức 0,3-0,5%/năm.", &["0,3 to 0.5 %/năm"]),
        ("Lượng mưa ở mức 60-100mm.", &["60 to 100 mm"]),
        ("Kết nối với 13 bộ, ngành trung ương.", &["13 bộ, ngành"]),
        ("Phủ sóng 2.164 thôn, bản vùng cao.", &["2.164 thôn, bản"]),
    ]);
}
