//! Lines to paragraphs, bullets, headings and titles, and over page breaks.

use crate::source::raw::{RawBlock, RawKind};

use super::print::{blocks, raw};
use super::writer::{Font, Page, Writer};

/// The left edge of the text, and how far characters of size 14 reach.
pub(super) const LEFT: f32 = 85.0;
pub(super) const WIDE: usize = 64;

/// Words to fill lines with.
pub(super) const WORDS: &str = "thực hiện nhiệm vụ được giao trong năm qua các cơ quan đơn vị địa phương đã triển khai đồng bộ nhiều giải pháp";

/// Sets text as a word processor does, and returns where the next line stands: the first line begins at `first`, the
/// others at `rest`, both from the left edge.
pub(crate) fn set(
    file: &Writer,
    page: &mut Page,
    font: Font,
    (first, rest): (f32, f32),
    mut y: f32,
    text: &str,
) -> f32 {
    let mut x = first;
    let mut line = String::new();
    for word in text.split(' ') {
        let room = WIDE as f32 - x / 7.0;
        if !line.is_empty() && (line.chars().count() + 1 + word.chars().count()) as f32 > room {
            file.text(page, font, 14.0, LEFT + x, y, &line);
            y -= 18.0;
            line.clear();
            x = rest;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    file.text(page, font, 14.0, LEFT + x, y, &line);
    y - 18.0
}

/// A paragraph of several lines, whose lines end elsewhere than another's.
pub(super) fn numbered(number: usize) -> String {
    let words: Vec<&str> = WORDS.split(' ').collect();
    let turned =
        [&words[number % words.len()..], &words[..number % words.len()]].concat().join(" ");
    format!("Đoạn {number} {turned} {turned}.")
}

#[test]
fn paragraphs_are_told_by_their_first_line_s_indent() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..5 {
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(number));
    }
    file.add(page);
    assert_eq!(blocks(&file), [1, 2, 3, 4].map(numbered));
    assert!(raw(&file)[..3].iter().all(|block| block.hints.whole));
}

#[test]
fn a_line_may_begin_left_of_the_edge_where_few_do() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..25 {
        let point = format!("- Điểm {number:02} {}.", "x".repeat(47));
        file.text(&mut page, regular, 14.0, LEFT + 36.0, y, &point);
        y -= 18.0;
    }
    y -= 12.0;
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &format!("Đoạn {} cuối.", "x".repeat(53)));
    file.text(&mut page, regular, 14.0, LEFT + 36.0, y, "- Điểm cuối.");
    file.add(page);
    assert_eq!(blocks(&file)[24], format!("Đoạn {} cuối.", "x".repeat(53)));
}

#[test]
fn a_margin_that_few_lines_overstep_stays_the_margin() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let full = |number: usize| format!("Đoạn {number} {}", "x".repeat(WIDE - 13));
    // One paragraph begins half a character further left.
    let mut y = set(&file, &mut page, regular, (30.0, -7.0), 760.0, &numbered(9));
    for number in 1..9 {
        file.text(&mut page, regular, 14.0, LEFT + 36.0, y, &full(number));
        file.text(&mut page, regular, 14.0, LEFT, y - 18.0, "Đến hết dòng này.");
        y -= 36.0;
    }
    file.add(page);
    let expected: Vec<String> =
        (1..9).map(|number| format!("{} Đến hết dòng này.", full(number))).collect();
    assert_eq!(blocks(&file)[1..], expected);
}

#[test]
fn a_tab_behind_a_colon_is_a_space() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, LEFT, 760.0, "- Lệ phí xét tuyển:");
    file.text(&mut page, regular, 14.0, LEFT + 180.0, 760.0, "30.000 đồng");
    set(&file, &mut page, regular, (36.0, 0.0), 742.0, &numbered(1));
    file.add(page);
    assert_eq!(blocks(&file)[0], "- Lệ phí xét tuyển: 30.000 đồng");
}

#[test]
fn paragraphs_without_indent_are_told_by_the_distance_between_them() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    for number in 1..5 {
        y = set(&file, &mut page, regular, (0.0, 0.0), y, &numbered(number)) - 8.0;
    }
    file.add(page);
    assert_eq!(blocks(&file), [1, 2, 3, 4].map(numbered));
}

#[test]
fn a_line_with_room_for_the_next_word_ends_its_paragraph() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = set(&file, &mut page, regular, (0.0, 0.0), 760.0, &numbered(1));
    y = set(&file, &mut page, regular, (0.0, 0.0), y, "Một dòng ngắn.");
    set(&file, &mut page, regular, (0.0, 0.0), y, &numbered(2));
    file.add(page);
    assert_eq!(blocks(&file), [numbered(1), "Một dòng ngắn.".to_owned(), numbered(2)]);
}

