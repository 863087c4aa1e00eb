//! Glyphs to lines: which stand on one baseline, where words end, and what is raised. Which lines are a paragraph is not
//! decided here.

use unicode_normalization::UnicodeNormalization;

use super::drawing::{Face, Glyph};
use super::geometry::median;
use super::gutters::Gutter;
use super::labels::{is_bullet, is_label};
use super::layers::layers;
use crate::source::phrases::{is_dated, is_letterhead};
use crate::source::raw::NoteReference;

/// Lengths in parts of a line's size. Baselines nearer than this are of one row.
const SAME_ROW: f32 = 0.45;
/// How far a raised mark may stand above the row that it belongs to.
const HIGHEST_MARK: f32 = 0.62;
/// A gap that ends a word, where no space is drawn.
const WORD_GAP: f32 = 0.2;
/// A gap that ends a word in a line that is squeezed to find room, and the longest word, in glyphs, that another line may
/// be.
const SQUEEZED_GAP: f32 = 0.12;
const LONGEST_WORD: usize = 20;
/// A gap that ends a piece of a row: what stands beyond may be another column.
const PIECE_GAP: f32 = 1.6;
/// A gap that ends a piece before the other column of a letterhead.
pub(super) const MOTTO_GAP: f32 = 0.3;
/// A gap that ends a word where another text's space is drawn over it, or after a label.
const NARROW_GAP: f32 = 0.08;
/// The same character drawn again this near emboldens the first.
const OVERPRINT: f32 = 0.08;
/// A gap after a bullet that no space is as wide as.
pub(super) const TAB: f32 = 0.6;
/// A space at which no line breaks.
pub(super) const NO_BREAK: char = '\u{a0}';
/// How many of them a line has beside plain spaces that are meant so.
const MAX_NO_BREAKS: usize = 2;
/// Raised and lowered characters: the largest size, and how far from the baseline.
const SMALL: f32 = 0.8;
const SMALL_SHIFT: f32 = 0.1;
const LARGE_SHIFT: f32 = 0.25;

/// A piece of a row without wide gaps: a line of a paragraph, or the text of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PdfLine {
    /// The page that it stands on, from 1.
    pub(super) page: u32,
    /// Its left edge, right edge and baseline.
    pub(super) x: f32,
    pub(super) end: f32,
    pub(super) y: f32,
    /// The size of most of its characters.
    pub(super) size: f32,
    /// Its text.
    pub(super) runs: Vec<PdfRun>,
    /// Where its second word begins, if there is one.
    pub(super) second_word: Option<f32>,
    /// Where its first word ends.
    pub(super) first_word_end: f32,
    /// The paragraph of the file's structure that it belongs to, if the file says so.
    pub(super) paragraph: Option<u32>,
    /// Whether the line before it ends by itself, within their paragraph.
    pub(super) after_break: bool,
}

/// Text of a line that is set alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PdfRun {
    pub(super) text: String,
    pub(super) face: Face,
    pub(super) level: Level,
    /// The reference that a raised run is, once notes are known.
    pub(super) reference: Option<NoteReference>,
}

/// Where text stands against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Base,
    Raised,
    Lowered,
}

/// Lines on one baseline, left to right.
pub(super) type LineRow = Vec<PdfLine>;

impl PdfLine {
    /// Its text without styles.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Its text without raised and lowered characters.
    pub(super) fn words(&self) -> String {
        let base = self.runs.iter().filter(|run| run.level == Level::Base);
        base.map(|run| run.text.as_str()).collect()
    }

    /// Whether all its letters are bold, those of a label aside: a number that Word makes may be plain.
    pub(super) fn is_bold(&self) -> bool {
        let label = match &self.runs[..] {
            [first, _, ..] if is_label(first.text.trim()) => 1,
            _ => 0,
        };
        self.runs[label..].iter().all(|run| run.face.bold || run.text.trim().is_empty())
    }

    /// Its first word.
    pub(super) fn first_word(&self) -> String {
        self.text()
            .split([' ', NO_BREAK])
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_owned()
    }

    /// Whether it begins with a bullet. The star of the Party's letterhead, beside the date, is none.
    pub(super) fn begins_point(&self) -> bool {
        let first = self.first_word();
        is_bullet(&first) && !(first == "*" && is_dated(&self.text()))
    }

    /// Adds a line that stands to the right of it in the same row.
    pub(super) fn append(&mut self, mut right: Self) {
        if self.second_word.is_none() {
            self.second_word = Some(right.x);
        }
        if let Some(last) = self.runs.last_mut()
            && !last.text.ends_with(' ')
        {
            last.text.push(' ');
        }
        self.end = right.end;
        self.size = self.size.max(right.size);
        self.paragraph = right.paragraph.or(self.paragraph);
        self.runs.append(&mut right.runs);
        self.round_bullet();
    }
}

