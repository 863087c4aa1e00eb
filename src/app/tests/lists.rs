//! Lists as a whole: copied, and written to a file that is asked for.

use super::common::{app, embedded, press, screen};
use baocao::annotations::documents::documents;
use baocao::annotations::errata::Errata;
use baocao::app::App;
use baocao::app::windows::file_prompt::FileOutcome;
use baocao::keys::{Code, Effect, Event, Key, Mode};
use baocao::messages::{Lang, Message};

/// Runs the command of a name, and gives what it asks of the world.
fn run(app: &mut App, command: &str) -> Vec<Effect> {
    press(app, ":");
    app.handle(Event::Paste(command.to_owned()));
    enter(app)
}

fn enter(app: &mut App) -> Vec<Effect> {
    app.handle(Event::Key(Key::plain(Code::Enter)))
}

/// The name of a command, and its columns and rows on the clipboard.
#[test]
fn lists_are_copied_by_a_command_as_csv_and_markdown() {
    let report = embedded();
    let errata = Errata::new(&report).count();
    for (keys, message, columns, rows) in [
        ("", Message::CopyDocuments, 4, documents(&report).len()),
        ("", Message::CopyErrata, 5, errata),
        ("/OCOP<enter>", Message::CopyHits, 5, 1),
        ("5", Message::CopyFigures, 9, report.curation.figures.len()),
        ("5iGRDP<enter>", Message::CopyFigures, 9, usize::MAX),
    ] {
        for format in ["CSV", "Markdown"] {
            let mut app = app(report.clone(), 80, 24);
            press(&mut app, keys);
            let shown = app.figures_pane().lines().iter();
            let shown = shown.filter(|line| line.figure().is_some()).count();
            // Of a filtered table what is shown, which is not all.
            let rows = if rows == usize::MAX { shown } else { rows };
            let effects = run(&mut app, &message.fill(Lang::Vi, &[format]));
            let [Effect::Copy(text)] = &effects[..] else { panic!("{effects:?}") };
            if format == "CSV" {
                let mut read = csv::Reader::from_reader(text.as_bytes());
                assert_eq!(read.headers().expect("columns").len(), columns, "{text}");
                let records: Vec<_> = read.records().map(|record| record.expect("a row")).collect();
                assert_eq!(records.len(), rows, "{text}");
            } else {
                let lines: Vec<&str> = text.lines().collect();
                assert_eq!(lines.len(), rows + 2, "{text}");
                assert_eq!(lines[1], format!("|{}", " --- |".repeat(columns)));
                assert!(lines.iter().all(|line| line.starts_with('|') && line.ends_with('|')));
            }
        }
    }
}

/// What Enter asks to be written: the file's name, the text, and whether it may replace a file.
fn asked(app: &mut App) -> (String, String, bool) {
    match enter(app).pop() {
        Some(Effect::WriteNewFile { name, text }) => (name, text, false),
        Some(Effect::ReplaceFile { name, text }) => (name, text, true),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_is_written_to_the_file_that_is_asked_for() {
    for (keys, copy, write, lang, name) in [
        ("", Message::CopyDocuments, Message::WriteDocuments, Lang::Vi, "van-ban-duoc-dan"),
        ("", Message::CopyErrata, Message::WriteErrata, Lang::Vi, "loi-in-co-the-co"),
        ("/OCOP<enter>", Message::CopyHits, Message::WriteHits, Lang::Vi, "ket-qua-tim"),
        ("L5", Message::CopyFigures, Message::WriteFigures, Lang::En, "figures"),
    ] {
        for (format, ending) in [("CSV", "csv"), ("Markdown", "md")] {
            let (mut copied, mut written) = (app(embedded(), 80, 24), app(embedded(), 80, 24));
            press(&mut copied, keys);
            press(&mut written, keys);
            let effects = run(&mut copied, &copy.fill(lang, &[format]));
            let [Effect::Copy(text)] = &effects[..] else { panic!("{effects:?}") };
            assert_eq!(run(&mut written, &write.fill(lang, &[format])), []);
            assert_eq!(written.mode(), Mode::FileName, "{name}");
            // The name that is offered says of what the list is; what is written is what is copied.
            let (offered, contents, replaces) = asked(&mut written);
            assert!(offered.ends_with(&format!("-{name}.{ending}")), "{offered}");
            assert!(offered.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c)));
            assert_eq!((&contents, replaces), (text, false));
            written.file_answered(&offered, &FileOutcome::Written);
            assert!(written.window().is_none());
            assert!(written.message().is_some_and(|said| said.contains(&offered)));
        }
    }
}

#[test]
fn a_file_that_is_there_is_replaced_at_the_second_enter_alone() {
    let mut app = app(embedded(), 80, 24);
    run(&mut app, &Message::WriteDocuments.fill(Lang::Vi, &["CSV"]));
    press(&mut app, "<c-u>a.csv");
    for _ in 0..2 {
        assert!(!asked(&mut app).2, "nothing is known of it yet");
    }
    app.file_answered("a.csv", &FileOutcome::InTheWay);
    assert!(app.message().is_some_and(|said| said.contains("a.csv")), "{:?}", app.message());
    // Another name is asked of anew, also if it is the same again.
    press(&mut app, "x<bs>");
    assert!(!asked(&mut app).2);
    app.file_answered("a.csv", &FileOutcome::InTheWay);
    let (name, _, replaces) = asked(&mut app);
    assert_eq!((name.as_str(), replaces), ("a.csv", true));
    // What fails is said, and the name can be mended.
    app.file_answered("a.csv", &FileOutcome::Failed("a.csv: Không được phép".to_owned()));
    assert_eq!(app.mode(), Mode::FileName);
    assert_eq!(app.message(), Some("Chưa ghi được. a.csv: Không được phép"));
    assert!(!asked(&mut app).2);
    press(&mut app, "<c-u><enter>");
    assert_eq!(app.message(), Some(Message::NoFileName.say(Lang::Vi)));
    press(&mut app, "<esc>");
    assert!(app.window().is_none());
    // What came too late harms nothing.
    app.file_answered("a.csv", &FileOutcome::Written);
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn an_empty_list_is_not_asked_for() {
    let mut app = app(baocao::report::Report::default(), 80, 24);
    run(&mut app, &Message::WriteDocuments.fill(Lang::Vi, &["CSV"]));
    assert!(app.window().is_none());
    assert_eq!(app.message(), Some(Message::EmptyList.say(Lang::Vi)));
}

#[test]
fn screens_of_the_question_for_a_file() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(embedded(), columns, rows);
        run(&mut app, &Message::WriteDocuments.fill(Lang::Vi, &["CSV"]));
        let shown = screen(&app, columns, rows);
        super::common::golden(&format!("file-name-{columns}x{rows}"), &shown);
    }
}
