//! What keys and clicks act on: what is lit or in sight, and nothing that has been left.

use std::ops::Range;

use super::common::{app, current, embedded, press, screen, top};
use baocao::app::App;
use baocao::app::windows::Window;
use baocao::app::windows::picker::Shown;
use baocao::citation;
use baocao::fold::fold;
use baocao::keys::{Effect, Mode};
use baocao::keys::{Event, Mouse, MouseKind, parse};
use baocao::messages::Lang;
use baocao::page::cells::name;
use baocao::report::json::read_report;

fn click(app: &mut App, column: u16, row: u16) {
    let kind = MouseKind::Click;
    app.handle(Event::Mouse(Mouse { kind, column, row, shift: false }));
}

fn wheel(app: &mut App) {
    let kind = MouseKind::WheelDown;
    let (column, row) = (60, 10);
    app.handle(Event::Mouse(Mouse { kind, column, row, shift: false }));
}

/// The address that a citation on the clipboard ends with.
fn cited(app: &mut App) -> String {
    let effects = app.handle(Event::Key(parse("Y").expect("a key")[0]));
    let [Effect::Copy(text)] = effects.as_slice() else {
        panic!("nothing copied but {effects:?}");
    };
    let (_, address) = text.rsplit_once('[').expect("an address");
    address.trim_end_matches(']').to_owned()
}

#[test]
fn a_copy_is_of_what_is_lit_or_on_top() {
    for (keys, wanted) in [
        ("7", "title"),
        // The mark of note 3 is lit, in a passage below the one on top.
        ("7fff", "p1.II.2/2"),
        ("7/OCOP<enter>", "p1.II.1/2"),
        // What a jump led to ends with going back, and with leaving the outline.
        ("7/OCOP<enter><a-left>", "title"),
        ("7h<down*9><esc>", "title"),
    ] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        assert_eq!(cited(&mut app), wanted, "{keys}");
    }
}

#[test]
fn the_next_section_is_the_one_after_what_is_in_sight() {
    for keys in ["7/OCOP<enter><a-left>", "7h<down*9><esc>", "7"] {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        press(&mut app, "]");
        assert_eq!(current(&app), "p1", "{keys}");
    }
}

#[test]
fn what_was_searched_last_is_taken_up_again_from_here() {
    let mut app = app(embedded(), 80, 24);
    let count = |app: &App| app.found().map_or(0, |found| found.occurrences().len());
    let current = |app: &App| app.found().and_then(|found| found.current);
    press(&mut app, "7/thuy dien<enter>");
    let all = count(&app);
    assert!(all > 2);
    press(&mut app, "<esc>");
    assert_eq!(count(&app), 0);
    press(&mut app, "7gn");
    assert_eq!((count(&app), current(&app)), (all, Some(0)));
    // From where the reader is, not from where the search was left.
    press(&mut app, "n");
    let second = top(&app);
    press(&mut app, "<esc>g<esc>n");
    assert_eq!(current(&app), Some(0));
    press(&mut app, "n");
    assert_eq!(top(&app), second);
    press(&mut app, "<esc>gN");
    assert_eq!(current(&app), Some(all - 1), "round the end");
}

#[test]
fn a_view_with_none_of_the_wanted_figures_is_passed_over() {
    for kinds in ["", "r", "rr"] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, "5");
        press(&mut app, kinds);
        for _ in 0..6 {
            press(&mut app, "v");
            assert!(!app.figures_pane().lines().is_empty(), "{kinds}");
        }
    }
}

#[test]
fn a_filter_being_typed_ends_with_its_tab() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "5ithu");
    let tabs = app.tab_cells();
    click(&mut app, tabs[0].x, 0);
    app.handle(Event::Paste("XYZ".to_owned()));
    press(&mut app, "5");
    assert_eq!(app.mode(), Mode::Figures);
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("“thu”") && !shown.contains("XYZ"), "{shown}");
}

