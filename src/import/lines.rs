//! From bytes to lines, and from lines to chunks: what belongs together before anything is known of its meaning.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::inline;
use super::numbering;
use super::spans::{self, Span};
use super::tables::{self, Rows};
use super::{Problems, footnotes, frame, pages};

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: the piece before it goes on.
    Glued,
    /// The end of a line.
    Line,
}

/// A part of a line.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Its text, with markup.
    pub text: &'a str,
    /// Its line in the source, from 1.
    pub line: usize,
    /// What stands before it.
    pub gap: Gap,
}

/// What kind of chunk the form of its lines makes it.
#[derive(Clone, Debug)]
pub enum Kind<'a> {
    /// Running lines.
    Text,
    /// A line with this many `#` before it.
    Heading(usize),
    /// A line with a bullet before it.
    Bullet {
        /// The columns before the bullet.
        indent: usize,
        /// The bullet.
        marker: char,
    },
    /// The definition of a note.
    Note {
        /// What it is looked up by.
        key: String,
        /// The label as printed.
        label: &'a str,
    },
    /// A line drawn across the page.
    Rule,
    /// A number that may be a page's.
    PageNumber(pages::Numbered),
    /// A table.
    Table(Rows<'a>),
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Chunk<'a> {
    /// What their form makes them.
    pub kind: Kind<'a>,
    /// Their parts, without what the kind says.
    pub pieces: Vec<Piece<'a>>,
    /// The first of them, from 1.
    pub line: usize,
    /// Their words, read.
    pub spans: Vec<Span>,
    /// Their words, plain.
    pub text: String,
}

/// The source as text in NFC with plain line ends. What is no UTF-8 becomes U+FFFD, with a problem for its line.
pub fn decode<'a>(source: &'a [u8], problems: &mut Problems) -> Cow<'a, str> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let mut text = if let Ok(text) = std::str::from_utf8(source) {
        Cow::Borrowed(text)
    } else {
        let mut line = 1;
        let mut told = 0;
        for chunk in source.utf8_chunks() {
            line += chunk.valid().matches('\n').count();
            if !chunk.invalid().is_empty() && told != line {
                told = line;
                problems.add(line, "not UTF-8; what cannot be read is kept as \u{fffd}");
            }
        }
        String::from_utf8_lossy(source)
    };
    if text.contains('\r') {
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if !is_nfc(&text) {
        text = Cow::Owned(text.nfc().collect());
    }
    text
}

/// Groups the lines of a source into chunks.
pub fn chunks<'a>(source: &'a str, problems: &mut Problems) -> Vec<Chunk<'a>> {
    let lines: Vec<&str> = source.split('\n').collect();
    let mut chunker = Chunker {
        chunks: Vec::new(),
        open: false,
        indented_note: false,
    };
    let last_with = |end: &str| lines.iter().rposition(|line| line.contains(end));
    let last_table_end = last_with("</table").max(last_with("</TABLE"));
    let last_comment_end = last_with("-->");
    for (n, line) in lines.iter().enumerate() {
        if let Some(at) = line.find("<!--")
            && line[at..].contains("-->")
        {
            problems.add(n + 1, &format!("left out a comment: {}", &line[at..]));
        }
    }
    let mut n = 0;
    while n < lines.len() {
        let text = unquoted(lines[n]);
        if text.starts_with("<!--") && !text.contains("-->") && last_comment_end > Some(n) {
            let end = n + lines[n..]
                .iter()
                .position(|l| l.contains("-->"))
                .unwrap_or(0);
            let words = lines[n..=end].join(" ");
            problems.add(n + 1, &format!("left out a comment: {}", words.trim()));
            n = end + 1;
        } else if tables::begins_html(text) && last_table_end >= Some(n) {
            let (rows, used) = tables::html(&lines[n..], n + 1);
            chunker.push(Kind::Table(rows), Vec::new(), n + 1);
            n += used;
        } else if let Some((rows, used)) = tables::pipe(&lines[n..], n + 1) {
            chunker.push(Kind::Table(rows), Vec::new(), n + 1);
            n += used;
        } else {
            let blank_after = lines.get(n + 1).is_none_or(|next| next.trim().is_empty());
            chunker.line(lines[n], n + 1, blank_after);
            n += 1;
        }
    }
    let mut chunks = chunker.chunks;
    for chunk in &mut chunks {
        chunk.spans = inline::parse(&chunk.pieces);
        chunk.text = spans::plain(&chunk.spans);
    }
    pages::settle(&mut chunks, problems);
    chunks
}

/// A line without the `>` of a quotation and the white space around.
fn unquoted(line: &str) -> &str {
    let mut text = line.trim();
    while let Some(rest) = text.strip_prefix('>') {
        text = rest.trim_start();
    }
    text
}

