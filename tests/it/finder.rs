//! The search window: editing its line, filtering, recalling, and the way to a hit and on.

use crate::common::{app, current, embedded, press, resize, tab};
use baocao::app::App;
use baocao::app::windows::finder::{Finder, ListRow};
use baocao::keys::Event;

fn typed(app: &App) -> String {
    app.finder().expect("the search window").field().value().to_owned()
}

fn hits(app: &App) -> Vec<String> {
    let finder = app.finder().expect("the search window");
    finder.shown().map(|hit| app.report().address(hit.node)).collect()
}

#[test]
fn the_line_is_edited_with_the_keys_of_any_line() {
    for (keys, line) in [
        ("xây dựng đảng<c-w>", "xây dựng "),
        ("xây dựng<c-u>đảng", "đảng"),
        ("xy<left>â", "xây"),
        ("ây<home>x<end> d", "xây d"),
        ("xâay<left><left><del>", "xây"),
        ("qjk?12", "qjk?12"),
        ("a<bs><bs><bs>b", "b"),
    ] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, "/");
        press(&mut app, keys);
        assert_eq!(typed(&app), line, "{keys}");
    }
}

#[test]
fn text_arrives_in_any_form() {
    let want = {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, "/thủy điện");
        hits(&app)
    };
    for pasted in
        ["thủy\nđiện", "thu\u{309}y\r\nđie\u{323}\u{302}n", "\tthủy  điện", "thuỷ điện\u{7}"]
    {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, "/");
        app.handle(Event::Paste(pasted.to_owned()));
        assert_eq!(hits(&app), want, "{pasted:?}");
    }
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/");
    app.handle(Event::Paste("thủy điện ".repeat(10_000)));
    assert!(typed(&app).chars().count() <= 300);
}

#[test]
fn earlier_queries_come_back_in_an_empty_line() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/OCOP<enter>/thuy dien<enter>/");
    for line in ["thuy dien", "OCOP", "OCOP"] {
        press(&mut app, "<up>");
        assert_eq!(typed(&app), line);
    }
    press(&mut app, "<c-u><up>");
    assert_eq!(typed(&app), "thuy dien");
    // Down goes through what was found.
    press(&mut app, "<bs>");
    press(&mut app, "<down>");
    assert_eq!(typed(&app), "thuy die");
    assert_eq!(app.finder().map(Finder::selected), Some(1));
}

#[test]
fn hits_are_filtered_by_the_tabs_that_hold_some() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/thuy dien");
    let all = hits(&app);
    let mut seen = Vec::new();
    loop {
        press(&mut app, "<tab>");
        let Some(filter) = app.finder().and_then(Finder::filter) else {
            break;
        };
        let contents = baocao::app::tabs::contents(app.report(), &[filter]);
        let nodes = baocao::app::tabs::nodes(&contents[0]);
        let shown = hits(&app);
        assert!(!shown.is_empty());
        assert!(
            shown
                .iter()
                .all(|at| { app.report().find(at).is_some_and(|node| nodes.contains(&node)) })
        );
        seen.push(filter.name(app.report(), app.lang()));
    }
    assert_eq!(seen, ["Kinh tế", "Xây dựng Đảng", "Chú thích", "Toàn văn"]);
    assert_eq!(hits(&app), all);
    press(&mut app, "<s-tab><s-tab>");
    assert_eq!(hits(&app), ["note/1"]);
    press(&mut app, "<enter>");
    assert_eq!((tab(&app).as_str(), current(&app).as_str()), ("Chú thích", "note/1"));
}

#[test]
fn a_divider_stands_before_the_first_approximate_hit() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/hội đồng nhân dân");
    let finder = app.finder().expect("the search window");
    let exact = finder.results().exact;
    assert!(exact > 0 && exact < finder.shown().len());
    let rows = finder.rows(100);
    let divider = rows.iter().position(|row| *row == ListRow::Divider).expect("a divider");
    assert_eq!(rows[divider - 1], ListRow::Clause(exact - 1));
    assert_eq!(rows[divider + 1], ListRow::Caption(exact));
    // However low the list, the selected hit is in it.
    let hits = finder.shown().len();
    for _ in 0..hits {
        press(&mut app, "<down>");
        let finder = app.finder().expect("the search window");
        for height in 1..12 {
            let rows = finder.rows(height);
            let seen = rows.iter().any(|row| row.hit() == Some(finder.selected()));
            assert!(rows.len() <= height && seen);
        }
    }
}

#[test]
fn n_goes_through_all_occurrences_and_round() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/nông thôn mới<enter>");
    let count = app.found().expect("a search").occurrences().len();
    assert!(count > 3);
    let start = app.found().and_then(|found| found.current).expect("an occurrence");
    for step in 1..=count {
        press(&mut app, "n");
        let found = app.found().expect("a search");
        assert_eq!(found.current, Some((start + step) % count));
        let at = found.at().expect("an occurrence").clone();
        let row =
            app.reader().page().row_of(app.reader().target().expect("a place")).expect("a row");
        assert!(app.reader().visible().contains(&row), "{at:?} is in sight");
    }
    press(&mut app, "N");
    assert_eq!(app.found().and_then(|found| found.current), Some((start + count - 1) % count));
}

#[test]
fn resizing_while_typing_keeps_line_and_selection() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/thuy dien<down><down>");
    let before = (typed(&app), hits(&app));
    for (columns, rows) in [(40, 12), (0, 0), (1, 1), (200, 60)] {
        resize(&mut app, columns, rows);
    }
    assert_eq!((typed(&app), hits(&app)), before);
    assert_eq!(app.finder().map(Finder::selected), Some(2));
}
