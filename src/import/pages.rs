//! What the pages of the printed report leave in the text: their numbers, their running heads, and cut paragraphs.

use std::collections::HashMap;

use super::forms::{begins_lower, ends_sentence};
use super::lines::{Chunk, Kind};
use super::{Problems, numbering, spans};

/// A line that may be the number of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub value: u32,
    /// Whether it is dressed as one: `- 12 -`, `Trang 12`.
    pub dressed: bool,
}

/// The number of a page, if a line is nothing else.
pub fn numbered(text: &str) -> Option<Numbered> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.trim_matches(['*', '_', ' ']);
    if let Some(value) = number(bare, 3) {
        return Some(Numbered { value, dressed: false });
    }
    let lower = bare.to_lowercase();
    let dressed = if let Some(rest) = lower.strip_prefix("trang ").or(lower.strip_prefix("page ")) {
        // `Trang 3/12`, `Page 3 of 12`.
        rest.split(['/', ' ']).next()
    } else {
        lower
            .strip_prefix(['-', '–', '—'])
            .and_then(|rest| rest.strip_suffix(['-', '–', '—']))
            .map(str::trim)
    };
    let is_page = lower.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let value = number(dressed?, 4)?;
    matches!(is_page.as_str(), "" | "trang" | "page" | "pageof")
        .then_some(Numbered { value, dressed: true })
}