struct Chunker<'a> {
    chunks: Vec<Chunk<'a>>,
    /// Whether the last chunk may go on.
    open: bool,
    /// Whether the last chunk is a `[^1]:` note, which indented lines continue even after a blank one.
    indented_note: bool,
}

impl<'a> Chunker<'a> {
    fn push(&mut self, kind: Kind<'a>, pieces: Vec<Piece<'a>>, line: usize) {
        self.open = matches!(kind, Kind::Text | Kind::Bullet { .. } | Kind::Note { .. });
        self.indented_note = false;
        self.chunks.push(Chunk {
            kind,
            pieces,
            line,
            spans: Vec::new(),
            text: String::new(),
        });
    }

    fn append(&mut self, text: &'a str, line: usize) {
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.pieces.push(Piece {
                text,
                line,
                gap: Gap::Line,
            });
        }
    }

    fn line(&mut self, raw: &'a str, number: usize, blank_after: bool) {
        let indent = indent(raw);
        let text = unquoted(raw);
        // A backslash at the end of a line is a line break.
        let text = match text.strip_suffix('\\') {
            Some(rest) if !rest.ends_with('\\') => rest.trim_end(),
            _ => text,
        };
        let one = |text, gap| Piece {
            text,
            line: number,
            gap,
        };
        if text.is_empty() {
            self.open = false;
            return;
        }
        if self.indented_note && indent >= 4 && !raw.trim_start().starts_with("[^") {
            return self.append(text, number);
        }
        if let Some(c) = underline(text) {
            if c == '=' && self.open && self.single_line() {
                if let Some(chunk) = self.chunks.last_mut() {
                    chunk.kind = Kind::Heading(1);
                }
                self.open = false;
            } else {
                self.push(Kind::Rule, Vec::new(), number);
            }
            return;
        }
        if let Some((level, title)) =
            hashes(text).filter(|(_, title)| bullet(title, false).is_none())
        {
            return self.push(Kind::Heading(level), vec![one(title, Gap::Line)], number);
        }
        if let Some(numbered) = pages::numbered(text)
            && (numbered.dressed || !self.open || blank_after)
        {
            return self.push(
                Kind::PageNumber(numbered),
                vec![one(text, Gap::Line)],
                number,
            );
        }
        // `## - Một` is a bullet that a scanner took for a heading.
        let text = hashes(text).map_or(text, |(_, title)| title);
        let in_note = matches!(
            self.chunks.last(),
            Some(Chunk {
                kind: Kind::Note { .. },
                ..
            })
        );
        if let Some(definition) = footnotes::definition(text, !self.open || in_note) {
            let mut pieces = Vec::new();
            if !definition.emphasis.is_empty() {
                pieces.push(one(definition.emphasis, Gap::Line));
            }
            pieces.push(one(definition.rest, Gap::Glued));
            let kind = Kind::Note {
                key: definition.key.to_owned(),
                label: definition.label,
            };
            self.push(kind, pieces, number);
            self.indented_note = definition.colon;
            return;
        }
        let in_list = self.open
            && matches!(
                self.chunks.last(),
                Some(Chunk {
                    kind: Kind::Bullet { .. },
                    ..
                })
            );
        if let Some(bullet) = bullet(text, !self.open || in_list) {
            let mut pieces = Vec::new();
            if !bullet.emphasis.is_empty() {
                pieces.push(one(bullet.emphasis, Gap::Line));
            }
            pieces.push(one(bullet.rest, Gap::Glued));
            let kind = Kind::Bullet {
                indent,
                marker: bullet.marker,
            };
            return self.push(kind, pieces, number);
        }
        if self.open && !self.begins_anew(text) {
            self.append(text, number);
        } else {
            self.push(Kind::Text, vec![one(text, Gap::Line)], number);
        }
    }

    fn single_line(&self) -> bool {
        self.chunks
            .last()
            .is_some_and(|chunk| matches!(chunk.kind, Kind::Text) && chunk.pieces.len() == 1)
    }

    /// Whether a line right under another begins something new although no blank line says so.
    fn begins_anew(&self, text: &str) -> bool {
        let Some(chunk) = self.chunks.last() else {
            return true;
        };
        let Some(before) = chunk.pieces.last() else {
            return true;
        };
        let before_words = unstyled(before.text);
        let words = unstyled(text);
        let ended = ends_sentence(before_words) || before_words.ends_with([':', ';']);
        if matches!(chunk.kind, Kind::Note { .. }) && ended && begins_lower(words) {
            return true;
        }
        if wholly_bold(text) || chunk.pieces.len() == 1 && wholly_bold(before.text) {
            return true;
        }
        if frame::begins_frame(words) {
            return true;
        }
        let first = chunk
            .pieces
            .first()
            .map_or("", |piece| unstyled(piece.text));
        let first_label = numbering::label(first);
        if let Some(label) = numbering::label(words) {
            return ended
                || first_label.is_some_and(|first| {
                    first.style != label.style || label.value == first.value + 1
                });
        }
        // A line that ends early although the next word would have fitted is no soft wrap: `1. Kinh tế` above its text.
        let next_word = words.split_whitespace().next().unwrap_or("");
        first_label.is_some()
            && chunk.pieces.len() == 1
            && matches!(chunk.kind, Kind::Text)
            && !ended
            && words.chars().next().is_some_and(char::is_uppercase)
            && first.len() <= 160
            && (first.len() + next_word.len()) * 5 < words.len() * 4
    }
}

