//! The search window: what is typed, what it finds, and which of it is selected. Results come with every key. The rows of
//! the list are in `list`, where the parts are on the screen in `layout`, the passage of the selected entry in `preview`.

mod counts;
mod layout;
mod list;
mod preview;

use std::collections::HashSet;

use super::{Component, Outcome, Window};
use crate::app::found::{Found, TierCounts};
use crate::app::layout::Point;
use crate::app::list_cursor::ListCursor;
use crate::app::mouse::ClickTarget;
use crate::app::passage::ShownPassage;
use crate::app::status_bar::{Hint, Status};
use crate::app::tabs::Tab;
use crate::app::text_field::TextField;
use crate::app::{App, Direction};
use crate::keys::{Action, Key, Mode};
use crate::messages::Message;
use crate::report::{Node, Position, Report};
use crate::search::{Hit, Results, Tier};

pub(crate) use counts::{BETWEEN, INDENT};
pub(crate) use layout::FinderLayout;
pub(crate) use list::{FIGURE_IN_ONE_ROW, FoundEntry, HitGroup, ListRow};
pub(crate) use preview::Preview;

/// The search window's state.
#[derive(Debug)]
pub(crate) struct Finder {
    field: TextField,
    results: Results,
    /// What is counted of the results; none while nothing is typed.
    found: Option<Box<Found>>,
    /// Only what this tab shows.
    filter: Option<Tab>,
    /// What the filter leaves of hits and figures, in the order of the list.
    entries: Vec<FoundEntry>,
    /// The selected one of those.
    cursor: ListCursor,
    /// The position among earlier queries of the one in the line; none while it holds a new one.
    recalled: Option<usize>,
}

/// The longest query taken, in characters; a paste beyond it is cut.
const LONGEST: usize = 300;

impl Finder {
    /// Opens the window with an empty line.
    pub(super) fn open(app: &mut App) {
        app.push_window(Window::Finder(Self {
            field: TextField::new(String::new(), LONGEST),
            results: Results::default(),
            found: None,
            filter: None,
            entries: Vec::new(),
            cursor: ListCursor::default(),
            recalled: None,
        }));
    }

    /// The typed line.
    pub(crate) fn field(&self) -> &TextField {
        &self.field
    }

    /// What the line finds.
    pub(crate) fn results(&self) -> &Results {
        &self.results
    }

    /// What is counted of the results; none while nothing is typed.
    pub(crate) fn found(&self) -> Option<&Found> {
        self.found.as_deref()
    }

    /// The tab whose hits alone are shown.
    pub(crate) fn filter(&self) -> Option<Tab> {
        self.filter
    }

    /// The hits in the list, best first.
    #[cfg(test)]
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Hit> {
        self.entries.iter().filter_map(|entry| match entry {
            FoundEntry::Hit(hit) => Some(&self.results.hits[*hit]),
            FoundEntry::Figure(_) => None,
        })
    }

    /// What is in the list.
    pub(crate) fn entries(&self) -> &[FoundEntry] {
        &self.entries
    }

    /// The position in the list of the selected entry.
    pub(crate) fn selected(&self) -> usize {
        self.cursor.at()
    }

    /// Whether another entry than the first was selected since something was typed.
    pub(crate) fn has_moved(&self) -> bool {
        self.cursor.has_moved()
    }

    /// The selected entry.
    fn entry(&self) -> Option<FoundEntry> {
        self.entries.get(self.selected()).copied()
    }

    /// How much the list holds of each tier.
    pub(crate) fn counts(&self, app: &App) -> TierCounts {
        let Some(found) = self.found() else {
            return TierCounts::default();
        };
        match self.filter.and_then(|tab| app.tabs.position(tab)) {
            Some(tab) => found.in_tabs()[tab],
            None => found.in_all(),
        }
    }

    /// Searches for what is typed.
    fn search(&mut self, app: &App) {
        let typed = self.field.value();
        let index = app.searches.index.as_ref();
        self.results = index.map(|index| index.search(typed)).unwrap_or_default();
        let counted = || Box::new(app.count(typed.trim(), &self.results, Tier::Exact));
        self.found = (!typed.trim().is_empty()).then(counted);
        self.show_only(None, app);
    }

