//! The report's title, among its first blocks. What stands before it is the letterhead, or a cover page.

use std::ops::Range;

use super::headings::begins_inside;
use crate::import::blocks::TextBlock;
use crate::import::joints::ends_open;
use crate::source::labels::{self, LabelStyle};
use crate::source::phrases::{
    DOCUMENT_KINDS, LONE_KINDS, LONGEST_LINE, begins_address, begins_annex, begins_front_matter,
    begins_recipients, begins_subject, is_dated, is_letterhead, is_outermost, marks_letterhead,
    names_issuer, names_month, names_office,
};
use crate::source::raw::RawKind;
use crate::source::runs;
use crate::source::sentences::{begins_lower, ends_sentence, is_caps};

/// Most blocks looked at for a title, and for the end of one.
const MOST_BLOCKS: usize = 24;
/// Most words of a first line that says no more than the kind of document: `BÁO CÁO TỔNG KẾT`. The line below it, which
/// says what it is about, has more; a heading may have as few.
const SHORT_KIND: usize = 5;
/// The second line of the motto of the state, in small letters.
const MOTTO: &str = "độc lập";
/// How a document is to be handled, as its cover says below the title.
const HANDLING: [&str; 6] = ["LƯU HÀNH NỘI BỘ", DRAFT, "MẬT", "TỐI MẬT", "TUYỆT MẬT", "HỎA TỐC"];
/// What the first words of a draft are.
const DRAFT: &str = "DỰ THẢO";
/// Most words of a line that says which draft it is: `DỰ THẢO LẦN 2`.
const MOST_DRAFT: usize = 4;
/// The fewest characters of a line of a title that was broken because it was full.
const FULL_LINE: usize = 60;
/// Most blocks of a cover page.
const MOST_COVER: usize = 60;

/// Where the title is.
pub(crate) struct Title {
    /// Its lines.
    pub lines: Range<usize>,
    /// The first line of the same title on a cover page before it.
    pub cover: Option<usize>,
    /// Where the letterhead ends, if some of it stands behind the title, as in a letter; else where the title ends.
    pub letterhead_end: usize,
    /// Whether nothing but its position says that it is one.
    pub is_a_guess: bool,
}

impl Title {
    fn of(lines: Range<usize>) -> Self {
        Self { letterhead_end: lines.end, lines, cover: None, is_a_guess: false }
    }
}

/// Finds the title.
pub(crate) fn find(blocks: &[TextBlock]) -> Option<Title> {
    if let Some(start) = of_a_kind(blocks) {
        let lines = whole(blocks, start);
        let again = once_more(blocks, &lines);
        let cover = again.is_some().then_some(lines.start);
        return Some(Title { cover, ..Title::of(again.unwrap_or(lines)) });
    }
    if let Some(title) = subject_of_letter(blocks) {
        return Some(title);
    }
    if let Some(start) = below_letterhead(blocks) {
        return Some(Title { is_a_guess: true, ..Title::of(whole(blocks, start)) });
    }
    if letterhead_end(blocks).is_some() {
        return None;
    }
    if let Some(start) = first_heading(blocks) {
        return Some(Title::of(whole(blocks, start)));
    }
    if let Some(lines) = lone_appendix(blocks) {
        return Some(Title { is_a_guess: true, ..Title::of(lines) });
    }
    let start = below_table(blocks)?;
    Some(Title { is_a_guess: true, ..Title::of(start..start + 1) })
}

/// The first block that names a kind of document.
fn of_a_kind(blocks: &[TextBlock]) -> Option<usize> {
    for (i, block) in blocks.iter().enumerate().take(MOST_BLOCKS) {
        let is_text = !matches!(block.kind, RawKind::Table(_)) && !block.text.is_empty();
        if !is_text || block.is_rule() || says_handling(block) {
            continue;
        }
        if titles(block, i == 0) {
            return Some(i);
        }
        let body = matches!(block.kind, RawKind::Bullet { .. } | RawKind::Note { .. });
        let stops = ends_sentence(&block.text) && !marks_letterhead(&block.text);
        if is_long(block) || body || block.is_numbered() || stops {
            return None;
        }
    }
    None
}

