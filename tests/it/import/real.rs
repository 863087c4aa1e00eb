//! The 2022 report of Lai Châu: every section, block, note and word of it.

use baocao::import::{Imported, import};
use baocao::messages::Lang;
use baocao::report::check::check;
use baocao::report::json::{read_curation, read_report, write_report};
use baocao::report::{BlockKind, Node, Report, Run, note_references, plain};

const SOURCE: &str = include_str!("../../../data/lai-chau-2022/source.md");
const CURATION: &[u8] = include_bytes!("../../../data/lai-chau-2022/curation.json");

fn real() -> Imported {
    let curation = read_curation(CURATION).expect("the curation is sound");
    import(SOURCE.as_bytes(), Some(curation))
}

#[test]
fn every_section_has_its_id_label_and_title() {
    let report = real().report;
    let sections: Vec<String> = report
        .sections
        .iter()
        .map(|s| {
            let title: String = plain(&s.title).chars().take(24).collect();
            let label = s.label.as_deref().unwrap_or("");
            format!("{} [{label}] {title}: {}", s.id, s.blocks.len())
        })
        .collect();
    assert_eq!(
        sections,
        [
            "p1 [Phần thứ nhất] TÌNH HÌNH THỰC HIỆN NHIỆ: 1",
            "p1.I [I-] HOẠT ĐỘNG CỦA TỈNH ỦY: 1",
            "p1.I.1 [1-] Ban Chấp hành Đảng bộ tỉ: 3",
            "p1.I.2 [2-] Ban Thường vụ Tỉnh ủy họ: 5",
            "p1.I.3 [3-] Thường trực Tỉnh ủy họp : 5",
            "p1.II [II-] KINH TẾ - XÃ HỘI, QUỐC P: 0",
            "p1.II.1 [1.] Kinh tế: 8",
            "p1.II.2 [2.] Văn hoá - xã hội: 6",
            "p1.II.3 [3.] Quốc phòng, an ninh; côn: 2",
            "p1.III [III-] CÔNG TÁC XÂY DỰNG ĐẢNG, : 0",
            "p1.III.1 [1.] Công tác giáo dục chính : 2",
            "p1.III.2 [2.] Công tác tổ chức bộ máy : 1",
            "p1.III.3 [3.] Công tác kiểm tra, giám : 1",
            "p1.III.4 [4.] Công tác nội chính, phòn: 1",
            "p1.III.5 [5.] Công tác dân vận: 1",
            "p1.III.6 [6.] Hoạt động của HĐND, UBND: 2",
            "p1.III.7 [7.] Hoạt động của Mặt trận T: 1",
            "p1.IV [IV-] ĐÁNH GIÁ CHUNG: 0",
            "p1.IV.1 [1.] Kết quả nổi bật: 3",
            "p1.IV.2 [2.] Hạn chế và nguyên nhân: 0",
            "p1.IV.2.1 [2.1.] Hạn chế: 4",
            "p1.IV.2.2 [2.2.] Nguyên nhân hạn chế: 2",
            "p2 [Phần thứ hai] MỤC TIÊU, NHIỆM VỤ VÀ GI: 2",
            "p2.I [I-] MỤC TIÊU: 0",
            "p2.I.1 [1.] Mục tiêu chung: 1",
            "p2.I.2 [2.] Các chỉ tiêu chủ yếu: 11",
            "p2.II [II-] NHIỆM VỤ VÀ GIẢI PHÁP CH: 11",
            "recipients [] Nơi nhận:: 9",
            "signature [] : 3",
        ]
    );
    for section in &report.sections {
        let parts = section.id.matches('.').count();
        assert_eq!(section.depth, parts, "{}", section.id);
    }
    assert_eq!(
        report.title.as_str(),
        "BÁO CÁO tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ năm 2023"
    );
}

#[test]
fn the_blocks_are_of_the_printed_kinds() {
    let report = real().report;
    let mut count = [0; 5];
    for block in report.sections.iter().flat_map(|s| &s.blocks) {
        count[match block.kind {
            BlockKind::Paragraph => 0,
            BlockKind::Bullet { .. } => 1,
            BlockKind::Item { .. } => 2,
            BlockKind::Line => 3,
            BlockKind::Table { .. } => 4,
        }] += 1;
    }
    assert_eq!(count, [19, 43, 21, 3, 0]);
}

