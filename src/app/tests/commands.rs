//! Everything by name: the list of commands in both languages, and what choosing from it does.

use std::sync::Arc;

use super::common::{app, embedded, golden, press, resize, screen, tab};
use baocao::app::layout::Size;
use baocao::app::windows::Window;
use baocao::app::windows::picker::{Choice, Picker, Purpose};
use baocao::app::{App, Settings};
use baocao::keys::{Action, Effect, Mode};
use baocao::keys::{BINDINGS, Event, Key, parse};
use baocao::messages::Lang;
use baocao::report::Report;
use baocao::session::ColourScheme;

fn without_index(report: &Arc<Report>, lang: Lang) -> App {
    let settings = Settings {
        lang,
        colours: ColourScheme::Dark,
        mouse: true,
        plain: false,
        size: Size { columns: 80, rows: 24 },
    };
    App::new(Arc::clone(report), settings)
}

fn picker(app: &App) -> &Picker {
    match app.window() {
        Some(Window::Picker(picker)) => picker,
        other => panic!("no list but {other:?}"),
    }
}

/// Keys that lead to each mode from which the list can be opened.
const FROM: [(&str, Mode); 4] = [
    ("", Mode::Reading),
    ("<left>", Mode::Outline),
    ("f<enter*2>", Mode::Reading),
    ("5", Mode::Figures),
];

#[test]
fn every_command_of_the_list_runs_in_both_languages() {
    let report = Arc::new(embedded());
    for lang in [Lang::Vi, Lang::En] {
        for (keys, mode) in FROM {
            let mut list = without_index(&report, lang);
            press(&mut list, keys);
            press(&mut list, ":");
            let named: Vec<(String, Choice)> = picker(&list)
                .shown()
                .map(|entry| (entry.sought.clone(), entry.choice.expect("a command")))
                .collect();
            assert!(named.len() > 20, "{} commands in {mode:?}", named.len());
            for (name, choice) in named {
                let mut app = without_index(&report, lang);
                press(&mut app, keys);
                press(&mut app, ":");
                for c in name.chars() {
                    app.handle(Event::Key(Key::char(c)));
                }
                assert_eq!(picker(&app).choice(), Some(choice), "{name} is the first of its name");
                let enter = parse("<enter>").expect("a key")[0];
                let effects = app.handle(Event::Key(enter));
                let open = matches!(app.window(), Some(Window::Picker(list)) if list.purpose() == Purpose::Commands);
                assert!(!open, "{name}");
                let quits = choice == Choice::Do(Action::Quit);
                assert_eq!(effects.contains(&Effect::Quit), quits, "{name}");
                screen(&app, 80, 24);
            }
        }
    }
}

#[test]
fn every_binding_of_a_mode_is_in_its_list_with_its_keys() {
    for (keys, mode) in FROM {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        press(&mut app, ":");
        let tabs = app.tabs().len();
        for binding in BINDINGS.iter().filter(|b| b.modes.contains(&mode)) {
            let listed =
                picker(&app).shown().find(|entry| entry.choice == Some(Choice::Do(binding.action)));
            let missing = match binding.action {
                Action::Commands => true,
                Action::Tab(number) => usize::from(number) > tabs,
                _ => false,
            };
            assert_eq!(listed.is_none(), missing, "{:?}", binding.action);
            if let Some(entry) = listed {
                let first = binding.keys[0].to_string();
                assert!(entry.aside.starts_with(&first) || binding.keys.len() > 1, "{entry:?}");
            }
        }
    }
}

#[test]
fn a_command_is_found_without_accents_and_by_its_letters() {
    for (typed, on) in [
        ("toan van", "Toàn văn"),
        ("TOÀN", "Toàn văn"),
        ("xa hoi", "Xã hội"),
        ("quoc phg", "Quốc phòng"),
    ] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, ":");
        press(&mut app, typed);
        press(&mut app, "<enter>");
        assert_eq!(tab(&app), on, "{typed}");
    }
}

#[test]
fn the_list_stays_open_through_sizes_and_closes_on_escape() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, ":<down*4>");
    let chosen = picker(&app).choice();
    for (columns, rows) in [(1, 1), (3, 2), (40, 12), (200, 60), (7, 3), (80, 24)] {
        resize(&mut app, columns, rows);
        screen(&app, columns, rows);
    }
    assert_eq!(picker(&app).choice(), chosen);
    press(&mut app, "<esc>");
    assert_eq!(app.mode(), Mode::Reading);
    press(&mut app, "<c-p>zzzz");
    assert_eq!(picker(&app).choice(), None);
    press(&mut app, "<enter>");
    assert_eq!(app.mode(), Mode::Picker, "there is nothing to choose");
}

#[test]
fn screens_of_the_list() {
    for (name, keys) in [("commands", ":"), ("commands-typed", "L:copy")] {
        for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            golden(&format!("{name}-{columns}x{rows}"), &screen(&app, columns, rows));
        }
    }
}
