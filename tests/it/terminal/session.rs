//! What a reader leaves behind is found again, whatever ended the session and whatever lies in its place; and a report
//! that changes on disk is read anew where the reader is.

use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use tempfile::TempDir;

use super::pty::{PATIENCE, Session, baocao, has};

/// The program with its state in `home`.
fn reader(home: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = baocao();
    command.args(args);
    command.args(["--lang", "vi"]);
    command.env("XDG_STATE_HOME", home);
    command
}

/// The rows of text on the screen, without the tabs above and the foot below.
fn rows(session: &Session) -> Vec<String> {
    let text = session.text();
    let rows: Vec<&str> = text.lines().map(str::trim).collect();
    let text = &rows[2..rows.len() - 2];
    text.iter().map(|row| (*row).to_owned()).collect()
}

/// The first words on the screen.
fn first_words(session: &Session) -> String {
    let words = rows(session).join(" ");
    let words: Vec<&str> = words.split_whitespace().take(4).collect();
    words.join(" ")
}

/// Waits until these words stand at the top.
fn wait_for_words(session: &Session, words: &str) {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    session.wait(words, |screen| {
        let text = screen.contents();
        let top: Vec<&str> = text.lines().skip(2).take(2).collect();
        let top = top.join(" ");
        let top: Vec<&str> = top.split_whitespace().collect();
        top.windows(wanted.len()).any(|some| some == wanted)
    });
}

/// The one file in which a session is kept.
fn session_file(home: &Path) -> PathBuf {
    let entries = fs::read_dir(home.join("baocao")).expect("the directory was made");
    let mut files = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let file = files.next().expect("a desk was kept");
    assert_eq!(files.next(), None);
    file
}

fn directory() -> TempDir {
    TempDir::new().expect("a directory")
}

/// Opens the whole report in the middle.
fn read_on(session: &mut Session) -> String {
    session.press_and_see("7");
    for _ in 0..9 {
        session.press_and_see(" ");
    }
    session.press_and_see("j");
    first_words(session)
}

#[test]
fn quitting_and_opening_again_leads_to_the_same_sentence_at_another_size() {
    let home = directory();
    let mut session = Session::open(reader(home.path(), &[]));
    session.wait_for_text("Space: cuộn");
    let words = read_on(&mut session);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    for (columns, rows) in [(60, 20), (88, 40), (80, 24)] {
        let mut session = Session::start_at(reader(home.path(), &[]), columns, rows);
        wait_for_words(&session, &words);
        assert!(!session.text().contains("Space: cuộn"), "it is no newcomer");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
    }
}

#[test]
fn whatever_ends_the_session_the_position_is_kept() {
    let ends: [fn(Session); 6] = [
        |mut session| {
            session.press("\x03");
            session.end(PATIENCE);
        },
        |session| {
            session.signal(Signal::TERM);
            assert_eq!(session.end(PATIENCE), 143);
        },
        |session| {
            session.signal(Signal::HUP);
            assert_eq!(session.end(PATIENCE), 129);
        },
        |session| {
            assert_eq!(session.close().end(PATIENCE), 129);
        },
        |session| {
            session.signal(Signal::QUIT);
            assert_eq!(session.end(PATIENCE), 131);
        },
        |mut session| {
            session.press("\x1a");
            session.wait_until_stopped();
            session.signal(Signal::KILL);
        },
    ];
    for end in ends {
        let home = directory();
        let mut session = Session::open(reader(home.path(), &[]));
        let words = read_on(&mut session);
        end(session);
        let session = Session::start_at(reader(home.path(), &[]), 70, 22);
        wait_for_words(&session, &words);
    }
}

#[test]
fn language_and_colours_are_those_chosen_last_unless_an_argument_says_otherwise() {
    let home = directory();
    let plain = || {
        let mut command = baocao();
        command.env("XDG_STATE_HOME", home.path());
        command.env("LC_ALL", "vi_VN.UTF-8");
        command
    };
    let mut session = Session::open(plain());
    session.wait_for_text("1 Kinh tế");
    session.press_and_see("L");
    session.press("TTq");
    assert_eq!(session.end(PATIENCE), 0);

    let mut session = Session::open(plain());
    session.wait_for_text("1 Economy");
    assert!(!has(&session.bytes(), "\x1b[38;"), "no colours");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);

    // An argument wins, and is not remembered.
    for _ in 0..2 {
        let mut command = plain();
        command.args(["--lang", "vi", "--light"]);
        let mut session = Session::open(command);
        session.wait_for_text("1 Kinh tế");
        assert!(has(&session.bytes(), "\x1b[38;"), "colours");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
    }
    Session::open(plain()).wait_for_text("1 Economy");
}

