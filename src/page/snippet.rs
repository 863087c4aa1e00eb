//! A part of a node's text in a few rows that shows given characters.

use std::ops::Range;

use super::wrap::wrap;
use super::{Piece, Row, Tone, added, columns};
use crate::report::{Node, Report};

/// A clause, and the characters of it that must be shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Snippet<'a> {
    /// The passage.
    pub node: Node,
    /// The characters of the clause.
    pub clause: &'a Range<usize>,
    /// The characters that must be shown.
    pub best: &'a Range<usize>,
}

/// How many columns of a row may stay blank because the next word does not fit.
const RAGGED: usize = 8;
/// The signs that text is left out before and after.
const BEFORE: &str = "… ";
const AFTER: &str = "…";

impl Snippet<'_> {
    /// At most `most` rows of `width` columns. The text is cut at words, with an ellipsis where something is left out.
    pub(crate) fn rows(&self, report: &Report, width: usize, most: usize) -> Vec<Row> {
        let text: Vec<char> = report.plain(self.node).chars().collect();
        let start = self.start(&text, width, most);
        let end = text.len().min(start + (width + 1) * (most + 1));
        let shown = Piece {
            text: text[start..end].iter().collect(),
            tone: Tone::Plain,
            link: None,
            chars: start..end,
        };
        let lead = if start > 0 { BEFORE } else { "" };
        // One column is reserved for the ellipsis.
        let mut wrapped = wrap(&[added(lead, Tone::Dim), shown], width.saturating_sub(1));
        wrapped.truncate(most);
        if let Some(last) = wrapped.last_mut().filter(|last| last.chars.end < text.len()) {
            last.pieces.push(added(AFTER, Tone::Dim));
        }
        let row = |wrapped: super::wrap::Wrapped| Row {
            node: Some(self.node),
            chars: wrapped.chars,
            indent: 0,
            pieces: wrapped.pieces,
        };
        wrapped.into_iter().map(row).collect()
    }

    /// The first character shown: that of the clause, or that of a word shortly before the characters that must be shown.
    fn start(&self, text: &[char], width: usize, most: usize) -> usize {
        let (start, best) = (self.clause.start.min(text.len()), self.best.start.min(text.len()));
        let available = (width * most).saturating_sub(RAGGED * (most - 1) + columns(BEFORE) + 2);
        let upto: String =
            text[start.min(best)..self.best.end.clamp(best, text.len())].iter().collect();
        if columns(&upto) <= available {
            return start;
        }
        let before = best.saturating_sub(width * most / 3).max(start);
        let word = |&at: &usize| at == 0 || text[at - 1].is_whitespace();
        (before..best).find(word).unwrap_or(best)
    }
}
