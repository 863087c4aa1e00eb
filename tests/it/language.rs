//! What the command line says, in the language chosen: no line is half in one and half in the other.

use std::process::{Command, Stdio};

/// What the program prints on standard error in a language, with this as its standard input.
fn said(lang: &str, args: &[&str], input: Stdio) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let command = command.args(["--lang", lang]).args(args).env("TERM", "xterm").stdin(input);
    let output = command.output().expect("the program starts");
    assert!(!output.status.success(), "{args:?}");
    String::from_utf8(output.stderr).expect("UTF-8").trim_end().to_owned()
}

#[test]
fn errors_are_said_in_the_language_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let [none, there] = ["none.md", "there"].map(|name| folder.path().join(name));
    std::fs::create_dir(&there).expect("made");
    let (none, there) = (none.to_str().expect("UTF-8"), there.to_str().expect("UTF-8"));
    for (args, vietnamese, english) in [
        (
            ["check", none].as_slice(),
            format!("{none}: Không có tệp hoặc thư mục này"),
            format!("{none}: No such file or directory"),
        ),
        (
            &["export", there],
            format!("{there}: không phải là tệp thường"),
            format!("{there}: not a regular file"),
        ),
        (
            &["export", "-o", there],
            format!("{there}: là một thư mục"),
            format!("{there}: a directory"),
        ),
        (
            &[],
            "đầu ra chuẩn không phải là cửa sổ dòng lệnh".to_owned(),
            "standard output is not a terminal".to_owned(),
        ),
    ] {
        assert_eq!(said("vi", args, Stdio::null()), format!("baocao: {vietnamese}"));
        assert_eq!(said("en", args, Stdio::null()), format!("baocao: {english}"));
    }
    // Standard input has no name of its own; Windows opens no directory.
    if cfg!(unix) {
        let directory = Stdio::from(std::fs::File::open(there).expect("a directory"));
        let said = said("vi", &["check", "-"], directory);
        assert!(said.starts_with("baocao: đầu vào chuẩn: "), "{said}");
    }
}

#[test]
fn why_a_file_is_not_read_is_said_in_the_language_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, vietnamese, english) in [
        (
            "trống.md",
            b"".as_slice(),
            "tệp trống: không có gì để đọc",
            "an empty file: there is nothing to read",
        ),
        (
            "báo cáo.docx",
            b"MZ\x90\0",
            "một chương trình; hãy xin tệp Word, PDF hoặc văn bản",
            "a program; ask for it as a Word file, PDF or text",
        ),
        (
            "hỏng.pdf",
            b"%PDF-1.7\n",
            "tệp PDF này bị hỏng: hãy tải lại, hoặc sửa, chẳng hạn `qpdf VÀO RA`",
            "this PDF is damaged: fetch it again, or repair it, as with `qpdf IN OUT`",
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let file = path.to_str().expect("UTF-8");
        for args in [["outline", file].as_slice(), &["import", file], &["check", file]] {
            for (lang, why) in [("vi", vietnamese), ("en", english)] {
                assert_eq!(said(lang, args, Stdio::null()), format!("baocao: {file}: {why}"));
            }
        }
    }
}
