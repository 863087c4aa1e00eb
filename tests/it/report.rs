//! The report as data and as JSON: what is read, what is refused and where, what is checked.

use crate::common::embedded;

use baocao::report::check::check;
use baocao::report::json::{read_report, write_report};
use baocao::report::{
    Block, BlockKind, Node, Note, Position, Report, ReservedId, Run, Section, plain,
};

const SMALL: &str = r#"{
  "format": "baocao/1",
  "title": "Báo cáo",
  "sections": [
    { "id": "I", "label": "I-", "title": "Kinh tế", "blocks": [
        { "kind": "paragraph", "text": ["Thủy điện", { "note": "1" }, " ", { "em": "tăng" }] },
        { "kind": "item", "label": "(1)", "text": ["Một"] },
        { "kind": "bullet", "level": 2, "text": ["Hai"] },
        { "kind": "table", "rows": [[["A"], ["B"]], [["1"], [{ "strong": "2" }]]] } ],
      "sections": [
        { "id": "I.1", "label": "1.", "title": ["Thu", { "note": "1" }] } ] },
    { "id": "signature", "blocks": [ { "kind": "line", "text": ["Ký tên"] } ] } ],
  "notes": [ { "id": "1", "label": "1", "text": ["Chú thích."] } ]
}"#;

fn small() -> Report {
    read_report(SMALL.as_bytes()).expect("a sound report")
}

#[test]
fn sections_stand_in_reading_order_with_their_depth() {
    let report = small();
    let listed: Vec<(&str, usize)> =
        report.sections.iter().map(|s| (s.id.as_str(), s.depth)).collect();
    assert_eq!(listed, [("I", 0), ("I.1", 1), ("signature", 0)]);
    assert_eq!(report.subtree(0), 0..2);
    assert_eq!(report.path(1), [0, 1]);
    assert_eq!([0, 1, 2].map(|section| report.parent(section)), [None, Some(0), None]);
}

#[test]
fn an_address_leads_to_its_node_and_back() {
    let report = small();
    for node in report.nodes() {
        assert_eq!(report.find(&report.address(node)), Some(node));
    }
    for absent in ["", "I/0", "I/5", "I/x", "I/01", "I/+1", "II", "note/2", "note/", "I/", "/1"] {
        assert_eq!(report.find(absent), None, "{absent}");
    }
    assert_eq!(report.find_all("I/2-3"), Some(vec![Node::Block(0, 1), Node::Block(0, 2)]));
    for absent in ["I/3-2", "I/2-9", "I/2-03", "I-2"] {
        assert_eq!(report.find_all(absent), None, "{absent}");
    }
}

#[test]
fn of_two_with_one_id_the_first_is_meant() {
    let mut report = small();
    report.sections[2].id = "I".into();
    let same = Note { text: vec![Run::Plain("Khác.".into())], ..report.notes[0].clone() };
    report.notes.push(same);
    assert_eq!(report.find("I"), Some(Node::Heading(0)));
    assert_eq!(report.find("note/1"), Some(Node::Note(0)));
    assert_eq!(report.cited_in(0).len(), 2);
    assert_eq!(report.cited_in(1), []);
}

#[test]
fn what_is_looked_up_is_always_of_the_data_as_they_are() {
    let mut report = small();
    assert_eq!(
        (report.find("II"), report.path(1), report.cited_in(0).len()),
        (None, vec![0, 1], 2)
    );
    report.sections[2].id = "II".into();
    report.sections[1].depth = 0;
    report.sections[1].title.clear();
    assert_eq!(report.find("II"), Some(Node::Heading(2)));
    assert_eq!(report.path(1), [1]);
    assert_eq!(report.subtree(0), 0..1);
    assert_eq!(report.cited_in(0).len(), 1);
    assert_ne!(report, small());
    assert_eq!(report.clone(), report);
}

#[test]
fn surrounding_sections_are_known_by_their_ids() {
    let report = small();
    let known: Vec<_> = report.sections.iter().map(Section::reserved_id).collect();
    assert_eq!(known, [None, None, Some(ReservedId::Signature)]);
    let front = ReservedId::ALL.map(|id| (id.as_str(), id.is_front_matter()));
    let wanted =
        [("letterhead", true), ("intro", false), ("recipients", true), ("signature", true)];
    assert_eq!(front, wanted);
}

