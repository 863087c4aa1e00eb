//! The desktop's clipboard, if there is a desktop.
//!
//! A program of the desktop (`wl-copy`, `xclip` …) is started for each copy. One runs at a time: it is ended for a newer copy,
//! or if it does not end by itself in time, together with the processes that it has started.

use std::env;
use std::io::{self, Seek as _, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::terminal::clipboard::Copied;

/// How long a clipboard program may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long it may run after the session has ended: less than the time left after a signal.
const LAST: Duration = Duration::from_millis(300);

/// How often it is checked whether it has ended.
const TICK: Duration = Duration::from_millis(10);

type CommandLine = &'static [&'static str];

const WAYLAND: CommandLine = &["wl-copy"];
const X11: [CommandLine; 2] =
    [&["xclip", "-selection", "clipboard", "-in"], &["xsel", "--clipboard", "--input"]];
const MACOS: CommandLine = &["pbcopy"];

/// The desktop's clipboard.
pub(in crate::terminal) struct Desktop {
    commands: Vec<CommandLine>,
    turn: Arc<Turn>,
}

/// A text to copy, and the function to call with the result unless a newer copy replaces it.
struct Order {
    text: String,
    tell: Box<dyn FnOnce(Copied) + Send>,
}

/// The next copy, and a signal for changes of it.
#[derive(Default)]
struct Turn {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    next: Option<Order>,
    /// Whether there is a thread that copies.
    busy: bool,
    /// The time by which copying must be done, once the session has ended.
    end: Option<Instant>,
}

/// How a clipboard program ended.
#[derive(PartialEq, Eq)]
enum Ended {
    Well,
    Badly,
    /// It was ended for a newer copy.
    Superseded,
}

impl Desktop {
    /// The clipboard of the desktop on which this program runs, if there is one.
    pub(in crate::terminal) fn new() -> Self {
        Self { commands: commands(has), turn: Arc::default() }
    }

    /// Copies `text` in the background.
    pub(in crate::terminal) fn copy(
        &self,
        text: String,
        tell: impl FnOnce(Copied) + Send + 'static,
    ) {
        if self.commands.is_empty() {
            return tell(Copied::Nowhere(text));
        }
        let mut state = self.turn.lock();
        state.next = Some(Order { text, tell: Box::new(tell) });
        self.turn.changed.notify_all();
        if !state.busy {
            let (turn, commands) = (Arc::clone(&self.turn), self.commands.clone());
            let work = move || turn.copy_all(&commands);
            state.busy = thread::Builder::new().name("copy".to_owned()).spawn(work).is_ok();
        }
    }

    /// Waits a moment for the last copy, then ends it.
    pub(in crate::terminal) fn finish(&self) {
        let mut state = self.turn.lock();
        state.end = Some(Instant::now() + LAST);
        self.turn.changed.notify_all();
        // Twice the time that the program has, so that there is time to end it.
        let busy = |state: &mut State| state.busy;
        drop(self.turn.changed.wait_timeout_while(state, 2 * LAST, busy));
    }
}

impl Turn {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Copies until there is nothing more to copy.
    fn copy_all(&self, commands: &[CommandLine]) {
        while let Some(order) = self.next() {
            let mut ends = commands.iter().map(|command| self.run(command, &order.text));
            let ended = ends.find(|ended| *ended != Ended::Badly);
            match ended {
                Some(Ended::Well) => (order.tell)(Copied::ToDesktop(order.text)),
                Some(Ended::Superseded) => {}
                _ => (order.tell)(Copied::Nowhere(order.text)),
            }
        }
    }

    fn next(&self) -> Option<Order> {
        let mut state = self.lock();
        let next = state.next.take();
        state.busy = next.is_some();
        self.changed.notify_all();
        next
    }

    /// Runs a command with `text` as its input until it ends or its time is over.
    fn run(&self, command: CommandLine, text: &str) -> Ended {
        let Ok(mut child) = start(command, text) else {
            return Ended::Badly;
        };
        let limit = Instant::now() + PATIENCE;
        loop {
            match child.try_wait() {
                Ok(None) => {}
                Ok(Some(status)) if status.success() => return Ended::Well,
                _ => return Ended::Badly,
            }
            let state = self.lock();
            let is_superseded = state.next.is_some();
            if is_superseded || Instant::now() >= state.end.map_or(limit, |end| limit.min(end)) {
                drop(state);
                end(&mut child);
                return if is_superseded { Ended::Superseded } else { Ended::Badly };
            }
            // A newer copy or the end of the session wakes this up.
            drop(self.changed.wait_timeout(state, TICK));
        }
    }
}

fn has(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The commands to try, in order. `has` says whether an environment variable is set.
fn commands(has: impl Fn(&str) -> bool) -> Vec<CommandLine> {
    let mut commands = Vec::new();
    if has("WAYLAND_DISPLAY") {
        commands.push(WAYLAND);
    }
    if has("DISPLAY") {
        commands.extend(X11);
    }
    if cfg!(target_os = "macos") {
        commands.push(MACOS);
    }
    commands
}

/// Starts a command with `text` as its input, from a file, since writing to a pipe could block.
fn start(command: CommandLine, text: &str) -> io::Result<Child> {
    let mut input = tempfile::tempfile()?;
    input.write_all(text.as_bytes())?;
    input.rewind()?;
    Command::new(command[0])
        .args(&command[1..])
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // It serves the clipboard after this program has ended, and is not stopped along with it.
        .process_group(0)
        .spawn()
}

/// Kills a program and the processes that it has started.
fn end(child: &mut Child) {
    if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_desktop_no_command_is_run() {
        if cfg!(target_os = "linux") {
            assert!(commands(|_| false).is_empty());
        }
        assert_eq!(commands(|_| true)[0], WAYLAND);
    }
}
