//! A passage in a list: where it stands, and the clause that matters on one row.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::paint::{self, Wash};
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::Area;
use crate::cite;
use crate::page::{Piece, Row, Tone, columns, raised};
use crate::report::Spot;
use crate::words::Word;

/// Where a passage is: its view and its path; of a note, the passage that cites it. Where it is too wide, the outer steps
/// of the path give way first.
pub fn caption(app: &App, spot: Spot, width: usize) -> String {
    let report = app.report();
    let path = |section| cite::section_path(report, section);
    let (head, path) = match spot {
        Spot::Title => (String::new(), report.title.to_string()),
        Spot::Heading(s) | Spot::Block(s, _) => {
            let tab = app.home_of(spot).map(|tab| tab.name(report, app.lang()));
            (format!("{} · ", tab.unwrap_or_default()), path(s))
        }
        Spot::Note(n) => {
            let head =
                format!("{} {} · ", Word::Notes.say(app.lang()), raised(&report.notes[n].label));
            let cited = report
                .cited_in(n)
                .first()
                .and_then(|place| report.section_of(place.spot))
                .map(path);
            (head + Word::CitedBy.say(app.lang()), cited.unwrap_or_default())
        }
    };
    let mut path = path.as_str();
    while columns(&head) + columns(path) > width
        && let Some((_, inner)) = path.split_once(cite::STEP)
    {
        path = inner;
    }
    format!("{head}{path}")
}

/// Draws a clause of a passage on one row: begun so that `best`, characters of it, is in sight, and painted over with
/// `washes`.
#[allow(clippy::too_many_arguments)]
pub fn clause(
    app: &App,
    theme: &Theme,
    spot: Spot,
    clause: &Range<usize>,
    best: &Range<usize>,
    washes: &[Wash],
    area: Area,
    buf: &mut Buffer,
) {
    let text: Vec<char> = app.report().plain(spot).chars().collect();
    let width = usize::from(area.width);
    let mut start = clause.start;
    let upto: String = text[start..best.end].iter().collect();
    if columns(&upto) + 4 > width {
        start = best.start.saturating_sub(width / 3).max(start);
        while start < best.start && start > 0 && !text[start - 1].is_whitespace() {
            start += 1;
        }
    }
    let lead = if start > 0 { "… " } else { "" };
    let mut room = width.saturating_sub(columns(lead) + 1);
    let mut end = start;
    while let Some(wide) = text.get(end).map(|c| columns(c.encode_utf8(&mut [0; 4])))
        && wide <= room
    {
        room -= wide;
        end += 1;
    }
    let tail = if end < text.len() { "…" } else { "" };
    let added =
        |text: &str| Piece { text: text.to_owned(), tone: Tone::Dim, link: None, chars: 0..0 };
    let shown = Piece {
        text: text[start..end].iter().collect(),
        tone: Tone::Plain,
        link: None,
        chars: start..end,
    };
    let row = Row {
        spot: Some(spot),
        chars: start..end,
        indent: 0,
        pieces: vec![added(lead), shown, added(tail)],
    };
    paint::row(&row, area, theme, washes, None, buf);
}
