//! A passage in a list: where it is, and the clause that matters on one row.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{self, Highlight};
use super::palette::Palette;
use crate::app::App;
use crate::citation;
use crate::messages::Message;
use crate::page::{Piece, Row, Tone, columns, raised};
use crate::report::{Node, Report};

/// Where a passage is: its view and its path; of a note, the passage that cites it. Where it is too wide, the outer steps
/// of the path give way first.
pub(crate) fn caption(app: &App, node: Node, width: usize) -> String {
    let report = app.report();
    let path = |section| citation::section_path(report, section);
    let (head, path) = match node {
        Node::Title => (String::new(), report.title.to_string()),
        Node::Heading(s) | Node::Block(s, _) => {
            let tab = app.home_of(node).map(|tab| tab.name(report, app.lang()));
            (format!("{} · ", tab.unwrap_or_default()), path(s))
        }
        Node::Note(n) => {
            let head =
                format!("{} {} · ", Message::Notes.say(app.lang()), raised(&report.notes[n].label));
            let cited =
                report.cited_in(n).first().and_then(|position| position.node.section()).map(path);
            (head + Message::CitedBy.say(app.lang()), cited.unwrap_or_default())
        }
    };
    let mut path = path.as_str();
    while columns(&head) + columns(path) > width
        && let Some((_, inner)) = path.split_once(citation::STEP)
    {
        path = inner;
    }
    format!("{head}{path}")
}

/// A clause of a passage, to be drawn on one row.
pub(crate) struct Clause<'a> {
    /// The passage.
    pub node: Node,
    /// The clause's characters.
    pub chars: &'a Range<usize>,
    /// Those of them that have to be in sight.
    pub best: &'a Range<usize>,
    /// What is painted over them.
    pub highlights: &'a [Highlight],
}

impl Clause<'_> {
    /// Draws it on a row, begun so that what has to be is in sight.
    pub(crate) fn draw(&self, report: &Report, palette: &Palette, area: Rect, buf: &mut Buffer) {
        let text: Vec<char> = report.plain(self.node).chars().collect();
        let width = usize::from(area.width);
        let mut start = self.chars.start;
        let upto: String = text[start..self.best.end].iter().collect();
        if columns(&upto) + 4 > width {
            start = self.best.start.saturating_sub(width / 3).max(start);
            while start < self.best.start && start > 0 && !text[start - 1].is_whitespace() {
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
            node: Some(self.node),
            chars: start..end,
            indent: 0,
            pieces: vec![added(lead), shown, added(tail)],
        };
        paint::row(&row, area, palette, self.highlights, None, buf);
    }
}
