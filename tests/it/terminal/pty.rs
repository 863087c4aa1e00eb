//! A program in a pseudo-terminal: what it draws, what it is sent, how it ends. Waits are for a condition, never for a time.

use std::fs;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{
    ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::fs::{Mode, OFlags};
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, kill_process, test_kill_process, waitid,
};
use vt100::{MouseProtocolMode, Parser};

/// Long enough for a busy machine; nothing waits this long unless it fails.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What ends a frame.
const FRAME_END: &str = "\x1b[?2026l";

/// What undoes each mode a full-screen program may have set.
const RESETS: [&str; 7] = [
    "\x1b[?1049l",
    "\x1b[?25h",
    "\x1b[?1000l",
    "\x1b[?1002l",
    "\x1b[?1003l",
    "\x1b[?1006l",
    "\x1b[?2004l",
];

/// A command for the program under test, in a plain environment.
pub fn baocao() -> CommandBuilder {
    command(env!("CARGO_BIN_EXE_baocao"))
}

/// A script for `sh`, which finds the program under test as `$0`.
pub fn script(script: &str) -> CommandBuilder {
    let mut shell = command("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_baocao")]);
    shell
}

/// A command in a plain environment, which remembers nothing of any other's.
pub fn command(program: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env("XDG_STATE_HOME", state_home());
    command.env("TERM", "xterm-256color");
    command.env("RUST_BACKTRACE", "0");
    command.env_remove("COLORFGBG");
    for variable in ["NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(variable);
    }
    command
}

/// A directory for state that nothing has used before.
fn state_home() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    static HOMES: LazyLock<PathBuf> = LazyLock::new(|| {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("state");
        let own = std::process::id().to_string();
        // Those of test programs that have ended, one with this program's own id among them.
        for home in fs::read_dir(&all).into_iter().flatten().flatten() {
            let name = home.file_name();
            let id = name.to_str().filter(|id| *id != own);
            let runs = id
                .and_then(|id| id.parse().ok())
                .and_then(Pid::from_raw)
                .is_some_and(|id| test_kill_process(id).is_ok());
            if !runs {
                let _ = fs::remove_dir_all(home.path());
            }
        }
        all.join(own)
    });
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    HOMES.join(number.to_string())
}

/// A program running in a pseudo-terminal of 80 columns and 24 rows.
pub struct Session {
    terminal: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's attributes outlive the program.
    _inside: Box<dyn SlavePty + Send>,
    /// Had only once it is used: on being dropped it types an end of input, and a closed window types nothing.
    keyboard: Option<Box<dyn Write + Send>>,
    output: Arc<Output>,
    attributes: String,
    program: Program,
}

/// The running program; killed when dropped.
pub struct Program {
    pid: Pid,
    killer: Box<dyn ChildKiller + Send + Sync>,
    ended: Receiver<ExitStatus>,
}

struct Output {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    bytes: Vec<u8>,
    screen: Parser,
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    On,
    Paused,
    Off,
    /// The reader has let go of the terminal.
    Done,
}

impl Session {
    /// Starts `command` and does not wait for it.
    pub fn start(command: CommandBuilder) -> Self {
        Self::start_at(command, 80, 24)
    }

    /// Starts `command` in a window of another size.
    pub fn start_at(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let attributes = attributes(&*pair.master);
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        let pid = child.process_id().and_then(|id| Pid::from_raw(id.cast_signed()));
        let killer = child.clone_killer();
        let (sender, ended) = channel();
        thread::spawn(move || sender.send(child.wait().expect("it can be waited for")));
        Self {
            output: Output::read(
                pair.master.try_clone_reader().expect("a reader"),
                Parser::new(rows, columns, 0),
            ),
            keyboard: None,
            terminal: pair.master,
            _inside: pair.slave,
            attributes,
            program: Program { pid: pid.expect("it has an id"), killer, ended },
        }
    }

    /// Starts `command` and waits until it has drawn something.
    pub fn open(command: CommandBuilder) -> Self {
        let session = Self::start(command);
        session.wait_until_drawn();
        session
    }

    /// Waits until a full screen has been drawn.
    pub fn wait_until_drawn(&self) {
        self.wait("a full screen", |screen| {
            screen.alternate_screen() && !screen.contents().trim().is_empty()
        });
        self.wait_for_bytes(0, FRAME_END);
    }

    /// Waits until the screen is as wanted.
    pub fn wait(&self, wanted: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        self.output.wait(wanted, |state| is_so(state.screen.screen()));
    }

    /// Waits until this stands on the screen.
    pub fn wait_for_text(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.output.state.lock().expect("output").screen.screen().contents()
    }

