//! What stands behind the report proper: recipients, signature, annexes.

use std::ops::Range;

use super::Role;
use super::title::titles;
use crate::import::blocks::TextBlock;
use crate::import::signers::holds_signers;
use crate::source::labels::{self, LabelStyle};
use crate::source::phrases::{
    LONGEST_LINE, begins_annex, begins_lone_kind, begins_recipients, begins_signature, heads_annex,
    is_dated, is_letterhead, marks_letterhead, names_office,
};
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{RawCell, RawKind};
use crate::source::runs;
use crate::source::sentences::{ends_sentence, is_caps};

/// Most blocks looked at for the end of a signature.
const MOST_BLOCKS: usize = 24;

/// Gives the recipients, the signature and the headings of annexes their roles.
pub(crate) fn mark_ends(
    blocks: &[TextBlock],
    start: usize,
    roles: &mut [Role],
    problems: &mut Problems,
) {
    let mut in_recipients = false;
    // Whether recipients or a signature have come, behind which another document may be annexed.
    let mut ended = false;
    let mut i = start;
    while i < blocks.len() {
        let block = &blocks[i];
        if block.is_text() && begins_recipients(&block.first_line()) {
            (in_recipients, ended) = (true, true);
            roles[i] = Role::Recipients;
        } else if let Some(lines) = letterhead_at(blocks, i) {
            in_recipients = false;
            i = mark_annexed(blocks, lines, roles);
            continue;
        } else if is_annex(block, ended) {
            in_recipients = false;
            roles[i] = Role::Annex;
        } else if signed_column(block).is_some() {
            (in_recipients, ended) = (false, true);
            if let Some(lines) = letterhead_behind(blocks, i, i + 1) {
                i = mark_annexed(blocks, lines, roles);
                continue;
            }
        } else if let Some(lines) = form_letterhead(blocks, start, i) {
            i = lines.end;
            roles[lines].fill(Role::FormLetterhead);
            continue;
        } else if is_signed_by(blocks, i) {
            let before = roles[..i].last();
            let goes_on = matches!(before, Some(Role::Signature | Role::SignatureMore));
            roles[i] = if goes_on { Role::SignatureMore } else { Role::Signature };
            (in_recipients, ended) = (false, true);
        } else if let Some(end) = signature(blocks, i, in_recipients) {
            for (block, role) in blocks[i..end].iter().zip(&mut roles[i..end]) {
                if !block.is_between_texts() {
                    *role = Role::SignatureMore;
                }
            }
            roles[i] = Role::Signature;
            (in_recipients, ended) = (false, true);
            if let Some(lines) = letterhead_behind(blocks, i, end) {
                roles[lines.start..end.max(lines.end)].fill(Role::Body);
                i = mark_annexed(blocks, lines, roles);
                continue;
            }
            if let Some(note) = blocks.get(end).filter(|block| is_typed_note(block)) {
                problems.add(note.line, ProblemKind::NumberNotNote);
            }
            i = end;
            continue;
        } else if in_recipients && matches!(block.kind, RawKind::Bullet { .. }) {
            roles[i] = Role::Recipient;
        } else if in_recipients && block.is_text() {
            const LONGEST: usize = 240;
            if block.text.chars().count() > LONGEST
                || block.is_set_off()
                || is_outer_heading(block)
                || is_typed_note(block)
            {
                in_recipients = false;
            } else {
                roles[i] = Role::Recipient;
            }
        }
        i += 1;
    }
}

/// The column of the recipients in a table that holds them beside the signature, and nothing else.
pub(crate) fn signed_column(block: &TextBlock) -> Option<usize> {
    const MOST_ROWS: usize = 6;
    const MOST_COLUMNS: usize = 4;
    let RawKind::Table(table) = &block.kind else {
        return None;
    };
    if table.rows.len() > MOST_ROWS || table.rows.iter().any(|row| row.len() > MOST_COLUMNS) {
        return None;
    }
    let begins = |cell: &RawCell| begins_recipients(&runs::first_line(&runs::of_cell(cell)));
    table.rows.iter().find_map(|row| row.iter().position(begins))
}

