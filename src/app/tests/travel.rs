//! Using the program: tables of keys and the place they lead to, on the report inside.

use super::common::{app, current, embedded, press, reopened, resize, screen, tab, top};
use baocao::app::App;
use baocao::keys::{Effect, Mode};
use baocao::keys::{Event, Key, Mouse, MouseKind};

/// Presses keys on a fresh screen and compares (keys, tab, section being read).
fn table(columns: u16, rows: u16, cases: &[(&str, &str, &str)]) {
    for (keys, on, at) in cases {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, keys);
        assert_eq!(
            (tab(&app).as_str(), current(&app).as_str()),
            (*on, *at),
            "{keys} on {columns}x{rows}"
        );
    }
}

#[test]
fn tabs_are_the_views_the_notes_and_all_of_it() {
    let app = app(embedded(), 120, 36);
    let names: Vec<String> =
        app.tabs().iter().map(|tab| tab.name(app.report(), app.lang())).collect();
    assert_eq!(
        names,
        ["Kinh tế", "Xã hội", "Quốc phòng", "Xây dựng Đảng", "Số liệu", "Chú thích", "Toàn văn"]
    );
}

#[test]
fn a_report_of_one_section_opens_on_its_text_and_not_on_its_notes() {
    let source =
        "# BÁO CÁO ngắn\n\n## I. KẾT QUẢ\n\nĐoạn có chú thích[^1].\n\n[^1]: Chú thích một.\n";
    let report = baocao::import::import(source.as_bytes(), None).report;
    let app = app(report, 80, 24);
    assert_eq!(super::common::tab(&app), "Toàn văn");
    // Its text, its figures, its notes.
    assert_eq!(app.tabs().len(), 3);
    assert!(super::common::screen(&app, 80, 24).contains("Đoạn có chú thích"));
}

#[test]
fn keys_lead_to_tabs_and_sections() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        table(
            columns,
            rows,
            &[
                ("", "Kinh tế", "p1.II.1"),
                ("2", "Xã hội", "p1.II.2"),
                ("<tab><tab>", "Quốc phòng", "p1.II.3"),
                ("<s-tab>", "Toàn văn", "title"),
                ("9", "Kinh tế", "p1.II.1"),
                ("]", "Kinh tế", "p1.II.1"),
                ("]]]", "Kinh tế", "p1.IV.2.1"),
                ("]]][", "Kinh tế", "p1.IV.1"),
                ("7]]]", "Toàn văn", "p1.I.1"),
                ("6]]", "Chú thích", "note/3"),
                // To any section in three keys or fewer, and movement.
                ("<left><down*3><enter>", "Kinh tế", "p1.IV.2.1"),
                ("7<left><end><enter>", "Toàn văn", "signature/1"),
                ("7<left><down*17><enter>", "Toàn văn", "p1.IV"),
                ("<left><down*3><esc>", "Kinh tế", "p1.II.1"),
                ("7<left><home><left><down><enter>", "Toàn văn", "p2"),
            ],
        );
    }
}

#[test]
fn marks_lead_to_notes_and_back_to_the_sentence() {
    // The note is in sight at first, except where there is no room for all of it.
    for (columns, rows, enters) in [(120, 36, 3), (80, 24, 3), (40, 12, 2)] {
        let to_note = format!("2f<enter*{enters}>");
        table(
            columns,
            rows,
            &[
                // The note of the third mark, in the footnotes' tab; and from there to the sentence that cites it.
                (&to_note, "Chú thích", "note/3"),
                (&format!("{to_note}f<enter>"), "Xã hội", "p1.II.2/2"),
                ("6]]f<enter>", "Xã hội", "p1.II.2/2"),
                ("6]]f<enter><a-left>", "Chú thích", "note/3"),
            ],
        );
    }
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "]<down*7>");
    let before = top(&app);
    press(&mut app, "f<enter*3>");
    assert_eq!(current(&app), "note/1");
    press(&mut app, "<a-left>");
    assert_eq!((tab(&app).as_str(), top(&app)), ("Kinh tế", before));
    press(&mut app, "<a-right>");
    assert_eq!(current(&app), "note/1");
}

