//! Raw blocks as a format with paragraphs and pages gives them: what the importer makes of their hints.

#[path = "../../tests/it/import/printed.rs"]
mod printed;

use super::{Imported, import_blocks};
use crate::source::problem::{LineUnit, Location, Problem};
use crate::source::raw::{
    Hints, NoteReference, RawBlock, RawCell, RawKind, RawRun, RawTable, ReferenceForm, Style,
};
use printed::{outline, problems};

fn text(style: Style, words: &str) -> RawBlock {
    let runs = vec![RawRun::Text(style, words.to_owned())];
    RawBlock { kind: RawKind::Text, runs, hints: Hints { whole: true, ..Hints::default() } }
}

fn bold(words: &str) -> RawBlock {
    text(Style::Strong, words)
}

fn plain(words: &str) -> RawBlock {
    text(Style::Plain, words)
}

fn centred(words: &str) -> RawBlock {
    let mut block = bold(words);
    block.hints.centred = true;
    block
}

fn labelled(label: &str, mut block: RawBlock) -> RawBlock {
    block.hints.label = Some(label.to_owned());
    block
}

fn reference(key: &str) -> RawRun {
    RawRun::Reference(NoteReference {
        key: key.to_owned(),
        form: ReferenceForm::Certain,
        line: 0,
        exponent: false,
    })
}

fn note(key: &str, label: &str, words: &str) -> RawBlock {
    let kind = RawKind::Note { key: key.to_owned(), label: label.to_owned() };
    RawBlock { kind, ..plain(words) }
}

/// Imports blocks that are numbered as paragraphs, ten to a page.
fn import(mut blocks: Vec<RawBlock>) -> Imported {
    for (n, block) in blocks.iter_mut().enumerate() {
        block.hints.line = n + 1;
        block.hints.page = Some(n as u32 / 10 + 1);
    }
    import_blocks(blocks, Vec::new(), LineUnit::Paragraphs, None)
}

#[test]
fn numbers_that_the_word_processor_made_are_labels() {
    let imported = import(vec![
        bold("BÁO CÁO"),
        bold("tình hình năm 2031"),
        labelled("I.", bold("KẾT QUẢ")),
        labelled("1.", bold("Kinh tế")),
        labelled("a)", plain("Tăng trưởng khá trong cả năm.")),
        labelled("b)", plain("Thu ngân sách vượt kế hoạch.")),
    ]);
    assert_eq!(
        outline(&imported.report),
        "# BÁO CÁO tình hình năm 2031\n\
         I [I.] KẾT QUẢ\n  \
         I.1 [1.] Kinh tế\n    \
         (a)) Tăng trưởng khá trong cả năm.\n    \
         (b)) Thu ngân sách vượt kế hoạch.\n"
    );
}

#[test]
fn a_whole_paragraph_is_never_joined_to_the_next() {
    let both = ["Các xã đã hoàn thành, gồm xã A,", "xã B."];
    let mut blocks: Vec<RawBlock> = both.map(plain).into();
    let whole = outline(&import(blocks.clone()).report);
    assert_eq!(whole, "intro\n  P Các xã đã hoàn thành, gồm xã A,\n  P xã B.\n");
    for block in &mut blocks {
        block.hints.whole = false;
    }
    let cut = outline(&import(blocks).report);
    assert_eq!(cut, "intro\n  P Các xã đã hoàn thành, gồm xã A, xã B.\n");
}

#[test]
fn references_that_the_format_knows_lead_to_their_notes() {
    let mut first = plain("Gồm 38 xã");
    first.runs.push(reference("f2"));
    let mut second = plain("và 12 bản");
    second.runs.extend([reference("f3"), reference("f2")]);
    let imported = import(vec![
        first,
        second,
        note("f2", "1", "Khu vực III."),
        note("f3", "2", "Theo đề án."),
    ]);
    assert_eq!(
        outline(&imported.report),
        "intro\n  P Gồm 38 xã{1}\n  P và 12 bản{2}{1}\n\
         note 1 [1] Khu vực III.\nnote 2 [2] Theo đề án.\n"
    );
}

