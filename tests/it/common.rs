//! What several tests share: the embedded report, an app on a screen of a size, and keys pressed on it.
#![allow(dead_code)]

use std::path::Path;
use std::sync::Arc;

use baocao::app::layout::Size;
use baocao::app::{App, Settings};
use baocao::figures::find::find;
use baocao::keys::{Event, parse};
use baocao::messages::Lang;
use baocao::report::Report;
use baocao::report::json::read_report;
use baocao::search::Index;
use baocao::session::{ColourScheme, Session};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The report that is inside the program.
pub fn embedded() -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lai-chau-2022/report.json");
    read_report(&std::fs::read(path).expect("the report is there")).expect("the report is sound")
}

fn settings(columns: u16, rows: u16) -> Settings {
    let size = Size { columns, rows };
    Settings { lang: Lang::Vi, colours: ColourScheme::Dark, mouse: true, plain: false, size }
}

/// An app as it opens with a session, without an index for searching: the size is told afterwards, as by a terminal.
pub fn reopened(report: impl Into<Arc<Report>>, session: Session, columns: u16, rows: u16) -> App {
    let mut app = App::with_session(report.into(), settings(0, 0), session);
    resize(&mut app, columns, rows);
    app
}

/// An app on a screen of `columns` x `rows`, ready to search.
pub fn app(report: Report, columns: u16, rows: u16) -> App {
    let report = Arc::new(report);
    let mut app = App::new(Arc::clone(&report), settings(columns, rows));
    app.figures_ready(find(&report));
    app.index_ready(Index::new(&report));
    app
}

/// Presses keys as they are written for `baocao frame --keys`.
pub fn press(app: &mut App, keys: &str) {
    for key in parse(keys).expect("keys as they are written") {
        app.handle(Event::Key(key));
    }
}

/// Tells the app a new size.
pub fn resize(app: &mut App, columns: u16, rows: u16) {
    app.handle(Event::Resize { columns, rows });
}

/// The address of what is on top of the reading pane, and the characters into it.
pub fn top(app: &App) -> (String, usize) {
    let position = app.reader().top_position().expect("a page with text");
    (app.report().address(position.node), position.offset)
}

/// The address of the section or note being read.
pub fn current(app: &App) -> String {
    let node = app.reader().current().expect("a page with text");
    app.report().address(node)
}

/// The name of the current tab.
pub fn tab(app: &App) -> String {
    app.tabs()[app.tab()].name(app.report(), app.lang())
}

/// The screen as text, a line a row, without the spaces at their ends.
pub fn screen(app: &App, columns: u16, rows: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    baocao::view::draw(app, &mut buffer);
    let mut text = String::new();
    for y in 0..rows {
        let row: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// Compares a screen with `tests/screens/NAME.txt`; under `BLESS=1` writes it.
pub fn golden(name: &str, found: &str) {
    golden_text(&format!("screens/{name}"), found);
}

/// Compares a text with `tests/NAME.txt`; under `BLESS=1` writes it.
pub fn golden_text(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/{name}.txt"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).expect("it can be written");
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display()));
    assert!(
        found == wanted,
        "{name} has changed; look at it, then BLESS=1 cargo test\n--- wanted\n{wanted}\n--- found\n{found}"
    );
}
