//! What stands around the report proper: letterhead, title, recipients and signature.

use std::ops::Range;

use super::forms::ends_sentence;
use super::lines::{Chunk, Kind};
use super::numbering;
use super::spans;

/// The kinds of documents that a title begins with.
const KINDS: [&str; 12] = [
    "BÁO CÁO",
    "NGHỊ QUYẾT",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "KẾT LUẬN",
    "QUYẾT ĐỊNH",
    "THÔNG BÁO",
    "TỜ TRÌNH",
    "CHỈ THỊ",
    "HƯỚNG DẪN",
    "ĐỀ CƯƠNG",
];

/// How a signature begins: for whom, or as what, it is signed.
const SIGNS: [&str; 14] = [
    "T/M",
    "TM.",
    "TM ",
    "T.M",
    "K/T",
    "KT.",
    "KT ",
    "TL.",
    "T/L",
    "TUQ.",
    "T/U",
    "Q.",
    "TẬP THỂ",
    "NGƯỜI ",
];
const POSTS: [&str; 17] = [
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "HIỆU TRƯỞNG",
    "CHÁNH ÁN",
];

/// Longest line, in bytes, of a letterhead or signature.
const LONGEST_LINE: usize = 200;
/// Most chunks looked at for the end of a signature or a letterhead.
const MOST_CHUNKS: usize = 24;

/// Whether a line begins the recipients: `Nơi nhận:`, or these words alone. A sentence may begin with them.
pub fn begins_recipients(line: &str) -> bool {
    const WORDS: &str = "nơi nhận";
    let styles = ['*', '_', ' '];
    let mut rest = line.trim_start_matches(styles).chars();
    let head: String = rest.by_ref().take(WORDS.chars().count()).collect();
    let rest = rest.as_str().trim_start_matches(styles);
    head.to_lowercase() == WORDS && (rest.is_empty() || rest.starts_with([':', '(']))
}

/// Whether a chunk does: its first line.
pub fn opens_recipients(chunk: &Chunk<'_>) -> bool {
    begins_recipients(&spans::first_line(&chunk.spans))
}

/// Whether words are as a signature begins.
fn begins_signature(words: &str) -> bool {
    words.len() <= LONGEST_LINE
        && !ends_sentence(words)
        && (SIGNS.iter().any(|sign| words.starts_with(sign)) && is_caps(words) || is_post(words))
}

fn is_post(words: &str) -> bool {
    POSTS.iter().any(|post| words.starts_with(post)) && is_caps(words)
}

/// Whether a line begins the recipients, a signature or a title although no blank line stands before it.
pub fn begins_frame(words: &str) -> bool {
    begins_recipients(words)
        || words.len() <= LONGEST_LINE
            && (SIGNS[..10].iter().any(|sign| words.starts_with(sign)) && is_caps(words)
                || is_post(words)
                || KINDS.contains(&words))
}

/// Whether the first words, and most of the letters, are capitals.
pub fn is_caps(words: &str) -> bool {
    let mut letters = 0;
    let mut capitals = 0;
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        capitals += usize::from(c.is_uppercase());
    }
    letters > 1 && capitals * 10 >= letters * 9
}

/// Whether a chunk is a short line of its own.
fn is_short(chunk: &Chunk<'_>) -> bool {
    chunk.text.len() <= LONGEST_LINE
        && matches!(chunk.kind, Kind::Text | Kind::Heading(_))
        && !chunk.text.is_empty()
}

/// Whether a chunk is set as a heading: with `#` or wholly bold.
pub fn is_set_off(chunk: &Chunk<'_>) -> bool {
    matches!(chunk.kind, Kind::Heading(_))
        || matches!(chunk.kind, Kind::Text) && super::roles::is_bold(&chunk.spans)
}

