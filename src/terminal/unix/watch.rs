//! A thread that waits for signals and for the loss of the terminal, and ends the program if the main thread does not.
//!
//! It sleeps in one `poll` without a timeout. A hang-up is detected on the terminal's descriptor and not only by the signal,
//! which a parent process may have ignored.

use std::io;
use std::os::unix::net::UnixStream;
use std::process::exit;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use super::tty::{GONE, Tty};
use crate::terminal::Notice;

/// How long the main thread has to finish by itself after the terminal has been given back.
const GRACE: Duration = Duration::from_millis(500);

/// Signals that end the program.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Signals after which the program goes on.
const PASSING: [i32; 3] = [SIGCONT, SIGTSTP, SIGWINCH];

/// Starts the thread. From then on no signal ends the program before the terminal has been given back.
pub(in crate::terminal) fn spawn(
    tty: Arc<Tty>,
    tell: impl Fn(Notice) + Send + 'static,
) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = ENDING.iter().chain(&PASSING);
    let signals = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
    let watch = move || watch(&tty, signals, &tell);
    thread::Builder::new().name("watch".to_owned()).spawn(watch).map(drop)
}

fn watch(tty: &Tty, mut signals: SignalDelivery<UnixStream, SignalOnly>, tell: &impl Fn(Notice)) {
    let mut is_heard = true;
    loop {
        match wait(is_heard.then_some(tty), signals.get_read()) {
            Woken::Gone => end(SIGHUP, tty, tell),
            Woken::Deaf => is_heard = false,
            Woken::Signal => {}
        }
        let came: Vec<i32> = signals.pending().collect();
        if let Some(&signal) = came.iter().find(|signal| ENDING.contains(signal)) {
            end(signal, tty, tell);
        }
        for signal in came {
            match signal {
                SIGTSTP => tell(Notice::Suspend),
                SIGCONT => tell(Notice::Continued),
                _ => tell(Notice::Resized),
            }
        }
    }
}

/// What ended the sleep.
enum Woken {
    /// The terminal has gone away.
    Gone,
    /// `poll` cannot say anything of the terminal, as of some on macOS, and would not sleep.
    Deaf,
    /// A signal, which is waiting to be collected.
    Signal,
}

/// Sleeps until something has happened.
fn wait(tty: Option<&Tty>, signals: &UnixStream) -> Woken {
    let mut waking = vec![PollFd::new(signals, PollFlags::IN)];
    // Hang-ups and errors are reported without being asked for.
    waking.extend(tty.map(|tty| PollFd::new(tty, PollFlags::empty())));
    let said = match poll(&mut waking, None) {
        Ok(_) => waking.get(1).map_or(PollFlags::empty(), PollFd::revents),
        Err(_) => PollFlags::empty(),
    };
    match said {
        said if said.intersects(GONE) => Woken::Gone,
        said if said.contains(PollFlags::NVAL) => Woken::Deaf,
        _ => Woken::Signal,
    }
}

/// Ends the program: through the main thread if that still reacts, else from here. The exit code is 128 and the signal's
/// number, as a shell would report it.
#[allow(
    clippy::disallowed_methods,
    reason = "the last resort: the terminal has been given back, and the main thread does not end"
)]
fn end(signal: i32, tty: &Tty, tell: &impl Fn(Notice)) -> ! {
    let code = 128 + signal;
    tty.close();
    tell(Notice::End(code as u8));
    thread::sleep(GRACE);
    exit(code)
}