#[test]
fn a_note_that_is_in_sight_is_lit_and_not_covered() {
    let lit = |app: &App| app.lit_note().map(|note| app.report().notes[note].label.to_string());
    // The row with the sign before it, which no colour has to be seen for.
    let signed = |app: &App| {
        let shown = super::common::screen(app, 120, 36);
        let row = shown.lines().rev().skip(1).find(|row| row.contains('▸'));
        row.unwrap_or_default().rsplit('│').next().unwrap_or_default().trim().to_owned()
    };
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "f<enter>");
    assert_eq!((app.mode(), lit(&app).as_deref()), (Mode::Reading, Some("1")));
    assert!(signed(&app).starts_with("▸¹"), "{}", signed(&app));
    assert!(app.message().is_some_and(|said| said.contains("Chú thích 1")), "{:?}", app.message());
    // What is copied is the note.
    let effects = app.handle(Event::Key(Key::char('y')));
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.starts_with("“Trong năm thêm 16 dự án") && text.contains("note/1"), "{text}");
    // The next reference passes the light on; any other key ends it.
    press(&mut app, "<enter>");
    press(&mut app, "f");
    assert_eq!((app.mode(), lit(&app).as_deref()), (Mode::Reading, Some("2")));
    press(&mut app, "<enter>");
    assert_eq!((app.mode(), lit(&app)), (Mode::NotePopup, None));
    for other in ["<esc>", "<down>", "L", "v", "/"] {
        press(&mut app, "<esc><esc>1gf<enter>");
        assert!(lit(&app).is_some());
        press(&mut app, other);
        assert_eq!(lit(&app), None, "{other}");
    }
    // Asked for anew it is lit anew; where not all of it is in sight, or nothing is on a plain screen, there is its window.
    press(&mut app, "<esc><esc>f<enter><down><up><enter>");
    assert!(lit(&app).is_some());
    resize(&mut app, 40, 12);
    press(&mut app, "<esc><esc>1gf<enter>");
    assert_eq!((app.mode(), lit(&app)), (Mode::NotePopup, None));
}

#[test]
fn a_mark_opens_its_note_over_the_text() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "f<enter*2>");
    assert_eq!(app.mode(), Mode::NotePopup);
    let label = |app: &baocao::app::App| match app.note_in_popup() {
        Some(popup) => app.report().notes[popup.note()].label.to_string(),
        None => String::new(),
    };
    assert_eq!(label(&app), "1");
    press(&mut app, "f");
    assert_eq!(label(&app), "2");
    resize(&mut app, 30, 8);
    resize(&mut app, 1, 1);
    resize(&mut app, 120, 36);
    assert_eq!(label(&app), "2");
    press(&mut app, "<esc>");
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn ocop_is_found_twice_in_the_economy_and_nowhere_in_the_notes() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "4/OCOP");
        let bar = app.tab_cells();
        for cell in &bar {
            // The table has a figure of it.
            let count = ["(2)", "(0)", "(0)", "(0)", "(1)", "(0)", "(2)"][cell.tab];
            assert!(cell.text.ends_with(count), "{}", cell.text);
        }
        assert_eq!(bar[0].tab, 0);
        press(&mut app, "<enter>");
        assert_eq!((tab(&app).as_str(), current(&app).as_str()), ("Kinh tế", "p1.II.1/2"));
        let at = |app: &baocao::app::App| app.found().and_then(|found| found.current);
        let first = at(&app).expect("an occurrence");
        press(&mut app, "n");
        assert_eq!(at(&app), Some(1 - first));
        let position = app.reader().target().expect("the occurrence");
        let row = app.reader().page().row_of(position).expect("its row");
        assert!(app.reader().visible().contains(&row), "the occurrence is in sight");
        press(&mut app, "n");
        assert_eq!(at(&app), Some(first));
        // Each step that left the screen is a jump of its own.
        for _ in 0..3 {
            if tab(&app) == "Kinh tế" {
                press(&mut app, "<a-left>");
            }
        }
        assert_eq!(tab(&app), "Xây dựng Đảng");
    }
}

#[test]
fn searching_without_accents_finds_text_and_notes() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/thuy dien");
    let hits: Vec<String> = app
        .finder()
        .expect("the search window")
        .shown()
        .map(|hit| app.report().address(hit.node))
        .collect();
    assert!(
        hits.contains(&"p1.II.1/3".to_owned()) && hits.contains(&"note/1".to_owned()),
        "{hits:?}"
    );
    press(&mut app, "<esc>");
    assert_eq!((tab(&app).as_str(), top(&app)), ("Kinh tế", ("p1.II.1".to_owned(), 0)));
}

