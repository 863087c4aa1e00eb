//! Reports that are small on disk and large in memory: refused at the door, each in one message with file, place and limit.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::payloads::assert_harmless;
use super::program::run;

const TEXT: usize = 4 << 20;
const MARKS: usize = 150_000;
const VALUES: usize = 900_000;

/// A report whose one section has `blocks`.
fn with(blocks: &str) -> String {
    format!(
        r#"{{"format":"baocao/1","title":"t","sections":[{{"id":"a","blocks":[{blocks}]}}],"notes":[]}}"#
    )
}

/// A report of one line with these runs.
fn line(runs: &str) -> String {
    with(&format!(r#"{{"kind":"line","text":[{runs}]}}"#))
}

/// A report of one table with these rows.
fn table(rows: &str) -> String {
    with(&format!(r#"{{"kind":"table","rows":[{rows}]}}"#))
}

/// `item`, `count` times.
fn list(item: &str, count: usize) -> String {
    vec![item; count].join(",")
}

/// Reports that hold too much, each with its name and what is said of it.
fn crowded() -> Vec<(String, Vec<u8>, &'static str)> {
    let mut all: Vec<(String, Vec<u8>, &'static str)> = Vec::new();
    for (at, (unit, marks)) in [
        ("- a\n", 1),
        ("A.\n\n", 1),
        ("# a\n", 1),
        ("1. Kinh tế\r\n", 1),
        ("a\r", 1),
        ("|a|b|\n", 4),
        ("|a", 1),
        ("*a ", 1),
        ("_a_ ", 2),
        ("a<br>", 1),
        ("a<sup>1</sup> ", 2),
        ("a[^1] ", 1),
        ("`", 1),
        ("a¹ ", 1),
        ("a⁽", 1),
    ]
    .into_iter()
    .enumerate()
    {
        for head in ["", "<!-- baocao/1 -->\n\n"] {
            all.push((
                format!("crowded-{at}-{}.md", head.len()),
                format!("{head}{}", unit.repeat(MARKS / marks + 1)).into_bytes(),
                "more lines and marks than the limit of 150000, line ",
            ));
        }
    }
    for (name, text) in [
        ("blocks", with(&list(r#"{"kind":"line","text":""}"#, VALUES / 3))),
        ("cells", table(&format!("[{}]", list("\"\"", VALUES)))),
        ("rows", table(&list("[\"a\"]", VALUES / 2))),
        ("empty-rows", table(&list("[]", VALUES / 2))),
        ("runs", line(&list("\"\"", VALUES))),
        ("marks", line(&list(r#"{"note":"1"}"#, VALUES / 2))),
        ("no-report", format!("{{{}", "[".repeat(VALUES))),
        (
            "sections",
            format!(
                r#"{{"format":"baocao/1","title":"","sections":[{}]}}"#,
                list(r#"{"id":"a"}"#, VALUES / 2)
            ),
        ),
    ] {
        let why = "more values than the limit of 900000, line 1 column ";
        all.push((format!("crowded-{name}.json"), text.into_bytes(), why));
    }
    let words = "thủy điện ".repeat(TEXT / 14);
    let too_long = "than the limit of 4194304, line ";
    let twice = line(&format!("\"{words}\",\"{words}\""));
    all.push(("long.md".to_owned(), words.repeat(2).into(), too_long));
    all.push(("long.json".to_owned(), twice.into(), too_long));
    // A byte that is no UTF-8 is read as three.
    all.push(("binary.md".to_owned(), vec![0xff; TEXT / 2], too_long));
    all
}

/// One message, about this file, and nothing else.
fn assert_refused(output: &Output, name: &str, why: &str) {
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_harmless(&said, name);
    assert_eq!(output.status.code(), Some(1), "{name}: {said}");
    assert!(output.stdout.is_empty(), "{name}");
    assert_eq!(said.lines().count(), 1, "{name}: {said}");
    assert!(said.contains(name) && said.contains(why), "{name}: {said}");
}

/// The program with `text` as its standard input.
fn piped(args: &[&str], text: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_baocao"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(text).expect("it reads to the end");
    drop(input);
    child.wait_with_output().expect("the program ends")
}

#[test]
fn what_holds_too_much_is_refused_by_every_way_in() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, why) in crowded() {
        let path = folder.path().join(&name);
        std::fs::write(&path, &text).expect("a file");
        let file = path.to_str().expect("UTF-8");
        assert_refused(&run(&["check", file]), &name, why);
        assert_refused(&run(&["frame", file]), &name, why);
        assert_refused(&piped(&["outline", "-"], &text), "standard input", why);
        let is_json = Path::new(&name).extension().is_some_and(|end| end == "json");
        if is_json {
            let source = folder.path().join("source.md");
            std::fs::write(&source, "# A\n").expect("a file");
            let source = source.to_str().expect("UTF-8");
            assert_refused(&run(&["import", source, "--with", file]), &name, why);
        } else {
            assert_refused(&run(&["import", file]), &name, why);
            assert_refused(&piped(&["import", "-"], &text), "standard input", why);
        }
        std::fs::remove_file(path).expect("it is there");
    }
}

/// Reports of which little follows a lot: each with its name, what is said of it, and the member that is named.
fn multiplying() -> Vec<(&'static str, String, &'static str)> {
    let report = |sections: &str, rest: &str| {
        format!(r#"{{"format":"baocao/1","title":"t","sections":[{sections}],{rest}}}"#)
    };
    let id = "i".repeat(201);
    let section = |blocks: &str| format!(r#"{{"id":"a","blocks":[{blocks}]}}"#);
    let view =
        |n: usize, places: &str| format!(r#"{{"id":"v{n}","name":{{}},"places":[{places}]}}"#);
    let views: Vec<String> = (0..101).map(|n| view(n, "")).collect();
    let sections = list(r#"{"id":"b"}"#, 1_000);
    let quoted = section(&format!(r#"{{"kind":"line","text":"{}"}}"#, "a ".repeat(TEXT / 4)));
    let fault = r#"{"id":"e","at":"a/1","reads":"x","likely":"y","confidence":"high","category":"c","reason":{}}"#;
    vec![
        (
            "id.json",
            report(&format!(r#"{{"id":"{id}"}}"#), r#""notes":[]"#),
            "more characters in an id than the limit of 200, section 1 (`iii",
        ),
        (
            "note-id.json",
            report("", &format!(r#""notes":[{{"id":"{id}","label":"1","text":"a"}}]"#)),
            "more characters in an id than the limit of 200, note 1 (`iii",
        ),
        (
            "views.json",
            report("", &format!(r#""views":[{}]"#, views.join(","))),
            "more views than the limit of 100, view `v100`",
        ),
        (
            "viewed.json",
            report(
                &format!(r#"{{"id":"a","sections":[{sections}]}}"#),
                &format!(r#""views":[{}]"#, view(0, &list("\"a\"", 1_000))),
            ),
            "more passages in views than the limit of 1000000, view `v0` at `a`",
        ),
        (
            "quoted.json",
            report(&quoted, &format!(r#""errata":[{}]"#, list(fault, 200))),
            "more bytes to search for quotes than the limit of 268435456, erratum `e`",
        ),
    ]
}

#[test]
fn what_multiplies_is_refused_by_every_way_in() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, why) in multiplying() {
        let path = folder.path().join(name);
        std::fs::write(&path, &text).expect("a file");
        let file = path.to_str().expect("UTF-8");
        assert_refused(&run(&["check", file]), name, why);
        assert_refused(&run(&["frame", file]), name, why);
        assert_refused(&piped(&["outline", "-"], text.as_bytes()), "standard input", why);
    }
}

#[test]
fn what_just_fits_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    // Behind the four brackets, the braces and the commas of a report of one line.
    let values = VALUES - line("").matches(['[', '{', ',']).count() + 1;
    let long = "a ".repeat(TEXT / 2 - 100);
    for (name, text) in [
        ("marks.md", "- a\n".repeat(MARKS)),
        // What stands between paragraphs does not count.
        ("blank.md", "A.\n\n\r\n\n".repeat(MARKS / 2)),
        ("text.md", "a ".repeat(TEXT / 2)),
        ("values.json", line(&list("\"\"", values))),
        ("text.json", line(&format!("\"{long}\""))),
        ("id.json", with("").replace(r#""a""#, &format!("\"{}\"", "ị".repeat(200)))),
        // Neither does what indents it.
        ("indented.json", line(&format!("{}\"a\"", " ".repeat(3 * TEXT)))),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, &text).expect("a file");
        let output = run(&["check", path.to_str().expect("UTF-8")]);
        assert!(output.stderr.is_empty(), "{name}: {output:?}");
        if name == "values.json" {
            std::fs::write(&path, line(&list("\"\"", values + 1))).expect("a file");
            let output = run(&["check", path.to_str().expect("UTF-8")]);
            assert_refused(&output, name, "more values than the limit of 900000");
        }
    }
}

#[test]
fn nothing_is_written_that_could_not_be_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, json) = (folder.path().join("a.md"), folder.path().join("a.json"));
    // Of each line much the most in JSON is what is said about it.
    std::fs::write(&source, format!("{}\n", "a".repeat(25)).repeat(MARKS)).expect("a file");
    std::fs::write(&json, "before").expect("a file");
    let (source, json) = (source.to_str().expect("UTF-8"), json.to_str().expect("UTF-8"));
    let output = run(&["import", source, "--force", "-o", json]);
    if output.status.success() {
        assert!(run(&["check", json]).stderr.is_empty());
    } else {
        assert_refused(&output, "a.md: as JSON", "than the limit");
        assert_eq!(std::fs::read_to_string(json).expect("a file"), "before");
    }
}
