//! The outline: sections with their folds, the one being read with a sign before it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::line;
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::{inset, row_of};
use crate::app::tabs::OutlineEntry;
use crate::citation;
use crate::keys::Mode;
use crate::page::raised;
use crate::report::Node;

pub(crate) fn draw(app: &App, palette: &Palette, area: Rect, buf: &mut Buffer) {
    if area.width == 0 {
        return;
    }
    let outline = app.outline();
    let marked = app.marked_entry();
    let focused = app.mode() == Mode::Outline;
    let height = usize::from(area.height);
    let top = app.outline_top();
    let in_sight = outline.entries().iter().enumerate().skip(top).take(height);
    for (y, (i, entry)) in in_sight.enumerate() {
        let here = marked == Some(i);
        let sign = match (here, entry.parent, outline.is_folded(entry)) {
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
        let room = inset(row_of(area, y), entry.indent(), 1);
        let used = line(&format!("{sign} "), room, style, buf);
        line(&name(app, entry), inset(room, used, 0), style, buf);
    }
}

fn name(app: &App, entry: &OutlineEntry) -> String {
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
