//! The figures of a table, by the roles of its columns (name, unit, plan, result, ratio …). How heads are read is in
//! [`super::columns`].

use std::ops::Range;

use super::attribution;
use super::cells::{CellNumber, lower_first, number, span};
use super::columns::{Role, TableColumn, columns, is_index_row, unit_in, unit_of_table};
use super::confidence::FigureConfidence;
use super::draft::{Rule, With};
use super::entry::Entry;
use super::grid::CellGrid;
use super::passages::Setting;
use super::values::year;
use crate::figures::tokens::tokens;
use crate::report::{FigureKind, Measure};

/// The most rows of a head.
const MAX_HEADS: usize = 4;

/// The confidence of figures with a role and a unit, without a unit, and with a unit but named by the head.
const SURE: FigureConfidence = FigureConfidence(90);
const WITHOUT_UNIT: FigureConfidence = FigureConfidence(75);
const BY_HEAD: FigureConfidence = FigureConfidence(86);

/// The fewest words of a cell that is read as sentences, and by how much the confidence of their figures is lowered.
const SENTENCE: usize = 12;
const LESS_SURE: u8 = 10;

/// The figures of a table. `above` is the text before it.
pub(super) fn read(grid: &CellGrid, above: &str, setting: &Setting) -> Vec<Entry> {
    let Some(heads) = heads(grid) else {
        return Vec::new();
    };
    let mut columns = columns(grid, heads);
    // A column without numbers holds no figures.
    for (x, column) in columns.iter_mut().enumerate() {
        let numeric = (heads..grid.height()).any(|y| number(grid.cell(y, x)).is_some());
        if !numeric && !matches!(column.role, Role::Name | Role::Year | Role::Unit | Role::Ratio(_))
        {
            column.role = Role::Other;
        }
    }
    let name = columns.iter().position(|column| column.role == Role::Name);
    let Some(name) = name.or_else(|| columns.iter().position(|column| column.role == Role::Year))
    else {
        return Vec::new();
    };
    let in_head = |y: usize| (0..grid.width).find_map(|x| unit_of_table(grid.text(y, x)));
    let unit = unit_of_table(above).or_else(|| (0..heads).find_map(in_head));
    let mut table = TableReading {
        grid,
        columns,
        name,
        setting,
        unit,
        row_year: None,
        last_unit: None,
        entries: Vec::new(),
    };
    for y in heads..grid.height() {
        if !is_index_row(grid, y) && grid.text(y, name) != grid.text(0, name) {
            table.row(y);
            table.sentences(y);
        }
    }
    table.entries
}

/// How many rows are heads: those before the first that has a name and a number, or is a heading within the table. None if no
/// such row follows.
fn heads(grid: &CellGrid) -> Option<usize> {
    let first = (1..grid.height().min(MAX_HEADS + 1)).find(|&y| is_body(grid, y))?;
    Some(first)
}

/// Whether a row has a number beside a name, or is a heading within the table: "I | KINH TẾ | | |".
fn is_body(grid: &CellGrid, y: usize) -> bool {
    if is_index_row(grid, y) {
        return false;
    }
    let filled: Vec<usize> = (0..grid.width).filter(|&x| !grid.text(y, x).is_empty()).collect();
    let numeric = |&x: &usize| x > 0 && number(grid.cell(y, x)).is_some_and(|n| !n.is_year);
    let Some(&last) = filled.last() else {
        return false;
    };
    let heading = filled.len() <= 2
        && grid.width > 2
        && last <= 1
        && grid.cell(y, last).is_some_and(|cell| cell.rows.start == y)
        && grid.text(y, last).chars().any(char::is_alphabetic)
        && !grid.text(0, last).is_empty();
    heading || filled.iter().any(numeric)
}

/// The state of reading a table.
struct TableReading<'a> {
    grid: &'a CellGrid,
    columns: Vec<TableColumn>,
    name: usize,
    setting: &'a Setting,
    /// The unit of the whole table.
    unit: Option<String>,
    /// The year that the row names.
    row_year: Option<u16>,
    /// The unit of the row before, for rows that say "the same".
    last_unit: Option<String>,
    entries: Vec<Entry>,
}