#[test]
fn paragraphs_of_a_cell_stay_apart() {
    let cell = |blocks: Vec<RawBlock>| RawCell { blocks, colspan: 1, rowspan: 1 };
    let inner = RawTable { rows: vec![vec![cell(vec![plain("hai")])]], ..RawTable::default() };
    let inner = RawBlock { kind: RawKind::Table(inner), runs: Vec::new(), ..plain("") };
    let row = vec![cell(vec![plain("một"), inner]), cell(vec![plain("ba")])];
    let table = RawTable { rows: vec![row], ..RawTable::default() };
    let table = RawBlock { kind: RawKind::Table(table), runs: Vec::new(), ..plain("") };
    assert_eq!(outline(&import(vec![table]).report), "intro\n  T một / hai | ba\n");
}

#[test]
fn problems_name_a_paragraph_and_its_page() {
    let mut blocks: Vec<RawBlock> = (0..11).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.push(note("f1", "1", "Không ai dẫn."));
    let imported = import(blocks);
    assert_eq!(
        problems(&imported),
        "page 1, paragraph 1: no title found\n\
         page 2, paragraph 12: no reference cites note 1\n"
    );
    let whole = Problem::new(Location::File, "read as TCVN3");
    assert_eq!(whole.to_string(), "read as TCVN3");
    let page = Problem::new(Location::Page(7), "a picture is left out");
    assert_eq!(page.to_string(), "page 7: a picture is left out");
}

#[test]
fn what_stands_in_the_middle_of_the_page_goes_over_lines_and_lies_under_nothing_at_its_side() {
    let imported = import(vec![
        centred("BÁO CÁO"),
        centred("Tình hình thực hiện dự toán thu, chi ngân sách"),
        centred("6 tháng đầu năm, nhiệm vụ và giải pháp thực hiện"),
        centred("dự toán 6 tháng cuối năm 2031 trên địa bàn"),
        centred("Tỉnh Hoà Sơn"),
        text(Style::Em, "(Trình Kỳ họp thứ 20)"),
        centred("MỞ ĐẦU"),
        plain("Một câu."),
        centred("Phần thứ nhất"),
        centred("KẾT QUẢ LÃNH ĐẠO, CHỈ ĐẠO"),
        centred("THỰC HIỆN NHIỆM VỤ"),
        plain("Một câu."),
        bold("I. Kinh tế"),
        bold("1. Nông nghiệp"),
        plain("Một câu."),
        centred("Bảng 1. Sản lượng"),
        centred("KẾT LUẬN VÀ KIẾN NGHỊ"),
        plain("Một câu."),
    ]);
    assert_eq!(
        outline(&imported.report),
        "# BÁO CÁO Tình hình thực hiện dự toán thu, chi ngân sách 6 tháng đầu năm, nhiệm vụ và \
         giải pháp thực hiện dự toán 6 tháng cuối năm 2031 trên địa bàn Tỉnh Hoà Sơn\n\
         intro\n  P *(Trình Kỳ họp thứ 20)*\n\
         s1 MỞ ĐẦU\n  P Một câu.\n\
         p1 [Phần thứ nhất] KẾT QUẢ LÃNH ĐẠO, CHỈ ĐẠO THỰC HIỆN NHIỆM VỤ\n  P Một câu.\n  \
         p1.I [I.] Kinh tế\n    \
         p1.I.1 [1.] Nông nghiệp\n      P Một câu.\n      P **Bảng 1. Sản lượng**\n\
         s2 KẾT LUẬN VÀ KIẾN NGHỊ\n  P Một câu.\n"
    );
}

#[test]
fn a_signature_ends_with_its_page_whatever_is_annexed() {
    let mut blocks: Vec<RawBlock> = (0..6).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([bold("TM. UỶ BAN NHÂN DÂN"), bold("CHỦ TỊCH"), bold("Trần Văn Cường")]);
    blocks.push(RawBlock { kind: RawKind::PageBreak, runs: Vec::new(), ..plain("") });
    blocks.extend([
        centred("NHIỆM VỤ CỦA CÁC CƠ QUAN"),
        bold("Chương I"),
        bold("NHỮNG QUY ĐỊNH CHUNG"),
        plain("Một câu."),
    ]);
    let outline = outline(&import(blocks).report);
    let (_, end) = outline.split_once("signature\n").expect("a signature");
    assert_eq!(
        end,
        "  L **TM. UỶ BAN NHÂN DÂN**\n  L **CHỦ TỊCH**\n  L **Trần Văn Cường**\n\
         s1 NHIỆM VỤ CỦA CÁC CƠ QUAN\nc1 [Chương I] NHỮNG QUY ĐỊNH CHUNG\n  P Một câu.\n"
    );
}

