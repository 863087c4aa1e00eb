//! The reading pane: a page, how far it is scrolled, and what is selected on it. Where it is on the screen is not known here.

mod cells;
mod footnotes;
mod selection;

use std::ops::Range;
use std::sync::Arc;

use super::Direction;
use crate::annotations::errata::Errata;
use crate::figures::Figures;
use crate::messages::Lang;
use crate::page::{Element, Link, Page, PageStyle, PlacedLink, Row};
use crate::report::{Node, Position, Report};
pub(crate) use cells::nearest_on;
pub(crate) use footnotes::Footnotes;
pub(crate) use selection::{NodeRange, Selection, within};

/// What is read, and from where.
#[derive(Debug, Default)]
pub struct Reader {
    elements: Vec<Element>,
    /// For opening pages.
    figures: Arc<Figures>,
    /// The likely faults of the printed text, while they are shown, and the language to say so in.
    errata: Option<(Arc<Errata>, Lang)>,
    /// Notes are read in their popup alone, not in the footnote area.
    plain: bool,
    page: Page,
    /// Rows of the pane, its footnote area included.
    height: usize,
    /// The first row on the screen.
    top: usize,
    /// The footnote area, which follows from the first row.
    footnotes: Footnotes,
    /// The position that stays on top when the page is composed anew. Set by moving, not by resizing, so that it does
    /// not drift through many sizes.
    kept: Option<Position>,
    /// Where a jump led, until the next movement: what it showed counts as read even below the top.
    target: Option<Position>,
    /// The selected link: a note reference, or a reference to a position.
    selected: Option<(Link, Position)>,
    /// What is selected of the text.
    selection: Option<Selection>,
}

/// Where a position that was out of sight is brought: a third from the top.
const SIGHT: usize = 3;

impl Reader {
    /// An empty pane. Opening pages are made of `figures`; on a plain screen there is no footnote area.
    pub(crate) fn new(figures: Arc<Figures>, plain: bool) -> Self {
        Self { figures, plain, ..Self::default() }
    }

    /// Shows other elements from the beginning, with nothing selected.
    pub(crate) fn open(
        &mut self,
        report: &Report,
        elements: Vec<Element>,
        width: usize,
        height: usize,
    ) {
        self.elements = elements;
        self.compose(report, width);
        self.height = height;
        self.kept = self.page.kept_at(0);
        (self.target, self.selected, self.selection) = (None, None, None);
        self.put_on_top(report, 0);
    }

    /// The composed page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The first row on the screen.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// The position that stays on top through resizing and tab changes.
    pub(crate) fn kept(&self) -> Option<Position> {
        self.kept
    }

    /// The selected link.
    pub(crate) fn selected(&self) -> Option<(Link, Position)> {
        self.selected
    }

