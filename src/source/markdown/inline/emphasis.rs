//! Emphasis: what a run of asterisks or underscores opens and closes, and what of it turns out to be text.

use super::{Opened, Scanner, Token};
use crate::source::raw::Style;

impl Scanner {
    pub(super) fn html_emphasis(&mut self, style: Style, closing: bool) {
        const HTML: char = '<';
        let slot = match style {
            Style::Strong => self.strong,
            _ => self.em,
        };
        match (slot, closing) {
            (None, false) => self.open(style, HTML),
            (Some(opened), true) if opened.by == HTML => self.close(style),
            _ => {}
        }
    }

    fn open(&mut self, style: Style, by: char) {
        let opened = Some(Opened { by, at: self.out.len() });
        match style {
            Style::Strong => self.strong = opened,
            _ => self.em = opened,
        }
        self.out.push(Token::Open(style));
    }

    fn close(&mut self, style: Style) {
        match style {
            Style::Strong => self.strong = None,
            _ => self.em = None,
        }
        self.out.push(Token::Close(style));
    }

    /// The asterisks of what was never closed are text.
    pub(super) fn unopen(&mut self, style: Style) {
        let (slot, n) = match style {
            Style::Strong => (self.strong.take(), 2),
            _ => (self.em.take(), 1),
        };
        if let Some(opened) = slot {
            self.out[opened.at] = match opened.by {
                '<' => Token::Nothing,
                by => Token::Text(by.to_string().repeat(n)),
            };
        }
    }

    /// A run of `n` asterisks or underscores between two characters: closes what it can, opens the rest.
    pub(super) fn delimiter(&mut self, c: char, n: usize, prev: Option<char>, next: Option<char>) {
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (mut can_open, mut can_close) = (!space(next), !space(prev));
        if c == '_' {
            can_open &= !word(prev);
            can_close &= !word(next);
        }
        let strong = self.strong.is_some_and(|opened| opened.by == c);
        let em = self.em.is_some_and(|opened| opened.by == c);
        let signature_blank = n > 6 || (c == '_' && n > 3);
        if signature_blank || (n == 1 && prev == Some('(') && next == Some(')')) {
            return self.text(&c.to_string().repeat(n));
        }
        if n == 4 && c == '*' {
            // `**a****b**` is two headings glued together; on its own, `****` is nothing made bold.
            if !space(prev) && !space(next) {
                self.text(" ");
            }
            return;
        }
        // `**BÁO CÁO***` at the end of a line closes what is strong and opens the italics of the next line.
        can_open |= c == '*' && n == 3 && strong && !em && next.is_none();
        let mut n = n;
        // `*1. Chi đầu tư: *Ước thực hiện`: italics that end behind the space.
        if n == 1 && em && prev == Some(' ') && !space(next) && self.ends_clause() {
            if let Some(Token::Text(words)) = self.out.last_mut() {
                words.truncate(words.trim_end().len());
            }
            self.close(Style::Em);
            return self.text(" ");
        }
        // Asterisks in pairs are never used for anything but strong text, so white space beside them is forgiven.
        if n >= 3 && strong && em && can_close {
            self.close(Style::Em);
            self.close(Style::Strong);
            n -= 3;
        } else if n >= 2 && strong && (can_close || c == '*') {
            // Of `***a**:*` both were opened at once, and either may close first.
            if let (Some(outer), Some(inner)) = (self.strong, self.em)
                && inner.at > outer.at + 1
            {
                self.unopen(Style::Em);
            }
            self.close(Style::Strong);
            n -= 2;
        }
        let opens_strong_within = n == 2 && can_open && self.strong.is_none();
        if n >= 1 && self.em.is_some_and(|o| o.by == c) && can_close && !opens_strong_within {
            if let (Some(outer), Some(inner)) = (self.em, self.strong)
                && inner.at > outer.at
            {
                self.unopen(Style::Strong);
            }
            self.close(Style::Em);
            n -= 1;
        }
        if n >= 2 && self.strong.is_none() && (can_open || c == '*') {
            self.open(Style::Strong, c);
            n -= 2;
        }
        if n >= 1 && self.em.is_none() && can_open {
            self.open(Style::Em, c);
            n -= 1;
        }
        if n > 0 {
            self.text(&c.to_string().repeat(n));
        }
    }

    /// Whether the text so far ends in a colon or a stop, and white space.
    fn ends_clause(&self) -> bool {
        match self.out.last() {
            Some(Token::Text(words)) => words.trim_end().ends_with([':', '.']),
            _ => false,
        }
    }
}
