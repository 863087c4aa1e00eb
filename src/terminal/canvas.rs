//! Draws frames on the terminal: keeps the frame that the terminal shows, and sends what the next one changes in a single
//! write.
//!
//! ratatui's own terminal and its backend for crossterm are not used: they write in many pieces, open `/dev/tty` for every
//! query of the size, and before clearing ask the terminal for the cursor and wait for the answer. For a page that scrolls
//! by a row they take twice as long and send half as many bytes again, more than a terminal takes at once.

use std::io;
use std::mem;
use std::sync::Arc;

use ratatui::backend::IntoCrossterm as _;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Attribute, ContentStyle, SetAttribute, SetStyle};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate,
};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::system::Tty;
use crate::page::is_simple;

/// The most bytes of unchanged cells that are sent again instead of moving the cursor, which takes as many bytes.
const REPEATED: usize = 4;

/// The terminal, and the frame that it shows.
pub(super) struct Canvas {
    tty: Arc<Tty>,
    frames: Frames,
}

impl Canvas {
    /// A canvas for a terminal that has just been taken: blank, its cursor hidden.
    pub(super) fn new(tty: Arc<Tty>) -> Self {
        let frames = Frames::new(tty.size());
        Self { tty, frames }
    }

    /// Asks the terminal for its size, which holds until the next call, so that a page is drawn at the size it was composed
    /// for even while the window is being resized.
    pub(super) fn measure(&mut self) -> Size {
        let size = self.tty.size();
        self.frames.resize(size);
        size
    }

    /// Makes the next frame be drawn in full, because the terminal may show anything.
    pub(super) fn forget(&mut self) {
        self.frames.stale = true;
    }

    /// The same after the terminal has been taken again, which hides the cursor.
    pub(super) fn reset(&mut self) {
        self.forget();
        self.frames.cursor = None;
    }

    /// Draws a frame on a blank buffer with a function that returns the position of the cursor if it is shown, and sends the
    /// changes as one synchronised update. A frame without changes sends nothing.
    pub(super) fn draw(
        &mut self,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let update = self.frames.update(draw)?;
        if update.is_empty() { Ok(()) } else { self.tty.write(&update) }
    }
}

/// The frame on a terminal and the next one.
struct Frames {
    shown: Buffer,
    next: Buffer,
    /// Whether the terminal may show something else than `shown`.
    stale: bool,
    /// The position of the cursor, if it is shown.
    cursor: Option<Position>,
}

impl Frames {
    /// For a terminal of this size that shows anything, its cursor hidden.
    fn new(size: Size) -> Self {
        let area = Rect::from((Position::ORIGIN, size));
        let (shown, next) = (Buffer::empty(area), Buffer::empty(area));
        Self { shown, next, stale: true, cursor: None }
    }

    fn resize(&mut self, size: Size) {
        if size != self.next.area.as_size() {
            *self = Self { cursor: self.cursor, ..Self::new(size) };
        }
    }

