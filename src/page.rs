//! Lays out the elements of a view to a width: rows ready to be drawn, and the row of each position and back. Highlights are
//! not part of a page: they are painted over ranges of characters when it is drawn.

pub mod cells;
pub(crate) mod chart;
mod compose;
pub mod detail;
mod opening;
mod snippet;
mod table;
mod wrap;

use std::collections::HashMap;
use std::ops::Range;

use crate::figures::Figures;
use crate::messages::{Lang, Message};
use crate::report::{Confidence, Node, Position, Report};
use compose::{Composer, added};

pub(crate) use snippet::Snippet;
pub(crate) use wrap::cut_at_word;
pub use wrap::{columns, fitted, is_simple};

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// The path of the section that the next elements are from, if the elements above do not show it.
    Path(usize),
    /// The text of a node.
    Node(Node),
    /// Where the passages are that cite a note, each on rows of its own, in a language.
    CitedIn(usize, Lang),
    /// The opening page of a view, in a language: its name, its leading figures, and how much it holds.
    Opening(usize, Lang),
}

/// The target of a piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The note with this index, from a note reference.
    Note(usize),
    /// A position in the text.
    Position(Position),
    /// A figure, by its index in [`Figures::rows`].
    Figure(usize),
}

/// How a page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageStyle {
    /// As on paper: tables in columns where they fit, titles in the middle, bars.
    #[default]
    Printed,
    /// For screen readers and braille lines: tables as lists with the heads before each cell, titles at the edge, no bars.
    Plain,
}

/// The role of a piece, which decides its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Emphasised in the report.
    Em,
    /// Strong in the report.
    Strong,
    /// A heading.
    Heading,
    /// Secondary: labels, bullets, paths.
    Dim,
    /// A note reference.
    Reference,
}

/// A piece of a row in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text that is drawn.
    pub text: String,
    /// Its tone.
    pub tone: Tone,
    /// Its target, if it has one.
    pub link: Option<Link>,
    /// The characters of the node's plain text that it shows, one for each of its own; empty for text that the page adds.
    pub chars: Range<usize>,
}

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The node that it shows a part of; none for a blank row or one that the page adds.
    pub node: Option<Node>,
    /// The characters of the node's plain text that it covers, the space at which it was broken included.
    pub chars: Range<usize>,
    /// Columns left blank before it.
    pub indent: usize,
    /// What is drawn, from left to right.
    pub pieces: Vec<Piece>,
}

/// A view composed to a width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Columns.
    pub width: usize,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// The links in order, each once.
    pub links: Vec<PlacedLink>,
    /// The number of rows of the opening page, which are no positions in the text.
    pub opening: usize,
    /// The first row of each node.
    first: HashMap<Node, usize>,
}

/// A link on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedLink {
    /// The row it begins on.
    pub row: usize,
    /// Its target.
    pub link: Link,
    /// Its position in the text.
    pub position: Position,
}

impl Row {
    /// Its width in columns, indent included.
    pub fn columns(&self) -> usize {
        self.indent + self.pieces.iter().map(|piece| columns(&piece.text)).sum::<usize>()
    }

    /// The links on it from left to right, each with its position in the text.
    pub(crate) fn links(&self) -> impl Iterator<Item = (Link, Position)> + '_ {
        self.pieces.iter().filter_map(|piece| {
            let position = Position { node: self.node?, offset: piece.chars.start };
            piece.link.map(|link| (link, position))
        })
    }
}

impl Page {
    /// Composes `elements` to `width` columns. No row is wider; no character of the text is lost. Opening pages are left out,
    /// since they need the report's figures: see [`Page::with_figures`].
    pub fn compose(report: &Report, elements: &[Element], width: usize) -> Self {
        Self::with_figures(report, &Figures::default(), elements, width, PageStyle::default())
    }

    /// Composes `elements`, opening pages among them, to `width` columns.
    pub fn with_figures(
        report: &Report,
        figures: &Figures,
        elements: &[Element],
        width: usize,
        style: PageStyle,
    ) -> Self {
        let mut composer = Composer::new(report, figures, width, style);
        for &element in elements {
            composer.element(element);
        }
        let mut page = composer.page;
        for (row, set) in page.rows.iter().enumerate() {
            for (link, position) in set.links() {
                // A link that is broken over several rows is one.
                if page
                    .links
                    .last()
                    .is_none_or(|last| (last.link, last.position) != (link, position))
                {
                    page.links.push(PlacedLink { row, link, position });
                }
            }
        }
        page
    }