#[test]
fn points_hang_beside_their_bullets() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = set(&file, &mut page, regular, (36.0, 0.0), 760.0, &numbered(1));
    for (marker, x) in [("-", 0.0), ("-", 0.0), ("+", 18.0)] {
        file.text(&mut page, regular, 14.0, LEFT + x, y, marker);
        y = set(&file, &mut page, regular, (x + 18.0, x + 18.0), y, &numbered(2));
    }
    // The same, as offices type it: indented like a paragraph.
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &format!("* {}", numbered(3)));
    y = set(&file, &mut page, regular, (36.0, 0.0), y, &format!("- {}", numbered(3)));
    set(&file, &mut page, regular, (36.0, 0.0), y, &format!("+ {}", numbered(4)));
    file.add(page);
    let point = |marker: &str, number| format!("{marker} {}", numbered(number));
    let expected = [
        numbered(1),
        point("-", 2),
        point("-", 2),
        point("+", 2),
        point("*", 3),
        point("-", 3),
        point("+", 4),
    ];
    assert_eq!(blocks(&file), expected);
    let indents: Vec<usize> = raw(&file)
        .iter()
        .filter_map(|block| match block.kind {
            RawKind::Bullet { indent, .. } => Some(indent),
            _ => None,
        })
        .collect();
    assert_eq!(indents, [0, 0, 3, 5, 5, 5]);
}

#[test]
fn the_letter_before_a_tab_is_the_hollow_bullet_of_word() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    for (y, tab) in [(760.0, 30.0), (742.0, 10.0)] {
        file.text(&mut page, regular, 14.0, LEFT, y, "o");
        file.text(&mut page, regular, 14.0, LEFT + tab, y, "Sáng từ bảy giờ.");
    }
    file.add(page);
    assert_eq!(blocks(&file), ["○ Sáng từ bảy giờ.", "o Sáng từ bảy giờ."]);
}

#[test]
fn a_dash_at_the_beginning_of_a_line_is_no_bullet() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let text = format!("Đoạn {WORDS} giai đoạn hai năm - {WORDS}.");
    let mut y = 760.0;
    // Wherever the dash comes to stand.
    for extra in 0..40 {
        let text = format!("{} {text} {}.", "x".repeat(extra + 1), "y".repeat(extra + 1));
        if extra % 8 == 0 {
            y = 760.0;
            file.add(std::mem::take(&mut page));
        }
        y = set(&file, &mut page, regular, (36.0, 0.0), y, &text);
    }
    file.add(page);
    let read = blocks(&file);
    assert!(read.iter().all(|block| !block.starts_with('-')), "{read:?}");
    assert_eq!(read.len(), 40, "{read:#?}");
}

#[test]
fn a_label_and_the_text_after_a_tab_are_one_line() {
    let (mut file, [regular, bold, _]) = Writer::with_fonts();
    let mut page = Page::default();
    for (y, label) in [(760.0, "I."), (740.0, "1-"), (720.0, "a)"), (700.0, "(1)")] {
        file.text(&mut page, bold, 14.0, LEFT, y, label);
        file.text(&mut page, regular, 14.0, LEFT + 60.0, y, "Mục tiêu");
    }
    // No room is left between a label and its text.
    file.text(&mut page, bold, 14.0, LEFT, 680.0, "10.");
    file.text(&mut page, bold, 14.0, LEFT + 21.0, 680.0, "Mục tiêu");
    // A number in its own two parts is no label.
    file.text(&mut page, regular, 14.0, LEFT, 660.0, "76/");
    file.text(&mut page, regular, 14.0, LEFT + 21.7, 660.0, "TB-SNV");
    file.add(page);
    let expected = [
        "**I. **Mục tiêu",
        "**1- **Mục tiêu",
        "**a) **Mục tiêu",
        "**(1) **Mục tiêu",
        "**10. Mục tiêu**",
        "76/TB-SNV",
    ];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_word_with_a_hyphen_goes_over_the_end_of_a_line() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let line = format!("{} 05-", "x".repeat(WIDE - 4));
    file.text(&mut page, regular, 14.0, LEFT, 760.0, &line);
    let next = format!("NQ/HU {} -", "y".repeat(WIDE - 8));
    file.text(&mut page, regular, 14.0, LEFT, 742.0, &next);
    file.text(&mut page, regular, 14.0, LEFT, 724.0, "2030.");
    file.add(page);
    assert_eq!(blocks(&file), [format!("{line}{next} 2030.")]);
}

