//! A report as Markdown and back: the embedded one, the importer's cases, and reports put together at random, which are
//! the same but for what is known beyond the text.

use std::fs;
use std::path::Path;

use baocao::import::{import, markdown};
use baocao::report::json::{read_curation, read_report, write_report};
use baocao::report::{Block, BlockKind, Cell, Curation, Note, Report, ReportData, Run, Section};
use baocao::text::SafeText;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop};
use proptest::{prop_assert_eq, prop_oneof, proptest};

fn there_and_back(report: &Report) -> Report {
    let written = markdown(report);
    let again = import(written.as_bytes(), None);
    assert_eq!(markdown(&again.report), written, "written again it is another");
    again.report
}

fn without_curation(report: &Report) -> Report {
    ReportData { issuer: None, years: None, curation: Curation::default(), ..(**report).clone() }
        .into()
}

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read(path).expect("it is there")
}

#[test]
fn the_embedded_report_comes_back_whole_with_its_curation() {
    let report = crate::common::embedded();
    let written = markdown(&report);
    assert_eq!(there_and_back(&report), without_curation(&report));
    let curation = read_curation(&data("data/lai-chau-2022/curation.json")).expect("it is sound");
    let imported = import(written.as_bytes(), Some(curation));
    assert_eq!(imported.problems, []);
    assert_eq!(write_report(&imported.report).into_bytes(), data("data/lai-chau-2022/report.json"));
}

#[test]
fn the_embedded_report_is_clean_markdown() {
    let written = markdown(&crate::common::embedded());
    let lines: Vec<&str> = written.lines().collect();
    for line in [
        "# BÁO CÁO tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ năm 2023",
        "## Phần thứ nhất TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2022",
        "#### 1. Kinh tế",
        "## Nơi nhận:",
    ] {
        assert!(lines.contains(&line), "{line}\n{written}");
    }
    // No id has to be said, no label set apart, nothing escaped, and no emphasis needs HTML.
    for odd in ["{#", "&#", "&emsp;", "\\", "<"] {
        let is_odd = |line: &&&str| line.trim_end_matches('\\').contains(odd);
        let found: Vec<&&str> = lines[1..].iter().filter(is_odd).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
    let notes = crate::common::embedded().notes.len();
    let defined = |line: &&&str| line.starts_with("[^") && line.contains("]: ");
    assert_eq!(lines.iter().filter(defined).count(), notes);
    assert!(lines.last().is_some_and(|last| defined(&last)));
}

#[test]
fn every_case_of_the_importer_comes_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = 0;
    for entry in fs::read_dir(folder).expect("there are cases") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_some_and(|ending| ending == "md") {
            cases += 1;
            let report = import(&fs::read(&path).expect("it can be read"), None).report;
            assert_eq!(there_and_back(&report), report, "{}", path.display());
        }
    }
    assert!(cases > 20);
}

/// A paragraph that begins as an item does stays one, and an item's label is found whatever it is.
#[test]
fn what_is_a_number_and_what_is_not_comes_back() {
    let texts = [
        "1. Kinh tế",
        "1.1 Kinh",
        "(1) a",
        "a) b",
        "1 – Đất",
        "Phần thứ nhất",
        "Phần thứ nhất - a",
        "Phụ lục 1 - ",
    ];
    let mut section = Section::default();
    for text in texts {
        let text = vec![Run::Plain(text.into())];
        for label in
            [None, Some("1."), Some("(2)"), Some("Điều 5"), Some("- ["), Some("1"), Some("")]
        {
            let kind =
                label.map_or(BlockKind::Paragraph, |label| BlockKind::Item { label: label.into() });
            let text = text.clone();
            section.blocks.push(Block { kind, text, ..Block::default() });
        }
        section.title = text;
    }
    section.id = "s1".into();
    let report = Report::from(ReportData { sections: vec![section], ..ReportData::default() });
    assert_eq!(there_and_back(&report), report);
    let written = markdown(&report);
    for line in ["1\\. Kinh tế", "(2) 1. Kinh tế", "Điều 5&emsp;a) b", "&#80;hần thứ nhất - a"]
    {
        assert!(written.contains(&format!("\n{line}\n")), "{line}\n{written}");
    }
}

