//! Divides the bytes from a terminal into characters, escape sequences and pastes. What a sequence means is decided elsewhere.
//!
//! A state machine after Paul Williams' parser for DEC terminals (<https://vt100.net/emu/dec_ansi_parser>), adapted from
//! what a terminal receives to what it sends. The crates that implement it (`vte`, `vtparse`) are made for the other
//! direction: they do not say whether a sequence is pending, lose an ESC before another, take `ESC /` for the beginning
//! of a longer sequence, and collect strings without a limit.
//!
//! Nothing stays pending forever. A byte that cannot continue a sequence breaks it off and is read by itself, above all
//! Ctrl-C; a sequence without an end is dropped after [`Tokenizer::patience`]. Only a paste waits for its end or for Ctrl-C,
//! since the rest of it must never be taken for keys.

use std::time::Duration;

use memchr::memmem;

use super::paste::{CtrlC, PASTE_END, Paste};

/// How long an ESC waits for the rest of a sequence before it is the key.
const ESC_WAITS: Duration = Duration::from_millis(25);

/// How long the rest of a sequence is waited for, also after an ESC that was taken for the key. A connection that stalls
/// mostly resumes within a second.
const REST: Duration = Duration::from_secs(1);

/// The most bytes of a sequence or string; a longer one is read to its end and ignored.
const MAX_BODY: usize = 1024;

