//! The list of bookmarks, in a window over the text.

use ratatui::buffer::Buffer;

use super::overlay::window;
use super::paint::{line, row_of};
use super::passage::caption;
use super::theme::Theme;
use crate::app::App;
use crate::app::bookmarks::Bookmarks;
use crate::app::layout::Area;
use crate::words::Word;

/// Columns for the sign of selection and the letter.
const LETTER: u16 = 4;

/// Draws the window.
pub fn draw(app: &App, bookmarks: &Bookmarks, theme: &Theme, buf: &mut Buffer) {
    let place = bookmarks.window(&app.layout());
    window(&place, Word::Bookmarks.say(app.lang()), theme, buf);
    let list = place.inner;
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
        let found = bookmark.place.is_some();
        if part == 0 {
            // The selected one has a sign before it, not a colour alone.
            let sign = if selected { "▸" } else { " " };
            let letter = format!("{sign} {}", bookmark.letter);
            line(&letter, row, theme.accent, buf);
            let style = match (selected, found) {
                (true, _) => theme.accent,
                (false, true) => theme.text,
                (false, false) => theme.dim,
            };
            line(&bookmark.words, room, style, buf);
        } else {
            let at = match bookmark.place {
                Some(place) => caption(app, place.spot, room.width.into()),
                None => Word::BookmarkLost.say(app.lang()).to_owned(),
            };
            line(&at, room, theme.dim, buf);
        }
    }
}