/// The letterhead of a form within the text, whose motto stands at `at`: with the offices in capitals above it, and the
/// motto's second line and the date below.
fn form_letterhead(blocks: &[TextBlock], start: usize, at: usize) -> Option<Range<usize>> {
    const MOST_LINES: usize = 6;
    const MOST_OFFICES: usize = 4;
    let motto = &blocks[at];
    if !(motto.is_text() && is_letterhead(&motto.first_line())) {
        return None;
    }
    let is_office = |&i: &usize| {
        let block = &blocks[i];
        let line = block.first_line();
        let belongs = is_caps(&line) || marks_letterhead(&line);
        block.is_rule() || is_short(block) && !block.is_numbered() && belongs
    };
    let nearest = start.max(at.saturating_sub(MOST_OFFICES));
    let above = (nearest..at).rev().take_while(is_office).last();
    let marks = |block: &&TextBlock| {
        block.is_rule() || is_short(block) && marks_letterhead(&block.first_line())
    };
    let below = blocks[at..].iter().take(MOST_LINES).take_while(marks).count();
    Some(above.unwrap_or(at)..at + below.max(1))
}

/// Whether a table at the end holds who sign.
fn is_signed_by(blocks: &[TextBlock], at: usize) -> bool {
    matches!(&blocks[at].kind, RawKind::Table(table) if holds_signers(table))
        && is_near_end(&blocks[at + 1..])
}

/// Whether only a few short lines stand between here and the end of the document, an annex or a new page.
fn is_near_end(behind: &[TextBlock]) -> bool {
    const MOST_LINES: usize = 4;
    let mut lines = 0;
    for block in behind {
        if matches!(block.kind, RawKind::PageBreak) || heads_annex(&block.text) {
            return true;
        }
        let is_line = is_short(block) && !block.is_numbered() && !ends_sentence(&block.text);
        lines += usize::from(!block.is_between_texts());
        if lines > MOST_LINES || !(is_line || block.is_between_texts()) {
            return false;
        }
    }
    true
}

/// Whether a block is a short line of its own.
fn is_short(block: &TextBlock) -> bool {
    block.is_text() && (1..=LONGEST_LINE).contains(&block.text.chars().count())
}

/// Whether an annex begins with a block: `PHỤ LỤC`, or behind the report's end the title of another document.
fn is_annex(block: &TextBlock, ended: bool) -> bool {
    is_short(block)
        && !block.is_numbered()
        && (begins_annex(&block.first_line())
            || ended && is_annex_alone(block)
            || ended && titles(block, false) && is_caps(&block.first_line())
            || ended && block.is_set_off() && begins_lone_kind(&block.first_line()))
}

/// Whether a line says `Phụ lục` and nothing else, its name on the next.
fn is_annex_alone(block: &TextBlock) -> bool {
    matches!(block.text.trim().to_lowercase().as_str(), "phụ lục" | "phụ biểu" | "phụ lục kèm theo")
}

/// Whether a block is numbered as the outer headings of a report are.
fn is_outer_heading(block: &TextBlock) -> bool {
    labels::label(&block.text).is_some_and(|label| {
        matches!(
            label.style,
            LabelStyle::Part | LabelStyle::Appendix | LabelStyle::Chapter | LabelStyle::Roman
        )
    }) && is_heading_like(block)
}

/// Whether a block may be a note that was typed: `6 Báo cáo của Sở …`.
fn is_typed_note(block: &TextBlock) -> bool {
    let rest = block.text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = block.text.len() - rest.len();
    let begins = rest.strip_prefix(' ').is_some_and(|words| words.starts_with(char::is_uppercase));
    (1..=3).contains(&digits) && begins
}

