//! What a reader leaves behind: places found again in the same report, in a new version of it, or lost.
//! What decides where one is found in a report that has changed is in `relocation`.

mod relocation;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::common::embedded;
use baocao::fold::fold;
use baocao::report::json::read_report;
use baocao::report::{Block, Node, Note, Position, Report, ReportData, Run, Section, plain};
use baocao::session::Session;
use baocao::session::{Anchor, Relocation, find};
use proptest::prelude::*;

static REPORT: LazyLock<Report> = LazyLock::new(embedded);

fn nodes() -> Vec<Node> {
    REPORT.nodes().collect()
}

fn at(report: &Report, address: &str, offset: usize) -> Position {
    let node = report.find(address).expect("the report has it");
    Position { node, offset }
}

/// The place of some words in a passage of the embedded report.
fn words_at(address: &str, words: &str) -> Position {
    let text = REPORT.plain(REPORT.find(address).expect("it is there"));
    let from = text.find(words).expect("the words stand there");
    at(&REPORT, address, text[..from].chars().count())
}

/// Changes the words of a passage.
fn edit(report: &mut Report, address: &str, change: impl Fn(&str) -> String) {
    let Some(Node::Block(s, b)) = report.find(address) else {
        panic!("{address} is a block");
    };
    let text = plain(&report.sections[s].blocks[b].text);
    report.sections[s].blocks[b].text = vec![Run::Plain(change(&text).as_str().into())];
}

fn remove(report: &mut Report, address: &str) -> Block {
    let Some(Node::Block(s, b)) = report.find(address) else {
        panic!("{address} is a block");
    };
    report.sections[s].blocks.remove(b)
}

#[test]
fn a_heading_a_block_and_a_note_are_where_they_were() {
    for address in ["title", "p1.II.1", "p1.II.1/3", "note/3", "signature/1"] {
        let position = at(&REPORT, address, 0);
        let anchor = Anchor::of(&REPORT, position);
        assert_eq!(anchor.address.as_str(), address);
        assert_eq!(anchor.find(&REPORT), Relocation::There(position));
    }
}

/// Eight words before a place, sixteen from it on, of its passage and then of what follows; commas and stops as they stand.
#[test]
fn the_words_about_a_place_are_kept() {
    let json = r#"{ "format": "baocao/1", "title": "Báo cáo năm", "sections": [
        { "id": "a", "title": "Kết quả", "blocks": [
            { "kind": "paragraph", "text": "(Một) hai, ba." },
            { "kind": "paragraph", "text": "bốn năm sáu bảy tám chín mười - mươi mốt." } ] },
        { "id": "b", "title": "Hạn chế" },
        { "id": "c", "title": "Nhiệm vụ", "blocks": [
            { "kind": "paragraph", "text": "Việc." } ] } ],
      "notes": [ { "id": "1", "label": "1", "text": "Ghi chú." },
                 { "id": "2", "label": "2", "text": "một hai ba bốn năm sáu bảy tám chín mười, m n o p q r s!" } ] }"#;
    let report = read_report(json.as_bytes()).expect("a sound report");
    for (address, offset, words, before, after) in [
        (
            "title",
            0,
            "Báo cáo năm",
            "",
            "Kết quả (Một) hai, ba. bốn năm sáu bảy tám chín mười - mươi",
        ),
        (
            "title",
            4,
            "cáo năm",
            "Báo ",
            "Kết quả (Một) hai, ba. bốn năm sáu bảy tám chín mười - mươi mốt",
        ),
        (
            "a",
            0,
            "Kết quả",
            "Báo cáo năm",
            "(Một) hai, ba. bốn năm sáu bảy tám chín mười - mươi mốt. Hạn chế",
        ),
        (
            "a/1",
            6,
            "hai, ba.",
            "Báo cáo năm Kết quả (Một) ",
            "bốn năm sáu bảy tám chín mười - mươi mốt. Hạn chế Nhiệm vụ Việc",
        ),
        (
            "a/2",
            0,
            "bốn năm sáu bảy tám chín mười - mươi mốt.",
            "Báo cáo năm Kết quả (Một) hai, ba.",
            "Hạn chế Nhiệm vụ Việc. Ghi chú",
        ),
        (
            "a/2",
            999,
            "",
            "năm sáu bảy tám chín mười - mươi mốt.",
            "Hạn chế Nhiệm vụ Việc. Ghi chú. một hai ba bốn năm sáu bảy tám chín",
        ),
        (
            "b",
            0,
            "Hạn chế",
            "năm sáu bảy tám chín mười - mươi mốt.",
            "Nhiệm vụ Việc. Ghi chú. một hai ba bốn năm sáu bảy tám chín",
        ),
        (
            "c",
            0,
            "Nhiệm vụ",
            "bảy tám chín mười - mươi mốt. Hạn chế",
            "Việc. Ghi chú. một hai ba bốn năm sáu bảy tám chín mười, m",
        ),
        (
            "note/1",
            0,
            "Ghi chú.",
            "mười - mươi mốt. Hạn chế Nhiệm vụ Việc.",
            "một hai ba bốn năm sáu bảy tám chín mười, m n o p",
        ),
        (
            "note/2",
            0,
            "một hai ba bốn năm sáu bảy tám chín mười, m n o p q r",
            "mốt. Hạn chế Nhiệm vụ Việc. Ghi chú.",
            "",
        ),
        (
            "note/2",
            4,
            "hai ba bốn năm sáu bảy tám chín mười, m n o p q r s",
            "Hạn chế Nhiệm vụ Việc. Ghi chú. một ",
            "",
        ),
    ] {
        let anchor = Anchor::of(&report, at(&report, address, offset));
        let found = (anchor.words.as_str(), anchor.before.as_str(), anchor.after.as_str());
        assert_eq!(found, (words, before, after), "{address} {offset}");
    }
}

