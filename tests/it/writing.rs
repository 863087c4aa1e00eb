//! Writing files: what is not written over, what is kept of a file that is, and that neither a full disk nor a kill nor
//! another program loses anything.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rustix::process::geteuid;
use tempfile::TempDir;

const SOURCE: &str = "# BÁO CÁO\n\n## I. Kinh tế\n\nTăng 5 %.\n";

/// A folder with a source, `a.md`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.md"), SOURCE).expect("it can be written");
    folder
}

/// Runs a script in a folder; the program is `$0`.
fn sh(folder: &Path, script: &str) -> Output {
    Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_baocao")])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

/// The contents of every file in a folder, links as what they lead to, in order.
fn contents(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            let name = entry.file_name().into_string().expect("UTF-8");
            let target = fs::read_link(entry.path()).map(|to| to.to_string_lossy().into_owned());
            let contents = target.or_else(|_| fs::read_to_string(entry.path()));
            (name, contents.unwrap_or_else(|_| "a folder".to_owned()))
        })
        .collect();
    files.sort();
    files
}

fn names(folder: &Path) -> Vec<String> {
    contents(folder).into_iter().map(|(name, _)| name).collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o7777
}

#[test]
fn what_would_be_lost_is_not_written_over() {
    for (script, said) in [
        // What is read, by whatever name, also with --force.
        ("$0 import a.md -o a.md", "a.md: what is read is not written over"),
        ("$0 import a.md --force -o a.md", "a.md: what is read is not written over"),
        ("$0 import a.md -o ./../$(basename $PWD)/a.md", "what is read is not written over"),
        ("ln a.md b; $0 import a.md --force -o b", "b: what is read is not written over"),
        ("ln -s a.md b; $0 import a.md --force -o b", "b: what is read is not written over"),
        ("ln -s a.md b; $0 import b --force -o a.md", "a.md: what is read is not written over"),
        ("$0 import - --force -o a.md <a.md", "a.md: what is read is not written over"),
        ("echo '{}' >k; $0 import a.md --with k --force -o k", "k: what is read is not written"),
        ("$0 export a.md --force -o a.md", "a.md: what is read is not written over"),
        ("$0 import a.md >r; $0 export --to json r -o r", "r: what is read is not written over"),
        // What is no file.
        ("mkdir d; $0 import a.md -o d", "d: a directory"),
        ("mkdir d; $0 import a.md --force -o d", "d: a directory"),
        ("mkdir d; ln -s d b; $0 import a.md --force -o b", "b: a directory"),
        ("ln -s none b; $0 import a.md --force -o b", "b: a link that leads nowhere"),
        ("ln -s b b; $0 import a.md --force -o b", "b: "),
        ("$0 import a.md -o none/b", "none/b: "),
        ("$0 import a.md -o a.md/b", "a.md/b: "),
        // What somebody else has written.
        ("echo x >b; $0 import a.md -o b", "b: baocao has not written this file; --force"),
        ("echo x >c; ln -s c b; $0 import a.md -o b", "b: baocao has not written this file"),
        ("echo '{\"format\": \"other/1\"}' >b; $0 import a.md -o b", "b: baocao has not written"),
        ("echo '{\"format\": \"baocao/1\"' >b; $0 import a.md -o b", "b: baocao has not written"),
        ("echo '{\"views\": []}' >b; $0 import a.md -o b", "b: baocao has not written this file"),
        ("cp a.md b; $0 export a.md -o b", "b: baocao has not written this file"),
    ] {
        let folder = folder();
        // What the script makes before it runs the program last.
        let (before, _) = script.rsplit_once("; ").unwrap_or((":", ""));
        let untouched = TempDir::new().expect("a folder");
        fs::write(untouched.path().join("a.md"), SOURCE).expect("it can be written");
        sh(untouched.path(), before);

        let output = sh(folder.path(), script);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{script}: {error}");
        assert!(error.starts_with("baocao: ") && error.contains(said), "{script}: {error}");
        assert_eq!(error.lines().count(), 1, "{script}: {error}");
        assert_eq!(contents(folder.path()), contents(untouched.path()), "{script}");
    }
}

