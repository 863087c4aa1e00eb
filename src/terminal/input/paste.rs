//! A bracketed paste: the text between `ESC [ 200 ~` and `ESC [ 201 ~`, of any length and in any pieces.

/// The end of a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// Ctrl-C as it is sent while kitty's keyboard protocol is in use.
const KITTY_CTRL_C: &[u8] = b"\x1b[99;5u";

/// The most bytes kept of a paste; the rest is dropped. Text fields take some hundred.
const MAX_PASTE: usize = 64 << 10;

/// What a Ctrl-C in a paste means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CtrlC {
    /// The key, since the paste has no end.
    Ends,
    /// A character like any other, since the end of the paste has been received.
    IsText,
}

/// A paste that has not ended.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// The last bytes, which may be the beginning of the end.
    held: Vec<u8>,
}

impl Paste {
    /// Takes a byte; returns the text if the byte ends the paste.
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
            // Any ESC may be the beginning of the end.
            let last = if byte == 0x1b { self.held.pop() } else { None };
            self.release();
            self.held.extend(last);
        }
        None
    }

    fn release(&mut self) {
        let free = MAX_PASTE - self.text.len();
        self.text.extend(self.held.drain(..).take(free));
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
