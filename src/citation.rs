//! A position in words: the passage and section it is in, the headings above it, its citation, the sentence around it.
//! What sections are called is in `report::names`.

use std::fmt::Write as _;
use std::ops::Range;

use crate::messages::{Lang, Message};
use crate::report::names::shortened;
use crate::report::{Node, Position, Report, SourcePages};

pub(crate) use crate::report::names::{
    STEP, bare_title, section_path, short_section_path, soft_title,
};
pub use crate::report::names::{bare_label, section_name};

/// The headings above a node, as printed, outermost first; for a note, its printed label alone.
pub(crate) fn headings(report: &Report, node: Node) -> Vec<String> {
    match node {
        Node::Title => Vec::new(),
        Node::Note(n) => vec![report.notes[n].label.to_string()],
        Node::Heading(s) | Node::Block(s, _) => {
            report.path(s).into_iter().map(|s| report.heading(s)).collect()
        }
    }
}

/// How long the names in a position in words may be.
#[derive(Clone, Copy)]
enum Length {
    /// As long as they are.
    Full,
    /// At most [`crate::report::names::LONGEST`] characters.
    Short,
}

/// Where a node is: `Phần thứ nhất › II › 1. Kinh tế, đoạn 3`, `Chú thích 3`. Headings stay as printed.
/// A passage is counted among all blocks of its section, as its address counts it.
pub fn position_in_words(report: &Report, node: Node, lang: Lang) -> String {
    in_words(report, node, lang, Length::Full)
}

/// The same with long names cut: for callers that say it of many nodes.
pub(crate) fn short_position_in_words(report: &Report, node: Node, lang: Lang) -> String {
    in_words(report, node, lang, Length::Short)
}

fn in_words(report: &Report, node: Node, lang: Lang, length: Length) -> String {
    let name = |name: &str| match length {
        Length::Full => name.to_owned(),
        Length::Short => shortened(name),
    };
    let path = |section| match length {
        Length::Full => section_path(report, section),
        Length::Short => short_section_path(report, section),
    };
    match node {
        Node::Title => name(&report.title),
        Node::Heading(s) => path(s),
        Node::Block(s, b) => {
            let block = Message::BlockNumber.fill(lang, &[&(b + 1).to_string()]);
            format!("{}, {block}", path(s))
        }
        Node::Note(n) => {
            let words = Message::Note.fill(lang, &[&name(&report.notes[n].label)]);
            // Only a citation in the text is named: two notes can cite each other.
            match report.cited_in(n).first().map(|first| first.node) {
                Some(Node::Note(_)) | None => words,
                Some(first) => format!("{words} ({})", in_words(report, first, lang, length)),
            }
        }
    }
}

/// A citation in Vietnamese, the language of what is cited: issuer, title, year, position, source page, and in square
/// brackets the address that `baocao show` takes.
pub fn citation(report: &Report, node: Node) -> String {
    citation_of(report, &[whole(node)])
}

/// Who issued the report, its title, and its year where the title does not say it.
fn source(report: &Report) -> Vec<String> {
    let issuer = report.issuer.as_ref();
    let issuer = issuer.and_then(|issuer| issuer.vi.as_ref().or(issuer.en.as_ref()));
    let title = Some(&report.title).filter(|title| !title.is_empty());
    let year = report.years.map(|years| years.reported.to_string());
    let year = year.filter(|year| !report.title.contains(year.as_str()));
    let named = issuer.into_iter().chain(title).map(ToString::to_string);
    named.chain(year).collect()
}

/// A passage: a node, and characters of its plain text.
pub(crate) type Passage = (Node, Range<usize>);

/// A whole node as a passage.
pub(crate) fn whole(node: Node) -> Passage {
    (node, 0..usize::MAX)
}

/// One citation of several passages, in the order given: consecutive blocks of one section become a range. Positions
/// and addresses are written as by [`citation`].
pub fn citation_of(report: &Report, passages: &[Passage]) -> String {
    let mut parts = source(report);
    // The source names the title.
    let within = passages.iter().filter(|(node, _)| *node != Node::Title);
    let within: Vec<Passage> = within.cloned().collect();
    if !within.is_empty() {
        parts.push(positions_in_words(report, &within, Lang::Vi));
    }
    let nodes: Vec<Node> = passages.iter().map(|(node, _)| *node).collect();
    format!("{} [{}]", parts.join(", "), addresses(report, &nodes))
}

