//! Copying through the terminal, which also works over a remote connection. The desktop's clipboard is in `desktop`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The longest sequence sent to a terminal, in bytes: hterm's limit, which tmux and others share. What a terminal does with
/// a longer one is not defined.
const MAX_SEQUENCE: usize = 100_000;

/// The sequence that asks the terminal to put `text` on the clipboard (xterm's OSC 52); none for a text too long for it.
pub(super) fn sequence(text: &str) -> Option<String> {
    let sequence = format!("\x1b]52;c;{}\x1b\\", BASE64_STANDARD.encode(text));
    (sequence.len() <= MAX_SEQUENCE).then_some(sequence)
}

/// The result of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The desktop has it.
    ToDesktop(String),
    /// There is no desktop, or it did not take it.
    Nowhere(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_sent_what_it_takes_and_no_more() {
        assert_eq!(sequence("").as_deref(), Some("\x1b]52;c;\x1b\\"));
        assert_eq!(sequence("thủy điện").as_deref(), Some("\x1b]52;c;dGjhu6d5IMSRaeG7h24=\x1b\\"));
        let longest = "a".repeat((MAX_SEQUENCE - 9) / 4 * 3);
        assert!(sequence(&longest).is_some_and(|sequence| sequence.len() > MAX_SEQUENCE - 4));
        assert_eq!(sequence(&format!("{longest}a")), None);
    }
}
