//! The reading pane: a page, how far it is scrolled, the mark selected on it, and the notes at its foot.

use std::ops::Range;
use std::sync::Arc;

use crate::annotations::errata::Errata;
use crate::figures::Figures;
use crate::messages::Lang;
use crate::page::{Anchor, Element, Link, Page, Row, Tables, erratum_rows, note_rows};
use crate::report::{Node, Position, Report};

/// What is read, and from where.
#[derive(Debug, Default)]
pub struct Reader {
    elements: Vec<Element>,
    figures: Arc<Figures>,
    /// The likely faults of the printed text, while they are shown, and the language to say so in.
    errata: Option<(Arc<Errata>, Lang)>,
    /// Notes are read in their window alone, not at the foot.
    plain: bool,
    page: Page,
    /// Rows of the pane.
    height: usize,
    /// The first row on the screen.
    top: usize,
    /// The notes at the foot of the screen, which follow from its first row.
    foot: Foot,
    /// The place that stays on top when the page is composed anew. Set by moving, not by resizing, so that it does
    /// not drift through many sizes.
    kept: Option<Position>,
    /// Where a jump led, until the next movement: what it showed counts as read even below the top.
    target: Option<Position>,
    /// The selected mark or reference.
    selected: Option<(Link, Position)>,
}

/// The notes, and likely faults of the text, at the foot of a screen.
#[derive(Debug, Default)]
pub struct Foot {
    /// The rows, without the rule above them.
    pub rows: Vec<Row>,
    /// The note each row belongs to; none for a fault.
    pub notes: Vec<Option<usize>>,
    /// Whether the last of them does not stand there to its end.
    pub cut: bool,
}

impl Foot {
    /// Rows it takes, its rule included.
    pub fn height(&self) -> usize {
        if self.rows.is_empty() { 0 } else { self.rows.len() + 1 }
    }
}

/// The share of the pane's height that notes may take: a third.
const FOOT_SHARE: usize = 3;
/// Where a place that was out of sight is brought: a third from the top.
const SIGHT: usize = 3;

impl Reader {
    /// A pane of `elements`, from the beginning.
    pub fn new(
        report: &Report,
        figures: Arc<Figures>,
        elements: Vec<Element>,
        width: usize,
        height: usize,
    ) -> Self {
        let page = Page::with_figures(report, &figures, &elements, width, Tables::default());
        let kept = page.kept_at(0);
        let mut reader = Self { elements, figures, page, height, kept, ..Self::default() };
        reader.put_on_top(report, 0);
        reader
    }

    /// The composed page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The first row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The place that stays on top through resizing and tab changes.
    pub fn kept(&self) -> Option<Position> {
        self.kept
    }

    /// The selected mark or reference.
    pub fn selected(&self) -> Option<(Link, Position)> {
        self.selected
    }

    /// Composes the page to another width and height, with the same sentence on top.
    pub fn resize(&mut self, report: &Report, width: usize, height: usize) {
        if width != self.page.width {
            self.compose(report, width);
        }
        let row = match self.kept {
            Some(position) => self.row_for(position).unwrap_or(0),
            None => self.top.min(self.page.opening.saturating_sub(1)),
        };
        self.height = height;
        self.put_on_top(report, self.clamp(report, row));
    }

    /// Takes up other elements that show the same places, with the same sentence on top.
    pub fn exchange(&mut self, report: &Report, elements: Vec<Element>) {
        self.elements = elements;
        self.compose(report, self.page.width);
        self.resize(report, self.page.width, self.height);
    }

    /// Says what stands at the foot: the notes of the rows in sight, unless the screen is plain, and their likely faults, if
    /// those are shown.
    pub fn set_foot(&mut self, report: &Report, plain: bool, errata: Option<(Arc<Errata>, Lang)>) {
        if plain != self.plain {
            self.plain = plain;
            let elements = std::mem::take(&mut self.elements);
            self.exchange(report, elements);
        }
        self.errata = errata;
        self.put_on_top(report, self.top);
    }

    fn compose(&mut self, report: &Report, width: usize) {
        let tables = if self.plain { Tables::Lists } else { Tables::Columns };
        self.page = Page::with_figures(report, &self.figures, &self.elements, width, tables);
    }

    /// Takes up a place that was kept, or the beginning if the page does not show it.
    pub fn restore(&mut self, report: &Report, position: Option<Position>) {
        let row = position.and_then(|position| self.row_for(position)).unwrap_or(0);
        self.put_on_top(report, self.clamp(report, row));
        self.target = None;
        self.kept = position
            .filter(|position| self.page.shows(position.node))
            .or_else(|| self.page.kept_at(self.top));
    }

    /// The rows of text on the screen.
    pub fn visible(&self) -> Range<usize> {
        let height = self.height - self.foot.height();
        self.top..(self.top + height).min(self.page.rows.len())
    }

    /// The notes at the foot of the screen.
    pub fn foot(&self) -> &Foot {
        &self.foot
    }

    /// Moves by rows; beyond an end it stops there.
    pub fn scroll(&mut self, report: &Report, rows: isize) {
        self.move_to(report, self.top.saturating_add_signed(rows));
    }

