//! Marks within a text: emphasis, footnote marks, links, entities and HTML, read into styled spans.
//!
//! More lenient than CommonMark where scanned texts need it: `**khách quan:**Những` is strong up to the colon.
//! What is no markup stays as text, and every state is of bounded size: reading is linear in the text.

use super::lines::{Gap, Piece};
use super::markup::{self, Meaning};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the text around it.
    Plain,
    /// Italic.
    Em,
    /// Bold, or bold and italic.
    Strong,
}

/// What may be the mark of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is looked up by: the label without brackets.
    pub key: String,
    /// How it was written.
    pub form: MarkForm,
    /// Its line in the source.
    pub line: usize,
    /// Whether it stands where an exponent does: `m<sup>2</sup>`.
    pub exponent: bool,
}

/// How a mark is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkForm {
    /// `<sup>1</sup>`.
    Sup,
    /// `[^1]`.
    Caret,
    /// `¹`.
    Character,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(Style, String),
    /// Perhaps the mark of a note.
    Mark(Mark),
    /// Where a line ended.
    Break,
}

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
    tidy(scanner.finish())
}

/// The words of spans; a break is a space, except within a number range that a line end has cut.
pub fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    for (i, span) in spans.iter().enumerate() {
        match span {
            Span::Text(_, words) => text.push_str(words),
            Span::Mark(_) => {}
            Span::Break => {
                if is_space(&text, &spans[i + 1..]) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

/// Whether a line end between words is a space: it is none within a number range, nor before the mark of a note.
pub fn is_space(before: &str, after: &[Span]) -> bool {
    !matches!(after.first(), Some(Span::Mark(_))) && !glues(before, first(after).map(|(_, c)| c))
}

/// The first character of the words of spans, and how it is set. Looks only past a few marks.
pub fn first(spans: &[Span]) -> Option<(Style, char)> {
    spans.iter().take(4).find_map(|span| match span {
        Span::Text(style, words) => Some((*style, words.chars().next()?)),
        _ => None,
    })
}

/// Whether a line end cut a word or a number range, so that nothing stands between: `2023-` and `2028`.
pub fn glues(before: &str, after: Option<char>) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some('-' | '–'))
        && match (back.next(), after) {
            (Some(b), Some(a)) => (b.is_numeric() || b.is_ascii_alphabetic()) && a.is_numeric(),
            _ => false,
        }
}

/// Takes `bytes` of words from the front, and the white space and breaks after them.
pub fn cut_front(spans: &mut Vec<Span>, mut bytes: usize) {
    let mut whole = 0;
    for span in spans.iter_mut() {
        match span {
            Span::Break => bytes = bytes.saturating_sub(1),
            Span::Mark(_) if bytes == 0 => break,
            Span::Mark(_) => {}
            Span::Text(_, words) if bytes >= words.len() => bytes -= words.len(),
            Span::Text(_, words) => {
                let at = words.ceil_char_boundary(bytes);
                let rest = words[at..].trim_start();
                *words = rest.to_owned();
                if !words.is_empty() {
                    break;
                }
                bytes = 0;
            }
        }
        whole += 1;
    }
    // Marks among the words taken stay: they belong to what follows.
    let mut index = 0;
    spans.retain(|span| {
        index += 1;
        index > whole || matches!(span, Span::Mark(_))
    });
    while matches!(spans.first(), Some(Span::Break)) {
        spans.remove(0);
    }
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
                    match comment {
                        Some(end) => end + 3,
                        None => {
                            comment_may_end &= !rest.starts_with("<!--");
                            self.tag(rest, piece.line)
                        }
                    }
                }
                '&' => match markup::entity(rest) {
                    Some((c, len)) => {
                        self.text(c.encode_utf8(&mut [0; 4]));
                        len
                    }
                    None => self.literal("&"),
                },
                '[' => match caret(rest) {
                    Some(key) => {
                        self.mark(key, MarkForm::Caret, piece.line);
                        key.len() + 3
                    }
                    None => self.bracket("["),
                },
                '!' if rest[1..].starts_with('[') && !rest.starts_with("![^") => self.bracket("!["),
                ']' => self.end_link(rest),
                c if superscript(c).is_some() => {
                    let key: String = rest.chars().map_while(superscript).collect();
                    self.mark(&key, MarkForm::Character, piece.line);
                    rest.chars()
                        .map_while(|c| superscript(c).map(|_| c.len_utf8()))
                        .sum()
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
        // Bounded, so that a text full of ticks is not searched to its end for each.
        const LONGEST: usize = 400;
        let mut run = 0;
        for (at, b) in rest.bytes().enumerate().skip(n).take(LONGEST) {
            if b == b'`' {
                run += 1;
            } else if run == n {
                self.text(&rest[n..at - n]);
                return at;
            } else {
                run = 0;
            }
        }
        if run == n && rest.len() < n + LONGEST {
            self.text(&rest[n..rest.len() - n]);
            return rest.len();
        }
        self.literal(&rest[..n])
    }

    fn mark(&mut self, key: &str, form: MarkForm, line: usize) {
        let before = match self.out.last() {
            Some(Token::Text(words)) => words.as_str(),
            _ => "",
        };
        let mut unit: Vec<char> = before
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric())
            .take(4)
            .collect();
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
        self.out.push(Token::Mark(Mark {
            key: key.to_owned(),
            form,
            line,
            exponent,
        }));
    }

    fn tag(&mut self, rest: &str, line: usize) -> usize {
        let Some(tag) = markup::tag(rest) else {
            return self.literal("<");
        };
        match tag.meaning {
            Meaning::Sup if !tag.closing => {
                if let Some((keys, len)) = sup(rest, tag.len) {
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
        let opened = Some(Opened {
            by,
            at: self.out.len(),
        });
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
        match link_target(&rest[1..]) {
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

/// The digit of a superscript digit.
pub fn superscript(c: char) -> Option<char> {
    let value = match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => c as u32 - 0x2070,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// The label of the `[^label]` that `text` begins with.
pub fn caret(text: &str) -> Option<&str> {
    const LONGEST: usize = 64;
    let inside = text.strip_prefix("[^")?;
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|b| b == b']' || b == b'[' || b.is_ascii_whitespace())?;
    (end > 0 && inside.as_bytes()[end] == b']').then(|| &inside[..end])
}

/// The labels of the `<sup>…</sup>` that `text` begins with, and its length; `None` if it holds no labels.
/// `start` is the length of the opening tag.
pub fn sup(text: &str, start: usize) -> Option<(Vec<&str>, usize)> {
    const LONGEST: usize = 40;
    let inside = &text[start..];
    let end = inside.bytes().take(LONGEST).position(|b| b == b'<')?;
    let close = markup::tag(&inside[end..])?;
    if !close.closing || close.meaning != Meaning::Sup {
        return None;
    }
    let keys: Vec<&str> = inside[..end]
        .split([',', ';', ' '])
        .map(label_core)
        .filter(|key| !key.is_empty())
        .collect();
    let number = |key: &&str| key.len() <= 4 && key.bytes().all(|b| b.is_ascii_digit());
    let stars = |key: &&str| key.len() <= 3 && key.bytes().all(|b| b == b'*');
    let letter = |key: &&str| key.len() == 1 && key.bytes().all(|b| b.is_ascii_lowercase());
    let fits = match keys.as_slice() {
        [one] => number(one) || stars(one) || letter(one),
        [] => false,
        several => several.iter().all(|key| number(&key)),
    };
    fits.then_some((keys, start + end + close.len))
}

/// A label without brackets, emphasis and white space; a label of asterisks stays.
pub fn label_core(label: &str) -> &str {
    let core = label
        .trim()
        .trim_matches(['(', ')', '[', ']', '\\', ' ', '.', ':']);
    let bare = core.trim_matches(['*', '_', ' ']);
    let bare = bare.trim_matches(['(', ')', '[', ']', '.', ':']);
    if bare.is_empty() { core } else { bare }
}

/// The length of the `(url)` that `text` begins with. Words in brackets are no address: `[1](xem phụ lục)` stays.
fn link_target(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    // Stopping at the next bracket keeps a text full of them linear.
    let end = inside.find(['(', ')', '[', ']'])?;
    if inside.as_bytes()[end] != b')' {
        return None;
    }
    let target = inside[..end].trim();
    let (address, title) = match target.split_once(char::is_whitespace) {
        Some((address, title)) => (address, title.trim()),
        None => (target, ""),
    };
    let titled = title.is_empty()
        || title.len() > 1 && title.starts_with(['"', '\'']) && title.ends_with(['"', '\'']);
    let file_name = address
        .rsplit_once('.')
        .is_some_and(|(_, extension)| extension.bytes().any(|b| b.is_ascii_alphabetic()));
    let is_address = address.contains("://")
        || address.starts_with(['#', '/', '.'])
        || address.starts_with("mailto:")
        || file_name;
    (titled && is_address).then_some(end + 2)
}

/// Collapses white space; drops it at the ends and beside breaks, and drops what is then empty.
fn tidy(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    // Whether white space here would follow other white space, or nothing.
    let mut spaced = true;
    for span in spans {
        match span {
            Span::Text(style, words) => {
                let mut kept = String::with_capacity(words.len());
                for c in words.chars() {
                    let space = c.is_whitespace();
                    if !(space && spaced) {
                        kept.push(if space { ' ' } else { c });
                    }
                    spaced = space;
                }
                match out.last_mut() {
                    _ if kept.is_empty() => {}
                    Some(Span::Text(last, before)) if *last == style => before.push_str(&kept),
                    _ => out.push(Span::Text(style, kept)),
                }
            }
            Span::Mark(mark) => {
                spaced = false;
                out.push(Span::Mark(mark));
            }
            Span::Break => {
                trim_end(&mut out);
                spaced = true;
                if !matches!(out.last(), None | Some(Span::Break)) {
                    out.push(Span::Break);
                }
            }
        }
    }
    trim_end(&mut out);
    while matches!(out.last(), Some(Span::Break)) {
        out.pop();
        trim_end(&mut out);
    }
    out
}

fn trim_end(spans: &mut Vec<Span>) {
    while let Some(Span::Text(_, words)) = spans.last_mut() {
        words.truncate(words.trim_end().len());
        if !words.is_empty() {
            break;
        }
        spans.pop();
    }
}
