//! What terminals send, and what the program makes of it: every key's encodings, and every kind of reply, whole, cut at
//! each byte, and between keys.

mod keys;
pub(crate) mod replies;

use super::received::{Focus, Rgb};
use super::{Decoder, Input, Reply};
use crate::keys::{Code, Event, Key, Mouse, MouseKind, parse};
use keys::{KEYS, NO_KEYS};
use proptest::prelude::*;
use replies::REPLIES;

/// What pieces mean that come one after the other, none of them late; and nothing more for as long as is worth waiting.
fn decode<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    for piece in pieces {
        decoder.feed(piece, &mut inputs);
    }
    wait(&mut decoder, &mut inputs);
    inputs
}

/// Nothing more comes for as long as is worth waiting.
fn wait(decoder: &mut Decoder, inputs: &mut Vec<Input>) {
    let mut times = 0;
    while decoder.patience().is_some() {
        decoder.give_up(inputs);
        times += 1;
        assert!(times <= 3, "something is pending for good: {decoder:?}");
    }
}

fn whole(bytes: &[u8]) -> Vec<Input> {
    decode([bytes])
}

/// The same bytes in two pieces, for each way to cut them; and one by one.
fn cuts(bytes: &[u8]) -> Vec<Vec<&[u8]>> {
    let in_two = (0..=bytes.len()).map(|at| vec![&bytes[..at], &bytes[at..]]);
    in_two.chain([bytes.chunks(1).collect()]).collect()
}

fn keys(names: &str) -> Vec<Input> {
    let keys = parse(names).expect("names of keys");
    keys.into_iter().map(Event::Key).map(Input::Event).collect()
}

fn paste(text: &str) -> Input {
    Input::Event(Event::Paste(text.to_owned()))
}

fn mouse(kind: MouseKind, column: u16, row: u16) -> Input {
    Input::Event(Event::Mouse(Mouse { kind, column, row, shift: false }))
}

#[test]
fn every_key_is_known_by_each_of_its_encodings_however_they_are_cut() {
    for (name, encodings) in KEYS {
        for encoding in *encodings {
            for pieces in cuts(encoding) {
                assert_eq!(decode(pieces.clone()), keys(name), "{name}: {pieces:x?}");
            }
            // Between others, and held.
            let bytes = [b"j", *encoding, b"j", encoding, encoding].concat();
            assert_eq!(whole(&bytes), keys(&format!("j{name}j{name}{name}")), "{bytes:x?}");
        }
    }
}

#[test]
fn what_is_no_key_of_the_programs_is_none() {
    for bytes in NO_KEYS {
        assert_eq!(whole(&[b"j", bytes, b"k"].concat()), keys("jk"), "{bytes:x?}");
    }
}

#[test]
fn a_reply_is_no_key_however_it_is_cut_and_whatever_stands_around_it() {
    for (name, reply) in REPLIES {
        for pieces in cuts(reply) {
            assert_eq!(decode(pieces.clone()), [], "{name}: {pieces:x?}");
        }
        let bytes = [&b"\x1b[B"[..], reply, b"q", reply, reply, "ệ".as_bytes(), reply].concat();
        for pieces in cuts(&bytes) {
            assert_eq!(decode(pieces.clone()), keys("<down>qệ"), "{name}: {pieces:x?}");
        }
    }
}

#[test]
fn a_reply_after_an_escape_key_takes_nothing_from_it() {
    for (name, reply) in REPLIES.iter().filter(|(_, reply)| reply[0] == 0x1b) {
        assert_eq!(whole(&[b"\x1b", *reply].concat()), keys("<esc>"), "{name}");
    }
}

#[test]
fn of_a_reply_cut_off_anywhere_nothing_keeps_later_keys_from_being_heard() {
    for (name, reply) in REPLIES {
        for end in 1..reply.len() {
            let part = &reply[..end];
            // After the wait; what came before it is at most the key that an ESC alone is.
            let mut decoder = Decoder::default();
            let mut inputs = Vec::new();
            decoder.feed(part, &mut inputs);
            wait(&mut decoder, &mut inputs);
            assert!(inputs.is_empty() || inputs == keys("<esc>"), "{name}: {inputs:?}");
            inputs.clear();
            decoder.feed(b"jq\x03", &mut inputs);
            assert_eq!(inputs, keys("jq<c-c>"), "{name} to {end}");
            // At once Ctrl-C, in either encoding, and an arrow, which an ESC alone makes one with Alt.
            let up = if part == b"\x1b" { "<a-up>" } else { "<up>" };
            for (key, bytes) in [("<c-c>", &b"\x03"[..]), ("<c-c>", b"\x1b[99;5u"), (up, b"\x1b[A")]
            {
                let inputs = decode([part, bytes]);
                assert!(inputs.ends_with(&keys(key)), "{name} to {end}, then {key}: {inputs:?}");
            }
        }
    }
}

