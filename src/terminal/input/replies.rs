//! Replies that come as operating system commands: the background's colour. All others are known by their form alone,
//! and mean nothing.

use super::received::{Reply, Rgb};

/// The reply in an operating system command, without introducer and end.
pub(super) fn operating_system_command(text: &[u8]) -> Option<Reply> {
    let text = std::str::from_utf8(text).ok()?;
    let colour = text.strip_prefix("11;")?;
    rgb(colour).map(Reply::Background)
}

/// A colour as X writes it (`XParseColor`): `rgb:` and one to four hexadecimal digits a part, `rgba:` with one part more,
/// or `#` and two a part.
fn rgb(text: &str) -> Option<Rgb> {
    let parts: Vec<&str> = if let Some(digits) = text.strip_prefix('#') {
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        vec![&digits[..2], &digits[2..4], &digits[4..]]
    } else {
        text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?.split('/').collect()
    };
    let parts: Vec<u8> = parts.into_iter().map(part).collect::<Option<_>>()?;
    match parts[..] {
        [red, green, blue] | [red, green, blue, _] => Some(Rgb { red, green, blue }),
        _ => None,
    }
}

/// A part of a colour, of the whole that so many digits can say.
fn part(digits: &str) -> Option<u8> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    let whole = match digits.len() {
        length @ 1..=4 => (1 << (4 * length)) - 1,
        _ => return None,
    };
    u8::try_from(value * 255 / whole).ok()
}
