//! Windows over the text: a note, and the list of keys.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Block, Clear, Widget};

use super::paint::{self, line, row_of};
use super::palette::Palette;
use super::{reader, rect};
use crate::app::App;
use crate::app::layout::{Area, Window};
use crate::keys::{self, HelpLine};
use crate::messages::Message;
use crate::page::{columns, fitted};

/// Draws a note in a window of its own height, in the middle of the text.
pub fn note_popup(app: &App, palette: &Palette, note: usize, top: usize, buf: &mut Buffer) {
    let layout = app.layout();
    let rows = app.note_popup_rows(note);
    let height = (rows.len() + 2).min(layout.pane.height.into()) as u16;
    let label = &app.report().notes[note].label;
    let title = Message::Note.fill(app.lang(), &[label]);
    let position = layout.window(layout.pane, layout.text.width, height);
    let inner = position.inner;
    window(&position, &title, palette, buf);
    let highlights = reader::highlights(app, palette, crate::report::Node::Note(note));
    for (y, row) in rows.iter().skip(top).take(inner.height.into()).enumerate() {
        paint::row(row, row_of(inner, y), palette, &highlights, None, buf);
    }
}

/// Draws the list of keys.
pub fn help(app: &App, palette: &Palette, top: usize, buf: &mut Buffer) {
    let layout = app.layout();
    let lines = keys::help(app.lang());
    let height = (lines.len() + 2).min(layout.body.height.into()) as u16;
    let position = layout.window(layout.body, 78, height);
    let inner = position.inner;
    window(&position, Message::Keys.say(app.lang()), palette, buf);
    // Keys to the left of what they do; on a narrow screen a third of the width each.
    let widest = lines.iter().map(|line| match line {
        HelpLine::Keys(keys, _) => columns(keys),
        HelpLine::Group(_) => 0,
    });
    let left = (widest.max().unwrap_or(0) as u16 + 2).min(inner.width * 2 / 5);
    for (y, entry) in lines.iter().skip(top).take(inner.height.into()).enumerate() {
        let row = row_of(inner, y);
        match entry {
            HelpLine::Group(name) => {
                line(name, row, palette.accent, buf);
            }
            HelpLine::Keys(keys, what) if layout.plain => {
                line(&format!("{what}: {keys}"), row, palette.text, buf);
            }
            HelpLine::Keys(keys, what) => {
                line(
                    keys,
                    Area { x: row.x + 1.min(row.width), width: left.saturating_sub(2), ..row },
                    palette.heading,
                    buf,
                );
                line(
                    what,
                    Area { x: row.x + left, width: row.width - left, ..row },
                    palette.text,
                    buf,
                );
            }
        }
    }
}

/// Clears a window and draws its frame with its name, or its name alone.
pub fn window(window: &Window, name: &str, palette: &Palette, buf: &mut Buffer) {
    let Window { area, inner, framed } = *window;
    Clear.render(rect(area), buf);
    if framed {
        let title = format!(" {} ", fitted(name, usize::from(area.width) - 6));
        Block::bordered()
            .border_style(palette.rule)
            .title(title)
            .title_style(palette.accent)
            .render(rect(area), buf);
    } else if inner.y > area.y {
        line(name, area, palette.accent, buf);
    }
}
