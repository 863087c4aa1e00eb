//! The themes of each block: by the nearest heading that names one, else by the block's own words, else by what its
//! section is about.

use super::lexicon::{HEADINGS, TERMS, syllables};
use super::{Reason, THEMES, ThemeId};
use crate::report::{BlockKind, Node, Report, ReservedId, plain};

/// The opening of a block, in syllables: terms in it count twice.
const OPENING: usize = 14;
/// The least scores, and the least shares of the strongest theme's score, with which a block gets a second theme
/// (`SECOND`), or counts as being about everything and gets none (`THIRD`); `LEAST` is for the strongest itself.
const LEAST: f64 = 3.5;
const SECOND: f64 = 5.0;
const SECOND_SHARE: f64 = 0.6;
const THIRD: f64 = 4.0;
const THIRD_SHARE: f64 = 0.4;
/// The least score of a section, and the least share of its first theme in it, to give this theme to blocks without one.
const SECTION: f64 = 5.0;
const SECTION_SHARE: f64 = 0.6;

/// The least weight of a phrase by which a heading decides whatever is above it.
const STRONG: f64 = 1.0;

/// A block with its themes.
#[derive(Clone, Debug)]
pub(super) struct Classified {
    pub node: Node,
    pub themes: Vec<ThemeId>,
    /// In hundredths.
    pub confidence: u8,
    pub reason: Reason,
    pub words: usize,
    /// The themes named by the nearest heading that names any.
    pub named: Vec<ThemeId>,
    scores: Scores,
    /// Whether it is about everything, and so gets no theme from its section.
    general: bool,
}

/// The score of a text for each theme, and the terms it comes from.
#[derive(Clone, Debug, Default)]
struct Scores {
    of: [f64; 4],
    terms: Vec<usize>,
}

/// The blocks of a report with their themes, in reading order.
pub(super) fn classify(report: &Report) -> Vec<Classified> {
    let mut blocks = Vec::new();
    let mut open: Vec<(usize, Vec<ThemeId>)> = Vec::new();
    for (s, section) in report.sections.iter().enumerate() {
        while open.last().is_some_and(|(depth, _)| *depth >= section.depth) {
            open.pop();
        }
        let above = open.last().map(|(_, themes)| themes.as_slice()).unwrap_or_default();
        let named = themes_of_heading(&plain(&section.title), above);
        open.push((section.depth, named.clone()));
        // Front matter has no theme.
        if section.reserved_id().is_some_and(ReservedId::is_front_matter) {
            continue;
        }
        let first = blocks.len();
        for (b, block) in section.blocks.iter().enumerate() {
            if block.kind != BlockKind::Line {
                blocks.push(block_of(Node::Block(s, b), &block.plain(), &named));
            }
        }
        let parted = report.sections.get(s + 1).is_some_and(|next| next.depth > section.depth);
        if named.is_empty() && parted {
            // A block that introduces several sections is about all of them.
            blocks[first..].iter_mut().for_each(Classified::make_general);
        }
        take_from_section(&mut blocks[first..]);
    }
    blocks
}

/// The themes a heading names, each once: "kinh tế - xã hội" two, "trật tự an toàn xã hội" one. A heading that names none,
/// or only weakly under one that names a single theme, has those of the heading above.
fn themes_of_heading(heading: &str, above: &[ThemeId]) -> Vec<ThemeId> {
    match (named_by(heading, STRONG), named_by(heading, 0.0)) {
        (strong, _) if !strong.is_empty() => strong,
        (_, weak) if !weak.is_empty() && above.len() != 1 => weak,
        _ => above.to_vec(),
    }
}

/// The theme that a whole report is about, if its title names one and no other.
pub(super) fn subject(title: &str) -> Option<ThemeId> {
    match named_by(title, STRONG)[..] {
        [theme] => Some(theme),
        _ => None,
    }
}

