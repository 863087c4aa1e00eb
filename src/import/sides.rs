//! Recipients beside a signature, where a file gives the two row by row: parted, the recipients first.

use super::blocks::TextBlock;
use crate::source::phrases::{begins_annex, begins_recipients, begins_signature};
use crate::source::problem::Problems;
use crate::source::raw::RawKind;
use crate::source::sentences::{begins_lower, is_caps};

/// Most blocks of both together, and the longest of them, in characters.
const MOST: usize = 40;
const LONGEST: usize = 240;

/// Puts the recipients before the lines of the signature that stand among them.
pub(crate) fn part(blocks: &mut [TextBlock], problems: &mut Problems) {
    let mut i = 0;
    while i < blocks.len() {
        let block = &blocks[i];
        i += 1;
        if !block.is_text() || !begins_recipients(&block.first_line()) {
            continue;
        }
        let line = block.line;
        let count = blocks[i..].iter().take(MOST).take_while(|block| belongs(block)).count();
        let both = &mut blocks[i..i + count];
        let signs = |block: &TextBlock| block.is_text() && begins_signature(&block.first_line());
        let first = both.iter().position(signs);
        let last = both.iter().rposition(is_bullet);
        if let (Some(first), Some(last)) = (first, last)
            && first < last
        {
            both[..=last].sort_by_key(|block| !is_recipient(block));
            problems.add(line, "the recipients are parted from the signature beside them");
        }
        i += count;
    }
}

fn is_bullet(block: &TextBlock) -> bool {
    matches!(block.kind, RawKind::Bullet { .. })
}

/// Whether a block may be one of recipients and signature.
fn belongs(block: &TextBlock) -> bool {
    let begins_another = begins_annex(&block.first_line())
        || block.is_numbered() && !begins_signature(&block.first_line());
    (block.is_text() || is_bullet(block))
        && !begins_another
        && block.text.chars().nth(LONGEST).is_none()
}

/// Whether a block is one of the recipients: a point, or a line that goes on with one.
fn is_recipient(block: &TextBlock) -> bool {
    let goes_on = begins_lower(&block.text) || block.text.ends_with([';', '.']);
    is_bullet(block) || goes_on && !block.is_bold() && !is_caps(&block.text)
}