#[test]
fn what_is_no_session_is_set_aside_and_one_line_says_so() {
    let home = directory();
    let mut session = Session::open(reader(home.path(), &[]));
    read_on(&mut session);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    let file = session_file(home.path());
    let good = fs::read_to_string(&file).expect("it is there");
    let later = good.replace("baocao-desk/1", "baocao-desk/2");
    for (number, contents) in ["", "\x1b]52;c;YQ==\x07 rubbish", &later].into_iter().enumerate() {
        fs::write(&file, contents).expect("it can be written");
        let mut session = Session::open(reader(home.path(), &[]));
        session.wait_for_text("Tệp ghi nhớ bị hỏng hoặc của bản mới hơn");
        session.press_and_see("j");
        assert!(!session.text().contains("ghi nhớ"), "one line, until the next key");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
        let aside = file.with_extension(format!("set-aside-{}", number + 1));
        assert_eq!(fs::read_to_string(aside).expect("it is kept"), contents);
    }
    let session = Session::open(reader(home.path(), &[]));
    assert!(!session.text().contains("ghi nhớ"), "the new one is sound");
}

/// The tests may run as root, to whom every directory is writable but these.
#[test]
fn where_nothing_can_be_written_the_program_starts_and_one_line_says_so() {
    let home = directory();
    let file = home.path().join("file");
    fs::write(&file, "").expect("it can be written");
    for home in [Path::new("/proc/baocao"), &file, Path::new("/dev/null")] {
        let mut session = Session::open(reader(home, &[]));
        session.wait_for_text("Không ghi nhớ được gì");
        read_on(&mut session);
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
        session.assert_restored(0);
    }
}

#[test]
fn without_state_there_is_no_trace() {
    let home = directory();
    let mut session = Session::open(reader(home.path(), &["--no-state"]));
    read_on(&mut session);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    assert_eq!(fs::read_dir(home.path()).expect("it is there").count(), 0);

    let mut session = Session::open(reader(home.path(), &[]));
    let words = read_on(&mut session);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    let file = session_file(home.path());
    let kept = fs::read(&file).expect("it is there");
    let mut session = Session::open(reader(home.path(), &["--no-state"]));
    session.wait_for_text("Space: cuộn");
    assert_ne!(first_words(&session), words);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    assert_eq!(fs::read(&file).expect("it is there"), kept);
}

#[test]
fn a_bookmark_is_kept_at_once_and_outlives_the_session_and_what_another_does() {
    let home = directory();
    let mut session = Session::open(reader(home.path(), &[]));
    let words = read_on(&mut session);
    session.press("ma");
    session.wait_for_text("Đã đánh dấu a");
    session.press("]mb");
    session.wait_for_text("Đã đánh dấu b");

    // Another program on the same report, while the first still runs.
    let mut other = Session::open(reader(home.path(), &[]));
    other.press("'");
    other.wait_for_text("▸ a");
    other.press("\x1b[3~");
    other.wait_for_text("Đã xóa dấu trang a");
    other.press("b");
    other.press("gmc");
    other.wait_for_text("Đã đánh dấu c");
    other.signal(Signal::KILL);

    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    let mut session = Session::start_at(reader(home.path(), &[]), 70, 20);
    session.press("'");
    session.wait("the bookmarks left", |screen| {
        let text = screen.contents();
        text.contains("▸ b ") && text.contains("  c ") && !text.contains("  a ")
    });
    session.press("a");
    session.wait_for_text("Không có dấu trang a");
    session.press_and_see("\x1b");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);

    // Found again by its words in a file with other addresses, of the same title.
    let (path, _, new) = versions(home.path());
    fs::write(&path, new.replace("\"id\": \"p", "\"id\": \"q")).expect("it can be written");
    let home = home.path().join("fresh");
    let mut session = Session::open(reader(&home, &[]));
    read_on(&mut session);
    session.press("ma");
    session.wait_for_text("Đã đánh dấu a");
    session.press("gq");
    assert_eq!(session.end(PATIENCE), 0);
    let args = [path.to_str().expect("UTF-8")];
    let mut session = Session::open(reader(&home, &args));
    session.press("'a");
    wait_for_words(&session, &words);
}

/// The embedded report as a file, and its text with a new section in front of all.
fn versions(directory: &Path) -> (PathBuf, String, String) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lai-chau-2022/report.json");
    let old = fs::read_to_string(source).expect("the report is there");
    let path = directory.join("report.json");
    fs::write(&path, &old).expect("it can be written");
    let first = "\"sections\": [";
    let added = r#"{"id": "p0", "title": "Lời nói đầu", "blocks": [{"kind": "paragraph", "text": "Mới."}]},"#;
    let new = old.replacen(first, &format!("{first}{added}"), 1);
    assert_ne!(new, old);
    (path, old, new)
}

