//! The figures: every one is there with its quote, every derived number follows from the stated ones, and each kind of
//! figure is drawn sensibly. What concerns the quotes holds the report inside the program to its text.

mod compared;

use std::cmp::Ordering;
use std::process::Command;

use crate::common::{app, embedded, golden, press, screen, tab};
use baocao::figures::decimal::Decimal;
use baocao::figures::table::{Column, Line, Wanted};
use baocao::figures::{Against, ChangeUnit, Figures, Standing};
use baocao::keys::Mode;
use baocao::messages::Lang;
use baocao::page::{PageStyle, Row, cells, detail};
use baocao::report::json::{read_report, write_report};
use baocao::report::{Basis, Figure, FigureKind, Node, PlanName, Report};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn row_of<'a>(report: &Report, figures: &'a Figures, id: &str) -> &'a baocao::figures::FigureRow {
    let found = figures.rows().iter().find(|row| row.of(report).id.as_str() == id);
    found.unwrap_or_else(|| panic!("no figure {id}"))
}

#[test]
fn every_figure_is_there_and_leads_to_its_quote() {
    let report = embedded();
    let figures = Figures::new(&report);
    assert_eq!(figures.rows().len(), 205);
    let lines = figures.lines(&report, &Wanted::default());
    let mut shown: Vec<usize> = lines.iter().filter_map(|line| line.figure()).collect();
    shown.sort_unstable();
    assert_eq!(shown, (0..205).collect::<Vec<_>>());
    let mut lost = Vec::new();
    for row in figures.rows() {
        let figure = row.of(&report);
        let text = row.node.map(|node| report.plain(node)).unwrap_or_default();
        let slice = |range: &Option<std::ops::Range<usize>>| -> String {
            let range = range.clone().unwrap_or(0..0);
            text.chars().skip(range.start).take(range.len()).collect()
        };
        if slice(&row.quote) != figure.quote.as_str()
            || slice(&row.token) != figure.value_text.as_str()
        {
            lost.push(figure.id.to_string());
        }
    }
    assert!(lost.is_empty(), "no quote in the text: {lost:?}");
}

#[test]
fn enter_on_every_row_shows_its_sentence_and_backspace_returns() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "5");
    for _ in 0..205 {
        press(&mut app, "<down>");
        let row = app.figure().expect("a figure").clone();
        press(&mut app, "<enter>");
        let quoted = app.quoted().expect("a quote").clone();
        assert_eq!(Some(quoted.node), row.node);
        let position = baocao::report::Position {
            node: quoted.node,
            offset: quoted.value.expect("a value").start,
        };
        let on = app.reader().page().row_of(position).expect("it is on the page");
        assert!(app.reader().visible().contains(&on), "{row:?}");
        press(&mut app, "<a-left>");
        assert_eq!((tab(&app).as_str(), app.mode()), ("Số liệu", Mode::Figures));
        assert_eq!(app.figure().map(|row| row.figure), Some(row.figure));
    }
}

#[test]
fn all_pairs_stand_together() {
    let report = embedded();
    let figures = Figures::new(&report);
    assert_eq!(report.curation.pairs.len(), 17);
    let mut lower = Vec::new();
    for pair in &report.curation.pairs {
        let result = row_of(&report, &figures, &pair.result);
        let target = row_of(&report, &figures, &pair.target);
        let paired = result.paired.expect("a result of a pair");
        assert_eq!(paired.row, target.figure);
        assert_eq!(target.paired.expect("a target of a pair").row, result.figure);
        assert_eq!(paired.target.is_some(), pair.same_measure);
        let cell = cells::counterpart(&report, &figures, result, Lang::Vi);
        assert!(cell.contains(target.of(&report).value_text.as_str()), "{cell}");
        if paired.target == Some(Ordering::Less) {
            assert!(cell.contains("↓ thấp hơn"), "{cell}");
            lower.push(pair.result.as_str());
        }
    }
    assert_eq!(lower, ["r022", "r097", "r094", "r095"]);
}