#[test]
fn each_note_is_cited_once_and_where_it_is_printed() {
    let report = real().report;
    let mut cited = Vec::new();
    for node in report.nodes() {
        for (_, id) in note_references(&report.runs(node)) {
            cited.push(format!("{id} {}", report.address(node)));
        }
    }
    assert_eq!(
        cited,
        [
            "1 p1.II.1/3",
            "2 p1.II.1/3",
            "3 p1.II.2/2",
            "4 p1.II.2/2",
            "5 p1.II.2/3",
            "6 p1.II.2/4",
            "7 p1.III.7/1",
            "8 p1.IV.2.1/3",
            "9 p1.IV.2.1/3",
            "10 p2.I.2/2",
        ]
    );
    for (n, note) in report.notes.iter().enumerate() {
        assert_eq!(note.label.as_str(), (n + 1).to_string());
    }
}

#[test]
fn the_report_is_sound_and_every_curated_position_is_found() {
    let report = real().report;
    assert_eq!(check(&report), []);
    assert!(report.curation.figures.len() > 100);
    let json = write_report(&report);
    assert_eq!(read_report(json.as_bytes()), Ok(report));
}

#[test]
fn twenty_page_breaks_are_rejoined_and_three_plain_headings_guessed() {
    let imported = real();
    let count = |what: &str| {
        imported.problems.iter().filter(|problem| problem.say(Lang::En).contains(what)).count()
    };
    assert_eq!(count("page break"), 20);
    assert_eq!(count("taken as a heading"), 3);
    assert_eq!(imported.problems.len(), 23);
    assert_eq!(
        imported.problems[1].to_string(),
        "line 19: joined to the text of line 17, which a page break had cut"
    );
    let last = imported.report.plain(imported.report.find("p2.II/11").unwrap());
    assert!(last.contains("nhiệm kỳ 2023-2028. Nâng cao"), "{last}");
}

#[test]
fn emphasis_stays_as_it_was_printed() {
    let report = real().report;
    let block = |address: &str| match report.find(address) {
        Some(Node::Block(s, b)) => report.block(s, b).unwrap().text.clone(),
        other => panic!("{address}: {other:?}"),
    };
    let theme = block("p2/2");
    assert!(
        matches!(&theme[1], Run::Strong(text) if text.starts_with("“Chủ động") && text.ends_with('”')),
        "{theme:?}"
    );
    let cut = block("p1.III.3/1");
    let em = cut.iter().position(|run| matches!(run, Run::Em(_))).unwrap();
    assert!(matches!(&cut[em], Run::Em(text) if text.ends_with("30 đảng viên, cách")));
    assert!(matches!(&cut[em + 1], Run::Plain(text) if text.starts_with(" chức 5 đảng viên")));
    let lead = block("p1.IV.2.2/1");
    assert_eq!(lead[0], Run::Strong("Nguyên nhân khách quan:".into()));
}

