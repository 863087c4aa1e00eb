//! Where a kept position is in a report whose passages have changed: how much of its words must be left, and which of several
//! passages with these words it is.

use baocao::report::{Block, Note, Position, Report, ReportData, Run, Section};
use baocao::session::{Anchor, Relocation};

fn runs(text: &str) -> Vec<Run> {
    vec![Run::Plain(text.into())]
}

/// A report with one section `id` that holds these passages.
fn of(id: &str, passages: &[&str]) -> Report {
    let block = |text: &&str| Block { text: runs(text), ..Block::default() };
    let blocks = passages.iter().map(block).collect();
    let section = Section { id: id.into(), blocks, ..Section::default() };
    Report::from(ReportData { sections: vec![section], ..ReportData::default() })
}

fn anchor(report: &Report, address: &str, offset: usize) -> Anchor {
    let node = report.find(address).expect("the report has it");
    Anchor::of(report, Position { node, offset })
}

/// The address and offset of where an anchor is found; none if it is lost.
fn found(anchor: &Anchor, report: &Report) -> Option<(String, usize)> {
    let position = anchor.find(report).position()?;
    Some((report.address(position.node), position.offset))
}

const OTHER: &str = "Đoạn này nói về việc khác hẳn.";

#[test]
fn words_of_up_to_eight_passages_around_are_kept() {
    let words = "một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn vạn triệu tỷ";
    let passages: Vec<&str> = words.split(' ').chain([""; 10]).chain(["cuối"]).collect();
    let report = of("a", &passages);
    let kept = anchor(&report, "a/10", 0);
    assert_eq!(kept.before.as_str(), "hai ba bốn năm sáu bảy tám chín");
    assert_eq!(kept.after.as_str(), "mươi trăm nghìn vạn triệu tỷ");
    let kept = anchor(&report, "a/5", 0);
    assert_eq!(kept.after.as_str(), "sáu bảy tám chín mười mươi trăm nghìn");
}

#[test]
fn words_around_are_those_of_notes_where_there_are_no_sections() {
    let note =
        |id: &str| Note { id: id.into(), text: runs(&format!("chú {id}")), ..Note::default() };
    let report = Report::from(ReportData {
        title: "Tên".into(),
        notes: ["m", "n", "o"].map(note).into(),
        ..ReportData::default()
    });
    assert_eq!(anchor(&report, "title", 0).after.as_str(), "chú m chú n chú o");
    let last = anchor(&report, "note/o", 0);
    assert_eq!(last.before.as_str(), "chú m chú n", "the title is not before the notes");
    assert_eq!(last.after.as_str(), "");
}

#[test]
fn a_passage_of_one_word_is_where_it_was_whatever_is_around_it() {
    let kept = anchor(&of("a", &["Trước đó.", "Không.", "Sau đó."]), "a/2", 0);
    let new = of("a", &["Mới hẳn đây.", "Không.", "Cũng mới."]);
    let node = new.find("a/2").expect("it is there");
    assert_eq!(kept.find(&new), Relocation::There(Position::from(node)));
    // Nor is it anywhere else.
    assert_eq!(kept.find(&of("b", &["Mới hẳn đây.", "Không.", "Cũng mới."])), Relocation::Lost);
}

#[test]
fn words_around_go_on_over_the_edge_of_a_section() {
    let section = |id: &str, title: &str, passages: &[&str]| {
        let blocks = passages.iter().map(|text| Block { text: runs(text), ..Block::default() });
        let blocks = blocks.collect();
        Section { id: id.into(), title: runs(title), blocks, ..Section::default() }
    };
    let report = Report::from(ReportData {
        sections: vec![section("a", "Mục một", &["Đầu."]), section("b", "Mục hai", &["Cuối."])],
        ..ReportData::default()
    });
    assert_eq!(anchor(&report, "a/1", 0).after.as_str(), "Mục hai Cuối.");
    assert_eq!(anchor(&report, "b/1", 0).before.as_str(), "Mục một Đầu. Mục hai");
}

/// The end of a passage is that of the last word before it.
#[test]
fn the_end_of_a_passage_of_one_word_moves_with_it() {
    let kept = anchor(&of("a", &["Kết quả thu ngân sách trong năm vừa qua", "Tốt."]), "a/2", 4);
    let new = of("b", &[OTHER, "Kết quả thu ngân sách trong năm vừa qua", "Tốt."]);
    assert_eq!(found(&kept, &new), Some(("b/3".to_owned(), 4)));
}

/// Two of three words of the passage must be left, and six in all where its address is another's.
#[test]
fn a_passage_is_found_by_two_of_three_words_and_six_in_all() {
    let nine = "một hai ba bốn năm sáu bảy tám chín";
    let kept = anchor(&of("a", &[nine]), "a/1", 0);
    for (text, address, is_found) in [
        ("một hai ba bốn năm sáu", "a", true),
        ("một hai ba bốn năm", "a", false),
        ("một hai ba bốn năm sáu", "b", true),
        ("một hai ba bốn năm", "b", false),
        ("một hai ba khác bốn năm sáu", "b", true),
    ] {
        let new = of(address, &[text, OTHER]);
        let expected = is_found.then(|| (format!("{address}/1"), 0));
        assert_eq!(found(&kept, &new), expected, "{text} in {address}");
    }
    // Six are enough elsewhere, and five are not.
    for (text, is_found) in [("một hai ba bốn năm sáu", true), ("một hai ba bốn năm", false)]
    {
        let kept = anchor(&of("a", &[text, "Xong."]), "a/1", 0);
        let new = of("b", &[OTHER, text, OTHER]);
        assert_eq!(found(&kept, &new).is_some(), is_found, "{text}");
    }
}

/// Of passages with the same words it is the one in which they are as far from its beginning.
#[test]
fn of_equal_passages_it_is_the_one_with_the_nearest_offset() {
    let words =
        "Tổng thu ngân sách nhà nước trên địa bàn huyện đạt kế hoạch tỉnh giao trong năm nay";
    let kept = anchor(&of("a", &[words]), "a/1", 0);
    let behind = format!("Nhìn chung thì {words}");
    for (passages, address) in [
        ([words, OTHER, &behind], "b/1"),
        ([&behind, OTHER, words], "b/3"),
        ([words, OTHER, words], "b/1"),
    ] {
        assert_eq!(
            found(&kept, &of("b", &passages)),
            Some((address.to_owned(), 0)),
            "{passages:?}"
        );
    }
}

/// A word at the position counts for more than any other, but not for more than several.
#[test]
fn the_nearer_words_are_to_the_position_the_more_they_count() {
    let words = "một hai ba bốn năm sáu bảy tám chín mười";
    let kept = anchor(&of("a", &[words]), "a/1", 0);
    let first = "một hai ba bốn năm sáu bảy tám xưa cũ";
    let last = "xưa cũ ba bốn năm sáu bảy tám chín mười";
    for passages in [[first, OTHER, last], [last, OTHER, first]] {
        let new = of("b", &passages);
        let (address, _) = found(&kept, &new).expect("it is found");
        let at = passages.iter().position(|passage| *passage == first).expect("it is there") + 1;
        assert_eq!(address, format!("b/{at}"));
    }
}
