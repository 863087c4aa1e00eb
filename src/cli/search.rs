//! `baocao search`: prints hits for a person, as lines for a script, as JSON or as CSV.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use serde::Serialize;

use super::{FAILED, OK, Out, complain, load};
use crate::app::tabs::{self, Tab};
use crate::citation;
use crate::messages::{Lang, Message};
use crate::page::Element;
use crate::report::{Node, Report};
use crate::search::{Hit, Index, Results, Tier};
use crate::text::SafeText;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to find. Accents may be left out.
    #[arg(required = true)]
    query: Vec<String>,
    /// At most this many hits.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Another report, or - for standard input.
    #[arg(long)]
    report: Option<PathBuf>,
    /// As JSON.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// As CSV, a row a hit.
    #[arg(long)]
    csv: bool,
}

#[derive(Serialize)]
struct Answer {
    query: SafeText,
    /// Passages that hold the phrase, whatever the limit.
    total: usize,
    /// How often they hold it.
    occurrences: usize,
    /// Passages that hold its words apart from each other.
    apart: usize,
    /// Passages that hold something similar.
    approximate: usize,
    /// The Vietnamese names found for English words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translated: Vec<Translated>,
    hits: Vec<HitJson>,
}

#[derive(Serialize)]
struct Translated {
    query: String,
    names: Vec<String>,
}

#[derive(Serialize)]
struct HitJson {
    address: String,
    kind: &'static str,
    /// The key of the first tab that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<String>,
    path: Vec<String>,
    text: String,
    matches: Vec<[usize; 2]>,
    apart: bool,
    fuzzy: bool,
    citation: String,
}

/// A hit as a row of CSV, with the members of [`HitJson`] that fit into one.
#[derive(Serialize)]
struct HitRow {
    address: String,
    kind: &'static str,
    view: Option<String>,
    path: String,
    text: String,
    matches: usize,
    apart: bool,
    fuzzy: bool,
    citation: String,
}

pub(super) fn run(args: &Args, lang: Lang, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let query = args.query.join(" ");
    let results = Index::new(&report).search(&query);
    if results.hits.is_empty() {
        complain(&Message::NothingFound.fill(lang, &[&SafeText::new(&query)]));
        return Ok(FAILED);
    }
    let hits = &results.hits[..args.limit.unwrap_or(usize::MAX).min(results.hits.len())];
    if args.json {
        let views = Views::new(&report);
        let translated =
            results.translated.iter().cloned().map(|(query, names)| Translated { query, names });
        out.json(&Answer {
            query: SafeText::new(&query),
            total: results.exact,
            occurrences: results.hits[..results.exact].iter().map(occurrences).sum(),
            apart: results.apart,
            approximate: results.approximate(),
            translated: translated.collect(),
            hits: hits.iter().map(|hit| hit_json(&report, &views, hit)).collect(),
        })?;
    } else if args.csv {
        let views = Views::new(&report);
        let mut rows = csv::Writer::from_writer(Vec::new());
        for hit in hits {
            let hit_of = hit_json(&report, &views, hit);
            rows.serialize(HitRow {
                address: hit_of.address,
                kind: hit_of.kind,
                view: hit_of.view,
                path: hit_of.path.join(citation::STEP),
                text: hit_of.text,
                matches: occurrences(hit),
                apart: hit_of.apart,
                fuzzy: hit_of.fuzzy,
                citation: hit_of.citation,
            })?;
        }
        out.text(&String::from_utf8(rows.into_inner()?)?)?;
    } else if out.is_for_a_person() {
        print_for_a_person(&report, &results, hits, out)?;
    } else {
        for hit in hits {
            let clause = slice(&report.plain(hit.node), hit.clause.start, hit.clause.end);
            out.line(&format!("{}\t{clause}", report.address(hit.node)))?;
        }
    }
    Ok(OK)
}

/// How often a hit holds the query; a heading found by its printed number alone holds it once.
fn occurrences(hit: &Hit) -> usize {
    hit.matches.len().max(1)
}

/// The keys of a report's tabs, and the nodes that each shows.
struct Views(Vec<(String, HashSet<Node>)>);

impl Views {
    fn new(report: &Report) -> Self {
        let tabs = tabs::tabs(report);
        let contents = tabs::contents(report, &tabs);
        let view =
            |(tab, elements): (&Tab, &Vec<Element>)| (tab.key(report), tabs::nodes(elements));
        Self(tabs.iter().zip(&contents).map(view).collect())
    }

