//! The terminal session: takes events, draws frames, performs effects, and restores the terminal however it ends.
//!
//! ```text
//!             input thread          watch thread            work thread
//!          keys, pastes, mouse   signals, hang-up, size         │
//!                  │                     │                     │
//!                  └──────────┐          │          ┌──────────┘
//!                             ▼          ▼          ▼
//!                           one channel of messages
//!                                        │
//!                            main thread │ waits, handles all pending messages,
//!                                        ▼ draws one frame, performs effects
//!                                       Tty ◄── given back by: Guard, on return and on error
//!                                               the panic hook, on any thread
//!                                               the watch thread, on a signal
//! ```
//!
//! The first frame is composed before any other thread is started and before the terminal is taken. Keys are read, and the
//! background work begins, once it has been drawn.
//!
//! Every thread sleeps in the kernel, without a timeout except while part of a key's sequence is pending, so that an idle
//! session uses no processor time. Giving the terminal back waits neither for another thread nor for the terminal (`tty`).
//! If the main thread does not end by itself after a signal, because it computes or waits for a terminal that nobody reads,
//! the watch thread ends the process (`watch`).
//!
//! What is on the screen is the matter of a [`Screen`].

mod canvas;
mod clipboard;
pub(crate) mod input;
#[cfg(unix)]
mod unix;
pub(crate) mod waiting;
#[cfg(windows)]
mod windows;

use std::io;
use std::panic;
use std::process::exit;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use anyhow::Context as _;
use ratatui::buffer::Buffer;
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::{Position, Size};

use crate::keys::Effect;
use crate::keys::Event;

use canvas::Canvas;
pub use clipboard::Copied;
use input::{Input, Reply};
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use system::{Desktop, Tty, keyboard, stop, suspend_group, watch};

/// The exit code of a program that panicked, the same as the standard library's.
const PANICKED: i32 = 101;

/// The exit code of a session whose terminal has gone away, with or without a signal.
const HUNG_UP: u8 = 128 + 1;

/// The largest screen drawn. A terminal can claim 65535 by 65535, which would be a buffer of many gigabytes.
const LARGEST_SIZE: Size = Size { width: 2048, height: 1024 };

/// The most messages handled before a frame is drawn, so that a flood of input is drawn in steps and a held key never lags.
const BURST: usize = 256;

/// How a session treats the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether the terminal is asked for mouse events from the start.
    pub mouse: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { mouse: true }
    }
}

/// The state that a session shows: it takes events and can be drawn.
///
/// The first event is always a [`Event::Resize`] with the terminal's size, and every frame has the size that the last
/// such event named: from 1 by 1 to 2048 by 1024 cells.
pub trait Screen {
    /// A result of the background work.
    type Made: Send + 'static;

    /// Takes an event; returns the effects to be performed, in order.
    fn handle(&mut self, event: Event) -> Vec<Effect>;

    /// Draws the whole state on a blank buffer; returns the position of the cursor if it is shown.
    fn draw(&self, buf: &mut Buffer) -> Option<Position>;

    /// Background work that is to begin, on a thread of its own, which delivers its results one by one while the session
    /// lasts. Asked for after each frame.
    fn work(&mut self) -> Option<Work<Self::Made>>;

    /// Takes a result of [`Screen::work`].
    fn made(&mut self, made: Self::Made);

    /// Whether the terminal is asked for the colour of its background, once, after the first frame.
    fn asks_background(&self) -> bool {
        false
    }

    /// Takes the colour of the terminal's background, as 0xRRGGBB. Some terminals never answer, and none answers at once.
    fn background(&mut self, colour: u32) {
        let _ = colour;
    }

    /// Takes the result of a copy that is too long to be sent to a terminal.
    fn copied_at_length(&mut self, copied: Copied) {
        let _ = copied;
    }

    /// Saves the session: when an effect asks for it, before the program stops, and at the end however it comes. At the end
    /// the terminal has been given back already.
    fn keep(&mut self) {}
}

/// Background work: a function that is given a function to deliver results with.
pub type Work<M> = Box<dyn FnOnce(&dyn Fn(M)) + Send>;