/// The addresses of nodes, as `baocao show` takes them: `p1.II.1/3-5 note/3`.
pub(crate) fn addresses(report: &Report, nodes: &[Node]) -> String {
    let ranges = nodes.chunk_by(|&node, &next| follows(node, next));
    let addresses = ranges.map(|range| match range {
        [first, .., Node::Block(_, b)] => format!("{}-{}", report.address(*first), b + 1),
        _ => report.address(range[0]),
    });
    addresses.collect::<Vec<_>>().join(" ")
}

/// The positions of passages, with their source pages where these are known:
/// `…, đoạn 3–5, tr. 7–8; …, đoạn 1, tr. 9`.
pub(crate) fn positions_in_words(report: &Report, passages: &[Passage], lang: Lang) -> String {
    let pages = SourcePages::new(report);
    let ranges = passages.chunk_by(|(node, _), (next, _)| follows(*node, *next));
    let words = ranges.map(|range| {
        let mut words = position_in_words(report, range[0].0, lang);
        if let [_, .., (Node::Block(_, b), _)] = range {
            let _ = write!(words, "–{}", b + 1);
        }
        words + &pages_in_words(report, &pages, range, lang)
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The source pages from the beginning of the first passage to the end of the last: `, tr. 7` or `, tr. 7–8`; empty where
/// they are not known. Of a heading, the pages of its words, not of its section.
fn pages_in_words(
    report: &Report,
    pages: &SourcePages,
    passages: &[Passage],
    lang: Lang,
) -> String {
    let [(first, begin), ..] = passages else {
        return String::new();
    };
    let Some(from) = pages.of(Position { node: *first, offset: begin.start }) else {
        return String::new();
    };
    let (last, end) = &passages[passages.len() - 1];
    let end = end.end.min(report.plain(*last).chars().count());
    // A page that begins after the last character belongs to what follows.
    let numbers = match pages.of(Position { node: *last, offset: end.saturating_sub(1) }) {
        Some(to) if to > from => format!("{from}–{to}"),
        _ => from.to_string(),
    };
    format!(", {}", Message::AtPage.fill(lang, &[&numbers]))
}

/// Whether one node is the block after the other in the same section.
fn follows(node: Node, next: Node) -> bool {
    matches!((node, next), (Node::Block(s, b), Node::Block(t, c)) if s == t && b + 1 == c)
}

/// What the report is called on the screen: the territory that its issuer governs and its year, such as `Hà Giang 2021`;
/// without one, the first words of its title.
pub fn short_name(report: &Report) -> String {
    let year = report.years.map(|years| years.reported.to_string());
    let issuer = report.issuer.as_ref().and_then(|issuer| issuer.vi.as_deref()).unwrap_or_default();
    let name = governed_place(issuer).unwrap_or_else(|| {
        let title = if report.title.is_empty() { "baocao" } else { report.title.as_str() };
        let words: Vec<&str> = title.split_whitespace().take(4).collect();
        words.join(" ")
    });
    match year {
        Some(year) if !name.contains(&year) => format!("{name} {year}"),
        _ => name,
    }
}

/// The proper name after the last unit of government in an issuer's name.
fn governed_place(issuer: &str) -> Option<String> {
    const UNITS: [&str; 7] =
        ["tỉnh ", "thành phố ", "thị xã ", "huyện ", "quận ", "phường ", "xã "];
    let lower = issuer.to_lowercase();
    if lower.len() != issuer.len() {
        return None;
    }
    let after =
        UNITS.iter().filter_map(|unit| lower.rfind(unit).map(|at| at + unit.len())).max()?;
    let name: Vec<&str> = issuer
        .get(after..)?
        .split_whitespace()
        .take_while(|word| word.chars().next().is_some_and(char::is_uppercase))
        .collect();
    (!name.is_empty()).then(|| name.join(" "))
}

/// The sentence or clause around a character of a text, as a range of characters: from the end of the one before to its
/// own full stop, semicolon, question or exclamation mark. A point within a number ends nothing.
pub fn sentence(text: &str, offset: usize) -> Range<usize> {
    let chars: Vec<char> = text.chars().collect();
    let ends = |i: usize| {
        matches!(chars[i], '.' | ';' | '?' | '!')
            && chars.get(i + 1).is_none_or(|c| c.is_whitespace())
    };
    let offset = offset.min(chars.len());
    let mut start = (0..offset.saturating_sub(1)).rev().find(|&i| ends(i)).map_or(0, |i| i + 1);
    while start < offset && chars[start].is_whitespace() {
        start += 1;
    }
    let end =
        (offset.saturating_sub(1)..chars.len()).find(|&i| ends(i)).map_or(chars.len(), |i| i + 1);
    start..end
}

#[cfg(test)]
mod tests;
