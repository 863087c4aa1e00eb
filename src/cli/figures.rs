//! `baocao figures`: the figures as an aligned table, as CSV (RFC 4180) or as JSON. What the program computed is marked, and
//! so is every figure that it found itself, in a report nobody curated.

mod found;

use std::cmp::Ordering;
use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;
use serde::Serialize;
use serde_json::Number;

use self::found::FoundFigures;
use super::{FAILED, LangArg, OK, Out, load};
use crate::figures::table::Wanted;
use crate::figures::{Against, Amount, Change, ChangeUnit, Figures, Plan, Row, Standing};
use crate::page::fitted;
use crate::page::{cells, columns};
use crate::report::{FigureKind, Report};
use crate::words::{Lang, Word, topic};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The report: JSON as `baocao import` writes it, Markdown, or - for standard input.
    report: Option<PathBuf>,
    /// As JSON: everything, each number with whether it was computed.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// As CSV with a header, decimal points and a row for each figure.
    #[arg(long)]
    csv: bool,
    /// Only of this view.
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// Only results, or only targets.
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// Only of this topic.
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
    /// Language of the table.
    #[arg(long, value_enum, default_value_t = LangArg::Vi)]
    lang: LangArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArg {
    Result,
    Target,
}

pub fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let (report, found) = found::with_figures(load::report(args.report.as_deref())?);
    let views = &report.curation.views;
    let view = match &args.view {
        Some(id) => match views.iter().position(|view| view.id.as_str() == id) {
            Some(view) => Some(view),
            None => bail!("there is no view `{id}`; there are: {}", ids(&report)),
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
    let figures = Figures::new(&report);
    let rows: Vec<&Row> = figures
        .lines(&report, &wanted)
        .into_iter()
        .filter_map(|line| Some(&figures.rows()[line.figure()?]))
        .collect();
    if args.csv {
        print_csv(&report, &figures, &found, &rows, out)?;
    } else if args.json {
        let rows: Vec<FigureJson> =
            rows.iter().map(|row| FigureJson::of(&report, &figures, &found, row)).collect();
        out.json(&rows)?;
    } else {
        let lang = args.lang.into();
        if !found.is_empty() {
            out.line(&found.note(lang))?;
            out.line("")?;
        }
        print_table(&report, &figures, &found, &rows, lang, out)?;
    }
    Ok(if rows.is_empty() { FAILED } else { OK })
}

fn ids(report: &Report) -> String {
    let ids: Vec<&str> = report.curation.views.iter().map(|view| view.id.as_str()).collect();
    ids.join(", ")
}

/// The widest a name is printed, in columns.
const NAME: usize = 60;

fn print_table(
    report: &Report,
    figures: &Figures,
    found: &FoundFigures,
    rows: &[&Row],
    lang: Lang,
    out: &mut Out,
) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let head = [
        "id",
        Word::FigureName.say(lang),
        Word::FigureValue.say(lang),
        Word::FigurePlan.say(lang),
        Word::FigureAgainst.say(lang),
        Word::FigureChange.say(lang),
        Word::FigureNext.say(lang),
        Word::FigurePlace.say(lang),
    ]
    .map(str::to_owned);
    let cells_of = |row: &&Row| {
        let name = format!("{}{}", found.doubt(row), cells::name(report, row, lang));
        [
            row.of(report).id.to_string(),
            fitted(&name, NAME),
            cells::value(report, row),
            cells::plan(row),
            cells::against(row, lang),
            cells::changes(report, row, lang),
            cells::next(report, figures, row, lang),
            place(report, row),
        ]
    };
    let body: Vec<[String; 8]> = rows.iter().map(cells_of).collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|x| {
            let cells = body.iter().chain([&head]).map(|row| columns(&row[x]));
            cells.max().unwrap_or(0)
        })
        .collect();
    let print = |row: &[String; 8], out: &mut Out| {
        let mut line = String::new();
        for (x, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[x] - columns(cell));
            // Numbers stand flush right, words flush left.
            if matches!(x, 2 | 3) {
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
    let mut above = None;
    for (row, cells) in rows.iter().zip(&body) {
        let figure = row.of(report);
        let group = (&figure.theme, &figure.topic);
        if above != Some(group) && found.is_empty() {
            out.line("")?;
            out.line(&format!(
                "{} · {}",
                view_name(report, row, lang),
                topic(&figure.topic, lang)
            ))?;
        }
        above = Some(group);
        print(cells, out)?;
    }
    if body.iter().flatten().any(|cell| cell.ends_with(cells::DERIVED)) {
        out.line("")?;
        out.line(Word::Derived.say(lang))?;
    }
    Ok(())
}

fn view_name(report: &Report, row: &Row, lang: Lang) -> String {
    let theme = &row.of(report).theme;
    let views = &report.curation.views;
    let view = views.iter().find(|view| view.id == *theme);
    view.map_or(theme.as_str(), |view| cells::pick(&view.name, lang)).to_owned()
}

fn place(report: &Report, row: &Row) -> String {
    row.spot.map_or_else(|| row.of(report).block.to_string(), |spot| report.address(spot))
}

const HEADER: [&str; 31] = [
    "id",
    "kind",
    "year",
    "view",
    "topic",
    "name_vi",
    "name_en",
    "qualifier",
    "value",
    "value_text",
    "unit",
    "measure",
    "plan",
    "plan_basis",
    "plan_derived",
    "percent_of_plan",
    "percent_of_plan_derived",
    "standing",
    "standing_stated",
    "previous_year",
    "previous_value",
    "previous_value_derived",
    "paired_id",
    "paired_value",
    "target_is",
    "comparisons",
    "address",
    "found",
    "confidence",
    "sure",
    "rules",
];

/// One row for each figure. Of several plans the first has columns of its own; all that the report compares a figure
/// with stands in `comparisons`.
fn print_csv(
    report: &Report,
    figures: &Figures,
    found: &FoundFigures,
    rows: &[&Row],
    out: &mut Out,
) -> anyhow::Result<()> {
    csv_line(&HEADER.map(str::to_owned), out)?;
    for row in rows {
        let figure = row.of(report);
        let text =
            |text: Option<&crate::text::Text>| text.map(ToString::to_string).unwrap_or_default();
        let number = |amount: Option<Amount>| {
            amount.map(|amount| format!("{:#}", amount.number)).unwrap_or_default()
        };
        let mark = |amount: Option<Amount>| {
            amount.map(|amount| amount.derived.to_string()).unwrap_or_default()
        };
        let plan = row.plans.first();
        let value = plan.and_then(|plan| plan.value);
        let percent = plan.and_then(Plan::percent);
        let before = row.changes.iter().find(|change| change.before.is_some());
        let other = row.paired.map(|paired| figures.rows()[paired.row].of(report));
        let standing = plan.and_then(|plan| plan.standing);
        let comparisons: Vec<String> = figure
            .comparisons
            .iter()
            .map(|one| {
                let value = one.value.as_ref().map(ToString::to_string);
                let unit = text(one.unit.as_ref());
                let parts = [
                    one.basis.to_string(),
                    one.measure.to_string(),
                    value.unwrap_or_default(),
                    unit,
                ];
                parts.join(" ").trim_end().to_owned()
            })
            .collect();
        csv_line(
            &[
                figure.id.to_string(),
                kind(figure.kind).to_owned(),
                if figure.year == 0 { String::new() } else { figure.year.to_string() },
                figure.theme.to_string(),
                figure.topic.to_string(),
                text(figure.name.vi.as_ref()),
                text(figure.name.en.as_ref()),
                text(figure.qualifier.as_ref()),
                figure.value.to_string(),
                figure.value_text.to_string(),
                figure.unit.to_string(),
                figure.measure.to_string(),
                number(value),
                plan.map(|plan| plan.basis.to_string()).unwrap_or_default(),
                mark(value),
                number(percent),
                mark(percent),
                standing.map(standing_id).unwrap_or_default().to_owned(),
                standing.and(plan).map(|plan| plan.stated.to_string()).unwrap_or_default(),
                before.map(|change| change.year.to_string()).unwrap_or_default(),
                number(before.and_then(|change| change.before)),
                mark(before.and_then(|change| change.before)),
                text(other.map(|other| &other.id)),
                other.map(|other| other.value.to_string()).unwrap_or_default(),
                row.paired
                    .and_then(|paired| paired.target)
                    .map(order_id)
                    .unwrap_or_default()
                    .to_owned(),
                comparisons.join("; "),
                place(report, row),
            ]
            .into_iter()
            .chain(found.csv(row))
            .collect::<Vec<String>>(),
            out,
        )?;
    }
    Ok(())
}

/// A record of RFC 4180: fields with a comma, a quote or a line end stand in quotes; lines end in CR LF.
fn csv_line(fields: &[String], out: &mut Out) -> anyhow::Result<()> {
    let fields: Vec<String> = fields
        .iter()
        .map(|field| {
            if field.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.clone()
            }
        })
        .collect();
    out.line(&format!("{}\r", fields.join(",")))
}

fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Result => "result",
        FigureKind::Target => "target",
    }
}

fn standing_id(standing: Standing) -> &'static str {
    match standing {
        Standing::Exceeded => "exceeded",
        Standing::Met => "met",
        Standing::Missed => "missed",
    }
}

fn order_id(order: Ordering) -> &'static str {
    match order {
        Ordering::Greater => "higher",
        Ordering::Equal => "equal",
        Ordering::Less => "lower",
    }
}

/// A figure with what follows from it.
#[derive(Serialize)]
struct FigureJson<'a> {
    #[serde(flatten)]
    figure: &'a crate::report::Figure,
    /// What is known of a figure the program found.
    #[serde(flatten)]
    found: Option<found::FoundJson<'a>>,
    /// Where the quote stands.
    address: String,
    /// The characters of the quote in the place's text.
    quote_at: Option<[usize; 2]>,
    plans: Vec<PlanJson<'a>>,
    changes: Vec<ChangeJson>,
    paired: Option<PairedJson<'a>>,
}

#[derive(Serialize)]
struct AmountJson {
    value: Number,
    derived: bool,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    basis: &'a str,
    value: Option<AmountJson>,
    percent: Option<AmountJson>,
    /// Percentage points above it.
    points: Option<AmountJson>,
    /// How far above it in the figure's own unit.
    over: Option<AmountJson>,
    standing: Option<&'static str>,
    standing_stated: bool,
}