/// The words of the source: markup aside, and without the numbers of notes.
fn source_words() -> Vec<String> {
    let mut notes = String::new();
    let mut body = String::new();
    for line in SOURCE.lines() {
        let mut text = String::new();
        let mut rest = line.trim_start_matches(['#', ' ']);
        rest = rest.strip_prefix("- ").unwrap_or(rest);
        let note = rest.starts_with("<sup>");
        while let Some((before, after)) = rest.split_once("<sup>") {
            text.push_str(before);
            rest = after.split_once("</sup>").unwrap().1;
        }
        text.push_str(rest);
        let text = text.replace("****", " ").replace('*', "");
        if text.trim().bytes().all(|b| b == b'-') {
            continue;
        }
        let part = if note { &mut notes } else { &mut body };
        part.push_str(&text);
        part.push('\n');
    }
    let all = body + &notes;
    // The one number range that a page break cuts is one word.
    let mut words: Vec<String> = Vec::new();
    let mut glue = false;
    for word in all.split_whitespace() {
        match words.last_mut() {
            Some(last) if glue => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        glue = word == "2023-";
    }
    words
}

/// The words of a report: title, headings with their labels, blocks with theirs, then the notes' text.
fn report_words(report: &Report) -> Vec<String> {
    report
        .nodes()
        .flat_map(|node| {
            let label = match node {
                Node::Note(_) => "",
                _ => report.label(node).map_or("", |label| label.as_str()),
            };
            let text = format!("{label} {}", report.plain(node));
            text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_word_is_there_once_and_in_order() {
    let expected = source_words();
    let found = report_words(&real().report);
    let differs = expected.iter().zip(&found).position(|(a, b)| a != b);
    assert_eq!(differs, None, "{:?}", differs.map(|d| (&expected[d], &found[d])));
    assert_eq!(found.len(), 12_478);
    assert_eq!(expected.len(), 12_478);
}

/// The addresses of all blocks, and the marks, of a report: what must not depend on how its headings are set.
fn skeleton(source: &str) -> Vec<String> {
    let report = import(source.as_bytes(), None).report;
    report
        .nodes()
        .map(|node| {
            let marks: Vec<String> =
                note_references(&report.runs(node)).iter().map(|(_, id)| id.to_string()).collect();
            format!("{} {}", report.address(node), marks.join(" "))
        })
        .collect()
}

/// The source with each line that begins with `#` or is wholly bold written anew.
fn with_headings(set: impl Fn(usize, &str) -> String) -> String {
    let mut source = String::new();
    for (n, line) in SOURCE.lines().enumerate() {
        let title = line.trim_start_matches(['#', ' ']);
        let bold = title.starts_with("**") && title.ends_with("**") && line.len() < 200;
        if n > 3 && n < 272 && (bold || line.starts_with('#')) {
            source.push_str(&set(n, &title.replace("****", " ").replace("**", "")));
        } else {
            source.push_str(line);
        }
        source.push('\n');
    }
    source
}

#[test]
fn headings_are_found_however_they_are_set() {
    let expected = skeleton(SOURCE);
    for (what, source) in [
        ("bold", with_headings(|_, title| format!("**{title}**"))),
        ("plain", with_headings(|_, title| title.to_owned())),
        ("any level", with_headings(|n, title| format!("{} {title}", "#".repeat(n * 7 % 6 + 1)))),
        (
            "levels and bold",
            with_headings(|n, title| format!("{} **{title}**", "#".repeat(n % 4 + 1))),
        ),
        ("italic", with_headings(|_, title| format!("*{title}*"))),
        ("caret notes", SOURCE.replace("<sup>", "[^").replace("</sup>", "]")),
        ("bracketed notes", SOURCE.replace("<sup>", "<sup>(").replace("</sup>", ")</sup>")),
        ("lines", SOURCE.replace("\n\n", "\n\n\n")),
        ("windows", SOURCE.replace('\n', "\r\n")),
        ("numbered pages", SOURCE.replace("\n\n<sup>", "\n\n- 3 -\n\n<sup>")),
        ("rules", SOURCE.replace("\n\n<sup>", "\n\n---\n\n<sup>")),
        ("stars", SOURCE.replace("\n- ", "\n* ")),
    ] {
        let found = skeleton(&source);
        let differs = expected.iter().zip(&found).position(|(a, b)| a != b);
        assert_eq!(differs.map(|d| (&expected[d], &found[d])), None, "{what}");
        assert_eq!(expected.len(), found.len(), "{what}");
    }
}

/// Each line of the source folded at a number of columns. Where the fold comes before the dash of a name
/// (`Thương binh - Liệt sỹ`), nobody could tell it from a bullet; the columns in use here avoid that.
fn folded(columns: usize, gap: &str) -> String {
    let mut source = String::new();
    for line in SOURCE.lines() {
        let mut column = 0;
        for (n, word) in line.split(' ').enumerate() {
            let width = word.chars().count() + 1;
            let fits = column + width <= columns || line.starts_with('#') || line.ends_with("  ");
            if n > 0 {
                source.push_str(if fits { " " } else { gap });
            }
            column = if fits { column + width } else { width };
            source.push_str(word);
        }
        source.push('\n');
    }
    source
}

#[test]
fn folded_lines_are_joined() {
    let expected = skeleton(SOURCE);
    for columns in [60, 72, 80, 97] {
        let found = skeleton(&folded(columns, "\n"));
        let differs = expected.iter().zip(&found).position(|(a, b)| a != b);
        assert_eq!(differs.map(|d| (&expected[d], &found[d])), None, "{columns}");
        assert_eq!(expected.len(), found.len(), "{columns}");
    }
}

#[test]
fn lines_without_blank_ones_between_are_told_apart() {
    assert_eq!(skeleton(&SOURCE.replace("\n\n", "\n")), skeleton(SOURCE));
}
