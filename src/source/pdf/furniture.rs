//! What a page carries beside its text: page numbers, running heads and feet, signing programs' lines. It is found by
//! its place and its return on other pages, and taken out of the rows.

use std::collections::{BTreeSet, HashMap};

use super::characters::is_signature;
use super::left_out::Omissions;
use super::lines::LineRow;
use super::page::{PdfPage, joined};
use crate::source::phrases::is_letterhead;
use crate::source::problem::{ProblemKind, excerpt};

/// How many rows from an edge of the page may be furniture.
const MAX_ROWS: usize = 8;
/// Rows whose places on their pages differ by at most this are at the same place, in points.
const SAME_PLACE: f32 = 3.0;
/// The share of the page's height, from either edge, in which page numbers and running heads stand.
const MARGIN: f32 = 0.15;
/// How far it stands from the text, in parts of the size.
const APART: f32 = 1.6;
/// On how many pages a row stands, at least, that is a running head or foot.
const MIN_RETURNS: usize = 3;
/// How many pages further it returns at last: those of even pages may differ from those of odd ones.
const NEXT_RETURN: u32 = 2;
/// The longest line that a signing program prints beside the text, in characters.
const MAX_SIGNATURE_LINE: usize = 120;

/// The upper or lower edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Edge {
    Top,
    Bottom,
}

/// A row as it returns on other pages: its edge, its place, its text, and how far the number in the text that counts up
/// with the pages is ahead of them, if one does.
type Return = (Edge, i32, String, Option<i64>);

/// A row that is furniture: if it returns, on how many pages, and its text without what counts up.
type Found = (usize, Option<(usize, String)>);

/// What stands at the edges of the pages.
#[derive(Default)]
struct Edges {
    /// The pages on which rows return, in order.
    returns: HashMap<Return, Vec<u32>>,
    /// How far numbers that look as page numbers do are ahead of the pages, and on how many pages they are.
    ahead: HashMap<(Edge, i64), usize>,
    /// On how many pages a row returns, at least, that is a running head or foot.
    enough: usize,
}

