//! Hostile strings in every field, on every screen, through every command, in names of files and in arguments.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::sync::Arc;

use baocao::app::layout::Size;
use baocao::app::{App, Settings};
use baocao::import::import;
use baocao::keys::{Action, Effect};
use baocao::keys::{Event, Key};
use baocao::messages::Lang;
use baocao::report::Report;
use baocao::report::json::{read_report, write_report};
use baocao::session::ColourScheme;
use baocao::session::Session;
use serde_json::Value;

use super::payloads::{PAYLOADS, assert_harmless};
use super::program::run;
use super::template::{SHOWN, markdown, pointers, poisoned, report, strings};
use crate::common::{app, embedded, press, screen};

/// Keys that lead to every screen of the template.
const SCREENS: [&str; 26] = [
    "",
    "2",
    "3",
    "<left>",
    "/Chú",
    "/Đoạn<enter>",
    "/qwxz",
    "f<enter>",
    "f<enter*2>",
    "f<enter*3>",
    "?",
    "L",
    "3G",
    // Commands, cited documents, abbreviations; what is typed into their line.
    ":",
    "K",
    "D",
    "KUB",
    // Faults at the foot, bookmarks and the question for a letter, what is selected, the figures.
    "e",
    "e<down*3>",
    "ma<space>mb'",
    "m",
    "v",
    "v<down><down>",
    "X",
    "x",
    "x<enter>",
];

/// A size at which no name is cut.
const WIDE: (u16, u16) = (200, 60);

/// Every screen of a report, each found harmless.
fn screens(report: &Report, said: &str) -> String {
    let mut all = String::new();
    for keys in SCREENS {
        for (columns, rows) in [WIDE, (40, 12)] {
            let mut app = app(report.clone(), columns, rows);
            press(&mut app, keys);
            let drawn = screen(&app, columns, rows);
            assert_harmless(&drawn, &format!("{said} after {keys:?}"));
            all.push_str(&drawn);
        }
    }
    all
}

/// Every string of a JSON text, its names too, as it is read.
fn all_strings(json: &str) -> String {
    let mut found = String::new();
    let mut waiting = vec![serde_json::from_str::<Value>(json).expect("JSON")];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) => found.push_str(&text),
            Value::Array(items) => waiting.extend(items),
            Value::Object(members) => {
                for (name, value) in members {
                    found.push_str(&name);
                    waiting.push(value);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        found.push('\n');
    }
    found
}

#[test]
fn no_field_of_a_report_reaches_a_screen_as_it_came() {
    assert!(strings(&report()).len() > 50, "the template has lost its fields");
    for (payload, mark) in PAYLOADS {
        let json = poisoned(payload).to_string();
        let report = read_report(json.as_bytes()).expect("hostile, but sound");
        let seen = screens(&report, mark);
        for shown in SHOWN {
            assert!(seen.contains(&format!("{shown}{mark}")), "{shown}{mark} is nowhere\n{seen}");
        }
    }
}

#[test]
fn no_markdown_reaches_a_screen_as_it_came() {
    for (payload, mark) in PAYLOADS {
        let entities = |write: fn(u32) -> String| -> String {
            payload.chars().map(|c| write(c as u32)).collect()
        };
        for spelling in [
            payload.to_owned(),
            entities(|c| format!("&#{c};")),
            entities(|c| format!("&#x{c:x};")),
            entities(|c| format!("&#X{c:06X};")),
        ] {
            let imported = import(markdown(&spelling).as_bytes(), None);
            for problem in &imported.problems {
                assert_harmless(&problem.to_string(), mark);
            }
            assert_harmless(&all_strings(&write_report(&imported.report)), mark);
            screens(&imported.report, mark);
        }
    }
}

