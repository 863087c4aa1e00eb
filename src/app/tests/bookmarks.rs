//! Bookmarks, and what a reader leaves behind: in the program without a terminal, which keeps nothing on disk.

use std::sync::Arc;

use super::common::{app, current, embedded, golden, press, reopened, resize, screen, tab, top};
use baocao::app::App;
use baocao::app::windows::Window;
use baocao::keys::{Effect, Mode};
use baocao::keys::{Event, Mouse, MouseKind, parse};
use baocao::messages::{Lang, Message};
use baocao::report::{Node, Report, Run};
use baocao::search::Index;
use baocao::session::ColourScheme;

/// The effects of the last of these keys.
fn effects(app: &mut App, keys: &str) -> Vec<Effect> {
    let keys = parse(keys).expect("keys as they are written");
    let effects = keys.into_iter().map(|key| app.handle(Event::Key(key)));
    effects.last().expect("a key")
}

fn list(app: &App) -> Vec<(char, String, Option<String>)> {
    let Some(Window::Bookmarks(bookmarks)) = app.window() else {
        panic!("no list but {:?}", app.window());
    };
    let address = |node| app.report().address(node);
    let entries = bookmarks.entries().iter();
    entries
        .map(|entry| {
            let position = entry.position.map(|position| address(position.node));
            (entry.letter, entry.words.clone(), position)
        })
        .collect()
}

#[test]
fn a_bookmark_is_set_at_what_is_read_and_kept_at_once() {
    for (keys, letter, address) in [
        ("7]]]ma", 'a', "p1.I.1"),
        ("6]]+Z", 'Z', "note/3"),
        ("2fff<enter*2>m0", '0', "note/5"),
        ("/OCOP<enter>nnmb", 'b', "p1.II.1/2"),
        ("<left><down>mq", 'q', "p1.IV.1"),
    ] {
        let mut app = app(embedded(), 80, 24);
        assert_eq!(effects(&mut app, keys), [Effect::Keep], "{keys}");
        let said = app.message().expect("it is said");
        assert!(said.starts_with(&format!("Đã đánh dấu {letter}: ")), "{said}");
        let anchor = &app.session().bookmarks[&letter];
        assert_eq!(anchor.address.as_str(), address, "{keys}");
    }
}

#[test]
fn what_is_selected_is_bookmarked_where_it_begins() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7<space*3>v<down*2>ma");
    let (node, chars) = app.reader().selection().expect("a selection").parts()[0].clone();
    let anchor = &app.session().bookmarks[&'a'];
    let address = app.report().address(node);
    assert_eq!((anchor.address.as_str(), anchor.offset), (&*address, chars.start));
}

#[test]
fn until_the_letter_comes_the_foot_says_what_is_awaited() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "m");
    assert_eq!(app.mode(), Mode::Letter);
    assert!(screen(&app, 80, 24).contains("Đánh dấu bằng chữ hoặc số nào?"));
    resize(&mut app, 40, 12);
    assert!(screen(&app, 40, 12).contains("Đánh dấu bằng chữ"));
    for (keys, says) in [
        ("<esc>", None),
        ("mđ", Some(Message::NoLetter)),
        ("m-", Some(Message::NoLetter)),
        ("m<down>", Some(Message::NoLetter)),
        ("m<c-a>", Some(Message::NoLetter)),
        ("m'", Some(Message::NoLetter)),
    ] {
        assert_eq!(effects(&mut app, keys), [], "{keys}");
        assert_eq!(app.message(), says.map(|word| word.say(Lang::Vi)), "{keys}");
        assert_eq!(app.mode(), Mode::Reading, "{keys}");
        assert!(app.session().bookmarks.is_empty(), "{keys}");
    }
    // In a window Ctrl-C closes the window, and then quits.
    assert_eq!(effects(&mut app, "m<c-c>"), []);
    assert_eq!(app.mode(), Mode::Reading);
    assert_eq!(effects(&mut app, "<c-c>"), [Effect::Quit]);
}