/// A character, sequence or paste.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The Escape key.
    Escape,
    /// A character, printable or control.
    Char(char),
    /// A control sequence: its parameters and intermediates, and its last byte.
    Csi(&'a [u8], u8),
    /// A single shift: its parameters, which only some terminals send, and the byte of the key.
    Ss3(&'a [u8], u8),
    /// A function key of the Linux console: `ESC [ [` and this byte.
    Console(u8),
    /// A mouse event in xterm's first encoding: button, column and row, each 32 higher.
    Mouse([u8; 3]),
    /// An operating system command.
    Osc(&'a [u8]),
    /// Text pasted in one piece.
    Paste(String),
}

/// What came directly before a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Before {
    #[default]
    Nothing,
    /// An ESC of its own: Alt, if the token is a key.
    Escape,
}

/// The function that takes the tokens.
pub(super) type Sink<'a> = dyn FnMut(Token, Before) + 'a;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// After an ESC.
    Escape,
    /// After an ESC that was taken for the key because nothing followed in time.
    LateEscape,
    /// After such an ESC and a byte that either introduces a sequence or is a key.
    LateIntroducer(u8),
    Csi,
    Ss3,
    /// After `ESC [ [`.
    Console,
    /// After `ESC [ M`: three bytes of any value.
    Mouse,
    String(StringKind),
    /// After an ESC in a string, which a backslash would end.
    StringEscape(StringKind),
    Paste,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StringKind {
    /// An operating system command, the only kind whose contents are used.
    Osc,
    /// A device control string, application program command, privacy message or start of string.
    Other,
}

/// The state of the tokenizer.
#[derive(Debug, Default)]
pub(super) struct Tokenizer {
    state: State,
    /// What came directly before the pending sequence or character.
    before: Before,
    /// Whether the pending sequence began with a C1 control, and so may end with one.
    eight_bit: bool,
    /// Its bytes so far, without the introducer; or those of an incomplete character.
    body: Vec<u8>,
    paste: Paste,
}

impl Tokenizer {
    /// How long to wait for more bytes before [`Tokenizer::give_up`] is due; none if nothing is pending.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground | State::Paste => None,
            State::Escape | State::LateIntroducer(_) => Some(ESC_WAITS),
            State::Csi if self.is_rxvt_shift() => Some(ESC_WAITS),
            _ => Some(REST),
        }
    }

    /// Takes bytes in the order they came, in pieces of any length.
    pub(super) fn feed(&mut self, bytes: &[u8], sink: &mut Sink) {
        // A Ctrl-C before the end of a paste is part of it: after one that a person types no end has come yet.
        let paste_end = memmem::rfind(bytes, PASTE_END).unwrap_or(0);
        for (at, &byte) in bytes.iter().enumerate() {
            if self.state != State::Paste {
                self.take(byte, sink);
                continue;
            }
            let end = if at < paste_end { CtrlC::IsText } else { CtrlC::Ends };
            if let Some(text) = self.paste.push(byte, end) {
                self.state = State::Ground;
                sink(Token::Paste(text), Before::Nothing);
            }
        }
    }

    /// To be called if nothing has come for [`Tokenizer::patience`]: what is pending is a key, or is dropped.
    pub(super) fn give_up(&mut self, sink: &mut Sink) {
        match self.state {
            State::Escape => {
                self.release_escapes(sink);
                self.state = State::LateEscape;
                return;
            }
            State::LateIntroducer(byte) => sink(Token::Char(char::from(byte)), Before::Nothing),
            State::Csi => self.break_off(sink),
            State::StringEscape(_) => sink(Token::Escape, Before::Nothing),
            State::Paste => return,
            _ => {}
        }
        self.reset();
    }

    fn take(&mut self, byte: u8, sink: &mut Sink) {
        match (self.state, byte) {
            (State::Ground, _) => self.ground(byte, sink),
            (State::LateEscape, b'[' | b']' | b'O' | b'P' | b'X' | b'^' | b'_') => {
                self.state = State::LateIntroducer(byte);
            }
            (State::LateEscape, _) => {
                self.reset();
                self.ground(byte, sink);
            }
            (State::LateIntroducer(introducer), _) => self.late(introducer, byte, sink),
            (State::Escape, _) => self.escape(byte, sink),
            (State::String(kind) | State::StringEscape(kind), _) => self.string(kind, byte, sink),
            (State::Mouse, 0x20..) => {
                self.body.push(byte);
                if let Ok(event) = self.body[..].try_into() {
                    self.finish(sink, |_| Token::Mouse(event));
                }
            }
            // Bytes of a sequence are neither control characters nor beyond ASCII.
            (_, 0..=0x1f | 0x7f..) => {
                self.break_off(sink);
                self.reset();
                self.ground(byte, sink);
            }
            (State::Csi, b'[') if self.body.is_empty() => self.state = State::Console,
            (State::Csi, b'M') if self.body.is_empty() => self.state = State::Mouse,
            (State::Csi, b'~') if self.body == b"200" => {
                self.reset();
                self.state = State::Paste;
            }
            (State::Csi | State::Ss3, 0x20..=0x3f) => self.keep(byte),
            (State::Csi, _) => self.finish(sink, |body| Token::Csi(body, byte)),
            (State::Ss3, _) => self.finish(sink, |body| Token::Ss3(body, byte)),
            (State::Console, _) => self.finish(sink, |_| Token::Console(byte)),
            (State::Paste, _) => {}
        }
    }

    /// A byte of text.
    fn ground(&mut self, byte: u8, sink: &mut Sink) {
        let continues = matches!(byte, 0x80..=0xbf);
        if !self.body.is_empty() && !continues {
            self.reset();
        }
        if self.body.is_empty() {
            match byte {
                0x1b => return self.state = State::Escape,
                0x00..=0x7f => return self.finish(sink, |_| Token::Char(char::from(byte))),
                0x80..=0x9f => return self.control(byte),
                // A byte that begins no character is dropped.
                0xa0..=0xc1 | 0xf5.. => return self.reset(),
                _ => {}
            }
        }
        self.body.push(byte);
        if self.body.len() < utf8_length(self.body[0]) {
            return;
        }
        match std::str::from_utf8(&self.body).map(|text| text.chars().next()) {
            Ok(Some(c @ '\u{80}'..='\u{9f}')) => self.control(c as u8),
            Ok(Some(c)) => self.finish(sink, |_| Token::Char(c)),
            _ => self.reset(),
        }
    }

    /// A C1 control: one character that means an ESC and another.
    fn control(&mut self, byte: u8) {
        self.reset();
        self.eight_bit = self.introduce(byte - 0x40);
    }

    /// Begins the sequence that this byte introduces after an ESC; returns whether there is one.
    fn introduce(&mut self, byte: u8) -> bool {
        self.state = match byte {
            b'[' => State::Csi,
            b'O' => State::Ss3,
            b']' => State::String(StringKind::Osc),
            b'P' | b'X' | b'^' | b'_' => State::String(StringKind::Other),
            _ => return false,
        };
        true
    }

    /// A byte after an ESC.
    fn escape(&mut self, byte: u8, sink: &mut Sink) {
        let introduces = self.introduce(byte);
        // An ESC before the sequence of a key means Alt; before anything else it is a key itself.
        let is_key = introduces && !matches!(self.state, State::String(_));
        if self.before == Before::Escape && !is_key {
            sink(Token::Escape, Before::Nothing);
            self.before = Before::Nothing;
        }
        match byte {
            _ if introduces => {}
            0x1b => self.before = Before::Escape,
            0x03 => {
                self.release_escapes(sink);
                self.ground(byte, sink);
            }
            _ => {
                self.reset();
                self.before = Before::Escape;
                self.ground(byte, sink);
            }
        }
    }

    /// A byte after one that would have introduced a sequence if the ESC before it had not been taken for the key. If the byte
    /// can continue that sequence, the two are its rest, since nobody types two keys so fast.
    fn late(&mut self, introducer: u8, byte: u8, sink: &mut Sink) {
        self.reset();
        if byte.is_ascii_alphanumeric() || b"<=>?!".contains(&byte) {
            self.introduce(introducer);
        } else {
            sink(Token::Char(char::from(introducer)), Before::Nothing);
        }
        self.take(byte, sink);
    }

    /// The pending ESCs begin no sequence, and each is the key.
    fn release_escapes(&mut self, sink: &mut Sink) {
        if self.before == Before::Escape {
            sink(Token::Escape, Before::Nothing);
        }
        sink(Token::Escape, Before::Nothing);
        self.reset();
    }

    fn string(&mut self, kind: StringKind, byte: u8, sink: &mut Sink) {
        let escaped = matches!(self.state, State::StringEscape(_));
        let ends = match byte {
            b'\\' => escaped,
            0x07 => kind == StringKind::Osc,
            0x9c => self.eight_bit,
            _ => false,
        };
        match byte {
            _ if ends && kind == StringKind::Osc => self.finish(sink, |text| Token::Osc(text)),
            _ if ends => self.reset(),
            0x1b => self.state = State::StringEscape(kind),
            // Another sequence or a key with Alt: the string has no end.
            _ if escaped => {
                self.reset();
                self.escape(byte, sink);
            }
            // Cancel and substitute also end a string, by the standard (ECMA-48); Ctrl-C must always be read as the key.
            0x03 | 0x18 | 0x1a => {
                self.reset();
                self.ground(byte, sink);
            }
            _ => self.keep(byte),
        }
    }

    fn keep(&mut self, byte: u8) {
        if self.body.len() <= MAX_BODY {
            self.body.push(byte);
        }
    }

    /// Passes on a complete token, unless it was too long to be kept.
    fn finish(&mut self, sink: &mut Sink, token: impl FnOnce(&[u8]) -> Token) {
        if self.body.len() <= MAX_BODY {
            sink(token(&self.body), self.before);
        }
        self.reset();
    }

    /// Ends a control sequence that has no last byte. One kind of these is a key: rxvt ends keys with Shift by a dollar sign,
    /// which in any other sequence is followed by another byte.
    fn break_off(&mut self, sink: &mut Sink) {
        if self.is_rxvt_shift() {
            self.body.pop();
            self.finish(sink, |body| Token::Csi(body, b'$'));
        }
    }

    fn is_rxvt_shift(&self) -> bool {
        let number = self.body.strip_suffix(b"$").unwrap_or_default();
        self.state == State::Csi && !number.is_empty() && number.iter().all(u8::is_ascii_digit)
    }

    fn reset(&mut self) {
        self.state = State::Ground;
        self.before = Before::Nothing;
        self.eight_bit = false;
        self.body.clear();
    }
}

/// The number of bytes of a character, by the first.
fn utf8_length(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    }
}