/// Where a signature begins at `at`, the block behind its end: all that follows is short, up to the recipients, an
/// annex, a note or the end.
fn signature(blocks: &[TextBlock], at: usize, after_recipients: bool) -> Option<usize> {
    let first = &blocks[at];
    if !is_short(first) {
        return None;
    }
    let head = first.first_line();
    let is_point = head.starts_with(['-', '+']) || head.ends_with(';');
    let opens = begins_signature(&head)
        || first.is_set_off() && names_office(&head) && is_near_end(&blocks[at + 1..])
        || after_recipients && !is_point && (first.is_set_off() || is_caps(&head))
        || is_dated(&head)
            && blocks
                .get(at + 1)
                .is_some_and(|next| is_short(next) && begins_signature(&next.first_line()));
    if !opens || is_heading_like(first) {
        return None;
    }
    let mut end = at + 1;
    // Where a page ends behind it, which is where it ends if what follows is no annex by name.
    let mut page_end = None;
    while let Some(next) = blocks.get(end) {
        let annex = matches!(next.kind, RawKind::Table(_)) || heads_annex(&next.text);
        if begins_recipients(&next.first_line())
            || annex
            || is_annex(next, true)
            || is_typed_note(next)
        {
            break;
        }
        if page_end.is_none() && begins_signature(&head) && begins_page(&blocks[..=end]) {
            page_end = Some(end);
        }
        // Above the laws that a decision rests on stands who decides, and not who signs.
        let signs = is_short(next) && !is_heading_like(next) && !next.text.ends_with(';');
        let goes_on = next.is_between_texts() || signs;
        if !goes_on || end - at > MOST_BLOCKS {
            // Behind the recipients nobody decides any more: what follows is below the signature.
            let is_certain = after_recipients && begins_signature(&head) && end > at + 1;
            return page_end.or(is_certain.then_some(end));
        }
        end += 1;
    }
    Some(end)
}

/// The letterhead of an annexed document that begins behind the signature at `at`, which has been read up to `end`: on a
/// page of its own, or with lines in capitals above the motto of the state.
fn letterhead_behind(blocks: &[TextBlock], at: usize, end: usize) -> Option<Range<usize>> {
    const MOST_LINES: usize = 10;
    let last = blocks.len().min(end + MOST_LINES);
    let motto = (at + 1..last).find(|&i| is_letterhead(&blocks[i].first_line()))?;
    let page = (at + 1..motto).rfind(|&i| begins_page(&blocks[..=i]));
    let start = page.unwrap_or_else(|| {
        let above = |&i: &usize| blocks[i].is_rule() || is_caps(&blocks[i].text);
        (at + 1..motto).rev().take_while(above).last().unwrap_or(motto)
    });
    let belongs = |block: &TextBlock| {
        let begins_another = block.is_numbered() || is_annex(block, true);
        block.is_rule() || is_short(block) && !begins_another && !block.text.starts_with('(')
    };
    let of_letterhead = (motto..blocks.len().min(motto + MOST_LINES))
        .take_while(|&i| belongs(&blocks[i]))
        .filter(|&i| marks_letterhead(&blocks[i].first_line()))
        .last()?;
    blocks[start..motto].iter().all(belongs).then_some(start..of_letterhead + 1)
}

/// The letterhead of another document that begins at `at`, with its page.
fn letterhead_at(blocks: &[TextBlock], at: usize) -> Option<Range<usize>> {
    let begins = is_short(&blocks[at]) && begins_page(&blocks[..=at]);
    let before = at.checked_sub(1).filter(|_| begins)?;
    letterhead_behind(blocks, before, at).filter(|lines| lines.start == at)
}

/// Gives these lines and the heading below them the roles of an annexed document's. What is behind is at the position
/// given.
fn mark_annexed(blocks: &[TextBlock], lines: Range<usize>, roles: &mut [Role]) -> usize {
    let mut at = lines.end;
    for i in lines.filter(|&i| !blocks[i].is_between_texts()) {
        roles[i] = Role::Letterhead;
    }
    while blocks.get(at).is_some_and(TextBlock::is_rule) {
        at += 1;
    }
    if let Some(heading) = blocks.get(at)
        && is_short(heading)
        && !heading.is_numbered()
        && (heading.is_set_off() || is_caps(&heading.text))
    {
        roles[at] = Role::Annex;
        at += 1;
    }
    at
}

/// Whether the last of these blocks is on another page than the one before it, or ends one.
fn begins_page(blocks: &[TextBlock]) -> bool {
    match blocks {
        [.., before, last] => {
            let on_another =
                before.page.is_some() && last.page.is_some() && before.page != last.page;
            matches!(last.kind, RawKind::PageBreak) || on_another
        }
        _ => false,
    }
}

/// Whether a block is numbered as a heading. `Q.` and the like of a signature are no letters of a sequence.
fn is_heading_like(block: &TextBlock) -> bool {
    !begins_signature(&block.first_line()) && block.is_numbered()
}