#[test]
fn without_bookmarks_one_line_says_how_to_set_one() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "'");
    assert_eq!(app.message(), Some(Message::NoBookmarks.say(Lang::Vi)));
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn the_list_leads_to_a_position_and_back_from_it() {
    for keys in ["'a", "'<enter>", "'<down><up><home><enter>", "\"<end><pgup><enter>"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, "7<space*5>jma6]]mb1<space>");
        let from = top(&app);
        press(&mut app, keys);
        assert_eq!(app.mode(), Mode::Reading, "{keys}");
        let anchor = app.session().bookmarks[&'a'].clone();
        assert_eq!(top(&app), (anchor.address.to_string(), anchor.offset), "{keys}");
        press(&mut app, "<a-left>");
        assert_eq!((top(&app), tab(&app).as_str()), (from, "Kinh tế"), "{keys}");
    }
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7<space*5>ma6]]mb1'b");
    assert_eq!(current(&app), "note/3");
    press(&mut app, "'z");
    assert_eq!(app.message(), Some("Không có dấu trang z"));
    assert_eq!(app.mode(), Mode::Bookmarks);
    press(&mut app, "<esc>");
    assert_eq!((app.mode(), current(&app).as_str()), (Mode::Reading, "note/3"));
}

#[test]
fn a_bookmark_is_deleted_from_the_list() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7]ma]mb]mc'<down>");
    assert_eq!(effects(&mut app, "<del>"), [Effect::Keep]);
    assert_eq!(app.message(), Some("Đã xóa dấu trang b"));
    let letters: Vec<char> = list(&app).into_iter().map(|(letter, ..)| letter).collect();
    assert_eq!(letters, ['a', 'c']);
    press(&mut app, "<del>");
    assert_eq!(app.session().bookmarks.keys().collect::<String>(), "a");
    assert_eq!(effects(&mut app, "<del>"), [Effect::Keep]);
    assert_eq!(app.mode(), Mode::Reading, "an empty list closes");
}

#[test]
fn the_mouse_chooses_and_the_wheel_moves() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7]ma]mb]mc<home>'");
    let mouse = |app: &mut App, kind, column, row| {
        app.handle(Event::Mouse(Mouse { kind, column, row, shift: false }));
    };
    mouse(&mut app, MouseKind::WheelDown, 10, 10);
    let text = screen(&app, 80, 24);
    let row = |start: &str| text.lines().position(|row| row.contains(start)).expect(start);
    assert!(text.contains("▸ b"), "{text}");
    mouse(&mut app, MouseKind::Click, 20, row("  c ") as u16);
    assert_eq!((app.mode(), current(&app).as_str()), (Mode::Reading, "p1.I.1"));
    press(&mut app, "'");
    mouse(&mut app, MouseKind::Click, 20, 2);
    assert_eq!(app.mode(), Mode::Reading, "a click outside closes it");
}

#[test]
fn a_bookmark_follows_its_words_into_a_new_version_or_is_kept_as_lost() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7<space*6>ma]]mb");
    let session = app.session();
    let mut report = embedded();
    let address = session.bookmarks[&'a'].address.to_string();
    let Some(Node::Block(s, b)) = report.find(&address) else {
        panic!("{address} is a block");
    };
    let block = report.sections[s].blocks.remove(b);
    let mut moved = report.clone();
    moved.sections[5].blocks.push(block);
    let there = moved.address(Node::Block(5, moved.sections[5].blocks.len() - 1));

    let mut app = reopened(moved, session.clone(), 80, 24);
    press(&mut app, "'");
    assert_eq!(list(&app)[0].2, Some(there.clone()));
    press(&mut app, "a");
    assert_eq!(top(&app).0, there);

    let mut app = reopened(report, session.clone(), 80, 24);
    press(&mut app, "'");
    let (letter, words, position) = list(&app)[0].clone();
    assert_eq!((letter, position), ('a', None));
    assert_eq!(words, session.bookmarks[&'a'].first_words());
    assert!(screen(&app, 80, 24).contains("Không còn thấy trong báo cáo"));
    for keys in ["<enter>", "a"] {
        press(&mut app, keys);
        assert_eq!(app.message(), Some(Message::BookmarkLost.say(Lang::Vi)));
        assert_eq!(app.mode(), Mode::Bookmarks);
    }
    assert_eq!(app.session().bookmarks, session.bookmarks, "it is kept");
}

