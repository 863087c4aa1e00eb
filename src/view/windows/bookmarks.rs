//! The list of bookmarks, in a window over the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::{Point, inset, row_of};
use crate::app::windows::bookmarks::{Bookmark, Bookmarks};
use crate::messages::Message;
use crate::view::cursor;
use crate::view::paint::line;
use crate::view::palette::Palette;
use crate::view::passage::caption;

/// Columns for the sign of selection and the letter.
const LETTER: u16 = 4;

impl Draw for Bookmarks {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let area = self.window(&app.layout());
        frame(&area, Message::Bookmarks.say(app.lang()), palette, buf);
        for (y, (at, part)) in self.rows(area.inner.height.into()).into_iter().enumerate() {
            let row = row_of(area.inner, y);
            let bookmark = &self.entries()[at];
            if part == 0 {
                draw_words(bookmark, at == self.selected(), palette, row, buf);
            } else {
                let room = inset(row, LETTER, 0);
                let at = match bookmark.position {
                    Some(position) => caption(app, position.node, room.width.into()),
                    None => Message::BookmarkLost.say(app.lang()).to_owned(),
                };
                line(&at, room, palette.dim, buf);
            }
        }
    }

    /// At the selected bookmark.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        let inner = self.window(&layout).inner;
        let rows = self.rows(inner.height.into());
        let row = rows.iter().position(|&(at, _)| at == self.selected()).unwrap_or(0);
        layout.plain.then(|| cursor::at(inner, row))
    }
}

/// The letter of a bookmark and the words there. The selected one has a sign before it, not a colour alone.
fn draw_words(bookmark: &Bookmark, selected: bool, palette: &Palette, row: Rect, buf: &mut Buffer) {
    let sign = if selected { "▸" } else { " " };
    line(&format!("{sign} {}", bookmark.letter), row, palette.accent, buf);
    let style = match (selected, bookmark.position) {
        (true, _) => palette.accent,
        (false, Some(_)) => palette.text,
        (false, None) => palette.dim,
    };
    line(&bookmark.words, inset(row, LETTER, 0), style, buf);
}
