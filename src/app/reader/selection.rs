//! What is selected of the text, sentence by sentence and block by block. What is done with it is not known here.

use std::ops::Range;

use super::{Direction, Reader};
use crate::citation;
use crate::keys::Action;
use crate::messages::Message;
use crate::page::Row;
use crate::report::{Node, Position, Report};

/// Characters of a node.
pub(crate) type NodeRange = (Node, Range<usize>);

/// What a movement selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SelectBy {
    /// Another sentence.
    Sentence,
    /// Another block.
    Block,
    /// More or less of the text, by sentences.
    Extent,
}

/// What is selected of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    unit: SelectBy,
    /// What was selected first.
    anchor: NodeRange,
    /// What the last movement led to.
    head: NodeRange,
    /// Everything from one to the other, in the order of the page.
    parts: Vec<NodeRange>,
}

impl Selection {
    /// The characters selected in a node.
    pub(crate) fn within(&self, node: Node) -> Option<&Range<usize>> {
        let part = self.parts.iter().find(|(part, _)| *part == node);
        part.map(|(_, chars)| chars)
    }

    /// What the movements select, in words.
    pub(crate) fn unit(&self) -> Message {
        match self.unit {
            SelectBy::Sentence => Message::BySentence,
            SelectBy::Block => Message::ByBlock,
            SelectBy::Extent => Message::ByExtent,
        }
    }

    /// Everything selected, in the order of the page.
    pub(crate) fn parts(&self) -> &[NodeRange] {
        &self.parts
    }
}

/// The text of a page, to step through: its nodes that are not blank, in order.
struct Steps<'a> {
    report: &'a Report,
    nodes: Vec<Node>,
}

/// The characters from one position to another, both included, in whichever order they come, of what rows show.
pub(crate) fn within(
    report: &Report,
    rows: &[Row],
    from: Position,
    to: Position,
) -> Vec<NodeRange> {
    let steps = Steps::over(report, rows);
    steps.between(&steps.character(from), &steps.character(to))
}

impl<'a> Steps<'a> {
    /// Those of the nodes that rows show, in their order.
    fn over(report: &'a Report, rows: &[Row]) -> Self {
        let mut nodes: Vec<Node> = rows.iter().filter_map(|row| row.node).collect();
        nodes.dedup();
        nodes.retain(|&node| !report.plain(node).trim().is_empty());
        Self { report, nodes }
    }

    /// The character at a position, or the end of its node.
    fn character(&self, position: Position) -> NodeRange {
        let end = (position.offset + 1).min(self.length(position.node));
        (position.node, position.offset.min(end)..end)
    }

    fn length(&self, node: Node) -> usize {
        self.report.plain(node).chars().count()
    }

    fn block(&self, node: Node) -> NodeRange {
        (node, 0..self.length(node))
    }

    fn sentence(&self, node: Node, offset: usize) -> NodeRange {
        (node, citation::sentence(&self.report.plain(node), offset))
    }

    fn order(&self, (node, chars): &NodeRange) -> (usize, usize) {
        let at = self.nodes.iter().position(|other| other == node);
        (at.unwrap_or(0), chars.start)
    }

    /// The node after another, or before it.
    fn beside(&self, node: Node, direction: Direction) -> Option<Node> {
        let at = self.nodes.iter().position(|&other| other == node)?;
        let to = match direction {
            Direction::Forward => at + 1,
            Direction::Back => at.checked_sub(1)?,
        };
        self.nodes.get(to).copied()
    }

    /// The sentence after a stretch, or before it.
    fn next_sentence(&self, (node, chars): &NodeRange, direction: Direction) -> Option<NodeRange> {
        let text: Vec<char> = self.report.plain(*node).chars().collect();
        let word = |at: &usize| !text[*at].is_whitespace();
        let within = match direction {
            Direction::Forward => (chars.end..text.len()).find(word),
            Direction::Back => (0..chars.start.min(text.len())).rev().find(word),
        };
        if let Some(at) = within {
            return Some(self.sentence(*node, at));
        }
        let node = self.beside(*node, direction)?;
        let offset = match direction {
            Direction::Forward => 0,
            Direction::Back => self.length(node).saturating_sub(1),
        };
        Some(self.sentence(node, offset))
    }

    fn next_block(&self, (node, _): &NodeRange, direction: Direction) -> Option<NodeRange> {
        Some(self.block(self.beside(*node, direction)?))
    }

    /// Everything from one stretch to another.
    fn between(&self, one: &NodeRange, other: &NodeRange) -> Vec<NodeRange> {
        let (first, last) =
            if self.order(one) <= self.order(other) { (one, other) } else { (other, one) };
        let (from, to) = (self.order(first).0, self.order(last).0);
        if from == to {
            return vec![(first.0, first.1.start..last.1.end.max(first.1.end))];
        }
        let mut parts: Vec<NodeRange> =
            self.nodes[from..=to].iter().map(|&node| self.block(node)).collect();
        parts[0].1.start = first.1.start;
        let end = parts.len() - 1;
        parts[end].1.end = last.1.end;
        parts
    }
}

impl Reader {
    /// What is selected of the text.
    pub(crate) fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// Drops the selection, and gives what it was.
    pub(crate) fn take_selection(&mut self) -> Option<Selection> {
        self.selection.take()
    }

