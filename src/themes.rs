//! Themes found by rule in a report nobody curated, which become its tabs where they fit it. Headings decide first, then a
//! small lexicon. Found themes are never stored; a report with one curated theme gets none.

mod classify;
mod lexicon;

use crate::figures::find::{lays_down_rules, plans_one_matter};
use crate::report::{Bilingual, Decision, Node, Report, Theme};
use crate::source::labels::{LabelStyle, label};
use crate::text::SafeText;
use classify::{Classified, classify, subject};

/// A theme of official reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ThemeId {
    Economy,
    Society,
    Defence,
    Party,
}

const THEMES: [ThemeId; 4] = [ThemeId::Economy, ThemeId::Society, ThemeId::Defence, ThemeId::Party];

impl ThemeId {
    fn of_id(id: &str) -> Option<Self> {
        THEMES.into_iter().find(|theme| theme.id() == id)
    }

    fn id(self) -> &'static str {
        match self {
            Self::Economy => "economy",
            Self::Society => "society",
            Self::Defence => "defence",
            Self::Party => "party",
        }
    }

    fn name(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Economy => ("Kinh tế", "Economy"),
            Self::Society => ("Xã hội", "Society"),
            Self::Defence => ("Quốc phòng", "Defence"),
            Self::Party => ("Xây dựng Đảng", "Party building"),
        };
        Bilingual { vi: Some(vi.into()), en: Some(en.into()) }
    }
}

/// Why a block is of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// It belongs to no theme.
    #[default]
    None,
    /// A heading over it names the theme.
    Heading,
    /// It holds these terms, given without accents.
    Terms(Vec<String>),
    /// Its section is about it.
    Section,
}

/// A theme that was found.
#[derive(Clone, Debug)]
pub struct FoundTheme {
    /// The same as a curated theme. An address of a section means all under it.
    pub theme: Theme,
    /// Its blocks, with how sure each is (in hundredths) and why.
    pub blocks: Vec<ThemeBlock>,
}

/// A block of a theme.
#[derive(Clone, Debug)]
pub struct ThemeBlock {
    /// The block.
    pub node: Node,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// Why.
    pub reason: Reason,
}

/// Shares of the report's words: the least of a theme to be shown, the most of any theme, the least that all themes
/// together cover.
const LEAST_SHARE: f64 = 0.08;
const MOST_SHARE: f64 = 0.78;
const COVERED: f64 = 0.5;

/// The themes of a report, if they fit it: at least two with enough words, none with nearly all words, half of the words
/// covered, and either two themes named by headings or three themes in all. None where people have listed all themes, and
/// none in laws, charters and plans for one matter, whose own parts say more.
pub fn find(report: &Report) -> Option<Vec<FoundTheme>> {
    let title = &report.title;
    let on_one_subject = subject(title).is_some()
        || is_of_articles(report)
        || lays_down_rules(title)
        || plans_one_matter(title);
    if report.curation.lists_all_themes() || on_one_subject {
        return None;
    }
    let blocks = classify(report);
    let shown = shown(&blocks);
    let fits = !shown.is_empty();
    fits.then(|| shown.into_iter().map(|theme| found_theme(report, &blocks, theme)).collect())
}

/// Whether a report is a law, a charter or the like: half of its numbered headings or more are articles. Its chapters are
/// its parts, whatever words are in them.
fn is_of_articles(report: &Report) -> bool {
    let labels = report.sections.iter().filter_map(|section| label(section.label.as_ref()?));
    let (articles, others): (Vec<_>, Vec<_>) =
        labels.partition(|label| label.style == LabelStyle::Article);
    !articles.is_empty() && articles.len() >= others.len()
}

/// The themes that reports commonly have, without addresses.
pub(crate) fn common() -> impl Iterator<Item = Theme> {
    THEMES.into_iter().map(|theme| Theme {
        id: theme.id().into(),
        name: theme.name(),
        places: Vec::new(),
        status: None,
        remark: None,
    })
}

/// The sign behind the name of a theme that was found.
pub(crate) const FOUND: &str = "~";