fn number(text: &str, most: usize) -> Option<u32> {
    (!text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Decides which numbers are those of pages, and which repeated lines are running heads. Both become rules, with a
/// problem that quotes them; the other numbers are text.
pub fn settle(chunks: &mut [Chunk<'_>], problems: &mut Problems) {
    let mut last = 0;
    let mut numbers = Vec::new();
    let mut coming: Vec<u32> = chunks.iter().rev().filter_map(undressed).collect();
    for i in 0..chunks.len() {
        let Kind::PageNumber(Numbered { value, dressed }) = chunks[i].kind else {
            continue;
        };
        let is_number = |chunk: Option<&Chunk<'_>>| {
            chunk.is_some_and(|chunk| {
                numbered(chunk.text.trim()).is_some_and(|other| !other.dressed)
            })
        };
        // Numbers in a row are a table that lost its lines; page numbers rise.
        let in_a_row = is_number(chunks.get(i + 1)) || i > 0 && is_number(chunks.get(i - 1));
        if !dressed {
            coming.pop();
        }
        // One that lower numbers follow is none of theirs: `350` before pages 2 and 3.
        let goes_on = last > 0 && (1..=2).contains(&value.saturating_sub(last));
        let rises = value > last && coming.last().is_none_or(|&next| next > value);
        if dressed || (goes_on || rises) && !in_a_row {
            last = value;
            let quoted = &chunks[i].text;
            problems.add(
                chunks[i].line,
                &format!("left out `{quoted}`, taken as the number of a page"),
            );
            chunks[i].kind = Kind::Rule;
            numbers.push(i);
        } else {
            problems.add(
                chunks[i].line,
                &format!("`{value}` stands alone; kept as text, not taken as the number of a page"),
            );
            chunks[i].kind = Kind::Text;
        }
    }
    running_heads(chunks, &numbers, problems);
}

/// The number a chunk is, with nothing that says whether it is a page's.
fn undressed(chunk: &Chunk<'_>) -> Option<u32> {
    match chunk.kind {
        Kind::PageNumber(Numbered { value, dressed: false }) => Some(value),
        _ => None,
    }
}

/// A short line that stands at least three times beside a rule, and nowhere else, is a running head, if one of the rules
/// is sure to be a page's end: it was the `numbers` of a page, notes stand above it, or it cuts a sentence.
fn running_heads(chunks: &mut [Chunk<'_>], numbers: &[usize], problems: &mut Problems) {
    const LONGEST: usize = 160;
    const FEWEST: usize = 3;
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, chunk) in chunks.iter().enumerate() {
        if matches!(chunk.kind, Kind::Text | Kind::Heading(_))
            && (1..=LONGEST).contains(&chunk.text.len())
            && !ends_sentence(&chunk.text)
            && numbering::label(&chunk.text).is_none()
        {
            places.entry(&chunk.text).or_default().push(i);
        }
    }
    let is_rule = |i: usize| {
        let chunk = chunks.get(i);
        chunk.is_some_and(|chunk| matches!(chunk.kind, Kind::Rule))
    };
    let beside_rule = |i: usize| {
        // `Đơn vị tính: …` belongs to the table below it.
        let heads_table = matches!(chunks.get(i + 1).map(|c| &c.kind), Some(Kind::Table(_)));
        (is_rule(i + 1) || i > 0 && is_rule(i - 1)) && !heads_table
    };
    let at_page_end = |i: usize| {
        let (mut above, mut below) = (i, i);
        while above > 0 && is_rule(above - 1) {
            above -= 1;
        }
        while is_rule(below + 1) {
            below += 1;
        }
        let before = above.checked_sub(1).and_then(|at| chunks.get(at));
        let cuts = before.is_some_and(|before| match before.kind {
            Kind::Note { .. } => true,
            Kind::Text | Kind::Bullet { .. } => {
                let after = chunks.get(below + 1);
                !ends_sentence(&before.text) && after.is_some_and(|after| begins_lower(&after.text))
            }
            _ => false,
        });
        let numbered = |end: usize| numbers.partition_point(|&number| number < end);
        cuts || numbered(above) < numbered(below + 1)
    };
    let heads: Vec<usize> = places
        .into_values()
        .filter(|places| places.len() >= FEWEST && places.iter().all(|&i| beside_rule(i)))
        .filter(|places| places.iter().any(|&i| at_page_end(i)))
        .flatten()
        .collect();
    for i in heads {
        let quoted = &chunks[i].text;
        problems.add(
            chunks[i].line,
            &format!("left out `{quoted}`, taken as the running head of a page"),
        );
        chunks[i].kind = Kind::Rule;
    }
}

/// Whether, and how surely, a text goes on where another was cut by the end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// They are two texts.
    Apart,
    /// They are one.
    Joined,
    /// They may be one, but nothing shows it but the missing stop.
    Doubtful,
}

/// Compares the end of a text with the beginning of the next. `page_end` says that a page certainly ended between.
pub fn joint(before: &str, next: &str, page_end: bool) -> Joint {
    const LONG: usize = 100;
    let before = before.trim_end();
    let first = next.chars().next();
    let Some(tail) = before.chars().next_back() else {
        return Joint::Apart;
    };
    if spans::glues(before, first) {
        return Joint::Joined;
    }
    if ends_sentence(before) && !trails_off(before) || tail == ':' {
        return Joint::Apart;
    }
    let number = first.is_some_and(|c| c.is_ascii_digit());
    if begins_lower(next) || first.is_some_and(|c| matches!(c, ',' | ';' | ')' | '%' | '/')) {
        return Joint::Joined;
    }
    let open = tail == ',' || number && tail != ';' || ends_open(before);
    let long = before.len() > LONG;
    match (open || page_end && tail != ';', long) {
        (true, true) => Joint::Joined,
        (false, true) if tail != ';' => Joint::Doubtful,
        _ => Joint::Apart,
    }
}

/// Whether the last word never ends a sentence: `của`, `và`.
fn ends_open(text: &str) -> bool {
    const OPEN: [&str; 28] = [
        "bằng", "các", "cho", "cùng", "của", "do", "dưới", "giữa", "hoặc", "khi", "là", "mà",
        "một", "mọi", "nhằm", "những", "số", "theo", "thuộc", "trong", "trên", "tại", "từ", "và",
        "vào", "về", "với", "để",
    ];
    text.rsplit(' ').next().is_some_and(|word| OPEN.contains(&word))
}

/// `rừng...` may end a sentence or not.
fn trails_off(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}
