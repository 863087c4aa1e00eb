//! What the mouse does with figures: in their table, and with their values in the text.

use super::{GUTTER, sort_by};
use crate::app::App;
use crate::app::tabs::Tab;
use crate::figures::table::Column;
use crate::keys::Action;
use crate::report::Position;

impl App {
    /// The figure whose value holds a character of the text, while values stand out.
    pub(crate) fn lit_figure_at(&self, position: Position) -> Option<usize> {
        let holds = |&&row: &&usize| {
            let token = self.figures().rows()[row].token.as_ref();
            token.is_some_and(|token| token.contains(&position.offset))
        };
        let unlit = self.figures.unlit;
        self.figures().of(position.node).iter().find(holds).copied().filter(|_| !unlit)
    }

    /// Goes to the line of a figure in the table, which lists all figures again if it did not list this one.
    pub(crate) fn show_figure(&mut self, figure: usize) {
        let Some(tab) = self.tabs.position(Tab::Figures) else {
            return;
        };
        self.turn_to(tab);
        self.figures.select(figure);
        if self.figures.selected_row() != Some(figure) {
            self.figures.want_all(&self.report, |_| {});
        }
    }

    /// The column of the table whose head is at a column of the screen.
    pub(crate) fn column_at(&self, x: u16) -> Option<Column> {
        let layout = self.figures_layout();
        let widths = self.figures.widths();
        let used: usize = widths.iter().map(|placed| placed.width + GUTTER).sum();
        let within = usize::from(x.checked_sub(layout.table_begins())?);
        let mut ends = layout.table_width().saturating_sub(used);
        if within < ends {
            return Some(Column::Name);
        }
        widths.iter().find_map(|placed| {
            ends += GUTTER + placed.width;
            (within < ends).then_some(placed.column)
        })
    }

    /// Puts the figures in order by a column, or turns the order round if they are in it already.
    pub(crate) fn sort_figures(&mut self, column: Column) {
        self.figures.want(&self.report, |wanted| {
            if wanted.by == column {
                wanted.reversed = !wanted.reversed;
            } else {
                sort_by(wanted, column);
            }
        });
    }

    /// Scrolls the chart while it has the pane, else moves the selection.
    pub(crate) fn turn_wheel_over_figures(&mut self, action: Action) {
        if self.figures.close_up.is_some() {
            self.scroll_chart(action);
        } else {
            self.figures.move_selection(action, 1);
        }
    }

    /// Selects the figure of a line, as a click does; a click on the selected one goes to its sentence.
    pub(crate) fn click_figure(&mut self, line: usize) {
        if self.figures.selected_line() == Some(line) {
            self.open_figure();
        } else if let Some(figure) = self.figures.lines.get(line).and_then(|line| line.figure()) {
            self.figures.select(figure);
        }
    }
}