/// A letter has no title, but its letterhead says what it is about: `V/v báo cáo tình hình …`. What stands between that
/// and `Kính gửi` is letterhead, too, since its columns may have been read line by line.
fn subject_of_letter(blocks: &[TextBlock]) -> Option<Title> {
    let says_subject = |block: &TextBlock| {
        let head: String = block.text.chars().take(3).collect();
        block.is_text() && (begins_subject(&block.text) || head.to_lowercase() == "về ")
    };
    let addresses = |block: &TextBlock| block.is_text() && begins_address(&block.text);
    let first = &blocks[..blocks.len().min(MOST_BLOCKS)];
    let at = first.iter().position(says_subject)?;
    let to = first.iter().position(addresses).filter(|&to| to > at)?;
    // It may have been typed line by line.
    let goes_on = |block: &&TextBlock| block.is_text() && begins_lower(&block.text);
    let end = at + 1 + blocks[at + 1..to].iter().take_while(goes_on).count();
    let any_long = blocks[..to].iter().any(is_long);
    (!any_long).then(|| Title { letterhead_end: to, ..Title::of(at..end) })
}

/// Whether a text is too long for a line of a letterhead, and for a title that nothing else shows to be one.
fn is_long(block: &TextBlock) -> bool {
    block.text.chars().count() > 2 * LONGEST_LINE
}

/// The lines of the title that begins at `start`.
fn whole(blocks: &[TextBlock], start: usize) -> Range<usize> {
    let mut end = start + 1;
    while end - start < MOST_BLOCKS && goes_on(blocks, start, end) {
        end += 1;
    }
    start..end
}

/// Whether the title that begins at `start` goes on at `at`.
fn goes_on(blocks: &[TextBlock], start: usize, at: usize) -> bool {
    let (Some(next), last) = (blocks.get(at), &blocks[at - 1]) else {
        return false;
    };
    let bare = names_kind_alone(last);
    if !bare && is_author(blocks, start, at) {
        return false;
    }
    if let RawKind::Table(table) = &next.kind {
        let mut cells = table.rows.iter().flatten().map(runs::of_cell).filter(|c| !c.is_empty());
        return bare && cells.next().is_some() && cells.next().is_none();
    }
    let caps = is_caps(&next.text);
    let small = next.text.chars().next().is_some_and(char::is_lowercase);
    let longest = if caps || next.is_set_off() { 2 * LONGEST_LINE } else { LONGEST_LINE };
    if !next.is_text()
        || next.text.is_empty()
        || next.text.chars().count() > longest
        || next.is_numbered()
        || begins_annex(&next.text)
        || aside_end(blocks, at).is_some()
        || says_handling(next)
        || begins_address(&next.text)
        || begins_front_matter(&next.text) && !titles(next, false)
        || is_section(blocks, start, at)
        || blocks.get(at + 1).is_some_and(|other| other.text.starts_with("Căn cứ "))
            && (caps || names_issuer(&next.text))
            && !begins_inside(&next.text)
            && !(bare || small)
    {
        return false;
    }
    let cut = last.text.ends_with([',', '-', '–']);
    // `BÁO CÁO THẨM TRA` says as little as `BÁO CÁO`; below it, and in the middle of the page, come the other lines.
    let says_kind = is_caps(&last.text) && words(last) <= SHORT_KIND && words(next) > SHORT_KIND;
    let alike_set = last.outline_level.is_some() == next.outline_level.is_some();
    let is_line = || others_are_numbered(blocks, at) && !is_outermost(&next.text.to_uppercase());
    let below_kind =
        at == start + 1 && alike_set && (says_kind || is_caps(&last.text) && is_line());
    let in_middle = next.centred && last.centred;
    let goes_further = next.is_set_off()
        && !ends_sentence(&last.text)
        && (begins_with_digit(next) || !caps && (below_kind || in_middle));
    // Another line of capitals, set as the one before: unless it has a text of its own, as a heading has.
    let alike = last.is_bold() == next.is_bold() && caps && is_caps(&last.text);
    let heads_nothing = blocks.get(at + 1).is_some_and(|other| {
        other.is_set_off() || other.centred || other.is_numbered() || other.text.starts_with('(')
    });
    let second = alike && (begins_inside(&next.text) || next.is_set_off() && heads_nothing);
    // A line that was full goes on in the next, set as it is; so does one above another without a text of its own.
    let is_full = last.text.chars().count() >= FULL_LINE;
    let above_front = blocks.get(at + 1).is_some_and(|other| {
        other.text.starts_with('(') || begins_address(&other.text) || names_decider(blocks, at + 1)
    });
    let styled = last.outline_level.is_some() && last.outline_level == next.outline_level;
    let full = (last.is_bold() && next.is_bold() || styled)
        && (is_full || at > start + 1 && (above_front || others_are_numbered(blocks, at)))
        && !(is_caps(&last.text) || caps || is_outermost(&next.text.to_uppercase()))
        && !last.text.ends_with(['.', ':'])
        && !next.text.ends_with(['.', ':'])
        && !next.text.starts_with(['"', '“', '«']);
    let bare = bare && !ends_sentence(&next.text);
    bare || full
        || cut
        || small && next.is_set_off()
        || second
        || goes_further
        || goes_on_plain(blocks, start, at)
}

