//! Heading or item: decided here and nowhere else, from the features of a block and of those that count with it.

use std::collections::HashMap;

use super::features::{End, Features, Next};
use crate::source::labels::{Label, LabelStyle};

/// Longest titles, in bytes, by how sure the form is: set off, plain with an outer number, plain with an inner one.
pub const LONG_TITLE: usize = 600;
const BOLD_TITLE: usize = 450;
const PLAIN_TITLE: usize = 300;
const SHORT_TITLE: usize = 200;

/// Which blocks are headings.
pub fn headings(blocks: &[Features]) -> Vec<bool> {
    let mut headings = vec![false; blocks.len()];
    // Numbered points in a row are all headings or all items: first from the end, then from the start.
    let mut later: HashMap<LabelStyle, (u32, bool)> = HashMap::new();
    for (i, block) in blocks.iter().enumerate().rev().filter(|(_, block)| block.is_text) {
        headings[i] = is_heading(block);
        if let Some(label) = &block.label {
            let item_follows = later.get(&label.style) == Some(&(label.value + 1, false));
            if !block.is_set_off() && item_follows && is_inner(label.style) {
                headings[i] = false;
            }
            later.insert(label.style, (label.value, headings[i]));
        }
        if headings[i] && !block.label.as_ref().is_some_and(|label| is_inner(label.style)) {
            later.clear();
        }
    }
    let mut earlier: HashMap<LabelStyle, u32> = HashMap::new();
    for (i, block) in blocks.iter().enumerate() {
        let Some(label) = &block.label else {
            continue;
        };
        let item_before = earlier.get(&label.style) == Some(&label.value.wrapping_sub(1));
        let sure = block.is_set_off() && (block.heading_style || block.end != End::Stop);
        if headings[i] && item_before && !sure && is_inner(label.style) {
            headings[i] = false;
        }
        if headings[i] {
            earlier.clear();
        } else {
            earlier.insert(label.style, label.value);
        }
    }
    headings
}

/// Whether a style counts both headings and items.
fn is_inner(style: LabelStyle) -> bool {
    matches!(style, LabelStyle::Number(_) | LabelStyle::Small | LabelStyle::Bracketed)
}

/// Whether a block is a heading, as far as it can be told from itself and what follows it.
fn is_heading(block: &Features) -> bool {
    match &block.label {
        Some(label) => is_numbered_heading(block, label),
        None => {
            let stops = matches!(block.end, End::Stop | End::Comma);
            let styled = block.heading_style && block.length <= LONG_TITLE;
            let bold = block.bold && block.length <= BOLD_TITLE;
            let caps = block.caps && block.length <= SHORT_TITLE;
            block.has_letters && (styled || !block.begins_lower && !stops && (bold || caps))
        }
    }
}

fn is_numbered_heading(block: &Features, label: &Label) -> bool {
    let stops = matches!(block.end, End::Stop | End::Comma);
    let sentences = block.has_sentences || block.has_clauses;
    if block.heading_style {
        return block.length <= LONG_TITLE && !(sentences && stops);
    }
    if (block.bold || block.italic) && label.style != LabelStyle::Bracketed {
        return block.length <= BOLD_TITLE && !(sentences && stops);
    }
    let other_style = |style: LabelStyle| style != label.style;
    match label.style {
        LabelStyle::Bracketed => false,
        LabelStyle::Number(_) | LabelStyle::Small if block.end == End::Colon => {
            let leads = match block.next {
                Next::Bullet | Next::Table => true,
                Next::Labelled(style) => other_style(style),
                _ => false,
            };
            block.length <= BOLD_TITLE && !block.has_sentences && leads
        }
        LabelStyle::Number(_) | LabelStyle::Small => {
            let leads = match block.next {
                Next::Labelled(style) => other_style(style) && is_inner(style),
                Next::Bullet | Next::Table | Next::Body => true,
                _ => false,
            };
            (1..=SHORT_TITLE).contains(&block.length) && !stops && leads
        }
        _ => block.length <= PLAIN_TITLE && !stops,
    }
}
