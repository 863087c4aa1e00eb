//! `baocao search`: hits for a person, as lines for a script, or as JSON.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use super::{FAILED, OK, Out, load};
use crate::citation;
use crate::report::{Node, Report};
use crate::search::{Hit, Index};
use crate::text::SafeText;

#[derive(Debug, clap::Args)]
pub struct Args {
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
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    query: SafeText,
    /// Hits in all, whatever the limit.
    total: usize,
    hits: Vec<HitJson>,
}

#[derive(Serialize)]
struct HitJson {
    address: String,
    kind: &'static str,
    path: Vec<String>,
    text: String,
    matches: Vec<[usize; 2]>,
    fuzzy: bool,
}

pub fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let query = args.query.join(" ");
    let results = Index::new(&report).search(&query);
    if results.hits.is_empty() {
        return Ok(FAILED);
    }
    let hits = &results.hits[..args.limit.unwrap_or(usize::MAX).min(results.hits.len())];
    if args.json {
        let hits = hits.iter().map(|hit| hit_json(&report, hit)).collect();
        out.json(&Answer { query: SafeText::new(&query), total: results.hits.len(), hits })?;
    } else if out.is_for_a_person() {
        print_for_a_person(&report, hits, results.exact, out)?;
    } else {
        for hit in hits {
            let clause = slice(&report.plain(hit.node), hit.clause.start, hit.clause.end);
            out.line(&format!("{}\t{clause}", report.address(hit.node)))?;
        }
    }
    Ok(OK)
}

fn hit_json(report: &Report, hit: &Hit) -> HitJson {
    HitJson {
        address: report.address(hit.node),
        kind: super::show::kind(hit.node),
        path: citation::headings(report, hit.node),
        text: report.plain(hit.node),
        matches: hit.matches.iter().map(|range| [range.start, range.end]).collect(),
        fuzzy: hit.fuzzy,
    }
}

/// Hits grouped by section in the order of their best, matches marked, approximate ones under a divider.
fn print_for_a_person(
    report: &Report,
    hits: &[Hit],
    exact: usize,
    out: &mut Out,
) -> anyhow::Result<()> {
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let (exact, approximate) = hits.split_at(exact.min(hits.len()));
    for (title, hits) in [(None, exact), (Some("≈ gần đúng · approximate"), approximate)] {
        if hits.is_empty() {
            continue;
        }
        if let Some(title) = title {
            out.line(&set(title, DIM, colour))?;
            out.line("")?;
        }
        for (group, hits) in grouped(report, hits) {
            out.line(&set(&group, BOLD, colour))?;
            for hit in hits {
                out.line(&format!(
                    "  {:14} {}",
                    report.address(hit.node),
                    marked(report, hit, colour)
                ))?;
            }
            out.line("")?;
        }
    }
    Ok(())
}

/// The hits of each group together, in the order of their best.
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

/// The clause of a hit with its matches set off.
fn marked(report: &Report, hit: &Hit, colour: bool) -> String {
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
        line.push_str(&set(&slice(&text, range.start, range.end), MATCH, colour));
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

/// A text in a rendition of ECMA-48 (SGR); plain where there is to be no colour.
fn set(text: &str, rendition: &str, colour: bool) -> String {
    let mut set = String::new();
    if colour {
        let _ = write!(set, "\x1b[{rendition}m{text}\x1b[0m");
    } else {
        set.push_str(text);
    }
    set
}
