//! Decodes replies that are operating system commands: the colour of the background. All others are recognised by their form
//! and ignored.

use super::received::{Reply, Rgb};

/// The reply in the text of an operating system command, without its introducer and end.
pub(super) fn operating_system_command(text: &[u8]) -> Option<Reply> {
    let text = std::str::from_utf8(text).ok()?;
    let colour = text.strip_prefix("11;")?;
    rgb(colour).map(Reply::Background)
}

/// A colour in the notation of X (`XParseColor`): `rgb:` and one to four hexadecimal digits for each component, `rgba:` with a
/// further component, or `#` and two digits for each.
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

/// A component of a colour, scaled from its number of digits to a byte.
fn part(digits: &str) -> Option<u8> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    let whole = match digits.len() {
        length @ 1..=4 => (1 << (4 * length)) - 1,
        _ => return None,
    };
    u8::try_from(value * 255 / whole).ok()
}
