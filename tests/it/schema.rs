//! Holds the JSON Schema to the reader: what one accepts the other does, wherever a report is changed.

use std::path::Path;

use crate::hostile::template::{pointers, report};
use baocao::import::import;
use baocao::report::Report;
use baocao::report::json::{read_curation, read_report, write_report};
use jsonschema::{Validator, meta, validator_for};
use serde_json::{Value, json};

fn kept(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("it is there")
}

fn schema() -> Value {
    serde_json::from_str(&kept("data/report.schema.json")).expect("JSON")
}

fn validator() -> Validator {
    validator_for(&schema()).expect("a schema")
}

/// What the schema has against a report.
fn faults(json: &Value) -> Vec<String> {
    let faults = validator();
    faults.iter_errors(json).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn the_program_prints_the_schema_that_is_kept_and_it_is_one() {
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_baocao"))
        .arg("schema")
        .output()
        .expect("the program starts");
    assert!(printed.stdout == kept("data/report.schema.json").into_bytes());
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(meta::is_valid(&schema()));
}

#[test]
fn what_the_program_writes_is_accepted() {
    let embedded = kept("data/lai-chau-2022/report.json");
    let every_kind = kept("tests/cases/tables-and-literals.md");
    let levels = kept("tests/cases/levels-only.md");
    let imported = |source: &str| write_report(&import(source.as_bytes(), None).report);
    let template = read_report(report().to_string().as_bytes()).expect("it is sound");
    for json in [
        embedded,
        imported(&every_kind),
        imported(&levels),
        write_report(&template),
        write_report(&Report::default()),
        report().to_string(),
        r#"{"format":"baocao/1","title":"","sections":[]}"#.to_owned(),
    ] {
        let json: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(faults(&json), Vec::<String>::new());
    }
}

#[test]
fn ten_wrong_reports_are_refused_by_both() {
    let with = |section: Value| json!({"format": "baocao/1", "title": "t", "sections": [section]});
    let block = |block: Value| with(json!({"id": "a", "blocks": [block]}));
    let mut other_format = report();
    other_format["format"] = json!("baocao/2");
    let mut no_value = report();
    no_value["figures"][0]["value"] = json!("1,5");
    let mut lost_quote = report();
    lost_quote["figures"][0].as_object_mut().expect("an object").remove("quote");
    for (what, wrong) in [
        ("a list", json!([])),
        ("another format", other_format),
        ("no sections", json!({"format": "baocao/1", "title": "t"})),
        ("an unknown member", with(json!({"id": "a", "name": "b"}))),
        ("a section without an id", with(json!({"title": "b"}))),
        ("a kind of block there is not", block(json!({"kind": "quote", "text": "x"}))),
        ("a table with a text", block(json!({"kind": "table", "rows": [], "text": "x"}))),
        ("an item without a label", block(json!({"kind": "item", "text": "x"}))),
        ("a level of ten", block(json!({"kind": "bullet", "level": 10, "text": "x"}))),
        (
            "a run set in two ways",
            block(json!({"kind": "line", "text": [{"em": "a", "strong": "b"}]})),
        ),
        ("a number as text", no_value),
        ("a figure without its quote", lost_quote),
    ] {
        assert!(read_report(wrong.to_string().as_bytes()).is_err(), "the reader takes {what}");
        assert!(!faults(&wrong).is_empty(), "the schema takes {what}");
    }
}

/// A report with every member there is, changed at every place in every way: the two agree on each. But where the
/// schema asks for an object the reader also takes the values of its members in a list, and for a member that may be
/// left out also `null`: there it is enough that the reader takes what the schema does.
#[test]
fn the_schema_and_the_reader_agree_on_every_change() {
    let sound = report();
    let validator = validator();
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(70_000),
        json!(1e300),
        json!("x"),
        json!(""),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!(["x", {"em": "y"}]),
        json!([{"note": 3}]),
        json!({"note": "n"}),
        json!({"vi": "x"}),
        json!({"x": {"y": 0}}),
        json!("paragraph"),
        json!("table"),
        json!("target"),
    ];
    let mut changed = Vec::new();
    for pointer in pointers(&sound) {
        // As far as can be told from what stands there, or may.
        let mut empty = sound.clone();
        *empty.pointer_mut(&pointer).expect("it is there") = json!({});
        let asks_for_object =
            sound.pointer(&pointer).is_some_and(Value::is_object) || validator.is_valid(&empty);
        for other in &others {
            let mut json = sound.clone();
            *json.pointer_mut(&pointer).expect("it is there") = other.clone();
            let lenient = other.is_null() || other.is_array() && asks_for_object;
            changed.push((format!("{pointer} is {other}"), json, lenient));
        }
        let Some(Value::Object(members)) = sound.pointer(&pointer) else {
            continue;
        };
        for name in members.keys() {
            let mut json = sound.clone();
            let object = json.pointer_mut(&pointer).and_then(Value::as_object_mut);
            object.expect("an object").remove(name);
            changed.push((format!("{pointer} without {name}"), json, false));
        }
        for name in ["nosuch", "text", "label", "level", "rows"] {
            let mut json = sound.clone();
            json.pointer_mut(&pointer).expect("it is there")[name] = json!([]);
            changed.push((format!("{pointer} with {name}"), json, false));
        }
    }
    assert!(changed.len() > 1000);
    let (mut accepted, mut refused) = (0, 0);
    for (what, json, lenient) in changed {
        let read = read_report(json.to_string().as_bytes());
        let valid = validator.is_valid(&json);
        assert!(valid == read.is_ok() || lenient && !valid, "{what}: {valid} {read:?}");
        *(if read.is_ok() { &mut accepted } else { &mut refused }) += 1;
    }
    assert!(accepted > 100 && refused > 1000, "{accepted} {refused}");
}

/// Standard output of the program with these arguments.
fn printed(args: &[&str]) -> String {
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_baocao")).args(args).output();
    String::from_utf8(program.expect("the program starts").stdout).expect("UTF-8")
}

#[test]
fn the_schema_of_a_curation_file_and_the_reader_agree() {
    let schema: Value = serde_json::from_str(&printed(&["schema", "--curation"])).expect("JSON");
    assert!(meta::is_valid(&schema));
    let validator = validator_for(&schema).expect("a schema");
    let mut sound = report();
    let members = sound.as_object_mut().expect("an object");
    members.retain(|name, _| !["format", "title", "sections", "notes"].contains(&name.as_str()));
    members.insert("about".to_owned(), json!("x"));
    let mut changed = vec![sound.clone(), json!({}), report()];
    for pointer in pointers(&sound) {
        for other in [json!(7), json!("x"), json!({"x": 1}), json!(true)] {
            let mut json = sound.clone();
            *json.pointer_mut(&pointer).expect("it is there") = other;
            changed.push(json);
        }
    }
    for json in changed {
        let read = read_curation(json.to_string().as_bytes());
        assert_eq!(validator.is_valid(&json), read.is_ok(), "{json}: {read:?}");
    }
    let written: Value =
        serde_json::from_str(&kept("data/lai-chau-2022/curation.json")).expect("JSON");
    assert!(validator.is_valid(&written));
}
