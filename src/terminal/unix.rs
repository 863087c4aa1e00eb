//! The terminal of a Unix system: a file that is read and written, and signals.

mod desktop;
pub(super) mod keyboard;
mod tty;
pub(super) mod watch;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;

pub(super) use desktop::Desktop;
pub(super) use tty::Tty;

/// Stops the whole job, as the terminal does for Ctrl-Z, so that a program that started this one (`cargo run`, a script)
/// stops with it. The watch thread receives the signal as well.
pub(super) fn suspend_group() {
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Stops this program until it is continued.
pub(super) fn stop() {
    let _ = raise(SIGSTOP);
}
