//! Keys as a person writes them in a script.

use super::{Code, Key};

/// Reads keys as a person writes them: characters as they are, others in angle brackets, repeated with a star:
/// `/OCOP<enter>`, `<c-o>`, `<a-left>`, `<s-tab>`, `<down*3>`, `<lt>` for `<`.
///
/// # Errors
/// The words in brackets that name no key.
pub fn parse(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = if c == '<' { rest.find('>') } else { None };
        let Some(end) = end else {
            keys.push(Key::char(c));
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let name = &rest[1..end];
        let (name, times) = match name.split_once('*') {
            Some((name, times)) => {
                (name, times.parse().map_err(|_| format!("no number of times: <{name}*{times}>"))?)
            }
            None => (name, 1),
        };
        let key = parse_key(name).ok_or_else(|| format!("no key: <{name}>"))?;
        keys.extend(std::iter::repeat_n(key, usize::min(times, 100_000)));
        rest = &rest[end + 1..];
    }
    Ok(keys)
}

fn parse_key(name: &str) -> Option<Key> {
    let mut key = Key::char(' ');
    let mut name = name;
    while let Some((held, rest)) = name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        match held {
            "c" => key.ctrl = true,
            "a" => key.alt = true,
            "s" => key.shift = true,
            _ => return None,
        }
        name = rest;
    }
    key.code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "bs" | "backspace" => Code::Backspace,
        "tab" => Code::Tab,
        "space" => Code::Char(' '),
        "lt" => Code::Char('<'),
        "left" => Code::Left,
        "right" => Code::Right,
        "up" => Code::Up,
        "down" => Code::Down,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "del" => Code::Delete,
        "ins" => Code::Insert,
        _ => match name.strip_prefix('f').and_then(|n| n.parse().ok()) {
            Some(n @ 1..=12) => Code::F(n),
            _ => Code::Char(only_char(name)?),
        },
    };
    Some(key)
}

/// The character of a string of one.
fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
