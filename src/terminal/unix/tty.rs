//! The terminal as a device: taking it, writing to it, and giving it back without delay, whatever state it or the program is
//! in.
//!
//! Every write uses a non-blocking descriptor, under a lock that is held for a single system call. So any thread can give the
//! terminal back at any time, even while a frame waits for a terminal that nobody reads. What is written after that is
//! dropped. Standard output and its lock are not used.

use std::io::{self, stdin, stdout};
use std::mem;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::bail;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, fcntl_getfl, fcntl_setfl, open};
use rustix::io::{Errno, write};
use rustix::process::getpgrp;
use rustix::termios::{
    Action, OptionalActions, QueueSelector, Termios, isatty, tcflow, tcflush, tcgetattr, tcgetpgrp,
    tcgetwinsize, tcsetattr, ttyname,
};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;

use crate::messages::Message;
use crate::messages::said::{Said, Saying};
use crate::terminal::LARGEST_SIZE;

/// The alternate screen, cleared, no cursor, bracketed paste.
const TAKE: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[0m\x1b[H\x1b[2J";

/// Clicks, the wheel and movement with a button held (which not all terminals support), also beyond column 223.
/// Other movement is not asked for, since it would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h\x1b[?1002h";
const MOUSE_OFF: &str = "\x1b[?1002l\x1b[?1006l\x1b[?1000l";

/// Asks whether the terminal supports kitty's keyboard protocol. One that does not sends no answer.
const ASK_KITTY: &str = "\x1b[?u";

/// Asks for the colour of the background (OSC 11). A terminal that does not support this sends no answer.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Turns on unambiguous sequences for keys such as Esc, after which the program then need not wait for more bytes.
const KITTY_ON: &str = "\x1b[>1u";
const KITTY_OFF: &str = "\x1b[<u";

/// The flag of [`KITTY_ON`].
const DISAMBIGUATE: u32 = 1;

/// Undoes [`TAKE`], [`MOUSE_ON`] and an incomplete frame. The other mouse modes are reset as well, in case another program has
/// left one on.
const GIVE_BACK: &str =
    "\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?1049l\x1b[?25h";

/// Ends the escape sequence in which an incomplete frame stopped.
const CANCEL: &str = "\x18";

/// How long giving back waits for a terminal that takes nothing before it discards the pending output.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// What `poll` says of a terminal that has gone away. That it cannot say anything (`NVAL`, of some terminals of macOS) is
/// no such thing.
pub(super) const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

/// The size if the terminal reports none, as on a serial line.
const USUAL_SIZE: Size = Size { width: 80, height: 24 };

/// The terminal on which the program draws and from which it reads keys.
#[derive(Debug)]
pub(in crate::terminal) struct Tty {
    screen: OwnedFd,
    /// The flags to restore, if `screen` is shared with other programs and not an open file description of its own.
    shared: Option<OFlags>,
    keyboard: OwnedFd,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    hold: Hold,
    mouse: bool,
    /// Whether kitty's keyboard protocol has been turned on.
    kitty: bool,
    /// Whether the last frame has been sent only in part.
    cut: bool,
}

#[derive(Debug)]
enum Hold {
    /// The terminal is not taken.
    Free,
    /// It is taken; these are the attributes it had.
    Taken(Box<Termios>),
    /// It has been given back for good.
    Closed,
}

enum Sent {
    Bytes(usize),
    /// The terminal takes no more at the moment.
    WouldBlock,
    /// The terminal is not taken; the bytes are dropped.
    Dropped,
}

impl Tty {
    /// Opens the terminal without changing it. An error says in one line why there is none to draw on.
    pub(in crate::terminal) fn open(mouse: bool) -> anyhow::Result<Self> {
        if std::env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
            bail!(Said::new(Message::DumbTerminal, &[]));
        }
        if !isatty(stdout()) {
            bail!(Said::new(Message::NoTerminal, &[]));
        }
        let keyboard = open_keyboard().saying(Message::NoKeyboard)?;
        let (screen, shared) = open_screen().saying(Message::NoScreen)?;
        Ok(Self {
            screen,
            shared,
            keyboard,
            state: Mutex::new(State { hold: Hold::Free, mouse, kitty: false, cut: false }),
        })
    }

    /// Takes the terminal: raw mode, alternate screen and so on. Taking it again sets all of it again.
    pub(in crate::terminal) fn take(&self) -> io::Result<()> {
        self.wait_for_foreground()?;
        let mut state = self.lock();
        let original = match &state.hold {
            Hold::Closed => return Ok(()),
            Hold::Taken(original) => Termios::clone(original),
            Hold::Free => tcgetattr(&self.keyboard)?,
        };
        let mut raw = original.clone();
        raw.make_raw();
        // From here on the terminal must be given back, even if the rest fails.
        state.hold = Hold::Taken(Box::new(original));
        tcsetattr(&self.keyboard, OptionalActions::Now, &raw)?;
        if let Some(flags) = self.shared {
            fcntl_setfl(&self.screen, flags | OFlags::NONBLOCK)?;
        }
        let mouse = if state.mouse { MOUSE_ON } else { "" };
        drop(state);
        self.write(&[TAKE, mouse, ASK_KITTY].concat().into_bytes())
    }

    /// Restores the terminal until it is taken again. Does nothing if it is not taken.
    pub(in crate::terminal) fn give_back(&self) {
        self.release(Hold::Free);
    }

    /// Restores the terminal for good: nothing is written to it any more.
    pub(in crate::terminal) fn close(&self) {
        self.release(Hold::Closed);
    }

    /// Writes all bytes, however long a slow terminal takes. While the terminal is not taken they are dropped. An error means
    /// that the terminal is gone.
    pub(in crate::terminal) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match self.send(rest)? {
                Sent::Bytes(count) => rest = &rest[count..],
                Sent::WouldBlock => self.wait_until_writable(None)?,
                Sent::Dropped => break,
            }
        }
        Ok(())
    }

    /// Turns mouse events on or off.
    pub(in crate::terminal) fn capture_mouse(&self, on: bool) -> io::Result<()> {
        self.lock().mouse = on;
        self.write(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
    }

    /// Asks the terminal for the colour of its background.
    pub(in crate::terminal) fn ask_background(&self) -> io::Result<()> {
        self.write(ASK_BACKGROUND.as_bytes())
    }

    /// Turns on kitty's keyboard protocol, unless it is among the `flags` that the terminal has in use.
    pub(in crate::terminal) fn use_kitty_keyboard(&self, flags: u32) -> io::Result<()> {
        let mut state = self.lock();
        if flags & DISAMBIGUATE != 0 || !matches!(state.hold, Hold::Taken(_)) {
            return Ok(());
        }
        state.kitty = true;
        drop(state);
        self.write(KITTY_ON.as_bytes())
    }

    /// The descriptor to read keys from.
    pub(in crate::terminal) fn keyboard(&self) -> BorrowedFd<'_> {
        self.keyboard.as_fd()
    }

    /// The size to draw at, in cells.
    pub(in crate::terminal) fn size(&self) -> Size {
        let (columns, rows) =
            tcgetwinsize(&self.screen).map_or((0, 0), |size| (size.ws_col, size.ws_row));
        let or_usual = |claimed, usual| if claimed == 0 { usual } else { claimed };
        Size {
            width: or_usual(columns, USUAL_SIZE.width).min(LARGEST_SIZE.width),
            height: or_usual(rows, USUAL_SIZE.height).min(LARGEST_SIZE.height),
        }
    }

    /// Whether the terminal has gone away: a closed window, a lost connection.
    pub(in crate::terminal) fn is_gone(&self) -> bool {
        // Hang-ups and errors are reported without being asked for.
        let mut end = [PollFd::new(&self.screen, PollFlags::empty())];
        poll(&mut end, Some(&Timespec::default())).is_ok() && end[0].revents().intersects(GONE)
    }

    fn send(&self, bytes: &[u8]) -> io::Result<Sent> {
        let mut state = self.lock();
        if !matches!(state.hold, Hold::Taken(_)) {
            return Ok(Sent::Dropped);
        }
        let sent = try_write(self.screen.as_fd(), bytes)?;
        if let Sent::Bytes(count) = sent {
            state.cut = count < bytes.len();
        }
        Ok(sent)
    }

    fn release(&self, next: Hold) {
        let mut state = self.lock();
        let Hold::Taken(original) = mem::replace(&mut state.hold, next) else {
            return;
        };
        // In the background the terminal is in use by another program with its own settings, and the kernel would stop this
        // one for changing it.
        if !self.is_foreground() {
            return;
        }
        let _ = tcsetattr(&self.keyboard, OptionalActions::Now, &original);
        let cancel = if mem::take(&mut state.cut) { CANCEL } else { "" };
        // Before the alternate screen is left, since it is a setting of that screen.
        let kitty = if mem::take(&mut state.kitty) { KITTY_OFF } else { "" };
        let _ = self.write_at_once(&[cancel, kitty, GIVE_BACK].concat());
        if let Some(flags) = self.shared {
            let _ = fcntl_setfl(&self.screen, flags);
        }
    }

    /// Writes without waiting for long. If the terminal takes nothing, its pending output is discarded, which is frames that
    /// nobody has seen.
    fn write_at_once(&self, text: &str) -> io::Result<()> {
        if self.write_until_blocked(text.as_bytes())? {
            return Ok(());
        }
        tcflow(&self.screen, Action::OOn)?;
        tcflush(&self.screen, QueueSelector::OFlush)?;
        self.write_until_blocked(&[CANCEL, text].concat().into_bytes())?;
        Ok(())
    }

    /// Writes until the terminal has taken nothing for [`PATIENCE`]; returns whether all bytes were written.
    fn write_until_blocked(&self, mut bytes: &[u8]) -> io::Result<bool> {
        let mut waited = false;
        while !bytes.is_empty() {
            match try_write(self.screen.as_fd(), bytes)? {
                Sent::Bytes(count) => {
                    bytes = &bytes[count..];
                    waited = false;
                }
                _ if waited => return Ok(false),
                _ => {
                    self.wait_until_writable(Some(&PATIENCE))?;
                    waited = true;
                }
            }
        }
        Ok(true)
    }

    fn wait_until_writable(&self, patience: Option<&Timespec>) -> io::Result<()> {
        let mut writable = [PollFd::new(&self.screen, PollFlags::OUT)];
        match poll(&mut writable, patience) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Stops a program that was started or continued in the background until it is in the foreground. The kernel would do so
    /// when it changes the terminal, but by then it would have read the settings of another program.
    fn wait_for_foreground(&self) -> io::Result<()> {
        if self.is_foreground() { Ok(()) } else { raise(SIGSTOP) }
    }

    /// Whether this program may change the terminal. Without job control it may.
    fn is_foreground(&self) -> bool {
        tcgetpgrp(&self.keyboard).map_or(true, |group| group == getpgrp())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.screen.as_fd()
    }
}

fn try_write(screen: BorrowedFd<'_>, bytes: &[u8]) -> io::Result<Sent> {
    match write(screen, bytes) {
        Ok(count) => Ok(Sent::Bytes(count)),
        Err(Errno::AGAIN | Errno::INTR) => Ok(Sent::WouldBlock),
        Err(error) => Err(error.into()),
    }
}

/// Standard input, or the controlling terminal if that is something else.
fn open_keyboard() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        return stdin().as_fd().try_clone_to_owned();
    }
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    // There `poll` says nothing of `/dev/tty`, only of the terminal by its own name.
    if cfg!(target_os = "macos")
        && let Ok(name) = ttyname(stdout(), Vec::new())
        && let Ok(keyboard) = open(name, flags, Mode::empty())
    {
        return Ok(keyboard);
    }
    Ok(open("/dev/tty", flags, Mode::empty())?)
}

/// The terminal of standard output, opened again, since setting the descriptor non-blocking must not affect other programs
/// that share it. If it cannot be opened, standard output itself, with the flags to restore.
fn open_screen() -> io::Result<(OwnedFd, Option<OFlags>)> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let by_name = ttyname(stdout(), Vec::new()).and_then(|name| open(name, flags, Mode::empty()));
    // In a container the terminal may have no name, and after `su` it may belong to another user.
    let anew = by_name.or_else(|error| {
        let is_controlling = tcgetpgrp(stdout()).is_ok();
        if is_controlling { open("/dev/tty", flags, Mode::empty()) } else { Err(error) }
    });
    match anew {
        Ok(screen) => Ok((screen, None)),
        Err(_) => Ok((stdout().as_fd().try_clone_to_owned()?, Some(fcntl_getfl(stdout())?))),
    }
}
