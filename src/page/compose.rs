//! Composes elements one below the other: hanging labels, centred lines, and the blank rows between them.

use std::ops::Range;

use super::wrap::{LINE_END, wrap};
use super::{Element, Link, Page, PageStyle, Piece, Row, Tone, columns, raised};
use crate::citation;
use crate::figures::Figures;
use crate::messages::Lang;
use crate::report::{BlockKind, Node, Report, Run};

/// What was composed last, which decides how many blank rows follow it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    None,
    Path,
    Heading,
    Text,
    /// A short bullet or item, with no blank row before the next.
    Short,
    Line,
    Note,
}

pub(super) struct Composer<'a> {
    pub report: &'a Report,
    pub figures: &'a Figures,
    pub page: Page,
    pub last: Group,
    pub style: PageStyle,
}

/// The most rows of a short bullet or item.
const SHORT: usize = 2;
/// The widest label beside which the text hangs, in columns; the text after a longer one continues under it.
const MAX_HANG: usize = 8;

impl<'a> Composer<'a> {
    pub(super) fn new(
        report: &'a Report,
        figures: &'a Figures,
        width: usize,
        style: PageStyle,
    ) -> Self {
        let page = Page { width, ..Page::default() };
        Self { report, figures, page, last: Group::None, style }
    }

    pub(super) fn element(&mut self, element: Element) {
        match element {
            Element::Path(section) => self.path(section),
            Element::Node(Node::Heading(section)) => self.heading(section),
            Element::Node(Node::Title) => self.title(),
            Element::Node(node @ Node::Block(..)) => self.block(node),
            Element::Node(node @ Node::Note(note)) => self.note(node, note),
            Element::CitedIn(note, lang) => self.cited_in(note, lang),
            Element::Opening(view, lang) => self.opening(view, lang),
        }
    }

    pub(super) fn gap(&mut self, rows: usize) {
        if self.last != Group::None {
            self.page.rows.extend(std::iter::repeat_n(Row::default(), rows));
        }
    }

    /// The pieces of a node's runs.
    pub(super) fn pieces(&self, node: Node, base: Tone) -> Vec<Piece> {
        let mut offset = 0;
        let mut pieces = Vec::new();
        for run in self.report.runs(node) {
            pieces.push(self.piece(&run, base, offset));
            offset += run.text().chars().count();
        }
        pieces
    }

    pub(super) fn piece(&self, run: &Run, base: Tone, offset: usize) -> Piece {
        let set = |text: &str, tone: Tone| Piece {
            text: text.to_owned(),
            tone: if base == Tone::Plain { tone } else { base },
            link: None,
            chars: offset..offset + text.chars().count(),
        };
        match run {
            Run::Plain(text) => set(text, Tone::Plain),
            Run::Em(text) => set(text, Tone::Em),
            Run::Strong(text) => set(text, Tone::Strong),
            Run::Break => set(LINE_END, Tone::Plain),
            // The beginning of a source page is not shown.
            Run::Page(_) => set("", Tone::Plain),
            Run::Reference(id) => {
                let note = self.report.note(id);
                let label = note.map_or(id.as_str(), |n| &self.report.notes[n].label);
                Piece {
                    text: raised(label),
                    tone: Tone::Reference,
                    link: note.map(Link::Note),
                    chars: offset..offset,
                }
            }
        }
    }

    /// Adds rows of `pieces` with `lead` before the first and the others indented by its width; returns their number.
    pub(super) fn hang(
        &mut self,
        node: Option<Node>,
        indent: usize,
        lead: Option<Piece>,
        pieces: &[Piece],
    ) -> usize {
        let width = self.page.width;
        let hang = lead.as_ref().map_or(0, |lead| columns(&lead.text));
        let hangs = hang <= MAX_HANG && indent + hang + MAX_HANG <= width;
        if hangs {
            let mut rows = wrap(pieces, width - indent - hang).into_iter();
            if let Some(first) = rows.next() {
                let mut set = lead.into_iter().collect::<Vec<_>>();
                set.extend(first.pieces);
                self.push(node, first.chars, indent, set);
            }
            let count = rows.len() + 1;
            for row in rows {
                self.push(node, row.chars, indent + hang, row.pieces);
            }
            count
        } else {
            let mut all = lead.into_iter().collect::<Vec<_>>();
            all.extend_from_slice(pieces);
            let rows = wrap(&all, width);
            let count = rows.len();
            for row in rows {
                self.push(node, row.chars, 0, row.pieces);
            }
            count
        }
    }

    /// Sets rows in the middle of the page, or at its edge where they are read aloud.
    fn centred(&mut self, node: Node, pieces: &[Piece]) {
        let width = self.page.width;
        for row in wrap(pieces, width) {
            let used: usize = row.pieces.iter().map(|piece| columns(&piece.text)).sum();
            let indent = match self.style {
                PageStyle::Printed => width.saturating_sub(used) / 2,
                PageStyle::Plain => 0,
            };
            self.push(Some(node), row.chars, indent, row.pieces);
        }
    }