/// Spans and pages are said in comments, which a reader of Markdown does not show; the columns of a table stay under each
/// other for it.
#[test]
fn spans_breaks_and_pages_are_said_in_comments() {
    let source = "<!-- baocao/1 -->

TỈNH ỦY <!-- page=1 --><br>

# Báo cáo

## I- KẾT QUẢ <!-- page=2 -->

Đạt <!-- page 3 -->9,0% <!-- page=2 -->

- Tăng <!-- page=3 -->

| TT <!-- rowspan=2 --> | Năm 2024 <!-- colspan=2 --> | <!-- --> |
|---|---|---|
| <!-- --> | Kế hoạch | Thực hiện |
| 1 | một<br>hai | |
<!-- head_rows=2 page=3 -->

--- <!-- page=4 -->

Ký tên<br>

[^1]: Chú thích <!-- page=3 -->
";
    let imported = import(source.as_bytes(), None);
    let report = imported.report;
    assert_eq!(markdown(&report), source.replace("hai | |", "hai |  |"));
    let ids: Vec<_> =
        report.sections.iter().map(|section| (section.id.as_str(), section.page)).collect();
    assert_eq!(ids, [("letterhead", Some(1)), ("I", Some(2)), ("signature", Some(4))]);
    let blocks = &report.sections[1].blocks;
    let pages: Vec<_> = blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages, [Some(2), Some(3), Some(3)]);
    assert_eq!(blocks[0].text[1], Run::Page(3));
    let text = |text: &str| vec![Run::Plain(text.into())];
    let rows = vec![
        vec![Cell::spanning(text("TT"), 1, 2), Cell::spanning(text("Năm 2024"), 2, 1)],
        vec![text("Kế hoạch").into(), text("Thực hiện").into()],
        vec![
            text("1").into(),
            [text("một"), vec![Run::Break], text("hai")].concat().into(),
            Cell::default(),
        ],
    ];
    assert_eq!(blocks[2].kind, BlockKind::Table { rows, head_rows: 2 });
    // Any other comment is text, and so is one whose number is none.
    for text in [
        "a <!-- page=x -->",
        "a <!-- page= -->",
        "a <!-- note=1 -->",
        "a <!-- page=99999999999 -->",
    ] {
        let report = import(format!("<!-- baocao/1 -->\n\n{text}\n").as_bytes(), None).report;
        assert_eq!(
            (report.sections[0].blocks[0].plain().as_str(), report.sections[0].page),
            (text, None)
        );
        assert_eq!(there_and_back(&report), report);
    }
}

/// What a report says, what a Markdown reader would take for markup, and what an importer would guess from.
const WORDS: &[&str] = &[
    "Kinh tế",
    "tăng",
    " ",
    "  ",
    ".",
    ",",
    ":",
    "9,0%",
    "\u{a0}",
    "ệ",
    "\u{301}",
    "\u{338}",
    "\u{11a8}",
    "한",
    "BÁO CÁO",
    "Nơi nhận:",
    "TM. BAN THƯỜNG VỤ",
    "CHỦ TỊCH",
    "Phần thứ nhất",
    "Phụ lục 1",
    "Chương II.",
    "A-",
    "I.",
    "1.",
    "1.1. Kinh",
    "a)",
    "(1)",
    "12",
    "2023-",
    "2028",
    "Trang 3",
    "- 4 -",
    "1 – Đất",
    "*",
    "**",
    "***",
    "****",
    "_",
    "__",
    "`",
    "```",
    "\\",
    "\\\\",
    "#",
    "# ",
    "## x",
    "{#p1}",
    "}",
    "{",
    "- ",
    "-",
    "--",
    "---",
    "+ ",
    "=",
    "===",
    ">",
    "> ",
    "|",
    "||",
    "|---|",
    "~",
    "~~",
    "!",
    "[",
    "]",
    "(",
    ")",
    "[^1]",
    "[^1]:",
    "[1](http://a.vn)",
    "![x](y.png)",
    "^",
    ":",
    "<",
    ">",
    "<b>",
    "</em>",
    "<em>",
    "<strong>",
    "<br>",
    "<sup>1</sup>",
    "¹",
    "m²",
    "<!--",
    "-->",
    "<!-- -->",
    "<!-- baocao/1 -->",
    "<!-- page=7 -->",
    "<!-- page 8 -->",
    " <!-- colspan=2 -->",
    "<table>",
    "<10 tuổi",
    "&",
    "&amp;",
    "&emsp;",
    "&#32;",
    "&#+65;",
    "&copy;",
    "R&D",
    ";",
    "\"",
    "“",
    "\u{202e}",
    "\u{7}",
    "\n",
    "\t",
    "漢",
    "😀",
];