/// Whether a title of plain text goes on at `at`: with a line without an end, where all headings have numbers.
fn goes_on_plain(blocks: &[TextBlock], start: usize, at: usize) -> bool {
    const LONGEST: usize = 90;
    const FARTHEST: usize = 60;
    let (last, next) = (&blocks[at - 1], &blocks[at]);
    let is_open = |block: &TextBlock| {
        let words = block.text.trim_end();
        !block.is_set_off() && !words.ends_with(['.', ':', ';', '!', ')']) && !words.contains(": ")
    };
    // The first line that stands out is a numbered one in capitals, and there is text before it or not.
    let stands_out = |block: &&TextBlock| block.is_set_off() || is_caps(&block.text);
    let is_line = |block: &&TextBlock| is_caps(&block.text) && !block.is_numbered();
    let mut behind = blocks[at + 1..].iter().take(FARTHEST).skip_while(is_line);
    let names_kind = titles(&blocks[start], false) && is_caps(&blocks[start].text);
    names_kind
        && is_open(last)
        && is_open(next)
        && next.text.chars().nth(LONGEST).is_none()
        && is_caps(&last.text) == is_caps(&next.text)
        && !is_outermost(&next.text.to_uppercase())
        && behind.find(stands_out).is_some_and(|other| other.is_numbered() && is_caps(&other.text))
}

/// Whether a line names the author of a paper, which has no letterhead to name it.
fn is_author(blocks: &[TextBlock], start: usize, at: usize) -> bool {
    let last = blocks[at - 1].text.trim_end();
    names_issuer(&blocks[at].text)
        && blocks[..start].iter().all(TextBlock::is_rule)
        && !(last.ends_with([',', '-', '–']) || ends_open(last))
}

/// Where the lines end that begin at `at` and say in brackets what the title belongs to. A title may be cut before
/// brackets, too: then it goes on behind them.
fn aside_end(blocks: &[TextBlock], at: usize) -> Option<usize> {
    const MOST_LINES: usize = 3;
    let first = blocks.get(at).filter(|block| block.text.starts_with('('))?;
    let closes = |block: &TextBlock| block.is_text() && block.text.ends_with(')');
    let last = blocks[at..].iter().take(MOST_LINES).position(closes).map(|lines| at + lines + 1);
    let goes_on = |end: &usize| {
        blocks.get(*end).is_some_and(|next| next.is_bold() && begins_lower(&next.text))
    };
    if first.is_bold() { last.filter(|end| !goes_on(end)) } else { Some(last.unwrap_or(at + 1)) }
}

/// Whether the next line that is set off has a number, as headings then have: one without is none of them.
fn others_are_numbered(blocks: &[TextBlock], at: usize) -> bool {
    const FARTHEST: usize = 60;
    let is_line = |block: &&TextBlock| block.is_set_off() && !block.is_numbered();
    let mut behind = blocks[at + 1..].iter().take(FARTHEST).skip_while(is_line);
    behind.find(|other| other.is_set_off()).is_none_or(TextBlock::is_numbered)
}

/// Whether a line in capitals names who decides: the laws that a decision rests on come below.
fn names_decider(blocks: &[TextBlock], at: usize) -> bool {
    let is_basis = |block: &TextBlock| block.text.starts_with("Căn cứ ");
    is_caps(&blocks[at].text) && blocks.iter().skip(at + 1).take(2).any(is_basis)
}