/// Shows `screen` on the terminal until it asks to quit (exit code 0) or a signal or the loss of the terminal ends the
/// session (128 and the signal's number).
///
/// An error says in one line why there was no session: there is no terminal, or it cannot be set up. In any case the
/// terminal has been given back.
pub fn run<S: Screen>(screen: S, options: Options) -> anyhow::Result<u8> {
    let tty = Arc::new(Tty::open(options.mouse)?);
    match hold_session(screen, &tty) {
        // The loss of the terminal ends the session in the same way, whichever thread notices it first.
        Err(_) if tty.is_gone() => Ok(HUNG_UP),
        ended => ended,
    }
}

fn hold_session<S: Screen>(screen: S, tty: &Arc<Tty>) -> anyhow::Result<u8> {
    // Without this, crossterm resets bold and reverse along with the colours if NO_COLOR is set, which the choice of the
    // colour scheme has taken into account already.
    force_color_output(true);
    let (sender, messages) = channel();
    let mut session = EventLoop::new(screen, Arc::clone(tty), sender.clone(), messages);
    // Composed first, so that the terminal is not blank meanwhile and no other thread slows it down.
    session.resize();
    let telling = sender.clone();
    let tell = move |notice| drop(telling.send(Message::Notice(notice)));
    watch::spawn(Arc::clone(tty), tell).context("signals cannot be watched")?;
    give_back_on_panic(Arc::clone(tty));
    let _guard = Guard::take(tty).context("the terminal cannot be set up")?;
    // The size may have changed before it was watched.
    session.resize();
    session.draw();
    session.ask_background();
    let deliver = move |input| sender.send(Message::Input(input)).is_ok();
    keyboard::spawn(Arc::clone(tty), deliver).context("keys cannot be read")?;
    session.run()
}

/// Holds the terminal, and gives it back when dropped.
struct Guard<'a>(&'a Tty);

impl<'a> Guard<'a> {
    fn take(tty: &'a Tty) -> io::Result<Self> {
        // Made first, so that dropping it undoes what was done if taking fails half-way.
        let guard = Self(tty);
        tty.take()?;
        Ok(guard)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Makes a panic on any thread give the terminal back, be reported as usual, and end the program.
#[allow(
    clippy::disallowed_methods,
    reason = "a hook cannot return: the terminal has been given back"
)]
fn give_back_on_panic(tty: Arc<Tty>) {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        tty.close();
        report(info);
        exit(PANICKED);
    }));
}

/// What the other threads tell the main one.
enum Message<M> {
    Input(io::Result<Input>),
    Notice(Notice),
    Made(M),
    Copied(Copied),
}

/// What the watch thread tells the main one.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(
    windows,
    allow(dead_code, reason = "Windows knows no jobs, and tells sizes with the keys")
)]
enum Notice {
    /// The window has another size.
    Resized,
    /// Give the terminal back and stop.
    Suspend,
    /// The program goes on after a stop.
    Continued,
    /// Finish now: the terminal has been given back, and the process ends shortly with this exit code.
    End(u8),
}

struct EventLoop<S: Screen> {
    screen: S,
    canvas: Canvas,
    tty: Arc<Tty>,
    sender: Sender<Message<S::Made>>,
    messages: Receiver<Message<S::Made>>,
    desktop: Desktop,
    /// The exit code, once the end is decided.
    end: Option<u8>,
}

impl<S: Screen> EventLoop<S> {
    fn new(
        screen: S,
        tty: Arc<Tty>,
        sender: Sender<Message<S::Made>>,
        messages: Receiver<Message<S::Made>>,
    ) -> Self {
        let (canvas, desktop) = (Canvas::new(Arc::clone(&tty)), Desktop::new());
        Self { screen, canvas, tty, sender, messages, desktop, end: None }
    }

    fn run(mut self) -> anyhow::Result<u8> {
        let ended = self.attend();
        // First, so that the terminal does not wait for a slow disk.
        self.tty.close();
        self.screen.keep();
        self.desktop.finish();
        ended
    }

    fn attend(&mut self) -> anyhow::Result<u8> {
        while self.end.is_none() {
            self.start_work().context("no thread for the background")?;
            let first = self.messages.recv().context("nothing is left to wait for")?;
            self.take(first)?;
            for _ in 1..BURST {
                let Ok(next) = self.messages.try_recv() else {
                    break;
                };
                self.take(next)?;
            }
            self.draw();
        }
        Ok(self.end.unwrap_or_default())
    }

