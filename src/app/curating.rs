//! From found to curated: the figures that a reader accepts, corrects or rejects, the passages put into tabs, and what is
//! to be saved of that. What the screen shows of figures and themes is worked out here whenever that changes.

mod basis;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use super::App;
use super::history::Location;
use super::tabs::Tab;
use crate::figures::find::Findings;
use crate::figures::{FigureRow, Figures, known};
use crate::keys::Mode;
use crate::messages::Message;
use crate::report::{Curation, Decision, Figure, Node, Report, Theme};
use crate::text::SafeText;
use crate::themes::{self, FoundTheme};

/// What people know of the report, and what the program found beside it.
#[derive(Debug, Default)]
pub(super) struct Curating {
    curation: Listed,
    themes: Vec<FoundTheme>,
    /// None while they are being sought.
    findings: Option<Findings>,
    /// The changes that can be taken back, the last one last.
    changes: Vec<Undo>,
    unsaved: bool,
}

/// What people have listed and decided. Of a report that lists everything it is copied when something is decided, not at
/// the start.
#[derive(Debug, Default)]
struct Listed {
    opened: Arc<Report>,
    own: Option<Curation>,
}

impl Listed {
    /// The curation, to be changed.
    fn to_mut(&mut self) -> &mut Curation {
        self.own.get_or_insert_with(|| self.opened.curation.clone())
    }
}

impl Deref for Listed {
    type Target = Curation;

    fn deref(&self) -> &Curation {
        self.own.as_ref().unwrap_or(&self.opened.curation)
    }
}

/// A change of the curation, as what was there before.
#[derive(Debug)]
enum Undo {
    /// A figure was added at the end of the list.
    Added,
    /// The figure at a position was another.
    Figure(usize, Box<Figure>),
    Themes(Vec<Theme>),
    Completed(bool),
}

impl Curating {
    /// What is known of a report when it is opened.
    pub(super) fn new(report: &Arc<Report>) -> Self {
        let mut themes = themes::find(report).unwrap_or_default();
        for found in &mut themes {
            found.theme.remark = Some(basis::remark(report, found));
        }
        let is_whole = report.curation.lists_all_figures() && themes.is_empty();
        let curation = if is_whole {
            Listed { opened: Arc::clone(report), own: None }
        } else {
            Listed { own: Some(report.curation.clone()), ..Listed::default() }
        };
        Self { curation, themes, ..Self::default() }
    }

    /// The report with all that is known of its figures and themes, and the figures.
    fn known(&self, mut report: Report) -> (Report, Figures) {
        report.curation = Curation::clone(&self.curation);
        let themes: &[FoundTheme] =
            if self.curation.lists_all_themes() { &[] } else { &self.themes };
        let report = themes::with_found(report, themes);
        let none = Findings::default();
        let findings = self.findings.as_ref().filter(|_| !self.curation.lists_all_figures());
        known::with_found(report, findings.unwrap_or(&none))
    }

    /// The report as a reader opens it, before its figures have been found.
    pub(super) fn opened(&self, report: Arc<Report>) -> (Arc<Report>, Figures) {
        if self.curation.lists_all_figures() && self.themes.is_empty() {
            let figures = Figures::new(&report);
            return (report, figures);
        }
        let (report, figures) = self.known(Arc::unwrap_or_clone(report));
        (Arc::new(report), figures)
    }

    /// Whether figures are still being sought.
    pub(super) fn is_seeking(&self) -> bool {
        self.findings.is_none() && !self.curation.lists_all_figures()
    }

    /// The listed figure that a row shows, by its position.
    fn listed(&self, figure: &Figure) -> Option<usize> {
        self.curation.figures.iter().position(|listed| listed.id == figure.id)
    }
}

impl App {
    /// Takes the figures that were found in the report.
    pub fn figures_ready(&mut self, findings: Findings) {
        if !self.curating.is_seeking() {
            return;
        }
        self.curating.findings = Some(findings);
        self.show_known();
    }

    /// Whether figures are still being sought.
    pub(crate) fn is_seeking_figures(&self) -> bool {
        self.curating.is_seeking()
    }