#[test]
fn what_a_page_break_cuts_is_joined() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut first = Page::default();
    let mut y = 760.0;
    for number in 1..5 {
        y = set(&file, &mut first, regular, (36.0, 0.0), y, &numbered(number));
    }
    file.text(&mut first, regular, 14.0, LEFT + 36.0, y, &"x".repeat(WIDE - 6));
    let mut second = Page::default();
    y = set(&file, &mut second, regular, (0.0, 0.0), 760.0, "y và hết đoạn.");
    set(&file, &mut second, regular, (36.0, 0.0), y, &numbered(6));
    file.add(first);
    file.add(second);
    let read = raw(&file);
    assert_eq!(blocks(&file)[4], format!("{} ⟦2⟧y và hết đoạn.", "x".repeat(WIDE - 6)));
    assert_eq!(blocks(&file)[5], numbered(6));
    assert_eq!(read[4].hints.page, Some(1));
    assert_eq!(read[5].hints.page, Some(2));
}

#[test]
fn a_paragraph_that_ends_with_its_page_is_not_joined() {
    for (case, last, next, indent) in [
        ("a short last line", "Hết đoạn.".to_owned(), "Đoạn mới.", 0.0),
        ("an indented first line", "x".repeat(WIDE - 6), "Đoạn mới.", 36.0),
        ("a bullet", "x".repeat(WIDE - 6), "- Đoạn mới.", 36.0),
        ("a heading after a point", format!("- {}.", "x".repeat(WIDE - 9)), "2. Đoạn mới", 36.0),
    ] {
        let (mut file, [regular, ..]) = Writer::with_fonts();
        let mut first = Page::default();
        let mut y = 760.0;
        for number in 1..5 {
            y = set(&file, &mut first, regular, (36.0, 0.0), y, &numbered(number));
        }
        file.text(&mut first, regular, 14.0, LEFT + 36.0, y, &last);
        let mut second = Page::default();
        y = set(&file, &mut second, regular, (indent, 0.0), 760.0, next);
        set(&file, &mut second, regular, (36.0, 0.0), y, &numbered(6));
        file.add(first);
        file.add(second);
        assert_eq!(blocks(&file)[4..6], [last, next.to_owned()], "{case}");
    }
}

#[test]
fn the_structure_of_a_file_goes_before_its_geometry() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    // Set without a difference; the file knows that there are a heading and two paragraphs.
    let lines = ["Hd", "Pa", "Pa", "Pb"];
    for (at, name) in lines.iter().enumerate() {
        page.draw(format_args!("/P <</MCID {at}>> BDC "));
        let text = format!("{name}{}", "x".repeat(WIDE - 2));
        file.text(&mut page, regular, 14.0, LEFT, 760.0 - 18.0 * at as f32, &text);
        page.content.push_str("EMC ");
        page.structure.push((*name).to_owned());
    }
    file.add(page);
    let line = |name: &str| format!("{name}{}", "x".repeat(WIDE - 2));
    let expected = [line("Hd"), format!("{} {}", line("Pa"), line("Pa")), line("Pb")];
    assert_eq!(blocks(&file), expected);
}

#[test]
fn a_structure_that_cuts_sentences_is_not_believed() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let full = |words: &str| format!("{words} {}", "x".repeat(WIDE - 1 - words.chars().count()));
    let lines = [full("1. Theo"), "dõi việc quản lý.".to_owned(), full("Tổng"), "Hợp.".to_owned()];
    for (at, text) in lines.iter().enumerate() {
        page.draw(format_args!("/P <</MCID {at}>> BDC "));
        file.text(&mut page, regular, 14.0, LEFT, 760.0 - 18.0 * at as f32, text);
        page.content.push_str("EMC ");
        page.structure.push(at.to_string());
    }
    file.add(page);
    let [first, rest, other, last] = lines;
    assert_eq!(blocks(&file), [format!("{first} {rest}"), other, last]);
}

#[test]
fn a_line_that_ends_within_a_paragraph_of_the_structure_stays_a_line() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    for (at, text) in ["Dòng một", "dòng hai"].iter().enumerate() {
        page.draw(format_args!("/P <</MCID {at}>> BDC "));
        file.text(&mut page, regular, 14.0, LEFT, 760.0 - 18.0 * at as f32, text);
        page.content.push_str("EMC ");
        page.structure.push("P".to_owned());
    }
    set(&file, &mut page, regular, (0.0, 0.0), 700.0, &numbered(1));
    file.add(page);
    assert_eq!(blocks(&file)[0], "Dòng một⏎dòng hai");
}

