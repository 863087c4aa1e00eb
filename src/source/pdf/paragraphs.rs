//! Lines to paragraphs: by the structure that the file stores, else by indents, distances, and whether the next word
//! would have found room on the line.

use super::labels::{is_label, may_hang};
use super::lines::{PdfLine, TAB};
use super::metrics::TextColumn;
use crate::source::labels::{LabelStyle, label};
use crate::source::phrases::cuts_letterhead;
use crate::source::sentences::{ends_sentence, is_caps, is_drawn_line};

/// Lengths in parts of the size. Edges that differ by less are the same.
const SAME_EDGE: f32 = 0.35;
/// Lines that are balanced and begin further apart than this are centred.
const CENTRED_SHIFT: f32 = 0.1;
/// A line of justified text that ends before the edge by more than this is the last of its paragraph.
const SHORT_LINE: f32 = 0.5;
/// The share of a column's lines that end at one edge if it is justified, and how near.
const JUSTIFIED_SHARE: f32 = 0.4;
const JUSTIFIED_EDGE: f32 = 0.15;
/// The width of a space.
const SPACE: f32 = 0.25;
/// How much room must be left over for a word to have found its place.
const ROOM: f32 = 0.6;
/// How far a distance between lines may exceed the usual one.
const SAME_PITCH: f32 = 0.15;
/// How far lines may stand apart, those in the middle and those within a sentence.
const LOOSE_PITCH: f32 = 2.0;
/// Sizes that differ by less, in parts of the larger, are the same.
const SAME_SIZE: f32 = 0.06;
/// The deepest indent of a first line. What begins further in is set at the right.
const DEEPEST_INDENT: f32 = 6.0;
/// The distance between lines where nothing tells it.
const USUAL_PITCH: f32 = 1.35;

/// Lines that are one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<PdfLine>,
    /// The edges between which it runs.
    pub(super) column: TextColumn,
    /// Whether it surely ends where it ends.
    pub(super) is_whole: bool,
}

/// What is usual in a column.
#[derive(Clone, Copy)]
struct Usual {
    /// The distance of lines, in parts of their size.
    pitch: f32,
    /// The edge at which lines end, if they are justified.
    edge: Option<f32>,
}

/// Splits the lines of a column into paragraphs. With a paragraph that goes on, the first line is its next one.
pub(super) fn split(
    lines: &[PdfLine],
    column: TextColumn,
    open: Option<Paragraph>,
) -> Vec<Paragraph> {
    let usual = Usual { pitch: usual_pitch(lines), edge: justified_edge(lines) };
    let goes_on = open.is_some();
    let mut paragraphs: Vec<Paragraph> = open.into_iter().collect();
    for at in 0..lines.len() {
        let mut line = lines[at].clone();
        let Some(last) = paragraphs.last_mut() else {
            paragraphs.push(Paragraph { lines: vec![line], column, is_whole: false });
            continue;
        };
        if goes_on && at == 0 || !ends_before(last, &lines[at..], usual, column) {
            let before = last.lines.last();
            line.after_break = before.is_some_and(|before| {
                same_structure(before, &line) == Some(true) && has_room(before, &line, column)
            });
            last.lines.push(line);
        } else {
            last.is_whole = true;
            paragraphs.push(Paragraph { lines: vec![line], column, is_whole: false });
        }
    }
    paragraphs
}

impl Paragraph {
    /// Whether the paragraph, the last of its page, goes on with the first lines of the next page.
    pub(super) fn goes_on(&self, next: &[PdfLine], has_indents: bool) -> bool {
        let (Some(last), Some(line)) = (self.lines.last(), next.first()) else { return false };
        // Word stores the parts before and after a page break as two paragraphs.
        if same_structure(last, line) == Some(true) {
            return true;
        }
        // Where paragraphs are indented, a line that is indented begins one.
        let after = next.get(1).filter(|_| !has_indents);
        let text = last.text();
        let ends = text.trim_end().ends_with(['.', ';', ':', '!', '?']);
        let has_label = is_label(&line.first_word());
        let begins_anew = line.begins_point() || has_label && (ends || line.is_bold());
        let is_cut = !has_room(last, line, self.column)
            && !begins_anew
            && self.is_at_margin(line, after)
            && (last.size - line.size).abs() < SAME_SIZE * last.size
            && !(last.is_bold() && !line.is_bold() && self.lines.iter().all(PdfLine::is_bold));
        let starts_small = line.text().chars().next().is_some_and(char::is_lowercase);
        is_cut && (has_indents || starts_small || !ends)
    }

