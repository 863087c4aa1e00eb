//! Nothing that a terminal sends makes the program deaf, or is taken for keys. What each sequence means is tested beside
//! the decoder; here, that it is so in a terminal.

use super::pty::{PATIENCE, Session, baocao};
use super::replies::REPLIES;
use super::staged::staged;

/// What has no end: of a paste, of strings, of sequences.
const WITHOUT_END: [&str; 12] = [
    "\x1b[200~abc",
    "\x1b]",
    "\x1b]11;rgb:1616/",
    "\x1b]52;c;cXFx",
    "\x1bP>|",
    "\x1b_G",
    "\x1b^",
    "\x1bX",
    "\x1b[",
    "\x1b[?2026;2$",
    "\x1b[<64;8",
    "\x1bO",
];

#[test]
fn after_whatever_a_terminal_says_ctrl_c_and_keys_are_heard() {
    let replies = REPLIES.iter().map(|(_, reply)| *reply);
    for said in replies.chain(WITHOUT_END.map(str::as_bytes)) {
        let mut session = Session::open(baocao());
        session.press(said);
        // In a paste without an end Ctrl-C ends it.
        session.press("\x03");
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0, "{said:x?}");
        session.assert_restored(0);
    }
}

#[test]
fn no_reply_is_taken_for_keys_wherever_it_is_cut() {
    let mut session = Session::open(staged("words"));
    let mut pressed = 0;
    for (_, reply) in REPLIES {
        // Not after the ESC: how long that may take to go on, a busy machine cannot promise.
        for at in 2..reply.len() {
            session.press(&reply[..at]);
            session.press(&reply[at..]);
            session.press("x");
            pressed += 1;
        }
    }
    session.wait_for_text(&format!("{pressed} keys"));
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn a_flood_in_segments_is_taken_for_nothing_else() {
    let floods = ["\x1b[<64;80;20M", "\x1b[?997;1n", "\x1b]11;rgb:1616/1818/1d1d\x1b\\"];
    let mut session = Session::open(staged("words"));
    for (count, flood) in (1..).zip(floods) {
        // As a connection hands them over, cut anywhere.
        for segment in flood.repeat(36_000 / flood.len()).as_bytes().chunks(1400) {
            session.press(segment);
        }
        session.press("x");
        session.wait_for_text(&format!("{count} keys"));
    }
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn a_paste_of_any_size_is_one_and_types_nothing() {
    let mut session = Session::open(staged("words"));
    session.press("\x1b[200~");
    session.press("q\n".repeat(100_000));
    session.press("\x1b[201~x");
    session.wait_for_text("1 keys");
    session.wait_for_text("pasted: q q q");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
}

#[test]
fn kittys_protocol_is_used_where_the_terminal_knows_it_and_given_back() {
    let mut session = Session::open(baocao());
    session.wait_for_bytes(0, "\x1b[?u");
    session.press("\x1b[?0u");
    session.wait_for_bytes(0, "\x1b[>1u");
    session.press_and_see("?");
    session.press_and_see("\x1b[27u");
    session.press("\x1b[99;5u");
    assert_eq!(session.end(PATIENCE), 0);
    session.wait_for_bytes(0, "\x1b[<u\x1b[?2026l");
    session.assert_restored(0);

    // One that does not is never sent what it may not understand.
    let mut session = Session::open(baocao());
    session.press("\x1b[?62c");
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    session.assert_restored(0);
    let output = String::from_utf8_lossy(&session.bytes()).into_owned();
    assert!(!output.contains("\x1b[>1u") && !output.contains("\x1b[<u"));
}
