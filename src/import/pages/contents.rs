//! A table of contents in the source: left out and told, since the report's own outline says the same.

use crate::import::blocks::TextBlock;
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::RawKind;

/// Fewest entries that make one under `MỤC LỤC`, and without that above them.
const FEWEST: usize = 3;
const FEWEST_WITHOUT_NAME: usize = 5;
/// Most lines in a row without the number of a page: an entry over several.
const MOST_OPEN: usize = 3;
/// The longest entry, in characters.
const LONGEST: usize = 400;

/// Makes rules of the tables of contents, each with a problem that says how long it is.
pub(super) fn leave_out(blocks: &mut [TextBlock], problems: &mut Problems) {
    let mut i = 0;
    while i < blocks.len() {
        let fewest = if is_name(&blocks[i]) {
            FEWEST
        } else if page_of(&blocks[i]).is_some_and(|entry| entry.dotted) {
            FEWEST_WITHOUT_NAME
        } else {
            i += 1;
            continue;
        };
        let (end, entries) = extent(blocks, i);
        if entries >= fewest {
            problems.add(blocks[i].line, ProblemKind::ContentsEntries(entries));
            for block in &mut blocks[i..end] {
                block.kind = RawKind::Rule;
                block.runs.clear();
                block.text.clear();
            }
        }
        i = end.max(i + 1);
    }
}

/// Whether a block names a table of contents.
fn is_name(block: &TextBlock) -> bool {
    block.is_text() && block.text.trim_end_matches(':').to_lowercase() == "mục lục"
}

/// The end of a table of contents that may begin at `start`, behind its last entry, and how many entries it has. The
/// pages of a table of contents never fall.
fn extent(blocks: &[TextBlock], start: usize) -> (usize, usize) {
    let first = start + usize::from(is_name(&blocks[start]));
    let (mut end, mut entries, mut last, mut open) = (first, 0, 0, 0);
    for (at, block) in blocks.iter().enumerate().skip(first) {
        match page_of(block) {
            _ if block.is_rule() => {}
            Some(entry) if entry.page >= last => {
                (end, last, open) = (at + 1, entry.page, 0);
                entries += 1;
            }
            None if block.is_text() && open < MOST_OPEN && is_short(block) => open += 1,
            _ => break,
        }
    }
    (end, entries)
}

/// What an entry ends with.
struct Entry {
    page: u32,
    /// Whether dots lead to the page.
    dotted: bool,
}

/// The page at the end of what may be an entry: words, then a number of up to three digits.
fn page_of(block: &TextBlock) -> Option<Entry> {
    if !block.is_text() || !is_short(block) {
        return None;
    }
    let text = block.text.trim_end();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[words.len()..];
    let name =
        words.trim_end_matches(|c: char| matches!(c, '.' | '…' | '·' | '_') || c.is_whitespace());
    let parted = name.len() < words.len();
    let has_words = name.chars().any(char::is_alphabetic);
    if !(1..=3).contains(&digits.len()) || !parted || !has_words {
        return None;
    }
    let leader = &words[name.len()..];
    let dotted = leader.contains("....") || leader.contains("……") || leader.contains(". . .");
    Some(Entry { page: digits.parse().ok()?, dotted })
}

fn is_short(block: &TextBlock) -> bool {
    block.text.chars().count() <= LONGEST
}