impl TableReading<'_> {
    fn row(&mut self, y: usize) {
        let name = self.row_name(y);
        let of_year = self.columns[self.name].role == Role::Year;
        if name.text.is_empty() && !of_year {
            return;
        }
        self.row_year = self.year_of_row(y);
        let row_unit = self.row_unit(y, &name);
        let first = self.entries.len();
        let mut waiting: Vec<(usize, CellNumber)> = Vec::new();
        let mut results: Vec<usize> = Vec::new();
        for x in 0..self.grid.width {
            let Some(number) = number(self.grid.cell(y, x)) else {
                self.standing(y, x, first);
                continue;
            };
            // A number in a cell over several rows or columns is one figure, of the first row and column.
            if !self.grid.begins(y, x) {
                continue;
            }
            let column = self.columns[x].role.clone();
            let percent = self.columns[x].head.contains('%') || number.unit.as_deref() == Some("%");
            match column {
                Role::Plan(_) if self.is_compared(x) => waiting.push((x, number)),
                Role::Plan(_) => {
                    self.figure(y, x, number, &name, row_unit.as_ref(), FigureKind::Target);
                }
                Role::Result => {
                    results.push(self.entries.len());
                    self.figure(y, x, number, &name, row_unit.as_ref(), FigureKind::Result);
                }
                Role::Value if !self.is_plain_year(x, &number) => {
                    self.figure(y, x, number, &name, row_unit.as_ref(), self.setting.kind);
                }
                Role::Ratio(with) => self.compare(x, first, number, with, "percent_of"),
                Role::Change(with) => {
                    let measure = match (&with, percent) {
                        (With::Plan(_), true) => "over_percent",
                        (With::Plan(_), false) => "over_abs",
                        (_, true) => "change_percent",
                        (_, false) => "change_abs",
                    };
                    self.compare(x, first, number, with, measure);
                }
                _ => {}
            }
        }
        for (x, number) in waiting {
            let year = self.year(x, FigureKind::Result);
            let result = results.iter().copied().find(|&n| self.entries[n].year == year);
            match (result, &self.columns[x].role) {
                (Some(n), Role::Plan(plan)) => self.add(n, number, With::Plan(*plan), "plan_value"),
                _ => self.figure(y, x, number, &name, row_unit.as_ref(), FigureKind::Target),
            }
        }
    }

    /// Reads the cells of a row that hold sentences.
    fn sentences(&mut self, y: usize) {
        for x in (0..self.grid.width).filter(|&x| x != self.name) {
            let Some(cell) = self.grid.cell(y, x) else {
                continue;
            };
            // A merged cell is read once.
            if self.grid.begins(y, x) && cell.text.split_whitespace().count() >= SENTENCE {
                let (drafts, tokens) = attribution::read(&cell.text, self.setting);
                let entries =
                    drafts.into_iter().map(|draft| Entry::new(&cell.text, &tokens, draft));
                self.entries.extend(entries.map(|entry| entry.within(cell.offset, LESS_SURE)));
            }
        }
    }

    /// The row's name, without dashes and the like before it.
    fn row_name(&self, y: usize) -> Name {
        let at = (0..=self.name)
            .rev()
            .find(|&x| self.grid.text(y, x).chars().filter(|c| c.is_alphabetic()).count() > 1);
        let Some(cell) = at.and_then(|x| self.grid.cell(y, x)) else {
            return Name::default();
        };
        let text = cell.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let skipped = cell.text.chars().count() - text.chars().count();
        let length = text.chars().count();
        Name { text: text.to_owned(), at: cell.offset + skipped..cell.offset + skipped + length }
    }

    /// The unit of a row: from its own cell, from its name, or that of the row above.
    fn row_unit(&mut self, y: usize, name: &Name) -> Option<String> {
        let column = self.columns.iter().position(|column| column.role == Role::Unit);
        let written = column.map(|x| self.grid.text(y, x)).unwrap_or_default();
        let same = matches!(written, "\"" | "”" | "″" | "nt" | "-nt-" | "//" | "''" | "-");
        let own = match written {
            "" => unit_in(&name.text),
            _ if same => self.last_unit.clone(),
            _ => Some(lower_first(written)),
        };
        self.last_unit.clone_from(&own);
        own
    }

    /// The year that a row says its figures are for.
    fn year_of_row(&self, y: usize) -> Option<u16> {
        let x = self.columns.iter().position(|column| column.role == Role::Year)?;
        year(self.grid.text(y, x))
    }

    /// The year of the figures of a kind in a column. A plan beside results, and one that was given, is for their year.
    fn year(&self, x: usize, kind: FigureKind) -> Option<u16> {
        let column = &self.columns[x];
        let given = || column.head.to_lowercase().contains("giao") || self.is_compared(x);
        let kind = match column.role {
            Role::Plan(_) if kind == FigureKind::Target && !self.setting.is_plan() && given() => {
                FigureKind::Result
            }
            _ => kind,
        };
        let before = || self.setting.reported.filter(|_| column.before)?.checked_sub(1);
        let named = self.row_year.or(column.year).or_else(before);
        named.or_else(|| self.setting.year(kind)).or(self.setting.reported)
    }

    /// Whether the plan in a column has a result of the same year in another.
    fn is_compared(&self, x: usize) -> bool {
        let year = self.year(x, FigureKind::Result);
        let mut others = 0..self.columns.len();
        others.any(|other| {
            self.columns[other].role == Role::Result && self.year(other, FigureKind::Result) == year
        })
    }

    /// Whether a number is a year, as in a column of years of founding, and no figure.
    fn is_plain_year(&self, x: usize, number: &CellNumber) -> bool {
        number.is_year && self.columns[x].unit.is_none() && self.unit.is_none()
    }

    fn figure(
        &mut self,
        y: usize,
        x: usize,
        number: CellNumber,
        name: &Name,
        row_unit: Option<&String>,
        kind: FigureKind,
    ) {
        let column = &self.columns[x];
        let unit = number
            .unit
            .clone()
            .or_else(|| column.unit.clone().filter(|_| column.role == Role::Value))
            .or_else(|| row_unit.cloned())
            .or_else(|| column.unit.clone())
            .or_else(|| self.unit.clone());
        let mut text = name.text.clone();
        let mut spans: Vec<_> =
            Some(name.at.clone()).filter(|at| !at.is_empty()).into_iter().collect();
        // A head that is only a year does not say what is counted.
        let says_more = column.head.chars().any(char::is_alphabetic)
            && !tokens(&column.head).iter().all(|t| t.is("năm") || t.is_number());
        if column.role == Role::Value && says_more {
            text = [text.as_str(), &column.head].join(" ");
            spans.extend(column.cells.iter().filter_map(|&(y, x)| span(self.grid.cell(y, x)?)));
        }
        let known = unit.is_some();
        let confidence = match (known, &column.role) {
            (true, Role::Value) => BY_HEAD,
            (true, _) => SURE,
            (false, _) => WITHOUT_UNIT,
        };
        self.entries.push(Entry {
            value: number.value,
            written: number.written,
            at: number.at,
            unit: unit.unwrap_or_default(),
            kind,
            year: self.year(x, kind),
            measure: measure(&text),
            name: text.trim_start().to_owned(),
            spans,
            qualifier: number.qualifier.or_else(|| column.estimated.then(|| "ước".to_owned())),
            comparisons: Vec::new(),
            rules: vec![Rule::TableCell],
            confidence,
            of: number.of,
            to: number.to,
            before: None,
            quote: self.grid.text(y, x).to_owned(),
        });
    }
}

/// A row's name and its characters.
#[derive(Default)]
struct Name {
    text: String,
    at: Range<usize>,
}

/// "Tốc độ tăng …" and "Mức giảm …" are rates of change.
fn measure(name: &str) -> Measure {
    let name = name.to_lowercase();
    let rate = name.strip_prefix("tốc độ ").or_else(|| name.strip_prefix("mức ")).unwrap_or(&name);
    if rate.starts_with("tăng") {
        Measure::Growth
    } else if rate.starts_with("giảm") {
        Measure::Reduction
    } else {
        Measure::Level
    }
}

mod compared;
#[cfg(test)]
mod tests;
