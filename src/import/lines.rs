//! From bytes to lines, and from lines to chunks: what belongs together before anything is known of its meaning.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::forms::{
    BulletLine, begins_lower, bullet, ends_sentence, hashes, indent, underline, unquoted, unstyled,
    wholly_bold,
};
use super::inline;
use super::numbering::{self, Label};
use super::spans::{self, Span};
use super::tables::{self, Rows};
use super::{Problems, excerpt, footnotes, frame, pages};

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
    for (n, line) in lines.iter().enumerate() {
        if let Some(at) = line.find("<!--")
            && line[at..].contains("-->")
        {
            problems.add(n + 1, &format!("left out a comment: {}", &line[at..]));
        }
    }
    let mut chunker = Chunker { problems, chunks: Vec::new(), open: false, indented_note: false };
    let last_with = |end: &str| lines.iter().rposition(|line| line.contains(end));
    let last_table_end = last_with("</table").max(last_with("</TABLE"));
    let last_comment_end = last_with("-->");
    let mut n = 0;
    while n < lines.len() {
        let text = unquoted(lines[n]);
        if text.starts_with("<!--") && !text.contains("-->") && last_comment_end > Some(n) {
            let end = n + lines[n..].iter().position(|l| l.contains("-->")).unwrap_or(0);
            let words = lines[n..=end].join(" ");
            let words = format!("left out a comment: {}", words.trim());
            chunker.problems.add(n + 1, &words);
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

/// The longest line, in bytes, that may be one of several folded ones.
const LONGEST_FOLDED: usize = 300;

struct Chunker<'a, 'p> {
    problems: &'p mut Problems,
    chunks: Vec<Chunk<'a>>,
    /// Whether the last chunk may go on.
    open: bool,
    /// Whether the last chunk is a `[^1]:` note, which indented lines continue even after a blank one.
    indented_note: bool,
}

impl<'a> Chunker<'a, '_> {
    fn push(&mut self, kind: Kind<'a>, pieces: Vec<Piece<'a>>, line: usize) {
        self.open = matches!(kind, Kind::Text | Kind::Bullet { .. } | Kind::Note { .. });
        self.indented_note = false;
        self.chunks.push(Chunk { kind, pieces, line, spans: Vec::new(), text: String::new() });
    }

    fn append(&mut self, text: &'a str, line: usize) {
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.pieces.push(Piece { text, line, gap: Gap::Line });
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
        let one = |text, gap| Piece { text, line: number, gap };
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
            return self.push(Kind::PageNumber(numbered), vec![one(text, Gap::Line)], number);
        }
        // `## - Một` is a bullet that a scanner took for a heading.
        let text = hashes(text).map_or(text, |(_, title)| title);
        let in_note = matches!(self.chunks.last(), Some(Chunk { kind: Kind::Note { .. }, .. }));
        let mut definition = footnotes::definition(text, !self.open || in_note);
        let defines = definition.is_some();
        while let Some(first) = definition {
            let (rest, next) = footnotes::split(&first);
            let mut pieces = Vec::new();
            if !first.emphasis.is_empty() {
                pieces.push(one(first.emphasis, Gap::Line));
            }
            pieces.push(one(rest, Gap::Glued));
            let kind = Kind::Note { key: first.key.to_owned(), label: first.label };
            self.push(kind, pieces, number);
            self.indented_note = first.colon;
            definition = next;
        }
        if defines {
            return;
        }
        let in_list = self.open
            && matches!(self.chunks.last(), Some(Chunk { kind: Kind::Bullet { .. }, .. }));
        if let Some(bullet) = bullet(text, !self.open || in_list) {
            if self.open && self.is_folded_dash(&bullet) {
                let line =
                    format!("the dash is taken as part of the text before: {}", excerpt(text));
                self.problems.add(number, &line);
                return self.append(text, number);
            }
            let mut pieces = Vec::new();
            if !bullet.emphasis.is_empty() {
                pieces.push(one(bullet.emphasis, Gap::Line));
            }
            pieces.push(one(bullet.rest, Gap::Glued));
            let kind = Kind::Bullet { indent, marker: bullet.marker };
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

    /// Whether a line with a dash before it goes on with the text above: `kinh tế - xã hội` folded before the dash.
    fn is_folded_dash(&self, bullet: &BulletLine<'_>) -> bool {
        const SHORTEST_FOLDED: usize = 50;
        let Some(chunk) = self.chunks.last() else {
            return false;
        };
        let text = |piece: Option<&Piece<'a>>| piece.map_or("", |piece| unstyled(piece.text));
        let before = text(chunk.pieces.last());
        matches!(bullet.marker, '-' | '–')
            && begins_lower(bullet.rest)
            && !begins_lower(text(chunk.pieces.first()))
            && before.len() >= SHORTEST_FOLDED
            && before.chars().next_back().is_some_and(char::is_alphanumeric)
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
        let ends_sentence = ends_sentence(before_words);
        let ended = ends_sentence || before_words.ends_with([':', ';']);
        if matches!(chunk.kind, Kind::Note { .. }) && ends_sentence && begins_lower(words) {
            return true;
        }
        // A bold sentence as long as a folded line leads into the text below it.
        let lead = ends_sentence && before.text.len() > 80;
        if wholly_bold(text) || chunk.pieces.len() == 1 && wholly_bold(before.text) && !lead {
            return true;
        }
        let bold_goes_on = is_bold_open(&chunk.pieces);
        if frame::begins_frame(words) && !bold_goes_on {
            return true;
        }
        let first = chunk.pieces.first().map_or("", |piece| unstyled(piece.text));
        let first_label = label_of(first);
        if let Some(label) = label_of(words) {
            return ended
                || first_label.is_some_and(|first| {
                    first.style != label.style || label.value == first.value + 1
                });
        }
        let upper = words.chars().next().is_some_and(char::is_uppercase);
        // Lines this long have not been folded: each is a paragraph.
        if ends_sentence && upper && before.text.len() > LONGEST_FOLDED {
            return true;
        }
        // A line that ends early although the next word would have fitted is no soft wrap: `1. Kinh tế` above its text.
        let next_word = words.split_whitespace().next().unwrap_or("");
        first_label.is_some()
            && upper
            && !bold_goes_on
            && chunk.pieces.len() == 1
            && matches!(chunk.kind, Kind::Text)
            && !ended
            && first.len() <= 160
            && (first.len() + next_word.len()) * 5 < words.len() * 4
    }
}

/// Whether lines end within bold words: a heading or a signature of a few lines, set bold as one.
fn is_bold_open(lines: &[Piece<'_>]) -> bool {
    const MOST: usize = 8;
    let marks = |piece: &Piece<'_>| piece.text.matches("**").count();
    lines.len() <= MOST && lines.iter().map(marks).sum::<usize>() % 2 == 1
}

/// The label of a line, whatever emphasis begins or ends in it.
fn label_of(line: &str) -> Option<Label> {
    const LONGEST: usize = 60;
    let head: String = line.chars().filter(|c| !matches!(c, '*' | '_')).take(LONGEST).collect();
    numbering::label(&head)
}
