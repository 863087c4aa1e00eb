//! The opening page of a view: its name, its leading figures, and how much it holds. A figure with a plan has a bar of per
//! cent of the plan. All bars have one scale, with the plan in the same column of every row.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::chart::{lines, of};
use super::compose::Group;
use super::{Composer, Link, PageStyle, Row, Tone, added, cells, columns};
use crate::figures::{FigureRow, Figures, table::view_of};
use crate::messages::{Lang, Message};
use crate::report::{Node, Remark, Report};

/// The narrowest page, in columns, on which a bar and its words share a row.
const SIDE_BY_SIDE: usize = 66;
/// Columns of the words beside a bar: enough for most figures in one row.
const WORDS: usize = 48;
/// The fewest and the most columns of a bar beside its words, and the columns of a bar above them.
const SHORTEST: usize = 16;
const LONGEST: usize = 34;
const ABOVE: usize = 24;
/// Columns between a bar and its words.
const GAP: usize = 2;
const FILLED: char = '█';
const PLAN: char = '┃';

impl Composer<'_> {
    /// Adds the opening page of a view, at the top. A view without figures and remark has none.
    pub(super) fn opening(&mut self, view: usize, lang: Lang) {
        let leading = self.figures.leading(self.report, view);
        let remark = self.report.curation.themes[view].remark.as_ref();
        if leading.is_empty() && remark.is_none() {
            return;
        }
        let (report, width) = (self.report, self.page.width);
        let shown: Vec<&FigureRow> = leading.iter().map(|&row| &self.figures.rows()[row]).collect();
        let overview = Overview::new(report, self.figures, &shown, lang, width);
        let mut heading = cells::pick(&report.curation.themes[view].name, lang).to_owned();
        if let Some(period) = &overview.period {
            heading = format!("{heading} · {period}");
        }
        let mut rows = lines(&heading, Tone::Heading, width);
        rows.extend(lines(&holds(report, self.figures, view, lang), Tone::Dim, width));
        if let Some(Remark(words)) = remark {
            rows.extend(lines(cells::pick(words, lang), Tone::Dim, width));
        }
        for (&at, row) in leading.iter().zip(&shown) {
            rows.push(Row::default());
            let mut set = match self.style {
                PageStyle::Printed => overview.figure(row),
                PageStyle::Plain => {
                    lines(&cells::in_short(report, self.figures, row, lang), Tone::Plain, width)
                }
            };
            for piece in set.iter_mut().flat_map(|row| &mut row.pieces) {
                piece.link = Some(Link::Figure(at));
            }
            rows.extend(set);
        }
        let legend = match self.style {
            PageStyle::Printed => overview.legend(&rows),
            // The words say all other signs themselves.
            PageStyle::Plain => overview.derived(&rows).to_owned(),
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

/// What the figures of an opening page share.
struct Overview<'a> {
    report: &'a Report,
    figures: &'a Figures,
    lang: Lang,
    width: usize,
    /// The kind and year that they all have; none if they differ, in which case each row says its own.
    period: Option<String>,
    scale: Scale,
}

impl<'a> Overview<'a> {
    fn new(
        report: &'a Report,
        figures: &'a Figures,
        leading: &[&FigureRow],
        lang: Lang,
        width: usize,
    ) -> Self {
        let mut periods: Vec<String> =
            leading.iter().map(|row| cells::period(report, row, lang)).collect();
        periods.dedup();
        let period = if periods.len() == 1 { periods.pop() } else { None };
        let bar = if width >= SIDE_BY_SIDE {
            (width - WORDS - GAP).clamp(SHORTEST, LONGEST)
        } else {
            ABOVE.min(width)
        };
        let shares = leading.iter().filter_map(|row| share_of_plan(row));
        Self { report, figures, lang, width, period, scale: Scale::new(shares, bar) }
    }

    /// A figure: its name with its value, and below it its comparisons, beside a bar if it has a plan.
    fn figure(&self, row: &FigureRow) -> Vec<Row> {
        let mut rows = self.name_and_value(row);
        let words = self.compared(row);
        let Some(share) = share_of_plan(row) else {
            rows.extend(lines(&words, Tone::Dim, self.width));
            return rows;
        };
        let bar = added(&self.scale.bar(share), Tone::Reference);
        if self.width < SIDE_BY_SIDE {
            rows.push(of(vec![bar]));
            rows.extend(lines(&words, Tone::Dim, self.width));
            return rows;
        }
        let indent = self.scale.columns + GAP;
        let mut beside = lines(&words, Tone::Dim, self.width - indent).into_iter();
        let mut first = vec![bar, added(&" ".repeat(GAP), Tone::Plain)];
        first.extend(beside.next().into_iter().flat_map(|row| row.pieces));
        rows.push(of(first));
        rows.extend(beside.map(|row| Row { indent, ..row }));
        rows
    }

    /// The full name, with the value at the right edge of its last row or of a further row.
    fn name_and_value(&self, row: &FigureRow) -> Vec<Row> {
        let mut value = cells::value(self.report, row, self.lang);
        if self.period.is_none() {
            value = format!("{value} · {}", cells::period(self.report, row, self.lang));
        }
        let mut rows = lines(&cells::name(self.report, row, self.lang), Tone::Plain, self.width);
        let taken = rows.last().map_or(0, Row::columns);
        let needed = columns(&value);
        if taken + GAP + needed <= self.width
            && let Some(last) = rows.last_mut()
        {
            let gap = " ".repeat(self.width - taken - needed);
            last.pieces.extend([added(&gap, Tone::Plain), added(&value, Tone::Strong)]);
        } else {
            rows.extend(lines(&value, Tone::Strong, self.width).into_iter().map(|row| {
                let indent = self.width.saturating_sub(row.columns());
                Row { indent, ..row }
            }));
        }
        rows
    }

    /// The comparisons with its plans, and the next target; without these, the change.
    fn compared(&self, row: &FigureRow) -> String {
        let Self { report, figures, lang, .. } = *self;
        let unit = &row.of(report).unit;
        let mut parts = vec![
            cells::against_values(report, row, lang),
            cells::counterpart_alone(report, figures, row, lang),
        ];
        parts.retain(|part| !part.is_empty());
        if let (true, Some(change)) = (parts.is_empty(), row.change()) {
            parts.push(cells::change(change, unit, lang));
        }
        parts.join(" · ")
    }

    /// The explanation of the signs that the rows use.
    fn legend(&self, rows: &[Row]) -> String {
        let signs = [
            (FILLED, Message::LegendResult),
            (PLAN, Message::LegendPlan),
            ('▲', Message::Exceeded),
            ('▼', Message::Missed),
        ];
        let known = signs.iter().filter(|(sign, _)| is_on(rows, *sign));
        let mut parts: Vec<String> =
            known.map(|(sign, word)| format!("{sign} {}", word.say(self.lang))).collect();
        parts.push(self.derived(rows).to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join("  ")
    }

    /// What the sign of a derived number means, if it is on the rows.
    fn derived(&self, rows: &[Row]) -> &'static str {
        if is_on(rows, cells::DERIVED) { Message::Derived.say(self.lang) } else { "" }
    }
}

/// Whether a sign is on the rows.
fn is_on(rows: &[Row], sign: char) -> bool {
    rows.iter().flat_map(|row| &row.pieces).any(|piece| piece.text.contains(sign))
}

/// A figure as per cent of its main plan, as stated or from value and plan; none if neither gives it.
fn share_of_plan(row: &FigureRow) -> Option<f64> {
    let plan = row.plans.first()?;
    if let Some(percent) = plan.percent() {
        return Some(percent.number.to_f64());
    }
    let (value, plan) = (row.value?.to_f64(), plan.value?.number.to_f64());
    (value >= 0.0 && plan > 0.0).then(|| value / plan * 100.0)
}

/// The scale of the bars, the same for all figures of a page.
struct Scale {
    columns: usize,
    /// Per cent at the right end.
    end: f64,
    /// The column of the plan, from 0.
    plan: usize,
}

impl Scale {
    fn new(shares: impl Iterator<Item = f64>, columns: usize) -> Self {
        let end = shares.fold(100.0, f64::max);
        // For a result above the plan, one cell is left after the sign of the plan.
        let last = columns.saturating_sub(if end > 100.0 { 2 } else { 1 });
        let plan = (100.0 / end * columns as f64).round() as usize;
        Self { columns, end, plan: plan.saturating_sub(1).min(last) }
    }

    /// A bar with the sign of the plan in it. It always ends before, at or after that sign, as the result is below the plan,
    /// equal to it or above.
    fn bar(&self, share: f64) -> String {
        let filled = (share.max(0.0) / self.end * self.columns as f64).round() as usize;
        let filled = match share.total_cmp(&100.0) {
            Ordering::Less => filled.min(self.plan),
            Ordering::Equal => self.plan + 1,
            Ordering::Greater => filled.clamp(self.plan + 2, self.columns.max(self.plan + 2)),
        };
        let cell = |at: usize| match at {
            at if at == self.plan => PLAN,
            at if at < filled => FILLED,
            _ => ' ',
        };
        (0..self.columns).map(cell).collect()
    }
}
