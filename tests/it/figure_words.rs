//! What is said of a figure wherever it is shown: result or target and of which year, of what a percentage is one, in
//! which unit; in both languages.

use std::process::Command;

use crate::common::{app, embedded, press, screen};
use baocao::app::App;
use baocao::figures::table::{Column, Wanted};
use baocao::figures::{FigureRow, Figures};
use baocao::keys::{Effect, Event, parse};
use baocao::messages::Lang;
use baocao::page::{PageStyle, Row, cells, columns, detail};
use baocao::report::json::read_report;
use baocao::report::{FigureKind, Report};

const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

/// A report of one view whose only passage holds these figures' quotes.
fn report_of(text: &str, figures: &[serde_json::Value]) -> Report {
    let json = serde_json::json!({
        "format": "baocao/1", "title": "Báo cáo năm 2031",
        "sections": [{ "id": "s", "title": "Mục", "blocks": [{ "kind": "paragraph", "text": text }] }],
        "views": [{ "id": "v", "name": { "vi": "Thẻ", "en": "Tab" }, "places": ["s"] }],
        "figures": figures,
    });
    read_report(json.to_string().as_bytes()).expect("a sound report")
}

/// A result of 2031 with a name, a number as written and its plain form, and a unit.
fn result(name: &str, written: &str, plain: f64, unit: &str) -> serde_json::Value {
    serde_json::json!({
        "id": name, "kind": "result", "year": 2031, "theme": "v", "topic": "t",
        "name": { "vi": name, "en": name }, "value": plain, "value_text": written, "unit": unit,
        "measure": "level", "block": "s/1", "quote": written,
    })
}

fn with(
    mut figure: serde_json::Value,
    member: &str,
    value: serde_json::Value,
) -> serde_json::Value {
    figure[member] = value;
    figure
}

fn plan(measure: &str, value: f64, basis: &str) -> serde_json::Value {
    // A whole number is written as one.
    let whole = value.fract() == 0.0;
    let value = if whole { (value as i64).into() } else { serde_json::json!(value) };
    serde_json::json!([{ "basis": basis, "measure": measure, "value": value }])
}

fn text(rows: &[Row]) -> Vec<String> {
    let text = |row: &Row| -> String {
        let pieces = row.pieces.iter().map(|piece| piece.text.as_str());
        " ".repeat(row.indent) + &pieces.collect::<String>()
    };
    rows.iter().map(text).collect()
}

/// The line of a figure that says its value, in its detail.
fn value_line(report: &Report, at: usize, lang: Lang) -> String {
    text(&detail::figure(report, &Figures::new(report), at, lang, (PageStyle::Printed, 200)))[1]
        .clone()
}

fn run(args: &[&str], input: &str) -> (String, String) {
    use std::io::Write;
    let mut program = Command::new(env!("CARGO_BIN_EXE_baocao"));
    program.args(args).env("LC_ALL", "C.UTF-8");
    program.stdin(std::process::Stdio::piped());
    program.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    // A program that stops at its arguments reads nothing.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let out = child.wait_with_output().expect("the program ends");
    (String::from_utf8_lossy(&out.stdout).into(), String::from_utf8_lossy(&out.stderr).into())
}

fn copied(app: &mut App, key: &str) -> String {
    let key = parse(key).expect("a key")[0];
    match app.handle(Event::Key(key)).as_slice() {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("nothing copied but {other:?}"),
    }
}

fn kind_and_year(row: &FigureRow, report: &Report, lang: Lang) -> String {
    let figure = row.of(report);
    let kind = match (figure.kind, lang) {
        (FigureKind::Result, Lang::Vi) => "kết quả",
        (FigureKind::Target, Lang::Vi) => "chỉ tiêu",
        (FigureKind::Result, Lang::En) => "result",
        (FigureKind::Target, Lang::En) => "target",
    };
    format!("{kind} {}", figure.year)
}

