//! What is copied reaches the terminal whole, and leads back to the passage.

use std::process::Command;

use super::pty::{PATIENCE, Session, baocao};

/// The text of the last OSC 52 sequence in what a program has sent: what it put on the clipboard.
fn copied(output: &[u8]) -> Option<String> {
    let output = String::from_utf8_lossy(output);
    let (_, last) = output.rsplit_once("\x1b]52;c;")?;
    let (encoded, _) = last.split_once("\x1b\\")?;
    String::from_utf8(decode(encoded)).ok()
}

/// RFC 4648, with padding.
fn decode(encoded: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => 0,
    };
    let mut bytes = Vec::new();
    for chunk in encoded.as_bytes().chunks(4) {
        let group = chunk.iter().fold(0, |group, &byte| group << 6 | digit(byte));
        let padding = chunk.len() - chunk.iter().take_while(|&&byte| byte != b'=').count();
        bytes.extend_from_slice(&group.to_be_bytes()[1..4 - padding]);
    }
    bytes
}

/// What `baocao show` prints of an address.
fn show(address: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let output = command.args(["show", address]).output().expect("it runs");
    assert!(output.status.success(), "{address}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_is_copied_is_the_passage_with_its_citation_and_show_prints_it_again() {
    // A passage, a sentence, several blocks, a note in its window, a hit.
    for (keys, parts) in
        [("]jjy", 1), ("7]]]jvy", 1), ("7]]]jjvvvjjjjjjjy", 2), ("f\ry", 1), ("6]]y", 1)]
    {
        let mut session = Session::open(baocao());
        session.press(keys);
        session.wait_for_bytes(0, "\x1b]52;c;");
        session.wait_for_bytes(0, "\x1b\\");
        session.press("q\x1bq");
        assert_eq!(session.end(PATIENCE), 0, "{keys}");
        let copied = copied(&session.bytes()).expect("a whole sequence");
        let (quote, citation) = copied
            .strip_prefix('“')
            .and_then(|rest| rest.split_once("” ("))
            .expect("a quote and a citation");
        let citation = citation.strip_suffix(')').expect("in brackets");
        let addresses = citation
            .rsplit_once('[')
            .and_then(|(_, rest)| rest.strip_suffix(']'))
            .expect("an address");
        assert!(quote.lines().count() >= parts, "{keys}: {quote}");
        let shown: String = addresses.split(' ').map(show).collect();
        for line in quote.lines() {
            assert!(shown.contains(line), "{keys}: {addresses} does not print {line}");
        }
        if !addresses.contains(' ') {
            assert!(shown.contains(citation), "{keys}: {shown} is not cited as {citation}");
        }
    }
}