/// Takes furniture out of the pages' rows, and says what.
pub(super) fn remove(pages: &mut [PdfPage], omissions: &mut Omissions) {
    let edges = Edges::of(pages);
    let mut told = BTreeSet::new();
    for page in pages {
        let mut gone = BTreeSet::new();
        for edge in [Edge::Top, Edge::Bottom] {
            for (row, running) in edges.furniture(page, edge) {
                if let Some((times, kind)) = running
                    && told.insert(kind)
                {
                    let text = excerpt(&row_text(&page.rows[row]));
                    omissions.add(page.number, ProblemKind::RunningLine(times, text));
                }
                gone.insert(row);
            }
        }
        remove_signatures(page, &mut gone, omissions);
        let mut at = 0;
        page.rows.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

impl Edges {
    fn of(pages: &[PdfPage]) -> Self {
        // The first page may go without them.
        let enough = MIN_RETURNS.min(pages.len().saturating_sub(1)).max(2);
        let mut edges = Self { enough, ..Self::default() };
        for page in pages {
            for edge in [Edge::Top, Edge::Bottom] {
                for row in edge_rows(page, edge) {
                    let place = place(&page.rows[row]);
                    for (text, ahead) in texts(&page.rows[row], page.number) {
                        let pages = edges.returns.entry((edge, place, text, ahead)).or_default();
                        pages.push(page.number);
                    }
                    if let Some(number) = page_number(page, row) {
                        let ahead = number - i64::from(page.number);
                        *edges.ahead.entry((edge, ahead)).or_default() += 1;
                    }
                }
            }
        }
        edges
    }

    /// The rows of an edge that are furniture, from the edge inwards.
    fn furniture(&self, page: &PdfPage, edge: Edge) -> Vec<Found> {
        let rows = edge_rows(page, edge);
        let mut found: Vec<Found> = Vec::new();
        for row in &rows {
            match self.running(page, edge, *row) {
                Some(running) => found.push((*row, Some(running))),
                None if self.counts_up(page, edge, *row) => found.push((*row, None)),
                None => break,
            }
        }
        // A line of the text that returns stands close to the others; nothing does to a page number.
        while let Some((row, Some(_))) = found.last()
            && let Some(inner) = rows.get(found.len())
            && !stand_apart(page, *row, *inner)
        {
            found.pop();
        }
        found
    }

    fn counts_up(&self, page: &PdfPage, edge: Edge, row: usize) -> bool {
        page_number(page, row).is_some_and(|number| {
            let ahead = number - i64::from(page.number);
            ahead == 0 || self.ahead.get(&(edge, ahead)).is_some_and(|pages| *pages > 1)
        })
    }

    /// On how many pages a row returns, and the text that does: if the pages are not far apart, and enough.
    fn running(&self, page: &PdfPage, edge: Edge, row: usize) -> Option<(usize, String)> {
        let text = row_text(&page.rows[row]);
        if !may_run(page, row, &text) {
            return None;
        }
        let (row, page) = (&page.rows[row], page.number);
        let place = place(row);
        let returning = texts(row, page).into_iter().find_map(|(text, ahead)| {
            let key = |place: i32| (edge, place, text.clone(), ahead);
            let at_place = (place - 1..=place + 1).filter_map(|at| self.returns.get(&key(at)));
            let (mut times, mut is_near) = (0, false);
            for pages in at_place {
                times += pages.len();
                let from = pages.partition_point(|other| other + NEXT_RETURN < page);
                let mut near = pages[from..].iter().take_while(|at| **at <= page + NEXT_RETURN);
                is_near |= near.any(|other| *other != page);
            }
            (is_near && times >= self.enough).then_some((times, text))
        });
        returning.or_else(|| is_file_name(&text).then_some((1, text)))
    }
}

/// Whether two rows stand further apart than lines of a paragraph, or a line is drawn between them.
fn stand_apart(page: &PdfPage, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (page.rows[a].first(), page.rows[b].first()) else { return true };
    let (low, high) = (a.y.min(b.y), a.y.max(b.y));
    high - low > APART * a.size.max(b.size)
        || page.rules.iter().any(|rule| (low..high).contains(&rule.bottom))
}

/// The rows at an edge that no table stands beyond, from the edge inwards.
fn edge_rows(page: &PdfPage, edge: Edge) -> Vec<usize> {
    let y = |row: &usize| page.rows[*row].first().map_or(0.0, |line| line.y);
    let tables = || page.tables.iter().map(|table| table.area);
    match edge {
        Edge::Top => {
            let limit = tables().map(|area| area.top).fold(f32::MIN, f32::max);
            (0..page.rows.len()).take_while(|row| y(row) > limit).take(MAX_ROWS).collect()
        }
        Edge::Bottom => {
            let limit = tables().map(|area| area.bottom).fold(f32::MAX, f32::min);
            (0..page.rows.len()).rev().take_while(|row| y(row) < limit).take(MAX_ROWS).collect()
        }
    }
}

fn row_text(row: &LineRow) -> String {
    joined(row.clone()).map(|line| line.text()).unwrap_or_default()
}

/// The place of a row, in steps that rows at the same place share.
fn place(row: &LineRow) -> i32 {
    let y = row.first().map_or(0.0, |line| line.y);
    (y / SAME_PLACE).round() as i32
}

/// What may return of a row: its text, and the text without its first or last number, if that counts up with the pages.
fn texts(row: &LineRow, page: u32) -> Vec<(String, Option<i64>)> {
    let text = row_text(row);
    let digits = |c: char| c.is_ascii_digit();
    let mut texts = Vec::new();
    let first = text.find(digits).map(|from| {
        let length = text[from..].find(|c| !digits(c)).unwrap_or(text.len() - from);
        from..from + length
    });
    let last = text.rfind(digits).map(|at| {
        let from = text[..at].rfind(|c| !digits(c));
        let from = from.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        from..at + 1
    });
    for number in [first, last].into_iter().flatten() {
        if let Ok(value) = text[number.clone()].parse::<i64>() {
            let rest = [&text[..number.start], "#", &text[number.end..]].concat();
            texts.push((rest, Some(value - i64::from(page))));
        }
    }
    texts.push((text, None));
    texts.dedup();
    texts
}

/// Whether a row stands in the margin and has words that are not those of a form's head, which may stand on every page.
fn may_run(page: &PdfPage, row: usize, text: &str) -> bool {
    let heads_form = page.rows[row].iter().any(|line| is_letterhead(&line.text()));
    is_in_margin(page, row) && text.chars().any(char::is_alphabetic) && !heads_form
}

fn is_in_margin(page: &PdfPage, row: usize) -> bool {
    let y = page.rows[row].first().map_or(0.0, |line| line.y);
    let height = page.size.1;
    y <= MARGIN * height || y >= (1.0 - MARGIN) * height
}

/// Whether a row is the name of the file that was printed, as some have it at the foot of their pages.
fn is_file_name(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    !text.contains(' ') && [".doc", ".docx", ".pdf"].iter().any(|end| text.ends_with(end))
}

/// The number of a row that looks as page numbers do, in the margin: `7`, `- 7 -`, `Trang 7`, `7/12`.
fn page_number(page: &PdfPage, row: usize) -> Option<i64> {
    let [line] = &page.rows[row][..] else { return None };
    if !is_in_margin(page, row) {
        return None;
    }
    let text = line.text().to_lowercase();
    let text = text.trim_matches(|c: char| c.is_whitespace() || "-–—|.".contains(c));
    let text =
        ["trang", "page", "tr."].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let mut numbers = text.split(['/']).map(str::trim);
    let number = numbers.next()?;
    let is_number =
        |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let rest_fits = numbers.all(is_number);
    if is_number(number) && rest_fits { number.parse().ok() } else { None }
}

/// Takes out the lines of a signature box: from one that says who signed to the last close below it.
fn remove_signatures(page: &PdfPage, gone: &mut BTreeSet<usize>, omissions: &mut Omissions) {
    for (at, row) in page.rows.iter().enumerate() {
        let Some(line) = row.first() else { continue };
        let text = row_text(row);
        let is_short = text.chars().count() <= MAX_SIGNATURE_LINE;
        if row.len() == 1 && is_short && starts_signature(&text) && line.size < 11.0 {
            gone.insert(at);
            omissions.add(page.number, ProblemKind::SignatureLine(excerpt(&text)));
        }
    }
}

/// Whether a line begins as those of a signature box do.
fn starts_signature(text: &str) -> bool {
    let lower = text.to_lowercase();
    let label = lower.split_inclusive(':').next().unwrap_or_default();
    is_signature(label)
}
