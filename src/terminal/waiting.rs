//! A line on the terminal that says what is being done, where that takes so long that a person would wonder.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long nothing is said: a line that came and went at once would only flicker.
pub(crate) const LONG: Duration = Duration::from_millis(200);

/// Does the work; if it takes longer than `patience`, writes `words` to `terminal` until it is done.
pub(crate) fn told_if_long<T>(
    patience: Duration,
    words: &str,
    terminal: &mut (impl Write + Send),
    work: impl FnOnce() -> T,
) -> T {
    let (done, waits) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waits.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            // A terminal that has gone away is no reason to stop.
            let _ = write!(terminal, "{words}").and_then(|()| terminal.flush());
            let _ = waits.recv();
            let _ = write!(terminal, "\r\x1b[K").and_then(|()| terminal.flush());
        });
        let made = work();
        drop(done);
        made
    })
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::mpsc::Sender;

    use super::*;

    /// A terminal that tells of everything written to it.
    struct Told(Sender<String>);

    impl Write for Told {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.send(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn long_work_is_told_and_the_line_taken_away_after_it() {
        let (sender, written) = channel();
        let mut terminal = Told(sender);
        // The work ends when the line has been written, however long that takes.
        let made = told_if_long(Duration::ZERO, "reading…", &mut terminal, || written.recv());
        assert_eq!(made.as_deref(), Ok("reading…"));
        drop(terminal);
        assert_eq!(written.iter().collect::<String>(), "\r\x1b[K");
    }

    #[test]
    fn of_quick_work_nothing_is_told() {
        let mut terminal = Vec::new();
        assert_eq!(told_if_long(Duration::MAX, "reading…", &mut terminal, || 7), 7);
        assert_eq!(terminal, b"");
    }
}
