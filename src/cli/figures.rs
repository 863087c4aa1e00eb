//! `baocao figures`: prints the figures as an aligned table; as CSV in `csv`, as JSON in `json`, as a curation file in
//! `curation`. Computed numbers have a sign, and so have figures that are not sure or were decided on.

mod csv;
mod curation;
mod found;
mod json;

use std::cmp::Ordering;
use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;

use super::{FAILED, OK, Out, complain, load, spoken};
use crate::figures::table::Wanted;
use crate::figures::{FigureRow, Figures};
use crate::messages::said::Said;
use crate::messages::{Lang, Message};
use crate::page::{cells, columns, fitted};
use crate::report::{FigureKind, Report};
use crate::text::SafeText;

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// What is known beyond the text, figures that were accepted, corrected or rejected among it.
    #[arg(long, value_name = "CURATION.json", requires = "report")]
    with: Option<PathBuf>,
    /// As JSON: everything, each number with whether it was computed.
    #[arg(long, conflicts_with_all = ["csv", "curation"])]
    json: bool,
    /// As CSV with a header, decimal points and a row for each figure.
    #[arg(long, conflicts_with = "curation")]
    csv: bool,
    /// As a curation file to edit by hand: found figures as if they were accepted.
    #[arg(long)]
    curation: bool,
    /// Only those that the program found, and nobody has decided on.
    #[arg(long)]
    found: bool,
    /// Only of this view.
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// Only results, or only targets.
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// Only of this topic.
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArg {
    Result,
    Target,
}

pub(super) fn run(args: &Args, lang: Option<Lang>, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report_with(args.report.as_deref(), args.with.as_deref())?;
    let listed = report.curation.themes.clone();
    let (report, figures, found_themes) = found::with_figures(report);
    let themes = &report.curation.themes;
    let view = match &args.view {
        Some(id) => match themes.iter().position(|view| view.id.as_str() == id) {
            Some(view) => Some(view),
            None => {
                bail!(Said::new(Message::NoSuchView, &[&SafeText::new(id), &ids(&report)]))
            }
        },
        None => None,
    };
    let wanted = Wanted {
        view,
        kind: args.kind.map(|kind| match kind {
            KindArg::Result => FigureKind::Result,
            KindArg::Target => FigureKind::Target,
        }),
        topic: args.topic.clone(),
        ..Wanted::default()
    };
    if figures.rows().is_empty() {
        complain(Message::NoFiguresKnown.say(spoken(lang)));
    }
    let rows: Vec<&FigureRow> = figures
        .lines(&report, &wanted)
        .into_iter()
        .filter_map(|line| Some(&figures.rows()[line.figure()?]))
        .filter(|row| !args.found || row.is_found())
        .collect();
    if args.curation {
        curation::print(&report, &listed, &found_themes, &rows, lang.unwrap_or_default(), out)?;
    } else if args.csv {
        csv::print(&report, &figures, &rows, out)?;
    } else if args.json {
        json::print(&report, &figures, &rows, out)?;
    } else {
        print_table(&report, &figures, &rows, lang.unwrap_or_default(), out)?;
    }
    Ok(if rows.is_empty() { FAILED } else { OK })
}

fn ids(report: &Report) -> String {
    let ids: Vec<&str> = report.curation.themes.iter().map(|view| view.id.as_str()).collect();
    ids.join(", ")
}

/// The widest a name is printed, in columns.
const NAME: usize = 60;

fn print_table(
    report: &Report,
    figures: &Figures,
    rows: &[&FigureRow],
    lang: Lang,
    out: &mut Out,
) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let note = found::note(rows, lang);
    if let Some(note) = &note {
        out.line(note)?;
        out.line("")?;
    }
    let head = [
        "id",
        Message::FigureName.say(lang),
        Message::FigureValue.say(lang),
        Message::FigurePeriod.say(lang),
        Message::FigurePlan.say(lang),
        Message::FigureAgainst.say(lang),
        Message::FigureChange.say(lang),
        Message::FigureCounterpart.say(lang),
        Message::FigurePosition.say(lang),
    ]
    .map(str::to_owned);
    let cells_of = |row: &&FigureRow| {
        let name = cells::name_with_sign(report, row, lang);
        [
            row.of(report).id.to_string(),
            fitted(&name, NAME),
            cells::value(report, row, lang),
            cells::period(report, row, lang),
            cells::plan(report, row, lang),
            cells::against(report, row, lang),
            cells::changes(report, row, lang),
            cells::counterpart(report, figures, row, lang),
            address_of(report, row),
        ]
    };
    let body: Vec<[String; 9]> = rows.iter().map(cells_of).collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|x| {
            let cells = body.iter().chain([&head]).map(|row| columns(&row[x]));
            cells.max().unwrap_or(0)
        })
        .collect();
    let print = |row: &[String; 9], out: &mut Out| {
        let mut line = String::new();
        for (x, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[x] - columns(cell));
            // Numbers are aligned right, words left.
            if matches!(x, 2 | 4) {
                line.push_str(&gap);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&gap);
            }
            line.push_str("  ");
        }
        out.line(line.trim_end())
    };
    print(&head, out)?;
    let of_themes = rows.iter().any(|row| !row.of(report).theme.is_empty());
    let mut above = None;
    for (row, cells) in rows.iter().zip(&body) {
        let figure = row.of(report);
        let group = (&figure.theme, &figure.topic);
        if above != Some(group) && (note.is_none() || of_themes) {
            out.line("")?;
            let view = view_name(report, row, lang);
            out.line(&cells::group(&view, &figure.topic, lang))?;
        }
        above = Some(group);
        print(cells, out)?;
    }
    if body.iter().flat_map(|row| &row[4..8]).any(|cell| cell.contains(cells::DERIVED)) {
        out.line("")?;
        out.line(Message::Derived.say(lang))?;
    }
    Ok(())
}

fn view_name(report: &Report, row: &FigureRow, lang: Lang) -> String {
    let theme = row.of(report).theme.as_str();
    let view = report.curation.themes.iter().find(|view| view.id.as_str() == theme);
    match view {
        Some(view) => cells::pick(&view.name, lang).to_owned(),
        None if theme.is_empty() => Message::OfNoTab.say(lang).to_owned(),
        None => theme.to_owned(),
    }
}

fn address_of(report: &Report, row: &FigureRow) -> String {
    row.node.map_or_else(|| row.of(report).block.to_string(), |node| report.address(node))
}

/// A year, if it is known.
fn known(year: u16) -> Option<u16> {
    Some(year).filter(|year| *year != 0)
}

/// The id of how a target compares with its result.
fn order_id(order: Ordering) -> &'static str {
    match order {
        Ordering::Greater => "higher",
        Ordering::Equal => "equal",
        Ordering::Less => "lower",
    }
}