/// The facts of all comparisons, each in its column.
#[test]
fn comparisons_appear_in_their_columns() {
    let report = embedded();
    let figures = Figures::new(&report);
    let mut facts = 0;
    for row in figures.rows() {
        let figure = row.of(&report);
        for one in &figure.comparisons {
            facts += 1;
            let number = one
                .value_text
                .as_deref()
                .map(|text| Decimal::vietnamese(text).expect("a number").to_string());
            let cell = match (&one.basis, one.measure.as_str()) {
                (Basis::Year(_) | Basis::Period(_), _) => cells::changes(&report, row, Lang::Vi),
                (Basis::Plan(_), "plan_value") => cells::plan(&report, row, Lang::Vi),
                (Basis::Plan(_), _) => cells::against(&report, row, Lang::Vi),
            };
            let wanted = match one.measure.as_str() {
                "met" => "đạt".to_owned(),
                "exceeded" => "vượt".to_owned(),
                _ => number.expect("a number"),
            };
            assert!(cell.contains(&wanted), "{}: {wanted} in `{cell}`", figure.id);
        }
    }
    assert_eq!(facts, 66);
}

/// Every derived number against the stated ones, in the machine's own arithmetic: within the rounding of what it comes
/// from, and with no more decimals than that has.
#[test]
fn derived_numbers_follow_from_the_stated_ones() {
    let report = embedded();
    let figures = Figures::new(&report);
    let mut derived = 0;
    for row in figures.rows() {
        let figure = row.of(&report);
        let Some(value) = row.value else { continue };
        let v = value.to_f64();
        let near = |found: Decimal, wanted: f64, slack: f64| {
            let off = (found.to_f64() - wanted).abs();
            assert!(off <= slack + 1e-9, "{}: {found} for {wanted}", figure.id);
            assert!(found.to_string().len() <= 12, "{}: {found}", figure.id);
        };
        for plan in &row.plans {
            if let (Some(amount), Some((kind, by))) = (plan.value, plan.by)
                && amount.derived
            {
                derived += 1;
                let by = by.number.to_f64();
                match kind {
                    Against::PercentOf => near(amount.number, v / by * 100.0, v * 0.01),
                    Against::OverPercent => near(amount.number, v / (1.0 + by / 100.0), v * 0.01),
                    Against::OverPoints | Against::OverAbs => near(amount.number, v - by, 0.0),
                }
            }
            if let (Some(stated), Some((kind, amount))) = (plan.value, plan.by)
                && amount.derived
            {
                derived += 1;
                let plan = stated.number.to_f64();
                match kind {
                    Against::PercentOf => near(amount.number, v / plan * 100.0, 0.1),
                    _ => near(amount.number, v - plan, 0.0),
                }
            }
        }
        for change in &row.changes {
            let Some(before) = change.before.filter(|before| before.derived) else {
                continue;
            };
            derived += 1;
            assert_ne!(figure.measure.as_str(), "growth", "{}", figure.id);
            let by = change.by.to_f64();
            match change.unit {
                ChangeUnit::Percent => near(before.number, v / (1.0 + by / 100.0), v * 0.01),
                ChangeUnit::Own | ChangeUnit::Points => near(before.number, v - by, 0.0),
            }
        }
    }
    assert!(derived > 40, "{derived}");
}

/// Where the report says a word and gives a number, the two agree.
#[test]
fn what_is_stated_twice_agrees() {
    let report = embedded();
    let figures = Figures::new(&report);
    for row in figures.rows() {
        for plan in row.plans.iter().filter(|plan| plan.stated) {
            if let (Some(value), Some(amount)) = (row.value, plan.value) {
                let wanted = match value.cmp(&amount.number) {
                    Ordering::Greater => Standing::Exceeded,
                    Ordering::Equal => Standing::Met,
                    Ordering::Less => Standing::Missed,
                };
                assert_eq!(plan.standing, Some(wanted), "{}", row.of(&report).id);
            }
        }
    }
}

