//! The outline: which sections are folded, its cursor while it has the keys, and the reading that follows it.

use std::collections::HashSet;

use super::App;
use super::history::Location;
use super::list_cursor::{ListCursor, top_around};
use super::mouse::WHEEL;
use super::tabs::OutlineEntry;
use crate::keys::Action;
use crate::report::{Node, Report};

/// The outline of the current tab.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// All entries.
    all: Vec<OutlineEntry>,
    folded: HashSet<usize>,
    /// Those of all that no folded section hides.
    entries: Vec<OutlineEntry>,
    /// What it has while it has the keys; without, it follows the reading.
    pub(super) focus: Option<Focus>,
    /// How far the wheel has scrolled it, and the entry that was marked then: it counts until another is.
    scrolled: Option<(usize, Option<usize>)>,
    /// Whether it is hidden although there is room for it beside the text.
    pub(super) hidden: bool,
}

/// The outline while it has the keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Focus {
    /// The entry the cursor is on.
    pub cursor: Node,
    /// Where the reader was when the outline took the keys.
    pub origin: Location,
}

impl Outline {
    /// Takes the entries of a tab.
    pub(crate) fn open(&mut self, entries: Vec<OutlineEntry>) {
        self.all = entries;
        self.scrolled = None;
        self.hide_folded();
    }

    /// Whether the tab has nothing to list.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The entries that no folded section hides.
    pub(crate) fn entries(&self) -> &[OutlineEntry] {
        &self.entries
    }

    /// Whether an entry hides those under it.
    pub(crate) fn is_folded(&self, entry: &OutlineEntry) -> bool {
        entry.parent && matches!(entry.node, Node::Heading(s) if self.folded.contains(&s))
    }

    /// The folded sections, in no order.
    pub(crate) fn folded(&self) -> impl Iterator<Item = usize> + '_ {
        self.folded.iter().copied()
    }

    /// Folds sections, and unfolds all others.
    pub(crate) fn set_folded(&mut self, sections: HashSet<usize>) {
        self.folded = sections;
        self.hide_folded();
    }

    /// Folds a section, or unfolds one that is folded.
    pub(crate) fn toggle_fold(&mut self, section: usize) {
        if !self.folded.remove(&section) {
            self.folded.insert(section);
        }
        self.hide_folded();
    }

    /// The position of the entry of a node: its own, or that of the nearest above it.
    pub(crate) fn entry_of(&self, report: &Report, node: Node) -> Option<usize> {
        let find = |node: Node| self.entries.iter().position(|entry| entry.node == node);
        match node.section() {
            Some(section) => {
                report.path(section).into_iter().rev().find_map(|s| find(Node::Heading(s)))
            }
            None => find(node),
        }
    }

    fn hide_folded(&mut self) {
        let mut entries = Vec::new();
        let mut hidden_below = None;
        for &entry in &self.all {
            if hidden_below.is_some_and(|depth| entry.depth > depth) {
                continue;
            }
            hidden_below = self.is_folded(&entry).then_some(entry.depth);
            entries.push(entry);
        }
        self.entries = entries;
    }
}

impl App {
    /// The heading or note that the outline's cursor is at, while it has the keys.
    pub(super) fn outline_cursor(&self) -> Option<Node> {
        self.outline.focus.as_ref().map(|focus| focus.cursor)
    }

    /// The outline.
    pub(crate) fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The position of the entry that the outline highlights: its cursor's, or that of what is read.
    pub(crate) fn marked_entry(&self) -> Option<usize> {
        let node = match self.outline.focus {
            Some(focus) => Some(focus.cursor),
            None => self.reader.current(),
        };
        self.outline.entry_of(&self.report, node?)
    }

    /// The first entry on the screen: the marked one is in the middle where it can, unless the wheel was turned since it
    /// was marked.
    pub(crate) fn outline_top(&self) -> usize {
        let (marked, count) = (self.marked_entry(), self.outline.entries.len());
        let height = usize::from(self.layout().outline.height);
        match self.outline.scrolled {
            Some((top, at)) if at == marked => top.min(count.saturating_sub(height)),
            _ => top_around(marked.unwrap_or(0), count, height),
        }
    }

    /// Scrolls the outline by a turn of the wheel, and leaves the reading where it is.
    pub(super) fn scroll_outline(&mut self, action: Action) {
        let mut top = ListCursor::new(self.outline_top());
        let height = usize::from(self.layout().outline.height);
        let tops = (self.outline.entries.len() + 1).saturating_sub(height);
        for _ in 0..WHEEL {
            top.handle(action, tops, height);
        }
        self.outline.scrolled = Some((top.at(), self.marked_entry()));
    }

