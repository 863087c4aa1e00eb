//! The window in which a figure is corrected: its fields, and below them the sentence that states it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Draw, frame};
use crate::app::App;
use crate::app::layout::{Point, below, inset, row_of};
use crate::app::windows::correction::{Correction, CorrectionField, CorrectionLayout};
use crate::messages::Message;
use crate::page::{cells, columns, lines};
use crate::report::FigureKind;
use crate::view::cursor::at;
use crate::view::paint::{line, typed, typed_cursor};
use crate::view::palette::Palette;

impl Draw for Correction {
    fn draw(&self, app: &App, palette: &Palette, buf: &mut Buffer) {
        let layout = CorrectionLayout::of(&app.layout());
        let value = cells::value(app.report(), self.row(), app.lang());
        let title = Message::CorrectFigure.fill(app.lang(), &[&value]);
        frame(&layout.window, &title, palette, buf);
        let label = label_columns(app);
        for (y, field) in CorrectionField::ALL.into_iter().enumerate() {
            let row = layout.row(y);
            let selected = field == self.selected();
            let style = if selected { palette.accent } else { palette.dim };
            let sign = if selected { "▸ " } else { "  " };
            let named = Rect { width: label.min(row.width), ..row };
            line(&format!("{sign}{}", field.label().say(app.lang())), named, style, buf);
            let room = inset(row, label, 0);
            match self.field(field) {
                Some(text) if room.width >= 4 => typed(" ", text, palette, room, buf),
                Some(_) => {}
                None => {
                    let kind = match self.kind() {
                        FigureKind::Result => Message::OnlyResults,
                        FigureKind::Target => Message::OnlyTargets,
                    };
                    let kind = format!("‹ {} ›", kind.say(app.lang()));
                    line(&kind, inset(room, 2, 0), palette.heading, buf);
                }
            }
        }
        let quote = below(layout.window.inner, CorrectionField::ALL.len() as u16 + 1);
        let figure = self.row().of(app.report());
        let rows = lines(&format!("“{}”", figure.quote), quote.width.into());
        for (y, row) in rows.iter().take(quote.height.into()).enumerate() {
            line(row, row_of(quote, y), palette.dim, buf);
        }
    }

    /// In the selected line.
    fn cursor(&self, app: &App) -> Option<Point> {
        let layout = CorrectionLayout::of(&app.layout());
        let y = CorrectionField::ALL.into_iter().position(|field| field == self.selected())?;
        let row = layout.row(y);
        let room = inset(row, label_columns(app), 0);
        match self.field(self.selected()) {
            Some(field) if room.width >= 4 => {
                typed_cursor(field, room, layout.window.inner.right())
            }
            _ => Some(at(row, 0)),
        }
    }
}

/// The columns of the names of the fields, with the sign before them.
fn label_columns(app: &App) -> u16 {
    let widest =
        CorrectionField::ALL.into_iter().map(|field| columns(field.label().say(app.lang()))).max();
    widest.unwrap_or(0) as u16 + 2
}