#[test]
fn every_row_says_result_or_target_and_its_year() {
    for (lang, switch) in [(Lang::Vi, ""), (Lang::En, "L")] {
        for (size, sorted) in [((120, 36), ""), ((80, 24), ""), ((80, 24), "s"), ((200, 50), "ss")]
        {
            let mut app = app(embedded(), size.0, size.1);
            press(&mut app, &format!("{switch}5{sorted}"));
            let report = embedded();
            for _ in 0..205 {
                let row = app.figure().expect("a figure").clone();
                let wanted = kind_and_year(&row, &report, lang);
                let shown = screen(&app, size.0, size.1);
                let line = shown.lines().find(|line| line.contains('›') && line.contains("20"));
                assert!(line.is_some_and(|line| line.contains(&wanted)), "{wanted}:\n{shown}");
                press(&mut app, "<down>");
            }
        }
    }
    // Where there is no room for words a sign stands before the names of targets, and above them what it means.
    let mut app = app(embedded(), 40, 12);
    press(&mut app, "5ighép<bs*4>GRDP<enter>");
    let shown = screen(&app, 40, 12);
    assert!(shown.contains("kết quả 2022 · ◆ chỉ tiêu 2023"), "{shown}");
    assert_eq!(shown.lines().filter(|line| line.contains("◆ T")).count(), 1, "{shown}");
}

#[test]
fn years_that_differ_are_each_said_on_a_narrow_screen() {
    let older = with(result("Cũ", "3", 3.0, "ha"), "year", 2030.into());
    let report = report_of("3 và 5", &[result("Mới", "5", 5.0, "ha"), older]);
    let mut app = app(report, 40, 12);
    press(&mut app, "2");
    let shown = screen(&app, 40, 12);
    assert!(shown.contains("2031 Mới") && shown.contains("2030 Cũ"), "{shown}");
}

#[test]
fn details_the_printed_table_and_csv_say_kind_and_year() {
    let report = embedded();
    let figures = Figures::new(&report);
    for lang in LANGS {
        for row in figures.rows() {
            let wanted = kind_and_year(row, &report, lang);
            assert!(value_line(&report, row.figure, lang).ends_with(&wanted), "{wanted}");
            if let Some(paired) = row.paired {
                let other = kind_and_year(&figures.rows()[paired.row], &report, lang);
                let cell = cells::counterpart(&report, &figures, row, lang);
                assert!(cell.starts_with(&format!("{other}: ")), "{cell}");
            }
        }
    }
    for (lang, words) in
        [("vi", ["kết quả 2022", "chỉ tiêu 2023"]), ("en", ["result 2022", "target 2023"])]
    {
        let (table, _) = run(&["figures", "--lang", lang], "");
        let rows = table
            .lines()
            .filter(|line| line.starts_with(['r', 't']) && line[1..4].parse::<u16>().is_ok());
        let rows: Vec<&str> = rows.collect();
        assert_eq!(rows.len(), 205);
        assert!(rows.iter().all(|row| words.iter().any(|words| row.contains(words))));
    }
    let (csv, _) = run(&["figures", "--csv"], "");
    let head: Vec<&str> = csv.lines().next().expect("a header").split(',').collect();
    for column in ["kind", "year", "plan_year", "paired_kind", "paired_year"] {
        assert!(head.contains(&column), "{column}");
    }
}

#[test]
fn found_figures_say_the_same() {
    let source = "BÁO CÁO\nTình hình kinh tế - xã hội năm 2031\n\nI. KẾT QUẢ\n\nSản lượng lúa đạt 41.230,5 tấn, bằng 102,3% kế hoạch, tăng 214 tấn so với năm 2030.\n\nII. NHIỆM VỤ NĂM 2032\n\nPhấn đấu sản lượng lúa năm 2032 đạt 42.000 tấn.\n";
    let (table, _) = run(&["figures", "-", "--lang", "vi"], source);
    assert!(table.contains("41.230,5 tấn  kết quả 2031"), "{table}");
    assert!(table.contains("42.000 tấn  chỉ tiêu 2032"), "{table}");
    assert!(table.contains("▲ 102,3% kế hoạch"), "{table}");
    let (table, _) = run(&["--lang", "en", "figures", "-"], source);
    assert!(table.contains("41,230.5 tonnes  result 2031"), "{table}");
    assert!(table.contains("▲ 102.3% of plan") && table.contains("+214 on 2030"), "{table}");
}