#[test]
fn an_escape_waits_a_moment_for_what_makes_a_sequence_of_it() {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    decoder.feed(b"\x1b", &mut inputs);
    assert_eq!(decoder.patience().map(|wait| wait.as_millis()), Some(25));
    assert!(inputs.is_empty());
    decoder.give_up(&mut inputs);
    assert_eq!(inputs, keys("<esc>"));

    for (bytes, names) in [
        (&b"\x1b\x1b"[..], "<esc><esc>"),
        (b"\x1b\x1b\x1b", "<esc><esc><esc>"),
        (b"\x1b\x03", "<esc><c-c>"),
        (b"\x1b\x1bq", "<esc><a-q>"),
        (b"\x1b\x1b\x03", "<esc><esc><c-c>"),
    ] {
        assert_eq!(whole(bytes), keys(names), "{bytes:x?}");
    }
}

/// What comes after an ESC that was taken for the key.
fn after_late_escape<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    decoder.feed(b"\x1b", &mut inputs);
    decoder.give_up(&mut inputs);
    assert_eq!(std::mem::take(&mut inputs), keys("<esc>"));
    for piece in pieces {
        decoder.feed(piece, &mut inputs);
    }
    wait(&mut decoder, &mut inputs);
    inputs
}

#[test]
fn a_sequence_whose_escape_was_taken_for_the_key_is_none_of_many_keys() {
    let arrows = [(&b"[B"[..], "<down>"), (b"[1;5A", "<c-up>"), (b"OA", "<up>")];
    let replies = REPLIES.iter().filter_map(|(_, reply)| Some((reply.strip_prefix(b"\x1b")?, "")));
    for (rest, names) in arrows.into_iter().chain(replies) {
        for pieces in cuts(rest) {
            assert_eq!(after_late_escape(pieces.clone()), keys(names), "{pieces:x?}");
        }
    }
    // A person types one key at a time, or holds one.
    for typed in ["[", "]", "O", "j", "[[", "]]", "[]"] {
        assert_eq!(after_late_escape([typed.as_bytes()]), keys(typed));
    }
}

#[test]
fn a_key_of_rxvt_with_shift_is_known_once_nothing_follows() {
    assert_eq!(whole(b"\x1b[5$"), keys("<s-pgup>"));
    assert_eq!(whole(b"\x1b[5$\x1b[6$\x03"), keys("<s-pgup><s-pgdn><c-c>"));
}

#[test]
fn the_mouse_is_known_by_each_of_its_encodings() {
    use MouseKind::{Click, Drag, Release, WheelDown, WheelUp};
    for (bytes, kind, column, row) in [
        (&b"\x1b[<0;4;3M"[..], Click, 3, 2),
        (b"\x1b[<0;4;3m", Release, 3, 2),
        (b"\x1b[<32;5;3M", Drag, 4, 2),
        (b"\x1b[<64;80;20M", WheelUp, 79, 19),
        (b"\x1b[<65;80;20M", WheelDown, 79, 19),
        (b"\x1b[<0;0;0M", Click, 0, 0),
        (b"\x1b[<0;70000;1M", Click, 65535, 0),
        (b"\x1b[M #\x22", Click, 2, 1),
        (b"\x1b[M##\x22", Release, 2, 1),
        (b"\x1b[M@#\x22", Drag, 2, 1),
        (b"\x1b[M`\x7f\xff", WheelUp, 94, 222),
        (b"\x1b[32;4;3M", Click, 3, 2),
        (b"\x1b[35;4;3M", Release, 3, 2),
        (b"\x1b[97;4;3M", WheelDown, 3, 2),
    ] {
        for pieces in cuts(bytes) {
            assert_eq!(decode(pieces.clone()), [mouse(kind, column, row)], "{pieces:x?}");
        }
    }
    let shifted = Mouse { kind: Click, column: 3, row: 2, shift: true };
    assert_eq!(whole(b"\x1b[<4;4;3M"), [Input::Event(Event::Mouse(shifted))]);
    // Other buttons, the wheel sideways, movement without a button.
    for bytes in
        ["\x1b[<2;4;3M", "\x1b[<2;4;3m", "\x1b[<66;4;3M", "\x1b[<35;4;3M", "\x1b[<128;4;3M"]
    {
        assert_eq!(whole(bytes.as_bytes()), [], "{bytes:?}");
    }
    assert_eq!(whole(b"\x1b[M \x03"), keys("<c-c>"), "no byte of a position");
}

