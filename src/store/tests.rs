//! Sessions on disk: kept and read again while other programs write or are killed, and whatever else has their file's name.
//!
//! The programs that save at once are this test program, started again by itself.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read};
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use super::{Store, Trouble};
use crate::report::json::read_report;
use crate::report::{Node, Position, Report, ReportData};
use crate::session::Anchor;
use crate::session::Session;
#[cfg(unix)]
use rustix::fs::{Mode, mkfifoat};
use tempfile::TempDir;

/// A report with enough positions for a bookmark at each letter and digit.
static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let block = |section, n| {
        format!(r#"{{"kind":"paragraph","text":"Mục {section}, đoạn {n}: đã làm xong {n} việc."}}"#)
    };
    let section = |at| {
        let blocks: Vec<String> = (0..20).map(|n| block(at, n)).collect();
        format!(r#"{{"id":"s{at}","title":"Mục {at}","blocks":[{}]}}"#, blocks.join(","))
    };
    let sections: Vec<String> = (0..10).map(section).collect();
    let json = format!(
        r#"{{"format":"baocao/1","title":"Báo cáo","issuer":{{"vi":"Ủy ban nhân dân tỉnh Hà Giang"}},
        "years":{{"reported":2021,"planned":2022}},"sections":[{}]}}"#,
        sections.join(",")
    );
    read_report(json.as_bytes()).expect("a sound report")
});

/// Says what a started program is to do: which part, how often, and in which directory.
const PART: &str = "BAOCAO_TEST_PART";
const TIMES: &str = "BAOCAO_TEST_TIMES";
const DIRECTORY: &str = "BAOCAO_TEST_DIRECTORY";

fn store(directory: &Path) -> Store {
    Store::at(directory, &REPORT, None)
}

fn anchor(n: usize) -> Anchor {
    let nodes: Vec<Node> = REPORT.nodes().collect();
    Anchor::of(&REPORT, Position::from(nodes[n % nodes.len()]))
}

/// A session with its top at the nth position and bookmarks at these letters.
fn session(n: usize, bookmarks: &str) -> Session {
    Session {
        top: Some(anchor(n)),
        bookmarks: bookmarks.chars().map(|c| (c, anchor(c as usize))).collect(),
        ..Session::default()
    }
}

