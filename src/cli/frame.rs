//! `baocao frame`: one screen of the explorer as text. The same program as on a terminal, without one.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{LangArg, OK, Out, load};
use crate::action::Effect;
use crate::app::layout::Size;
use crate::app::{App, Colours, Settings};
use crate::keys::{self, Event};
use crate::report::Report;
use crate::search::Index;
use crate::words::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    report: Option<PathBuf>,
    /// Columns and rows.
    #[arg(long, default_value = "120x36")]
    size: SizeArg,
    /// Keys to press first, such as "/OCOP<enter>", "<down*3>", "<c-o>".
    #[arg(long, default_value = "", value_parser = keys::parse)]
    keys: KeysArg,
    /// Language of the interface.
    #[arg(long, value_enum, default_value_t = LangArg::Vi)]
    lang: LangArg,
}

type KeysArg = Vec<keys::Key>;

#[derive(Clone, Copy, Debug)]
struct SizeArg(Size);

impl FromStr for SizeArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let size = text.split_once('x').and_then(|(columns, rows)| {
            let size = Size {
                columns: columns.parse().ok()?,
                rows: rows.parse().ok()?,
            };
            ((1..=1000).contains(&size.columns) && (1..=1000).contains(&size.rows)).then_some(size)
        });
        size.map(Self)
            .ok_or_else(|| "a size is columns x rows, each 1 to 1000, such as 120x36".to_owned())
    }
}

pub fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let report = load::report(args.report.as_deref())?;
    let screen = frame(report, args.size.0, args.lang.into(), &args.keys);
    for y in 0..screen.area.height {
        let row: String = (0..screen.area.width)
            .map(|x| screen[(x, y)].symbol())
            .collect();
        out.line(row.trim_end())?;
    }
    Ok(OK)
}

/// The screen after pressing keys. A key that ends the program ends the pressing.
fn frame(report: Report, size: Size, lang: Lang, keys: &[keys::Key]) -> Buffer {
    let report = Arc::new(report);
    let settings = Settings {
        lang,
        colours: Colours::Dark,
        mouse: true,
        size,
    };
    let mut app = App::new(Arc::clone(&report), settings);
    if !keys.is_empty() {
        app.index_ready(Index::new(&report));
    }
    for &key in keys {
        if app.handle(Event::Key(key)).contains(&Effect::Quit) {
            break;
        }
    }
    let mut screen = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    crate::view::draw(&app, &mut screen);
    screen
}
