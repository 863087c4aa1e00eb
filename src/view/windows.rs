//! How windows are drawn: what each can be asked, and the frame they share. Each is drawn in its own file; what it does is
//! in the file of the same name in `app/windows`.

mod bookmarks;
mod correction;
mod figure_filter;
mod file_prompt;
mod finder;
mod help;
mod letter_prompt;
mod note_popup;
mod page_prompt;
mod picker;
mod save_prompt;

use ratatui::buffer::Buffer;
use ratatui::widgets::{Block, Clear, Widget};

use super::cursor::at;
use super::paint::line;
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::{Point, WindowArea};
use crate::app::windows::{Window, each_window};
use crate::page::fitted;

/// What is asked of every window to draw it.
pub(crate) trait Draw {
    /// Draws it over what is beneath.
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer);

    /// Where the cursor is to be shown, if it is: by default in the first row of a plain screen.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = app.layout();
        layout.plain.then(|| at(layout.body, 0))
    }

    /// Whether nothing of what is beneath is to be seen.
    fn covers_all(&self) -> bool {
        false
    }
}

/// A window as it is drawn.
pub(crate) fn drawn(window: &Window) -> &dyn Draw {
    each_window!(window, it => it)
}

/// Clears the area of a window and draws its frame with its name, or its name alone.
fn frame(area: &WindowArea, name: &str, palette: &Palette, buf: &mut Buffer) {
    let WindowArea { outer, inner, framed } = *area;
    Clear.render(outer, buf);
    if framed {
        let title = format!(" {} ", fitted(name, usize::from(outer.width) - 6));
        Block::bordered()
            .border_style(palette.rule)
            .title(title)
            .title_style(palette.accent)
            .render(outer, buf);
    } else if inner.y > outer.y {
        line(name, outer, palette.accent, buf);
    }
}
