//! The outline: sections with their folds, and a mark at the one being read.

use ratatui::buffer::Buffer;

use super::paint::{line, row_of};
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::tabs::Entry;
use crate::citation;
use crate::keys::Mode;
use crate::page::raised;
use crate::report::Node;

pub fn draw(app: &App, palette: &Palette, area: Area, buf: &mut Buffer) {
    if area.width == 0 {
        return;
    }
    let entries = app.entries();
    let marked = app.marked_entry(&entries);
    let focused = app.mode() == Mode::Outline;
    for (y, (i, entry)) in
        entries.iter().enumerate().skip(app.outline_top()).take(area.height.into()).enumerate()
    {
        let here = marked == Some(i);
        let sign = match (here, entry.parent, app.is_folded(entry)) {
            (true, false, _) => "●",
            (_, true, true) => "▸",
            (_, true, false) => "▾",
            (false, false, _) => " ",
        };
        let style = match (here, focused) {
            (true, true) => palette.selected,
            (true, false) => palette.accent,
            _ if entry.depth == 0 => palette.text,
            _ => palette.dim,
        };
        let indent = 1 + 2 * entry.depth as u16;
        let row = row_of(area, y);
        let room = Area {
            x: row.x + indent.min(row.width),
            width: row.width.saturating_sub(indent + 1),
            ..row
        };
        let used = line(&format!("{sign} "), room, style, buf);
        let rest = Area { x: room.x + used, width: room.width - used, ..room };
        line(&name(app, entry), rest, style, buf);
    }
}

fn name(app: &App, entry: &Entry) -> String {
    let report = app.report();
    match entry.node {
        Node::Heading(s) => citation::section_name(report, s),
        Node::Note(n) => {
            let note = &report.notes[n];
            format!("{} {}", raised(&note.label), report.plain(entry.node))
        }
        _ => String::new(),
    }
}
