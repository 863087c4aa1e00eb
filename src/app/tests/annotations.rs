//! Cited documents, abbreviations and likely printing faults: recognised, and where they stand.

use super::common::{app, embedded, press};
use baocao::annotations::abbreviations;
use baocao::annotations::documents::{cited, documents};
use baocao::annotations::errata::Errata;
use baocao::app::App;
use baocao::app::windows::picker::Shown;
use baocao::keys::{Effect, Event, Key, Mode};
use baocao::messages::{Lang, Message};
use baocao::report::{Abbreviation, Bilingual, Report};

/// The documents of a text as `number date`.
fn numbers(text: &str) -> Vec<String> {
    let cited = cited(text);
    let shown = cited.iter().map(|cited| match cited.date {
        Some(date) => format!("{} {date}", cited.number),
        None => cited.number.clone(),
    });
    shown.collect()
}

#[test]
fn documents_are_known_by_the_form_of_their_numbers() {
    for (text, wanted) in [
        ("Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của", &["21-NQ/TW 16/06/2022"][..]),
        ("Chỉ thị số 09-CT/TU ngày 06/4/2022", &["09-CT/TU 06/04/2022"]),
        ("Nghị định số 15/2022/NĐ-CP ngày 28 tháng 01 năm 2022", &["15/2022/NĐ-CP 28/01/2022"]),
        ("Luật số 88/2019/QH14.", &["88/2019/QH14"]),
        ("Quyết định 1719/QĐ-TTg (ngày 14/10/2021)", &["1719/QĐ-TTg 14/10/2021"]),
        ("Nghị quyết 30a/2008/NQ-CP", &["30a/2008/NQ-CP"]),
        ("Chương trình 12-CTr/TU, Công văn 123-CV/VPTW", &["12-CTr/TU", "123-CV/VPTW"]),
        ("Thông tư liên tịch 01/2019/TTLT-BTC-BNV", &["01/2019/TTLT-BTC-BNV"]),
        ("Kế hoạch 1660/KH-UBND; 08/CT-TTg", &["1660/KH-UBND", "08/CT-TTg"]),
        // As scans have it: spaces about the dash, a long dash, an eth.
        ("21 -NQ/TW, 21- KL/TW, 21–QÐ/TU", &["21-NQ/TW", "21-KL/TW", "21-QĐ/TU"]),
        ("(21-NQ/TW)", &["21-NQ/TW"]),
        ("số 21-NQ/TW-HĐND", &["21-NQ/TW-HĐND"]),
        // Not numbers of documents.
        ("năm 2022 - UBND tỉnh", &[]),
        ("ngày 16/6/2022", &[]),
        ("2021-2025", &[]),
        ("5.234/QĐ-UBND", &[]),
        ("HIV/AIDS, KH&CN 12/15", &[]),
        ("tỷ lệ 12/15 xã", &[]),
        ("QL 4D-CT/TW1", &[]),
        ("21-NQ", &[]),
        ("21-NQ/Trung ương", &[]),
        ("21-NQ/", &[]),
        ("", &[]),
        // A date that is none.
        ("07-QĐ/TU, ngày 41/3/2018", &["07-QĐ/TU"]),
        ("07-QĐ/TU, ngày họp", &["07-QĐ/TU"]),
    ] {
        assert_eq!(numbers(text), wanted, "{text}");
    }
}

#[test]
fn places_of_a_number_are_characters() {
    let text = "Thủy điện: 21 - NQ/TW, 09-CT/TU";
    assert!(numbers(text).contains(&"09-CT/TU".to_owned()));
    for cited in cited(text) {
        let shown: String = text.chars().skip(cited.chars.start).take(cited.chars.len()).collect();
        assert_eq!(shown.replace(' ', ""), cited.number);
    }
}

#[test]
fn the_report_inside_cites_its_documents_with_their_dates() {
    let report = embedded();
    let found = documents(&report);
    let said: Vec<String> = found
        .iter()
        .map(|document| {
            let date = document.date.map_or(String::new(), |date| format!(" {date}"));
            let places: Vec<String> =
                document.citations.iter().map(|(node, _)| report.address(*node)).collect();
            format!("{}{date}: {}", document.number, places.join(" "))
        })
        .collect();
    super::common::golden("documents", &(said.join("\n") + "\n"));
    for document in &found {
        for (node, chars) in &document.citations {
            let text = report.plain(*node);
            let shown: String = text.chars().skip(chars.start).take(chars.len()).collect();
            assert_eq!(shown, document.number);
        }
    }
}