/// The rows of some glyphs of a page, from the top. A gutter ends a piece of a row, however narrow it is.
pub(super) fn rows(mut glyphs: Vec<Glyph>, page: u32, gutters: &[Gutter]) -> Vec<LineRow> {
    let pieces = |row| pieces(row, page, gutters);
    // Some writers know only the space that must not break.
    let has_spaces = glyphs.iter().any(|glyph| glyph.char == ' ');
    let unbroken = glyphs.iter_mut().filter(|glyph| glyph.char == NO_BREAK && !has_spaces);
    unbroken.for_each(|glyph| glyph.char = ' ');
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    // The lowest baseline that still belongs to the row, for what is not larger than what is in it.
    let mut reach = f32::INFINITY;
    for glyph in glyphs {
        let belongs = row.last().is_none_or(|last| {
            let are_marks = last.size < SMALL * glyph.size && row.iter().all(may_mark);
            let farthest = if are_marks { HIGHEST_MARK } else { SAME_ROW };
            glyph.y > reach || last.y - glyph.y < farthest * glyph.size
        });
        if !belongs {
            rows.extend(layers(std::mem::take(&mut row)).into_iter().map(pieces));
            reach = f32::INFINITY;
        }
        // A space has no look, and draws no rows together.
        if glyph.char != ' ' {
            reach = reach.min(glyph.y - SAME_ROW * glyph.size);
        }
        row.push(glyph);
    }
    rows.extend(layers(row).into_iter().map(pieces));
    rows.retain(|row| !row.is_empty());
    rows
}

/// Whether a glyph may be part of a mark that refers to a note.
fn may_mark(glyph: &Glyph) -> bool {
    glyph.char.is_ascii_digit() || "*()[], ".contains(glyph.char)
}

/// Cuts the glyphs of a row at its wide gaps.
fn pieces(mut glyphs: Vec<Glyph>, page: u32, gutters: &[Gutter]) -> LineRow {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut lines = Vec::new();
    let mut piece: Vec<Glyph> = Vec::new();
    let mut end = f32::INFINITY;
    let mut size = 0.0_f32;
    // A gap that spaces fill is a blank in the text, to be filled in by hand.
    let mut spaces = 0.0;
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.char == ' ' {
            spaces += glyph.width;
        } else {
            let gap = (glyph.x - end - spaces) / size.max(glyph.size);
            let may_part = gap > MOTTO_GAP || gap + spaces / size > PIECE_GAP;
            let is_parted = || gutters.iter().any(|gutter| gutter.parts(glyph.y, end, glyph.x));
            if gap > PIECE_GAP || is_parted() || may_part && begins_right_side(&glyphs[at..]) {
                lines.extend(line(&piece, page));
                piece.clear();
                size = 0.0;
            }
            spaces = 0.0;
            end = if piece.is_empty() {
                glyph.x + glyph.width
            } else {
                end.max(glyph.x + glyph.width)
            };
            size = size.max(glyph.size);
        }
        if glyph.char != ' ' || !piece.is_empty() {
            piece.push(*glyph);
        }
    }
    lines.extend(line(&piece, page));
    lines
}

/// Whether the right column of a letterhead begins with a glyph: the motto, or the town before the date.
fn begins_right_side(glyphs: &[Glyph]) -> bool {
    /// The most glyphs of what tells it, marks drawn on letters counted by themselves.
    const LONGEST: usize = 60;
    let may_begin = glyphs.first().is_some_and(|first| first.char.is_uppercase());
    may_begin && {
        let chars = glyphs.iter().take(LONGEST).map(|glyph| glyph.char);
        let text: String = chars.nfc().collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        is_letterhead(&text) || text.contains(", ngày") && is_dated(&text)
    }
}

