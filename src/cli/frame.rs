//! `baocao frame`: prints one screen of the explorer as text or as a picture, drawn as on a terminal.

mod svg;

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use clap::ValueEnum;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::curation::CurationStore;
use super::{LookArgs, OK, Out, load};
use crate::app::layout::Size;
use crate::app::{App, Settings};
use crate::figures::find::find;
use crate::import::Imported;
use crate::keys::Effect;
use crate::keys::{self, Event};
use crate::messages::Lang;
use crate::search::Index;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// What is known beyond the text [default: REPORT.curation.json beside the report].
    #[arg(long, value_name = "CURATION.json", requires = "report")]
    with: Option<PathBuf>,
    /// Columns and rows.
    #[arg(long, default_value = "120x36")]
    size: SizeArg,
    /// Keys to press first, such as "/OCOP<enter>", "<down*3>", "<c-o>".
    #[arg(long, default_value = "", value_parser = keys::parse)]
    keys: KeysArg,
    /// text: a line a row, without colours. svg: a picture in which text stays text.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    to: Format,
    #[command(flatten)]
    look: LookArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Svg,
}

type KeysArg = Vec<keys::Key>;

#[derive(Clone, Copy, Debug)]
struct SizeArg(Size);

impl FromStr for SizeArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let size = text.split_once('x').and_then(|(columns, rows)| {
            let size = Size { columns: columns.parse().ok()?, rows: rows.parse().ok()? };
            ((1..=1000).contains(&size.columns) && (1..=1000).contains(&size.rows)).then_some(size)
        });
        size.map(Self)
            .ok_or_else(|| "a size is columns x rows, each 1 to 1000, such as 120x36".to_owned())
    }
}

pub(super) fn run(args: &Args, lang: Option<Lang>, out: &mut Out) -> anyhow::Result<u8> {
    let (path, with) = (args.report.as_deref(), args.with.as_deref());
    let imported = match CurationStore::of(path, with) {
        Some(mut store) => store.read(path)?.0,
        None => load::checked_with(path, with)?,
    };
    let app = pressed(imported, args, lang.unwrap_or_default());
    let size = args.size.0;
    let mut screen = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let cursor = crate::view::draw(&app, &mut screen);
    match args.to {
        Format::Svg => out.line(svg::picture(&screen, cursor, app.colours()).trim_end())?,
        Format::Text => {
            for y in 0..screen.area.height {
                let row: String = cells(&screen, y).map(|(_, cell)| cell.symbol()).collect();
                out.line(row.trim_end())?;
            }
        }
    }
    Ok(OK)
}

/// The state after pressing keys, up to one that ends the program.
fn pressed(imported: Imported, args: &Args, lang: Lang) -> App {
    let report = Arc::new(imported.report);
    let settings = Settings {
        lang,
        colours: args.look.colours().unwrap_or_default(),
        mouse: true,
        plain: args.look.plain,
        size: args.size.0,
    };
    let mut app = App::new(Arc::clone(&report), settings);
    app.figures_ready(find(&report));
    app.set_problems(imported.problems);
    if !args.keys.is_empty() {
        app.index_ready(Index::new(&report));
    }
    for &key in &args.keys {
        if app.handle(Event::Key(key)).contains(&Effect::Quit) {
            break;
        }
    }
    app
}

/// The cells of a row with their columns, without those that a wide character before them covers.
fn cells(screen: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut free = 0;
    (0..screen.area.width).filter_map(move |x| {
        let cell = &screen[(x, y)];
        let seen = x >= free;
        if seen {
            free = x + columns(cell);
        }
        seen.then_some((x, cell))
    })
}

/// How many columns the character of a cell takes.
fn columns(cell: &Cell) -> u16 {
    cell.symbol().width().max(1) as u16
}
