//! Small reports, one for each way of writing them: `cases/NAME.md` is read, `cases/NAME.txt` is what must come of it,
//! first the outline, then the problems. Run with `UPDATE_CASES=1` to write the latter anew, and read the difference.

use std::fs;
use std::path::Path;

use super::{outline, problems, read};

#[test]
fn every_case_reads_as_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut sources: Vec<_> = fs::read_dir(&folder)
        .expect("there are cases")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    sources.sort();
    assert!(sources.len() > 20);
    for path in sources {
        let source = fs::read_to_string(&path).expect("it can be read");
        let imported = read(&source);
        let found = format!("{}--\n{}", outline(&imported.report), problems(&imported));
        let wanted = path.with_extension("txt");
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(&wanted, &found).expect("it can be written");
        }
        let wanted = fs::read_to_string(&wanted).unwrap_or_default();
        assert_eq!(found, wanted, "{}", path.display());
    }
}

const SHORT_REPORT: &str = "\
# BÁO CÁO tổng hợp
p1 [Phần thứ nhất] TÌNH HÌNH
  p1.I [I.] Kinh tế
    P Sản xuất tăng trưởng tốt.
    * Một.
";

#[test]
fn line_ends_byte_order_marks_and_decomposed_accents_make_no_difference() {
    let source = "# BÁO CÁO tổng hợp\n\n**Phần thứ nhất**\n\n**TÌNH HÌNH**\n\n## I. Kinh tế\n\nSản xuất tăng\ntrưởng tốt.\n\n- Một.\n";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(source).collect();
    assert_ne!(decomposed, source);
    for source in [
        source.to_owned(),
        format!("\u{feff}{}", source.replace('\n', "\r\n")),
        source.replace('\n', "\r"),
        decomposed,
    ] {
        let imported = read(&source);
        assert_eq!(outline(&imported.report), SHORT_REPORT);
        assert_eq!(problems(&imported), "");
    }
}

#[test]
fn what_is_not_utf_8_is_kept_as_a_mark_and_told_once_a_line() {
    let imported = baocao::import::import(b"# T\n\na \xff\xfe b \xff\nc\n\n\xc3", None);
    assert_eq!(
        outline(&imported.report),
        "# T\nintro\n  P a \u{fffd}\u{fffd} b \u{fffd} c\n  P \u{fffd}\n"
    );
    assert_eq!(
        problems(&imported),
        "line 3: not UTF-8; what cannot be read is kept as \u{fffd}\n\
         line 6: not UTF-8; what cannot be read is kept as \u{fffd}\n"
    );
}

#[test]
fn nothing_gives_an_empty_report() {
    for source in ["", "\n\n", "---\n", "&nbsp;\n\n**\u{a0}**"] {
        let imported = read(source);
        assert!(imported.report.notes.is_empty());
        assert!(imported.report.sections.len() <= 1, "{source:?}");
    }
}
