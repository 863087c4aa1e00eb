//! A bracketed paste: the text between `ESC [ 200 ~` and `ESC [ 201 ~`, however much of either comes.

/// What ends a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// Ctrl-C in kitty's keyboard protocol, which is how it comes while that is in use.
const KITTY_CTRL_C: &[u8] = b"\x1b[99;5u";

/// The most bytes taken of a paste; the rest is dropped. A line to type into takes some hundred.
const MAX_PASTE: usize = 64 << 10;

/// What a Ctrl-C in a paste is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CtrlC {
    /// A key: the paste has no end.
    Ends,
    /// A character like any other: the end is known to come.
    IsText,
}

/// A paste that has not ended.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// What may turn out to be the end.
    held: Vec<u8>,
}

impl Paste {
    /// Takes a byte; what was pasted, if that ends the paste.
    pub(super) fn push(&mut self, byte: u8, ctrl_c: CtrlC) -> Option<String> {
        if byte == 0x03 && ctrl_c == CtrlC::Ends {
            self.release();
            return Some(self.finish());
        }
        self.held.push(byte);
        if self.held == PASTE_END || (self.held == KITTY_CTRL_C && ctrl_c == CtrlC::Ends) {
            self.held.clear();
            return Some(self.finish());
        }
        if ![PASTE_END, KITTY_CTRL_C].iter().any(|end| end.starts_with(&self.held)) {
            // An ESC may begin the end wherever it stands.
            let last = if byte == 0x1b { self.held.pop() } else { None };
            self.release();
            self.held.extend(last);
        }
        None
    }

    fn release(&mut self) {
        let room = MAX_PASTE - self.text.len();
        self.text.extend(self.held.drain(..).take(room));
    }

    fn finish(&mut self) -> String {
        let mut text = std::mem::take(&mut self.text);
        // The limit may cut a character in two.
        if let Err(error) = std::str::from_utf8(&text)
            && error.error_len().is_none()
        {
            text.truncate(error.valid_up_to());
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}
