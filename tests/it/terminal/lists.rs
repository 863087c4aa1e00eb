//! A list written to a file from inside the explorer: a new one, one in the way, and what cannot be written.

use std::fs;

use tempfile::TempDir;

use super::pty::{PATIENCE, Session, baocao};

/// The explorer in a directory, at the question for the file of the cited documents.
fn asked(directory: &TempDir) -> Session {
    let mut command = baocao();
    command.args(["--lang", "vi"]);
    command.cwd(directory.path());
    let mut session = Session::open(command);
    session.wait_for_text("Kinh tế");
    session.press(":van ban duoc dan vao tep csv\r");
    session.wait_for_text("van-ban-duoc-dan.csv");
    session
}

#[test]
fn a_list_is_written_and_nothing_is_written_over_unasked() {
    let directory = TempDir::new().expect("a directory");
    let mine = directory.path().join("mine.csv");
    fs::write(&mine, "mine").expect("written");
    let mut session = asked(&directory);
    session.press("\x15mine.csv\r");
    session.wait_for_text("Đã có tệp mine.csv");
    assert_eq!(fs::read(&mine).expect("it is there"), b"mine");
    session.press("\r");
    session.wait_for_text("Đã ghi vào mine.csv");
    let written = fs::read_to_string(&mine).expect("it is there");
    assert!(written.starts_with("number,date,places,addresses\r\n"), "{written}");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn why_a_list_is_not_written_is_said_in_the_language_chosen() {
    let directory = TempDir::new().expect("a directory");
    fs::create_dir(directory.path().join("a")).expect("made");
    let mut session = asked(&directory);
    for (name, why) in [
        ("none/x.csv", "none/x.csv: Không có tệp hoặc thư mục này"),
        ("a", "a: là một thư mục"),
        ("/dev/null", "/dev/null: không phải là tệp thường"),
    ] {
        session.press(format!("\x15{name}\r"));
        session.wait_for_text(&format!("Chưa ghi được. {why}"));
    }
    session.press("\x15ok.csv\r");
    session.wait_for_text("Đã ghi vào ok.csv");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    assert_eq!(fs::read_dir(directory.path()).expect("it is there").count(), 2);
}
