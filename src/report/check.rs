//! The soundness check of a report: ids are unique, every note reference has a note and every note a reference, addresses
//! exist, and quotes are in the blocks they name. All problems are listed, not only the first.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;

use memchr::memmem;

use super::table::{Cell, Grid};
use super::{BlockKind, Figure, Node, Report, note_references, slice};
use crate::text::SafeText;

/// One thing that is wrong with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The address, or the member (`views/economy`), of what is wrong.
    pub at: SafeText,
    /// What is wrong with it.
    pub message: SafeText,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}

/// Every problem of a report: those of the text in reading order, then of views, figures, pairs and errata.
pub fn check(report: &Report) -> Vec<Problem> {
    let mut check =
        Check { report, problems: Vec::new(), citing: HashSet::new(), texts: HashMap::new() };
    check.ids();
    check.note_references();
    check.tables();
    check.themes();
    check.figures();
    check.pairs();
    check.errata();
    check.problems
}

/// A check under way.
struct Check<'a> {
    report: &'a Report,
    problems: Vec<Problem>,
    /// The nodes that cite a note, by its id.
    citing: HashSet<(Node, SafeText)>,
    /// The texts in which quotes have been looked for, since many figures quote the same passage.
    texts: HashMap<Node, String>,
}

impl Check<'_> {
    fn add(&mut self, at: &str, message: &str) {
        self.problems.push(Problem { at: SafeText::new(at), message: SafeText::new(message) });
    }

    fn ids(&mut self) {
        let known = &self.report.curation;
        self.unique("section", self.report.sections.iter().map(|section| &section.id));
        self.unique("note", self.report.notes.iter().map(|note| &note.id));
        self.unique("view", known.themes.iter().map(|theme| &theme.id));
        self.unique("figure", known.figures.iter().map(|figure| &figure.id));
        self.unique("erratum", known.errata.iter().map(|erratum| &erratum.id));
    }

    fn unique<'i>(&mut self, what: &str, ids: impl Iterator<Item = &'i SafeText>) {
        let mut seen = HashMap::new();
        for id in ids {
            let times = seen.entry(id).or_insert(0);
            *times += 1;
            if id.is_empty() {
                self.add(&format!("{what}/"), &format!("a {what} without an id"));
            } else if *times == 2 {
                self.add(&format!("{what}/{id}"), &format!("the id of more than one {what}"));
            }
            // Its address would be that of something else.
            let ambiguous = id.contains('/') || matches!(id.as_str(), "title" | "note");
            if what == "section" && ambiguous {
                let message = "a section's id holds no `/` and is not `title` or `note`";
                self.add(&format!("{what}/{id}"), message);
            }
        }
    }

    fn note_references(&mut self) {
        let report = self.report;
        let mut cited = vec![false; report.notes.len()];
        for node in report.nodes() {
            for (_, id) in note_references(&report.runs(node)) {
                if let Some(note) = report.note(&id) {
                    cited[note] = true;
                    self.citing.insert((node, id));
                } else {
                    self.add(&report.address(node), &format!("the reference `{id}` has no note"));
                }
            }
        }
        for (note, cited) in report.notes.iter().zip(cited) {
            if !cited {
                self.add(&format!("note/{}", note.id), "no reference cites this note");
            }
        }
    }

    fn tables(&mut self) {
        for (s, section) in self.report.sections.iter().enumerate() {
            for (b, block) in section.blocks.iter().enumerate() {
                if let BlockKind::Table { rows, head_rows } = &block.kind {
                    for message in problems_of_table(rows, *head_rows) {
                        self.add(&self.report.address(Node::Block(s, b)), &message);
                    }
                }
            }
        }
    }

    fn themes(&mut self) {
        for theme in &self.report.curation.themes {
            for address in &theme.places {
                if self.report.find(address).is_none() {
                    let message = format!("there is no address `{address}`");
                    self.add(&format!("views/{}", theme.id), &message);
                }
            }
        }
    }

    fn figures(&mut self) {
        let known = &self.report.curation;
        let themes: HashSet<&SafeText> = known.themes.iter().map(|theme| &theme.id).collect();
        for figure in &known.figures {
            let at = format!("figures/{}", figure.id);
            if !figure.theme.is_empty() && !themes.contains(&figure.theme) {
                self.add(&at, &format!("there is no view `{}`", figure.theme));
            }
            let Some(node) = self.node_of(figure, &at) else { continue };
            if !self.reads(node, &figure.quote) {
                let address = self.report.address(node);
                self.add(&at, &format!("the quote is not verbatim in `{address}`"));
            }
            if !figure.quote.contains(figure.value_text.as_str()) {
                let message = format!("the quote does not hold the value `{}`", figure.value_text);
                self.add(&at, &message);
            }
            self.values(figure, &at);
            if let Some([from, to]) = figure.at
                && !self.reads_at(node, from..to, &figure.value_text)
            {
                let message = format!(
                    "characters {from} to {to} of `{}` are not `{}`",
                    self.report.address(node),
                    figure.value_text
                );
                self.add(&at, &message);
            }
        }
    }

    /// Whether the values of a figure and its comparisons are what their texts say.
    fn values(&mut self, figure: &Figure, at: &str) {
        let own = (Some(&figure.value), Some(&figure.value_text));
        let others =
            figure.comparisons.iter().map(|one| (one.value.as_ref(), one.value_text.as_ref()));
        for (value, text) in std::iter::once(own).chain(others) {
            let (Some(value), Some(text)) = (value, text) else { continue };
            let Some(message) = value.as_f64().and_then(|number| disagreement(number, text)) else {
                continue;
            };
            self.add(at, &format!("the value {value} is {message} `{text}`"));
        }
    }

    /// The node that a figure quotes: its block, or its note if the block cites it.
    fn node_of(&mut self, figure: &Figure, at: &str) -> Option<Node> {
        let block = self.report.find(&figure.block);
        if block.is_none() {
            self.add(at, &format!("there is no address `{}`", figure.block));
        }
        let Some(id) = &figure.note else { return block };
        let note = self.report.note(id).map(Node::Note);
        if note.is_none() {
            self.add(at, &format!("there is no note `{id}`"));
        } else if block.is_some_and(|block| !self.citing.contains(&(block, id.clone()))) {
            self.add(at, &format!("`{}` does not cite note `{id}`", figure.block));
        }
        note
    }

    fn pairs(&mut self) {
        let known = &self.report.curation;
        let figures: HashSet<&SafeText> = known.figures.iter().map(|figure| &figure.id).collect();
        for id in known.pairs.iter().flat_map(|pair| [&pair.result, &pair.target]) {
            if !figures.contains(id) {
                self.add("pairs", &format!("there is no figure `{id}`"));
            }
        }
    }

    fn errata(&mut self) {
        for erratum in &self.report.curation.errata {
            let at = format!("errata/{}", erratum.id);
            match self.report.find(&erratum.at) {
                None => self.add(&at, &format!("there is no address `{}`", erratum.at)),
                Some(node) if !self.reads(node, &erratum.reads) => {
                    self.add(&at, &format!("`{}` does not read `{}`", erratum.at, erratum.reads));
                }
                Some(_) => {}
            }
        }
    }

    /// Whether the text of a node has these words at these characters.
    fn reads_at(&mut self, node: Node, chars: Range<usize>, words: &str) -> bool {
        let text = self.texts.entry(node).or_insert_with(|| self.report.plain(node));
        slice(text, &chars) == Some(words)
    }

    /// Whether the text of a node holds these words.
    fn reads(&mut self, node: Node, words: &str) -> bool {
        let text = self.texts.entry(node).or_insert_with(|| self.report.plain(node));
        memmem::find(text.as_bytes(), words.as_bytes()).is_some()
    }
}