#[test]
fn tables_with_one_head_are_joined_over_a_page_and_not_within_one() {
    let row = |words: [&str; 2]| {
        let cell = |text| RawCell { blocks: vec![plain(text)], colspan: 1, rowspan: 1 };
        words.map(cell).to_vec()
    };
    let table = |words: [&str; 2]| {
        let rows = vec![row(["Loại", "Điểm"]), row(words)];
        let table = RawTable { rows, head_rows: 0, borderless: false };
        RawBlock { kind: RawKind::Table(table), runs: Vec::new(), ..plain("") }
    };
    // A page has ten blocks.
    for (before, tables) in [(8, 2), (9, 1)] {
        let mut blocks: Vec<RawBlock> = (0..before).map(|_| plain("Một câu.")).collect();
        blocks.extend([table(["Đạt", "5"]), table(["Giỏi", "8"])]);
        let found = outline(&import(blocks).report).matches("Loại").count();
        assert_eq!(found, tables, "behind {before} blocks");
    }
}

#[test]
fn the_title_of_a_form_stands_below_the_motto() {
    let imported = import(vec![
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred("Độc lập - Tự do - Hạnh phúc"),
        centred("ĐƠN ĐỀ NGHỊ CẤP PHÉP"),
        plain("Kính gửi: Ủy ban nhân dân xã"),
        bold("1. Họ và tên"),
        plain("Một câu."),
    ]);
    let outline = outline(&imported.report);
    assert!(outline.starts_with("# ĐƠN ĐỀ NGHỊ CẤP PHÉP\nletterhead\n  L **CỘNG HÒA"), "{outline}");
}

#[test]
fn the_town_of_a_letterhead_may_be_shortened() {
    for line in
        ["Tp. Hòa Sơn, ngày 03 tháng 6 năm 2025", "Số: 5/TB Tp. Hòa Sơn, ngày 03 tháng 6 năm 2025"]
    {
        let imported = import(vec![
            plain("TRƯỜNG ĐẠI HỌC HÒA SƠN"),
            bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            plain(line),
            centred("THÔNG BÁO"),
            centred("Chính sách học phí"),
            plain("Một câu."),
        ]);
        let outline = outline(&imported.report);
        assert!(outline.starts_with("# THÔNG BÁO Chính sách học phí\nletterhead\n"), "{outline}");
        assert!(outline.contains("  L Tp. Hòa Sơn, ngày 03 tháng 6 năm 2025\n"), "{outline}");
    }
}

#[test]
fn an_annex_is_named_below_the_word_for_it() {
    let mut blocks: Vec<RawBlock> = (0..3).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([bold("TRƯỞNG BAN"), bold("Bùi Văn Khôi")]);
    blocks.extend([bold("Phụ lục"), bold("DANH MỤC NHIỆM VỤ"), plain("Một câu trọn vẹn.")]);
    let outline = outline(&import(blocks).report);
    assert!(
        outline.ends_with("\ns1 Phụ lục DANH MỤC NHIỆM VỤ\n  P Một câu trọn vẹn.\n"),
        "{outline}"
    );
}

#[test]
fn recipients_that_come_row_by_row_with_the_signature_are_parted_from_it() {
    let point =
        |words: &str| RawBlock { kind: RawKind::Bullet { indent: 0, marker: '-' }, ..plain(words) };
    let mut blocks: Vec<RawBlock> = (0..3).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([
        bold("Nơi nhận:"),
        bold("KT. CHỦ TỊCH"),
        point("Bộ Nội vụ (Sở Nội vụ tổng hợp,"),
        plain("gửi qua phần mềm);"),
        bold("PHÓ CHỦ TỊCH"),
        point("Lưu: VT."),
        bold("Trần Văn Cường"),
    ]);
    let imported = import(blocks);
    let outline = outline(&imported.report);
    let (_, end) = outline.split_once("recipients").expect("recipients");
    assert_eq!(
        end,
        " Nơi nhận:\n  * Bộ Nội vụ (Sở Nội vụ tổng hợp, gửi qua phần mềm);\n  * Lưu: VT.\n\
         signature\n  L **KT. CHỦ TỊCH**\n  L **PHÓ CHỦ TỊCH**\n  L **Trần Văn Cường**\n"
    );
    assert!(problems(&imported).contains("the recipients are parted from the signature"));
}
