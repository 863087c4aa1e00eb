//! `baocao show`: prints a section, block or note with its citation.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::bail;
use serde::Serialize;

use super::{OK, Out, load};
use crate::citation;
use crate::messages::Message;
use crate::messages::said::Said;
use crate::report::{Node, Report, note_references};
use crate::text::SafeText;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Addresses such as p1.II.1 (a section), p1.II.1/3 (its third block), p1.II.1/3-5, note/3, title.
    #[arg(required = true)]
    addresses: Vec<String>,
    /// Another report, or - for standard input.
    #[arg(long)]
    report: Option<PathBuf>,
    /// As JSON, an array with an object for each address.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ShownPassage {
    address: String,
    kind: &'static str,
    path: Vec<String>,
    /// The page of the source on which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// The passages: of a section all under it, each a text.
    text: Vec<String>,
    /// The notes they cite.
    notes: Vec<ShownNote>,
    citation: String,
}

#[derive(Serialize)]
struct ShownNote {
    address: String,
    label: String,
    text: String,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let mut shown = Vec::new();
    for address in &args.addresses {
        let Some(nodes) = report.find_all(address) else {
            bail!(Said::new(Message::NoSuchPlace, &[&SafeText::new(address)]));
        };
        shown.push(show(&report, &nodes));
    }
    if args.json {
        out.json(&shown)?;
        return Ok(OK);
    }
    for (i, passage) in shown.iter().enumerate() {
        if i > 0 {
            out.line("")?;
        }
        for text in &passage.text {
            out.line(text)?;
        }
        for note in &passage.notes {
            out.line(&format!("[{}] {}", note.label, note.text))?;
        }
        out.line(&format!("— {}", passage.citation))?;
    }
    Ok(OK)
}

/// The passages of one address.
fn show(report: &Report, at: &[Node]) -> ShownPassage {
    let first = at[0];
    let nodes: Vec<Node> = match first {
        Node::Heading(s) => report
            .subtree(s)
            .flat_map(|s| {
                let blocks = report.sections[s].blocks.len();
                std::iter::once(Node::Heading(s)).chain((0..blocks).map(move |b| Node::Block(s, b)))
            })
            .collect(),
        _ => at.to_vec(),
    };
    let mut seen = HashSet::new();
    let mut notes: Vec<ShownNote> = Vec::new();
    for (_, id) in nodes.iter().flat_map(|&node| note_references(&report.runs(node))) {
        if let Some(n) = report.note(&id)
            && seen.insert(n)
        {
            notes.push(ShownNote {
                address: report.address(Node::Note(n)),
                label: report.notes[n].label.to_string(),
                text: report.plain(Node::Note(n)),
            });
        }
    }
    let passages: Vec<_> = at.iter().copied().map(citation::whole).collect();
    ShownPassage {
        address: citation::addresses(report, at),
        kind: kind(first),
        path: citation::headings(report, first),
        page: report.source_page(first.into()),
        text: nodes
            .iter()
            .map(|&node| labelled(report, node))
            .filter(|text| !text.is_empty())
            .collect(),
        notes,
        citation: citation::citation_of(report, &passages),
    }
}

/// The name of a node's kind in JSON.
pub(super) fn kind(node: Node) -> &'static str {
    match node {
        Node::Title | Node::Heading(_) => "heading",
        Node::Block(..) => "block",
        Node::Note(_) => "note",
    }
}

/// A node's text with its printed label before it.
pub(super) fn labelled(report: &Report, node: Node) -> String {
    let text = report.plain(node);
    match report.label(node) {
        Some(label) if !label.is_empty() && !text.is_empty() => format!("{label} {text}"),
        Some(label) if !label.is_empty() => label.to_string(),
        _ => text,
    }
}
