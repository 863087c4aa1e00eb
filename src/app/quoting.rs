//! Quoting: what is selected of the text, sentence by sentence, and what is copied of it with its citation.

use std::ops::Range;
use std::sync::Arc;

use super::{App, Overlay};
use crate::citation;
use crate::keys::{Action, Effect, Mode};
use crate::messages::Message;
use crate::report::{Node, Position, Report};

/// Characters of a node.
pub type Stretch = (Node, Range<usize>);

/// What a movement selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Another sentence.
    Sentence,
    /// Another block.
    Block,
    /// More or less of the text, by sentences.
    Extent,
}

/// What is selected of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    unit: Unit,
    /// What was selected first.
    anchor: Stretch,
    /// What the last movement led to.
    head: Stretch,
    /// Everything from one to the other, in the order of the page.
    parts: Vec<Stretch>,
}

impl Selection {
    /// The characters selected in a node.
    pub fn within(&self, node: Node) -> Option<&Range<usize>> {
        let part = self.parts.iter().find(|(part, _)| *part == node);
        part.map(|(_, chars)| chars)
    }

    /// Everything selected, in the order of the page.
    pub fn parts(&self) -> &[Stretch] {
        &self.parts
    }
}

/// The text of a page, to step through: its nodes that have any, in order.
struct Steps<'a> {
    report: &'a Report,
    nodes: Vec<Node>,
}

impl Steps<'_> {
    fn length(&self, node: Node) -> usize {
        self.report.plain(node).chars().count()
    }

    fn block(&self, node: Node) -> Stretch {
        (node, 0..self.length(node))
    }

    fn sentence(&self, node: Node, offset: usize) -> Stretch {
        (node, citation::sentence(&self.report.plain(node), offset))
    }

    fn order(&self, (node, chars): &Stretch) -> (usize, usize) {
        let at = self.nodes.iter().position(|other| other == node);
        (at.unwrap_or(0), chars.start)
    }

    /// The node after another, or before it.
    fn beside(&self, node: Node, forward: bool) -> Option<Node> {
        let at = self.nodes.iter().position(|&other| other == node)?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        self.nodes.get(to).copied()
    }

    /// The sentence after a stretch, or before it.
    fn next_sentence(&self, (node, chars): &Stretch, forward: bool) -> Option<Stretch> {
        let text: Vec<char> = self.report.plain(*node).chars().collect();
        let word = |at: &usize| !text[*at].is_whitespace();
        let within = if forward {
            (chars.end..text.len()).find(word)
        } else {
            (0..chars.start.min(text.len())).rev().find(word)
        };
        if let Some(at) = within {
            return Some(self.sentence(*node, at));
        }
        let node = self.beside(*node, forward)?;
        let offset = if forward { 0 } else { self.length(node).saturating_sub(1) };
        Some(self.sentence(node, offset))
    }

    fn next_block(&self, (node, _): &Stretch, forward: bool) -> Option<Stretch> {
        Some(self.block(self.beside(*node, forward)?))
    }

    /// Everything from one stretch to another.
    fn between(&self, one: &Stretch, other: &Stretch) -> Vec<Stretch> {
        let (first, last) =
            if self.order(one) <= self.order(other) { (one, other) } else { (other, one) };
        let (from, to) = (self.order(first).0, self.order(last).0);
        if from == to {
            return vec![(first.0, first.1.start..last.1.end.max(first.1.end))];
        }
        let mut parts: Vec<Stretch> =
            self.nodes[from..=to].iter().map(|&node| self.block(node)).collect();
        parts[0].1.start = first.1.start;
        let end = parts.len() - 1;
        parts[end].1.end = last.1.end;
        parts
    }
}

impl App {
    /// What is selected of the text.
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// Selects the sentence read, then its block, then as much as is moved over; and begins again.
    pub(super) fn select(&mut self) {
        let report = Arc::clone(&self.report);
        let steps = self.steps(&report);
        let Some(selection) = &self.selection else {
            let Some(anchor) = self.first_sentence(&steps) else {
                return;
            };
            return self.set_selection(&steps, Unit::Sentence, anchor.clone(), anchor);
        };
        let head = selection.head.clone();
        match selection.unit {
            Unit::Sentence => {
                let block = steps.block(head.0);
                self.set_selection(&steps, Unit::Block, block.clone(), block);
            }
            Unit::Block => self.set_selection(&steps, Unit::Extent, head.clone(), head),
            Unit::Extent => {
                let sentence = steps.sentence(head.0, head.1.start);
                self.set_selection(&steps, Unit::Sentence, sentence.clone(), sentence);
            }
        }
    }

