//! What ratatui draws on: collects a frame and sends it in a single write.
//!
//! ratatui's own backend for crossterm is not used: it writes piecemeal, opens `/dev/tty` for every question about the
//! size, asks the terminal for the cursor before clearing, which waits for an answer, and spends on a row that scrolls
//! half as many bytes again, more than a terminal takes in one piece.

use std::io;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, IntoCrossterm as _, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Attribute, ContentStyle, SetAttribute, SetStyle};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType as Extent, EndSynchronizedUpdate,
};
use ratatui::layout::{Position, Size};
use ratatui::style::Style;

use super::tty::Tty;
use crate::page::is_simple;

/// A frame on its way to the terminal.
pub(super) struct Canvas {
    tty: Arc<Tty>,
    size: Size,
    frame: Vec<u8>,
    cursor_shown: bool,
}

impl Canvas {
    /// A canvas for a terminal that has just been taken.
    pub(super) fn new(tty: Arc<Tty>) -> Self {
        Self {
            size: tty.size(),
            tty,
            frame: Vec::new(),
            cursor_shown: false,
        }
    }

    /// Asks the terminal for its size, once for all that is drawn until the next call: the size a page was composed for
    /// is the size it is drawn at, even if the window is being dragged.
    pub(super) fn measure(&mut self) -> Size {
        self.size = self.tty.size();
        self.size
    }

    /// Takes note that the terminal has been taken anew, which hides the cursor.
    pub(super) fn renewed(&mut self) {
        self.cursor_shown = false;
    }
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut style = Style::reset();
        // Where the cursor is known to stand.
        let mut cursor = None;
        for (x, y, cell) in content {
            match cursor {
                Some((at, row)) if row == y && at == x => {}
                // Over the few cells that stay, much of a line that moves up a row: half as long as an address.
                Some((at, row)) if row == y && at < x => queue!(self.frame, MoveRight(x - at))?,
                _ => queue!(self.frame, MoveTo(x, y))?,
            }
            if cell.style() != style {
                style = cell.style();
                let set: ContentStyle = style.into_crossterm();
                queue!(self.frame, SetAttribute(Attribute::Reset), SetStyle(set))?;
            }
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            // Terminals do not agree on the width of every character.
            cursor = is_simple(cell.symbol()).then_some((x + 1, y));
        }
        if style != Style::reset() {
            queue!(self.frame, SetAttribute(Attribute::Reset))?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_shown) {
            queue!(self.frame, Hide)?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.cursor_shown, true) {
            queue!(self.frame, Show)?;
        }
        Ok(())
    }

    /// The corner, without asking: nothing here depends on where the cursor was.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.frame, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let extent = match region {
            ClearType::All => Extent::All,
            ClearType::AfterCursor => Extent::FromCursorDown,
            ClearType::BeforeCursor => Extent::FromCursorUp,
            ClearType::CurrentLine => Extent::CurrentLine,
            ClearType::UntilNewLine => Extent::UntilNewLine,
        };
        queue!(self.frame, Clear(extent))
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    /// Sends the frame, as one update where the terminal knows how. A frame that changes nothing sends nothing.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut update = Vec::with_capacity(self.frame.len() + 16);
        queue!(update, BeginSynchronizedUpdate)?;
        update.append(&mut self.frame);
        queue!(update, EndSynchronizedUpdate)?;
        self.tty.write(&update)
    }
}
