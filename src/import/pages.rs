//! What the pages of the printed report leave in the text: their numbers, their running heads and the table of
//! contents.

mod contents;
mod tables;

use std::collections::HashMap;

use super::blocks::TextBlock;
use super::parts;
use crate::source::labels;
use crate::source::page_numbers::{PageNumber, page_number};
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{RawBlock, RawKind};
use crate::source::sentences::{begins_lower, ends_sentence, is_caps};

/// The blocks without the numbers of pages and the running heads. Each becomes a rule, with a problem that quotes it.
pub(crate) fn without_page_furniture(
    raw: Vec<RawBlock>,
    problems: &mut Problems,
) -> Vec<TextBlock> {
    let mut blocks: Vec<TextBlock> =
        raw.into_iter().map(TextBlock::new).flat_map(parts::parted).collect();
    contents::leave_out(&mut blocks, problems);
    let numbers = page_numbers(&mut blocks, problems);
    tables::join_over_pages(&mut blocks, problems);
    running_heads(&mut blocks, &numbers, problems);
    blocks
}

/// The last page that an extract is taken to begin on, without further signs.
const LAST_FIRST_PAGE: u32 = 30;
/// Fewest characters on a page that is followed by others.
const FEWEST_ON_PAGE: usize = 300;

/// Decides which numbers are those of pages; the others are text. Gives the positions of the former.
fn page_numbers(blocks: &mut [TextBlock], problems: &mut Problems) -> Vec<usize> {
    let found: Vec<Option<PageNumber>> = blocks.iter().map(number_of).collect();
    let undressed = |number: &PageNumber| (!number.dressed).then_some(number.value);
    let mut coming: Vec<u32> = found.iter().rev().flatten().filter_map(undressed).collect();
    let mut last = 0;
    let mut numbers = Vec::new();
    // How many characters of text stand before a block.
    let mut before = 0;
    for i in 0..blocks.len() {
        let Some(PageNumber { value, dressed }) = found[i] else {
            before += blocks[i].text.chars().count();
            continue;
        };
        let is_number = |block: Option<&TextBlock>| {
            block.is_some_and(|block| {
                page_number(block.text.trim()).is_some_and(|other| !other.dressed)
            })
        };
        // Numbers in a row are a table that lost its lines; page numbers rise.
        let in_a_row = is_number(blocks.get(i + 1)) || i > 0 && is_number(blocks.get(i - 1));
        if !dressed {
            coming.pop();
        }
        // One that lower numbers follow is none of theirs: `350` before pages 2 and 3.
        let goes_on = last > 0 && (1..=2).contains(&value.saturating_sub(last));
        let next = coming.last().copied();
        let rises = value > last && next.is_none_or(|next| next > value);
        // A figure rises too. The first number of a page fits the text before it, or the next one goes on from it; an
        // extract begins on a later page, though not within a table that lost its lines.
        let fits = last > 0
            || value as usize <= before / FEWEST_ON_PAGE + 2
            || next.is_some_and(|next| (1..=2).contains(&next.saturating_sub(value)))
            || value <= LAST_FIRST_PAGE && !(i > 0 && is_like_cell(&blocks[i - 1]));
        let block = &mut blocks[i];
        if dressed || (goes_on || rises && fits) && !in_a_row {
            last = value;
            problems.add(block.line, ProblemKind::PageNumber(block.text.clone()));
            block.kind = RawKind::Rule;
            numbers.push(i);
        } else {
            problems.add(block.line, ProblemKind::LoneNumber(value));
        }
    }
    numbers
}

/// Whether a block is as short as the text of a cell, and is no line that stands out.
fn is_like_cell(block: &TextBlock) -> bool {
    const LONGEST: usize = 25;
    block.is_body_text()
        && !block.is_bold()
        && !is_caps(&block.text)
        && !ends_sentence(&block.text)
        && block.text.chars().nth(LONGEST).is_none()
}

/// The number that a block is, if it is nothing else. One that stands out is a figure.
fn number_of(block: &TextBlock) -> Option<PageNumber> {
    let may_be = block.is_body_text() && !block.is_bold();
    may_be.then(|| page_number(block.text.trim())).flatten()
}

/// A short line that stands at least three times beside a rule, and nowhere else, is a running head, if one of the rules
/// is sure to be a page's end: it was the `numbers` of a page, notes stand above it, or it cuts a sentence.
fn running_heads(blocks: &mut [TextBlock], numbers: &[usize], problems: &mut Problems) {
    const LONGEST: usize = 160;
    const FEWEST: usize = 3;
    let mut positions: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, block) in blocks.iter().enumerate() {
        if block.is_text()
            && (1..=LONGEST).contains(&block.text.len())
            && !ends_sentence(&block.text)
            && labels::label(&block.text).is_none()
        {
            positions.entry(&block.text).or_default().push(i);
        }
    }
    let is_rule = |i: usize| {
        let block = blocks.get(i);
        block.is_some_and(TextBlock::is_rule)
    };
    let beside_rule = |i: usize| {
        // `Đơn vị tính: …` belongs to the table below it.
        let heads_table = matches!(blocks.get(i + 1).map(|c| &c.kind), Some(RawKind::Table(_)));
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
        let before = above.checked_sub(1).and_then(|at| blocks.get(at));
        let cuts = before.is_some_and(|before| match before.kind {
            RawKind::Note { .. } => true,
            RawKind::Text | RawKind::Bullet { .. } if before.outline_level.is_none() => {
                let after = blocks.get(below + 1);
                !ends_sentence(&before.text) && after.is_some_and(|after| begins_lower(&after.text))
            }
            _ => false,
        });
        let numbered = |end: usize| numbers.partition_point(|&number| number < end);
        cuts || numbered(above) < numbered(below + 1)
    };
    let heads: Vec<usize> = positions
        .into_values()
        .filter(|positions| positions.len() >= FEWEST && positions.iter().all(|&i| beside_rule(i)))
        .filter(|positions| positions.iter().any(|&i| at_page_end(i)))
        .flatten()
        .collect();
    for i in heads {
        problems.add(blocks[i].line, ProblemKind::RunningHead(blocks[i].text.clone()));
        blocks[i].kind = RawKind::Rule;
    }
}
