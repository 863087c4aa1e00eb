//! A list to choose from, in a window over the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::overlay::window;
use super::paint::{line, row_of, typed};
use super::passage::{caption, clause};
use super::theme::Theme;
use crate::app::App;
use crate::app::chooser::{Chooser, ChooserLayout, Entry, Purpose, Shown};
use crate::app::layout::Area;
use crate::cite;
use crate::page::{columns, lines};
use crate::text::Text;
use crate::words::Word;

/// Draws the window, and gives where the cursor stands.
pub fn draw(app: &App, chooser: &Chooser, theme: &Theme, buf: &mut Buffer) -> Option<Position> {
    let layout = ChooserLayout::of(&app.layout());
    let (title, sign) = match chooser.purpose() {
        Purpose::Commands => (Word::Commands, ":"),
        Purpose::Documents => (Word::Documents, "/"),
        Purpose::Abbreviations => (Word::Abbreviations, "/"),
    };
    window(&layout.window, title.say(app.lang()), theme, buf);
    if chooser.shown().len() == 0 {
        let value = Text::new(chooser.input().value().trim());
        let none = Word::NoneLikeIt.fill(app.lang(), &[&value]);
        line(&none, layout.list, theme.dim, buf);
    }
    let entries: Vec<&Entry> = chooser.shown().collect();
    let rows = chooser.rows(layout.list.width.into(), layout.list.height.into());
    for (y, row) in rows.into_iter().enumerate() {
        let Some((at, part)) = row else { continue };
        let row = row_of(layout.list, y);
        let selected = at == chooser.selected();
        draw_row(app, theme, entries[at], part, selected, row, buf);
    }
    if layout.line.height == 0 || layout.line.width < 4 {
        return None;
    }
    typed(sign, chooser.input(), theme, layout.line, buf)
}

/// One of the rows of an entry. The selected one has a sign before it, not a colour alone.
fn draw_row(
    app: &App,
    theme: &Theme,
    entry: &Entry,
    part: usize,
    selected: bool,
    row: Area,
    buf: &mut Buffer,
) {
    let room = Area { x: row.x + 2.min(row.width), width: row.width.saturating_sub(2), ..row };
    let head = entry.choice.is_none();
    if selected && part == 0 {
        line("▸", Area { width: 1, ..row }, theme.accent, buf);
    }
    match &entry.shown {
        Shown::Words(words) => {
            let style = match (head, selected) {
                (true, _) => theme.heading,
                (false, true) => theme.accent,
                (false, false) => theme.text,
            };
            let room = if head { row } else { room };
            if app.layout().plain {
                let words = match entry.aside.as_str() {
                    "" => words.clone(),
                    aside => format!("{words}: {aside}"),
                };
                line(&words, room, style, buf);
                return;
            }
            // What stands at the right gives way to the words.
            let free = usize::from(room.width).saturating_sub(columns(words) + 2);
            let width = (columns(&entry.aside).min(free)) as u16;
            let aside = Area { x: room.x + room.width - width, width, ..room };
            line(words, room, style, buf);
            line(&entry.aside, aside, theme.dim, buf);
        }
        Shown::Gloss(words) => {
            let rows = lines(words, row.width.into());
            let words = rows.get(part).map_or("", String::as_str);
            line(words, row, theme.text, buf);
        }
        Shown::Passage(spot, _) if part == 0 => {
            let style = if selected { theme.accent } else { theme.dim };
            line(&caption(app, *spot, room.width.into()), room, style, buf);
        }
        Shown::Passage(spot, at) => {
            let text = app.report().plain(*spot);
            let around = cite::sentence(&text, at.start);
            let washes = [(at.clone(), theme.matched)];
            clause(app, theme, *spot, &around, at, &washes, room, buf);
        }
    }
}
