//! Where the cursor is on a plain screen: at what the keys act on. Each window says itself where it is in it.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Point;
use crate::keys::Mode;
use crate::report::Position;

/// At the selected entry of a list, at what is selected or was jumped to in the text, else at the text on top.
pub(crate) fn in_panes(app: &App) -> Point {
    let layout = app.layout();
    match app.mode() {
        Mode::Outline => {
            let row = app.marked_entry().unwrap_or(0);
            at(layout.outline, row.saturating_sub(app.outline_top()))
        }
        Mode::Figures => at_figure(app),
        _ => {
            let (column, row) = in_text(app).unwrap_or_default();
            let last = layout.text.width.saturating_sub(1);
            let column = column.try_into().unwrap_or(last).min(last);
            let row = at(layout.text, row);
            Point { x: row.x + column, ..row }
        }
    }
}

/// The cell of the text that is selected, pointed at, or led to by a jump; none for the text on top.
fn in_text(app: &App) -> Option<(usize, usize)> {
    let reader = app.reader();
    let selected = reader.selection().and_then(|selection| selection.parts().first());
    match selected {
        Some((node, chars)) => reader.cell_of(Position { node: *node, offset: chars.start }),
        None => reader.cell_of_selected().or_else(|| reader.cell_of(reader.target()?)),
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