#[test]
fn a_mark_takes_no_characters_and_a_note_knows_its_marks() {
    let report = small();
    assert_eq!(report.plain(Node::Block(0, 0)), "Thủy điện tăng");
    assert_eq!(report.plain(Node::Block(0, 3)), "A | B || 1 | 2");
    let cited = report.cited_in(0);
    assert_eq!(
        cited,
        [
            Position { node: Node::Block(0, 0), offset: 9 },
            Position { node: Node::Heading(1), offset: 3 }
        ]
    );
}

#[test]
fn what_is_written_reads_the_same() {
    for report in [small(), crate::common::embedded()] {
        let written = write_report(&report);
        assert_eq!(read_report(written.as_bytes()).expect("what was written"), report);
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(
        read_report(format!("\u{feff}{SMALL}").as_bytes()).expect("a sound report"),
        small()
    );
}

#[test]
fn a_fault_is_named_with_its_path_and_line() {
    for (from, to, says) in [
        (
            "\"baocao/1\"",
            "\"baocao/9\"",
            "format: unknown variant `baocao/9`, expected `baocao/1`, line 2 column 22",
        ),
        ("\"paragraph\"", "\"poem\"", "sections[0].blocks[0].kind: unknown variant `poem`"),
        ("\"em\"", "\"emm\"", "sections[0].blocks[0].text[3].emm: unknown field `emm`"),
        ("\"label\": \"(1)\", ", "", "sections[0].blocks[1]: an item has a `label`"),
        ("\"level\": 2", "\"level\": 0", "sections[0].blocks[2].level: level 0, expected 1 to 9"),
        ("\"rows\"", "\"row\"", "sections[0].blocks[3].row: unknown field `row`"),
        ("\"notes\"", "\"title\": \"x\", \"notes\"", "duplicate field `title`, line 13 column 9"),
        (
            "\"sections\": [\n    {",
            "\"sections\": [\n    7, {",
            "sections[0]: invalid type: integer `7`",
        ),
        ("]\n}", "]", "EOF while parsing"),
    ] {
        let bad = SMALL.replacen(from, to, 1);
        assert_ne!(bad, SMALL, "{from}");
        let error = read_report(bad.as_bytes()).expect_err(from).to_string();
        assert!(error.starts_with(says) && error.contains(", line "), "{error}\n  wanted {says}");
    }
}

#[test]
fn what_is_said_of_a_fault_is_safe_to_print() {
    let bad = SMALL.replacen("\"paragraph\"", "\"\\u001b[2J\"", 1);
    let error = read_report(bad.as_bytes()).expect_err("no such kind").to_string();
    assert!(error.contains('␛') && !error.contains('\u{1b}'), "{error}");
}

#[test]
fn sections_too_deep_are_refused_and_not_walked_into() {
    for (depth, loads) in [(30, true), (32, true), (33, false), (50, false), (5000, false)] {
        let open = r#"{"id":"x","sections":["#.repeat(depth);
        let json = format!(
            r#"{{"format":"baocao/1","title":"","sections":[{open}{}]}}"#,
            "]}".repeat(depth)
        );
        assert_eq!(read_report(json.as_bytes()).is_ok(), loads, "{depth}");
    }
}

#[test]
fn the_embedded_report_is_sound() {
    assert_eq!(check(&crate::common::embedded()), []);
}

#[test]
fn every_problem_is_listed() {
    let json = r#"{ "format": "baocao/1", "title": "",
      "sections": [ { "id": "a", "blocks": [ { "kind": "paragraph", "text": ["x", { "note": "9" }] } ] },
                    { "id": "a" }, { "id": "b/1" }, { "id": "" } ],
      "notes": [ { "id": "1", "label": "1", "text": [] } ],
      "views": [ { "id": "v", "name": {}, "places": ["a", "c", "a/2"] } ],
      "figures": [ { "id": "f", "kind": "result", "year": 2022, "theme": "w", "topic": "t", "name": {}, "value": 1,
        "value_text": "1", "measure": "level", "block": "a/1", "quote": "y 1" } ],
      "pairs": [ { "result": "f", "target": "g", "same_measure": true } ],
      "errata": [ { "id": "e", "at": "a/1", "reads": "z", "likely": "", "confidence": "", "category": "", "reason": "" } ] }"#;
    let found: Vec<String> = check(&read_report(json.as_bytes()).expect("it loads"))
        .iter()
        .map(ToString::to_string)
        .collect();
    let wanted = [
        "section/a: the id of more than one section",
        "section/b/1: a section's id holds no `/` and is not `title` or `note`",
        "section/: a section without an id",
        "a/1: the reference `9` has no note",
        "note/1: no reference cites this note",
        "views/v: there is no address `c`",
        "views/v: there is no address `a/2`",
        "figures/f: there is no view `w`",
        "figures/f: the quote is not verbatim in `a/1`",
        "pairs: there is no figure `g`",
        "errata/e: `a/1` does not read `z`",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_value_is_the_number_that_its_text_writes() {
    let problems = |value: &str, text: &str| -> Vec<String> {
        let json = format!(
            r#"{{ "format": "baocao/1", "title": "", "sections": [ {{ "id": "a", "blocks": [
                {{ "kind": "paragraph", "text": "Thu {text} tỷ đồng" }} ] }} ],
              "figures": [ {{ "id": "f", "kind": "result", "name": {{}}, "value": {value}, "value_text": "{text}",
                "unit": "tỷ đồng", "measure": "level", "block": "a/1", "quote": "Thu {text} tỷ đồng",
                "comparisons": [ {{ "basis": "plan", "basis_stated_in_clause": true, "measure": "plan_value",
                  "value": {value}, "value_text": "{text}" }} ] }} ] }}"#
        );
        let report = read_report(json.as_bytes()).expect("it loads");
        check(&report).iter().map(ToString::to_string).collect()
    };
    for (value, text) in [
        ("12.5", "12,5"),
        ("1234.5", "1.234,5"),
        ("1234", "1.234"),
        ("12.5", "12.5"),
        ("8", "08"),
        ("-3", "3"),
        ("60", "60-62"),
    ] {
        assert_eq!(problems(value, text), [""; 0], "{value} and {text}");
    }
    for (value, text, wanted) in [
        ("125", "12,5", "the value 125 is not `12,5`"),
        ("12500", "12,5", "the value 12500 is 1000 times `12,5`"),
        ("1.234", "12.34", "the value 1.234 is not `12.34`"),
    ] {
        // The figure, and its plan.
        assert_eq!(
            problems(value, text),
            [format!("figures/f: {wanted}"), format!("figures/f: {wanted}")]
        );
    }
}

