//! Marks within a text: emphasis, footnote marks, links, entities and HTML, read into styled spans.
//!
//! More lenient than `CommonMark` where scanned texts need it: `**khách quan:**Những` is strong up to the colon.
//! What is no markup stays as text, and every state is of bounded size: reading is linear in the text.

use super::lines::{Gap, Piece};
use super::markup::{self, Meaning};
use super::spans::{self, Mark, MarkForm, Span, Style};

/// The spans of a text. White space is collapsed, and there is none at the ends or beside a break.
pub fn parse(pieces: &[Piece<'_>]) -> Vec<Span> {
    let mut scanner = Scanner::default();
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 {
            match piece.gap {
                Gap::Glued => {}
                Gap::Line => scanner.out.push(Token::Break),
            }
        }
        let after = pieces
            .get(i + 1)
            .filter(|next| next.gap == Gap::Glued)
            .and_then(|next| next.text.chars().next());
        scanner.scan(piece, after);
    }
    spans::tidy(scanner.finish())
}

#[derive(Debug)]
enum Token {
    Text(String),
    Open(Style),
    Close(Style),
    Bracket(&'static str),
    Mark(Mark),
    Break,
    Nothing,
}

/// The longest code span, in bytes: a text full of ticks must not be searched to its end for each of them.
const LONGEST_CODE: usize = 400;

/// Emphasis that has been opened: by which character, and where.
#[derive(Clone, Copy, Debug)]
struct Opened {
    by: char,
    at: usize,
}

#[derive(Default)]
struct Scanner {
    out: Vec<Token>,
    strong: Option<Opened>,
    em: Option<Opened>,
    brackets: Vec<usize>,
}

impl Scanner {
    fn text(&mut self, words: &str) {
        match self.out.last_mut() {
            Some(Token::Text(last)) => last.push_str(words),
            _ => self.out.push(Token::Text(words.to_owned())),
        }
    }

    /// Reads one piece; `after` is the character that stands right behind it.
    fn scan(&mut self, piece: &Piece<'_>, after: Option<char>) {
        let text = piece.text;
        let mut comment_may_end = true;
        let mut i = 0;
        while let Some(special) = text[i..].find(is_special) {
            if special > 0 {
                self.text(&text[i..i + special]);
                i += special;
            }
            let rest = &text[i..];
            let c = rest.chars().next().unwrap_or_default();
            let used = match c {
                '\\' => self.escape(rest),
                '*' | '_' => {
                    let n = rest.chars().take_while(|&d| d == c).count();
                    let prev = text[..i].chars().next_back();
                    self.delimiter(c, n, prev, rest[n..].chars().next().or(after));
                    n
                }
                '`' => self.code(rest),
                '<' => {
                    let comment = if comment_may_end && rest.starts_with("<!--") {
                        rest.find("-->")
                    } else {
                        None
                    };
                    if let Some(end) = comment {
                        end + 3
                    } else {
                        comment_may_end &= !rest.starts_with("<!--");
                        self.tag(rest, piece.line)
                    }
                }
                '&' => match markup::entity(rest) {
                    Some((c, len)) => {
                        self.text(c.encode_utf8(&mut [0; 4]));
                        len
                    }
                    None => self.literal("&"),
                },
                '[' => match markup::caret(rest) {
                    Some(key) => {
                        self.mark(key, MarkForm::Caret, piece.line);
                        key.len() + 3
                    }
                    None => self.bracket("["),
                },
                '!' if rest[1..].starts_with('[') && !rest.starts_with("![^") => self.bracket("!["),
                ']' => self.end_link(rest),
                c if markup::superscript(c).is_some() => {
                    let key: String = rest.chars().map_while(markup::superscript).collect();
                    self.mark(&key, MarkForm::Character, piece.line);
                    rest.chars().map_while(|c| markup::superscript(c).map(|_| c.len_utf8())).sum()
                }
                _ => self.literal(&rest[..c.len_utf8()]),
            };
            i += used;
        }
        if i < text.len() {
            self.text(&text[i..]);
        }
    }

    fn literal(&mut self, words: &str) -> usize {
        self.text(words);
        words.len()
    }

    fn bracket(&mut self, words: &'static str) -> usize {
        self.brackets.push(self.out.len());
        self.out.push(Token::Bracket(words));
        words.len()
    }

    fn escape(&mut self, rest: &str) -> usize {
        match rest[1..].chars().next() {
            Some(c) if c.is_ascii_punctuation() => {
                self.text(c.encode_utf8(&mut [0; 4]));
                2
            }
            _ => self.literal("\\"),
        }
    }

