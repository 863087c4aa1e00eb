//! What each block is in the report: title, letterhead, heading, item, text, recipients, signature.
//!
//! `front_matter` finds what stands around the report proper. For the rest, `features` gathers what speaks for and
//! against a heading, and `decide` decides, in one place and for a row of equals at a time. `headings` finds the lines
//! that a heading goes on over.

mod decide;
mod features;
mod front_matter;
mod headings;
mod title;

use super::blocks::TextBlock;
use crate::source::labels::{self, Label};
use crate::source::phrases::names_issuer;
use crate::source::problem::{ProblemKind, Problems, excerpt};
use decide::Verdict;
pub(crate) use front_matter::signed_column;
use headings::Heading;

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A line of the letterhead.
    Letterhead,
    /// A line of the letterhead of a form within the text.
    FormLetterhead,
    /// A part of the title.
    Title,
    /// A heading, with its label if it has one.
    Heading(Option<Label>),
    /// A heading up to this byte, and a paragraph.
    RunInHeading(Label, usize),
    /// A line that goes on with the heading before it.
    HeadingMore,
    /// The heading of an annexed document: an appendix, a programme that a resolution puts into force.
    Annex,
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
pub(crate) fn roles(blocks: &[TextBlock], problems: &mut Problems) -> Vec<Role> {
    let mut roles = vec![Role::Body; blocks.len()];
    let start = mark_title(blocks, &mut roles, problems);
    front_matter::mark_ends(blocks, start, &mut roles, problems);
    let labels: Vec<Option<Label>> = blocks
        .iter()
        .zip(&roles)
        .map(|(block, role)| {
            (*role == Role::Body && block.is_text()).then(|| labels::label(&block.text)).flatten()
        })
        .collect();
    // Whose paper it is may stand right below the title, set as a heading is.
    let author = (start > 0 && blocks.get(start).is_some_and(|block| names_issuer(&block.text)))
        .then_some(start);
    let candidates: Vec<usize> = (start..blocks.len())
        .filter(|&i| matches!(roles[i], Role::Body | Role::Annex) && Some(i) != author)
        .filter(|&i| !blocks[i].is_between_texts())
        .collect();
    let features = features::of_all(blocks, &labels, &candidates);
    let verdicts = decide::verdicts(&features);
    // The heading that a line right below it may go on with.
    let mut open: Option<Heading> = None;
    for ((&i, verdict), features) in candidates.iter().zip(verdicts).zip(&features) {
        let block = &blocks[i];
        let Some(features) = features else {
            open = None;
            continue;
        };
        if let Some(heading) = open.filter(|heading| heading.goes_on(block, features)) {
            roles[i] = Role::HeadingMore;
            open = Some(heading.and(block, features));
            continue;
        }
        if roles[i] == Role::Annex {
            open = Some(Heading::of_annex(features));
            continue;
        }
        roles[i] = match (&labels[i], verdict) {
            (Some(label), Verdict::RunIn(end)) => Role::RunInHeading(label.clone(), end),
            (label, Verdict::Heading | Verdict::LikeItsRow) => Role::Heading(label.clone()),
            (Some(label), _) => Role::Item(label.clone()),
            (None, _) => Role::Body,
        };
        let is_heading = matches!(roles[i], Role::Heading(_));
        open = is_heading.then(|| Heading::of(block, features));
        tell(block, verdict, problems);
    }
    roles
}

/// Gives the letterhead and the title their roles. What comes behind them begins at the position given.
fn mark_title(blocks: &[TextBlock], roles: &mut [Role], problems: &mut Problems) -> usize {
    let Some(found) = title::find(blocks) else {
        problems.add(1, ProblemKind::NoTitle);
        let end = title::letterhead_end(blocks).unwrap_or(0);
        roles[..end].fill(Role::Letterhead);
        return end;
    };
    if let Some(cover) = found.cover {
        problems.add(blocks[cover].line, ProblemKind::CoverPage);
    }
    if found.is_a_guess {
        let text = excerpt(&blocks[found.lines.start].text);
        problems.add(blocks[found.lines.start].line, ProblemKind::TitleGuessed(text));
    }
    roles[..found.lines.start].fill(Role::Letterhead);
    roles[found.lines.end..found.letterhead_end].fill(Role::Letterhead);
    roles[found.lines].fill(Role::Title);
    found.letterhead_end
}

/// Tells of a verdict that is a guess.
fn tell(block: &TextBlock, verdict: Verdict, problems: &mut Problems) {
    let kind: fn(String) -> ProblemKind = match verdict {
        Verdict::Heading if !block.is_set_off() => ProblemKind::HeadingGuessed,
        Verdict::LikeItsRow => ProblemKind::HeadingLikeRow,
        Verdict::RunIn(_) => ProblemKind::RunInLikeRow,
        Verdict::Outvoted => ProblemKind::PointLikeRow,
        Verdict::WithinItem => ProblemKind::PointWithinItem,
        Verdict::Heading | Verdict::Text => return,
    };
    problems.add(block.line, kind(excerpt(&block.text)));
}