/// Whether a line says what kind of document it heads, and nothing else.
fn names_kind_alone(block: &TextBlock) -> bool {
    let words = without_draft(block.text.trim());
    DOCUMENT_KINDS.contains(&words) || LONE_KINDS.contains(&words)
}

fn words(block: &TextBlock) -> usize {
    block.text.split_whitespace().count()
}

/// A line of a title that was broken before a number: `6 tháng cuối năm 2024`.
fn begins_with_digit(block: &TextBlock) -> bool {
    block.text.starts_with(|c: char| c.is_ascii_digit())
}

/// The same title once more, further down: the first was that of a cover page.
fn once_more(blocks: &[TextBlock], first: &Range<usize>) -> Option<Range<usize>> {
    let words = |lines: &Range<usize>| {
        let texts: Vec<&str> = blocks[lines.clone()].iter().map(|b| b.text.as_str()).collect();
        texts.join(" ").to_lowercase()
    };
    let title = words(first);
    let last = blocks.len().min(first.end + MOST_COVER);
    (first.end..last)
        .take_while(|&at| !blocks[at].is_numbered())
        .filter(|&at| titles(&blocks[at], false))
        .map(|at| whole(blocks, at))
        .find(|lines| words(lines) == title)
}

/// Whether a block begins as a title does. Running text needs capitals for it, unless it comes first of all.
pub(crate) fn titles(block: &TextBlock, first: bool) -> bool {
    let length = block.text.chars().count();
    let short = block.is_text() && length <= LONGEST_LINE;
    if length == 0 || !(short || block.is_set_off() && length <= 3 * LONGEST_LINE) {
        return false;
    }
    let words = without_draft(block.text.trim());
    LONE_KINDS.contains(&words)
        || DOCUMENT_KINDS.iter().any(|kind| {
            let head: String = words.chars().take(kind.chars().count()).collect();
            let whole =
                words.chars().nth(kind.chars().count()).is_none_or(|c| !c.is_alphanumeric());
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
fn first_heading(blocks: &[TextBlock]) -> Option<usize> {
    let mut first = blocks.iter().position(|block| !block.is_rule())?;
    // Below the motto of the state, and the line with it, the letterhead of a form or a letter has ended.
    if is_letterhead(&blocks[first].first_line()) {
        let is_title = |block: &TextBlock| {
            !block.is_rule()
                && !block.text.to_lowercase().starts_with(MOTTO)
                && !is_dated(&block.text)
        };
        first += 1 + blocks[first + 1..].iter().position(is_title)?;
        let block = &blocks[first];
        if block.is_set_off() && is_caps(&block.text) && !block.is_numbered() {
            return Some(first);
        }
    }
    first = below_office(blocks, first);
    let block = &blocks[first];
    if !block.is_set_off()
        || block.is_numbered()
        || is_long(block)
        || begins_recipients(&block.first_line())
    {
        return None;
    }
    let rest = &blocks[first + 1..];
    let lone = match block.outline_level {
        Some(level) => rest.iter().all(|other| other.outline_level.is_none_or(|l| l > level)),
        None => {
            rest.first().is_some_and(TextBlock::is_set_off)
                || is_caps(&block.text) && !rest.iter().any(TextBlock::is_set_off)
        }
    };
    let heads = |other: &&TextBlock| other.is_set_off() && !names_month(&other.text);
    let numbered = rest.iter().find(heads).is_some_and(TextBlock::is_numbered);
    (lone || numbered).then_some(first)
}

/// Where the title may begin on a cover page that begins with the office whose paper it is, at `first`, and a few plain
/// lines about it.
fn below_office(blocks: &[TextBlock], first: usize) -> usize {
    const MOST_LINES: usize = 4;
    if !names_office(&blocks[first].text) {
        return first;
    }
    let is_title = |block: &TextBlock| {
        block.is_set_off() && is_caps(&block.text) && !names_office(&block.text)
    };
    let is_line = |block: &&TextBlock| {
        block.is_text() && !is_title(block) && !block.is_numbered() && !ends_sentence(&block.text)
            || block.is_rule()
    };
    let lines = blocks[first..].iter().take(MOST_LINES).take_while(is_line).count();
    let below = first + lines;
    if blocks.get(below).is_some_and(is_title) { below } else { first }
}

/// Whether a line says how the document is to be handled, or which draft it is.
fn says_handling(block: &TextBlock) -> bool {
    let words = block.text.trim_matches(['(', ')', '*', ' ']).to_uppercase();
    let is_draft = || {
        words.starts_with(DRAFT)
            && words.split_whitespace().count() <= MOST_DRAFT
            && !DOCUMENT_KINDS.iter().any(|kind| without_draft(&words).starts_with(kind))
    };
    HANDLING.contains(&words.as_str()) || is_draft()
}

/// The words of a title behind those that say that it is a draft: `DỰ THẢO BÁO CÁO`.
fn without_draft(words: &str) -> &str {
    words.strip_prefix(DRAFT).map_or(words, str::trim_start)
}

/// Where a letterhead ends that is given in lines, behind the last that says so.
pub(crate) fn letterhead_end(blocks: &[TextBlock]) -> Option<usize> {
    // Between two such lines others may stand: the office, what a letter is about.
    const MOST_BETWEEN: usize = 4;
    let first = &blocks[..blocks.len().min(MOST_BLOCKS)];
    let fits = |block: &TextBlock| {
        let stops = ends_sentence(&block.text) && !marks_letterhead(&block.text);
        let short = block.is_text() && !is_long(block);
        block.is_rule() || short && !stops && !block.is_numbered()
    };
    let mut last = None;
    for (i, block) in first.iter().enumerate().take_while(|(_, block)| fits(block)) {
        if i > last.map_or(MOST_BETWEEN, |last| last + MOST_BETWEEN) {
            break;
        }
        if block.is_text() && marks_letterhead(&block.text) {
            last = Some(i);
        }
    }
    last.map(|last| last + 1)
}

/// Without a kind of document in capitals, the line below a letterhead, if it is set off or names one in small letters.
fn below_letterhead(blocks: &[TextBlock]) -> Option<usize> {
    let end = letterhead_end(blocks)?;
    let below = |&at: &usize| !blocks[at].is_rule() && !says_handling(&blocks[at]);
    let at = (end..blocks.len().min(MOST_BLOCKS)).find(below)?;
    let block = &blocks[at];
    let fits = (block.is_set_off() || titles(block, true)) && !is_long(block);
    let heads =
        block.is_numbered() || begins_address(&block.text) || begins_front_matter(&block.text);
    (fits && !heads).then_some(at)
}

/// The heading of an appendix that is a file of its own, with its name below it.
fn lone_appendix(blocks: &[TextBlock]) -> Option<Range<usize>> {
    let is_appendix = |block: &TextBlock| {
        let label = labels::label(&block.text).filter(|_| block.is_set_off());
        label.is_some_and(|label| label.style == LabelStyle::Appendix)
    };
    let mut appendices = (0..blocks.len()).filter(|&i| is_appendix(&blocks[i]));
    let start = appendices.next().filter(|&at| blocks[..at].iter().all(TextBlock::is_rule))?;
    if appendices.next().is_some() {
        return None;
    }
    let names = |&at: &usize| {
        let block = &blocks[at];
        let aside = aside_end(blocks, at).is_some();
        block.is_set_off() && is_caps(&block.text) && !block.is_numbered() && !aside
    };
    Some(start..start + 1 + (start + 1..blocks.len()).take_while(names).count())
}

/// Without a heading either, the line in capitals right below a letterhead in a table: the motto of a congress.
fn below_table(blocks: &[TextBlock]) -> Option<usize> {
    let mut texts = blocks.iter().enumerate().filter(|(_, block)| !block.is_rule());
    let RawKind::Table(table) = &texts.next()?.1.kind else {
        return None;
    };
    let cells = table.rows.iter().flatten().map(|cell| runs::plain(&runs::of_cell(cell)));
    if !cells.into_iter().any(|words| is_dated(&words) || is_letterhead(&words)) {
        return None;
    }
    let (at, block) = texts.next()?;
    let fits = block.is_text() && !is_long(block);
    (fits && is_caps(&block.text) && !block.is_numbered()).then_some(at)
}
