//! The tabs that a report has: what each is called, and what it holds. Which one is shown is in `tab_bar`.

use std::collections::HashSet;

use crate::citation;
use crate::messages::{Lang, Message};
use crate::page::Element;
use crate::page::cells::pick;
use crate::report::{BlockKind, Node, Report, ReservedId};
use crate::source::phrases::{begins_front_matter, begins_signature};

/// A tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// A view of the report, by its position.
    Theme(usize),
    /// A top section, where the report has no views.
    Part(usize),
    /// The report's figures.
    Figures,
    /// All footnotes.
    Notes,
    /// All sections.
    Full,
}

/// An entry of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutlineEntry {
    /// A heading, or a note in the footnotes' tab.
    pub node: Node,
    /// How far it is indented.
    pub depth: usize,
    /// Whether there are entries under it.
    pub parent: bool,
}

impl OutlineEntry {
    /// Columns before its sign.
    pub(crate) fn indent(&self) -> u16 {
        (1 + 2 * self.depth).try_into().unwrap_or(u16::MAX / 2)
    }
}

/// The most top sections that make a tab each; more are found in the outline.
const MOST_PARTS: usize = 50;

/// The tabs of a report: its views, or else its top sections where there are several; its figures, listed or to be found;
/// its notes; all of it, which comes first where nothing else shows the text.
pub(crate) fn tabs(report: &Report) -> Vec<Tab> {
    let mut tabs: Vec<Tab> = (0..report.curation.themes.len()).map(Tab::Theme).collect();
    if tabs.is_empty() {
        tabs = (0..report.sections.len()).filter(|&s| is_part(report, s)).map(Tab::Part).collect();
        if !(2..=MOST_PARTS).contains(&tabs.len()) {
            // Not the notes first, but what they are notes of.
            tabs = vec![Tab::Full];
        }
    }
    let curation = &report.curation;
    let can_be_found = !curation.lists_all_figures() && !report.sections.is_empty();
    if !curation.figures.is_empty() || can_be_found {
        tabs.push(Tab::Figures);
    }
    if !report.notes.is_empty() {
        tabs.push(Tab::Notes);
    }
    if !tabs.contains(&Tab::Full) {
        tabs.push(Tab::Full);
    }
    tabs
}

/// Whether a section is a part of the report to read: named, of the top level, no front matter by its id or its words, and
/// with more under it than the lines of a letterhead or signature.
fn is_part(report: &Report, s: usize) -> bool {
    let section = &report.sections[s];
    let is_named = section.label.is_some() || !section.title.is_empty();
    let title = report.plain(Node::Heading(s));
    let is_front_matter = section.reserved_id().is_some_and(ReservedId::is_front_matter)
        || section.label.is_none() && (begins_signature(&title) || begins_front_matter(&title));
    section.depth == 0
        && is_named
        && !is_front_matter
        && report.subtree(s).any(|s| has_text(report, s))
}

/// Whether a section has text of its own: a block that is no line of a letterhead or signature, and not blank.
fn has_text(report: &Report, s: usize) -> bool {
    report.sections[s].blocks.iter().enumerate().any(|(b, block)| {
        block.kind != BlockKind::Line && !report.plain(Node::Block(s, b)).trim().is_empty()
    })
}

/// The longest name of a part, in characters.
const LONGEST_NAME: usize = 24;

/// The short name of a part: its label if that is a name of several words, such as `Phần thứ nhất` or `Điều 1`; else its
/// title without the number, since tabs have numbers of their own; without a title its number and first words.
fn part_name(report: &Report, s: usize) -> String {
    let label = report.sections[s].label.as_deref().unwrap_or_default();
    let words = label.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    if words.count() > 1 {
        return citation::bare_label(label).to_owned();
    }
    let title = citation::soft_title(report, s);
    if !title.is_empty() {
        return shorten(&title, LONGEST_NAME);
    }
    let words = report.subtree(s).find(|&s| has_text(report, s)).map(|s| {
        let blocks = 0..report.sections[s].blocks.len();
        let texts = blocks.map(|b| report.plain(Node::Block(s, b)));
        texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    });
    let name = format!("{} {}", citation::bare_label(label), words.unwrap_or_default());
    shorten(citation::bare_title(name.trim()), LONGEST_NAME)
}

/// What the page of each tab is made of.
pub(crate) fn contents(report: &Report, tabs: &[Tab]) -> Vec<Vec<Element>> {
    tabs.iter().map(|tab| tab.elements(report)).collect()
}

impl Tab {
    /// What it is called.
    pub fn name(self, report: &Report, lang: Lang) -> String {
        match self {
            Self::Theme(v) => {
                let view = &report.curation.themes[v];
                let name = pick(&view.name, lang);
                if name.is_empty() { view.id.to_string() } else { name.to_owned() }
            }
            Self::Part(s) => part_name(report, s),
            Self::Figures => Message::Figures.say(lang).to_owned(),
            Self::Notes => Message::Notes.say(lang).to_owned(),
            Self::Full => Message::FullText.say(lang).to_owned(),
        }
    }

