//! Copying: through the terminal, which works from afar, and through the desktop, where there is one.

use std::env;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::thread;

type CommandLine = &'static [&'static str];

const WAYLAND: CommandLine = &["wl-copy"];
const X11: [CommandLine; 2] =
    [&["xclip", "-selection", "clipboard", "-in"], &["xsel", "--clipboard", "--input"]];
const MACOS: CommandLine = &["pbcopy"];

/// The sequence that asks the terminal to put `text` on the clipboard (xterm's OSC 52).
pub(super) fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

/// Hands `text` to the desktop's clipboard command, if there is a desktop and it has one. Does not wait for it, and its
/// failing is nobody's concern: the terminal has been asked as well.
pub(super) fn hand_to_desktop(text: String) {
    let commands = commands(has("WAYLAND_DISPLAY"), has("DISPLAY"));
    if !commands.is_empty() {
        let copy = move || commands.iter().any(|command| pipe_into(command, &text).is_ok());
        let _ = thread::Builder::new().name("copy".to_owned()).spawn(copy);
    }
}

fn has(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The commands worth trying, in order.
fn commands(wayland: bool, x11: bool) -> Vec<CommandLine> {
    let mut commands = Vec::new();
    if wayland {
        commands.push(WAYLAND);
    }
    if x11 {
        commands.extend(X11);
    }
    if cfg!(target_os = "macos") {
        commands.push(MACOS);
    }
    commands
}

/// Runs a command with `text` as its input; an error if it could not be run or did not take it.
fn pipe_into(command: CommandLine, text: &str) -> std::io::Result<()> {
    let mut child = Command::new(command[0])
        .args(&command[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // It serves the clipboard after us, and is not stopped along with us.
        .process_group(0)
        .spawn()?;
    let written = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let status = child.wait()?;
    if status.success() { written } else { Err(std::io::Error::other(status.to_string())) }
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            // A chunk of n bytes fills n + 1 digits.
            let index = (group >> (18 - 6 * digit) & 0x3f) as usize;
            encoded.push(if digit <= chunk.len() { DIGITS[index] as char } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ];
        for (text, encoded) in vectors {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        assert_eq!(sequence("thủy điện"), "\x1b]52;c;dGjhu6d5IMSRaeG7h24=\x1b\\");
    }

    #[test]
    fn without_a_desktop_no_command_is_run() {
        if cfg!(target_os = "linux") {
            assert!(commands(false, false).is_empty());
        }
        assert_eq!(commands(true, true)[0], WAYLAND);
    }
}
