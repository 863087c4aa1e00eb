//! What reading a file had to guess, seen inside: the list of it, the way from an entry to its place, and what is said when
//! a file is opened.

use std::process::{Command, Stdio};

use baocao::import::import;
use baocao::messages::Lang;

use crate::common::golden;

/// A screen of the program with a file open, after keys.
fn frame(file: &str, size: &str, keys: &str, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baocao"))
        .args(["frame", file, "--size", size, "--keys", keys])
        .args(more)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/lai-chau-2022/source.md");

/// The status bar, and the first line of text after the rule.
fn status(screen: &str) -> &str {
    screen.lines().last().unwrap_or_default()
}

#[test]
fn screens_of_the_list() {
    for (name, keys, lang) in [
        ("problems", ":doan khi doc<enter><down*3>", "vi"),
        ("problems-english", "Pheading<down>", "en"),
    ] {
        for size in ["120x36", "80x24", "40x12"] {
            let shown = frame(SOURCE, size, keys, &["--lang", lang]);
            golden(&format!("{name}-{size}"), &shown);
        }
    }
    golden("plain-problems", &frame(SOURCE, "80x24", "P<down>", &["--plain"]));
}

#[test]
fn a_file_that_had_to_be_guessed_says_so_when_it_is_opened() {
    for (lang, wanted) in [("vi", "phải đoán 23 chỗ; gõ P"), ("en", "23 guesses were made")]
    {
        let shown = frame(SOURCE, "120x36", "", &["--lang", lang]);
        assert!(status(&shown).contains(wanted), "{shown}");
    }
    let inside = concat!(env!("CARGO_MANIFEST_DIR"), "/data/lai-chau-2022/report.json");
    assert!(status(&frame(inside, "80x24", "P", &[])).contains("Không phải đoán gì"));
}

#[test]
fn enter_leads_to_where_a_problem_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("guessed.md");
    let fill = "Nội dung của một đoạn văn đủ dài để không ai lấy nó làm đề mục.\n\n".repeat(40);
    let text = format!(
        "# BÁO CÁO\n\n## I. Kinh tế\n\n{fill}Công nghiệp chế biến[^9] tăng.\n\n{fill}## II. Xã hội\n\n{fill}\
         [^1]: Chú thích không ai dẫn.\n"
    );
    std::fs::write(&path, text).expect("a file");
    let file = path.to_str().expect("UTF-8");
    for (typed, wanted) in
        [("cho 9", "Công nghiệp chế biến"), ("dan chu thich 1", "Chú thích không ai dẫn")]
    {
        let before = frame(file, "80x24", "", &[]);
        assert!(!before.contains(wanted), "{before}");
        let list = frame(file, "80x24", &format!("P{typed}"), &[]);
        // Where it is stands beside what it is.
        let row = list.lines().find(|row| row.contains('▸')).unwrap_or_default();
        assert!(row.contains("  dòng "), "{list}");
        let after = frame(file, "80x24", &format!("P{typed}<enter>"), &[]);
        assert!(after.contains(wanted), "{after}");
        // It is a jump like any other.
        assert_eq!(
            frame(file, "80x24", &format!("P{typed}<enter><a-left>"), &[]).lines().nth(3),
            before.lines().nth(3)
        );
    }
}

/// A sentence without the texts of the source that it quotes, or that it ends with.
fn own_words(said: &str) -> String {
    let parts: Vec<&str> = said.split('`').step_by(2).collect();
    let said = parts.concat();
    let end = said.find([':', '“']).unwrap_or(said.len());
    said[..end].to_owned()
}

#[test]
fn problems_are_said_in_both_languages() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut kinds = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read(&path).expect("a file");
        for problem in import(&text, None).problems {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| problem.say(lang).to_string());
            let numbers = |said: &str| -> Vec<String> {
                let digits = said.split(|c: char| !c.is_ascii_digit());
                digits.filter(|digits| !digits.is_empty()).map(str::to_owned).collect()
            };
            assert_eq!(numbers(&vi), numbers(&en), "{vi}: {en}");
            assert!(!own_words(&vi).is_ascii(), "{vi}");
            assert_ne!(own_words(&vi), own_words(&en));
            kinds.insert(own_words(&en).replace(|c: char| c.is_ascii_digit(), ""));
        }
    }
    assert!(kinds.len() > 20, "few kinds: {kinds:?}");
}

#[test]
fn the_command_line_says_problems_in_the_language_chosen() {
    for (lang, wanted) in
        [("vi", "dòng 19: nối vào đoạn văn ở dòng 17"), ("en", "line 19: joined to")]
    {
        let run = |args: &[&str]| {
            Command::new(env!("CARGO_BIN_EXE_baocao"))
                .args(args)
                .args(["--lang", lang])
                .stdin(Stdio::null())
                .output()
                .expect("the program starts")
        };
        let checked = String::from_utf8(run(&["check", SOURCE]).stdout).expect("UTF-8");
        assert!(checked.lines().any(|line| line.starts_with(wanted)), "{checked}");
        let imported = String::from_utf8(run(&["import", SOURCE]).stderr).expect("UTF-8");
        assert!(imported.lines().any(|line| line.contains(wanted)), "{imported}");
    }
}
