//! The terminal session, in a real pseudo-terminal: it takes the terminal, answers keys, and gives the terminal back
//! whatever happens.
//!
//! What cannot be had from the program itself (a panic, a screen known to the letter) is shown by the screen in
//! `staged`, for which this file runs itself inside the pseudo-terminal.

mod background;
mod clipboard;
mod input;
mod lists;
pub mod pty;
mod quoting;
#[path = "../../src/terminal/input/tests/replies.rs"]
mod replies;
mod session;
mod staged;

use std::process::{Command, Stdio};
use std::time::Duration;

use portable_pty::CommandBuilder;
use pty::{PATIENCE, Session, baocao, script};
use rustix::io::{Errno, write};
use rustix::process::Signal;
use rustix::termios::{Action, tcflow};
use staged::staged;

/// What a signal may take to end the program.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What a vanished terminal may take to end it.
const SOON: Duration = Duration::from_secs(2);

const ENDING: [(Signal, u32); 4] =
    [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)];

/// What leads to the opening, the outline, the search window, a note over the text, and the list of keys.
const SCREENS: [&str; 5] = ["", "\x1b[D", "/OCOP", "f\r", "?"];

/// Keys, characters, mouse events and pastes of which the rest never comes.
const PARTIAL: [&[u8]; 8] = [
    b"\x1b[",
    b"\x1b[1;",
    b"\x1bO",
    b"\x1b[<0;1",
    b"\xe6",
    b"\xe1\xbb",
    b"\x1b[200~",
    b"\x1b[200~q\x03",
];

#[test]
fn quitting_restores_the_terminal() {
    for key in ["q", "\x03"] {
        let mut session = Session::open(baocao());
        assert!(session.is_raw());
        session.press(key);
        assert_eq!(session.end(PATIENCE), 0, "{key:?}");
        session.assert_restored(0);
    }
}

#[test]
fn a_report_from_standard_input_is_shown_and_answers_keys() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data/lai-chau-2022");
    for (input, shown) in [
        ("cat report.json |", "Xã hội"),
        // Nobody has curated these: their themes are found.
        ("cat source.md |", "Xã hội ~"),
        ("\"$0\" export --to markdown |", "Xã hội ~"),
    ] {
        let mut session =
            Session::open(script(&format!("cd '{data}'; {input} \"$0\" - --lang vi")));
        session.wait_for_text(shown);
        session.press_and_see("/OCOP");
        session.wait_for_text("khớp");
        session.press("\r");
        session.wait_for_text("“OCOP”");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0, "{input}");
        session.assert_restored(0);
    }
}

#[test]
fn a_terminal_as_standard_input_is_no_report() {
    for command in ["", "check", "outline", "import", "search x --report"] {
        let session = Session::start(script(&format!("exec \"$0\" {command} -")));
        assert_eq!(session.end(PATIENCE), 1);
        session.wait_for_text("baocao: standard input: a terminal, not a report; say `< FILE`");
        session.assert_untouched();
    }
}

#[test]
fn a_signal_restores_the_terminal_and_is_told_by_the_exit_code() {
    for (signal, code) in ENDING {
        for keys in SCREENS {
            let mut session = Session::open(baocao());
            session.press_and_see(keys);
            session.signal(signal);
            assert_eq!(session.end(AT_ONCE), code, "{signal:?} after {keys:?}");
            session.assert_restored(0);
        }
    }
}

#[test]
fn a_signal_before_the_first_frame_restores_the_terminal() {
    let session = Session::start(baocao());
    session.wait_for_bytes(0, "\x1b[?1049h");
    session.signal(Signal::TERM);
    assert_eq!(session.end(AT_ONCE), 143);
    session.assert_restored(0);
}

#[test]
fn half_a_key_stops_neither_drawing_nor_a_signal() {
    for partial in PARTIAL {
        let mut session = Session::open(baocao());
        session.press(partial);
        let before = session.bytes().len();
        session.resize(60, 20);
        session.wait_for_bytes(before, "\x1b[2J");
        session.signal(Signal::TERM);
        assert_eq!(session.end(AT_ONCE), 143, "{partial:?}");
        session.assert_restored(before);
    }
}

#[test]
fn a_terminal_that_nobody_reads_is_restored() {
    let session = Session::open(baocao());
    session.pause();
    let inside = session.reopened();
    while write(&inside, &[b'x'; 512]) != Err(Errno::AGAIN) {}
    session.resize(60, 20);
    session.signal(Signal::TERM);
    assert_eq!(session.end(AT_ONCE), 143);
    session.unpause();
    session.assert_restored(0);
}

