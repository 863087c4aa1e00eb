//! The search window: what is typed, what it finds, and which hit is selected. Results come with every key.

use std::collections::HashSet;

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::found::{Counted, Found};
use crate::app::layout::{Layout, Point, below, inset};
use crate::app::list_cursor::{ListCursor, rows_in_sight};
use crate::app::mouse::ClickTarget;
use crate::app::status_bar::{Hint, Status};
use crate::app::tabs::Tab;
use crate::app::text_field::TextField;
use crate::app::{App, Direction};
use crate::citation;
use crate::keys::{Action, Key, Mode};
use crate::messages::Message;
use crate::page::{Element, Page, Row};
use crate::report::{Node, Position, Report};
use crate::search::{Hit, Results, Tier};

/// The search window's state.
#[derive(Debug)]
pub struct Finder {
    field: TextField,
    results: Results,
    /// What is counted of the results; none while nothing is typed.
    found: Option<Box<Found>>,
    /// Only hits of this tab.
    filter: Option<Tab>,
    /// The hits that the filter leaves, as positions in the results.
    shown: Vec<usize>,
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
            shown: Vec::new(),
            cursor: ListCursor::default(),
            recalled: None,
        }));
    }

    /// The typed line.
    pub fn field(&self) -> &TextField {
        &self.field
    }

    /// What the line finds.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// What is counted of the results; none while nothing is typed.
    pub(crate) fn found(&self) -> Option<&Found> {
        self.found.as_deref()
    }

    /// The tab whose hits alone are shown.
    pub fn filter(&self) -> Option<Tab> {
        self.filter
    }

    /// The hits shown, best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Hit> {
        self.shown.iter().map(|&i| &self.results.hits[i])
    }

    /// The position among those shown of the selected one.
    pub fn selected(&self) -> usize {
        self.cursor.at()
    }

    /// The selected hit.
    pub(crate) fn hit(&self) -> Option<&Hit> {
        self.shown.get(self.selected()).map(|&i| &self.results.hits[i])
    }

    /// The rows in sight of a list of `height` rows.
    pub fn rows(&self, height: usize) -> Vec<ListRow> {
        let exact = self.shown().take_while(|hit| hit.tier == Tier::Exact).count();
        let rows = (0..self.shown.len()).flat_map(|hit| {
            let divider = (hit == exact).then_some(ListRow::Divider);
            divider.into_iter().chain([ListRow::Caption(hit), ListRow::Clause(hit)])
        });
        rows_in_sight(rows, |row| row.hit() == Some(self.selected()), height)
    }

    /// The passage of the selected hit in rows of `width` columns, and the row its best match is on. Under a note is the
    /// sentence that cites it.
    pub(crate) fn preview(&self, report: &Report, width: u16) -> Option<(Vec<Row>, usize)> {
        let hit = self.hit()?;
        let compose = |element| Page::compose(report, &[element], width.into());
        let page = compose(Element::Node(hit.node));
        let at = page.row_of(best(hit)).unwrap_or(0);
        let mut rows = page.rows;
        if let Node::Note(note) = hit.node
            && let Some(cited) = report.cited_in(note).first()
        {
            let sentence = citation::sentence(&report.plain(cited.node), cited.offset);
            let shows =
                |row: &Row| row.chars.start < sentence.end && row.chars.end > sentence.start;
            rows.push(Row::default());
            if let Some(section) = cited.node.section() {
                rows.extend(compose(Element::Path(section)).rows);
            }
            rows.extend(compose(Element::Node(cited.node)).rows.into_iter().filter(shows));
        }
        Some((rows, at))
    }

    /// Searches for what is typed.
    fn search(&mut self, app: &App) {
        let typed = self.field.value();
        let index = app.searches.index.as_ref();
        self.results = index.map(|index| index.search(typed)).unwrap_or_default();
        self.found = (!typed.trim().is_empty()).then(|| Box::new(self.count(app, Counted::Exact)));
        self.filter = None;
        self.cursor = ListCursor::default();
        self.shown = (0..self.results.hits.len()).collect();
    }

    fn count(&self, app: &App, counted: Counted) -> Found {
        let query = self.field.value().trim();
        Found::new(app.report(), &app.tabs.members, query, &self.results, counted)
    }

    /// Calls an earlier query back into the line: the one before what is there, or after it; beyond the last it is empty.
    /// `false` if what is typed is no earlier query, or another hit than the first is selected.
    fn recall(&mut self, direction: Direction, app: &App) -> bool {
        let earlier = &app.searches.queries;
        let recalls = self.field.value().is_empty() || self.recalled.is_some();
        let first = direction == Direction::Back && self.selected() == 0;
        if !recalls || earlier.is_empty() || !(self.shown.is_empty() || first) {
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

    /// Shows only the hits of a tab, which are those at `nodes`; or all.
    fn set_filter(&mut self, filter: Option<(Tab, &HashSet<Node>)>) {
        let passes =
            |i: &usize| filter.is_none_or(|(_, nodes)| nodes.contains(&self.results.hits[*i].node));
        self.shown = (0..self.results.hits.len()).filter(passes).collect();
        self.filter = filter.map(|(tab, _)| tab);
        self.cursor = ListCursor::default();
    }

    /// Shows only the hits of the next tab that has some, or of the one before; round the ends all.
    fn turn_filter(&mut self, direction: Direction, app: &App) {
        let counts = self.found().or(app.found()).map_or(&[][..], Found::in_tabs);
        let with_hits = (0..counts.len()).filter(|&tab| counts[tab] > 0).map(Some);
        let ring: Vec<Option<usize>> = std::iter::once(None).chain(with_hits).collect();
        let filter = self.filter.and_then(|tab| app.tabs.position(tab));
        let at = ring.iter().position(|&tab| tab == filter).unwrap_or(0);
        let step = match direction {
            Direction::Forward => 1,
            Direction::Back => ring.len() - 1,
        };
        self.filter_by(ring[(at + step) % ring.len()], app);
    }

    fn filter_by(&mut self, tab: Option<usize>, app: &App) {
        self.set_filter(tab.map(|tab| (app.tabs()[tab], &app.tabs.members[tab])));
    }

    /// Goes to the selected hit.
    fn open_hit(&self, app: &mut App) -> Outcome {
        let Some(hit) = self.hit() else {
            return Outcome::stay();
        };
        let counted = if hit.tier == Tier::Exact { Counted::Exact } else { Counted::All };
        let mut found = self.count(app, counted);
        let position = best(hit);
        found.current = found.occurrence_at(position);
        app.searches.remember(found.query().to_owned());
        app.searches.found = Some(found);
        match self.filter.and_then(|tab| app.tabs.position(tab)) {
            Some(tab) => app.jump_within(tab, position),
            None => app.jump(position),
        }
        app.say_occurrence();
        Outcome::close()
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
        match self.hit() {
            None => &[(Action::Close, Message::HintBack)],
            Some(_) => &[
                (Action::Open, Message::HintGo),
                (Action::Close, Message::HintBack),
                (Action::LineDown, Message::HintChoose),
                (Action::NextFilter, Message::HintFilter),
            ],
        }
    }

    /// The path to the selected hit.
    fn status(&self) -> Option<Status> {
        Some(self.hit().map_or(Status::Nothing, |hit| Status::At(hit.node)))
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::LineUp if self.recall(Direction::Back, app) => {}
            Action::LineDown if self.recall(Direction::Forward, app) => {}
            Action::NextFilter => self.turn_filter(Direction::Forward, app),
            Action::PreviousFilter => self.turn_filter(Direction::Back, app),
            Action::Open => return self.open_hit(app),
            Action::Close => return Outcome::close(),
            _ => {
                let page = usize::from(app.layout().body.height / 4);
                self.cursor.handle(action, self.shown.len(), page);
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

    /// A click on a tab shows its hits only, one on a hit goes there.
    fn handle_click(&mut self, at: Point, beneath: ClickTarget, app: &mut App) -> Outcome {
        let list = FinderLayout::of(&app.layout()).list;
        if let ClickTarget::Tab(tab) = beneath {
            self.filter_by(Some(tab), app);
        } else if list.contains(at) {
            let rows = self.rows(list.height.into());
            if let Some(hit) = rows.get(usize::from(at.y - list.y)).and_then(|row| row.hit()) {
                self.cursor = ListCursor::new(hit);
                return self.open_hit(app);
            }
        }
        Outcome::stay()
    }

    /// The wheel moves the selection, and calls no earlier query back.
    fn handle_wheel(&mut self, action: Action, _app: &mut App) -> Outcome {
        self.cursor.handle(action, self.shown.len(), 1);
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

/// A row of the list of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// What divides the approximate hits from the exact ones above them.
    Divider,
    /// Where the hit at this position is.
    Caption(usize),
    /// The clause around its best match.
    Clause(usize),
}

impl ListRow {
    /// The hit it belongs to.
    pub fn hit(self) -> Option<usize> {
        match self {
            Self::Divider => None,
            Self::Caption(hit) | Self::Clause(hit) => Some(hit),
        }
    }
}

/// The parts of the search window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FinderLayout {
    /// The typed line.
    pub line: Rect,
    /// What the footnotes and the sections hold.
    pub counts: Rect,
    /// The hits.
    pub list: Rect,
    /// The rule between hits and preview.
    pub divider: Rect,
    /// The passage of the selected hit; without width where there is no room.
    pub preview: Rect,
}

/// The narrowest window, in columns, in which the preview is beside the hits.
const BESIDE: u16 = 100;
/// The lowest window, in rows, in which the preview is under the hits.
const UNDER: u16 = 14;

impl FinderLayout {
    /// The parts of a search window over the body of a screen: preview beside the hits on a wide screen, under them on a
    /// high one, nowhere on a plain one.
    pub(crate) fn of(screen: &Layout) -> Self {
        let body = screen.body;
        let head = if body.height > 8 { 3 } else { 2 };
        let rest = below(body, head);
        let line = |at: u16| Rect { height: u16::from(at < body.height), ..below(body, at) };
        let mut layout = Self { line: line(0), counts: line(1), list: rest, ..Self::default() };
        if screen.plain {
            return layout;
        }
        if body.width >= BESIDE {
            let list = body.width / 2;
            layout.list.width = list;
            layout.divider = Rect { x: body.x + list, width: 1, ..rest };
            layout.preview = inset(rest, list + 1, 0);
        } else if body.height >= UNDER {
            let list = (u32::from(rest.height) * 3 / 5) as u16;
            layout.list.height = list;
            layout.divider = Rect { height: 1, ..below(rest, list) };
            layout.preview = below(rest, list + 1);
        }
        layout
    }
}
