//! Where in the report each problem of reading its file is: at the node that begins on the problem's line, or the last
//! before it.

use super::drafts::DraftReport;
use crate::report::{Node, Position, Report, SourcePages};
use crate::source::problem;

/// Finds the position of each problem in the report that was made of `draft`. What concerns the file as a whole has none.
pub(crate) fn find(draft: &DraftReport, report: &Report, problems: &mut [problem::Problem]) {
    if problems.is_empty() {
        return;
    }
    let starts = starts(draft, report);
    let pages = SourcePages::new(report);
    for problem in problems {
        problem.position = match problem.at {
            problem::Location::File => None,
            problem::Location::Page(page) => pages.start(page),
            problem::Location::Line(line) | problem::Location::Paragraph { number: line, .. } => {
                let after = starts.partition_point(|&(first, _)| first <= line);
                let last = starts.get(after.saturating_sub(1));
                last.map(|&(_, node)| Position::from(node))
            }
        };
    }
}

/// The line, or the paragraph, on which each node begins, in the order of the source. A heading without words is on no
/// screen: the blocks under it are.
fn starts(draft: &DraftReport, report: &Report) -> Vec<(usize, Node)> {
    let mut starts = Vec::new();
    for (s, section) in draft.sections.iter().enumerate() {
        if !report.heading(s).is_empty() {
            starts.push((section.line, Node::Heading(s)));
        }
        let blocks = section.blocks.iter().enumerate();
        starts.extend(blocks.map(|(b, block)| (block.line, Node::Block(s, b))));
    }
    let notes = draft.notes.iter().enumerate();
    starts.extend(notes.map(|(n, note)| (note.body.line, Node::Note(n))));
    starts.sort_by_key(|&(line, _)| line);
    starts
}
