//! Holds the sources to the plan in the crate's documentation: which module may name which, what is named in one module
//! only, which names are unique, and how long a file may be.

mod modules;
mod paths;

use std::fs;
use std::path::{Path, PathBuf};

/// Names that only these modules may use: (name, modules).
const RESERVED: [(&str, &[&str]); 19] = [
    // Of ratatui, the state knows the plain data of its layouts.
    ("ratatui", &["app", "view", "terminal", "cli"]),
    ("ratatui::buffer", &["view", "terminal", "cli"]),
    ("ratatui::style", &["view", "terminal", "cli"]),
    ("ratatui::widgets", &["view"]),
    ("crossterm", &["terminal"]),
    ("fuzzy_matcher", &["search"]),
    ("rustix", &["terminal", "store"]),
    ("tokio", &["terminal"]),
    ("clipboard_win", &["terminal"]),
    ("signal_hook", &["terminal"]),
    ("std::fs", &["store", "cli"]),
    ("std::io", &["source", "store", "terminal", "cli"]),
    ("std::env", &["terminal", "cli", "main"]),
    // The store waits a moment for its turn at a lock.
    ("std::thread", &["terminal", "store"]),
    ("std::time", &["terminal", "store", "cli"]),
    ("std::process", &["terminal", "cli", "main", "store"]),
    ("anyhow", &["terminal", "cli", "main", "store"]),
    ("clap", &["cli"]),
    ("println!", &[]),
];

/// The most lines of a file.
const MAX_LINES: usize = 500;

struct Source {
    /// Its path under `src`.
    path: String,
    text: String,
    /// Its lines without comments.
    code: Vec<String>,
}

impl Source {
    /// Whether it holds tests: those may use and name what the module they test may not.
    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "tests.rs")
    }

    /// The top module it belongs to.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }
}

fn sources() -> Vec<Source> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).expect("src is a folder") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source is UTF-8");
        let without_comment = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
        let code = text.lines().map(without_comment).collect();
        let inner = path.strip_prefix(&root).expect("under src").components();
        let steps: Vec<_> = inner.map(|step| step.as_os_str().to_string_lossy()).collect();
        Source { path: steps.join("/"), text, code }
    };
    paths.into_iter().map(source).collect()
}

/// Fails with the offences that a check finds.
fn assert_none(offences: &[String]) {
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

/// All files of the program, for a check of modules. Its tests are no part of it, wherever they are.
fn files(sources: &[Source]) -> Vec<(&str, &str)> {
    let program = sources.iter().filter(|source| !source.is_test());
    program.map(|source| (source.path.as_str(), source.text.as_str())).collect()
}

#[test]
fn a_module_names_only_modules_above_it() {
    let sources = sources();
    let root = sources.iter().find(|source| source.path == "lib.rs").expect("the crate's root");
    // The rows of the table of modules: //! | [`text`] | …
    let listed = |line: &'_ str| -> Option<String> {
        let (name, _) = line.strip_prefix("//! | [`")?.split_once("`]")?;
        Some(name.to_owned())
    };
    let listed: Vec<String> = root.text.lines().filter_map(listed).collect();
    let declared = root.text.lines().filter_map(|line| line.strip_suffix(';')?.rsplit_once("mod "));
    let declared: Vec<&str> =
        declared.map(|(_, name)| name).filter(|name| *name != "tests").collect();
    for name in &declared {
        assert!(listed.iter().any(|other| other == name), "{name} is not in the list of modules");
    }
    assert_eq!(listed.len(), declared.len(), "a module of the list is not declared");
    let order: Vec<&str> = listed.iter().map(String::as_str).chain(["main"]).collect();
    assert_none(&modules::upward(&files(&sources), &order));
}

#[test]
fn no_modules_name_each_other_in_a_circle() {
    assert_none(&modules::cycles(&files(&sources())));
}

#[test]
fn a_type_that_shares_its_name_is_imported_with_its_module() {
    assert_none(&modules::ambiguous(&files(&sources())));
}

#[test]
fn what_belongs_to_one_module_is_named_in_no_other() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs" && !source.is_test()) {
        for (name, modules) in RESERVED {
            if modules.contains(&source.module()) {
                continue;
            }
            for (number, line) in source.code.iter().enumerate() {
                if line.contains(name) {
                    wrong.push(format!("{}:{} names {name}", source.path, number + 1));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_fuzzy_matcher_and_the_colours_are_named_in_one_file() {
    for (name, file) in [("fuzzy_matcher", "search/fuzzy.rs"), ("Color::", "view/palette.rs")] {
        for source in sources().iter().filter(|source| source.path != file && !source.is_test()) {
            let found = source.code.iter().position(|line| line.contains(name));
            assert_eq!(found, None, "{} names {name}", source.path);
        }
    }
}

#[test]
fn no_file_is_too_long_to_take_in() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines", source.path);
    }
}

#[test]
fn nothing_in_the_source_knows_the_first_report() {
    for source in sources().iter().filter(|source| !source.is_test()) {
        for word in ["Lai Châu", "Lai Chau", "lai-chau"] {
            assert!(!source.text.contains(word), "{} says {word}", source.path);
        }
    }
}

#[test]
fn every_file_opens_with_what_is_in_it() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{}", source.path);
    }
}