/// Of places with the same words about them it is the one as far into its passage; and the one at home before any other.
#[test]
fn of_places_that_are_alike_the_nearest_is_found() {
    let row = "Thu ngân sách nhà nước trên địa bàn huyện đạt kế hoạch tỉnh giao trong năm nay. ";
    let section = |id: &str, texts: &[String]| Section {
        id: id.into(),
        blocks: texts
            .iter()
            .map(|text| Block { text: vec![Run::Plain(text.as_str().into())], ..Block::default() })
            .collect(),
        ..Section::default()
    };
    let report = |sections| Report::from(ReportData { sections, ..ReportData::default() });
    let old = report(vec![section("a", &["Mở đầu.".to_owned(), row.repeat(5)])]);
    let length = row.chars().count();
    for copy in 0..5 {
        let anchor = Anchor::of(&old, at(&old, "a/2", copy * length));
        // The passage has another address, and in another section it stands once more.
        let new = report(vec![
            section("x", &["Kết luận.".to_owned()]),
            section("b", &["Mở đầu.".to_owned(), "Khác.".to_owned(), row.repeat(5)]),
        ]);
        let found = anchor.find(&new).position().expect("it is found");
        assert_eq!(new.address(found.node), "b/3", "copy {copy}");
        if (1..4).contains(&copy) {
            assert_eq!(found.offset % length, 0, "copy {copy}");
        }
        let twice = report(vec![
            section("b", &["Mở đầu.".to_owned(), row.repeat(5)]),
            section("a", &["Mở đầu.".to_owned(), format!("{}Hết.", row.repeat(5))]),
        ]);
        let found = anchor.find(&twice).position().expect("it is found");
        assert_eq!(twice.address(found.node), "a/2", "copy {copy}");
        assert_eq!(found.offset, copy * length, "copy {copy}");
    }
}

/// What follows a passage has changed: the passage is where it was, whatever else says the same.
#[test]
fn a_passage_with_its_words_stays_where_it_is_though_those_about_it_change() {
    let block = |text: &str| Block { text: vec![Run::Plain(text.into())], ..Block::default() };
    let report = |texts: &[&str]| {
        let blocks = texts.iter().map(|text| block(text)).collect();
        let section = Section { id: "a".into(), blocks, ..Section::default() };
        Report::from(ReportData { sections: vec![section], ..ReportData::default() })
    };
    let old = report(&["Trước đó là một câu.", "Không có.", "Sau đó là một câu khác."]);
    let anchor = Anchor::of(&old, at(&old, "a/2", 6));
    let new = report(&["Hoàn toàn mới.", "Không có.", "Cũng mới hẳn."]);
    assert_eq!(anchor.find(&new), Relocation::There(at(&new, "a/2", 6)));
    let gone = report(&["Hoàn toàn mới.", "Đã có.", "Cũng mới hẳn."]);
    assert_eq!(anchor.find(&gone), Relocation::Lost);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_position_is_found_where_it_is(node in 0..nodes().len(), share in 0.0..=1.0_f64) {
        let node = nodes()[node];
        let offset = (REPORT.plain(node).chars().count() as f64 * share) as usize;
        let position = Position { node, offset };
        let anchor = Anchor::of(&REPORT, position);
        prop_assert_eq!(anchor.find(&REPORT), Relocation::There(position));
        let json = serde_json::to_string(&anchor).expect("it is JSON");
        let read: Anchor = serde_json::from_str(&json).expect("it can be read");
        prop_assert_eq!(read, anchor);
    }

    /// A new version with another block before every other: all addresses lead elsewhere, all words are as they were.
    #[test]
    fn any_position_in_words_is_found_in_a_report_of_other_addresses(
        node in 0..nodes().len(),
        share in 0.0..=1.0_f64,
    ) {
        let node = nodes()[node];
        let Node::Block(s, b) = node else { return Ok(()) };
        let text = REPORT.plain(node);
        let words = text.char_indices().filter(|(at, c)| {
            c.is_alphanumeric() && !text[..*at].ends_with(char::is_alphanumeric)
        });
        let starts: Vec<usize> = words.map(|(at, _)| text[..at].chars().count()).collect();
        // Fewer words than that may stand anywhere.
        prop_assume!(starts.len() > 8);
        let offset = starts[((starts.len() - 8) as f64 * share) as usize];
        let mut changed = REPORT.clone();
        for (number, section) in changed.sections.iter_mut().enumerate() {
            section.id = format!("n{number}").as_str().into();
            let between = |block| [filler(number), block];
            section.blocks = section.blocks.drain(..).flat_map(between).collect();
        }
        let anchor = Anchor::of(&REPORT, Position { node, offset });
        let position = Position { node: Node::Block(s, 2 * b + 1), offset };
        prop_assert_eq!(anchor.find(&changed), Relocation::Moved(position), "{:?}", anchor);
    }
}

