//! Markdown and plain text, as raw blocks. One reader does for both: plain text is Markdown that makes no use of markup,
//! and most of what passes for Markdown has been made from Word files and pages by programs that know little of either.
//!
//! - `repair` mends lines that converters broke, `list_numbers` the numbers that they lost; `left_out` tells of markup whose words are not kept.
//! - `lines` groups lines by the `forms` they have: paragraphs, bullets, tables, `definitions` of notes, rules.
//! - `inline` reads the markup within a text into runs; `markup` knows each kind of it by its beginning.
//! - `tables` reads tables; `typed_notes` finds notes that were typed rather than marked up.
//!
//! Text is parsed here and only here. Where a page break cuts a text, emphasis may be opened before the cut and closed
//! behind it: both parts are then read in one go, so that whoever joins them joins runs.
//!
//! Time is linear in the source.

mod definitions;
mod forms;
mod inline;
mod layout;
mod left_out;
mod lines;
mod list_numbers;
pub(crate) mod markup;
mod pieces;
mod repair;
mod tables;
mod typed_notes;

use super::problem::Problems;
use super::raw::{Hints, RawBlock, RawKind, RawRun};
use super::runs;
use super::sentences::ends_sentence;
use lines::Group;

/// The raw blocks of a text. Whatever it is, it can be read.
pub(crate) fn read(text: &str, problems: &mut Problems) -> Vec<RawBlock> {
    left_out::tell(text, problems);
    let lines = repair::lines(text, problems);
    let groups = lines::groups(&lines, problems);
    let texts = texts(&groups);
    let read = groups.into_iter().zip(texts);
    // A comment alone leaves nothing.
    let is_empty = |kind: &RawKind, runs: &[RawRun]| *kind == RawKind::Text && runs.is_empty();
    let blocks =
        read.filter(|(group, runs)| !is_empty(&group.kind, runs)).map(|(group, runs)| RawBlock {
            kind: group.kind,
            runs,
            hints: Hints { outline_level: group.hashes, line: group.line, ..Hints::default() },
        });
    typed_notes::settle(blocks.collect(), problems)
}

/// The runs of each group.
fn texts(groups: &[Group<'_>]) -> Vec<Vec<RawRun>> {
    let mut texts: Vec<Vec<RawRun>> = Vec::with_capacity(groups.len());
    // What has been read together with a group before it.
    let mut read: Vec<(usize, Vec<RawRun>)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        if let Some(at) = read.iter().position(|(other, _)| *other == g) {
            texts.push(read.swap_remove(at).1);
            continue;
        }
        let (mut runs, open) = inline::parse_open(&group.pieces);
        if open
            && !ends_sentence(&runs::plain(&runs))
            && let Some(next) = continuation(groups, g)
            && read.iter().all(|(other, _)| *other != next)
            && let Some([first, second]) = inline::parse_across(&group.pieces, &groups[next].pieces)
        {
            runs = first;
            read.push((next, second));
        }
        texts.push(runs);
    }
    texts
}

/// The group with which a text may go on behind a page break: the notes at the foot of the page stand between.
fn continuation(groups: &[Group<'_>], at: usize) -> Option<usize> {
    const FARTHEST: usize = 12;
    let runs_on = |group: &Group<'_>| {
        matches!(group.kind, RawKind::Text | RawKind::Bullet { .. }) && group.hashes.is_none()
    };
    let is_note = matches!(groups[at].kind, RawKind::Note { .. });
    if !is_note && !runs_on(&groups[at]) {
        return None;
    }
    let between = |group: &Group<'_>| !runs_on(group) || is_page_number(group);
    let (next, group) =
        groups.iter().enumerate().skip(at + 1).take(FARTHEST).find(|(_, group)| !between(group))?;
    let passes = |group: &Group<'_>| match group.kind {
        RawKind::Note { .. } => !is_note,
        RawKind::Rule => true,
        _ => is_page_number(group),
    };
    (runs_on(group) && groups[at + 1..next].iter().all(passes)).then_some(next)
}

fn is_page_number(group: &Group<'_>) -> bool {
    matches!(group.pieces.as_slice(), [one] if super::page_numbers::page_number(one.text).is_some())
}

#[cfg(test)]
mod tests;