const READ_AGAIN: &str = "Báo cáo đã thay đổi";

#[test]
fn a_report_that_changes_is_read_again_where_the_reader_is() {
    let ways: [fn(&Path, &str); 4] = [
        |path, new| fs::write(path, new).expect("in place"),
        |path, new| {
            let other = path.with_extension("tmp");
            fs::write(&other, new).expect("beside it");
            fs::rename(other, path).expect("in its place");
        },
        |path, new| {
            fs::remove_file(path).expect("deleted");
            fs::write(path, new).expect("made again");
        },
        |path, new| {
            // The rest of it comes after a moment.
            let (half, _) = new.split_at(new.floor_char_boundary(new.len() / 2));
            fs::write(path, half).expect("half of it");
            fs::write(path, new).expect("all of it");
        },
    ];
    for way in ways {
        let home = directory();
        let (path, old, new) = versions(home.path());
        let mut session = Session::open(reader(home.path(), &[path.to_str().expect("UTF-8")]));
        let words = read_on(&mut session);
        // The highlights of a search are there again, too.
        session.press_and_see("/");
        session.press("OCOP");
        session.wait_for_text("OCOP");
        session.press_and_see("\x1b");
        for text in [&new, &old] {
            way(&path, text);
            session.wait_for_text(READ_AGAIN);
            wait_for_words(&session, &words);
            session.press_and_see("j");
            session.press_and_see("k");
            wait_for_words(&session, &words);
            assert!(!session.text().contains(READ_AGAIN));
        }
        assert!(!has(&session.bytes(), "Chưa đọc được"), "no half of it was read");
        session.press("g");
        session.wait_for_text("BÁO CÁO");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
    }
}

#[test]
fn a_new_version_that_cannot_be_read_is_said_and_reading_goes_on() {
    let home = directory();
    let (path, old, new) = versions(home.path());
    // By way of a link, whose target changes.
    let link = home.path().join("link.json");
    let target = home.path().join("target");
    fs::create_dir(&target).expect("a directory");
    let target = target.join("report.json");
    fs::rename(&path, &target).expect("it moves");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    let mut command = reader(home.path(), &["link.json"]);
    command.cwd(home.path());
    let mut session = Session::open(command);
    let words = read_on(&mut session);
    let broken = old.replacen("\"paragraph\"", "\"paragrap\"", 1);
    for broken in [broken.as_str(), &old[..old.floor_char_boundary(1000)], ""] {
        fs::write(&target, broken).expect("it can be written");
        session.wait_for_text("Chưa đọc được bản mới của báo cáo");
        session.wait_for_text("link.json");
        session.press_and_see("j");
        session.press_and_see("k");
        wait_for_words(&session, &words);
    }
    fs::remove_file(&target).expect("it is there");
    session.wait_for_text("Chưa đọc được bản mới của báo cáo");
    fs::write(&target, new).expect("it can be written");
    session.wait_for_text(READ_AGAIN);
    wait_for_words(&session, &words);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn a_file_that_becomes_a_link_is_followed_and_so_is_a_link_that_leads_elsewhere() {
    use std::os::unix::fs::symlink;

    let home = directory();
    let (path, old, new) = versions(home.path());
    let at = |name: &str| home.path().join(name);
    for release in ["one", "two"] {
        fs::create_dir(at(release)).expect("a directory");
    }
    let mut session = Session::open(reader(home.path(), &[path.to_str().expect("UTF-8")]));
    let words = read_on(&mut session);
    // Puts a link in the place of what is there.
    let link = |to: &Path, place: &Path| {
        symlink(to, at("link")).expect("a link");
        fs::rename(at("link"), place).expect("in its place");
    };
    let steps: [&dyn Fn(); 6] = [
        &|| {
            fs::write(at("one/report.json"), &new).expect("another file");
            link(Path::new("one/report.json"), &path);
        },
        &|| fs::write(at("one/report.json"), &old).expect("in place, behind the link"),
        &|| {
            fs::write(at("two/report.json"), &new).expect("another file");
            link(&at("two/report.json"), &path);
        },
        &|| {
            fs::write(at("new"), &old).expect("beside it");
            fs::rename(at("new"), at("two/report.json")).expect("in its place, behind the link");
        },
        &|| {
            // By way of a directory that is a link, as releases are put in place.
            fs::write(at("one/report.json"), &new).expect("another version");
            symlink("one", at("current")).expect("a link");
            link(Path::new("current/report.json"), &path);
        },
        &|| {
            link(Path::new("two"), &at("current"));
        },
    ];
    for step in steps {
        step();
        session.wait_for_text(READ_AGAIN);
        wait_for_words(&session, &words);
        session.press_and_see("j");
        session.press_and_see("k");
        assert!(!session.text().contains(READ_AGAIN));
    }
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}
