//! The parts of a report that belong to a theme, and adding a section, block or note to it or removing one.

use super::Theme;
use crate::report::{Node, Report};
use crate::text::SafeText;

impl Theme {
    /// Whether a section, block or note belongs to it, itself or with a section around it.
    pub(crate) fn holds(&self, report: &Report, node: Node) -> bool {
        let mut places = self.places.iter().filter_map(|address| report.find(address));
        places.any(|place| place == node || covers(report, place, node))
    }

    /// Adds a section, block or note. Addresses of what is in the section are removed, since it covers them.
    pub(crate) fn put_in(&mut self, report: &Report, node: Node) {
        self.places.retain(|address| {
            report.find(address).is_none_or(|place| place != node && !covers(report, node, place))
        });
        self.places.push(SafeText::new(&report.address(node)));
    }

    /// Removes a section, block or note. A section around it is replaced by its other parts.
    pub(crate) fn take_out(&mut self, report: &Report, node: Node) {
        let mut places: Vec<SafeText> = Vec::new();
        for address in &self.places {
            match report.find(address) {
                Some(place) if place == node || covers(report, node, place) => {}
                Some(Node::Heading(s)) if covers(report, Node::Heading(s), node) => {
                    let parts = parts_without(report, s, node);
                    places.extend(parts.map(|node| SafeText::new(&report.address(node))));
                }
                _ => places.push(address.clone()),
            }
        }
        self.places = places;
    }
}

/// Whether a node is in a section or in one under it.
fn covers(report: &Report, section: Node, node: Node) -> bool {
    match (section, node.section()) {
        (Node::Heading(s), Some(within)) if section != node => report.subtree(s).contains(&within),
        _ => false,
    }
}

/// The largest parts of a section that neither are nor hold a node.
fn parts_without(report: &Report, s: usize, node: Node) -> impl Iterator<Item = Node> {
    let within = node.section();
    let path = within.map(|within| report.path(within)).unwrap_or_default();
    let open = path.into_iter().filter(move |&above| above >= s && Node::Heading(above) != node);
    open.flat_map(move |above| {
        let blocks = (0..report.sections[above].blocks.len()).map(move |b| Node::Block(above, b));
        let under = report.subtree(above).skip(1);
        let sections = under.filter(move |&under| report.parent(under) == Some(above));
        let on_path = move |part: &Node| match *part {
            Node::Heading(part) => within.is_some_and(|w| report.subtree(part).contains(&w)),
            _ => *part == node,
        };
        let parts = blocks.chain(sections.map(Node::Heading));
        parts.filter(move |part| !on_path(part)).collect::<Vec<_>>()
    })
}
