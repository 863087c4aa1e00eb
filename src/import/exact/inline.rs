//! Runs within a line, both ways: escapes, emphasis, marks of notes, entities.

use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

use super::NOTHING;
use crate::report::Run;
use crate::source::markdown::markup;
use crate::text::SafeText;

/// The end of a line within a text.
pub(crate) const BREAK: &str = "<br>";

/// Where a page begins within a text: before its number, and behind it.
const PAGE: &str = "<!-- page ";
const PAGE_END: &str = " -->";

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Plain,
    Em,
    Strong,
}

/// Text that means itself, wherever it stands within a line.
pub(crate) fn escape(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            // At the beginning it would go with the markup before it.
            _ if at == 0 && is_combining_mark(c) => entity(&mut written, c),
            '\\' | '`' | '*' | '_' | '[' | '#' | '|' | '~' => written.extend(['\\', c]),
            '<' if rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                written.push_str("\\<");
            }
            '&' if is_entity(rest) || markup::entity(&text[at..]).is_some() => {
                written.push_str("\\&");
            }
            _ => written.push(c),
        }
    }
    written
}

/// An id where markup names it: without white space and what would end the name.
pub(crate) fn escape_id(id: &str) -> String {
    let mut written = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let marked = c.is_ascii_punctuation() && !"-._/:".contains(c);
        if marked || c.is_whitespace() || at == 0 && is_combining_mark(c) {
            entity(&mut written, c);
        } else {
            written.push(c);
        }
    }
    written
}

/// A character as an entity.
pub(crate) fn entity(written: &mut String, c: char) {
    let _ = write!(written, "&#{};", c as u32);
}

/// Whether a reader of Markdown may take what follows an ampersand for the rest of an entity.
fn is_entity(rest: &str) -> bool {
    const LONGEST: usize = 32;
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.bytes().take(LONGEST).position(|b| !b.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name.as_bytes()[end] == b';')
}

/// Where `what`, which begins with a character that can be escaped, stands in a line without being escaped.
pub(crate) fn find(line: &str, what: &str) -> Option<usize> {
    line.match_indices(what).map(|(at, _)| at).find(|&at| !ends_escaping(&line[..at]))
}

/// Whether a line ends in a backslash that would escape what follows.
pub(crate) fn ends_escaping(line: &str) -> bool {
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// A piece of a line that is being written.
enum MarkupPiece {
    Text(Set, String),
    /// What stands for a run without words of its own.
    Markup(String),
}

/// The runs as pieces: neighbours that are set alike are one, and none is empty.
fn pieces(runs: &[Run]) -> Vec<MarkupPiece> {
    let mut pieces: Vec<MarkupPiece> = Vec::new();
    for run in runs {
        let (set, text) = match run {
            Run::Plain(text) => (Set::Plain, text),
            Run::Em(text) => (Set::Em, text),
            Run::Strong(text) => (Set::Strong, text),
            Run::Reference(id) => {
                pieces.push(MarkupPiece::Markup(format!("[^{}]", escape_id(id))));
                continue;
            }
            Run::Break => {
                pieces.push(MarkupPiece::Markup(BREAK.to_owned()));
                continue;
            }
            Run::Page(page) => {
                pieces.push(MarkupPiece::Markup(format!("{PAGE}{page}{PAGE_END}")));
                continue;
            }
        };
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(MarkupPiece::Text(last, before)) if *last == set => before.push_str(text),
            _ => pieces.push(MarkupPiece::Text(set, text.to_string())),
        }
    }
    pieces
}

/// The runs as they are written, without what they must be protected from at the ends of a line.
pub(crate) fn write(runs: &[Run]) -> String {
    let pieces = pieces(runs);
    let mut written = String::new();
    // What the last piece ended with, and whether that was an asterisk of emphasis.
    let mut before: (Option<char>, bool) = (None, false);
    for (i, piece) in pieces.iter().enumerate() {
        let (set, text) = match piece {
            MarkupPiece::Text(set, text) => (*set, text),
            MarkupPiece::Markup(markup) => {
                written.push_str(markup);
                before = (markup.chars().next_back(), false);
                continue;
            }
        };
        let next = pieces.get(i + 1).and_then(|next| match next {
            MarkupPiece::Text(_, text) | MarkupPiece::Markup(text) => text.chars().next(),
        });
        let (tag, asterisks) = match set {
            Set::Plain => ("", ""),
            Set::Em => ("em", "*"),
            Set::Strong => ("strong", "**"),
        };
        let text_written = escape(text);
        let starred = set != Set::Plain && !before.1 && is_understood(before.0, text, next);
        if starred {
            let _ = write!(written, "{asterisks}{text_written}{asterisks}");
        } else if set == Set::Plain {
            // What follows a note's name and a colon would define it.
            let colon = i == 1 && written.starts_with("[^") && text.starts_with(':');
            written.push_str(if colon { "\\" } else { "" });
            written.push_str(&text_written);
        } else {
            let _ = write!(written, "<{tag}>{text_written}</{tag}>");
        }
        before = (text.chars().next_back(), starred);
    }
    written
}

/// Whether `CommonMark` sees emphasis where asterisks enclose a text between two characters
/// (<https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run>).
fn is_understood(before: Option<char>, text: &str, after: Option<char>) -> bool {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mark = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let flanks =
        |inside, outside| !space(inside) && (!mark(inside) || space(outside) || mark(outside));
    flanks(text.chars().next(), before) && flanks(text.chars().next_back(), after)
}

