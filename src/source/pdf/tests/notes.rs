//! Footnotes and the marks that refer to them.

use super::print::blocks;
use super::writer::{Font, Page, Writer};

/// A line of text in which `{3}` is raised and small.
fn marked(file: &Writer, page: &mut Page, font: Font, size: f32, y: f32, text: &str) {
    raised(file, page, font, [size, 0.35], y, text);
}

/// The same, with how far it is raised, in parts of the text's size.
fn raised(file: &Writer, page: &mut Page, font: Font, [size, rise]: [f32; 2], y: f32, text: &str) {
    let mut x = 85.0;
    for (at, part) in text.split(['{', '}']).enumerate() {
        let (size, rise) = if at % 2 == 1 { (size * 0.6, size * rise) } else { (size, 0.0) };
        file.text(page, font, size, x, y + rise, part);
        x += part.chars().count() as f32 * size / 2.0;
    }
}

/// Enough text for its size to be that of the body.
fn body(file: &Writer, page: &mut Page, font: Font) {
    file.text(page, font, 14.0, 85.0, 640.0, BODY[0]);
    file.text(page, font, 14.0, 85.0, 600.0, BODY[1]);
}

const BODY: [&str; 2] = [
    "Một đoạn của văn bản nói về nhiều việc khác nhau.",
    "Một đoạn khác cũng nói về nhiều việc khác nhau.",
];

/// The line above the notes, as Word draws it: a filled box.
fn rule(page: &mut Page, y: f32) {
    page.draw(format_args!("85 {y} 144 0.5 re f "));
}

#[test]
fn notes_are_found_by_the_line_above_them_and_their_size() {
    for (case, has_rule, size) in [
        ("a line and small print", true, 10.0),
        ("a line alone", true, 14.0),
        ("small print alone", false, 10.0),
    ] {
        let (mut file, [regular, ..]) = Writer::with_fonts();
        let mut page = Page::default();
        marked(&file, &mut page, regular, 14.0, 760.0, "Trồng mới 86 ha{1}, đạt kế hoạch{2}.");
        marked(
            &file,
            &mut page,
            regular,
            14.0,
            740.0,
            "Diện tích 12 km{2} và 4 m{3} gỗ; công thức x{5}.",
        );
        body(&file, &mut page, regular);
        if has_rule {
            rule(&mut page, 120.0);
        }
        marked(&file, &mut page, regular, size, 100.0, "{1} Gồm xoài, nhãn,");
        marked(&file, &mut page, regular, size, 84.0, "mận.");
        marked(&file, &mut page, regular, size, 68.0, "{2} Kế hoạch năm 2022.");
        file.add(page);
        let expected = [
            "Trồng mới 86 ha{1/1}, đạt kế hoạch{1/2}.",
            "Diện tích 12 km{2?^} và 4 m{3?^} gỗ; công thức x{5?}.",
            BODY[0],
            BODY[1],
            "[1/1] Gồm xoài, nhãn, mận.",
            "[1/2] Kế hoạch năm 2022.",
        ];
        assert_eq!(blocks(&file), expected, "{case}");
    }
}

#[test]
fn marks_belong_to_their_line_however_high_they_are_raised() {
    for rise in [0.3, 0.45, 0.6] {
        let (mut file, [regular, ..]) = Writer::with_fonts();
        let mut page = Page::default();
        for (y, text) in
            [(760.0, "Trồng mới 86 ha{1}, đạt"), (745.0, "kế hoạch{2} năm."), (660.0, BODY[0])]
        {
            raised(&file, &mut page, regular, [14.0, rise], y, text);
        }
        rule(&mut page, 120.0);
        for (y, text) in
            [(100.0, "{1} Gồm xoài, nhãn."), (88.0, "{2} Kế hoạch"), (76.0, "năm 2022.")]
        {
            raised(&file, &mut page, regular, [10.0, rise], y, text);
        }
        file.add(page);
        let expected = [
            "Trồng mới 86 ha{1/1}, đạt",
            "kế hoạch{1/2} năm.",
            BODY[0],
            "[1/1] Gồm xoài, nhãn.",
            "[1/2] Kế hoạch năm 2022.",
        ];
        assert_eq!(blocks(&file), expected, "{rise}");
    }
}