#[test]
fn screens_of_the_list() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "7]]]]<down>ma]]]mB6]]m3/OCOP<enter>nmo1");
        let session = app.session();
        let mut report = embedded();
        // The words of one are gone.
        let Some(Node::Block(s, b)) = report.find(&session.bookmarks[&'o'].address) else {
            panic!("it is a block");
        };
        report.sections[s].blocks[b].text = vec![Run::Plain("Bãi bỏ.".into())];
        let mut app = reopened(report, session, columns, rows);
        press(&mut app, "'<down>");
        golden(&format!("bookmarks-{columns}x{rows}"), &screen(&app, columns, rows));
    }
}

#[test]
fn the_list_is_drawn_at_every_small_size() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7]ma]mb]mc]md]me'<end>");
    for columns in 0..=30 {
        for rows in 0..=12 {
            resize(&mut app, columns, rows);
            if columns > 0 && rows > 0 {
                screen(&app, columns, rows);
            }
            press(&mut app, "<pgup><pgdn><up><down>");
            assert_eq!(app.mode(), Mode::Bookmarks, "{columns}x{rows}");
        }
    }
    resize(&mut app, 30, 3);
    assert!(screen(&app, 30, 3).contains("▸ e"), "the selected one is seen");
}

#[test]
fn a_session_is_taken_up_as_it_was_given() {
    for keys in ["", "4<space>", "7<space*9>jjj", "6G", "7<left><home><left>", "5", "L", "TT7]]"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        let session = app.session();
        let (position, on) = (app.reader().kept(), app.tab());
        for (columns, rows) in [(80, 24), (120, 36), (40, 12), (1, 1)] {
            let again = reopened(embedded(), session.clone(), columns, rows);
            assert_eq!(again.session(), session, "{keys} at {columns}x{rows}");
            assert_eq!((again.reader().kept(), again.tab()), (position, on), "{keys}");
            assert_eq!(again.message(), None, "it is no newcomer");
        }
    }
    let mut folded = app(embedded(), 120, 36);
    press(&mut folded, "7<left><home><left>");
    let again = reopened(embedded(), folded.session(), 120, 36);
    assert_eq!(again.outline().entries(), folded.outline().entries());
    assert_eq!(folded.session().folds.len(), 1);
}

#[test]
fn only_what_was_chosen_by_a_key_is_remembered_of_language_and_colours() {
    let mut app = app(embedded(), 80, 24);
    assert_eq!((app.session().lang, app.session().colours), (None, None));
    press(&mut app, "LT");
    assert_eq!(app.session().lang, Some(Lang::En));
    assert_eq!(app.session().colours, Some(ColourScheme::Light));
}

#[test]
fn a_session_of_another_report_leads_to_something_that_is_there() {
    let mut read = app(embedded(), 80, 24);
    press(&mut read, "7<space*9>ma");
    let mut report = Report::default();
    let again = reopened(report.clone(), read.session(), 80, 24);
    assert_eq!(again.tab(), 0);
    report.title = "Không".into();
    reopened(report, read.session(), 80, 24);
    // The tab is gone; the place is shown in another.
    let mut report = embedded();
    report.curation.themes.remove(0);
    let mut read = app(embedded(), 80, 24);
    press(&mut read, "1<space*3>");
    let there = top(&read);
    let again = reopened(report, read.session(), 80, 24);
    assert_eq!(top(&again), there);
}

