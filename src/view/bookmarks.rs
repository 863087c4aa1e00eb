//! The list of bookmarks, in a window over the text.

use ratatui::buffer::Buffer;

use super::overlay::window;
use super::paint::{line, row_of};
use super::palette::Palette;
use super::passage::caption;
use crate::app::App;
use crate::app::bookmarks::Bookmarks;
use crate::app::layout::Area;
use crate::messages::Message;

/// Columns for the sign of selection and the letter.
const LETTER: u16 = 4;

/// Draws the window.
pub fn draw(app: &App, bookmarks: &Bookmarks, palette: &Palette, buf: &mut Buffer) {
    let position = bookmarks.window(&app.layout());
    window(&position, Message::Bookmarks.say(app.lang()), palette, buf);
    let list = position.inner;
    let rows = bookmarks.rows(list.height.into());
    for (y, (at, part)) in rows.into_iter().enumerate() {
        let row = row_of(list, y);
        let bookmark = &bookmarks.entries()[at];
        let selected = at == bookmarks.selected();
        let room = Area {
            x: row.x + LETTER.min(row.width),
            width: row.width.saturating_sub(LETTER),
            ..row
        };
        let found = bookmark.position.is_some();
        if part == 0 {
            // The selected one has a sign before it, not a colour alone.
            let sign = if selected { "▸" } else { " " };
            let letter = format!("{sign} {}", bookmark.letter);
            line(&letter, row, palette.accent, buf);
            let style = match (selected, found) {
                (true, _) => palette.accent,
                (false, true) => palette.text,
                (false, false) => palette.dim,
            };
            line(&bookmark.words, room, style, buf);
        } else {
            let at = match bookmark.position {
                Some(position) => caption(app, position.node, room.width.into()),
                None => Message::BookmarkLost.say(app.lang()).to_owned(),
            };
            line(&at, room, palette.dim, buf);
        }
    }
}
