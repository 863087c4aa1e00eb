//! The program as a script runs it, with a limit on time and memory, so that nothing it does can hang a test.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// What any command may take. A sound one takes a fraction; this is for a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// What it may use, in KiB: a gigabyte.
const MEMORY: &str = "1048576";

/// Runs the program; fails if it takes too long, needs too much memory or panics.
pub fn run<A: AsRef<OsStr> + Debug>(args: &[A]) -> Output {
    let child = Command::new("sh")
        .args(["-c", "ulimit -v \"$1\"; shift; exec \"$0\" \"$@\""])
        .args([env!("CARGO_BIN_EXE_baocao"), MEMORY])
        .args(args)
        .env("RUST_BACKTRACE", "0")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let pid = Pid::from_raw(child.id().cast_signed()).expect("it has an id");
    let (sender, ended) = channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let Ok(output) = ended.recv_timeout(PATIENCE) else {
        let _ = kill_process(pid, Signal::KILL);
        panic!("{args:?} takes longer than {PATIENCE:?}");
    };
    let output = output.expect("it can be waited for");
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(matches!(code, Some(0..=2)), "{args:?} ended with {:?}: {said}", output.status);
    assert!(!said.contains("panicked"), "{args:?}: {said}");
    output
}
