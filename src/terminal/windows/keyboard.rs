//! Reads the console's events on a thread of its own, as inputs.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use super::tty::Tty;
use crate::keys::{Code, Event, Key, Mouse, MouseKind};
use crate::terminal::input::{Input, burst};
use crate::text;

/// The most events that are collected before they are delivered, so that a long paste comes in parts.
const BURST: usize = 4096;

/// Reads on a thread of its own until `deliver` returns that no more is wanted. An error is delivered last.
pub(in crate::terminal) fn spawn(
    _: Arc<Tty>,
    deliver: impl Fn(io::Result<Input>) -> bool + Send + 'static,
) -> io::Result<()> {
    let read = move || {
        if let Err(error) = read_all(&deliver) {
            deliver(Err(error));
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(read).map(drop)
}

fn read_all(deliver: &impl Fn(io::Result<Input>) -> bool) -> io::Result<()> {
    loop {
        let mut events = Vec::new();
        events.extend(translated(event::read()?));
        // Collects the events that have come already. Of keys that a person types this is hardly ever more than one.
        while events.len() < BURST && event::poll(Duration::ZERO)? {
            events.extend(translated(event::read()?));
        }
        if !burst::with_pastes(events).into_iter().all(|event| deliver(Ok(Input::Event(event)))) {
            return Ok(());
        }
    }
}

fn translated(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => translated_key(key).map(Event::Key),
        Raw::Mouse(mouse) => translated_mouse(mouse).map(Event::Mouse),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(columns, rows) => Some(Event::Resize { columns, rows }),
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn translated_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| key.modifiers.contains(modifier);
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let code = match key.code {
        // AltGr is reported as both; what it types is a plain character.
        KeyCode::Char(c) if ctrl && alt => return text::safe_char(c).map(Key::char),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(text::safe_char(c)?),
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
    let shift = key.code == KeyCode::BackTab || held(KeyModifiers::SHIFT) && !is_char;
    Some(Key { code, ctrl, alt, shift })
}

fn translated_mouse(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    let shift = mouse.modifiers.contains(KeyModifiers::SHIFT);
    Some(Mouse { kind, column: mouse.column, row: mouse.row, shift })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    #[test]
    fn keys_of_the_console_are_those_of_other_terminals() {
        let plain = Key::plain;
        for (code, held, expected) in [
            (KeyCode::Char('a'), NONE, Key::char('a')),
            (KeyCode::Char('ệ'), NONE, Key::char('ệ')),
            (KeyCode::Char('G'), SHIFT, Key::char('G')),
            (KeyCode::Char('o'), CONTROL, Key { ctrl: true, ..Key::char('o') }),
            (KeyCode::Char('O'), CONTROL | SHIFT, Key { ctrl: true, ..Key::char('o') }),
            (KeyCode::Char('a'), ALT, Key { alt: true, ..Key::char('a') }),
            // AltGr.
            (KeyCode::Char('@'), CONTROL | ALT, Key::char('@')),
            (KeyCode::Enter, NONE, plain(Code::Enter)),
            (KeyCode::Esc, NONE, plain(Code::Esc)),
            (KeyCode::Tab, NONE, plain(Code::Tab)),
            (KeyCode::BackTab, SHIFT, Key { shift: true, ..plain(Code::Tab) }),
            (KeyCode::Down, SHIFT, Key { shift: true, ..plain(Code::Down) }),
            (KeyCode::PageUp, NONE, plain(Code::PageUp)),
            (KeyCode::F(3), NONE, plain(Code::F(3))),
        ] {
            let event = Raw::Key(KeyEvent::new(code, held));
            assert_eq!(translated(event), Some(Event::Key(expected)), "{code:?} {held:?}");
        }
        let released = KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, KeyEventKind::Release);
        assert_eq!(translated(Raw::Key(released)), None);
        assert_eq!(translated(Raw::Key(KeyEvent::new(KeyCode::CapsLock, NONE))), None);
    }

    #[test]
    fn the_mouse_of_the_console_clicks_drags_and_turns_its_wheel() {
        use MouseEventKind::{Down, Drag, Moved, ScrollDown, ScrollUp, Up};
        for (kind, held, expected) in [
            (Down(MouseButton::Left), NONE, Some((MouseKind::Click, false))),
            (Down(MouseButton::Left), SHIFT, Some((MouseKind::Click, true))),
            (Drag(MouseButton::Left), NONE, Some((MouseKind::Drag, false))),
            (Up(MouseButton::Left), NONE, Some((MouseKind::Release, false))),
            (ScrollUp, NONE, Some((MouseKind::WheelUp, false))),
            (ScrollDown, NONE, Some((MouseKind::WheelDown, false))),
            (Down(MouseButton::Right), NONE, None),
            (Moved, NONE, None),
        ] {
            let event = Raw::Mouse(MouseEvent { kind, column: 7, row: 3, modifiers: held });
            let expected = expected
                .map(|(kind, shift)| Event::Mouse(Mouse { kind, column: 7, row: 3, shift }));
            assert_eq!(translated(event), expected, "{kind:?}");
        }
    }

    #[test]
    fn a_new_size_is_told_and_the_focus_is_not() {
        let size = Event::Resize { columns: 80, rows: 24 };
        assert_eq!(translated(Raw::Resize(80, 24)), Some(size));
        assert_eq!(translated(Raw::FocusGained), None);
    }
}
