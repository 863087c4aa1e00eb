//! The console as a device: taking it, writing to it, and giving it back from any thread.

use std::io::{self, IsTerminal, Write, stdin, stdout};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::bail;
use ratatui::crossterm::ansi_support::supports_ansi;
use ratatui::crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};
use ratatui::layout::Size;

use crate::messages::Message;
use crate::messages::said::{Said, Saying};
use crate::terminal::LARGEST_SIZE;

/// The alternate screen, cleared, no cursor. Bracketed paste is not turned on, since its brackets would be read as keys.
const TAKE: &str = "\x1b[?1049h\x1b[?25l\x1b[0m\x1b[H\x1b[2J";

/// Undoes [`TAKE`] and an incomplete frame.
const GIVE_BACK: &str = "\x1b[?2026l\x1b[0m\x1b[?1049l\x1b[?25h";

/// The console on which the program draws and from which it reads keys.
#[derive(Debug)]
pub(in crate::terminal) struct Tty {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    hold: Hold,
    mouse: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    /// The console is not taken.
    Free,
    Taken,
    /// It has been given back for good.
    Closed,
}

impl Tty {
    /// Opens the console without changing it. An error says in one line why there is none to draw on.
    pub(in crate::terminal) fn open(mouse: bool) -> anyhow::Result<Self> {
        if !stdout().is_terminal() {
            bail!(Said::new(Message::NoTerminal, &[]));
        }
        if !stdin().is_terminal() {
            bail!(Said::new(Message::NoKeyboard, &[]));
        }
        size().saying(Message::NoScreen)?;
        if !supports_ansi() {
            bail!("this console knows no escape sequences: Windows 10 of 2016 or later is needed");
        }
        Ok(Self { state: Mutex::new(State { hold: Hold::Free, mouse }) })
    }

    /// Takes the console: raw mode, alternate screen and so on. Taking it again sets all of it again.
    pub(in crate::terminal) fn take(&self) -> io::Result<()> {
        let mut state = self.lock();
        if state.hold == Hold::Closed {
            return Ok(());
        }
        // From here on the console must be given back, even if the rest fails.
        state.hold = Hold::Taken;
        enable_raw_mode()?;
        let mouse = state.mouse;
        drop(state);
        self.write(TAKE.as_bytes())?;
        if mouse { execute!(stdout(), EnableMouseCapture) } else { Ok(()) }
    }

    /// Restores the console until it is taken again. Does nothing if it is not taken.
    pub(in crate::terminal) fn give_back(&self) {
        self.release(Hold::Free);
    }

    /// Restores the console for good: nothing is written to it any more.
    pub(in crate::terminal) fn close(&self) {
        self.release(Hold::Closed);
    }

    /// Writes all bytes. While the console is not taken they are dropped.
    pub(in crate::terminal) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if self.lock().hold != Hold::Taken {
            return Ok(());
        }
        let mut screen = stdout().lock();
        screen.write_all(bytes)?;
        screen.flush()
    }

    /// Turns mouse events on or off.
    pub(in crate::terminal) fn capture_mouse(&self, on: bool) -> io::Result<()> {
        self.lock().mouse = on;
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Does nothing: the console does not pass the answer on.
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "the face of every system")]
    pub(in crate::terminal) fn ask_background(&self) -> io::Result<()> {
        Ok(())
    }

    /// Does nothing: the console's events name each key.
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "the face of every system")]
    pub(in crate::terminal) fn use_kitty_keyboard(&self, _flags: u32) -> io::Result<()> {
        Ok(())
    }

    /// The size to draw at, in cells.
    #[allow(clippy::unused_self, reason = "the face of every system")]
    pub(in crate::terminal) fn size(&self) -> Size {
        let (width, height) = size().unwrap_or((80, 24));
        Size {
            width: width.clamp(1, LARGEST_SIZE.width),
            height: height.clamp(1, LARGEST_SIZE.height),
        }
    }

    /// Whether the console has gone away.
    #[allow(clippy::unused_self, reason = "the face of every system")]
    pub(in crate::terminal) fn is_gone(&self) -> bool {
        size().is_err()
    }

    fn release(&self, next: Hold) {
        let mut state = self.lock();
        if mem::replace(&mut state.hold, next) != Hold::Taken {
            return;
        }
        if state.mouse {
            let _ = execute!(stdout(), DisableMouseCapture);
        }
        let mut screen = stdout();
        let _ = screen.write_all(GIVE_BACK.as_bytes());
        let _ = screen.flush();
        let _ = disable_raw_mode();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{GIVE_BACK, TAKE};

    #[test]
    fn the_console_is_given_back_as_it_was_taken() {
        let mut console = vt100::Parser::new(4, 20, 0);
        console.process(b"C:\\> baocao\r\n");
        let before = console.screen().contents_formatted();
        console.process(TAKE.as_bytes());
        assert!(console.screen().alternate_screen() && console.screen().hide_cursor());
        assert_eq!(console.screen().contents(), "");
        console.process("\x1b[?2026h\x1b[7mBÁO CÁO".as_bytes());
        console.process(GIVE_BACK.as_bytes());
        assert!(!console.screen().alternate_screen());
        assert_eq!(console.screen().contents_formatted(), before);
    }
}