/// The report with all its themes: those listed, and those found that nobody has decided on, with [`FOUND`] behind their
/// names. Rejected ones are left out.
pub(crate) fn with_found(mut report: Report, found: &[FoundTheme]) -> Report {
    if found.is_empty() && report.curation.themes.iter().all(|theme| theme.status.is_none()) {
        return report;
    }
    let mut listed = std::mem::take(&mut report.curation.themes);
    let mut themes = Vec::new();
    for theme in found.iter().map(|found| &found.theme) {
        match listed.iter().position(|other| other.id == theme.id) {
            Some(at) => themes.push(listed.remove(at)),
            None => themes.push(Theme { name: with_sign(&theme.name), ..theme.clone() }),
        }
    }
    themes.append(&mut listed);
    themes.retain(|theme| theme.status != Some(Decision::Rejected));
    report.curation.themes = themes;
    report
}

fn with_sign(name: &Bilingual) -> Bilingual {
    let add = |name: &Option<SafeText>| {
        name.as_ref().map(|name| SafeText::new(&format!("{name} {FOUND}")))
    };
    Bilingual { vi: add(&name.vi), en: add(&name.en) }
}

/// The themes to show; empty if themes do not fit the report.
fn shown(blocks: &[Classified]) -> Vec<ThemeId> {
    let all: usize = blocks.iter().map(|block| block.words).sum();
    let words_of = |theme: ThemeId| -> usize {
        let of = blocks.iter().filter(|block| block.themes.contains(&theme));
        of.map(|block| block.words).sum()
    };
    let covered: usize =
        blocks.iter().filter(|block| !block.themes.is_empty()).map(|block| block.words).sum();
    let sum: usize = THEMES.into_iter().map(words_of).sum();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let large = |theme: &ThemeId| share(words_of(*theme), all) >= LEAST_SHARE;
    let large: Vec<ThemeId> = THEMES.into_iter().filter(large).collect();
    let top = THEMES.into_iter().map(words_of).max().unwrap_or(0);
    let named =
        large.iter().filter(|theme| blocks.iter().any(|block| block.named.contains(theme))).count();
    let fits = large.len() >= 2
        && share(covered, all) >= COVERED
        && share(top, sum) <= MOST_SHARE
        && (named >= 2 || large.len() >= 3);
    if fits { large } else { Vec::new() }
}

fn found_theme(report: &Report, blocks: &[Classified], theme: ThemeId) -> FoundTheme {
    let of: Vec<&Classified> =
        blocks.iter().filter(|block| block.themes.contains(&theme)).collect();
    let places = places(report, blocks, theme);
    let of_block = |block: &&Classified| ThemeBlock {
        node: block.node,
        confidence: block.confidence,
        reason: block.reason.clone(),
    };
    FoundTheme {
        theme: Theme {
            id: theme.id().into(),
            name: theme.name(),
            places,
            status: None,
            remark: None,
        },
        blocks: of.iter().map(of_block).collect(),
    }
}

/// The addresses of a theme's blocks; where all blocks under a section belong to it, the address of the section.
fn places(report: &Report, blocks: &[Classified], theme: ThemeId) -> Vec<SafeText> {
    let sections = report.sections.len();
    // For each section, how many blocks are in and under it, and how many of them are of the theme.
    let mut all = vec![0; sections];
    let mut of = vec![0; sections];
    for block in blocks {
        if let Some(s) = block.node.section() {
            all[s] += 1;
            of[s] += usize::from(block.themes.contains(&theme));
        }
    }
    for s in (0..sections).rev() {
        if let Some(parent) = report.parent(s) {
            all[parent] += all[s];
            of[parent] += of[s];
        }
    }
    let whole = |s: usize| all[s] > 0 && all[s] == of[s];
    let mut covered = vec![false; sections];
    for s in 0..sections {
        covered[s] = whole(s) || report.parent(s).is_some_and(|parent| covered[parent]);
    }
    let heads = (0..sections)
        .filter(|&s| whole(s) && !report.parent(s).is_some_and(|parent| covered[parent]))
        .map(Node::Heading);
    let single = blocks
        .iter()
        .filter(|block| block.themes.contains(&theme))
        .map(|block| block.node)
        .filter(|&node| !node.section().is_some_and(|s| covered[s]));
    let mut nodes: Vec<Node> = heads.chain(single).collect();
    nodes.sort_by_key(|&node| (node.section(), node));
    nodes.into_iter().map(|node| SafeText::new(&report.address(node))).collect()
}