#[test]
fn a_terminal_whose_output_is_stopped_is_restored() {
    let session = Session::open(baocao());
    tcflow(session.reopened(), Action::OOff).expect("the output stops");
    session.resize(60, 20);
    session.signal(Signal::TERM);
    assert_eq!(session.end(AT_ONCE), 143);
    session.assert_restored(0);
}

#[test]
fn a_closed_terminal_ends_the_program() {
    // As leader of the session; with the signal ignored; under a parent that ignores it.
    let ways: [fn() -> CommandBuilder; 3] =
        [baocao, || script("trap '' HUP; exec \"$0\""), || script("trap '' HUP; \"$0\"; exit $?")];
    for way in ways {
        for moment in ["starting", "idle", "with a note open"] {
            let said = format!("{:?} {moment}", way());
            let mut session = Session::start(way());
            session.wait_for_bytes(0, "\x1b[?1049h");
            if moment != "starting" {
                session.wait_until_drawn();
            }
            if moment == "with a note open" {
                session.press_and_see("f\r");
            }
            assert_eq!(session.close().end(SOON), 129, "{said}");
        }
    }
}

#[test]
fn stopping_gives_the_terminal_back_and_going_on_draws_it_anew() {
    let ways: [fn(&mut Session); 2] =
        [|session| session.press("\x1a"), |session| session.signal(Signal::TSTP)];
    for stop in ways {
        let mut session = Session::open(baocao());
        let drawn = session.text();
        stop(&mut session);
        session.wait_until_stopped();
        session.assert_restored(0);

        session.signal(Signal::CONT);
        session.wait_for_text(drawn.lines().next().unwrap_or_default());
        session.wait("the screen drawn anew", |screen| {
            screen.hide_cursor() && screen.bracketed_paste()
        });
        assert!(session.is_raw());

        let before = session.bytes().len();
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
        session.assert_restored(before);
    }
}

#[test]
fn a_stop_that_cannot_be_caught_is_mended_on_going_on() {
    let mut session = Session::open(staged("words"));
    session.wait_for_text("made");
    session.signal(Signal::STOP);
    session.wait_until_stopped();
    let inside = session.reopened();
    write(&inside, b"\x1b[?1049l\x1b[?25h\x1b[2Jrubbish").expect("it is taken");
    session.wait_for_text("rubbish");
    session.signal(Signal::CONT);
    session.wait_for_text("made");
    session.wait("the whole screen", |screen| screen.alternate_screen() && screen.hide_cursor());
    assert!(!session.text().contains("rubbish"));
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    session.assert_restored(0);
}

#[test]
fn a_panic_on_any_thread_restores_the_terminal_and_can_be_read() {
    for position in ["draw", "work", "handle"] {
        let mut session = Session::start(staged(position));
        if position == "handle" {
            session.wait_until_drawn();
            session.press("!");
        }
        assert_eq!(session.end(PATIENCE), 101, "{position}");
        session.assert_restored(0);
        session.wait_for_text(&format!("a fault staged in {position}"));
    }
}

/// With few file descriptors, each step of starting fails in its turn, on whichever thread it is.
#[test]
fn a_step_of_starting_that_fails_leaves_the_terminal_as_it_was() {
    let codes: Vec<u32> = (4..=24)
        .map(|descriptors| {
            let mut session =
                Session::start(script(&format!("ulimit -n {descriptors}; exec \"$0\"")));
            session.press("q");
            let code = session.end(PATIENCE);
            if code != 0 {
                session.wait_for_text("baocao: ");
            }
            session.wait("the first screen", |screen| {
                !screen.alternate_screen() && !screen.hide_cursor()
            });
            assert!(!session.is_raw(), "{descriptors}");
            code
        })
        .collect();
    let failed = codes.iter().take_while(|&&code| code == 1).count();
    assert!(failed > 2, "{codes:?}");
    assert!(codes[failed..].iter().all(|&code| code == 0), "{codes:?}");
}

