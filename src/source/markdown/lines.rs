//! From lines to groups of lines: what belongs together before anything is known of its meaning.

use super::definitions;
use super::forms::{
    BulletLine, SourceLine, bullet, hashes, indent, underline, unquoted, unstyled, wholly_bold,
};
use super::layout::LineLayout;
use super::pieces::{Gap, LinePiece};
use super::tables;
use crate::source::labels::{self, Label, LabelStyle};
use crate::source::page_numbers::page_number;
use crate::source::phrases::begins_front_matter;
use crate::source::problem::{ProblemKind, Problems, excerpt};
use crate::source::raw::RawKind;
use crate::source::sentences::{begins_lower, ends_sentence, is_caps};

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    /// What their form makes them.
    pub kind: RawKind,
    /// The number of `#` before them, if any.
    pub hashes: Option<usize>,
    /// Their parts, without what the kind says.
    pub pieces: Vec<LinePiece<'a>>,
    /// The first of them, from 1.
    pub line: usize,
}

/// Groups lines.
pub(super) fn groups<'a>(lines: &'a [SourceLine<'a>], problems: &mut Problems) -> Vec<Group<'a>> {
    let mut grouper = Grouper {
        problems,
        layout: LineLayout::of(lines),
        groups: Vec::new(),
        open: false,
        indented_note: false,
        blank: false,
    };
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
            let words = words.join(" ").trim().to_owned();
            grouper.problems.add(line.number, ProblemKind::Comment(words));
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

/// The longest line, in characters, that may be one of several folded ones.
const LONGEST_FOLDED: usize = 220;
/// The longest first line of a heading, in characters.
const LONGEST_TITLE_LINE: usize = 120;

struct Grouper<'a, 'p> {
    problems: &'p mut Problems,
    layout: LineLayout,
    groups: Vec<Group<'a>>,
    /// Whether the last group may go on.
    open: bool,
    /// Whether the last group is a `[^1]:` note, which indented lines continue even after a blank one.
    indented_note: bool,
    /// Whether a blank line stands right before.
    blank: bool,
}

impl<'a> Grouper<'a, '_> {
    fn push(&mut self, kind: RawKind, pieces: Vec<LinePiece<'a>>, line: usize) {
        self.open = matches!(kind, RawKind::Text | RawKind::Bullet { .. } | RawKind::Note { .. });
        self.indented_note = false;
        self.groups.push(Group { kind, hashes: None, pieces, line });
    }

    /// A line of text that nothing is added to.
    fn push_closed(&mut self, hashes: Option<usize>, piece: LinePiece<'a>) {
        self.open = false;
        self.indented_note = false;
        let line = piece.line;
        self.groups.push(Group { kind: RawKind::Text, hashes, pieces: vec![piece], line });
    }

    fn append(&mut self, text: &'a str, line: usize) {
        if let Some(group) = self.groups.last_mut() {
            group.pieces.push(LinePiece { text, line, gap: Gap::Line });
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
        let one = |text, gap| LinePiece { text, line: number, gap };
        let is_heading_without_words = text.bytes().all(|b| b == b'#');
        if is_heading_without_words {
            (self.open, self.blank) = (false, true);
            return;
        }
        let blank = std::mem::take(&mut self.blank);
        if self.indented_note && indent >= 4 && !raw.trim_start().starts_with("[^") {
            let gap = if blank { Gap::Paragraph } else { Gap::Line };
            if let Some(group) = self.groups.last_mut() {
                group.pieces.push(LinePiece { text, line: number, gap });
            }
            return;
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
            if self.open && self.is_folded_dash(&bullet, next) {
                self.problems.add(number, ProblemKind::DashInText(excerpt(text)));
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
        if self.open && !self.begins_anew(text, next) {
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
    fn is_folded_dash(&self, dash: &BulletLine<'_>, next: &str) -> bool {
        const SHORTEST_FOLDED: usize = 40;
        const SHORTEST_ALONE: usize = 25;
        let Some(group) = self.groups.last() else {
            return false;
        };
        let text = |piece: Option<&LinePiece<'a>>| piece.map_or("", |piece| unstyled(piece.text));
        let before = text(group.pieces.last());
        if !matches!(dash.marker, '-' | '–')
            || !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '"' | ')'))
        {
            return false;
        }
        let year = |digits: &str| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let last_word = before.rsplit(' ').next().unwrap_or_default();
        let next_word = dash.rest.split(' ').next().unwrap_or_default();
        if year(last_word) && year(next_word) || is_quote_open(&group.pieces) {
            return true;
        }
        // Points of a list come several at a time.
        let alone = bullet(next, false).is_none();
        let length = before.chars().count();
        begins_lower(dash.rest)
            && !begins_lower(text(group.pieces.first()))
            && before.ends_with(char::is_alphanumeric)
            && (length >= SHORTEST_FOLDED || alone && length >= SHORTEST_ALONE)
    }

    /// Whether a line right under another begins something new although no blank line says so.
    fn begins_anew(&self, text: &str, next: &str) -> bool {
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
        let first = group.pieces.first().map_or("", |piece| unstyled(piece.text));
        let first_label = label_of(first);
        let bold_goes_on = is_bold_open(&group.pieces);
        if wholly_bold(before.text) && wholly_bold(text) && first_label.is_some() {
            return !is_second_line(before_words, words);
        }
        // A bold sentence as long as a folded line leads into the text below it.
        let lead = ends_sentence && before.text.chars().count() > 60;
        if wholly_bold(text) || group.pieces.len() == 1 && wholly_bold(before.text) && !lead {
            return true;
        }
        if begins_front_matter(words) && !bold_goes_on {
            return true;
        }
        let next_word = words.split_whitespace().next().unwrap_or("");
        let ends_early = self.layout.ends_early(before_words, next_word);
        let in_brackets = before_words.matches('(').count() > before_words.matches(')').count();
        if let Some(label) = label_of(words).filter(|_| !bold_goes_on && !in_brackets) {
            return ended
                || ends_early
                || is_caps(before_words)
                || is_outer(&label, words)
                || first_label.is_some_and(|first| {
                    first.style != label.style || label.value == first.value + 1
                });
        }
        let upper = words.chars().next().is_some_and(char::is_uppercase);
        let before_length = before.text.chars().count();
        // Lines this long have not been folded: each is a paragraph.
        if ends_sentence && upper && before_length > LONGEST_FOLDED {
            return true;
        }
        if !upper || bold_goes_on {
            return false;
        }
        if self.layout == LineLayout::Paragraphs {
            return true;
        }
        if ends_early {
            return !self.is_heading_end(group, words, next);
        }
        // A line that ends early although the next word would have fitted is no soft wrap: `1. Kinh tế` above its text.
        let length = first.chars().count();
        first_label.is_some()
            && group.pieces.len() == 1
            && matches!(group.kind, RawKind::Text)
            && !ended
            && length <= LONGEST_TITLE_LINE
            && (length + next_word.chars().count()) * 5 < words.chars().count() * 4
    }

    /// Whether a short line is the end of a numbered heading and no paragraph, which would end in a stop.
    fn is_heading_end(&self, group: &Group<'_>, words: &str, next: &str) -> bool {
        let first = group.pieces.first().map_or("", |piece| unstyled(piece.text));
        let begins = next.chars().next().is_some_and(char::is_uppercase);
        let half = match self.layout {
            LineLayout::Folded(width) => width / 2,
            _ => usize::MAX,
        };
        group.pieces.len() == 1
            && label_of(first).is_some()
            && first.chars().count() >= half
            && begins
            && label_of(next).is_none()
            && !words.ends_with(['.', ':', ';', ','])
            && self.layout.ends_early(words, next.split(' ').next().unwrap_or_default())
    }
}

/// Whether a line is that of an outer heading: `Phần thứ nhất` alone, a letter or Roman number before capitals.
fn is_outer(label: &Label, words: &str) -> bool {
    let rest = words.get(label.len..).unwrap_or_default().trim();
    match label.style {
        LabelStyle::Part | LabelStyle::Chapter | LabelStyle::Appendix => rest.is_empty(),
        LabelStyle::Letter | LabelStyle::Roman => is_caps(rest),
        _ => false,
    }
}

/// Whether a bold line is the second of a numbered heading that is set in two.
fn is_second_line(before: &str, words: &str) -> bool {
    const SHORTEST_FIRST: usize = 30;
    let is_label = label_of(words).is_some() || begins_front_matter(words);
    let ended = ends_sentence(before) || before.ends_with([':', ';']);
    !is_label && !ended && (begins_lower(words) || before.chars().count() >= SHORTEST_FIRST)
}

/// Whether lines end within bold words: a heading or a signature of a few lines, set bold as one.
fn is_bold_open(lines: &[LinePiece<'_>]) -> bool {
    const MOST: usize = 8;
    let marks = |piece: &LinePiece<'_>| piece.text.matches("**").count();
    lines.len() <= MOST && lines.iter().map(marks).sum::<usize>() % 2 == 1
}

/// Whether lines end within a quotation.
fn is_quote_open(lines: &[LinePiece<'_>]) -> bool {
    const MOST: usize = 8;
    let count = |quote: char| {
        let of_line = |piece: &LinePiece<'_>| piece.text.matches(quote).count();
        lines.iter().rev().take(MOST).map(of_line).sum::<usize>()
    };
    count('“') > count('”')
}

/// The label of a line, whatever emphasis begins or ends in it.
fn label_of(line: &str) -> Option<Label> {
    const LONGEST: usize = 60;
    let head: String = line.chars().filter(|c| !matches!(c, '*' | '_')).take(LONGEST).collect();
    labels::label(&head)
}
