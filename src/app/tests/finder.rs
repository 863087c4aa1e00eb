//! The search window: editing its line, filtering, recalling, and the way to a hit and on.

use super::common::{app, current, embedded, press, resize, screen, tab};
use baocao::app::App;
use baocao::app::windows::finder::Finder;
use baocao::keys::{Event, Mode};
use baocao::search::Tier;

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
        seen.push(filter.name(app.report(), app.lang()));
        if filter == baocao::app::tabs::Tab::Figures {
            continue;
        }
        let shown = hits(&app);
        assert!(!shown.is_empty());
        assert!(
            shown
                .iter()
                .all(|at| { app.report().find(at).is_some_and(|node| nodes.contains(&node)) })
        );
    }
    assert_eq!(seen, ["Kinh tế", "Xây dựng Đảng", "Số liệu", "Chú thích", "Toàn văn"]);
    assert_eq!(hits(&app), all);
    press(&mut app, "<s-tab><s-tab>");
    assert_eq!(hits(&app), ["note/1"]);
    press(&mut app, "<enter>");
    assert_eq!((tab(&app).as_str(), current(&app).as_str()), ("Chú thích", "note/1"));
}

/// The rows of the list on a screen of 120 columns.
fn list(app: &App) -> Vec<String> {
    let screen = screen(app, 120, 36);
    let list = screen.lines().skip(5).take_while(|line| !line.starts_with('─'));
    list.map(|line| line.split('│').next().unwrap_or(line).trim().to_owned()).collect()
}

/// What is searched, and the dividers of its list, that of the figures aside.
#[test]
fn what_is_no_exact_hit_is_under_a_divider_with_its_count() {
    for (query, dividers) in [
        ("OCOP", &[][..]),
        ("Trung Quoc", &["các từ ở rời nhau (1)"]),
        ("thuy dein", &["gần đúng"]),
        ("hội đồng nhân dân", &["gần đúng"]),
        // Exact hits above both dividers, the groups in their order.
        ("hoi dong nhan dan", &["các từ ở rời nhau (3)", "gần đúng (10)"]),
        ("poverty rate", &[]),
    ] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, "/");
        app.handle(Event::Paste(query.to_owned()));
        let mut seen: Vec<String> = Vec::new();
        for _ in 0..app.finder().expect("the search window").shown().count() + 9 {
            for row in list(&app).iter().filter_map(|row| row.strip_prefix("── ")) {
                let name = row.trim_end_matches([' ', '─']).to_owned();
                if !name.starts_with("Số liệu") && !seen.contains(&name) {
                    seen.push(name);
                }
            }
            press(&mut app, "<down>");
        }
        let named = |(seen, wanted): (&String, &&str)| seen.starts_with(wanted);
        assert_eq!(seen.len(), dividers.len(), "{query}: {seen:?}");
        assert!(seen.iter().zip(dividers).all(named), "{query}: {seen:?}");
    }
}

#[test]
fn the_selected_entry_is_in_sight_however_low_the_list() {
    for height in 7..20 {
        let mut app = app(embedded(), 120, height);
        press(&mut app, "/nông thôn mới");
        for _ in 0..12 {
            assert!(screen(&app, 120, height).contains('▸'), "{height} rows");
            press(&mut app, "<down>");
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

#[test]
fn a_figure_that_is_found_leads_to_its_row_in_the_table() {
    for (query, name) in [
        ("poverty rate", "hộ nghèo"),
        ("ho ngheo", "hộ nghèo"),
        ("che phu rung", "che phủ rừng"),
        ("forest cover", "che phủ rừng"),
    ] {
        let mut app = app(embedded(), 120, 36);
        // Whatever the table was filtered by, the row is in it.
        press(&mut app, "5iqwxzk<enter>/");
        app.handle(Event::Paste(query.to_owned()));
        let bar: Vec<String> = app.tab_cells().into_iter().map(|cell| cell.text).collect();
        assert!(bar[4].starts_with("5 Số liệu (") && !bar[4].ends_with("(0)"), "{query}: {bar:?}");
        while app.finder().and_then(Finder::filter) != Some(baocao::app::tabs::Tab::Figures) {
            press(&mut app, "<tab>");
        }
        press(&mut app, "<enter>");
        assert_eq!((app.mode(), tab(&app).as_str()), (Mode::Figures, "Số liệu"), "{query}");
        let figure = app.figure().expect("a figure").of(app.report());
        let vietnamese = figure.name.vi.as_deref().unwrap_or_default().to_lowercase();
        assert!(vietnamese.contains(name), "{query}: {vietnamese}");
        press(&mut app, "<bs>");
        assert_eq!(tab(&app), "Số liệu", "the way back leads to where the search began");
    }
}

#[test]
fn english_is_said_to_be_taken_for_vietnamese() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (40, 8)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "L/");
        app.handle(Event::Paste("poverty rate".to_owned()));
        let screen = screen(&app, columns, rows);
        assert!(screen.contains("poverty rate = tỷ lệ hộ"), "{screen}");
    }
}

#[test]
fn under_a_heading_that_is_found_is_what_its_section_says() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/văn hóa - xã hội");
    while app.finder().expect("the window").rows(50, 30).len() > 30 {
        press(&mut app, "<down>");
    }
    let headings: Vec<String> = hits(&app).into_iter().filter(|at| !at.contains('/')).collect();
    assert!(!headings.is_empty());
    let section = headings[0].clone();
    for at in hits(&app) {
        if at == section {
            break;
        }
        press(&mut app, "<down>");
    }
    let begins: String = app
        .report()
        .plain(app.report().find(&format!("{section}/1")).expect("a block"))
        .split_whitespace()
        .take(4)
        .collect::<Vec<_>>()
        .join(" ");
    assert!(screen(&app, 120, 36).contains(&begins), "{begins}");
}

#[test]
fn exact_apart_and_approximate_hits_follow_each_other_in_one_list() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/hoi dong nhan dan");
    let finder = app.finder().expect("the search window");
    let tiers: Vec<Tier> = finder.shown().map(|hit| hit.tier).collect();
    assert!(tiers.is_sorted(), "{tiers:?}");
    for tier in [Tier::Exact, Tier::Apart, Tier::Approximate] {
        assert!(tiers.contains(&tier), "{tier:?} in {tiers:?}");
    }
}
