//! The mouse: the wheel scrolls what the keys act on, a click does what Enter would do on what is there.

use super::finder::FinderLayout;
use super::layout::Area;
use super::{App, Overlay};
use crate::keys::{Action, Effect, Mode};
use crate::keys::{Mouse, MouseKind};
use crate::page::{Link, columns};

/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// A tab's name on the tabs' line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabCell {
    /// The position of the tab.
    pub tab: usize,
    /// Its number and name, and what it holds of what is searched.
    pub text: String,
    /// Columns from the left.
    pub x: u16,
    /// Columns.
    pub width: u16,
}

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        match mouse.kind {
            MouseKind::WheelDown => self.wheel(Action::LineDown),
            MouseKind::WheelUp => self.wheel(Action::LineUp),
            MouseKind::Click => self.click(mouse.column, mouse.row),
            MouseKind::Drag | MouseKind::Release => Vec::new(),
        }
    }

    fn wheel(&mut self, action: Action) -> Vec<Effect> {
        self.message = None;
        // In a list the wheel moves the selection entry by entry, in a text three rows.
        match self.mode() {
            Mode::Letter => {}
            Mode::Finder
            | Mode::Figures
            | Mode::FigureFilter
            | Mode::Picker
            | Mode::Bookmarks
            | Mode::Outline => {
                self.update(action);
            }
            // What is selected stays so.
            Mode::Selecting => (0..WHEEL).for_each(|_| self.read(action)),
            _ => {
                for _ in 0..WHEEL {
                    self.update(action);
                }
            }
        }
        Vec::new()
    }

    fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.message = None;
        let layout = self.layout();
        match self.overlay {
            Some(Overlay::Picker(_)) => return self.click_choice(column, row),
            Some(Overlay::Bookmarks(_)) => return self.click_bookmark(column, row),
            _ if layout.tabs.holds(column, row) => self.click_tab(column),
            Some(Overlay::Finder(_)) => self.click_hit(column, row),
            Some(_) => self.overlay = None,
            None if self.current_tab() == super::Tab::Figures => self.click_figure(column, row),
            None if layout.outline.holds(column, row) => {
                let first = self.outline_top();
                self.point_at(first + usize::from(row - layout.outline.y));
            }
            None if layout.pane.holds(column, row) => {
                self.focus = None;
                self.click_text(layout.text, column, row);
            }
            None => {}
        }
        Vec::new()
    }

    /// Turns to a tab; while searching, shows its hits only.
    fn click_tab(&mut self, column: u16) {
        let cells = self.tab_cells();
        let clicked = cells.iter().find(|cell| (cell.x..cell.x + cell.width).contains(&column));
        match (clicked, &mut self.overlay) {
            (Some(cell), Some(Overlay::Finder(finder))) => {
                finder.set_filter(Some((self.tabs[cell.tab], &self.members[cell.tab])));
            }
            (Some(cell), _) => self.turn_to(cell.tab),
            (None, _) => {}
        }
    }

    fn click_hit(&mut self, column: u16, row: u16) {
        let list = FinderLayout::of(&self.layout()).list;
        let Some(Overlay::Finder(finder)) = &mut self.overlay else {
            return;
        };
        if !list.holds(column, row) {
            return;
        }
        let rows = finder.rows(list.height.into());
        if let Some(hit) = rows.get(usize::from(row - list.y)).and_then(|row| row.hit()) {
            let selected = finder.selected();
            finder.select(hit as isize - selected as isize);
            self.open_hit();
        }
    }

    fn click_text(&mut self, text: Area, column: u16, row: u16) {
        let y = usize::from(row - text.y);
        let visible = self.reader.visible();
        let foot = self.reader.foot();
        if y < visible.len() {
            let Some(x) = column.checked_sub(text.x) else {
                return;
            };
            let set = &self.reader.page().rows[visible.start + y];
            let mut at = set.indent;
            for piece in &set.pieces {
                let width = columns(&piece.text);
                if let Some(link) = piece.link
                    && (at..at + width).contains(&x.into())
                {
                    let offset = piece.chars.start;
                    let node = set.node;
                    self.reader
                        .select(node.map(|node| (link, crate::report::Position { node, offset })));
                    return self.follow(link);
                }
                at += width;
            }
        } else if let Some(&Some(note)) = usize::from(text.height)
            .checked_sub(foot.rows.len())
            .and_then(|first| foot.notes.get(y.checked_sub(first)?))
        {
            self.follow(Link::Note(note));
        }
    }

    /// The tab that the tabs' line marks: the current one; while searching the one that hits are filtered by.
    pub fn marked_tab(&self) -> Option<usize> {
        match self.finder() {
            Some(finder) => {
                finder.filter().and_then(|tab| self.tabs.iter().position(|&other| other == tab))
            }
            None => Some(self.tab),
        }
    }

    /// The tabs' line: as many tabs about the marked one as there is room for.
    pub fn tab_cells(&self) -> Vec<TabCell> {
        let width = usize::from(self.layout().tabs.width);
        let counts = self.counts();
        let plain = self.settings.plain;
        let texts: Vec<String> = (0..self.tabs.len())
            .map(|tab| {
                let name = self.tabs[tab].name(&self.report, self.settings.lang);
                match &counts {
                    // The figures are a table of their own, with its own filter.
                    Some(counts) if self.tabs[tab] != super::Tab::Figures => {
                        format!("{} {name} ({})", tab + 1, counts[tab])
                    }
                    _ => format!("{} {name}", tab + 1),
                }
            })
            .collect();
        let all: usize = texts.iter().map(|text| columns(text) + 3).sum();
        if plain {
            // One thing at a time: the tab that is shown, and how many there are.
            let tab = self.marked_tab().unwrap_or(self.tab);
            let text = texts[tab].replacen(' ', &format!("/{} ", texts.len()), 1);
            let width = columns(&text).min(width) as u16;
            return vec![TabCell { tab, text, x: 0, width }];
        }
        let gap = if all > width { 2 } else { 3 };
        let mut x = 1;
        let total = |range: std::ops::Range<usize>| -> usize {
            texts[range.clone()].iter().map(|text| columns(text) + gap).sum::<usize>()
        };
        // The report's name stands first where there is room for it beside all tabs.
        let name = columns(&self.name) + 2 * gap;
        if total(0..texts.len()) + name < width {
            x += name;
        }
        let marked = self.marked_tab().unwrap_or(0);
        let mut first = 0;
        while first < marked && x + total(first..marked + 1) > width {
            first += 1;
        }
        let mut cells = Vec::new();
        for (tab, text) in texts.into_iter().enumerate().skip(first) {
            let used = columns(&text);
            if x >= width || (x + used > width && tab != marked) {
                break;
            }
            cells.push(TabCell { tab, x: x as u16, width: used.min(width - x) as u16, text });
            x += used + gap;
        }
        cells
    }

    /// The first entry of the outline on the screen: its marked entry stands in the middle where it can.
    pub fn outline_top(&self) -> usize {
        let entries = self.entries();
        let height = usize::from(self.layout().outline.height);
        let at = self.marked_entry(&entries).unwrap_or(0);
        at.saturating_sub(height / 2).min(entries.len().saturating_sub(height))
    }
}