    fn start_work(&mut self) -> io::Result<()> {
        let Some(work) = self.screen.work() else { return Ok(()) };
        let sender = self.sender.clone();
        let work = move || work(&|made| drop(sender.send(Message::Made(made))));
        thread::Builder::new().name("work".to_owned()).spawn(work).map(drop)
    }

    fn take(&mut self, message: Message<S::Made>) -> anyhow::Result<()> {
        match message {
            // After the end has been decided, what is typed is for the next program.
            _ if self.end.is_some() => {}
            Message::Input(input) => match input.context("keys cannot be read")? {
                // On Windows a new size is an event.
                Input::Event(Event::Resize { .. }) => self.renew_size(),
                Input::Event(event) => self.handle(event),
                Input::Reply(Reply::KittyKeyboard(flags)) => {
                    let asked = self.tty.use_kitty_keyboard(flags);
                    self.end_if_gone(&asked);
                }
                Input::Reply(Reply::Background(colour)) => {
                    let part = [0, colour.red, colour.green, colour.blue];
                    self.screen.background(u32::from_be_bytes(part));
                }
                Input::Focus(_) => {}
            },
            Message::Made(made) => self.screen.made(made),
            Message::Copied(copied) => self.screen.copied_at_length(copied),
            Message::Notice(Notice::Resized) => self.renew_size(),
            Message::Notice(Notice::Suspend) => self.suspend(),
            Message::Notice(Notice::Continued) => self.renew(),
            Message::Notice(Notice::End(code)) => self.end = Some(code),
        }
        Ok(())
    }

    fn handle(&mut self, event: Event) {
        for effect in self.screen.handle(event) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Quit => self.end = Some(0),
            Effect::Suspend => suspend_group(),
            Effect::Copy(text) => self.copy(text),
            Effect::CaptureMouse(on) => {
                let asked = self.tty.capture_mouse(on);
                self.end_if_gone(&asked);
            }
            Effect::Redraw => self.canvas.forget(),
            Effect::Keep => self.screen.keep(),
            // The screen does these itself.
            Effect::SaveCuration | Effect::WriteNewFile { .. } | Effect::ReplaceFile { .. } => {}
        }
    }

    /// Puts a text on the clipboard, through the terminal and the desktop. If it is too long for a terminal, the screen is
    /// told whether the desktop took it; else a failure of the desktop is ignored, since the terminal has been asked as well.
    fn copy(&mut self, text: String) {
        let Some(sequence) = clipboard::sequence(&text) else {
            let sender = self.sender.clone();
            let tell = move |copied| drop(sender.send(Message::Copied(copied)));
            return self.desktop.copy(text, tell);
        };
        let asked = self.tty.write(sequence.as_bytes());
        self.end_if_gone(&asked);
        self.desktop.copy(text, drop);
    }

    /// Tells the screen the terminal's current size; of several changes only the last one counts.
    fn resize(&mut self) {
        let size = self.canvas.measure();
        self.handle(Event::Resize { columns: size.width, rows: size.height });
    }

    /// The same, and draws in full even if the size is the same: a window made smaller and larger again has lost its edge.
    fn renew_size(&mut self) {
        self.resize();
        self.canvas.forget();
    }

    fn draw(&mut self) {
        let screen = &self.screen;
        let drawn = self.canvas.draw(|buf| screen.draw(buf));
        self.end_if_gone(&drawn);
    }

    fn ask_background(&mut self) {
        if self.screen.asks_background() {
            let asked = self.tty.ask_background();
            self.end_if_gone(&asked);
        }
    }

    /// Gives the terminal back and stops. Frames drawn after the program goes on and before [`Self::renew`] are dropped.
    fn suspend(&mut self) {
        self.tty.give_back();
        self.screen.keep();
        stop();
    }

    /// Takes the terminal again after a stop, in which other programs have used it and its size may have changed.
    fn renew(&mut self) {
        let taken = self.tty.take();
        self.end_if_gone(&taken);
        self.canvas.reset();
        self.resize();
    }

    /// Ends the session if writing failed, which it does only if the terminal is gone.
    fn end_if_gone(&mut self, written: &io::Result<()>) {
        if written.is_err() {
            self.end.get_or_insert(HUNG_UP);
        }
    }
}
