//! A list to choose from, in a window over the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::{Point, inset, row_of};
use crate::app::windows::picker::{MARGIN, Picker, PickerEntry, PickerLayout, Purpose, Shown};
use crate::citation;
use crate::messages::Message;
use crate::page::{Snippet, columns, lines};
use crate::text::SafeText;
use crate::view::cursor;
use crate::view::paint::{self, line, typed, typed_cursor};
use crate::view::palette::Palette;
use crate::view::passage::caption;

impl Draw for Picker {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let layout = PickerLayout::of(&app.layout());
        let (title, sign) = match self.purpose() {
            Purpose::Commands => (Message::Commands, ":"),
            Purpose::Documents => (Message::Documents, "/"),
            Purpose::Abbreviations => (Message::Abbreviations, "/"),
            Purpose::Themes => (Message::TabsToPutInto, ":"),
            Purpose::Rejected => (Message::RejectedFigures, "/"),
            Purpose::Problems => (Message::Problems, "/"),
            Purpose::Errata => (Message::Errata, "/"),
        };
        frame(&layout.window, title.say(app.lang()), palette, buf);
        if self.shown().len() == 0 {
            let value = SafeText::new(self.field().value().trim());
            let none = Message::NoneLikeIt.fill(app.lang(), &[&value]);
            line(&none, layout.list, palette.dim, buf);
        }
        let entries: Vec<&PickerEntry> = self.shown().collect();
        let rows = self.rows(layout.list.width.into(), layout.list.height.into());
        for (y, row) in rows.into_iter().enumerate() {
            let Some((at, part)) = row else { continue };
            let row = row_of(layout.list, y);
            let look = EntryLook { app, palette, selected: at == self.selected() };
            look.draw(entries[at], part, row, buf);
        }
        if can_be_typed(layout.line) {
            typed(sign, self.field(), palette, layout.line, buf);
        }
    }

    /// In the typed line; on a plain screen at the selected entry, once another has been selected.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        let PickerLayout { line: area, list, .. } = PickerLayout::of(&layout);
        if layout.plain && self.has_moved() {
            let rows = self.rows(list.width.into(), list.height.into());
            let is_selected =
                |row: &Option<(usize, usize)>| row.is_some_and(|(at, _)| at == self.selected());
            return rows.iter().position(is_selected).map(|row| cursor::at(list, row));
        }
        can_be_typed(area).then(|| typed_cursor(self.field(), area, layout.body.right()))?
    }
}

/// Whether there is room for a typed line.
fn can_be_typed(area: Rect) -> bool {
    area.height > 0 && area.width >= 4
}

/// How an entry is drawn.
struct EntryLook<'a> {
    app: &'a App,
    palette: &'a Palette,
    selected: bool,
}

impl EntryLook<'_> {
    /// Draws one of the rows of an entry. The selected one has a sign before it, not a colour alone.
    fn draw(&self, entry: &PickerEntry, part: usize, row: Rect, buf: &mut Buffer) {
        let Self { app, palette, selected } = *self;
        let room = inset(row, MARGIN as u16, 0);
        if selected && part == 0 {
            line("▸", Rect { width: 1, ..row }, palette.accent, buf);
        }
        match &entry.shown {
            Shown::Words(words) if entry.choice.is_none() => {
                self.draw_words(words, &entry.aside, (row, palette.heading), buf);
            }
            Shown::Words(words) => {
                let style = if selected { palette.accent } else { palette.text };
                self.draw_words(words, &entry.aside, (room, style), buf);
            }
            Shown::Gloss(words) => {
                let rows = lines(words, entry.room(row.width.into()));
                let words = rows.get(part).map_or("", String::as_str);
                let room = if entry.choice.is_some() { room } else { row };
                let style = if selected { palette.accent } else { palette.text };
                // Read aloud it comes after all of the words.
                if app.layout().plain && part + 1 == rows.len() && !entry.aside.is_empty() {
                    line(&format!("{words} · {}", entry.aside), room, style, buf);
                } else {
                    let beside = part == 0 && !app.layout().plain;
                    let aside = if beside { entry.aside.as_str() } else { "" };
                    self.draw_words(words, aside, (room, style), buf);
                }
            }
            Shown::Passage(node, _) if part == 0 => {
                let style = if selected { palette.accent } else { palette.dim };
                line(&caption(app, *node, room.width.into()), room, style, buf);
            }
            Shown::Passage(node, at) => {
                let text = app.report().plain(*node);
                let around = citation::sentence(&text, at.start);
                let highlights = &[(at.clone(), palette.matched)];
                let snippet = Snippet { node: *node, clause: &around, best: at };
                for shown in snippet.rows(app.report(), room.width.into(), 1) {
                    paint::row(&shown, room, palette, highlights, None, buf);
                }
            }
        }
    }

    /// Draws words, and what is at their right as far as it leaves them room; on a plain screen one after the other.
    fn draw_words(
        &self,
        words: &str,
        aside: &str,
        (room, style): (Rect, ratatui::style::Style),
        buf: &mut Buffer,
    ) {
        if self.app.layout().plain {
            let separator = if aside.is_empty() { "" } else { ": " };
            line(&format!("{words}{separator}{aside}"), room, style, buf);
            return;
        }
        let free = usize::from(room.width).saturating_sub(columns(words) + 2);
        let width = columns(aside).min(free) as u16;
        line(words, room, style, buf);
        let right = Rect { x: room.right() - width, width, ..room };
        line(aside, right, self.palette.dim, buf);
    }
}