    /// Whether its last line, set from the left, is full: the first word of the next line found no room on it.
    pub(super) fn is_cut_before(&self, next: &PdfLine) -> bool {
        let cut = |last: &PdfLine| {
            last.x <= self.column.left + last.size
                && !has_room(last, next, self.column)
                && !next.begins_point()
        };
        self.lines.last().is_some_and(cut)
    }

    /// Whether a line begins where the lines of this paragraph after its first do.
    fn is_at_margin(&self, line: &PdfLine, after: Option<&PdfLine>) -> bool {
        let near = |x: f32| (line.x - x).abs() <= SAME_EDGE * line.size;
        // Where few lines begin at the margin, it may lie further out.
        let at_left = line.x <= self.column.left + SAME_EDGE * line.size;
        match &self.lines[..] {
            [_, second, ..] => near(second.x),
            // Text hangs beside a label, more or less where it begins.
            [first] if may_hang(&first.first_word()) => {
                let hangs = |text: f32| line.x > first.x && line.x < text + 1.5 * line.size;
                first.second_word.is_some_and(hangs) || at_left || near(first.x)
            }
            // So it does beside the label of an article, however long.
            [first] if is_article(first) && line.x > first.x + SAME_EDGE * first.size => {
                line.x < first.x + DEEPEST_INDENT * first.size || at_left
            }
            // Below an indented line, another with the same indent begins a paragraph, unless all lines have it.
            [first] => {
                let is_indented = first.x > self.column.left + SAME_EDGE * first.size;
                let goes_on = |after: &PdfLine| (after.x - line.x).abs() <= SAME_EDGE * line.size;
                let may_be_first = first.x < self.column.left + DEEPEST_INDENT * first.size;
                may_be_first && at_left
                    || near(first.x) && (!is_indented || after.is_some_and(goes_on))
            }
            [] => true,
        }
    }

    /// Whether its last line leaves room for more than a word or two.
    pub(super) fn has_short_end(&self) -> bool {
        self.lines.last().is_some_and(|line| line.end + 6.0 * line.size < self.column.right)
    }

    /// Whether it is set in the middle of its column.
    pub(super) fn is_centred(&self) -> bool {
        // A line of several may be nearly full; one that begins at the margin is not centred.
        let fits = |line: &PdfLine| {
            is_balanced(line, self.column) && line.x > self.column.left + CENTRED_SHIFT * line.size
        };
        self.lines.iter().all(fits) && self.lines.iter().any(|line| is_centred(line, self.column))
    }
}

/// Whether a line is set in the middle of its column: there is room on both sides, and as much on the left as on the right.
pub(super) fn is_centred(line: &PdfLine, column: TextColumn) -> bool {
    let room = 0.7 * line.size;
    line.x - column.left > room && column.right - line.end > room && is_balanced(line, column)
}

/// Whether there is as much room on the left of a line as on its right, or none.
fn is_balanced(line: &PdfLine, column: TextColumn) -> bool {
    ((line.x - column.left) - (column.right - line.end)).abs() < 0.9 * line.size
}

/// Whether the file's structure puts two lines into one paragraph; nothing where it does not say.
fn same_structure(a: &PdfLine, b: &PdfLine) -> Option<bool> {
    Some(a.paragraph? == b.paragraph?)
}

