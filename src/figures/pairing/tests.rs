//! Which results stand beside which targets: by the words of their names, their units and years.

use serde_json::json;

use super::pairs;
use crate::report::Figure;

/// A figure: kind, year, name, value, unit.
fn figure(id: usize, (kind, year, name, unit): (&str, u16, &str, &str)) -> Figure {
    let mut figure = json!({
        "id": format!("f{id}"), "kind": kind, "name": { "vi": name }, "value": 1, "value_text": "1",
        "unit": unit, "measure": "level", "block": "a/1", "quote": "1"
    });
    if year > 0 {
        figure["year"] = year.into();
    }
    serde_json::from_value(figure).expect("a figure")
}

/// The pairs of these figures as positions of result and target; beside them two that have nothing to do with them.
fn paired(of: &[(&str, u16, &str, &str)]) -> Vec<(usize, usize)> {
    let others =
        [("result", 2031, "Số vụ tai nạn", "vụ"), ("target", 2032, "Mưa trung bình", "mm")];
    let all: Vec<Figure> =
        of.iter().chain(&others).enumerate().map(|(n, one)| figure(n, *one)).collect();
    let position = |id: &str| id[1..].parse().expect("a position");
    let all: Vec<&Figure> = all.iter().collect();
    pairs(&all).iter().map(|pair| (position(&pair.result), position(&pair.target))).collect()
}

#[test]
fn the_same_thing_under_names_that_differ_a_little_is_a_pair() {
    for (result, target) in [
        (("Sản lượng lúa", "tấn"), ("Sản lượng lúa", "tấn")),
        (("Sản lượng lúa, ngô", "tấn"), ("Sản lượng lúa - ngô", "tấn")),
        (("Sản lượng lúa năm 2031", "tấn"), ("Sản lượng lúa đến 2032", "tấn")),
        (
            ("GRDP bình quân", "triệu đồng"),
            ("Tổng sản phẩm trên địa bàn (GRDP) bình quân", "triệu đồng"),
        ),
        (("Số bác sĩ trên 10.000 dân", "bác sĩ"), ("Số bác sĩ trên vạn dân", "bác sĩ")),
        (("Thu nhập bình quân", "triệu đồng/người/năm"), ("Thu nhập bình quân", "triệu đồng")),
        (("Diện tích rừng", "nghìn ha"), ("Diện tích rừng", "ha")),
    ] {
        let both = [("result", 2031, result.0, result.1), ("target", 2032, target.0, target.1)];
        assert_eq!(paired(&both), [(0, 1)], "{result:?} {target:?}");
    }
}

#[test]
fn what_is_of_another_measure_or_no_later_year_is_none() {
    let lua = |kind, year, unit| (kind, year, "Sản lượng lúa", unit);
    for (result, target) in [
        (lua("result", 2031, "tấn"), lua("target", 2031, "tấn")),
        (lua("result", 2032, "tấn"), lua("target", 2031, "tấn")),
        (lua("result", 2031, "tấn"), lua("target", 2032, "ha")),
        (lua("result", 2031, "%"), lua("target", 2032, "tấn")),
        (lua("result", 2031, "%"), lua("target", 2032, "điểm %")),
        (lua("result", 2031, "kg/ha"), lua("target", 2032, "kg/con")),
        (lua("result", 2031, "tấn"), lua("result", 2032, "tấn")),
        (lua("result", 2031, "tấn"), ("target", 2032, "Số hộ dùng nước sạch", "tấn")),
        (("result", 2031, "", "tấn"), ("target", 2032, "", "tấn")),
    ] {
        assert_eq!(paired(&[result, target]), [], "{result:?} {target:?}");
    }
    // Where a year is not known it may be later.
    assert_eq!(paired(&[lua("result", 0, "tấn"), lua("target", 2031, "tấn")]), [(0, 1)]);
    assert_eq!(paired(&[lua("result", 2031, "tấn"), lua("target", 0, "tấn")]), [(0, 1)]);
}

#[test]
fn the_nearest_names_are_paired_first_and_each_once() {
    let of = |kind, year, name| (kind, year, name, "tấn");
    let figures = [
        of("result", 2031, "Sản lượng thịt hơi xuất chuồng"),
        of("result", 2031, "Sản lượng thịt lợn hơi xuất chuồng"),
        of("target", 2032, "Sản lượng thịt lợn hơi xuất chuồng"),
        of("target", 2032, "Sản lượng thịt hơi xuất chuồng các loại"),
        of("target", 2033, "Sản lượng thịt hơi xuất chuồng"),
    ];
    assert_eq!(paired(&figures), [(1, 2), (0, 4)]);
    // A word that many results have leads to none of them; a rare one does.
    let mut many: Vec<(&str, u16, &str, &str)> =
        (0..40).map(|_| of("result", 2031, "Sản lượng khai thác thủy sản")).collect();
    many.push(of("result", 2031, "Sản lượng nấm"));
    many.push(of("target", 2032, "Sản lượng nấm"));
    assert_eq!(paired(&many), [(40, 41)]);
}
