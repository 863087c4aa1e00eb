//! Tables that run over pages: their parts become one, their repeated heads go.

use crate::import::blocks::TextBlock;
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{RawCell, RawKind, RawTable};
use crate::source::runs;

/// Joins a table to the one before it where nothing but the end of a page stands between them and the head is the same.
pub(crate) fn join_over_pages(blocks: &mut [TextBlock], problems: &mut Problems) {
    // The last table, if nothing but rules has come since.
    let mut last: Option<usize> = None;
    for i in 0..blocks.len() {
        if blocks[i].is_rule() {
            continue;
        }
        let (before, here) = blocks.split_at_mut(i);
        let (page, line) = (here[0].page, here[0].line);
        let RawKind::Table(table) = &mut here[0].kind else {
            last = None;
            continue;
        };
        let invented = drop_invented_head(table);
        if let Some(head) = &invented {
            problems.add(line, ProblemKind::InventedHead(head.clone()));
        }
        // Where the source says pages, two tables on one are two.
        if let Some(at) = last
            && (page.is_none() || before[at].page != page)
            && let RawKind::Table(first) = &mut before[at].kind
            && let Some(skip) = repeated_head(first, table, invented.is_some())
        {
            first.rows.extend(table.rows.drain(..).skip(skip));
            problems.add(line, ProblemKind::JoinedToTable(before[at].line));
            here[0].kind = RawKind::Rule;
            continue;
        }
        last = Some(i);
    }
}

/// How many rows of a table repeat the head of another that it goes on with; `None` if it does not go on with it.
/// `invented` says that its own head was made by a converter, which is how one that goes on begins.
fn repeated_head(first: &RawTable, next: &RawTable, invented: bool) -> Option<usize> {
    let width = |table: &RawTable| {
        table.rows.first().map(|row| row.iter().map(|cell| cell.colspan).sum::<usize>())
    };
    if width(first) != width(next) {
        return None;
    }
    let words = |row: &[RawCell]| -> Vec<String> {
        let words = row.iter().map(|cell| runs::plain(&runs::of_cell(cell)));
        words.filter(|words| !words.is_empty()).collect()
    };
    let alike = first.rows.iter().zip(&next.rows);
    let alike = alike.take_while(|(a, b)| words(a) == words(b)).count();
    let head = first.head_rows.max(1);
    // The head is as many rows as its first row spans.
    let spans = first.rows.first().into_iter().flatten().map(|cell| cell.rowspan).max();
    let most = spans.unwrap_or(1).max(head);
    // One that counts from the same number again is another table.
    let number = |table: &RawTable| {
        let cell = table.rows.get(alike)?.first()?;
        Some(runs::plain(&runs::of_cell(cell))).filter(|words| !words.is_empty())
    };
    let counts_anew = alike > 0 && number(first).is_some_and(|own| Some(own) == number(next));
    (invented || alike >= head && !counts_anew).then_some(alike.min(most))
}

/// Takes away a head that a converter made up for a table without one, `Col1|Col2|43|Col4`: with the number of the page,
/// which it found at the head's position. Gives its words.
fn drop_invented_head(table: &mut RawTable) -> Option<String> {
    let is_invented = |cell: &RawCell| {
        let words = runs::plain(&runs::of_cell(cell));
        words
            .strip_prefix("Col")
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_number = |cell: &RawCell| {
        let words = runs::plain(&runs::of_cell(cell));
        words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit())
    };
    let head = table.rows.first()?;
    let invented = head.iter().any(is_invented)
        && head.iter().all(|cell| is_invented(cell) || is_number(cell))
        && table.rows.len() > 1;
    invented.then(|| {
        let head = table.rows.remove(0);
        let cells: Vec<String> =
            head.iter().map(|cell| runs::plain(&runs::of_cell(cell))).collect();
        cells.join(" | ")
    })
}