    /// Calls an earlier query back into the line: the one before what is there, or after it; beyond the last it is empty.
    /// `false` if what is typed is no earlier query, or another hit than the first is selected.
    fn recall(&mut self, direction: Direction, app: &App) -> bool {
        let earlier = &app.searches.queries;
        let recalls = self.field.value().is_empty() || self.recalled.is_some();
        let first = direction == Direction::Back && self.selected() == 0;
        if !recalls || earlier.is_empty() || !(self.entries.is_empty() || first) {
            return false;
        }
        self.recalled = match (self.recalled, direction) {
            (None, Direction::Back) => earlier.len().checked_sub(1),
            (None, Direction::Forward) => None,
            (Some(at), Direction::Back) => Some(at.saturating_sub(1)),
            (Some(at), Direction::Forward) => Some(at + 1).filter(|&at| at < earlier.len()),
        };
        let query = self.recalled.and_then(|at| earlier.get(at)).cloned().unwrap_or_default();
        self.field.replace(query);
        self.search(app);
        true
    }

    /// Shows only what a tab shows; or all: the exact hits, the figures, the other hits.
    fn show_only(&mut self, filter: Option<Tab>, app: &App) {
        let nodes = filter.and_then(|tab| Some(&app.tabs.members[app.tabs.position(tab)?]));
        let passes =
            |hit: &Hit| nodes.is_none_or(|nodes: &HashSet<Node>| nodes.contains(&hit.node));
        let hits = &self.results.hits;
        let passing = |range: std::ops::Range<usize>| {
            range.filter(|&i| passes(&hits[i])).map(FoundEntry::Hit)
        };
        let figures = filter.is_none_or(|tab| tab == Tab::Figures);
        let figures =
            self.results.figures.iter().filter(|_| figures).copied().map(FoundEntry::Figure);
        let exact = self.results.exact;
        self.entries = passing(0..exact).chain(figures).chain(passing(exact..hits.len())).collect();
        self.filter = filter;
        self.cursor = ListCursor::default();
    }

    /// Shows only the hits of the next tab that has some, or of the one before; round the ends all.
    fn turn_filter(&mut self, direction: Direction, app: &App) {
        let counts = self.found().or(app.found()).map_or(&[][..], Found::in_tabs);
        let has_some = |&tab: &usize| counts[tab].present().next().is_some();
        let with_hits = (0..counts.len()).filter(has_some).map(Some);
        let ring: Vec<Option<usize>> = std::iter::once(None).chain(with_hits).collect();
        let filter = self.filter.and_then(|tab| app.tabs.position(tab));
        let at = ring.iter().position(|&tab| tab == filter).unwrap_or(0);
        let step = match direction {
            Direction::Forward => 1,
            Direction::Back => ring.len() - 1,
        };
        let filter = ring[(at + step) % ring.len()].map(|tab| app.tabs()[tab]);
        self.show_only(filter, app);
    }

    /// Goes to the selected entry.
    fn open_entry(&self, app: &mut App) -> Outcome {
        let Some(entry) = self.entry() else {
            return Outcome::stay();
        };
        let deepest = match entry {
            FoundEntry::Hit(hit) => self.results.hits[hit].tier,
            FoundEntry::Figure(_) => Tier::Exact,
        };
        let found = app.count(self.field.value().trim(), &self.results, deepest);
        app.searches.remember(found.query().to_owned());
        app.searches.found = Some(found).filter(|found| !found.occurrences().is_empty());
        match entry {
            FoundEntry::Hit(hit) => self.open_hit(&self.results.hits[hit], app),
            FoundEntry::Figure(figure) => app.go_to_figure(figure),
        }
        Outcome::close()
    }

