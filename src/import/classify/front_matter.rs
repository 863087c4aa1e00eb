//! What stands around the report proper: letterhead, title, recipients and signature.

use std::ops::Range;

use crate::import::blocks::TextBlock;
use crate::source::phrases::{
    DOCUMENT_KINDS, LONGEST_LINE, begins_front_matter, begins_recipients, begins_signature,
};
use crate::source::raw::RawKind;
use crate::source::sentences::{ends_sentence, is_caps};

/// Most blocks looked at for the end of a signature or a letterhead.
const MOST_BLOCKS: usize = 24;

/// Whether a block begins the recipients: its first line.
pub fn opens_recipients(block: &TextBlock) -> bool {
    begins_recipients(&block.first_line())
}

/// Whether a block is a short line of its own.
fn is_short(block: &TextBlock) -> bool {
    block.text.len() <= LONGEST_LINE && block.is_text() && !block.text.is_empty()
}

/// The blocks of the title, among the first of the report. What stands before them is the letterhead.
pub fn title(blocks: &[TextBlock]) -> Option<Range<usize>> {
    let mut start = None;
    for (i, block) in blocks.iter().enumerate().take(MOST_BLOCKS) {
        let table = matches!(block.kind, RawKind::Table(_)) || block.is_rule();
        if table || block.text.is_empty() {
            continue;
        }
        if titles(block, i == 0) {
            start = Some(i);
            break;
        }
        let long = block.text.len() > 2 * LONGEST_LINE;
        let body = matches!(block.kind, RawKind::Bullet { .. } | RawKind::Note { .. });
        if long || body || block.is_numbered() || ends_sentence(&block.text) {
            break;
        }
    }
    let start = start.or_else(|| heading_as_title(blocks))?;
    let mut end = start + 1;
    let mut title = blocks[start].text.as_str();
    while let Some(next) = blocks.get(end).filter(|_| end - start < MOST_BLOCKS) {
        if !(is_short(next) || next.text.len() <= 2 * LONGEST_LINE && next.is_set_off())
            || next.is_numbered()
            || begins_front_matter(&next.text) && !titles(next, false)
            || is_section(blocks, start, end)
        {
            break;
        }
        let bare = DOCUMENT_KINDS.contains(&title.trim());
        let cut = title.ends_with([',', '-', '–']);
        let small = next.text.chars().next().is_some_and(char::is_lowercase);
        let goes_on = (bare && !ends_sentence(&next.text)) || cut || small && next.is_set_off();
        if !goes_on {
            break;
        }
        title = next.text.as_str();
        end += 1;
    }
    Some(start..end)
}

/// Whether a block begins as a title does. Running text needs capitals for it, unless it comes first of all.
fn titles(block: &TextBlock, first: bool) -> bool {
    if !(is_short(block) || block.is_set_off() && block.text.len() <= 3 * LONGEST_LINE) {
        return false;
    }
    DOCUMENT_KINDS.iter().any(|kind| {
        let head: String = block.text.chars().take(kind.chars().count()).collect();
        let whole =
            block.text.chars().nth(kind.chars().count()).is_none_or(|c| !c.is_alphanumeric());
        whole
            && (head == **kind
                || (first && !ends_sentence(&block.text) || block.is_set_off())
                    && head.to_uppercase() == **kind)
    })
}

/// Whether the heading after the title is a section: other headings of its level come later.
fn is_section(blocks: &[TextBlock], title: usize, at: usize) -> bool {
    const FARTHEST: usize = 400;
    let Some(level) = blocks[at].outline_level else {
        return false;
    };
    blocks[title].outline_level.is_some_and(|top| level > top)
        && blocks[at + 1..]
            .iter()
            .take(FARTHEST)
            .any(|other| other.outline_level == Some(level) && !other.is_numbered())
        && !blocks.iter().take(FARTHEST).any(TextBlock::is_numbered)
}

/// Without a kind of document, the first heading is the title if it is the only one of its level, or if the report's
/// own headings are numbered.
fn heading_as_title(blocks: &[TextBlock]) -> Option<usize> {
    let first = blocks.iter().position(|block| !block.is_rule())?;
    let block = &blocks[first];
    if !block.is_set_off()
        || block.is_numbered()
        || block.text.len() > 2 * LONGEST_LINE
        || opens_recipients(block)
    {
        return None;
    }
    let rest = &blocks[first + 1..];
    let lone = match block.outline_level {
        Some(level) => rest.iter().all(|other| other.outline_level.is_none_or(|l| l > level)),
        None => rest.first().is_some_and(TextBlock::is_set_off),
    };
    let numbered = rest.iter().find(|other| other.is_set_off()).is_some_and(TextBlock::is_numbered);
    (lone || numbered).then_some(first)
}

/// Where a signature begins at `at`, the block behind its end: all that follows is short, up to the recipients, an
/// appendix or the end.
pub fn signature(blocks: &[TextBlock], at: usize, after_recipients: bool) -> Option<usize> {
    let first = &blocks[at];
    if !is_short(first) {
        return None;
    }
    let head = first.first_line();
    let opens = begins_signature(&head)
        || after_recipients && (first.is_set_off() || is_caps(&head))
        || is_dated(&head)
            && blocks
                .get(at + 1)
                .is_some_and(|next| is_short(next) && begins_signature(&next.first_line()));
    if !opens || is_heading_like(first) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = blocks.get(end) {
        if opens_recipients(next) || is_appendix(next) {
            break;
        }
        let goes_on = next.is_rule() || is_short(next) && !is_heading_like(next);
        if !goes_on || end - at > MOST_BLOCKS {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether a block is numbered as a heading. `Q.` and the like of a signature are no letters of a sequence.
fn is_heading_like(block: &TextBlock) -> bool {
    !begins_signature(&block.first_line()) && block.is_numbered()
}

/// Whether a block begins what stands behind a signature.
fn is_appendix(block: &TextBlock) -> bool {
    const HEADS: [&str; 4] = ["phụ lục", "phụ biểu", "biểu số", "danh mục"];
    let head: String = block.text.chars().take(8).collect();
    let head = head.to_lowercase();
    matches!(block.kind, RawKind::Table(_)) || HEADS.iter().any(|words| head.starts_with(words))
}

/// `Hà Nội, ngày 12 tháng 12 năm 2022`: a place and a date.
fn is_dated(words: &str) -> bool {
    words.len() <= LONGEST_LINE && {
        let words = words.to_lowercase();
        words.contains("ngày") && words.contains("tháng") && words.contains("năm")
    }
}