#[test]
fn what_is_asked_of_the_terminal_is_answered() {
    let black = Rgb { red: 0x16, green: 0x18, blue: 0x1d };
    for colour in ["rgb:1616/1818/1d1d", "rgb:16/18/1d", "rgba:1616/1818/1d1d/ffff", "#16181d"] {
        for end in ["\x07", "\x1b\\"] {
            let bytes = format!("\x1b]11;{colour}{end}");
            for pieces in cuts(bytes.as_bytes()) {
                assert_eq!(decode(pieces), [Input::Reply(Reply::Background(black))], "{bytes:?}");
            }
        }
    }
    // A control that begins nothing does not change how the next reply ends.
    assert_eq!(whole("\u{84}\x1b]lNGHỊ QUYẾT: Ờ\x1b\\q".as_bytes()), keys("q"));
    let white = Rgb { red: 255, green: 255, blue: 255 };
    assert_eq!(whole(b"\x1b]11;rgb:f/fff/ffff\x07"), [Input::Reply(Reply::Background(white))]);
    for no_colour in
        ["rgb:", "rgb:1/2", "rgb:1/2/3/4/5", "rgb:+1/2/3", "rgb:12345/1/1", "#123", "#đđđ", "?"]
    {
        assert_eq!(whole(format!("\x1b]11;{no_colour}\x07").as_bytes()), [], "{no_colour}");
    }
    assert_eq!(whole(b"\x1b[?1u"), [Input::Reply(Reply::KittyKeyboard(1))]);
    assert_eq!(whole(b"\x1b[I\x1b[O"), [Input::Focus(Focus::Gained), Input::Focus(Focus::Lost)]);
}

#[test]
fn a_paste_is_one_event_however_it_is_cut() {
    let bytes = "\x1b[200~xin chào\nbạn\x1b[201~".as_bytes();
    for pieces in cuts(bytes) {
        assert_eq!(decode(pieces), [paste("xin chào bạn")]);
    }
    assert_eq!(whole(b"a\x1b[200~\x1b[201~b"), [keys("a"), vec![paste("")], keys("b")].concat());
    // What looks like the end and is not, and what acts on a terminal.
    assert_eq!(whole(b"\x1b[200~\x1b\x1b[201\x1b[2\x1b[201~"), [paste("␛␛[201␛[2")]);
    assert_eq!(whole(b"\x1b[200~a\x1b]52;c;YQ==\x07\x1b[201~"), [paste("a␛]52;c;YQ==␇")]);
    assert_eq!(whole(b"\x1b[201~q"), keys("q"), "an end without a beginning");
}

#[test]
fn ctrl_c_ends_a_paste_that_has_no_end() {
    for ctrl_c in [&b"\x03"[..], b"\x1b[99;5u"] {
        let inputs = decode([b"\x1b[200~abc", ctrl_c, b"q"]);
        assert_eq!(inputs, [vec![paste("abc")], keys("q")].concat());
        let at_once = [b"\x1b[200~abc", ctrl_c, b"q"].concat();
        assert_eq!(whole(&at_once), inputs);
    }
    // However long nothing comes, nothing of a paste is typed.
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    decoder.feed(b"\x1b[200~abc\x1b[20", &mut inputs);
    assert_eq!(decoder.patience(), None);
    decoder.give_up(&mut inputs);
    decoder.feed(b"1~q", &mut inputs);
    assert_eq!(inputs, [vec![paste("abc")], keys("q")].concat());
}

