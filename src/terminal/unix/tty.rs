//! The terminal itself: taking it, writing to it, and giving it back at once, whatever state it or the program is in.
//!
//! Every write goes through a descriptor that never blocks, under a lock that is held for a single system call at a
//! time. So any thread can give the terminal back at any moment, even while a frame waits for a terminal that nobody
//! reads; and whatever is written after that goes nowhere. Standard output and its lock are not used at all.

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

/// The alternate screen, cleared, no cursor, pastes marked as such.
const TAKE: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[0m\x1b[H\x1b[2J";

/// Clicks, the wheel and movement with a button held (which not all terminals know), with coordinates beyond column 223.
/// Other movement is not asked for: it would only wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h\x1b[?1002h";
const MOUSE_OFF: &str = "\x1b[?1002l\x1b[?1006l\x1b[?1000l";

/// Asks whether the terminal knows kitty's keyboard protocol. One that does not says nothing.
const ASK_KITTY: &str = "\x1b[?u";

/// Asks for the colour of the background (OSC 11). A terminal that does not know it says nothing.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Keys that are ambiguous otherwise (Esc before all, which then need not be waited for) get a sequence of their own.
const KITTY_ON: &str = "\x1b[>1u";
const KITTY_OFF: &str = "\x1b[<u";

/// The flag of [`KITTY_ON`].
const DISAMBIGUATE: u32 = 1;

/// Undoes [`TAKE`], [`MOUSE_ON`] and a frame broken off in the middle. The other mouse modes are reset as well, since
/// they are harmless to reset and a nuisance to be left with.
const GIVE_BACK: &str =
    "\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?1049l\x1b[?25h";

/// Ends whatever escape sequence a broken-off frame stopped in.
const CANCEL: &str = "\x18";

/// How long giving back waits for a terminal with no room before it throws away what waits there.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// The size of a terminal that does not know its own, as on a serial line.
const USUAL_SIZE: Size = Size { width: 80, height: 24 };

/// The terminal the program draws on and reads keys from.
#[derive(Debug)]
pub(in crate::terminal) struct Tty {
    screen: OwnedFd,
    /// The flags to put back, where `screen` is not an open file of its own but shared with other programs.
    shared: Option<OFlags>,
    keyboard: OwnedFd,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    hold: Hold,
    mouse: bool,
    /// Kitty's keyboard protocol has been asked for.
    kitty: bool,
    /// A frame has been sent in part.
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
    NoRoom,
    /// The terminal is not ours; the bytes are dropped.
    Dropped,
}

impl Tty {
    /// Finds the terminal, and changes nothing about it. An error says in one line why there is none to draw on.
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

    /// Takes the terminal: raw mode, alternate screen, and the rest. Taking it again renews all of it.
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
        // From here on there is something to give back, however far the rest gets.
        state.hold = Hold::Taken(Box::new(original));
        tcsetattr(&self.keyboard, OptionalActions::Now, &raw)?;
        if let Some(flags) = self.shared {
            fcntl_setfl(&self.screen, flags | OFlags::NONBLOCK)?;
        }
        let mouse = if state.mouse { MOUSE_ON } else { "" };
        drop(state);
        self.write(&[TAKE, mouse, ASK_KITTY].concat().into_bytes())
    }

    /// Gives the terminal back as it was, until it is taken again. Does nothing if it is not taken.
    pub(in crate::terminal) fn give_back(&self) {
        self.release(Hold::Free);
    }

    /// Gives the terminal back for good: nothing is written to it any more.
    pub(in crate::terminal) fn close(&self) {
        self.release(Hold::Closed);
    }

    /// Writes all of it, and waits for a slow terminal as long as it takes. What is written while the terminal is not
    /// taken is dropped. An error means that the terminal is gone.
    pub(in crate::terminal) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match self.send(rest)? {
                Sent::Bytes(count) => rest = &rest[count..],
                Sent::NoRoom => self.wait_for_room(None)?,
                Sent::Dropped => break,
            }
        }
        Ok(())
    }

    /// Asks the terminal for mouse events, or not.
    pub(in crate::terminal) fn capture_mouse(&self, on: bool) -> io::Result<()> {
        self.lock().mouse = on;
        self.write(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
    }

    /// Asks the terminal for the colour of its background.
    pub(in crate::terminal) fn ask_background(&self) -> io::Result<()> {
        self.write(ASK_BACKGROUND.as_bytes())
    }

    /// Has keys sent in kitty's keyboard protocol, which the terminal knows and of which these flags are in use.
    pub(in crate::terminal) fn use_kitty_keyboard(&self, flags: u32) -> io::Result<()> {
        let mut state = self.lock();
        if flags & DISAMBIGUATE != 0 || !matches!(state.hold, Hold::Taken(_)) {
            return Ok(());
        }
        state.kitty = true;
        drop(state);
        self.write(KITTY_ON.as_bytes())
    }

    /// The terminal to read from.
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

    /// Whether there is nobody at the other end any more: a closed window, a lost connection.
    pub(in crate::terminal) fn is_gone(&self) -> bool {
        // Hang-ups and errors are reported without being asked for.
        let mut end = [PollFd::new(&self.screen, PollFlags::empty())];
        poll(&mut end, Some(&Timespec::default())).is_ok() && !end[0].revents().is_empty()
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
        // In the background the terminal is another program's, which has set it up as it likes; and the kernel would
        // stop this one for touching it.
        if !self.is_foreground() {
            return;
        }
        let _ = tcsetattr(&self.keyboard, OptionalActions::Now, &original);
        let cancel = if mem::take(&mut state.cut) { CANCEL } else { "" };
        // Before the alternate screen is left, to which it belongs.
        let kitty = if mem::take(&mut state.kitty) { KITTY_OFF } else { "" };
        let _ = self.write_at_once(&[cancel, kitty, GIVE_BACK].concat());
        if let Some(flags) = self.shared {
            let _ = fcntl_setfl(&self.screen, flags);
        }
    }

    /// Writes without waiting for a reader. Where there is no room, what waits in the terminal is thrown away: frames
    /// that nobody has seen.
    fn write_at_once(&self, text: &str) -> io::Result<()> {
        if self.write_while_room(text.as_bytes())? {
            return Ok(());
        }
        tcflow(&self.screen, Action::OOn)?;
        tcflush(&self.screen, QueueSelector::OFlush)?;
        self.write_while_room(&[CANCEL, text].concat().into_bytes())?;
        Ok(())
    }

    /// Writes until there has been no room for [`PATIENCE`]; whether all of it went out.
    fn write_while_room(&self, mut bytes: &[u8]) -> io::Result<bool> {
        let mut waited = false;
        while !bytes.is_empty() {
            match try_write(self.screen.as_fd(), bytes)? {
                Sent::Bytes(count) => {
                    bytes = &bytes[count..];
                    waited = false;
                }
                _ if waited => return Ok(false),
                _ => {
                    self.wait_for_room(Some(&PATIENCE))?;
                    waited = true;
                }
            }
        }
        Ok(true)
    }

    fn wait_for_room(&self, patience: Option<&Timespec>) -> io::Result<()> {
        let mut room = [PollFd::new(&self.screen, PollFlags::OUT)];
        match poll(&mut room, patience) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Stops a program started or continued in the background until it is brought to the front, as the kernel would
    /// when it first changes the terminal; but before it has read attributes that belong to somebody else.
    fn wait_for_foreground(&self) -> io::Result<()> {
        if self.is_foreground() { Ok(()) } else { raise(SIGSTOP) }
    }

    /// Whether the terminal is ours to change. One that does no job control is.
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
        Err(Errno::AGAIN | Errno::INTR) => Ok(Sent::NoRoom),
        Err(error) => Err(error.into()),
    }
}

/// Standard input, or the controlling terminal if that is something else.
fn open_keyboard() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        return stdin().as_fd().try_clone_to_owned();
    }
    Ok(open("/dev/tty", OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?)
}

/// The terminal behind standard output, opened anew: on an open file of our own, not blocking concerns nobody else. Where
/// that cannot be had, standard output itself, with the flags it came with.
fn open_screen() -> io::Result<(OwnedFd, Option<OFlags>)> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let by_name = ttyname(stdout(), Vec::new()).and_then(|name| open(name, flags, Mode::empty()));
    // A container may not know the terminal's name, and after `su` it may be somebody else's.
    let anew = by_name.or_else(|error| {
        let is_controlling = tcgetpgrp(stdout()).is_ok();
        if is_controlling { open("/dev/tty", flags, Mode::empty()) } else { Err(error) }
    });
    match anew {
        Ok(screen) => Ok((screen, None)),
        Err(_) => Ok((stdout().as_fd().try_clone_to_owned()?, Some(fcntl_getfl(stdout())?))),
    }
}