/// A piece of a line that is being read.
enum Token {
    Text(String),
    /// Emphasis begins or ends; as written, if it turns out to do neither.
    Turn(Set, &'static str),
    /// A run without words of its own.
    Run(Run),
}

/// The runs of a written line. Reading never fails: what is no markup is text.
pub(crate) fn read(line: &str) -> Vec<Run> {
    let mut tokens: Vec<Token> = Vec::new();
    // Where emphasis of each kind has begun.
    let (mut strong, mut em): (Option<usize>, Option<usize>) = (None, None);
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let plain = rest.find(['\\', '*', '<', '&', '[']).unwrap_or(rest.len());
        if plain > 0 {
            push(&mut tokens, &rest[..plain]);
            at += plain;
            continue;
        }
        if let Some((set, mark, turns)) = turn(rest) {
            at += mark.len();
            let open = if set == Set::Strong { &mut strong } else { &mut em };
            match (turns, *open) {
                (Turns::On, Some(_)) | (Turns::Off, None) => push(&mut tokens, mark),
                (_, None) => {
                    *open = Some(tokens.len());
                    tokens.push(Token::Turn(set, mark));
                }
                (_, Some(_)) => {
                    *open = None;
                    tokens.push(Token::Turn(set, mark));
                }
            }
        } else if let Some((id, len)) = mark(rest) {
            tokens.push(Token::Run(Run::Reference(id)));
            at += len;
        } else if let Some((page, len)) = page(rest) {
            tokens.push(Token::Run(Run::Page(page)));
            at += len;
        } else if rest.starts_with(NOTHING) {
            at += NOTHING.len();
        } else if rest.starts_with(BREAK) {
            tokens.push(Token::Run(Run::Break));
            at += BREAK.len();
        } else {
            let (text, len) = literal(rest);
            push(&mut tokens, text.encode_utf8(&mut [0; 4]));
            at += len;
        }
    }
    for open in [strong, em].into_iter().flatten() {
        if let Token::Turn(_, mark) = tokens[open] {
            tokens[open] = Token::Text(mark.to_owned());
        }
    }
    runs(tokens)
}

/// The words of a written text, without markup.
pub(crate) fn words(line: &str) -> String {
    let runs = read(line);
    runs.iter().map(Run::text).collect()
}

fn push(tokens: &mut Vec<Token>, words: &str) {
    match tokens.last_mut() {
        Some(Token::Text(text)) => text.push_str(words),
        _ => tokens.push(Token::Text(words.to_owned())),
    }
}

/// What a mark of emphasis does to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turns {
    On,
    Off,
    Over,
}

/// The mark of emphasis that a text begins with.
fn turn(rest: &str) -> Option<(Set, &'static str, Turns)> {
    const MARKS: [(Set, &str, Turns); 6] = [
        (Set::Strong, "**", Turns::Over),
        (Set::Em, "*", Turns::Over),
        (Set::Strong, "<strong>", Turns::On),
        (Set::Strong, "</strong>", Turns::Off),
        (Set::Em, "<em>", Turns::On),
        (Set::Em, "</em>", Turns::Off),
    ];
    MARKS.into_iter().find(|(_, mark, _)| rest.starts_with(mark))
}

/// The mark of a note that a text begins with: the note's id, and the length in bytes.
pub(crate) fn mark(rest: &str) -> Option<(SafeText, usize)> {
    let name = rest.strip_prefix("[^")?;
    let end = name.find(['[', ']', ' '])?;
    (name.as_bytes()[end] == b']').then(|| (SafeText::new(&words(&name[..end])), end + 3))
}

/// The page that begins where a text does: its number, and the length in bytes.
fn page(rest: &str) -> Option<(u32, usize)> {
    let number = rest.strip_prefix(PAGE)?;
    let end = number.find(|c: char| !c.is_ascii_digit())?;
    number[end..].starts_with(PAGE_END).then_some(())?;
    Some((number[..end].parse().ok()?, PAGE.len() + end + PAGE_END.len()))
}

/// The character that a text begins with, and how many bytes are written for it.
fn literal(rest: &str) -> (char, usize) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or_default();
    match (first, chars.next()) {
        ('\\', Some(c)) if c.is_ascii_punctuation() => (c, 2),
        ('&', _) => markup::entity(rest).unwrap_or(('&', 1)),
        _ => (first, first.len_utf8()),
    }
}

/// Sets the text of tokens. What is strong and emphasised is strong.
fn runs(tokens: Vec<Token>) -> Vec<Run> {
    let (mut strong, mut em) = (false, false);
    let mut runs = Vec::new();
    let mut open: Option<(Set, String)> = None;
    let close = |runs: &mut Vec<Run>, open: &mut Option<(Set, String)>| {
        if let Some((set, words)) = open.take() {
            let text = SafeText::new(&words);
            runs.push(match set {
                Set::Plain => Run::Plain(text),
                Set::Em => Run::Em(text),
                Set::Strong => Run::Strong(text),
            });
        }
    };
    for token in tokens {
        match token {
            Token::Turn(Set::Strong, _) => strong = !strong,
            Token::Turn(..) => em = !em,
            Token::Run(run) => {
                close(&mut runs, &mut open);
                runs.push(run);
            }
            Token::Text(words) if words.is_empty() => {}
            Token::Text(words) => {
                let set = match (strong, em) {
                    (true, _) => Set::Strong,
                    (false, true) => Set::Em,
                    (false, false) => Set::Plain,
                };
                match &mut open {
                    Some((last, before)) if *last == set => before.push_str(&words),
                    _ => {
                        close(&mut runs, &mut open);
                        open = Some((set, words));
                    }
                }
            }
        }
    }
    close(&mut runs, &mut open);
    runs
}