    /// Whether something was decided that has not been saved.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.curating.unsaved
    }

    /// What people have listed and decided, to be saved.
    pub(crate) fn curation(&self) -> &Curation {
        &self.curating.curation
    }

    /// Takes notice that the curation is saved, or need not be.
    pub(crate) fn curation_settled(&mut self) {
        self.curating.unsaved = false;
    }

    /// Goes on with what was decided on the report's version of before.
    pub(super) fn keep_curating(&mut self, before: &mut Curating) {
        self.curating.curation = std::mem::take(&mut before.curation);
        self.curating.changes = std::mem::take(&mut before.changes);
        self.curating.unsaved = true;
        self.show_known();
    }

    /// Works out anew what is known, and shows it where the reader is.
    fn show_known(&mut self) {
        let (report, figures) = self.curating.known(Report::clone(&self.report));
        let old = std::mem::replace(&mut self.report, Arc::new(report));
        let figures = Arc::new(figures);
        // The text is the same: what is highlighted in it stays.
        let quoted = self.figures.quoted.take();
        self.figures.exchange(Arc::clone(&figures), self.report.curation.themes.len());
        self.figures.quoted = quoted;
        self.reader.take_figures(figures);
        let turned = self.tabs.renew(&self.report, &old);
        self.rename_tabs_of_jumps(&old);
        self.name_figures();
        self.count_again();
        if turned {
            let tab = self.tab();
            self.tabs.left[tab] = self.reader.kept();
            self.show_tab(tab);
        } else {
            let elements = self.elements();
            self.reader.exchange(&self.report, elements);
        }
        self.fit();
    }

    /// Takes over where jumps began to the tabs there are now; jumps from a tab that has gone are forgotten.
    fn rename_tabs_of_jumps(&mut self, old: &Report) {
        let tabs = self.tabs.all.iter().map(|&tab| (tab.key(&self.report), tab));
        let tabs: HashMap<String, Tab> = tabs.collect();
        let renamed = |location: &Location| {
            let tab = *tabs.get(&location.tab.key(old))?;
            Some(Location { tab, ..*location })
        };
        self.history = self.history.map(renamed);
        if let Some(focus) = &mut self.outline.focus {
            let here = Location { tab: self.tabs.tab(), top: None, figure: None };
            focus.origin = renamed(&focus.origin).unwrap_or(here);
        }
    }

    /// The figure that is to be decided on: the selected one of the table, or the one whose sentence is highlighted in
    /// the text.
    pub(super) fn figure_to_decide(&self) -> Option<&FigureRow> {
        if self.mode() == Mode::Figures {
            return self.figure();
        }
        // Asked for every frame: the table is looked at only where a sentence is highlighted.
        let quoted = self.quoted()?;
        self.figure().filter(|row| {
            row.node == Some(quoted.node) && row.quote.as_ref() == Some(&quoted.chars)
        })
    }

    /// Accepts or rejects a figure, and goes on to the next: in the table, or to its sentence.
    pub(super) fn decide(&mut self, status: Decision) {
        let Some(row) = self.figure_to_decide().cloned() else {
            return self.say(Message::NoFigureToDecide, &[]);
        };
        let name = crate::page::cells::name(&self.report, &row, self.settings.lang);
        let next = self.figures.after_selected();
        if self.list(&row, |figure| figure.status = Some(status)) {
            self.select_place(next);
            if self.mode() == Mode::Reading {
                self.show_next_proof();
            }
            let said = match status {
                Decision::Rejected => Message::FigureRejected,
                Decision::Accepted | Decision::Corrected => Message::FigureAccepted,
            };
            self.say(said, &[&SafeText::new(&name)]);
        }
    }

    /// Goes to the sentence of the selected figure, or back to the table if nothing is left to decide on it.
    fn show_next_proof(&mut self) {
        match self.tabs.position(Tab::Figures) {
            Some(table) if !self.figure().is_some_and(FigureRow::is_found) => {
                self.figures.quoted = None;
                self.turn_to(table);
            }
            _ => self.open_figure(),
        }
    }

    /// Lists a figure as it is corrected.
    pub(super) fn correct(&mut self, row: &FigureRow, correct: impl FnOnce(&mut Figure)) {
        let place = row.position();
        let listed = self.list(row, |figure| {
            correct(figure);
            figure.status = Some(Decision::Corrected);
        });
        if listed {
            self.select_place(place);
            self.say(Message::FigureCorrected, &[]);
        }
    }

    /// Changes the listed figure that a row shows; one that was found is listed first. `false` where people have listed
    /// them all without the program.
    fn list(&mut self, row: &FigureRow, change: impl FnOnce(&mut Figure)) -> bool {
        let curating = &mut self.curating;
        if curating.curation.lists_all_figures() && !curating.curation.complete {
            self.say(Message::CuratedWhole, &[]);
            return false;
        }
        let mut figure = row.of(&self.report).clone();
        if row.found.is_some() {
            figure.theme = SafeText::default();
            change(&mut figure);
            curating.curation.to_mut().figures.push(figure);
            curating.changes.push(Undo::Added);
        } else if let Some(at) = curating.listed(&figure) {
            let before = curating.curation.figures[at].clone();
            change(&mut curating.curation.to_mut().figures[at]);
            curating.changes.push(Undo::Figure(at, Box::new(before)));
        }
        curating.unsaved = true;
        self.show_known();
        true
    }

    /// The figures that were rejected, with their positions among those decided on.
    pub(super) fn rejected(&self) -> impl Iterator<Item = (usize, &Figure)> {
        let listed = self.curating.curation.figures.iter().enumerate();
        listed.filter(|(_, figure)| figure.status == Some(Decision::Rejected))
    }

    /// Accepts a figure that was rejected, by its position among those decided on, and goes to it in the table.
    pub(super) fn accept_again(&mut self, at: usize) {
        let curating = &mut self.curating;
        let Some(figure) = curating.curation.to_mut().figures.get_mut(at) else {
            return;
        };
        let id = figure.id.clone();
        curating.changes.push(Undo::Figure(at, Box::new(figure.clone())));
        figure.status = Some(Decision::Accepted);
        curating.unsaved = true;
        self.show_known();
        let rows = self.figures().rows();
        let Some(row) = rows.iter().position(|row| row.of(&self.report).id == id) else {
            return;
        };
        let name = crate::page::cells::name(&self.report, &rows[row], self.settings.lang);
        self.go_to_figure(row);
        self.say(Message::FigureAccepted, &[&SafeText::new(&name)]);
    }

    /// Selects the figure at a place, if there still is one.
    fn select_place(&mut self, place: Option<(Node, usize)>) {
        let row = place.and_then(|place| self.figures.at_place(place));
        if let Some(row) = row {
            self.figures.select(row);
        }
    }

    /// Says that nothing is to be found any more beside what is listed, or takes that back.
    pub(super) fn complete_curation(&mut self) {
        let curating = &mut self.curating;
        if curating.curation.lists_all_figures() && !curating.curation.complete {
            return self.say(Message::CuratedWhole, &[]);
        }
        let complete = !curating.curation.complete;
        curating.changes.push(Undo::Completed(!complete));
        curating.curation.to_mut().complete = complete;
        curating.unsaved = true;
        self.show_known();
        let said = if complete { Message::CurationComplete } else { Message::CurationOpen };
        self.say(said, &[]);
    }

    /// Takes back the last change.
    pub(super) fn take_back(&mut self) {
        let curating = &mut self.curating;
        let Some(change) = curating.changes.pop() else {
            return self.say(Message::NothingToTakeBack, &[]);
        };
        let curation = curating.curation.to_mut();
        let mut again = None;
        match change {
            Undo::Added => again = curation.figures.pop(),
            Undo::Figure(at, before) => {
                curation.figures[at] = *before.clone();
                again = Some(*before);
            }
            Undo::Themes(before) => curation.themes = before,
            Undo::Completed(before) => curation.complete = before,
        }
        curating.unsaved = true;
        self.show_known();
        let place = again.and_then(|figure| {
            let node = figure.note.as_ref().and_then(|id| self.report.note(id)).map(Node::Note);
            Some((node.or_else(|| self.report.find(&figure.block))?, figure.at?[0]))
        });
        self.select_place(place);
        self.say(Message::TakenBack, &[]);
    }

    /// The themes that a passage can be put into: those of the report, then those that reports commonly have.
    pub(super) fn themes_to_choose(&self) -> Vec<Theme> {
        let mut themes = self.report.curation.themes.clone();
        for common in themes::common() {
            if themes.iter().all(|theme| theme.id != common.id) {
                themes.push(common);
            }
        }
        themes
    }

    /// Puts a section or block into a theme, or takes it out if it is in it.
    pub(super) fn turn_into_theme(&mut self, theme: &Theme, node: Node) {
        let curating = &mut self.curating;
        let before = curating.curation.themes.clone();
        let found = curating.themes.iter().map(|found| &found.theme);
        let listed = &mut curating.curation.to_mut().themes;
        let at = listed.iter().position(|listed| listed.id == theme.id).unwrap_or_else(|| {
            let as_found = found.into_iter().find(|found| found.id == theme.id);
            let status = Some(Decision::Corrected);
            listed.push(Theme { status, remark: None, ..as_found.unwrap_or(theme).clone() });
            listed.len() - 1
        });
        let holds = listed[at].holds(&self.report, node);
        if holds {
            listed[at].take_out(&self.report, node);
        } else {
            listed[at].put_in(&self.report, node);
        }
        curating.changes.push(Undo::Themes(before));
        curating.unsaved = true;
        let name = crate::page::cells::pick(&listed[at].name, self.settings.lang).to_owned();
        self.show_known();
        let place = crate::citation::position_in_words(&self.report, node, self.settings.lang);
        let said = if holds { Message::TakenOutOfTab } else { Message::PutIntoTab };
        self.say(said, &[&place, &name]);
    }

    /// Whether any figure shown was found by the program.
    pub(crate) fn shows_found_figures(&self) -> bool {
        self.curating.is_seeking() || self.figures().rows().iter().any(|row| row.found.is_some())
    }
}