    fn open_hit(&self, hit: &Hit, app: &mut App) {
        let position = best(hit);
        if let Some(found) = &mut app.searches.found {
            found.current = found.occurrence_at(position);
        }
        match self.filter.and_then(|tab| app.tabs.position(tab)) {
            Some(tab) => app.jump_within(tab, position),
            None => app.jump(position),
        }
        app.say_occurrence();
    }
}

/// Where the best match of a hit begins.
fn best(hit: &Hit) -> Position {
    let offset = hit.matches.get(hit.best).map_or(0, |range| range.start);
    Position { node: hit.node, offset }
}

impl Component for Finder {
    fn mode(&self) -> Mode {
        Mode::Finder
    }

    fn hints(&self) -> &'static [Hint] {
        match self.entry() {
            None => &[(Action::Close, Message::HintBack)],
            Some(_) => &[
                (Action::Open, Message::HintGo),
                (Action::Close, Message::HintBack),
                (Action::LineDown, Message::HintChoose),
                (Action::NextFilter, Message::HintFilter),
            ],
        }
    }

    fn does_something(&self, action: Action, app: &App) -> bool {
        match action {
            Action::LineDown => self.entries.len() > 1,
            Action::NextFilter => {
                let counts = self.found().map_or(&[][..], Found::in_tabs);
                app.tabs().len() > 1 && counts.iter().any(|count| count.present().next().is_some())
            }
            _ => true,
        }
    }

    /// The path to the selected hit.
    fn status(&self) -> Option<Status> {
        Some(match self.entry() {
            Some(FoundEntry::Hit(hit)) => Status::At(self.results.hits[hit].node),
            Some(FoundEntry::Figure(_)) => Status::Says(Message::Figures),
            None => Status::Nothing,
        })
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::LineUp if self.recall(Direction::Back, app) => {}
            Action::LineDown if self.recall(Direction::Forward, app) => {}
            Action::NextFilter => self.turn_filter(Direction::Forward, app),
            Action::PreviousFilter => self.turn_filter(Direction::Back, app),
            Action::Open => return self.open_entry(app),
            Action::Close => return Outcome::close(),
            _ => {
                let page = usize::from(app.layout().body.height / 4);
                self.cursor.handle(action, self.entries.len(), page);
            }
        }
        Outcome::stay()
    }

    fn handle_key(&mut self, key: Key, app: &mut App) -> Outcome {
        if self.field.edit(key) {
            self.recalled = None;
            self.search(app);
        }
        Outcome::stay()
    }

    fn handle_paste(&mut self, text: &str, app: &mut App) -> Outcome {
        self.field.paste(text);
        self.search(app);
        Outcome::stay()
    }

    /// A click on a tab shows its hits only, one on a count selects the first hit counted, one on a hit goes there.
    fn handle_click(&mut self, at: Point, beneath: ClickTarget, app: &mut App) -> Outcome {
        let FinderLayout { list, head, .. } = FinderLayout::of(&app.layout());
        if head.contains(at) {
            if let Some(hit) = self.first_counted_at(at, head, app) {
                self.cursor = ListCursor::new(hit);
            }
        } else if let ClickTarget::Tab(tab) = beneath {
            self.show_only(Some(app.tabs()[tab]), app);
        } else if list.contains(at) {
            let rows = self.rows(list.width.into(), list.height.into());
            let row = rows.get(usize::from(at.y - list.y));
            if let Some(entry) = row.and_then(|row| row.entry()) {
                self.cursor = ListCursor::new(entry);
                return self.open_entry(app);
            }
        }
        Outcome::stay()
    }

    fn passage(&self, app: &App) -> Option<ShownPassage> {
        self.preview(app).map(|preview| preview.shown)
    }

    /// The wheel moves the selection, and calls no earlier query back.
    fn handle_wheel(&mut self, action: Action, _app: &mut App) -> Outcome {
        self.cursor.handle(action, self.entries.len(), 1);
        Outcome::stay()
    }

    fn handle_index(&mut self, app: &App) -> Outcome {
        self.search(app);
        Outcome::stay()
    }

    fn handle_reload(&mut self, _old: &Report, app: &mut App) -> Outcome {
        self.search(app);
        Outcome::stay()
    }
}