/// A percentage of a plan names the plan behind it; points are never said of a share.
#[test]
fn percentages_name_what_they_are_of() {
    let two = serde_json::json!([
        { "basis": "central_estimate", "measure": "over_percent", "value": 14 },
        { "basis": "council_estimate", "measure": "percent_of", "value": 99 },
    ]);
    let met = serde_json::json!([
        { "basis": "plan", "measure": "met" }, { "basis": "plan", "measure": "percent_of", "value": 100 },
    ]);
    for (unit, comparisons, vi, en) in [
        ("tấn", plan("percent_of", 100.7, "plan"), "▲ 100,7% kế hoạch", "▲ 100.7% of plan"),
        ("tấn", plan("over_percent", 3.7, "plan"), "▲ 103,7%* kế hoạch", "▲ 103.7%* of plan"),
        ("tấn", plan("under_percent", 2.0, "plan"), "▼ 98%* kế hoạch", "▼ 98%* of plan"),
        ("%", plan("percent_of", 94.0, "plan"), "▼ 94% kế hoạch", "▼ 94% of plan"),
        (
            "%",
            plan("over_points", 1.5, "plan"),
            "▲ vượt kế hoạch 1,5 điểm %",
            "▲ exceeded plan by 1.5 points",
        ),
        (
            "%",
            plan("under_points", 2.0, "plan"),
            "▼ thấp hơn kế hoạch 2 điểm %",
            "▼ below plan by 2 points",
        ),
        (
            "xã",
            plan("over_abs", 3.0, "plan"),
            "▲ vượt kế hoạch 3 xã",
            "▲ exceeded plan by 3 communes",
        ),
        ("xã", plan("plan_value", 120.0, "plan"), "▲ 102,8%* kế hoạch", "▲ 102.8%* of plan"),
        ("tấn", plan("plan_value", 121.217, "plan"), "▲ 101,8%* kế hoạch", "▲ 101.8%* of plan"),
        ("tấn", plan("plan_value", 123.38, "plan"), "▲ 100,02%* kế hoạch", "▲ 100.02%* of plan"),
        ("tấn", met, "= đạt 100% kế hoạch", "= met 100% of plan"),
        ("tấn", plan("met", 0.0, "plan"), "= đạt kế hoạch", "= met plan"),
        ("tấn", plan("percent_of", 81.0, "đề_án"), "▼ 81% đề án", "▼ 81% of đề án"),
        (
            "tỷ đồng",
            two,
            "▲ 114%* dự toán Trung ương giao; ▼ 99% dự toán HĐND giao",
            "▲ 114%* of the central estimate; ▼ 99% of the council's estimate",
        ),
    ] {
        let figure = with(result("A", "123,4", 123.4, unit), "comparisons", comparisons);
        let report = report_of("123,4", &[figure]);
        let figures = Figures::new(&report);
        let said = LANGS.map(|lang| cells::against(&report, &figures.rows()[0], lang));
        assert_eq!(said, [vi, en]);
    }
}

#[test]
fn on_the_screen_two_plans_are_both_named() {
    for (size, switch, words) in [
        ((120, 36), "", ["▲ 114%* TW giao; …", "▼ 99% dự toán HĐND giao"]),
        (
            (120, 36),
            "L",
            ["est. 2,250 billion VND · result 2022", "▲ 114%* of the central estimate"],
        ),
        ((200, 50), "", ["114%* TW giao; ▼ 99% HĐND giao", "▼ 99% dự toán HĐND giao"]),
    ] {
        let mut app = app(embedded(), size.0, size.1);
        press(&mut app, &format!("{switch}5ithu ngan sach tren dia ban<enter>"));
        let shown = screen(&app, size.0, size.1);
        for words in words {
            assert!(shown.contains(words), "{words}:\n{shown}");
        }
    }
}