    /// Moves so that the last row on the screen becomes the first.
    pub fn page_down(&mut self, report: &Report) {
        let height = self.visible().len();
        self.move_to(report, self.top + height.saturating_sub(1).max(1));
    }

    /// Moves so that the first row on the screen becomes the last: no row is passed over, whatever the foot holds.
    pub fn page_up(&mut self, report: &Report) {
        let mut top = self.top.saturating_sub(self.height.saturating_sub(1).max(1));
        while top + 1 < self.top && top + self.text_height(report, top) <= self.top {
            top += 1;
        }
        self.move_to(report, top);
    }

    /// Moves by half a screen, down or up.
    pub fn half(&mut self, report: &Report, down: bool) {
        let half = (self.visible().len() / 2).max(1) as isize;
        self.scroll(report, if down { half } else { -half });
    }

    /// Moves to the beginning.
    pub fn home(&mut self, report: &Report) {
        self.move_to(report, 0);
    }

    /// Moves to the end.
    pub fn end(&mut self, report: &Report) {
        self.move_to(report, self.page.rows.len());
    }

    /// Brings the heading or the note to the top, with the path above it. `false` if the page does not show it.
    pub fn go_to(&mut self, report: &Report, node: Node) -> bool {
        let Some(row) = self.page.first_row(node) else {
            return false;
        };
        self.move_to(report, self.with_path(row));
        self.target = Some(Position::from(node));
        true
    }

    /// Brings a place into sight; leaves the page where it is if the place is in sight already.
    pub fn show(&mut self, report: &Report, position: Position) -> bool {
        let shows = self.reveal(report, position);
        if shows {
            self.target = Some(position);
        }
        shows
    }

    /// Brings a place into sight as [`Reader::show`] does, without taking it for what is read.
    pub fn reveal(&mut self, report: &Report, position: Position) -> bool {
        let Some(row) = self.page.row_of(position) else {
            return false;
        };
        if !self.visible().contains(&row) {
            self.bring(report, row);
        }
        true
    }

    /// The section being read: of the place a jump led to while that is in sight, else of the first row.
    pub fn current(&self) -> Option<Node> {
        let position = self.target().or_else(|| self.top_position())?;
        Some(position.node)
    }

    /// The place at the top of the screen.
    pub fn top_position(&self) -> Option<Position> {
        self.page.position_at(self.top)
    }

    /// The place a jump led to, until the page was moved, while it is in sight.
    pub fn target(&self) -> Option<Position> {
        self.target.filter(|&position| {
            self.page.row_of(position).is_some_and(|row| self.visible().contains(&row))
        })
    }

    /// The place pointed at: that of the selected mark, or the one a jump led to, while it is in sight.
    pub fn pointed(&self) -> Option<Position> {
        let marked = self.selected_in_sight().map(|anchor| anchor.position);
        marked.or_else(|| self.target())
    }

    /// The place that is meant: the one pointed at, else the one at the top.
    pub fn meant(&self) -> Option<Position> {
        self.pointed().or_else(|| self.top_position())
    }

    /// The next heading to the top, or the one before. `false` if there is none.
    pub fn section(&mut self, report: &Report, forward: bool) -> bool {
        let heading = |row: &usize| {
            let node = self.page.rows[*row].node;
            matches!(node, Some(Node::Heading(_) | Node::Note(_)))
                && self.page.first_row(node.unwrap()) == Some(*row)
        };
        let here = match self.target() {
            Some(position) => self.page.row_of(position).unwrap_or(self.top),
            None => self.top,
        };
        let row = if forward {
            // The heading on top, below its path, is the one being read.
            let path = self.page.rows[here..].iter().take_while(|row| is_path(row)).count();
            let here = here + path;
            (here + 1..self.page.rows.len()).find(heading)
        } else {
            (0..here.min(self.page.rows.len())).rev().find(heading)
        };
        let Some(node) = row.and_then(|row| self.page.rows[row].node) else {
            return false;
        };
        self.go_to(report, node)
    }

    /// Selects the next mark or the one before, and brings it into sight. From none, the first in sight and onward.
    /// `None` if the page has no mark in that direction.
    pub fn reference(&mut self, report: &Report, forward: bool) -> Option<Anchor> {
        let visible = self.visible();
        let links = &self.page.links;
        let at = self.selected.and_then(|selected| {
            let i = links.iter().position(|a| (a.link, a.position) == selected)?;
            visible.contains(&links[i].row).then_some(i)
        });
        let next = match (at, forward) {
            (Some(i), true) => i + 1,
            (Some(i), false) => i.checked_sub(1)?,
            (None, true) => links.iter().position(|a| a.row >= visible.start)?,
            (None, false) => links.iter().rposition(|a| a.row < visible.end)?,
        };
        let anchor = *links.get(next)?;
        if !visible.contains(&anchor.row) {
            self.bring(report, anchor.row);
        }
        self.selected = Some((anchor.link, anchor.position));
        Some(anchor)
    }

