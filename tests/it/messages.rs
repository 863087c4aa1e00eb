//! The words of the interface: complete in both languages, none too wide for its place, and none said elsewhere.

use std::fs;
use std::path::Path;

use crate::common::{app, embedded, press, screen};
use baocao::keys::Mode;
use baocao::keys::{BINDINGS, HelpLine, help};
use baocao::messages::{Lang, Message};
use baocao::page::columns;

const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];
/// What a screen of 80 columns leaves inside its foot and inside a window.
const FOOT: usize = 78;
const WINDOW: usize = 76;

#[test]
fn no_word_is_missing_in_either_language() {
    for &word in Message::ALL {
        let [vi, en] = LANGS.map(|lang| word.say(lang));
        for said in [vi, en] {
            assert!(!said.trim().is_empty(), "{word:?}");
        }
        let gaps = |said: &str| said.matches("{}").count();
        assert_eq!(gaps(vi), gaps(en), "{word:?} has as many gaps in both");
    }
}

#[test]
fn no_word_is_too_wide_for_its_position_at_80_columns() {
    for lang in LANGS {
        for &word in Message::ALL {
            // A number, or a name that is cut.
            let said = word.fill(lang, &["205", "205", "205", "205"]);
            assert!(columns(&said) <= FOOT, "{word:?} in {lang:?}: {}", columns(&said));
        }
        for binding in BINDINGS {
            let name = columns(binding.word.say(lang));
            let keys: usize = binding.keys.iter().map(|key| columns(&key.to_string()) + 1).sum();
            assert!(2 + name + 1 + keys <= WINDOW, "{:?}", binding.word);
        }
        let lines = help(lang);
        let keys = |line: &HelpLine| match line {
            HelpLine::Keys(keys, _) => columns(keys),
            HelpLine::Group(_) => 0,
        };
        let left = lines.iter().map(keys).max().unwrap_or(0) + 2;
        for line in &lines {
            if let HelpLine::Keys(_, what) = line {
                assert!(left + columns(what) <= WINDOW, "{what}");
            }
        }
    }
}

#[test]
fn the_foot_gives_hints_in_every_mode_and_cuts_none() {
    for (keys, mode) in [
        ("", Mode::Reading),
        ("v", Mode::Selecting),
        ("<left>", Mode::Outline),
        ("/thuy", Mode::Finder),
        ("f<enter*2>", Mode::NotePopup),
        ("?", Mode::Help),
        ("5", Mode::Figures),
        ("5i", Mode::FigureFilter),
        (":", Mode::Picker),
    ] {
        for (lang, switch) in [(Lang::Vi, ""), (Lang::En, "L")] {
            for (columns, least) in [(80, 1), (120, 2)] {
                let mut app = app(embedded(), columns, 24);
                // A movement takes the message away, which is said in full before any hint.
                press(&mut app, &format!("{switch}<down><up>{keys}"));
                assert_eq!((app.mode(), app.lang()), (mode, lang), "{keys}");
                let shown = screen(&app, columns, 24);
                let foot = shown.lines().last().unwrap_or_default();
                let hints: Vec<&str> = foot.split("   ").filter(|part| !part.is_empty()).collect();
                assert!(hints.len() > least, "{keys} {lang:?} at {columns}: {foot}");
                assert!(!hints[1..].iter().any(|hint| hint.contains('…')), "{foot}");
            }
        }
    }
}

/// String literals of a source that say something: with two words or more, or a Vietnamese letter.
fn sayings(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines() {
        let code = line.trim_start().split(" // ").next().unwrap_or_default();
        // What a person never sees: comments, reasons for the lints, what cannot happen.
        let unseen = ["//", "reason =", "#["].iter().any(|start| code.starts_with(start))
            || [".expect(", "assert", "unreachable!("].iter().any(|call| code.contains(call));
        if unseen {
            continue;
        }
        for literal in code.split('"').skip(1).step_by(2) {
            let words = literal
                .split(' ')
                .filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
            let accented = literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            if words.count() > 1 || accented {
                found.push(literal.to_owned());
            }
        }
    }
    found
}

#[test]
fn no_sentence_of_the_interface_stands_outside_messages() {
    fn walk(path: &Path, said: &mut Vec<String>) {
        // What tests say, nobody reads.
        if path.file_stem().is_some_and(|name| name == "tests") {
            return;
        }
        if path.is_dir() {
            for entry in fs::read_dir(path).expect("a folder") {
                walk(&entry.expect("an entry").path(), said);
            }
            return;
        }
        if path.ends_with("tests.rs") {
            return;
        }
        let text = fs::read_to_string(path).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        said.extend(
            sayings(code).into_iter().map(|literal| format!("{}: {literal}", path.display())),
        );
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut said = Vec::new();
    for module in [
        "app.rs",
        "app",
        "view.rs",
        "view",
        "page.rs",
        "page",
        "keys.rs",
        "keys/bindings.rs",
        "keys/help.rs",
        "keys/action.rs",
    ] {
        walk(&src.join(module), &mut said);
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert_eq!(
        sayings("let a = \"Kinh tế\"; // \"và\"\nf(\"two words\", \"x1\")"),
        ["Kinh tế", "two words"]
    );
}
