//! Keys as terminals encode them: xterm, rxvt, the Linux console, and those that follow one of them or
//! kitty's protocol.
//!
//! After xterm's control sequences (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>), rxvt's reference
//! (`man 7 urxvt`), `console_codes(4)` and kitty's keyboard protocol
//! (<https://sw.kovidgoyal.net/kitty/keyboard-protocol/>). What is none of these means nothing.

use std::ops::RangeInclusive;

use super::mouse::{sgr_mouse, urxvt_mouse};
use super::parameters::{ALT, CTRL, Parameters, SHIFT};
use super::received::{Focus, Input, Reply};
use crate::keys::{Code, Event, Key, Mouse};
use crate::text;

/// The codes of its keys that type no character: a private area of Unicode.
const FUNCTIONAL: RangeInclusive<u32> = 57344..=63743;

/// A key that sends a character.
pub(super) fn typed(c: char) -> Option<Key> {
    let code = match c {
        '\0' => return Some(held(Code::Char(' '), CTRL)),
        '\x08' | '\x7f' => Code::Backspace,
        '\t' => Code::Tab,
        // Pasted by a terminal without brackets, a line end is Enter.
        '\n' | '\r' => Code::Enter,
        '\x01'..='\x1a' => return Some(held(Code::Char(shifted_by(c, 0x60)), CTRL)),
        '\x1b'..='\x1f' => return Some(held(Code::Char(shifted_by(c, 0x40)), CTRL)),
        _ => Code::Char(text::safe_char(c)?),
    };
    Some(Key::plain(code))
}

/// A control character's letter.
fn shifted_by(control: char, by: u8) -> char {
    char::from(control as u8 + by)
}

fn held(code: Code, modifiers: u32) -> Key {
    Key {
        code,
        ctrl: modifiers & CTRL != 0,
        alt: modifiers & ALT != 0,
        shift: modifiers & SHIFT != 0 && !matches!(code, Code::Char(_)),
    }
}

/// What a control sequence says: its parameters and intermediates, and the byte that ends it.
pub(super) fn control_sequence(body: &[u8], last: u8) -> Option<Input> {
    let body = std::str::from_utf8(body).ok()?;
    let key = |key: Option<Key>| key.map(Event::Key).map(Input::Event);
    let mouse = |mouse: Option<Mouse>| mouse.map(Event::Mouse).map(Input::Event);
    if let Some(body) = body.strip_prefix('<') {
        return mouse(sgr_mouse(Parameters(body), last));
    }
    if let Some(body) = body.strip_prefix('?') {
        let flags = Parameters(body).number(0, 0).filter(|_| last == b'u' && !body.contains(';'));
        return flags.map(Reply::KittyKeyboard).map(Input::Reply);
    }
    // Intermediates, and other parameters that only replies have.
    if !body.bytes().all(|byte| byte.is_ascii_digit() || byte == b';' || byte == b':') {
        return None;
    }
    let parameters = Parameters(body);
    match last {
        b'I' if body.is_empty() => Some(Input::Focus(Focus::Gained)),
        b'O' if body.is_empty() => Some(Input::Focus(Focus::Lost)),
        b'M' => mouse(urxvt_mouse(parameters)),
        b'u' => key(kitty_key(parameters)),
        b'~' if parameters.number(0, 0) == Some(27) => key(other_key(parameters)),
        b'~' | b'$' | b'^' | b'@' => key(numbered_key(parameters, last)),
        _ => key(lettered_key(parameters, last)),
    }
}

/// A key that is known by a number: `ESC [ 5 ; 2 ~`; in rxvt by the end as well, `ESC [ 5 $`.
fn numbered_key(parameters: Parameters, last: u8) -> Option<Key> {
    let modifiers = match last {
        b'$' => SHIFT,
        b'^' => CTRL,
        b'@' => CTRL | SHIFT,
        _ => parameters.modifiers(1)?,
    };
    let code = match parameters.number(0, 0)? {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        number @ 11..=15 => Code::F(number as u8 - 10),
        number @ 17..=21 => Code::F(number as u8 - 11),
        number @ 23..=26 => Code::F(number as u8 - 12),
        number @ 28..=29 => Code::F(number as u8 - 13),
        number @ 31..=34 => Code::F(number as u8 - 14),
        _ => return None,
    };
    Some(held(code, modifiers))
}

