//! From lines to groups of lines: what belongs together before anything is known of its meaning.

use super::definitions;
use super::forms::{
    BulletLine, bullet, hashes, indent, underline, unquoted, unstyled, wholly_bold,
};
use super::repair::Line;
use super::tables;
use crate::source::labels::{self, Label};
use crate::source::page_numbers::page_number;
use crate::source::phrases::begins_front_matter;
use crate::source::problem::{Problems, excerpt};
use crate::source::raw::RawKind;
use crate::source::sentences::{begins_lower, ends_sentence};

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

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// What their form makes them.
    pub kind: RawKind,
    /// The number of `#` before them, if any.
    pub hashes: Option<usize>,
    /// Their parts, without what the kind says.
    pub pieces: Vec<Piece<'a>>,
    /// The first of them, from 1.
    pub line: usize,
}

/// Groups lines.
pub fn groups<'a>(lines: &'a [Line<'a>], problems: &mut Problems) -> Vec<Group<'a>> {
    let mut grouper = Grouper { problems, groups: Vec::new(), open: false, indented_note: false };
    let last_with = |end: &str| lines.iter().rposition(|line| line.text.contains(end));
    let last_table_end = last_with("</table").max(last_with("</TABLE"));
    let last_comment_end = last_with("-->");
    let mut n = 0;
    while n < lines.len() {
        let line = &lines[n];
        let text = unquoted(&line.text);
        if text.starts_with("<!--") && !text.contains("-->") && last_comment_end > Some(n) {
            let end = n + lines[n..].iter().position(|l| l.text.contains("-->")).unwrap_or(0);
            let words: Vec<&str> = lines[n..=end].iter().map(|line| &*line.text).collect();
            let words = format!("left out a comment: {}", words.join(" ").trim());
            grouper.problems.add(line.number, &words);
            n = end + 1;
        } else if let Some((table, used)) = tables::find(&lines[n..], last_table_end >= Some(n)) {
            grouper.push(RawKind::Table(table), Vec::new(), line.number);
            n += used;
        } else {
            let next = lines.get(n + 1).map_or("", |line| line.text.trim());
            grouper.line(&line.text, line.number, next);
            n += 1;
        }
    }
    grouper.groups
}

/// The longest line, in bytes, that may be one of several folded ones.
const LONGEST_FOLDED: usize = 300;

struct Grouper<'a, 'p> {
    problems: &'p mut Problems,
    groups: Vec<Group<'a>>,
    /// Whether the last group may go on.
    open: bool,
    /// Whether the last group is a `[^1]:` note, which indented lines continue even after a blank one.
    indented_note: bool,
}

impl<'a> Grouper<'a, '_> {
    fn push(&mut self, kind: RawKind, pieces: Vec<Piece<'a>>, line: usize) {
        self.open = matches!(kind, RawKind::Text | RawKind::Bullet { .. } | RawKind::Note { .. });
        self.indented_note = false;
        self.groups.push(Group { kind, hashes: None, pieces, line });
    }

    /// A line of text that nothing is added to.
    fn push_closed(&mut self, hashes: Option<usize>, piece: Piece<'a>) {
        self.open = false;
        self.indented_note = false;
        let line = piece.line;
        self.groups.push(Group { kind: RawKind::Text, hashes, pieces: vec![piece], line });
    }

    fn append(&mut self, text: &'a str, line: usize) {
        if let Some(group) = self.groups.last_mut() {
            group.pieces.push(Piece { text, line, gap: Gap::Line });
        }
    }

    fn line(&mut self, raw: &'a str, number: usize, next: &str) {
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
                if let Some(group) = self.groups.last_mut() {
                    group.hashes = Some(1);
                }
                self.open = false;
            } else {
                self.push(RawKind::Rule, Vec::new(), number);
            }
            return;
        }
        if let Some((level, title)) =
            hashes(text).filter(|(_, title)| bullet(title, false).is_none())
        {
            return self.push_closed(Some(level), one(title, Gap::Line));
        }
        if let Some(page) = page_number(text)
            && (page.dressed || !self.open || next.is_empty())
        {
            return self.push_closed(None, one(text, Gap::Line));
        }
        // `## - Một` is a bullet that a scanner took for a heading.
        let text = hashes(text).map_or(text, |(_, title)| title);
        let in_note = matches!(self.groups.last(), Some(Group { kind: RawKind::Note { .. }, .. }));
        let mut definition = definitions::definition(text, !self.open || in_note);
        let defines = definition.is_some();
        while let Some(first) = definition {
            let (rest, next) = definitions::split(&first);
            let mut pieces = Vec::new();
            if !first.emphasis.is_empty() {
                pieces.push(one(first.emphasis, Gap::Line));
            }
            pieces.push(one(rest, Gap::Glued));
            let key = first.key.to_owned();
            let kind = RawKind::Note { key, label: first.label.to_owned() };
            self.push(kind, pieces, number);
            self.indented_note = first.colon;
            definition = next;
        }
        if defines {
            return;
        }
        let in_list = self.open
            && matches!(self.groups.last(), Some(Group { kind: RawKind::Bullet { .. }, .. }));
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
            let kind = RawKind::Bullet { indent, marker: bullet.marker };
            return self.push(kind, pieces, number);
        }
        if self.open && !self.begins_anew(text) {
            self.append(text, number);
        } else {
            self.push(RawKind::Text, vec![one(text, Gap::Line)], number);
        }
    }

    fn single_line(&self) -> bool {
        self.groups
            .last()
            .is_some_and(|group| matches!(group.kind, RawKind::Text) && group.pieces.len() == 1)
    }

    /// Whether a line with a dash before it goes on with the text above: `kinh tế - xã hội` folded before the dash.
    fn is_folded_dash(&self, bullet: &BulletLine<'_>) -> bool {
        const SHORTEST_FOLDED: usize = 50;
        let Some(group) = self.groups.last() else {
            return false;
        };
        let text = |piece: Option<&Piece<'a>>| piece.map_or("", |piece| unstyled(piece.text));
        let before = text(group.pieces.last());
        matches!(bullet.marker, '-' | '–')
            && begins_lower(bullet.rest)
            && !begins_lower(text(group.pieces.first()))
            && before.len() >= SHORTEST_FOLDED
            && before.chars().next_back().is_some_and(char::is_alphanumeric)
    }

    /// Whether a line right under another begins something new although no blank line says so.
    fn begins_anew(&self, text: &str) -> bool {
        let Some(group) = self.groups.last() else {
            return true;
        };
        let Some(before) = group.pieces.last() else {
            return true;
        };
        let before_words = unstyled(before.text);
        let words = unstyled(text);
        let ends_sentence = ends_sentence(before_words);
        let ended = ends_sentence || before_words.ends_with([':', ';']);
        if matches!(group.kind, RawKind::Note { .. }) && ends_sentence && begins_lower(words) {
            return true;
        }
        // A bold sentence as long as a folded line leads into the text below it.
        let lead = ends_sentence && before.text.len() > 80;
        if wholly_bold(text) || group.pieces.len() == 1 && wholly_bold(before.text) && !lead {
            return true;
        }
        let bold_goes_on = is_bold_open(&group.pieces);
        if begins_front_matter(words) && !bold_goes_on {
            return true;
        }
        let first = group.pieces.first().map_or("", |piece| unstyled(piece.text));
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
            && group.pieces.len() == 1
            && matches!(group.kind, RawKind::Text)
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
    labels::label(&head)
}