    /// Folds or unfolds the entry at a position, as a click on its sign does.
    pub(super) fn toggle_fold_at(&mut self, at: usize) {
        let top = self.outline_top();
        if let Some(node) = self.outline.entries.get(at).map(|entry| entry.node) {
            self.toggle_fold_of(node);
            // What was clicked stays under the mouse.
            self.outline.scrolled = Some((top, self.marked_entry()));
        }
    }

    pub(super) fn handle_outline(&mut self, action: Action) {
        let mut cursor = ListCursor::new(self.marked_entry().unwrap_or(0));
        let page = usize::from(self.layout().outline.height).max(2) - 1;
        let movement = match action {
            Action::NextSection => Action::LineDown,
            Action::PreviousSection => Action::LineUp,
            other => other,
        };
        if !cursor.handle(movement, self.outline.entries.len(), page) {
            match action {
                Action::Fold => cursor = self.fold_at(cursor),
                Action::Unfold => match self.outline.entries.get(cursor.at()) {
                    Some(entry) if self.outline.is_folded(entry) => self.toggle_fold_of(entry.node),
                    _ => return self.read_at_cursor(),
                },
                Action::Open => return self.read_at_cursor(),
                Action::Close => return self.leave_outline(),
                _ => return,
            }
        }
        let entry = self.outline.entries.get(cursor.at()).copied();
        if let (Some(entry), Some(focus)) = (entry, &mut self.outline.focus) {
            focus.cursor = entry.node;
            // Beside the text the reading follows the cursor; over it there is nothing to see.
            self.read_from(entry.node);
        }
    }

    /// Folds the entry at a cursor; of one that has nothing to fold, goes to the entry above it.
    fn fold_at(&mut self, cursor: ListCursor) -> ListCursor {
        let (entries, at) = (&self.outline.entries, cursor.at());
        let Some(&entry) = entries.get(at) else {
            return cursor;
        };
        if entry.parent && !self.outline.is_folded(&entry) {
            self.toggle_fold_of(entry.node);
            return cursor;
        }
        let above = entries[..at].iter().rposition(|other| other.depth < entry.depth);
        ListCursor::new(above.unwrap_or(at))
    }

    /// Whether folding would do anything at the marked entry.
    pub(super) fn can_fold(&self) -> bool {
        let marked = self.marked_entry().and_then(|at| self.outline.entries.get(at));
        marked
            .is_some_and(|entry| entry.depth > 0 || entry.parent && !self.outline.is_folded(entry))
    }

    fn toggle_fold_of(&mut self, node: Node) {
        if let Node::Heading(section) = node {
            self.outline.toggle_fold(section);
        }
    }

    /// Gives the outline the keys.
    pub(super) fn enter_outline(&mut self) {
        let at = self.marked_entry().unwrap_or(0);
        if let Some(entry) = self.outline.entries.get(at) {
            self.outline.focus = Some(Focus { cursor: entry.node, origin: self.location() });
            self.fit();
        }
    }

    /// Back to the text, where the outline's cursor is.
    fn read_at_cursor(&mut self) {
        let Some(focus) = self.outline.focus.take() else {
            return;
        };
        self.fit();
        self.read_from(focus.cursor);
        self.remember_jump(focus.origin);
    }

    /// Back to the text, where the reader came from.
    fn leave_outline(&mut self) {
        if let Some(focus) = self.outline.focus.take() {
            self.fit();
            self.reader.restore(&self.report, focus.origin.top);
        }
    }

    /// Brings a heading or note to the top; of a section that the tab shows only parts of, the first of them.
    fn read_from(&mut self, node: Node) {
        if self.reader.go_to(&self.report, node) {
            return;
        }
        if let Node::Heading(s) = node {
            let within = |s: usize| {
                let blocks = self.report.sections[s].blocks.len();
                std::iter::once(Node::Heading(s)).chain((0..blocks).map(move |b| Node::Block(s, b)))
            };
            let mut nodes = self.report.subtree(s).flat_map(within);
            if let Some(node) = nodes.find(|&node| self.reader.page().shows(node)) {
                self.reader.go_to(&self.report, node);
            }
        }
    }

    /// Shows or hides the outline; where there is no room for it beside the text, gives it the keys or takes them.
    pub(super) fn toggle_outline(&mut self) {
        match (self.is_narrow(), self.outline.focus) {
            (true, Some(_)) => self.leave_outline(),
            (true, None) => self.enter_outline(),
            (false, focus) => {
                self.outline.hidden = !self.outline.hidden || focus.is_some();
                self.outline.focus = None;
                self.fit();
            }
        }
    }

    /// Reads from the entry at a position, as a click on it does.
    pub(super) fn open_entry(&mut self, at: usize) {
        let Some(node) = self.outline.entries.get(at).map(|entry| entry.node) else {
            return;
        };
        let from = self.location();
        self.outline.focus = None;
        self.fit();
        self.read_from(node);
        self.remember_jump(from);
    }
}