fn kept(directory: &Path) -> Session {
    let (session, trouble) = store(directory).load();
    assert_eq!(trouble, None);
    session
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("a directory");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_session_is_kept_and_read_again() {
    let home = TempDir::new().expect("a directory");
    let directory = home.path().join("state/baocao");
    let mut first = store(&directory);
    assert_eq!(first.load(), (Session::default(), None));
    first.save(&session(7, "az9"), &REPORT).expect("it is kept");
    assert_eq!(kept(&directory), session(7, "az9"));

    #[cfg(unix)]
    for (path, mode) in [(&directory, 0o700), (&first.file(), 0o600)] {
        let meta = fs::metadata(path).expect("it is there");
        assert_eq!(meta.permissions().mode() & 0o777, mode);
    }
    let file = first.file();
    let name = file.file_name().expect("a name").to_str().expect("UTF-8");
    assert!(name.starts_with("ha-giang-2021-"), "{name}");
    assert_eq!(names(&directory), [name, "lock"]);
}

#[test]
fn a_report_is_known_by_what_it_is_and_one_without_a_title_by_its_file() {
    let file = |report: &Report, path: Option<&str>| {
        Store::at(Path::new("/d"), report, path.map(Path::new)).file()
    };
    let mut edited = REPORT.clone();
    edited.sections.truncate(3);
    assert_eq!(file(&edited, Some("b.md")), file(&REPORT, None));
    for change in [
        |report: &mut Report| report.title = "BÁO CÁO".into(),
        |report: &mut Report| report.issuer = None,
        |report: &mut Report| report.years = None,
    ] {
        let mut other = REPORT.clone();
        change(&mut other);
        assert_ne!(file(&other, None), file(&REPORT, None));
    }
    let nameless = Report::default();
    assert_ne!(file(&nameless, Some("/a/x.md")), file(&nameless, Some("/a/y.md")));
    for hostile in
        ["../../../x", "\x1b]52;c;YQ\x07", "", "Ủy ban nhân dân tỉnh", &"dài ".repeat(500)]
    {
        let report = Report::from(ReportData { title: hostile.into(), ..ReportData::default() });
        let file = file(&report, Some(hostile));
        let name = file.file_name().expect("a name").to_str().expect("UTF-8");
        assert_eq!(file.parent(), Some(Path::new("/d")));
        assert!(name.len() < 80, "{name}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(name.trim_end_matches(".json").chars().all(plain), "{name}");
    }
}

#[test]
fn what_is_no_session_is_set_aside_under_a_name_of_its_own() {
    let home = TempDir::new().expect("a directory");
    let directory = home.path();
    store(directory).save(&session(1, "a"), &REPORT).expect("it is kept");
    let file = store(directory).file();
    let good = fs::read_to_string(&file).expect("it is there");
    let later = good.replace("baocao-desk/1", "baocao-desk/2");
    let half = &good[..good.len() / 2];
    let strange = good.replace("\"offset\": 0", "\"offset\": -1");
    let too_large = format!("{good}{}", " ".repeat(5 << 20));
    let damaged = ["", "\0\0\0\0", half, &later, &strange, &too_large, "null", "[]", "\u{feff}{}"];
    for (number, contents) in damaged.iter().enumerate() {
        fs::write(&file, contents).expect("it can be written");
        let mut store = store(directory);
        let (found, trouble) = store.load();
        assert_eq!(found, Session::default(), "{number}");
        let Some(Trouble::SetAside(aside)) = trouble else {
            panic!("{number}: {trouble:?}");
        };
        assert_eq!(fs::read_to_string(aside).expect("it is kept"), **contents);
        store.save(&session(2, "b"), &REPORT).expect("it is kept");
        assert_eq!(kept(directory), session(2, "b"));
    }
    let aside = |name: &String| name.contains(".set-aside-");
    assert_eq!(names(directory).into_iter().filter(aside).count(), damaged.len());
}

#[test]
fn what_is_damaged_while_the_program_runs_is_set_aside_as_well() {
    let home = TempDir::new().expect("a directory");
    let mut store = store(home.path());
    store.load();
    store.save(&session(1, "a"), &REPORT).expect("it is kept");
    fs::write(store.file(), "{").expect("it can be written");
    store.save(&session(2, "a"), &REPORT).expect("it is kept");
    assert_eq!(kept(home.path()).top, session(2, "").top);
    assert_eq!(names(home.path()).len(), 3, "{:?}", names(home.path()));
}

#[cfg(unix)]
#[test]
fn a_link_a_pipe_or_a_directory_in_its_position_is_neither_followed_nor_waited_for() {
    let home = TempDir::new().expect("a directory");
    let other = home.path().join("other");
    fs::write(&other, "do not touch").expect("it can be written");
    let places: [&dyn Fn(&Path); 4] = [
        &|file| symlink(&other, file).expect("a link"),
        &|file| symlink("/dev/zero", file).expect("a link"),
        &|file| mkfifoat(rustix::fs::CWD, file, Mode::RUSR | Mode::WUSR).expect("a pipe"),
        &|file| fs::create_dir(file).expect("a directory"),
    ];
    for (number, position) in places.iter().enumerate() {
        let directory = home.path().join(number.to_string());
        fs::create_dir(&directory).expect("a directory");
        let mut store = store(&directory);
        position(&store.file());
        let (found, trouble) = store.load();
        assert_eq!(found, Session::default());
        assert!(matches!(trouble, Some(Trouble::SetAside(_))), "{number}: {trouble:?}");
        store.save(&session(1, "a"), &REPORT).expect("it is kept");
        assert_eq!(kept(&directory), session(1, "a"));
    }
    // What lies where the new file is written is cleared away, not written through.
    let directory = home.path().join("new");
    fs::create_dir(&directory).expect("a directory");
    let mut store = store(&directory);
    symlink(&other, store.file().with_extension("new")).expect("a link");
    store.save(&session(1, "a"), &REPORT).expect("it is kept");
    assert_eq!(fs::read_to_string(&other).expect("it is there"), "do not touch");
}

// What cannot be written is another path elsewhere.
#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_what_was_kept_is_still_read() {
    let home = TempDir::new().expect("a directory");
    for directory in [PathBuf::from("/proc/baocao"), {
        fs::write(home.path().join("file"), "").expect("it can be written");
        home.path().join("file/baocao")
    }] {
        let mut store = store(&directory);
        let unusable = Trouble::Unusable(directory);
        assert_eq!(store.load(), (Session::default(), Some(unusable.clone())));
        assert_eq!(store.save(&session(1, "a"), &REPORT), Err(unusable));
    }
    // A lock that cannot be taken instead of a directory that cannot be written: the tests may run as root.
    let directory = home.path().join("read-only");
    store(&directory).save(&session(1, "a"), &REPORT).expect("it is kept");
    fs::remove_file(directory.join("lock")).expect("it is there");
    fs::create_dir(directory.join("lock")).expect("a directory");
    let (found, trouble) = store(&directory).load();
    assert_eq!(found, session(1, "a"));
    assert_eq!(trouble, Some(Trouble::Unusable(directory)));
}

#[test]
fn a_program_that_stopped_with_the_lock_is_not_waited_for() {
    let home = TempDir::new().expect("a directory");
    let mut store = store(home.path());
    store.save(&session(1, "a"), &REPORT).expect("it is kept");
    let lock = fs::File::open(home.path().join("lock")).expect("it is there");
    lock.lock().expect("nobody has it");
    let busy = Trouble::Busy(home.path().to_owned());
    assert_eq!(store.save(&session(2, "a"), &REPORT), Err(busy));
    let read = (session(1, "a"), None);
    assert_eq!(store.load(), read, "it is read without the lock");
    drop(lock);
    store.save(&session(2, "a"), &REPORT).expect("it is kept");
    assert_eq!(kept(home.path()), session(2, "a"));
}

#[test]
fn the_last_to_leave_decides_the_position_and_no_mark_is_lost() {
    let home = TempDir::new().expect("a directory");
    let [mut one, mut other] = [store(home.path()), store(home.path())];
    one.save(&session(1, "ab"), &REPORT).expect("it is kept");
    one.load();
    other.load();
    one.save(&session(2, "abc"), &REPORT).expect("it is kept");
    other.save(&session(3, "a"), &REPORT).expect("it is kept");
    assert_eq!(kept(home.path()), session(3, "ac"));
    // Neither brings back what the other deleted, nor deletes what it set.
    one.save(&session(4, "abc"), &REPORT).expect("it is kept");
    assert_eq!(kept(home.path()), session(4, "ac"));
}

/// Starts this program again to play a part.
fn start(part: &str, times: usize, directory: &Path) -> Child {
    Command::new(env::current_exe().expect("this test program"))
        .args(["store::tests::play", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(PART, part)
        .env(TIMES, times.to_string())
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts")
}

#[test]
#[ignore = "the part of another program in the other tests"]
fn play() {
    let (Ok(part), Some(directory)) = (env::var(PART), env::var_os(DIRECTORY)) else {
        return;
    };
    let directory = PathBuf::from(directory);
    let times: usize = env::var(TIMES).expect("how often").parse().expect("a number");
    match part.as_str() {
        "forever" => {
            let mut store = store(&directory);
            store.load();
            for n in 0.. {
                store.save(&session(n, ALL), &REPORT).expect("it is kept");
                println!("saved {n}");
            }
        }
        letters => {
            let mut store = store(&directory);
            // What the other has set by then is on this session as well, and stays as it is.
            let mut others = store.load().0.bookmarks;
            others.retain(|&letter, _| !letters.contains(letter));
            for n in 0..times {
                // Each bookmark in turn set and deleted.
                let bookmarks: String =
                    letters.chars().filter(|&c| !(n + c as usize).is_multiple_of(3)).collect();
                let mut session = session(n, &bookmarks);
                session.bookmarks.extend(others.clone());
                // A machine with much else to do may keep it waiting too long; what it has set is not lost by that.
                let mut saved = store.save(&session, &REPORT);
                while let Err(Trouble::Busy(_)) = saved {
                    saved = store.save(&session, &REPORT);
                }
                assert_eq!(saved, Ok(()));
                let own: String = kept(&directory)
                    .bookmarks
                    .into_keys()
                    .filter(|&c| letters.contains(c))
                    .collect();
                assert_eq!(own, bookmarks, "own bookmarks, of those of both");
            }
            println!("done");
        }
    }
}

const ALL: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#[test]
fn two_programs_that_save_at_once_lose_and_tear_nothing() {
    let times = 300;
    let home = TempDir::new().expect("a directory");
    let directory = home.path();
    store(directory).save(&session(0, ""), &REPORT).expect("it is kept");
    let mut programs = [start("abcdefgh", times, directory), start("mnopqrst", times, directory)];
    let file = store(directory).file();
    let mut read = 0;
    while programs.iter_mut().any(|program| program.try_wait().expect("it can be asked").is_none())
    {
        let json = fs::read(&file).expect("there is always one");
        let value: serde_json::Value = serde_json::from_slice(&json).expect("it is whole");
        assert_eq!(value["format"], "baocao-desk/1");
        assert!(value["desk"]["top"].is_object());
        read += 1;
    }
    for mut program in programs {
        let mut said = String::new();
        program.stdout.take().expect("its output").read_to_string(&mut said).expect("UTF-8");
        assert!(program.wait().expect("it has ended").success(), "{said}");
        assert!(said.contains("done"), "{said}");
    }
    assert!(read > 10, "{read}");
    let last = times - 1;
    let left = |letters: &str| -> Vec<char> {
        letters.chars().filter(|&c| !(last + c as usize).is_multiple_of(3)).collect()
    };
    let bookmarks: Vec<char> = kept(directory).bookmarks.into_keys().collect();
    assert_eq!(bookmarks, [left("abcdefgh"), left("mnopqrst")].concat());
    assert!(!names(directory).iter().any(|name| name.contains("aside")));
}

#[test]
fn a_program_killed_in_the_middle_of_a_save_leaves_what_was_kept_before() {
    let home = TempDir::new().expect("a directory");
    for round in 0..100 {
        let mut program = start("forever", 0, home.path());
        let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines();
        let mut saved = || lines.next().expect("it goes on").expect("UTF-8");
        // After a few saves, in the middle of the next.
        for _ in 0..=round % 3 {
            while !saved().contains("saved") {}
        }
        program.kill().expect("it runs");
        program.wait().expect("it has ended");
        let session = kept(home.path());
        assert!(session.top.is_some());
        assert_eq!(session.bookmarks.len(), ALL.len());
    }
    // One at most is left of all that were not finished.
    assert!(names(home.path()).len() <= 3, "{:?}", names(home.path()));
}
