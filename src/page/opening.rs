//! The opening page of a view: its name, its leading figures as small bars, and what it holds.

mod words;

use std::collections::HashSet;

use super::chart::{lines, of};
use super::compose::Group;
use super::{Composer, Link, Row, Tables, Tone, added, cells, columns, fitted};
use crate::figures::{FigureRow, Figures, table::view_of};
use crate::messages::{Lang, Message};
use crate::report::{Node, Remark, Report};

/// The narrowest page, in columns, on which bars say anything.
const BARS: usize = 30;

impl Composer<'_> {
    /// Sets the opening page of a view above everything else. A view without figures and remark has none.
    pub(super) fn opening(&mut self, view: usize, lang: Lang) {
        let leading = self.figures.leading(self.report, view);
        let remark = self.report.curation.themes[view].remark.as_ref();
        if leading.is_empty() && remark.is_none() {
            return;
        }
        let width = self.page.width;
        let mut rows =
            lines(cells::pick(&self.report.curation.themes[view].name, lang), Tone::Heading, width);
        rows.extend(lines(&holds(self.report, self.figures, view, lang), Tone::Dim, width));
        if let Some(Remark(words)) = remark {
            rows.extend(lines(cells::pick(words, lang), Tone::Dim, width));
        }
        let mut signs = Signs::default();
        for &row in &leading {
            rows.push(Row::default());
            let mut set = if self.tables == Tables::Lists {
                let words = words::of(self.report, self.figures, row, lang);
                signs.derived |= words.contains(cells::DERIVED);
                lines(&words, Tone::Plain, width)
            } else {
                small(self.report, self.figures, row, lang, width, &mut signs)
            };
            for piece in set.iter_mut().flat_map(|row| &mut row.pieces) {
                piece.link = Some(Link::Figure(row));
            }
            rows.extend(set);
        }
        let legend = match self.tables {
            Tables::Columns if !leading.is_empty() => signs.legend(lang),
            Tables::Lists if signs.derived => Message::Derived.say(lang).to_owned(),
            _ => String::new(),
        };
        if !legend.is_empty() {
            rows.push(Row::default());
            rows.extend(lines(&legend, Tone::Dim, width));
        }
        self.page.rows.extend(rows);
        self.page.opening = self.page.rows.len();
        self.last = Group::Text;
    }
}

/// How many sections, passages, notes and figures a view holds.
fn holds(report: &Report, figures: &Figures, view: usize, lang: Lang) -> String {
    let mut sections = HashSet::new();
    let mut blocks = HashSet::new();
    let mut notes = HashSet::new();
    let places = report.curation.themes[view].places.iter();
    let places: HashSet<Node> = places.filter_map(|address| report.find(address)).collect();
    for position in places {
        match position {
            Node::Heading(s) => {
                for s in report.subtree(s) {
                    sections.insert(s);
                    blocks.extend((0..report.sections[s].blocks.len()).map(|b| (s, b)));
                }
            }
            Node::Block(s, b) => {
                sections.insert(s);
                blocks.insert((s, b));
            }
            Node::Note(n) => {
                notes.insert(n);
            }
            Node::Title => {}
        }
    }
    for &(s, b) in &blocks {
        let references = crate::report::note_references(&report.runs(Node::Block(s, b)));
        notes.extend(references.iter().filter_map(|(_, id)| report.note(id)));
    }
    let own = |row: &&FigureRow| view_of(report, row) == Some(view);
    let counts =
        [sections.len(), blocks.len(), notes.len(), figures.rows().iter().filter(own).count()]
            .map(|count| count.to_string());
    Message::Holds.fill(lang, &counts.each_ref().map(String::as_str))
}

/// Which marks the bars needed, for the legend.
#[derive(Default)]
struct Signs {
    plan: bool,
    target: bool,
    derived: bool,
}

const PLAN: char = '┃';
const TARGET: char = '◆';