#[test]
fn every_key_of_a_burst_is_handled() {
    let mut session = Session::open(staged("words"));
    session.press("x".repeat(2000));
    session.wait_for_text("2000 keys");
    session.press("\x1b[200~xin chào\nbạn\x1b[201~");
    session.wait_for_text("pasted: xin chào bạn");
    session.press("\x1b[<0;4;3M");
    session.wait_for_text("Click at 3, 2");
    session.press("\x1b[<0;4;3m");
    session.wait_for_text("Release at 3, 2");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn the_last_of_many_sizes_is_drawn() {
    let mut session = Session::open(staged("words"));
    for step in 1..=200 {
        session.resize(1 + step * 7 % 150, 4 + step % 50);
    }
    for (columns, rows, drawn) in [
        (1, 1, None),
        (65535, 5, Some("2048 by 5")),
        (0, 0, Some("80 by 24")),
        (70, 12, Some("70 by 12")),
    ] {
        session.resize(columns, rows);
        if let Some(size) = drawn {
            session.wait_for_bytes(0, size);
        }
    }
    session.wait_for_text("70 by 12");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    session.assert_restored(0);
}

#[test]
fn a_thousand_sizes_with_a_window_open_leave_the_terminal_whole() {
    let mut session = Session::open(baocao());
    session.press_and_see("f");
    session.press_and_see("\r");
    // A blank at the end of a row may be written or not.
    let rows = |text: &str| text.lines().map(|row| row.trim_end().to_owned()).collect();
    let with_note: Vec<String> = rows(&session.text());
    for step in 0..1000_u16 {
        let (columns, rows) = match step % 50 {
            0 => (0, 0),
            1 => (1, 1),
            2 => (65535, 1),
            3 => (1, 65535),
            _ => (1 + step * 7 % 190, 1 + step % 60),
        };
        session.resize(columns, rows);
    }
    session.resize(80, 24);
    session.wait("the same screen", |screen| rows(&screen.contents()) == with_note);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    session.assert_restored(0);
}

#[test]
fn copying_asks_the_terminal() {
    let mut session = Session::open(staged("words"));
    session.press("y");
    session.wait_for_bytes(0, "\x1b]52;c;dGjhu6d5IMSRaeG7h24=\x1b\\");
}

#[test]
fn the_mouse_is_captured_and_let_go_as_asked() {
    let mut session = Session::open(staged("words"));
    session.wait_for_bytes(0, "\x1b[?1000h\x1b[?1006h");
    session.press("m");
    session.wait_for_bytes(0, "\x1b[?1006l\x1b[?1000l");
    let before = session.bytes().len();
    session.press("M");
    session.wait_for_bytes(before, "\x1b[?1000h\x1b[?1006h");
}

#[test]
fn without_colours_bold_and_reverse_remain() {
    let mut command = staged("words");
    command.env("NO_COLOR", "1");
    let session = Session::open(command);
    session.wait("a bold and reversed corner", |screen| {
        screen.cell(0, 0).is_some_and(|cell| cell.bold() && cell.inverse())
    });
}

#[test]
fn what_is_no_terminal_is_refused_in_one_line() {
    let mut piped = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let output = piped.stdin(Stdio::null()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!said.contains('\x1b'), "{said}");
}

#[test]
fn a_terminal_that_cannot_be_used_is_refused_in_one_line() {
    let mut dumb = baocao();
    dumb.env("TERM", "dumb");
    let mut without_keys = script("exec \"$0\" </dev/null");
    without_keys.set_controlling_tty(false);
    for command in [dumb, without_keys] {
        let session = Session::start(command);
        assert_eq!(session.end(PATIENCE), 1);
        session.wait_for_text("baocao: ");
        session.assert_untouched();
        assert_eq!(session.text().trim().lines().count(), 1);
    }
}

#[test]
fn other_streams_may_be_anything_as_long_as_there_is_a_terminal() {
    for streams in [
        "exec \"$0\" </dev/null",
        "exec \"$0\" <&-",
        "exec \"$0\" 2>/dev/null",
        "exec \"$0\" 2>&-",
        "exec \"$0\" <&- 2>&-",
        ": | \"$0\"",
        "unset TERM; exec \"$0\"",
        "LANG=C LC_ALL=C exec \"$0\"",
        "unset LANG LC_ALL HOME PATH; exec \"$0\"",
    ] {
        let mut session = Session::open(script(streams));
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0, "{streams}");
        session.assert_restored(0);
    }
}

#[test]
fn without_a_terminal_to_draw_on_it_is_refused_in_one_line() {
    for streams in [
        "\"$0\" >/dev/null",
        "\"$0\" >&-",
        "\"$0\" >/dev/full",
        "{ \"$0\"; echo $? >&2; } | cat; exit 1",
        "TERM=dumb \"$0\"",
    ] {
        let session = Session::start(script(streams));
        assert_eq!(session.end(PATIENCE), 1, "{streams}");
        session.wait_for_text("baocao: ");
        session.assert_untouched();
    }
    let session = Session::start(script("\"$0\" >&- 2>&-"));
    assert_eq!(session.end(PATIENCE), 1);
    session.assert_untouched();
}
