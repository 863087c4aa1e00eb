//! The list of keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::{Point, inset, row_of};
use crate::app::windows::help::Help;
use crate::keys::HelpLine;
use crate::messages::Message;
use crate::page::columns;
use crate::view::cursor;
use crate::view::paint::line;
use crate::view::palette::Palette;

impl Draw for Help {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let layout = app.layout();
        let area = self.window(&layout);
        let inner = area.inner;
        frame(&area, Message::Keys.say(app.lang()), palette, buf);
        // Keys to the left of what they do; on a narrow screen two fifths of the width at most.
        let widest = self.lines().iter().map(|line| match line {
            HelpLine::Keys(keys, _) => columns(keys),
            HelpLine::Group(_) => 0,
        });
        let left = (widest.max().unwrap_or(0) as u16 + 2).min(inner.width * 2 / 5);
        let in_sight = self.lines().iter().skip(self.top()).take(inner.height.into());
        for (y, entry) in in_sight.enumerate() {
            let row = row_of(inner, y);
            match entry {
                HelpLine::Group(name) => {
                    line(name, row, palette.accent, buf);
                }
                HelpLine::Keys(keys, what) if layout.plain => {
                    line(&format!("{what}: {keys}"), row, palette.text, buf);
                }
                HelpLine::Keys(keys, what) => {
                    let key = Rect { width: left.saturating_sub(2), ..inset(row, 1, 0) };
                    line(keys, key, palette.heading, buf);
                    line(what, inset(row, left, 0), palette.text, buf);
                }
            }
        }
    }

    /// At the first line in sight.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        layout.plain.then(|| cursor::at(self.window(&layout).inner, 0))
    }
}
