//! The columns of the table of figures: the words of each cell, and how many columns there is room for.

use crate::figures::table::{Column, Line};
use crate::figures::{FigureRow as Row, Figures};
use crate::messages::{Lang, Message};
use crate::page::{cells, columns};
use crate::report::Report;

/// The columns beside the name, each with its width, from left to right; what is left is the name's.
pub(crate) type Widths = Vec<(Column, usize)>;

/// The columns beside the name: each with its rank when they give way (the value is kept longest), and the width it
/// can do with.
const COLUMNS: [(Column, usize, usize); 6] = [
    (Column::Value, 0, 16),
    (Column::Plan, 2, 8),
    (Column::Against, 1, 17),
    (Column::Change, 4, 10),
    (Column::Next, 3, 12),
    (Column::Position, 5, 11),
];
/// The narrowest a name is shown beside other columns, the width it is given before they grow, and the widest a cell.
const NAME: usize = 26;
const NAME_FIRST: usize = 36;
const CELL: usize = 28;
/// Blank columns between two.
pub(crate) const GUTTER: usize = 2;

/// What the cells are made of.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    /// The report that states the figures.
    pub report: &'a Report,
    /// All its figures.
    pub figures: &'a Figures,
    /// The language of the interface.
    pub lang: Lang,
}

impl Cells<'_> {
    /// The words of a cell, as wide as they are: only what can say less is fitted to the room, in columns.
    pub(crate) fn text(&self, row: &Row, column: Column, room: usize) -> String {
        let Self { report, figures, lang } = *self;
        match column {
            Column::Grouped => String::new(),
            Column::Name => cells::marked_name(report, row, lang),
            Column::Value => cells::value(report, row),
            Column::Plan => cells::plan(row),
            Column::Against => cells::against(row, lang),
            Column::Change => cells::changes(report, row, lang),
            Column::Next => cells::next_within(room, report, figures, row, lang),
            Column::Position => cells::position(report, row, lang),
        }
    }

    /// The columns that a table of these lines has room for in `width` columns of the screen.
    pub(crate) fn fit(&self, lines: &[Line], width: usize) -> Widths {
        let rows: Vec<&Row> =
            lines.iter().filter_map(|line| self.figures.rows().get(line.figure()?)).collect();
        let mut order: Vec<usize> = (0..COLUMNS.len()).collect();
        order.sort_unstable_by_key(|&i| COLUMNS[i].1);
        let mut left = width;
        // By rank: the position of a column, what it needs, and what it gets.
        let mut kept: Vec<(usize, usize, usize)> = Vec::new();
        for i in order {
            let (column, rank, compact) = COLUMNS[i];
            let need = self.need(&rows, column);
            let least = need.min(compact);
            // The value is cut rather than left out; any other column must leave the name its width.
            if rank == 0 {
                let least = least.min(width / 2);
                left = left.saturating_sub(least + GUTTER);
                kept.push((i, need, least));
            } else if need > 0 && left >= NAME + GUTTER + least {
                left -= least + GUTTER;
                kept.push((i, need, least));
            }
        }
        for (_, need, got) in &mut kept {
            let more = (*need - *got).min(left.saturating_sub(NAME_FIRST));
            *got += more;
            left -= more;
        }
        kept.sort_unstable_by_key(|(i, ..)| *i);
        kept.into_iter().map(|(i, _, got)| (COLUMNS[i].0, got)).collect()
    }

    /// The width that a column needs for its cells and its name; nothing where all cells are empty.
    fn need(&self, rows: &[&Row], column: Column) -> usize {
        let cells = rows.iter().map(|row| columns(&self.text(row, column, usize::MAX)));
        let head = heading(column).map_or(0, |name| columns(name.say(self.lang)));
        match cells.max().unwrap_or(0).min(CELL) {
            0 => 0,
            need => need.max(head),
        }
    }
}

/// What a column is called; none for the order in groups.
pub(crate) fn heading(column: Column) -> Option<Message> {
    Some(match column {
        Column::Grouped => return None,
        Column::Name => Message::FigureName,
        Column::Value => Message::FigureValue,
        Column::Plan => Message::FigurePlan,
        Column::Against => Message::FigureAgainst,
        Column::Change => Message::FigureChange,
        Column::Next => Message::FigureNext,
        Column::Position => Message::FigurePlace,
    })
}
