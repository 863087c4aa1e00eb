//! Reports that are none, or too much of one: each is loaded or refused in one message, and none is the program's end.

use std::fs;
use std::path::Path;
use std::process::Command;

use baocao::import::import;
use baocao::report::Report;
use baocao::report::check::check;
use baocao::report::json::read_report;
use serde_json::{Value, json};

use super::payloads::assert_harmless;
use super::program::run;
use super::template::{markdown, pointers, report};
use crate::common::{app, press, screen};

/// What is to become of a report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is read, whatever `check` has to say of it.
    Loaded,
    /// It is refused in one line with these words.
    Refused(&'static str),
    /// Either.
    Judged,
}

use Fate::{Judged, Loaded, Refused};

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lai-chau-2022");
    fs::read(path.join(name)).expect("the report inside")
}

/// Uses a report that was loaded.
fn use_it(report: Report) {
    check(&report);
    let mut app = app(report, 80, 24);
    for keys in ["", "f<enter>", "<esc>f<enter*2>", "<esc><esc>", "G", "<left><down>"] {
        press(&mut app, keys);
        screen(&app, 80, 24);
    }
}

/// What the program makes of the report at `path`.
fn assert_fate(path: &Path, fate: Fate) {
    let path_text = path.to_str().expect("UTF-8");
    let name = path.file_name().map_or(path_text, |name| name.to_str().expect("UTF-8"));
    let mut loaded = false;
    for args in [["check", path_text].as_slice(), &["outline", path_text]] {
        let output = run(args);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_harmless(&said, name);
        loaded = said.is_empty();
        match fate {
            Loaded => assert!(loaded, "{args:?}: {said}"),
            Refused(words) => assert!(said.contains(words), "{args:?}: not {words:?} but {said:?}"),
            Judged => {}
        }
        if !loaded {
            assert_eq!(output.status.code(), Some(1), "{args:?}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.contains(name) && output.stdout.is_empty(), "{said}");
        }
    }
    if loaded {
        for keys in ["", "<tab>G"] {
            let output = run(&["frame", path_text, "--keys", keys]);
            assert!(output.status.success(), "{name} {keys}: {output:?}");
        }
    }
}

/// Writes each report to a file of its own and has the program judge it.
fn judge(reports: impl IntoIterator<Item = (String, Vec<u8>, Fate)>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, fate) in reports {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        assert_fate(&path, fate);
        fs::remove_file(path).expect("it is there");
    }
}

