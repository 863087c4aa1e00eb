//! The columns of the table of figures: the words of each cell, and how many columns there is room for.

use super::periods::Periods;
use crate::figures::table::{Column, Line};
use crate::figures::{FigureRow as Row, Figures};
use crate::messages::{Lang, Message};
use crate::page::{cells, columns};
use crate::report::Report;

/// A column beside the name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlacedColumn {
    pub column: Column,
    /// Columns of the screen.
    pub width: usize,
    /// Those before the decimal point of a number; none in a column of words.
    pub point: Option<usize>,
}

/// The columns beside the name from left to right; what is left is the name's.
pub(crate) type Widths = Vec<PlacedColumn>;

/// The columns beside the name: each with its rank when they give way (the value is kept longest), and the width it
/// can do with; of a column of numbers the width behind the decimal point.
const COLUMNS: [(Column, usize, usize); 7] = [
    (Column::Value, 0, 14),
    (Column::Period, 1, 14),
    (Column::Plan, 4, 8),
    (Column::Against, 2, 19),
    (Column::Change, 5, 19),
    (Column::Counterpart, 3, 22),
    (Column::Position, 6, 13),
];
/// The narrowest table in which a column says what kind of figure each is; below it a sign before the name does.
const WITH_PERIOD: usize = 60;
/// The narrowest table in which names have more than a few words.
const WITH_NAMES: usize = 100;
/// The narrowest table in which names are there in full, as long as others have half of it, and values with their qualifiers.
const IN_FULL: usize = 160;
/// The share of values that decides how much of a unit is shown, in twentieths: one long unit does not take the space of
/// all names.
const WHOLE: usize = 19;
/// The columns that names are given before other columns are given more than they can do with.
const GENEROUS: usize = 60;
/// The widest a cell.
const CELL: usize = 48;
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
    /// Columns of the table.
    pub width: usize,
    /// The years of the figures shown.
    pub periods: &'a Periods,
}