/// A line of glyphs from left to right; nothing of spaces alone.
fn line(glyphs: &[Glyph], page: u32) -> Option<PdfLine> {
    let visible = || glyphs.iter().filter(|glyph| !matches!(glyph.char, ' ' | NO_BREAK));
    let first = visible().next()?;
    let size = median(&mut visible().map(|glyph| glyph.size).collect::<Vec<_>>());
    let full = visible().filter(|glyph| glyph.size > SMALL * size);
    let y = median(&mut full.map(|glyph| glyph.y).collect::<Vec<_>>());
    let mut line = PdfLine {
        page,
        x: first.x,
        end: first.x,
        y,
        size,
        runs: Vec::new(),
        second_word: None,
        first_word_end: first.x,
        paragraph: first.paragraph,
        after_break: false,
    };
    // Text from elsewhere may have no others; lines are broken at them, then.
    let count = |char: char| glyphs.iter().filter(|glyph| glyph.char == char).count();
    let has_only_no_breaks = count(NO_BREAK) > count(' ') + MAX_NO_BREAKS;
    let word_gap = word_gap(glyphs, size);
    let mut before: Option<&Glyph> = None;
    let mut space: Option<&Glyph> = None;
    for glyph in glyphs {
        // No line breaks behind a label: its space need not say so.
        let may_break = || has_only_no_breaks || line.is_label();
        let is_space = glyph.char == ' ' || glyph.char == NO_BREAK && may_break();
        if is_space {
            space = Some(glyph);
            continue;
        }
        let Some(last) = before else {
            line.push(glyph, false);
            before = Some(glyph);
            space = None;
            continue;
        };
        let is_same = last.char == glyph.char && (last.y - glyph.y).abs() < OVERPRINT * size;
        if is_same && (glyph.x - last.x).abs() < OVERPRINT * size {
            line.embolden();
            continue;
        }
        let gap = glyph.x - line.end;
        // A space of the same text, or of another one that leaves room for it.
        let has_space = space.is_some_and(|space| {
            (last.order < space.order && space.order < glyph.order) || gap > NARROW_GAP * size
        });
        // A tab after a label may be narrow, or have no room at all.
        let is_after_label = match last.char {
            '.' | ')' => gap > NARROW_GAP / 2.0 * size || glyph.char.is_uppercase(),
            _ => last.char == '-' && gap > NARROW_GAP * size,
        } && line.is_label();
        line.push(glyph, has_space || is_after_label || gap > word_gap);
        space = None;
        before = Some(glyph);
    }
    line.compose();
    line.round_bullet();
    Some(line)
}

/// The gap that ends a word in a line: a narrow one where no space is drawn, and no gap is wide.
fn word_gap(glyphs: &[Glyph], size: f32) -> f32 {
    let mut end = f32::INFINITY;
    let mut widest = 0.0_f32;
    for glyph in glyphs {
        widest = widest.max(glyph.x - end);
        end = if end.is_finite() { end.max(glyph.x + glyph.width) } else { glyph.x + glyph.width };
    }
    let is_one_word =
        widest <= WORD_GAP * size && !glyphs.iter().any(|g| matches!(g.char, ' ' | NO_BREAK));
    if is_one_word && glyphs.len() > LONGEST_WORD { SQUEEZED_GAP * size } else { WORD_GAP * size }
}

impl PdfLine {
    /// Adds a character at the end, after a space where a word begins.
    fn push(&mut self, glyph: &Glyph, space: bool) {
        let shift = glyph.y - self.y;
        let is_small = glyph.size < SMALL * self.size;
        let level =
            if shift > LARGE_SHIFT * self.size || is_small && shift > SMALL_SHIFT * self.size {
                Level::Raised
            } else if is_small && shift < -SMALL_SHIFT / 2.0 * self.size {
                Level::Lowered
            } else {
                Level::Base
            };
        if space && self.second_word.is_none() {
            self.second_word = Some(glyph.x);
        }
        self.end = self.end.max(glyph.x + glyph.width);
        if self.second_word.is_none() {
            self.first_word_end = self.end;
        }
        // What most of the line belongs to; a label may stand in an element of its own.
        self.paragraph = glyph.paragraph.or(self.paragraph);
        // The space before it stands on the baseline: no raised mark ends or begins with one.
        let mut text = String::new();
        match self.runs.last_mut() {
            Some(last) if space && last.level == Level::Base => last.text.push(' '),
            _ if space => text.push(' '),
            _ => {}
        }
        match self.runs.last_mut() {
            Some(run) if run.face == glyph.face && run.level == level && text.is_empty() => {
                run.text.push(glyph.char);
            }
            _ => {
                text.push(glyph.char);
                self.runs.push(PdfRun { text, face: glyph.face, level, reference: None });
            }
        }
    }

    /// Whether it is a label or bullet so far.
    fn is_label(&self) -> bool {
        self.second_word.is_none() && {
            let text = self.text();
            is_label(&text) || is_bullet(&text)
        }
    }

    /// Makes the last character bold: it was drawn twice.
    fn embolden(&mut self) {
        let Some(run) = self.runs.last_mut() else { return };
        if run.face.bold {
            return;
        }
        let face = Face { bold: true, ..run.face };
        let level = run.level;
        let Some(char) = run.text.pop() else { return };
        if run.text.is_empty() {
            self.runs.pop();
        }
        match self.runs.last_mut() {
            Some(run) if run.face == face && run.level == level => run.text.push(char),
            _ => self.runs.push(PdfRun { text: char.to_string(), face, level, reference: None }),
        }
    }

    /// Writes the hollow bullet that Word sets as the letter `o`, before a tab.
    fn round_bullet(&mut self) {
        let has_tab = self.second_word.is_some_and(|x| x - self.first_word_end > TAB * self.size);
        if let Some(first) = self.runs.first_mut()
            && has_tab
            && first
                .text
                .strip_prefix('o')
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            first.text.replace_range(..1, "○");
        }
    }

    /// Composes letters with the marks drawn on them.
    fn compose(&mut self) {
        for run in &mut self.runs {
            if !run.text.is_ascii() {
                run.text = run.text.nfc().collect();
            }
        }
    }
}
