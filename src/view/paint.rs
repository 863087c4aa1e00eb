//! Strokes that several panes share: a row of a page, a line of text, rules, the cut at an edge.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout;
use ratatui::style::Style;
use tui_input::Input;

use super::palette::Palette;
use crate::app::layout::Area;
use crate::page::{Link, Piece, Row, columns, fitted, is_simple};
use crate::report::Position;
use crate::text::SafeText;

/// Characters of a node painted over in a style.
pub type Highlight = (Range<usize>, Style);

/// Paints a row of a page at the top left of `area`, with `highlights` over its characters and the selected link marked.
pub fn row(
    row: &Row,
    area: Area,
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

/// Writes a line at the left of `area`, cut at its edge with an ellipsis. Returns the columns it took.
pub fn line(text: &str, area: Area, style: Style, buf: &mut Buffer) -> u16 {
    if area.width == 0 || area.height == 0 {
        return 0;
    }
    let cut = fitted(text, area.width.into());
    put(&cut, area.x, area.y, area.width.into(), style, buf) - area.x
}

/// A sign and a typed line after it, scrolled so that the cursor stays in it. Gives where the cursor stands.
pub fn typed(
    sign: &str,
    input: &Input,
    palette: &Palette,
    area: Area,
    buf: &mut Buffer,
) -> Option<layout::Position> {
    line(sign, Area { width: 1, ..area }, palette.accent, buf);
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let value = SafeText::new(input.value());
    let before: String = input.value().chars().take(input.cursor()).collect();
    let cursor = columns(&SafeText::new(&before));
    let skipped = cursor.saturating_sub(room - 1);
    let mut at = 0;
    let shown: String = value
        .chars()
        .skip_while(|c| {
            let hidden = at < skipped;
            at += columns(c.encode_utf8(&mut [0; 4]));
            hidden
        })
        .collect();
    let after = Area { x: area.x + 2, width: room as u16, ..area };
    line(&shown, after, palette.heading, buf);
    let x = after.x + (cursor - skipped) as u16;
    (x < buf.area.right()).then_some(layout::Position { x, y: area.y })
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
pub fn horizontal_rule(area: Area, palette: &Palette, buf: &mut Buffer) {
    if area.height > 0 {
        let rule = "─".repeat(area.width.into());
        buf.set_stringn(area.x, area.y, rule, area.width.into(), palette.rule);
    }
}

/// A rule from top to bottom in the first column of `area`.
pub fn vertical_rule(area: Area, palette: &Palette, buf: &mut Buffer) {
    if area.width > 0 {
        for y in area.y..area.y + area.height {
            buf.set_stringn(area.x, y, "│", 1, palette.rule);
        }
    }
}

/// The row of `area` at `y` from its top.
pub fn row_of(area: Area, y: usize) -> Area {
    Area { y: area.y + y as u16, height: 1, ..area }
}
