//! Markup within a text: emphasis, note references, links, entities and HTML, read into runs.
//!
//! More lenient than `CommonMark` where scanned texts need it: `**khách quan:**Những` is strong up to the colon.
//! What is no markup stays as text, and every state is of bounded size: reading is linear in the text.

mod emphasis;

use super::markup::{self, Meaning};
use super::pieces::{Gap, LinePiece};
use crate::source::raw::{NoteReference, RawRun, ReferenceForm, Style};
use crate::source::runs;

/// The runs of a text. White space is collapsed, and there is none at the ends or beside a break.
pub(super) fn parse(pieces: &[LinePiece<'_>]) -> Vec<RawRun> {
    parse_open(pieces).0
}

/// The runs of a text, and whether emphasis was opened in it that it does not close.
pub(super) fn parse_open(pieces: &[LinePiece<'_>]) -> (Vec<RawRun>, bool) {
    let mut scanner = Scanner::default();
    scanner.scan_all(pieces);
    let open = scanner.is_open();
    (scanner.finish().pop().unwrap_or_default(), open)
}

/// The runs of two texts, if emphasis that the first opens is closed in the second: a page break came between.
pub(super) fn parse_across(
    first: &[LinePiece<'_>],
    second: &[LinePiece<'_>],
) -> Option<[Vec<RawRun>; 2]> {
    let mut scanner = Scanner::default();
    scanner.scan_all(first);
    let cut = scanner.out.len();
    scanner.out.push(Token::Cut);
    scanner.scan_all(second);
    // What would close at once was meant to open.
    let closes_at_once = matches!(scanner.out.get(cut + 1), Some(Token::Close(_)));
    if scanner.is_open() || closes_at_once {
        return None;
    }
    scanner.finish().try_into().ok()
}

#[derive(Debug)]
enum Token {
    Text(String),
    Open(Style),
    Close(Style),
    Bracket(&'static str),
    Reference(NoteReference),
    LineEnd,
    Break,
    /// One text ends and another begins.
    Cut,
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
    fn is_open(&self) -> bool {
        self.strong.is_some() || self.em.is_some()
    }

    fn scan_all(&mut self, pieces: &[LinePiece<'_>]) {
        for (i, piece) in pieces.iter().enumerate() {
            match piece.gap {
                Gap::Line if i > 0 => self.out.push(Token::LineEnd),
                Gap::Paragraph if i > 0 => self.out.push(Token::Break),
                _ => {}
            }
            let after = pieces
                .get(i + 1)
                .filter(|next| next.gap == Gap::Glued)
                .and_then(|next| next.text.chars().next());
            self.scan(piece, after);
        }
    }

    fn text(&mut self, words: &str) {
        match self.out.last_mut() {
            Some(Token::Text(last)) => last.push_str(words),
            _ => self.out.push(Token::Text(words.to_owned())),
        }
    }

    /// Reads one piece; `after` is the character that stands right behind it.
    fn scan(&mut self, piece: &LinePiece<'_>, after: Option<char>) {
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
                        self.reference(key, ReferenceForm::Caret, piece.line);
                        key.len() + 3
                    }
                    None => self.bracket("["),
                },
                '!' if rest[1..].starts_with('[') && !rest.starts_with("![^") => self.bracket("!["),
                ']' => self.end_link(rest, piece.line),
                c if markup::superscript(c).is_some() => {
                    let key: String = rest.chars().map_while(markup::superscript).collect();
                    self.reference(&key, ReferenceForm::Character, piece.line);
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

    fn reference(&mut self, key: &str, form: ReferenceForm, line: usize) {
        // Emphasis may end between a unit and its exponent: `**120 m**<sup>2</sup>`.
        let wordless =
            |token: &&Token| matches!(token, Token::Open(_) | Token::Close(_) | Token::Nothing);
        let before = match self.out.iter().rev().find(|token| !wordless(token)) {
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
        let reference = NoteReference { key: key.to_owned(), form, line, exponent };
        self.out.push(Token::Reference(reference));
    }

    fn tag(&mut self, rest: &str, line: usize) -> usize {
        let Some(tag) = markup::tag(rest) else {
            return self.literal("<");
        };
        match tag.meaning {
            Meaning::Sup if !tag.closing => {
                if let Some((keys, len)) = markup::sup(rest, tag.len) {
                    for key in keys {
                        self.reference(key, ReferenceForm::Raised, line);
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

    /// `](url)` ends a link if a bracket is open; the words between stay, the address goes.
    fn end_link(&mut self, rest: &str, line: usize) -> usize {
        let Some(open) = self.brackets.pop() else {
            return self.literal("]");
        };
        match markup::link(&rest[1..]) {
            Some(link) => {
                self.out[open] = Token::Nothing;
                if markup::is_note_link(link.address) {
                    self.note_link(open, markup::is_back_link(link.address), line);
                }
                link.len + 1
            }
            None => self.literal("]"),
        }
    }

    /// A link to a note, from the token at `open`: a number in it is a reference; the arrow of one back is nothing.
    fn note_link(&mut self, open: usize, back: bool, line: usize) {
        let words: String = self.out[open..]
            .iter()
            .map(|token| match token {
                Token::Text(words) => words.as_str(),
                Token::Bracket(words) => words,
                _ => "",
            })
            .collect();
        let key = markup::label_core(&words).to_owned();
        if !key.is_empty() && key.len() <= 4 && key.bytes().all(|b| b.is_ascii_digit()) {
            self.drop_words(open);
            if !back {
                self.reference(&key, ReferenceForm::Caret, line);
            }
        } else if back && !words.contains(char::is_alphanumeric) {
            self.drop_words(open);
        }
    }

    /// Drops the words from the token at `open` on. Emphasis that begins or ends among them stays.
    fn drop_words(&mut self, open: usize) {
        for token in &mut self.out[open..] {
            if !matches!(token, Token::Open(_) | Token::Close(_) | Token::Cut) {
                *token = Token::Nothing;
            }
        }
        while matches!(self.out.last(), Some(Token::Nothing)) {
            self.out.pop();
        }
    }

    /// The runs of each text.
    fn finish(mut self) -> Vec<Vec<RawRun>> {
        self.unopen(Style::Strong);
        self.unopen(Style::Em);
        let (mut strong, mut em) = (false, false);
        let mut texts = Vec::new();
        let mut read: Vec<RawRun> = Vec::new();
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
                Token::Reference(reference) => {
                    read.push(RawRun::Reference(reference));
                    continue;
                }
                Token::LineEnd => {
                    read.push(RawRun::LineEnd);
                    continue;
                }
                Token::Break => {
                    read.push(RawRun::Break);
                    continue;
                }
                Token::Cut => {
                    texts.push(runs::tidy(std::mem::take(&mut read)));
                    continue;
                }
                Token::Nothing => continue,
            };
            let style = match (strong, em) {
                (true, _) => Style::Strong,
                (false, true) => Style::Em,
                (false, false) => Style::Plain,
            };
            match read.last_mut() {
                Some(RawRun::Text(last, before)) if *last == style => before.push_str(&words),
                _ => read.push(RawRun::Text(style, words)),
            }
        }
        texts.push(runs::tidy(read));
        texts
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '*' | '_' | '`' | '<' | '&' | '[' | ']' | '!' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'
    )
}