#[test]
fn a_click_beside_the_hits_opens_none() {
    let mut app = app(embedded(), 120, 30);
    press(&mut app, "/chè");
    let before = top(&app);
    click(&mut app, 100, 9);
    assert_eq!((app.mode(), top(&app)), (Mode::Finder, before));
}

#[test]
fn the_wheel_leaves_alone_what_is_chosen() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7]]v");
    let selected = app.reader().selection().cloned();
    let before = app.reader().top();
    wheel(&mut app);
    assert_eq!(app.reader().selection().cloned(), selected);
    assert!(app.reader().top() > before);
    press(&mut app, "<esc>m");
    let before = app.reader().top();
    wheel(&mut app);
    assert!(matches!(app.window(), Some(Window::LetterPrompt(_))));
    assert_eq!(app.reader().top(), before);
}

#[test]
fn an_earlier_query_is_called_back_from_the_first_hit_alone() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/chè<enter>/<up><down><down><up>");
    let finder = app.finder().expect("the search window");
    assert_eq!((finder.field().value(), finder.selected()), ("chè", 1));
}

#[test]
fn an_outline_shown_for_its_keys_is_hidden_by_its_key() {
    let mut app = app(embedded(), 100, 30);
    press(&mut app, "t");
    assert_eq!(app.layout().outline.width, 0);
    press(&mut app, "h");
    assert!(app.layout().outline.width > 0);
    press(&mut app, "t");
    assert_eq!(app.layout().outline.width, 0);
}

#[test]
fn a_note_copied_from_its_window_leaves_the_selection_under_it() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "7fffv<enter*2>");
    assert_eq!(app.mode(), Mode::NotePopup);
    assert!(cited(&mut app).starts_with("note/"));
    press(&mut app, "<esc>");
    assert_eq!(app.mode(), Mode::Selecting);
}

#[test]
fn an_abbreviation_that_stands_nowhere_heads_nothing() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [ { "id": "a", "blocks": [
        { "kind": "paragraph", "text": "GDP tăng." } ] } ], "abbreviations": [
        { "short": "XYZ", "long": { "vi": "không có" } }, { "short": "GDP", "long": { "vi": "tổng sản phẩm" } } ] }"#;
    let mut app = app(read_report(json.as_bytes()).expect("sound"), 80, 24);
    press(&mut app, "KGDP");
    let Some(Window::Picker(list)) = app.window() else {
        panic!("a list");
    };
    let heads: Vec<&str> = list
        .shown()
        .filter_map(|entry| match &entry.shown {
            Shown::Words(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(heads, ["GDP"]);
}

#[test]
fn a_sentence_is_one_wherever_in_it_a_mark_stands() {
    let text = "Câu một. Câu hai; câu ba.";
    let sentence = |offset: usize| -> String {
        let Range { start, end } = citation::sentence(text, offset);
        text.chars().skip(start).take(end - start).collect()
    };
    for (offset, wanted) in [
        (0, "Câu một."),
        (7, "Câu một."),
        // Behind the stop, where the mark of a note stands.
        (8, "Câu một."),
        (9, "Câu hai;"),
        (17, "Câu hai;"),
        (18, "câu ba."),
        (25, "câu ba."),
    ] {
        assert_eq!(sentence(offset), wanted, "{offset}");
    }
}

#[test]
fn figures_are_found_and_put_in_order_by_what_is_shown() {
    for words in ["Lãnh đạo, chỉ đạo", "leadership", "nong thon moi"] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, "5i");
        app.handle(Event::Paste(words.to_owned()));
        assert!(!app.figures_pane().lines().is_empty(), "{words}");
    }
    for (keys, lang) in [("5s", Lang::Vi), ("L5s", Lang::En)] {
        let mut app = app(embedded(), 120, 36);
        press(&mut app, keys);
        let names: Vec<String> = app
            .figures_pane()
            .lines()
            .iter()
            .filter_map(|line| app.figures().rows().get(line.figure()?))
            .map(|row| fold(&name(app.report(), row, lang)))
            .collect();
        assert!(names.is_sorted(), "{lang:?}: {names:?}");
    }
}

