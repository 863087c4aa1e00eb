//! Curation files on the command line: begun with what was found, checked, read, imported.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::source;

/// What the program prints, and whether it succeeds.
fn run(args: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_baocao")).args(args).output();
    let output = output.expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn read(args: &[&str]) -> Value {
    let (_, printed, said) = run(args);
    serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{args:?}: {said}"))
}

/// A directory with the report, and a curation file for it.
struct Files(TempDir);

impl Files {
    fn new(curation: &Value) -> Self {
        let files = Self(TempDir::new().expect("a directory"));
        fs::copy(source(), files.0.path().join("r.md")).expect("copied");
        fs::write(files.0.path().join("known.json"), curation.to_string()).expect("written");
        files
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    /// The figures as JSON with the curation.
    fn figures(&self) -> Vec<Value> {
        let printed =
            read(&["figures", "--json", &self.path("r.md"), "--with", &self.path("known.json")]);
        printed.as_array().expect("a list").clone()
    }
}

/// The figure with this id in a list.
fn with_id(figures: &Value, id: &str) -> Value {
    let figures = figures.as_array().expect("a list");
    figures.iter().find(|figure| figure["id"] == id).expect("it is there").clone()
}

/// What the program finds, as a curation file.
fn begun() -> Value {
    let path = source();
    read(&["figures", "--found", "--curation", path.to_str().expect("UTF-8")])
}

#[test]
fn a_curation_begun_with_what_is_found_is_sound_and_read_again() {
    let begun = begun();
    let figures = begun["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), 18);
    assert!(figures.iter().all(|figure| figure["status"] == "accepted"));
    assert!(figures.iter().all(|figure| figure.get("theme").is_none()));
    assert_eq!(begun["views"][0]["id"], "economy");
    assert_eq!(begun["views"][0]["name"]["vi"], "Kinh tế");
    let files = Files::new(&begun);
    let (r, known) = (files.path("r.md"), files.path("known.json"));
    let (sound, problems, _) = run(&["check", &r, "--with", &known]);
    assert!(sound, "{problems}");
    assert!(files.figures().iter().all(|figure| figure.get("found").is_none()));
    // As it is when they are found, plans, changes and pairs among it.
    let found = read(&["figures", "--json", &r]);
    for one in files.figures() {
        let other = with_id(&found, one["id"].as_str().expect("an id"));
        for member in ["name", "value", "theme", "plans", "changes", "quote_at", "paired"] {
            assert_eq!(one[member], other[member], "{member} of {}", one["id"]);
        }
    }
    // And kept in a report.
    let json = files.path("r.json");
    assert!(run(&["import", &r, "--with", &known, "-o", &json]).0);
    let (sound, problems, _) = run(&["check", &json]);
    assert!(sound, "{problems}");
    let kept = read(&["figures", "--json", &json]);
    assert_eq!(kept.as_array().expect("a list"), &files.figures());
}

#[test]
fn what_was_decided_replaces_what_is_found_there() {
    let begun = begun();
    let mut corrected = with_id(&begun["figures"], "f002");
    corrected["name"]["vi"] = json!("Lúa cả năm");
    corrected["unit"] = json!("tấn thóc");
    corrected["status"] = json!("corrected");
    let mut rejected = with_id(&begun["figures"], "f005");
    rejected["status"] = json!("rejected");
    let curation =
        |complete: bool| json!({ "figures": [corrected, rejected], "complete": complete });

    let figures = Files::new(&curation(false)).figures();
    assert_eq!(figures.len(), 17);
    let of = |id: &str| figures.iter().find(|figure| figure["id"] == id);
    let lua = of("f002").expect("it is there");
    assert_eq!((&lua["name"]["vi"], &lua["unit"]), (&json!("Lúa cả năm"), &json!("tấn thóc")));
    assert_eq!((lua.get("found"), &lua["status"]), (None, &json!("corrected")));
    assert!(of("f005").is_none(), "it was rejected");
    let found = figures.iter().filter(|figure| figure["found"] == true).count();
    assert_eq!(found, 16);

    let figures = Files::new(&curation(true)).figures();
    assert_eq!(figures.len(), 1, "only what is accepted of a complete curation");
}

#[test]
fn a_list_without_any_status_is_whole() {
    let mut own = begun()["figures"][0].clone();
    own.as_object_mut().expect("an object").remove("status");
    // Theme, topic and year may be left out, and so may the place of the number.
    for member in ["at", "year"] {
        own.as_object_mut().expect("an object").remove(member);
    }
    let files = Files::new(&json!({ "figures": [own] }));
    let figures = files.figures();
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0]["quote_at"], json!([0, 82]));
    let (sound, problems, _) =
        run(&["check", &files.path("r.md"), "--with", &files.path("known.json")]);
    assert!(sound, "{problems}");
    // The themes are found all the same: that list is empty.
    assert_eq!(figures[0]["theme"], "economy");
}

#[test]
fn a_view_with_a_status_replaces_the_one_found_under_its_id() {
    let view = |id: &str, status: &str| json!({ "id": id, "name": { "vi": id }, "places": ["I.2/1"], "status": status });
    let views = json!({ "views": [view("economy", "corrected"), view("defence", "rejected")] });
    let files = Files::new(&views);
    let theme = |address: &str| {
        let figures = files.figures();
        let there = figures.iter().find(|figure| figure["address"] == address);
        there.map(|figure| figure["theme"].clone())
    };
    assert_eq!(theme("I.1/1"), Some(Value::Null));
    assert_eq!(theme("I.2/1"), Some(json!("economy")));
    assert_eq!(theme("I.2/2"), Some(json!("society")));
    assert_eq!(theme("I.3/1"), Some(Value::Null));
}

#[test]
fn what_is_wrong_with_a_curation_is_said() {
    let begun = begun();
    let figure = |member: &str, value: Value| {
        let mut figure = begun["figures"][0].clone();
        figure[member] = value;
        figure
    };
    for (wrong, said) in [
        (figure("at", json!([1, 3])), "characters 1 to 3 of `I.1/1` are not `152,4`"),
        (figure("quote", json!("x 152,4")), "the quote is not verbatim"),
        (figure("theme", json!("nosuch")), "there is no view `nosuch`"),
    ] {
        let files = Files::new(&json!({ "figures": [wrong] }));
        let (sound, problems, _) =
            run(&["check", &files.path("r.md"), "--with", &files.path("known.json")]);
        assert!(!sound && problems.contains(said), "{said}: {problems}");
    }
    for wrong in [figure("status", json!("maybe")), figure("year", json!(0))] {
        let files = Files::new(&json!({ "figures": [wrong] }));
        let (read, _, said) =
            run(&["check", &files.path("r.md"), "--with", &files.path("known.json")]);
        assert!(!read && said.contains("known.json"), "{said}");
    }
}

#[test]
fn a_curation_replaces_no_more_of_a_report_than_it_has() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lai-chau-2022/report.json");
    let files = Files::new(&json!({ "issuer": { "vi": "Ai đó" } }));
    let known = files.path("known.json");
    let data = data.to_str().expect("UTF-8");
    let imported = read(&["import", data, "--with", &known]);
    assert_eq!(imported["issuer"], json!({ "vi": "Ai đó" }));
    assert_eq!(imported["figures"].as_array().expect("figures").len(), 205);
    assert_eq!(imported["years"]["reported"], 2022);
}

#[test]
fn a_curation_beside_the_report_is_taken_up() {
    let begun = begun();
    let mut rejected = begun["figures"][0].clone();
    rejected["status"] = json!("rejected");
    let files = Files::new(&json!({ "figures": [rejected] }));
    let frame = || run(&["frame", "--keys", "4", "--size", "160x50", &files.path("r.md")]).1;
    assert!(frame().contains("152,4"));
    for name in ["r.curation.json", "r.md.curation.json"] {
        fs::copy(files.path("known.json"), files.path(name)).expect("copied");
        assert!(!frame().contains("152,4 tỷ"), "{name}");
        fs::remove_file(files.path(name)).expect("removed");
    }
}
