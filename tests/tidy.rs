//! Holds the house to its plan: which room may name which, what is named in one room only, and how long a file may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up. A room names only rooms above it in this list.
const ROOMS: [&str; 19] = [
    "text", "fold", "report", "import", "search", "figures", "themes", "explain", "cite", "words",
    "page", "action", "keys", "app", "store", "view", "tui", "cli", "main",
];

/// Names that only these rooms may use: (name, rooms).
const RESERVED: [(&str, &[&str]); 14] = [
    ("ratatui", &["view", "tui", "cli"]),
    ("crossterm", &["tui"]),
    ("fuzzy_matcher", &["search"]),
    ("rustix", &["tui", "store", "cli"]),
    ("signal_hook", &["tui"]),
    ("std::fs", &["store", "cli"]),
    ("std::io", &["store", "tui", "cli"]),
    ("std::env", &["tui", "cli", "main"]),
    ("std::thread", &["tui"]),
    ("std::time", &["tui", "store", "cli"]),
    ("std::process", &["tui", "cli", "main", "store"]),
    ("anyhow", &["tui", "cli", "main", "store"]),
    ("clap", &["cli"]),
    ("println!", &[]),
];

/// The most lines of a file.
const MAX_LINES: usize = 500;

struct Source {
    room: String,
    path: PathBuf,
    /// Lines without comments.
    code: Vec<String>,
    lines: usize,
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
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            let inner = path.strip_prefix(&root).expect("under src");
            let first = inner.components().next().expect("a name").as_os_str().to_string_lossy();
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default().to_owned())
                .collect();
            Source {
                room: first.trim_end_matches(".rs").to_owned(),
                code,
                lines: text.lines().count(),
                path,
            }
        })
        .collect()
}

/// The rooms that a line of code names.
fn named(line: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for prefix in ["crate::", "baocao::"] {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let names =
                rest.strip_prefix('{').and_then(|list| list.split('}').next()).unwrap_or(rest);
            for name in names.split(',') {
                let name: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                rooms.insert(name);
            }
        }
    }
    rooms
}

#[test]
fn a_room_names_only_rooms_above_it() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.room != "lib") {
        let place = |room: &str| ROOMS.iter().position(|other| *other == room);
        let own = place(&source.room)
            .unwrap_or_else(|| panic!("{} is in no room", source.path.display()));
        for (number, line) in source.code.iter().enumerate() {
            for room in named(line) {
                if place(&room).is_some_and(|other| other > own) {
                    wrong.push(format!("{}:{} names {room}", source.path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_belongs_to_one_room_is_named_in_no_other() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.room != "lib") {
        for (name, rooms) in RESERVED {
            if rooms.contains(&source.room.as_str()) {
                continue;
            }
            for (number, line) in
                source.code.iter().enumerate().filter(|(_, line)| line.contains(name))
            {
                wrong.push(format!(
                    "{}:{} names {name}: {}",
                    source.path.display(),
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_fuzzy_matcher_and_the_colours_are_named_in_one_file() {
    for (name, file) in [("fuzzy_matcher", "search/fuzzy.rs"), ("Color::", "view/theme.rs")] {
        for source in sources().iter().filter(|source| !source.path.ends_with(file)) {
            let found = source.code.iter().position(|line| line.contains(name));
            assert_eq!(found, None, "{} names {name}", source.path.display());
        }
    }
}

#[test]
fn no_file_is_too_long_to_take_in() {
    for source in sources() {
        assert!(source.lines <= MAX_LINES, "{} has {} lines", source.path.display(), source.lines);
    }
}

#[test]
fn nothing_in_the_source_knows_the_first_report() {
    for source in sources() {
        let text = fs::read_to_string(&source.path).expect("a source is UTF-8");
        for word in ["Lai Châu", "Lai Chau", "lai-chau"] {
            assert!(!text.contains(word), "{} says {word}", source.path.display());
        }
    }
}

#[test]
fn every_file_opens_with_what_lives_in_it() {
    for source in sources() {
        let text = fs::read_to_string(&source.path).expect("a source is UTF-8");
        assert!(text.starts_with("//! "), "{}", source.path.display());
    }
}
