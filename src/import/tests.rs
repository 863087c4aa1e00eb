//! Raw blocks as a format with paragraphs and pages gives them: what the importer makes of their hints.

#[path = "../../tests/it/import/printed.rs"]
mod printed;
mod roles;

mod front_matter;

use super::{Imported, import_blocks};
use crate::source::problem::{LineUnit, Location, Problem, ProblemKind};
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
    let whole = Problem::new(Location::File, ProblemKind::ReadAs("TCVN3"));
    assert_eq!(whole.to_string(), "read as TCVN3, though nothing in the file says so");
    let page = Problem::new(Location::Page(7), ProblemKind::PageWithoutText);
    assert_eq!(page.to_string(), "page 7: a picture without text: its words are not in the report");
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
fn an_annexed_document_has_a_letterhead_of_its_own() {
    let mut blocks: Vec<RawBlock> = (0..3).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([bold("CHỦ TỊCH"), bold("Trần Văn Cường"), bold("HỘI CỰU GIÁO CHỨC")]);
    blocks
        .extend([bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), bold("Độc lập - Tự do - Hạnh phúc")]);
    blocks.extend([centred("ĐIỀU LỆ SỬA ĐỔI"), text(Style::Em, "(Kèm theo Quyết định số 5/QĐ")]);
    blocks.extend([plain("ngày 03 tháng 4 năm 2031)"), bold("Điều 1. Tên gọi"), plain("Hội An.")]);
    let outline = outline(&import(blocks).report);
    let (_, end) = outline.split_once("signature\n").expect("a signature");
    assert_eq!(
        end,
        "  L **CHỦ TỊCH**\n  L **Trần Văn Cường**\n\
         letterhead\n  L **HỘI CỰU GIÁO CHỨC**\n  \
         L **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n  L **Độc lập - Tự do - Hạnh phúc**\n\
         s1 ĐIỀU LỆ SỬA ĐỔI\n  P *(Kèm theo Quyết định số 5/QĐ*\n  P ngày 03 tháng 4 năm 2031)\n  \
         s1.d1 [Điều 1.] Tên gọi\n    P Hội An.\n"
    );
}

#[test]
fn a_document_of_no_known_kind_has_its_title_below_the_letterhead() {
    let imported = import(vec![
        bold("TRƯỜNG ĐẠI HỌC HÒA SƠN"),
        plain("Số: .../HS"),
        text(Style::Em, "Hòa Sơn, ngày ... tháng ... năm ..."),
        bold("Dự thảo lần 2"),
        centred("PHIẾU GHI Ý KIẾN"),
        centred("về quy hoạch trường"),
        text(Style::Em, "(Kèm theo Quyết định số 5/QĐ ngày 3 tháng 4 năm 2031)"),
        bold("I. NỘI DUNG"),
        plain("Một câu trọn vẹn."),
    ]);
    let outline = outline(&imported.report);
    assert!(
        outline.starts_with("# PHIẾU GHI Ý KIẾN về quy hoạch trường\nletterhead\n"),
        "{outline}"
    );
    assert!(outline.ends_with("I [I.] NỘI DUNG\n  P Một câu trọn vẹn.\n"), "{outline}");
    assert!(problems(&imported).contains("taken as the title: PHIẾU GHI Ý KIẾN"));
}

#[test]
fn a_letter_without_a_subject_has_a_letterhead_and_no_title() {
    let imported = import(vec![
        bold("SỞ NỘI VỤ HÒA SƠN"),
        plain("Số: 12/SNV"),
        bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        bold("Độc lập – Tự do – Hạnh phúc"),
        bold("Kính gửi: Tòa án nhân dân khu vực 1"),
        bold("I. VỀ NỘI DUNG"),
        plain("Một câu trọn vẹn."),
    ]);
    assert_eq!(
        outline(&imported.report),
        "letterhead\n  L **SỞ NỘI VỤ HÒA SƠN**\n  L Số: 12/SNV\n  \
         L **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n  L **Độc lập – Tự do – Hạnh phúc**\n\
         intro\n  P **Kính gửi: Tòa án nhân dân khu vực 1**\n\
         I [I.] VỀ NỘI DUNG\n  P Một câu trọn vẹn.\n"
    );
}

#[test]
fn a_sentence_of_the_level_of_a_heading_is_none() {
    let level = |block: RawBlock| RawBlock {
        hints: Hints { outline_level: Some(1), ..block.hints.clone() },
        ..block
    };
    let sentence = "Phối hợp với các sở, ban, ngành rà soát, nâng cấp hạ tầng kỹ thuật, bảo đảm \
                    an toàn thông tin cho các hệ thống dùng chung của tỉnh.";
    let imported = import(vec![
        bold("BÁO CÁO"),
        level(bold("1. Hạ tầng")),
        level(plain(&format!("(1) {sentence}"))),
        level(plain(sentence)),
        level(plain("2. Dữ liệu")),
        plain("Một câu trọn vẹn."),
    ]);
    assert_eq!(
        outline(&imported.report),
        format!(
            "# BÁO CÁO\n1 [1.] Hạ tầng\n  ((1)) {sentence}\n  P {sentence}\n\
             2 [2.] Dữ liệu\n  P Một câu trọn vẹn.\n"
        )
    );
}