#[test]
fn bars_of_the_overview_share_a_scale_of_per_cent_of_plan() {
    let shares =
        [("Dưới", 99.0), ("Đúng", 100.0), ("Trên", 100.4), ("Gấp rưỡi", 150.0), ("Nửa", 50.0)];
    let mut figures: Vec<_> = shares
        .iter()
        .map(|(name, share)| {
            with(result(name, "7", 7.0, "tấn"), "comparisons", plan("percent_of", *share, "plan"))
        })
        .collect();
    figures.push(result("Không kế hoạch", "9", 9.0, "tấn"));
    for (size, switch) in [((120, 36), ""), ((80, 24), "L"), ((60, 40), ""), ((40, 50), "")] {
        let mut app = app(report_of("7 và 9", &figures), size.0, size.1);
        press(&mut app, switch);
        let opening = app.reader().page().opening;
        let rows = text(&app.reader().page().rows[..opening]);
        let is_bar = |row: &&String| row.starts_with('█');
        let bars: Vec<Vec<char>> =
            rows.iter().filter(is_bar).map(|row| row.chars().collect()).collect();
        let legend = rows.iter().position(|row| row.contains("(100%)")).expect("a legend");
        assert!(rows[legend].contains('█') || rows[legend - 1].contains('█'), "{rows:#?}");
        let bars: Vec<&Vec<char>> =
            bars.iter().filter(|bar| bar.contains(&'┃') && bar[1] == '█').collect();
        assert_eq!(bars.len(), shares.len(), "{rows:#?}");
        let ticks: Vec<usize> =
            bars.iter().map(|bar| bar.iter().position(|&c| c == '┃').expect("a tick")).collect();
        assert!(ticks.iter().all(|tick| *tick == ticks[0]), "{rows:#?}");
        let end = |bar: &[char]| bar.iter().rposition(|&c| c == '█').map_or(0, |at| at + 1);
        let tick = ticks[0];
        for (bar, (_, share)) in bars.iter().zip(shares) {
            let end = end(bar);
            assert_eq!(end > tick, share > 100.0, "{rows:#?}");
            // To a cell, and a cell more where that is what shows that the plan was exceeded or missed.
            let wanted = (tick + 1) as f64 * share / 100.0;
            assert!((end as f64 - wanted).abs() <= 2.0, "{share}: {end} for {wanted}");
        }
        let bare = rows.iter().position(|row| row.contains("Không kế hoạch")).expect("a row");
        assert!(!rows[bare + 1].contains(['█', '┃']), "{rows:#?}");
        for sign in ["▲", "▼", "*"] {
            let used = rows[..legend].iter().any(|row| row.contains(sign));
            assert_eq!(
                used,
                rows[legend..].iter().any(|row| row.contains(sign)),
                "{sign} {rows:#?}"
            );
        }
    }
}

#[test]
fn the_figures_tab_opens_on_what_can_be_compared() {
    for keys in ["5", "5v", "5vv", "L5"] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, keys);
        let row = app.figure().expect("a figure");
        assert!(!row.plans.is_empty() || row.paired.is_some(), "{keys}");
        assert_eq!(app.figures_pane().selected_line(), Some(1));
    }
}

#[test]
fn names_are_there_in_full_on_a_wide_screen() {
    for (lang, switch) in [(Lang::Vi, ""), (Lang::En, "L")] {
        let report = embedded();
        let mut app = app(embedded(), 200, 50);
        press(&mut app, &format!("{switch}5s"));
        for _ in 0..205 {
            let name = cells::name(&report, app.figure().expect("a figure"), lang);
            let shown = screen(&app, 200, 50);
            assert!(shown.contains(&format!("› {name}  ")), "{name}\n{shown}");
            press(&mut app, "<down>");
        }
    }
}

#[test]
fn numbers_of_a_column_have_their_decimal_points_above_each_other() {
    let figures = [
        result("Một", "6.705,5", 6705.5, "tỷ đồng"),
        result("Hai", "9,25", 9.25, "%"),
        with(result("Ba", "12", 12.0, "xã"), "qualifier", "trên".into()),
        result("Bốn", "224", 224.0, "nghìn tấn"),
    ];
    let report = report_of("6.705,5; 9,25; 12; 224", &figures);
    for (switch, ends) in [("", ["5", "9", "2", "4"]), ("L", ["5", "9", "2", "4"])] {
        let mut app = app(report.clone(), 120, 36);
        press(&mut app, &format!("{switch}2"));
        let shown = screen(&app, 120, 36);
        let at = |name: &str, number: &str| {
            let line = shown.lines().find(|line| line.contains(name)).expect("a row");
            let line: Vec<char> = line.chars().collect();
            let name_at = line.windows(2).position(|w| {
                w[0].is_ascii_digit() && !w[1].is_ascii_digit() && !matches!(w[1], '.' | ',')
                    || w[0].is_ascii_digit() && w[1] == if switch.is_empty() { ',' } else { '.' }
            });
            assert_eq!(line[name_at.expect("a number")].to_string(), number, "{shown}");
            name_at
        };
        let names = ["Một", "Hai", "Ba", "Bốn"];
        let points: Vec<_> = names.iter().zip(ends).map(|(name, end)| at(name, end)).collect();
        assert!(points.iter().all(|point| *point == points[0]), "{points:?}\n{shown}");
    }
}

