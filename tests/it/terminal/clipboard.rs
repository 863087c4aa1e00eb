//! The desktop's clipboard: its program gets what is copied, one at a time, and is not left behind when it hangs. What
//! is too long for a terminal goes there or to a file, and the reader is told.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, test_kill_process};
use tempfile::TempDir;

use super::pty::{PATIENCE, Session, baocao, has, within};
use super::staged::{LENGTH, LONG, staged};

/// A desktop of which the clipboard program is this script. It runs in its folder.
struct DesktopOf(TempDir);

impl DesktopOf {
    fn script(script: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let program = folder.path().join("wl-copy");
        fs::write(&program, format!("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n{script}\n"))
            .expect("it can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
        Self(folder)
    }

    /// One that never ends, and neither does what it has started.
    fn that_hangs() -> Self {
        Self::script("sleep 1000 & echo $$ $! >>ids\nwait")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn around(&self, mut command: CommandBuilder) -> CommandBuilder {
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{path}", self.0.path().display()));
        command.env("WAYLAND_DISPLAY", "wayland-0");
        command
    }

    /// Waits until this file is as wanted.
    fn wait_for(&self, name: &'static str, is_so: impl Fn(&str) -> bool + Send + 'static) {
        let file = self.path(name);
        within(
            PATIENCE,
            name,
            move || while !fs::read_to_string(&file).is_ok_and(|text| is_so(&text)) {},
        );
    }

    /// Waits until no program that was started is there any more, not even as a dead one that nobody has asked after.
    fn wait_until_gone(&self) {
        let ids = fs::read_to_string(self.path("ids")).expect("some were started");
        let ids: Vec<Pid> = ids.split_whitespace().map(id).collect();
        within(PATIENCE, "gone", move || {
            while ids.iter().any(|id| test_kill_process(*id).is_ok() && !is_adopted_and_dead(*id)) {
            }
        });
    }
}

fn id(text: &str) -> Pid {
    text.parse().ok().and_then(Pid::from_raw).expect("an id")
}

/// Of a program whose parent was killed before it, the system's first process is the parent, and may be slow to ask.
fn is_adopted_and_dead(id: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero()));
    stat.is_ok_and(|stat| stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with("Z 1 ")))
}

#[test]
fn a_clipboard_program_that_hangs_is_ended_and_nothing_of_it_is_left() {
    let desktop = DesktopOf::that_hangs();
    let mut session = Session::open(desktop.around(staged("words")));
    session.wait_for_text("made");
    let threads = session.threads();
    let count = move || fs::read_dir(&threads).expect("it runs").count();
    session.press("x");
    session.wait_for_text("1 keys");
    let idle = count();
    session.press("y".repeat(30));
    session.wait_for_text("31 keys");
    desktop.wait_for("ids", |ids| ids.ends_with('\n'));
    assert!(count() <= idle + 1, "one at a time");
    desktop.wait_until_gone();
    within(PATIENCE, "as many threads as before", move || while count() > idle {});
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn a_clipboard_program_that_hangs_does_not_outlive_the_session() {
    let desktop = DesktopOf::that_hangs();
    let mut session = Session::open(desktop.around(staged("words")));
    session.press("y");
    desktop.wait_for("ids", |ids| ids.ends_with('\n'));
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    session.assert_restored(0);
    desktop.wait_until_gone();
}

#[test]
fn the_last_of_many_copies_is_the_one_on_the_clipboard() {
    let desktop = DesktopOf::script("cat >new.$$; mv new.$$ clipboard");
    let mut session = Session::open(desktop.around(staged("words")));
    session.press("yYyYyY");
    let text = LONG.repeat(LENGTH);
    session.wait_for_text(&format!("desktop: {} bytes", text.len()));
    desktop.wait_for("clipboard", move |copied| copied == text);
    session.press("y");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    desktop.wait_for("clipboard", |copied| copied == "thủy điện");
}

#[test]
fn what_is_too_long_for_a_terminal_is_not_sent_to_it() {
    let bytes = LONG.len() * LENGTH;
    let mut session = Session::open(staged("words"));
    session.press("Y");
    session.wait_for_text(&format!("nowhere: {bytes} bytes"));
    assert!(!has(&session.bytes(), "\x1b]52"));

    let desktop = DesktopOf::script("exit 1");
    let mut session = Session::open(desktop.around(staged("words")));
    session.press("Y");
    session.wait_for_text(&format!("nowhere: {bytes} bytes"));
}

/// A report that is longer than a terminal's clipboard.
fn long_report(folder: &Path) -> String {
    let path = folder.join("long.md");
    let paragraph = "Kinh tế tăng trưởng khá, an sinh xã hội được bảo đảm.\n\n";
    fs::write(&path, format!("# BÁO CÁO\n\n## I. Kinh tế\n\n{}", paragraph.repeat(3000)))
        .expect("it can be written");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn the_reader_is_told_where_a_long_copy_went() {
    let folder = TempDir::new().expect("a folder");
    let report = long_report(folder.path());
    let desktop = DesktopOf::script("cat >clipboard");
    // The whole of it.
    let keys = "1gvvvGy";
    for (lang, to_file, not, to_desktop) in [
        ("vi", "Đã chép vào tệp", "Chưa chép", "Đã chép vào bộ nhớ tạm"),
        ("en", "Copied to the file", "Not copied", "Copied to this desktop"),
    ] {
        let command = || {
            let mut command = baocao();
            command.args([report.as_str(), "--lang", lang]);
            command
        };
        let mut with_state = command();
        with_state.env("XDG_STATE_HOME", folder.path());
        let mut session = Session::start_at(with_state, 200, 24);
        session.wait_until_drawn();
        session.press(keys);
        session.wait_for_text(to_file);
        let copied = fs::read_to_string(folder.path().join("baocao/copied.txt"));
        let copied = copied.expect("it was written");
        assert!(copied.len() > 150_000 && copied.contains("an sinh"), "{}", copied.len());

        let mut without_state = command();
        without_state.arg("--no-state");
        let mut session = Session::start_at(without_state, 200, 24);
        session.wait_until_drawn();
        session.press(keys);
        session.wait_for_text(not);

        let mut session = Session::start_at(desktop.around(command()), 200, 24);
        session.wait_until_drawn();
        session.press(keys);
        session.wait_for_text(to_desktop);
    }
}