fn list(shorts: &[&str]) -> Vec<Abbreviation> {
    let of = |short: &&str| Abbreviation { short: (*short).into(), long: Bilingual::default() };
    shorts.iter().map(of).collect()
}

#[test]
fn abbreviations_are_words_of_their_own_and_the_longest_counts() {
    let list = list(&["QĐ", "QĐi", "KH&CN", "KH", "ha", ""]);
    for (text, wanted) in [
        ("QĐ-UBND", &[(0, 0..2)][..]),
        ("QĐi và QĐ", &[(1, 0..3), (0, 7..9)]),
        ("đề tài KH&CN, KH", &[(2, 7..12), (3, 14..16)]),
        ("hai 12 ha, hạ tầng", &[(4, 7..9)]),
        ("12ha", &[]),
        ("qđ", &[]),
    ] {
        assert_eq!(abbreviations::within(text, &list), wanted, "{text}");
    }
}

#[test]
fn every_listed_abbreviation_of_the_report_stands_in_it() {
    let report = embedded();
    let places = abbreviations::positions(&report);
    for (abbreviation, places) in report.curation.abbreviations.iter().zip(&places) {
        assert!(!places.is_empty(), "{}", abbreviation.short);
        for (node, chars) in places {
            let text = report.plain(*node);
            let shown: String = text.chars().skip(chars.start).take(chars.len()).collect();
            assert_eq!(shown, abbreviation.short.as_str());
        }
    }
}

#[test]
fn every_erratum_is_found_where_it_reads_so() {
    let report = embedded();
    let errata = Errata::new(&report);
    assert_eq!(errata.count(), report.curation.errata.len());
    for node in report.nodes() {
        let text: Vec<char> = report.plain(node).chars().collect();
        for fault in errata.of(node) {
            let erratum = &report.curation.errata[fault.erratum];
            let shown: String = text[fault.chars.clone()].iter().collect();
            assert_eq!(shown, erratum.reads.as_str());
            let before: String = text[..fault.chars.start].iter().collect();
            assert!(before.ends_with(erratum.before.as_str()), "{}", erratum.id);
        }
    }
    assert_eq!(Errata::new(&Report::default()).count(), 0);
}

/// The entries of the list on the screen, each as what it shows.
fn listed(app: &baocao::app::App) -> Vec<String> {
    let Some(crate::app::windows::Window::Picker(picker)) = app.window() else {
        panic!("no list");
    };
    let said = picker.shown().map(|entry| match &entry.shown {
        Shown::Words(words) | Shown::Gloss(words) => format!("{words} {}", entry.aside),
        Shown::Passage(node, _) => app.report().address(*node),
    });
    said.map(|said| said.trim().to_owned()).collect()
}

#[test]
fn an_abbreviation_in_sight_shows_both_long_forms_and_where_else_it_stands() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7/OCOP<enter>K");
    let entries = listed(&app);
    let at = entries.iter().position(|entry| entry == "OCOP 2 nơi").expect("it is in sight");
    assert_eq!(
        entries[at + 1..at + 4],
        ["Chương trình Mỗi xã một sản phẩm", "One Commune One Product programme", "p1.II.1/2"]
    );
    press(&mut app, "<esc>");
    assert_eq!(app.mode(), Mode::Reading);
    // Narrowed to one, and on to its second place; the way back leads here.
    let before = super::common::top(&app);
    press(&mut app, "Kgrdp");
    assert_eq!(listed(&app)[0], "GRDP 3 nơi");
    press(&mut app, "<down><enter>");
    assert_eq!(super::common::current(&app), "p1.IV.1/1");
    press(&mut app, "<a-left>");
    assert_eq!(super::common::top(&app), before);
}

#[test]
fn the_abbreviations_of_a_note_are_those_in_its_window() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "2f<enter*2>");
    assert_eq!(app.mode(), Mode::NotePopup);
    press(&mut app, "K");
    assert_eq!(app.mode(), Mode::Picker);
    let mut none = app_of(Report::default());
    press(&mut none, "K");
    assert_eq!(none.mode(), Mode::Reading);
    assert!(none.message().is_some(), "a report without a list says so");
    press(&mut none, "D");
    assert!(none.message().is_some(), "and one that cites nothing");
}

fn app_of(report: Report) -> baocao::app::App {
    app(report, 80, 24)
}

