//! Keys that readers know from less, vim and fzf, and those that must do nothing.

use std::collections::HashSet;

use baocao::app::App;
use baocao::app::tabs::Tab;
use baocao::keys::{BINDINGS, Code, Effect, Event, HelpLine, Key, help, parse};
use baocao::messages::Lang;
use baocao::report::json::read_report;

use super::common::{app, current, embedded, press, resize, screen, tab};

#[test]
fn braces_go_by_paragraph_to_the_end_and_back() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "7");
        let mut passed = vec![current(&app)];
        loop {
            press(&mut app, "}");
            if passed.last() == Some(&current(&app)) {
                break;
            }
            passed.push(current(&app));
        }
        let rows = app.reader().page().rows.iter();
        let mut nodes: Vec<String> =
            rows.filter_map(|row| Some(app.report().address(row.node?))).collect();
        nodes.dedup();
        assert_eq!(passed, nodes, "every one of them, once");
        for address in nodes.iter().rev().skip(1) {
            press(&mut app, "{");
            assert_eq!(current(&app), *address);
        }
        assert_eq!(app.reader().top(), 0);
    }
}

#[test]
fn control_e_and_control_y_go_by_line() {
    for (keys, same) in [
        ("7<c-e><c-e>", "7<down><down>"),
        ("7<down*9><c-y>", "7<down*8>"),
        ("5<c-e><c-e><c-y>", "5<down>"),
        ("<left><c-e>", "<left><down>"),
        ("?<c-e>", "?<down>"),
    ] {
        let (mut one, mut other) = (app(embedded(), 80, 24), app(embedded(), 80, 24));
        press(&mut one, keys);
        press(&mut other, same);
        assert_eq!(screen(&one, 80, 24), screen(&other, 80, 24), "{keys}");
    }
}

#[test]
fn a_star_searches_what_is_selected() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [ { "id": "a", "blocks": [
        { "kind": "paragraph", "text": "Thu ngân sách tăng. Chi tăng." },
        { "kind": "paragraph", "text": "Chi giảm; thu ngân sách tăng. Hết." },
        { "kind": "paragraph", "text": "Tăng thu, ngân và sách." } ] } ] }"#;
    let mut app = app(read_report(json.as_bytes()).expect("sound"), 80, 24);
    press(&mut app, "7}vv<up>v<esc>g");
    press(&mut app, "v");
    let selected = |app: &App| app.reader().selection().is_some();
    while app.report().plain(app.reader().selection().expect("one").parts()[0].0) == "Báo cáo" {
        press(&mut app, "<down>");
    }
    press(&mut app, "*");
    assert!(!selected(&app));
    let found = app.found().expect("it is found");
    assert_eq!(found.occurrences().len(), 2, "as a phrase");
    assert_eq!(found.current, Some(1), "the next one");
    assert!(app.message().is_some_and(|said| said.contains("2/2") && !said.contains('"')));
    press(&mut app, "n");
    assert_eq!(app.found().and_then(|found| found.current), Some(0));
}

#[test]
fn backspace_alone_is_no_command() {
    for keys in ["", "2f<enter*3>", "/OCOP<enter>", "v", "<left>", "5", "f<enter*2>", "ma'", "?"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        let at = |app: &App| (tab(app), app.reader().top(), app.mode());
        let before = at(&app);
        press(&mut app, "<bs>");
        assert_eq!(at(&app), before, "{keys}");
        assert_eq!(app.session().bookmarks.len(), usize::from(keys.contains('m')), "{keys}");
    }
    let backspace = Key::plain(Code::Backspace);
    assert!(!BINDINGS.iter().any(|binding| binding.keys.contains(&backspace)));
}

#[test]
fn control_c_closes_the_window_first_and_then_quits() {
    let ctrl_c = || Event::Key(parse("<c-c>").expect("a key")[0]);
    for keys in ["/", "/OCOP", ":", "D", "K", "ma'", "m", "f<enter*2>", "?", "5i", "5ithu"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        assert!(app.window().is_some(), "{keys}");
        assert_eq!(app.handle(ctrl_c()), [], "{keys}");
        assert!(app.window().is_none(), "{keys}");
        assert_eq!(app.handle(ctrl_c()), [Effect::Quit], "{keys}");
    }
}

#[test]
fn digits_are_the_tabs_that_the_tab_bar_prints() {
    let mut app = app(embedded(), 160, 36);
    for cell in app.tab_cells() {
        let digit = cell.text.split(' ').next().unwrap_or_default().to_owned();
        press(&mut app, &digit);
        assert_eq!(app.tab(), cell.tab, "{}", cell.text);
    }
}

/// The lines of the help under the name of each group.
fn groups(lang: Lang) -> Vec<(&'static str, Vec<(String, &'static str)>)> {
    let mut groups: Vec<(&str, Vec<(String, &str)>)> = Vec::new();
    for line in help(lang) {
        match (line, groups.last_mut()) {
            (HelpLine::Group(name), _) => groups.push((name, Vec::new())),
            (HelpLine::Keys(keys, what), Some((_, lines))) => lines.push((keys, what)),
            (HelpLine::Keys(..), None) => panic!("keys without a group"),
        }
    }
    groups
}