#[test]
fn nothing_that_is_typed_or_pasted_reaches_a_screen_or_the_clipboard_as_it_came() {
    for (payload, mark) in PAYLOADS {
        let json = poisoned(payload).to_string();
        let report = read_report(json.as_bytes()).expect("hostile, but sound");
        let mut app = app(report, WIDE.0, WIDE.1);
        press(&mut app, "/");
        app.handle(Event::Paste(payload.to_owned()));
        for c in payload.chars() {
            app.handle(Event::Key(Key::char(c)));
        }
        assert_harmless(&screen(&app, WIDE.0, WIDE.1), mark);
        press(&mut app, "<enter>");
        assert_harmless(&screen(&app, WIDE.0, WIDE.1), mark);
        press(&mut app, "<esc>");
        for keys in ["", "v", "v<down><down>"] {
            press(&mut app, "<esc><esc>");
            press(&mut app, keys);
            copies_are_harmless(&mut app, mark);
        }
        // Lists with a line to type into take no more than the search does.
        for keys in [":", "K", "D", "xi"] {
            press(&mut app, "<esc><esc><esc>1");
            press(&mut app, keys);
            app.handle(Event::Paste(payload.to_owned()));
            for c in payload.chars() {
                app.handle(Event::Key(Key::char(c)));
            }
            assert_harmless(&screen(&app, WIDE.0, WIDE.1), &format!("{mark} in {keys}"));
        }
    }
}

fn copies_are_harmless(app: &mut App, mark: &str) {
    for action in [Action::CopyPassage, Action::CopyCitation] {
        let copied = app.update(action).into_iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        });
        assert_harmless(&copied.expect("something to copy"), mark);
    }
}

#[test]
fn nothing_in_a_session_reaches_a_screen_as_it_came() {
    let sound = {
        let mut app = app(embedded(), WIDE.0, WIDE.1);
        press(&mut app, "2<space>ma<space><left><left><esc>mb");
        serde_json::to_value(app.session()).expect("JSON")
    };
    let mut tried = 0;
    for (payload, mark) in PAYLOADS {
        let mut desks = Vec::new();
        for pointer in pointers(&sound) {
            let mut session = sound.clone();
            if let Some(Value::String(text)) = session.pointer_mut(&pointer) {
                text.push_str(payload);
                desks.push(session);
            } else if let Some(Value::Object(members)) = session.pointer_mut(&pointer) {
                let (_, any) = members.iter().next().expect("an empty object is left out");
                let any = any.clone();
                members.insert(payload.to_owned(), any);
                desks.push(session);
            }
        }
        for c in payload.chars() {
            let mut session = sound.clone();
            session["bookmarks"][c.to_string()] = sound["bookmarks"]["a"].clone();
            desks.push(session);
        }
        let mut lost = sound.clone();
        for pointer in strings(&sound) {
            *lost.pointer_mut(&pointer).expect("it is there") = Value::from(payload);
        }
        desks.push(lost);
        for json in desks {
            // What is no session is set aside unread.
            let Ok(session) = serde_json::from_value::<Session>(json.clone()) else {
                continue;
            };
            let mut app = App::with_session(Arc::new(embedded()), settings(), session);
            for keys in ["", "'", "<down>", "<enter>", "<left>"] {
                press(&mut app, keys);
                let drawn = screen(&app, WIDE.0, WIDE.1);
                assert_harmless(&drawn, &format!("{mark} after {keys:?} with {json}"));
            }
            tried += 1;
        }
    }
    assert!(tried > 300, "{tried}");
}

fn settings() -> Settings {
    Settings {
        lang: Lang::Vi,
        colours: ColourScheme::Dark,
        mouse: true,
        plain: false,
        size: Size { columns: WIDE.0, rows: WIDE.1 },
    }
}