#[test]
fn a_remark_is_in_two_languages_or_in_one_string_and_is_written_as_it_was_read() {
    let erratum = |reason: &str| {
        format!(
            r#"{{ "format": "baocao/1", "title": "T", "sections": [], "errata": [ {{ "id": "e", "at": "title",
                "reads": "T", "likely": "t", "confidence": "high", "category": "capital", "reason": {reason} }} ] }}"#
        )
    };
    for (written, vi, en) in [
        (r#""tên riêng""#, Some("tên riêng"), Some("tên riêng")),
        (r#"{ "vi": "tên riêng", "en": "a name" }"#, Some("tên riêng"), Some("a name")),
        (r#"{ "en": "a name" }"#, None, Some("a name")),
    ] {
        let report = read_report(erratum(written).as_bytes()).expect("sound");
        let reason = &report.curation.errata[0].reason.0;
        assert_eq!((reason.vi.as_deref(), reason.en.as_deref()), (vi, en));
        let again = read_report(write_report(&report).as_bytes()).expect("what was written");
        assert_eq!(again, report);
    }
    let wrong = read_report(erratum("7").as_bytes()).expect_err("no remark");
    assert!(wrong.to_string().contains("expected a remark"), "{wrong}");
}

#[test]
fn the_plain_text_of_a_block_is_that_of_its_runs() {
    let cell = |text: &str| vec![Run::Plain(text.into()), Run::Reference("1".into())].into();
    for rows in [
        vec![],
        vec![vec![]],
        vec![vec![], vec![cell("a")]],
        vec![vec![cell("a"), cell("b")], vec![], vec![cell(""), cell("c")]],
        vec![vec![cell("a")], vec![]],
    ] {
        let block = Block { kind: BlockKind::Table { rows, head_rows: 1 }, ..Block::default() };
        assert_eq!(block.plain(), plain(&block.runs()), "{block:?}");
    }
    let report = embedded();
    for node in report.nodes() {
        assert_eq!(report.plain(node), plain(&report.runs(node)), "{node:?}");
    }
}
