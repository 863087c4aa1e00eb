//! Breaking a text into rows of a width: at spaces, or inside a word that is wider than a row.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Link, Piece, Tone};

/// One grapheme on its way to a row.
struct Glyph<'a> {
    text: &'a str,
    /// Columns.
    width: usize,
    tone: Tone,
    link: Option<Link>,
    /// Characters of the spot's plain text; empty for what the page adds.
    chars: Range<usize>,
}

impl Glyph<'_> {
    /// A space that a row may end in. A no-break space is none.
    fn breaks(&self) -> bool {
        self.text == " " && self.link.is_none()
    }
}

/// A wrapped row: its pieces, and the characters of the plain text it stands for, spaces at its end included.
pub(super) struct Wrapped {
    pub pieces: Vec<Piece>,
    pub chars: Range<usize>,
}

/// Breaks `pieces` into rows of at most `width` columns. No character is lost: the rows' ranges join without a gap.
/// A grapheme wider than the whole row stands as `?`. At width 0 there is one row that draws nothing.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Wrapped> {
    if width == 0 {
        let start = pieces.first().map_or(0, |piece| piece.chars.start);
        let end = pieces.last().map_or(start, |piece| piece.chars.end);
        return vec![Wrapped {
            pieces: Vec::new(),
            chars: start..end,
        }];
    }
    let mut rows = Vec::new();
    // The row to be. A long text is never held whole as glyphs, which take many times its room.
    let mut waiting: Vec<Glyph> = Vec::new();
    let mut used = 0;
    // Where the row may end: after its last space.
    let mut after_space = None;
    for glyph in pieces.iter().flat_map(|piece| glyphs(piece, width)) {
        let breaks = glyph.breaks();
        while !breaks && used + glyph.width > width && !waiting.is_empty() {
            let end = after_space.take().unwrap_or(waiting.len());
            rows.push(row(&waiting[..end]));
            waiting.drain(..end);
            used = waiting.iter().map(|glyph| glyph.width).sum();
        }
        used += glyph.width;
        waiting.push(glyph);
        if breaks {
            after_space = Some(waiting.len());
        }
    }
    if rows.is_empty() || !waiting.is_empty() {
        rows.push(row(&waiting));
    }
    rows
}

/// The columns of a text, by the width of its graphemes.
pub fn columns(text: &str) -> usize {
    if is_simple(text) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether every character of a text is a grapheme of its own, one column wide. Finding graphemes is slow beside this.
pub fn is_simple(text: &str) -> bool {
    text.chars().all(crate::text::is_simple)
}

fn glyphs(piece: &Piece, room: usize) -> impl Iterator<Item = Glyph<'_>> {
    let added = piece.chars.is_empty();
    let simple = is_simple(&piece.text);
    let mut at = piece.chars.start;
    let mut rest = piece.text.as_str();
    std::iter::from_fn(move || {
        let bytes = if simple {
            rest.chars().next()?.len_utf8()
        } else {
            rest.graphemes(true).next()?.len()
        };
        let (text, after) = rest.split_at(bytes);
        rest = after;
        let start = at;
        if !added {
            at += if simple { 1 } else { text.chars().count() };
        }
        let width = if simple { 1 } else { text.width() };
        let (text, width) = if width > room {
            ("?", 1)
        } else {
            (text, width)
        };
        Some(Glyph {
            text,
            width,
            tone: piece.tone,
            link: piece.link,
            chars: start..at,
        })
    })
}

fn row(glyphs: &[Glyph]) -> Wrapped {
    let chars = match (glyphs.first(), glyphs.last()) {
        (Some(first), Some(last)) => first.chars.start..last.chars.end,
        _ => 0..0,
    };
    let shown = glyphs
        .iter()
        .rposition(|glyph| !glyph.breaks())
        .map_or(0, |last| last + 1);
    let mut pieces: Vec<Piece> = Vec::new();
    for glyph in &glyphs[..shown] {
        match pieces.last_mut() {
            Some(piece)
                if piece.tone == glyph.tone
                    && piece.link == glyph.link
                    && piece.chars.end == glyph.chars.start
                    && piece.chars.is_empty() == glyph.chars.is_empty() =>
            {
                piece.text.push_str(glyph.text);
                piece.chars.end = glyph.chars.end;
            }
            _ => pieces.push(Piece {
                text: glyph.text.to_owned(),
                tone: glyph.tone,
                link: glyph.link,
                chars: glyph.chars.clone(),
            }),
        }
    }
    Wrapped { pieces, chars }
}
