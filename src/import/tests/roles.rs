//! What each block is, by rules that only a few documents need: rows of equals, titles and letterheads without the usual
//! words, headings in several lines.

use super::{bold, centred, import, outline, plain, text};
use crate::import::Imported;
use crate::import::import as read;
use crate::source::raw::{RawBlock, RawCell, RawKind, RawRun, RawTable, Style};

fn titled(source: &str) -> String {
    let Imported { report, .. } = read(source.as_bytes(), None);
    report.title.as_str().to_owned()
}

/// Each section as its label and title, each item as its label in brackets.
fn rows(source: &str) -> String {
    let printed = outline(&read(format!("# BÁO CÁO\n\n{source}").as_bytes(), None).report);
    let lines = printed.lines().map(str::trim_start);
    let shown = lines.filter_map(|line| match line.split_once(' ')? {
        ("#" | "P" | "T" | "*" | "intro", _) => None,
        (item, _) if item.starts_with('(') => Some(item),
        (_, heading) => Some(heading),
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_members_of_a_row_are_headings_or_items_together() {
    let short = "Một câu trọn vẹn.";
    for (what, source, expected) in [
        (
            "bold sentences are no headings beside a bold line that ends in a stop",
            "**1. Làm nhanh.**\n\n**2. Câu một. Câu hai.**\n\n**3. Câu ba. Câu bốn.**".to_owned(),
            "(1.) | (2.) | (3.)",
        ),
        (
            "words that lead into one text alone are part of it",
            format!("**1. Về kinh phí:** {short}"),
            "(1.)",
        ),
        (
            "words that lead into several texts are headings",
            format!("**1. Về kinh phí:** {short}\n\n**2. Về nhân lực:** {short}"),
            "[1.] Về kinh phí: | [2.] Về nhân lực:",
        ),
        (
            "numbers without words are no headings",
            format!("1.\n\n{short}\n\n2.\n\n{short}"),
            "(1.) | (2.)",
        ),
        (
            "short plain lines above texts are",
            format!("1. Y tế\n\n{short}\n\n2. Xã hội\n\n{short}"),
            "[1.] Y tế | [2.] Xã hội",
        ),
        (
            "two of three short plain lines make it a row of headings, and one of two does not",
            format!(
                "1. Y tế\n\n{short}\n\n2. Xã hội\n\n{short}\n\n3. {short}\n\n**II. Hai**\n\n1. Y tế\n\n{short}\n\n2. {short}"
            ),
            "[1.] Y tế | [2.] Xã hội | [3.] Một câu trọn vẹn. | [II.] Hai | (1.) | (2.)",
        ),
        (
            "a plain line that ends in a colon is one above points of another kind",
            format!(
                "1. Về thu:\n\na) {short}\n\nb) {short}\n\n2. Về chi:\n\na) {short}\n\nb) {short}"
            ),
            "[1.] Về thu: | (a)) | (b)) | [2.] Về chi: | (a)) | (b))",
        ),
        (
            "a number in brackets is that of a point, however it is set",
            format!("{short}\n\n**(1) Thu**\n\n{short}\n\n**(2) Chi**\n\n{short}"),
            "((1)) | ((2))",
        ),
        (
            "an outer heading ends the rows within, and inner ones do not end those around",
            format!(
                "**I. Một**\n\n**1. Hai**\n\na) {short}\n\nb) {short}\n\n**2. Ba**\n\n{short}\n\n**II. Bốn**\n\n\
                 1. {short}\n\n2. {short}"
            ),
            "[I.] Một | [1.] Hai | (a)) | (b)) | [2.] Ba | [II.] Bốn | (1.) | (2.)",
        ),
    ] {
        assert_eq!(rows(&source), expected, "{what}");
    }
}

#[test]
fn a_heading_goes_on_with_lines_that_are_set_as_it_is() {
    for (source, expected) in [
        ("**PHẦN I**\n\n**KẾT QUẢ**\n\n**VỀ KINH TẾ**\n\nChữ.", "[PHẦN I] KẾT QUẢ VỀ KINH TẾ"),
        ("**PHẦN I**\n\n**KẾT QUẢ**\n\nVỀ KINH TẾ\n\nChữ.", "[PHẦN I] KẾT QUẢ | VỀ KINH TẾ"),
        ("**I. KẾT QUẢ**\n\n**VÀ NHIỆM VỤ**\n\nChữ.", "[I.] KẾT QUẢ VÀ NHIỆM VỤ"),
        ("**I. KẾT QUẢ**\n\nVÀ NHIỆM VỤ\n\nChữ.", "[I.] KẾT QUẢ | VÀ NHIỆM VỤ"),
    ] {
        assert_eq!(rows(source), expected, "{source}");
    }
}

#[test]
fn a_title_is_as_long_as_a_line_unless_it_is_set_off() {
    let words = |count: usize| vec!["tỉnh"; count].join(" ");
    for (what, source, is_title) in [
        ("a line", format!("Báo cáo {}", words(20)), true),
        ("a paragraph", format!("Báo cáo {}", words(40)), false),
        ("a bold paragraph", format!("**Báo cáo {}**", words(60)), true),
        ("a long bold paragraph", format!("**Báo cáo {}**", words(110)), false),
        ("a bold line of no known kind", format!("**Đôi điều {}**", words(40)), true),
        ("a bold paragraph of no known kind", format!("**Đôi điều {}**", words(70)), false),
        ("a list", "- BÁO CÁO".to_owned(), false),
    ] {
        let title = titled(&format!("{source}\n\n**1. Một**\n\nChữ.\n\n**2. Hai**\n\nChữ."));
        assert_eq!(!title.is_empty(), is_title, "{what}: {title}");
    }
}

#[test]
fn the_title_is_what_the_other_headings_lie_under() {
    for (source, title) in [
        // A section follows the title at once.
        (
            "# BÁO CÁO\n\n## Tình hình phát triển kinh tế và xã hội\n\n## Nhiệm vụ năm tới\n\nChữ.",
            "BÁO CÁO",
        ),
        ("# Chuyện làng\n\nChữ.\n\n## Một\n\nChữ.\n\n## Hai\n\nChữ.", "Chuyện làng"),
        ("# Chuyện làng\n\nChữ.\n\n# Chuyện xã\n\nChữ.", ""),
        ("## Chuyện làng\n\nChữ.\n\n# Chuyện xã\n\nChữ.", ""),
    ] {
        assert_eq!(titled(source), title, "{source}");
    }
}

#[test]
fn who_has_no_title_above_it_may_be_a_heading() {
    let printed =
        outline(&read("**Sở Nội vụ**\n\nChữ.\n\n**Sở Y tế**\n\nChữ.".as_bytes(), None).report);
    assert_eq!(printed, "s1 Sở Nội vụ\n  P Chữ.\ns2 Sở Y tế\n  P Chữ.\n");
}

#[test]
fn a_title_is_not_below_the_text_and_ends_where_another_setting_begins() {
    let long = vec!["tỉnh"; 70].join(" ");
    let full = "Báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế xã hội trong năm";
    for (what, source, title) in [
        ("below a long text", format!("Một {long}\n\n**BÁO CÁO**\n\nChữ."), ""),
        ("below a list", "- Một điểm\n\n**BÁO CÁO**\n\nChữ.".to_owned(), ""),
        ("below a sentence", "Một câu trọn vẹn.\n\n**BÁO CÁO**\n\nChữ.".to_owned(), ""),
        ("below a line", "Một dòng\n\n**BÁO CÁO**\n\nChữ.".to_owned(), "BÁO CÁO"),
        (
            "a full line goes on in bold",
            format!("**{full}**\n\n**Thực hiện kế hoạch của tỉnh**\n\n**I. Một**\n\nChữ."),
            &format!("{full} Thực hiện kế hoạch của tỉnh"),
        ),
        (
            "but not in plain words",
            format!("**{full}**\n\nThực hiện kế hoạch của tỉnh\n\n**I. Một**\n\nChữ."),
            full,
        ),
    ] {
        assert_eq!(titled(&source), title, "{what}");
    }
}

#[test]
fn the_letterhead_of_an_untitled_paper_may_be_a_table_without_a_date() {
    let titled = |words: &str| {
        let cell = RawCell { blocks: vec![plain(words)], colspan: 1, rowspan: 1 };
        let table = RawTable { rows: vec![vec![cell]], ..RawTable::default() };
        let table = RawBlock { kind: RawKind::Table(table), runs: Vec::new(), ..plain("") };
        let motto = plain("ĐOÀN KẾT - DÂN CHỦ - PHÁT TRIỂN");
        import(vec![table, motto, plain("Một câu trọn vẹn.")]).report.title.as_str().to_owned()
    };
    assert_eq!(titled("ĐẢNG CỘNG SẢN VIỆT NAM"), "ĐOÀN KẾT - DÂN CHỦ - PHÁT TRIỂN");
    assert_eq!(titled("Hòa Sơn, ngày 5 tháng 1 năm 2031"), "ĐOÀN KẾT - DÂN CHỦ - PHÁT TRIỂN");
    assert_eq!(titled("Danh mục"), "");
}

/// A paragraph of several lines.
fn lines(style: Style, lines: &[&str]) -> RawBlock {
    let mut block = text(style, lines[0]);
    for line in &lines[1..] {
        block.runs.extend([RawRun::Break, RawRun::Text(style, (*line).to_owned())]);
    }
    block
}

#[test]
fn below_a_letterhead_that_was_typed_as_one_paragraph_comes_the_title() {
    let letterhead = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN XÃ NÀ MÂY, HUYỆN BẢN XA, TỈNH HÒA SƠN",
        "TỔ CÔNG TÁC KHẢO SÁT ĐỜI SỐNG NHÂN DÂN VÙNG BIÊN GIỚI CỦA XÃ NÀ MÂY",
    ];
    let imported = import(vec![
        lines(Style::Plain, &letterhead),
        plain("Độc lập - Tự do - Hạnh phúc"),
        plain("Nà Mây, ngày 05 tháng 01 năm 2031"),
        bold("PHIẾU KHẢO SÁT"),
        plain("Một câu trọn vẹn."),
        bold("Phần riêng"),
        plain("Một câu trọn vẹn."),
    ]);
    assert_eq!(imported.report.title.as_str(), "PHIẾU KHẢO SÁT");
}

#[test]
fn a_letterhead_may_name_several_offices_above_its_number() {
    let letterhead = |offices: usize| {
        let mut blocks: Vec<RawBlock> =
            ["ỦY BAN NHÂN DÂN", "TỈNH HÒA SƠN", "SỞ NỘI VỤ", "PHÒNG CÁN BỘ", "TỔ MỘT"][..offices]
                .iter()
                .map(|office| plain(office))
                .collect();
        blocks.extend([
            plain("Số: 5/NV-TM"),
            centred("Tóm tắt việc làm trong năm"),
            plain("Một câu trọn vẹn."),
        ]);
        import(blocks).report.title.as_str().to_owned()
    };
    assert_eq!(letterhead(1), "Tóm tắt việc làm trong năm");
    assert_eq!(letterhead(4), "Tóm tắt việc làm trong năm");
    assert_eq!(letterhead(5), "");
}
