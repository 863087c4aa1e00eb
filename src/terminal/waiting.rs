//! A line on the terminal that says what is being done, if that takes long.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long nothing is printed, so that the line does not flicker for quick work.
pub(crate) const LONG: Duration = Duration::from_millis(200);

/// Does the work; if it takes longer than `patience`, shows `words` on `terminal` until it is done.
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
            // Errors of the terminal do not stop the work.
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

    /// A terminal that sends everything written to it to a channel.
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