#[test]
fn the_help_lists_what_a_key_does_in_each_mode_apart() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, lines) in groups(lang) {
            assert!(!lines.is_empty(), "{name}");
            let keys = lines.iter().flat_map(|(keys, _)| keys.split(' '));
            let keys: Vec<&str> = keys.collect();
            let different: HashSet<&str> = keys.iter().copied().collect();
            assert_eq!(keys.len(), different.len(), "{name}: a key does one thing in a mode");
        }
    }
    let of = |name: &str| {
        let group = groups(Lang::En).into_iter().find(|(group, _)| *group == name);
        group.map(|(_, lines)| lines).unwrap_or_default()
    };
    let does = |name: &str, key: &str| {
        let line = of(name).into_iter().find(|(keys, _)| keys.split(' ').any(|it| it == key));
        line.map(|(_, what)| what)
    };
    assert_eq!(does("Moving", "Ctrl-p"), None, "up one line in lists only");
    assert_eq!(does("Screen", "Ctrl-p"), Some("every command by name"));
    assert_eq!(does("Lists", "Ctrl-p"), Some("up one line"));
    assert_eq!(does("Outline", "Enter"), Some("choose, go there"));
    assert_eq!(does("Screen", "Ctrl-c"), Some("quit"));
    assert_eq!(does("Search window", "Ctrl-c"), Some("close"));
}

#[test]
fn every_binding_is_in_the_help() {
    let listed: HashSet<(String, &str)> =
        groups(Lang::En).into_iter().flat_map(|it| it.1).collect();
    for binding in BINDINGS.iter().filter(|it| !it.keys.contains(&Key::char('1'))) {
        let keys: Vec<String> = binding.keys.iter().map(Key::to_string).collect();
        let line = (keys.join(" "), binding.word.say(Lang::En));
        let is_tab = line.1 == "to the tab of that number";
        let as_in_text = binding.keys.iter().all(|key| {
            listed.iter().any(|(keys, what)| {
                *what == line.1 && keys.split(' ').any(|it| it == key.to_string())
            })
        });
        assert!(is_tab || as_in_text, "{line:?}");
    }
}

/// Reports whose page begins with something that takes a row of its own.
const BEGINNINGS: [&str; 4] = [
    r#"{ "id": "a", "label": "Phần thứ nhất", "title": "Kết quả", "blocks": [ { "kind": "paragraph", "text": "Một." } ] }"#,
    r#"{ "id": "a", "label": "A very long label of a section that takes more than a row of a narrow screen", "title": "Một",
        "blocks": [ { "kind": "paragraph", "text": "Một." } ] }"#,
    r#"{ "id": "intro", "blocks": [ { "kind": "table", "rows": [ ["a", "b"], ["1", "2"] ], "head_rows": 1 } ] }"#,
    r#"{ "id": "a", "blocks": [ { "kind": "item", "label": "Điều thứ mười một của", "text": "Một." } ] }"#,
];

#[test]
fn a_report_opens_at_its_first_row() {
    for beginning in BEGINNINGS {
        let section = |i| {
            let blocks = r#"[ { "kind": "paragraph", "text": "Chữ." } ]"#;
            format!(r#"{{ "id": "z{i}", "title": "T{i}", "blocks": {blocks} }}"#)
        };
        let rest: Vec<String> = (0..60).map(section).collect();
        let rest = rest.join(", ");
        let json = format!(
            r#"{{ "format": "baocao/1", "title": "", "sections": [ {beginning}, {rest} ] }}"#
        );
        let report = read_report(json.as_bytes()).expect("sound");
        for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 6)] {
            // As on a terminal: the size is told once the program runs, and may change then.
            let mut app = app(report.clone(), 0, 0);
            for (columns, rows) in [(columns, rows), (60, 20), (columns, rows)] {
                resize(&mut app, columns, rows);
                assert_eq!(app.reader().top(), 0, "{beginning} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn tabs_have_short_titles_and_none_is_of_a_signature_or_of_nothing() {
    let section = |id: &str, label: &str, title: &str, blocks: &str| {
        let label =
            if label.is_empty() { String::new() } else { format!(r#""label": "{label}", "#) };
        format!(r#"{{ "id": "{id}", {label}"title": "{title}", "blocks": [ {blocks} ] }}"#)
    };
    let text = r#"{ "kind": "paragraph", "text": "Triển khai các nhiệm vụ được giao trong năm." }"#;
    let line = r#"{ "kind": "line", "text": "Nguyễn Văn A" }"#;
    let sections = [
        section("a", "VIII.", "Báo cáo kết quả cải thiện môi trường, đầu tư kinh doanh", text),
        section("b", "II", "", text),
        section("c", "Phần thứ ba", "Phương hướng", text),
        section("d", "", "TM. ỦY BAN NHÂN DÂN", text),
        section("e", "", "Người ký", line),
        section("f", "Phụ lục", "", ""),
        section("g", "", "KT. CHỦ TỊCH", ""),
        section("h", "Phụ lục 2", "Danh mục", text),
    ];
    let json = format!(
        r#"{{ "format": "baocao/1", "title": "Báo cáo", "sections": [ {} ] }}"#,
        sections.join(",")
    );
    let app = app(read_report(json.as_bytes()).expect("sound"), 120, 24);
    let names: Vec<String> =
        app.tabs().iter().map(|tab| tab.name(app.report(), app.lang())).collect();
    assert_eq!(
        names,
        [
            "Báo cáo kết quả cải…",
            "II Triển khai các nhiệm…",
            "Phần thứ ba",
            "Phụ lục 2",
            "Số liệu",
            "Toàn văn"
        ]
    );
}

#[test]
fn a_report_without_figures_says_that_none_are_known() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [ { "id": "a", "blocks": [
        { "kind": "paragraph", "text": "Một." } ] } ] }"#;
    let mut app = app(read_report(json.as_bytes()).expect("sound"), 80, 24);
    let figures = app.tabs().iter().position(|tab| *tab == Tab::Figures).expect("their tab");
    press(&mut app, &format!("{}", figures + 1));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Chương trình không tìm thấy số liệu nào trong báo cáo này"), "{shown}");
}
