//! Reads the bytes that a terminal sends on a thread of its own. They are decoded by [`Decoder`].

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

use super::tty::Tty;
use crate::terminal::input::{Decoder, Input};

/// How many bytes are read at once: as many as a terminal delivers.
const CHUNK: usize = 4096;

/// Reads on a thread of its own until `deliver` returns that no more is wanted. An error is delivered last.
pub(in crate::terminal) fn spawn(
    tty: Arc<Tty>,
    deliver: impl Fn(io::Result<Input>) -> bool + Send + 'static,
) -> io::Result<()> {
    let read = move || {
        if let Err(error) = read_all(tty.keyboard(), &deliver) {
            deliver(Err(error));
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(read).map(drop)
}

fn read_all(
    keyboard: BorrowedFd<'_>,
    deliver: &impl Fn(io::Result<Input>) -> bool,
) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    let mut chunk = [0; CHUNK];
    loop {
        if comes(keyboard, decoder.patience())? {
            match read(keyboard, &mut chunk) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => decoder.feed(&chunk[..count], &mut inputs),
                // Another program has read it.
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        } else {
            decoder.give_up(&mut inputs);
        }
        if !inputs.drain(..).all(|input| deliver(Ok(input))) {
            return Ok(());
        }
    }
}

/// Sleeps until there is something to read or `patience` is over; returns whether there is.
fn comes(keyboard: BorrowedFd<'_>, patience: Option<Duration>) -> io::Result<bool> {
    let patience = patience.map(|patience| Timespec {
        tv_sec: patience.as_secs().cast_signed(),
        tv_nsec: patience.subsec_nanos().into(),
    });
    loop {
        let mut coming = [PollFd::new(&keyboard, PollFlags::IN)];
        match poll(&mut coming, patience.as_ref()) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