#[test]
fn like_figures_of_a_note_stand_side_by_side() {
    let report = embedded();
    let figures = Figures::new(&report);
    for (note, unit, count) in [("4", "%", 8), ("2", "%", 5), ("8", "cấp ủy viên", 10)] {
        let of_note =
            |figure: &Figure| figure.note.as_deref() == Some(note) && figure.unit.as_str() == unit;
        let first = figures.rows().iter().find(|row| of_note(row.of(&report)));
        let first = first.expect("a figure of the note");
        assert_eq!(figures.like(first.figure).len(), count);
    }
    assert!(figures.like(row_of(&report, &figures, "r020").figure).is_empty());
}

#[test]
fn filters_and_orders_hold() {
    let report = embedded();
    let figures = Figures::new(&report);
    let count = |wanted: &Wanted| {
        let lines = figures.lines(&report, wanted);
        lines.iter().filter(|line| line.figure().is_some()).count()
    };
    let of_kind = |kind| Wanted { kind: Some(kind), ..Wanted::default() };
    assert_eq!(count(&of_kind(FigureKind::Result)), 152);
    assert_eq!(count(&of_kind(FigureKind::Target)), 53);
    let words = |words: &str| Wanted { words: words.to_owned(), ..Wanted::default() };
    assert_eq!(count(&words("cap xa khuyet sin ho")), 1);
    assert_eq!(count(&words("GRDP")), 4);
    assert_eq!(count(&words("không có gì như vậy")), 0);
    let views: usize =
        (0..4).map(|view| count(&Wanted { view: Some(view), ..Wanted::default() })).sum();
    assert_eq!(views, 205);
    for by in Column::ALL {
        for reversed in [false, true] {
            assert_eq!(count(&Wanted { by, reversed, ..Wanted::default() }), 205);
        }
    }
    let lines =
        figures.lines(&report, &Wanted { by: Column::Value, reversed: true, ..Wanted::default() });
    let values: Vec<Decimal> =
        lines.iter().filter_map(|line| figures.rows()[line.figure()?].value).collect();
    assert!(values.is_sorted_by(|a, b| a >= b));
    assert!(lines.iter().all(|line| matches!(line, Line::Figure(_))));
}

#[test]
fn every_view_opens_with_three_to_six_leading_figures() {
    let report = embedded();
    let figures = Figures::new(&report);
    for view in 0..report.curation.themes.len() {
        let leading = figures.leading(&report, view).len();
        let all = figures.rows().iter().filter(|row| {
            row.of(&report).theme == report.curation.themes[view].id
                && row.of(&report).kind == FigureKind::Result
        });
        assert!((all.count().min(3)..=6).contains(&leading));
    }
    let app = app(report, 100, 36);
    let opening = app.reader().page().opening;
    assert!((10..30).contains(&opening));
    assert!(
        app.reader().page().rows[..opening]
            .iter()
            .all(|row| row.columns() <= app.reader().page().width)
    );
}

#[test]
fn a_passage_shows_its_figures() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/607 ha<enter>x");
    assert_eq!(app.mode(), Mode::Figures);
    let shown: Vec<Node> = app
        .figures_pane()
        .lines()
        .iter()
        .filter_map(|line| app.figures().rows()[line.figure()?].node)
        .collect();
    assert!(shown.len() > 3 && shown.iter().all(|node| *node == shown[0]));
    press(&mut app, "<esc>");
    assert_eq!(
        app.figures_pane().lines().iter().filter(|line| line.figure().is_some()).count(),
        205
    );
    press(&mut app, "<a-left>X");
    assert!(app.lit_values(shown[0]).is_empty());
    press(&mut app, "X");
    assert!(app.lit_values(shown[0]).len() > 3);
}

