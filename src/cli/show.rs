//! `baocao show`: a section, block or note, with its citation.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::bail;
use serde::Serialize;

use super::{OK, Out, load};
use crate::cite;
use crate::report::{Report, Spot, marks};
use crate::text::Text;

#[derive(Debug, clap::Args)]
pub struct Args {
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
struct Shown {
    address: String,
    kind: &'static str,
    path: Vec<String>,
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

pub fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let mut shown = Vec::new();
    for address in &args.addresses {
        let Some(spots) = report.find_all(address) else {
            bail!(
                "there is no place `{}` in the report; `baocao outline` lists its sections",
                Text::new(address)
            );
        };
        shown.push(show(&report, &spots));
    }
    if args.json {
        out.json(&shown)?;
        return Ok(OK);
    }
    for (i, place) in shown.iter().enumerate() {
        if i > 0 {
            out.line("")?;
        }
        for text in &place.text {
            out.line(text)?;
        }
        for note in &place.notes {
            out.line(&format!("[{}] {}", note.label, note.text))?;
        }
        out.line(&format!("— {}", place.citation))?;
    }
    Ok(OK)
}

/// What stands at the spots of one address.
fn show(report: &Report, at: &[Spot]) -> Shown {
    let first = at[0];
    let spots: Vec<Spot> = match first {
        Spot::Heading(s) => report
            .subtree(s)
            .flat_map(|s| {
                let blocks = report.sections[s].blocks.len();
                std::iter::once(Spot::Heading(s)).chain((0..blocks).map(move |b| Spot::Block(s, b)))
            })
            .collect(),
        _ => at.to_vec(),
    };
    let note_of = report.notes_by_id();
    let mut seen = HashSet::new();
    let mut notes: Vec<ShownNote> = Vec::new();
    for (_, id) in spots.iter().flat_map(|&spot| marks(&report.runs(spot))) {
        if let Some(&n) = note_of.get(id.as_str())
            && seen.insert(n)
        {
            notes.push(ShownNote {
                address: report.address(Spot::Note(n)),
                label: report.notes[n].label.to_string(),
                text: report.plain(Spot::Note(n)),
            });
        }
    }
    Shown {
        address: cite::addresses(report, at),
        kind: kind(first),
        path: cite::headings(report, first),
        text: spots
            .iter()
            .map(|&spot| labelled(report, spot))
            .filter(|text| !text.is_empty())
            .collect(),
        notes,
        citation: cite::citation_of(report, at),
    }
}

/// What the JSON forms call a spot.
pub fn kind(spot: Spot) -> &'static str {
    match spot {
        Spot::Title | Spot::Heading(_) => "heading",
        Spot::Block(..) => "block",
        Spot::Note(_) => "note",
    }
}

/// A spot's text with its printed label before it.
pub fn labelled(report: &Report, spot: Spot) -> String {
    let text = report.plain(spot);
    match report.label(spot) {
        Some(label) if !label.is_empty() && !text.is_empty() => format!("{label} {text}"),
        Some(label) if !label.is_empty() => label.to_string(),
        _ => text,
    }
}