    /// Everything that has come out so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.output.state.lock().expect("output").bytes.clone()
    }

    /// Waits until these bytes have come out, after the first `from`.
    pub fn wait_for_bytes(&self, from: usize, bytes: &str) {
        let found = |state: &State| has(state.bytes.get(from..).unwrap_or_default(), bytes);
        self.output.wait(bytes, found);
    }

    /// Types bytes.
    pub fn press(&mut self, bytes: impl AsRef<[u8]>) {
        let terminal = &self.terminal;
        let keyboard =
            self.keyboard.get_or_insert_with(|| terminal.take_writer().expect("a writer"));
        keyboard.write_all(bytes.as_ref()).expect("keys are taken");
    }

    /// Types bytes, if any, and waits for the frame that answers them.
    pub fn press_and_see(&mut self, bytes: &str) {
        if !bytes.is_empty() {
            let before = self.bytes().len();
            self.press(bytes);
            self.wait_for_bytes(before, FRAME_END);
        }
    }

    /// Gives the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.output.resize(columns, rows);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.terminal.resize(size).expect("the window changes its size");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.program.pid, signal).expect("it runs");
    }

    /// The folder in which the system lists the program's threads.
    pub fn threads(&self) -> PathBuf {
        format!("/proc/{}/task", self.program.pid.as_raw_nonzero()).into()
    }

    /// Waits until the program has stopped.
    pub fn wait_until_stopped(&self) {
        let pid = self.program.pid;
        within(PATIENCE, "stopped", move || {
            let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
            waitid(WaitId::Pid(pid), options).expect("it can be waited for");
        });
    }

    /// Waits until the program has ended: its exit code.
    pub fn end(&self, limit: Duration) -> u32 {
        self.program.end(limit)
    }

    /// The terminal is as it was before the program started, and every mode was reset after the first `from` bytes.
    pub fn assert_restored(&self, from: usize) {
        for reset in RESETS {
            self.wait_for_bytes(from, reset);
        }
        self.wait("the terminal as it was", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == MouseProtocolMode::None
        });
        assert_eq!(self.attributes_now(), self.attributes);
    }

    /// The program has not touched the terminal.
    pub fn assert_untouched(&self) {
        let bytes = self.bytes();
        assert!(!bytes.contains(&0x1b), "{}", String::from_utf8_lossy(&bytes));
        assert_eq!(self.attributes_now(), self.attributes);
    }

    /// Whether keys come one by one and without echo.
    pub fn is_raw(&self) -> bool {
        self.attributes_now() != self.attributes
    }

    fn attributes_now(&self) -> String {
        attributes(&*self.terminal)
    }

    /// Another descriptor of the terminal the program runs in, never blocking.
    pub fn reopened(&self) -> OwnedFd {
        let name = self.terminal.tty_name().expect("the terminal has a name");
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY;
        rustix::fs::open(name, flags, Mode::empty()).expect("the terminal")
    }

    /// Stops reading what the program draws. It takes a frame to notice, so one is asked for.
    pub fn pause(&self) {
        self.output.set(Reading::Paused);
        self.resize(81, 24);
    }

    /// Reads on.
    pub fn unpause(&self) {
        self.output.set(Reading::On);
    }

    /// Closes the terminal under the program, as a closed window or a lost connection does.
    pub fn close(self) -> Program {
        self.output.set(Reading::Off);
        self.resize(81, 24);
        self.output.wait("a frame", |state| state.reading == Reading::Done);
        self.program
    }
}

impl Program {
    /// Waits until the program has ended: its exit code.
    pub fn end(&self, limit: Duration) -> u32 {
        match self.ended.recv_timeout(limit) {
            Ok(status) if status.signal().is_none() => status.exit_code(),
            Ok(status) => panic!("killed: {status}"),
            Err(error) => panic!("still running after {limit:?} ({error})"),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Fails if it has ended, which is what is wanted. Else it hangs up, and what it keeps then is kept before the
        // directory for it goes.
        let _ = self.killer.kill();
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

impl Output {
    fn read(mut from: Box<dyn Read + Send>, screen: Parser) -> Arc<Self> {
        let output = Arc::new(Self {
            state: Mutex::new(State { bytes: Vec::new(), screen, reading: Reading::On }),
            changed: Condvar::new(),
        });
        let shared = Arc::clone(&output);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = from.read(&mut buffer) {
                if !shared.took(&buffer[..count]) {
                    break;
                }
            }
            drop(from);
            shared.set(Reading::Done);
        });
        output
    }

    /// Keeps what has come; whether to read on.
    fn took(&self, bytes: &[u8]) -> bool {
        let mut state = self.state.lock().expect("output");
        state.bytes.extend(bytes);
        state.screen.process(bytes);
        self.changed.notify_all();
        let paused = |state: &mut State| state.reading == Reading::Paused;
        let state = self.changed.wait_while(state, paused).expect("output");
        state.reading == Reading::On
    }

    /// The emulator fails at the smallest sizes, and need not draw what no window has.
    fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.state.lock().expect("output");
        state.screen.screen_mut().set_size(rows.clamp(5, 200), columns.clamp(20, 500));
    }

    fn set(&self, reading: Reading) {
        self.state.lock().expect("output").reading = reading;
        self.changed.notify_all();
    }

    fn wait(&self, wanted: &str, is_so: impl Fn(&State) -> bool) {
        let not_yet = |state: &mut State| !is_so(state);
        let state = self.state.lock().expect("output");
        let outcome = self.changed.wait_timeout_while(state, PATIENCE, not_yet);
        let (state, timeout) = outcome.expect("output");
        let screen = state.screen.screen().contents();
        drop(state);
        assert!(!timeout.timed_out(), "never came: {wanted:?}\n{screen}");
    }
}

/// What `run` returns; fails if that takes longer than `limit`.
pub fn within<T: Send + 'static>(
    limit: Duration,
    what: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(run()));
    match receiver.recv_timeout(limit) {
        Ok(returned) => returned,
        Err(RecvTimeoutError::Timeout) => panic!("not {what} after {limit:?}"),
        Err(RecvTimeoutError::Disconnected) => panic!("failed: {what}"),
    }
}

/// Whether `bytes` stand in `output`.
pub fn has(output: &[u8], bytes: &str) -> bool {
    output.windows(bytes.len()).any(|window| window == bytes.as_bytes())
}

fn attributes(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios().expect("a terminal has attributes"))
}