fn filler(number: usize) -> Block {
    Block {
        text: vec![Run::Plain(format!("lorem{number} ipsum{number}").as_str().into())],
        ..Block::default()
    }
}

#[test]
fn a_block_that_moved_is_found_by_its_words() {
    let position = words_at("p1.II.1/3", "giá trị sản xuất");
    let anchor = Anchor::of(&REPORT, position);
    let mut report = REPORT.clone();
    let block = remove(&mut report, "p1.II.1/3");
    let Some(Node::Heading(to)) = report.find("p2.I.1") else {
        panic!("it is there");
    };
    report.sections[to].blocks.insert(0, block);
    let moved = at(&report, "p2.I.1/1", position.offset);
    assert_eq!(anchor.find(&report), Relocation::Moved(moved));
}

#[test]
fn a_block_before_it_moves_only_its_address() {
    let position = at(&REPORT, "p1.II.1/3", 0);
    let anchor = Anchor::of(&REPORT, position);
    let mut report = REPORT.clone();
    let Node::Block(s, _) = position.node else {
        panic!("a block");
    };
    report.sections[s].blocks.insert(0, filler(0));
    let moved = at(&report, "p1.II.1/4", 0);
    assert_eq!(anchor.find(&report), Relocation::Moved(moved));
}

#[test]
fn a_block_that_was_edited_is_found_at_the_words_that_are_left() {
    let position = words_at("p1.II.1/3", "giá trị sản xuất");
    let anchor = Anchor::of(&REPORT, position);
    let found = |change: &dyn Fn(&str) -> String| {
        let mut report = REPORT.clone();
        edit(&mut report, "p1.II.1/3", change);
        let position = anchor.find(&report).position().expect("it is found");
        assert_eq!(report.address(position.node), "p1.II.1/3");
        let text = report.plain(position.node);
        text.chars().skip(position.offset).collect::<String>()
    };
    let text = REPORT.plain(position.node);
    let words: String = text.chars().skip(position.offset).collect();

    let longer = found(&|text| format!("Nhìn chung, trong năm qua, {text}"));
    assert_eq!(longer, words);
    let upper = found(&str::to_uppercase);
    assert_eq!(upper, words.to_uppercase());
    let other_figure = found(&|text| text.replace("6.705,5", "6.800"));
    assert!(other_figure.starts_with("giá trị sản xuất"), "{other_figure}");
    let other_word = found(&|text| text.replace("giá trị sản xuất", "tổng trị giá sản xuất"));
    assert!(other_word.starts_with("tổng") || other_word.starts_with("trị giá"), "{other_word}");
}

#[test]
fn renamed_ids_lose_nothing() {
    let mut report = REPORT.clone();
    for section in &mut report.sections {
        section.id = format!("phan-{}", section.id).as_str().into();
    }
    for note in &mut report.notes {
        note.id = format!("n{}", note.id).as_str().into();
    }
    for node in nodes() {
        // A heading without words, as of the signature, is nothing but its address.
        if node == Node::Title || REPORT.plain(node).is_empty() {
            continue;
        }
        let anchor = Anchor::of(&REPORT, Position::from(node));
        assert_eq!(anchor.find(&report), Relocation::Moved(Position::from(node)), "{anchor:?}");
    }
}

