//! The console itself: taking it, writing to it, and giving it back from any thread.

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

/// The alternate screen, cleared, no cursor. Pastes are not asked to be marked: their marks would come as keys.
const TAKE: &str = "\x1b[?1049h\x1b[?25l\x1b[0m\x1b[H\x1b[2J";

/// Undoes [`TAKE`] and a frame broken off in the middle.
const GIVE_BACK: &str = "\x1b[?2026l\x1b[0m\x1b[?1049l\x1b[?25h";

/// The console the program draws on and reads keys from.
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
    /// Finds the console, and changes nothing about it. An error says in one line why there is none to draw on.
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

    /// Takes the console: raw mode, alternate screen, and the rest. Taking it again renews all of it.
    pub(in crate::terminal) fn take(&self) -> io::Result<()> {
        let mut state = self.lock();
        if state.hold == Hold::Closed {
            return Ok(());
        }
        // From here on there is something to give back, however far the rest gets.
        state.hold = Hold::Taken;
        enable_raw_mode()?;
        let mouse = state.mouse;
        drop(state);
        self.write(TAKE.as_bytes())?;
        if mouse { execute!(stdout(), EnableMouseCapture) } else { Ok(()) }
    }

    /// Gives the console back as it was, until it is taken again. Does nothing if it is not taken.
    pub(in crate::terminal) fn give_back(&self) {
        self.release(Hold::Free);
    }

    /// Gives the console back for good: nothing is written to it any more.
    pub(in crate::terminal) fn close(&self) {
        self.release(Hold::Closed);
    }

    /// Writes all of it. What is written while the console is not taken is dropped.
    pub(in crate::terminal) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if self.lock().hold != Hold::Taken {
            return Ok(());
        }
        let mut screen = stdout().lock();
        screen.write_all(bytes)?;
        screen.flush()
    }

    /// Asks the console for mouse events, or not.
    pub(in crate::terminal) fn capture_mouse(&self, on: bool) -> io::Result<()> {
        self.lock().mouse = on;
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// The background is not asked for: the console does not hand its answer over.
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "the face of every system")]
    pub(in crate::terminal) fn ask_background(&self) -> io::Result<()> {
        Ok(())
    }

    /// Kitty's keyboard protocol is not asked for: the console names each key as it is.
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

    /// Whether the console is there no more.
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
