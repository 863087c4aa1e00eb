//! A screen whose every word is known and that fails on demand, shown by running this test program in a terminal.

use std::env;
use std::mem;

use baocao::keys::Effect;
use baocao::keys::{Code, Event, Key};
use baocao::terminal::{self, Copied, Options, Screen, Work};
use portable_pty::CommandBuilder;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Stylize;
use ratatui::text::Line;
use ratatui::widgets::Widget as _;

use super::pty::command;

/// Says what is to be staged: `words`, or where to panic.
const STAGED: &str = "BAOCAO_TEST_STAGED";

/// What it copies that is too long for a terminal: this, so often.
pub const LONG: &str = "thủy điện\n";
pub const LENGTH: usize = 20_000;

/// A command that shows the screen.
pub fn staged(what: &str) -> CommandBuilder {
    let program = env::current_exe().expect("this test program");
    let mut command = command(program.to_str().expect("a path in UTF-8"));
    command.args([
        "terminal::staged::show",
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(STAGED, what);
    command
}

#[test]
#[ignore = "runs inside the terminals of the other tests"]
fn show() {
    if let Ok(what) = env::var(STAGED) {
        let code = terminal::run(Staged::new(what), Options { mouse: true }).expect("a session");
        std::process::exit(code.into());
    }
}

struct Staged {
    what: String,
    size: String,
    last: String,
    keys: usize,
    made: &'static str,
    has_begun: bool,
}

impl Staged {
    fn new(what: String) -> Self {
        Self { what, size: String::new(), last: String::new(), keys: 0, made: "", has_begun: false }
    }

    fn fail_in(&self, position: &str) {
        assert!(self.what != position, "a fault staged in {position}");
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.keys += 1;
        match key.code {
            Code::Char('q') => vec![Effect::Quit],
            Code::Char('y') => vec![Effect::Copy("thủy điện".to_owned())],
            Code::Char('Y') => vec![Effect::Copy(LONG.repeat(LENGTH))],
            Code::Char('m') => vec![Effect::CaptureMouse(false)],
            Code::Char('M') => vec![Effect::CaptureMouse(true)],
            Code::Char('!') => {
                self.fail_in("handle");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Screen for Staged {
    type Made = &'static str;

    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => return self.press(key),
            Event::Resize { columns, rows } => self.size = format!("{columns} by {rows}"),
            Event::Paste(text) => self.last = format!("pasted: {text}"),
            Event::Mouse(mouse) => {
                self.last = format!("{:?} at {}, {}", mouse.kind, mouse.column, mouse.row);
            }
        }
        Vec::new()
    }

    fn draw(&self, buf: &mut Buffer) -> Option<Position> {
        self.fail_in("draw");
        let area = buf.area;
        assert_eq!(self.size, format!("{} by {}", area.width, area.height));
        let keys = format!("{} keys", self.keys);
        let lines = [&self.size, self.made, &keys, &self.last];
        for (row, line) in area.rows().zip(lines) {
            Line::from(line).red().bold().reversed().render(row, buf);
        }
        None
    }

    fn work(&mut self) -> Option<Work<&'static str>> {
        if mem::replace(&mut self.has_begun, true) {
            return None;
        }
        let fails = self.what == "work";
        Some(Box::new(move |tell| {
            assert!(!fails, "a fault staged in work");
            tell("made");
        }))
    }

    fn made(&mut self, made: &'static str) {
        self.made = made;
    }

    fn copied_at_length(&mut self, copied: Copied) {
        self.last = match copied {
            Copied::ToDesktop(text) => format!("desktop: {} bytes", text.len()),
            Copied::Nowhere(text) => format!("nowhere: {} bytes", text.len()),
        };
    }
}