#[test]
fn no_command_prints_a_report_as_it_came() {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, (payload, mark)) in PAYLOADS.into_iter().enumerate() {
        let json = folder.path().join(format!("{at}.json"));
        std::fs::write(&json, poisoned(payload).to_string()).expect("a file");
        let json = json.to_str().expect("UTF-8");
        let source = folder.path().join(format!("{at}.md"));
        std::fs::write(&source, markdown(payload)).expect("a file");
        let source = source.to_str().expect("UTF-8");
        for (args, shows) in [
            (["outline", json].as_slice(), "Đề-mục"),
            (&["outline", "--json", json], "Đề-mục"),
            (&["search", "--report", json, "Chú"], "note/n"),
            (&["search", "--json", "--report", json, "Chú"], "Chú-thích"),
            (&["show", "--report", json, "title"], "Tiêu-đề"),
            (&["show", "--json", "--report", json, "title"], "Tiêu-đề"),
            (&["export", json], "Đoạn-văn"),
            (&["export", "--to", "json", json], "Đoạn-văn"),
            // Brackets are escaped: what a mark looks like is another test's concern.
            (&["export", "--to", "markdown", json], ""),
            (&["export", "--to", "markdown", source], ""),
            (&["frame", json, "--keys", "f<enter>"], "Chú-thích"),
            (&["frame", json, "--keys", "f<enter>", "--to", "svg"], ""),
            (&["check", json], ""),
            (&["import", source], ""),
            (&["export", source], ""),
        ] {
            let output = run(args);
            let mut printed = String::from_utf8(output.stdout).expect("UTF-8");
            if args[0] == "search" {
                // Between address and clause; what comes from a report holds no tab.
                printed = printed.replacen('\t', "\n", 1);
            }
            assert_harmless(&printed, &format!("{mark}: {args:?}"));
            assert_harmless(&String::from_utf8(output.stderr).expect("UTF-8"), mark);
            if printed.starts_with(['[', '{']) && args.contains(&"--json") {
                assert_harmless(&all_strings(&printed), mark);
            } else if !shows.is_empty() && !args.contains(&"json") {
                assert!(printed.contains(&format!("{shows}{mark}")), "{args:?}: {printed}");
            }
        }
    }
}

#[test]
fn no_message_repeats_what_it_was_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: OsString, text: &str| -> OsString {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path.into_os_string()
    };
    for (payload, mark) in PAYLOADS {
        let quoted = Value::from(payload).to_string();
        let written = |text: &str| file("report.json".into(), text);
        // An argument cannot hold a NUL, and a name no slash.
        let word = OsString::from(payload.replace('\0', "\u{1b}"));
        let mut bytes = word.clone().into_vec();
        bytes.retain(|byte| *byte != b'/');
        let named = file(OsString::from_vec(bytes), "{");
        let arg = OsString::from;
        let keyed = |prefix: &str| {
            let mut word = word.clone();
            word.push(prefix);
            word
        };
        let cases: Vec<Vec<OsString>> = vec![
            vec![arg("check"), named.clone()],
            vec![arg("import"), keyed(".none")],
            vec![arg("import"), named, arg("-o"), Path::new("/none").join("x").into()],
            vec![arg("show"), word.clone()],
            vec![arg("search"), keyed("qwxz")],
            vec![arg("outline"), arg("--json"), word.clone(), word.clone()],
            vec![arg("frame"), arg("--keys"), keyed("<nokey>")],
            vec![arg("frame"), arg("--size"), word.clone()],
            vec![arg("frame"), arg("--keys"), keyed("/x")],
            vec![arg("export"), arg("--to"), word.clone()],
            vec![arg("completions"), word.clone()],
            vec![arg("man"), word.clone()],
            vec![arg("schema"), word.clone()],
            vec![word.clone(), word.clone()],
            vec![arg("--lang"), word.clone()],
            vec![arg("check"), written(&format!("{{{quoted}: 1}}"))],
            vec![arg("check"), written(&format!("{{\"format\": {quoted}}}"))],
            vec![
                arg("check"),
                written(&format!(
                    "{{\"format\":\"baocao/1\",\"title\":\"\",\"sections\":[{{\"id\":\"a\",{quoted}:0}}]}}"
                )),
            ],
            vec![
                arg("check"),
                written(&format!(
                    "{{\"format\":\"baocao/1\",\"title\":\"\",\"sections\":{quoted}}}"
                )),
            ],
        ];
        for args in cases {
            let output = run(&args);
            let said = [output.stdout, output.stderr].concat();
            assert_harmless(&String::from_utf8(said).expect("UTF-8"), &format!("{mark}: {args:?}"));
        }
    }
}