#[test]
fn entries_of_a_table_of_contents_are_lines_of_their_own() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let entry = |name: &str, number: &str| {
        let dots = ".".repeat(WIDE - name.chars().count() - number.len());
        format!("{name}{dots}{number}")
    };
    let entries = [entry("Mở đầu", "1"), entry("Chương 1. Bối cảnh", "3"), entry("Kết luận", "20")];
    for (entry, y) in entries.iter().zip([700.0, 682.0, 664.0]) {
        file.text(&mut page, regular, 14.0, LEFT, y, entry);
    }
    file.add(page);
    assert_eq!(blocks(&file), entries);
}

#[test]
fn the_star_of_a_letterhead_begins_no_point() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    file.text(&mut page, regular, 14.0, LEFT, 700.0, "■ Trồng trọt: 1.234 ha.");
    file.text(&mut page, regular, 14.0, LEFT, 600.0, "* Hoà Sơn, ngày 20 tháng 12 năm 2031");
    file.add(page);
    let is_point = |block: &RawBlock| matches!(block.kind, RawKind::Bullet { .. });
    assert_eq!(raw(&file).iter().map(is_point).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_space_behind_a_bullet_may_be_one_that_does_not_break() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    set(&file, &mut page, regular, (36.0, 0.0), 760.0, &numbered(1));
    file.text(&mut page, regular, 14.0, LEFT + 36.0, 640.0, "-\u{a0}Có năng lực.");
    file.add(page);
    let last = raw(&file).pop().expect("a block");
    assert!(matches!(last.kind, RawKind::Bullet { .. }), "{last:?}");
}

#[test]
fn a_sentence_goes_on_below_a_line_that_is_not_stretched() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    let mut y = 760.0;
    let full = |words: &str| format!("{words} {}", "x".repeat(WIDE - 1 - words.chars().count()));
    let paragraph = [full("Căn cứ"), full("Luật số"), full("ngày")];
    for line in &paragraph {
        file.text(&mut page, regular, 14.0, LEFT, y, line);
        y -= 18.0;
    }
    // The number finds no room on the line above it, which could be stretched.
    let short = full("Luật").chars().take(WIDE - 3).collect::<String>();
    file.text(&mut page, regular, 14.0, LEFT, y, &short);
    file.text(&mut page, regular, 14.0, LEFT, y - 18.0, "2025;");
    file.add(page);
    assert_eq!(blocks(&file), [format!("{} {short} 2025;", paragraph.join(" "))]);
}

#[test]
fn points_in_the_middle_are_points() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    set(&file, &mut page, regular, (0.0, 0.0), 760.0, &numbered(1));
    let points = ["Hội đồng nhân dân các cấp trong tỉnh Ba Vì ta (báo cáo);", "Báo Ba Vì."];
    for (y, point) in [(640.0, points[0]), (622.0, points[1])] {
        file.centred(&mut page, regular, 14.0, y, &format!("- {point}"));
    }
    file.add(page);
    let texts = blocks(&file);
    assert_eq!(texts[texts.len() - 2..], points.map(|point| format!("- {point}")));
}

#[test]
fn spaces_that_do_not_break_are_plain_where_a_line_has_no_others() {
    let (mut file, [regular, ..]) = Writer::with_fonts();
    let mut page = Page::default();
    for number in 1..4 {
        let y = 760.0 - 90.0 * number as f32;
        set(&file, &mut page, regular, (36.0, 0.0), y, &numbered(number));
    }
    file.text(&mut page, regular, 14.0, LEFT + 36.0, 60.0, "3. Nguyên tắc:");
    let mut next = Page::default();
    let [first, second] =
        ["Ban làm việc theo quy chế do mình ban hành và phải tuân", "thủ mọi luật."];
    let copied = first.replace(' ', "\u{a0}");
    file.text(&mut next, regular, 14.0, LEFT + 36.0, 760.0, &format!("{copied} theo"));
    file.text(&mut next, regular, 14.0, LEFT, 742.0, second);
    set(&file, &mut next, regular, (36.0, 0.0), 724.0, &numbered(5));
    file.add(page);
    file.add(next);
    let expected = ["3. Nguyên tắc:".to_owned(), format!("{first} theo {second}"), numbered(5)];
    assert_eq!(blocks(&file)[3..], expected);
}