#[test]
fn a_growth_rate_is_called_one() {
    let growth = |name: &str, measure: &str| {
        with(result(name, "25,5", 25.5, "%"), "measure", measure.into())
    };
    let figures = [
        growth("Đá xây dựng", "growth"),
        growth("Tốc độ tăng đàn", "growth"),
        growth("Hộ nghèo", "reduction"),
        growth("Độ che phủ", "level"),
    ];
    let report = report_of("25,5", &figures);
    let rows = Figures::new(&report);
    let names =
        |lang| rows.rows().iter().map(|row| cells::name(&report, row, lang)).collect::<Vec<_>>();
    assert_eq!(
        names(Lang::Vi),
        ["Đá xây dựng (tốc độ tăng)", "Tốc độ tăng đàn", "Hộ nghèo (mức giảm)", "Độ che phủ"]
    );
    assert_eq!(names(Lang::En)[0], "Đá xây dựng (growth rate)");
}

#[test]
fn the_sentence_is_in_the_half_pane_without_scrolling() {
    for size in [(120, 36), (80, 24), (200, 50)] {
        let mut app = app(embedded(), size.0, size.1);
        press(&mut app, "5s");
        for _ in 0..205 {
            let row = app.figure().expect("a figure");
            let quote = row.of(app.report()).quote.clone();
            let last = quote.split_whitespace().last().expect("a word");
            let shown = screen(&app, size.0, size.1);
            assert!(shown.contains(&format!("{last}”")), "{quote}\n{shown}");
            press(&mut app, "<down>");
        }
    }
}

#[test]
fn units_and_numbers_are_english_in_english() {
    for (written, plain, unit, english) in [
        ("6.705,5", 6705.5, "tỷ đồng", "6,705.5 billion VND"),
        ("224", 224.0, "nghìn tấn", "224 thousand tonnes"),
        ("1", 1.0, "dự án", "1 project"),
        ("06", 6.0, "hội nghị", "6 conferences"),
        ("1.234.567", 1_234_567.0, "người", "1,234,567 people"),
        ("1", 1.0, "người", "1 person"),
        ("48,3", 48.3, "triệu đồng/người", "48.3 million VND per person"),
        ("48,3", 48.3, "triệu đồng/người/năm", "48.3 million VND per person per year"),
        ("57,2", 57.2, "tạ/ha", "57.2 quintals per ha"),
        ("12,3", 12.3, "bác sỹ/10.000 dân", "12.3 doctors per 10,000 people"),
        ("13", 13.0, "bác sĩ/1 vạn dân", "13 doctors per 10,000 people"),
        ("9,0", 9.0, "%", "9.0%"),
        ("5,5", 5.5, "%/năm", "5.5% per year"),
        ("103", 103.0, "% chỉ tiêu giao", "103% of the assigned target"),
        ("0,4", 0.4, "điểm %", "0.4 percentage points"),
        ("12,5", 12.5, "‰", "12.5‰"),
        ("2,5", 2.5, "nghìn tỷ đồng", "2.5 trillion VND"),
        ("1,1", 1.1, "triệu lượt khách", "1.1 million visitors"),
        ("85", 85.0, "km", "85 km"),
        ("30", 30.0, "MW", "30 MW"),
        ("40", 40.0, "hộ", "40 households"),
        ("1", 1.0, "hộ nghèo", "1 poor household"),
        ("22", 22.0, "tập thể, cá nhân", "22 groups and individuals"),
        ("7", 7.0, "xã, bản", "7 communes, villages"),
        ("15,6", 15.6, "tiêu chí/xã", "15.6 criteria per commune"),
        ("100", 100.0, "USD", "100 USD"),
        // What is not known in all its parts stays as it is printed.
        ("7", 7.0, "nghìn cái chum", "7 nghìn cái chum"),
        ("7", 7.0, "tấn/chum", "7 tấn/chum"),
        ("7", 7.0, "", "7"),
    ] {
        let report = report_of(written, &[result("A", written, plain, unit)]);
        assert_eq!(value_line(&report, 0, Lang::En), format!("{english} · result 2031"));
        let vi = value_line(&report, 0, Lang::Vi);
        assert!(vi.starts_with(written) && vi.contains(unit), "{vi}");
    }
}

