//! What stands side by side on the page, where a file gives it row by row: the columns of a letterhead, the recipients
//! beside a signature. They are parted, the left one first.

use super::blocks::TextBlock;
use crate::source::phrases::{
    LONGEST_LINE, begins_annex, begins_recipients, begins_signature, right_side,
};
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{RawKind, Style};
use crate::source::runs;
use crate::source::sentences::{begins_lower, is_caps};

/// Most blocks before the last row of a letterhead.
const MOST_LETTERHEAD: usize = 10;
/// Most blocks of recipients and signature together, and the longest of them, in characters.
const MOST: usize = 40;
const LONGEST: usize = 240;

/// Parts the columns of a letterhead, and recipients from the signature beside them.
pub(crate) fn part(blocks: &mut Vec<TextBlock>, problems: &mut Problems) {
    letterhead(blocks, problems);
    recipients(blocks, problems);
}

/// Parts lines such as `SỞ Y TẾ   Độc lập - Tự do - Hạnh phúc`. What is right comes below the last of them.
fn letterhead(blocks: &mut Vec<TextBlock>, problems: &mut Problems) {
    let mut right = Vec::new();
    let mut last = 0;
    for (i, block) in blocks.iter_mut().enumerate().take(MOST_LETTERHEAD) {
        let is_short = block.is_text() && block.text.chars().nth(LONGEST_LINE).is_none();
        let Some(at) = is_short.then(|| right_side(&block.text)).flatten() else {
            continue;
        };
        let mut beside = block.clone();
        runs::cut_front(&mut beside.runs, at);
        runs::keep_front(&mut block.runs, at);
        beside.text = runs::plain(&beside.runs);
        block.text = runs::plain(&block.runs);
        right.push(beside);
        last = i + 1;
    }
    if let Some(first) = right.first() {
        problems.add(first.line, ProblemKind::LetterheadColumns);
    }
    blocks.splice(last..last, right);
}

/// Puts the recipients before the lines of the signature that stand among them.
fn recipients(blocks: &mut Vec<TextBlock>, problems: &mut Problems) {
    let mut i = 0;
    while i < blocks.len() {
        let block = &blocks[i];
        i += 1;
        if !block.is_text() || !begins_recipients(&block.first_line()) {
            continue;
        }
        let line = block.line;
        let count = blocks[i..].iter().take(MOST).take_while(|block| belongs(block)).count();
        let beside = cut_beside(&mut blocks[i - 1..i + count]);
        if !beside.is_empty() {
            let last = blocks[i..i + count].iter().rposition(is_bullet).map_or(i, |at| i + at + 1);
            i += count + beside.len();
            blocks.splice(last..last, beside);
            problems.add(line, ProblemKind::RecipientsBeside);
            continue;
        }
        let both = &mut blocks[i..i + count];
        let signs = |block: &TextBlock| block.is_text() && begins_signature(&block.first_line());
        let first = both.iter().position(signs);
        let last = both.iter().rposition(is_bullet);
        if let (Some(first), Some(last)) = (first, last)
            && first < last
        {
            both[..=last].sort_by_key(|block| !is_recipient(block));
            problems.add(line, ProblemKind::RecipientsBeside);
        }
        i += count;
    }
}

/// Cuts from lines of recipients what is set beside them, if a signature begins there, and gives it.
fn cut_beside(lines: &mut [TextBlock]) -> Vec<TextBlock> {
    let rights: Vec<Option<usize>> = lines.iter().map(beside_begins).collect();
    let signs = |(line, at): (&TextBlock, &Option<usize>)| {
        at.is_some_and(|at| begins_signature(&line.text[at..]))
    };
    if !lines.iter().zip(&rights).any(signs) {
        return Vec::new();
    }
    let mut beside = Vec::new();
    for (line, at) in lines.iter_mut().zip(rights) {
        let Some(at) = at else { continue };
        let mut right = TextBlock { kind: RawKind::Text, ..line.clone() };
        runs::cut_front(&mut right.runs, at);
        runs::keep_front(&mut line.runs, at);
        right.text = runs::plain(&right.runs);
        line.text = runs::plain(&line.runs);
        beside.push(right);
    }
    beside
}

/// Where in a line of recipients something else begins, in bytes: behind a wide gap, or behind a stop if it is a
/// signature or in bold.
fn beside_begins(line: &TextBlock) -> Option<usize> {
    const GAP: &str = "   ";
    const STOPS: [char; 3] = [';', ':', '.'];
    let text = line.text.trim_end();
    if begins_signature(&line.first_line()) || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let signs = |at: usize| {
        let is_bold = runs::is_set_after(&line.runs, at, Style::Strong) && !line.is_bold();
        text[at..].starts_with(' ') && (is_bold || begins_signature(text[at..].trim()))
    };
    let mut stops = text.match_indices(STOPS).map(|(at, stop)| at + stop.len());
    let gap = text.rfind(GAP).map(|at| at + GAP.len());
    let at = gap.or_else(|| stops.find(|&at| signs(at)))?;
    text[..at].trim().chars().next()?;
    Some(at + text[at..].len() - text[at..].trim_start().len())
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
