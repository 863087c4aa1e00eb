//! Measures of a document that tell its parts from each other: the size of its body text, and the edges between which
//! the lines of each page run.

use std::collections::HashMap;

use super::lines::PdfLine;
use super::page::PdfPage;

/// Edges within this distance, in points, are the same.
const SAME_EDGE: f32 = 2.5;
/// The least distance, in points, at which a line is indented.
const LEAST_INDENT: f32 = 8.0;
/// The share of a page's lines that begin, and that end, at an edge of the text. Few lines begin at the margin where
/// everything is a list; nearly all end at the other.
const LEFT_SHARE: f32 = 0.04;
const RIGHT_SHARE: f32 = 0.3;
/// How many lines tell the edges of a page by themselves.
const MIN_LINES: usize = 12;
/// Text smaller than this, in parts of the body's size, is no body text.
pub(super) const BODY: f32 = 0.93;

/// The edges between which lines run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct TextColumn {
    pub(super) left: f32,
    pub(super) right: f32,
}

impl TextColumn {
    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn middle(self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// The measures of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Metrics {
    /// The size of the body text, in points.
    pub(super) body: f32,
    /// The edges of the text of each page.
    pub(super) columns: Vec<TextColumn>,
}

impl Metrics {
    pub(super) fn of(pages: &[PdfPage]) -> Self {
        let body = body_size(pages);
        let is_body = |line: &&PdfLine| line.size >= BODY * body;
        let mut of_kind: HashMap<(i32, i32), Vec<(f32, f32)>> = HashMap::new();
        let mut of_page = Vec::with_capacity(pages.len());
        for page in pages {
            let edges: Vec<(f32, f32)> = page
                .rows
                .iter()
                .filter_map(|row| Some((row.first()?, row.last()?)))
                .filter(|(first, _)| is_body(first))
                .map(|(first, last)| (first.x, last.end))
                .collect();
            of_kind.entry(kind(page)).or_default().extend(&edges);
            of_page.push(edges);
        }
        let kinds: HashMap<(i32, i32), TextColumn> = of_kind
            .into_iter()
            .map(|(kind, edges)| {
                let mut column = column(&edges);
                // A few lines may all be short: margins are alike then.
                if edges.len() < MIN_LINES {
                    column.right = column.right.max(kind.0 as f32 - column.left);
                }
                (kind, column)
            })
            .collect();
        let columns = pages.iter().zip(&of_page).map(|(page, edges)| {
            let usual = kinds.get(&kind(page)).copied().unwrap_or_default();
            let own = if edges.len() >= MIN_LINES { column(edges) } else { usual };
            // A page of short lines says nothing of the right edge.
            TextColumn { left: own.left, right: own.right.max(own.left + 0.9 * usual.width()) }
        });
        Self { body, columns: columns.collect() }
    }
}

/// Pages of one size share their margins.
fn kind(page: &PdfPage) -> (i32, i32) {
    (page.size.0 as i32, page.size.1 as i32)
}

/// The size that most characters outside of tables have.
fn body_size(pages: &[PdfPage]) -> f32 {
    let mut characters: HashMap<i32, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| page.rows.iter().flatten()) {
        *characters.entry((line.size * 2.0).round() as i32).or_default() +=
            line.runs.iter().map(|run| run.text.len()).sum::<usize>();
    }
    let most = characters.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(12.0, |(size, _)| size as f32 / 2.0)
}

/// The outermost edges at which a fair share of the lines begin and end.
fn column(edges: &[(f32, f32)]) -> TextColumn {
    let mut lefts: Vec<f32> = edges.iter().map(|(left, _)| *left).collect();
    // As numbers that grow to the left, right edges are found as left ones are.
    let mut rights: Vec<f32> = edges.iter().map(|(_, right)| -right).collect();
    let left = outermost(&mut lefts, LEFT_SHARE);
    TextColumn { left: most_common(&lefts, left), right: -outermost(&mut rights, RIGHT_SHARE) }
}

/// The most common of sorted values that are not so far above `least` that what begins there is indented.
fn most_common(values: &[f32], least: f32) -> f32 {
    let below = |limit: f32| values.partition_point(|value| *value < limit);
    let count = |value: f32| below(value + SAME_EDGE) - below(value - SAME_EDGE);
    let near = &values[below(least)..below(least + LEAST_INDENT)];
    near.iter().copied().fold(
        least,
        |best, value| {
            if count(value) > count(best) { value } else { best }
        },
    )
}

/// The least value that a fair share of the values are near; else the least but for outliers.
fn outermost(values: &mut [f32], share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let fair = (share * values.len() as f32).ceil().max(2.0) as usize;
    let near = |at: usize| values[at..].partition_point(|value| *value <= values[at] + SAME_EDGE);
    match (0..values.len()).find(|at| near(*at) >= fair) {
        Some(at) => values[at + near(at) / 2],
        None => values.get(values.len() / 20).copied().unwrap_or_default(),
    }
}
