//! What each block is in the report: title, letterhead, heading, item, text, recipients, signature.
//!
//! `front_matter` finds what stands around the report proper. For the rest, `features` gathers what speaks for and
//! against a heading, and `decide` decides, in one place and for a row of equals at a time.

mod decide;
mod features;
mod front_matter;

use super::blocks::TextBlock;
use crate::source::labels::{self, Label};
use crate::source::problem::{Problems, excerpt};
use crate::source::sentences::is_caps;
use decide::LONG_TITLE;

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the letterhead.
    Letterhead,
    /// A part of the title.
    Title,
    /// A heading, with its label if it has one.
    Heading(Option<Label>),
    /// A line that goes on with the heading before it.
    HeadingMore,
    /// A numbered item.
    Item(Label),
    /// Running text, or a bullet, note, table or rule: what its kind says.
    Body,
    /// The heading of the recipients.
    Recipients,
    /// A line among the recipients.
    Recipient,
    /// The line that a signature begins with.
    Signature,
    /// A line that goes on with the signature.
    SignatureMore,
}

/// The role of each block.
pub fn roles(blocks: &[TextBlock], problems: &mut Problems) -> Vec<Role> {
    let mut roles = vec![Role::Body; blocks.len()];
    let start = if let Some(title) = front_matter::title(blocks) {
        roles[..title.start].fill(Role::Letterhead);
        roles[title.clone()].fill(Role::Title);
        title.end
    } else {
        problems.add(1, "no title found");
        0
    };
    mark_ends(blocks, start, &mut roles);
    let labels: Vec<Option<Label>> = blocks
        .iter()
        .zip(&roles)
        .map(|(block, role)| {
            (*role == Role::Body && block.is_text()).then(|| labels::label(&block.text)).flatten()
        })
        .collect();
    let candidates: Vec<usize> = (start..blocks.len())
        .filter(|&i| roles[i] == Role::Body && !blocks[i].is_between_texts())
        .collect();
    let evidence = features::of_all(blocks, &labels, &candidates);
    let headings = decide::headings(&evidence);
    // Whether a line right below may go on with the heading.
    let mut unfinished = false;
    for (&i, is_heading) in candidates.iter().zip(headings) {
        let block = &blocks[i];
        let set_off = block.is_text() && (block.is_set_off() || is_caps(&block.text));
        if unfinished && set_off && labels[i].is_none() && block.text.len() <= LONG_TITLE {
            roles[i] = Role::HeadingMore;
            unfinished = block.text.ends_with(',');
            continue;
        }
        unfinished = false;
        match (&labels[i], is_heading) {
            (label, true) => {
                let words = &block.text[label.as_ref().map_or(0, |label| label.len)..];
                unfinished = words.trim().is_empty() || words.ends_with([',', '-', '–']);
                if !block.is_set_off() {
                    let text = excerpt(&block.text);
                    problems.add(block.line, &format!("taken as a heading: {text}"));
                }
                roles[i] = Role::Heading(label.clone());
            }
            (Some(label), false) => roles[i] = Role::Item(label.clone()),
            (None, false) => {}
        }
    }
    roles
}

/// Gives the recipients and the signature their roles.
fn mark_ends(blocks: &[TextBlock], start: usize, roles: &mut [Role]) {
    let mut in_recipients = false;
    let mut i = start;
    while i < blocks.len() {
        let block = &blocks[i];
        if block.is_text() && front_matter::opens_recipients(block) {
            in_recipients = true;
            roles[i] = Role::Recipients;
        } else if let Some(end) = front_matter::signature(blocks, i, in_recipients) {
            for (block, role) in blocks[i..end].iter().zip(&mut roles[i..end]) {
                if !block.is_rule() {
                    *role = Role::SignatureMore;
                }
            }
            roles[i] = Role::Signature;
            in_recipients = false;
            i = end;
            continue;
        } else if in_recipients && block.is_text() {
            const LONGEST: usize = 300;
            if block.text.len() > LONGEST || block.is_set_off() {
                in_recipients = false;
            } else {
                roles[i] = Role::Recipient;
            }
        }
        i += 1;
    }
}