fn words() -> impl Strategy<Value = SafeText> {
    let word = prop_oneof![
        9 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| SafeText::new(&words.concat()))
}

fn id() -> impl Strategy<Value = SafeText> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "letterhead", "intro", "signature", "signature-2", "recipients", "p1", "p1.I", "p1.I-2", "I", "1", "s1", "s2",
            "1-2", "note", "title", "", "a b", "]", "{#x}", "a/1",
        ]).prop_map(SafeText::from),
        1 => words(),
    ]
}

fn page() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 1..40_u32, 1 => any::<u32>()]
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let run = prop_oneof![
        4 => words().prop_map(Run::Plain),
        1 => words().prop_map(Run::Em),
        1 => words().prop_map(Run::Strong),
        1 => id().prop_map(Run::Reference),
        1 => Just(Run::Break),
        1 => page().prop_map(Run::Page),
    ];
    prop::collection::vec(run, 0..5).prop_map(joined)
}

/// Neighbouring runs that are set alike are one, and there is none without a character.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        let both = |a: &SafeText, b: &SafeText| SafeText::new(&format!("{a}{b}"));
        match (joined.last_mut(), &run) {
            (_, Run::Plain(text) | Run::Em(text) | Run::Strong(text)) if text.is_empty() => {}
            (Some(Run::Plain(a)), Run::Plain(b))
            | (Some(Run::Em(a)), Run::Em(b))
            | (Some(Run::Strong(a)), Run::Strong(b)) => *a = both(a, b),
            _ => joined.push(run),
        }
    }
    joined
}

fn block() -> impl Strategy<Value = Block> {
    let span = || prop_oneof![4 => Just(1), 2 => 2..4_usize, 1 => 1..70_000_usize];
    let cell =
        (runs(), span(), span()).prop_map(|(text, wide, high)| Cell::spanning(text, wide, high));
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..4), 0..4);
    let head_rows = prop_oneof![2 => Just(1), 1 => 0..4_usize];
    let kind = prop_oneof![
        4 => Just(BlockKind::Paragraph),
        2 => (1..=9_usize).prop_map(|level| BlockKind::Bullet { level }),
        2 => words().prop_map(|label| BlockKind::Item { label }),
        4 => Just(BlockKind::Line),
        2 => (rows, head_rows).prop_map(|(rows, head_rows)| BlockKind::Table { rows, head_rows }),
    ];
    (kind, runs(), prop::option::of(page())).prop_map(|(kind, text, page)| {
        let text = match kind {
            BlockKind::Table { .. } => Vec::new(),
            _ => text,
        };
        Block { kind, text, page }
    })
}

fn section() -> impl Strategy<Value = Section> {
    let label = prop::option::of(words());
    let title = prop_oneof![1 => Just(Vec::new()), 2 => runs()];
    let blocks = prop::collection::vec(block(), 0..5);
    let page = prop::option::of(page());
    (id(), label, title, 0..4_usize, blocks, page).prop_map(
        |(id, label, title, depth, blocks, page)| Section { id, label, title, page, depth, blocks },
    )
}

