//! The passage of the selected entry, laid out beside the list or under it.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Finder, FinderLayout, FoundEntry};
use crate::app::App;
use crate::app::layout::{MEASURE, inset};
use crate::app::passage::ShownPassage;
use crate::citation;
use crate::page::{Element, Page, Row};
use crate::report::{Node, Position, Report};

/// A passage with what was found in it.
#[derive(Debug)]
pub(crate) struct Preview {
    /// The passage, and after it what explains it, as far as it is in sight.
    pub shown: ShownPassage,
    /// The node that holds what was found.
    pub node: Node,
    /// What was found in its text, in order.
    pub matches: Vec<Range<usize>>,
    /// Which of the matches is the best.
    pub best: usize,
}

/// Blank columns at the left and right of a preview.
const MARGIN: u16 = 2;
/// The widest area, in columns, that is too narrow for one.
const NARROWEST: u16 = 8;
/// How many nodes of a section are shown under its heading.
const UNDER_HEADING: usize = 12;

impl Finder {
    /// The passage of the selected entry, scrolled so that its best match is in sight: under a note the sentence that cites
    /// it, under a heading what its section begins with; of a figure the passage that states it. None without room for it.
    pub(crate) fn preview(&self, app: &App) -> Option<Preview> {
        let area = FinderLayout::of(&app.layout()).preview;
        if area.width <= NARROWEST {
            return None;
        }
        let area = Rect { width: (area.width - 2 * MARGIN).min(MEASURE), ..inset(area, MARGIN, 0) };
        let width = area.width;
        let report = app.report();
        let (node, matches, best) = match self.entry()? {
            FoundEntry::Hit(hit) => {
                let hit = &self.results.hits[hit];
                (hit.node, hit.matches.clone(), hit.best)
            }
            FoundEntry::Figure(figure) => {
                let row = app.figures().rows().get(figure)?;
                let stated = row.token.clone().or(row.quote.clone());
                (row.node?, stated.into_iter().collect(), 0)
            }
        };
        let elements: Vec<Element> = match node {
            Node::Heading(section) => section_nodes(report, section).map(Element::Node).collect(),
            _ => vec![Element::Node(node)],
        };
        let page = Page::compose(report, &elements, width.into());
        let offset = matches.get(best).map_or(0, |range| range.start);
        let at = page.row_of(Position { node, offset }).unwrap_or(0);
        let mut rows = page.rows;
        if let Node::Note(note) = node {
            rows.extend(citing(report, note, width));
        }
        let height = usize::from(area.height);
        let top = if at < height { 0 } else { at - height / 3 };
        let rows = rows.into_iter().skip(top).take(height).collect();
        Some(Preview { shown: ShownPassage { area, rows }, node, matches, best })
    }
}

/// The first nodes of a section, its heading before them.
fn section_nodes(report: &Report, section: usize) -> impl Iterator<Item = Node> {
    let nodes = report.subtree(section).flat_map(|s| {
        let blocks = (0..report.sections[s].blocks.len()).map(move |b| Node::Block(s, b));
        std::iter::once(Node::Heading(s)).chain(blocks)
    });
    nodes.take(UNDER_HEADING)
}

/// The sentence that cites a note first, under a blank row and the path to it.
fn citing(report: &Report, note: usize, width: u16) -> Vec<Row> {
    let Some(cited) = report.cited_in(note).first() else {
        return Vec::new();
    };
    let compose = |element| Page::compose(report, &[element], width.into()).rows;
    let sentence = citation::sentence(&report.plain(cited.node), cited.offset);
    let shows = |row: &Row| row.chars.start < sentence.end && row.chars.end > sentence.start;
    let mut rows = vec![Row::default()];
    if let Some(section) = cited.node.section() {
        rows.extend(compose(Element::Path(section)));
    }
    rows.extend(compose(Element::Node(cited.node)).into_iter().filter(shows));
    rows
}