    /// Selects the sentence read, then its block, then as much as is moved over; and begins again. `found` is the position
    /// of the current occurrence of a search.
    pub(crate) fn select_more(&mut self, report: &Report, found: Option<Position>) {
        let steps = self.steps(report);
        let Some(selection) = &self.selection else {
            let Some(anchor) = self.first_sentence(&steps, found) else {
                return;
            };
            return self.set_selection(&steps, SelectBy::Sentence, anchor.clone(), anchor);
        };
        let head = selection.head.clone();
        match selection.unit {
            SelectBy::Sentence => {
                let block = steps.block(head.0);
                self.set_selection(&steps, SelectBy::Block, block.clone(), block);
            }
            SelectBy::Block => self.set_selection(&steps, SelectBy::Extent, head.clone(), head),
            SelectBy::Extent => {
                let sentence = steps.sentence(head.0, head.1.start);
                self.set_selection(&steps, SelectBy::Sentence, sentence.clone(), sentence);
            }
        }
    }

    /// Moves or widens the selection as an action says. `false` if the action is no such movement.
    pub(crate) fn move_selection(&mut self, report: &Report, action: Action) -> bool {
        let Some(selection) = self.selection.clone() else {
            return false;
        };
        let steps = self.steps(report);
        let Selection { unit, anchor, head, .. } = selection;
        let to = match (action, unit) {
            (Action::Top, _) => steps.nodes.first().map(|&node| steps.block(node)),
            (Action::Bottom, _) => steps.nodes.last().map(|&node| steps.block(node)),
            (Action::LineDown, SelectBy::Sentence | SelectBy::Extent) => {
                steps.next_sentence(&head, Direction::Forward)
            }
            (Action::LineUp, SelectBy::Sentence | SelectBy::Extent) => {
                steps.next_sentence(&head, Direction::Back)
            }
            (Action::LineDown | Action::NextParagraph | Action::HalfDown, _) => {
                steps.next_block(&head, Direction::Forward)
            }
            (Action::LineUp | Action::PreviousParagraph | Action::HalfUp, _) => {
                steps.next_block(&head, Direction::Back)
            }
            _ => return false,
        };
        let Some(to) = to else { return true };
        // A sentence stays one, wherever a longer step leads.
        let to = match unit {
            SelectBy::Sentence if action == Action::Bottom => {
                steps.sentence(to.0, to.1.end.saturating_sub(1))
            }
            SelectBy::Sentence => steps.sentence(to.0, to.1.start),
            SelectBy::Block | SelectBy::Extent => to,
        };
        let anchor = if unit == SelectBy::Extent { anchor } else { to.clone() };
        self.set_selection(&steps, unit, anchor, to);
        true
    }

    /// Selects the characters from one position to another, both included, in whichever order they come.
    pub(crate) fn select_between(&mut self, report: &Report, from: Position, to: Position) {
        let steps = self.steps(report);
        if !(steps.nodes.contains(&from.node) && steps.nodes.contains(&to.node)) {
            return;
        }
        let [anchor, head] = [from, to].map(|position| steps.character(position));
        let parts = steps.between(&anchor, &head);
        self.selection = Some(Selection { unit: SelectBy::Extent, anchor, head, parts });
    }

    fn set_selection(&mut self, steps: &Steps, unit: SelectBy, anchor: NodeRange, head: NodeRange) {
        let parts = steps.between(&anchor, &head);
        let offset = if steps.order(&head) < steps.order(&anchor) || unit != SelectBy::Extent {
            head.1.start
        } else {
            head.1.end.saturating_sub(1)
        };
        let position = Position { node: head.0, offset };
        self.selection = Some(Selection { unit, anchor, head, parts });
        self.reveal(steps.report, position);
    }

    fn steps<'a>(&self, report: &'a Report) -> Steps<'a> {
        Steps::over(report, &self.page.rows)
    }

    /// The sentence to begin with: that of the position a jump led to, of the selected link or of the current occurrence
    /// while it is in sight, else the first that begins on the screen, else the one that fills it, else the first of the
    /// page.
    fn first_sentence(&self, steps: &Steps, found: Option<Position>) -> Option<NodeRange> {
        let found = found.filter(|&position| self.is_in_sight(position));
        if let Some(position) = self.pointed().or(found) {
            return Some(steps.sentence(position.node, position.offset));
        }
        let rows = || {
            let rows = self.page.rows[self.visible()].iter();
            rows.filter_map(|row| Some((row.node?, row.chars.clone())))
                .filter(|(node, _)| steps.nodes.contains(node))
        };
        let begins = rows().find_map(|(node, chars)| {
            let sentence = steps.sentence(node, chars.start);
            let next = || {
                let next = steps.next_sentence(&sentence, Direction::Forward);
                next.filter(|(other, at)| *other == node && chars.contains(&at.start))
            };
            if sentence.1.start >= chars.start { Some(sentence.clone()) } else { next() }
        });
        let fills = || rows().next().map(|(node, chars)| steps.sentence(node, chars.start));
        // An opening page has none.
        let first = || steps.nodes.first().map(|&node| steps.sentence(node, 0));
        begins.or_else(fills).or_else(first)
    }
}
