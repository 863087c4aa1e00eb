//! What authors type where Word has a means for it: bullets before paragraphs, and notes with raised numbers. Typed
//! numbers of headings and items are text.

use std::collections::HashSet;

use super::line::trim_start;
use crate::source::raw::{NoteReference, RawBlock, RawKind, RawRun, ReferenceForm, Style};
use crate::source::runs;

/// The signs that are typed before the points of a list.
const BULLETS: [char; 16] =
    ['-', '+', '*', '–', '—', '•', '·', '▪', '◦', '●', '○', '■', '►', '➢', '‣', '❖'];

/// Takes the bullet that runs begin with, and says what the paragraph is. A star before a line in bold is none: headings
/// without a number begin so.
pub(super) fn take_bullet(runs: &mut Vec<RawRun>) -> RawKind {
    match bullet(runs).filter(|marker| *marker != '*' || !runs::is_set(runs, Style::Strong)) {
        Some(marker) => {
            if let Some(RawRun::Text(_, text)) = runs.first_mut() {
                text.drain(..marker.len_utf8());
            }
            trim_start(runs);
            RawKind::Bullet { indent: 0, marker }
        }
        None => RawKind::Text,
    }
}

/// The bullet that runs begin with: a sign with a blank behind it, or before a capital. A negative number has none.
fn bullet(runs: &[RawRun]) -> Option<char> {
    let texts = runs.iter().filter_map(|run| match run {
        RawRun::Text(_, text) => Some(text.as_str()),
        _ => None,
    });
    let mut chars = texts.flat_map(str::chars);
    let marker = chars.next().filter(|c| BULLETS.contains(c))?;
    let mut chars = chars.peekable();
    let touches = chars.next_if(|c| c.is_whitespace()).is_none();
    let first = chars.find(|c| !c.is_whitespace() && !matches!(c, '“' | '"' | '(' | '‘'))?;
    let begins_words = if touches { first.is_uppercase() && marker != '*' } else { true };
    let is_amount = first.is_ascii_digit() && !chars.any(char::is_alphabetic);
    (begins_words && !is_amount && !BULLETS.contains(&first)).then_some(marker)
}

/// Decides what each raised number is: a paragraph that begins with one is a note if one of the same number stands in
/// the text before it; a number that has such a note refers to it; all others are text.
pub(super) fn settle_notes(blocks: &mut [RawBlock]) {
    let mut cited = HashSet::new();
    let mut defined = HashSet::new();
    for block in blocks.iter_mut() {
        let begins = match block.runs.first() {
            Some(RawRun::Reference(first)) if first.form == ReferenceForm::Raised => {
                Some(first.key.clone())
            }
            _ => None,
        };
        match begins {
            Some(key)
                if block.kind == RawKind::Text && block.runs.len() > 1 && cited.contains(&key) =>
            {
                block.runs.remove(0);
                trim_start(&mut block.runs);
                defined.insert(key.clone());
                block.kind = RawKind::Note { key: key.clone(), label: key };
            }
            _ => raised(block, &mut |reference| {
                if !reference.exponent {
                    cited.insert(reference.key.clone());
                }
            }),
        }
    }
    let stays = |reference: &NoteReference| !reference.exponent && defined.contains(&reference.key);
    for block in blocks {
        settle(block, &stays);
    }
}

/// Calls for each raised number of a block and of its cells.
fn raised(block: &RawBlock, call: &mut impl FnMut(&NoteReference)) {
    for run in &block.runs {
        if let RawRun::Reference(reference) = run
            && reference.form == ReferenceForm::Raised
        {
            call(reference);
        }
    }
    if let RawKind::Table(table) = &block.kind {
        let cells = table.rows.iter().flatten();
        cells.flat_map(|cell| &cell.blocks).for_each(|inner| raised(inner, call));
    }
}

/// Makes text of the raised numbers of a block that do not stay references.
fn settle(block: &mut RawBlock, stays: &impl Fn(&NoteReference) -> bool) {
    if let RawKind::Table(table) = &mut block.kind {
        let cells = table.rows.iter_mut().flatten();
        cells.flat_map(|cell| &mut cell.blocks).for_each(|inner| settle(inner, stays));
    }
    let is_text = |run: &RawRun| match run {
        RawRun::Reference(reference) => {
            reference.form == ReferenceForm::Raised && !stays(reference)
        }
        _ => false,
    };
    if !block.runs.iter().any(is_text) {
        return;
    }
    let mut settled: Vec<RawRun> = Vec::with_capacity(block.runs.len());
    for run in block.runs.drain(..) {
        let (style, text) = match run {
            RawRun::Reference(reference)
                if !stays(&reference) && reference.form == ReferenceForm::Raised =>
            {
                (None, reference.key.chars().map(raised_digit).collect())
            }
            RawRun::Text(style, text) => (Some(style), text),
            other => {
                settled.push(other);
                continue;
            }
        };
        match settled.last_mut() {
            Some(RawRun::Text(last, before)) if style.is_none_or(|style| style == *last) => {
                before.push_str(&text);
            }
            _ => settled.push(RawRun::Text(style.unwrap_or(Style::Plain), text)),
        }
    }
    block.runs = settled;
}

fn raised_digit(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).map_or(digit, |at| RAISED[at as usize])
}