    /// The selected mark if it is in sight.
    pub fn selected_in_sight(&self) -> Option<Anchor> {
        let visible = self.visible();
        let selected = self.selected?;
        self.page
            .links
            .iter()
            .copied()
            .find(|a| (a.link, a.position) == selected && visible.contains(&a.row))
    }

    /// Selects a mark.
    pub fn select(&mut self, link: Option<(Link, Position)>) {
        self.selected = link;
    }

    /// How much of the page has been on the screen or stands above it, in percent.
    pub fn percent(&self) -> usize {
        match self.page.rows.len() {
            0 => 100,
            rows => self.visible().end * 100 / rows,
        }
    }

    fn move_to(&mut self, report: &Report, row: usize) {
        self.put_on_top(report, self.clamp(report, row));
        self.kept = self.page.kept_at(self.top);
        self.target = None;
    }

    /// Moves so that a row that was out of sight stands in the upper part of the screen.
    fn bring(&mut self, report: &Report, row: usize) {
        self.move_to(report, row.saturating_sub(self.height / SIGHT));
        // Notes at the foot may cover it after all.
        while !self.visible().contains(&row) && self.top < row {
            self.put_on_top(report, self.top + 1);
        }
        self.kept = self.page.kept_at(self.top);
    }

    fn put_on_top(&mut self, report: &Report, row: usize) {
        self.top = row;
        self.foot = self.foot_at(report, row);
    }

    /// The row for a kept place: of the first character of a node, the path above it as well.
    fn row_for(&self, position: Position) -> Option<usize> {
        let row = self.page.row_of(position)?;
        Some(if position.offset == 0 { self.with_path(row) } else { row })
    }

    /// The first row of the path that stands right above a row, or the row itself.
    fn with_path(&self, row: usize) -> usize {
        let above = self.page.rows.get(..row).unwrap_or_default();
        row - above.iter().rev().take_while(|row| is_path(row)).count()
    }

    /// The nearest row that may stand on top: none from which the end of the page would leave the screen half empty.
    fn clamp(&self, report: &Report, row: usize) -> usize {
        let rows = self.page.rows.len();
        let mut last = rows.saturating_sub(self.height.max(1));
        if row <= last {
            return row;
        }
        while last < row && last + 1 < rows && rows - last > self.text_height(report, last) {
            last += 1;
        }
        row.min(last)
    }

    fn text_height(&self, report: &Report, top: usize) -> usize {
        self.height - self.foot_at(report, top).height()
    }

    /// The notes whose marks stand in the text above them. Their height decides how much text there is, and so which
    /// marks: the foot grows until it holds what the text above it cites.
    fn foot_at(&self, report: &Report, top: usize) -> Foot {
        let most = self.height / FOOT_SHARE;
        let mut foot = Foot::default();
        if most < 2 || self.page.links.is_empty() && self.errata.is_none() {
            return foot;
        }
        loop {
            let height = foot.height();
            let next = self.foot_of(report, top..top + self.height - height, most - 1);
            if next.height() == height {
                return next;
            }
            if next.height() < height {
                // The mark stands in the rows that its own note covers: the note stays, so that nothing jumps.
                return foot;
            }
            foot = next;
        }
    }

    fn foot_of(&self, report: &Report, text: Range<usize>, most: usize) -> Foot {
        let mut foot = Foot::default();
        let first = self.page.links.partition_point(|anchor| anchor.row < text.start);
        let mut cited: Vec<usize> = Vec::new();
        for anchor in self.page.links[first..].iter().take_while(|anchor| anchor.row < text.end) {
            match anchor.link {
                Link::Note(note) if !cited.contains(&note) => cited.push(note),
                _ => {}
            }
        }
        let mut add = |note: Option<usize>, rows: Vec<Row>| {
            let room = most - foot.rows.len();
            foot.cut |= rows.len() > room;
            foot.notes.extend(std::iter::repeat_n(note, rows.len().min(room)));
            foot.rows.extend(rows.into_iter().take(room));
        };
        cited.retain(|_| !self.plain);
        for note in cited {
            add(Some(note), note_rows(report, note, self.page.width));
        }
        for (erratum, lang) in self.faults(text) {
            add(None, erratum_rows(report, erratum, lang, self.page.width));
        }
        foot
    }

    /// The likely faults in rows of text, while they are shown.
    fn faults(&self, rows: Range<usize>) -> Vec<(usize, Lang)> {
        let Some((errata, lang)) = &self.errata else {
            return Vec::new();
        };
        let rows = &self.page.rows[rows.start..rows.end.min(self.page.rows.len())];
        let mut faults = Vec::new();
        for row in rows {
            for fault in row.node.map_or(&[][..], |node| errata.of(node)) {
                let shown = fault.chars.start < row.chars.end && fault.chars.end > row.chars.start;
                if shown && faults.last() != Some(&(fault.erratum, *lang)) {
                    faults.push((fault.erratum, *lang));
                }
            }
        }
        faults
    }
}

/// Whether a row is part of a path: it shows no node, and is not blank.
fn is_path(row: &Row) -> bool {
    row.node.is_none() && !row.pieces.is_empty()
}