#[test]
fn a_ctrl_c_within_a_paste_types_nothing_of_what_follows_it() {
    let inputs = whole(b"\x1b[200~a\x03qqq\x1b[99;5uqqq\x1b[201~j");
    assert_eq!(inputs, [vec![paste("a␃qqq␛[99;5uqqq")], keys("j")].concat());
}

#[test]
fn a_paste_beyond_the_limit_is_cut_and_none_of_it_is_typed() {
    let long = "ệq".repeat(1 << 20);
    let bytes = format!("\x1b[200~{long}\x1b[201~j");
    let inputs = decode(bytes.as_bytes().chunks(4096));
    let [Input::Event(Event::Paste(text)), rest @ ..] = &inputs[..] else {
        panic!("{:?}", inputs.first());
    };
    assert!(text.len() > 65_000 && text.len() <= 65_536, "{}", text.len());
    assert!(long.starts_with(text.as_str()), "whole characters");
    assert_eq!(rest, keys("j"));
}

#[test]
fn a_sequence_beyond_the_limit_means_nothing_and_ends_where_it_ends() {
    let digits = "1".repeat(1 << 20);
    for (begin, end) in [("\x1b[", "A"), ("\x1b]11;", "\x07"), ("\x1bP", "\x1b\\"), ("\x1bO", "A")]
    {
        assert_eq!(whole(format!("{begin}{digits}{end}j").as_bytes()), keys("j"), "{begin:?}");
    }
}

#[test]
fn what_an_input_method_sends_comes_in_order() {
    // Telex as it composes "Việt Nam": letters, and Backspaces that take them back.
    let typed = "Vie\x7fê\x7f\x7fiệt Na\x7fam";
    for pieces in cuts(typed.as_bytes()) {
        assert_eq!(decode(pieces), keys("Vie<bs>ê<bs*2>iệt Na<bs>am"));
    }
}

#[test]
fn a_typed_character_is_as_harmless_as_any_other_text() {
    assert_eq!(whole("\u{301}".as_bytes()), keys("\u{301}"), "an accent typed by itself");
    for c in ["\u{85}", "\u{202e}", "\u{200b}", "\u{e0041}", "\u{2028}"] {
        for input in whole(c.as_bytes()) {
            let Input::Event(Event::Key(Key { code: Code::Char(seen), .. })) = input else {
                panic!("{input:?}");
            };
            assert_ne!(seen.to_string(), c);
        }
    }
    for (bytes, after) in
        [(&b"\xe1\xbbq"[..], "q"), (b"\xff\xfeq", "q"), (b"\xc3\x1b[A", "<up>"), (b"\xa0q", "q")]
    {
        assert_eq!(whole(bytes), keys(after), "{bytes:x?}");
    }
}

/// Bytes that sequences are made of.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => proptest::sample::select(b"\x1b\x1b\x1b[]OPX^_\\\x07\x9b\x9c\x90M~u;:<?$0129AqR\x03".to_vec()).prop_map(|byte| vec![byte]),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
        1 => proptest::sample::select(REPLIES.to_vec()).prop_map(|(_, reply)| reply.to_vec()),
        1 => proptest::sample::select(vec!["\x1b[200~", "\x1b[201~", "ệ", "\x1b[<64;8"])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn where_bytes_are_cut_makes_no_difference(bytes in bytes(), size in 1_usize..9) {
        // Only of a Ctrl-C in a paste does it matter what has already come behind it.
        let has_ctrl_c = bytes.contains(&3) || bytes.windows(7).any(|part| part == b"\x1b[99;5u");
        if !has_ctrl_c {
            prop_assert_eq!(decode(bytes.chunks(size)), whole(&bytes));
        }
    }

    #[test]
    fn after_any_bytes_ctrl_c_and_keys_are_heard(bytes in bytes()) {
        let mut decoder = Decoder::default();
        let mut inputs = Vec::new();
        decoder.feed(&bytes, &mut inputs);
        decoder.feed(b"\x03", &mut inputs);
        let heard = inputs.last().cloned();
        let is_heard = heard == keys("<c-c>").pop() || matches!(heard, Some(Input::Event(Event::Paste(_))));
        prop_assert!(is_heard, "{:?}", heard);
        inputs.clear();
        decoder.feed(b"q", &mut inputs);
        prop_assert_eq!(inputs, keys("q"));
    }
}
