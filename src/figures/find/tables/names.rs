//! The names of a table's figures: the row that a row is part of, the row, and the heads that say what is counted or that
//! tell its figures apart. All words are the table's.

use std::ops::Range;

use super::super::cells::{is_name, number, span};
use super::super::columns::Role;
use super::super::grid::CellGrid;
use super::super::heads::HeadSide;
use super::super::layout::UNDER;
use super::super::lexicon::HEADS;
use super::TableReading;
use super::links::ColumnLink;
use crate::figures::tokens::{Token, tokens};

/// The most words of a name that says too little without the row above it.
const SHORT: usize = 4;

/// Words before the name of a part of the row above.
const PARTS: [&str; 5] = ["trong đó", "gồm", "bao gồm", "chia ra", "riêng"];

/// Words of rows that sum up the others.
const TOTALS: [&str; 5] = ["tổng", "cộng", "bình quân", "chung", "toàn"];

/// A name and the characters that it consists of.
#[derive(Clone, Debug, Default)]
pub(super) struct TableName {
    /// The words of the row.
    pub text: String,
    pub spans: Vec<Range<usize>>,
    /// The words of the row that it is a part of, which stand last.
    above: String,
}

impl TableName {
    /// This name as that of a part of another.
    fn under(mut self, above: &Self) -> Self {
        self.above = format!(" ({})", above.text);
        self.spans.extend(above.spans.iter().take(1).cloned());
        self
    }

    /// All its words.
    pub(super) fn whole(&self) -> String {
        [self.text.as_str(), &self.above].concat()
    }
}

/// What the names of the next rows depend on.
#[derive(Debug, Default)]
pub(super) struct TableNames {
    /// For each column the cells of its head that are in the names of its figures.
    heads: Vec<Vec<(usize, usize)>>,
    /// The last row that is no part of another.
    whole: Option<TableName>,
    /// The last row without numbers, which is a heading in the table.
    heading: Option<TableName>,
    /// The rows with a number that the next rows may be under: `1` of `1.2`.
    numbered: Vec<(String, TableName)>,
    /// Whether a row before has a number.
    indexed: bool,
}

impl TableNames {
    /// The name of a row, with that of the row it is a part of. To be called for each row in order.
    pub(super) fn row(&mut self, grid: &CellGrid, y: usize, column: usize) -> TableName {
        let written = |x: &usize| is_name(grid.text(y, *x));
        let Some(cell) = (0..=column).rev().find(written).and_then(|x| grid.cell(y, x)) else {
            return TableName::default();
        };
        let text = cell.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = cell.offset + cell.text.chars().count() - text.chars().count();
        let name = TableName {
            text: text.to_owned(),
            spans: std::iter::once(from..cell.offset + cell.text.chars().count()).collect(),
            above: String::new(),
        };
        let words = tokens(text);
        let index =
            if column > 0 { grid.text(y, 0).trim_matches(['(', ')', '.', ' ']) } else { "" };
        self.indexed |= !index.is_empty();
        let begins = |phrases: &[&str]| phrases.iter().any(|phrase| starts_with(&words, phrase));
        let listed = cell.text.starts_with(['-', '–', '+', '•', '*']);
        let part = listed || begins(&PARTS) || self.indexed && index.is_empty() && !begins(&TOTALS);
        while self.numbered.last().is_some_and(|(above, _)| !is_under(index, above)) {
            self.numbered.pop();
        }
        let short = words.len() <= SHORT && HEADS.prefix_len(&words) == 0 && !begins(&TOTALS);
        let numeric = (column + 1..grid.width).any(|x| number(grid.cell(y, x)).is_some());
        let numbered = self.numbered.last().map(|(_, name)| name);
        let above = if part {
            self.whole.as_ref()
        } else if short && numeric {
            numbered.or(self.heading.as_ref())
        } else {
            None
        };
        let named = above.map_or_else(|| name.clone(), |above| name.clone().under(above));
        if !numeric && !part {
            self.heading = Some(name.clone());
        }
        if !part {
            self.whole = Some(named.clone());
            if !index.is_empty() {
                self.numbered.push((index.to_owned(), name));
            }
        }
        named
    }

    /// The name of a figure in a column of a row with this name.
    pub(super) fn figure(&self, grid: &CellGrid, x: usize, row: &TableName) -> TableName {
        let mut name = row.clone();
        let cells = self.heads.get(x).into_iter().flatten().filter_map(|&(y, x)| grid.cell(y, x));
        for cell in cells {
            if !name.text.is_empty() {
                name.text.push_str(UNDER);
            }
            name.text.push_str(&cell.text);
            name.spans.extend(span(cell));
        }
        name
    }
}

/// Whether a row's number is under another: `1.2` under `1`.
fn is_under(index: &str, above: &str) -> bool {
    index.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

fn starts_with(words: &[Token], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(n, word)| words.get(n).is_some_and(|t| t.is(word)))
}

/// Whether a head names only a period.
fn is_period(words: &[Token]) -> bool {
    const WORDS: [&str; 18] = [
        "năm", "tháng", "quý", "kỳ", "này", "học", "đầu", "cuối", "đến", "ngày", "hết", "tính",
        "/", "-", "–", ".", "(", ")",
    ];
    words.iter().all(|t| t.is_number() || t.among(&WORDS))
}

impl TableReading<'_> {
    /// Decides which cells of the heads are in the names: those that say what is counted; all of them where the figures of two
    /// columns would else have the same name, kind and year.
    pub(super) fn name_columns(&mut self) {
        let figures = |x: usize| self.links[x] == ColumnLink::Figure;
        let said = |x: usize| -> Vec<(usize, usize)> {
            let column = &self.columns[x];
            let says = |&&(y, x): &&(usize, usize)| {
                let words = tokens(self.grid.text(y, x));
                match column.role {
                    Role::Value => !is_period(&words),
                    _ => !HeadSide::of(&words).counted.is_empty(),
                }
            };
            column.cells.iter().filter(says).copied().collect()
        };
        let own: Vec<_> = (0..self.columns.len()).map(said).collect();
        let key = |x: usize| {
            (&own[x], self.year(x, self.kind(x)), self.kind(x) == crate::report::FigureKind::Target)
        };
        let heads = (0..self.columns.len()).map(|x| {
            let twin = (0..self.columns.len())
                .any(|other| other != x && figures(other) && key(other) == key(x));
            if twin { self.columns[x].cells.clone() } else { own[x].clone() }
        });
        self.names.heads = heads.collect();
    }
}