#[test]
fn one_selected_sentence_stays_one_to_the_end_and_back() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [ { "id": "a", "blocks": [
        { "kind": "paragraph", "text": "Câu một. Câu hai." },
        { "kind": "paragraph", "text": "Câu ba. Câu bốn." } ] } ] }"#;
    let mut app = app(read_report(json.as_bytes()).expect("sound"), 80, 24);
    for (keys, wanted) in [("v<down>G", "Câu bốn."), ("<down>", "Câu bốn."), ("<up>", "Câu ba.")]
    {
        press(&mut app, keys);
        let [(node, chars)] = app.reader().selection().expect("a selection").parts() else {
            panic!("one part");
        };
        let text = app.report().plain(*node);
        let words: String = text.chars().skip(chars.start).take(chars.len()).collect();
        assert_eq!(words, wanted, "{keys}");
    }
}

#[test]
fn the_figures_shown_are_those_of_what_a_jump_led_to() {
    // High enough that the opening page and the passage stand on it together.
    let mut app = app(embedded(), 120, 200);
    press(&mut app, "/7,7%<enter>");
    let passage = app.found().and_then(|found| found.at()).map(|at| at.node);
    press(&mut app, "x");
    assert_eq!(app.mode(), Mode::Figures);
    let shown = app.figures_pane().lines().len();
    let whole = {
        let mut app = super::common::app(embedded(), 120, 200);
        press(&mut app, "x");
        app.figures_pane().lines().len()
    };
    assert!(passage.is_some() && shown > 0 && shown < whole, "{shown} of {whole}");
}

#[test]
fn a_bookmark_at_a_lit_mark_or_a_hit_begins_with_its_sentence() {
    for (keys, words) in
        [("7fffma'", "▸ a chú trọng đào tạo, phát triển nguồn"), ("7/OCOP<enter>ma'", "▸ a ")]
    {
        let mut app = app(embedded(), 80, 24);
        press(&mut app, keys);
        let shown = screen(&app, 80, 24);
        assert!(shown.contains(words), "{shown}");
        let (node, offset) = app
            .session()
            .bookmarks
            .get(&'a')
            .and_then(|anchor| anchor.find(app.report()).position())
            .map(|position| (position.node, position.offset))
            .expect("a bookmark");
        let text = app.report().plain(node);
        assert_eq!(citation::sentence(&text, offset + 1).start, offset, "{keys}");
    }
}

#[test]
fn names_of_figures_have_the_space_that_long_units_leave() {
    let mut app = app(embedded(), 120, 48);
    press(&mut app, "5");
    let shown = screen(&app, 120, 48);
    for name in
        ["Sản lượng nuôi trồng và đánh bắt thủy sản", "Tổng sản phẩm trên địa bàn bình quân đầu"]
    {
        assert!(shown.contains(name), "{name}\n{shown}");
    }
}

#[test]
fn a_tab_named_by_a_heading_does_not_end_in_its_punctuation() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo", "sections": [
        { "id": "a", "title": "Kiến nghị, đề xuất:", "blocks": [ { "kind": "paragraph", "text": "Một." } ] },
        { "id": "b", "title": "PHỤ LỤC;", "blocks": [ { "kind": "paragraph", "text": "Hai." } ] },
        { "id": "c", "blocks": [ { "kind": "paragraph", "text": "Nơi nhận:" } ] } ] }"#;
    let app = app(read_report(json.as_bytes()).expect("sound"), 120, 24);
    let names: Vec<String> =
        app.tabs().iter().map(|tab| tab.name(app.report(), app.lang())).collect();
    assert!(names.contains(&"Kiến nghị, đề xuất".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| !name.ends_with([':', ';', ',', '.'])), "{names:?}");
}
