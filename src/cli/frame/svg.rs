//! A screen as a picture in SVG whose text is text, so that it can be selected, searched and read aloud.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;

use super::{cells, columns};
use crate::session::ColourScheme;
use crate::view::palette::{paper, rgb};

/// A cell in pixels. The characters of most monospaced fonts are 0.6 of the font size wide.
const WIDTH: f64 = 8.4;
const HEIGHT: f64 = 17.0;
const FONT_SIZE: f64 = 14.0;
/// From the top of a row to the baseline.
const BASE: f64 = 13.0;
/// The margin around the screen.
const MARGIN: f64 = 12.0;

const FONTS: &str = "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";

/// The screen as an SVG document.
pub(super) fn picture(screen: &Buffer, cursor: Option<Position>, colours: ColourScheme) -> String {
    let (ink, back) = paper(colours);
    let width = f64::from(screen.area.width) * WIDTH + 2.0 * MARGIN;
    let height = f64::from(screen.area.height) * HEIGHT + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" fill=\"#{ink:06x}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#{back:06x}\"/>\n"
    );
    for y in 0..screen.area.height {
        row(&mut svg, &runs(screen, y, (ink, back)), y, ink);
    }
    if let Some(Position { x, y }) = cursor {
        let (left, top) = (MARGIN + f64::from(x) * WIDTH, MARGIN + f64::from(y) * HEIGHT);
        let _ =
            writeln!(svg, "<rect x=\"{left:.1}\" y=\"{top}\" width=\"2\" height=\"{HEIGHT}\"/>");
    }
    svg.push_str("</svg>\n");
    svg
}

/// The style of a run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    ink: u32,
    /// If it is not that of the picture.
    back: Option<u32>,
    modifiers: Modifier,
}

impl Look {
    fn of(cell: &Cell, paper: (u32, u32)) -> Self {
        let (ink, back) = (rgb(cell.fg).unwrap_or(paper.0), rgb(cell.bg));
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let (ink, back) = if reversed { (back.unwrap_or(paper.1), Some(ink)) } else { (ink, back) };
        Self { ink, back, modifiers: cell.modifier.difference(Modifier::REVERSED) }
    }
}

/// Characters of a row with the same style.
struct StyledText {
    look: Look,
    column: u16,
    columns: u16,
    /// Whether it is a single character of several columns.
    wide: bool,
    text: String,
}

/// The runs of a row. Each word is one, and each wide character, so that they keep their columns in any font.
fn runs(screen: &Buffer, y: u16, paper: (u32, u32)) -> Vec<StyledText> {
    let mut runs: Vec<StyledText> = Vec::new();
    for (x, cell) in cells(screen, y) {
        let (look, width) = (Look::of(cell, paper), columns(cell));
        match runs.last_mut() {
            Some(last)
                if last.look == look
                    && !(last.wide || width > 1)
                    && (!last.text.ends_with(' ') || cell.symbol() == " ") =>
            {
                last.columns += 1;
                last.text.push_str(cell.symbol());
            }
            _ => runs.push(StyledText {
                look,
                column: x,
                columns: width,
                wide: width > 1,
                text: cell.symbol().to_owned(),
            }),
        }
    }
    runs
}

fn row(svg: &mut String, runs: &[StyledText], y: u16, paper_ink: u32) {
    let top = MARGIN + f64::from(y) * HEIGHT;
    let left = |run: &StyledText| MARGIN + f64::from(run.column) * WIDTH;
    let wide = |columns: u16| f64::from(columns) * WIDTH;
    // One rectangle for neighbours with the same background, since a seam between two would be visible.
    for alike in runs.chunk_by(|a, b| a.look.back == b.look.back) {
        if let Some(back) = alike[0].look.back {
            let _ = writeln!(
                svg,
                "<rect x=\"{:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{HEIGHT}\" fill=\"#{back:06x}\"/>",
                left(&alike[0]),
                wide(alike.iter().map(|run| run.columns).sum())
            );
        }
    }
    let end = runs.iter().rposition(|run| !run.text.trim_end().is_empty());
    let Some(end) = end else {
        return;
    };
    let _ = write!(svg, "<text y=\"{}\" xml:space=\"preserve\">", top + BASE);
    for (i, run) in runs[..=end].iter().enumerate() {
        // Blanks at the end of a row are left out, so that they are not selected and copied.
        let text = if i == end { run.text.trim_end() } else { &run.text };
        let blank = (run.text.len() - text.len()) as u16;
        // Letters are spaced to fill their columns; line-drawing characters are stretched, so that they touch.
        let strokes = text.contains(|c| matches!(c, '\u{2500}'..='\u{259f}'));
        let adjust = if strokes { " lengthAdjust=\"spacingAndGlyphs\"" } else { "" };
        let _ = write!(
            svg,
            "<tspan x=\"{:.1}\" textLength=\"{:.1}\"{adjust}{}>{}</tspan>",
            left(run),
            wide(run.columns - blank),
            attributes(run.look, paper_ink),
            escaped(text)
        );
    }
    svg.push_str("</text>\n");
}

/// The attributes in which a run differs from the text of the picture.
fn attributes(look: Look, paper_ink: u32) -> String {
    let mut attributes = String::new();
    if look.ink != paper_ink {
        let _ = write!(attributes, " fill=\"#{:06x}\"", look.ink);
    }
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " fill-opacity=\"0.6\""),
    ] {
        if look.modifiers.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    attributes
}

/// Text within XML, without the characters that XML does not allow (<https://www.w3.org/TR/xml/#charsets>).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