#[test]
fn what_is_baocaos_own_or_new_or_given_up_is_written() {
    for script in [
        "$0 import a.md -o b",
        "$0 import a.md >b; $0 import a.md -o b",
        "$0 export --to markdown a.md >b; $0 import a.md -o b",
        "touch b; $0 import a.md -o b",
        "echo x >b; $0 import a.md --force -o b",
        "$0 export --to json a.md -o b",
        "$0 import a.md -o /dev/stdout >b",
        "$0 import a.md -o /dev/stdout | cat >b",
        "$0 import a.md -o - >b",
    ] {
        let folder = folder();
        let output = sh(folder.path(), script);
        assert!(output.status.success(), "{script}: {output:?}");
        assert_eq!(names(folder.path()), ["a.md", "b"], "{script}");
        let expected = sh(folder.path(), "$0 import a.md").stdout;
        assert_eq!(fs::read(folder.path().join("b")).expect("it is there"), expected, "{script}");
    }
    let folder = folder();
    for to in ["text", "markdown"] {
        let script =
            format!("$0 export --to {to} a.md >a; $0 export --to {to} a.md -o b --force; cmp a b");
        assert!(sh(folder.path(), &script).status.success(), "{to}");
    }
}

#[test]
fn permissions_are_kept_and_those_of_a_new_file_are_the_masks() {
    let folder = folder();
    for bits in ["600", "640", "444", "755"] {
        let script = format!("umask 022; : >b; chmod {bits} b; $0 import a.md -o b");
        assert!(sh(folder.path(), &script).status.success(), "{bits}");
        assert_eq!(format!("{:o}", mode(&folder.path().join("b"))), bits);
    }
    for (mask, bits) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        let script = format!("rm -f b; umask {mask}; $0 import a.md -o b");
        assert!(sh(folder.path(), &script).status.success(), "{mask}");
        assert_eq!(mode(&folder.path().join("b")), bits, "{mask}");
    }
}

/// Only root may give a file to somebody else.
#[test]
fn the_owner_is_kept() {
    if !geteuid().is_root() {
        return;
    }
    let folder = folder();
    let file = folder.path().join("b");
    fs::write(&file, "").expect("it can be written");
    chown(&file, Some(12345), Some(54321)).expect("it is ours to give");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    assert!(sh(folder.path(), "$0 import a.md -o b").status.success());
    let meta = fs::metadata(&file).expect("it is there");
    assert_eq!((meta.uid(), meta.gid(), meta.mode() & 0o7777), (12345, 54321, 0o640));
    assert!(meta.len() > 0);
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let folder = folder();
    let script = "mkdir d; : >d/real; ln -s d/real one; ln -s one two; $0 import a.md -o two";
    assert!(sh(folder.path(), script).status.success());
    let link = |name: &str| fs::read_link(folder.path().join(name)).expect("a link");
    assert_eq!((link("one"), link("two")), (PathBuf::from("d/real"), PathBuf::from("one")));
    let written = fs::read_to_string(folder.path().join("d/real")).expect("it is there");
    assert!(written.starts_with("{\n  \"format\": \"baocao/1\""));
    assert_eq!(names(&folder.path().join("d")), ["real"]);
}

#[test]
fn a_full_disk_leaves_what_was_there_and_nothing_else() {
    let folder = folder();
    let lines = "Một đoạn văn.\n\n".repeat(20_000);
    fs::write(folder.path().join("long.md"), format!("{SOURCE}\n{lines}")).expect("it is written");
    // A limit on the size of a file fails where a full disk does, and needs no disk of its own.
    for script in [
        "trap '' XFSZ; ulimit -f 64; $0 import long.md -o b",
        "trap '' XFSZ; ulimit -f 64; $0 export long.md -o b --force",
        "$0 import a.md -o b; cp b kept; trap '' XFSZ; ulimit -f 64; $0 import long.md -o b; cmp b kept && exit 1",
    ] {
        let output = sh(folder.path(), script);
        assert_eq!(output.status.code(), Some(1), "{script}: {output:?}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            error.lines().last().is_some_and(|line| line.starts_with("baocao: b: ")),
            "{error}"
        );
    }
    assert_eq!(names(folder.path()), ["a.md", "b", "kept", "long.md"]);
}
