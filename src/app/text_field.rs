//! A line of text that is typed, of limited length: the editing keys of readline and of every editor. What the text is
//! for is not known here.

use tui_input::{Input, InputRequest};

use crate::keys::{Code, Key};

/// A typed line and the cursor in it.
#[derive(Clone, Debug)]
pub(crate) struct TextField {
    input: Input,
    /// The most characters it takes.
    limit: usize,
}

impl TextField {
    /// A field of at most `limit` characters that holds `text`, the cursor at its end.
    pub(crate) fn new(text: String, limit: usize) -> Self {
        Self { input: Input::new(text), limit }
    }

    /// What has been typed.
    pub(crate) fn value(&self) -> &str {
        self.input.value()
    }

    /// Characters before the cursor.
    pub(crate) fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Takes a key that edits the line or moves in it; other keys do nothing. Whether the text changed.
    pub(crate) fn edit(&mut self, key: Key) -> bool {
        match request(key) {
            Some(InputRequest::InsertChar(_)) if self.room() == 0 => false,
            Some(request) => self.input.handle(request).is_some_and(|changed| changed.value),
            None => false,
        }
    }

    /// Inserts pasted text as far as there is room: line ends become spaces, control characters are left out.
    pub(crate) fn paste(&mut self, text: &str) {
        let chars = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        for c in chars.filter(|c| !c.is_control()).take(self.room()) {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Puts another text in place of what was typed, the cursor at its end.
    pub(crate) fn replace(&mut self, text: String) {
        self.input = Input::new(text);
    }

    /// Characters that can still be typed.
    fn room(&self) -> usize {
        self.limit.saturating_sub(self.input.value().chars().count())
    }
}

fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => InputRequest::InsertChar(c),
        (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
            InputRequest::DeletePrevChar
        }
        (Code::Delete, false, false) | (Code::Char('d'), true, false) => {
            InputRequest::DeleteNextChar
        }
        (Code::Char('w'), true, false) | (Code::Backspace, _, _) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (Code::Left, false, false) => InputRequest::GoToPrevChar,
        (Code::Right, false, false) => InputRequest::GoToNextChar,
        (Code::Left, _, _) | (Code::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (Code::Right, _, _) | (Code::Char('f'), false, true) => InputRequest::GoToNextWord,
        (Code::Home, _, _) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::End, _, _) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