    fn of(&self, node: Node) -> Option<String> {
        self.0.iter().find(|(_, nodes)| nodes.contains(&node)).map(|(key, _)| key.clone())
    }
}

fn hit_json(report: &Report, views: &Views, hit: &Hit) -> HitJson {
    HitJson {
        address: report.address(hit.node),
        kind: super::show::kind(hit.node),
        view: views.of(hit.node),
        path: citation::headings(report, hit.node),
        text: report.plain(hit.node),
        matches: hit.matches.iter().map(|range| [range.start, range.end]).collect(),
        apart: hit.tier == Tier::Apart,
        fuzzy: hit.tier == Tier::Approximate,
        citation: citation::citation(report, hit.node),
    }
}

/// Prints hits grouped by section, in the order of the best hit of each, with matches highlighted. The hits whose words are
/// apart, and the approximate ones, come under a heading each.
fn print_for_a_person(
    report: &Report,
    results: &Results,
    hits: &[Hit],
    out: &mut Out,
) -> anyhow::Result<()> {
    let styling = match std::env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => Styling::Plain,
        _ => Styling::Ansi,
    };
    for (typed, names) in &results.translated {
        out.line(&set(&format!("{typed} = {}", names.join(", ")), DIM, styling))?;
    }
    let (exact, others) = hits.split_at(results.exact.min(hits.len()));
    let (apart, approximate) = others.split_at(results.apart.min(others.len()));
    let groups = [
        (None, exact),
        (Some("… các từ ở rời nhau · words apart"), apart),
        (Some("≈ gần đúng · approximate"), approximate),
    ];
    for (title, hits) in groups {
        if hits.is_empty() {
            continue;
        }
        if let Some(title) = title {
            out.line(&set(title, DIM, styling))?;
            out.line("")?;
        }
        for (group, hits) in grouped(report, hits) {
            out.line(&set(&group, BOLD, styling))?;
            for hit in hits {
                out.line(&format!(
                    "  {:14} {}",
                    report.address(hit.node),
                    clause(report, hit, styling)
                ))?;
            }
            out.line("")?;
        }
    }
    Ok(())
}

/// The hits of each group together, in the order of the best hit of each.
fn grouped<'a>(report: &Report, hits: &'a [Hit]) -> Vec<(String, Vec<&'a Hit>)> {
    let mut groups: Vec<(String, Vec<&Hit>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for hit in hits {
        let name = group(report, hit.node);
        let at = *known.entry(name.clone()).or_insert(groups.len());
        if at == groups.len() {
            groups.push((name, Vec::new()));
        }
        groups[at].1.push(hit);
    }
    groups
}

fn group(report: &Report, node: Node) -> String {
    match node {
        Node::Title => report.title.to_string(),
        Node::Heading(s) | Node::Block(s, _) => citation::section_path(report, s),
        Node::Note(_) => "Chú thích".to_owned(),
    }
}

/// The clause of a hit with its matches highlighted.
fn clause(report: &Report, hit: &Hit, styling: Styling) -> String {
    let text = report.plain(hit.node);
    let mut line = String::new();
    let mut at = hit.clause.start;
    if at > 0 {
        line.push_str("… ");
    }
    let start = at;
    for range in
        hit.matches.iter().filter(|range| range.start >= start && range.end <= hit.clause.end)
    {
        line.push_str(&slice(&text, at, range.start));
        line.push_str(&set(&slice(&text, range.start, range.end), MATCH, styling));
        at = range.end;
    }
    line.push_str(&slice(&text, at, hit.clause.end));
    if hit.clause.end < text.chars().count() {
        line.push_str(" …");
    }
    line
}

/// The characters from `start` to `end`.
fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

const BOLD: &str = "1";
const DIM: &str = "2";
const MATCH: &str = "1;4";

/// Whether headings and matches have styles of their own.
#[derive(Clone, Copy)]
enum Styling {
    Ansi,
    Plain,
}

/// A text in a rendition of ECMA-48 (SGR), or without one.
fn set(text: &str, rendition: &str, styling: Styling) -> String {
    match styling {
        Styling::Ansi => format!("\x1b[{rendition}m{text}\x1b[0m"),
        Styling::Plain => text.to_owned(),
    }
}
