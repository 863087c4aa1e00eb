//! The tabs of the open report: which one is shown, where the others were left, and where their names are on the tab bar.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::App;
use super::found::TierCounts;
use super::tabs::{self, Tab};
use crate::messages::Message;
use crate::page::{Element, columns};
use crate::report::{Node, Position, Report};
use crate::search::Tier;

/// The tabs of a report.
#[derive(Debug)]
pub(super) struct Tabs {
    /// All of them from left to right.
    pub(super) all: Vec<Tab>,
    /// What the page of each is made of.
    pub(super) contents: Vec<Vec<Element>>,
    /// The nodes each shows.
    pub(super) members: Vec<HashSet<Node>>,
    /// The position of the one that is shown.
    pub(super) current: usize,
    /// Where each was left.
    pub(super) left: Vec<Option<Position>>,
}

impl Tabs {
    /// The tabs of a report, the first of them shown.
    pub(super) fn new(report: &Report) -> Self {
        let all = tabs::tabs(report);
        let contents = tabs::contents(report, &all);
        let members = contents.iter().map(|elements| tabs::nodes(elements)).collect();
        Self { left: vec![None; all.len()], all, contents, members, current: 0 }
    }

    /// Takes up the tabs that the report has now, each left where it was. Whether what the one shown is made of is different,
    /// or another one is shown, because that one is gone.
    pub(super) fn renew(&mut self, report: &Report, old: &Report) -> bool {
        let mut new = Self::new(report);
        let key = |tab: Tab| tab.key(old);
        let keys: HashMap<String, usize> =
            self.all.iter().enumerate().map(|(at, &tab)| (key(tab), at)).collect();
        let mut shown = None;
        for (at, tab) in new.all.iter().enumerate() {
            let Some(&was) = keys.get(&tab.key(report)) else { continue };
            new.left[at] = self.left[was];
            if was == self.current {
                shown = Some(at);
            }
        }
        new.current = shown.unwrap_or(0);
        let same = shown.is_some() && new.contents[new.current] == self.contents[self.current];
        *self = new;
        !same
    }

    /// The one that is shown.
    pub(super) fn tab(&self) -> Tab {
        self.all[self.current]
    }

    /// The position of a tab.
    pub(super) fn position(&self, tab: Tab) -> Option<usize> {
        self.all.iter().position(|&other| other == tab)
    }

    /// Whether the tab at a position shows a node.
    pub(super) fn shows(&self, tab: usize, node: Node) -> bool {
        self.members[tab].contains(&node)
    }

    /// The position of the first tab that shows a node.
    pub(super) fn first_with(&self, node: Node) -> Option<usize> {
        self.members.iter().position(|nodes| nodes.contains(&node))
    }
}

/// A tab's name on the tab bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TabCell {
    /// The position of the tab.
    pub tab: usize,
    /// Its number and name, and how often it holds what is searched.
    pub text: String,
    /// Columns from the left.
    pub x: u16,
    /// Columns.
    pub width: u16,
}

impl App {
    /// The tabs from left to right.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs.all
    }

    /// The position of the current tab.
    pub fn tab(&self) -> usize {
        self.tabs.current
    }

    /// The first tab that shows a node.
    pub(crate) fn home_of(&self, node: Node) -> Option<Tab> {
        Some(self.tabs.all[self.tabs.first_with(node)?])
    }

    /// The tab that the tab bar highlights: the current one; while searching the one that hits are filtered by.
    pub(crate) fn marked_tab(&self) -> Option<usize> {
        match self.finder() {
            Some(finder) => self.tabs.position(finder.filter()?),
            None => Some(self.tab()),
        }
    }

    /// How many occurrences each tab holds of what is being searched, or was; none without a search.
    fn counts(&self) -> Option<&[TierCounts]> {
        let typed = self.finder().and_then(|finder| finder.found());
        Some(typed.or(self.found())?.in_tabs())
    }

    /// The tab bar: as many tabs about the marked one as there is room for.
    pub(crate) fn tab_cells(&self) -> Vec<TabCell> {
        let width = usize::from(self.layout().tabs.width);
        let total = |texts: &[String]| texts.iter().map(|text| columns(text) + 3).sum::<usize>();
        let texts = Some(self.tab_texts(CountDetail::Every)).filter(|texts| total(texts) <= width);
        let texts = texts.unwrap_or_else(|| self.tab_texts(CountDetail::Best));
        if self.settings.plain {
            // One thing at a time: the tab that is shown, and how many there are.
            let tab = self.marked_tab().unwrap_or(self.tab());
            let text = texts[tab].replacen(' ', &format!("/{} ", texts.len()), 1);
            let width = columns(&text).min(width) as u16;
            return vec![TabCell { tab, text, x: 0, width }];
        }
        let gap = if total(&texts) > width { 2 } else { 3 };
        let needed = |range: Range<usize>| -> usize {
            texts[range].iter().map(|text| columns(text) + gap).sum()
        };
        let mut x = 1;
        // The report's name is before them where there is room for it beside all tabs.
        let name = columns(&self.name) + 2 * gap;
        if needed(0..texts.len()) + name < width {
            x += name;
        }
        let marked = self.marked_tab().unwrap_or(0);
        let mut first = 0;
        while first < marked && x + needed(first..marked + 1) > width {
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

    /// The number and name of each tab, and how often it holds what is searched.
    fn tab_texts(&self, shown: CountDetail) -> Vec<String> {
        let counts = self.counts();
        let found = self.shows_found_figures();
        let text = |(at, tab): (usize, &Tab)| {
            let name = match tab {
                Tab::Figures if found => Message::FoundFigures.say(self.settings.lang).to_owned(),
                _ => tab.name(&self.report, self.settings.lang),
            };
            let count = counts.map(|counts| format!(" ({})", count_text(counts[at], shown)));
            format!("{} {name}{}", at + 1, count.unwrap_or_default())
        };
        self.tabs.all.iter().enumerate().map(text).collect()
    }
}

/// How much is said of what a tab holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CountDetail {
    /// Of every tier that there is.
    Every,
    /// Of the best.
    Best,
}

/// How often a tab holds what is searched: `5`, and with its sign what is apart or approximate: `5 …3 ≈2`.
fn count_text(counts: TierCounts, shown: CountDetail) -> String {
    let each = counts.present().map(|(tier, count)| match tier {
        Tier::Exact => count.to_string(),
        Tier::Apart => format!("…{count}"),
        Tier::Approximate => format!("≈{count}"),
    });
    let most = if shown == CountDetail::Best { 1 } else { usize::MAX };
    let each: Vec<String> = each.take(most).collect();
    if each.is_empty() { "0".to_owned() } else { each.join(" ") }
}