    /// What it is known by in every version of a report.
    pub(crate) fn key(self, report: &Report) -> String {
        match self {
            Self::Theme(v) => format!("view/{}", report.curation.themes[v].id),
            Self::Part(s) => format!("section/{}", report.sections[s].id),
            Self::Figures => "figures".to_owned(),
            Self::Notes => "notes".to_owned(),
            Self::Full => "full".to_owned(),
        }
    }

    /// What its page is made of.
    fn elements(self, report: &Report) -> Vec<Element> {
        match self {
            Self::Theme(v) => view_elements(report, v),
            Self::Part(s) => report.subtree(s).flat_map(|s| section_elements(report, s)).collect(),
            Self::Figures => Vec::new(),
            Self::Notes => (0..report.notes.len()).map(|n| Element::Node(Node::Note(n))).collect(),
            Self::Full => report
                .nodes()
                .filter(|node| !matches!(node, Node::Note(_)))
                .map(Element::Node)
                .collect(),
        }
    }

    /// Its outline, of what its page is made of: the sections it shows and those above them; in the footnotes' tab, the
    /// notes.
    pub(crate) fn outline(self, report: &Report, elements: &[Element]) -> Vec<OutlineEntry> {
        if self == Self::Notes {
            let entry = |n| OutlineEntry { node: Node::Note(n), depth: 0, parent: false };
            return (0..report.notes.len()).map(entry).collect();
        }
        let mut shown = vec![false; report.sections.len()];
        for element in elements {
            if let Element::Node(Node::Heading(s) | Node::Block(s, _)) = element {
                let mut above = Some(*s);
                while let Some(s) = above.filter(|&s| !shown[s]) {
                    shown[s] = true;
                    above = report.parent(s);
                }
            }
        }
        let sections: Vec<usize> = (0..shown.len()).filter(|&s| shown[s]).collect();
        let base = sections.iter().map(|&s| report.sections[s].depth).min().unwrap_or(0);
        let parent = |i: usize| {
            let depth = |i: usize| sections.get(i).map_or(0, |&s| report.sections[s].depth);
            depth(i + 1) > depth(i)
        };
        sections
            .iter()
            .enumerate()
            .map(|(i, &s)| OutlineEntry {
                node: Node::Heading(s),
                depth: report.sections[s].depth - base,
                parent: parent(i),
            })
            .collect()
    }
}

/// The nodes that a page of these elements shows.
pub(crate) fn nodes(elements: &[Element]) -> HashSet<Node> {
    let node = |element: &Element| match element {
        Element::Node(node) => Some(*node),
        Element::Path(_) | Element::CitedIn(..) | Element::Opening(..) => None,
    };
    elements.iter().filter_map(node).collect()
}

/// A text cut at a word to at most `limit` characters, with an ellipsis if anything was cut.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_inclusive(' ') {
        if short.chars().count() + word.chars().count() > limit {
            break;
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = text.chars().take(limit).collect();
    }
    format!("{}…", short.trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

fn section_elements(report: &Report, s: usize) -> impl Iterator<Item = Element> {
    let blocks = report.sections[s].blocks.len();
    std::iter::once(Node::Heading(s))
        .chain((0..blocks).map(move |b| Node::Block(s, b)))
        .map(Element::Node)
}

/// The nodes of a view in the order of the document, each once. Above blocks that come without their heading the heading is
/// added, and above a heading that does not follow from what is above it its path.
fn view_elements(report: &Report, view: usize) -> Vec<Element> {
    let mut nodes: Vec<Node> = Vec::new();
    let places = &report.curation.themes[view].places;
    let mut places: Vec<Node> = places.iter().filter_map(|address| report.find(address)).collect();
    places.sort_unstable();
    places.dedup();
    for position in places {
        match position {
            Node::Heading(s) => {
                for s in report.subtree(s) {
                    nodes.push(Node::Heading(s));
                    nodes.extend((0..report.sections[s].blocks.len()).map(|b| Node::Block(s, b)));
                }
            }
            Node::Block(s, b) => nodes.extend([Node::Heading(s), Node::Block(s, b)]),
            Node::Title | Node::Note(_) => nodes.push(position),
        }
    }
    let in_order = |node: &Node| match *node {
        Node::Title => (0, 0, 0),
        Node::Heading(s) => (1, s, 0),
        Node::Block(s, b) => (1, s, b + 1),
        Node::Note(n) => (2, n, 0),
    };
    nodes.sort_by_key(in_order);
    nodes.dedup();

    let mut elements = Vec::new();
    // The path of the heading above: what is under one of its sections is under all before that.
    let mut above: Vec<usize> = Vec::new();
    for node in nodes {
        if let Node::Heading(s) = node {
            match report.parent(s) {
                Some(parent) if !above.contains(&parent) => {
                    elements.push(Element::Path(parent));
                    above = report.path(s);
                }
                parent => {
                    let kept = parent.and_then(|parent| above.iter().position(|&a| a == parent));
                    above.truncate(kept.map_or(0, |at| at + 1));
                    above.push(s);
                }
            }
        }
        elements.push(Element::Node(node));
    }
    elements
}