#[test]
fn an_appendix_that_is_a_file_of_its_own_is_named_by_its_heading() {
    let blocks = [
        centred("Phụ lục I"),
        centred("KẾT QUẢ CHỈ SỐ NĂM 2031"),
        centred("CỦA CÁC CƠ QUAN"),
        text(Style::Em, "(Kèm theo Quyết định số 5/QĐ-UBND)"),
        bold("1. Nhóm một"),
        plain("Một câu trọn vẹn."),
    ];
    let title = |blocks: Vec<RawBlock>| import(blocks).report.title.to_string();
    let own = "Phụ lục I KẾT QUẢ CHỈ SỐ NĂM 2031 CỦA CÁC CƠ QUAN";
    assert_eq!(title(blocks.to_vec()), own);
    assert_eq!(title([&blocks[..], &[bold("Phụ lục II")]].concat()), "");
}

#[test]
fn the_only_heading_of_a_list_is_its_title() {
    let imported = import(vec![
        bold("DANH SÁCH BAN VẬN ĐỘNG HỘI LÀM VƯỜN"),
        text(Style::Em, "(Kèm theo Quyết định số 5/QĐ-UBND)"),
        plain("Một câu trọn vẹn."),
    ]);
    assert!(
        outline(&imported.report).starts_with("# DANH SÁCH BAN VẬN ĐỘNG HỘI LÀM VƯỜN\nintro\n")
    );
}

#[test]
fn who_gives_a_paper_is_no_heading_below_its_title() {
    let imported = import(vec![
        centred("THAM LUẬN"),
        centred("Phòng, chống cháy rừng"),
        bold("UBND tỉnh Hòa Sơn"),
        plain("Một câu trọn vẹn."),
        bold("1. Thực trạng"),
        plain("Một câu trọn vẹn."),
    ]);
    assert_eq!(
        outline(&imported.report),
        "# THAM LUẬN Phòng, chống cháy rừng\n\
         intro\n  P **UBND tỉnh Hòa Sơn**\n  P Một câu trọn vẹn.\n\
         1 [1.] Thực trạng\n  P Một câu trọn vẹn.\n"
    );
}

#[test]
fn a_letter_in_one_table_is_addressed_below_its_letterhead() {
    let cell = |words: &[&str], colspan: usize| {
        let blocks = words.iter().map(|words| plain(words)).collect();
        RawCell { blocks, colspan, rowspan: 1 }
    };
    let subject = format!("V/v {} năm 2031", "cải thiện các chỉ số của tỉnh ".repeat(8).trim());
    let rows = vec![
        vec![cell(&["SỞ NỘI VỤ"], 2), cell(&["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 1)],
        vec![cell(&["Số: 12/SNV", &subject], 2), cell(&["Hòa Sơn, ngày 3 tháng 4 năm 2031"], 1)],
        vec![cell(&["Kính gửi:"], 1), cell(&["Sở Y tế;", "Sở Xây dựng."], 2)],
    ];
    let kind = RawKind::Table(RawTable { rows, head_rows: 0, borderless: true });
    let table = RawBlock { kind, runs: Vec::new(), ..plain("") };
    let imported = import(super::layout::unfold(vec![table, plain("Một câu trọn vẹn.")]));
    assert_eq!(
        outline(&imported.report),
        format!(
            "# {subject}\nletterhead\n  L SỞ NỘI VỤ\n  L Số: 12/SNV\n  \
             L CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  L Hòa Sơn, ngày 3 tháng 4 năm 2031\n\
             intro\n  P Kính gửi:\n  P Sở Y tế;\n  P Sở Xây dựng.\n  P Một câu trọn vẹn.\n"
        )
    );
}

#[test]
fn tables_that_count_anew_are_not_joined() {
    let cell = |words: &str| RawCell { blocks: vec![plain(words)], colspan: 1, rowspan: 1 };
    let table = |numbers: &[&str]| {
        let head = vec![cell("TT"), cell("Chỉ số")];
        let rows = numbers.iter().map(|number| {
            vec![cell(number), cell(&format!("Dòng {number} của {}", numbers.len()))]
        });
        let rows = std::iter::once(head).chain(rows).collect();
        let kind = RawKind::Table(RawTable { rows, ..RawTable::default() });
        RawBlock { kind, runs: Vec::new(), ..plain("") }
    };
    // A page has ten blocks: the second table begins the next.
    let count = |second: &RawBlock| {
        let mut blocks: Vec<RawBlock> = (0..9).map(|_| plain("Một câu.")).collect();
        blocks.extend([table(&["1", "2"]), second.clone()]);
        outline(&import(blocks).report).matches("TT").count()
    };
    assert_eq!((count(&table(&["3"])), count(&table(&["1"]))), (1, 2));
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

#[test]
fn a_signature_typed_beside_the_recipients_is_parted_from_them() {
    let point =
        |words: &str| RawBlock { kind: RawKind::Bullet { indent: 0, marker: '-' }, ..plain(words) };
    let mut folded = point("Sở Y tế;");
    folded.runs.extend([RawRun::Break, RawRun::Text(Style::Plain, "- Sở Nội vụ;".to_owned())]);
    let mut last = point("Lưu: VT. ");
    last.runs.push(RawRun::Text(Style::Strong, "Trần Văn Cường".to_owned()));
    let mut blocks: Vec<RawBlock> = (0..3).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([
        bold("Nơi  nhận :      KT. CHỦ TỊCH"),
        point("Bộ Nội vụ;      PHÓ CHỦ TỊCH"),
        folded,
        last,
    ]);
    let outline = outline(&import(blocks).report);
    let (_, end) = outline.split_once("recipients").expect("recipients");
    assert_eq!(
        end,
        " Nơi  nhận :\n  * Bộ Nội vụ;\n  * Sở Y tế;\n  * Sở Nội vụ;\n  * Lưu: VT.\n\
         signature\n  L **KT. CHỦ TỊCH**\n  L PHÓ CHỦ TỊCH\n  L **Trần Văn Cường**\n"
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