#[test]
fn cited_documents_lead_to_their_places() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "D");
    assert_eq!(listed(&app)[..3], ["21-NQ/TW 16/06/2022", "p1.I.1/2", "p1.III.1/1"]);
    press(&mut app, "09-ct");
    assert_eq!(listed(&app), ["09-CT/TU 06/04/2022", "p1.II.2/5"]);
    press(&mut app, "<enter>");
    assert_eq!(super::common::current(&app), "p1.II.2/5");
    press(&mut app, "Dban hanh chuong trinh<down><enter>");
    assert_eq!(app.mode(), Mode::Reading);
}

#[test]
fn faults_are_said_at_the_foot_while_errata_are_on_and_the_text_stays() {
    let screen_of = |app: &baocao::app::App| super::common::screen(app, 120, 36);
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7/hang khong lai chau<enter><esc>");
    let plain = screen_of(&app);
    press(&mut app, "e");
    let message = app.message().expect("how many there are").to_owned();
    assert!(message.contains("41"), "{message}");
    let shown = screen_of(&app);
    assert!(shown.contains("? “Quản thể khu du lịch” chắc là “Quần thể khu du lịch”"), "{shown}");
    assert!(shown.contains("Quản thể khu du lịch nghỉ dưỡng"), "the text stays as printed");
    // In the language of the interface, through another size, and gone with the same key.
    press(&mut app, "L");
    assert!(screen_of(&app).contains("is surely"));
    super::common::resize(&mut app, 40, 12);
    super::common::resize(&mut app, 120, 36);
    assert!(screen_of(&app).contains("is surely"));
    press(&mut app, "Le");
    press(&mut app, "<down><up>");
    assert_eq!(screen_of(&app), plain);
}

#[test]
fn screens_of_what_is_explained() {
    for (name, keys) in [
        ("abbreviations", "7<pgdn><pgdn>K"),
        ("documents", "D"),
        ("document-shown", "D09-ct<enter>"),
        ("errata-list", "E"),
        ("errata", "e7<pgdn><pgdn><pgdn>"),
    ] {
        for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            let found = super::common::screen(&app, columns, rows);
            super::common::golden(&format!("{name}-{columns}x{rows}"), &found);
        }
    }
}

/// What a key copies.
fn copied(app: &mut App, key: char) -> String {
    match app.handle(Event::Key(Key::char(key))).pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_cited_document_is_highlighted_where_it_is_cited_and_copied_with_its_citation() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/OCOP<enter>D09-ct<enter>");
    let quoted = app.quoted().expect("a highlight").clone();
    let text: String = app.report().plain(quoted.node).chars().skip(quoted.chars.start).collect();
    assert!(text.starts_with("09-CT/TU") && quoted.chars.len() == 8, "{text}");
    assert!(app.found().is_none(), "what was searched is not highlighted beside it");
    let copied = copied(&mut app, 'y');
    assert!(copied.starts_with("“09-CT/TU” (") && copied.contains("p1.II.2/5"), "{copied}");
    // Once the reader has gone on, the passage is copied as ever.
    press(&mut app, "<down>");
    assert!(!self::copied(&mut app, 'y').starts_with("“09-CT/TU”"));
}

#[test]
fn a_key_goes_from_erratum_to_erratum_and_round() {
    let report = embedded();
    let order: std::collections::HashMap<_, usize> = report.nodes().zip(0..).collect();
    let mut app = app(report, 80, 24);
    let at = |app: &App| {
        let quoted = app.quoted().expect("a highlight").clone();
        (order[&quoted.node], quoted.chars.start)
    };
    press(&mut app, "7)");
    let first = at(&app);
    let mut before = first;
    for _ in 1..Errata::new(app.report()).count() {
        press(&mut app, ")");
        let now = at(&app);
        assert!(now > before, "{now:?} after {before:?}");
        assert!(app.message().is_some_and(|said| said.contains("/41")), "{:?}", app.message());
        before = now;
    }
    press(&mut app, ")");
    assert_eq!(at(&app), first);
    press(&mut app, "(");
    assert_eq!(at(&app), before);
    press(&mut app, "E");
    let heads = listed(&app).iter().filter(|entry| entry.starts_with('“')).count();
    assert_eq!(heads, Errata::new(app.report()).count());
    press(&mut app, "<down><enter>");
    assert!(at(&app) > first);
    let mut none = app_of(Report::default());
    for key in [")", "(", "E"] {
        press(&mut none, key);
        assert_eq!(none.message(), Some(Message::NoErrata.say(Lang::Vi)), "{key}");
    }
}