/// Whether a paragraph ends before the first of the lines below it.
fn ends_before(paragraph: &Paragraph, rest: &[PdfLine], usual: Usual, column: TextColumn) -> bool {
    let ([.., last], [line, after @ ..]) = (&paragraph.lines[..], rest) else {
        return true;
    };
    if cuts_letterhead(&last.text(), &line.text()) {
        return false;
    }
    // A line under a title, drawn with characters.
    if is_drawn_line(&last.text()) || is_drawn_line(&line.text()) {
        return true;
    }
    let size = last.size.max(line.size);
    let distance = last.y - line.y;
    let is_far = distance > pitch(paragraph, line, after.first(), usual) + SAME_PITCH * size;
    let is_other_size = (last.size - line.size).abs() > SAME_SIZE * size;
    let are_centred = are_centred([last, line], after.first(), column);
    match same_structure(last, line) {
        // Some writers put a whole page into one paragraph; others guess paragraphs from lines, and cut sentences.
        Some(true) => return is_far && is_other_size || are_centred && is_aside(last, line),
        Some(false) if !is_cut_sentence(last, line) && !is_cut_bracket(paragraph, line) => {
            return true;
        }
        _ => {}
    }
    // An entry of a table of contents, with dots that lead to its page.
    if last.text().trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).ends_with("....") {
        return true;
    }
    // Lines in the middle are broken where it looks well.
    let is_near = !is_far || distance < LOOSE_PITCH * size;
    if are_centred && is_near && !is_other_size && is_phrase_cut(paragraph, line) {
        return false;
    }
    // A line of one word has no space that could be stretched.
    let is_short = last.second_word.is_some()
        && !is_cut_sentence(last, line)
        && usual.edge.is_some_and(|edge| last.end < edge - SHORT_LINE * size);
    let is_apart = is_far && !(is_cut_sentence(last, line) && distance < LOOSE_PITCH * size);
    if has_room(last, line, column) || is_short && !are_centred || is_apart || is_other_size {
        return true;
    }
    if are_centred {
        // The name of who signs stands right below the post; bodies of one kind, one below the other.
        return line.begins_point()
            || last.is_bold() != line.is_bold()
            || last.second_word.is_some() && is_caps(&last.text()) && is_name(&line.text())
            || is_caps(&last.text()) && last.first_word() == line.first_word();
    }
    begins_by_its_words(paragraph, line) || !paragraph.is_at_margin(line, after.first())
}

/// Whether a line is what stands in brackets below a title.
fn is_aside(title: &PdfLine, line: &PdfLine) -> bool {
    title.is_bold() && !line.is_bold() && line.text().starts_with('(')
}

/// Whether a sentence goes on from one line to the next: it has not ended, and the next begins with a small letter, or with
/// a number that is no label.
fn is_cut_sentence(last: &PdfLine, line: &PdfLine) -> bool {
    let [text, next] = [last, line].map(PdfLine::words);
    let is_ended = ends_sentence(&text) || text.trim_end().ends_with([';', ':']);
    let are_alike = last.is_bold() == line.is_bold();
    let goes_on = |c: char| c.is_lowercase() || are_alike && c.is_ascii_digit();
    let has_label = next.split(' ').next().is_some_and(is_label);
    !is_ended && next.starts_with(goes_on) && !has_label
}

/// Whether a paragraph, all set alike, goes on with a line by its words: a bracket is open, or the line begins with a
/// small letter.
fn is_phrase_cut(paragraph: &Paragraph, line: &PdfLine) -> bool {
    let Some(last) = paragraph.lines.last() else { return false };
    let is_alike = |of: fn(&PdfLine) -> bool| of(last) == of(line);
    is_alike(PdfLine::is_bold)
        && is_alike(|line| is_caps(&line.text()))
        && (has_open_bracket(paragraph) || is_cut_sentence(last, line))
}

/// Whether a page break cuts a paragraph within brackets.
fn is_cut_bracket(paragraph: &Paragraph, line: &PdfLine) -> bool {
    paragraph.lines.last().is_some_and(|last| last.page != line.page) && has_open_bracket(paragraph)
}

fn has_open_bracket(paragraph: &Paragraph) -> bool {
    let count = |bracket: char| -> usize {
        paragraph.lines.iter().map(|line| line.text().matches(bracket).count()).sum()
    };
    count('(') > count(')')
}

