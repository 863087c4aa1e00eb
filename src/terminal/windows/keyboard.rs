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