#[derive(Serialize)]
struct ChangeJson {
    year: u16,
    by: Number,
    unit: &'static str,
    before: Option<AmountJson>,
}

#[derive(Serialize)]
struct PairedJson<'a> {
    id: &'a str,
    value: &'a Number,
    unit: &'a str,
    /// Whether the target is higher than the result; none where they measure different things.
    target_is: Option<&'static str>,
}

impl<'a> FigureJson<'a> {
    fn of(report: &'a Report, figures: &'a Figures, found: &'a FoundFigures, row: &'a Row) -> Self {
        Self {
            figure: row.of(report),
            found: found.json(row),
            address: place(report, row),
            quote_at: row.quote.as_ref().map(|quote| [quote.start, quote.end]),
            plans: row.plans.iter().map(plan_json).collect(),
            changes: row.changes.iter().map(change_json).collect(),
            paired: row.paired.map(|paired| {
                let other = figures.rows()[paired.row].of(report);
                PairedJson {
                    id: &other.id,
                    value: &other.value,
                    unit: &other.unit,
                    target_is: paired.target.map(order_id),
                }
            }),
        }
    }
}

fn amount_json(amount: Amount) -> AmountJson {
    AmountJson { value: number(amount.number), derived: amount.derived }
}

/// The number as JSON writes it. A decimal of a few digits is the same when read and written again.
fn number(number: crate::figures::decimal::Decimal) -> Number {
    format!("{number:#}").parse().unwrap_or_else(|_| 0.into())
}

fn plan_json(plan: &Plan) -> PlanJson<'_> {
    let by = |wanted: Against| {
        plan.by.filter(|(kind, _)| *kind == wanted).map(|(_, amount)| amount_json(amount))
    };
    PlanJson {
        basis: &plan.basis,
        value: plan.value.map(amount_json),
        percent: plan.percent().map(amount_json),
        points: by(Against::OverPoints),
        over: by(Against::OverAbs),
        standing: plan.standing.map(standing_id),
        standing_stated: plan.stated,
    }
}

fn change_json(change: &Change) -> ChangeJson {
    ChangeJson {
        year: change.year,
        by: number(change.by),
        unit: match change.unit {
            ChangeUnit::Own => "own",
            ChangeUnit::Percent => "percent",
            ChangeUnit::Points => "points",
        },
        before: change.before.map(amount_json),
    }
}