/// Whether a line that could go on with a paragraph begins another by its first word or its letters: a point, a heading
/// with a label, a body below the one that it belongs to.
fn begins_by_its_words(paragraph: &Paragraph, line: &PdfLine) -> bool {
    let ([first, .., last] | [first @ last]) = &paragraph.lines[..] else { return true };
    let size = last.size.max(line.size);
    let has_tab = line.second_word.is_some_and(|x| x - line.first_word_end > TAB * size);
    let text = last.text();
    let is_ended = text.trim_end_matches(['"', '”', ' ']).ends_with([';', ':', '.']);
    let has_label = [first, line].map(|line| is_label(&line.first_word()) || is_article(line));
    let has_bullet = [first, line].map(PdfLine::begins_point);
    let is_alike = has_bullet == [true; 2] || has_label == [true; 2];
    let begins_either = |at: usize| has_bullet[at] || has_label[at];
    let is_sibling =
        (line.x - first.x).abs() < SAME_EDGE * size && (is_alike || is_ended && begins_either(1));
    // Of two bodies in capitals one is bold.
    let is_other_body =
        last.is_bold() != line.is_bold() && is_caps(&last.text()) && is_caps(&line.text());
    let is_heading = is_ended && has_label[1] && line.is_bold() && !last.is_bold();
    let is_point =
        line.begins_point() && (has_tab || is_ended || !paragraph.is_at_margin(line, None));
    is_sibling || is_other_body || is_heading || is_point
}

/// Whether a line begins an article: `Điều 3.`.
fn is_article(line: &PdfLine) -> bool {
    label(&line.text()).is_some_and(|label| label.style == LabelStyle::Article)
}

/// Whether a text may be a name: it begins with a capital, and not all its letters are such.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && !is_caps(text)
}

/// The distance of lines to expect: that of the lines above, of those below, or the usual one.
fn pitch(paragraph: &Paragraph, line: &PdfLine, after: Option<&PdfLine>, usual: Usual) -> f32 {
    match (&paragraph.lines[..], after) {
        ([.., before, last], _) if before.page == last.page => before.y - last.y,
        (_, Some(after))
            if after.page == line.page
                && (after.size - line.size).abs() < SAME_SIZE * line.size =>
        {
            line.y - after.y
        }
        _ => usual.pitch * line.size,
    }
}

/// Whether two lines are both set in the middle. One of them may be full, or both, if the line after them is not.
fn are_centred([a, b]: [&PdfLine; 2], after: Option<&PdfLine>, column: TextColumn) -> bool {
    let shift = CENTRED_SHIFT * a.size;
    let is_inside = |line: &PdfLine| line.x > column.left + shift;
    let is_last = |line: &PdfLine| is_centred(line, column) && is_inside(a) && is_inside(b);
    is_balanced(a, column)
        && is_balanced(b, column)
        && (is_centred(a, column)
            || is_centred(b, column)
            || (a.x - b.x).abs() > shift
            || after.is_some_and(is_last))
}

/// Whether the first word of a line would have found room at the end of the line before it.
fn has_room(last: &PdfLine, line: &PdfLine, column: TextColumn) -> bool {
    let word = line.first_word_end - line.x;
    let are_centred = is_centred(last, column) && is_centred(line, column);
    let used = if are_centred { last.end - last.x } else { last.end - column.left };
    used + (SPACE + ROOM) * last.size + word < column.width()
}

/// The edge at which a fair share of the lines end, if it is the outermost.
fn justified_edge(lines: &[PdfLine]) -> Option<f32> {
    let edge = lines.iter().map(|line| line.end).fold(f32::MIN, f32::max);
    let full = lines.iter().filter(|line| line.end > edge - JUSTIFIED_EDGE * line.size).count();
    (full > 2 && full as f32 >= JUSTIFIED_SHARE * lines.len() as f32).then_some(edge)
}

/// The most common distance of lines, in parts of their size.
fn usual_pitch(lines: &[PdfLine]) -> f32 {
    let mut pitches: Vec<i32> = lines
        .windows(2)
        .filter(|pair| (pair[0].size - pair[1].size).abs() < 0.5)
        .map(|pair| ((pair[0].y - pair[1].y) / pair[0].size * 20.0).round() as i32)
        .filter(|pitch| (16..60).contains(pitch))
        .collect();
    pitches.sort_unstable();
    // Of two as common, the lesser is that of lines, and the other one that of paragraphs.
    let most = pitches.chunk_by(|a, b| a == b).rev().max_by_key(|same| same.len());
    most.map_or(USUAL_PITCH, |same| same[0] as f32 / 20.0)
}