    /// A selection with the keys.
    pub(super) fn move_selection(&mut self, action: Action) {
        let report = Arc::clone(&self.report);
        let steps = self.steps(&report);
        let Some(selection) = self.selection.clone() else {
            return;
        };
        let Selection { unit, anchor, head, .. } = &selection;
        let by_block = *unit == Unit::Block
            || matches!(
                action,
                Action::PageDown | Action::PageUp | Action::HalfDown | Action::HalfUp
            );
        let to = match action {
            Action::LineDown | Action::PageDown | Action::HalfDown if by_block => {
                steps.next_block(head, true)
            }
            Action::LineUp | Action::PageUp | Action::HalfUp if by_block => {
                steps.next_block(head, false)
            }
            Action::LineDown => steps.next_sentence(head, true),
            Action::LineUp => steps.next_sentence(head, false),
            Action::Top => steps.nodes.first().map(|&node| steps.block(node)),
            Action::Bottom => steps.nodes.last().map(|&node| steps.block(node)),
            Action::Close => return self.selection = None,
            _ => return self.read(action),
        };
        let Some(to) = to else { return };
        // A sentence stays one, wherever a longer step leads.
        let to = match unit {
            Unit::Sentence if action == Action::Bottom => {
                steps.sentence(to.0, to.1.end.saturating_sub(1))
            }
            Unit::Sentence => steps.sentence(to.0, to.1.start),
            _ => to,
        };
        let anchor = if *unit == Unit::Extent { anchor.clone() } else { to.clone() };
        self.set_selection(&steps, *unit, anchor, to);
    }

    fn set_selection(&mut self, steps: &Steps, unit: Unit, anchor: Stretch, head: Stretch) {
        let parts = steps.between(&anchor, &head);
        let offset = if steps.order(&head) < steps.order(&anchor) || unit != Unit::Extent {
            head.1.start
        } else {
            head.1.end.saturating_sub(1)
        };
        let position = Position { node: head.0, offset };
        self.selection = Some(Selection { unit, anchor, head, parts });
        self.reader.reveal(steps.report, position);
    }

    fn steps<'a>(&self, report: &'a Report) -> Steps<'a> {
        let mut nodes: Vec<Node> =
            self.reader.page().rows.iter().filter_map(|row| row.node).collect();
        nodes.dedup();
        nodes.retain(|&node| !report.plain(node).trim().is_empty());
        Steps { report, nodes }
    }

    /// The sentence to begin with: that of the place a jump led to or of the selected mark while it is in sight, else the
    /// first that begins on the screen, else the one that fills it, else the first of the page.
    fn first_sentence(&self, steps: &Steps) -> Option<Stretch> {
        let visible = self.reader.visible();
        let page = self.reader.page();
        let in_sight =
            |position: &Position| page.row_of(*position).is_some_and(|row| visible.contains(&row));
        let found = self
            .found
            .as_ref()
            .and_then(|found| found.at())
            .map(|at| Position { node: at.node, offset: at.chars.start });
        if let Some(position) = self.reader.pointed().or_else(|| found.filter(in_sight)) {
            return Some(steps.sentence(position.node, position.offset));
        }
        let rows = || {
            let rows = page.rows[visible.clone()].iter();
            rows.filter_map(|row| Some((row.node?, row.chars.clone())))
                .filter(|(node, _)| steps.nodes.contains(node))
        };
        let begins = rows().find_map(|(node, chars)| {
            let sentence = steps.sentence(node, chars.start);
            let next = || {
                let next = steps.next_sentence(&sentence, true);
                next.filter(|(other, at)| *other == node && chars.contains(&at.start))
            };
            if sentence.1.start >= chars.start { Some(sentence.clone()) } else { next() }
        });
        let fills = || rows().next().map(|(node, chars)| steps.sentence(node, chars.start));
        // An opening page has none.
        let first = || steps.nodes.first().map(|&node| steps.sentence(node, 0));
        begins.or_else(fills).or_else(first)
    }

    /// Copies what is selected, or else the passage being read, with its citation; or the citation alone.
    pub(super) fn copy(&mut self, passage: bool) -> Vec<Effect> {
        // Of a note in its window, the selection under it is left alone.
        let selected = if self.overlay.is_none() { self.selection.take() } else { None };
        let parts = match selected {
            Some(selection) => selection.parts,
            None => self.passage().map(|node| (node, 0..usize::MAX)).into_iter().collect(),
        };
        if parts.is_empty() {
            return Vec::new();
        }
        let citation = citation::citation_of(&self.report, &parts);
        let position = citation::places_in_words(&self.report, &parts);
        if !passage {
            self.say(Message::CopiedCitation, &[&position]);
            return vec![Effect::Copy(citation)];
        }
        self.say(Message::CopiedPassage, &[&position]);
        let text = |(node, chars): &Stretch| -> String {
            let text = self.report.plain(*node);
            text.chars().skip(chars.start).take(chars.len()).collect()
        };
        let text: Vec<String> = parts.iter().map(text).collect();
        vec![Effect::Copy(format!("“{}” ({citation})", text.join("\n")))]
    }

    /// The passage being read: the note in a window, that of a figure, that of a mark or of a hit a jump led to, or what
    /// is on top.
    fn passage(&self) -> Option<Node> {
        match self.overlay {
            Some(Overlay::NotePopup { note, .. }) => Some(Node::Note(note)),
            _ if self.mode() == Mode::Figures => self.figure().and_then(|row| row.node),
            _ => self.reader.meant().map(|position| position.node),
        }
    }
}
