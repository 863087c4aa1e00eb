//! Pastes from a terminal without bracketed paste: characters that come at once, faster than anybody types.

use crate::keys::{Code, Event, Key};

/// The fewest characters that are a paste if they come at once. An input method sends at most a syllable with its accents, or
/// a few characters that replace others.
const FEWEST: usize = 8;

/// Events that came at once, with characters that must have been pasted combined into pastes.
pub(in crate::terminal) fn with_pastes(events: Vec<Event>) -> Vec<Event> {
    let mut found = Vec::new();
    let mut typed: Vec<(Key, char)> = Vec::new();
    for event in events {
        if let Some(pair) = typed_char(&event) {
            typed.push(pair);
        } else {
            flush(&mut typed, &mut found);
            found.push(event);
        }
    }
    flush(&mut typed, &mut found);
    found
}

/// A key, and the character that it types.
fn typed_char(event: &Event) -> Option<(Key, char)> {
    let Event::Key(key) = event else { return None };
    let c = match key.code {
        Code::Char(c) => c,
        Code::Enter => '\n',
        Code::Tab => '\t',
        _ => return None,
    };
    (!key.ctrl && !key.alt && !key.shift).then_some((*key, c))
}

fn flush(typed: &mut Vec<(Key, char)>, found: &mut Vec<Event>) {
    if typed.len() >= FEWEST {
        found.push(Event::Paste(typed.drain(..).map(|(_, c)| c).collect()));
    } else {
        found.extend(typed.drain(..).map(|(key, _)| Event::Key(key)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { Code::Enter } else { Code::Char(c) };
        text.chars().map(|c| Event::Key(Key::plain(code(c)))).collect()
    }

    #[test]
    fn what_comes_faster_than_anybody_types_is_a_paste() {
        let text = "thủy điện\nnhỏ";
        assert_eq!(with_pastes(keys(text)), [Event::Paste(text.to_owned())]);
        assert_eq!(with_pastes(keys("nghiêng")), keys("nghiêng"), "a syllable is typed");
        assert_eq!(with_pastes(keys("\n")), keys("\n"));
    }

    #[test]
    fn a_key_that_types_nothing_is_no_part_of_a_paste() {
        let backspace = Event::Key(Key::plain(Code::Backspace));
        let held = Event::Key(Key { ctrl: true, ..Key::char('c') });
        let resized = Event::Resize { columns: 80, rows: 24 };
        for other in [backspace, held, resized] {
            let events = [keys("đường"), vec![other.clone()], keys("đường xá")].concat();
            let expected =
                [keys("đường"), vec![other], vec![Event::Paste("đường xá".to_owned())]].concat();
            assert_eq!(with_pastes(events), expected);
        }
    }
}
