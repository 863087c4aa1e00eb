//! Keys, pastes and the mouse: what crossterm reads, as the program's own events.
//!
//! Reading has a thread of its own, because crossterm waits for the rest of a key that has come in half (`ESC [`, a lone
//! lead byte, a paste without an end) and nothing else must wait with it. It is not asked for the window's size for the
//! same reason: that comes as a signal.

use std::io;
use std::thread;

use ratatui::crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::keys::{Code, Event, Key, Mouse, MouseKind};
use crate::text::SafeText;

/// Reads events until `deliver` says that nobody wants them. An error is the last thing delivered.
pub(super) fn spawn(
    deliver: impl Fn(io::Result<Event>) -> bool + Send + 'static,
) -> io::Result<()> {
    let read = move || {
        loop {
            let read = event::read().map(translate).transpose();
            let failed = matches!(read, Some(Err(_)));
            let wanted = read.is_none_or(&deliver);
            if failed || !wanted {
                return;
            }
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(read).map(drop)
}

/// The program's event for one of crossterm's, if it has one.
fn translate(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => translate_key(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(SafeText::new(&text).to_string())),
        Raw::Mouse(mouse) => translate_mouse(mouse).map(Event::Mouse),
        Raw::Resize(..) | Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| key.modifiers.contains(modifier);
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(visible(c)?),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    let is_char = matches!(code, Code::Char(_));
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: !is_char && (held(KeyModifiers::SHIFT) || key.code == KeyCode::BackTab),
    })
}

/// The character as [`SafeText`] would keep it; a key that types a control or an invisible character is no key.
fn visible(c: char) -> Option<char> {
    let text = SafeText::new(c.encode_utf8(&mut [0; 4]));
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn translate_mouse(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse { kind, column: mouse.column, row: mouse.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        translate_key(KeyEvent::new(code, modifiers))
    }

    fn plain(code: Code) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    #[test]
    fn shift_is_part_of_a_character_and_beside_any_other_key() {
        let shift = KeyModifiers::SHIFT;
        assert_eq!(key(KeyCode::Char('Đ'), shift), Some(plain(Code::Char('Đ'))));
        let shifted = |code| Key { shift: true, ..plain(code) };
        assert_eq!(key(KeyCode::BackTab, shift), Some(shifted(Code::Tab)));
        assert_eq!(key(KeyCode::F(3), shift), Some(shifted(Code::F(3))));
    }

    #[test]
    fn a_release_is_no_key() {
        let released =
            KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(translate_key(released), None);
    }

    #[test]
    fn a_typed_character_is_as_harmless_as_any_other_text() {
        assert_eq!(visible('ệ'), Some('ệ'));
        assert_eq!(visible('\u{301}'), Some('\u{301}'), "an accent typed by itself");
        for c in ['\u{9b}', '\u{202e}', '\u{200b}', '\u{e0041}', '\u{2028}'] {
            assert_ne!(visible(c), Some(c), "{c:?}");
        }
        let paste = translate(Raw::Paste("a\x1b]52;c;YQ==\x07\n\u{202e}b".to_owned()));
        assert_eq!(paste, Some(Event::Paste("a␛]52;c;YQ==␇ [U+202E]b".to_owned())));
    }
}
