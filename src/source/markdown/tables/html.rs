//! `<table>`, with its spans and the paragraphs of its cells. A table within a cell becomes lines of the cell.

use super::{Found, cell};
use crate::source::markdown::forms::SourceLine;
use crate::source::markdown::inline;
use crate::source::markdown::markup::{self, Meaning, Tag};
use crate::source::markdown::pieces::{Gap, LinePiece};
use crate::source::raw::RawTable;

/// Whether a line begins an HTML table.
pub(crate) fn begins_html(text: &str) -> bool {
    begins_with(text, "<table")
}

fn begins_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

/// The table that these lines begin with, to its end or theirs.
pub(super) fn read(lines: &[SourceLine<'_>]) -> Found {
    let mut builder = Builder::default();
    for (n, line) in lines.iter().enumerate() {
        builder.line(&line.text, line.number);
        if builder.done {
            return (builder.table(), n + 1);
        }
    }
    (builder.table(), lines.len())
}

struct HtmlCell<'a> {
    paragraphs: Vec<Vec<LinePiece<'a>>>,
    colspan: usize,
    rowspan: usize,
}

#[derive(Default)]
struct Builder<'a> {
    rows: Vec<Vec<HtmlCell<'a>>>,
    in_cell: bool,
    /// How many tables are open.
    depth: usize,
    /// How many rows there were when the head ended.
    head_rows: usize,
    done: bool,
}

impl<'a> Builder<'a> {
    fn line(&mut self, line: &'a str, number: usize) {
        let (mut start, mut at) = (0, 0);
        while let Some(found) = line[at..].find('<') {
            at += found;
            let rest = &line[at..];
            let Some(tag) = markup::tag(rest) else {
                at += 1;
                continue;
            };
            let bounds = begins_with(rest, "<table") || begins_with(rest, "</table");
            let head_ends = begins_with(rest, "</thead");
            let parts = matches!(tag.meaning, Meaning::Row | Meaning::Cell | Meaning::Box);
            if !(bounds || head_ends || parts) {
                at += tag.len;
                continue;
            }
            self.text(&line[start..at], number);
            if bounds {
                self.bound(tag);
            } else if head_ends {
                self.head_rows = self.rows.len();
            } else {
                self.part(tag, &rest[..tag.len]);
            }
            at += tag.len;
            start = at;
            if self.done {
                // What stands behind the table on its last line gets a cell.
                self.in_cell = false;
                break;
            }
        }
        self.text(&line[start..], number);
    }

    /// A table begins or ends.
    fn bound(&mut self, tag: Tag) {
        if tag.closing {
            self.depth = self.depth.saturating_sub(1);
            self.done = self.depth == 0;
        } else {
            self.depth += 1;
        }
        self.new_paragraph();
    }

    /// A row, a cell or a paragraph begins or ends.
    fn part(&mut self, tag: Tag, written: &str) {
        if self.depth > 1 || tag.meaning == Meaning::Box {
            // Of a table within a cell, rows are lines.
            if tag.meaning != Meaning::Cell {
                self.new_paragraph();
            }
            return;
        }
        match (tag.meaning, tag.closing) {
            (Meaning::Row, false) => self.rows.push(Vec::new()),
            (Meaning::Cell, false) => {
                self.push_cell(span(written, "colspan"), span(written, "rowspan"));
            }
            _ => {}
        }
        self.in_cell = tag.meaning == Meaning::Cell && !tag.closing;
    }

    fn push_cell(&mut self, colspan: usize, rowspan: usize) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(HtmlCell { paragraphs: vec![Vec::new()], colspan, rowspan });
        }
    }

    fn new_paragraph(&mut self) {
        if self.in_cell
            && let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut())
            && cell.paragraphs.last().is_some_and(|last| !last.is_empty())
        {
            cell.paragraphs.push(Vec::new());
        }
    }

    fn text(&mut self, text: &'a str, line: usize) {
        let piece = LinePiece { text: text.trim(), line, gap: Gap::Line };
        // Between cells there are tags and white space, seldom words. Those get a cell.
        if piece.text.is_empty() || !self.in_cell && inline::parse(&[piece]).is_empty() {
            return;
        }
        if !self.in_cell {
            self.push_cell(1, 1);
            self.in_cell = true;
        }
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        if let Some(paragraph) = cell.and_then(|cell| cell.paragraphs.last_mut()) {
            paragraph.push(piece);
        }
    }

    fn table(self) -> RawTable {
        let mut rows = Vec::new();
        let mut head_rows = 0;
        for (y, row) in self.rows.into_iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            head_rows += usize::from(y < self.head_rows);
            let cells = row.into_iter().map(|draft| {
                let mut cell = cell(&draft.paragraphs);
                (cell.colspan, cell.rowspan) = (draft.colspan, draft.rowspan);
                cell
            });
            rows.push(cells.collect());
        }
        RawTable { rows, head_rows, borderless: false }
    }
}

/// How many columns or rows a cell's tag says that it takes.
fn span(tag: &str, name: &str) -> usize {
    const MOST: usize = 1000;
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let digits = value.map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
    let digits = digits.map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        &rest[..end]
    });
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1).clamp(1, MOST)
}