/// The report with a new first section, and none of its addresses as they were.
fn next_version() -> Report {
    let mut report = embedded();
    for section in &mut report.sections {
        section.id = format!("x{}", section.id).as_str().into();
    }
    for view in &mut report.curation.themes {
        for position in &mut view.places {
            if !position.starts_with("note/") {
                *position = format!("x{position}").as_str().into();
            }
        }
    }
    report.curation.figures.clear();
    report
}

#[test]
fn a_new_version_is_read_from_the_same_words() {
    let new = Arc::new(next_version());
    for (keys, mode) in [
        ("1<space*3>", Mode::Reading),
        ("7<space*9>j", Mode::Reading),
        ("6]]]", Mode::Reading),
        ("2f<enter*2>", Mode::NotePopup),
        ("?<down>", Mode::Help),
        ("7]]ma'", Mode::Bookmarks),
        ("m", Mode::Reading),
        (":", Mode::Reading),
    ] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        let words = |app: &App| {
            let top = app.reader().top_position().expect("a place");
            let text = app.report().plain(top.node);
            text.chars().skip(top.offset).collect::<String>()
        };
        let (before, name) = (words(&app), tab(&app));
        app.reload(Arc::clone(&new));
        assert_eq!((words(&app), tab(&app), app.mode()), (before, name, mode), "{keys}");
        assert!(!app.can_search());
        screen(&app, 80, 24);
        app.index_ready(Index::new(&new));
        screen(&app, 80, 24);
    }
}

#[test]
fn jumps_tabs_highlights_and_queries_outlive_a_new_version() {
    let new = Arc::new(next_version());
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7<space*6>2<space>6]]/OCOP<enter>n");
    let words = |app: &App| {
        let top = app.reader().top_position().expect("a place");
        app.report().plain(top.node)
    };
    let found = app.found().expect("it was searched").occurrences().len();
    app.reload(Arc::clone(&new));
    assert!(app.found().is_none());
    app.index_ready(Index::new(&new));
    assert_eq!(app.found().expect("again").occurrences().len(), found);
    let mut old = super::common::app(embedded(), 80, 24);
    press(&mut old, "7<space*6>2<space>6]]/OCOP<enter>n");
    let mut tabs = Vec::new();
    for keys in ["<a-left>", "<a-left>", "<a-left>", "<a-left>", "<a-right>", "7", "2"] {
        press(&mut app, keys);
        press(&mut old, keys);
        assert_eq!((tab(&app), words(&app)), (tab(&old), words(&old)), "{keys}");
        tabs.push(tab(&app));
    }
    tabs.dedup();
    assert!(tabs.len() > 3, "{tabs:?}");

    // Faults of the print are shown on.
    press(&mut app, "e");
    app.reload(Arc::clone(&new));
    press(&mut app, "e");
    assert_eq!(app.message(), Some(Message::ErrataOff.say(Lang::Vi)));

    // What is being typed is searched anew.
    press(&mut app, "/thuy dien");
    app.reload(Arc::new(embedded()));
    assert_eq!(app.mode(), Mode::Finder);
    assert_eq!(app.finder().expect("the window").shown().count(), 0);
    app.index_ready(Index::new(app.report()));
    assert_ne!(app.finder().expect("the window").shown().count(), 0);
}

#[test]
fn an_emptied_report_and_its_return_harm_nothing() {
    for keys in
        ["7<space*9>", "<left><down>", "5", "2f<enter*2>", "/OCOP", "7ma'", "6G/OCOP<enter>n"]
    {
        let mut app = app(embedded(), 100, 30);
        press(&mut app, keys);
        for report in [Report::default(), next_version(), embedded()] {
            app.reload(Arc::new(report));
            screen(&app, 100, 30);
            app.index_ready(Index::new(app.report()));
            press(&mut app, "<down><up>");
            screen(&app, 100, 30);
        }
    }
}