#[test]
fn words_that_are_gone_are_lost() {
    let mut lost = 0;
    let blocks: Vec<Node> = nodes()
        .into_iter()
        .filter(|node| matches!(node, Node::Block(..)) && REPORT.plain(*node).chars().count() > 120)
        .collect();
    for &node in &blocks {
        let anchor = Anchor::of(&REPORT, Position::from(node));
        let mut report = REPORT.clone();
        remove(&mut report, &REPORT.address(node));
        match anchor.find(&report) {
            Relocation::Lost => lost += 1,
            // The report repeats itself: what is found says the same.
            Relocation::There(position) | Relocation::Moved(position) => {
                let from: String =
                    report.plain(position.node).chars().skip(position.offset).collect();
                let (from, words) = (fold(&from), fold(&anchor.words));
                let near: Vec<&str> = from.split_whitespace().take(24).collect();
                let words: Vec<&str> = words.split_whitespace().collect();
                let again = words.iter().filter(|word| near.contains(word)).count();
                assert!(again * 2 > words.len(), "{anchor:?}: {from}");
            }
        }
    }
    assert!(lost * 4 > blocks.len() * 3, "{lost} of {}", blocks.len());
    assert_eq!(
        Anchor::of(&REPORT, at(&REPORT, "p1.II.1/3", 0)).find(&Report::default()),
        Relocation::Lost
    );
}

/// "Không có." under each of several headings: the words about them tell them apart.
#[test]
fn of_the_same_words_in_several_places_those_about_them_decide() {
    let section = |name: &str| Section {
        id: name.into(),
        title: vec![Run::Plain(format!("Kết quả công tác {name}").as_str().into())],
        blocks: vec![Block { text: vec![Run::Plain("Không có.".into())], ..Block::default() }],
        ..Section::default()
    };
    let names = ["tuyên truyền", "kiểm tra", "dân vận", "nội chính", "đối ngoại"];
    let sections = names.iter().map(|name| section(name)).collect();
    let mut report = Report::from(ReportData { sections, ..ReportData::default() });
    let ids = |report: &mut Report| {
        for (number, section) in report.sections.iter_mut().enumerate() {
            section.id = format!("p{}", number + 1).as_str().into();
        }
    };
    ids(&mut report);
    let anchor = Anchor::of(&report, at(&report, "p3/1", 0));
    report.sections.insert(0, section("xây dựng Đảng"));
    ids(&mut report);
    let moved = at(&report, "p4/1", 0);
    assert_eq!(anchor.find(&report), Relocation::Moved(moved));
}

#[test]
fn many_places_are_found_as_one_by_one() {
    let mut report = REPORT.clone();
    remove(&mut report, "p1.II.1/2");
    let anchors: Vec<Anchor> =
        nodes().into_iter().map(|node| Anchor::of(&REPORT, Position::from(node))).collect();
    let alone: Vec<Relocation> = anchors.iter().map(|anchor| anchor.find(&report)).collect();
    let refs: Vec<&Anchor> = anchors.iter().collect();
    assert_eq!(find(&report, &refs), alone);
}

/// Pairs of words that stand everywhere cost no more than others.
#[test]
fn a_large_report_of_few_words_is_read_once() {
    let block = |text: &str| Block { text: vec![Run::Plain(text.into())], ..Block::default() };
    let mut report = Report::from(ReportData {
        sections: vec![Section {
            id: "p1".into(),
            blocks: vec![block(&"tiếp tục đẩy mạnh ".repeat(20)); 10_000],
            ..Section::default()
        }],
        notes: vec![Note::default(); 1000],
        ..ReportData::default()
    });
    let anchors: Vec<Anchor> = (0..62)
        .map(|n| Anchor::of(&report, at(&report, &format!("p1/{}", n * 100 + 1), n)))
        .collect();
    report.sections[0].id = "p2".into();
    let refs: Vec<&Anchor> = anchors.iter().collect();
    assert_eq!(find(&report, &refs).len(), 62);
}

#[test]
fn marks_set_or_deleted_elsewhere_meanwhile_are_kept_so() {
    let anchor = |offset| Anchor::of(&REPORT, at(&REPORT, "p1.II.1/3", offset));
    let bookmarks = |letters: &str| -> BTreeMap<char, Anchor> {
        letters.chars().map(|c| (c, anchor(c as usize % 7))).collect()
    };
    let session = |letters: &str| Session { bookmarks: bookmarks(letters), ..Session::default() };
    // (known at first, own now, kept by another, afterwards)
    for (known, own, kept, after) in [
        ("", "", "", ""),
        ("", "a", "", "a"),
        ("", "a", "b", "ab"),
        ("ab", "a", "ab", "a"),
        ("ab", "ab", "b", "b"),
        ("ab", "abc", "b", "bc"),
        ("ab", "", "abc", "c"),
        ("ab", "b", "a", ""),
    ] {
        let merged = session(own).over(&session(kept), &bookmarks(known));
        let letters: String = merged.bookmarks.keys().collect();
        assert_eq!(letters, after, "{known:?} {own:?} {kept:?}");
    }
    let mut own = session("a");
    own.bookmarks.insert('a', anchor(20));
    let merged = own.over(&session("a"), &bookmarks("a"));
    assert_eq!(merged.bookmarks[&'a'], anchor(20), "a mark set anew");
}