impl Cells<'_> {
    /// Whether kind and year have a column of their own.
    pub(crate) fn has_periods(&self) -> bool {
        self.width >= WITH_PERIOD
    }

    /// The words of a cell, as wide as they are: only what can say less is fitted to the room, in columns.
    pub(crate) fn text(&self, row: &Row, column: Column, room: usize) -> String {
        let Self { report, figures, lang, .. } = *self;
        match column {
            Column::Grouped => String::new(),
            Column::Name if self.has_periods() => cells::name_with_sign(report, row, lang),
            Column::Name => {
                self.periods.before_name(report, row) + &cells::name_with_sign(report, row, lang)
            }
            Column::Value if self.width >= IN_FULL => cells::value(report, row, lang),
            Column::Value => cells::value_in_unit(report, row, lang),
            Column::Period => cells::period(report, row, lang),
            Column::Plan => cells::plan(report, row, lang),
            Column::Against => cells::against_within(room, report, row, lang),
            Column::Change => cells::changes(report, row, lang),
            Column::Counterpart => cells::counterpart_within(room, report, figures, row, lang),
            Column::Position => cells::position(report, row, lang),
        }
    }

    /// A number with what is around it, set so that its decimal point is behind so many columns.
    pub(crate) fn aligned(&self, text: &str, point: usize) -> String {
        " ".repeat(point.saturating_sub(before_point(text, self.lang))) + text
    }

    /// The columns that there is room for beside the names of these lines.
    pub(crate) fn fit(&self, lines: &[Line]) -> Widths {
        let rows: Vec<&Row> =
            lines.iter().filter_map(|line| self.figures.rows().get(line.figure()?)).collect();
        let shown = |&i: &usize| COLUMNS[i].0 != Column::Period || self.has_periods();
        let mut order: Vec<usize> = (0..COLUMNS.len()).filter(shown).collect();
        order.sort_unstable_by_key(|&i| COLUMNS[i].1);
        let longest = self.longest(&rows, Column::Name);
        let name = self.least_name(longest);
        let mut left = self.width;
        // By rank: the position of a column, what it needs, and how it is placed.
        let mut kept: Vec<(usize, usize, PlacedColumn)> = Vec::new();
        for i in order {
            let (column, rank, mut compact) = COLUMNS[i];
            if column == Column::Value && self.has_periods() {
                compact = compact.max(self.least_unit()).min(self.usual_unit(&rows));
            }
            let (need, point) = self.need(&rows, column);
            let least = need.min(point.unwrap_or(0) + compact);
            // The value is cut rather than left out; any other column must leave the name its width.
            if rank == 0 {
                let width = least.min(self.width / 2);
                left = left.saturating_sub(width + GUTTER);
                kept.push((i, need, PlacedColumn { column, width, point }));
            } else if need > 0 && left >= name + GUTTER + least {
                left -= least + GUTTER;
                kept.push((i, need, PlacedColumn { column, width: least, point }));
            }
        }
        // What is left is the names' first, as far as they need it; without other columns it is the value's.
        let name = if self.has_periods() { longest.clamp(name, name.max(GENEROUS)) } else { name };
        for (_, need, placed) in &mut kept {
            let more = need.saturating_sub(placed.width).min(left.saturating_sub(name));
            placed.width += more;
            left -= more;
        }
        kept.sort_unstable_by_key(|(i, ..)| *i);
        kept.into_iter().map(|(.., placed)| placed).collect()
    }

    /// The columns that names are given before other columns are, where the longest takes `longest`.
    fn least_name(&self, longest: usize) -> usize {
        match self.width {
            0..WITH_PERIOD => 14,
            WITH_PERIOD..WITH_NAMES => 18,
            WITH_NAMES..IN_FULL => longest.clamp(20, 34),
            _ => longest.clamp(34, self.width * 11 / 20),
        }
    }

    /// The columns that units are given at least where there is room for names. English ones are longer: this holds
    /// `thousand tonnes` and the space before it.
    fn least_unit(&self) -> usize {
        if self.width >= WITH_NAMES { self.lang.pick(0, 16) } else { 0 }
    }

    /// The width behind the decimal point in which [`WHOLE`] twentieths of the values are whole.
    fn usual_unit(&self, rows: &[&Row]) -> usize {
        let behind = |row: &&Row| {
            let text = self.text(row, Column::Value, usize::MAX);
            columns(&text) - before_point(&text, self.lang)
        };
        let mut widths: Vec<usize> = rows.iter().map(behind).collect();
        widths.sort_unstable();
        widths.get(widths.len() * WHOLE / 20).or(widths.last()).copied().unwrap_or(0)
    }

    fn longest(&self, rows: &[&Row], column: Column) -> usize {
        let texts = rows.iter().map(|row| columns(&self.text(row, column, usize::MAX)));
        texts.max().unwrap_or(0)
    }

    /// The width that a column needs for its cells and its name, nothing where all cells are empty; and of numbers how much of
    /// that is before the decimal point.
    fn need(&self, rows: &[&Row], column: Column) -> (usize, Option<usize>) {
        let head = heading(column).map_or(0, |name| columns(name.say(self.lang)));
        if !matches!(column, Column::Value | Column::Plan) {
            return match self.longest(rows, column).min(CELL) {
                0 => (0, None),
                need => (need.max(head), None),
            };
        }
        let (mut before, mut behind) = (0, 0);
        for row in rows {
            let text = self.text(row, column, usize::MAX);
            let point = before_point(&text, self.lang);
            before = before.max(point);
            behind = behind.max(columns(&text) - point);
        }
        match before + behind {
            0 => (0, None),
            need => (need.max(head), Some(before)),
        }
    }
}

/// The columns before the decimal point of the first number in a text; all of them where there is none.
fn before_point(text: &str, lang: Lang) -> usize {
    let gap = lang.pick('.', ',');
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else {
        return columns(text);
    };
    let digits = text[first..].trim_start_matches(|c: char| c.is_ascii_digit() || c == gap);
    columns(&text[..text.len() - digits.len()])
}

/// What a column is called; none for the order in groups.
pub(crate) fn heading(column: Column) -> Option<Message> {
    Some(match column {
        Column::Grouped => return None,
        Column::Name => Message::FigureName,
        Column::Value => Message::FigureValue,
        Column::Period => Message::FigurePeriod,
        Column::Plan => Message::FigurePlan,
        Column::Against => Message::FigureAgainst,
        Column::Change => Message::FigureChange,
        Column::Counterpart => Message::FigureCounterpart,
        Column::Position => Message::FigurePosition,
    })
}