/// The chunks of the title, among the first of the report. What stands before them is the letterhead.
pub fn title(chunks: &[Chunk<'_>]) -> Option<Range<usize>> {
    let mut start = None;
    for (i, chunk) in chunks.iter().enumerate().take(MOST_CHUNKS) {
        let table = matches!(chunk.kind, Kind::Table(_) | Kind::Rule);
        if table || chunk.text.is_empty() {
            continue;
        }
        if titles(chunk, i == 0) {
            start = Some(i);
            break;
        }
        let long = chunk.text.len() > 2 * LONGEST_LINE;
        let body = matches!(chunk.kind, Kind::Bullet { .. } | Kind::Note { .. });
        if long || body || is_numbered(chunk) || ends_sentence(&chunk.text) {
            break;
        }
    }
    let start = start.or_else(|| heading_as_title(chunks))?;
    let mut end = start + 1;
    let mut title = chunks[start].text.as_str();
    while let Some(next) = chunks.get(end).filter(|_| end - start < MOST_CHUNKS) {
        if !(is_short(next) || next.text.len() <= 2 * LONGEST_LINE && is_set_off(next))
            || is_numbered(next)
            || begins_frame(&next.text) && !titles(next, false)
            || is_section(chunks, start, end)
        {
            break;
        }
        let bare = KINDS.contains(&title.trim());
        let cut = title.ends_with([',', '-', '–']);
        let small = next.text.chars().next().is_some_and(char::is_lowercase);
        let goes_on = (bare && !ends_sentence(&next.text)) || cut || small && is_set_off(next);
        if !goes_on {
            break;
        }
        title = next.text.as_str();
        end += 1;
    }
    Some(start..end)
}

/// Whether a chunk begins as a title does. Running text needs capitals for it, unless it comes first of all.
fn titles(chunk: &Chunk<'_>, first: bool) -> bool {
    if !(is_short(chunk) || is_set_off(chunk) && chunk.text.len() <= 3 * LONGEST_LINE) {
        return false;
    }
    KINDS.iter().any(|kind| {
        let head: String = chunk.text.chars().take(kind.chars().count()).collect();
        let whole =
            chunk.text.chars().nth(kind.chars().count()).is_none_or(|c| !c.is_alphanumeric());
        whole
            && (head == **kind
                || (first && !ends_sentence(&chunk.text) || is_set_off(chunk))
                    && head.to_uppercase() == **kind)
    })
}

fn is_numbered(chunk: &Chunk<'_>) -> bool {
    numbering::label(&chunk.text).is_some_and(|label| label.style != numbering::Style::Bracketed)
}

/// Whether the heading after the title is a section: other headings of its level come later.
fn is_section(chunks: &[Chunk<'_>], title: usize, at: usize) -> bool {
    let Kind::Heading(level) = chunks[at].kind else {
        return false;
    };
    let deeper = matches!(chunks[title].kind, Kind::Heading(top) if level > top);
    deeper
        && chunks[at + 1..].iter().take(400).any(|other| {
            matches!(other.kind, Kind::Heading(l) if l == level) && !is_numbered(other)
        })
        && !chunks.iter().take(400).any(is_numbered)
}

/// Without a kind of document, the first heading is the title if it is the only one of its level, or if the report's
/// own headings are numbered.
fn heading_as_title(chunks: &[Chunk<'_>]) -> Option<usize> {
    let first = chunks.iter().position(|chunk| !matches!(chunk.kind, Kind::Rule))?;
    let chunk = &chunks[first];
    if !is_set_off(chunk)
        || is_numbered(chunk)
        || chunk.text.len() > 2 * LONGEST_LINE
        || opens_recipients(chunk)
    {
        return None;
    }
    let rest = &chunks[first + 1..];
    let lone = match chunk.kind {
        Kind::Heading(level) => {
            let deeper = |other: &Chunk<'_>| match other.kind {
                Kind::Heading(other) => other > level,
                _ => true,
            };
            rest.iter().all(deeper)
        }
        _ => rest.first().is_some_and(is_set_off),
    };
    let numbered = rest.iter().find(|other| is_set_off(other)).is_some_and(is_numbered);
    (lone || numbered).then_some(first)
}

/// Where a signature begins at `at`, the chunk behind its end: all that follows is short, up to the recipients, an
/// appendix or the end.
pub fn signature(chunks: &[Chunk<'_>], at: usize, after_recipients: bool) -> Option<usize> {
    let first = &chunks[at];
    if !is_short(first) {
        return None;
    }
    let head = first_line(first);
    let opens = begins_signature(&head)
        || after_recipients && (is_set_off(first) || is_caps(&head))
        || is_dated(&head)
            && chunks
                .get(at + 1)
                .is_some_and(|next| is_short(next) && begins_signature(&first_line(next)));
    if !opens || is_heading_like(first) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = chunks.get(end) {
        if opens_recipients(next) || is_appendix(next) {
            break;
        }
        let goes_on = matches!(next.kind, Kind::Rule) || is_short(next) && !is_heading_like(next);
        if !goes_on || end - at > MOST_CHUNKS {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether a chunk is numbered as a heading. `Q.` and the like of a signature are no letters of a sequence.
fn is_heading_like(chunk: &Chunk<'_>) -> bool {
    !begins_signature(&first_line(chunk)) && is_numbered(chunk)
}

fn first_line(chunk: &Chunk<'_>) -> String {
    spans::first_line(&chunk.spans)
}

/// Whether a chunk begins what stands behind a signature.
fn is_appendix(chunk: &Chunk<'_>) -> bool {
    const HEADS: [&str; 4] = ["phụ lục", "phụ biểu", "biểu số", "danh mục"];
    let head: String = chunk.text.chars().take(8).collect();
    let head = head.to_lowercase();
    matches!(chunk.kind, Kind::Table(_)) || HEADS.iter().any(|words| head.starts_with(words))
}

/// `Hà Nội, ngày 12 tháng 12 năm 2022`: a place and a date.
fn is_dated(words: &str) -> bool {
    words.len() <= LONGEST_LINE && {
        let words = words.to_lowercase();
        words.contains("ngày") && words.contains("tháng") && words.contains("năm")
    }
}
