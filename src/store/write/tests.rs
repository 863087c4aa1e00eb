//! One file replaced as a whole: who may read the new one, what an earlier program left beside it, several writers at once.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use rustix::fs::{FlockOperation, flock};
use tempfile::TempDir;

use super::{Readers, replace};

const SOURCE: &str = "# BÁO CÁO\n";

/// A folder with a source, `a.md`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.md"), SOURCE).expect("it can be written");
    folder
}

/// The names of the files in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

#[test]
fn what_only_its_owner_may_read_is_so_from_the_start() {
    let folder = folder();
    let own = folder.path().join("own");
    replace(&own, b"1", Readers::Owner).expect("it is written");
    let mode = fs::metadata(&own).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_a_kill_left_is_removed_and_nothing_that_is_something_else() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let left = [".b.aB3xYz.baocao-new", ".b.000000.baocao-new"];
    let others = [
        ".b.aB3xYz.baocao-new~",
        ".b.aB3xY.baocao-new",
        ".b.aB3xYzz.baocao-new",
        ".b.aB-xYz.baocao-new",
        ".c.aB3xYz.baocao-new",
        "b.aB3xYz.baocao-new",
        ".b.LOCKED.baocao-new",
    ];
    for name in left.iter().chain(&others) {
        fs::write(at(name), "half").expect("it can be written");
    }
    // That one is being written by another program, and these are none of ours.
    let being_written = File::open(at(".b.LOCKED.baocao-new")).expect("it is there");
    flock(&being_written, FlockOperation::LockExclusive).expect("nobody has it");
    symlink("a.md", at(".b.aLinkx.baocao-new")).expect("a link");
    fs::create_dir(at(".b.folder.baocao-new")).expect("a folder");

    replace(&at("b"), b"whole", Readers::Everyone).expect("it is written");
    let mut expected: Vec<String> = others.map(str::to_owned).to_vec();
    expected
        .extend(["a.md", "b", ".b.aLinkx.baocao-new", ".b.folder.baocao-new"].map(str::to_owned));
    expected.sort();
    assert_eq!(names(folder.path()), expected);
    assert_eq!(fs::read_to_string(at("a.md")).expect("it is there"), SOURCE);
    assert_eq!(fs::read_to_string(at("b")).expect("it is there"), "whole");
}

#[test]
fn a_name_as_long_as_a_file_system_takes_can_be_written() {
    let folder = folder();
    for name in ["b".repeat(255), "ệ".repeat(85)] {
        let file = folder.path().join(name);
        for contents in ["one", "other"] {
            replace(&file, contents.as_bytes(), Readers::Everyone).expect("it is written");
            assert_eq!(fs::read_to_string(&file).expect("it is there"), contents);
        }
    }
    assert_eq!(names(folder.path()).len(), 3);
}

#[test]
fn programs_that_write_one_file_at_once_leave_the_whole_of_one() {
    let folder = folder();
    let file = folder.path().join("b");
    replace(&file, &vec![b'0'; 100_000], Readers::Everyone).expect("it is written");
    std::thread::scope(|scope| {
        for letter in b'1'..=b'4' {
            let file = &file;
            scope.spawn(move || {
                for _ in 0..50 {
                    replace(file, &vec![letter; 100_000], Readers::Everyone)
                        .expect("it is written");
                }
            });
        }
        for _ in 0..200 {
            let read = fs::read(&file).expect("there is always one");
            assert_eq!(read.len(), 100_000);
            assert!(read.iter().all(|byte| *byte == read[0]), "of one writer");
        }
    });
    assert_eq!(names(folder.path()), ["a.md", "b"]);
}