#[test]
fn qualifiers_stand_where_each_language_has_them() {
    for (qualifier, vi, en) in [
        ("ước đạt", "ước đạt 95%", "est. 95%"),
        ("trên", "trên 95%", "over 95%"),
        ("trở lên", "95% trở lên", "at least 95%"),
        ("từ … trở lên", "từ 95% trở lên", "at least 95%"),
        ("dưới", "dưới 95%", "under 95%"),
        ("lạ", "lạ 95%", "lạ 95%"),
    ] {
        let figure = with(result("A", "95", 95.0, "%"), "qualifier", qualifier.into());
        let report = report_of("95", &[figure]);
        let said = LANGS.map(|lang| value_line(&report, 0, lang));
        assert_eq!(said, [format!("{vi} · kết quả 2031"), format!("{en} · result 2031")]);
    }
}

/// No unit of the report inside is left in Vietnamese, and no number is.
#[test]
fn the_report_inside_has_english_values() {
    let report = embedded();
    for row in Figures::new(&report).rows() {
        let line = value_line(&report, row.figure, Lang::En);
        assert!(line.is_ascii() || line.replace(['·', '‰'], "").is_ascii(), "{line}");
    }
}

#[test]
fn one_is_not_many() {
    let one = report_of("5", &[result("A", "5", 5.0, "ha")]);
    let mut app = app(one, 100, 30);
    press(&mut app, "L");
    let shown = screen(&app, 100, 30);
    assert!(shown.contains("1 section · 1 passage · 0 footnotes · 1 figure\n"), "{shown}");
    press(&mut app, "2");
    assert!(screen(&app, 100, 30).contains("1 figure · "));
}

#[test]
fn lang_stands_before_or_after_the_command() {
    let (after, _) = run(&["figures", "--topic", "growth", "--lang", "en"], "");
    let (before, _) = run(&["--lang", "en", "figures", "--topic", "growth"], "");
    assert!(after == before && after.contains("GRDP growth"), "{before}");
    for (args, says) in [
        (["--lang", "vi", "show", "p9"], "không có địa chỉ `p9` trong báo cáo"),
        (["show", "p9", "--lang", "en"], "there is no address `p9` in the report"),
        (["--lang", "vi", "search", "qwxzk"], "Không tìm thấy “qwxzk”"),
        (["search", "qwxzk", "--lang", "en"], "Nothing found for “qwxzk”"),
        (["--lang", "vi", "check", "/"], "/: không phải là tệp thường"),
        (["check", "/", "--lang", "en"], "/: not a regular file"),
        (["figures", "--view=x", "--lang", "vi"], "không có thẻ `x`; có: economy"),
        (["--lang", "en", "figures", "--view=x"], "there is no tab `x`; there are: economy"),
    ] {
        let (_, said) = run(&args, "");
        assert!(said.starts_with(&format!("baocao: {says}")), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let (_, said) = run(&["a.md", "figures"], "");
    assert!(said.contains("the report and the options of a command come after it"), "{said}");
}

#[test]
fn a_report_without_figures_says_that_none_are_known() {
    let source = "# Báo cáo\n\n## Một\n\nLời.\n\n## Hai\n\nLời.\n";
    for (lang, says) in [
        ("vi", "Chương trình không tìm thấy số liệu nào trong báo cáo này"),
        ("en", "The program finds no figures in this report"),
    ] {
        let (table, said) = run(&["figures", "-", "--lang", lang], source);
        assert_eq!((table.as_str(), said), ("", format!("baocao: {says}\n")));
        let (shown, _) = run(&["frame", "-", "--keys", "3", "--lang", lang], source);
        assert!(shown.contains(says), "{shown}");
    }
}

#[test]
fn y_on_a_figure_copies_its_sentence_with_value_year_plan_and_citation() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "5ibinh quan dau nguoi<enter>");
    let text = copied(&mut app, "y");
    assert_eq!(
        text,
        "Tổng sản phẩm trên địa bàn bình quân đầu người: 48,3 triệu đồng (kết quả 2022; kế hoạch 47,9; 100,8%* kế hoạch; \
         +3,9 so với 2021; chỉ tiêu 2023: 52,9 ↑ cao hơn; * tính từ số liệu của báo cáo): “Tổng sản phẩm trên địa bàn bình \
         quân đầu người đạt 48,3 triệu đồng (kế hoạch 47,9 triệu đồng), tăng 3,9 triệu đồng so với năm 2021.” (Ban Chấp \
         hành Đảng bộ tỉnh Lai Châu, BÁO CÁO tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ năm 2023, Phần thứ nhất › \
         II › 1. Kinh tế, đoạn 1 [p1.II.1/1])"
    );
    assert!(app.message().is_some_and(|said| said.starts_with("Đã chép số liệu: ")));
    press(&mut app, "L");
    let text = copied(&mut app, "y");
    assert!(
        text.contains(
            ": 48.3 million VND (result 2022; plan 47.9; 100.8%* of plan; +3.9 on 2021; "
        ),
        "{text}"
    );
    assert!(app.message().is_some_and(|said| said.ends_with("para. 1")), "{:?}", app.message());
    for _ in 0..205 {
        press(&mut app, "<esc><down>");
        let figure = app.figure().expect("a figure").of(app.report()).clone();
        let text = copied(&mut app, "y");
        assert!(
            text.contains(figure.quote.as_str()) && text.contains(&figure.year.to_string()),
            "{text}"
        );
    }
}