    /// The bytes that change the terminal from the frame that it shows to one that `draw` draws on a blank buffer; none if
    /// nothing changes. `draw` returns the position of the cursor if it is shown.
    fn update(
        &mut self,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<Vec<u8>> {
        self.next.reset();
        let cursor = draw(&mut self.next);
        let mut changes = Vec::new();
        if mem::take(&mut self.stale) {
            self.shown.reset();
            queue!(changes, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        write_changes(&self.shown, &self.next, &mut changes)?;
        mem::swap(&mut self.shown, &mut self.next);
        match (cursor, self.cursor) {
            (Some(Position { x, y }), was) if was != cursor || !changes.is_empty() => {
                queue!(changes, MoveTo(x, y))?;
                if was.is_none() {
                    queue!(changes, Show)?;
                }
            }
            (None, Some(_)) => queue!(changes, Hide)?,
            _ => {}
        }
        self.cursor = cursor;
        if changes.is_empty() {
            return Ok(changes);
        }
        let mut update = Vec::with_capacity(changes.len() + 16);
        queue!(update, BeginSynchronizedUpdate)?;
        update.append(&mut changes);
        queue!(update, EndSynchronizedUpdate)?;
        Ok(update)
    }
}

/// Writes what changes a terminal from `shown` to `next`, of the same size; nothing if they are equal.
fn write_changes(shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) -> io::Result<()> {
    let width = usize::from(next.area.width).max(1);
    let mut pen = Pen { out, set: None };
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    for (y, (old, new)) in rows.enumerate() {
        if old == new {
            continue;
        }
        if old.iter().chain(new).all(is_narrow) {
            let changed = (0..width).filter(|&x| old[x] != new[x]);
            pen.row(y as u16, new, changed)?;
        } else {
            // A wide character covers the next cell, which changes along with it, so the whole row is written.
            let mut covered = 0;
            let heads = (0..width).filter(|&x| {
                let is_head = x >= covered;
                if is_head {
                    covered = x + new[x].symbol().width().max(1);
                }
                is_head
            });
            pen.row(y as u16, new, heads)?;
        }
    }
    pen.put_down()
}

/// Whether a cell holds a single character that is one column wide.
fn is_narrow(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    is_simple(symbol) || symbol.chars().count() == 1 && symbol.width() == 1
}

/// Writes cells, and changes the style where it differs.
struct Pen<'a> {
    out: &'a mut Vec<u8>,
    /// The current style, unless it is the plain one.
    set: Option<Look>,
}

/// The style of a cell.
type Look = (Color, Color, Modifier);

impl Pen<'_> {
    /// Writes the cells at these columns of a row, from left to right.
    fn row(
        &mut self,
        y: u16,
        row: &[Cell],
        columns: impl Iterator<Item = usize>,
    ) -> io::Result<()> {
        // The column of the cursor, if it is known.
        let mut cursor: Option<usize> = None;
        for x in columns {
            match cursor {
                Some(at) if at == x => {}
                Some(at) if self.can_repeat(&row[at..x]) => {
                    for cell in &row[at..x] {
                        self.out.extend_from_slice(cell.symbol().as_bytes());
                    }
                }
                Some(at) => queue!(self.out, MoveRight((x - at) as u16))?,
                None => queue!(self.out, MoveTo(x as u16, y))?,
            }
            self.set(look(&row[x]))?;
            self.out.extend_from_slice(row[x].symbol().as_bytes());
            // Terminals do not agree on the width of every character.
            cursor = is_simple(row[x].symbol()).then_some(x + 1);
        }
        Ok(())
    }

    /// Whether unchanged cells are sent again: they are few, certainly one column wide, and in the current style.
    fn can_repeat(&self, cells: &[Cell]) -> bool {
        cells.len() <= REPEATED
            && cells
                .iter()
                .all(|cell| is_simple(cell.symbol()) && look(cell) == self.set.unwrap_or(PLAIN))
            && cells.iter().map(|cell| cell.symbol().len()).sum::<usize>() <= REPEATED
    }

    fn set(&mut self, look: Look) -> io::Result<()> {
        if look == self.set.unwrap_or(PLAIN) {
            return Ok(());
        }
        let (fg, bg, modifier) = look;
        let colour = |colour: Color| (colour != PLAIN.0).then_some(colour);
        let style =
            Style { fg: colour(fg), bg: colour(bg), add_modifier: modifier, ..Style::new() };
        let style: ContentStyle = style.into_crossterm();
        queue!(self.out, SetAttribute(Attribute::Reset), SetStyle(style))?;
        self.set = (look != PLAIN).then_some(look);
        Ok(())
    }

    fn put_down(mut self) -> io::Result<()> {
        self.set(PLAIN)
    }
}

/// The terminal's own colours without modifiers.
const PLAIN: Look = (Cell::EMPTY.fg, Cell::EMPTY.bg, Modifier::empty());

fn look(cell: &Cell) -> Look {
    (cell.fg, cell.bg, cell.modifier)
}

#[cfg(test)]
mod tests;