/// A key that is known by a letter: `ESC [ A`, with modifiers `ESC [ 1 ; 2 A`.
fn lettered_key(parameters: Parameters, last: u8) -> Option<Key> {
    let modifiers = match parameters.count() {
        0 => 0,
        1 => parameters.modifiers(0)?,
        2 if matches!(parameters.field(0), "" | "1") => parameters.modifiers(1)?,
        _ => return None,
    };
    // A cursor's position ends like F3, and is not that of a key with modifiers unless it is on the first line.
    if last == b'R' && parameters.count() > 0 && !(1..=7).contains(&modifiers) {
        return None;
    }
    match last {
        b'Z' => Some(held(Code::Tab, modifiers | SHIFT)),
        b'a'..=b'd' => Some(held(arrow(last.to_ascii_uppercase())?, modifiers | SHIFT)),
        b'A'..=b'D' => Some(held(arrow(last)?, modifiers)),
        b'P'..=b'S' => Some(held(Code::F(last - b'P' + 1), modifiers)),
        b'H' => Some(held(Code::Home, modifiers)),
        b'F' => Some(held(Code::End, modifiers)),
        _ => None,
    }
}

fn arrow(letter: u8) -> Option<Code> {
    match letter {
        b'A' => Some(Code::Up),
        b'B' => Some(Code::Down),
        b'C' => Some(Code::Right),
        b'D' => Some(Code::Left),
        _ => None,
    }
}

/// A key after a single shift: arrows and function keys, in rxvt arrows with Ctrl, and the keypad in application mode.
pub(super) fn single_shift(body: &[u8], last: u8) -> Option<Key> {
    let parameters = Parameters(std::str::from_utf8(body).ok()?);
    match last {
        b'a'..=b'd' => Some(held(arrow(last.to_ascii_uppercase())?, CTRL)),
        b'j'..=b'y' => Some(Key::char(char::from(last - b'j' + b'*'))),
        b'X' => Some(Key::char('=')),
        b'I' => Some(Key::plain(Code::Tab)),
        b'M' => Some(Key::plain(Code::Enter)),
        b'Z' => None,
        _ => lettered_key(parameters, last),
    }
}

/// A function key of the Linux console.
pub(super) fn console_key(last: u8) -> Option<Key> {
    let number = last.checked_sub(b'A')?;
    (number < 5).then(|| Key::plain(Code::F(number + 1)))
}

/// A key of kitty's protocol: its code with those it has when shifted, modifiers, the text it types.
fn kitty_key(parameters: Parameters) -> Option<Key> {
    let modifiers = parameters.modifiers(1)?;
    let code = parameters.number(0, 0)?;
    if FUNCTIONAL.contains(&code) {
        return functional_key(code).map(|key| held(key, modifiers));
    }
    let shifted = || parameters.number(2, 0).or_else(|| parameters.number(0, 1));
    let code = if modifiers & SHIFT == 0 { code } else { shifted().unwrap_or(code) };
    character(code, modifiers)
}

/// A key of xterm's `modifyOtherKeys`: `ESC [ 27 ; modifiers ; code ~`.
fn other_key(parameters: Parameters) -> Option<Key> {
    character(parameters.number(2, 0)?, parameters.modifiers(1)?)
}

/// A key that types a character, as it would be without any protocol: what Ctrl makes of Enter's letter is Enter.
fn character(code: u32, modifiers: u32) -> Option<Key> {
    let c = char::from_u32(code)?;
    let only_ctrl = modifiers & CTRL != 0 && modifiers & SHIFT == 0;
    match c {
        'A'..='Z' if only_ctrl => return character(u32::from(c.to_ascii_lowercase()), modifiers),
        '[' if only_ctrl => return Some(held(Code::Esc, modifiers & ALT)),
        'h'..='j' | 'm' if only_ctrl => {
            let plain = typed(char::from(c as u8 & 0x1f))?;
            return Some(held(plain.code, modifiers & ALT));
        }
        // Shift is easily held too long, and means nothing with these without the protocol.
        '\x1b' => return Some(held(Code::Esc, modifiers & !SHIFT)),
        '\r' | '\x7f' => return Some(held(typed(c)?.code, modifiers & !SHIFT)),
        _ => {}
    }
    let upper = || c.to_uppercase().next().unwrap_or(c);
    let c = if modifiers & SHIFT == 0 { c } else { upper() };
    let Key { code, ctrl, .. } = typed(c)?;
    Some(held(code, if ctrl { modifiers | CTRL } else { modifiers }))
}

/// The keys that have a code of their own in kitty's protocol and are known here: those of the keypad.
fn functional_key(code: u32) -> Option<Code> {
    const TYPING: &[u8; 18] = b"0123456789./*-+\r=,";
    const MOVING: [Code; 10] = [
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::PageUp,
        Code::PageDown,
        Code::Home,
        Code::End,
        Code::Insert,
        Code::Delete,
    ];
    const FIRST: u32 = 57399;
    let key = code.checked_sub(FIRST)? as usize;
    match TYPING.get(key) {
        Some(&byte) => typed(char::from(byte)).map(|key| key.code),
        None => MOVING.get(key - TYPING.len()).copied(),
    }
}
