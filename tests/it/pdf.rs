//! The program on a small PDF: what it prints of it, and where it says that is.

use std::process::Command;

use writer::{Coding, Page, Writer};

/// As the reader's own tests have it.
#[allow(dead_code, reason = "they use all of it")]
#[path = "../../src/source/pdf/tests/writer.rs"]
mod writer;

/// A report of two pages.
fn report() -> Vec<u8> {
    let (mut file, font) = Writer::with_font(Coding::Cid);
    let bold = file.font(Coding::Cid, "ABCDEG+Serif,Bold");
    let mut first = Page::default();
    file.centred(&mut first, bold, 14.0, 700.0, "BÁO CÁO");
    file.centred(&mut first, bold, 14.0, 680.0, "tình hình năm 2031");
    file.text(&mut first, bold, 14.0, 80.0, 640.0, "I. KẾT QUẢ");
    file.text(&mut first, font, 14.0, 80.0, 610.0, "Thu ngân sách đạt 52% dự toán.");
    let mut second = Page::default();
    file.text(&mut second, bold, 14.0, 80.0, 700.0, "II. NHIỆM VỤ");
    file.text(&mut second, font, 14.0, 80.0, 670.0, "Tiếp tục thu ngân sách.");
    file.add(first);
    file.add(second);
    file.finish()
}

#[test]
fn a_pdf_is_opened_as_any_other_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, report()).expect("a file");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
        let output = command.args(args).current_dir(&folder).output().expect("the program starts");
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let outline = run(&["outline", "report.pdf"]);
    let lines: Vec<String> =
        outline.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines, ["title BÁO CÁO tình hình năm 2031", "I I. KẾT QUẢ", "II II. NHIỆM VỤ"]);
    assert_eq!(
        run(&["show", "II/1", "--report", "report.pdf"]),
        "Tiếp tục thu ngân sách.\n— BÁO CÁO tình hình năm 2031, II. Nhiệm vụ, đoạn 1, tr. 2 [II/1]\n"
    );
    let screen = run(&["frame", "report.pdf", "--size", "80x12", "--keys", "p2<enter>"]);
    assert!(screen.contains("tr. 2") && screen.contains("Tiếp tục thu ngân sách."), "{screen}");
}