/// Whether the words end a sentence, closing quotes and brackets aside.
pub fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…'])
}

/// Whether the first letter, quotes and brackets aside, is a small one.
pub fn begins_lower(words: &str) -> bool {
    words
        .trim_start_matches(['"', '“', '‘', '«', '(', '[', ' '])
        .chars()
        .next()
        .is_some_and(char::is_lowercase)
}

/// A line's words as far as they can be told without reading it: no emphasis around.
fn unstyled(text: &str) -> &str {
    text.trim_matches(['*', '_']).trim()
}

/// Whether a line is strong from end to end.
fn wholly_bold(text: &str) -> bool {
    text.len() > 4
        && text
            .strip_prefix("**")
            .and_then(|rest| rest.strip_suffix("**"))
            .is_some_and(|inside| !inside.contains("**") || inside.contains("****"))
}

/// The columns of white space before a line; a tab is four.
fn indent(line: &str) -> usize {
    line.chars()
        .map_while(|c| match c {
            '\t' => Some(4),
            ' ' | '\u{a0}' => Some(1),
            _ => None,
        })
        .sum()
}

/// The character a line is drawn with: at least three of a kind and nothing else. A page feed is a line too.
fn underline(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let drawn = text.chars().filter(|c| !c.is_whitespace());
    let n = drawn.clone().count();
    let alike = drawn.clone().all(|c| c == first);
    (matches!(first, '-' | '*' | '_' | '=' | '–' | '—') && n >= 3 && alike).then_some(first)
}

/// The number of `#` before a line, and the line without them.
fn hashes(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    // `#Kinh tế` is a heading too, `#1` is not.
    let begins = rest.starts_with([' ', '\t', '*', '\u{a0}'])
        || rest.chars().next().is_some_and(char::is_uppercase);
    let title = rest.trim();
    let title = match title.rsplit_once(' ') {
        Some((title, closing)) if closing.bytes().all(|b| b == b'#') => title.trim_end(),
        _ => title,
    };
    (level > 0 && begins && !title.is_empty()).then_some((level, title))
}

struct BulletLine<'a> {
    marker: char,
    emphasis: &'a str,
    rest: &'a str,
}

/// The bullet a line begins with. Where a new chunk begins, the bullet may touch its text: `-Tăng cường`.
fn bullet(text: &str, may_touch: bool) -> Option<BulletLine<'_>> {
    let stars = text.len() - text.trim_start_matches('*').len();
    // `**- Nguyên nhân:** …` is a bullet with a bold lead.
    let stars = if matches!(stars, 1..=3) && text[stars..].starts_with(['-', '+', '–']) {
        stars
    } else {
        0
    };
    let (emphasis, body) = text.split_at(stars);
    let body = match body.strip_prefix('\\') {
        Some(escaped) if escaped.starts_with(['-', '+', '*']) => escaped,
        _ => body,
    };
    let marker = body.chars().next()?;
    if !matches!(
        marker,
        '-' | '+'
            | '*'
            | '•'
            | '–'
            | '—'
            | '·'
            | '▪'
            | '◦'
            | '●'
            | '○'
            | '■'
            | '►'
            | '➢'
            | '‣'
            | '\u{f000}'..='\u{f0ff}'
    ) {
        return None;
    }
    let rest = &body[marker.len_utf8()..];
    // `**-** text`: the emphasis was the bullet's own.
    let (emphasis, rest) = match rest.strip_prefix(emphasis) {
        Some(rest) => ("", rest),
        None => (emphasis, rest),
    };
    let words = rest.trim_start();
    let touches = words.len() == rest.len();
    if words.is_empty()
        || touches
            && (!may_touch
                || marker == '*'
                || !words.chars().next().is_some_and(char::is_uppercase))
    {
        return None;
    }
    Some(BulletLine {
        marker,
        emphasis,
        rest: words,
    })
}
