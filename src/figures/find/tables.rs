//! The figures of a table, by the roles of its columns (name, unit, plan, result, ratio …). How heads are read is in
//! [`super::columns`].

use super::attribution;
use super::cells::{CellNumber, lower_first, number};
use super::columns::{Role, TableColumn, is_index_row};
use super::confidence::FigureConfidence;
use super::draft::Rule;
use super::entry::Entry;
use super::grid::CellGrid;
use super::head_units::{unit_alone, unit_in, unit_of_table};
use super::layout::TableLayout;
use super::passages::Setting;
use super::values::year;
use crate::report::{FigureKind, Measure};
use links::{ColumnLink, PLAN_VALUE, sample};
use names::{TableName, TableNames};

/// The confidence of figures with a role and a unit, without a unit, and with a unit but named by the head.
const SURE: FigureConfidence = FigureConfidence(90);
const WITHOUT_UNIT: FigureConfidence = FigureConfidence(75);
const BY_HEAD: FigureConfidence = FigureConfidence(86);

/// The fewest words of a cell that is read as sentences, and by how much the confidence of their figures is lowered.
const SENTENCE: usize = 12;
const LESS_SURE: u8 = 10;

/// The figures of a table. `above` is the text before it.
pub(super) fn read(layout: &TableLayout, above: &str, setting: &Setting) -> Vec<Entry> {
    let TableLayout { grid, heads, columns, name } = layout;
    let in_head = |y: usize| (0..grid.width).find_map(|x| unit_of_table(grid.text(y, x)));
    let unit = unit_of_table(above).or_else(|| unit_alone(above));
    let mut table = TableReading {
        grid,
        heads: *heads,
        columns: columns.clone(),
        name: *name,
        setting,
        unit: unit.or_else(|| (0..*heads).find_map(in_head)),
        links: Vec::new(),
        sample: sample(grid, *heads),
        names: TableNames::default(),
        row_year: None,
        last_unit: None,
        entries: Vec::new(),
    };
    table.link_columns();
    table.name_columns();
    for y in *heads..grid.height() {
        if !is_index_row(grid, y) && grid.text(y, *name) != grid.text(0, *name) {
            table.row(y);
            table.sentences(y);
        }
    }
    // In a table with its heads on the left, they are read column by column.
    table.entries.sort_by_key(|entry| entry.at.start);
    table.entries
}

/// The state of reading a table.
struct TableReading<'a> {
    grid: &'a CellGrid,
    /// How many of its rows are heads.
    heads: usize,
    columns: Vec<TableColumn>,
    name: usize,
    setting: &'a Setting,
    /// The unit of the whole table.
    unit: Option<String>,
    /// For each column what its numbers are compared with, or belong to as comparisons.
    links: Vec<ColumnLink>,
    /// The numbers of its first rows.
    sample: Vec<Vec<Option<f64>>>,
    names: TableNames,
    /// The year that the row names.
    row_year: Option<u16>,
    /// The unit of the row before, for rows that say "the same".
    last_unit: Option<String>,
    entries: Vec<Entry>,
}

impl TableReading<'_> {
    fn row(&mut self, y: usize) {
        let name = self.names.row(self.grid, y, self.name);
        let of_year = self.columns[self.name].role == Role::Year;
        if name.text.is_empty() && !of_year {
            return;
        }
        self.row_year = self.year_of_row(y);
        let row_unit = self.row_unit(y, &name);
        // The figure of each column in this row, and the comparisons that wait for theirs.
        let mut figures: Vec<Option<usize>> = vec![None; self.grid.width];
        let mut waiting: Vec<(usize, CellNumber)> = Vec::new();
        for (x, figure) in figures.iter_mut().enumerate() {
            // A number in a cell over several rows or columns is one figure, of the first row and column.
            let number = number(self.grid.cell(y, x)).filter(|_| self.grid.begins(y, x));
            let Some(number) = number.filter(|number| !self.is_plain_year(x, number)) else {
                continue;
            };
            match &self.links[x] {
                ColumnLink::Figure => {
                    *figure = Some(self.entries.len());
                    self.figure(y, x, number, &name, row_unit.as_ref(), self.kind(x));
                }
                ColumnLink::To { .. } => waiting.push((x, number)),
                ColumnLink::None => {}
            }
        }
        for (x, number) in waiting {
            let ColumnLink::To { subject, with, measure } = self.links[x].clone() else {
                continue;
            };
            match figures[subject] {
                Some(n) => self.add(n, number, with, measure),
                // A plan beside which nothing was reached is a figure.
                None if measure == PLAN_VALUE => {
                    self.figure(y, x, number, &name, row_unit.as_ref(), FigureKind::Target);
                }
                None => {}
            }
        }
        self.standing(y, &figures);
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

    /// The unit of a row: from its own cell, from its name, or that of the row above.
    fn row_unit(&mut self, y: usize, name: &TableName) -> Option<String> {
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

    /// Result or target: what the figures of a column are.
    fn kind(&self, x: usize) -> FigureKind {
        match self.columns[x].role {
            Role::Plan(_) => FigureKind::Target,
            Role::Result => FigureKind::Result,
            _ if self.columns[x].side.year > self.setting.reported.or(Some(u16::MAX)) => {
                FigureKind::Target
            }
            _ => self.setting.kind,
        }
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
        let before = || self.setting.reported.filter(|_| column.side.before)?.checked_sub(1);
        let named = self.row_year.or(column.side.year).or_else(before);
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

    /// The unit of the figures of a column in a row with a unit: first what the column's head says in so many words.
    fn unit(&self, x: usize, row: Option<&String>) -> Option<String> {
        let column = &self.columns[x];
        let own = column.unit.as_ref().filter(|_| column.role == Role::Value);
        let said = own.filter(|_| !self.has_units() || column.head.contains(['(', '%']));
        said.or(row).or(column.unit.as_ref()).or(self.unit.as_ref()).cloned()
    }

    /// Whether the table has a column of units.
    fn has_units(&self) -> bool {
        self.columns.iter().any(|column| column.role == Role::Unit)
    }

    /// Whether a number is a year, as in a column of years of founding, and no figure.
    fn is_plain_year(&self, x: usize, number: &CellNumber) -> bool {
        number.is_year
            && self.columns[x].role == Role::Value
            && self.columns[x].unit.is_none()
            && self.unit.is_none()
    }

    fn figure(
        &mut self,
        y: usize,
        x: usize,
        number: CellNumber,
        name: &TableName,
        row_unit: Option<&String>,
        kind: FigureKind,
    ) {
        let column = &self.columns[x];
        let unit = number.unit.clone().or_else(|| self.unit(x, row_unit));
        let name = self.names.figure(self.grid, x, name);
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
            measure: measure(&name.text),
            name: name.whole(),
            spans: name.spans,
            qualifier: number.qualifier.or_else(|| column.side.estimated.then(|| "ước".to_owned())),
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
mod links;
mod names;
#[cfg(test)]
mod tests;