impl Signs {
    fn legend(&self, lang: Lang) -> String {
        let mut parts = vec![format!("█ {}", Message::LegendResult.say(lang))];
        if self.plan {
            parts.push(format!("{PLAN} {}", Message::LegendPlan.say(lang)));
        }
        if self.target {
            parts.push(format!("{TARGET} {}", Message::LegendTarget.say(lang)));
        }
        if self.derived {
            parts.push(Message::Derived.say(lang).to_owned());
        }
        parts.join("  ")
    }
}

/// A figure in two rows: its name with its value, and below it a bar from zero with the plan and the next target marked
/// on it, their values behind.
fn small(
    report: &Report,
    figures: &Figures,
    at: usize,
    lang: Lang,
    width: usize,
    signs: &mut Signs,
) -> Vec<Row> {
    let row = &figures.rows()[at];
    let value = cells::value(report, row);
    let name = cells::name(report, row, lang);
    let room = width.saturating_sub(columns(&value) + 2);
    let mut rows = if room >= BARS / 2 {
        let name = fitted(name, room);
        let gap = width - columns(&name) - columns(&value);
        vec![of(vec![
            added(&name, Tone::Plain),
            added(&" ".repeat(gap), Tone::Plain),
            added(&value, Tone::Strong),
        ])]
    } else {
        let mut rows = lines(name, Tone::Plain, width);
        rows.extend(lines(&value, Tone::Strong, width));
        rows
    };
    let target = row
        .paired
        .filter(|paired| paired.target.is_some())
        .map(|paired| &figures.rows()[paired.row])
        .and_then(|other| Some((other, other.value?)));
    let mut said = Vec::new();
    let against = cells::against(row, lang);
    match row.plan() {
        Some(plan) => {
            signs.plan = true;
            said.push(format!("{PLAN} {} {against}", cells::amount(plan)));
        }
        None if !against.is_empty() => said.push(against),
        None => {}
    }
    if let (Some((other, _)), Some(paired)) = (target, row.paired) {
        signs.target = true;
        let order = paired.target.map_or("", cells::arrow);
        said.push(format!("{TARGET} {} {order}", other.of(report).value_text));
    }
    if said.is_empty() {
        let Some(change) = row.change() else {
            return rows;
        };
        let year = Message::OnYear.fill(lang, &[&change.year.to_string()]);
        said.push(format!("{year}: {}", cells::change(change, lang)));
        rows.extend(lines(&said.join("   "), Tone::Dim, width));
        return rows;
    }
    let said = said.join("   ");
    signs.derived |= said.contains(cells::DERIVED);
    let ends = [
        row.value.map(|value| ('█', value.to_f64())),
        row.plan().map(|plan| (PLAN, plan.number.to_f64())),
        target.map(|(_, value)| (TARGET, value.to_f64())),
    ];
    let bar_width = (width / 2).min(width.saturating_sub(columns(&said) + 2));
    if bar_width >= BARS / 2 && ends.iter().flatten().count() > 1 {
        let bar = bullet(&ends, bar_width);
        rows.push(of(vec![
            added(&bar, Tone::Reference),
            added("  ", Tone::Plain),
            added(&said, Tone::Dim),
        ]));
    } else {
        rows.extend(lines(&said, Tone::Dim, width));
    }
    rows
}

/// A bar with marks on it, to a width, from zero. The result is drawn first; a mark on the same cell stays visible.
fn bullet(ends: &[Option<(char, f64)>], width: usize) -> String {
    let highest = ends.iter().flatten().map(|(_, end)| *end).fold(0.0, f64::max);
    let mut cells = vec![' '; width];
    if highest <= 0.0 {
        return cells.into_iter().collect();
    }
    for &(sign, end) in ends.iter().flatten() {
        let at = (end.max(0.0) / highest * width as f64).round() as usize;
        if sign == '█' {
            cells[..at.min(width)].fill('█');
        } else {
            cells[at.saturating_sub(1).min(width - 1)] = sign;
        }
    }
    cells.into_iter().collect()
}