#[test]
fn escape_closes_then_drops_then_never_quits() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/OCOP<enter>f");
    assert!(app.found().is_some() && app.reader().selected().is_some());
    press(&mut app, "<esc>");
    assert!(app.found().is_some() && app.reader().selected().is_none());
    press(&mut app, "<esc>");
    assert!(app.found().is_none());
    assert_eq!(app.handle(Event::Key(Key::plain(baocao::keys::Code::Esc))), []);
}

#[test]
fn resizing_keeps_the_sentence_on_top() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "<space><down*3>");
    let before = app.reader().kept().expect("a place");
    for size in [(80, 24), (40, 12), (1, 1), (0, 0), (200, 60), (3, 2), (90, 20)] {
        resize(&mut app, size.0, size.1);
        let page = app.reader().page();
        assert_eq!(app.reader().kept(), Some(before), "{size:?}");
        if size.0 > 20 {
            assert_eq!(page.row_of(before), Some(app.reader().top()), "{size:?}");
        }
    }
    resize(&mut app, 120, 36);
    assert_eq!(top(&app), (app.report().address(before.node), before.offset));
}

#[test]
fn a_tab_is_found_where_it_was_left() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "<space><space>");
    let left = top(&app);
    press(&mut app, "4<space>1");
    assert_eq!(top(&app), left);
}

#[test]
fn paging_passes_over_no_row_and_comes_back() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        for tab in ["1", "4", "6", "7"] {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, tab);
            let mut seen = 0;
            loop {
                let visible = app.reader().visible();
                assert!(
                    visible.start <= seen,
                    "rows {seen}..{} of tab {tab} were passed over",
                    visible.start
                );
                let before = (seen, app.reader().top());
                seen = visible.end;
                press(&mut app, "<space>");
                if (seen, app.reader().top()) == (before.0.max(seen), before.1) {
                    break;
                }
            }
            assert_eq!(seen, app.reader().page().rows.len());
            while app.reader().top() > 0 {
                let first = app.reader().top();
                press(&mut app, "b");
                let visible = app.reader().visible();
                assert!(
                    visible.start < first && visible.end >= first,
                    "{visible:?} before {first}"
                );
            }
        }
    }
}

#[test]
fn notes_of_marks_in_sight_stand_at_the_foot_in_at_most_a_third() {
    for (columns, rows) in [(120, 36), (80, 24), (60, 16)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "7");
        let height = usize::from(app.layout().text.height);
        loop {
            let (visible, foot) = (app.reader().visible(), app.reader().footnotes());
            assert!(foot.height() <= height / 3);
            for anchor in
                app.reader().page().links.iter().filter(|anchor| visible.contains(&anchor.row))
            {
                let baocao::page::Link::Note(note) = anchor.link else { panic!("a mark") };
                assert!(
                    foot.notes.contains(&Some(note)) || foot.cut,
                    "note {note} is missing at row {}",
                    visible.start
                );
            }
            let top = app.reader().top();
            press(&mut app, "j");
            if app.reader().top() == top {
                break;
            }
        }
    }
}

#[test]
fn the_mouse_scrolls_and_opens_what_it_clicks() {
    let mut app = app(embedded(), 120, 36);
    let click = |app: &mut baocao::app::App, column, row| {
        for kind in [MouseKind::Click, MouseKind::Release] {
            app.handle(Event::Mouse(Mouse { kind, column, row, shift: false }));
        }
    };
    let cells = app.tab_cells();
    click(&mut app, cells[3].x + 1, 0);
    assert_eq!(tab(&app), "Xây dựng Đảng");
    click(&mut app, cells[0].x, 0);
    app.handle(Event::Mouse(Mouse {
        kind: MouseKind::WheelDown,
        column: 60,
        row: 10,
        shift: false,
    }));
    assert_eq!(app.reader().top(), 3);
    // An entry of the outline: "1. Kết quả nổi bật".
    let entry = app.layout().outline.y + 4;
    click(&mut app, 10, entry);
    assert_eq!(current(&app), "p1.IV.1");
    press(&mut app, "g");
    // The mark of note 1, wherever it stands.
    let anchor = app.reader().page().links[0];
    while !app.reader().visible().contains(&anchor.row) {
        press(&mut app, "j");
    }
    let text = app.layout().text;
    let row = &app.reader().page().rows[anchor.row];
    let before: usize = row
        .pieces
        .iter()
        .take_while(|piece| piece.link.is_none())
        .map(|piece| baocao::page::columns(&piece.text))
        .sum();
    let x = text.x + (row.indent + before) as u16;
    let y = text.y + (anchor.row - app.reader().top()) as u16;
    click(&mut app, x, y);
    assert_eq!((app.mode(), app.lit_note()), (Mode::Reading, Some(0)), "it is in sight");
    click(&mut app, x, y);
    assert_eq!(app.mode(), Mode::NotePopup);
    // A click beside the window closes it; one on a note at the foot opens that note.
    click(&mut app, text.x, text.y);
    assert_eq!(app.mode(), Mode::Reading);
    click(&mut app, text.x + 3, text.y + text.height - 1);
    assert_eq!(app.mode(), Mode::NotePopup);
}