/// A report with these sections and notes.
fn with(sections: &str, notes: &str) -> Vec<u8> {
    format!(r#"{{"format":"baocao/1","title":"t","sections":[{sections}],"notes":[{notes}]}}"#)
        .into_bytes()
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

#[test]
fn a_report_cut_anywhere_is_refused_and_its_source_is_read() {
    let (json, source) = (data("report.json"), data("source.md"));
    let mut tried = 0;
    for end in (0..json.len()).step_by(500) {
        let error = read_report(&json[..end]).expect_err("it is cut");
        assert!(error.to_string().contains("line "), "{error}");
        tried += 1;
    }
    for end in (0..source.len()).step_by(500) {
        let report = import(&source[..end], None).report;
        if end % 5000 == 0 {
            use_it(report);
        }
        tried += 1;
    }
    assert!(tried > 300, "{tried}");
    judge(
        (1..json.len())
            .step_by(20_000)
            .map(|end| (format!("cut-at-{end}.json"), json[..end].to_vec(), Refused("line "))),
    );
    judge(
        (10_000..source.len())
            .step_by(10_000)
            .map(|end| (format!("cut-at-{end}.md"), source[..end].to_vec(), Loaded)),
    );
}

#[test]
fn a_value_of_another_type_is_refused_with_its_position_wherever_it_stands() {
    let sound = report();
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!(-1),
        json!(1e300),
        json!("x"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!([{"note": 3}]),
        json!({"x": {"y": 0}}),
    ];
    let mut judged = Vec::new();
    for (at, pointer) in pointers(&sound).into_iter().enumerate() {
        for (which, other) in others.iter().enumerate() {
            let mut bad = sound.clone();
            *bad.pointer_mut(&pointer).expect("it is there") = other.clone();
            let text = bad.to_string();
            match read_report(text.as_bytes()) {
                Ok(report) => use_it(report),
                Err(error) => {
                    let said = error.to_string();
                    assert!(said.contains("line "), "{pointer} {other}: {said}");
                    let member = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err());
                    let named =
                        member.is_none_or(|member| said.contains(member) || said.contains("text"));
                    assert!(named, "{pointer} {other}: {said}");
                }
            }
            if (at * others.len() + which).is_multiple_of(40) {
                judged.push((format!("type-{at}-{which}.json"), text.into_bytes(), Judged));
            }
        }
    }
    judge(judged);
}

#[test]
fn members_that_are_unknown_missing_or_twice_there_are_named() {
    let sound = report();
    for pointer in pointers(&sound) {
        let Some(Value::Object(members)) = sound.pointer(&pointer) else {
            continue;
        };
        let mut bad = sound.clone();
        bad.pointer_mut(&pointer).expect("it is there")["nosuch"] = json!(1);
        let error = read_report(bad.to_string().as_bytes()).expect_err("an unknown member");
        assert!(
            error.to_string().contains("nosuch") || pointer.contains("text"),
            "{pointer}: {error}"
        );
        for name in members.keys() {
            let mut bad = sound.clone();
            let object =
                bad.pointer_mut(&pointer).and_then(Value::as_object_mut).expect("an object");
            let value = object.remove(name).expect("it is there");
            if let Err(error) = read_report(bad.to_string().as_bytes()) {
                assert!(error.to_string().contains("line "), "{pointer}/{name}: {error}");
            }
            // The object again with this member twice.
            let marker = json!("@twice@");
            let whole = sound.pointer(&pointer).expect("it is there").to_string();
            let twice = format!("{{{}:{value},{}", Value::from(name.as_str()), &whole[1..]);
            let mut around = sound.clone();
            *around.pointer_mut(&pointer).expect("it is there") = marker.clone();
            let text = around.to_string().replace(&marker.to_string(), &twice);
            assert!(read_report(text.as_bytes()).is_err(), "{pointer}/{name} twice");
        }
    }
}

#[test]
fn oddly_encoded_reports_are_read_or_refused() {
    let sound = report().to_string();
    let pretty = serde_json::to_string_pretty(&report()).expect("JSON");
    let put = |text: &str| sound.replace("Tiêu-đề", text).into_bytes();
    let utf16: Vec<u8> = sound.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut broken = sound.clone().into_bytes();
    broken[60] = 0xff;
    let bom = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let source = markdown("x");
    let cases: [(&str, Vec<u8>, Fate); 30] = [
        ("sound.json", sound.clone().into_bytes(), Loaded),
        ("pretty.json", pretty.clone().into_bytes(), Loaded),
        ("bom.json", bom(&sound), Loaded),
        ("two-boms.json", bom(&String::from_utf8(bom(&sound)).expect("UTF-8")), Refused("line 1")),
        ("crlf.json", pretty.replace('\n', "\r\n").into_bytes(), Loaded),
        ("cr.json", pretty.replace('\n', "\r").into_bytes(), Loaded),
        ("utf16.json", utf16.clone(), Loaded),
        ("invalid.json", broken, Refused("line 1")),
        ("empty.json", Vec::new(), Refused("an empty file")),
        ("spaces.json", b"   \n\n ".to_vec(), Refused("an empty file")),
        ("nul.json", b"\0".repeat(1000), Refused("NUL bytes")),
        ("null.json", b"null".to_vec(), Refused("line 1")),
        ("array.json", b"[]".to_vec(), Refused("line 1")),
        ("trailing.json", format!("{sound} x").into_bytes(), Refused("line 1")),
        ("twice.json", format!("{sound}{sound}").into_bytes(), Refused("line 1")),
        ("lone-high.json", put("\\ud800"), Refused("line 1")),
        ("lone-low.json", put("\\udc00x"), Refused("line 1")),
        ("pair.json", put("\\ud83d\\ude00"), Loaded),
        ("control.json", put("\u{1b}"), Refused("line 1")),
        ("escape.json", put("\\u001b[2J"), Loaded),
        ("number.json", put("\",\"x\":1e999,\"y\":\""), Refused("")),
        ("bom.md", bom(&source), Loaded),
        ("crlf.md", source.replace('\n', "\r\n").into_bytes(), Loaded),
        ("cr.md", source.replace('\n', "\r").into_bytes(), Loaded),
        ("empty.md", Vec::new(), Refused("an empty file")),
        ("invalid.md", [source.as_bytes(), b"\xff\xfe\x80 \xc3"].concat(), Loaded),
        ("nul.md", b"\0".repeat(1000), Refused("NUL bytes")),
        ("utf16.md", utf16, Loaded),
        ("surrogate.md", b"# a\xed\xa0\x80b\n".to_vec(), Loaded),
        (
            "binary.md",
            (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(),
            Refused("NUL bytes"),
        ),
    ];
    judge(cases.map(|(name, bytes, fate)| (name.to_owned(), bytes, fate)));
}

#[test]
fn depth_is_refused_and_not_descended() {
    let mut cases = Vec::new();
    for depth in [64, 127, 128, 129, 1000, 10_000, 100_000] {
        let nested = |open: &str, close: &str| {
            format!("{}{}", open.repeat(depth), close.repeat(depth)).into_bytes()
        };
        let sections =
            format!("{}{}", r#"{"id":"a","sections":["#.repeat(depth), "]}".repeat(depth));
        cases.push((format!("arrays-{depth}.json"), nested("[", "]"), Refused("line 1")));
        cases.push((format!("objects-{depth}.json"), nested("{\"a\":", "}"), Refused("line 1")));
        cases.push((
            format!("open-{depth}.json"),
            "[{\"a\":".repeat(depth).into_bytes(),
            Refused("line 1"),
        ));
        cases.push((format!("sections-{depth}.json"), with(&sections, ""), Refused("line 1")));
        let text = String::from_utf8(nested("[", "]")).expect("UTF-8");
        let block = format!(r#"{{"id":"a","blocks":[{{"kind":"paragraph","text":{text}}}]}}"#);
        cases.push((format!("text-{depth}.json"), with(&block, ""), Refused("line 1")));
        cases.push((format!("quotes-{depth}.md"), nested("> ", " x"), Loaded));
        // Four marks a level; the deepest that the limit lets in is tried below.
        let fate = if depth < 100_000 { Loaded } else { Refused("more lines and marks") };
        cases.push((format!("emphasis-{depth}.md"), nested("*_", "_*"), fate));
        cases.push((format!("brackets-{depth}.md"), nested("[", "](x)"), Loaded));
    }
    let deepest = format!("{}x{}", "*_".repeat(37_000), "_*".repeat(37_000));
    cases.push(("deepest.md".to_owned(), deepest.into_bytes(), Loaded));
    judge(cases);
}

#[test]
fn references_that_lead_nowhere_or_in_circles_are_listed_and_harmless() {
    let section = |id: &str, text: &str| format!(r#"{{"id":"{id}","title":[{text}]}}"#);
    let note = |id: &str, text: &str| format!(r#"{{"id":"{id}","label":"{id}","text":[{text}]}}"#);
    let marked = |id: &str| format!(r#"{{"note":"{id}"}}"#);
    let views = |places: &str| {
        let mut json: Value =
            serde_json::from_slice(&with(&section("a", "\"x\""), "")).expect("JSON");
        json["views"] = json!([{"id": "v", "name": {}, "places": serde_json::from_str::<Value>(places).expect("JSON")}]);
        json.to_string().into_bytes()
    };
    let cases: [(&str, Vec<u8>); 12] = [
        ("same-ids", with(&[section("a", "\"x\""), section("a", "\"y\"")].join(","), "")),
        (
            "same-notes",
            with(&section("a", &marked("1")), &[note("1", "\"x\""), note("1", "\"y\"")].join(",")),
        ),
        ("empty-ids", with(&section("", "\"x\""), &note("", "\"x\""))),
        ("no-note", with(&section("a", &marked("9")), "")),
        ("uncited", with(&section("a", "\"x\""), &note("1", "\"x\""))),
        ("itself", with(&section("a", &marked("1")), &note("1", &marked("1")))),
        (
            "circle",
            with(
                &section("a", &marked("1")),
                &[note("1", &marked("2")), note("2", &marked("1"))].join(","),
            ),
        ),
        (
            "only-each-other",
            with(
                &section("a", "\"x\""),
                &[note("1", &marked("2")), note("2", &marked("1"))].join(","),
            ),
        ),
        ("like-a-note", with(&section("note/1", "\"x\""), &note("1", "\"x\""))),
        ("like-a-block", with(&[section("a", "\"x\""), section("a/1", "\"y\"")].join(","), "")),
        ("no-places", views("[]")),
        (
            "nowhere",
            views("[\"b\", \"a/7\", \"a/0\", \"a/18446744073709551616\", \"note/1\", \"\", \"/\"]"),
        ),
    ];
    judge(cases.map(|(name, bytes)| (format!("{name}.json"), bytes, Loaded)));
}

/// Reports that are large in one way each.
fn large(scale: usize) -> Vec<(String, Vec<u8>, Fate)> {
    let long = "Một dòng rất dài. ".repeat(scale * 50);
    let bare = "x".repeat(scale * 1000);
    let section = |blocks: &str| format!(r#"{{"id":"a","blocks":[{blocks}]}}"#);
    let paragraph = |text: &str| section(&format!(r#"{{"kind":"paragraph","text":[{text}]}}"#));
    let notes =
        list(scale, |n| format!(r#"{{"id":"{n}","label":"{n}","text":["Chú thích {n}."]}}"#));
    let marks =
        list(scale, |n| format!(r#"{{"kind":"paragraph","text":["Đoạn {n}.",{{"note":"{n}"}}]}}"#));
    let headings = list(scale * 10, |n| format!(r#"{{"id":"s{n}","label":"{n}.","title":"Mục"}}"#));
    let mut json: Value = serde_json::from_slice(&with(&headings, "")).expect("JSON");
    let places: Vec<String> = (0..scale * 10).rev().map(|n| format!("s{n}")).collect();
    json["views"] = json!([{"id": "v", "name": {}, "places": places}]);
    let lines = |count: usize, line: &dyn Fn(usize) -> String| {
        (0..count).map(line).collect::<String>().into_bytes()
    };
    let circle = list(scale, |n| {
        let next = (n + 1) % scale;
        format!(r#"{{"id":"{n}","label":"{n}","text":["x",{{"note":"{next}"}}]}}"#)
    });
    vec![
        ("circle.json".to_owned(), with("", &circle), Loaded),
        ("headings.json".to_owned(), with(&headings, ""), Loaded),
        (
            "headings-under-one.json".to_owned(),
            with(&format!(r#"{{"id":"a","sections":[{headings}]}}"#), ""),
            Loaded,
        ),
        ("headings-in-a-view.json".to_owned(), json.to_string().into_bytes(), Loaded),
        ("notes.json".to_owned(), with(&section(&marks), &notes), Loaded),
        ("long-line.json".to_owned(), with(&paragraph(&format!("\"{long}\"")), ""), Loaded),
        ("long-word.json".to_owned(), with(&paragraph(&format!("\"{bare}\"")), ""), Loaded),
        (
            "runs.json".to_owned(),
            with(&paragraph(&list(scale * 50, |_| "\"x\"".to_owned())), ""),
            Loaded,
        ),
        (
            "marks.json".to_owned(),
            with(&paragraph(&list(scale * 10, |_| "{\"note\":\"1\"}".to_owned())), &notes),
            Loaded,
        ),
        (
            "cells.json".to_owned(),
            with(
                &section(&format!(
                    r#"{{"kind":"table","rows":[[{}]]}}"#,
                    list(scale * 10, |_| "[\"x\"]".to_owned())
                )),
                "",
            ),
            Loaded,
        ),
        (
            "rows.json".to_owned(),
            with(
                &section(&format!(
                    r#"{{"kind":"table","rows":[{}]}}"#,
                    list(scale * 10, |_| "[[\"x\"],[\"y\"]]".to_owned())
                )),
                "",
            ),
            Loaded,
        ),
        (
            "spans.json".to_owned(),
            with(
                &section(&format!(
                    r#"{{"kind":"table","rows":[[{}],{}]}}"#,
                    list(scale * 10, |n| format!(
                        r#"{{"text":"x","colspan":{},"rowspan":65535}}"#,
                        n % 9 + 1
                    )),
                    list(scale * 10, |_| "[]".to_owned())
                )),
                "",
            ),
            Loaded,
        ),
        (
            "spans-and-heads.json".to_owned(),
            with(
                &section(&format!(
                    r#"{{"kind":"table","head_rows":65535,"rows":[{}]}}"#,
                    list(scale * 10, |n| match n % 3 {
                        0 => r#"[{"text":"x","rowspan":3},"y"]"#.to_owned(),
                        _ => r#"["y"]"#.to_owned(),
                    })
                )),
                "",
            ),
            Loaded,
        ),
        ("headings.md".to_owned(), lines(scale * 10, &|n| format!("## {n}. Mục\n\n")), Loaded),
        (
            "notes.md".to_owned(),
            [
                lines(scale, &|n| format!("Đoạn {n}.<sup>{n}</sup>\n\n")),
                lines(scale, &|n| format!("<sup>{n}</sup> Chú thích {n}.\n\n")),
            ]
            .concat(),
            Loaded,
        ),
        ("long-line.md".to_owned(), long.into_bytes(), Loaded),
        ("long-word.md".to_owned(), bare.into_bytes(), Loaded),
    ]
}

/// Reports in which much of one kind meets much of another. At scale 1 each is near a limit.
fn crossed(parts: usize) -> Vec<(String, Vec<u8>, Fate)> {
    let words = |count: usize, word: &str| {
        let words = (0..count / parts).map(|n| format!("{word}{n:x}"));
        words.collect::<Vec<_>>().join(" ")
    };
    let many = |count: usize, item: &dyn Fn(usize) -> String| list(count / parts, item);
    let (long, capitals) = (words(130_000, "Dài"), words(250_000, "DÀI"));
    let cited = many(140_000, &|_| r#"{"kind":"line","text":[{"note":"n"}]}"#.to_owned());
    let marks = many(430_000, &|_| r#"{"note":"n"}"#.to_owned());
    let short = many(100_000, &|n| format!(r#"{{"short":"U{n}","long":{{}}}}"#));
    let soft = many(90_000, &|n| format!(r#"{{"id":"s{n}","title":"AB CD E{n}"}}"#));
    let nested = many(70_000, &|n| {
        format!(r#"{{"id":"p{n}","title":"a","sections":[{{"id":"c{n}","title":"b"}}]}}"#)
    });
    let children = many(70_000, &|n| format!(r#""c{n}""#));
    let alike = many(25_000, &|n| {
        format!(
            r#"{{"id":"f{n}","kind":"result","year":2022,"theme":"v","topic":"t{n}","name":{{}},"value":1.5,"value_text":"1,5",
            "unit":"u","measure":"level","block":"a/1","note":"n","quote":"1,5"}}"#
        )
    });
    let paired = many(60_000, &|n| {
        format!(r#"{{"id":"s{n}","blocks":[{{"kind":"line","text":[{{"note":"n{n}"}}]}}]}}"#)
    });
    let notes = many(60_000, &|n| format!(r#"{{"id":"n{n}","label":"{n}","text":"a"}}"#));
    let bare = "a".repeat(1_500_000 / parts);
    let half = &bare[bare.len() / 2..];
    let note = r#"{"id":"n","label":"1","text":"1,5"}"#;
    let view = |places: &str| format!(r#""views":[{{"id":"v","name":{{}},"places":[{places}]}}]"#);
    let one = |title: &str, blocks: &str| {
        format!(r#"{{"id":"a","title":"{title}","blocks":[{blocks}]}}"#)
    };
    let line = |runs: &str| format!(r#"{{"kind":"line","text":[{runs}]}}"#);
    let cases = [
        ("heading-over-citations", one(&long, &cited), format!(r#""notes":[{note}]"#)),
        (
            "label-with-citations",
            one(&long, &line(&marks)),
            format!(r#""notes":[{{"id":"n","label":"{long}","text":"a"}}]"#),
        ),
        (
            "capitals-with-abbreviations",
            one(&capitals, ""),
            format!(r#""abbreviations":[{short}]"#),
        ),
        ("headings-with-abbreviations", soft, format!(r#""abbreviations":[{short}]"#)),
        ("children-in-a-view", format!(r#"{{"id":"A","sections":[{nested}]}}"#), view(&children)),
        (
            "like-figures",
            one("t", &line(r#"{"note":"n"}"#)),
            format!(r#""notes":[{note}],{},"figures":[{alike}]"#, view("\"a\"")),
        ),
        ("a-note-a-heading", paired, format!(r#""notes":[{notes}]"#)),
        (
            "fault-in-a-long-word",
            one("t", &line(&format!("\"{bare}\""))),
            format!(
                r#""errata":[{{"id":"e","at":"a/1","reads":"a","likely":"c","confidence":"high","category":"x",
                "reason":{{}},"before":"{half}","after":"b"}}]"#
            ),
        ),
    ];
    cases
        .map(|(name, sections, rest)| {
            let json =
                format!(r#"{{"format":"baocao/1","title":"t","sections":[{sections}],{rest}}}"#);
            (format!("{name}.json"), json.into_bytes(), Loaded)
        })
        .into()
}

#[test]
fn a_large_report_is_read() {
    judge(large(1000));
    judge(crossed(50));
}

#[test]
#[ignore = "slow: lines of 10 MB, 100,000 headings, 10,000 notes"]
fn a_huge_report_is_read_up_to_the_limits() {
    judge(large(10_000).into_iter().map(|(name, bytes, fate)| {
        let fate = match name.as_str() {
            "long-line.json" | "long-line.md" | "long-word.json" | "long-word.md" => {
                Refused("than the limit of 4194304, line 1 ")
            }
            _ => fate,
        };
        (name, bytes, fate)
    }));
    judge(crossed(1));
    let sections = list(449_990, |_| r#"{"id":"a"}"#.to_owned());
    let cells = list(449_990, |_| "\"a\"".to_owned());
    let rows = list(449_990, |_| "[\"a\"]".to_owned());
    let runs = list(899_970, |_| "\"\"".to_owned());
    let block = |members: &str| with(&format!(r#"{{"id":"a","blocks":[{{{members}}}]}}"#), "");
    let table = |rows: &str| block(&format!(r#""kind":"table","rows":[{rows}]"#));
    judge(
        [
            ("sections.json", with(&sections, "")),
            ("runs.json", block(&format!(r#""kind":"paragraph","text":[{runs}]"#))),
            ("cells.json", table(&format!("[{cells}]"))),
            ("rows.json", table(&rows)),
            ("lines.md", "- a\n".repeat(150_000).into_bytes()),
            ("words.md", "thủy điện ".repeat(279_000).into_bytes()),
        ]
        .map(|(name, bytes)| (format!("dense-{name}"), bytes, Loaded)),
    );
}

#[test]
fn what_is_no_file_of_a_sensible_size_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let huge = fs::File::create(at("huge.json")).expect("a file");
    huge.set_len(100 << 20).expect("a sparse file");
    assert_fate(&at("huge.json"), Refused("larger than the limit of 64 MB"));
    assert_fate(folder.path(), Refused("not a regular file"));
    let made = Command::new("mkfifo").arg(at("fifo.json")).status();
    assert!(made.expect("mkfifo").success());
    assert_fate(&at("fifo.json"), Refused("not a regular file"));
    for device in ["/dev/zero", "/dev/full", "/dev/null", "/dev/tty"] {
        assert_fate(Path::new(device), Refused(device));
    }
    assert_fate(&at("none.json"), Refused("No such file"));
    assert_fate(&at("none/none.json"), Refused("No such file"));
    std::os::unix::fs::symlink(at("circle.json"), at("circle.json")).expect("a link");
    assert_fate(&at("circle.json"), Refused("symbolic link"));
    let secret = at("secret.json");
    fs::write(&secret, report().to_string()).expect("a file");
    let mut rights = fs::metadata(&secret).expect("a file").permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0);
    fs::set_permissions(&secret, rights).expect("it is ours");
    // Root may read it all the same.
    let fate = if fs::read(&secret).is_ok() { Loaded } else { Refused("Permission denied") };
    assert_fate(&secret, fate);
}