/// What is wrong with a table; rows and cells are counted from 1.
fn problems_of_table(rows: &[Vec<Cell>], head_rows: usize) -> Vec<String> {
    let cut = Grid::new(rows).cut(rows);
    let cut = cut
        .into_iter()
        .map(|(y, x)| format!("cell {} of row {} spans what is not there or taken", x + 1, y + 1));
    let heads = (head_rows > rows.len().max(1))
        .then(|| format!("{head_rows} head rows, but only {} rows", rows.len()));
    heads.into_iter().chain(cut).collect()
}

/// What a value is to the number of its text where it is another: "not" it, or "1000 times" it. None if the text is no plain
/// number. Signs are not compared: "giảm 3" may be -3.
fn disagreement(value: f64, text: &str) -> Option<String> {
    // Dots separate thousands, the comma is decimal; or a single point is decimal.
    let vietnamese = text.replace('.', "").replace(',', ".");
    let readings = [vietnamese.as_str(), text].map(|reading| {
        let digits = reading.trim().trim_start_matches(['-', '−', '+']);
        let plain =
            digits.starts_with(|c: char| c.is_ascii_digit()) && !digits.contains(['e', 'E']);
        digits.parse::<f64>().ok().filter(|_| plain)
    });
    let [Some(written), other] = readings else {
        return None;
    };
    let is = |a: f64| (a.abs() - value.abs()).abs() <= 1e-9 * a.abs().max(value.abs());
    if is(written) || other.is_some_and(is) {
        return None;
    }
    let factor = [1e3, 1e6, 1e9].into_iter().find(|factor| is(written * factor));
    Some(factor.map_or_else(|| "not".to_owned(), |factor| format!("{factor} times")))
}
