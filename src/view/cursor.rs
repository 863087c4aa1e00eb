//! Where the cursor is on a plain screen: at what the keys act on. Each window says itself where it is in it.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Point;
use crate::keys::Mode;
use crate::report::Position;

/// At the selected entry of a list or link of the text, else at the text on top.
pub(crate) fn in_panes(app: &App) -> Point {
    let layout = app.layout();
    match app.mode() {
        Mode::Outline => {
            let row = app.marked_entry().unwrap_or(0);
            at(layout.outline, row.saturating_sub(app.outline_top()))
        }
        Mode::Figures => at_figure(app),
        _ => {
            let reader = app.reader();
            let selected = reader.selection().and_then(|selection| selection.parts().first());
            let row = match selected {
                Some((node, chars)) => {
                    reader.page().row_of(Position { node: *node, offset: chars.start })
                }
                None => reader.selected_in_sight().map(|anchor| anchor.row),
            };
            at(layout.text, row.unwrap_or(0).saturating_sub(reader.top()))
        }
    }
}

/// At the selected figure.
pub(crate) fn at_figure(app: &App) -> Point {
    let line = app.figures_pane().selected_line().unwrap_or(0);
    at(app.figures_layout().list, line.saturating_sub(app.figure_top()))
}

/// The first cell of a row of an area, counted from its top; of its last row if it has no such row.
pub(crate) fn at(area: Rect, row: usize) -> Point {
    let last = area.height.saturating_sub(1);
    Point { x: area.x, y: area.y + last.min(row.try_into().unwrap_or(last)) }
}