/// The themes that the phrases of a heading name which weigh at least so much.
fn named_by(heading: &str, least: f64) -> Vec<ThemeId> {
    let words: Vec<String> = syllables(heading)
        .into_iter()
        .filter(|word| word.len() > 1 || word.chars().all(char::is_alphabetic))
        .collect();
    let mut themes = Vec::new();
    for term in HEADINGS.hits(&words).iter().map(|hit| &HEADINGS.list[hit.term]) {
        if term.weight >= least && !themes.contains(&term.theme) {
            themes.push(term.theme);
        }
    }
    themes
}

fn block_of(node: Node, text: &str, named: &[ThemeId]) -> Classified {
    let scores = scores(text);
    let mut block = Classified {
        node,
        themes: Vec::new(),
        confidence: 0,
        reason: Reason::None,
        words: text.split_whitespace().count(),
        named: named.to_vec(),
        scores,
        general: false,
    };
    if let [theme] = named {
        block.themes = vec![*theme];
        let most = block.scores.of.iter().copied().fold(0.0, f64::max);
        block.confidence = if block.scores.of[*theme as usize] >= most { 90 } else { 70 };
        block.reason = Reason::Heading;
    } else {
        block.by_text();
    }
    block
}

impl Classified {
    /// Removes all themes.
    fn make_general(&mut self) {
        self.general = true;
        self.themes.clear();
        self.reason = Reason::None;
        self.confidence = 0;
    }

    /// Decides by the block's own words.
    fn by_text(&mut self) {
        let order = self.scores.order();
        let [first, second, third] =
            [order[0], order[1], order[2]].map(|t| self.scores.of[t as usize]);
        if first < LEAST {
            return;
        }
        if third >= THIRD && third >= THIRD_SHARE * first {
            self.general = true;
            return;
        }
        let all: f64 = self.scores.of.iter().sum();
        self.themes = vec![order[0]];
        self.confidence = ((first / all * 100.0).round() as u8).min(85);
        if second >= SECOND && second >= SECOND_SHARE * first {
            self.themes.push(order[1]);
            self.confidence = self.confidence.min(55);
        }
        let terms = self.scores.terms.iter().map(|&term| &TERMS.list[term]);
        let terms = terms.filter(|term| self.themes.contains(&term.theme));
        self.reason = Reason::Terms(terms.map(|term| term.words.join(" ")).collect());
    }
}

impl Scores {
    /// The themes from the strongest.
    fn order(&self) -> [ThemeId; 4] {
        let mut order = THEMES;
        order.sort_by(|a, b| self.of[*b as usize].total_cmp(&self.of[*a as usize]));
        order
    }
}

/// Σ weight × (1 + ln count) over the terms of a text, doubled for those in its opening.
fn scores(text: &str) -> Scores {
    let mut counts: Vec<(usize, usize, bool)> = Vec::new();
    for hit in TERMS.hits(&syllables(text)) {
        let opening = hit.at < OPENING;
        match counts.iter_mut().find(|(term, ..)| *term == hit.term) {
            Some((_, count, early)) => {
                *count += 1;
                *early |= opening;
            }
            None => counts.push((hit.term, 1, opening)),
        }
    }
    let mut scores = Scores::default();
    for (term, count, opening) in counts {
        let known = &TERMS.list[term];
        let score =
            known.weight * (1.0 + libm::log(count as f64)) * if opening { 2.0 } else { 1.0 };
        scores.of[known.theme as usize] += score;
        scores.terms.push(term);
    }
    scores
}

/// Gives the strongest theme of a section to those of its blocks that say too little to have their own.
fn take_from_section(blocks: &mut [Classified]) {
    let mut whole = Scores::default();
    for block in blocks.iter() {
        for theme in THEMES {
            whole.of[theme as usize] += block.scores.of[theme as usize];
        }
    }
    let first = whole.order()[0];
    let (most, all) = (whole.of[first as usize], whole.of.iter().sum::<f64>());
    if most < SECTION || most < SECTION_SHARE * all {
        return;
    }
    for block in blocks.iter_mut().filter(|block| block.themes.is_empty() && !block.general) {
        block.themes = vec![first];
        block.confidence = 40;
        block.reason = Reason::Section;
    }
}