/// A report of one note-less block with these figures.
fn small(figures: &str) -> Report {
    let json = format!(
        r#"{{"format":"baocao/1","title":"Báo cáo","sections":[{{"id":"s","title":"Mục","blocks":[
        {{"kind":"paragraph","text":"có 0 và -5 và 1.234.567.890 và 7"}}]}}],
        "views":[{{"id":"v","name":{{"vi":"Thẻ"}},"places":["s"]}}],"figures":[{figures}]}}"#
    );
    read_report(json.as_bytes()).expect("a sound report")
}

fn odd(id: &str, name: &str, value: &str, text: &str, unit: &str, comparisons: &str) -> String {
    format!(
        r#"{{"id":"{id}","kind":"result","year":2022,"theme":"v","topic":"t","name":{{"vi":"{name}"}},"value":{value},
        "value_text":"{text}","unit":"{unit}","measure":"level","block":"s/1","quote":"{text}","comparisons":[{comparisons}]}}"#
    )
}

#[test]
fn a_report_without_figures_has_no_tab_of_them_and_no_opening_page() {
    let mut report = embedded();
    report.curation.figures.clear();
    report.curation.pairs.clear();
    // Else they would be found.
    report.curation.complete = true;
    let mut app = app(report, 120, 36);
    assert!(app.tabs().iter().all(|tab| tab.name(app.report(), Lang::En) != "Figures"));
    assert_eq!(app.reader().page().opening, 0);
    press(&mut app, "x");
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn odd_figures_are_drawn_sensibly() {
    let plan = r#"{"basis":"plan","measure":"plan_value","value":0},{"basis":"2021","measure":"change_abs","value":3}"#;
    let long = "rất dài ".repeat(60);
    let report = small(
        &[
            odd("zero", "Không", "0", "0", "người", plan),
            odd("negative", "Âm", "-5", "-5", "%", plan),
            odd(
                "large",
                "Lớn",
                "1234567890",
                "1.234.567.890",
                "đồng",
                r#"{"basis":"plan","measure":"percent_of","value":250}"#,
            ),
            odd("bare", &long, "7", "7", "", ""),
        ]
        .join(","),
    );
    let figures = Figures::new(&report);
    for at in 0..4 {
        for width in 0..100 {
            let rows = detail::figure(&report, &figures, at, Lang::Vi, (PageStyle::Printed, width));
            assert!(rows.iter().all(|row| row.columns() <= width), "figure {at} at width {width}");
        }
    }
    let text = |at: usize| {
        let rows = detail::figure(&report, &figures, at, Lang::Vi, (PageStyle::Printed, 60));
        rows.iter().map(drawn).collect::<Vec<_>>().join("\n")
    };
    golden("figures-odd", &(0..4).map(text).collect::<Vec<_>>().join("\n\n"));
    let mut app = app(report, 120, 36);
    for (columns, rows) in SIZES {
        crate::common::resize(&mut app, columns, rows);
        press(&mut app, "2<home>");
        for _ in 0..4 {
            screen(&app, columns, rows);
            press(&mut app, "<down>");
        }
    }
}

fn drawn(row: &Row) -> String {
    let mut text = " ".repeat(row.indent);
    text.extend(row.pieces.iter().map(|piece| piece.text.as_str()));
    text
}

#[test]
fn screens_of_figures_of_different_kinds() {
    // A level with plan, change and target; a growth rate of a group; vacancies by district; a target alone.
    for (name, keys) in [
        ("level", "5ibinh quan dau nguoi<enter>"),
        ("growth", "5ida xay dung<enter>"),
        ("group", "5ikhuyet sin ho<enter>"),
        ("target", "5rr<down*5>"),
        ("sorted", "5ssss"),
        ("close-up", "5igiai quyet viec lam<enter><right>"),
        ("sentence", "5ibinh quan dau nguoi<enter><enter>"),
        ("opening", "2"),
    ] {
        for (columns, rows) in SIZES {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            golden(&format!("figures-{name}-{columns}x{rows}"), &screen(&app, columns, rows));
        }
    }
}

#[test]
fn every_screen_of_figures_is_drawn_at_every_small_size() {
    let mut report = embedded();
    report.curation.figures.truncate(60);
    report.curation.pairs.clear();
    for keys in ["5", "5<right>", "5i", "5v", "5ss", "5<enter>"] {
        let mut app = app(report.clone(), 80, 24);
        press(&mut app, keys);
        for columns in 1..=30 {
            for rows in 1..=16 {
                crate::common::resize(&mut app, columns, rows);
                screen(&app, columns, rows);
            }
        }
        for key in ["j", "k", "<pgdn>", "<pgup>", "G", "g", "]", "["] {
            press(&mut app, key);
        }
    }
}

#[test]
fn words_that_are_on_no_list_are_kept_as_they_are() {
    let comparison = |basis: &str, measure: &str| {
        format!(r#"{{"basis":"{basis}","measure":"{measure}","value":4}}"#)
    };
    let known = comparison("plan", "plan_value");
    let unknown = [comparison("02021", "value"), comparison("de_an", "per_head")].join(",");
    let figures =
        [odd("a", "A", "7", "7", "tấn", &known), odd("b", "B", "7", "7", "tấn", &unknown)];
    let report = small(&figures.join(",").replace(r#""level""#, r#""share""#));
    let bases = |at: usize| {
        let comparisons = &report.curation.figures[at].comparisons;
        comparisons.iter().map(|one| one.basis.clone()).collect::<Vec<_>>()
    };
    assert_eq!(bases(0), [Basis::Plan(PlanName::Plan)]);
    assert_eq!(bases(1), ["02021".into(), "de_an".into()].map(Basis::Plan));
    let written = write_report(&report);
    for word in ["02021", "de_an", "per_head", "share"] {
        assert!(written.contains(&format!("\"{word}\"")), "{word}");
    }
    assert_eq!(read_report(written.as_bytes()).expect("what was written"), report);
}

#[test]
fn csv_of_no_figures_names_its_columns() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let out = program.args(["figures", "--csv", "--topic", "none"]).output().expect("it runs");
    assert_eq!(out.status.code(), Some(1));
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(
        text.starts_with("id,kind,year,view,")
            && text.ends_with(",comparisons,address,found,confidence,sure,rules\r\n")
    );
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn csv_is_read_back_with_a_row_for_each_figure() {
    let run = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_baocao")).arg("figures").args(args).output();
        let out = out.expect("the program runs");
        (out.status.code(), String::from_utf8(out.stdout).expect("UTF-8"))
    };
    let report = embedded();
    let (code, text) = run(&["--csv"]);
    assert_eq!(code, Some(0));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect(name);
    let records: Vec<csv::StringRecord> =
        reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(records.len(), 205);
    for record in &records {
        let figure =
            report.curation.figures.iter().find(|figure| figure.id.as_str() == &record[at("id")]);
        let figure = figure.expect("a figure of the report");
        assert_eq!(record[at("value")].parse::<f64>().ok(), figure.value.as_f64());
        assert_eq!(&record[at("name_vi")], figure.name.vi.as_deref().unwrap_or_default());
        assert_eq!(record[at("plan")].is_empty(), record[at("plan_derived")].is_empty());
    }
    let grdp = records.iter().find(|record| &record[at("id")] == "r020").expect("r020");
    assert_eq!((&grdp[at("plan")], &grdp[at("plan_derived")]), ("47.9", "false"));
    assert_eq!(
        (&grdp[at("previous_value")], &grdp[at("previous_value_derived")]),
        ("44.4", "true")
    );

    let (_, json) = run(&["--json", "--view", "economy", "--kind", "target"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let rows = json.as_array().expect("a list");
    assert!(
        rows.len() > 5
            && rows.iter().all(|row| row["theme"] == "economy" && row["kind"] == "target")
    );
    let (_, table) = run(&["--topic", "growth"]);
    assert!(table.contains("GRDP") && table.contains("Kinh tế · Tăng trưởng"));
    assert_eq!(run(&["--topic", "nothing"]).0, Some(1));
    assert_eq!(run(&["--view", "nothing"]).0, Some(1));
}
