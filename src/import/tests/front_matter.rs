//! Letterheads, recipients and signatures: where they begin and end.

use crate::source::raw::RawBlock;

use super::{bold, centred, import, outline, plain};

#[test]
fn lines_below_a_signature_may_end_as_laws_do_that_a_decision_rests_on() {
    let mut blocks: Vec<RawBlock> = (0..3).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([bold("Nơi nhận:"), plain("Lưu: VT.")]);
    blocks.extend([bold("KT. CHỦ NHIỆM"), bold("PHÓ CHỦ NHIỆM"), bold("Trần Văn Cường")]);
    blocks.push(plain("Số điện thoại liên hệ: 0123;"));
    let outline = outline(&import(blocks).report);
    let signature = "signature\n  L **KT. CHỦ NHIỆM**\n  L **PHÓ CHỦ NHIỆM**\n";
    assert!(outline.contains(signature), "{outline}");
}

#[test]
fn a_letterhead_on_a_page_of_its_own_begins_another_document() {
    // A page has ten blocks.
    let mut blocks: Vec<RawBlock> = (0..10).map(|_| plain("Một câu trọn vẹn.")).collect();
    blocks.extend([
        plain("BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        bold("TRƯỜNG ĐẠI HỌC BA VÌ"),
        bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        bold("Độc lập - Tự do - Hạnh phúc"),
        bold("QUY CHẾ"),
        bold("Điều 1. Phạm vi"),
        plain("Một câu trọn vẹn."),
    ]);
    let outline = outline(&import(blocks).report);
    let (_, annexed) = outline.split_once("letterhead\n").expect("a letterhead");
    assert!(annexed.starts_with("  L BỘ GIÁO DỤC VÀ ĐÀO TẠO\n  L **TRƯỜNG"), "{outline}");
    assert!(annexed.contains("QUY CHẾ\n"), "{outline}");
    assert!(!annexed.contains("# Độc lập"), "{outline}");
}

#[test]
fn the_subject_of_a_letter_may_be_in_quotation_marks() {
    let blocks = vec![
        bold("BCH ĐOÀN TỈNH BA VÌ"),
        plain("Số: 156-CV/TĐTN"),
        plain("“V/v giới thiệu lãnh đạo tham gia ban vì sự tiến bộ”"),
        bold("ĐOÀN TNCS HỒ CHÍ MINH"),
        plain("Ba Vì, ngày 04 tháng 9 năm 2031"),
        bold("Kính gửi: Sở Nội vụ"),
        plain("Một câu trọn vẹn."),
    ];
    let outline = outline(&import(blocks).report);
    assert!(outline.starts_with("# “V/v giới thiệu lãnh đạo"), "{outline}");
}

#[test]
fn every_block_is_on_a_page_where_the_source_has_pages() {
    let imported = import(vec![
        centred("ỦY BAN NHÂN DÂN"),
        centred("TỈNH HOÀ SƠN"),
        centred("BÁO CÁO"),
        centred("tình hình năm 2031"),
        bold("I. Kinh tế"),
        plain("1. Về thu ngân sách: Thu ngân sách vượt kế hoạch."),
        bold("2. Về chi ngân sách"),
        plain("Chi ngân sách đúng dự toán."),
        plain("Nơi nhận:"),
        plain("- Bộ Tài chính;"),
        plain("- Lưu: VT."),
        centred("CHỦ TỊCH"),
        centred("Trần Văn Cường"),
    ]);
    let blocks: Vec<_> =
        imported.report.sections.iter().flat_map(|section| &section.blocks).collect();
    assert!(blocks.len() > 6, "{}", outline(&imported.report));
    for (block, text) in blocks.iter().map(|block| (block, format!("{:?}", block.kind))) {
        assert!(block.page.is_some(), "{text}\n{}", outline(&imported.report));
    }
}