#[test]
fn y_after_a_search_copies_the_sentence_of_the_hit() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/ke hoach 47,9<enter>");
    let text = copied(&mut app, "y");
    assert!(
        text.starts_with("“Tổng sản phẩm trên địa bàn bình quân đầu người đạt 48,3 triệu đồng"),
        "{text}"
    );
    assert!(text.contains("so với năm 2021.” (") && !text.contains("Kinh tế tiếp tục"), "{text}");
    assert!(app.message().is_some_and(|said| said.starts_with("Đã chép câu: ")));
    // The passage again, when the search is over.
    press(&mut app, "<esc>");
    assert!(copied(&mut app, "y").contains("Kinh tế tiếp tục"));
}

#[test]
fn figures_can_be_sorted_by_kind_and_year() {
    let report = embedded();
    let figures = Figures::new(&report);
    let wanted = Wanted { by: Column::Period, ..Wanted::default() };
    let lines = figures.lines(&report, &wanted);
    let kinds = lines.iter().filter_map(|line| {
        Some(figures.rows()[line.figure()?].of(&report).kind == FigureKind::Target)
    });
    assert!(kinds.collect::<Vec<_>>().is_sorted());
    assert!(columns("◆") == 1, "the sign of a target takes one column");
}

/// A table's "so với cùng kỳ (%)" is said with the year of which it is so many per cent.
#[test]
fn a_share_of_an_earlier_year_names_the_year() {
    let source = "# BÁO CÁO năm 2031\n\n## I. Kết quả\n\n\
        | Chỉ tiêu | Đơn vị | Thực hiện năm 2031 | So với cùng kỳ (%) |\n|---|---|---|---|\n\
        | Tổng giá trị sản xuất | Tỷ đồng | 5.012,6 | 111,1 |\n";
    let report = baocao::import::import(source.as_bytes(), None).report;
    for (keys, expected) in [("", "111,1% năm 2030"), ("L", "111.1% of 2030")] {
        let mut app = crate::common::app(report.clone(), 160, 36);
        crate::common::press(&mut app, &format!("2{keys}"));
        let screen = crate::common::screen(&app, 160, 36);
        // In the table and in the half pane.
        assert_eq!(screen.matches(expected).count(), 2, "{screen}");
    }
}

/// A month before is no plan, and neither are other periods that are no years.
#[test]
fn comparisons_with_other_periods_are_said_beside_the_changes() {
    let comparisons = serde_json::json!([
        { "basis": "tháng trước", "basis_stated_in_clause": true, "measure": "percent_of",
          "value": 98.7, "value_text": "98,7", "unit": "%" },
        { "basis": "đầu năm", "basis_stated_in_clause": true, "measure": "change_abs",
          "value": -14, "value_text": "14", "unit": "tỷ đồng" },
    ]);
    let figure = with(result("Thu", "612", 612.0, "tỷ đồng"), "comparisons", comparisons);
    let report = report_of("Thu 612 tỷ đồng, bằng 98,7 % tháng trước, giảm 14.", &[figure]);
    let figures = Figures::new(&report);
    let row = &figures.rows()[0];
    let said = LANGS.map(|lang| cells::changes(&report, row, lang));
    assert_eq!(
        said,
        [
            "98,7% tháng trước; -14 so với đầu năm".to_owned(),
            "98.7% of tháng trước; -14 on đầu năm".to_owned()
        ]
    );
    for lang in LANGS {
        assert_eq!(cells::plan(&report, row, lang), "");
        assert_eq!(cells::against(&report, row, lang), "");
    }
}
