//! The console of Windows 10 and later: it is drawn on with escape sequences and read as key and mouse events.

mod desktop;
pub(super) mod keyboard;
mod tty;
pub(super) mod watch;

pub(super) use desktop::Desktop;
pub(super) use tty::Tty;

/// Does nothing: Windows has no jobs to stop.
pub(super) fn suspend_group() {}

/// Never called, since no notice asks for it.
pub(super) fn stop() {}
