//! A thread that waits for the console to be closed, and ends the program if the main thread does not. Changes of the size are
//! read with the keys.

use std::io;
use std::process::exit;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::signal::windows::{ctrl_break, ctrl_close, ctrl_logoff, ctrl_shutdown};

use super::tty::Tty;
use crate::terminal::{HUNG_UP, Notice};

/// How long the main thread has to finish by itself: less than the five seconds that Windows waits.
const GRACE: Duration = Duration::from_secs(2);

/// Starts the thread. From then on the console is not closed before it has been given back.
pub(in crate::terminal) fn spawn(
    tty: Arc<Tty>,
    tell: impl Fn(Notice) + Send + 'static,
) -> io::Result<()> {
    let runtime = Builder::new_current_thread().build()?;
    let watch = move || {
        if wait_for_end(&runtime).is_ok() {
            end(&tty, &tell);
        }
    };
    thread::Builder::new().name("watch".to_owned()).spawn(watch).map(drop)
}

/// Sleeps until the console is closed, Ctrl-Break is pressed, or the user's session ends.
fn wait_for_end(runtime: &Runtime) -> io::Result<()> {
    runtime.block_on(async {
        let (mut close, mut stop) = (ctrl_close()?, ctrl_break()?);
        let (mut logoff, mut shutdown) = (ctrl_logoff()?, ctrl_shutdown()?);
        std::future::poll_fn(|context| {
            let came = close.poll_recv(context).is_ready()
                || stop.poll_recv(context).is_ready()
                || logoff.poll_recv(context).is_ready()
                || shutdown.poll_recv(context).is_ready();
            if came { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        Ok(())
    })
}

/// Ends the program: through the main thread if that still reacts, else from here.
#[allow(
    clippy::disallowed_methods,
    reason = "the last resort: the terminal has been given back, and the main thread does not end"
)]
fn end(tty: &Tty, tell: &impl Fn(Notice)) -> ! {
    tty.close();
    tell(Notice::End(HUNG_UP));
    thread::sleep(GRACE);
    exit(i32::from(HUNG_UP))
}
