//! What a page carries beside its text: page numbers, running heads and feet, signing programs' lines. It is found by
//! its place and its return on other pages, and taken out of the rows.

use std::collections::{BTreeSet, HashMap};

use super::characters::is_signature;
use super::left_out::Omissions;
use super::lines::LineRow;
use super::page::{PdfPage, joined};

/// How many rows from an edge of the page may be furniture.
const MAX_ROWS: usize = 8;
/// Rows whose places on their pages differ by at most this are at the same place, in points.
const SAME_PLACE: f32 = 3.0;
/// The share of the page's height, from either edge, in which a page number stands.
const MARGIN: f32 = 0.15;
/// On how many pages a row stands, at least, that is a running head or foot.
const MIN_RETURNS: usize = 3;
/// The longest line that a signing program prints beside the text, in characters.
const MAX_SIGNATURE_LINE: usize = 120;

/// The upper or lower edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Edge {
    Top,
    Bottom,
}

/// A row as it returns on other pages: its edge, its text with digits alike, and its place.
type Return = (Edge, String, i32);

/// Takes furniture out of the pages' rows, and says what.
pub(super) fn remove(pages: &mut [PdfPage], omissions: &mut Omissions) {
    let mut returns: HashMap<Return, usize> = HashMap::new();
    let mut offsets: HashMap<(Edge, i64), usize> = HashMap::new();
    for page in &*pages {
        for edge in [Edge::Top, Edge::Bottom] {
            for row in edge_rows(page, edge) {
                let (text, place) = seen(&page.rows[row]);
                *returns.entry((edge, text, place)).or_default() += 1;
                if let Some(number) = page_number(page, row) {
                    *offsets.entry((edge, number - i64::from(page.number))).or_default() += 1;
                }
            }
        }
    }
    let count = pages.len();
    let mut told = BTreeSet::new();
    for page in pages {
        let mut gone = BTreeSet::new();
        for edge in [Edge::Top, Edge::Bottom] {
            for row in edge_rows(page, edge) {
                let number = page_number(page, row);
                let counts_up = number.is_some_and(|number| {
                    let offset = number - i64::from(page.number);
                    offset == 0 || offsets.get(&(edge, offset)).is_some_and(|pages| *pages > 1)
                });
                let (text, place) = seen(&page.rows[row]);
                let times = (place - 1..=place + 1)
                    .filter_map(|place| returns.get(&(edge, text.clone(), place)))
                    .sum::<usize>();
                let has_words = text.chars().any(char::is_alphabetic);
                // The first page may go without them.
                let returns_often = times >= MIN_RETURNS.min(count.saturating_sub(1)).max(2);
                let is_running = has_words && (returns_often || is_file_name(&text));
                if !counts_up && !is_running {
                    break;
                }
                if is_running && told.insert(text.clone()) {
                    let message = format!("a line that returns on {times} pages is left out");
                    omissions.quote(page.number, &message, &row_text(&page.rows[row]));
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

/// A row's text with all digits alike, and its place in steps that rows at the same place share.
fn seen(row: &LineRow) -> (String, i32) {
    let alike = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let text: String = row_text(row).chars().map(alike).collect();
    let y = row.first().map_or(0.0, |line| line.y);
    (text, (y / SAME_PLACE).round() as i32)
}

/// Whether a row is the name of the file that was printed, as some have it at the foot of their pages.
fn is_file_name(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    !text.contains(' ') && [".doc", ".docx", ".pdf"].iter().any(|end| text.ends_with(end))
}

/// The number of a row that looks as page numbers do, in the margin: `7`, `- 7 -`, `Trang 7`, `7/12`.
fn page_number(page: &PdfPage, row: usize) -> Option<i64> {
    let [line] = &page.rows[row][..] else { return None };
    let height = page.size.1;
    if line.y > MARGIN * height && line.y < (1.0 - MARGIN) * height {
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
            omissions.quote(page.number, "a signature's line is left out", &text);
        }
    }
}

/// Whether a line begins as those of a signature box do.
fn starts_signature(text: &str) -> bool {
    let lower = text.to_lowercase();
    let label = lower.split_inclusive(':').next().unwrap_or_default();
    is_signature(label)
}
