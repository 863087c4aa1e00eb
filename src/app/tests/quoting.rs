//! Quoting: what `v` selects, what `y` and `Y` copy, and that `show` prints what the address in it names.

use super::common::{app, embedded, golden, press, resize, screen};
use baocao::app::App;
use baocao::citation;
use baocao::keys::{Effect, Mode};
use baocao::keys::{Event, parse};
use baocao::report::Report;

/// What is selected, as addresses with the words.
fn selected(app: &App) -> Vec<(String, String)> {
    let parts = app.reader().selection().map_or(&[][..], |selection| selection.parts());
    let words = |(node, chars): &(baocao::report::Node, std::ops::Range<usize>)| {
        let text = app.report().plain(*node);
        let words: String = text.chars().skip(chars.start).take(chars.len()).collect();
        (app.report().address(*node), words)
    };
    parts.iter().map(words).collect()
}

/// What a key puts on the clipboard.
fn copied(app: &mut App, key: &str) -> String {
    let key = parse(key).expect("a key")[0];
    let effects = app.handle(Event::Key(key));
    match effects.as_slice() {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("nothing copied but {other:?}"),
    }
}

/// A report of few words.
fn small() -> Report {
    let json = r#"{ "format": "baocao/1", "title": "BÁO CÁO năm 2021", "sections": [
        { "id": "p1", "title": "Một", "blocks": [
            { "kind": "paragraph", "text": "Câu một. Câu hai; câu ba." },
            { "kind": "bullet", "text": "Đạt 6.705,5 tỷ. Hết." },
            { "kind": "bullet", "text": "Cuối." } ] },
        { "id": "p2", "title": "Hai", "blocks": [ { "kind": "paragraph", "text": "Sau." } ] } ] }"#;
    baocao::report::json::read_report(json.as_bytes()).expect("sound")
}

#[test]
fn v_selects_the_sentence_then_the_block_then_what_is_moved_over() {
    // The heading is what begins on top of the first tab, the report's first part.
    for (keys, wanted) in [
        ("v", &[("p1", "Một")][..]),
        ("v<down>", &[("p1/1", "Câu một.")]),
        ("v<down><down>", &[("p1/1", "Câu hai;")]),
        ("v<down><down><up>", &[("p1/1", "Câu một.")]),
        ("v<down*3>", &[("p1/1", "câu ba.")]),
        ("v<down*4>", &[("p1/2", "Đạt 6.705,5 tỷ.")]),
        ("v<down*4><up>", &[("p1/1", "câu ba.")]),
        ("v<pgdn>", &[("p1/1", "Câu một.")]),
        ("v<down>v", &[("p1/1", "Câu một. Câu hai; câu ba.")]),
        ("v<down>v<down>", &[("p1/2", "Đạt 6.705,5 tỷ. Hết.")]),
        ("v<down>v<down><up>", &[("p1/1", "Câu một. Câu hai; câu ba.")]),
        ("v<down>vv<down>", &[("p1/1", "Câu một. Câu hai; câu ba."), ("p1/2", "Đạt 6.705,5 tỷ.")]),
        (
            "v<down>vv<down*3>",
            &[
                ("p1/1", "Câu một. Câu hai; câu ba."),
                ("p1/2", "Đạt 6.705,5 tỷ. Hết."),
                ("p1/3", "Cuối."),
            ],
        ),
        (
            "v<down>vv<down*3><up*2>",
            &[("p1/1", "Câu một. Câu hai; câu ba."), ("p1/2", "Đạt 6.705,5 tỷ.")],
        ),
        // Over the beginning: the block stays selected, and more before it.
        ("v<down>vv<up>", &[("p1", "Một"), ("p1/1", "Câu một. Câu hai; câu ba.")]),
        ("v<down>vvv", &[("p1/1", "Câu một.")]),
        ("v<down><esc>", &[]),
        ("v<up>", &[("p1", "Một")]),
        ("v<down*99>", &[("p1/3", "Cuối.")]),
    ] {
        let mut app = app(small(), 60, 20);
        press(&mut app, keys);
        let wanted: Vec<(String, String)> =
            wanted.iter().map(|(at, words)| ((*at).to_owned(), (*words).to_owned())).collect();
        assert_eq!(selected(&app), wanted, "{keys}");
    }
}

