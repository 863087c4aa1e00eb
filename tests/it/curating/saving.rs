//! Saving in the explorer: beside the report, as a whole, and over no file of somebody else's.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use super::source;
use crate::terminal::pty::{PATIENCE, Session, baocao};

/// A directory with the report in it.
fn directory() -> TempDir {
    let directory = TempDir::new().expect("a directory");
    fs::copy(source(), directory.path().join("r.md")).expect("copied");
    directory
}

/// The explorer with the report, at its figures once they are found.
fn explore(directory: &Path) -> Session {
    let mut command = baocao();
    command.arg(directory.join("r.md"));
    command.args(["--lang", "vi"]);
    let mut session = Session::open(command);
    session.wait_for_text("Kinh tế");
    session.press("4");
    session.wait_for_text("1 chưa chắc");
    session
}

/// The statuses of the figures that are saved.
fn saved(directory: &Path) -> Vec<Value> {
    let json = fs::read(directory.join("r.curation.json")).expect("it is saved");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    let figures = json["figures"].as_array().expect("figures");
    figures.iter().map(|figure| figure["status"].clone()).collect()
}

#[test]
fn decisions_are_saved_beside_the_report_and_taken_up_again() {
    let directory = directory();
    let report = fs::read(source()).expect("it is there");
    let mut session = explore(directory.path());
    session.press("a");
    session.wait_for_text("Đã nhận");
    session.press("-");
    session.wait_for_text("Đã bỏ");
    session.press("\x13");
    session.wait_for_text("Đã lưu");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    assert_eq!(saved(directory.path()), ["accepted", "rejected"]);
    assert_eq!(fs::read(directory.path().join("r.md")).expect("it is there"), report);

    let mut command = baocao();
    command.arg(directory.path().join("r.md"));
    command.args(["--lang", "vi"]);
    let mut session = Session::open(command);
    session.wait_for_text("Đã đọc biên tập");
    session.press("4");
    session.wait_for_text("✓ Tổng thu");
    // Another decision goes into the same file; leaving asks for it.
    session.press("-");
    session.wait_for_text("Đã bỏ");
    session.press("q");
    session.wait_for_text("Lưu biên tập?");
    session.press("\r");
    assert_eq!(session.end(PATIENCE), 0);
    assert_eq!(saved(directory.path()).len(), 2);
}

#[test]
fn a_file_of_somebody_else_is_replaced_only_when_told_twice() {
    let directory = directory();
    let file = directory.path().join("r.curation.json");
    let mut session = explore(directory.path());
    session.press("a");
    session.wait_for_text("Đã nhận");
    fs::write(&file, "mine").expect("written");
    session.press("\x13");
    session.wait_for_text("Ctrl-s lần nữa");
    assert_eq!(fs::read(&file).expect("it is there"), b"mine");
    session.press("\x13");
    session.wait_for_text("Đã lưu");
    assert_eq!(saved(directory.path()), ["accepted"]);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn a_signal_loses_no_decision() {
    let directory = directory();
    let mut session = explore(directory.path());
    session.press("a");
    session.wait_for_text("Đã nhận");
    session.signal(Signal::TERM);
    session.end(PATIENCE);
    assert_eq!(saved(directory.path()), ["accepted"]);
}
