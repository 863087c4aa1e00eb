//! Holds the README to the program: its screen and its table of keys are made from it. `BLESS=1` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use baocao::keys::{HelpLine, help};
use baocao::messages::Lang;

fn between<'a>(text: &'a str, from: &str, to: &str) -> (usize, &'a str) {
    let start = text.find(from).unwrap_or_else(|| panic!("the README has {from}")) + from.len();
    let end = text[start..].find(to).unwrap_or_else(|| panic!("the README has {to}")) + start;
    (start, &text[start..end])
}

fn hold(from: &str, to: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&path).expect("README.md");
    let (start, found) = between(&text, from, to);
    if std::env::var_os("BLESS").is_some() {
        let anew = format!("{}{wanted}{}", &text[..start], &text[start + found.len()..]);
        std::fs::write(&path, anew).expect("README.md can be written");
        return;
    }
    assert_eq!(found, wanted, "the README is out of date: BLESS=1 cargo test --test it -- readme");
}

#[test]
fn the_keys_and_the_screen_are_the_programs_own() {
    let mut table = String::from("\n| keys | do |\n|---|---|\n");
    for line in help(Lang::En) {
        let row = match line {
            HelpLine::Group(name) => format!("| | **{name}** |"),
            HelpLine::Keys(keys, what) => {
                let keys: Vec<String> = keys.split(' ').map(|key| format!("`{key}`")).collect();
                format!("| {} | {what} |", keys.join(" "))
            }
        };
        let _ = writeln!(table, "{row}");
    }
    hold("from the table of bindings -->", "<!-- /keys -->", &table);

    let mut app = crate::common::app(crate::common::embedded(), 110, 26);
    crate::common::press(&mut app, "/thuy dien<down>");
    hold("```\n", "```", &crate::common::screen(&app, 110, 26));
}