#[test]
fn what_is_copied_is_the_selection_with_its_citation() {
    let mut app = app(small(), 60, 20);
    press(&mut app, "v<down><down>");
    assert_eq!(copied(&mut app, "y"), "“Câu hai;” (BÁO CÁO năm 2021, Một, đoạn 1 [p1/1])");
    assert_eq!(app.mode(), Mode::Reading, "what is copied is no longer selected");
    press(&mut app, "v<down>vv<down*3>");
    assert_eq!(
        copied(&mut app, "y"),
        "“Câu một. Câu hai; câu ba.\nĐạt 6.705,5 tỷ. Hết.\nCuối.” (BÁO CÁO năm 2021, Một, đoạn 1–3 [p1/1-3])"
    );
    press(&mut app, "v<down>vv<down>");
    assert_eq!(copied(&mut app, "Y"), "BÁO CÁO năm 2021, Một, đoạn 1–2 [p1/1-2]");
    assert!(app.message().is_some_and(|said| said.contains("đoạn 1–2")));
}

#[test]
fn without_a_selection_the_passage_on_top_is_copied() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "]<down*2>");
    let passage = copied(&mut app, "y");
    assert!(passage.starts_with('“'), "{passage}");
    assert!(passage.contains("[p1.II.1/1])"), "{passage}");
    let citation = copied(&mut app, "Y");
    assert!(passage.ends_with(&format!(" ({citation})")), "{citation}");
}

#[test]
fn every_address_in_a_citation_of_several_passages_is_found() {
    let report = embedded();
    let nodes: Vec<_> = report.nodes().collect();
    for from in (0..nodes.len()).step_by(3) {
        for count in [1, 2, 5, 11] {
            let nodes = &nodes[from..(from + count).min(nodes.len())];
            let passages: Vec<_> = nodes.iter().copied().map(citation::whole).collect();
            let citation = citation::citation_of(&report, &passages);
            let (_, addresses) = citation.rsplit_once('[').expect("addresses");
            let found: Vec<_> = addresses
                .trim_end_matches(']')
                .split(' ')
                .flat_map(|address| report.find_all(address).expect(address))
                .collect();
            assert_eq!(found, nodes, "{citation}");
        }
    }
    for none in ["p1.II.1/3-2", "p1.II.1/1-99", "p1.II.1/0-1", "p1.II.1-2", "note/1-2", "-", "p1/"]
    {
        assert_eq!(report.find_all(none), None, "{none}");
    }
}

#[test]
fn a_selection_stays_through_sizes_and_ends_with_its_tab() {
    let mut app = app(embedded(), 120, 36);
    press(&mut app, "7<pgdn>vvv<down*4>");
    let before = selected(&app);
    assert!(before.len() > 1, "{before:?}");
    for (columns, rows) in [(1, 1), (40, 12), (200, 50), (3, 3), (120, 36)] {
        resize(&mut app, columns, rows);
        screen(&app, columns, rows);
        assert_eq!(selected(&app), before);
    }
    press(&mut app, "1");
    assert_eq!((app.mode(), selected(&app)), (Mode::Reading, Vec::new()));
}

#[test]
fn it_begins_where_a_search_or_a_mark_led() {
    let mut app = app(embedded(), 80, 24);
    press(&mut app, "/OCOP<enter>nv");
    let sentence = &selected(&app)[0];
    assert!(sentence.1.contains("OCOP"), "{sentence:?}");
    press(&mut app, "<esc><esc>2fv");
    assert_eq!(selected(&app)[0].0, "p1.II.2/2", "the sentence of the mark");
}

#[test]
fn screens_of_a_selection() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = app(embedded(), columns, rows);
        press(&mut app, "7<pgdn>vvv<down>");
        golden(&format!("selection-{columns}x{rows}"), &screen(&app, columns, rows));
    }
}