#[test]
fn small_lines_beside_a_large_one_stay_apart() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 11.0, 85.0, 708.0, "- Như trên;");
    file.text(&mut page, regular, 11.0, 85.0, 695.5, "- Lưu: VT.");
    file.text(&mut page, bold, 14.0, 400.0, 700.0, "Trần Văn An");
    file.add(page);
    let mut texts = blocks(&file);
    texts.sort();
    assert_eq!(texts, ["**Trần Văn An**", "- Lưu: VT.", "- Như trên;"]);
}

#[test]
fn notes_whose_numbers_begin_anew_on_every_page_are_told_apart() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    for text in ["Một{1}.", "Hai{1}."] {
        let mut page = Page::default();
        marked(&file, &mut page, regular, 14.0, 760.0, text);
        rule(&mut page, 100.0);
        marked(
            &file,
            &mut page,
            regular,
            10.0,
            80.0,
            &format!("{{1}} Về {text}").replace("{1}.", "."),
        );
        file.add(page);
    }
    assert_eq!(blocks(&file), ["Một{1/1}.", "Hai{2/1}.", "[1/1] Về Một.", "[2/1] Về Hai."]);
}

#[test]
fn a_note_goes_on_over_the_page() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut first = Page::default();
    marked(&file, &mut first, regular, 14.0, 760.0, "Một{1}.");
    rule(&mut first, 100.0);
    marked(&file, &mut first, regular, 10.0, 80.0, "{1} Chú thích dài");
    let mut second = Page::default();
    marked(&file, &mut second, regular, 14.0, 760.0, "Hai{2}.");
    body(&file, &mut second, regular);
    rule(&mut second, 100.0);
    marked(&file, &mut second, regular, 10.0, 80.0, "còn tiếp.");
    marked(&file, &mut second, regular, 10.0, 66.0, "{2} Chú thích sau.");
    file.add(first);
    file.add(second);
    let expected = [
        "Một{1/1}.",
        "Hai{2/2}.",
        BODY[0],
        BODY[1],
        "[1/1] Chú thích dài ⟦2⟧còn tiếp.",
        "[2/2] Chú thích sau.",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn an_exponent_is_a_reference_only_where_nothing_else_refers_to_the_note() {
    for (text, expected) in [
        ("Rộng 12 m{2}, đạt kế hoạch{2}.", "Rộng 12 m{2?^}, đạt kế hoạch{1/2}."),
        ("Rộng 12 m{2}.", "Rộng 12 m{1/2}."),
    ] {
        let (mut file, [regular, ..]) = Writer::with_fonts();
        let mut page = Page::default();
        marked(&file, &mut page, regular, 14.0, 760.0, text);
        rule(&mut page, 100.0);
        marked(&file, &mut page, regular, 10.0, 80.0, "{2} Chú thích.");
        file.add(page);
        assert_eq!(blocks(&file), [expected, "[1/2] Chú thích."]);
    }
}

#[test]
fn notes_at_the_end_of_a_document_are_looked_up_by_their_label() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    marked(&file, &mut page, regular, 14.0, 760.0, "Một{1} và hai.");
    file.add(page);
    let mut last = Page::default();
    marked(&file, &mut last, regular, 14.0, 760.0, "{1} Chú thích cuối văn bản.");
    marked(&file, &mut last, regular, 14.0, 700.0, "Hết.");
    file.add(last);
    assert_eq!(blocks(&file), ["Một{1?} và hai.", "[1] Chú thích cuối văn bản.", "Hết."]);
}

#[test]
fn small_print_that_is_no_note_stays_in_the_text() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    marked(&file, &mut page, regular, 14.0, 760.0, "Một dòng của văn bản được viết ở đây.");
    marked(&file, &mut page, regular, 10.0, 700.0, "Nguồn: Cục Thống kê.");
    file.add(page);
    assert_eq!(blocks(&file), ["Một dòng của văn bản được viết ở đây.", "Nguồn: Cục Thống kê."]);
}
