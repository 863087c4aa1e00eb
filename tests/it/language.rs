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
    // Standard input has no name of its own; what the importer says of it is English. Windows opens no directory.
    if cfg!(unix) {
        let directory = Stdio::from(std::fs::File::open(there).expect("a directory"));
        let said = said("vi", &["check", "-"], directory);
        assert!(said.starts_with("baocao: đầu vào chuẩn: "), "{said}");
    }
}
