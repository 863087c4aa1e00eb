//! The outline's actions: its cursor, its folds, and the reading that follows it.

use std::sync::Arc;

use super::App;
use super::outline::Focus;
use crate::keys::Action;
use crate::report::Node;

impl App {
    /// Outline with the keys.
    pub(super) fn browse(&mut self, action: Action) {
        let Some(focus) = self.focus else { return };
        let entries = self.entries();
        let at = self.marked_entry(&entries).unwrap_or(0);
        let page = usize::from(self.layout().outline.height).max(2) - 1;
        let to = match action {
            Action::LineDown | Action::NextSection => at + 1,
            Action::LineUp | Action::PreviousSection => at.saturating_sub(1),
            Action::PageDown => at + page,
            Action::PageUp => at.saturating_sub(page),
            Action::HalfDown => at + page / 2,
            Action::HalfUp => at.saturating_sub(page / 2),
            Action::Top => 0,
            Action::Bottom => entries.len(),
            Action::Fold => match entries.get(at) {
                Some(entry) if entry.parent && !self.is_folded(entry) => {
                    self.outline.fold(entry.node, true);
                    at
                }
                Some(entry) => {
                    entries[..at].iter().rposition(|other| other.depth < entry.depth).unwrap_or(at)
                }
                None => at,
            },
            Action::Unfold => match entries.get(at) {
                Some(entry) if self.is_folded(entry) => {
                    self.outline.fold(entry.node, false);
                    at
                }
                _ => return self.leave_outline(true),
            },
            Action::Open => return self.leave_outline(true),
            Action::Close => return self.leave_outline(false),
            _ => return,
        };
        if let Some(entry) = entries.get(to.min(entries.len().saturating_sub(1))) {
            self.focus = Some(Focus { cursor: entry.node, ..focus });
            // Beside the text the reading follows the cursor; over it there is nothing to see.
            self.read_from(entry.node);
        }
    }

    pub(super) fn focus_outline(&mut self) {
        let entries = self.entries();
        let Some(entry) = self.marked_entry(&entries).or(Some(0)).and_then(|at| entries.get(at))
        else {
            return;
        };
        self.focus = Some(Focus { cursor: entry.node, origin: self.position() });
        self.fit();
    }

    /// Back to the text: where the cursor is, or where the reader came from.
    pub(super) fn leave_outline(&mut self, go: bool) {
        let Some(focus) = self.focus.take() else {
            return;
        };
        self.fit();
        if go {
            self.read_from(focus.cursor);
            if self.position() != focus.origin {
                self.history.push(focus.origin);
            }
        } else {
            self.reader.restore(&self.report, focus.origin.top);
        }
    }

    /// Brings a heading or note to the top; of a section that the tab shows only parts of, the first of them.
    pub(super) fn read_from(&mut self, node: Node) {
        let report = Arc::clone(&self.report);
        if self.reader.go_to(&report, node) {
            return;
        }
        if let Node::Heading(s) = node {
            let within = |s: usize| {
                let blocks = report.sections[s].blocks.len();
                std::iter::once(Node::Heading(s)).chain((0..blocks).map(move |b| Node::Block(s, b)))
            };
            let shown =
                report.subtree(s).flat_map(within).find(|&node| self.reader.page().shows(node));
            if let Some(node) = shown {
                self.reader.go_to(&report, node);
            }
        }
    }

    pub(super) fn toggle_outline(&mut self) {
        if self.is_narrow() {
            match self.focus {
                Some(_) => self.leave_outline(false),
                None => self.focus_outline(),
            }
            return;
        }
        self.beside = !(self.beside || self.focus.is_some());
        self.focus = None;
        self.fit();
    }

    /// Moves the outline's cursor to an entry by the mouse, and reads from it.
    pub(super) fn point_at(&mut self, entry: usize) {
        let entries = self.entries();
        let Some(entry) = entries.get(entry) else {
            return;
        };
        let from = self.position();
        self.focus = None;
        self.fit();
        self.read_from(entry.node);
        if self.position() != from {
            self.history.push(from);
        }
    }
}
