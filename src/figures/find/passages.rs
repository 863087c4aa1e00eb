//! The passages of a report: the blocks and notes to be read, each with what its headings say of its figures.

use super::headings::{default_kind, kind_under, names_part_of_year, spans_years, words, years};
use crate::report::{BlockKind, FigureKind, Node, Report, ReservedId, Section, plain};

/// What a passage's headings say of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// Result or target.
    pub kind: FigureKind,
    /// The year of results, if known.
    pub reported: Option<u16>,
    /// The year of targets, if known.
    pub planned: Option<u16>,
}

impl Setting {
    /// The year of figures of a kind.
    pub(super) fn year(&self, kind: FigureKind) -> Option<u16> {
        match kind {
            FigureKind::Result => self.reported,
            FigureKind::Target => self.planned,
        }
    }

    /// Whether the passage plans.
    pub(super) fn is_plan(&self) -> bool {
        self.kind == FigureKind::Target
    }
}

/// A block or note to be read.
pub(super) struct Passage {
    /// The block or note.
    pub node: Node,
    /// What its headings say of its figures.
    pub setting: Setting,
    /// The address of the block, or of the block that first cites the note.
    pub block: String,
    /// The block before a table: its title, its unit.
    pub above: Option<Node>,
}

/// Whether a section is front matter, whose numbers are no figures.
fn is_front_matter(section: &Section) -> bool {
    section.reserved_id().is_some_and(ReservedId::is_front_matter)
}

/// The passages of a report in reading order.
pub(super) fn passages(report: &Report) -> Vec<Passage> {
    let settings = settings(report);
    let mut passages = Vec::new();
    for (s, section) in report.sections.iter().enumerate() {
        if is_front_matter(section) {
            continue;
        }
        for (b, block) in section.blocks.iter().enumerate() {
            if block.kind == BlockKind::Line {
                continue;
            }
            let node = Node::Block(s, b);
            let address = report.address(node);
            let above = match b.checked_sub(1) {
                Some(before) => Node::Block(s, before),
                None => Node::Heading(s),
            };
            passages.push(Passage {
                node,
                setting: settings[s],
                block: address,
                above: Some(above),
            });
        }
    }
    let whole = Setting { kind: FigureKind::Result, ..document(report) };
    for n in 0..report.notes.len() {
        let mut cited = report.cited_in(n).iter().map(|position| position.node);
        let cited = cited.find_map(|node| match node {
            Node::Block(s, _) => Some((settings[s], report.address(node))),
            _ => None,
        });
        let (setting, block) = cited.unwrap_or((whole, String::new()));
        passages.push(Passage { node: Node::Note(n), setting, block, above: None });
    }
    passages
}

/// The setting of the whole report, from its data and title.
fn document(report: &Report) -> Setting {
    let title = words(&report.title);
    let kind = default_kind(&title);
    if let Some(years) = report.years {
        let planned = years.planned.unwrap_or(years.reported.saturating_add(1));
        return Setting { kind, reported: Some(years.reported), planned: Some(planned) };
    }
    if spans_years(&title) {
        return Setting { kind, reported: None, planned: None };
    }
    let named = years(&title);
    let reported = named.first().copied();
    let last = named.last().copied().filter(|&last| Some(last) > reported);
    let same_year = kind == FigureKind::Target
        || title.contains("cuối năm")
        || names_part_of_year(&title)
        || named.len() > 1;
    let planned = match (last, reported) {
        (Some(last), _) => Some(last),
        (None, Some(year)) if same_year => Some(year),
        (None, Some(year)) => Some(year.saturating_add(1)),
        (None, None) => None,
    };
    Setting { kind, reported, planned }
}

/// The setting of each section.
fn settings(report: &Report) -> Vec<Setting> {
    let document = document(report);
    let titles = titles(report);
    let mut open: Vec<(usize, Option<FigureKind>, Setting)> = Vec::new();
    let mut settings = Vec::with_capacity(report.sections.len());
    for (s, section) in report.sections.iter().enumerate() {
        while open.last().is_some_and(|&(depth, ..)| depth >= section.depth) {
            open.pop();
        }
        let (mut kind, mut setting) =
            open.last().map_or((None, document), |&(_, kind, setting)| (kind, setting));
        if !titles[s] {
            let heading = words(&plain(&section.title));
            kind = kind_under(kind, &heading, document.planned);
            setting.kind = kind.unwrap_or(document.kind);
            take_year(&mut setting, &heading);
        }
        open.push((section.depth, kind, setting));
        settings.push(setting);
    }
    settings
}

/// Takes the year that a heading names as that of its kind of figures.
fn take_year(setting: &mut Setting, heading: &str) {
    if spans_years(heading) {
        (setting.reported, setting.planned) = (None, None);
        return;
    }
    if let [year] = years(heading)[..] {
        match setting.kind {
            FigureKind::Result => setting.reported = Some(year),
            FigureKind::Target => setting.planned = Some(year),
        }
    }
}

/// For each section whether it is a line of the title, which decides nothing: a section of the top level without a number
/// that holds nearly all blocks, or is the first and holds more than a third.
fn titles(report: &Report) -> Vec<bool> {
    let mut blocks = vec![0; report.sections.len()];
    let (mut top, mut first) = (None, None);
    for (s, section) in report.sections.iter().enumerate() {
        if section.depth == 0 {
            top = section.reserved_id().is_none().then_some(s);
            first = first.or(top);
        }
        if let Some(top) = top {
            blocks[top] += section.blocks.len();
        }
    }
    let all: usize = blocks.iter().sum();
    let is_title = |s: usize| {
        let over = blocks[s] * 100;
        over > 85 * all || Some(s) == first && over > 35 * all
    };
    let numbered = |s: usize| report.sections[s].label.is_some();
    (0..blocks.len()).map(|s| blocks[s] > 0 && !numbered(s) && is_title(s)).collect()
}