#[test]
fn what_is_copied_is_the_passage_with_its_citation() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "/14,7%<enter>");
    let effects = app.update(baocao::keys::Action::CopyPassage);
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.starts_with("“Đẩy mạnh phát triển công nghiệp có lợi thế"), "{text}");
    assert!(text.ends_with(
        "(Ban Chấp hành Đảng bộ tỉnh Lai Châu, BÁO CÁO tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ năm 2023, \
         Phần thứ nhất › II › 1. Kinh tế, đoạn 3 [p1.II.1/3])"
    ));
    let effects = app.update(baocao::keys::Action::CopyCitation);
    assert!(
        matches!(effects.as_slice(), [Effect::Copy(text)] if text.starts_with("Ban Chấp hành"))
    );
}

#[test]
fn folding_hides_what_lies_under_and_the_mark_moves_up() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7<left><home>");
    let all = app.outline().entries().len();
    press(&mut app, "<left>");
    assert!(app.outline().entries().len() < all);
    press(&mut app, "<right><enter>");
    assert_eq!(app.outline().entries().len(), all);
    press(&mut app, "<left><home><left><esc>]]]]");
    let entries = app.outline().entries();
    let marked = app.marked_entry().expect("an entry");
    assert_eq!(app.report().address(entries[marked].node), "p1");
}

#[test]
fn each_tab_and_the_last_search_are_as_they_were_left() {
    let mut before = app(embedded(), 80, 24);
    press(&mut before, "/thuy dien<enter><esc>2<space>3<space><space>7G1");
    let json = serde_json::to_string(&before.session()).expect("JSON");
    let session = serde_json::from_str(&json).expect("a session");
    let mut after = reopened(before.report().clone(), session, 80, 24);
    after.index_ready(baocao::search::Index::new(before.report()));
    for tab in ["2", "3", "7", "1", "4"] {
        press(&mut before, tab);
        press(&mut after, tab);
        assert_eq!(after.reader().kept(), before.reader().kept(), "{tab}");
        assert_eq!(after.reader().top(), before.reader().top(), "{tab}");
    }
    press(&mut after, "/<up>");
    assert_eq!(
        after.finder().map(|finder| finder.field().value().to_owned()).as_deref(),
        Some("thuy dien")
    );
    press(&mut after, "<esc>n");
    assert!(after.found().is_some_and(|found| found.current.is_some()));
}

#[test]
fn where_a_note_is_cited_is_said_in_the_language_chosen() {
    let mut app = app(embedded(), 40, 12);
    press(&mut app, "6");
    assert!(screen(&app, 40, 12).contains("đoạn 3"));
    press(&mut app, "L");
    let english = screen(&app, 40, 12);
    assert!(english.contains("para. 3") && !english.contains("đoạn"), "{english}");
}

#[test]
fn jumps_survive_tabs_that_come_and_go() {
    let theme = |name: &str, text: &str| format!("## {name}\n\n{text}\n\n");
    let source = format!(
        "# BÁO CÁO năm 2031\n\n{}{}{}",
        theme("I. Phát triển kinh tế", "Thu ngân sách đạt 1.250 tỷ đồng, du lịch tăng."),
        theme("II. Giáo dục và y tế", "Cả huyện có 38 trường học, 614 lớp, bệnh viện."),
        theme("III. Quốc phòng, an ninh", "Giao 120 công dân nhập ngũ, tội phạm giảm.")
    );
    let report = baocao::import::import(source.as_bytes(), None).report;
    let mut app = app(report.clone(), 80, 24);
    assert!(tab(&app).starts_with("Kinh tế"), "{}", tab(&app));
    // A jump from a theme; then the curation is complete, and no theme is left.
    press(&mut app, "/truong hoc<enter>4C");
    assert!(app.tabs().iter().all(|it| !it.key(app.report()).starts_with("view/")));
    app.reload(std::sync::Arc::new(report));
    press(&mut app, "<a-left><a-left>");
    assert!(!screen(&app, 80, 24).is_empty());
}
