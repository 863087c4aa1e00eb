//! Source pages: the page of the PDF or Word file that a position of the report is on. Not the pages of the screen.

use super::{Node, Position, Report, Run};

/// The positions at which source pages begin. Made by one walk over the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcePages {
    /// In reading order.
    starts: Vec<Start>,
    /// For each note, the page on which it begins and the pages that begin within it, with their offsets.
    notes: Vec<Vec<(usize, u32)>>,
}

/// A position at which a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    order: Order,
    page: u32,
    /// The position to show for this page: for a heading without words, which is not shown, that of its first block.
    position: Position,
}

/// The rank of a position of the text in reading order.
type Order = (usize, usize, usize);

impl SourcePages {
    /// The pages of a report, as far as it says them.
    pub fn new(report: &Report) -> Self {
        let mut pages = Self::default();
        for node in report.nodes() {
            let begins = match node {
                Node::Title | Node::Note(_) => continue,
                Node::Heading(s) => report.sections[s].page,
                Node::Block(s, b) => report.sections[s].blocks[b].page,
            };
            let begins = begins.map(|page| (0, page));
            let within = page_starts(&report.runs(node));
            pages.starts.extend(begins.into_iter().chain(within).map(|(offset, page)| {
                let order = order(Position { node, offset });
                let position = Position { node: shown(report, node), offset };
                Start { order, page, position }
            }));
        }
        let breaks: Vec<_> = report.notes.iter().map(|note| page_starts(&note.text)).collect();
        let has_pages = !pages.starts.is_empty()
            || report.notes.iter().any(|note| note.page.is_some())
            || breaks.iter().any(|breaks| !breaks.is_empty());
        if has_pages {
            pages.notes = pages.of_notes(report, breaks);
        }
        pages
    }

    /// The pages of each note: a note without a page of its own is on the page of its first reference in the text.
    fn of_notes(
        &self,
        report: &Report,
        mut breaks: Vec<Vec<(usize, u32)>>,
    ) -> Vec<Vec<(usize, u32)>> {
        for (n, (note, breaks)) in report.notes.iter().zip(&mut breaks).enumerate() {
            let cited = report.cited_in(n);
            let in_text = cited.iter().find(|at| !matches!(at.node, Node::Note(_)));
            let begins = note.page.or_else(|| self.of(*in_text?));
            breaks.splice(..0, begins.map(|page| (0, page)));
        }
        breaks
    }

    /// The page that a position is on: the last that begins at or before it. None for the report's title.
    pub fn of(&self, position: Position) -> Option<u32> {
        match position.node {
            Node::Title => None,
            Node::Note(n) => {
                let starts = self.notes.get(n)?;
                let after = starts.partition_point(|&(offset, _)| offset <= position.offset);
                Some(starts[after.checked_sub(1)?].1)
            }
            Node::Heading(_) | Node::Block(..) => {
                let order = order(position);
                let after = self.starts.partition_point(|start| start.order <= order);
                Some(self.starts[after.checked_sub(1)?].page)
            }
        }
    }

    /// The position at which a page begins; if no text begins on it, that of the next page on which some does.
    pub fn start(&self, page: u32) -> Option<Position> {
        self.starts.iter().find(|start| start.page >= page).map(|start| start.position)
    }

    /// The last page on which text begins; none in a report without pages.
    pub fn last(&self) -> Option<u32> {
        self.starts.iter().map(|start| start.page).max()
    }
}

impl Report {
    /// The page that a position is on, as by [`SourcePages::of`]. Walks the whole report.
    pub fn source_page(&self, position: Position) -> Option<u32> {
        SourcePages::new(self).of(position)
    }
}

fn order(position: Position) -> Order {
    match position.node {
        Node::Block(s, b) => (s, b + 1, position.offset),
        Node::Heading(s) => (s, 0, position.offset),
        Node::Title | Node::Note(_) => (0, 0, 0),
    }
}

/// A node of the text, or the first block under a heading that has no words.
fn shown(report: &Report, node: Node) -> Node {
    match node {
        Node::Heading(s) if report.heading(s).is_empty() && report.block(s, 0).is_some() => {
            Node::Block(s, 0)
        }
        _ => node,
    }
}

/// The pages that begin within runs, each with its offset in the plain text.
fn page_starts(runs: &[Run]) -> Vec<(usize, u32)> {
    let mut offset = 0;
    let mut starts = Vec::new();
    for run in runs {
        if let Run::Page(page) = run {
            starts.push((offset, *page));
        }
        offset += run.text().chars().count();
    }
    starts
}