    /// A code span's words are text; without a second run of ticks of the same length the ticks are.
    fn code(&mut self, rest: &str) -> usize {
        let n = rest.bytes().take_while(|&b| b == b'`').count();
        let mut run = 0;
        for (at, b) in rest.bytes().enumerate().skip(n).take(LONGEST_CODE) {
            if b == b'`' {
                run += 1;
            } else if run == n {
                self.text(&rest[n..at - n]);
                return at;
            } else {
                run = 0;
            }
        }
        if run == n && rest.len() < n + LONGEST_CODE {
            self.text(&rest[n..rest.len() - n]);
            return rest.len();
        }
        self.literal(&rest[..n])
    }

    fn mark(&mut self, key: &str, form: MarkForm, line: usize) {
        // Emphasis may end between a unit and its exponent: `**120 m**<sup>2</sup>`.
        let styles = |token: &&Token| matches!(token, Token::Open(_) | Token::Close(_));
        let before = match self.out.iter().rev().find(|token| !styles(token)) {
            Some(Token::Text(words)) => words.as_str(),
            _ => "",
        };
        let mut unit: Vec<char> =
            before.chars().rev().take_while(|c| c.is_alphanumeric()).take(4).collect();
        unit.reverse();
        let unit: String = unit.into_iter().collect();
        // A number may touch its unit: `500m<sup>2</sup>`.
        let unit = match unit.trim_start_matches(|c: char| c.is_ascii_digit()) {
            "" => unit.as_str(),
            letters => letters,
        };
        let exponent = match unit {
            "m" | "km" | "cm" | "mm" | "dm" | "hm" => key == "2" || key == "3",
            "10" => true,
            _ => false,
        };
        self.out.push(Token::Mark(Mark { key: key.to_owned(), form, line, exponent }));
    }

    fn tag(&mut self, rest: &str, line: usize) -> usize {
        let Some(tag) = markup::tag(rest) else {
            return self.literal("<");
        };
        match tag.meaning {
            Meaning::Sup if !tag.closing => {
                if let Some((keys, len)) = markup::sup(rest, tag.len) {
                    for key in keys {
                        self.mark(key, MarkForm::Sup, line);
                    }
                    return len;
                }
            }
            Meaning::Em => self.html_emphasis(Style::Em, tag.closing),
            Meaning::Strong => self.html_emphasis(Style::Strong, tag.closing),
            Meaning::Break => self.out.push(Token::Break),
            Meaning::Row | Meaning::Cell | Meaning::Box => self.text(" "),
            Meaning::Sup | Meaning::Nothing => {}
        }
        tag.len
    }

    fn html_emphasis(&mut self, style: Style, closing: bool) {
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
    fn unopen(&mut self, style: Style) {
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
    fn delimiter(&mut self, c: char, n: usize, prev: Option<char>, next: Option<char>) {
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
        let mut n = n;
        // Asterisks in pairs are never used for anything but strong text, so white space beside them is forgiven.
        if n >= 3 && strong && em && can_close {
            self.close(Style::Em);
            self.close(Style::Strong);
            n -= 3;
        } else if n >= 2 && strong && (can_close || c == '*') {
            if let (Some(outer), Some(inner)) = (self.strong, self.em)
                && inner.at > outer.at
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

    /// `](url)` ends a link if a bracket is open; the words between stay, the address goes.
    fn end_link(&mut self, rest: &str) -> usize {
        let Some(open) = self.brackets.pop() else {
            return self.literal("]");
        };
        match markup::link_target(&rest[1..]) {
            Some(len) => {
                self.out[open] = Token::Nothing;
                len + 1
            }
            None => self.literal("]"),
        }
    }

    fn finish(mut self) -> Vec<Span> {
        self.unopen(Style::Strong);
        self.unopen(Style::Em);
        let (mut strong, mut em) = (false, false);
        let mut spans: Vec<Span> = Vec::new();
        for token in self.out {
            let words = match token {
                Token::Text(words) => words,
                Token::Bracket(words) => words.to_owned(),
                Token::Open(style) | Token::Close(style) => {
                    match style {
                        Style::Strong => strong = !strong,
                        _ => em = !em,
                    }
                    continue;
                }
                Token::Mark(mark) => {
                    spans.push(Span::Mark(mark));
                    continue;
                }
                Token::Break => {
                    spans.push(Span::Break);
                    continue;
                }
                Token::Nothing => continue,
            };
            let style = match (strong, em) {
                (true, _) => Style::Strong,
                (false, true) => Style::Em,
                (false, false) => Style::Plain,
            };
            match spans.last_mut() {
                Some(Span::Text(last, before)) if *last == style => before.push_str(&words),
                _ => spans.push(Span::Text(style, words)),
            }
        }
        spans
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '*' | '_' | '`' | '<' | '&' | '[' | ']' | '!' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'
    )
}
