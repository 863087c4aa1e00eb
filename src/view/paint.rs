//! What several panes draw alike: a row of a page, a line of text, a typed line, rules, the cut at an edge.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::palette::Palette;
use crate::app::layout::Point;
use crate::app::text_field::TextField;
use crate::page::{Link, Piece, Row, columns, cut_at_word, is_simple};
use crate::report::Position;
use crate::text::SafeText;

/// Characters of a node painted over in a style.
pub(crate) type Highlight = (Range<usize>, Style);

/// Paints a row of a page at the top left of `area`, with `highlights` over its characters and the selected link marked.
pub(crate) fn row(
    row: &Row,
    area: Rect,
    palette: &Palette,
    highlights: &[Highlight],
    selected: Option<(Link, Position)>,
    buf: &mut Buffer,
) {
    let end = usize::from(area.x + area.width);
    let mut x = usize::from(area.x) + row.indent;
    for piece in &row.pieces {
        let position = row.node.map(|node| Position { node, offset: piece.chars.start });
        let is_selected =
            selected.is_some_and(|(link, at)| piece.link == Some(link) && position == Some(at));
        let base = if is_selected { palette.selected } else { palette.tone(piece.tone) };
        for (text, style) in split(piece, base, highlights) {
            if x >= end {
                return;
            }
            x = put(text, x as u16, area.y, end - x, style, buf).into();
        }
    }
}

/// A piece cut where a highlight begins or ends, with the style of each part.
fn split<'a>(piece: &'a Piece, base: Style, highlights: &[Highlight]) -> Vec<(&'a str, Style)> {
    let touched = highlights
        .iter()
        .filter(|(range, _)| range.start < piece.chars.end && range.end > piece.chars.start);
    let mut parts = Vec::new();
    let mut rest = piece.text.as_str();
    let mut at = piece.chars.start;
    for (range, style) in touched {
        let before = take_chars(&mut rest, range.start.saturating_sub(at));
        at = at.max(range.start);
        let within = take_chars(&mut rest, range.end.saturating_sub(at));
        at = at.max(range.end);
        parts.push((before, base));
        parts.push((within, base.patch(*style)));
    }
    parts.push((rest, base));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

fn take_chars<'a>(text: &mut &'a str, count: usize) -> &'a str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(i, _)| i);
    let (taken, rest) = text.split_at(end);
    *text = rest;
    taken
}

/// Writes a line at the left of `area`, cut at a word with an ellipsis. Returns the columns it took.
pub(crate) fn line(text: &str, area: Rect, style: Style, buf: &mut Buffer) -> u16 {
    if area.width == 0 || area.height == 0 {
        return 0;
    }
    let cut = cut_at_word(text, area.width.into());
    put(&cut, area.x, area.y, area.width.into(), style, buf) - area.x
}

/// A sign and a typed line after it, scrolled so that the cursor stays in it.
pub(crate) fn typed(
    sign: &str,
    field: &TextField,
    palette: &Palette,
    area: Rect,
    buf: &mut Buffer,
) {
    line(sign, Rect { width: 1, ..area }, palette.accent, buf);
    let (shown, _) = scrolled(field, area);
    let after = Rect { x: area.x + 2, width: room(area), ..area };
    line(&shown, after, palette.heading, buf);
}

/// Where the cursor of a typed line is, if that is left of `edge`.
pub(crate) fn typed_cursor(field: &TextField, area: Rect, edge: u16) -> Option<Point> {
    let (_, before) = scrolled(field, area);
    let x = area.x + 2 + before;
    (x < edge).then_some(Point { x, y: area.y })
}

/// Columns for what is typed after the sign.
fn room(area: Rect) -> u16 {
    area.width.saturating_sub(2).max(1)
}

/// What is in sight of a typed line, and how many columns of that are before the cursor.
fn scrolled(field: &TextField, area: Rect) -> (String, u16) {
    let before: String = field.value().chars().take(field.cursor()).collect();
    let cursor = columns(&SafeText::new(&before));
    let skipped = cursor.saturating_sub(usize::from(room(area)) - 1);
    let mut at = 0;
    let value = SafeText::new(field.value());
    let shown = value.chars().skip_while(|c| {
        let hidden = at < skipped;
        at += columns(c.encode_utf8(&mut [0; 4]));
        hidden
    });
    (shown.collect(), (cursor - skipped) as u16)
}

/// Writes a text from a cell on, at most `width` columns, and gives the column after it. What [`Buffer::set_stringn`]
/// does, without its search for graphemes where there is none to find: that takes most of the time of a frame.
#[allow(clippy::disallowed_methods)]
fn put(text: &str, x: u16, y: u16, width: usize, style: Style, buf: &mut Buffer) -> u16 {
    if !is_simple(text) {
        return buf.set_stringn(x, y, text, width, style).0;
    }
    let area = buf.area;
    if !area.contains((x, y).into()) {
        return x;
    }
    let start = buf.index_of(x, y);
    let room = width.min(usize::from(area.right() - x));
    let mut at = x;
    // A simple text holds no control character, which is all that `set_char` would let through.
    for (c, cell) in text.chars().zip(&mut buf.content[start..start + room]) {
        cell.set_char(c).set_style(style);
        at += 1;
    }
    at
}

/// A rule from left to right on the first row of `area`.
pub(crate) fn horizontal_rule(area: Rect, palette: &Palette, buf: &mut Buffer) {
    if area.height > 0 {
        let rule = "─".repeat(area.width.into());
        buf.set_stringn(area.x, area.y, rule, area.width.into(), palette.rule);
    }
}

/// A rule from top to bottom in the first column of `area`.
pub(crate) fn vertical_rule(area: Rect, palette: &Palette, buf: &mut Buffer) {
    if area.width > 0 {
        for y in area.top()..area.bottom() {
            buf.set_stringn(area.x, y, "│", 1, palette.rule);
        }
    }
}
