//! The footnote area under the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::highlights::highlights;
use super::paint::{self, horizontal_rule, line};
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::{inset, row_of};
use crate::messages::Message;
use crate::page::{Link, columns};

/// Draws the area at the bottom of the text's.
pub(crate) fn draw(app: &App, palette: &Palette, text: Rect, buf: &mut Buffer) {
    let footnotes = app.reader().footnotes();
    if footnotes.rows.is_empty() {
        return;
    }
    let first = usize::from(text.height) - footnotes.rows.len();
    if !app.layout().plain {
        let short = Rect { width: 5.min(text.width), ..row_of(text, first - 1) };
        horizontal_rule(short, palette, buf);
    }
    for (y, row) in footnotes.rows.iter().enumerate() {
        let highlights = row.node.map(|node| highlights(app, palette, node)).unwrap_or_default();
        let at = row_of(text, first + y);
        paint::row(row, at, palette, &highlights, None, buf);
        let lit = app.lit_note().is_some_and(|note| footnotes.notes[y] == Some(note));
        let begins = y == 0 || footnotes.notes[y - 1] != footnotes.notes[y];
        // In the margin, where there is one.
        if lit && begins && at.x > 0 {
            line("▸", Rect { x: at.x - 1, width: 1, ..at }, palette.accent, buf);
        }
    }
    if footnotes.cut {
        draw_cut(app, palette, row_of(text, usize::from(text.height) - 1), buf);
    }
}

/// Says at the end of the last row that the note goes on, and what shows the rest if something does.
fn draw_cut(app: &App, palette: &Palette, last: Rect, buf: &mut Buffer) {
    let reader = app.reader();
    let cut = reader.footnotes().notes.last().copied().flatten();
    let opens = reader.link_to_open().map(|anchor| anchor.link);
    let more = if cut.is_some() && cut.map(Link::Note) == opens {
        Message::TooLong.say(app.lang())
    } else {
        "…"
    };
    let width = (columns(more) as u16 + 1).min(last.width);
    let corner = Rect { x: last.right() - width, width, ..last };
    // A word that would be cut goes as a whole.
    let is_blank = |x: u16, buf: &Buffer| buf[(x, corner.y)].symbol().trim().is_empty();
    let mut from = corner.x;
    while from > last.x && !is_blank(from, buf) && !is_blank(from - 1, buf) {
        from -= 1;
    }
    let cleared = usize::from(last.right() - from);
    buf.set_stringn(from, corner.y, " ".repeat(cleared), cleared, palette.dim);
    line(more, inset(corner, 1, 0), palette.dim, buf);
}
