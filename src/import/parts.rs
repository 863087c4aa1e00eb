//! Paragraphs that hold several texts on lines of their own: a heading above its text, points below each other. Authors
//! who end a line within a paragraph mean two.

use super::blocks::TextBlock;
use crate::source::labels;
use crate::source::raw::{RawKind, RawRun, Style};
use crate::source::runs;
use crate::source::sentences::{ends_sentence, is_caps};

/// The texts of a block, each a block.
pub(crate) fn parted(block: TextBlock) -> Vec<TextBlock> {
    if !matches!(block.kind, RawKind::Text | RawKind::Bullet { .. }) {
        return vec![block];
    }
    let mut parts: Vec<Vec<RawRun>> = Vec::new();
    for line in block.runs.split(|run| *run == RawRun::Break) {
        match parts.last_mut() {
            Some(part) if !begins_text(part, line) => {
                part.push(RawRun::Break);
                part.extend_from_slice(line);
            }
            _ => parts.push(line.to_vec()),
        }
    }
    if let [only] = parts.as_slice()
        && block.is_text()
        && let Some(at) = aside_below_heading(only)
    {
        let (heading, aside) = only.split_at(at);
        parts = vec![heading.to_vec(), aside.to_vec()];
    }
    if parts.len() == 1 {
        return vec![block];
    }
    let begins = |at: usize| (at == 0).then(|| block.kind.clone());
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, runs)| part_of(&block, begins(at), runs)).collect()
}

/// A block of these runs of another, of the kind given, or else of the one that its first words say.
fn part_of(block: &TextBlock, kind: Option<RawKind>, mut runs: Vec<RawRun>) -> TextBlock {
    // Takes the blanks from its front.
    runs::cut_front(&mut runs, 0);
    let text = runs::plain(&runs);
    let indent = match block.kind {
        RawKind::Bullet { indent, .. } => indent,
        _ => 0,
    };
    let kind = kind.unwrap_or_else(|| {
        bullet(&text).map_or(RawKind::Text, |marker| {
            runs::cut_front(&mut runs, marker.len_utf8());
            RawKind::Bullet { indent, marker }
        })
    });
    // A heading style is meant for the heading.
    let outline_level = block.outline_level.filter(|_| runs::is_set(&runs, Style::Strong));
    let text = runs::plain(&runs).trim().to_owned();
    TextBlock { kind, text, runs, outline_level, ..block.clone() }
}

/// Whether a line of a paragraph begins a text of its own behind the lines before it.
fn begins_text(before: &[RawRun], line: &[RawRun]) -> bool {
    let text = runs::plain(line);
    let words = runs::plain(before);
    let last = words.trim_end();
    let ended = ends_sentence(last) || last.ends_with([';', ':']);
    let heads = runs::is_set(before, Style::Strong) && !last.ends_with([',', '-', '–']);
    let below = heads && !runs::is_set(line, Style::Strong) || is_aside(&text) && is_caps(last);
    let is_point = bullet(&text).is_some() || labels::label(&text).is_some();
    !text.trim().is_empty() && (below || is_point && (ended || heads))
}

/// The sign that a point begins with.
fn bullet(text: &str) -> Option<char> {
    let marker = text.chars().next().filter(|c| matches!(c, '-' | '–' | '+' | '•'))?;
    let words = text[marker.len_utf8()..].strip_prefix(' ')?;
    words.chars().next().is_some_and(char::is_alphabetic).then_some(marker)
}

/// Where, in a heading that goes on in brackets, set otherwise and to its end, those begin. They stand on a line of their
/// own, or behind capitals.
fn aside_below_heading(runs: &[RawRun]) -> Option<usize> {
    let is_bold = |run: &RawRun| !matches!(run, RawRun::Text(style, _) if *style != Style::Strong);
    let at = runs.iter().position(|run| !is_bold(run))?;
    let (heading, aside) = runs.split_at(at);
    let heading = runs::plain(heading);
    let is_apart = at.checked_sub(1).is_some_and(|before| runs::is_line_end(&runs[before]));
    let is_heading = (is_caps(&heading) || is_apart) && labels::label(&heading).is_none();
    (is_heading && is_aside(&runs::plain(aside))).then_some(at)
}

/// Whether all of a text is in brackets.
fn is_aside(text: &str) -> bool {
    let words = text.trim();
    words.starts_with('(') && words.trim_end_matches('.').ends_with(')')
}
