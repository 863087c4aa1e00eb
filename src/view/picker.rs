//! A list to choose from, in a window over the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::overlay::window;
use super::paint::{line, row_of, typed};
use super::palette::Palette;
use super::passage::{caption, clause};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::picker::{Entry, Picker, PickerLayout, Purpose, Shown};
use crate::citation;
use crate::messages::Message;
use crate::page::{columns, lines};
use crate::text::SafeText;

/// Draws the window, and gives where the cursor stands.
pub fn draw(app: &App, picker: &Picker, palette: &Palette, buf: &mut Buffer) -> Option<Position> {
    let layout = PickerLayout::of(&app.layout());
    let (title, sign) = match picker.purpose() {
        Purpose::Commands => (Message::Commands, ":"),
        Purpose::Documents => (Message::Documents, "/"),
        Purpose::Abbreviations => (Message::Abbreviations, "/"),
    };
    window(&layout.window, title.say(app.lang()), palette, buf);
    if picker.shown().len() == 0 {
        let value = SafeText::new(picker.input().value().trim());
        let none = Message::NoneLikeIt.fill(app.lang(), &[&value]);
        line(&none, layout.list, palette.dim, buf);
    }
    let entries: Vec<&Entry> = picker.shown().collect();
    let rows = picker.rows(layout.list.width.into(), layout.list.height.into());
    for (y, row) in rows.into_iter().enumerate() {
        let Some((at, part)) = row else { continue };
        let row = row_of(layout.list, y);
        let selected = at == picker.selected();
        draw_row(app, palette, entries[at], part, selected, row, buf);
    }
    if layout.line.height == 0 || layout.line.width < 4 {
        return None;
    }
    typed(sign, picker.input(), palette, layout.line, buf)
}

/// One of the rows of an entry. The selected one has a sign before it, not a colour alone.
fn draw_row(
    app: &App,
    palette: &Palette,
    entry: &Entry,
    part: usize,
    selected: bool,
    row: Area,
    buf: &mut Buffer,
) {
    let room = Area { x: row.x + 2.min(row.width), width: row.width.saturating_sub(2), ..row };
    let head = entry.choice.is_none();
    if selected && part == 0 {
        line("▸", Area { width: 1, ..row }, palette.accent, buf);
    }
    match &entry.shown {
        Shown::Words(words) => {
            let style = match (head, selected) {
                (true, _) => palette.heading,
                (false, true) => palette.accent,
                (false, false) => palette.text,
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
            line(&entry.aside, aside, palette.dim, buf);
        }
        Shown::Gloss(words) => {
            let rows = lines(words, row.width.into());
            let words = rows.get(part).map_or("", String::as_str);
            line(words, row, palette.text, buf);
        }
        Shown::Passage(node, _) if part == 0 => {
            let style = if selected { palette.accent } else { palette.dim };
            line(&caption(app, *node, room.width.into()), room, style, buf);
        }
        Shown::Passage(node, at) => {
            let text = app.report().plain(*node);
            let around = citation::sentence(&text, at.start);
            let highlights = [(at.clone(), palette.matched)];
            clause(app, palette, *node, &around, at, &highlights, room, buf);
        }
    }
}