    pub(super) fn push(
        &mut self,
        node: Option<Node>,
        chars: Range<usize>,
        indent: usize,
        mut pieces: Vec<Piece>,
    ) {
        // A page keeps its rows, which may be a million.
        pieces.shrink_to_fit();
        if let Some(node) = node {
            self.page.first.entry(node).or_insert(self.page.rows.len());
        }
        self.page.rows.push(Row { node, chars, indent, pieces });
    }

    fn title(&mut self) {
        self.gap(1);
        self.centred(Node::Title, &self.pieces(Node::Title, Tone::Heading));
        self.last = Group::Heading;
    }

    fn path(&mut self, section: usize) {
        self.gap(2);
        let path = citation::section_path(self.report, section);
        self.hang(None, 0, None, &[added(&path, Tone::Dim)]);
        self.last = Group::Path;
    }

    fn heading(&mut self, s: usize) {
        let section = &self.report.sections[s];
        if section.label.is_none() && section.title.is_empty() {
            return;
        }
        let node = Node::Heading(s);
        match self.last {
            Group::Path => {}
            Group::Heading => self.gap(1),
            _ => self.gap(2),
        }
        let label = section.label.as_deref().unwrap_or_default();
        let pieces = self.pieces(node, Tone::Heading);
        // A label in words ("Phần thứ nhất") goes above its title, as printed; a number before it.
        if section.depth == 0 && label.contains(' ') {
            self.centred(node, &[added(label, Tone::Heading)]);
            if !pieces.is_empty() {
                self.centred(node, &pieces);
            }
        } else {
            let lead = (!label.is_empty()).then(|| added(&format!("{label} "), Tone::Heading));
            self.hang(Some(node), 0, lead, &pieces);
        }
        self.last = Group::Heading;
    }

    fn block(&mut self, node: Node) {
        let Node::Block(s, b) = node else { return };
        let Some(block) = self.report.block(s, b) else {
            return;
        };
        let at = self.page.rows.len();
        let (indent, lead) = match &block.kind {
            BlockKind::Paragraph => (0, None),
            BlockKind::Bullet { level } => {
                let bullet = if *level == 1 { "• " } else { "– " };
                (2 * (level - 1), Some(added(bullet, Tone::Dim)))
            }
            BlockKind::Item { label } => (0, Some(added(&format!("{label} "), Tone::Dim))),
            BlockKind::Line => {
                if self.last != Group::Line {
                    self.gap(1);
                }
                self.centred(node, &self.pieces(node, Tone::Plain));
                self.last = Group::Line;
                return;
            }
            BlockKind::Table { rows, head_rows } => {
                self.gap(1);
                self.table(node, rows, *head_rows);
                self.last = Group::Text;
                return;
            }
        };
        let listed = lead.is_some();
        let rows = self.hang(Some(node), indent, lead, &self.pieces(node, Tone::Plain));
        let short = listed && rows <= SHORT;
        if !(short && self.last == Group::Short) && self.last != Group::None {
            self.page.rows.insert(at, Row::default());
            self.page.first.insert(node, at + 1);
        }
        self.last = if short { Group::Short } else { Group::Text };
    }

    fn note(&mut self, node: Node, note: usize) {
        let label = &self.report.notes[note].label;
        self.gap(1);
        let lead = added(&format!("{} ", raised(label)), Tone::Reference);
        self.hang(Some(node), 0, Some(lead), &self.pieces(node, Tone::Plain));
        self.last = Group::Note;
    }

    /// The passages that cite a note, each once.
    fn cited_in(&mut self, note: usize, lang: Lang) {
        let report = self.report;
        let mut cited = report.cited_in(note).to_vec();
        cited.dedup_by_key(|position| position.node);
        // The rows belong to the note, so that the position of the note is kept while they are on top.
        let end = self.report.plain(Node::Note(note)).chars().count();
        for position in cited {
            let words = citation::short_position_in_words(report, position.node, lang);
            let words = format!("← {words}");
            let piece = Piece { link: Some(Link::Position(position)), ..added(&words, Tone::Dim) };
            let indent = if self.page.width > 2 * MAX_HANG { 2 } else { 0 };
            for row in wrap(&[piece], self.page.width - indent) {
                self.push(Some(Node::Note(note)), end..end, indent, row.pieces);
            }
        }
        self.last = Group::Note;
    }
}

/// A piece that is no part of the plain text.
pub(super) fn added(text: &str, tone: Tone) -> Piece {
    Piece { text: text.to_owned(), tone, link: None, chars: 0..0 }
}