    /// Composes the page to another width and height, with the same sentence on top.
    pub(crate) fn resize(&mut self, report: &Report, width: usize, height: usize) {
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

    /// Takes other elements that show the same nodes, with the same sentence on top.
    pub(crate) fn exchange(&mut self, report: &Report, elements: Vec<Element>) {
        self.elements = elements;
        self.compose(report, self.page.width);
        self.resize(report, self.page.width, self.height);
    }

    /// Takes other figures for opening pages, which show them when the page is composed anew.
    pub(crate) fn take_figures(&mut self, figures: Arc<Figures>) {
        self.figures = figures;
    }

    fn compose(&mut self, report: &Report, width: usize) {
        let style = if self.plain { PageStyle::Plain } else { PageStyle::Printed };
        self.page = Page::with_figures(report, &self.figures, &self.elements, width, style);
    }

    /// Goes to a position that was kept, or to the beginning if the page does not show it.
    pub(crate) fn restore(&mut self, report: &Report, position: Option<Position>) {
        let row = position.and_then(|position| self.row_for(position)).unwrap_or(0);
        self.put_on_top(report, self.clamp(report, row));
        self.target = None;
        self.kept = position
            .filter(|position| self.page.shows(position.node))
            .or_else(|| self.page.kept_at(self.top));
    }

    /// The rows of text on the screen.
    pub fn visible(&self) -> Range<usize> {
        let height = self.height - self.footnotes.height();
        self.top..(self.top + height).min(self.page.rows.len())
    }

    /// Whether a position of the page is on the screen.
    pub(crate) fn is_in_sight(&self, position: Position) -> bool {
        self.page.row_of(position).is_some_and(|row| self.visible().contains(&row))
    }

    /// The nodes on the screen, the one that is meant before the others.
    pub(crate) fn nodes_in_sight(&self) -> Vec<Node> {
        let meant = self.meant().map(|position| position.node);
        let rows = self.page.rows[self.visible()].iter();
        let mut nodes: Vec<Node> =
            meant.into_iter().chain(rows.filter_map(|row| row.node)).collect();
        nodes.dedup();
        nodes
    }

    /// Moves by rows; beyond an end it stops there.
    pub(crate) fn scroll(&mut self, report: &Report, rows: isize) {
        self.move_to(report, self.top.saturating_add_signed(rows));
    }

    /// Moves so that the last row on the screen becomes the first.
    pub(crate) fn page_down(&mut self, report: &Report) {
        let height = self.visible().len();
        self.move_to(report, self.top + height.saturating_sub(1).max(1));
    }

    /// Moves so that the first row on the screen becomes the last: no row is passed over, whatever the footnote area holds.
    pub(crate) fn page_up(&mut self, report: &Report) {
        let mut top = self.top.saturating_sub(self.height.saturating_sub(1).max(1));
        while top + 1 < self.top && top + self.text_height(report, top) <= self.top {
            top += 1;
        }
        self.move_to(report, top);
    }

    /// Moves by half a screen.
    pub(crate) fn half(&mut self, report: &Report, direction: Direction) {
        let half = (self.visible().len() / 2).max(1) as isize;
        self.scroll(report, if direction == Direction::Forward { half } else { -half });
    }

    /// Moves to the beginning.
    pub(crate) fn home(&mut self, report: &Report) {
        self.move_to(report, 0);
    }

    /// Moves to the end.
    pub(crate) fn end(&mut self, report: &Report) {
        self.move_to(report, self.page.rows.len());
    }

    /// Brings the heading or the note to the top, with the path above it. `false` if the page does not show it.
    pub(crate) fn go_to(&mut self, report: &Report, node: Node) -> bool {
        let Some(row) = self.page.first_row(node) else {
            return false;
        };
        self.move_to(report, self.with_path(row));
        self.target = Some(Position::from(node));
        true
    }

    /// Brings a position into sight, and takes it for what is read; leaves the page where it is if the position is in
    /// sight already. `false` if the page does not show it.
    pub(crate) fn show(&mut self, report: &Report, position: Position) -> bool {
        let shows = self.reveal(report, position);
        if shows {
            self.target = Some(position);
        }
        shows
    }

    /// Brings a position into sight as [`Reader::show`] does, without taking it for what is read.
    pub(crate) fn reveal(&mut self, report: &Report, position: Position) -> bool {
        let Some(row) = self.page.row_of(position) else {
            return false;
        };
        if !self.visible().contains(&row) {
            self.bring(report, row);
        }
        true
    }

    /// What is being read: where a jump led to while that is in sight, else what is on the first row.
    pub fn current(&self) -> Option<Node> {
        let position = self.target().or_else(|| self.top_position())?;
        Some(position.node)
    }

    /// The position at the top of the screen.
    pub fn top_position(&self) -> Option<Position> {
        self.page.position_at(self.top)
    }

    /// Where a jump led to, until the page was moved, while it is in sight.
    pub(crate) fn target(&self) -> Option<Position> {
        self.target.filter(|&position| self.is_in_sight(position))
    }

    /// The position pointed at: that of the selected link, or the one a jump led to, while it is in sight.
    pub(crate) fn pointed(&self) -> Option<Position> {
        let selected = self.selected_in_sight().map(|anchor| anchor.position);
        selected.or_else(|| self.target())
    }

    /// The position that is meant: the one pointed at, else the one at the top.
    pub(crate) fn meant(&self) -> Option<Position> {
        self.pointed().or_else(|| self.top_position())
    }

    /// The next heading to the top, or the one before. `false` if there is none.
    pub(crate) fn section(&mut self, report: &Report, direction: Direction) -> bool {
        let heading = |row: &usize| {
            let node = self.page.rows[*row].node;
            let begins = |node| self.page.first_row(node) == Some(*row);
            node.is_some_and(|node| {
                matches!(node, Node::Heading(_) | Node::Note(_)) && begins(node)
            })
        };
        let here = self.row_read();
        let row = match direction {
            Direction::Forward => {
                // The heading on top, below its path, is the one being read.
                let path = self.page.rows[here..].iter().take_while(|row| is_path(row)).count();
                (here + path + 1..self.page.rows.len()).find(heading)
            }
            Direction::Back => (0..here.min(self.page.rows.len())).rev().find(heading),
        };
        let Some(node) = row.and_then(|row| self.page.rows[row].node) else {
            return false;
        };
        self.go_to(report, node)
    }

    /// The next block of text, heading or note to the top, or the one before.
    pub(crate) fn paragraph(&mut self, report: &Report, direction: Direction) {
        let here = self.row_read();
        let rows = &self.page.rows;
        let begins = |row: &usize| {
            rows[*row].node.is_some_and(|node| self.page.first_row(node) == Some(*row))
        };
        let row = match direction {
            Direction::Forward => (here + 1..rows.len()).find(begins),
            Direction::Back => (0..here.min(rows.len())).rev().find(begins),
        };
        if let Some(node) = row.and_then(|row| self.page.rows[row].node) {
            self.go_to(report, node);
        }
    }

    /// Moves to the share of the page that is `part` of `whole`.
    pub(crate) fn go_to_part(&mut self, report: &Report, part: usize, whole: usize) {
        let last = self.page.rows.len().saturating_sub(self.visible().len());
        self.move_to(report, last * part / whole.max(1));
    }

    /// Whether there is a link after the selected one, or any in sight or below if none is selected in sight.
    pub(crate) fn has_next_link(&self) -> bool {
        let links = &self.page.links;
        match self.selected_in_sight() {
            Some(selected) => links.last() != Some(&selected),
            None => links.last().is_some_and(|link| link.row >= self.top),
        }
    }

    /// Selects the next link or the one before, and brings it into sight. From none, the first in sight and onward.
    /// `None` if the page has no link in that direction.
    pub(crate) fn next_link(
        &mut self,
        report: &Report,
        direction: Direction,
    ) -> Option<PlacedLink> {
        let visible = self.visible();
        let links = &self.page.links;
        let at = self.selected.and_then(|selected| {
            let i = links.iter().position(|a| (a.link, a.position) == selected)?;
            visible.contains(&links[i].row).then_some(i)
        });
        let next = match (at, direction) {
            (Some(i), Direction::Forward) => i + 1,
            (Some(i), Direction::Back) => i.checked_sub(1)?,
            (None, Direction::Forward) => links.iter().position(|a| a.row >= visible.start)?,
            (None, Direction::Back) => links.iter().rposition(|a| a.row < visible.end)?,
        };
        let anchor = *links.get(next)?;
        if !visible.contains(&anchor.row) {
            self.bring(report, anchor.row);
        }
        self.selected = Some((anchor.link, anchor.position));
        Some(anchor)
    }

    /// The selected link if it is in sight.
    pub(crate) fn selected_in_sight(&self) -> Option<PlacedLink> {
        let visible = self.visible();
        let selected = self.selected?;
        let mut links = self.page.links.iter().copied();
        links.find(|a| (a.link, a.position) == selected && visible.contains(&a.row))
    }

    /// What Enter opens: the selected link, or else the first in sight.
    pub(crate) fn link_to_open(&self) -> Option<PlacedLink> {
        self.selected_in_sight().or_else(|| {
            let visible = self.visible();
            let mut links = self.page.links.iter().copied();
            links.find(|anchor| visible.contains(&anchor.row))
        })
    }

    /// Selects a link, or none.
    pub(crate) fn select_link(&mut self, link: Option<(Link, Position)>) {
        self.selected = link;
    }

    /// How much of the page has been on the screen or is above it, in percent.
    pub(crate) fn percent(&self) -> usize {
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

    /// Moves so that a row that was out of sight is in the upper part of the screen.
    fn bring(&mut self, report: &Report, row: usize) {
        self.move_to(report, row.saturating_sub(self.height / SIGHT));
        // The footnote area may cover it after all.
        while !self.visible().contains(&row) && self.top < row {
            self.put_on_top(report, self.top + 1);
        }
        self.kept = self.page.kept_at(self.top);
    }

    fn put_on_top(&mut self, report: &Report, row: usize) {
        self.top = row;
        self.footnotes = self.footnotes_at(report, row);
    }

    /// The row for a kept position: of the first character of a node, what is above it as well, a label on a row of
    /// its own or a path.
    fn row_for(&self, position: Position) -> Option<usize> {
        let row = self.first_row_of(position)?;
        if position.offset > 0 {
            return Some(row);
        }
        let row = self.with_path(row);
        let above = self.page.rows.get(self.page.opening..row).unwrap_or_default();
        let begins = above.iter().all(|row| row.node.is_none());
        Some(if begins { self.page.opening.min(row) } else { row })
    }

    /// The row that shows a position: of the first character of a node its first row, which may hold its label alone.
    fn first_row_of(&self, position: Position) -> Option<usize> {
        match position.offset {
            0 => self.page.first_row(position.node),
            _ => self.page.row_of(position),
        }
    }

    /// The row of what is read: where a jump led to while that is in sight, else the first.
    fn row_read(&self) -> usize {
        self.target().and_then(|position| self.first_row_of(position)).unwrap_or(self.top)
    }

    /// The first row of the path right above a row, or the row itself.
    fn with_path(&self, row: usize) -> usize {
        let above = self.page.rows.get(..row).unwrap_or_default();
        row - above.iter().rev().take_while(|row| is_path(row)).count()
    }

    /// The nearest row that may be on top: none from which the end of the page would leave the screen half empty.
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
}

/// Whether a row is part of a path: it shows no node, and is not blank.
fn is_path(row: &Row) -> bool {
    row.node.is_none() && !row.pieces.is_empty()
}
