//! Decodes the bytes that a terminal sends into events. Nothing here waits or reads a clock.

use std::time::Duration;

use super::encodings::{console_key, control_sequence, single_shift, typed};
use super::mouse::x10_mouse;
use super::received::Input;
use super::replies::operating_system_command;
use super::tokens::{Before, Token, Tokenizer};
use crate::keys::{Code, Event, Key, Mouse};
use crate::text::SafeText;

/// Decodes bytes into events.
#[derive(Debug, Default)]
pub(crate) struct Decoder(Tokenizer);

impl Decoder {
    /// Takes bytes in the order they came, in pieces of any length, and adds the inputs that they mean.
    pub(crate) fn feed(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        self.0.feed(bytes, &mut |token, before| add(token, before, inputs));
    }

    /// How long to wait for more bytes before [`Decoder::give_up`] is due; none if nothing is pending.
    pub(crate) fn patience(&self) -> Option<Duration> {
        self.0.patience()
    }

    /// To be called if nothing has come for [`Decoder::patience`]: a lone ESC is the key, half a sequence is dropped.
    pub(crate) fn give_up(&mut self, inputs: &mut Vec<Input>) {
        self.0.give_up(&mut |token, before| add(token, before, inputs));
    }
}

const CTRL_C: Key = Key { ctrl: true, ..Key::char('c') };

fn add(token: Token, before: Before, inputs: &mut Vec<Input>) {
    let event = |event| Some(Input::Event(event));
    let key = |key: Key| event(Event::Key(key));
    let mouse = |mouse: Mouse| event(Event::Mouse(mouse));
    let input = match token {
        Token::Escape => key(Key::plain(Code::Esc)),
        Token::Char(c) => typed(c).and_then(key),
        Token::Csi(body, last) => control_sequence(body, last),
        Token::Ss3(body, last) => single_shift(body, last).and_then(key),
        Token::Console(last) => console_key(last).and_then(key),
        Token::Mouse(bytes) => x10_mouse(bytes).and_then(mouse),
        Token::Osc(text) => operating_system_command(text).map(Input::Reply),
        Token::Paste(text) => event(Event::Paste(SafeText::new(&text).to_string())),
    };
    match (input, before) {
        // Ctrl-C is always the key.
        (Some(Input::Event(Event::Key(held))), Before::Escape) if held != CTRL_C => {
            inputs.extend(key(Key { alt: true, ..held }));
        }
        (input, Before::Nothing) => inputs.extend(input),
        // The ESC was the key.
        (input, Before::Escape) => {
            inputs.extend(key(Key::plain(Code::Esc)));
            inputs.extend(input);
        }
    }
}
