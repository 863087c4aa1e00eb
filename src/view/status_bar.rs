//! The status bar. What is on it, and where, is worked out in `app`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::line;
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::inset;

pub(crate) fn draw(app: &App, palette: &Palette, area: Rect, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let bar = app.status_bar();
    // The gaps as well: a terminal then shows all of it in one style.
    let right = Rect { x: bar.right_begins, width: area.right() - bar.right_begins, ..area };
    buf.set_style(inset(right, 0, 1), palette.dim);
    for cell in &bar.right {
        let at = Rect { x: cell.x, width: cell.width, ..area };
        line(&cell.text, at, palette.dim, buf);
    }
    let left = inset(area, 1, 0);
    let width = (bar.right_begins - left.x).saturating_sub(2);
    let style = if bar.is_sentence { palette.text } else { palette.dim };
    line(&bar.left, Rect { width, ..left }, style, buf);
}
