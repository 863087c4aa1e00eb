//! The console of Windows 10 and later: drawn on with escape sequences, read as key and mouse events.

mod desktop;
pub(super) mod keyboard;
mod tty;
pub(super) mod watch;

pub(super) use desktop::Desktop;
pub(super) use tty::Tty;

/// Windows has no jobs to stop: nothing happens.
pub(super) fn suspend_group() {}

/// Never asked for, since nothing tells the program to stop for a while.
pub(super) fn stop() {}