fn any_report() -> impl Strategy<Value = Report> {
    let page = prop::option::of(page());
    let note =
        (id(), id(), runs(), any::<bool>(), page).prop_map(|(id, label, text, alike, page)| Note {
            label: if alike { id.clone() } else { label },
            id,
            text,
            page,
        });
    let title = prop_oneof![1 => Just(SafeText::default()), 2 => words()];
    let sections = prop::collection::vec(section(), 0..6);
    (title, sections, prop::collection::vec(note, 0..4)).prop_map(|(title, mut sections, notes)| {
        let mut deepest = 0;
        for section in &mut sections {
            section.depth = section.depth.min(deepest);
            deepest = section.depth + 1;
        }
        sound(ReportData { title, sections, notes, ..ReportData::default() }.into())
    })
}

/// The report with names of notes that differ, and references to notes that are there.
fn sound(mut report: Report) -> Report {
    let mut ids: Vec<SafeText> = Vec::new();
    report.notes.retain(|note| {
        let new = !ids.contains(&note.id);
        ids.push(note.id.clone());
        new
    });
    if report.notes.is_empty() {
        let id: SafeText = "n".into();
        ids.push(id.clone());
        report.notes.push(Note { label: id.clone(), id, ..Note::default() });
    }
    let lead_somewhere = |runs: &mut Vec<Run>| {
        let target = &ids[runs.len() % ids.len()];
        for run in runs {
            if let Run::Reference(id) = run
                && !ids.contains(id)
            {
                id.clone_from(target);
            }
        }
    };
    for section in &mut report.sections {
        lead_somewhere(&mut section.title);
        for block in &mut section.blocks {
            lead_somewhere(&mut block.text);
            if let BlockKind::Table { rows, .. } = &mut block.kind {
                for cell in rows.iter_mut().flatten() {
                    lead_somewhere(&mut cell.text);
                }
            }
        }
    }
    for note in &mut report.notes {
        lead_somewhere(&mut note.text);
    }
    report
}

#[test]
fn notes_that_are_missing_or_named_twice_are_told_and_leave_a_sound_report() {
    let cases = [
        ("Một[^4] hai.", "line 3: there is no note for the reference 4\n", "Một[^4] hai."),
        (
            "Một[^1] hai.\n\n[^1]: X.\n\n[^1]: Y.",
            "line 7: another note has the name 1\n",
            "Một hai.",
        ),
    ];
    for (source, told, text) in cases {
        let imported = import(format!("<!-- baocao/1 -->\n\n{source}\n").as_bytes(), None);
        let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.join("\n") + "\n", told);
        assert_eq!(imported.report.sections[0].blocks[0].plain(), text);
        let json = write_report(&imported.report);
        assert_eq!(read_report(json.as_bytes()).as_ref(), Ok(&imported.report), "it is sound");
        let again = import(markdown(&imported.report).as_bytes(), None);
        assert_eq!(again.report, imported.report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_at_random_comes_back(report in any_report()) {
        let written = markdown(&report);
        let again = import(written.as_bytes(), None).report;
        prop_assert_eq!(&again, &report, "{}", written);
        // It is what a file can hold, too.
        let json = write_report(&report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(report));
    }

    #[test]
    fn exact_markdown_at_random_gives_a_report_that_comes_back(
        lines in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 0..5), 0..20),
    ) {
        let lines: Vec<String> = lines.iter().map(|words| words.concat()).collect();
        let source = format!("<!-- baocao/1 -->\n{}", lines.join("\n"));
        let report = import(source.as_bytes(), None).report;
        let written = markdown(&report);
        prop_assert_eq!(import(written.as_bytes(), None).report, report, "{}\n---\n{}", source, written);
    }
}