    /// The row that shows a position: the row of its node that covers the offset, or the last before it.
    pub fn row_of(&self, position: Position) -> Option<usize> {
        let first = *self.first.get(&position.node)?;
        let rows = self.rows[first..].iter().take_while(|row| row.node == Some(position.node));
        let mut last = first;
        let mut holds = None;
        for (i, row) in rows.enumerate() {
            if row.chars.contains(&position.offset) {
                holds = holds.or(Some(first + i));
            }
            // The lines of a table's row all cover its characters. The position is on the one that shows it, which in a cell
            // that spans rows may be further down.
            let shows = |piece: &Piece| piece.chars.contains(&position.offset);
            if holds.is_some() && row.pieces.iter().any(shows) {
                return Some(first + i);
            }
            if row.chars.start <= position.offset {
                last = first + i;
            }
        }
        Some(holds.unwrap_or(last))
    }

    /// The position at the start of a row; if the row shows none, that of the next row that does, else of the last before.
    pub(crate) fn position_at(&self, row: usize) -> Option<Position> {
        let position = |row: &Row| row.node.map(|node| Position { node, offset: row.chars.start });
        let row = row.min(self.rows.len());
        self.rows[row..]
            .iter()
            .find_map(position)
            .or_else(|| self.rows[..row].iter().rev().find_map(position))
    }

    /// The position to keep on top when the page is composed again; none on the opening page, which shows no position.
    pub(crate) fn kept_at(&self, row: usize) -> Option<Position> {
        (row >= self.opening).then(|| self.position_at(row)).flatten()
    }

    /// Whether the page shows this node.
    pub(crate) fn shows(&self, node: Node) -> bool {
        self.first.contains_key(&node)
    }

    /// The first row of a node.
    pub(crate) fn first_row(&self, node: Node) -> Option<usize> {
        self.first.get(&node).copied()
    }
}

/// The rows of one note, for the footnote area or a window: its label first, the other rows indented.
pub(crate) fn note_rows(report: &Report, note: usize, width: usize) -> Vec<Row> {
    Page::compose(report, &[Element::Node(Node::Note(note))], width).rows
}

/// The rows of an erratum, for the footnote area: what is printed, what was probably meant, why.
pub(crate) fn erratum_rows(report: &Report, erratum: usize, lang: Lang, width: usize) -> Vec<Row> {
    let Some(erratum) = report.curation.errata.get(erratum) else {
        return Vec::new();
    };
    let meant = match erratum.confidence {
        Confidence::High => Message::Surely,
        _ => Message::Perhaps,
    };
    let pieces = [
        added(&format!("“{}”", erratum.reads), Tone::Plain),
        added(&format!(" {} ", meant.say(lang)), Tone::Dim),
        added(&format!("“{}”", erratum.likely), Tone::Strong),
        added(&format!(": {}", cells::pick(&erratum.reason.0, lang)), Tone::Dim),
    ];
    let figures = Figures::default();
    let mut composer = Composer::new(report, &figures, width, PageStyle::default());
    composer.hang(None, 0, Some(added("? ", Tone::Reference)), &pieces);
    composer.page.rows
}

/// A text in rows of at most `width` columns.
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let set = |row: wrap::Wrapped| row.pieces.into_iter().map(|piece| piece.text).collect();
    wrap::wrap(&[added(text, Tone::Plain)], width).into_iter().map(set).collect()
}

/// The most characters of a note reference, since a label may be of any length.
const LONGEST_REFERENCE: usize = 40;

/// A note's label as a note reference: with superscript digits and brackets, anything else unchanged.
pub(crate) fn raised(label: &str) -> String {
    let (short, dots) = match label.char_indices().nth(LONGEST_REFERENCE) {
        Some((end, _)) => (&label[..end], "…"),
        None => (label, ""),
    };
    short
        .chars()
        .chain(dots.chars())
        .map(|c| match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
            '(' => '⁽',
            ')' => '⁾',
            other => other,
        })
        .collect()
}
